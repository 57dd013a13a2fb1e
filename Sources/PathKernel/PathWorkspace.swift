/// Shortest paths from one node to all others (Dijkstra 1959, doi:10.1007/BF01386390), with scratch
/// arrays that are kept between searches.
///
///     var search = PathWorkspace(nodeCount: graph.nodeCount)
///     search.run(on: graph, arcCost: cost.span, from: 0)
///     search.distance(to: 7)          // .infinity if there is no path
///
/// Costs are non-negative `Double`; an infinite cost closes an arc. Among paths of equal cost the
/// one found first is kept, so that a result depends on nothing but its input.
///
/// One workspace serves one worker; it does not offer negative costs or several sources.
public struct PathWorkspace: ~Copyable {
  private var distances: [Double]
  private var arcs: [Int32]
  private var heap = FourAryHeap()
  /// Nodes settled by the last search.
  public private(set) var settledNodes = 0

  /// Allocates scratch arrays for graphs of up to `nodeCount` nodes.
  public init(nodeCount: Int) {
    distances = [Double](repeating: .infinity, count: nodeCount)
    arcs = [Int32](repeating: -1, count: nodeCount)
  }

  /// Searches from `origin` to every node that it reaches.
  ///
  /// - Parameters:
  ///   - graph: the graph; no more nodes than the workspace was made for.
  ///   - arcCost: cost of each arc, non-negative or infinite, as many as the graph has arcs.
  ///   - origin: the node to search from; it may be one that is never passed through.
  public mutating func run(on graph: ForwardStar, arcCost: Span<Double>, from origin: Int32) {
    precondition(arcCost.count == graph.arcCount, "every arc has one cost")
    precondition(graph.nodeCount <= distances.count, "the workspace is too small for the graph")
    settledNodes = 0
    // An arc is relaxed once, when its tail is settled, so there are at most so many pushes.
    heap.removeAll(reserving: graph.arcCount + 1)
    heap.push(origin, key: 0)
    let firstOut = graph.firstOut.span
    let head = graph.head.span
    let firstThrough = graph.firstThroughNode
    // The labels are taken out while the search writes them through spans.
    var ownDistances: [Double] = []
    var ownArcs: [Int32] = []
    swap(&distances, &ownDistances)
    swap(&arcs, &ownArcs)
    var distances = ownDistances.mutableSpan
    var arcs = ownArcs.mutableSpan
    for node in 0..<graph.nodeCount {
      distances[node] = .infinity
      arcs[node] = -1
    }
    distances[Int(origin)] = 0
    while !heap.isEmpty {
      let nearest = heap.popMinimum()
      let node = Int(nearest.node)
      let distance = nearest.key
      guard distance == distances[node] else { continue }
      settledNodes += 1
      if nearest.node < firstThrough && nearest.node != origin { continue }
      for arc in Int(firstOut[node])..<Int(firstOut[node + 1]) {
        let next = Int(head[arc])
        let candidate = distance + arcCost[arc]
        if candidate < distances[next] {
          distances[next] = candidate
          arcs[next] = Int32(truncatingIfNeeded: arc)
          heap.push(head[arc], key: candidate)
        }
      }
    }
    self.distances = ownDistances
    self.arcs = ownArcs
  }

  /// Cost of the shortest path to `node`, infinite if it is not reached.
  public func distance(to node: Int32) -> Double { distances[Int(node)] }

  /// The arc by which the shortest path enters `node`; -1 at the origin and where not reached.
  public func arc(into node: Int32) -> Int32 { arcs[Int(node)] }

  /// Appends the arcs of the shortest path to `node`, from the origin on.
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
