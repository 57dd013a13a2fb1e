/// Shortest paths from one node (Dijkstra 1959, doi:10.1007/BF01386390), with scratch arrays that
/// are kept between searches.
///
///     var search = PathWorkspace(nodeCount: graph.nodeCount)
///     search.run(on: graph, arcCost: cost.span, from: 0)
///     search.distance(to: 7)          // .infinity if there is no path
///
/// Costs are non-negative `Double` in any one unit; an infinite cost closes an arc. Among paths of
/// equal cost the one found first is kept, so that a result depends on nothing but its input.
///
/// For many nodes at once, take the arrays: `let distances = search.distances`. They are the
/// workspace's own storage, not a copy, unless they are still held when the next search begins.
///
/// One workspace serves one worker; it does not offer negative costs or several sources.
public struct PathWorkspace: ~Copyable {
  /// Cost of the shortest path to each node, infinite where the last search did not settle it; at
  /// least as many entries as the graph has nodes.
  public internal(set) var distances: [Double]
  /// The arc by which the shortest path enters each node (leaves it, after a search backwards), one
  /// entry per node as in `distances`; -1 at the origin and where not settled.
  public internal(set) var arcs: [Int32]
  /// Nodes in the order in which the last search settled them, nearest first but after a search in
  /// a given order. Only the first `settledNodes` entries count.
  public internal(set) var settleOrder: [Int32]
  /// Nodes settled by the last search.
  public internal(set) var settledNodes = 0
  /// Whether the last search was in a given order and settled no node out of it.
  package internal(set) var hasKeptOrder = false
  var heap = FourAryHeap()
  private var isTarget: [Bool]
  /// Nodes that a search again has still to look at in turn.
  var isWaiting: [Bool]

  /// Allocates scratch arrays for graphs of up to `nodeCount` nodes.
  ///
  /// - Precondition: the number is not negative.
  public init(nodeCount: Int) {
    distances = [Double](repeating: .infinity, count: nodeCount)
    arcs = [Int32](repeating: -1, count: nodeCount)
    settleOrder = [Int32](repeating: -1, count: nodeCount)
    isTarget = [Bool](repeating: false, count: nodeCount)
    isWaiting = isTarget
  }

  /// Searches from `origin` to every node that it reaches.
  ///
  /// - Parameters:
  ///   - graph: the graph; no more nodes than the workspace was made for.
  ///   - arcCost: cost of each arc, non-negative or infinite, as many as the graph has arcs.
  ///   - origin: the node to search from; it may be one that is never passed through.
  /// - Precondition: there is one cost per arc, the workspace is large enough for the graph, and
  ///   the origin is a node of it.
  public mutating func run(on graph: ForwardStar, arcCost: Span<Double>, from origin: Int32) {
    let own: [Int32] = []
    search(
      graph.firstOut.span, graph.head.span, arc: own.span, arcCost, from: origin,
      firstThrough: graph.firstThroughNode, targets: 0)
  }

  /// Searches from `origin` until all of `targets` are settled, or until there is nothing more to
  /// reach. Nodes that were not settled by then have an infinite distance.
  ///
  /// - Parameters:
  ///   - graph: the graph; no more nodes than the workspace was made for.
  ///   - arcCost: cost of each arc, non-negative or infinite, as many as the graph has arcs.
  ///   - origin: the node to search from; it may be one that is never passed through.
  ///   - targets: nodes of interest, in any order and perhaps more than once; none of them means
  ///     every node.
  /// - Precondition: there is one cost per arc, the workspace is large enough for the graph, and
  ///   origin and targets are nodes of it.
  public mutating func run(
    on graph: ForwardStar, arcCost: Span<Double>, from origin: Int32, until targets: Span<Int32>
  ) {
    var count = 0
    for index in targets.indices where !isTarget[Int(targets[index])] {
      isTarget[Int(targets[index])] = true
      count += 1
    }
    let own: [Int32] = []
    search(
      graph.firstOut.span, graph.head.span, arc: own.span, arcCost, from: origin,
      firstThrough: graph.firstThroughNode, targets: count)
    for index in targets.indices { isTarget[Int(targets[index])] = false }
  }

