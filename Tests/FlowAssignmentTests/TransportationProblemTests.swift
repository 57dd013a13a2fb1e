import FlowAssignment
import TestSupport
import Testing

/// Plans of least cost by hand, by trying every basis, and by their own prices.
@Suite struct TransportationProblemTests {
  @Test func findsTheGoldPlan() {
    // T11: 4 of the first row's 5 to the first column at 3 and 1 to the second at 5; 2 at 1.
    let plan = TransportationProblem(supply: [5, 2], demand: [4, 3], cost: [3, 5, 4, 1]).solved()
    #expect(plan.flow == [4, 1, 0, 2])
    #expect(plan.cost(at: [3, 5, 4, 1]) == 19)
    #expect(plan.unshipped == [0, 0] && plan.unmet == [0, 0])
  }

  @Test func takesBackWhatAnEarlierRowTook() {
    // The first row has the cheap column until the second, which can use no other, takes it.
    let cost = [1, 2, 1, Double.infinity]
    let plan = TransportationProblem(supply: [1, 1], demand: [1, 1], cost: cost).solved()
    #expect(plan.flow == [0, 1, 1, 0])
  }

  @Test func shipsNothingForNothing() {
    let empty = TransportationProblem(supply: [], demand: [], cost: []).solved()
    #expect(empty.flow.isEmpty)
    let idle = TransportationProblem(supply: [0, 0], demand: [0], cost: [1, 2]).solved()
    #expect(idle.flow == [0, 0] && idle.unshipped == [0, 0])
  }

  @Test func agreesWithEveryBasisTried() {
    var shipped = 0
    for seed in 0..<400 {
      let problem = Self.random(seed)
      let plan = problem.solved()
      expectProof(problem, plan, seed)
      let slow = SlowTransportation(
        supply: problem.supply, demand: problem.demand, cost: problem.cost)
      let isWhole = (plan.unshipped + plan.unmet).allSatisfy { $0 < 1e-9 }
      #expect(isWhole == (slow.leastCost != nil), "seed \(seed)")
      guard let least = slow.leastCost else { continue }
      shipped += 1
      #expect(abs(plan.cost(at: problem.cost) - least) < 1e-9 * (1 + abs(least)), "seed \(seed)")
    }
    #expect(shipped > 100, "\(shipped): too few problems that ship everything")
  }

  @Test func shipsWhatItCanWhereWaysAreMissingOrAmountsDiffer() {
    for seed in 1000..<1300 {
      let problem = Self.random(seed, isBalanced: false)
      let plan = problem.solved()
      expectProof(problem, plan, seed)
      let most = SlowTransportation.mostShipped(
        supply: problem.supply, demand: problem.demand, cost: problem.cost)
      #expect(abs(plan.flow.reduce(0, +) - most) < 1e-9, "seed \(seed)")
    }
  }

  @Test func costsTheSameFromAnyPrices() {
    var random = SplitMix64(seed: 5)
    for seed in 0..<400 {
      let problem = Self.random(seed, isBalanced: seed % 3 > 0)
      let cold = problem.solved()
      let prices = cold.columnPrice.map { $0 + random.number(from: -3, to: 3) }
      for start in [cold.columnPrice, prices] {
        let warm = problem.solved(from: start)
        expectProof(problem, warm, seed)
        let cost = cold.cost(at: problem.cost)
        #expect(
          abs(warm.cost(at: problem.cost) - cost) < 1e-9 * (1 + abs(cost)), "seed \(seed)")
        #expect(
          abs(warm.flow.reduce(0, +) - cold.flow.reduce(0, +)) < 1e-9, "seed \(seed)")
      }
    }
  }

  @Test func dependsOnTheNumbersAlone() {
    let problem = Self.random(7)
    #expect(problem.solved().flow == problem.solved().flow)
  }

  /// Degenerate amounts and costs: small whole numbers, zeros and ways that are missing.
  private static func random(_ seed: Int, isBalanced: Bool = true) -> TransportationProblem {
    var random = SplitMix64(seed: seed)
    let rows = 1 + random.integer(below: 3)
    let columns = 1 + random.integer(below: 3)
    let isWhole = random.chance(0.7)
    var supply = (0..<rows).map { _ in
      isWhole ? Double(random.integer(below: 4)) : random.number(from: 0, to: 5)
    }
    var demand = [Double](repeating: 0, count: columns)
    if isBalanced {
      for row in supply.indices {
        let column = random.integer(below: columns)
        let part = isWhole ? (supply[row] / 2).rounded(.down) : supply[row] / 3
        demand[column] += part
        demand[random.integer(below: columns)] += supply[row] - part
      }
    } else {
      demand = demand.map { _ in Double(random.integer(below: 5)) }
      if random.chance(0.2) { supply[0] = 0 }
    }
    let missing = random.chance(0.5) ? 0.3 : 0
    let cost = (0..<rows * columns).map { _ -> Double in
      if random.chance(missing) { return .infinity }
      return random.chance(0.7)
        ? Double(random.integer(below: 4)) : random.number(from: -2, to: 9)
    }
    return TransportationProblem(supply: supply, demand: demand, cost: cost)
  }

  /// What proves a plan: it keeps the amounts, no reduced cost is negative, and none of a cell with
  /// flow is positive.
  private func expectProof(
    _ problem: TransportationProblem, _ plan: TransportationPlan, _ seed: Int
  ) {
    let columns = problem.demand.count
    for row in problem.supply.indices {
      let out = (0..<columns).reduce(0) { $0 + plan.flow[row * columns + $1] }
      #expect(abs(out + plan.unshipped[row] - problem.supply[row]) < 1e-9, "seed \(seed)")
    }
    for column in problem.demand.indices {
      let into = problem.supply.indices.reduce(0) { $0 + plan.flow[$1 * columns + column] }
      #expect(abs(into + plan.unmet[column] - problem.demand[column]) < 1e-9, "seed \(seed)")
    }
    for cell in problem.cost.indices {
      let price = plan.rowPrice[cell / columns] + plan.columnPrice[cell % columns]
      #expect(plan.flow[cell] >= 0, "seed \(seed)")
      // A row or column that ships nothing more has a price of its own.
      if plan.flow[cell] > 0 {
        #expect(abs(problem.cost[cell] - price) < 1e-9, "seed \(seed)")
      } else if problem.supply[cell / columns] - plan.unshipped[cell / columns] > 0,
        problem.demand[cell % columns] - plan.unmet[cell % columns] > 0
      {
        #expect(problem.cost[cell] - price > -1e-9, "seed \(seed)")
      }
    }
  }
}
