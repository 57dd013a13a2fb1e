/// A directed graph in forward-star form: the arcs that leave a node lie side by side.
///
///     firstOut  [0, 2, 3, 3]     node n's arcs are firstOut[n] ..< firstOut[n + 1]
///     head      [1, 2, 2]        where each arc leads
///     tail      [0, 0, 1]        where each arc begins, non-decreasing
///
/// Identifiers are 32-bit. Costs are not stored: every search takes them as an argument, so that a
/// what-if is another cost array over the same graph. Parallel arcs, loops and isolated nodes are
/// allowed. Nodes below `firstThroughNode` may begin or end a path but are never passed through
/// (zones in the TNTP convention).
public struct ForwardStar: Sendable {
  /// Number of nodes; node identifiers are `0 ..< nodeCount`.
  public let nodeCount: Int
  /// Index of each node's first arc, with one entry more than there are nodes.
  public let firstOut: [Int32]
  /// The node that each arc leads to.
  public let head: [Int32]
  /// The node that each arc leaves.
  public let tail: [Int32]
  /// The first node that a path may pass through.
  public let firstThroughNode: Int32

  /// Number of arcs.
  public var arcCount: Int { head.count }

  /// Sorts arcs by tail, keeping the given order among arcs of one tail.
  ///
  /// - Parameters:
  ///   - nodeCount: number of nodes; every tail and head must be below it.
  ///   - tails: tail of each arc, in any order.
  ///   - heads: head of each arc, as many as tails.
  ///   - firstThroughNode: the first node that a path may pass through.
  /// - Returns: the graph, and for each given arc its index in the graph.
  /// - Precondition: there are as many heads as tails, and all of them are in `0 ..< nodeCount`.
  public static func sorting(
    nodeCount: Int, tails: [Int32], heads: [Int32], firstThroughNode: Int32 = 0
  ) -> (graph: ForwardStar, arcOfInput: [Int32]) {
    precondition(tails.count == heads.count, "every arc has one tail and one head")
    var firstOut = [Int32](repeating: 0, count: nodeCount + 1)
    for index in tails.indices {
      precondition(
        tails[index] >= 0 && tails[index] < nodeCount && heads[index] >= 0
          && heads[index] < nodeCount, "an arc leaves the graph")
      firstOut[Int(tails[index]) + 1] += 1
    }
    for node in 0..<nodeCount { firstOut[node + 1] += firstOut[node] }
    var next = firstOut
    var arcOfInput = [Int32](repeating: 0, count: tails.count)
    var head = arcOfInput
    var tail = arcOfInput
    for index in tails.indices {
      let node = Int(tails[index])
      let arc = next[node]
      next[node] += 1
      arcOfInput[index] = arc
      head[Int(arc)] = heads[index]
      tail[Int(arc)] = tails[index]
    }
    let graph = ForwardStar(
      nodeCount: nodeCount, firstOut: firstOut, head: head, tail: tail,
      firstThroughNode: firstThroughNode)
    return (graph, arcOfInput)
  }
}
