import PathKernel

/// One solve under way: plans in use with their weights, and what the last equilibrium made of
/// them.
struct BalancedSolve {
  let method: BalancedAssignment
  private var solver: BushAssignment
  private var problem: AssignmentProblem
  private let balances: [FlowBalance]
  var equilibria = 0
  private var lines: [AssignmentResult.Iteration] = []

  /// Flows of all moves of all balances, one after another.
  typealias Plan = [Double]
  var active: [(plan: Plan, weight: Double)] = []
  var flow: Plan = []
  // At `flow`:
  var assignment: AssignmentResult?
  var costs: Plan = []
  var best: Plan = []
  private var linearGap = 0.0
  private var unbalanced: [Double] = []

  init(
    _ method: BalancedAssignment, _ problem: AssignmentProblem, _ balances: [FlowBalance]
  ) {
    self.method = method
    self.problem = problem
    self.balances = balances
    solver = method.solver
    solver.stopping = method.solver.stopping.halved
  }

  /// From former moves if they keep these balances; else from the moves that are cheapest without
  /// any on the way.
  mutating func begin(
    from start: BalancedAssignment.Flows?, _ executor: some Executor
  ) {
    var bushes = start?.bushes
    if let moves = start?.moves, keepsBalances(moves) {
      flow = moves.flatMap { $0 }
    } else {
      let count = balances.reduce(0) { $0 + $1.moves.count }
      setDemand([Double](repeating: 0, count: count))
      var rough = solver
      rough.stopping = rough.stopping.or(.relativeGap(Self.roughGap))
      let first = rough.assign(problem, from: bushes, executor: executor)
      lines += first.log
      bushes = first.bushes
      read(first)
      flow = best
    }
    active = [(flow, 1)]
    evaluate(flow, from: bushes, executor)
    // A way that the start used may be closed here: no cost can be told of it.
    if !(linearGap < .infinity) {
      flow = best
      active = [(flow, 1)]
      evaluate(flow, from: assignment?.bushes, executor)
    }
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
  private mutating func setDemand(_ flow: Plan) {
    for balance in balances {
      for move in balance.moves {
        if let pair = move.pair { problem.pairs[Int(pair)].demand = 0 }
      }
    }
    var index = 0
    for balance in balances {
      for move in balance.moves {
        if let pair = move.pair { problem.pairs[Int(pair)].demand += flow[index] }
        index += 1
      }
    }
  }

  /// Solves the equilibrium for given moves, and the balances at its costs.
  mutating func evaluate(
    _ flow: Plan, from start: BushFlows?, _ executor: some Executor
  ) {
    setDemand(flow)
    let result = solver.assign(problem, from: start, executor: executor)
    lines += result.log
    equilibria += 1
    self.flow = flow
    read(result)
    linearGap = 0
    for move in flow.indices where flow[move] > 0 { linearGap += flow[move] * costs[move] }
    linearGap -= bound
    if linearGap < 0 { linearGap = 0 }
  }

  private var bound = 0.0

  private mutating func read(_ result: AssignmentResult) {
    assignment = result
    costs.removeAll(keepingCapacity: true)
    best.removeAll(keepingCapacity: true)
    unbalanced.removeAll(keepingCapacity: true)
    bound = 0
    for balance in balances {
      let moveCosts = balance.moveCosts { pair in
        result.alternativeCost[Int(problem.pairs[Int(pair)].alternatives.lowerBound)]
      }
      let least = balance.leastCost(moveCosts)
      costs += moveCosts
      best += least.flow
      bound += least.bound
      unbalanced.append(least.unbalanced)
    }
  }

  private var priceCost: Double {
    var sum = 0.0
    var index = 0
    for balance in balances {
      for move in balance.moves {
        sum +=
          flow[index]
          * (balance.sources[Int(move.source)].price + balance.targets[Int(move.target)].price)
        index += 1
      }
    }
    return sum
  }

  private var gap: AssignmentResult.Gap {
    let part =
      assignment?.gap
      ?? AssignmentResult.Gap(
        absolute: .nan, totalCost: .nan, leastCost: .nan)
    return AssignmentResult.Gap(
      absolute: part.absolute + linearGap, totalCost: part.totalCost + priceCost,
      leastCost: part.leastCost + priceCost - linearGap)
  }

  private var isConverged: Bool {
    let gap = gap
    return gap.absolute <= method.solver.stopping.gapToReach(totalCost: gap.totalCost)
  }

  var mayGoOn: Bool {
    guard let assignment, !isConverged, linearGap > 0 else { return false }
    // An equilibrium that stopped short of its half still tells where to move, if most of what is
    // left is the balances'.
    return (assignment.status == .converged || assignment.gap.absolute < 0.1 * linearGap)
      && equilibria < method.equilibriumLimit
  }

  func result() -> BalancedAssignment.Result {
    guard var result = assignment else { preconditionFailure("an equilibrium has been solved") }
    result.gap = gap
    result.objective += priceCost
    if isConverged {
      result.status = .converged
    } else if result.status == .converged {
      result.status = .iterationLimit
    }
    result.log = lines
    for index in result.log.indices { result.log[index].number = index + 1 }
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
    return BalancedAssignment.Result(
      problem: problem, assignment: result, moves: moves, balanceGap: linearGap,
      priceCost: priceCost, unbalanced: unbalanced)
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
