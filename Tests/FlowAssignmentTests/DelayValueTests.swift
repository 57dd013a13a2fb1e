import FlowAssignment
import TestSupport
import Testing

/// Classes that pay for delays by values of their own.
@Suite struct DelayValueTests {
  /// Two classes between the same places, one of which minds the queue five times as much.
  private static func twoClasses(_ factors: [Double]) -> AssignmentProblem {
    var network = ProblemBuilder(nodes: 2)
    network.classes = factors.map { ProblemBuilder.UserClass(delayFactor: $0) }
    network.arc(0, 1, cost: 0, delay: .linear(slope: 1))
    network.arc(0, 1, cost: 6)
    for userClass in factors.indices {
      network.pair(from: 0, to: [1], demand: 4, userClass: Int32(userClass))
    }
    return network.problem()
  }

  @Test func aClassThatMindsDelayMoreLeavesTheQueueToTheOther() {
    // The queue delays v hours. Class 0 stays in it up to v = 6/0.5, class 1 up to v = 6/5: with
    // all 4 of class 0 in it, v = 4 is too dear for class 1, which goes round.
    let result = BushAssignment(mathematics: .platform).assign(Self.twoClasses([0.5, 5]))
    #expect(result.status == .converged)
    #expect(result.certificate == .variationalInequality)
    #expect(abs(result.classFlow[0] - 4) < 1e-9 && abs(result.classFlow[1]) < 1e-9)
    #expect(abs(result.classFlow[2]) < 1e-9 && abs(result.classFlow[3] - 4) < 1e-9)
    #expect(result.alternativeCost == [2, 6])
    #expect(abs(result.gap.totalCost - (4 * 2 + 4 * 6)) < 1e-9)
    // Whatever the classes mind, the objective is at the facility's rate: 4^2/2 + 4 x 6.
    #expect(abs(result.objective - 32) < 1e-9)
  }

  @Test func factorsOfOneAreTheConvexProgramme() {
    for seed in 0..<50 {
      var problem = AssignmentProblem.randomNested(seed: seed)
      let plain = solve(problem, gap: 1e-8)
      for index in problem.classes.indices { problem.classes[index].delayFactor = 1 }
      let again = solve(problem, gap: 1e-8)
      expectSameBits(plain, again, "seed \(seed)")
      #expect(again.certificate == .optimality)
    }
  }

  @Test func oneFactorForAllIsARateOfTheFacilities() {
    for seed in 0..<100 {
      var problem = AssignmentProblem.randomNested(seed: seed)
      var dearer = problem
      for index in problem.classes.indices { problem.classes[index].delayFactor = 2 }
      for index in dearer.facilities.indices { dearer.facilities[index].delayCostPerHour *= 2 }
      let first = solve(problem, gap: 1e-11)
      let second = solve(dearer, gap: 1e-11)
      let gaps = first.gap.absolute + second.gap.absolute + rounding(first) + rounding(second)
      let apart = disagreement(dearer, first.facilityFlow, second.facilityFlow)
      #expect(apart <= gaps, "seed \(seed)")
      #expect(
        isSameSplit(dearer, first.alternativeFlow, second.alternativeFlow, gaps: gaps),
        "seed \(seed)")
    }
  }

  @Test func isWhatItsFlowsMakeItAndReachesAnEquilibrium() {
    var settled = 0
    for seed in 0..<200 {
      var problem = AssignmentProblem.randomNested(seed: seed)
      var random = SplitMix64(seed: 77 + seed)
      for index in problem.classes.indices {
        problem.classes[index].delayFactor = random.number(from: 0.2, to: 3)
      }
      for iterations in [1, 3, 200] {
        let result = solve(problem, gap: 1e-9, iterations: iterations)
        expectHonesty(problem, result, "seed \(seed) after \(iterations)")
        if iterations == 200 && isSettled(result) { settled += 1 }
      }
    }
    // Nothing promises that a solve gets there; on problems like these it does.
    #expect(settled >= 195, "\(settled)")
  }

  @Test func theBaselinesRefuseThem() async {
    await #expect(processExitsWith: .failure) {
      var network = ProblemBuilder(nodes: 2)
      network.classes = [ProblemBuilder.UserClass(delayFactor: 2)]
      network.arc(0, 1, cost: 1)
      network.pair(from: 0, to: [1], demand: 1)
      _ = GradientProjection(mathematics: .platform).assign(network.problem())
    }
    await #expect(processExitsWith: .failure) {
      var network = ProblemBuilder(nodes: 2)
      network.classes = [ProblemBuilder.UserClass(delayFactor: 2)]
      network.arc(0, 1, cost: 1)
      network.pair(from: 0, to: [1], demand: 1)
      _ = BiconjugateFrankWolfe(mathematics: .platform).assign(network.problem())
    }
  }

  @Test func refusesANestScaleBelowTheScaleBetweenNests() async {
    await #expect(processExitsWith: .failure) {
      _ = AssignmentProblem.UserClass(arcCost: [], arcLoad: [], logitScale: 1, nestScale: 0.9)
    }
  }
}
