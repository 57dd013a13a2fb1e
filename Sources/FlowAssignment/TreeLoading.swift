import PathKernel

/// Least-cost trees of all origins, and the demand of every pair loaded onto them.
///
///     groups  one class and origin each: one tree
///     blocks  some groups of one class each: one piece of work
///
/// Blocks are cut by the number of groups alone, and their flows are added in the order of the
/// blocks: flows are the same bit for bit for any number of workers.
struct TreeLoading: Sendable {
  /// Pairs of one class and origin.
  private struct Group {
    var origin: Int32
    var pairs: Range<Int>
  }

  private struct Block {
    var userClass: Int
    var groups: Range<Int>
  }

  /// What the trees of some costs give.
  struct Trees {
    /// Flow of each class on each arc, laid out as in `AssignmentResult.classFlow`.
    var classFlow: [Double]
    /// Least cost of each pair's only alternative, infinite where there is no path.
    var alternativeCost: [Double]
  }

  private let problem: AssignmentProblem
  private var groups: [Group] = []
  private var blocks: [Block] = []

  /// So many blocks a class: enough for any machine, few enough that adding them up is nothing.
  private static let blockCount = 32
  /// No fewer groups than this in a block, or its scratch arrays cost more than its trees.
  private static let leastGroups = 4

  /// Groups the pairs, each of which has one alternative at the most.
  init(_ problem: AssignmentProblem) {
    self.problem = problem
    var firstOfClass = 0
    for index in problem.pairs.indices {
      let pair = problem.pairs[index]
      precondition(pair.alternatives.count < 2, "trees serve pairs of one alternative")
      let previous = index > 0 ? problem.pairs[index - 1] : nil
      if previous?.userClass != pair.userClass {
        if let previous { cut(from: firstOfClass, Int(previous.userClass)) }
        firstOfClass = groups.count
      }
      if previous?.userClass == pair.userClass && previous?.origin == pair.origin {
        groups[groups.count - 1].pairs = groups[groups.count - 1].pairs.lowerBound..<(index + 1)
      } else {
        groups.append(Group(origin: pair.origin, pairs: index..<(index + 1)))
      }
    }
    if let last = problem.pairs.last { cut(from: firstOfClass, Int(last.userClass)) }
  }

  /// Cuts the groups from `first` on, all of one class, into blocks.
  private mutating func cut(from first: Int, _ userClass: Int) {
    let count = groups.count - first
    let size = Swift.max(Self.leastGroups, (count + Self.blockCount - 1) / Self.blockCount)
    for start in stride(from: first, to: groups.count, by: size) {
      blocks.append(
        Block(userClass: userClass, groups: start..<Swift.min(start + size, groups.count)))
    }
  }

  /// Loads all demand that has a path.
  ///
  /// - Parameter delayCost: delay cost of one load unit on each arc, the same for all classes.
  func load(delayCost: [Double], _ executor: some Executor) -> Trees {
    let arcCosts = problem.classes.map { userClass in
      delayCost.indices.map { userClass.arcCost[$0] + userClass.arcLoad[$0] * delayCost[$0] }
    }
    let parts = executor.map(count: blocks.count) { index in
      load(blocks[index], arcCosts[blocks[index].userClass])
    }
    let arcCount = problem.graph.arcCount
    var trees = Trees(
      classFlow: [Double](repeating: 0, count: problem.classes.count * arcCount),
      alternativeCost: [])
    trees.alternativeCost.reserveCapacity(problem.sinks.count)
    for (block, part) in zip(blocks, parts) {
      let first = block.userClass * arcCount
      for arc in part.classFlow.indices { trees.classFlow[first + arc] += part.classFlow[arc] }
      trees.alternativeCost += part.alternativeCost
    }
    // Sinks behind those of the last pair belong to nobody.
    let rest = problem.sinks.count - trees.alternativeCost.count
    trees.alternativeCost += [Double](repeating: .infinity, count: rest)
    return trees
  }

  /// The flows of one block, of its class only, and the costs of its pairs in their order.
  private func load(_ block: Block, _ arcCost: [Double]) -> Trees {
    let graph = problem.graph
    var search = PathWorkspace(nodeCount: graph.nodeCount)
    var arcFlow = [Double](repeating: 0, count: graph.arcCount)
    var nodeFlow = [Double](repeating: 0, count: graph.nodeCount)
    var costs: [Double] = []
    for group in groups[block.groups] {
      // Alternatives follow each other in the order of the pairs, so that a group's lie together.
      let first = problem.pairs[group.pairs.lowerBound].alternatives.lowerBound
      let end = problem.pairs[group.pairs.upperBound - 1].alternatives.upperBound
      let sinks = Int(first)..<Int(end)
      guard !sinks.isEmpty else { continue }
      search.run(
        on: graph, arcCost: arcCost.span, from: group.origin,
        until: problem.sinks.span.extracting(sinks))
      let distances = search.distances
      for index in group.pairs {
        let pair = problem.pairs[index]
        for slot in pair.alternatives {
          let sink = Int(problem.sinks[Int(slot)])
          costs.append(distances[sink])
          if distances[sink] < .infinity { nodeFlow[sink] += pair.demand }
        }
      }
      cascade(down: search, &nodeFlow, &arcFlow)
    }
    return Trees(classFlow: arcFlow, alternativeCost: costs)
  }

  /// Moves what stands at the nodes to the origin, farthest first: one pass over the tree, not one
  /// walk for every pair.
  private func cascade(
    down search: borrowing PathWorkspace, _ nodeFlow: inout [Double], _ arcFlow: inout [Double]
  ) {
    let order = search.settleOrder.span
    let arcs = search.arcs.span
    let tail = problem.graph.tail.span
    var nodes = nodeFlow.mutableSpan
    var flows = arcFlow.mutableSpan
    for place in stride(from: search.settledNodes - 1, through: 0, by: -1) {
      let node = Int(order[place])
      let flow = nodes[node]
      guard flow > 0 else { continue }
      nodes[node] = 0
      let arc = Int(arcs[node])
      guard arc >= 0 else { continue }
      flows[arc] += flow
      nodes[Int(tail[arc])] += flow
    }
  }
}
