/// Distances from sixteen origins at once in whole units of 32 bits: `OriginLanes` with twice the
/// origins to a cache line.
///
///     var lanes = QuantisedLanes(hierarchy)
///     guard lanes.run(on: metric, from: origins[...]) else { ... }   // a distance does not fit
///     lanes.distance(to: 7, lane: 12)     // units, nil if there is no path
///
/// One of it serves one worker.
public struct QuantisedLanes: ~Copyable {
  /// Two halves: the compiler keeps them in registers, which it does not with sixteen in one.
  private struct Lanes {
    var low: SIMD8<Int32>
    var high: SIMD8<Int32>

    static var unreached: Lanes {
      Lanes(
        low: SIMD8(repeating: QuantisedMetric.unreached),
        high: SIMD8(repeating: QuantisedMetric.unreached))
    }

    subscript(lane: Int) -> Int32 {
      get { lane < 8 ? low[lane] : high[lane - 8] }
      set { if lane < 8 { low[lane] = newValue } else { high[lane - 8] = newValue } }
    }

    /// Takes the lesser of each lane and its distance `from` plus `cost`. Both are below 2^30, so
    /// that the sum fits, and a sum from where nothing is reached is never less.
    @inline(__always)
    mutating func reduce(_ from: Lanes, _ cost: Int32) {
      let lowWay = from.low &+ SIMD8(repeating: cost)
      low.replace(with: lowWay, where: lowWay .< low)
      let highWay = from.high &+ SIMD8(repeating: cost)
      high.replace(with: highWay, where: highWay .< high)
    }

    /// Whether a lane that was reached at `from` is out of range after `cost`.
    @inline(__always)
    static func overflows(_ from: Lanes, _ cost: Int32) -> Bool {
      let limit = SIMD8(repeating: QuantisedMetric.unreached)
      let low = (from.low .< limit) .& (from.low &+ SIMD8(repeating: cost) .>= limit)
      let high = (from.high .< limit) .& (from.high &+ SIMD8(repeating: cost) .>= limit)
      return any(low .| high)
    }

    @inline(__always)
    var isReached: Bool {
      let limit = SIMD8(repeating: QuantisedMetric.unreached)
      return all((low .< limit) .& (high .< limit))
    }
  }

  /// How many origins there can be.
  public static let width = 16

  private var distances: [Lanes]
  private var outside: [Lanes]
  private var isSeen: [Bool]
  private var seen: [Int32] = []
  private let rank: [Int32]

  /// Allocates lanes for any metric of `hierarchy`.
  public init(_ hierarchy: ContractionHierarchy) {
    distances = [Lanes](repeating: .unreached, count: hierarchy.nodeCount)
    outside = [Lanes](
      repeating: .unreached, count: hierarchy.graph.nodeCount - hierarchy.nodeCount)
    isSeen = [Bool](repeating: false, count: hierarchy.nodeCount)
    rank = hierarchy.rank
  }

  /// Distance from the origin of a lane to a node in units; nil if there is no path.
  public func distance(to node: Int32, lane: Int) -> Int32? {
    let place = Int(rank[Int(node)])
    let units = place < 0 ? outside[Int(node)][lane] : distances[place][lane]
    return units < QuantisedMetric.unreached ? units : nil
  }

