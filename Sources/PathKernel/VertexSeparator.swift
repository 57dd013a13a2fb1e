/// A least set of nodes whose removal parts a graph into a first and a last piece, by maximum flow.
///
/// Given an order of the nodes, the first quarter is the source and the last quarter the sink (the
/// inertial flow of Schild and Sommer 2015, doi:10.1007/978-3-319-20086-6_22, with nodes in place of
/// arcs). Every node lets one unit through, so that a maximum flow is a set of paths that share no
/// node, and a separator takes one node of each path. The flow needs no arc array: a node on a path
/// knows the node before and the node after it.
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

  private var level: [Int32] = []
  private var cursor: [Int32] = []
  private var queue: [Int32] = []
  private var before: [Int32] = []
  private var after: [Int32] = []
  private var onPath: [Bool] = []
  private var role: [UInt8] = []
  private var sources: [Int32] = []
  private var sinks: [Int32] = []

  private enum Role {
    static let middle: UInt8 = 0
    static let source: UInt8 = 1
    static let sink: UInt8 = 2
    static let innerSource: UInt8 = 3
    static let innerSink: UInt8 = 4
  }

  /// Parts `graph` by the order `nodes`; `ends` nodes at each end stay apart from each other. Gives up,
  /// with no smaller side, once it is clear that more than `limit` nodes are needed.
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

  /// Steps from the source to each state over what the flow leaves open; true if the sink is open.
  private static func findLevels(
    _ graph: LocalGraph, _ role: [UInt8], _ sources: [Int32], _ onPath: [Bool],
    _ before: [Int32], _ after: [Int32], _ level: inout [Int32], _ cursor: inout [Int32],
    _ queue: inout [Int32]
  ) -> Bool {
    let count = graph.nodeCount
    let first = graph.first.span
    let neighbour = graph.neighbour.span
    let role = role.span
    let onPath = onPath.span
    let before = before.span
    let after = after.span
    var level = level.mutableSpan
    var cursor = cursor.mutableSpan
    var queue = queue.mutableSpan
    for state in 0..<(2 * count) {
      level[state] = -1
      cursor[state] = 0
    }
    var end = 0
    for source in sources {
      level[2 * Int(source)] = 0
      queue[end] = 2 * source
      end += 1
    }
    var sinkLevel = Int32.max
    var begin = 0
    while begin < end {
      let state = Int(queue[begin])
      begin += 1
      let next = level[state] + 1
      if next > sinkLevel { break }
      let node = state >> 1
      if state & 1 == 0 {
        let open = onPath[node] ? (before[node] < 0 ? -1 : 2 * Int(before[node]) + 1) : state + 1
        if open >= 0 && level[open] < 0 {
          level[open] = next
          queue[end] = Int32(truncatingIfNeeded: open)
          end += 1
        }
        continue
      }
      let isOn = onPath[node]
      if role[node] == Role.sink { sinkLevel = next }
      if isOn && level[state - 1] < 0 {
        level[state - 1] = next
        queue[end] = Int32(truncatingIfNeeded: state - 1)
        end += 1
      }
      for place in Int(first[node])..<Int(first[node + 1]) {
        let other = Int(neighbour[place])
        guard level[2 * other] < 0, role[other] < Role.innerSource,
          !(isOn && Int(after[node]) == other)
        else { continue }
        level[2 * other] = next
        queue[end] = Int32(truncatingIfNeeded: 2 * other)
        end += 1
      }
    }
    return sinkLevel < Int32.max
  }

  /// One unit of flow from `source` along a path of rising levels, if one is left.
  private static func augment(
    _ graph: LocalGraph, from source: Int32, _ role: [UInt8], _ onPath: inout [Bool],
    _ before: inout [Int32], _ after: inout [Int32], _ level: inout [Int32],
    _ cursor: inout [Int32], _ queue: inout [Int32]
  ) -> Bool {
    let first = graph.first.span
    let neighbour = graph.neighbour.span
    let role = role.span
    var onPath = onPath.mutableSpan
    var before = before.mutableSpan
    var after = after.mutableSpan
    var level = level.mutableSpan
    var cursor = cursor.mutableSpan
    var stack = queue.mutableSpan
    stack[0] = 2 * source
    var depth = 1
    while depth > 0 {
      let state = Int(stack[depth - 1])
      let node = state >> 1
      let next = level[state] + 1
      var open = -1
      if state & 1 == 0 {
        if cursor[state] == 0 {
          cursor[state] = 1
          open = onPath[node] ? (before[node] < 0 ? -1 : 2 * Int(before[node]) + 1) : state + 1
          if open >= 0 && level[open] != next { open = -1 }
        }
      } else {
        let isOn = onPath[node]
        if role[node] == Role.sink {
          before[Int(source)] = -1
          after[node] = -1
          for step in 0..<depth {
            let state = Int(stack[step])
            level[state] = -1
            guard step + 1 < depth else { break }
            let follower = Int(stack[step + 1])
            if state & 1 == 0 {
              if follower == state + 1 { onPath[state >> 1] = true }
            } else if follower == state - 1 {
              onPath[state >> 1] = false
            } else {
              after[state >> 1] = Int32(truncatingIfNeeded: follower >> 1)
              before[follower >> 1] = Int32(truncatingIfNeeded: state >> 1)
            }
          }
          return true
        }
        let begin = Int(first[node])
        let degree = Int(first[node + 1]) - begin
        var place = Int(cursor[state])
        while open < 0 && place <= degree {
          if place == 0 {
            if isOn && level[state - 1] == next { open = state - 1 }
          } else {
            let other = Int(neighbour[begin + place - 1])
            if level[2 * other] == next && role[other] < Role.innerSource
              && !(isOn && Int(after[node]) == other)
            {
              open = 2 * other
            }
          }
          place += 1
        }
        cursor[state] = Int32(truncatingIfNeeded: place)
      }
      if open >= 0 {
        stack[depth] = Int32(truncatingIfNeeded: open)
        depth += 1
      } else {
        level[state] = -1
        depth -= 1
      }
    }
    return false
  }

  /// Marks the states from which the flow leaves a way to the sink.
  private mutating func findLevelsFromSink(_ graph: LocalGraph) {
    for state in 0..<(2 * graph.nodeCount) { level[state] = -1 }
    var end = 0
    func mark(_ state: Int, _ level: inout [Int32], _ queue: inout [Int32]) {
      guard level[state] < 0 else { return }
      level[state] = 0
      queue[end] = Int32(state)
      end += 1
    }
    for sink in sinks { mark(2 * Int(sink) + 1, &level, &queue) }
    var begin = 0
    while begin < end {
      let state = Int(queue[begin])
      begin += 1
      let node = state >> 1
      if state & 1 == 1 {
        if !onPath[node] {
          mark(state - 1, &level, &queue)
        } else if after[node] >= 0 {
          mark(2 * Int(after[node]), &level, &queue)
        }
        continue
      }
      if onPath[node] { mark(state + 1, &level, &queue) }
      for place in graph.neighbours(of: Int32(node)) {
        let other = Int(graph.neighbour[place])
        guard role[other] < Role.innerSource, !(onPath[other] && Int(after[other]) == node)
        else { continue }
        mark(2 * other + 1, &level, &queue)
      }
    }
  }
}
