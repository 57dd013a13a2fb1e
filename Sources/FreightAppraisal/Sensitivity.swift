package import FreightModel

/// What an option is worth when one parameter stands at either end of its range.
///
/// Base case and option are both solved anew at the end, so that each comparison is one that the
/// study would have made with that row of `parameter.csv`.
package struct Sensitivity: Sendable {
  /// The option.
  package let option: Scenario
  /// The parameter that stands at the ends of its range.
  package let parameter: Parameter
  /// With the parameter at its least value.
  package let low: Comparison
  /// With the parameter at its greatest value.
  package let high: Comparison
  /// NNV at the ends, MSEK; nil where it is not known.
  package let lowNetMSEK: Double?
  /// NNV with the parameter at its greatest value, MSEK; nil where it is not known.
  package let highNetMSEK: Double?

  /// Creates a sensitivity from both ends of the range.
  package init(
    option: Scenario, parameter: Parameter, low: Comparison, high: Comparison,
    lowNetMSEK: Double? = nil, highNetMSEK: Double? = nil
  ) {
    self.option = option
    self.parameter = parameter
    self.low = low
    self.high = high
    self.lowNetMSEK = lowNetMSEK
    self.highNetMSEK = highNetMSEK
  }

  /// Distance between the two ends, SEK/yr: how much of the answer the parameter decides.
  package func swing(_ cost: (Comparison) -> Difference) -> Double {
    abs(cost(high).value - cost(low).value)
  }

  /// Whether an end turns a saving into a loss or a loss into a saving, or leaves neither.
  ///
  /// - Parameter central: the comparison at the study's own value.
  package func changesSign(
    of central: Comparison, _ cost: (Comparison) -> Difference
  ) -> Bool {
    cost(low).sign != cost(central).sign || cost(high).sign != cost(central).sign
  }
}

extension Difference {
  /// -1 for a saving, 1 for a loss, 0 for a difference that the two solves do not resolve.
  package var sign: Int { isResolved ? (value < 0 ? -1 : 1) : 0 }
}
