/// Who sends how much to whom, when only what each place has or wants is given: the transportation
/// problem (Hitchcock 1941, doi:10.1002/sapm1941201224).
///
///     min  sum_ij c_ij y_ij   s.t.  sum_j y_ij = s_i,  sum_i y_ij = d_j,  y >= 0
///
/// It is solved exactly, by shortest augmenting paths with potentials (Edmonds and Karp 1972,
/// doi:10.1145/321694.321699): a path of least reduced cost takes what a row still has to a column
/// that still wants, until there is no more of either or no way. Among paths of equal cost the one
/// with the fewest steps is taken, and among those the one of the lowest indices, so that an answer
/// depends on the numbers alone.
///
/// The plan is of least cost where the rows ship all that they have, and of least cost for what
/// each row ships where they do not. Which rows then keep what is left is not chosen by cost.
///
/// It does not offer capacities on cells.
public struct TransportationProblem: Sendable {
  /// `s`: what each row has, not negative.
  public var supply: [Double]
  /// `d`: what each column wants, not negative.
  public var demand: [Double]
  /// `c`: cost of a unit from row `i` to column `j` at `i * demand.count + j`, of any sign;
  /// infinite where there is no way.
  public var cost: [Double]

  /// Creates a problem; amounts are in any one unit, costs in any one per unit of those.
  ///
  /// - Precondition: there is one cost per row and column, amounts are finite and not negative, and
  ///   costs are numbers above minus infinity.
  public init(supply: [Double], demand: [Double], cost: [Double]) {
    precondition(cost.count == supply.count * demand.count, "every cell has a cost")
    precondition(
      supply.allSatisfy { $0 >= 0 && $0 < .infinity }
        && demand.allSatisfy { $0 >= 0 && $0 < .infinity }, "no amount is negative or infinite")
    precondition(
      cost.allSatisfy { $0 > -.infinity && $0 == $0 }, "a cost is a number, or infinite")
    self.supply = supply
    self.demand = demand
    self.cost = cost
  }

  /// A plan that ships as much as can be, at least cost where the rows ship all that they have.
  /// Where they have more than the columns want, rows come in their order and the later ones keep
  /// what is left, whatever they would cost.
  ///
  /// Time grows with the rows and columns times the cells: a path settles each row once and reads
  /// all its cells, and there are about as many paths as rows and columns. Prices near to the best
  /// make the paths short.
  ///
  /// - Parameter columnPrice: where to start from: the prices of a plan of much the same costs.
  /// - Precondition: there is one price per column, if there are any.
  public func solved(from columnPrice: [Double]? = nil) -> TransportationPlan {
    precondition(columnPrice.map { $0.count == demand.count } ?? true, "every column has a price")
    var search = AugmentingPaths(self, columnPrice ?? demand.map { _ in 0 })
    for row in supply.indices { search.ship(from: row) }
    // A column that stays without must have no price of its own; this start has not seen to it.
    if columnPrice != nil && !search.hasMetDemand { return solved() }
    return TransportationPlan(
      flow: search.flow, rowPrice: search.rowPrice, columnPrice: search.columnPrice,
      unshipped: search.supplyLeft, unmet: search.demandLeft)
  }
}

/// What `TransportationProblem.solved(from:)` found, with the prices that prove it: no plan that
/// ships as much from each row costs less.
public struct TransportationPlan: Sendable {
  /// `y`: units from each row to each column, laid out as the costs.
  public var flow: [Double]
  /// `u`: what a unit more in a row adds to the cost. Prices are not unique where plans are tied.
  public var rowPrice: [Double]
  /// `v`: what a unit more in a column adds to the cost; `u_i + v_j <= c_ij`, equal where `y_ij >
  /// 0`.
  public var columnPrice: [Double]
  /// What each row could not ship, for want of a way or of demand.
  public var unshipped: [Double]
  /// What each column did not get.
  public var unmet: [Double]

  /// Cost of the plan at given costs, laid out as the flow.
  public func cost(at cost: [Double]) -> Double {
    var sum = 0.0
    for cell in flow.indices where flow[cell] > 0 { sum += flow[cell] * cost[cell] }
    return sum
  }
}

/// The plan under way.
private struct AugmentingPaths {
  let rows: Int
  let columns: Int
  let cost: [Double]
  var flow: [Double]
  var rowPrice: [Double]
  var columnPrice: [Double]
  var supplyLeft: [Double]
  var demandLeft: [Double]
  /// Amounts below it are rounding: what is left of a row after subtractions that should end in
  /// zero.
  let negligible: Double

