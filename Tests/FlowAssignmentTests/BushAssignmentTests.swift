import PathKernel
import Synchronization
import TestSupport
import Testing

@testable import FlowAssignment

/// Warm starts, and the same answer however the work is run.
@Suite struct BushAssignmentTests {
  @Test func givesTheSameBitsForAnyNumberOfWorkersAndOrderOfWork() {
    let problem = AssignmentProblem.grid(
      side: 7, pairs: 240, classes: 2, alternatives: 2, seed: 7)
    let one = solve(problem, gap: 1e-9, from: nil)
    let start = solve(problem, gap: 1e-2, from: nil).bushes
    let warm = solve(problem, gap: 1e-9, from: start)
    #expect(one.status == .converged && warm.status == .converged)
    func expectSame(_ executor: some Executor, _ comment: Comment) {
      let other = solve(problem, gap: 1e-9, from: nil, executor: executor)
      expectSameBits(one, other, comment)
      #expect(one.log.map(\.gap.absolute) == other.log.map(\.gap.absolute))
      #expect(one.log.map(\.objective) == other.log.map(\.objective))
      expectSameBits(warm, solve(problem, gap: 1e-9, from: start, executor: executor), comment)
    }
    for workers in 1...3 { expectSame(ThreadedExecutor(workers: workers), "\(workers) workers") }
    expectSame(BackwardsExecutor(), "last to first")
  }

  /// Counts what it is asked to share out.
  private final class ReluctantExecutor: Executor {
    let minimumWork: Int
    let calls = Atomic(0)

    init(minimumWork: Int) { self.minimumWork = minimumWork }

    func map<Output: Sendable>(
      count: Int, _ work: @escaping @Sendable (Int) -> Output
    ) -> [Output] {
      calls.add(1, ordering: .relaxed)
      return (0..<count).map { work($0) }
    }
  }

  @Test func workBelowTheExecutorsMinimumStaysOnTheCallersThread() {
    let problem = AssignmentProblem.grid(side: 5, pairs: 40, classes: 1, alternatives: 1, seed: 3)
    let work = problem.originGroups().count * problem.graph.arcCount
    let one = solve(problem, gap: 1e-9, from: nil)
    for (minimum, isShared) in [(work + 1, false), (work, true), (0, true)] {
      let executor = ReluctantExecutor(minimumWork: minimum)
      expectSameBits(one, solve(problem, gap: 1e-9, from: nil, executor: executor), "\(minimum)")
      #expect((executor.calls.load(ordering: .relaxed) > 0) == isShared, "\(minimum)")
    }
  }

  @Test func otherEquilibriaAskForTheMinimumToo() {
    let problem =
      AssignmentProblem.grid(side: 5, pairs: 40, classes: 1, alternatives: 1, seed: 3).withoutChoice
    let work = problem.originGroups().count * problem.graph.arcCount
    let balanced = BalancedAssignment(
      BushAssignment(stopping: StoppingRule(relativeGap: 1e-9), mathematics: .platform))
    let balance = FlowBalance(
      sources: [.init(amount: 1)], targets: [.init(amount: 1)],
      moves: [FlowBalance.Move(source: 0, target: 0, pair: 0)])
    let trees = frankWolfe(problem, gap: 1e-4)
    let moved = balanced.assign(problem, [balance])
    for (minimum, isShared) in [(work + 1, false), (work, true)] {
      let counting = [minimum, minimum].map { ReluctantExecutor(minimumWork: $0) }
      expectSameBits(trees, frankWolfe(problem, gap: 1e-4, executor: counting[0]), "trees")
      expectSameBits(
        moved.assignment, balanced.assign(problem, [balance], executor: counting[1]).assignment,
        "balance")
      for executor in counting {
        #expect((executor.calls.load(ordering: .relaxed) > 0) == isShared, "\(minimum)")
      }
    }
  }

  @Test func convergesOnAGridOfManyOrigins() {
    for seed in 0..<12 {
      let problem = AssignmentProblem.grid(
        side: 6, pairs: 120, classes: 1 + seed % 2, alternatives: 1 + seed / 2 % 2, seed: seed)
      let result = solve(problem, gap: 1e-12, iterations: 60)
      #expect(result.status == .converged, "seed \(seed), gap \(result.gap.relative)")
      expectHonesty(problem, result, "seed \(seed)")
    }
  }

