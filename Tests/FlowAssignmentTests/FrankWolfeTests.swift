import FlowAssignment
import PathKernel
import TestSupport
import Testing

@Suite struct FrankWolfeTests {
  @Test func findsTheParadoxOfBraess() {
    var network = ProblemBuilder(nodes: 4)
    network.arc(0, 1, cost: 0, delay: .linear(slope: 10))
    network.arc(0, 2, cost: 50, delay: .linear(slope: 1))
    network.arc(1, 3, cost: 50, delay: .linear(slope: 1))
    network.arc(2, 3, cost: 0, delay: .linear(slope: 10))
    network.arc(1, 2, cost: 10, delay: .linear(slope: 1))
    network.pair(from: 0, to: [3], demand: 6)
    let result = frankWolfe(network.problem(), gap: 1e-8)
    #expect(result.status == .converged)
    #expect(abs(result.gap.totalCost - 552) < 1e-3)
    #expect(abs(result.alternativeCost[0] - 92) < 1e-3)
    let best = frankWolfe(network.problem().systemOptimum(), gap: 1e-8)
    #expect(abs(best.objective - 498) < 1e-5)
  }

  @Test func balancesTwoRoadsOfFourthPowerDelay() {
    var network = ProblemBuilder(nodes: 2)
    for (hours, capacity) in [(10.0, 2000.0), (15, 3000)] {
      network.arc(
        0, 1, cost: hours,
        delay: .bpr(freeFlowHours: hours, capacity: capacity, alpha: 0.15, beta: 4))
    }
    network.pair(from: 0, to: [1], demand: 6000)
    let result = frankWolfe(network.problem(), gap: 1e-12)
    #expect(result.status == .converged && result.log.count <= 3, "one exact line search")
    #expect(abs(result.facilityFlow[0] - 2973.6227) < 5e-5)
    #expect(abs(result.alternativeCost[0] - 17.3301816) < 5e-8)
  }

  @Test func agreesWithTheEquilibriumByBushesOnRandomProblems() {
    var converged = 0
    for seed in 0..<300 {
      let problem = AssignmentProblem.random(seed: seed).withoutChoice
      let result = frankWolfe(problem, gap: 1e-5, iterations: 500)
      let best = solve(problem, gap: 1e-11)
      let slack = rounding(best)
      if result.status == .converged { converged += 1 }
      #expect(result.gap.absolute >= result.objective - best.objective - slack, "seed \(seed)")
      #expect(result.objective >= best.objective - best.gap.absolute - slack, "seed \(seed)")
      #expect(result.unservedPairs == best.unservedPairs, "seed \(seed)")
      for (flow, other) in zip(result.alternativeFlow, best.alternativeFlow) {
        #expect(abs(flow - other) <= 1e-12 * other)
      }
      #expect(result.log.allSatisfy { $0.gap.absolute >= 0 })
      #expect(result.log.last?.objective == result.objective)
      let objectives = result.log.map(\.objective)
      #expect(zip(objectives, objectives.dropFirst()).allSatisfy { $1 <= $0 + slack })
    }
    #expect(converged >= 295, "\(converged) of 300 within 500 iterations")
  }

  @Test func agreesWithTheSlowEquilibriumOnRandomProblems() {
    var compared = 0
    for seed in 0..<100 {
      let problem = AssignmentProblem.random(seed: seed).withoutChoice
      let result = frankWolfe(problem, gap: 1e-5, iterations: 500)
      let slow = SlowEquilibrium(
        problem, .platform, tolerance: 1e-7 * max(1, result.gap.totalCost), sweepLimit: 400)
      guard slow.gap < 1e-6 * max(1, result.gap.totalCost) else { continue }
      compared += 1
      let gaps = max(0, slow.gap) + result.gap.absolute + rounding(result)
      #expect(abs(slow.objective - result.objective) <= gaps, "seed \(seed)")
    }
    #expect(compared >= 95)
  }

  @Test func conservesTheFlowOfEveryClassAtEveryNode() {
    for seed in 0..<100 {
      let problem = AssignmentProblem.random(seed: seed).withoutChoice
      let result = frankWolfe(problem, iterations: 20)
      var facilityFlow = problem.facilities.map(\.preload)
      for (index, userClass) in problem.classes.enumerated() {
        var surplus = [Double](repeating: 0, count: problem.graph.nodeCount)
        for arc in 0..<problem.graph.arcCount {
          let flow = result.classFlow[index * problem.graph.arcCount + arc]
          #expect(flow >= 0 && (flow == 0 || userClass.arcCost[arc] < .infinity))
          surplus[Int(problem.graph.tail[arc])] += flow
          surplus[Int(problem.graph.head[arc])] -= flow
          for use in problem.firstUse[arc]..<problem.firstUse[arc + 1] {
            facilityFlow[Int(problem.arcFacility[Int(use)])] += flow * userClass.arcLoad[arc]
          }
        }
        for (slot, pair) in problem.pairs.enumerated() where Int(pair.userClass) == index {
          surplus[Int(pair.origin)] -= result.alternativeFlow[slot]
          surplus[Int(problem.sinks[slot])] += result.alternativeFlow[slot]
        }
        #expect(surplus.allSatisfy { abs($0) <= 1e-11 }, "seed \(seed)")
      }
      for (flow, expected) in zip(result.facilityFlow, facilityFlow) {
        #expect(abs(flow - expected) <= 1e-12 * (1 + expected), "seed \(seed)")
      }
    }
  }

