import PathKernel

/// A Frank-Wolfe solve under way: the flows, the trees at their costs, and the last two targets.
struct FrankWolfeSolve<Workers: Executor>: ~Copyable {
  private let problem: AssignmentProblem
  private let mathematics: Mathematics
  private let executor: SizedExecutor<Workers>
  private let loading: ClassLoading
  private var state: FacilityState
  private var current: FlowPoint
  /// The trees' flows at the current costs.
  private var loaded: FlowPoint
  private var directions = ConjugateDirections()
  /// Certified at the current flows by `findTrees()`.
  private(set) var gap = AssignmentResult.Gap.zero

  /// Starts from all demand on the least-cost paths of the empty network.
  ///
  /// - Parameter iterations: how many there are expected to be.
  init(
    _ problem: AssignmentProblem, _ mathematics: Mathematics, _ executor: Workers,
    iterations: Int
  ) {
    precondition(
      problem.alternativeCost.isEmpty && problem.hasCommonDelayValues,
      "the baseline has no costs of alternatives and no delay values of classes")
    self.problem = problem
    self.mathematics = mathematics
    let loading = ClassLoading(problem, passes: iterations + 1)
    let executor = executor.forRounds(of: loading.searchWork)
    self.loading = loading
    self.executor = executor
    let state = FacilityState(problem.facilities, mathematics)
    self.state = state
    let trees = loading.load(arcDelay: problem.arcDelays { state.cost[$0] }, executor)
    current = FlowPoint(trees.classFlow, of: problem)
    loaded = current
  }

  /// Delay cost of one load unit on each arc at the state's flows.
  private var arcDelay: [Double] { problem.arcDelays { state.cost[$0] } }

  /// Builds the trees at the current flows' costs and certifies the gap.
  mutating func findTrees() {
    state.set(current.facilityFlow)
    let trees = loading.load(arcDelay: arcDelay, executor)
    loaded = FlowPoint(trees.classFlow, of: problem)
    var total = current.fixedCost
    for facility in problem.facilities.indices {
      let ownFlow = current.facilityFlow[facility] - problem.facilities[facility].preload
      total += state.cost[facility] * ownFlow
    }
    let least = trees.leastCost
    // At the optimum the difference is zero up to rounding, which may fall on either side.
    gap = AssignmentResult.Gap(
      absolute: total - least < 0 ? 0 : total - least, totalCost: total, leastCost: least)
  }

  /// Moves the flows to the least objective on the way to the next target.
  ///
  /// - Returns: whether they moved at all.
  mutating func move() -> Bool {
    if move(to: directions.target(from: current, loaded, slope: state.slope)) { return true }
    // A mixture of old targets may not lead down where the Hessian has changed much; the trees do.
    directions.restart()
    return move(to: loaded)
  }

  /// Moves towards a target, if that leads down and by more than rounding takes away.
  private mutating func move(to target: FlowPoint) -> Bool {
    let step = lineSearch(to: target)
    guard step > 0 else { return false }
    var next = current
    next.mix(with: target, step)
    guard next.classFlow != current.classFlow else { return false }
    directions.record(target, step: step)
    // Summed afresh from the arcs, so that rounding does not pile up over the iterations.
    current = FlowPoint(next.classFlow, of: problem)
    return true
  }

  /// The convex programme's objective at the current flows, SEK/h.
  var objective: Double {
    current.fixedCost + problem.delayObjective(current.facilityFlow, mathematics)
  }

