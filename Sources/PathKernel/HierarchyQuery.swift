/// Shortest path from one node to another over a customized hierarchy, by elimination tree
/// (Dibbelt, Strasser and Wagner 2016, doi:10.1145/2886843), with scratch arrays kept between
/// queries.
///
///     var query = HierarchyQuery(hierarchy)
///     query.run(on: metric, from: 0, to: 7)     // .infinity if there is no path
///     query.appendPath(on: metric, into: &path)
///
/// It looks only at the ranks above both ends in the elimination tree. One of it serves one worker.
public struct HierarchyQuery: ~Copyable {
  private var ahead: Search
  private var back: Search
  private var meeting: Int32 = -1
  /// The only arc of a path between two nodes outside, or -1.
  private var directArc: Int32 = -1

  /// One end's labels.
  private struct Search {
    var distance: [Double]
    /// Index in the metric's `up` or `down`; -1 at a seed without arc, -2 - arc for an arc of the
    /// graph from or to a node outside.
    var arc: [Int32]
    /// Ranks that have a label, ascending.
    var ranks: [Int32] = []

    init(rankCount: Int) {
      distance = [Double](repeating: .infinity, count: rankCount)
      arc = [Int32](repeating: -1, count: rankCount)
    }

    mutating func clear() {
      for rank in ranks { distance[Int(rank)] = .infinity }
      ranks.removeAll(keepingCapacity: true)
    }

    mutating func seed(_ rank: Int32, _ cost: Double, arc code: Int32) {
      guard cost < distance[Int(rank)] else { return }
      ranks.append(rank)
      distance[Int(rank)] = cost
      arc[Int(rank)] = code
    }

    /// Adds all ranks above the seeds and labels them.
    mutating func climb(_ arcs: HierarchyMetric.SweepArcs, _ parent: [Int32]) {
      let seeds = ranks
      ranks.removeAll(keepingCapacity: true)
      for seed in seeds {
        var node = seed
        while node >= 0 {
          ranks.append(node)
          node = parent[Int(node)]
        }
      }
      if seeds.count > 1 {
        ranks.sort()
        var kept = 0
        for place in ranks.indices where place == 0 || ranks[place] != ranks[kept - 1] {
          ranks[kept] = ranks[place]
          kept += 1
        }
        ranks.removeSubrange(kept...)
      }
      Self.relax(arcs, ranks, &distance, &arc)
    }

    private static func relax(
      _ arcs: HierarchyMetric.SweepArcs, _ ranks: [Int32], _ distance: inout [Double],
      _ code: inout [Int32]
    ) {
      let first = arcs.first.span
      let high = arcs.high.span
      let cost = arcs.cost.span
      var distance = distance.mutableSpan
      var code = code.mutableSpan
      for rank in ranks {
        let own = distance[Int(rank)]
        guard own < .infinity else { continue }
        for arc in Int(first[Int(rank)])..<Int(first[Int(rank) + 1]) {
          let head = Int(high[arc])
          let way = own + cost[arc]
          if way < distance[head] {
            distance[head] = way
            code[head] = Int32(truncatingIfNeeded: arc)
          }
        }
      }
    }
  }

  /// Allocates scratch arrays for any metric of `hierarchy`.
  public init(_ hierarchy: ContractionHierarchy) {
    ahead = Search(rankCount: hierarchy.nodeCount)
    back = ahead
  }

  /// Cost of the shortest path from `origin` to `destination`, infinite if there is none.
  ///
  /// - Parameters:
  ///   - metric: a metric of the hierarchy that the query was made for.
  ///   - origin: a node of the graph; it may be one that is never passed through.
  ///   - destination: likewise.
  @discardableResult
  public mutating func run(
    on metric: HierarchyMetric, from origin: Int32, to destination: Int32
  ) -> Double {
    ahead.clear()
    back.clear()
    meeting = -1
    directArc = -1
    if origin == destination { return 0 }
    var least = Double.infinity
    let hierarchy = metric.hierarchy
    let graph = hierarchy.graph
    if hierarchy.rank[Int(origin)] >= 0 {
      ahead.seed(hierarchy.rank[Int(origin)], 0, arc: -1)
    } else {
      for arc in graph.firstOut[Int(origin)]..<graph.firstOut[Int(origin) + 1] {
        let cost = metric.arcCost[Int(arc)]
        let head = graph.head[Int(arc)]
        if hierarchy.rank[Int(head)] >= 0 {
          ahead.seed(hierarchy.rank[Int(head)], cost, arc: -2 - arc)
        } else if head == destination && cost < least {
          least = cost
          directArc = arc
        }
      }
    }
    if hierarchy.rank[Int(destination)] >= 0 {
      back.seed(hierarchy.rank[Int(destination)], 0, arc: -1)
    } else {
      let reverse = hierarchy.reverse
      let places = reverse.firstIn[Int(destination)]..<reverse.firstIn[Int(destination) + 1]
      for place in places.lazy.map({ Int($0) }) where hierarchy.rank[Int(reverse.tail[place])] >= 0
      {
        let arc = reverse.arc[place]
        back.seed(
          hierarchy.rank[Int(reverse.tail[place])], metric.arcCost[Int(arc)], arc: -2 - arc)
      }
    }
    ahead.climb(metric.up, hierarchy.parent)
    back.climb(metric.down, hierarchy.parent)
    for rank in back.ranks {
      let way = ahead.distance[Int(rank)] + back.distance[Int(rank)]
      if way < least {
        least = way
        meeting = rank
      }
    }
    return least
  }

