import FlowAssignment
import PathKernel
import TestSupport
import Testing

/// Limits that many arcs share in a concurrent flow.
@Suite struct SharedLimitTests {
  /// Demands of 4 and 3 over roads of their own; a unit takes 1 hour on the first and 2 on the
  /// second.
  @Test func aLimitBindsBeforeAnyRoadDoes() {
    var network = ProblemBuilder(nodes: 3)
    network.arc(
      0, 2, through: [network.facility(.bpr(freeFlowHours: 1, capacity: 60, alpha: 1, beta: 4))])
    network.arc(
      1, 2, through: [network.facility(.bpr(freeFlowHours: 1, capacity: 50, alpha: 1, beta: 4))])
    network.pair(from: 0, to: [2], demand: 4)
    network.pair(from: 1, to: [2], demand: 3)
    let problem = network.problem()
    let fleet = SharedLimit(use: [[1, 2]], capacity: 15)
    let both = ConcurrentFlow().solve(problem, growing: [true, true], limits: [fleet])
    // 4 + 6 hours are today's; 15 are 1.5 times as many.
    #expect(both.status == .certified)
    #expect(abs(both.factor - 1.5) < 1e-12 && abs(both.upperBound - 1.5) < 1e-12)
    #expect(both.dual == [0, 0])
    #expect(abs(both.limitDual[0] - 0.1) < 1e-12, "one more hour is a tenth of today's")
    #expect(abs(both.limitFlow[0] - 15) < 1e-12)
    #expect(both.separated == [0, 1])
    // The second keeps its 6 hours.
    let one = ConcurrentFlow().solve(problem, growing: [true, false], limits: [fleet])
    #expect(abs(one.factor - 9.0 / 4) < 1e-12)
    let tooFew = SharedLimit(use: [[1, 2]], capacity: 5)
    #expect(
      ConcurrentFlow().solve(problem, growing: [true, false], limits: [tooFew]).status
        == .infeasible, "what stays needs 6 hours by itself")
    #expect(ConcurrentFlow().solve(problem, growing: [true, true]).limitDual == [])
  }

  /// A limit turns the flow to a way that takes less of it.
  @Test func flowTakesTheWayThatSparesTheLimit() {
    var network = ProblemBuilder(nodes: 2)
    let short = network.facility(.bpr(freeFlowHours: 1, capacity: 3, alpha: 1, beta: 4))
    network.arc(0, 1, cost: 1, through: [short])
    network.arc(0, 1, cost: 9)
    network.pair(from: 0, to: [1], demand: 1)
    let problem = network.problem()
    let headroom = ConcurrentFlow().solve(
      problem, growing: [true], limits: [SharedLimit(use: [[1, 4]], capacity: 11)])
    // 3 take the short way and 3 hours; the other 8 hours are 2 more.
    #expect(headroom.status == .certified)
    #expect(abs(headroom.factor - 5) < 1e-12)
    #expect(abs(headroom.limitDual[0] - 0.25) < 1e-12 && abs(headroom.dual[0] - 0.75) < 1e-12)
  }

  @Test(arguments: 0..<150) func agreesWithATableauOverAllPaths(_ seed: Int) {
    let problem = AssignmentProblem.randomCapacities(seed: seed)
    var random = SplitMix64(seed: 90_000 + seed)
    let limits = (0..<(1 + random.integer(below: 2))).map { _ in
      SharedLimit(
        use: problem.classes.map { _ in
          (0..<problem.graph.arcCount).map { _ in
            random.chance(0.6) ? random.number(from: 0.1, to: 2) : 0
          }
        }, capacity: random.number(from: 3, to: 25))
    }
    let growing = problem.pairs.indices.map { $0 % 2 == 0 }
    let headroom = ConcurrentFlow().solve(problem, growing: growing, limits: limits)
    let best = slowConcurrentFlow(problem, growing: growing, limits: limits)
    #expect(headroom.limitDual.allSatisfy { $0 >= 0 })
    guard let best else {
      #expect(headroom.status == .infeasible)
      return
    }
    #expect(headroom.status == .certified)
    #expect(abs(headroom.factor - best) <= 1e-8 * max(1, best))
    for round in headroom.log { #expect(round.upperBound >= best - 1e-8 * max(1, best)) }
    #expect(headroom.excess <= 1e-9)
    for (index, limit) in limits.enumerated() {
      #expect(headroom.limitFlow[index] <= limit.capacity * (1 + 1e-9))
      if headroom.limitDual[index] > 0 {
        #expect(headroom.limitFlow[index] >= limit.capacity * (1 - 1e-7), "what binds is used up")
      }
    }
  }
}
