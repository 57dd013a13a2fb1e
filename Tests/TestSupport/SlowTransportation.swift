/// Least cost of a transportation problem by trying every basis: a spanning tree of rows and
/// columns carries at most one feasible plan, and one of those plans is best.
///
/// Takes every choice of `rows + columns - 1` cells, so only for three or four rows and columns.
package struct SlowTransportation {
  /// Least cost; nil if no plan ships everything.
  package private(set) var leastCost: Double?

  /// Solves the problem; supplies and demands have the same sum.
  package init(supply: [Double], demand: [Double], cost: [Double]) {
    let columns = demand.count
    let cells = Array(cost.indices)
    let size = supply.count + columns - 1
    var chosen: [Int] = []
    func choose(_ first: Int) {
      if chosen.count == size {
        if let plan = Self.plan(on: chosen, supply, demand) {
          // A basis may hold a cell without a way, with nothing on it.
          var sum = 0.0
          for (cell, flow) in zip(chosen, plan) where flow > 1e-9 { sum += cost[cell] * flow }
          guard sum < .infinity else { return }
          leastCost = Swift.min(leastCost ?? .infinity, sum)
        }
        return
      }
      for index in first..<Swift.max(first, cells.count) {
        chosen.append(cells[index])
        choose(index + 1)
        chosen.removeLast()
      }
    }
    choose(0)
  }

  /// The flows of a tree's cells, from its leaves inward; nil if it is no tree or a flow is
  /// negative.
  private static func plan(
    on cells: [Int], _ supply: [Double], _ demand: [Double]
  ) -> [Double]? {
    var left = supply + demand
    var flow = [Double?](repeating: nil, count: cells.count)
    let ends = cells.map { [$0 / demand.count, supply.count + $0 % demand.count] }
    for _ in cells {
      var leaf: (cell: Int, end: Int)?
      for node in left.indices where leaf == nil {
        let touching = cells.indices.filter { flow[$0] == nil && ends[$0].contains(node) }
        if touching.count == 1 { leaf = (touching[0], node) }
      }
      guard let leaf else { return nil }
      let amount = left[leaf.end]
      guard amount > -1e-9 else { return nil }
      flow[leaf.cell] = amount
      for node in ends[leaf.cell] { left[node] -= amount }
    }
    guard left.allSatisfy({ abs($0) < 1e-9 }) else { return nil }
    return flow.map { $0! }
  }

  /// The most that can be shipped, by trying every set of rows: they reach the columns that they
  /// have a cell to, and no more than those want (max-flow, min-cut).
  package static func mostShipped(
    supply: [Double], demand: [Double], cost: [Double]
  ) -> Double {
    (0..<(1 << supply.count)).map { mask in
      let rows = supply.indices.filter { mask >> $0 & 1 == 1 }
      let reached = demand.indices.filter { column in
        rows.contains { cost[$0 * demand.count + column] < .infinity }
      }
      let others = supply.indices.filter { mask >> $0 & 1 == 0 }
      return others.reduce(0) { $0 + supply[$1] } + reached.reduce(0) { $0 + demand[$1] }
    }.min()!
  }
}
