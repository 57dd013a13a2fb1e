package import FreightModel

/// Where one parameter alone turns an option's saving into a loss or the other way round.
package struct SwitchingValue: Sendable {
  package let option: Scenario
  package let parameter: Parameter
  /// The value at which the option neither saves nor costs; nil if its sign holds over the range.
  package let value: Double?
  /// What the option saves at `value`, SEK/yr: how well the root was found.
  package let savingSEK: Double

  package init(option: Scenario, parameter: Parameter, value: Double?, savingSEK: Double) {
    self.option = option
    self.parameter = parameter
    self.value = value
    self.savingSEK = savingSEK
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
