/// Flows of which only the balance of each place is given: what some places have too much of goes
/// to those that want it, at least cost over the network: a transportation problem (Hitchcock 1941,
/// doi:10.1002/sapm1941201224), joined to the assignment as trip distribution is in Evans 1976
/// (doi:10.1016/0041-1647(76)90100-3), but without an entropy.
///
/// A move joins a source and a target by one pair of the assignment problem, which has a single
/// alternative and whose demand the balance decides; several moves may join the same two by
/// different alternatives, and the moves of two sources or targets that are one place share their
/// pairs. The moves' flows `y` add the linear term and the constraints
///
///     sum_m (p_i + p_j) y_m,   sum_{m out of i} y_m = s_i,   sum_{m into j} y_m = d_j,   y >= 0
///
/// to the assignment's programme, which stays convex. An optional place gives or takes at most its
/// amount, and what it does not is no fault.
public struct FlowBalance: Sendable {
  /// Where units are, or are wanted.
  public struct Place: Sendable {
    /// `s` or `d`, units per hour, not negative.
    public var amount: Double
    /// `p`: what each unit costs here, besides the way, SEK per unit.
    public var price: Double
    /// Whether less than the amount will do.
    public var isOptional: Bool

    /// Creates a place.
    ///
    /// - Precondition: the amount is not negative.
    public init(amount: Double, price: Double = 0, isOptional: Bool = false) {
      precondition(amount >= 0, "no amount is negative")
      self.amount = amount
      self.price = price
      self.isOptional = isOptional
    }
  }

  /// A way from a source to a target.
  public struct Move: Sendable {
    /// Index into `sources`.
    public var source: Int32
    /// Index into `targets`.
    public var target: Int32
    /// Index into the problem's pairs; nil where both are one place.
    public var pair: Int32?

    /// Creates a move.
    public init(source: Int32, target: Int32, pair: Int32?) {
      self.source = source
      self.target = target
      self.pair = pair
    }
  }

  /// Places with too many.
  public var sources: [Place]
  /// Places with too few.
  public var targets: [Place]
  /// Every way, in any order.
  public var moves: [Move]

  /// Creates a balance.
  ///
  /// - Precondition: every move's source and target are indices of the two arrays.
  public init(sources: [Place], targets: [Place], moves: [Move]) {
    for move in moves {
      precondition(
        sources.indices.contains(Int(move.source)) && targets.indices.contains(Int(move.target)),
        "moves join a source and a target")
    }
    self.sources = sources
    self.targets = targets
    self.moves = moves
  }

  /// Moves of least cost for what each place ships, with what no way is open for.
  struct LeastCost {
    /// Flow of each move.
    var flow: [Double]
    /// `sum_i u_i s_i + sum_j v_j d_j <= ` the cost of any flows that keep the balance.
    var bound: Double
    /// Cost from which on each move is sure not to pay: `u_i + v_j`, SEK per unit.
    var limit: [Double]
    /// `v`, to start another solve from, SEK per unit.
    var prices: [Double]
    /// Units per hour that stay where they are, or are missing where they are wanted.
    var unbalanced: Double
  }

  /// Solves the balance at fixed costs of its moves.
  ///
  /// Optional places ship to, and are served from, a place of no cost that is as large as need be.
  ///
  /// - Parameters:
  ///   - moveCost: cost of a unit on each move.
  ///   - prices: of a solve at much the same costs.
  func leastCost(_ moveCost: [Double], from prices: [Double]? = nil) -> LeastCost {
    var supply = sources.map { $0.amount }
    var demand = targets.map { $0.amount }
    let given = sources.reduce(0) { $0 + $1.amount }
    let must = targets.reduce(0) { $0 + ($1.isOptional ? 0 : $1.amount) }
    let may = targets.reduce(0) { $0 + ($1.isOptional ? $1.amount : 0) }
    let hasOptional = sources.contains { $0.isOptional } || targets.contains { $0.isOptional }
    if hasOptional {
      supply.append(may)
      demand.append(Swift.max(0, given - must))
    }
    let columns = demand.count
    var cost = [Double](repeating: .infinity, count: supply.count * columns)
    var best = [Int](repeating: -1, count: cost.count)
    for (index, move) in moves.enumerated() {
      let cell = Int(move.source) * columns + Int(move.target)
      if moveCost[index] < cost[cell] {
        cost[cell] = moveCost[index]
        best[cell] = index
      }
    }
    if hasOptional {
      for (row, place) in sources.enumerated() where place.isOptional {
        cost[row * columns + targets.count] = 0
      }
      for (column, place) in targets.enumerated() where place.isOptional {
        cost[sources.count * columns + column] = 0
      }
      cost[sources.count * columns + targets.count] = 0
    }
    let plan = TransportationProblem(supply: supply, demand: demand, cost: cost)
      .solved(from: prices)
    var flow = [Double](repeating: 0, count: moves.count)
    for cell in cost.indices where best[cell] >= 0 { flow[best[cell]] = plan.flow[cell] }
    return LeastCost(
      flow: flow, bound: bound(plan, supply, demand, cost),
      limit: moves.map { plan.rowPrice[Int($0.source)] + plan.columnPrice[Int($0.target)] },
      prices: plan.columnPrice, unbalanced: unbalanced(plan))
  }

  /// The dual value of what is shipped. Prices are first made feasible to the last digit, so that
  /// the bound holds whatever rounding did to them.
  private func bound(
    _ plan: TransportationPlan, _ supply: [Double], _ demand: [Double], _ cost: [Double]
  ) -> Double {
    var sum = 0.0
    for row in supply.indices {
      let shipped = supply[row] - plan.unshipped[row]
      guard shipped > 0 else { continue }
      var price = Double.infinity
      for column in demand.indices {
        price = Swift.min(price, cost[row * demand.count + column] - plan.columnPrice[column])
      }
      sum += shipped * price
    }
    for column in demand.indices {
      sum += (demand[column] - plan.unmet[column]) * plan.columnPrice[column]
    }
    return sum
  }

  private func unbalanced(_ plan: TransportationPlan) -> Double {
    var sum = 0.0
    for (row, place) in sources.enumerated() where !place.isOptional { sum += plan.unshipped[row] }
    for (column, place) in targets.enumerated() where !place.isOptional {
      sum += plan.unmet[column]
    }
    // What is left of sums that should agree is rounding.
    let total = sources.reduce(0) { $0 + $1.amount } + targets.reduce(0) { $0 + $1.amount }
    return sum <= 1e-9 * total ? 0 : sum
  }
}