  /// Enough origins for a hierarchy to answer the searches.
  @Test(arguments: [
    (side: 10, pairs: 600, alternatives: 1), (side: 10, pairs: 600, alternatives: 2),
  ])
  func givesTheSameBitsOverAHierarchy(_ size: (side: Int, pairs: Int, alternatives: Int)) {
    let problem = AssignmentProblem.grid(
      side: size.side, pairs: size.pairs, classes: 1, alternatives: size.alternatives, seed: 12)
    #expect(problem.hierarchy(problem.originGroups()) != nil)
    let one = solve(problem, gap: 1e-10, from: nil)
    #expect(one.status == .converged, "gap \(one.gap.relative)")
    expectHonesty(problem, one, "one worker")
    let warm = solve(problem, gap: 1e-10, from: one.bushes)
    #expect(warm.log.count == 1)
    expectSameBits(one, warm, "from itself")
    func expectSame(_ executor: some Executor, _ comment: Comment) {
      let other = solve(problem, gap: 1e-10, from: nil, executor: executor)
      expectSameBits(one, other, comment)
      #expect(one.log.map(\.gap.absolute) == other.log.map(\.gap.absolute), comment)
      #expect(one.log.map(\.objective) == other.log.map(\.objective), comment)
    }
    for workers in 1...3 { expectSame(ThreadedExecutor(workers: workers), "\(workers) workers") }
    expectSame(BackwardsExecutor(), "last to first")
  }

  @Test func isHonestOverAHierarchyWhereverItStops() {
    for seed in 0..<2 {
      let problem = AssignmentProblem.grid(
        side: 10, pairs: 600, classes: 1, alternatives: 1 + seed % 2, seed: seed)
      #expect(problem.hierarchy(problem.originGroups()) != nil, "seed \(seed)")
      for iterations in [1, 3] {
        let result = solve(problem, gap: 1e-12, iterations: iterations)
        expectHonesty(problem, result, "seed \(seed), \(iterations) iterations")
      }
    }
  }

  @Test func knowsItsOwnSolutionAgain() {
    for seed in 0..<300 {
      let problem = AssignmentProblem.random(seed: seed)
      let cold = solve(problem, gap: 1e-9, from: nil)
      guard cold.status == .converged else { continue }
      let warm = solve(problem, gap: 1e-9, from: cold.bushes)
      #expect(warm.log.count == 1, "seed \(seed)")
      expectSameBits(cold, warm, "seed \(seed)")
    }
  }

  @Test func startsColdFromNoFlowsOfAProblemWithoutPairs() {
    var network = ProblemBuilder(nodes: 2)
    network.arc(0, 1, cost: 1, delay: .linear(slope: 1))
    let problem = network.problem()
    expectSameBits(solve(problem, from: nil), solve(problem, from: BushFlows()), "no pairs")
  }

  @Test func startsNearerFromOtherDemand() {
    let base = solve(.ladder(demand: 10), gap: 1e-6, from: nil)
    let more = AssignmentProblem.ladder(demand: 14)
    let warm = solve(more, gap: 1e-6, from: base.bushes)
    let cold = solve(more, gap: 1e-6, from: nil)
    #expect(warm.status == .converged && cold.status == .converged)
    #expect(warm.log[0].gap.relative < cold.log[0].gap.relative)
    expectAgreement(more, warm, cold, "ladder")
  }

  @Test func leavesAClosedArc() {
    let base = solve(.ladder(demand: 10), gap: 1e-6, from: nil)
    let closed = AssignmentProblem.ladder(demand: 10, closed: true)
    let warm = solve(closed, gap: 1e-6, from: base.bushes)
    #expect(base.facilityFlow[2] > 0 && warm.facilityFlow[2] == 0)
    #expect(warm.status == .converged && warm.unservedPairs.isEmpty)
    expectAgreement(closed, warm, solve(closed, gap: 1e-6, from: nil), "ladder")
  }

  @Test(arguments: Change.allCases)
  func findsTheSameFromTheFlowsOfAnotherProblemAsFromNone(_ change: Change) {
    for seed in 0..<250 {
      let problem = AssignmentProblem.random(seed: seed)
      var random = SplitMix64(seed: seed)
      let other = problem.changed(change, &random)
      for (from, to) in [(problem, other), (other, problem)] {
        let start = solve(from, gap: 1e-8, from: nil).bushes
        let cold = solve(to, gap: 1e-10, from: nil)
        let warm = solve(to, gap: 1e-10, from: start)
        #expect(isSettled(warm), "seed \(seed), gap \(warm.gap)")
        expectHonesty(to, warm, "seed \(seed)")
        expectAgreement(to, warm, cold, "seed \(seed)")
      }
    }
  }

