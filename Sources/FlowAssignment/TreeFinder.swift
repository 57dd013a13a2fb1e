import PathKernel

/// Least costs from one group's origin at a time, and the arcs of its shortest paths.
///
/// With a customized hierarchy, eight groups of a class share a sweep, and the arcs are read off
/// the distances where they are asked for; without one, each group is a search by Dijkstra's
/// method.
struct TreeFinder: ~Copyable {
  private let graph: ForwardStar
  private let metric: HierarchyMetric?
  private let reverse: ReverseStar?
  private var lanes: OriginLanes?
  private var originsInLanes: [Int32] = []
  private var search: PathWorkspace
  /// Of the last search; empty where it had none.
  private var givenOrder: [Int32] = []
  /// Least cost to each node from the origin last found, infinite where it is not reached.
  private(set) var distances: [Double]
  /// Of the arcs, where a hierarchy finds the distances.
  private var costs: [Double] = []
  private var origin: Int32 = 0
  /// The arc into each node, or -1 where it has not been asked for.
  private var arcs: [Int32]
  private var known: [Int32] = []
  /// The last call of `settleLevel` that looked at each node; empty before the first, which few
  /// networks ever make.
  private var levelSeen: [Int32] = []
  private var levelCall: Int32 = 0
  /// Whether distances and arcs are those of a search rather than of a sweep.
  private(set) var isSearched = false

  init(_ graph: ForwardStar, _ metric: HierarchyMetric?) {
    self.graph = graph
    self.metric = metric
    reverse = metric?.hierarchy.reverse
    lanes = metric.map { OriginLanes($0.hierarchy) }
    search = PathWorkspace(nodeCount: graph.nodeCount)
    distances = [Double](repeating: .infinity, count: graph.nodeCount)
    arcs = [Int32](repeating: -1, count: graph.nodeCount)
  }

  /// Finds the least costs of one of a block of groups, of one class if there is a hierarchy.
  ///
  /// - Parameters:
  ///   - order: nodes in the order of an earlier search for the group, if there was one.
  ///   - corridor: what a search from the origin alone may keep inside.
  ///   - slack: see `Corridor`.
  mutating func find(
    _ index: Int, of block: ArraySlice<OriginGroup>, costs: [Double], order: [Int32] = [],
    inside corridor: Corridor = Corridor(), slack: Double = .infinity
  ) {
    for node in known { arcs[Int(node)] = -1 }
    known.removeAll(keepingCapacity: true)
    origin = block[index].origin
    guard let metric else { return searchFromOrigin(costs, order, corridor, slack) }
    self.costs = costs
    isSearched = false
    let first = index - (index - block.startIndex) % OriginLanes.width
    let group = block[first..<min(first + OriginLanes.width, block.endIndex)]
    let origins = group.map { $0.origin }
    if originsInLanes != origins {
      originsInLanes = origins
      lanes!.run(on: metric, from: origins[...])
    }
    lanes!.copyDistances(lane: index - first, into: &distances)
  }

  private mutating func searchFromOrigin(
    _ costs: [Double], _ order: [Int32] = [], _ corridor: Corridor = Corridor(),
    _ slack: Double = .infinity
  ) {
    // The workspace's distances, if still held, would be copied.
    distances = []
    givenOrder = order
    if order.isEmpty {
      search.run(on: graph, arcCost: costs.span, from: origin)
    } else {
      search.run(
        on: graph, arcCost: costs.span, from: origin, inOrder: order.span, inside: corridor,
        slack: slack)
    }
    distances = search.distances
    isSearched = true
  }

  /// Whether groups of a class share sweeps.
  var hasHierarchy: Bool { metric != nil }

  /// The order in which the last search settled nodes, or the one that it was given where that
  /// holds: looking at a few nodes that are no longer reached costs less than a copy. Empty after a
  /// sweep.
  var order: [Int32] {
    guard metric == nil else { return [] }
    let idle = givenOrder.count - search.settledNodes
    let isKept = search.hasKeptOrder && 16 * idle <= givenOrder.count
    return isKept ? givenOrder : Array(search.settleOrder[..<search.settledNodes])
  }

