import FlowAssignment
import TestSupport
import Testing

/// Cases with known answers: the numbers T1, T2... are those of the model's table of gold tests.
@Suite struct GoldTests {
  private static func braess(withBridge: Bool) -> AssignmentProblem {
    var network = ProblemBuilder(nodes: 4)
    network.arc(0, 1, cost: 0, delay: .linear(slope: 10))
    network.arc(0, 2, cost: 50, delay: .linear(slope: 1))
    network.arc(1, 3, cost: 50, delay: .linear(slope: 1))
    network.arc(2, 3, cost: 0, delay: .linear(slope: 10))
    if withBridge { network.arc(1, 2, cost: 10, delay: .linear(slope: 1)) }
    network.pair(from: 0, to: [3], demand: 6)
    return network.problem()
  }

  @Test(arguments: Solver.allCases) func findsTheParadoxOfBraess(_ solver: Solver) {
    let with = solve(Self.braess(withBridge: true), by: solver)
    #expect(abs(with.alternativeCost[0] - 92) < 1e-9)
    #expect(abs(with.gap.totalCost - 552) < 1e-9)
    for (flow, expected) in zip(with.facilityFlow, [4.0, 2, 2, 4, 2]) {
      #expect(abs(flow - expected) < 1e-9)
    }
    let without = solve(Self.braess(withBridge: false), by: solver)
    #expect(abs(without.alternativeCost[0] - 83) < 1e-9)
    #expect(abs(without.gap.totalCost - 498) < 1e-9)
  }

  @Test(arguments: Solver.allCases) func putsAllOfPigouOnTheCongestibleRoad(_ solver: Solver) {
    var network = ProblemBuilder(nodes: 2)
    network.arc(0, 1, cost: 0, delay: .linear(slope: 1))
    network.arc(0, 1, cost: 1)
    network.pair(from: 0, to: [1], demand: 1)
    let result = solve(network.problem(), by: solver)
    #expect(result.status == .converged)
    #expect(abs(result.facilityFlow[0] - 1) < 1e-12)
    #expect(abs(result.gap.totalCost - 1) < 1e-12)
  }

  @Test(arguments: Solver.allCases) func findsTheBestOfBraessWithoutTheBridge(_ solver: Solver) {
    for withBridge in [true, false] {
      let problem = Self.braess(withBridge: withBridge)
      let best = solve(problem.systemOptimum(), by: solver)
      #expect(best.status == .converged)
      #expect(abs(best.objective - 498) < 1e-9, "the total cost itself")
      for (flow, expected) in zip(best.facilityFlow, [3.0, 3, 3, 3, 0]) {
        #expect(abs(flow - expected) < 1e-9)
      }
    }
  }

  @Test(arguments: Solver.allCases) func leavesAQuarterOfPigouOnTheOtherRoad(_ solver: Solver) {
    var network = ProblemBuilder(nodes: 2)
    network.arc(0, 1, cost: 0, delay: .linear(slope: 1))
    network.arc(0, 1, cost: 1)
    network.pair(from: 0, to: [1], demand: 1)
    let best = solve(network.problem().systemOptimum(), by: solver)
    #expect(abs(best.facilityFlow[0] - 0.5) < 1e-12)
    #expect(abs(best.objective - 0.75) < 1e-12, "three quarters of the equilibrium's cost")
  }

  @Test(arguments: Solver.allCases) func balancesTwoRoadsOfFourthPowerDelay(_ solver: Solver) {
    var network = ProblemBuilder(nodes: 2)
    for (hours, capacity) in [(10.0, 2000.0), (15, 3000)] {
      network.arc(
        0, 1, cost: hours,
        delay: .bpr(freeFlowHours: hours, capacity: capacity, alpha: 0.15, beta: 4))
    }
    network.pair(from: 0, to: [1], demand: 6000)
    let result = solve(network.problem(), by: solver)
    #expect(abs(result.facilityFlow[0] - 2973.6227) < 5e-5)
    #expect(abs(result.alternativeCost[0] - 17.3301816) < 5e-8)
  }

  @Test(arguments: Solver.allCases) func splitsTwoUncongestedAlternativesByLogit(_ solver: Solver) {
    var network = ProblemBuilder(nodes: 3)
    network.classes = [ProblemBuilder.UserClass(logitScale: 0.05)]
    network.arc(0, 1, cost: 100)
    network.arc(0, 2, cost: 120)
    network.pair(from: 0, to: [1, 2], demand: 3)
    let result = solve(network.problem(), by: solver)
    #expect(abs(result.alternativeFlow[0] / 3 - 0.7310585786) < 5e-11)
    #expect(abs(result.pairLogsum[0] - 93.7347662) < 5e-8)
    #expect(abs(result.objective - 3 * 93.7347662) < 3e-7)
  }

  private static func congestedLogit(scale: Double) -> AssignmentProblem {
    var network = ProblemBuilder(nodes: 3)
    network.classes = [ProblemBuilder.UserClass(logitScale: scale)]
    network.arc(0, 1, cost: 10, delay: .linear(slope: 1))
    network.arc(0, 2, cost: 20, delay: .linear(slope: 0.5))
    network.pair(from: 0, to: [1, 2], demand: 20)
    return network.problem()
  }

  @Test(arguments: Solver.allCases) func splitsCongestedAlternativesByLogit(_ solver: Solver) {
    let result = solve(Self.congestedLogit(scale: 0.1), by: solver)
    #expect(abs(result.facilityFlow[0] - 11.4230151) < 5e-8)
    #expect(abs(result.objective - 232.806079) < 5e-7)
    // Entropy as q ln q, without the demand, as some texts write it.
    let constant = 20 * Mathematics.platform.log(20) / 0.1
    #expect(abs(result.objective + constant - 831.952534) < 5e-7)
  }

  @Test(arguments: [10, 100, 1e3, 1e6, 1e9], Solver.allCases)
  func approachesUserEquilibriumAsTheLogitScaleGrows(_ scale: Double, _ solver: Solver) {
    let result = solve(Self.congestedLogit(scale: scale), gap: 1e-11, by: solver)
    #expect(result.status == .converged)
    #expect(abs(result.facilityFlow[0] - 40.0 / 3) < 0.6 / scale + 1e-5)
  }

  @Test(arguments: Solver.allCases)
  func sharesATerminalWithAQueueAgainstAFixedCost(_ solver: Solver) {
    var network = ProblemBuilder(nodes: 3)
    network.classes = [ProblemBuilder.UserClass(logitScale: 0.2)]
    // 100/(10 - v) is the queue's delay beyond service at 100 an hour, and 100/10 of service.
    let terminal = network.facility(.queue(capacity: 10, limit: 0.95), costPerHour: 100)
    network.arc(0, 1, cost: 40 + 10, through: [terminal])
    network.arc(0, 2, cost: 60)
    network.pair(from: 0, to: [1, 2], demand: 8)
    let result = solve(network.problem(), by: solver)
    #expect(abs(result.facilityFlow[0] - 4.5949989) < 5e-8)
  }
}
