/// An order of the nodes in which few arcs arise when they are contracted one after the other,
/// found from the topology alone (George 1973, doi:10.1137/0710032).
///
/// 1. Nodes with one or two neighbours go first, in rounds of nodes that are not adjacent. That
///    creates no arc more than it removes.
/// 2. What is left is parted by a small separator, which goes last, and so on within the parts.
///    Four orders of the nodes, made from distances in steps to four far nodes, stand in for
///    directions on a map; each gives a least separator by flow, and the best is taken.
/// 3. Parts of up to 32 nodes are ordered by least degree.
///
/// The same graph gives the same order on every machine.
struct NestedDissection {
  /// Nodes in the order in which they are contracted.
  private(set) var order: [Int32] = []

  private var separator = VertexSeparator()
  private var localOf: [Int32]
  private var queue: [Int32] = []

  /// Share of the nodes that stay apart at each end of a direction.
  static let endShare = 0.25
  static let leafSize = 32
  /// Above this number of nodes only the two most promising directions are tried.
  static let fewDirections = 20_000

  init(_ graph: LocalGraph) {
    localOf = [Int32](repeating: -1, count: graph.nodeCount)
    order.reserveCapacity(graph.nodeCount)
    let (kernel, nodes) = reduce(graph)
    guard !nodes.isEmpty else { return }
    let begin = order.count
    order += dissect(kernel).map { nodes[Int($0)] }
    assert(order.count == begin + nodes.count)
  }

  /// Contracts nodes with one or two neighbours and returns the rest, with its nodes' names.
  private mutating func reduce(_ graph: LocalGraph) -> (LocalGraph, [Int32]) {
    let count = graph.nodeCount
    var neighbour = graph.neighbour
    var degree = (0..<count).map { graph.first[$0 + 1] - graph.first[$0] }
    var isGone = [Bool](repeating: false, count: count)
    // The last round that contracted a neighbour of the node: it waits for the next one.
    var touched = [Int32](repeating: 0, count: count)
    var waiting = (0..<Int32(count)).filter { degree[Int($0)] <= 2 }
    var round: Int32 = 0
    while !waiting.isEmpty {
      round += 1
      var next: [Int32] = []
      for node in waiting {
        let index = Int(node)
        guard !isGone[index] else { continue }
        guard touched[index] != round else {
          next.append(node)
          continue
        }
        isGone[index] = true
        order.append(node)
        let begin = Int(graph.first[index])
        let others = (begin..<begin + Int(degree[index])).map { neighbour[$0] }
        for (place, other) in others.enumerated() {
          touched[Int(other)] = round
          let mate = others.count == 2 ? others[1 - place] : -1
          let first = Int(graph.first[Int(other)])
          let last = first + Int(degree[Int(other)])
          let own = (first..<last).first { neighbour[$0] == node }!
          if mate >= 0 && !(first..<last).contains(where: { neighbour[$0] == mate }) {
            neighbour[own] = mate
          } else {
            neighbour[own] = neighbour[last - 1]
            degree[Int(other)] -= 1
            if degree[Int(other)] <= 2 { next.append(other) }
          }
        }
      }
      waiting = next
    }
    let nodes = (0..<Int32(count)).filter { !isGone[Int($0)] }
    for (local, node) in nodes.enumerated() { localOf[Int(node)] = Int32(local) }
    var kernel = LocalGraph()
    for node in nodes {
      let begin = Int(graph.first[Int(node)])
      for place in begin..<begin + Int(degree[Int(node)]) {
        kernel.neighbour.append(localOf[Int(neighbour[place])])
      }
      kernel.first.append(Int32(kernel.neighbour.count))
    }
    for node in nodes { localOf[Int(node)] = -1 }
    return (kernel, nodes)
  }

