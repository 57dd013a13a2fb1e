/// Distances from eight origins at once over a customized hierarchy (PHAST, Delling et al. 2011,
/// doi:10.1109/IPDPS.2011.89, on a customizable hierarchy).
///
///     var lanes = OriginLanes(hierarchy)
///     lanes.run(on: metric, from: [0, 1, 2][...])
///     lanes.distance(to: 7, lane: 2)      // .infinity if there is no path
///
/// One of it serves one worker.
///
///     distance[r]   the eight origins' distances to rank r, one cache line
///
/// Upwards, only ranks above the origins' seeds are looked at, in ascending order; `isSeen` marks
/// them, a bit each. Downwards, every rank takes the least over its higher neighbours. Lanes are
/// `Double`: eight fill a cache line, as sixteen 32-bit lanes would.
public struct OriginLanes: ~Copyable {
  /// One number for each origin.
  typealias Lanes = SIMD8<Double>
  /// How many origins there can be.
  public static let width = 8

  /// Distance of each rank in each lane.
  private(set) var distance: [Lanes]
  /// The downward arc (of the metric's `down`) that gave the distance, or -1 if none did; empty
  /// until a sweep needs arcs.
  private(set) var downArc: [SIMD8<Int32>]
  /// For ranks that the search upwards saw: the upward arc that gave the distance before the sweep
  /// downwards, -1 at the origin or where there is none, -2 - arc for an arc of the graph that
  /// leads in from an origin outside.
  private(set) var upArc: [SIMD8<Int32>]
  private(set) var isSeen: [UInt64]
  /// Distance of each node outside, and the arc of the graph that gave it: -1 at the origin and
  /// where not reached.
  private(set) var outsideDistance: [Lanes]
  private(set) var outsideArc: [SIMD8<Int32>]
  private var rank: [Int32]

  /// Allocates lanes for any metric of `hierarchy`.
  public init(_ hierarchy: ContractionHierarchy) {
    rank = hierarchy.rank
    let rankCount = hierarchy.nodeCount
    let outside = hierarchy.graph.nodeCount - rankCount
    outsideDistance = [Lanes](repeating: Lanes(repeating: .infinity), count: outside)
    outsideArc = [SIMD8<Int32>](repeating: SIMD8(repeating: -1), count: outside)
    distance = [Lanes](repeating: Lanes(repeating: .infinity), count: rankCount)
    downArc = []
    upArc = [SIMD8<Int32>](repeating: SIMD8(repeating: -1), count: rankCount)
    isSeen = [UInt64](repeating: 0, count: (rankCount + 63) / 64)
  }

  /// Distances from up to eight origins to every node.
  ///
  /// - Parameters:
  ///   - metric: a metric of the hierarchy that the lanes were made for.
  ///   - origins: nodes of the graph, the first in lane 0.
  /// - Precondition: there are no more than eight origins.
  public mutating func run(on metric: HierarchyMetric, from origins: ArraySlice<Int32>) {
    sweep(metric, from: origins, needsArcs: false)
  }

  /// Distance from the origin of a lane to a node, in the unit of the metric's costs; infinite if
  /// there is no path.
  public func distance(to node: Int32, lane: Int) -> Double {
    let rank = Int(rank[Int(node)])
    return rank < 0 ? outsideDistance[Int(node)][lane] : distance[rank][lane]
  }

  /// Writes the distances from the origin of a lane to all nodes of the graph, by node.
  ///
  /// - Precondition: `result` has one entry per node of the graph.
  public func copyDistances(lane: Int, into result: inout [Double]) {
    precondition(result.count == rank.count, "every node has one distance")
    for node in outsideDistance.indices { result[node] = outsideDistance[node][lane] }
    let rank = rank.span
    let distance = distance.span
    var result = result.mutableSpan
    for node in outsideDistance.count..<result.count {
      result[node] = distance[Int(rank[node])][lane]
    }
  }

  /// Distances from up to eight origins to every rank and every node outside.
  ///
  /// - Parameter needsArcs: whether `downArc` is filled in.
  mutating func sweep(
    _ metric: HierarchyMetric, from origins: ArraySlice<Int32>, needsArcs: Bool
  ) {
    precondition(origins.count <= Self.width, "there are eight lanes")
    seed(metric, origins)
    Self.sweepUp(metric.up, &distance, &upArc, isSeen)
    if needsArcs {
      // Only a loading pays for it.
      if downArc.isEmpty { downArc = upArc }
      Self.sweepDown(metric.down, &distance, &downArc, isSeen, needsArcs: true)
    } else {
      Self.sweepDown(metric.down, &distance, &downArc, isSeen, needsArcs: false)
    }
    leave(metric, origins)
  }

