import PathKernel

/// Pairwise Frank-Wolfe steps between the plans in use.
extension BalancedSolve {
  /// Moves weight from the dearest plan in use to the cheapest of all, as far as that pays.
  ///
  /// - Returns: whether it does; where it does not, nothing more can be gained.
  mutating func step(_ executor: some Executor) -> Bool {
    var dearest = 0
    var most = -Double.infinity
    for (index, entry) in active.enumerated() {
      let cost = value(of: entry.plan)
      if cost > most { (dearest, most) = (index, cost) }
    }
    let from = active[dearest]
    let towards = pricing.best
    let start = flow
    var low = (step: 0.0, slope: value(of: towards) - most)
    guard low.slope < 0 else { return false }
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
      evaluate(trial, executor)
      taken = step
      if routes.status != .converged { break }
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
    return true
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
    for move in plan.indices where plan[move] > 0 { sum += plan[move] * pricing.costs[move] }
    return sum
  }
}
