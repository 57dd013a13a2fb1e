import PathKernel
import TestSupport
import Testing

@testable import FlowAssignment

/// The part of a bush that a sweep looks at.
@Suite struct BushCoreTests {
  /// Node 2 is reached in two ways; 3 and 4 hang on it, 5 on the origin, 6 on node 1.
  private static func problem() -> (problem: AssignmentProblem, bush: Bush) {
    var network = ProblemBuilder(nodes: 7)
    network.classes = [ProblemBuilder.UserClass()]
    for (tail, head) in [(0, 1), (1, 2), (0, 2), (2, 3), (3, 4), (0, 5), (1, 6)] {
      network.arc(Int32(tail), Int32(head), cost: 1)
    }
    for (node, demand) in [(2, 1.0), (3, 2), (4, 4), (5, 8), (6, 16)] {
      network.pair(from: 0, to: [Int32(node)], demand: demand)
    }
    let problem = network.problem()
    func arc(_ tail: Int32, _ head: Int32) -> Int32 {
      Int32(
        (0..<problem.graph.arcCount).first {
          problem.graph.tail[$0] == tail && problem.graph.head[$0] == head
        }!)
    }
    return (
      problem,
      Bush(
        entries: [arc(0, 5), arc(0, 1), arc(1, 6), ~0, arc(2, 3), arc(3, 4)], firstSlot: [0, 2],
        slotArc: [arc(1, 2), arc(0, 2)], slotFlow: [3, 4])
    )
  }

  @Test func comesFirstAndKnowsWhatLeavesIt() {
    var (problem, bush) = Self.problem()
    var core = BushCore(nodeCount: 7)
    for _ in 0..<2 {
      core.set(of: &bush, problem.originGroups()[0], problem.pairs.map(\.demand), problem)
      let nodes = bush.entries.map { problem.graph.head[bush.arcInto($0)] }
      #expect(nodes == [1, 2, 5, 6, 3, 4])
      #expect(bush.coreCount == 2 && bush.outflow == [16, 7])
    }
  }

  @Test func isAllOfABushWhereAlternativesAreSplit() {
    var (problem, bush) = Self.problem()
    var group = problem.originGroups()[0]
    group.hasChoice = true
    var core = BushCore(nodeCount: 7)
    let before = bush.entries
    core.set(of: &bush, group, problem.pairs.map(\.demand), problem)
    #expect(bush.entries == before && bush.coreCount == before.count && bush.outflow.isEmpty)
  }

  @Test func isEmptyInATree() {
    let problem = Self.problem().problem
    var bush = Bush(entries: [0])
    var core = BushCore(nodeCount: 7)
    core.set(of: &bush, problem.originGroups()[0], [], problem)
    #expect(bush.coreCount == 0 && bush.outflow.isEmpty && bush.entries == [0])
  }
}