  /// Share of the way to `target` at which the objective is least: where its derivative, which
  /// never falls, crosses zero. Newton's steps, halving where they leave the bracket.
  private func lineSearch(to target: borrowing FlowPoint) -> Double {
    let moving = problem.facilities.indices.filter {
      target.facilityFlow[$0] != current.facilityFlow[$0]
    }
    let fixed = target.fixedCost - current.fixedCost
    func derivatives(at step: Double) -> (first: Double, second: Double) {
      var (first, second) = (fixed, 0.0)
      for index in moving {
        let facility = problem.facilities[index]
        let change = target.facilityFlow[index] - current.facilityFlow[index]
        let (hours, slope) = facility.delay.delay(
          at: current.facilityFlow[index] + step * change, mathematics)
        first += facility.delayCostPerHour * hours * change
        second += facility.delayCostPerHour * slope * change * change
      }
      return (first, second)
    }
    let start = derivatives(at: 0)
    guard start.first < 0 else { return 0 }
    if derivatives(at: 1).first <= 0 { return 1 }
    var (low, high) = (0.0, 1.0)
    var step = start.second > 0 ? -start.first / start.second : 0.5
    for _ in 0..<60 {
      if !(step > low && step < high) { step = (low + high) / 2 }
      let (first, second) = derivatives(at: step)
      if abs(first) <= 1e-12 * -start.first { break }
      if first < 0 { low = step } else { high = step }
      guard high - low > 1e-15 * high else { break }
      step = second > 0 ? step - first / second : 0.5 * (low + high)
    }
    return step
  }

  /// The solve's outcome at the current flows, for which `findTrees()` was the last to run.
  func result(
    _ status: AssignmentResult.Status, _ log: [AssignmentResult.Iteration]
  ) -> AssignmentResult {
    let alternativeCost = loading.alternativeCosts(arcDelay: arcDelay, executor)
    var alternativeFlow = [Double](repeating: 0, count: problem.sinks.count)
    var pairLogsum = [Double](repeating: .infinity, count: problem.pairs.count)
    var unserved: [Int32] = []
    for (index, pair) in problem.pairs.enumerated() {
      for slot in pair.alternatives { pairLogsum[index] = alternativeCost[Int(slot)] }
      if pairLogsum[index] < .infinity {
        for slot in pair.alternatives { alternativeFlow[Int(slot)] = pair.demand }
      } else if pair.demand > 0 {
        unserved.append(Int32(index))
      }
    }
    return AssignmentResult(
      status: status, certificate: problem.certificate, gap: gap, objective: objective,
      facilityFlow: current.facilityFlow,
      facilityDelay: problem.facilityDelays(current.facilityFlow, mathematics),
      classFlow: current.classFlow,
      entriesWithFlow: AssignmentResult.entriesWithFlow(current.classFlow),
      alternativeFlow: alternativeFlow,
      alternativeCost: alternativeCost, pairLogsum: pairLogsum, unservedPairs: unserved,
      bushes: BushFlows(), log: log)
  }
}

/// Flows of all classes, with what follows from them.
struct FlowPoint {
  /// See `AssignmentResult.classFlow`.
  private(set) var classFlow: [Double]
  /// Preload included.
  private(set) var facilityFlow: [Double]
  /// Cost without delays, SEK/h.
  private(set) var fixedCost = 0.0

  init(_ classFlow: [Double], of problem: AssignmentProblem) {
    self.classFlow = classFlow
    // Arcs that are closed to a class have no flow of it, and an infinite cost.
    let used = AssignmentResult.entriesWithFlow(classFlow)
    facilityFlow = problem.facilityFlows(classFlow, used)
    for entry in used {
      let (userClass, arc) = entry.quotientAndRemainder(dividingBy: problem.graph.arcCount)
      fixedCost += classFlow[entry] * problem.classes[userClass].arcCost[arc]
    }
  }

  /// Moves a share of the way to another point. Both ends are kept exactly.
  mutating func mix(with other: FlowPoint, _ share: Double) {
    if share == 1 {
      self = other
      return
    }
    for index in classFlow.indices {
      classFlow[index] += share * (other.classFlow[index] - classFlow[index])
    }
    for index in facilityFlow.indices {
      facilityFlow[index] += share * (other.facilityFlow[index] - facilityFlow[index])
    }
    fixedCost += share * (other.fixedCost - fixedCost)
  }
}
