/// The arcs of a forward star by the node they lead to.
///
///     firstIn  [0, 0, 1, 3]     node n's incoming arcs are arc[firstIn[n] ..< firstIn[n + 1]]
///     arc      [0, 1, 2]        their indices in the forward star, ascending for each head
///     tail     [0, 0, 1]        where each of them begins
///
/// It holds no costs; a search backwards over it takes the costs of the forward star.
public struct ReverseStar: Sendable {
  /// Index of each node's first incoming arc, with one entry more than there are nodes.
  public let firstIn: [Int32]
  /// Index in the forward star of each incoming arc.
  public let arc: [Int32]
  /// The node that each incoming arc leaves.
  public let tail: [Int32]

  /// Sorts the arcs of `graph` by head, in time linear in its size.
  public init(_ graph: ForwardStar) {
    var firstIn = [Int32](repeating: 0, count: graph.nodeCount + 1)
    for head in graph.head { firstIn[Int(head) + 1] += 1 }
    for node in 0..<graph.nodeCount { firstIn[node + 1] += firstIn[node] }
    var next = firstIn
    var arcs = [Int32](repeating: 0, count: graph.arcCount)
    var tails = arcs
    for index in 0..<graph.arcCount {
      let head = Int(graph.head[index])
      let place = Int(next[head])
      next[head] += 1
      arcs[place] = Int32(index)
      tails[place] = graph.tail[index]
    }
    self.firstIn = firstIn
    arc = arcs
    tail = tails
  }
}
