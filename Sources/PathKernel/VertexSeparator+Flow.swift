/// The maximum flow: levels of states, and paths along rising levels (Dinic).
extension VertexSeparator {
  /// Steps from the source to each state over what the flow leaves open; true if the sink is open.
  static func findLevels(
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
  static func augment(
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
  mutating func findLevelsFromSink(_ graph: LocalGraph) {
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
