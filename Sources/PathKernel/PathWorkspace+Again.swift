extension PathWorkspace {
  /// Searches from `origin` to every node that it reaches, quickly where the nodes' order is much
  /// as it was in an earlier search.
  ///
  /// Nodes are looked at in the order given, without a heap. A node that comes nearer after its
  /// turn, or that had no turn, waits in the heap and is settled from there by Dijkstra's method,
  /// so that the distances are those of a search from scratch bit for bit, whatever the order. Of
  /// equal paths another may be kept. Where costs have hardly changed it takes a quarter of the
  /// time.
  ///
  /// `settleOrder` is afterwards the order given, with the nodes that were settled from the heap
  /// moved to its end.
  ///
  /// - Parameters:
  ///   - graph: the graph; no more nodes than the workspace was made for.
  ///   - arcCost: cost of each arc, non-negative or infinite, as many as the graph has arcs.
  ///   - origin: the node to search from; it may be one that is never passed through.
  ///   - order: nodes in the order of an earlier search, each at most once.
  ///   - corridor: what the search may keep inside; distances of targets inside it, and of all
  ///     nodes on the way, are those of the whole graph, and other nodes are perhaps not reached.
  ///   - slack: how much more than its allowance any target may cost.
  /// - Precondition: there is one cost per arc, the workspace is large enough for the graph, and
  ///   origin and order are nodes of it.
  public mutating func run(
    on graph: ForwardStar, arcCost: Span<Double>, from origin: Int32, inOrder order: Span<Int32>,
    inside corridor: Corridor = Corridor(), slack: Double = .infinity
  ) {
    let slack = corridor.isEmpty || slack > corridor.limit ? .infinity : slack
    precondition(arcCost.count == graph.arcCount, "every arc has one cost")
    precondition(graph.nodeCount <= distances.count, "the workspace is too small for the graph")
    Self.forget(settleOrder, settledNodes, &distances, &arcs)
    // A node comes nearer once from each of its arcs in its turn, and once from the heap.
    heap.removeAll(reserving: 2 * graph.arcCount + 1)
    var settled = 0
    Self.pass(
      graph, arcCost, origin, order, corridor.remaining.span, slack, &distances, &arcs,
      &settleOrder, &isWaiting, &heap, &settled)
    hasKeptOrder = !Self.settle(
      graph, arcCost, origin, corridor.remaining.span, slack, &distances, &arcs, &settleOrder,
      &isWaiting, &heap, &settled)
    settledNodes = settled
  }

  /// Clears the labels of what the last search settled.
  private static func forget(
    _ order: [Int32], _ count: Int, _ distances: inout [Double], _ arcs: inout [Int32]
  ) {
    let order = order.span
    var distances = distances.mutableSpan
    var arcs = arcs.mutableSpan
    for index in 0..<count {
      distances[Int(order[index])] = .infinity
      arcs[Int(order[index])] = -1
    }
  }

  /// Looks at each node in turn.
  private static func pass(
    _ graph: ForwardStar, _ arcCost: Span<Double>, _ origin: Int32, _ order: Span<Int32>,
    _ remaining: Span<Double>, _ slack: Double, _ distances: inout [Double], _ arcs: inout [Int32],
    _ settleOrder: inout [Int32],
    _ isWaiting: inout [Bool], _ heap: inout FourAryHeap, _ settled: inout Int
  ) {
    let firstOut = graph.firstOut.span
    let head = graph.head.span
    var distances = distances.mutableSpan
    var arcs = arcs.mutableSpan
    var settleOrder = settleOrder.mutableSpan
    var isWaiting = isWaiting.mutableSpan
    let isOpen = slack == .infinity
    for index in order.indices { isWaiting[Int(order[index])] = true }
    distances[Int(origin)] = 0
    if !isWaiting[Int(origin)] { heap.push(origin, key: 0) }
    for index in order.indices {
      let node = Int(order[index])
      isWaiting[node] = false
      let distance = distances[node]
      guard distance < .infinity else { continue }
      settleOrder[settled] = order[index]
      settled += 1
      if order[index] < graph.firstThroughNode && order[index] != origin { continue }
      for arc in Int(firstOut[node])..<Int(firstOut[node + 1]) {
        let next = Int(head[arc])
        let candidate = distance + arcCost[arc]
        if candidate < distances[next] && (isOpen || candidate + remaining[next] <= slack) {
          distances[next] = candidate
          arcs[next] = Int32(truncatingIfNeeded: arc)
          if !isWaiting[next] { heap.push(head[arc], key: candidate) }
        }
      }
    }
  }

  /// Settles what came nearer after its turn, and what that brings nearer.
  ///
  /// - Returns: whether there was any.
  private static func settle(
    _ graph: ForwardStar, _ arcCost: Span<Double>, _ origin: Int32,
    _ remaining: Span<Double>, _ slack: Double, _ distances: inout [Double],
    _ arcs: inout [Int32], _ settleOrder: inout [Int32], _ isMoved: inout [Bool],
    _ heap: inout FourAryHeap, _ settled: inout Int
  ) -> Bool {
    let firstOut = graph.firstOut.span
    let head = graph.head.span
    var distances = distances.mutableSpan
    var arcs = arcs.mutableSpan
    let isOpen = slack == .infinity
    var late: [Int32] = []
    while !heap.isEmpty {
      let nearest = heap.popMinimum()
      let node = Int(nearest.node)
      guard nearest.key == distances[node], !isMoved[node] else { continue }
      isMoved[node] = true
      late.append(nearest.node)
      if nearest.node < graph.firstThroughNode && nearest.node != origin { continue }
      for arc in Int(firstOut[node])..<Int(firstOut[node + 1]) {
        let next = Int(head[arc])
        let candidate = nearest.key + arcCost[arc]
        if candidate < distances[next] && (isOpen || candidate + remaining[next] <= slack) {
          distances[next] = candidate
          arcs[next] = Int32(truncatingIfNeeded: arc)
          heap.push(head[arc], key: candidate)
        }
      }
    }
    guard !late.isEmpty else { return false }
    var kept = 0
    for index in 0..<settled where !isMoved[Int(settleOrder[index])] {
      settleOrder[kept] = settleOrder[index]
      kept += 1
    }
    for node in late {
      settleOrder[kept] = node
      kept += 1
      isMoved[Int(node)] = false
    }
    settled = kept
    return true
  }
}