  /// The arc by which a shortest path enters a node other than the origin; the node is reached.
  mutating func arc(into node: Int32) -> Int32 {
    if !isSearched && arcs[Int(node)] < 0 {
      if let arc = descendingArc(into: node) {
        set(arc, into: node)
      } else if !settleLevel(at: node) {
        // Rounding has hidden the way among arcs of next to no cost.
        searchFromOrigin(costs)
      }
    }
    return isSearched ? search.arc(into: node) : arcs[Int(node)]
  }

  private mutating func set(_ arc: Int32, into node: Int32) {
    arcs[Int(node)] = arc
    known.append(node)
  }

  /// Least cost of arriving at a node by the arc at a place of the reverse star.
  @inline(__always)
  private func arrival(_ place: Int, _ reverse: borrowing ReverseStar) -> Double {
    let tail = reverse.tail[place]
    if tail < graph.firstThroughNode && tail != origin { return .infinity }
    return distances[Int(tail)] + costs[Int(reverse.arc[place])]
  }

  /// The dearest arrival at a node that counts as its least cost: sums round differently by
  /// different ways.
  private func tightArrival(at places: Range<Int>, _ reverse: borrowing ReverseStar) -> Double {
    var least = Double.infinity
    for place in places { least = Swift.min(least, arrival(place, reverse)) }
    return least * (1 + 1e-14)
  }

  /// An arc of a shortest path into a node from one nearer to the origin; nil if there is none, as
  /// in a group of nodes joined by arcs without cost.
  private func descendingArc(into node: Int32) -> Int32? {
    let reverse = reverse!
    let places = Int(reverse.firstIn[Int(node)])..<Int(reverse.firstIn[Int(node) + 1])
    let bound = tightArrival(at: places, reverse)
    for place in places
    where distances[Int(reverse.tail[place])] < distances[Int(node)]
      && arrival(place, reverse) <= bound
    {
      return reverse.arc[place]
    }
    return nil
  }

  /// Looks back over arcs without cost for a node whose arc is known or comes from nearer the
  /// origin, and sets the arcs from there to `node`: following level arcs blindly could lead in a
  /// circle.
  ///
  /// - Returns: whether there is such a node.
  private mutating func settleLevel(at node: Int32) -> Bool {
    let reverse = reverse!
    // Nodes looked at, with the arc that leaves each for the one it was reached from.
    var level: [(node: Int32, arc: Int32, next: Int)] = [(node, -1, -1)]
    if levelSeen.isEmpty { levelSeen = [Int32](repeating: 0, count: graph.nodeCount) }
    levelCall += 1
    levelSeen[Int(node)] = levelCall
    var index = 0
    while index < level.count {
      let current = level[index].node
      let places = Int(reverse.firstIn[Int(current)])..<Int(reverse.firstIn[Int(current) + 1])
      let bound = tightArrival(at: places, reverse)
      for place in places where arrival(place, reverse) <= bound {
        let tail = reverse.tail[place]
        // Never away from the origin, not even by a rounding: that could close a circle.
        guard distances[Int(tail)] <= distances[Int(current)],
          levelSeen[Int(tail)] != levelCall
        else { continue }
        levelSeen[Int(tail)] = levelCall
        level.append((tail, reverse.arc[place], index))
        let isKnown = tail == origin || arcs[Int(tail)] >= 0
        let descending = isKnown ? nil : descendingArc(into: tail)
        guard isKnown || descending != nil else { continue }
        if let descending { set(descending, into: tail) }
        var step = level[level.count - 1]
        while step.next >= 0 {
          set(step.arc, into: level[step.next].node)
          step = level[step.next]
        }
        return true
      }
      index += 1
    }
    return false
  }
}

extension AssignmentProblem {
  /// A hierarchy for the searches of a solve with one class, where its building and its
  /// customization in every iteration take less than the searches it saves, by the rule of
  /// `PathEngine`.
  func hierarchy(_ groups: [OriginGroup]) -> ContractionHierarchy? {
    guard classes.count == 1 else { return nil }
    return PathEngine(graph, expectedSearches: Self.expectedIterations * groups.count)
      .hierarchy(forOrigins: groups.count)
  }

  /// Searches from every origin that a solve from scratch is expected to make.
  private static var expectedIterations: Int { 8 }
}
