/// An undirected graph without loops or parallel edges, each edge at both of its nodes:
/// node n's neighbours are `neighbour[first[n] ..< first[n + 1]]`.
struct LocalGraph {
  var first: [Int32] = [0]
  var neighbour: [Int32] = []

  var nodeCount: Int { first.count - 1 }

  @inline(__always)
  func neighbours(of node: Int32) -> Range<Int> {
    Int(first[Int(node)])..<Int(first[Int(node) + 1])
  }

  init() {}

  /// What is left of a graph when its arcs lose their direction and nodes below `firstNode` go;
  /// node `firstNode` becomes node 0.
  init(_ graph: ForwardStar, above firstNode: Int32) {
    let low = Int(firstNode)
    let count = max(0, graph.nodeCount - low)
    var degree = [Int32](repeating: 0, count: count + 1)
    for arc in 0..<graph.arcCount {
      let tail = Int(graph.tail[arc]) - low
      let head = Int(graph.head[arc]) - low
      guard tail >= 0, head >= 0, tail != head else { continue }
      degree[tail + 1] += 1
      degree[head + 1] += 1
    }
    for node in 0..<count { degree[node + 1] += degree[node] }
    var next = degree
    var all = [Int32](repeating: 0, count: Int(degree[count]))
    for arc in 0..<graph.arcCount {
      let tail = Int(graph.tail[arc]) - low
      let head = Int(graph.head[arc]) - low
      guard tail >= 0, head >= 0, tail != head else { continue }
      all[Int(next[tail])] = Int32(head)
      next[tail] += 1
      all[Int(next[head])] = Int32(tail)
      next[head] += 1
    }
    // The last node that listed a neighbour: an edge that was met before is not taken again.
    var lister = [Int32](repeating: -1, count: count)
    first.reserveCapacity(count + 1)
    neighbour.reserveCapacity(all.count)
    for node in 0..<count {
      for place in Int(degree[node])..<Int(degree[node + 1]) {
        let other = Int(all[place])
        guard lister[other] != node else { continue }
        lister[other] = Int32(node)
        neighbour.append(Int32(other))
      }
      first.append(Int32(neighbour.count))
    }
  }

  /// Steps from `start` to every node, -1 where there is no way; `queue` receives the nodes in the
  /// order of their distance.
  func steps(from start: Int32, _ queue: inout [Int32]) -> [Int32] {
    var distance = [Int32](repeating: -1, count: nodeCount)
    queue.removeAll(keepingCapacity: true)
    queue.append(start)
    distance[Int(start)] = 0
    var begin = 0
    while begin < queue.count {
      let node = queue[begin]
      begin += 1
      let next = distance[Int(node)] + 1
      for place in neighbours(of: node) {
        let other = neighbour[place]
        if distance[Int(other)] < 0 {
          distance[Int(other)] = next
          queue.append(other)
        }
      }
    }
    return distance
  }
}
