import FlowAssignment
import TestSupport
import Testing

/// Inputs that break solvers which have not met them.
@Suite struct EdgeCaseTests {
  @Test(arguments: Solver.allCases) func reportsUnservedDemandAndSolvesTheRest(_ solver: Solver) {
    var network = ProblemBuilder(nodes: 4)
    network.arc(0, 1, cost: 1, delay: .linear(slope: 1))
    network.arc(0, 2, cost: .infinity)
    network.pair(from: 0, to: [3], demand: 5)
    network.pair(from: 0, to: [1], demand: 4)
    network.pair(from: 0, to: [2], demand: 3)
    network.pair(from: 0, to: [], demand: 2)
    network.pair(from: 0, to: [3], demand: 0)
    network.pair(from: 0, to: [3, 1, 2], demand: 1)
    let result = solve(network.problem(), by: solver)
    #expect(result.status == .converged)
    #expect(result.unservedPairs == [0, 2, 3], "a pair without demand misses nothing")
    #expect(abs(result.facilityFlow[0] - 5) < 1e-12)
    #expect(result.alternativeFlow == [0, 4, 0, 0, 0, 1, 0])
    #expect(result.pairLogsum[0] == .infinity)
    #expect(abs(result.pairLogsum[1] - 6) < 1e-12)
    #expect(result.objective.isFinite && result.gap.totalCost.isFinite)
  }

  @Test(arguments: Solver.allCases) func skimsAProblemWithoutDemand(_ solver: Solver) {
    var network = ProblemBuilder(nodes: 3)
    let road = network.facility(.linear(slope: 2), preload: 3)
    network.arc(0, 1, cost: 1, through: [road])
    network.arc(0, 2, cost: 7)
    network.pair(from: 0, to: [1, 2], demand: 0)
    let result = solve(network.problem(), by: solver)
    #expect(result.status == .converged)
    #expect(result.gap.absolute == 0 && result.gap.totalCost == 0)
    #expect(result.facilityFlow == [3])
    #expect(result.alternativeCost == [7, 7])
    #expect(abs(result.pairLogsum[0] - (7 - Mathematics.platform.log(2))) < 1e-12)
    #expect(result.classFlow.allSatisfy { $0 == 0 } && result.unservedPairs.isEmpty)
  }

  @Test(arguments: Solver.allCases) func solvesAProblemWithoutPairs(_ solver: Solver) {
    var network = ProblemBuilder(nodes: 2)
    network.arc(0, 1, cost: 1, delay: .linear(slope: 1))
    let result = solve(network.problem(), by: solver)
    #expect(result.status == .converged && result.objective == 0)
  }

  @Test(arguments: Solver.allCases) func servesIntrazonalDemandAtNoCost(_ solver: Solver) {
    // Once over an arc of no cost to a sink beside the origin, once to the origin itself.
    var network = ProblemBuilder(nodes: 3, firstThroughNode: 2)
    network.arc(0, 1)
    network.arc(0, 2, cost: 1, delay: .linear(slope: 1))
    network.arc(2, 1)
    network.pair(from: 0, to: [1], demand: 9)
    network.pair(from: 0, to: [0], demand: 4)
    let result = solve(network.problem(), by: solver)
    #expect(result.status == .converged)
    #expect(result.alternativeFlow == [9, 4])
    #expect(result.alternativeCost == [0, 0])
    #expect(result.facilityFlow == [0])
  }

  @Test(arguments: Solver.allCases) func bearsArcsAndCyclesOfNoCost(_ solver: Solver) {
    var network = ProblemBuilder(nodes: 5)
    for (tail, head) in [(0, 1), (1, 2), (2, 0), (1, 0), (2, 1), (2, 2), (3, 4)] {
      network.arc(Int32(tail), Int32(head))
    }
    network.arc(2, 3, cost: 0, delay: .linear(slope: 1))
    network.arc(1, 3, cost: 0, delay: .linear(slope: 3))
    network.pair(from: 0, to: [4], demand: 8)
    let result = solve(network.problem(), by: solver)
    #expect(result.status == .converged)
    #expect(abs(result.facilityFlow[0] - 6) < 1e-9)
    #expect(abs(result.facilityFlow[1] - 2) < 1e-9)
  }