  /// Searches backwards: the cost from every node to `destination`, which `distances` then holds;
  /// `arcs` holds the arc by which the path leaves each node.
  ///
  /// - Parameters:
  ///   - graph: the graph; no more nodes than the workspace was made for.
  ///   - reverse: the same graph by heads.
  ///   - arcCost: cost of each arc, non-negative or infinite, as many as the graph has arcs.
  ///   - destination: the node to search from; it may be one that is never passed through.
  /// - Precondition: as for `run`, and the two stars have as many arcs.
  public mutating func runBackwards(
    on graph: ForwardStar, _ reverse: ReverseStar, arcCost: Span<Double>, to destination: Int32
  ) {
    precondition(reverse.arc.count == graph.arcCount, "the two stars are of one graph")
    search(
      reverse.firstIn.span, reverse.tail.span, arc: reverse.arc.span, arcCost, from: destination,
      firstThrough: graph.firstThroughNode, targets: 0)
  }

  /// The search over a star: neighbour `next[k]` of each node, by arc `arc[k]`, or `k` if `arc` is
  /// empty.
  private mutating func search(
    _ first: Span<Int32>, _ next: Span<Int32>, arc arcOf: Span<Int32>, _ arcCost: Span<Double>,
    from origin: Int32, firstThrough: Int32, targets: Int
  ) {
    precondition(arcCost.count == next.count, "every arc has one cost")
    precondition(first.count - 1 <= distances.count, "the workspace is too small for the graph")
    let isDirect = arcOf.isEmpty
    var remaining = targets
    // An arc is relaxed once, when its tail is settled, so there are at most so many pushes.
    heap.removeAll(reserving: next.count + 1)
    // The labels are taken out while the search writes them through spans.
    var ownDistances: [Double] = []
    var ownArcs: [Int32] = []
    var ownOrder: [Int32] = []
    swap(&distances, &ownDistances)
    swap(&arcs, &ownArcs)
    swap(&settleOrder, &ownOrder)
    var distances = ownDistances.mutableSpan
    var arcs = ownArcs.mutableSpan
    var order = ownOrder.mutableSpan
    // Only what the last search settled has a label: a short search costs what it looks at.
    for index in 0..<settledNodes {
      distances[Int(order[index])] = .infinity
      arcs[Int(order[index])] = -1
    }
    var settled = 0
    distances[Int(origin)] = 0
    heap.push(origin, key: 0)
    while !heap.isEmpty {
      let nearest = heap.popMinimum()
      let node = Int(nearest.node)
      let distance = nearest.key
      guard distance == distances[node] else { continue }
      order[settled] = nearest.node
      settled += 1
      if targets > 0 && isTarget[node] {
        remaining -= 1
        if remaining == 0 { break }
      }
      if nearest.node < firstThrough && nearest.node != origin { continue }
      for place in Int(first[node])..<Int(first[node + 1]) {
        let arc = isDirect ? place : Int(arcOf[place])
        let neighbour = Int(next[place])
        let candidate = distance + arcCost[arc]
        if candidate < distances[neighbour] {
          distances[neighbour] = candidate
          arcs[neighbour] = Int32(truncatingIfNeeded: arc)
          heap.push(next[place], key: candidate)
        }
      }
    }
    // A node that is still queued at its own label was reached but not settled.
    while !heap.isEmpty {
      let left = heap.removeAny()
      guard left.key == distances[Int(left.node)] else { continue }
      distances[Int(left.node)] = .infinity
      arcs[Int(left.node)] = -1
    }
    settledNodes = settled
    hasKeptOrder = false
    self.distances = ownDistances
    self.arcs = ownArcs
    self.settleOrder = ownOrder
  }

  /// Cost of the shortest path to `node`, in the unit of the costs; infinite if it is not reached.
  ///
  /// - Precondition: the workspace was made for a graph that has the node.
  public func distance(to node: Int32) -> Double { distances[Int(node)] }

  /// The arc by which the shortest path enters `node`; -1 at the origin and where not reached.
  ///
  /// - Precondition: the workspace was made for a graph that has the node.
  public func arc(into node: Int32) -> Int32 { arcs[Int(node)] }

  /// Appends the arcs of the shortest path to `node`, from the origin on; none if there is no path.
  ///
  /// - Precondition: the last search was from an origin, not backwards, and on this graph, which
  ///   has the node.
  public func appendPath(to node: Int32, on graph: ForwardStar, into path: inout [Int32]) {
    let start = path.count
    var node = node
    while arcs[Int(node)] >= 0 {
      let arc = arcs[Int(node)]
      path.append(arc)
      node = graph.tail[Int(arc)]
    }
    path[start...].reverse()
  }
}
