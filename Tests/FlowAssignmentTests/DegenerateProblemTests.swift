import FlowAssignment
import PathKernel
import TestSupport
import Testing

/// More inputs that break solvers: nothing to do, ties, rings of no cost, extremes of size.
@Suite struct DegenerateProblemTests {
  @Test(arguments: Solver.allCases) func solvesOneNode(_ solver: Solver) {
    var network = ProblemBuilder(nodes: 1)
    network.pair(from: 0, to: [0], demand: 3)
    network.pair(from: 0, to: [0, 0], demand: 4)
    let problem = network.problem()
    let result = solve(problem, by: solver)
    #expect(result.status == .converged && result.unservedPairs.isEmpty)
    #expect(result.alternativeFlow == [3, 2, 2] && result.alternativeCost == [0, 0, 0])
    expectHonesty(problem, result, "one node")
  }

  @Test(arguments: Solver.allCases) func solvesAProblemWithoutClasses(_ solver: Solver) {
    var network = ProblemBuilder(nodes: 2)
    network.classes = []
    let road = network.facility(.linear(slope: 1), preload: 2)
    network.arc(0, 1, cost: 1, through: [road])
    let result = solve(network.problem(), by: solver)
    #expect(result.status == .converged && result.objective == 2 && result.classFlow.isEmpty)
  }

  @Test(arguments: Solver.allCases) func solvesWhereEverythingIsClosed(_ solver: Solver) {
    var network = ProblemBuilder(nodes: 3)
    network.arc(0, 1, cost: .infinity, delay: .linear(slope: 1))
    network.arc(1, 2, cost: .infinity)
    network.pair(from: 0, to: [1, 2], demand: 3)
    network.pair(from: 1, to: [2], demand: 3)
    let problem = network.problem()
    let result = solve(problem, by: solver)
    #expect(result.status == .converged && result.unservedPairs == [0, 1])
    #expect(result.alternativeFlow == [0, 0, 0] && result.objective == 0)
    expectHonesty(problem, result, "all closed")
  }

  @Test(arguments: Solver.allCases)
  func choosesAnyOfManyRoutesOfTheSameConstantCost(_ solver: Solver) {
    var network = Self.blocks(side: 6) { _ in .none }
    network.pair(from: 0, to: [35], demand: 7)
    network.pair(from: 5, to: [30, 0, 35], demand: 3)
    let problem = network.problem()
    let result = solve(problem, by: solver)
    #expect(result.status == .converged && result.log.count <= 2)
    #expect(result.alternativeCost == [10, 10, 5, 5])
    expectHonesty(problem, result, "ties")
  }

