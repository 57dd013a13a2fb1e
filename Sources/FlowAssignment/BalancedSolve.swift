import PathKernel

/// One solve under way: plans in use with their weights, and what the last equilibrium made of
/// them.
struct BalancedSolve: ~Copyable {
  let method: BalancedAssignment
  /// The gap is that of each equilibrium; iterations and time are counted over all of them.
  private let stopping: StoppingRule
  let balances: [FlowBalance]
  /// Of all balances, one after another: the pair of each, and what its two places add to the cost
  /// of a unit, SEK.
  let moves: [(pair: Int?, price: Double)]
  var pairs: [AssignmentProblem.Pair]
  var solve: BushSolve
  private var log: ConvergenceLog
  var equilibria = 0

  /// A number for each move: flows in units per hour, costs in SEK per unit.
  typealias Plan = [Double]
  var active: [(plan: Plan, weight: Double)] = []
  var flow: Plan = []
  // At `flow`:
  var routes = (
    gap: AssignmentResult.Gap(absolute: .nan, totalCost: .nan, leastCost: .nan),
    status: AssignmentResult.Status.iterationLimit
  )
  var pricing = Pricing()
  /// See `BalancedAssignment.Flows`; empty where every cost is asked for.
  var askedBelow: [Double] = []
  /// Of each balance's targets, when it was last solved; empty before.
  var prices: [[Double]] = []

  /// What moves cost at the routes' costs, and what that makes of the plan at hand.
  struct Pricing {
    var costs: Plan = []
    /// `costs` without the prices of places.
    var pairCosts: Plan = []
    /// The cheapest plan.
    var best: Plan = []
    /// What each move must cost less than to pay.
    var limits: Plan = []
    /// What the plan at hand costs beyond the balances' dual value, SEK/h.
    var linearGap = 0.0
    /// The places' prices in all, SEK/h.
    var priceCost = 0.0
    /// Units per hour of each balance that no way is open for.
    var unbalanced: [Double] = []
  }

  init(
    _ method: BalancedAssignment, _ problem: AssignmentProblem, _ balances: [FlowBalance]
  ) {
    self.method = method
    self.balances = balances
    moves = balances.flatMap { balance in
      balance.moves.map { move in
        (
          move.pair.map { Int($0) },
          balance.sources[Int(move.source)].price + balance.targets[Int(move.target)].price
        )
      }
    }
    pairs = problem.pairs
    stopping = method.solver.stopping.halved
    log = ConvergenceLog(stopping, method.solver.clock)
    solve = BushSolve(problem, method.solver.mathematics)
  }

  /// From former moves if they keep these balances and still pay when costs are first looked at;
  /// else from the moves that are cheapest then.
  mutating func begin(from start: BalancedAssignment.Flows?, _ executor: some Executor) {
    let moves = start.map { $0.moves }.flatMap { keepsBalances($0) ? $0.flatMap { $0 } : nil }
    flow = moves ?? [Double](repeating: 0, count: self.moves.count)
    if moves != nil, let asked = start?.askedBelow, !asked.isEmpty {
      askedBelow = asked
      prices = start!.prices
      solve.ask(below: asked)
    }
    setDemand()
    solve.set(pairs)
    solve.begin(from: start?.bushes, executor)
    active = [(flow, 1)]
    equalise(moves == nil ? .once(below: Self.roughGap) : .ifItPays, executor)
  }

  /// Costs from which to plan the first moves need not be exact.
  private static var roughGap: Double { 1e-3 }

  private func keepsBalances(_ moves: [[Double]]) -> Bool {
    guard moves.count == balances.count else { return false }
    for (flow, balance) in zip(moves, balances) {
      guard flow.count == balance.moves.count, balance.isKept(by: flow) else { return false }
    }
    return true
  }

  /// Moves from two sources of one place share their pairs.
  private mutating func setDemand() {
    for move in moves { if let pair = move.pair { pairs[pair].demand = 0 } }
    for (move, amount) in zip(moves, flow) {
      if let pair = move.pair { pairs[pair].demand += amount }
    }
  }

  /// Solves the equilibrium for given moves, and the balances at its costs.
  mutating func evaluate(_ plan: Plan, _ executor: some Executor) {
    flow = plan
    setDemand()
    solve.setDemand(of: pairs, executor)
    equalise(.never, executor)
  }

  /// When to leave the moves at hand for those that are cheapest on the way to an equilibrium.
  private enum Replanning {
    case never
    /// At the first look at costs, where the moves at hand cost too much.
    case ifItPays
    /// At the first look whose relative gap is no more.
    case once(below: Double)

