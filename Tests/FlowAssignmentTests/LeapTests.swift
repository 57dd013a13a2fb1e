import PathKernel
import TestSupport
import Testing

@testable import FlowAssignment

/// Who gives way to others does it at once.
@Suite struct LeapTests {
  /// Two roads of which one origin's traffic prefers one by a little and the other's neither.
  ///
  /// At the equilibrium both roads carry 2 units: the first origin's 1 on the road that it prefers,
  /// the second's 3 on what is left.
  private static func problem(preferring cost: Double) -> AssignmentProblem {
    var network = ProblemBuilder(nodes: 3)
    let near = network.facility(.linear(slope: 1))
    let far = network.facility(.linear(slope: 1))
    network.arc(0, 2, cost: 1, through: [near])
    network.arc(0, 2, cost: 1 + cost, through: [far])
    network.arc(1, 2, cost: 1, through: [near])
    network.arc(1, 2, cost: 1, through: [far])
    network.pair(from: 0, to: [2], demand: 1)
    network.pair(from: 1, to: [2], demand: 3)
    return network.problem()
  }

  /// From wherever it is tried, with several classes, alternatives and merges.
  @Test func keepsEveryDemandAndNeverRaisesTheObjective() {
    var leaps = 0
    for seed in 0..<800 {
      let problem = AssignmentProblem.random(seed: seed)
      let executor = PathKernel.SerialExecutor()
      var solve = BushSolve(problem, .platform)
      solve.load(Array(solve.groups.indices), executor)
      for step in 0..<3 {
        let gap = solve.certify(executor).gap.absolute
        solve.takeBetterBushes(executor)
        solve.equalise(to: BushSolve.SweepTarget(fine: 0.3 * gap, coarse: 0.3 * gap))
        let before = solve.objective()
        if solve.leap() { leaps += 1 }
        let objective = solve.objective()
        if problem.hasCommonDelayValues {
          #expect(objective <= before + 1e-9 * max(1, abs(before)), "seed \(seed), step \(step)")
        }
        for pair in problem.pairs {
          let flow = solve.alternativeFlow[pair.slots].reduce(0, +)
          #expect(
            flow == 0 || abs(flow - pair.demand) <= 1e-9 * pair.demand, "seed \(seed), step \(step)"
          )
        }
      }
    }
    #expect(leaps > 20, "\(leaps) leaps")
  }

  /// By sweeps alone a hundred thousand rounds.
  @Test func oneWhoIsIndifferentNoLongerLeavesARoadAtOnce() {
    let before = solve(Self.problem(preferring: -1e-5))
    #expect(abs(before.classFlow[0]) < 1e-9 && abs(before.classFlow[1] - 1) < 1e-9)
    let problem = Self.problem(preferring: 1e-5)
    let result = solve(problem, gap: 1e-12, iterations: 5, from: before.bushes)
    #expect(result.status == .converged && result.gap.relative <= 1e-12)
    #expect(result.classFlow.map { ($0 * 1e6).rounded() / 1e6 } == [1, 0, 1, 2])
    expectHonesty(problem, result, "after the leap")
  }

  /// Where the other has less on the road than is to be left, the way ends inside.
  @Test func theWayEndsWhereItNoLongerPays() {
    func problem(_ cost: Double) -> AssignmentProblem {
      var problem = Self.problem(preferring: cost)
      problem.pairs[0].demand = 3
      problem.pairs[1].demand = 1
      return problem
    }
    let before = solve(problem(-1e-5))
    let result = solve(problem(1e-5), gap: 1e-12, iterations: 5, from: before.bushes)
    #expect(result.status == .converged && result.gap.relative <= 1e-12)
    // The first origin fills both roads, all but the little that it prefers; the second stays on
    // the far one.
    let expected = [2 + 0.5e-5, 1 - 0.5e-5, 0, 1]
    for (flow, expected) in zip(result.classFlow, expected) {
      #expect(abs(flow - expected) < 1e-6, "\(result.classFlow)")
    }
    expectHonesty(problem(1e-5), result, "after the leap")
  }
}
