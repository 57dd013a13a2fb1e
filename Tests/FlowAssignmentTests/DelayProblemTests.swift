import FlowAssignment
import TestSupport
import Testing

/// Whole problems with the delay functions that freight networks do not use, and system optima.
@Suite struct DelayProblemTests {
  /// A random problem of one alternative a pair, whose facilities have delays of any form and about
  /// the capacity of the one that they replace.
  private static func problem(seed: Int) -> AssignmentProblem {
    var problem = AssignmentProblem.random(seed: seed).withoutChoice
    var random = SplitMix64(seed: 1000 + seed)
    problem.facilities = problem.facilities.map { facility in
      let hours = random.number(from: 0.5, to: 5)
      let capacity = random.number(from: 3, to: 20)
      let delay: DelayFunction
      switch random.integer(below: 5) {
      case 0: delay = .linear(slope: random.number(from: 0, to: 1))
      case 1:
        delay = .conical(
          freeFlowHours: hours, capacity: capacity, alpha: random.number(from: 1.2, to: 8))
      case 2:
        delay = .akcelik(
          kilometres: hours, periodHours: 1, capacity: capacity,
          delayParameter: random.number(from: 0.1, to: 1.6))
      case 3: delay = .tabulated(.random(&random, isConvex: random.chance(0.5)))
      default: delay = facility.delay
      }
      return AssignmentProblem.Facility(
        delay: delay, delayCostPerHour: facility.delayCostPerHour, preload: facility.preload)
    }
    return problem
  }

  @Test func agreeBetweenSolversAndWithTheSlowEquilibrium() {
    var compared = 0
    for seed in 0..<120 {
      let problem = Self.problem(seed: seed)
      let best = solve(problem, gap: 1e-10)
      #expect(isSettled(best), "seed \(seed), gap \(best.gap)")
      let baseline = frankWolfe(problem, gap: 1e-5, iterations: 300)
      let gaps = baseline.gap.absolute + best.gap.absolute + rounding(best)
      #expect(abs(baseline.objective - best.objective) <= gaps, "seed \(seed)")
      let slow = SlowEquilibrium(
        problem, .platform, tolerance: 1e-8 * max(1, best.gap.totalCost), sweepLimit: 200)
      guard slow.gap < 1e-6 * max(1, best.gap.totalCost) else { continue }
      compared += 1
      let bound = max(0, slow.gap) + best.gap.absolute + rounding(best)
      #expect(abs(slow.objective - best.objective) <= bound, "seed \(seed)")
    }
    #expect(compared >= 110, "\(compared) of 120")
  }

  @Test func countThePreloadsDelayInTheSystemOptimum() {
    // min (0.3 + x)^2 + (1 - x): the 0.3 that is there anyway is delayed by who joins it.
    var network = ProblemBuilder(nodes: 2)
    let road = network.facility(.linear(slope: 1), preload: 0.3)
    network.arc(0, 1, through: [road])
    network.arc(0, 1, cost: 1)
    network.pair(from: 0, to: [1], demand: 1)
    for best in [
      solve(network.problem().systemOptimum()), frankWolfe(network.problem().systemOptimum()),
    ] {
      #expect(abs(best.facilityFlow[0] - 0.5) < 1e-9)
      #expect(abs(best.objective - 1.05) < 1e-9)
      #expect(abs(best.facilityDelay[0] - 1) < 1e-9, "the marginal delay")
    }
  }

  @Test func leaveASystemOptimumsFixedCostsAndDemandAlone() {
    for seed in 0..<50 {
      let problem = AssignmentProblem.random(seed: seed)
      let marginal = problem.systemOptimum()
      #expect(marginal.classes.map(\.arcCost) == problem.classes.map(\.arcCost))
      #expect(
        marginal.sinks == problem.sinks && marginal.facilities.count == problem.facilities.count)
      let best = solve(marginal, gap: 1e-9)
      #expect(isSettled(best), "with logit too, seed \(seed)")
    }
  }

  @Test func balanceATwoPieceTable() throws {
    // Delay 0.1 v up to 10, then steeper by 1: with 2 more on the other road, v = 11 costs 2.
    let table = try DelayTable(flows: [0, 10, 20], hours: [0, 1, 11])
    var network = ProblemBuilder(nodes: 2)
    network.arc(0, 1, cost: 0, delay: .tabulated(table))
    network.arc(0, 1, cost: 2)
    network.pair(from: 0, to: [1], demand: 15)
    let result = solve(network.problem(), gap: 1e-12)
    #expect(result.status == .converged && abs(result.facilityFlow[0] - 11) < 1e-9)
    // The least total cost lies where the marginal jumps from 2 to 11: nowhere beyond 10.
    let best = frankWolfe(network.problem().systemOptimum(), gap: 1e-9, iterations: 50)
    #expect(abs(best.facilityFlow[0] - 10) < 1e-6)
    #expect(abs(best.objective - (10 * 1 + 5 * 2)) < 1e-5)
  }

  @Test func refuseACapacityOfZero() async {
    await #expect(processExitsWith: .failure) {
      _ = AssignmentProblem.Facility(
        delay: .bpr(freeFlowHours: 1, capacity: 0, alpha: 0.15, beta: 4), delayCostPerHour: 1,
        preload: 0)
    }
    await #expect(processExitsWith: .failure) {
      _ = AssignmentProblem.Facility(
        delay: .queue(capacity: 0, limit: 0.9), delayCostPerHour: 1, preload: 0)
    }
  }

  @Test func refuseASystemOptimumThatIsNotConvex() async throws {
    let flattening = try DelayTable(flows: [0, 1, 2], hours: [0, 1, 1])
    var network = ProblemBuilder(nodes: 2)
    network.arc(0, 1, cost: 0, delay: .tabulated(flattening))
    #expect(!network.problem().hasConvexSystemOptimum)
    await #expect(processExitsWith: .failure) {
      let flattening = try DelayTable(flows: [0, 1, 2], hours: [0, 1, 1])
      var network = ProblemBuilder(nodes: 2)
      network.arc(0, 1, cost: 0, delay: .tabulated(flattening))
      _ = network.problem().systemOptimum()
    }
  }

  @Test func refuseChoiceInTheBaseline() async {
    await #expect(processExitsWith: .failure) {
      var network = ProblemBuilder(nodes: 2)
      network.arc(0, 1, cost: 1)
      network.pair(from: 0, to: [1, 1], demand: 1)
      _ = BiconjugateFrankWolfe(mathematics: .platform).assign(network.problem())
    }
  }
}