    /// Whether to look at the moves' costs now.
    func isDue(at gap: AssignmentResult.Gap) -> Bool {
      switch self {
      case .never: false
      case .ifItPays: true
      case .once(let rough): gap.relative <= rough
      }
    }
  }

  /// Brings the routes to equilibrium.
  private mutating func equalise(_ replanning: Replanning, _ executor: some Executor) {
    var replanning = replanning
    equilibria += 1
    while true {
      let (gap, objective) = solve.certify(executor)
      let status = log.add(gap, objective: objective)
      if status != nil || replanning.isDue(at: gap) {
        plan(executor)
        let replans = replans(replanning, at: gap)
        replanning = .never
        if replans {
          flow = pricing.best
          active = [(flow, 1)]
          setDemand()
          solve.setDemand(of: pairs, executor)
          // Of the flows that are certified nothing more is to be had, but they are others now.
          if status != nil { continue }
        }
      }
      if let status {
        routes = (gap, status)
        return
      }
      // Where the moves are others now the gap only tells how deep the sweeps go: the next
      // certificate is of what they leave.
      solve.equalise(from: gap, stopping, executor)
    }
  }

  /// Whether the cheapest plan takes the place of the moves at hand.
  private func replans(_ replanning: Replanning, at gap: AssignmentResult.Gap) -> Bool {
    switch replanning {
    case .never: false
    case .once: true
    // A way that the start used may be closed here: no cost can be told of it.
    case .ifItPays: !(pricing.linearGap <= stopping.gapToReach(totalCost: gap.totalCost))
    }
  }

  /// The solve's outcome.
  mutating func result(_ executor: some Executor) -> BalancedAssignment.Result {
    if askedBelow.isEmpty { ask(executor) }
    var result = solve.result(routes.status, routes.gap, log.lines)
    result.gap = gap
    result.objective += pricing.priceCost
    if isConverged {
      result.status = .converged
    } else if result.status == .converged {
      result.status = .iterationLimit
    }
    if let last = result.log.indices.last {
      result.log[last].gap = gap
      result.log[last].objective = result.objective
    }
    var moves: [[Double]] = []
    var next = 0
    for balance in balances {
      moves.append(Array(flow[next..<next + balance.moves.count]))
      next += balance.moves.count
    }
    // Limits are the solve's own: flows hand them on.
    var problem = solve.problem
    problem.askedBelow = []
    return BalancedAssignment.Result(
      problem: problem, assignment: result, moves: moves, balanceGap: pricing.linearGap,
      priceCost: pricing.priceCost, unbalanced: pricing.unbalanced, askedBelow: askedBelow,
      prices: prices)
  }

  private var gap: AssignmentResult.Gap {
    AssignmentResult.Gap(
      absolute: routes.gap.absolute + pricing.linearGap,
      totalCost: routes.gap.totalCost + pricing.priceCost,
      leastCost: routes.gap.leastCost + pricing.priceCost - pricing.linearGap)
  }

  private var isConverged: Bool {
    let gap = gap
    return gap.absolute <= method.solver.stopping.gapToReach(totalCost: gap.totalCost)
  }

  var mayGoOn: Bool {
    // Iterations and time are counted over all equilibria: where they are used up, all ends.
    !isConverged && pricing.linearGap > 0 && routes.status == .converged
      && equilibria < method.equilibriumLimit
  }
}

extension FlowBalance {
  /// Whether flows of the moves keep the balance, up to rounding.
  fileprivate func isKept(by flow: [Double]) -> Bool {
    var out = [Double](repeating: 0, count: sources.count)
    var into = [Double](repeating: 0, count: targets.count)
    for (move, amount) in zip(moves, flow) {
      out[Int(move.source)] += amount
      into[Int(move.target)] += amount
    }
    func isKept(_ place: Place, _ amount: Double) -> Bool {
      let tolerance = 1e-9 * place.amount
      return amount <= place.amount + tolerance
        && (place.isOptional || amount >= place.amount - tolerance)
    }
    return zip(sources, out).allSatisfy { isKept($0, $1) }
      && zip(targets, into).allSatisfy { isKept($0, $1) }
  }
}

extension StoppingRule {
  /// The same rule with half of the gap.
  fileprivate var halved: StoppingRule {
    StoppingRule.relativeGap(relativeGap / 2).or(.absoluteGap(absoluteGap / 2))
      .or(.iterations(iterationLimit)).or(.seconds(timeLimit))
  }
}
