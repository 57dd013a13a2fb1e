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
  mutating func equalise(_ index: Int) -> Double {
    let pair = problem.pairs[index]
    // Most pairs of a large network know one path only: nothing to equalise, and no gap.
    if pair.alternatives.count == 1
      && paths.byAlternative[Int(pair.alternatives.lowerBound)].count < 2
    {
      return 0
    }
    let choice = problem.choice(ofPair: index, state.mathematics)
    let gap = restrictedGap(of: pair, choice)
    guard gap > 0 else { return gap }
    for alternative in pair.alternatives { equalisePaths(of: Int(alternative)) }
    if pair.alternatives.count > 1 { split(pair, choice) }
    return gap
  }

  /// `sum f c + H(q) - Q S` over known paths at current costs.
  private func restrictedGap(
    of pair: AssignmentProblem.Pair, _ choice: NestedLogit
  ) -> Double {
    var sum = 0.0
    var least: [Double] = []
    var flows: [Double] = []
    for alternative in pair.alternatives {
      let fixed = problem.fixedCost(of: Int(alternative))
      var flow = 0.0
      var best = Double.infinity
      for path in paths.byAlternative[Int(alternative)] {
        let cost = fixed + paths.cost(of: path, state)
        sum += paths.flows.flow[path] * cost
        flow += paths.flows.flow[path]
        best = Swift.min(best, cost)
      }
      least.append(best)
      flows.append(flow)
    }
    if least.count > 1 { sum += choice.entropyCost(of: flows, in: pair.demand) }
    let expected = least.count == 1 ? least[0] : choice.logsum(least)
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

  /// Moves flow between alternatives towards the logit shares.
  private mutating func split(_ pair: AssignmentProblem.Pair, _ choice: NestedLogit) {
    let best = pair.alternatives.map { paths.cheapest(of: Int($0), state) }
    let costs = zip(pair.alternatives, best).map {
      ($1?.cost ?? .infinity) + problem.fixedCost(of: Int($0))
    }
    let targets = choice.shares(costs).map { $0 * pair.demand }
    let flows = flows(of: pair)
    let changes = zip(targets, flows).map { $0 - $1 }
    let steps = pathSteps(pair, best.map { $0?.path }, changes, flows)
    let descent = -derivative(along: steps, changes, pair, choice)
    guard descent > 0 else { return }
    for (path, flow) in steps { collect(paths.uses(of: path), times: flow) }
    let weight = takeCurvature() + choice.secant(from: flows, to: targets, in: pair.demand)
    var length = weight > 0 ? Swift.min(1, descent / weight) : 1
    for (path, flow) in steps { paths.add(length * flow, to: path, &state) }
    for _ in 0..<30 {
      guard derivative(along: steps, changes, pair, choice) > descent / 2 else { return }
      length /= 2
      for (path, flow) in steps { paths.add(-length * flow, to: path, &state) }
    }
  }

  private func flows(of pair: AssignmentProblem.Pair) -> [Double] {
    pair.alternatives.map { paths.flow(of: Int($0)) }
  }

  /// Derivative of the objective along path flow changes that leave the pair's demand as it is.
  ///
  /// - Parameter changes: of the alternatives' flows.
  private func derivative(
    along steps: [(path: Int, flow: Double)], _ changes: [Double],
    _ pair: AssignmentProblem.Pair, _ choice: NestedLogit
  ) -> Double {
    var sum = choice.gradient(along: changes, at: flows(of: pair), in: pair.demand)
    for (path, change) in steps { sum += change * paths.cost(of: path, state) }
    for (slot, change) in zip(pair.alternatives, changes) {
      sum += change * problem.fixedCost(of: Int(slot))
    }
    return sum
  }

  /// Changes of the alternatives' flows as changes of path flows: what is added goes to the
  /// cheapest path, what is taken comes from all paths in proportion.
  private func pathSteps(
    _ pair: AssignmentProblem.Pair, _ cheapest: [Int?], _ changes: [Double], _ flows: [Double]
  ) -> [(path: Int, flow: Double)] {
    var steps: [(path: Int, flow: Double)] = []
    for (index, alternative) in pair.alternatives.enumerated() {
      let change = changes[index]
      guard change != 0, let cheapest = cheapest[index] else { continue }
      if change > 0 {
        steps.append((cheapest, change))
      } else {
        for path in paths.byAlternative[Int(alternative)] where paths.flows.flow[path] > 0 {
          steps.append((path, change * paths.flows.flow[path] / flows[index]))
        }
      }
    }
    return steps
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