  /// Orders a graph: parts of it lie side by side in `nodes`, a separator after what it parts.
  private mutating func dissect(_ graph: LocalGraph) -> [Int32] {
    var nodes = [Int32](0..<Int32(graph.nodeCount))
    var pending = [nodes.indices]
    while let range = pending.popLast() {
      let part = subgraph(graph, nodes[range])
      if range.count <= Self.leafSize {
        let leaf = leastDegree(part).map { nodes[range.lowerBound + Int($0)] }
        nodes.replaceSubrange(range, with: leaf)
        continue
      }
      let pieces = self.pieces(of: part) ?? split(part)
      guard pieces.count > 1 else { continue }
      let names = Array(nodes[range])
      var place = range.lowerBound
      for piece in pieces {
        let begin = place
        for local in piece.nodes {
          nodes[place] = names[Int(local)]
          place += 1
        }
        if !piece.isFinal { pending.append(begin..<place) }
      }
    }
    return nodes
  }

  private struct Piece {
    var nodes: [Int32]
    /// A separator is not parted again.
    var isFinal = false
  }

  private mutating func subgraph(_ graph: LocalGraph, _ nodes: ArraySlice<Int32>) -> LocalGraph {
    if nodes.count == graph.nodeCount { return graph }
    var part = LocalGraph()
    part.first.reserveCapacity(nodes.count + 1)
    for (local, node) in nodes.enumerated() { localOf[Int(node)] = Int32(local) }
    for node in nodes {
      for place in graph.neighbours(of: node) {
        let local = localOf[Int(graph.neighbour[place])]
        if local >= 0 { part.neighbour.append(local) }
      }
      part.first.append(Int32(part.neighbour.count))
    }
    for node in nodes { localOf[Int(node)] = -1 }
    return part
  }

  /// The connected pieces, if there are several.
  private mutating func pieces(of graph: LocalGraph) -> [Piece]? {
    var distance = graph.steps(from: 0, &queue)
    guard queue.count < graph.nodeCount else { return nil }
    var pieces = [Piece(nodes: queue.sorted())]
    for start in 0..<Int32(graph.nodeCount) where distance[Int(start)] < 0 {
      var piece = [start]
      distance[Int(start)] = 0
      var begin = 0
      while begin < piece.count {
        for place in graph.neighbours(of: piece[begin]) {
          let other = graph.neighbour[place]
          if distance[Int(other)] < 0 {
            distance[Int(other)] = 0
            piece.append(other)
          }
        }
        begin += 1
      }
      pieces.append(Piece(nodes: piece.sorted()))
    }
    return pieces
  }

  /// Both sides of a connected graph's best separator, and the separator.
  private mutating func split(_ graph: LocalGraph) -> [Piece] {
    let count = graph.nodeCount
    let ends = max(1, Int(Double(count) * Self.endShare))
    var best: [UInt8] = []
    var bestCost = Double.infinity
    var directions = self.directions(graph)
    if count > Self.fewDirections {
      // On a large graph flows take all the time: only where few edges cross are they tried.
      let crossing = directions.map { Self.fewestCrossing(graph, order: $0, ends: ends) }
      let best = directions.indices.sorted { (crossing[$0], $0) < (crossing[$1], $1) }
      directions = best.prefix(2).map { directions[$0] }
    }
    for direction in directions {
      // With as many nodes as this, not even equal sides would be better.
      let limit = bestCost * Double(count) / 2
      separator.find(
        graph, order: direction, ends: ends, limit: limit < Double(count) ? Int(limit) : count)
      guard separator.smallerSide > 0 else { continue }
      let cost = Double(separator.separatorCount) / Double(separator.smallerSide)
      if cost < bestCost {
        bestCost = cost
        best = separator.side
      }
    }
    guard !best.isEmpty else { return [] }
    var pieces = [Piece(nodes: []), Piece(nodes: []), Piece(nodes: [], isFinal: true)]
    for node in 0..<count { pieces[Int(best[node])].nodes.append(Int32(node)) }
    return pieces
  }

