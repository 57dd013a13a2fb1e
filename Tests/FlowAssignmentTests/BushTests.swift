import PathKernel
import TestSupport
import Testing

@testable import FlowAssignment

/// What a bush promises: acyclic, in topological order, one entry for every node.
@Suite struct BushTests {
  /// Two ways from node 0 to node 2, one of them in two steps, and on to node 3.
  private static let arcs = [
    HotArc(cost: 1, tail: 0, head: 1), HotArc(cost: 2, tail: 1, head: 2),
    HotArc(cost: 5, tail: 0, head: 2), HotArc(cost: 4, tail: 2, head: 3),
  ]

  private static let none: [Double] = []

  private static func diamond(_ flows: (Double, Double)) -> Bush {
    Bush(
      entries: [0, ~0, 3], firstSlot: [0, 2], slotArc: [1, 2], slotFlow: [flows.0, flows.1])
  }

  @Test func isLabelledWithLeastCostsAndWithTheGreatestOfArcsInUse() {
    var labels = [NodeLabel](repeating: NodeLabel(), count: 4)
    var span = labels.mutableSpan
    let gap = Self.diamond((1, 3)).label(
      &span, from: 0, Self.arcs.span, count: 3, outflow: Self.none.span)
    #expect(gap == 3 * 2)
    #expect(labels.map(\.low) == [0, 1, 3, 7] && labels.map(\.high) == [0, 1, 5, 9])
    #expect(labels.map(\.position) == [-1, 0, 1, 2])
    #expect(labels[2].lowEntry == ~0 && labels[2].highEntry == ~1 && labels[3].lowEntry == 3)
  }

  @Test func isLabelledByLeastCostsAloneWhereNothingFlows() {
    var labels = [NodeLabel](repeating: NodeLabel(), count: 4)
    var span = labels.mutableSpan
    let gap = Self.diamond((0, 0)).label(
      &span, from: 0, Self.arcs.span, count: 3, outflow: Self.none.span)
    #expect(gap == 0)
    #expect(labels.map(\.high) == [0, 1, 3, 7] && labels[2].highEntry == ~0)
  }

  /// The slots' flows and those through the nodes when so much ends at nodes 1 and 3.
  private static func passed(
    _ flows: (Double, Double), ending: (Double, Double)
  ) -> (slots: [Double], nodes: [Double]) {
    var bush = diamond(flows)
    var labels = [NodeLabel](repeating: NodeLabel(), count: 4)
    var span = labels.mutableSpan
    _ = bush.label(&span, from: 0, arcs.span, count: 3, outflow: none.span)
    (span[1].flow, span[3].flow) = ending
    bush.pass(&span, arcs.span, count: 3)
    return (bush.slotFlow, labels.map(\.flow))
  }

  @Test func sharesTheFlowThroughAMergeAsBefore() {
    let passed = Self.passed((1, 3), ending: (1, 6))
    #expect(passed.slots == [1.5, 4.5] && passed.nodes == [7, 2.5, 6, 6])
  }

  @Test func putsTheFirstFlowThroughAMergeOnItsCheapestArc() {
    #expect(Self.passed((0, 0), ending: (0, 6)).slots == [6, 0])
  }

  @Test func forgetsTheProportionsOfAFlowThatUnderflowed() {
    let passed = Self.passed((0, .leastNonzeroMagnitude), ending: (0, 6))
    #expect(passed.slots == [6, 0] && passed.nodes == [6, 6, 6, 6])
  }

  @Test func isAcyclicAndInOrderHoweverFarTheSolveHasCome() {
    for seed in 0..<200 {
      var problem = AssignmentProblem.random(seed: seed)
      var random = SplitMix64(seed: seed)
      var start: BushFlows?
      for step in 0..<6 {
        let result = solve(problem, gap: 1e-10, iterations: 1 + step, from: start)
        for (group, bush) in zip(result.bushes.groups, result.bushes.bushes) {
          let isOrdered = isOrdered(bush, of: group, result.bushes, in: problem)
          #expect(isOrdered, "seed \(seed), step \(step)")
        }
        start = result.bushes
        problem = problem.changed(Change.allCases[random.integer(below: 5)], &random)
      }
    }
  }

  private func isOrdered(
    _ bush: Bush, of group: OriginGroup, _ flows: BushFlows, in problem: AssignmentProblem
  ) -> Bool {
    let graph = problem.graph
    var isPlaced = [Bool](repeating: false, count: graph.nodeCount)
    isPlaced[Int(group.origin)] = true
    func comes(by arc: Int32, into node: Int32) -> Bool {
      let tail = graph.tail[Int(arc)]
      return graph.head[Int(arc)] == node && isPlaced[Int(tail)]
        && (tail >= graph.firstThroughNode || tail == group.origin)
        && problem.classes[group.userClass].arcCost[Int(arc)] < .infinity
    }
    for entry in bush.entries {
      let node = graph.head[bush.arcInto(entry)]
      guard !isPlaced[Int(node)] else { return false }
      if entry >= 0 {
        guard comes(by: entry, into: node) else { return false }
      } else {
        let slots = bush.slots(of: Int(~entry))
        guard slots.count > 1, Set(bush.slotArc[slots]).count == slots.count,
          bush.slotArc[slots].allSatisfy({ comes(by: $0, into: node) }),
          bush.slotFlow[slots].allSatisfy({ $0 >= 0 && $0 < .infinity })
        else { return false }
      }
      isPlaced[Int(node)] = true
    }
    return problem.slots(of: group).allSatisfy {
      flows.alternativeFlow[$0] == 0 || isPlaced[Int(problem.sinks[$0])]
    }
  }

  @Test func originGroupsAreNeighboursOfOneClassAndOrigin() {
    var network = ProblemBuilder(nodes: 3)
    network.classes = [ProblemBuilder.UserClass(), ProblemBuilder.UserClass()]
    network.pair(from: 0, to: [1], demand: 1)
    network.pair(from: 0, to: [1, 2], demand: 1)
    network.pair(from: 1, to: [], demand: 1)
    network.pair(from: 0, to: [2], demand: 1)
    network.pair(from: 0, to: [2], demand: 1, userClass: 1)
    let problem = network.problem()
    let groups = problem.originGroups()
    #expect(groups.map(\.pairs) == [0..<2, 2..<3, 3..<4, 4..<5])
    #expect(groups.map(\.hasChoice) == [true, false, false, false])
    #expect(groups.map { problem.slots(of: $0) } == [0..<3, 3..<3, 3..<4, 4..<5])
    #expect(groups.map(\.userClass) == [0, 0, 0, 1])
  }
}
