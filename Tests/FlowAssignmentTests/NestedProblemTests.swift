import TestSupport
import Testing

@testable import FlowAssignment

/// Problems whose alternatives share nests and have costs of their own.
@Suite struct NestedProblemTests {
  @Test(arguments: Solver.allCases) func splitsGoldTestFive(_ solver: Solver) {
    var network = ProblemBuilder(nodes: 3)
    network.classes = [ProblemBuilder.UserClass(logitScale: 0.05, nestScale: 0.2)]
    network.arc(0, 1, cost: 60)
    network.arc(0, 2, cost: 90)
    // Two alternatives by the same path, apart by what they cost themselves.
    network.pair(
      from: 0, to: [1, 2, 2], demand: 2, costs: [40, 20, 25], nests: [0, 1, 1])
    let result = solve(network.problem(), by: solver)
    for (flow, expected) in zip(result.alternativeFlow, [0.603886, 0.289582, 0.106531]) {
      #expect(abs(flow / 2 - expected) < 5e-7)
    }
    let logsum = LogitSplit.logsum(costs: [100, 108.433692], scale: 0.05, .platform)
    #expect(abs(result.pairLogsum[0] - logsum) < 5e-7)
    #expect(abs(result.objective - 2 * logsum) < 1e-6)
    #expect(result.certificate == .optimality)
  }

  @Test(arguments: Solver.allCases) func convergesOnRandomProblems(_ solver: Solver) {
    for seed in 0..<400 {
      let result = solve(.randomNested(seed: seed), gap: 1e-10, by: solver)
      #expect(isSettled(result), "seed \(seed), gap \(result.gap)")
    }
  }

  @Test(arguments: Solver.allCases)
  func isWhatItsFlowsMakeItHoweverEarlyItStops(_ solver: Solver) {
    for seed in 0..<200 {
      let problem = AssignmentProblem.randomNested(seed: seed)
      for iterations in [1, 2, 3, 200] {
        let result = solve(problem, gap: 1e-10, iterations: iterations, by: solver)
        expectHonesty(problem, result, "seed \(seed) after \(iterations)")
      }
    }
  }

  @Test(arguments: Solver.allCases)
  func boundsTheDistanceToTheOptimumByTheGap(_ solver: Solver) {
    for seed in 0..<150 {
      let problem = AssignmentProblem.randomNested(seed: seed)
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

  @Test func bothSolversAgreeWithTheSlowEquilibrium() {
    let compared = (0..<150).count { seed in
      agreesWithTheSlowEquilibrium(
        AssignmentProblem.randomNested(seed: seed), sweepLimit: 200, "seed \(seed)")
    }
    #expect(compared >= 130, "\(compared): too many problems on which the oracle itself is slow")
  }

  @Test(arguments: Solver.allCases)
  func equalScalesGiveThePlainLogitsFlows(_ solver: Solver) {
    for seed in 0..<150 {
      var nested = AssignmentProblem.randomNested(seed: seed)
      for index in nested.classes.indices {
        nested.classes[index].nestScale = nested.classes[index].logitScale
      }
      var plain = nested
      plain.nestOfAlternative = []
      expectAgreement(
        nested, solve(nested, gap: 1e-11, by: solver), solve(plain, gap: 1e-11, by: solver),
        "seed \(seed)")
    }
  }

  @Test func findsTheSameFlowsFromTenRandomStarts() {
    for seed in 0..<40 {
      let problem = AssignmentProblem.randomNested(seed: seed)
      let first = solve(problem, gap: 1e-11)
      for start in 0..<10 {
        // Flows of the same pairs at other delays, costs and demand, stopped anywhere.
        var other = problem
        var random = SplitMix64(seed: 1000 * seed + start)
        for index in other.facilities.indices {
          other.facilities[index].delayCostPerHour *= random.number(from: 0, to: 5)
        }
        for index in other.pairs.indices {
          other.pairs[index].demand *= random.number(from: 0.1, to: 3)
        }
        for index in other.alternativeCost.indices {
          other.alternativeCost[index] += random.number(from: -20, to: 20)
        }
        let before = solve(other, gap: 0, iterations: 1 + random.integer(below: 4))
        let again = solve(problem, gap: 1e-11, from: before.bushes)
        expectAgreement(problem, first, again, "seed \(seed), start \(start)")
        expectHonesty(problem, again, "seed \(seed), start \(start)")
      }
    }
  }

  @Test(arguments: Solver.allCases)
  func givesTheSharesAsTheDerivativeOfEachPairsLogsum(_ solver: Solver) {
    for seed in 0..<100 {
      let problem = AssignmentProblem.randomNested(seed: seed)
      let result = solve(problem, gap: 1e-12, by: solver)
      for (index, pair) in problem.pairs.enumerated()
      where pair.demand > 0 && result.pairLogsum[index] < .infinity {
        let userClass = problem.classes[Int(pair.userClass)]
        let slots = Int(pair.alternatives.lowerBound)..<Int(pair.alternatives.upperBound)
        let choice = NestedLogit(
          scale: userClass.logitScale, nestScale: userClass.nestScale,
          nests: problem.nestOfAlternative[slots], .platform)
        let costs = Array(result.alternativeCost[slots])
        for (position, slot) in slots.enumerated() where costs[position] < .infinity {
          var (above, below) = (costs, costs)
          above[position] += 1e-4
          below[position] -= 1e-4
          let slope = (choice.logsum(above) - choice.logsum(below)) / 2e-4
          #expect(abs(slope - result.alternativeFlow[slot] / pair.demand) < 2e-4, "seed \(seed)")
        }
      }
    }
  }

  @Test func givesTheSameBitsForAnyNumberOfWorkers() {
    for seed in 0..<30 {
      let problem = AssignmentProblem.randomNested(seed: seed)
      let first = solve(problem, gap: 1e-8)
      let backwards = solve(problem, gap: 1e-8, from: nil, executor: BackwardsExecutor())
      expectSameBits(first, backwards, "seed \(seed)")
      let threaded = solve(problem, gap: 1e-8, from: nil, executor: ThreadedExecutor(workers: 3))
      expectSameBits(first, threaded, "seed \(seed)")
    }
  }
}