  @Test(arguments: Solver.allCases) func sharesFlowBetweenDuplicateArcs(_ solver: Solver) {
    var network = ProblemBuilder(nodes: 2)
    for _ in 0..<3 { network.arc(0, 1, cost: 5, delay: .linear(slope: 1)) }
    network.pair(from: 0, to: [1], demand: 6)
    let result = solve(network.problem(), by: solver)
    for flow in result.facilityFlow { #expect(abs(flow - 2) < 1e-9) }
    #expect(abs(result.alternativeCost[0] - 7) < 1e-9)
  }

  @Test(arguments: Solver.allCases)
  func sharesDemandEquallyBetweenEqualAlternatives(_ solver: Solver) {
    var network = ProblemBuilder(nodes: 2)
    network.arc(0, 1, cost: 5, delay: .linear(slope: 1))
    network.pair(from: 0, to: [1, 1, 1], demand: 6)
    let result = solve(network.problem(), by: solver)
    for flow in result.alternativeFlow { #expect(abs(flow - 2) < 1e-12) }
    #expect(abs(result.pairLogsum[0] - (11 - Mathematics.platform.log(3))) < 1e-12)
  }

  @Test(arguments: Solver.allCases)
  func keepsSharesFiniteAtCostDifferencesOfAMillion(_ solver: Solver) {
    for scale in [0.05, 1, 100] {
      var network = ProblemBuilder(nodes: 4)
      network.classes = [ProblemBuilder.UserClass(logitScale: scale)]
      network.arc(0, 1, cost: 1e6, delay: .linear(slope: 1))
      network.arc(0, 2, cost: 0, delay: .linear(slope: 1))
      network.arc(0, 3, cost: 2e6)
      network.pair(from: 0, to: [1, 2, 3], demand: 10)
      let result = solve(network.problem(), gap: 1e-10, by: solver)
      #expect(result.status == .converged)
      #expect(result.alternativeFlow == [0, 10, 0])
      #expect(abs(result.pairLogsum[0] - 10) < 1e-9)
    }
  }

  @Test(arguments: Solver.allCases)
  func settlesWhenEachAlternativeOverloadedDrivesTheOthersShareToNothing(_ solver: Solver) {
    // All-or-nothing costs differ by far more than 700/theta, where shares underflow.
    var network = ProblemBuilder(nodes: 3)
    network.arc(0, 1, cost: 10, delay: .linear(slope: 1000))
    network.arc(0, 2, cost: 20, delay: .linear(slope: 500))
    network.pair(from: 0, to: [1, 2], demand: 20)
    let result = solve(network.problem(), gap: 1e-11, by: solver)
    #expect(result.status == .converged)
    #expect(abs(result.facilityFlow[0] - 20.0 / 3) < 0.01)
  }

  @Test(arguments: Solver.allCases) func addsUpBothDirectionsOfASharedTrack(_ solver: Solver) {
    var network = ProblemBuilder(nodes: 2)
    let track = network.facility(
      .track(freeFlowHours: 1, capacity: 10, weight: 1, limit: 0.95), costPerHour: 2, preload: 1)
    network.arc(0, 1, cost: 3, through: [track])
    network.arc(1, 0, cost: 4, through: [track])
    network.pair(from: 0, to: [1], demand: 2)
    network.pair(from: 1, to: [0], demand: 5)
    let result = solve(network.problem(), by: solver)
    #expect(abs(result.facilityFlow[0] - 8) < 1e-12)
    #expect(abs(result.facilityDelay[0] - 4) < 1e-12)
    #expect(abs(result.alternativeCost[0] - 11) < 1e-12)
    #expect(abs(result.alternativeCost[1] - 12) < 1e-12)
  }

  @Test(arguments: Solver.allCases)
  func chargesAnArcForAllItsFacilitiesLikeTheArcsItStandsFor(_ solver: Solver) {
    let delays = [DelayFunction.linear(slope: 1), .queue(capacity: 9, limit: 0.95)]
    func solved(asOneArc: Bool) -> AssignmentResult {
      var network = ProblemBuilder(nodes: 3)
      let facilities = delays.map { network.facility($0, costPerHour: 3) }
      if asOneArc {
        network.arc(0, 2, cost: 2, through: facilities)
      } else {
        network.arc(0, 1, cost: 2, through: [facilities[0]])
        network.arc(1, 2, through: [facilities[1]])
      }
      network.arc(0, 2, cost: 14)
      network.pair(from: 0, to: [2], demand: 7)
      return solve(network.problem(), by: solver)
    }
    let (one, two) = (solved(asOneArc: true), solved(asOneArc: false))
    #expect(one.status == .converged && one.facilityFlow[0] == one.facilityFlow[1])
    #expect(abs(one.alternativeCost[0] - 14) < 1e-9)
    #expect(abs(one.facilityFlow[0] - two.facilityFlow[0]) < 1e-9)
  }

  @Test(arguments: Solver.allCases) func loadsAFacilityOncePerUseOfAPath(_ solver: Solver) {
    var network = ProblemBuilder(nodes: 3)
    network.classes = [ProblemBuilder.UserClass(load: 0.5)]
    let road = network.facility(.linear(slope: 1))
    network.arc(0, 1, through: [road, road])
    network.arc(1, 2, through: [road])
    network.pair(from: 0, to: [2], demand: 4)
    let result = solve(network.problem(), by: solver)
    #expect(result.facilityFlow == [6])
    #expect(abs(result.alternativeCost[0] - 9) < 1e-12)
    #expect(result.status == .converged)
  }

  @Test(
    arguments: [
      DelayFunction.queue(capacity: 10, limit: 0.95),
      .track(freeFlowHours: 1, capacity: 10, weight: 1, limit: 0.95),
    ], Solver.allCases)
  func staysFiniteAndSaysSoWhenDemandExceedsCapacity(_ delay: DelayFunction, _ solver: Solver) {
    var network = ProblemBuilder(nodes: 2)
    for _ in 0..<2 { network.arc(0, 1, cost: 1, delay: delay) }
    network.pair(from: 0, to: [1], demand: 60)
    let problem = network.problem()
    let result = solve(problem, gap: 1e-11, by: solver)
    #expect(result.status == .converged && result.unservedPairs.isEmpty)
    #expect(result.objective.isFinite)
    for (flow, facility) in zip(result.facilityFlow, problem.facilities) {
      #expect(abs(flow - 30) < 1e-6)
      #expect(flow > facility.delay.capacity)
    }
    #expect(result.facilityDelay.allSatisfy { $0.isFinite })
  }

  @Test(arguments: Solver.allCases)
  func givesEachClassItsOwnCostsLoadsAndClosures(_ solver: Solver) {
    var network = ProblemBuilder(nodes: 2)
    let road = network.facility(.linear(slope: 1))
    network.arc(0, 1, cost: 1, through: [road])
    network.arc(0, 1, cost: 8)
    network.classes = [
      ProblemBuilder.UserClass(load: 2),
      ProblemBuilder.UserClass(load: 0.5, cost: { $0 == 1 ? .infinity : $1 }),
    ]
    network.pair(from: 0, to: [1], demand: 9)
    network.pair(from: 0, to: [1], demand: 2, userClass: 1)
    let result = solve(network.problem(), by: solver)
    // The second class must put 1 unit on the road; the first adds until 1 + 2 v = 8.
    #expect(abs(result.facilityFlow[0] - 3.5) < 1e-9)
    #expect(abs(result.alternativeCost[0] - 8) < 1e-9)
    #expect(abs(result.alternativeCost[1] - 2.75) < 1e-9)
  }
}
