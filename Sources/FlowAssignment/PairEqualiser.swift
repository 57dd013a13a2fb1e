/// Brings one pair to equilibrium with everybody else held still.
///
/// Inside an alternative, flow moves from each dearer path to the cheapest one by a Newton step on
/// the cost difference. Between alternatives, flow moves towards the logit shares of their least
/// costs; the step length weighs the entropy's exact secant along the move against the slope of the
/// delays, so that it is 1 where nothing is congested. Delays bend upwards, so a step may run past
/// the line's minimum: it is then halved.
struct PairEqualiser {
  var paths: PathSet
  var state: FacilityState
  let problem: AssignmentProblem
  private var change: [Double]
  private var touched: [Int] = []

  init(_ problem: AssignmentProblem, _ mathematics: Mathematics) {
    self.problem = problem
    paths = PathSet(problem)
    state = FacilityState(problem.facilities, mathematics)
    change = [Double](repeating: 0, count: problem.facilities.count)
  }

  /// Equalises one pair.
  ///
  /// - Returns: the pair's share of the gap over the known paths before the moves, SEK/h.
  mutating func equalise(_ pair: AssignmentProblem.Pair) -> Double {
    // Most pairs of a large network know one path only: nothing to equalise, and no gap.
    if pair.alternatives.count == 1
      && paths.byAlternative[Int(pair.alternatives.lowerBound)].count < 2
    {
      return 0
    }
    let gap = restrictedGap(of: pair)
    guard gap > 0 else { return gap }
    for alternative in pair.alternatives { equalisePaths(of: Int(alternative)) }
    if pair.alternatives.count > 1 { split(pair) }
    return gap
  }

  /// `sum f c + (1/theta) sum q ln(q/Q) - Q S` over known paths at current costs.
  private func restrictedGap(of pair: AssignmentProblem.Pair) -> Double {
    let scale = problem.classes[Int(pair.userClass)].logitScale
    var sum = 0.0
    var least: [Double] = []
    for alternative in pair.alternatives {
      var flow = 0.0
      var best = Double.infinity
      for path in paths.byAlternative[Int(alternative)] {
        let cost = paths.cost(of: path, state)
        sum += paths.flows.flow[path] * cost
        flow += paths.flows.flow[path]
        best = Swift.min(best, cost)
      }
      least.append(best)
      if pair.alternatives.count > 1 {
        sum += LogitSplit.entropy(of: flow, in: pair.demand, state.mathematics) / scale
      }
    }
    let expected =
      least.count == 1
      ? least[0] : LogitSplit.logsum(costs: least, scale: scale, state.mathematics)
    return expected < .infinity ? sum - pair.demand * expected : 0
  }

  private mutating func equalisePaths(of alternative: Int) {
    guard paths.byAlternative[alternative].count > 1,
      let (best, _) = paths.cheapest(of: alternative, state)
    else { return }
    for index in paths.byAlternative[alternative].indices {
      let path = paths.byAlternative[alternative][index]
      if path != best && paths.flows.flow[path] > 0 { shift(from: path, to: best) }
    }
  }

  /// Newton shift between two paths; both see the same shift, so shared facilities cancel.
  private mutating func shift(from dear: Int, to cheap: Int) {
    let difference = paths.cost(of: dear, state) - paths.cost(of: cheap, state)
    guard difference > 0 else { return }
    collect(paths.uses(of: dear), times: -1)
    collect(paths.uses(of: cheap), times: 1)
    let slope = takeCurvature()
    let available = paths.flows.flow[dear]
    var step = slope > 0 ? Swift.min(available, difference / slope) : available
    move(step, from: dear, to: cheap)
    for _ in 0..<30 {
      let now = paths.cost(of: dear, state) - paths.cost(of: cheap, state)
      guard now < -difference / 2 else { return }
      step /= 2
      move(-step, from: dear, to: cheap)
    }
  }

  private mutating func move(_ flow: Double, from dear: Int, to cheap: Int) {
    paths.add(-flow, to: dear, &state)
    paths.add(flow, to: cheap, &state)
  }

  /// Where the entropy's slope is cut off. Shares underflow at cost differences above 700/theta;
  /// with an infinite slope there, no step length would follow.
  private static let leastShare = 1e-300

  /// Moves flow between alternatives towards the logit shares.
  private mutating func split(_ pair: AssignmentProblem.Pair) {
    let scale = problem.classes[Int(pair.userClass)].logitScale
    let moves = proposedMoves(pair, scale)
    let descent = -derivative(along: moves.steps, pair, scale)
    guard descent > 0 else { return }
    for (path, flow) in moves.steps { collect(paths.uses(of: path), times: flow) }
    let curvature = takeCurvature()
    var length = Swift.min(1, descent / (curvature + moves.secant))
    for (path, flow) in moves.steps { paths.add(length * flow, to: path, &state) }
    for _ in 0..<30 {
      guard derivative(along: moves.steps, pair, scale) > descent / 2 else { return }
      length /= 2
      for (path, flow) in moves.steps { paths.add(-length * flow, to: path, &state) }
    }
  }

  /// Derivative of the objective along path flow changes that leave the pair's demand as it is.
  private func derivative(
    along steps: [(path: Int, flow: Double)], _ pair: AssignmentProblem.Pair, _ scale: Double
  ) -> Double {
    var sum = 0.0
    for (path, change) in steps {
      let share = paths.flow(of: Int(paths.flows.alternative[path])) / pair.demand
      sum += change * paths.cost(of: path, state)
      sum += change * state.mathematics.log(Swift.max(share, Self.leastShare)) / scale
    }
    return sum
  }

  /// The full move to the logit target as path flow changes, with the entropy's secant along it.
  private func proposedMoves(
    _ pair: AssignmentProblem.Pair, _ scale: Double
  ) -> (steps: [(path: Int, flow: Double)], secant: Double) {
    var best: [(path: Int, cost: Double)?] = []
    for alternative in pair.alternatives {
      best.append(paths.cheapest(of: Int(alternative), state))
    }
    let shares = LogitSplit.shares(
      costs: best.map { $0?.cost ?? .infinity }, scale: scale, state.mathematics)
    var steps: [(path: Int, flow: Double)] = []
    var secant = 0.0
    for (index, alternative) in pair.alternatives.enumerated() {
      let target = shares[index] * pair.demand
      let flow = paths.flow(of: Int(alternative))
      let difference = target - flow
      guard difference != 0, let cheapest = best[index] else { continue }
      let ratio =
        Swift.max(shares[index], Self.leastShare)
        / Swift.max(flow / pair.demand, Self.leastShare)
      secant += difference * state.mathematics.log(ratio) / scale
      if difference > 0 {
        steps.append((cheapest.path, difference))
      } else {
        for path in paths.byAlternative[Int(alternative)] where paths.flows.flow[path] > 0 {
          steps.append((path, difference * paths.flows.flow[path] / flow))
        }
      }
    }
    return (steps, secant)
  }

  /// Adds a path's loads, times a factor, to the change of facility flows under consideration.
  private mutating func collect(_ uses: ArraySlice<PathSet.Use>, times factor: Double) {
    for use in uses {
      if change[use.facility] == 0 { touched.append(use.facility) }
      change[use.facility] += factor * use.load
    }
  }

  /// Second derivative of the delay term along the collected change, which is cleared.
  private mutating func takeCurvature() -> Double {
    var curvature = 0.0
    for facility in touched {
      curvature += state.slope[facility] * change[facility] * change[facility]
      change[facility] = 0
    }
    touched.removeAll(keepingCapacity: true)
    return curvature
  }
}