  @Test(arguments: Solver.allCases)
  func spreadsOverManyRoutesThatAreAlike(_ solver: Solver) {
    var network = Self.blocks(side: 5) { _ in .linear(slope: 1) }
    network.pair(from: 0, to: [24], demand: 8)
    network.pair(from: 24, to: [0], demand: 8)
    let problem = network.problem()
    let result = solve(problem, gap: 1e-11, by: solver)
    #expect(result.status == .converged)
    expectHonesty(problem, result, "alike")
    // What leaves a corner takes either street.
    let first = (0..<problem.graph.arcCount).filter { problem.graph.tail[$0] == 0 }
    for arc in first { #expect(abs(result.classFlow[arc] - 4) < 1e-4) }
  }

  @Test(arguments: Solver.allCases)
  func bearsRingsOfNoCostBetweenManyOrigins(_ solver: Solver) {
    var network = ProblemBuilder(nodes: 12)
    for node in Int32(0)..<6 {
      network.arc(node, (node + 1) % 6)
      network.arc((node + 1) % 6, node)
      network.arc(node, node)
      network.arc(node, node + 6, cost: 0, delay: .linear(slope: Double(1 + node)))
      network.arc(node + 6, (node + 1) % 6 + 6)
      network.arc((node + 1) % 6 + 6, node + 6)
    }
    for node in Int32(0)..<6 {
      network.pair(from: node, to: [(node + 3) % 6 + 6], demand: 2)
      network.pair(from: node, to: [node + 6, node], demand: 5)
    }
    let problem = network.problem()
    let result = solve(problem, gap: 1e-10, by: solver)
    #expect(isSettled(result), "\(result.gap)")
    expectHonesty(problem, result, "rings")
    // Everybody may take any of the ways out, so that all cost the same.
    let costs = zip(1..., result.facilityFlow).map { Double($0) * $1 }
    for cost in costs { #expect(abs(cost - costs[0]) < 1e-3 * costs[0]) }
  }

  @Test(arguments: Solver.allCases)
  func solvesPowersBelowOneFromNothing(_ solver: Solver) {
    var network = ProblemBuilder(nodes: 2)
    for (hours, beta) in [(1.0, 0.5), (1, 0.3), (2, 0.5)] {
      network.arc(
        0, 1, cost: hours, delay: .bpr(freeFlowHours: hours, capacity: 10, alpha: 1, beta: beta))
    }
    network.pair(from: 0, to: [1], demand: 30)
    let problem = network.problem()
    let result = solve(problem, gap: 1e-10, by: solver)
    #expect(result.status == .converged)
    expectHonesty(problem, result, "powers")
    let used = zip(problem.classes[0].arcCost, result.facilityDelay).map { $0 + $1 }
    for (cost, flow) in zip(used, result.facilityFlow) where flow > 1e-6 {
      #expect(abs(cost - used[0]) < 1e-6)
    }
  }

  @Test(arguments: [1e2, 1e4, 1e6], Solver.allCases)
  func settlesQueuesAndTracksFarOverTheirCapacity(_ demand: Double, _ solver: Solver) {
    var network = ProblemBuilder(nodes: 4)
    let track = network.facility(
      .track(freeFlowHours: 1, capacity: 12, weight: 0.5, limit: 0.95), costPerHour: 30)
    network.arc(0, 1, cost: 1, delay: .queue(capacity: 10, limit: 0.95))
    network.arc(0, 2, cost: 2, delay: .queue(capacity: 20, limit: 0.95))
    network.arc(1, 3, cost: 1, through: [track])
    network.arc(2, 3, cost: 1, delay: .track(freeFlowHours: 2, capacity: 9, weight: 1, limit: 0.9))
    network.arc(3, 0, cost: 1, through: [track])
    network.pair(from: 0, to: [3, 1], demand: demand)
    network.pair(from: 3, to: [0], demand: 5)
    let problem = network.problem()
    let result = solve(problem, gap: 1e-9, by: solver)
    #expect(result.status == .converged, "\(result.gap.relative)")
    #expect(result.facilityDelay.allSatisfy { $0.isFinite })
    expectHonesty(problem, result, "overload")
  }

  @Test(arguments: [0.01, 1, 100], Solver.allCases)
  func splitsCongestedAlternativesAMillionApart(_ scale: Double, _ solver: Solver) {
    var network = ProblemBuilder(nodes: 4)
    network.classes = [ProblemBuilder.UserClass(logitScale: scale)]
    network.arc(0, 1, cost: 1e6, delay: .linear(slope: 1))
    network.arc(0, 2, cost: 0, delay: .linear(slope: 1e6))
    network.arc(0, 2, cost: 10, delay: .bpr(freeFlowHours: 1, capacity: 1, alpha: 1, beta: 4))
    network.arc(0, 3, cost: 1e7)
    network.pair(from: 0, to: [1, 2, 3], demand: 50)
    network.pair(from: 0, to: [2], demand: 2)
    let problem = network.problem()
    let result = solve(problem, gap: 1e-10, by: solver)
    #expect(result.status == .converged, "\(result.gap.relative)")
    #expect(result.alternativeFlow[0] > 1 && result.alternativeFlow[1] > 10)
    #expect(result.alternativeFlow[2] < 1e-6)
    expectHonesty(problem, result, "a million")
  }

  @Test(arguments: Solver.allCases)
  func servesTinyAndHugeDemandTogether(_ solver: Solver) {
    var network = ProblemBuilder(nodes: 3)
    network.arc(0, 1, cost: 1, delay: .bpr(freeFlowHours: 1, capacity: 1e6, alpha: 0.15, beta: 4))
    network.arc(0, 1, cost: 1, delay: .bpr(freeFlowHours: 1, capacity: 2e6, alpha: 0.15, beta: 4))
    network.arc(1, 2, cost: 1)
    network.arc(0, 2, cost: 2.5)
    network.pair(from: 0, to: [1], demand: 1e7)
    network.pair(from: 0, to: [2, 1], demand: 1e-9)
    network.pair(from: 1, to: [2], demand: 1e-300)
    let problem = network.problem()
    let result = solve(problem, gap: 1e-10, by: solver)
    #expect(result.status == .converged && result.unservedPairs.isEmpty)
    #expect(abs(2 * result.facilityFlow[0] / result.facilityFlow[1] - 1) < 1e-4)
    expectHonesty(problem, result, "tiny and huge")
  }

  @Test(arguments: Solver.allCases)
  func takesPairsOfOneOriginThatAreApartAndRepeated(_ solver: Solver) {
    var network = Self.blocks(side: 3) { Double($0 % 4) > 1 ? .linear(slope: 1) : .none }
    for origin: Int32 in [0, 4, 0, 2, 0] {
      network.pair(from: origin, to: [8], demand: 2)
      network.pair(from: origin, to: [8, 6, 8], demand: 2)
    }
    let problem = network.problem()
    let result = solve(problem, gap: 1e-10, by: solver)
    #expect(isSettled(result))
    expectHonesty(problem, result, "apart")
    // The same pair thrice has the same costs thrice.
    #expect(result.pairLogsum[0] == result.pairLogsum[4])
    #expect(result.pairLogsum[1] == result.pairLogsum[9])
  }

  @Test(arguments: Solver.allCases)
  func letsAClassThatLoadsNothingFollowTheOthersDelays(_ solver: Solver) {
    var network = ProblemBuilder(nodes: 2)
    network.classes = [ProblemBuilder.UserClass(), ProblemBuilder.UserClass(load: 0)]
    network.arc(0, 1, cost: 1, delay: .linear(slope: 1))
    network.arc(0, 1, cost: 2)
    network.pair(from: 0, to: [1], demand: 5)
    network.pair(from: 0, to: [1], demand: 100, userClass: 1)
    let problem = network.problem()
    let result = solve(problem, gap: 1e-10, by: solver)
    #expect(result.status == .converged && abs(result.facilityFlow[0] - 1) < 1e-6)
    #expect(result.alternativeCost[1] == 1)
    expectHonesty(problem, result, "no load")
  }

  /// Streets of cost 1 both ways on a square grid; a delay for each by its number.
  private static func blocks(side: Int, _ delay: (Int) -> DelayFunction) -> ProblemBuilder {
    let streets = RandomGraph(grid: side, seed: 0).graph
    var network = ProblemBuilder(nodes: side * side)
    for arc in 0..<streets.arcCount {
      network.arc(streets.tail[arc], streets.head[arc], cost: 1, delay: delay(arc))
    }
    return network
  }
}
