import PathKernel

/// Puts the nodes of a bush from which a merge is reached before all others, and sums what leaves
/// them.
struct BushCore: ~Copyable {
  private var isInside: [Bool]
  private var flow: [Double]

  init(nodeCount: Int) {
    isInside = [Bool](repeating: false, count: nodeCount)
    flow = [Double](repeating: 0, count: nodeCount)
  }

  /// Sets a bush's core and its outflow, and keeps the topological order otherwise.
  ///
  /// - Parameter alternativeFlow: flow of every alternative of the problem; it may be empty for a
  ///   bush without merges.
  mutating func set(
    of bush: inout Bush, _ group: OriginGroup, _ alternativeFlow: [Double],
    _ problem: AssignmentProblem
  ) {
    bush.outflow = []
    if group.hasChoice {
      bush.coreCount = bush.entries.count
      return
    }
    let count = mark(bush, problem.graph)
    var entries: [Int32] = []
    entries.reserveCapacity(bush.entries.count)
    for isWanted in [true, false] {
      for entry in bush.entries {
        let head = Int(problem.graph.head[bush.arcInto(entry)])
        if isInside[head] == isWanted { entries.append(entry) }
      }
    }
    bush.entries = entries
    bush.coreCount = count
    if count > 0 { bush.outflow = outflow(of: bush, group, alternativeFlow, problem) }
    isInside[Int(group.origin)] = false
    for entry in entries[..<count] {
      isInside[Int(problem.graph.head[bush.arcInto(entry)])] = false
    }
  }

  /// Marks merges and all that they are reached from; returns the number of entries among them.
  private mutating func mark(_ bush: Bush, _ graph: ForwardStar) -> Int {
    var count = 0
    for entry in bush.entries.reversed() {
      if entry >= 0 {
        guard isInside[Int(graph.head[Int(entry)])] else { continue }
        isInside[Int(graph.tail[Int(entry)])] = true
      } else {
        isInside[Int(graph.head[bush.arcInto(entry)])] = true
        for slot in bush.slots(of: Int(~entry)) {
          isInside[Int(graph.tail[Int(bush.slotArc[slot])])] = true
        }
      }
      count += 1
    }
    return count
  }

  /// What ends at each node of the core or goes on to nodes outside it.
  private mutating func outflow(
    of bush: Bush, _ group: OriginGroup, _ alternativeFlow: [Double],
    _ problem: AssignmentProblem
  ) -> [Double] {
    let graph = problem.graph
    for slot in problem.slots(of: group) {
      flow[Int(problem.sinks[slot])] += alternativeFlow[slot]
    }
    for entry in bush.entries[bush.coreCount...].reversed() {
      let node = Int(graph.head[Int(entry)])
      flow[Int(graph.tail[Int(entry)])] += flow[node]
      flow[node] = 0
    }
    let outflow = bush.entries[..<bush.coreCount].map { entry in
      flow[Int(graph.head[bush.arcInto(entry)])]
    }
    for entry in bush.entries[..<bush.coreCount] {
      flow[Int(graph.head[bush.arcInto(entry)])] = 0
    }
    flow[Int(group.origin)] = 0
    return outflow
  }
}
