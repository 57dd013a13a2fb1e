import FlowAssignment
import PathKernel
import TestSupport
import Testing

/// Headroom against cases with known answers and slow oracles.
@Suite struct ConcurrentFlowTests {
  private func cap(_ capacity: Double) -> DelayFunction {
    .bpr(freeFlowHours: 1, capacity: capacity, alpha: 0.15, beta: 4)
  }

  /// Demands of 4 and 3 over links of 6 and 5 that share one of 8.
  private func shared(preload: Double = 0) -> AssignmentProblem {
    var network = ProblemBuilder(nodes: 4)
    let six = network.facility(cap(6))
    let five = network.facility(cap(5))
    let eight = network.facility(cap(8 + preload), preload: preload)
    network.arc(0, 2, through: [six])
    network.arc(1, 2, through: [five])
    network.arc(2, 3, through: [eight])
    network.pair(from: 0, to: [3], demand: 4)
    network.pair(from: 1, to: [3], demand: 3)
    return network.problem()
  }

  /// What every answer keeps: bounds of any two rounds do not cross, flows fit and are the demand.
  private func check(_ headroom: Headroom, _ problem: AssignmentProblem, _ growing: [Bool]) {
    let factors = headroom.log.compactMap(\.factor)
    for factor in factors {
      for round in headroom.log {
        #expect(factor <= round.upperBound + 1e-9 * max(1, factor), "weak duality, every round")
      }
    }
    for dual in headroom.dual { #expect(dual >= 0) }
    guard headroom.status == .certified else { return }
    #expect(headroom.factor <= headroom.upperBound + 1e-9 * max(1, headroom.factor))
    #expect(headroom.upperBound < .infinity)
    #expect(headroom.upperBound - headroom.factor <= 1e-8 * max(1, headroom.upperBound))
    #expect(headroom.excess <= 1e-9)
    for (index, pair) in problem.pairs.enumerated() {
      let flow = pair.alternatives.reduce(0) { $0 + headroom.alternativeFlow[Int($1)] }
      let wanted = pair.demand * (growing[index] ? headroom.factor : 1)
      #expect(abs(flow - wanted) <= 1e-9 * max(1, wanted))
    }
    for (facility, flow) in zip(problem.facilities, headroom.facilityFlow) {
      let limit = max(facility.delay.capacity, facility.preload)
      #expect(flow <= limit * (1 + 1e-9))
    }
  }

  /// T8.
  @Test func findsTheLinkThatTwoDemandsShare() {
    let headroom = ConcurrentFlow().solve(shared(), growing: [true, true])
    #expect(headroom.status == .certified)
    #expect(abs(headroom.factor - 8.0 / 7) < 1e-12)
    #expect(abs(headroom.upperBound - 8.0 / 7) < 1e-12)
    #expect(headroom.dual[0] == 0 && headroom.dual[1] == 0)
    #expect(abs(headroom.dual[2] - 1.0 / 7) < 1e-12, "one more unit is a seventh of the demand")
    #expect(headroom.separated == [0, 1], "the shared link is a cut")
    check(headroom, shared(), [true, true])
  }

  @Test func preloadAndFixedDemandTakeTheirRoomFirst() {
    let headroom = ConcurrentFlow().solve(shared(preload: 5), growing: [true, true])
    #expect(abs(headroom.factor - 8.0 / 7) < 1e-12)
    #expect(abs(headroom.facilityFlow[2] - 13) < 1e-12)
    // 3 of the shared 8 are taken; the other pair may have 5 of them.
    let one = ConcurrentFlow().solve(shared(), growing: [true, false])
    #expect(abs(one.factor - 5.0 / 4) < 1e-12)
    #expect(abs(one.dual[2] - 0.25) < 1e-12)
    #expect(one.separated == [0])
    check(one, shared(), [true, false])
  }

  @Test func fixedDemandThatDoesNotFitIsProved() {
    var problem = shared()
    problem.pairs[0].demand = 7
    let headroom = ConcurrentFlow().solve(problem, growing: [false, true])
    #expect(headroom.status == .infeasible)
    #expect(headroom.factor == 0 && headroom.facilityFlow.isEmpty)
    let spare = zip(headroom.dual, [6.0, 5, 8]).reduce(0) { $0 + $1.0 * $1.1 }
    #expect(spare < 1, "capacity at the duals is less than the fixed demand's length of 1")
    #expect(abs(spare - 6.0 / 7) < 1e-9, "the link of 6 holds six sevenths of it")
    check(headroom, problem, [false, true])
  }

  @Test func withoutCapacityInTheWayThereIsNoLimit() {
    var network = ProblemBuilder(nodes: 2)
    network.arc(0, 1, cost: 1, delay: cap(3))
    network.arc(0, 1, cost: 50)
    network.pair(from: 0, to: [1], demand: 2)
    let headroom = ConcurrentFlow().solve(network.problem(), growing: [true])
    #expect(headroom.status == .unbounded)
    #expect(headroom.factor == .infinity && headroom.upperBound == .infinity)
    #expect(headroom.dual == [0])
    let nothing = ConcurrentFlow().solve(network.problem(), growing: [false])
    #expect(nothing.status == .unbounded, "where nothing grows nothing stops it")
  }

  @Test func whatIsFullPassesNothing() {
    var network = ProblemBuilder(nodes: 3)
    let full = network.facility(cap(4), preload: 4)
    let over = network.facility(cap(4), preload: 6)
    network.arc(0, 1, through: [full])
    network.arc(0, 2, through: [over])
    network.pair(from: 0, to: [1, 2], demand: 2)
    let problem = network.problem()
    let headroom = ConcurrentFlow().solve(problem, growing: [true])
    #expect(headroom.status == .certified)
    #expect(headroom.factor == 0 && headroom.upperBound == 0)
    #expect(headroom.overfilled == [1])
    #expect(headroom.dual[0] > 0 && headroom.dual[1] > 0)
    #expect(headroom.facilityFlow == [4, 6])
    check(headroom, problem, [true])
    #expect(ConcurrentFlow().solve(problem, growing: [false]).status == .infeasible)
  }

  @Test func demandWithoutAPathIsTold() {
    var network = ProblemBuilder(nodes: 3)
    network.arc(0, 1, cost: 1, delay: cap(3))
    network.pair(from: 0, to: [1], demand: 1)
    network.pair(from: 0, to: [2], demand: 1)
    network.pair(from: 0, to: [2], demand: 0)
    let problem = network.problem()
    let growing = ConcurrentFlow().solve(problem, growing: [false, true, true])
    #expect(growing.status == .unserved)
    #expect(growing.factor == 0 && growing.upperBound == 0 && growing.unserved == [1])
    let fixed = ConcurrentFlow().solve(problem, growing: [true, false, true])
    #expect(fixed.status == .infeasible)
    #expect(fixed.unserved == [1])
  }

  @Test(arguments: 0..<150) func oneDemandHasTheMaximumFlow(_ seed: Int) {
    var random = SplitMix64(seed: seed)
    let nodes = 4 + random.integer(below: 8)
    var network = ProblemBuilder(nodes: nodes)
    for _ in 0..<(nodes * (1 + random.integer(below: 3))) {
      let tail = random.integer(below: nodes)
      network.arc(
        Int32(tail), Int32((tail + 1 + random.integer(below: nodes - 1)) % nodes), cost: 1,
        delay: cap(Double(1 + random.integer(below: 9))))
    }
    network.pair(from: 0, to: [Int32(nodes - 1)], demand: 2.5)
    let problem = network.problem()
    let capacity = (0..<problem.graph.arcCount).map { arc in
      problem.facilities[Int(problem.arcFacility[Int(problem.firstUse[arc])])].delay.capacity
    }
    let most = slowMaximumFlow(
      problem.graph, capacity: capacity, from: 0, to: Int32(nodes - 1))
    let headroom = ConcurrentFlow().solve(problem, growing: [true])
    #expect(headroom.status == (most > 0 ? .certified : .unserved))
    #expect(abs(headroom.factor - most / 2.5) <= 1e-9 * max(1, most))
    check(headroom, problem, [true])
  }

  /// Several classes and alternatives, facilities that arcs share, closed arcs, preload, zones.
  @Test(arguments: 0..<400) func agreesWithATableauOverAllPaths(_ seed: Int) {
    let problem = AssignmentProblem.random(seed: seed)
    var random = SplitMix64(seed: 7_000 + seed)
    let growing = problem.pairs.map { _ in random.chance(0.6) }
    let headroom = ConcurrentFlow().solve(problem, growing: growing)
    check(headroom, problem, growing)
    let best = slowConcurrentFlow(problem, growing: growing)
    switch headroom.status {
    case .certified:
      #expect(abs(headroom.factor - (best ?? -1)) <= 1e-8 * max(1, headroom.factor))
    case .unbounded: #expect(best == .infinity)
    case .infeasible: #expect(best == nil)
    case .unserved: #expect(best == nil || best == 0)
    case .stopped: Issue.record("not settled")
    }
    if let best, headroom.log.contains(where: { $0.upperBound < .infinity }) {
      for round in headroom.log { #expect(round.upperBound >= best - 1e-8 * max(1, best)) }
    }
  }

  /// Every arc has a capacity and the fixed demand fits, so that some facilities bind.
  @Test(arguments: 0..<200) func agreesWithATableauWhereCapacityBinds(_ seed: Int) throws {
    let problem = AssignmentProblem.randomCapacities(seed: seed)
    let growing = problem.pairs.indices.map { $0 % 2 == 0 }
    let headroom = ConcurrentFlow().solve(problem, growing: growing)
    check(headroom, problem, growing)
    let best = try #require(slowConcurrentFlow(problem, growing: growing))
    #expect(headroom.status == .certified)
    #expect(abs(headroom.factor - best) <= 1e-8 * max(1, best))
    for round in headroom.log { #expect(round.upperBound >= best - 1e-8 * max(1, best)) }
    // Whatever has a dual is full.
    for (facility, dual) in headroom.dual.enumerated() where dual > 0 {
      let capacity = problem.facilities[facility].delay.capacity
      #expect(abs(headroom.facilityFlow[facility] - capacity) <= 1e-7 * capacity)
    }
  }

  @Test func answersRepeatBitForBit() {
    for seed in 0..<20 {
      let problem = AssignmentProblem.random(seed: seed)
      let growing = problem.pairs.map { _ in true }
      let first = ConcurrentFlow().solve(problem, growing: growing)
      let second = ConcurrentFlow().solve(problem, growing: growing)
      #expect(first.log == second.log && first.dual == second.dual)
      #expect(first.facilityFlow == second.facilityFlow)
    }
  }
}