  /// The least number of edges that cross a place between the ends of an order.
  private static func fewestCrossing(_ graph: LocalGraph, order: [Int32], ends: Int) -> Int32 {
    var place = [Int32](repeating: 0, count: order.count)
    for (index, node) in order.enumerated() { place[Int(node)] = Int32(index) }
    var change = [Int32](repeating: 0, count: order.count + 1)
    for node in 0..<Int32(order.count) {
      for index in graph.neighbours(of: node) {
        let (from, to) = (place[Int(node)], place[Int(graph.neighbour[index])])
        guard from < to else { continue }
        change[Int(from) + 1] += 1
        change[Int(to) + 1] -= 1
      }
    }
    var crossing: Int32 = 0
    var least = Int32.max
    for index in 0...(order.count - ends) {
      crossing += change[index]
      if index >= ends { least = min(least, crossing) }
    }
    return least
  }

  /// Orders of the nodes in four directions, by differences of steps to two pairs of far nodes.
  private mutating func directions(_ graph: LocalGraph) -> [[Int32]] {
    let count = graph.nodeCount
    _ = graph.steps(from: 0, &queue)
    let west = graph.steps(from: queue[count - 1], &queue)
    let east = graph.steps(from: queue[count - 1], &queue)
    // Across: from one end to the other of the nodes about as far from the west as from the east.
    func farthest(_ score: (Int) -> Int32) -> Int32 {
      var best = 0
      for node in 1..<count where score(node) > score(best) { best = node }
      return Int32(best)
    }
    let middle = graph.steps(from: farthest { min(west[$0], east[$0]) }, &queue)
    let north = graph.steps(
      from: farthest { middle[$0] - abs(west[$0] - east[$0]) }, &queue)
    let south = graph.steps(
      from: farthest { north[$0] - abs(west[$0] - east[$0]) }, &queue)
    let along = (0..<count).map { west[$0] - east[$0] }
    let across = (0..<count).map { north[$0] - south[$0] }
    return [
      sorted(along, then: across), sorted(across, then: along),
      sorted((0..<count).map { along[$0] + across[$0] }, then: along),
      sorted((0..<count).map { along[$0] - across[$0] }, then: along),
    ]
  }

  /// Nodes by key, then by the second key, then by number.
  private func sorted(_ key: [Int32], then second: [Int32]) -> [Int32] {
    func pass(_ nodes: [Int32], _ key: [Int32]) -> [Int32] {
      let least = key.min() ?? 0
      var place = [Int32](repeating: 0, count: Int((key.max() ?? 0) - least) + 2)
      for node in nodes { place[Int(key[Int(node)] - least) + 1] += 1 }
      for index in 1..<place.count { place[index] += place[index - 1] }
      var result = nodes
      for node in nodes {
        let slot = Int(key[Int(node)] - least)
        result[Int(place[slot])] = node
        place[slot] += 1
      }
      return result
    }
    return pass(pass([Int32](0..<Int32(key.count)), second), key)
  }

  /// At most 64 nodes by least degree, counting the arcs that contraction adds.
  private func leastDegree(_ graph: LocalGraph) -> [Int32] {
    let count = graph.nodeCount
    var adjacent = [UInt64](repeating: 0, count: count)
    for node in 0..<count {
      for place in graph.neighbours(of: Int32(node)) {
        adjacent[node] |= 1 << UInt64(graph.neighbour[place])
      }
    }
    var left = [Int](0..<count)
    var result: [Int32] = []
    while !left.isEmpty {
      var best = 0
      for place in left.indices
      where adjacent[left[place]].nonzeroBitCount < adjacent[left[best]].nonzeroBitCount {
        best = place
      }
      let node = left.remove(at: best)
      result.append(Int32(node))
      let others = adjacent[node]
      for other in left where others >> UInt64(other) & 1 == 1 {
        adjacent[other] = (adjacent[other] | others) & ~(1 << UInt64(node) | 1 << UInt64(other))
      }
    }
    return result
  }
}
