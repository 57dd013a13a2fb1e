import PathKernel

/// The moves that are cheapest at the costs that the last certificate found.
///
/// Few moves have flow, and what the others cost is of interest only where it could make them pay:
/// below `u_i + v_j`, what a unit more at their places is worth. A solve hands these numbers on to
/// those that start from it, whose searches then look for nothing dearer; a move left out counts as
/// costing just what was asked, which is no more than the truth, so that the balance's bound holds.
/// Where the cheapest plan takes such a move, all costs from its origin are looked up after all.
extension BalancedSolve {
  /// Solves the balances.
  mutating func plan(_ executor: some Executor) {
    findCosts(executor)
    while askForMovesLeftOut() { findCosts(executor) }
  }

  private mutating func findCosts(_ executor: some Executor) {
    solve.completeLeastCosts(executor)
    let leastCost = solve.certificates.flatMap { $0.leastCost }
    pricing.pairCosts = moves.map { $0.pair.map { leastCost[pairs[$0].slots.lowerBound] } ?? 0 }
    pricing.costs = zip(moves, pricing.pairCosts).map { $0.price + $1 }
    pricing.best.removeAll(keepingCapacity: true)
    pricing.limits.removeAll(keepingCapacity: true)
    pricing.unbalanced.removeAll(keepingCapacity: true)
    pricing.linearGap = 0
    pricing.priceCost = 0
    for index in moves.indices where flow[index] > 0 {
      pricing.linearGap += flow[index] * pricing.costs[index]
      pricing.priceCost += flow[index] * moves[index].price
    }
    let plans = leastCosts(executor)
    for plan in plans {
      pricing.best += plan.flow
      pricing.limits += plan.limit
      pricing.linearGap -= plan.bound
      pricing.unbalanced.append(plan.unbalanced)
    }
    prices = plans.map { $0.prices }
    if pricing.linearGap < 0 { pricing.linearGap = 0 }
  }

  /// Each balance solved at the moves' costs, from the prices that it had.
  private func leastCosts(_ executor: some Executor) -> [FlowBalance.LeastCost] {
    let (balances, prices) = (balances, prices)
    var rest = pricing.costs[...]
    let costs = balances.map { balance in
      defer { rest = rest.dropFirst(balance.moves.count) }
      return Array(rest.prefix(balance.moves.count))
    }
    return executor.map(count: balances.count) { index in
      balances[index].leastCost(costs[index], from: prices.isEmpty ? nil : prices[index])
    }
  }

  /// Asks for all costs from the origins of moves that the cheapest plan takes without knowing more
  /// than a bound of their costs.
  ///
  /// - Returns: whether there are any.
  private mutating func askForMovesLeftOut() -> Bool {
    var origins: Set<PairOrigin> = []
    for index in moves.indices where pricing.best[index] > 0 {
      guard let pair = moves[index].pair else { continue }
      let limit = solve.problem.costLimit(ofPair: pair)
      if pairs[pair].demand == 0 && limit < .infinity && pricing.pairCosts[index] >= limit {
        origins.insert(PairOrigin(pairs[pair]))
      }
    }
    guard !origins.isEmpty else { return false }
    var asked = solve.problem.askedBelow
    for index in pairs.indices where origins.contains(PairOrigin(pairs[index])) {
      asked[index] = .infinity
    }
    solve.ask(below: asked)
    return true
  }

  private struct PairOrigin: Hashable {
    let userClass: Int32
    let node: Int32

    init(_ pair: AssignmentProblem.Pair) {
      userClass = pair.userClass
      node = pair.origin
    }
  }

  /// Notes from where on the costs of moves are of no interest to solves that start from this one.
  mutating func ask(_ executor: some Executor) {
    askedBelow = [Double](repeating: .infinity, count: pairs.count)
    let greatest = Swift.max(0, pricing.limits.max() ?? 0)
    for (move, limit) in zip(moves, pricing.limits) {
      guard let pair = move.pair else { continue }
      let asked = Swift.max(0, limit - move.price) + Self.askedMargin * greatest
      // Moves from two sources of one place share their pairs.
      askedBelow[pair] =
        askedBelow[pair] < .infinity ? Swift.max(askedBelow[pair], asked) : asked
    }
    solve.ask(below: askedBelow)
    solve.widenCorridors(executor)
  }

  /// How far a scenario may shift what moves are worth, as a share of the greatest worth, before
  /// all costs must be looked up again.
  private static var askedMargin: Double { 0.05 }
}
