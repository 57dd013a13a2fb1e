import FlowAssignment
import PathKernel
import TestSupport
import Testing

/// Inputs that break solvers which have not met them, and problems of marginal delays.
@Suite struct FrankWolfeEdgeCaseTests {
  @Test func reportsUnservedDemandAndSolvesTheRest() {
    var network = ProblemBuilder(nodes: 4)
    network.arc(0, 1, cost: 1, delay: .linear(slope: 1))
    network.arc(0, 2, cost: .infinity)
    network.pair(from: 0, to: [3], demand: 5)
    network.pair(from: 0, to: [1], demand: 4)
    network.pair(from: 0, to: [2], demand: 3)
    network.pair(from: 0, to: [], demand: 2)
    network.pair(from: 0, to: [3], demand: 0)
    let result = frankWolfe(network.problem())
    #expect(result.status == .converged)
    #expect(result.unservedPairs == [0, 2, 3], "a pair without demand misses nothing")
    #expect(result.facilityFlow == [4] && result.alternativeFlow == [0, 4, 0, 0])
    #expect(result.pairLogsum == [.infinity, 5, .infinity, .infinity, .infinity])
    #expect(result.objective.isFinite && result.gap.totalCost == 20)
  }

  @Test func skimsAProblemWithoutDemand() {
    var network = ProblemBuilder(nodes: 3)
    let road = network.facility(.linear(slope: 2), preload: 3)
    network.arc(0, 1, cost: 1, through: [road])
    network.pair(from: 0, to: [1], demand: 0)
    for executor in [ThreadedExecutor(workers: 1), ThreadedExecutor(workers: 2)] {
      let result = frankWolfe(network.problem(), executor: executor)
      #expect(result.status == .converged)
      #expect(result.gap.absolute == 0 && result.gap.totalCost == 0)
      #expect(result.facilityFlow == [3] && result.alternativeCost == [7])
      #expect(result.unservedPairs.isEmpty)
    }
  }

  @Test func solvesAProblemWithoutPairsOrArcs() {
    var network = ProblemBuilder(nodes: 1)
    let none = frankWolfe(network.problem())
    #expect(none.status == .converged && none.objective == 0 && none.classFlow.isEmpty)
    network.pair(from: 0, to: [0], demand: 3)
    let one = frankWolfe(network.problem())
    #expect(one.status == .converged && one.alternativeFlow == [3] && one.alternativeCost == [0])
    #expect(one.unservedPairs.isEmpty)
  }

  @Test func servesIntrazonalDemandAtNoCost() {
    var network = ProblemBuilder(nodes: 3, firstThroughNode: 2)
    network.arc(0, 0, cost: 5, delay: .linear(slope: 1))
    network.arc(0, 2, cost: 1, delay: .linear(slope: 1))
    network.arc(2, 1)
    network.pair(from: 0, to: [0], demand: 4)
    network.pair(from: 0, to: [1], demand: 9)
    let result = frankWolfe(network.problem())
    #expect(result.status == .converged)
    #expect(result.alternativeFlow == [4, 9] && result.alternativeCost == [0, 10])
    #expect(result.facilityFlow == [0, 9])
  }

  @Test func passesThroughNoZone() {
    var network = ProblemBuilder(nodes: 4, firstThroughNode: 3)
    network.arc(0, 1, cost: 1)
    network.arc(1, 2, cost: 1)
    network.arc(0, 3, cost: 5, delay: .linear(slope: 1))
    network.arc(3, 2, cost: 5)
    network.pair(from: 0, to: [2], demand: 2)
    let result = frankWolfe(network.problem())
    #expect(result.alternativeCost == [12] && result.facilityFlow == [2])
  }

  @Test func bearsArcsAndCyclesOfNoCost() {
    var network = ProblemBuilder(nodes: 5)
    for (tail, head) in [(0, 1), (1, 2), (2, 0), (1, 0), (2, 1), (2, 2), (3, 4)] {
      network.arc(Int32(tail), Int32(head))
    }
    network.arc(2, 3, cost: 0, delay: .linear(slope: 1))
    network.arc(1, 3, cost: 0, delay: .linear(slope: 3))
    network.pair(from: 0, to: [4], demand: 8)
    let result = frankWolfe(network.problem(), gap: 1e-9)
    #expect(result.status == .converged)
    #expect(abs(result.facilityFlow[0] - 6) < 1e-6)
    #expect(abs(result.facilityFlow[1] - 2) < 1e-6)
  }

