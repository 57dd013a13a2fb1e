/// A least set of nodes whose removal parts a graph into a first and a last piece, by maximum flow.
///
/// Given an order of the nodes, the first quarter is the source and the last quarter the sink (the
/// inertial flow of Schild and Sommer 2015, doi:10.1007/978-3-319-20086-6_22, with nodes in place
/// of arcs). Every node lets one unit through, so that a maximum flow is a set of paths that share
/// no node, and a separator takes one node of each path. The flow needs no arc array: a node on a
/// path knows the node before and the node after it.
///
///     state 2 n      arriving at node n
///     state 2 n + 1  about to leave node n
///
/// Flow is augmented along shortest paths, as many as fit side by side in each phase (Dinic).
struct VertexSeparator {
  enum Side {
    static let first: UInt8 = 0
    static let last: UInt8 = 1
    static let separator: UInt8 = 2
  }

  /// Side of each node after `find`.
  private(set) var side: [UInt8] = []
  private(set) var separatorCount = 0
  private(set) var smallerSide = 0

  var level: [Int32] = []
  var cursor: [Int32] = []
  var queue: [Int32] = []
  var before: [Int32] = []
  var after: [Int32] = []
  var onPath: [Bool] = []
  var role: [UInt8] = []
  var sources: [Int32] = []
  var sinks: [Int32] = []

  enum Role {
    static let middle: UInt8 = 0
    static let source: UInt8 = 1
    static let sink: UInt8 = 2
    static let innerSource: UInt8 = 3
    static let innerSink: UInt8 = 4
  }

  /// Parts `graph` by the order `nodes`; `ends` nodes at each end stay apart from each other. Gives
  /// up, with no smaller side, once it is clear that more than `limit` nodes are needed.
  mutating func find(_ graph: LocalGraph, order nodes: [Int32], ends: Int, limit: Int) {
    prepare(graph, nodes, ends)
    smallerSide = 0
    var flow = 0
    while Self.findLevels(
      graph, role, sources, onPath, before, after, &level, &cursor, &queue)
    {
      for source in sources where level[2 * Int(source)] == 0 {
        let isMore = Self.augment(
          graph, from: source, role, &onPath, &before, &after, &level, &cursor, &queue)
        if isMore { flow += 1 }
      }
      if flow > limit { return }
    }
    // `level` now marks what the source reaches: the least cut nearest to it.
    let count = graph.nodeCount
    var near = 0
    var cut = 0
    for node in 0..<count {
      if role[node] == Role.innerSource || level[2 * node + 1] >= 0 {
        side[node] = Side.first
        near += 1
      } else if level[2 * node] >= 0 {
        side[node] = Side.separator
        cut += 1
      } else {
        side[node] = Side.last
      }
    }
    separatorCount = cut
    smallerSide = min(near, count - near - cut)
    // The least cut nearest to the sink is as small; the more even of the two is taken.
    findLevelsFromSink(graph)
    var far = 0
    cut = 0
    for node in 0..<count {
      if role[node] == Role.innerSink || level[2 * node] >= 0 {
        far += 1
      } else if level[2 * node + 1] >= 0 {
        cut += 1
      }
    }
    guard min(far, count - far - cut) > smallerSide else { return }
    separatorCount = cut
    smallerSide = min(far, count - far - cut)
    for node in 0..<count {
      if role[node] == Role.innerSink || level[2 * node] >= 0 {
        side[node] = Side.last
      } else {
        side[node] = level[2 * node + 1] >= 0 ? Side.separator : Side.first
      }
    }
  }

  private mutating func prepare(_ graph: LocalGraph, _ nodes: [Int32], _ ends: Int) {
    let count = graph.nodeCount
    side = [UInt8](repeating: Side.first, count: count)
    if level.count < 2 * count {
      level = [Int32](repeating: -1, count: 2 * count)
      cursor = level
      queue = level
      before = [Int32](repeating: -1, count: count)
      after = before
      onPath = [Bool](repeating: false, count: count)
      role = [UInt8](repeating: Role.middle, count: count)
    }
    for node in 0..<count {
      onPath[node] = false
      role[node] = Role.middle
    }
    for node in nodes.prefix(ends) { role[Int(node)] = Role.source }
    for node in nodes.suffix(ends) { role[Int(node)] = Role.sink }
    sources.removeAll(keepingCapacity: true)
    sinks.removeAll(keepingCapacity: true)
    // A path that enters the source again could as well begin there: what lies inside is left out.
    for node in nodes.prefix(ends) {
      let isInner = graph.neighbours(of: node).allSatisfy {
        role[Int(graph.neighbour[$0])] == Role.source
          || role[Int(graph.neighbour[$0])] == Role.innerSource
      }
      if isInner { role[Int(node)] = Role.innerSource } else { sources.append(node) }
    }
    for node in nodes.suffix(ends) {
      let isInner = graph.neighbours(of: node).allSatisfy {
        role[Int(graph.neighbour[$0])] == Role.sink
          || role[Int(graph.neighbour[$0])] == Role.innerSink
      }
      if isInner { role[Int(node)] = Role.innerSink } else { sinks.append(node) }
    }
  }
}
