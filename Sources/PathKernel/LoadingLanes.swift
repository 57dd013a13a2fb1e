/// Loads the demand of eight origins at once onto hierarchy arcs (Buchhold, Sanders and Wagner
/// 2018, doi:10.4230/LIPIcs.SEA.2018.27).
///
/// After a sweep each rank knows by which arc it was reached. Flow then runs against the sweeps: in
/// ascending ranks up the arcs of the sweep downwards, and from the ranks where it arrives back
/// down, in descending ranks, to the origins. Flows stay on hierarchy arcs until all origins are
/// loaded.
struct LoadingLanes: ~Copyable {
  /// What some blocks of origins add up to.
  struct Partial: Sendable {
    /// Flow on each arc of the metric's `up` and `down`.
    var up: [Double]
    var down: [Double]
    /// Flow on arcs of the graph with an end outside; empty if there are no nodes outside.
    var outside: [Double]
    var totalCost = 0.0
    var unservedFlow = 0.0
  }

  private var lanes: OriginLanes
  private var flow: [SIMD8<Double>]
  private(set) var partial: Partial

  init(_ metric: HierarchyMetric) {
    let hierarchy = metric.hierarchy
    lanes = OriginLanes(hierarchy)
    flow = [SIMD8<Double>](repeating: .zero, count: hierarchy.nodeCount)
    partial = Partial(
      up: [Double](repeating: 0, count: metric.up.high.count),
      down: [Double](repeating: 0, count: metric.down.high.count),
      outside: [Double](
        repeating: 0,
        count: hierarchy.nodeCount < hierarchy.graph.nodeCount ? metric.arcCost.count : 0))
  }

  /// Adds the flows of up to eight rows of `demand`.
  mutating func load(_ metric: HierarchyMetric, _ demand: OriginDemand, rows: ArraySlice<Int32>) {
    let origins = rows.map { demand.origins[Int($0)] }
    lanes.sweep(metric, from: origins[...], needsArcs: true)
    for (lane, row) in rows.enumerated() { arrive(metric, demand, Int(row), lane) }
    Self.runUp(
      metric.down, lanes.downArc, &flow, &partial.down)
    Self.runDown(metric, lanes.upArc, lanes.isSeen, &flow, &partial.up, &partial.outside)
  }

  /// Puts what a row sends to each destination where it leaves the hierarchy.
  private mutating func arrive(
    _ metric: HierarchyMetric, _ demand: OriginDemand, _ row: Int, _ lane: Int
  ) {
    let rank = metric.hierarchy.rank
    let tail = metric.hierarchy.graph.tail
    for entry in demand.row(row) {
      let destination = Int(demand.destinations[entry])
      let amount = demand.flow[entry]
      var place = Int(rank[destination])
      let distance =
        place >= 0 ? lanes.distance[place][lane] : lanes.outsideDistance[destination][lane]
      guard distance < .infinity else {
        partial.unservedFlow += amount
        continue
      }
      partial.totalCost += amount * distance
      if place < 0 {
        let arc = Int(lanes.outsideArc[destination][lane])
        guard arc >= 0 else { continue }
        partial.outside[arc] += amount
        place = Int(rank[Int(tail[arc])])
      }
      if place >= 0 { flow[place][lane] += amount }
    }
  }

  /// Against the sweep downwards: from each rank to the higher rank that it was reached from.
  private static func runUp(
    _ arcs: HierarchyMetric.SweepArcs, _ downArc: [SIMD8<Int32>], _ flow: inout [SIMD8<Double>],
    _ arcFlow: inout [Double]
  ) {
    let high = arcs.high.span
    let downArc = downArc.span
    var flow = flow.mutableSpan
    var arcFlow = arcFlow.mutableSpan
    for node in 0..<flow.count {
      let own = flow[node]
      guard any(own .> .zero) else { continue }
      let arcs = downArc[node]
      let arc = Int(arcs[0])
      // Neighbouring origins come the same way once they are far enough off.
      if arc >= 0 && all(arcs .== SIMD8(repeating: arcs[0])) {
        flow[Int(high[arc])] += own
        arcFlow[arc] += own.sum()
        flow[node] = .zero
        continue
      }
      var left = own
      for lane in 0..<8 where own[lane] > 0 && arcs[lane] >= 0 {
        let arc = Int(arcs[lane])
        flow[Int(high[arc])][lane] += own[lane]
        arcFlow[arc] += own[lane]
        left[lane] = 0
      }
      flow[node] = left
    }
  }

  /// Against the sweep upwards: from the ranks above the origins to the origins.
  ///
  /// A rank's flow leaves by the arc that gave its distance upwards, even if the sweep downwards
  /// found a way to it that is shorter by a rounding.
  private static func runDown(
    _ metric: HierarchyMetric, _ upArc: [SIMD8<Int32>], _ isSeen: [UInt64],
    _ flow: inout [SIMD8<Double>], _ arcFlow: inout [Double], _ outside: inout [Double]
  ) {
    let upTail = metric.hierarchy.upTail.span
    let hierarchyArc = metric.up.arc.span
    let upArc = upArc.span
    let isSeen = isSeen.span
    var flow = flow.mutableSpan
    var arcFlow = arcFlow.mutableSpan
    for word in (0..<isSeen.count).reversed() {
      var bits = isSeen[word]
      while bits != 0 {
        let bit = 63 - bits.leadingZeroBitCount
        bits &= ~(1 << UInt64(bit))
        let node = 64 * word + bit
        let own = flow[node]
        guard any(own .> .zero) else { continue }
        flow[node] = .zero
        for lane in 0..<8 where own[lane] > 0 {
          let arc = Int(upArc[node][lane])
          if arc >= 0 {
            flow[Int(upTail[Int(hierarchyArc[arc])])][lane] += own[lane]
            arcFlow[arc] += own[lane]
          } else if arc <= -2 {
            outside[-2 - arc] += own[lane]
          }
        }
      }
    }
  }
}
