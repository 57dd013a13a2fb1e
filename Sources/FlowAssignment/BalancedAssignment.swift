public import PathKernel

/// Equilibrium with flows of which only balances are given: `BushAssignment` for the routes, and
/// `FlowBalance` for who sends how much to whom.
///
/// With the moves' flows fixed, the least objective over everything else is a convex function `V(y)`
/// whose gradient is the moves' least costs at the equilibrium. It is minimised over the balance by
/// pairwise Frank-Wolfe steps (Lacoste-Julien and Jaggi 2015, arXiv:1511.05932): each round solves
/// the balance at the current costs, and moves weight from the dearest of the plans in use to the new
/// one as far as the objective falls. Congestion apart a single step is exact.
///
/// The certified gap is that of the assignment plus `sum_m c_m y_m` less the balance's dual value:
/// together an upper bound of the distance to the least objective over routes, alternatives and moves.
public struct BalancedAssignment: Sendable {
  /// The solver of each equilibrium. Its rule holds for the whole: half of the gap that it allows is
  /// the assignment's, half the balances'.
  public var solver: BushAssignment
  /// Equilibria after which it stops, converged or not.
  public var equilibriumLimit: Int

  /// Creates a solver.
  public init(_ solver: BushAssignment, equilibriumLimit: Int = 100) {
    precondition(equilibriumLimit > 0, "the first equilibrium certifies the gap")
    self.solver = solver
    self.equilibriumLimit = equilibriumLimit
  }

  /// Flows to start from.
  public struct Flows: Sendable {
    /// Of the assignment.
    public var bushes: BushFlows
    /// Of each balance's moves.
    public var moves: [[Double]]
  }

  /// What was found.
  public struct Result: Sendable {
    /// The problem with the moves' flows as demand of their pairs.
    public var problem: AssignmentProblem
    /// Its equilibrium. Gap, total cost and objective include the balances; the log runs over all
    /// equilibria, and its last line is the result's.
    public var assignment: AssignmentResult
    /// Flow of each balance's moves, units per hour. Not unique where moves are tied.
    public var moves: [[Double]]
    /// The balances' part of the gap, SEK/h.
    public var balanceGap: Double
    /// What the places' prices come to, SEK/h: part of the total cost and the objective.
    public var priceCost: Double
    /// Units per hour of each balance that no way is open for.
    public var unbalanced: [Double]

    /// To start another solve from.
    public var flows: Flows { Flows(bushes: assignment.bushes, moves: moves) }
  }

  /// Solves a problem in which the demand of the moves' pairs is what the balances make it.
  ///
  /// - Parameters:
  ///   - problem: the problem; the demand of the moves' pairs is not read.
  ///   - balances: none of them share a pair.
  ///   - start: flows of a problem with the same graph, pairs and moves.
  ///   - executor: runs the searches.
  public func assign(
    _ problem: AssignmentProblem, _ balances: [FlowBalance], from start: Flows? = nil,
    executor: some Executor = SerialExecutor()
  ) -> Result {
    if balances.allSatisfy({ $0.moves.isEmpty }) {
      let result = solver.assign(problem, from: start?.bushes, executor: executor)
      return Result(
        problem: problem, assignment: result, moves: balances.map { _ in [] }, balanceGap: 0,
        priceCost: 0, unbalanced: balances.map { $0.leastCost([]).unbalanced })
    }
    var solve = BalancedSolve(self, problem, balances)
    solve.begin(from: start, executor)
    while solve.mayGoOn { solve.step(executor) }
    return solve.result()
  }
}

/// One solve under way: plans in use with their weights, and what the last equilibrium made of them.
private struct BalancedSolve {
  private let method: BalancedAssignment
  private var solver: BushAssignment
  private var problem: AssignmentProblem
  private let balances: [FlowBalance]
  private var equilibria = 0
  private var lines: [AssignmentResult.Iteration] = []

  /// Flows of all moves of all balances, one after another.
  private typealias Plan = [Double]
  private var active: [(plan: Plan, weight: Double)] = []
  private var flow: Plan = []
  // At `flow`:
  private var assignment: AssignmentResult?
  private var costs: Plan = []
  private var best: Plan = []
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
  private mutating func evaluate(
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
    !isConverged && assignment?.status == .converged && linearGap > 0
      && equilibria < method.equilibriumLimit
  }

  /// Moves weight from the dearest plan in use to the cheapest of all, as far as that pays.
  mutating func step(_ executor: some Executor) {
    var dearest = 0
    var most = -Double.infinity
    for (index, entry) in active.enumerated() {
      let cost = value(of: entry.plan)
      if cost > most { (dearest, most) = (index, cost) }
    }
    let from = active[dearest]
    let towards = best
    let start = flow
    var low = (step: 0.0, slope: value(of: towards) - most)
    guard low.slope < 0 else { return }
    var high: (step: Double, slope: Double)?
    var step = from.weight
    var taken = 0.0
    let wanted = Self.lineTolerance * -low.slope
    for _ in 0..<Self.lineLimit where equilibria < method.equilibriumLimit {
      var trial = start
      for move in trial.indices where towards[move] != from.plan[move] {
        let value = start[move] + step * (towards[move] - from.plan[move])
        trial[move] = value > 0 ? value : 0
      }
      evaluate(trial, from: assignment?.bushes, executor)
      taken = step
      let slope = value(of: towards) - value(of: from.plan)
      let isEnd = step == from.weight && slope <= 0
      if isEnd || abs(slope) <= wanted { break }
      if slope < 0 { low = (step, slope) } else { high = (step, slope) }
      guard let high else { break }
      // Where the secant meets zero, kept off the ends so that the bracket shrinks.
      let width = high.step - low.step
      let secant = low.step + width * low.slope / (low.slope - high.slope)
      step = Swift.min(high.step - 0.01 * width, Swift.max(low.step + 0.01 * width, secant))
    }
    take(taken, from: dearest, to: towards)
  }

  private static var lineTolerance: Double { 1e-3 }
  private static var lineLimit: Int { 8 }

  private mutating func take(_ step: Double, from index: Int, to plan: Plan) {
    active[index].weight -= step
    if active[index].weight <= 0 { active.remove(at: index) }
    if let known = active.firstIndex(where: { $0.plan == plan }) {
      active[known].weight += step
    } else {
      active.append((plan, step))
    }
  }

  /// Cost of a plan at the current costs; a plan does not use what is closed.
  private func value(of plan: Plan) -> Double {
    var sum = 0.0
    for move in plan.indices where plan[move] > 0 { sum += plan[move] * costs[move] }
    return sum
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
