import FlowAssignment
import TestSupport
import Testing

/// What must hold of any problem and either solver, on random ones.
@Suite struct RandomProblemTests {
  @Test(arguments: Solver.allCases) func convergesOnRandomProblems(_ solver: Solver) {
    for seed in 0..<600 {
      let result = solve(.random(seed: seed), gap: 1e-10, by: solver)
      #expect(isSettled(result), "seed \(seed), gap \(result.gap)")
    }
  }

  @Test(arguments: Solver.allCases)
  func boundsTheDistanceToTheOptimumByTheGap(_ solver: Solver) {
    for seed in 0..<200 {
      let problem = AssignmentProblem.random(seed: seed)
      let best = solve(problem, gap: 1e-12, by: solver)
      for iterations in 1...6 {
        let early = solve(problem, gap: 0, iterations: iterations, by: solver)
        #expect(early.gap.absolute >= 0, "seed \(seed)")
        #expect(
          early.gap.absolute >= early.objective - best.objective - rounding(best),
          "seed \(seed) after \(iterations)")
      }
    }
  }

  @Test(arguments: Solver.allCases)
  func isWhatItsFlowsMakeItHoweverEarlyItStops(_ solver: Solver) {
    for seed in 0..<200 {
      let problem = AssignmentProblem.random(seed: seed)
      for iterations in [1, 2, 3, 200] {
        let result = solve(problem, gap: 1e-10, iterations: iterations, by: solver)
        expectHonesty(problem, result, "seed \(seed) after \(iterations)")
      }
    }
  }

  @Test func bothSolversAgreeWithTheSlowEquilibrium() {
    let compared = (0..<300).count { seed in
      agreesWithTheSlowEquilibrium(
        AssignmentProblem.random(seed: seed), sweepLimit: 400, "seed \(seed)")
    }
    #expect(compared >= 285, "\(compared): too many problems on which the oracle itself is slow")
  }

  @Test(arguments: Solver.allCases) func repeatsItselfBitForBit(_ solver: Solver) {
    for seed in 0..<50 {
      let problem = AssignmentProblem.random(seed: seed)
      let first = solve(problem, gap: 1e-8, by: solver)
      expectSameBits(first, solve(problem, gap: 1e-8, by: solver), "seed \(seed)")
    }
  }

  @Test(arguments: Solver.allCases)
  func givesTheSharesAsTheDerivativeOfEachPairsLogsum(_ solver: Solver) {
    for seed in 0..<100 {
      let problem = AssignmentProblem.random(seed: seed)
      let result = solve(problem, gap: 1e-12, by: solver)
      for (index, pair) in problem.pairs.enumerated()
      where pair.demand > 0 && result.pairLogsum[index] < .infinity {
        let scale = problem.classes[Int(pair.userClass)].logitScale
        let slots = pair.alternatives.map { Int($0) }
        let costs = slots.map { result.alternativeCost[$0] }
        for (position, slot) in slots.enumerated() where costs[position] < .infinity {
          var (above, below) = (costs, costs)
          above[position] += 1e-4
          below[position] -= 1e-4
          let slope =
            (LogitSplit.logsum(costs: above, scale: scale, .platform)
              - LogitSplit.logsum(costs: below, scale: scale, .platform)) / 2e-4
          #expect(abs(slope - result.alternativeFlow[slot] / pair.demand) < 1e-4, "seed \(seed)")
        }
      }
    }
  }
}