  @Test func sharesFlowBetweenDuplicateArcs() {
    var network = ProblemBuilder(nodes: 2)
    for _ in 0..<3 { network.arc(0, 1, cost: 5, delay: .linear(slope: 1)) }
    network.pair(from: 0, to: [1], demand: 6)
    let result = frankWolfe(network.problem(), gap: 1e-9)
    for flow in result.facilityFlow { #expect(abs(flow - 2) < 1e-6) }
    #expect(abs(result.alternativeCost[0] - 7) < 1e-6)
  }

  @Test(arguments: [
    DelayFunction.queue(capacity: 10, limit: 0.95),
    .track(freeFlowHours: 1, capacity: 10, weight: 1, limit: 0.95),
    .conical(freeFlowHours: 1, capacity: 10, alpha: 6),
    .akcelik(kilometres: 2, periodHours: 1, capacity: 10, delayParameter: 0.4),
    .bpr(freeFlowHours: 1, capacity: 10, alpha: 0.15, beta: 0.5),
    .marginal(.queue(capacity: 10, limit: 0.95)),
  ])
  func staysFiniteWhenDemandExceedsCapacity(_ delay: DelayFunction) {
    var network = ProblemBuilder(nodes: 2)
    for _ in 0..<2 { network.arc(0, 1, cost: 1, delay: delay) }
    network.pair(from: 0, to: [1], demand: 60)
    let result = frankWolfe(network.problem(), gap: 1e-9)
    #expect(result.status == .converged)
    for flow in result.facilityFlow { #expect(abs(flow - 30) < 1e-3) }
    for solver in Solver.allCases {
      let same = solve(network.problem(), gap: 1e-9, by: solver)
      #expect(same.status == .converged)
      #expect(abs(same.objective - result.objective) <= 1e-7 * result.objective)
    }
  }

  /// A gap of zero is mostly out of reach of rounding, however many iterations there are.
  @Test func saysThatRoundingLetsNoStepImprove() {
    var stalled = 0
    for seed in 0..<40 {
      let problem = AssignmentProblem.random(seed: seed).withoutChoice
      let result = frankWolfe(problem, gap: 0, iterations: 3000)
      guard result.status == .stalled else { continue }
      stalled += 1
      #expect(result.log.count < 3000 && result.gap.absolute > 0, "seed \(seed)")
      #expect(result.gap.relative < 1e-6, "seed \(seed)")
    }
    #expect(stalled > 0)
  }

  @Test func isNowhereBetterThanTheSystemOptimum() {
    for seed in 0..<100 {
      let problem = AssignmentProblem.random(seed: seed).withoutChoice
      let best = frankWolfe(problem.systemOptimum(), gap: 1e-5, iterations: 500)
      func total(_ result: AssignmentResult) -> Double {
        var sum = 0.0
        for (facility, flow) in zip(problem.facilities, result.facilityFlow) {
          sum +=
            facility.delayCostPerHour * flow * facility.delay.delay(at: flow, .platform).hours
        }
        for (index, userClass) in problem.classes.enumerated() {
          for arc in 0..<problem.graph.arcCount {
            let flow = result.classFlow[index * problem.graph.arcCount + arc]
            if flow > 0 { sum += flow * userClass.arcCost[arc] }
          }
        }
        return sum
      }
      let slack = rounding(best)
      #expect(abs(total(best) - best.objective) <= slack, "the objective is the total cost")
      for iterations in [1, 2, 5, 100] {
        let other = frankWolfe(problem, gap: 0, iterations: iterations)
        #expect(total(other) >= best.objective - best.gap.absolute - slack, "seed \(seed)")
      }
      for solver in Solver.allCases {
        let other = solve(problem.systemOptimum(), gap: 1e-9, by: solver)
        let gaps = best.gap.absolute + other.gap.absolute + slack
        #expect(abs(other.objective - best.objective) <= gaps, "seed \(seed)")
      }
    }
  }
}