  @Test func findsTheSameAfterALongChainOfWarmStarts() {
    for seed in 0..<100 {
      var random = SplitMix64(seed: seed)
      var problem = AssignmentProblem.random(seed: seed)
      var bushes = solve(problem, gap: 1e-6, from: nil).bushes
      for step in 0..<12 {
        // Most are stopped early: what is left then is not yet in balance.
        let change = Change.allCases[random.integer(below: Change.allCases.count)]
        problem = problem.changed(change, &random)
        let iterations = random.chance(0.3) ? 100 : 1 + random.integer(below: 3)
        let result = solve(problem, gap: 1e-10, iterations: iterations, from: bushes)
        expectHonesty(problem, result, "seed \(seed), step \(step)")
        bushes = result.bushes
      }
      let last = solve(problem, gap: 1e-10, from: bushes)
      #expect(isSettled(last), "seed \(seed), gap \(last.gap)")
      expectAgreement(problem, last, solve(problem, gap: 1e-10, from: nil), "seed \(seed)")
    }
  }

  /// The same on networks where bushes have many merges, at gaps that come early.
  @Test func isHonestAllAlongAChainOfWarmStartsOnGrids() {
    for seed in 0..<30 {
      var random = SplitMix64(seed: seed)
      var problem = AssignmentProblem.grid(
        side: 3 + seed % 3, pairs: 8 + 8 * (seed % 5), classes: 1 + seed % 2,
        alternatives: 1 + seed % 3, seed: seed)
      var bushes: BushFlows?
      for step in 0..<6 {
        let result = solve(
          problem, gap: 1e-7, iterations: 1 + random.integer(below: 15), from: bushes)
        expectHonesty(problem, result, "seed \(seed), step \(step)")
        bushes = result.bushes
        let other = solve(problem, gap: 1e-4, iterations: 20, by: .gradientProjection)
        expectAgreement(problem, result, other, "seed \(seed), step \(step)")
        let change = Change.allCases[random.integer(below: Change.allCases.count)]
        problem = problem.changed(change, &random)
      }
    }
  }

  /// Networks so large for their pairs that searches keep inside corridors, which are handed on.
  @Test func isHonestAllAlongAChainOfWarmStartsInCorridors() {
    for seed in 0..<12 {
      var random = SplitMix64(seed: seed)
      var problem = AssignmentProblem.grid(
        side: 12, pairs: 24, classes: 1 + seed % 3, alternatives: 1 + seed % 2, seed: seed)
      #expect(problem.originGroups().contains { problem.hasCorridor($0) })
      var bushes: BushFlows?
      for step in 0..<6 {
        let result = solve(
          problem, gap: 1e-9, iterations: 1 + random.integer(below: 15), from: bushes)
        expectHonesty(problem, result, "seed \(seed), step \(step)")
        bushes = result.bushes
        let change = Change.allCases[random.integer(below: Change.allCases.count)]
        problem = problem.changed(change, &random)
      }
    }
  }
}

/// What may differ between a problem and the one whose flows it starts from.
enum Change: CaseIterable, Sendable {
  case demand
  case costs
  case closures
  case delays
  case scales
}

extension AssignmentProblem {
  /// The same network and pairs with something different about them. Pairs may lose or gain all of
  /// their demand, and the only way there is.
  func changed(_ change: Change, _ random: inout SplitMix64) -> AssignmentProblem {
    var problem = self
    switch change {
    case .demand:
      for pair in pairs.indices where random.chance(0.7) {
        problem.pairs[pair].demand = random.chance(0.3) ? 0 : random.number(from: 0, to: 10)
      }
    case .costs:
      for index in classes.indices {
        for arc in 0..<graph.arcCount where random.chance(0.5) {
          let isOpen = classes[index].arcCost[arc] < .infinity
          let factor = random.chance(0.2) ? 0 : random.number(from: 0, to: 3)
          if isOpen { problem.classes[index].arcCost[arc] *= factor }
        }
      }
    case .closures:
      for index in classes.indices {
        for arc in 0..<graph.arcCount where random.chance(0.2) {
          let isClosed = classes[index].arcCost[arc] == .infinity
          problem.classes[index].arcCost[arc] =
            isClosed ? random.number(from: 0, to: 20) : .infinity
        }
      }
    case .delays:
      for facility in facilities.indices where random.chance(0.5) {
        problem.facilities[facility].delay = DelayFunction.random(&random)
        problem.facilities[facility].preload =
          random.chance(0.3) ? random.number(from: 0, to: 9) : 0
      }
    case .scales:
      for index in classes.indices {
        problem.classes[index].logitScale = random.number(from: 0.01, to: 5)
        for arc in 0..<graph.arcCount { problem.classes[index].arcLoad[arc] *= 1.5 }
      }
    }
    return problem
  }
}