  // One search: distance in reduced cost and steps to each column, and how it was reached.
  private var distance: [Double]
  private var steps: [Int]
  private var rowBefore: [Int]
  private var isSettled: [Bool]
  /// The column that each row was reached from; -1 for the row that ships, -2 for rows not reached.
  private var columnBefore: [Int]
  private var rowDistance: [Double]

  /// Whether every column has got what it wants.
  var hasMetDemand: Bool { demandLeft.allSatisfy { $0 <= negligible } }

  init(_ problem: TransportationProblem, _ columnPrice: [Double]) {
    rows = problem.supply.count
    columns = problem.demand.count
    cost = problem.cost
    flow = [Double](repeating: 0, count: problem.cost.count)
    supplyLeft = problem.supply
    demandLeft = problem.demand
    var total = 0.0
    for amount in problem.supply { total += amount }
    negligible = 1e-14 * total
    rowPrice = [Double](repeating: 0, count: rows)
    self.columnPrice = columnPrice
    distance = [Double](repeating: .infinity, count: columns)
    steps = [Int](repeating: 0, count: columns)
    rowBefore = [Int](repeating: -1, count: columns)
    isSettled = [Bool](repeating: false, count: columns)
    columnBefore = [Int](repeating: -2, count: rows)
    rowDistance = [Double](repeating: 0, count: rows)
    for row in 0..<rows {
      var least = Double.infinity
      for column in 0..<columns {
        least = Swift.min(least, cost[row * columns + column] - columnPrice[column])
      }
      rowPrice[row] = least < .infinity ? least : 0
    }
  }

  /// Ships what a row has, path by path. A row that finds no way now never will: later paths open
  /// none to it.
  mutating func ship(from row: Int) {
    while supplyLeft[row] > negligible {
      guard let column = search(from: row) else { return }
      raisePrices(to: distance[column])
      augment(from: row, to: column)
    }
    supplyLeft[row] = 0
  }

  /// The nearest column that still wants something.
  private mutating func search(from origin: Int) -> Int? {
    for column in 0..<columns {
      distance[column] = .infinity
      isSettled[column] = false
    }
    for row in 0..<rows { columnBefore[row] = -2 }
    columnBefore[origin] = -1
    rowDistance[origin] = 0
    relax(origin, steps: 1)
    while let column = nearest() {
      if demandLeft[column] > negligible { return column }
      demandLeft[column] = 0
      isSettled[column] = true
      for row in 0..<rows where columnBefore[row] == -2 && flow[row * columns + column] > 0 {
        columnBefore[row] = column
        rowDistance[row] = distance[column]
        relax(row, steps: steps[column] + 2)
      }
    }
    return nil
  }

  private mutating func relax(_ row: Int, steps count: Int) {
    for column in 0..<columns where !isSettled[column] {
      let price = cost[row * columns + column]
      guard price < .infinity else { continue }
      // Below zero by rounding alone.
      let reduced = Swift.max(0, price - rowPrice[row] - columnPrice[column])
      let sum = rowDistance[row] + reduced
      if sum < distance[column] || sum == distance[column] && count < steps[column] {
        distance[column] = sum
        steps[column] = count
        rowBefore[column] = row
      }
    }
  }

  private func nearest() -> Int? {
    var best: Int?
    for column in 0..<columns where !isSettled[column] && distance[column] < .infinity {
      guard let known = best else {
        best = column
        continue
      }
      if (distance[column], steps[column]) < (distance[known], steps[known]) { best = column }
    }
    return best
  }

  /// Keeps every reduced cost at zero or more, and at zero along the path.
  private mutating func raisePrices(to length: Double) {
    for row in 0..<rows where columnBefore[row] != -2 {
      rowPrice[row] += length - rowDistance[row]
    }
    for column in 0..<columns where isSettled[column] {
      columnPrice[column] -= length - distance[column]
    }
  }

  private mutating func augment(from origin: Int, to target: Int) {
    var amount = Swift.min(supplyLeft[origin], demandLeft[target])
    var column = target
    while true {
      let row = rowBefore[column]
      guard columnBefore[row] >= 0 else { break }
      column = columnBefore[row]
      amount = Swift.min(amount, flow[row * columns + column])
    }
    column = target
    while true {
      let row = rowBefore[column]
      flow[row * columns + column] += amount
      guard columnBefore[row] >= 0 else { break }
      column = columnBefore[row]
      flow[row * columns + column] -= amount
      // A remainder of rounding is no flow, and no way back.
      if flow[row * columns + column] <= negligible { flow[row * columns + column] = 0 }
    }
    supplyLeft[origin] -= amount
    demandLeft[target] -= amount
  }
}
