import PathKernel
import TestSupport
import Testing

@testable import FlowAssignment

/// Equilibria with flows of which only balances are given.
@Suite struct BalancedAssignmentTests {
  /// Sources 0 and 1, targets 2 and 3, and an arc from each to each.
  private static func square(
    costs: [Double], slopes: [Double?]
  ) -> (problem: AssignmentProblem, moves: [FlowBalance.Move]) {
    var network = ProblemBuilder(nodes: 4)
    var moves: [FlowBalance.Move] = []
    for cell in 0..<4 {
      let (from, to) = (Int32(cell / 2), Int32(2 + cell % 2))
      if let slope = slopes[cell] {
        network.arc(from, to, cost: costs[cell], delay: .linear(slope: slope))
      } else {
        network.arc(from, to, cost: costs[cell])
      }
      network.pair(from: from, to: [to], demand: 0)
      moves.append(FlowBalance.Move(source: from, target: to - 2, pair: Int32(cell)))
    }
    return (network.problem(), moves)
  }

  private static func places(_ amounts: [Double]) -> [FlowBalance.Place] {
    amounts.map { FlowBalance.Place(amount: $0) }
  }

  private static let solver = BalancedAssignment(
    BushAssignment(stopping: StoppingRule(relativeGap: 1e-10), mathematics: .platform))

  @Test func findsTheGoldPlanOnANetwork() {
    let (problem, moves) = Self.square(costs: [3, 5, 4, 1], slopes: [nil, nil, nil, nil])
    let balance = FlowBalance(
      sources: Self.places([5, 2]), targets: Self.places([4, 3]), moves: moves)
    let result = Self.solver.assign(problem, [balance])
    #expect(result.moves == [[4, 1, 0, 2]])
    #expect(result.assignment.status == .converged)
    #expect(abs(result.assignment.gap.totalCost - 19) < 1e-12)
    #expect(abs(result.assignment.objective - 19) < 1e-12)
    #expect(result.balanceGap == 0 && result.unbalanced == [0])
  }

  @Test func sharesWhereCongestionMakesItPay() {
    // With y on the first diagonal: 2 (1 + 2 y) = 2 (2 + (1 - y)), so y = 2/3.
    let (problem, moves) = Self.square(costs: [1, 2, 2, 1], slopes: [2, 1, 1, 2])
    let balance = FlowBalance(
      sources: Self.places([1, 1]), targets: Self.places([1, 1]), moves: moves)
    let result = Self.solver.assign(problem, [balance])
    for (flow, wanted) in zip(result.moves[0], [2.0 / 3, 1.0 / 3, 1.0 / 3, 2.0 / 3]) {
      #expect(abs(flow - wanted) < 1e-6)
    }
    #expect(result.assignment.status == .converged)
    #expect(result.assignment.gap.relative <= 1e-10)
  }

