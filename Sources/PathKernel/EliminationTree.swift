/// The tree in which each node's parent is the lowest of the higher nodes that contraction makes
/// adjacent to it (Liu 1986, doi:10.1145/6497.6499).
enum EliminationTree {
  /// Parent of each rank, -1 at roots, for nodes contracted in the given order.
  static func parents(_ graph: LocalGraph, order: [Int32], rank: [Int32]) -> [Int32] {
    let count = order.count
    var parent = [Int32](repeating: -1, count: count)
    // Shortcuts to the root so far, shortened on the way.
    var ancestor = parent
    for high in 0..<count {
      for place in graph.neighbours(of: order[high]) {
        var low = Int(rank[Int(graph.neighbour[place])])
        guard low < high else { continue }
        while ancestor[low] >= 0 && Int(ancestor[low]) != high {
          let next = Int(ancestor[low])
          ancestor[low] = Int32(high)
          low = next
        }
        if ancestor[low] < 0 {
          ancestor[low] = Int32(high)
          parent[low] = Int32(high)
        }
      }
    }
    return parent
  }

  /// Rank of each old rank when every subtree is numbered through before its root: the same arcs
  /// arise, and what a sweep reads together lies together.
  static func postorder(_ parent: [Int32]) -> [Int32] {
    let count = parent.count
    // Children in ascending order, as linked lists built from the end.
    var firstChild = [Int32](repeating: -1, count: count)
    var sibling = firstChild
    var roots: [Int32] = []
    for node in (0..<count).reversed() {
      if parent[node] < 0 {
        roots.append(Int32(node))
      } else {
        sibling[node] = firstChild[Int(parent[node])]
        firstChild[Int(parent[node])] = Int32(node)
      }
    }
    // Numbering from the top down: a node takes the highest rank left, then its last subtree.
    var rank = [Int32](repeating: -1, count: count)
    var next = Int32(count)
    var stack = Array(roots.reversed())
    while let node = stack.popLast() {
      next -= 1
      rank[Int(node)] = next
      var child = firstChild[Int(node)]
      while child >= 0 {
        stack.append(child)
        child = sibling[Int(child)]
      }
    }
    return rank
  }
}
