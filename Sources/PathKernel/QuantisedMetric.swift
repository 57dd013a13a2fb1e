/// A customized hierarchy with costs in whole units of 32 bits, for sweeps where a distance need
/// not be exact: skims, screening of many scenarios, maps.
///
/// Each cost of the hierarchy is rounded to the nearest unit, so that a distance is off by at most
/// half a unit for each hierarchy arc on its path; those are no more than there are ranks above
/// both ends in the elimination tree, and so far fewer than links on a long path. The equilibrium
/// does not use it: its gap needs the `Double` metric.
///
/// A distance must stay below 2^30 - 1 units. Costs too large are refused here, distances too large
/// are reported by the sweep: never a wrapped or a silently missing one.
public struct QuantisedMetric: Sendable {
  /// Costs and distances are below this; two of it still fit in 32 bits with a sign.
  static let unreached: Int32 = (1 << 30) - 1

  /// The metric it was made from.
  public let metric: HierarchyMetric
  /// Cost of one unit, in the unit of the metric's costs.
  public let unit: Double
  let up: [Int32]
  let down: [Int32]
  let arcCost: [Int32]

  /// Rounds the costs of a metric.
  ///
  /// - Parameters:
  ///   - metric: a customized hierarchy.
  ///   - unit: cost of one unit, positive and finite.
  /// - Returns: nil if a finite cost is 2^30 - 1 units or more.
  /// - Precondition: `unit` is positive and finite.
  public init?(_ metric: HierarchyMetric, unit: Double) {
    precondition(unit > 0 && unit < .infinity, "a unit is positive and finite")
    self.metric = metric
    self.unit = unit
    guard let up = Self.rounded(metric.up.cost, unit),
      let down = Self.rounded(metric.down.cost, unit),
      let arcCost = Self.rounded(metric.arcCost, unit)
    else { return nil }
    self.up = up
    self.down = down
    self.arcCost = arcCost
  }

  private static func rounded(_ costs: [Double], _ unit: Double) -> [Int32]? {
    var result = [Int32](repeating: unreached, count: costs.count)
    for (index, cost) in costs.enumerated() where cost < .infinity {
      let units = (cost / unit).rounded()
      guard units < Double(unreached) else { return nil }
      result[index] = Int32(units)
    }
    return result
  }
}
