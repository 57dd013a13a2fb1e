/// The part of a customizable contraction hierarchy that depends on topology alone (Dibbelt,
/// Strasser and Wagner 2016, doi:10.1145/2886843). It is built once for a network; costs come
/// later, as a `HierarchyMetric`, and a what-if is only another metric.
///
/// Nodes are contracted in an order of nested dissection. Contracting a node makes its higher
/// neighbours adjacent to each other, which leaves these arrays, by rank (0 is contracted first):
///
///     firstUp    [0, 2, 3, 3]    rank r's arcs are firstUp[r] ..< firstUp[r + 1]
///     upHead     [1, 2, 2]       the higher end of each arc, ascending within a rank
///     upTail     [0, 0, 1]       the lower end
///     firstDown  [0, 0, 1, 3]    arcs that end at rank r from below: downArc[firstDown[r] ..< ...]
///     downArc    [0, 1, 2]       indices of those arcs, lower ends ascending
///
/// An arc stands for both directions. Nodes below `firstThroughNode` of the graph stay outside: a
/// search enters through an origin's own arcs and leaves through a destination's, so that such a
/// node is never passed through. Parallel arcs, loops, isolated nodes and any number of components
/// are allowed.
public struct ContractionHierarchy: Sendable {
  /// The graph it was built for.
  public let graph: ForwardStar
  /// Incoming arcs of each node of the graph.
  public let reverse: ReverseStar
  /// Rank of each node of the graph, one entry per node; -1 for nodes that stay outside.
  public let rank: [Int32]
  /// Number of arcs, each for both directions.
  public var arcCount: Int { upHead.count }
  /// Number of nodes inside.
  public var nodeCount: Int { nodeOfRank.count }

  /// Number of triangles, which customization looks at once each.
  public let triangleCount: Int

  let nodeOfRank: [Int32]
  let parent: [Int32]
  let firstUp: [Int32]
  let upHead: [Int32]
  let upTail: [Int32]
  let firstDown: [Int32]
  let downArc: [Int32]
  /// For each arc of the graph, twice its hierarchy arc, plus one if it leads down; -1 for loops
  /// and for arcs with an end outside.
  let slotOfArc: [Int32]

  /// Builds the hierarchy, from the topology of `graph` alone.
  ///
  /// - Precondition: graph and hierarchy have fewer than `Int32.max / 4` arcs each.
  public init(_ graph: ForwardStar) {
    let low = min(graph.firstThroughNode, Int32(graph.nodeCount))
    let inner = LocalGraph(graph, above: low)
    self.init(graph, inner, order: NestedDissection(inner).order)
  }

  /// - Parameters:
  ///   - inner: the graph without the nodes that stay outside.
  ///   - order: nodes of `inner` in the order in which they are contracted.
  init(_ graph: ForwardStar, _ inner: LocalGraph, order: [Int32]) {
    precondition(graph.arcCount < Int(Int32.max) / 4, "too many arcs for 32-bit identifiers")
    let count = inner.nodeCount
    self.graph = graph
    reverse = ReverseStar(graph)
    var innerRank = [Int32](repeating: 0, count: count)
    for (rank, node) in order.enumerated() { innerRank[Int(node)] = Int32(rank) }
    let tree = EliminationTree.parents(inner, order: order, rank: innerRank)
    let renumbered = EliminationTree.postorder(tree)
    var parent = tree
    for node in 0..<count {
      parent[Int(renumbered[node])] = tree[node] < 0 ? -1 : renumbered[Int(tree[node])]
    }
    let outside = graph.nodeCount - count
    var rank = [Int32](repeating: -1, count: graph.nodeCount)
    var nodeOfRank = [Int32](repeating: 0, count: count)
    for node in 0..<count {
      innerRank[node] = renumbered[Int(innerRank[node])]
      rank[outside + node] = innerRank[node]
      nodeOfRank[Int(innerRank[node])] = Int32(outside + node)
    }
    self.rank = rank
    self.nodeOfRank = nodeOfRank
    self.parent = parent
    let arcs = Self.fill(inner, rank: innerRank, nodeOfRank: nodeOfRank, outside, parent)
    firstUp = arcs.firstUp
    upHead = arcs.upHead
    upTail = arcs.upTail
    firstDown = arcs.firstDown
    downArc = arcs.downArc
    slotOfArc = Self.slots(graph, rank, firstUp: arcs.firstUp, upHead: arcs.upHead)
    // Of any two arcs up from a rank, contraction makes the third side.
    triangleCount = (0..<count).reduce(0) {
      let own = Int(arcs.firstUp[$1 + 1] - arcs.firstUp[$1])
      return $0 + own * (own - 1) / 2
    }
  }

