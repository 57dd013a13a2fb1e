package import FreightModel

/// Where one parameter alone turns what an option is worth from a gain into a loss, or the other
/// way round.
package struct SwitchingValue: Sendable {
  /// One measure of the worth over the parameter's range.
  package struct Measure: Sendable, Equatable {
    /// With the parameter at its least value, at the study's own and at its greatest; nil where it
    /// is not known.
    package let low: Double?
    /// With the parameter at the study's own value; nil where it is not known.
    package let central: Double?
    /// With the parameter at its greatest value; nil where it is not known.
    package let high: Double?
    /// The parameter's value at which the measure is nought; nil if its sign holds over the range.
    package var root: Double?
    /// The measure at `root`: how well the root was found.
    package var residual: Double?

    /// Creates a measure from the ends and the study's own value.
    package init(
      low: Double?, central: Double?, high: Double?, root: Double? = nil, residual: Double? = nil
    ) {
      self.low = low
      self.central = central
      self.high = high
      self.root = root
      self.residual = residual
    }

    /// Distance between the ends; nil where one is not known.
    package var swing: Double? {
      guard let low, let high else { return nil }
      return abs(high - low)
    }
  }

  /// The option.
  package let option: Scenario
  /// The parameter that turns it, or does not.
  package let parameter: Parameter
  /// Of the year solved, before what is built is paid, SEK/yr; differences within the threshold
  /// count as nought.
  package let saving: Measure
  /// NNV of the whole appraisal, MSEK.
  package let netPresentValue: Measure

  /// Collects both measures of the worth.
  package init(
    option: Scenario, parameter: Parameter, saving: Measure, netPresentValue: Measure
  ) {
    self.option = option
    self.parameter = parameter
    self.saving = saving
    self.netPresentValue = netPresentValue
  }
}

/// A root of a continuous function between two points of unlike sign, by the Illinois variant of
/// false position (Dowell and Jarratt 1971, doi:10.1007/BF01934364): an end that is kept twice
/// counts half.
///
/// - Parameters:
///   - low: one end and its value.
///   - high: the other end and its value, of the other sign.
///   - tolerance: distance of the ends, as a share of the first one, at which the root is found.
///   - isZero: whether a value cannot be told from zero.
///   - function: evaluated once a round.
/// - Returns: the root and the function's value there.
package func root(
  from low: (x: Double, y: Double), to high: (x: Double, y: Double), tolerance: Double = 1e-4,
  isZero: (Double) -> Bool = { $0 == 0 }, _ function: (Double) async -> Double
) async -> (x: Double, y: Double) {
  precondition(low.y * high.y <= 0, "the ends have unlike signs")
  let width = tolerance * abs(high.x - low.x)
  var (low, high) = (low, high)
  // Values as they count in the interpolation, and the end that the last round kept.
  var weights = (low: low.y, high: high.y)
  var kept: (low: Bool, high: Bool) = (false, false)
  var best = abs(low.y) < abs(high.y) ? low : high
  for _ in 0..<60 where abs(high.x - low.x) > width && !isZero(best.y) {
    let x = (low.x * weights.high - high.x * weights.low) / (weights.high - weights.low)
    let found = (x: x, y: await function(x))
    if abs(found.y) < abs(best.y) { best = found }
    if found.y * low.y > 0 {
      low = found
      weights = (found.y, kept.high ? weights.high / 2 : weights.high)
      kept = (false, true)
    } else {
      high = found
      weights = (kept.low ? weights.low / 2 : weights.low, found.y)
      kept = (true, false)
    }
  }
  return best
}