  /// Distances of the nodes outside, over their incoming arcs.
  private mutating func leave(_ metric: HierarchyMetric, _ origins: ArraySlice<Int32>) {
    let reverse = metric.hierarchy.reverse
    for node in outsideDistance.indices {
      var least = Lanes(repeating: .infinity)
      var from = SIMD8<Int64>(repeating: -1)
      for place in Int(reverse.firstIn[node])..<Int(reverse.firstIn[node + 1]) {
        let arc = Int(reverse.arc[place])
        let tail = metric.hierarchy.rank[Int(reverse.tail[place])]
        var way = Lanes(repeating: .infinity)
        if tail >= 0 {
          way = distance[Int(tail)] + metric.arcCost[arc]
        } else {
          // From one node outside to another there is no way but the arc itself.
          for (lane, origin) in origins.enumerated() where origin == reverse.tail[place] {
            way[lane] = metric.arcCost[arc]
          }
        }
        let isLess = way .< least
        least.replace(with: way, where: isLess)
        from.replace(with: SIMD8(repeating: Int64(arc)), where: isLess)
      }
      outsideDistance[node] = least
      outsideArc[node] = SIMD8(truncatingIfNeeded: from)
    }
    for (lane, origin) in origins.enumerated() where Int(origin) < outsideDistance.count {
      outsideDistance[Int(origin)][lane] = 0
      outsideArc[Int(origin)][lane] = -1
    }
  }

  /// Puts each origin, or the nodes that its arcs lead to, into its lane.
  private mutating func seed(_ metric: HierarchyMetric, _ origins: ArraySlice<Int32>) {
    for word in isSeen.indices { isSeen[word] = 0 }
    let hierarchy = metric.hierarchy
    for (lane, origin) in origins.enumerated() {
      let rank = hierarchy.rank[Int(origin)]
      if rank >= 0 {
        see(rank, hierarchy.parent)
        distance[Int(rank)][lane] = 0
        upArc[Int(rank)][lane] = -1
        continue
      }
      let graph = hierarchy.graph
      for arc in Int(graph.firstOut[Int(origin)])..<Int(graph.firstOut[Int(origin) + 1]) {
        let rank = hierarchy.rank[Int(graph.head[arc])]
        guard rank >= 0, metric.arcCost[arc] < .infinity else { continue }
        see(rank, hierarchy.parent)
        guard metric.arcCost[arc] < distance[Int(rank)][lane] else { continue }
        distance[Int(rank)][lane] = metric.arcCost[arc]
        upArc[Int(rank)][lane] = -2 - Int32(arc)
      }
    }
  }

  /// Marks a rank and all above it in the elimination tree.
  private mutating func see(_ rank: Int32, _ parent: [Int32]) {
    var node = Int(rank)
    while node >= 0 && isSeen[node >> 6] >> UInt64(node & 63) & 1 == 0 {
      isSeen[node >> 6] |= 1 << UInt64(node & 63)
      distance[node] = Lanes(repeating: .infinity)
      upArc[node] = SIMD8(repeating: -1)
      node = Int(parent[node])
    }
  }

  private static func sweepUp(
    _ arcs: HierarchyMetric.SweepArcs, _ distance: inout [Lanes], _ upArc: inout [SIMD8<Int32>],
    _ isSeen: [UInt64]
  ) {
    let first = arcs.first.span
    let high = arcs.high.span
    let cost = arcs.cost.span
    let isSeen = isSeen.span
    var distance = distance.mutableSpan
    var upArc = upArc.mutableSpan
    for word in isSeen.indices {
      var bits = isSeen[word]
      while bits != 0 {
        let node = 64 * word + bits.trailingZeroBitCount
        bits &= bits - 1
        let own = distance[node]
        for arc in Int(first[node])..<Int(first[node + 1]) {
          let head = Int(high[arc])
          let way = own + cost[arc]
          var least = distance[head]
          let isLess = way .< least
          least.replace(with: way, where: isLess)
          distance[head] = least
          var from = SIMD8<Int64>(truncatingIfNeeded: upArc[head])
          from.replace(with: SIMD8(repeating: Int64(arc)), where: isLess)
          upArc[head] = SIMD8(truncatingIfNeeded: from)
        }
      }
    }
  }

  /// - Parameter needsArcs: a constant where it is called, so that either loop has no test in it.
  @inline(__always)
  private static func sweepDown(
    _ arcs: HierarchyMetric.SweepArcs, _ distance: inout [Lanes], _ downArc: inout [SIMD8<Int32>],
    _ isSeen: [UInt64], needsArcs: Bool
  ) {
    let first = arcs.first.span
    let high = arcs.high.span
    let cost = arcs.cost.span
    let isSeen = isSeen.span
    var distance = distance.mutableSpan
    var downArc = downArc.mutableSpan
    for node in (0..<distance.count).reversed() {
      var least = Lanes(repeating: .infinity)
      if isSeen[node >> 6] >> UInt64(node & 63) & 1 == 1 { least = distance[node] }
      var from = SIMD8<Int64>(repeating: -1)
      for arc in Int(first[node])..<Int(first[node + 1]) {
        let way = distance[Int(high[arc])] + cost[arc]
        let isLess = way .< least
        least.replace(with: way, where: isLess)
        if needsArcs { from.replace(with: SIMD8(repeating: Int64(arc)), where: isLess) }
      }
      distance[node] = least
      if needsArcs { downArc[node] = SIMD8(truncatingIfNeeded: from) }
    }
  }
}