  /// Appends the arcs of the last query's path, from its origin on; nothing if there was no path.
  ///
  /// - Parameters:
  ///   - metric: the metric of the last query.
  ///   - path: receives arcs of the graph.
  public func appendPath(on metric: HierarchyMetric, into path: inout [Int32]) {
    guard meeting >= 0 else {
      if directArc >= 0 { path.append(directArc) }
      return
    }
    let upTail = metric.hierarchy.upTail
    var slots: [Int32] = []
    var rank = Int(meeting)
    while ahead.arc[rank] >= 0 {
      let arc = metric.up.arc[Int(ahead.arc[rank])]
      slots.append(2 * arc)
      rank = Int(upTail[Int(arc)])
    }
    if ahead.arc[rank] <= -2 { path.append(-2 - ahead.arc[rank]) }
    for slot in slots.reversed() { metric.appendArcs(of: slot, into: &path) }
    rank = Int(meeting)
    while back.arc[rank] >= 0 {
      let arc = metric.down.arc[Int(back.arc[rank])]
      metric.appendArcs(of: 2 * arc + 1, into: &path)
      rank = Int(upTail[Int(arc)])
    }
    if back.arc[rank] <= -2 { path.append(-2 - back.arc[rank]) }
  }
}

extension HierarchyMetric {
  /// Appends the arcs of the graph that a hierarchy arc stands for: twice its index, plus one if it
  /// leads down.
  func appendArcs(of slot: Int32, into path: inout [Int32]) {
    var stack = [slot]
    while let slot = stack.popLast() {
      if let arc = arcOfGraph(slot) {
        path.append(arc)
        continue
      }
      guard let (first, second) = lowerTriangle(slot) else {
        assertionFailure("every cost comes from the graph or from a lower triangle")
        return
      }
      stack.append(second)
      stack.append(first)
    }
  }

  /// The first arc of the graph between the ends of a hierarchy arc at its cost.
  private func arcOfGraph(_ slot: Int32) -> Int32? {
    let arc = Int(slot >> 1)
    let isDown = slot & 1 == 1
    let low = hierarchy.nodeOfRank[Int(hierarchy.upTail[arc])]
    let high = hierarchy.nodeOfRank[Int(hierarchy.upHead[arc])]
    let tail = Int(isDown ? high : low)
    let head = isDown ? low : high
    let graph = hierarchy.graph
    return (graph.firstOut[tail]..<graph.firstOut[tail + 1]).first {
      graph.head[Int($0)] == head && arcCost[Int($0)] == cost[arc][Int(slot & 1)]
    }
  }

  /// The two arcs, in the order of travel, over the first lower node that explains the cost.
  private func lowerTriangle(_ slot: Int32) -> (Int32, Int32)? {
    let arc = Int(slot >> 1)
    let side = Int(slot & 1)
    let low = Int(hierarchy.upTail[arc])
    for index in Int(hierarchy.firstDown[low])..<Int(hierarchy.firstDown[low + 1]) {
      let toLow = Int(hierarchy.downArc[index])
      let bottom = hierarchy.upTail[toLow]
      let end = Int(hierarchy.firstUp[Int(bottom) + 1])
      guard hierarchy.upHead[end - 1] >= hierarchy.upHead[arc] else { continue }
      let toHigh = hierarchy.arc(from: bottom, to: hierarchy.upHead[arc])
      guard hierarchy.upHead[toHigh] == hierarchy.upHead[arc] else { continue }
      if side == 0 && cost[toLow].y + cost[toHigh].x == cost[arc].x {
        return (Int32(2 * toLow + 1), Int32(2 * toHigh))
      }
      if side == 1 && cost[toLow].x + cost[toHigh].y == cost[arc].y {
        return (Int32(2 * toHigh + 1), Int32(2 * toLow))
      }
    }
    return nil
  }
}
