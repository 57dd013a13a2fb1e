/// A delay curve of straight lines between points, such as Sweden's published VQ curves.
///
///     let curve = try DelayTable(flows: [0, 800, 1400], hours: [0, 0.02, 0.1])
///     DelayFunction.tabulated(curve)
///
/// Points hold delay beyond free flow: the first is zero delay at zero flow, and the time there
/// belongs to the fixed cost. Flows rise strictly, delays never fall. Beyond the last point the
/// curve goes on with its last slope. At a point, the slope is that to its right. The curve is
/// convex where slopes never fall (`isConvex`); any other is a delay function all the same.
public struct DelayTable: Sendable, Equatable {
  /// A point, the integral up to it, and the slope to the next.
  private struct Knot: Equatable {
    var flow: Double
    var hours: Double
    var area: Double
    var slope: Double
  }

  /// What is wrong with the points of a table; `point` counts from zero.
  public enum Defect: Error, Equatable {
    /// Fewer than two points, or not as many delays as flows.
    case tooFewPoints
    /// The first point is not zero delay at zero flow.
    case doesNotStartAtZero
    /// A flow that is not above the one before.
    case flowDoesNotRise(point: Int)
    /// A delay below the one before.
    case delayFalls(point: Int)
    /// A number that is not finite, or a slope too steep for one.
    case notFinite(point: Int)
  }

  private let knots: [Knot]

  /// Checks the points and lays them out.
  ///
  /// - Parameters:
  ///   - flows: units per hour, strictly rising from zero.
  ///   - hours: delay at each flow beyond free flow, hours per unit, never falling.
  public init(flows: [Double], hours: [Double]) throws(Defect) {
    guard flows.count > 1 && flows.count == hours.count else { throw .tooFewPoints }
    guard flows[0] == 0 && hours[0] == 0 else { throw .doesNotStartAtZero }
    var knots: [Knot] = []
    var area = 0.0
    for point in flows.indices.dropFirst() {
      guard flows[point].isFinite && hours[point].isFinite else { throw .notFinite(point: point) }
      let width = flows[point] - flows[point - 1]
      let rise = hours[point] - hours[point - 1]
      guard width > 0 else { throw .flowDoesNotRise(point: point) }
      guard rise >= 0 else { throw .delayFalls(point: point) }
      let slope = rise / width
      guard slope.isFinite else { throw .notFinite(point: point) }
      knots.append(
        Knot(flow: flows[point - 1], hours: hours[point - 1], area: area, slope: slope))
      area += width * (hours[point - 1] + hours[point]) / 2
      if point == flows.count - 1 {
        knots.append(Knot(flow: flows[point], hours: hours[point], area: area, slope: slope))
      }
    }
    self.knots = knots
  }

  /// The given flows, units per hour, one per point.
  public var flows: [Double] { knots.map { $0.flow } }
  /// The given delays, hours per unit, laid out as `flows`.
  public var hours: [Double] { knots.map { $0.hours } }
  /// The last flow given, units per hour, beyond which the curve is a guess.
  public var capacity: Double { knots[knots.count - 1].flow }
  /// Whether slopes never fall.
  public var isConvex: Bool { zip(knots, knots.dropFirst()).allSatisfy { $0.slope <= $1.slope } }

  /// Delay and slope at a flow.
  func delay(at flow: Double) -> (hours: Double, slope: Double) {
    let knot = knot(at: flow)
    return (knot.hours + (Swift.max(0, flow) - knot.flow) * knot.slope, knot.slope)
  }

  /// Integral of the delay up to a flow.
  func integral(to flow: Double) -> Double {
    let knot = knot(at: flow)
    let beyond = Swift.max(0, flow) - knot.flow
    return knot.area + beyond * (knot.hours + beyond * knot.slope / 2)
  }

  /// The last knot at or before a flow.
  private func knot(at flow: Double) -> Knot {
    var low = 0
    var high = knots.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if knots[middle].flow <= flow { low = middle } else { high = middle }
    }
    return knots[low]
  }
}