  /// Distances from up to sixteen origins to every node.
  ///
  /// - Parameters:
  ///   - metric: a metric of the hierarchy that the lanes were made for.
  ///   - origins: nodes of the graph, the first in lane 0.
  /// - Returns: false if a distance may be 2^30 - 1 units or more; then none is to be used.
  /// - Precondition: there are no more than sixteen origins.
  public mutating func run(
    on metric: QuantisedMetric, from origins: ArraySlice<Int32>
  ) -> Bool {
    precondition(origins.count <= Self.width, "there are sixteen lanes")
    for rank in seen { isSeen[Int(rank)] = false }
    seen.removeAll(keepingCapacity: true)
    let hierarchy = metric.metric.hierarchy
    for (lane, origin) in origins.enumerated() {
      if rank[Int(origin)] >= 0 {
        see(rank[Int(origin)], hierarchy.parent)
        distances[Int(rank[Int(origin)])][lane] = 0
        continue
      }
      let graph = hierarchy.graph
      for arc in Int(graph.firstOut[Int(origin)])..<Int(graph.firstOut[Int(origin) + 1]) {
        let place = Int(rank[Int(graph.head[arc])])
        guard place >= 0 else { continue }
        see(Int32(place), hierarchy.parent)
        distances[place][lane] = min(distances[place][lane], metric.arcCost[arc])
      }
    }
    seen.sort()
    let fitsUp = Self.sweepUp(metric.metric.up, metric.up, seen, &distances)
    let fitsDown = Self.sweepDown(metric.metric.down, metric.down, isSeen, &distances)
    let fitsOutside = leave(metric, origins)
    return fitsUp && fitsDown && fitsOutside
  }

  private mutating func see(_ rank: Int32, _ parent: [Int32]) {
    var node = Int(rank)
    while node >= 0 && !isSeen[node] {
      isSeen[node] = true
      seen.append(Int32(node))
      distances[node] = .unreached
      node = Int(parent[node])
    }
  }

  private static func sweepUp(
    _ arcs: HierarchyMetric.SweepArcs, _ cost: [Int32], _ seen: [Int32],
    _ distances: inout [Lanes]
  ) -> Bool {
    let first = arcs.first.span
    let high = arcs.high.span
    let cost = cost.span
    var distances = distances.mutableSpan
    var fits = true
    for node in seen {
      let own = distances[Int(node)]
      for arc in Int(first[Int(node)])..<Int(first[Int(node) + 1]) {
        fits = fits && !Lanes.overflows(own, cost[arc])
        var lanes = distances[Int(high[arc])]
        lanes.reduce(own, cost[arc])
        distances[Int(high[arc])] = lanes
      }
    }
    return fits
  }

  private static func sweepDown(
    _ arcs: HierarchyMetric.SweepArcs, _ cost: [Int32], _ isSeen: [Bool],
    _ distances: inout [Lanes]
  ) -> Bool {
    let first = arcs.first.span
    let high = arcs.high.span
    let cost = cost.span
    let isSeen = isSeen.span
    var distances = distances.mutableSpan
    var fits = true
    for node in (0..<distances.count).reversed() {
      var lanes = isSeen[node] ? distances[node] : .unreached
      let range = Int(first[node])..<Int(first[node + 1])
      for arc in range { lanes.reduce(distances[Int(high[arc])], cost[arc]) }
      distances[node] = lanes
      // Only a rank that a lane did not reach can hide a distance that is too long.
      guard !lanes.isReached else { continue }
      for arc in range where Lanes.overflows(distances[Int(high[arc])], cost[arc]) {
        fits = false
      }
    }
    return fits
  }

  /// Distances of the nodes outside, over their incoming arcs.
  private mutating func leave(_ metric: QuantisedMetric, _ origins: ArraySlice<Int32>) -> Bool {
    let reverse = metric.metric.hierarchy.reverse
    var fits = true
    for node in outside.indices {
      var lanes = Lanes.unreached
      for place in Int(reverse.firstIn[node])..<Int(reverse.firstIn[node + 1]) {
        let cost = metric.arcCost[Int(reverse.arc[place])]
        let tail = Int(rank[Int(reverse.tail[place])])
        if tail >= 0 {
          if cost < QuantisedMetric.unreached && Lanes.overflows(distances[tail], cost) {
            fits = false
          }
          lanes.reduce(distances[tail], cost)
        } else {
          for (lane, origin) in origins.enumerated() where origin == reverse.tail[place] {
            lanes[lane] = min(lanes[lane], cost)
          }
        }
      }
      for (lane, origin) in origins.enumerated() where origin == node { lanes[lane] = 0 }
      outside[node] = lanes
    }
    return fits
  }
}