  @Test func givesTheSameBitsForAnyNumberOfWorkersAndOrderOfWork() {
    let problem = AssignmentProblem.grid(side: 8, pairs: 600, classes: 3, seed: 7)
    let one = frankWolfe(problem, gap: 1e-5, iterations: 12)
    func expectSame(_ other: AssignmentResult) {
      #expect(one.facilityFlow.map(\.bitPattern) == other.facilityFlow.map(\.bitPattern))
      #expect(one.classFlow.map(\.bitPattern) == other.classFlow.map(\.bitPattern))
      #expect(one.alternativeCost.map(\.bitPattern) == other.alternativeCost.map(\.bitPattern))
      #expect(one.objective.bitPattern == other.objective.bitPattern)
      #expect(one.log.map { $0.gap.absolute } == other.log.map { $0.gap.absolute })
    }
    for workers in 1...3 {
      expectSame(
        frankWolfe(
          problem, gap: 1e-5, iterations: 12, executor: ThreadedExecutor(workers: workers)))
    }
    expectSame(frankWolfe(problem, gap: 1e-5, iterations: 12, executor: BackwardsExecutor()))
  }

  /// With many origins the trees come from a hierarchy, with few from Dijkstra's method.
  @Test func comesToTheSameEquilibriumByEitherMethodOfFindingPaths() {
    let problem = AssignmentProblem.grid(side: 8, pairs: 600, classes: 1, seed: 11)
    // Five searches an origin are too few for a hierarchy, five hundred are not.
    let few = frankWolfe(problem, gap: 1e-5, iterations: 4)
    let many = frankWolfe(problem, gap: 1e-5, iterations: 300)
    for (one, other) in zip(few.log, many.log) {
      #expect(abs(one.objective / other.objective - 1) < 1e-9)
      #expect(abs(one.gap.absolute / other.gap.absolute - 1) < 1e-6)
    }
    expectHonesty(problem, few, "few")
    expectHonesty(problem, many, "many")
  }

  @Test func comesToAPlannersGapInAHundredIterations() {
    let problem = AssignmentProblem.grid(side: 8, pairs: 160, classes: 2, seed: 3)
    let result = frankWolfe(problem, gap: 1e-4, iterations: 400)
    #expect(result.status == .converged)
    // Plain Frank-Wolfe needs more than the four hundred.
    #expect(result.log.count <= 100, "\(result.log.count) iterations")
  }

  @Test func loadsAllOnThePathsOfTheEmptyNetwork() {
    var network = ProblemBuilder(nodes: 3)
    network.arc(0, 1, cost: 1, delay: .linear(slope: 1))
    network.arc(0, 1, cost: 2, delay: .linear(slope: 1))
    network.arc(1, 2, cost: 3)
    network.pair(from: 0, to: [1], demand: 4)
    network.pair(from: 0, to: [2], demand: 2)
    let result = AllOrNothing(mathematics: .platform).assign(network.problem())
    #expect(result.classFlow == [6, 0, 2])
    #expect(result.facilityFlow == [6, 0] && result.facilityDelay == [6, 0])
    #expect(result.alternativeCost == [2, 5], "least costs with everybody there")
    #expect(result.gap.totalCost == 6 * 7 + 2 * 3 && result.gap.absolute == 6 * 5)
    #expect(result.status == .iterationLimit && result.log.count == 1)
    #expect(result.objective == 6 + 18 + 6)

    var free = ProblemBuilder(nodes: 2)
    free.arc(0, 1, cost: 3)
    free.pair(from: 0, to: [1], demand: 4)
    let uncongested = AllOrNothing(mathematics: .platform).assign(free.problem())
    #expect(uncongested.status == .converged && uncongested.objective == 12)
  }

  @Test func choosesByThePreloadsDelays() {
    var network = ProblemBuilder(nodes: 2)
    let busy = network.facility(.linear(slope: 1), preload: 5)
    network.arc(0, 1, cost: 1, through: [busy])
    network.arc(0, 1, cost: 4)
    network.pair(from: 0, to: [1], demand: 4)
    let result = AllOrNothing(mathematics: .platform).assign(network.problem())
    #expect(result.classFlow == [0, 4] && result.facilityFlow == [5])
  }
}