  /// Whether new costs are worth their customization for searches from so many origins: rule 2 of
  /// `PathEngine`.
  func paysToCustomize(origins: Int) -> Bool {
    8 * Double(origins) * Double(graph.arcCount) >= Double(triangleCount)
  }

  /// Whether sweeps from so many origins are worth a search for arcs to leave out: rule 3 of
  /// `PathEngine`.
  func paysToPrune(origins: Int) -> Bool { origins * arcCount >= 32 * triangleCount }

  private struct Arcs {
    var firstUp: [Int32]
    var upHead: [Int32]
    var upTail: [Int32]
    var firstDown: [Int32]
    var downArc: [Int32]
  }

  /// The arcs that contraction makes: those of a node, and those of its children in the elimination
  /// tree to nodes above it.
  private static func fill(
    _ inner: LocalGraph, rank: [Int32], nodeOfRank: [Int32], _ outside: Int, _ parent: [Int32]
  ) -> Arcs {
    let count = nodeOfRank.count
    var firstUp = [Int32](repeating: 0, count: count + 1)
    var heads: [Int32] = []
    var firstChild = [Int32](repeating: -1, count: count)
    var sibling = firstChild
    var lister = firstChild
    for low in 0..<count {
      let lowRank = Int32(low)
      func add(_ high: Int32) {
        guard high > lowRank && lister[Int(high)] != lowRank else { return }
        lister[Int(high)] = lowRank
        heads.append(high)
      }
      for place in inner.neighbours(of: nodeOfRank[low] - Int32(outside)) {
        add(rank[Int(inner.neighbour[place])])
      }
      var child = firstChild[low]
      while child >= 0 {
        for arc in Int(firstUp[Int(child)])..<Int(firstUp[Int(child) + 1]) { add(heads[arc]) }
        child = sibling[Int(child)]
      }
      precondition(heads.count < Int(Int32.max) / 4, "too many arcs for 32-bit identifiers")
      firstUp[low + 1] = Int32(heads.count)
      if parent[low] >= 0 {
        sibling[low] = firstChild[Int(parent[low])]
        firstChild[Int(parent[low])] = lowRank
      }
    }
    return sorted(firstUp, heads, count)
  }

  /// Sorts the heads of each rank by passing them through a list by head.
  private static func sorted(_ firstUp: [Int32], _ heads: [Int32], _ count: Int) -> Arcs {
    var firstDown = [Int32](repeating: 0, count: count + 1)
    for head in heads { firstDown[Int(head) + 1] += 1 }
    for node in 0..<count { firstDown[node + 1] += firstDown[node] }
    var next = firstDown
    var lower = [Int32](repeating: 0, count: heads.count)
    for low in 0..<count {
      for arc in Int(firstUp[low])..<Int(firstUp[low + 1]) {
        lower[Int(next[Int(heads[arc])])] = Int32(low)
        next[Int(heads[arc])] += 1
      }
    }
    next = firstUp
    var upHead = heads
    var upTail = heads
    var downArc = lower
    for high in 0..<count {
      for place in Int(firstDown[high])..<Int(firstDown[high + 1]) {
        let low = Int(lower[place])
        let arc = Int(next[low])
        next[low] += 1
        upHead[arc] = Int32(high)
        upTail[arc] = Int32(low)
        downArc[place] = Int32(arc)
      }
    }
    return Arcs(
      firstUp: firstUp, upHead: upHead, upTail: upTail, firstDown: firstDown, downArc: downArc)
  }

  private static func slots(
    _ graph: ForwardStar, _ rank: [Int32], firstUp: [Int32], upHead: [Int32]
  ) -> [Int32] {
    (0..<graph.arcCount).map { index in
      let tail = rank[Int(graph.tail[index])]
      let head = rank[Int(graph.head[index])]
      guard tail >= 0, head >= 0, tail != head else { return -1 }
      let low = Int(min(tail, head))
      let arc = arcIndex(
        toward: max(tail, head), in: Int(firstUp[low])..<Int(firstUp[low + 1]), upHead)
      return Int32(2 * arc) + (tail < head ? 0 : 1)
    }
  }

  /// The first arc with head `high` or above among the arcs of one rank, by bisection; there is
  /// one.
  private static func arcIndex(
    toward high: Int32, in range: Range<Int>, _ upHead: [Int32]
  ) -> Int {
    var low = range.lowerBound
    var end = range.upperBound
    while low < end {
      let middle = (low + end) / 2
      if upHead[middle] < high { low = middle + 1 } else { end = middle }
    }
    return low
  }

  /// The arc between two ranks, or another of the lower rank if they are not adjacent; there must
  /// be one to `high` or above.
  func arc(from low: Int32, to high: Int32) -> Int {
    Self.arcIndex(
      toward: high, in: Int(firstUp[Int(low)])..<Int(firstUp[Int(low) + 1]), upHead)
  }
}