  @Test func certifiesTheDistanceToABetterSolve() {
    for seed in 0..<40 {
      let (problem, balance) = Self.random(seed)
      let best = Self.solver.assign(problem, [balance])
      #expect(best.assignment.status == .converged, "seed \(seed) \(best.assignment.gap)")
      for limit in 1...3 {
        var early = Self.solver
        early.equilibriumLimit = limit
        let result = early.assign(problem, [balance])
        let gap = result.assignment.gap.absolute
        let rounding = 1e-12 * best.assignment.gap.totalCost
        #expect(
          gap + rounding >= result.assignment.objective - best.assignment.objective,
          "seed \(seed) after \(limit)")
      }
    }
  }

  @Test func findsTheSameObjectiveFromAnyStart() {
    for seed in 0..<20 {
      let (problem, balance) = Self.random(seed)
      let cold = Self.solver.assign(problem, [balance])
      // All to all in proportion: feasible, and far from the best.
      let total = balance.sources.reduce(0) { $0 + $1.amount }
      var start = cold.flows
      start.moves = [
        balance.moves.map {
          balance.sources[Int($0.source)].amount * balance.targets[Int($0.target)].amount / total
        }
      ]
      let warm = Self.solver.assign(problem, [balance], from: start)
      let gaps = cold.assignment.gap.absolute + warm.assignment.gap.absolute
      #expect(
        abs(cold.assignment.objective - warm.assignment.objective)
          <= gaps + 1e-12 * cold.assignment.objective, "seed \(seed)")
    }
  }

  @Test func leavesOutNoMoveThatPaysWhenCostsChange() {
    var (compared, replanned, leftOut) = (0, 0, 0)
    for seed in 0..<30 {
      let (problem, balance) = Self.random(seed, side: 8, places: 8)
      let before = Self.solver.assign(problem, [balance])
      var random = SplitMix64(seed: 100 + seed)
      // Now and then by little, so that what is left out stays left out.
      let most = [1.001, 1.1, 3][seed % 3]
      var changed = problem
      for arc in changed.classes[0].arcCost.indices where random.chance(0.5) {
        let factor = random.number(from: 1 / most, to: most)
        changed.classes[0].arcCost[arc] *= random.chance(0.02) ? .infinity : factor
      }
      let cold = Self.solver.assign(changed, [balance])
      let warm = Self.solver.assign(changed, [balance], from: before.flows)
      #expect(warm.assignment.status == cold.assignment.status, "seed \(seed)")
      guard cold.assignment.status == .converged else { continue }
      let gaps = cold.assignment.gap.absolute + warm.assignment.gap.absolute
      #expect(
        abs(cold.assignment.objective - warm.assignment.objective)
          <= gaps + 1e-12 * cold.assignment.objective, "seed \(seed)")
      compared += 1
      let changes = zip(warm.moves[0], before.moves[0]).map { abs($0 - $1) }
      if changes.max()! > 1e-6 { replanned += 1 }
      // What is left out costs less than the truth, and no move is that takes flow.
      for (index, pair) in warm.problem.pairs.enumerated() {
        let slot = Int(pair.alternatives.lowerBound)
        let (told, truth) = (
          warm.assignment.alternativeCost[slot], cold.assignment.alternativeCost[slot]
        )
        guard abs(told - truth) > 1e-3 * truth else { continue }
        #expect(pair.demand == 0 && told < truth, "seed \(seed), pair \(index)")
        leftOut += 1
      }
    }
    #expect(compared > 20 && replanned > 5, "\(compared) compared, \(replanned) changed")
    #expect(leftOut > 100, "\(leftOut): too few costs left out")
  }

  @Test func startsFromItsOwnAnswerAndStaysThere() {
    let (problem, balance) = Self.random(3)
    let first = Self.solver.assign(problem, [balance])
    let again = Self.solver.assign(problem, [balance], from: first.flows)
    #expect(again.moves == first.moves)
    #expect(again.assignment.facilityFlow == first.assignment.facilityFlow)
    #expect(again.assignment.log.count == 1)
    // What is asked for is handed on by the flows, and no part of the problem.
    #expect(!first.flows.askedBelow.isEmpty && first.problem.askedBelow.isEmpty)
    #expect(again.problem.askedBelow.isEmpty)
  }

  @Test func givesAndTakesOptionallyOnlyWherePricesSaySo() {
    // Target 0 is a pool that need not be served and source 1 one that need not give; source 1 and
    // target 1 are one place.
    for (price, pooled) in [(3.0, 2.0), (30, 0)] {
      let (problem, moves) = Self.square(costs: [1, 10, 100, 100], slopes: [nil, nil, nil, nil])
      let balance = FlowBalance(
        sources: [.init(amount: 2), .init(amount: 4, price: 0, isOptional: true)],
        targets: [.init(amount: 4, price: price, isOptional: true), .init(amount: 2)],
        moves: moves + [FlowBalance.Move(source: 1, target: 1, pair: nil)])
      let result = Self.solver.assign(problem, [balance])
      // Pooled: 2 (1 + 3) and 2 handed out at the other place for nothing; otherwise 2 x 10.
      #expect(result.moves[0][0] == pooled)
      #expect(abs(result.assignment.objective - (pooled > 0 ? 8 : 20)) < 1e-9)
      #expect(result.unbalanced == [0])
    }
  }

  @Test func addsUpMovesThatShareAPair() {
    // Both sources are at node 0: 1 that must go and 2 that may, for a price of 5, to where 3 are
    // wanted and nothing else is to be had.
    var network = ProblemBuilder(nodes: 2)
    network.arc(0, 1, cost: 10, delay: .linear(slope: 1))
    network.pair(from: 0, to: [1], demand: 0)
    let balance = FlowBalance(
      sources: [.init(amount: 1), .init(amount: 2, price: 5, isOptional: true)],
      targets: [.init(amount: 3)],
      moves: (0..<2).map { FlowBalance.Move(source: $0, target: 0, pair: 0) })
    let result = Self.solver.assign(network.problem(), [balance])
    #expect(result.moves == [[1, 2]])
    #expect(result.problem.pairs[0].demand == 3)
    #expect(result.assignment.facilityFlow == [3])
    // 3 (10 + 3) on the way and 2 x 5.
    #expect(abs(result.assignment.gap.totalCost - 49) < 1e-12)
    #expect(abs(result.assignment.objective - (30 + 4.5 + 10)) < 1e-12)
  }

  @Test func saysWhatNoWayIsOpenFor() {
    let (problem, moves) = Self.square(
      costs: [1, 1, .infinity, .infinity], slopes: [nil, nil, nil, nil])
    let balance = FlowBalance(
      sources: Self.places([1, 2]), targets: Self.places([2, 1]), moves: moves)
    let result = Self.solver.assign(problem, [balance])
    #expect(result.unbalanced == [4], "two units that stay, and two that are missing")
    #expect(result.moves[0].reduce(0, +) == 1)
  }

  @Test func isTheAssignmentItselfWithoutBalances() {
    let problem = AssignmentProblem.grid(side: 6, pairs: 20, classes: 2, seed: 1)
    let plain = Self.solver.solver.assign(problem)
    let result = Self.solver.assign(problem, [])
    #expect(result.assignment.facilityFlow == plain.facilityFlow)
    #expect(result.assignment.gap.absolute == plain.gap.absolute)
  }

  @Test func isTheSameForAnyNumberOfWorkers() {
    let (problem, balance) = Self.random(11)
    let one = Self.solver.assign(problem, [balance])
    for workers in [2, 5] {
      let many = Self.solver.assign(
        problem, [balance], executor: ThreadedExecutor(workers: workers))
      #expect(many.moves == one.moves)
      #expect(many.assignment.facilityFlow == one.assignment.facilityFlow)
    }
  }

  /// A congested grid with goods of its own, and a balance between four corners' neighbours.
  private static func random(
    _ seed: Int, side: Int = 5, places count: Int = 3
  ) -> (AssignmentProblem, FlowBalance) {
    var problem = AssignmentProblem.grid(side: side, pairs: 16, classes: 1, seed: seed)
    var random = SplitMix64(seed: seed)
    let nodes = problem.graph.nodeCount
    var moves: [FlowBalance.Move] = []
    let origins = (0..<count).map { _ in Int32(random.integer(below: nodes)) }
    let targets = (0..<count).map { _ in Int32(random.integer(below: nodes)) }
    for (source, origin) in origins.enumerated() {
      for (target, sink) in targets.enumerated() {
        let first = Int32(problem.sinks.count)
        problem.sinks.append(sink)
        problem.pairs.append(
          AssignmentProblem.Pair(
            userClass: 0, origin: origin, demand: 0, alternatives: first..<first + 1))
        moves.append(
          FlowBalance.Move(
            source: Int32(source), target: Int32(target), pair: Int32(problem.pairs.count - 1)))
      }
    }
    let amounts = (0..<count).map { _ in random.number(from: 1, to: 12) }
    return (
      problem,
      FlowBalance(
        sources: places(amounts), targets: places(Array(amounts[1...]) + amounts[..<1]),
        moves: moves)
    )
  }
}
