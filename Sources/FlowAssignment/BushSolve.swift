import PathKernel

/// One solve by bushes under way.
struct BushSolve: ~Copyable {
  private(set) var problem: AssignmentProblem
  let mathematics: Mathematics
  let groups: [OriginGroup]
  var bushes: [Bush]
  var alternativeFlow: [Double]
  var sweep: BushSweep
  let hierarchy: ContractionHierarchy?
  /// Whether flows of another solve were taken over.
  var isWarm = false
  /// What the last certificate found.
  var certificates: [BushBuilder.Certificate] = []
  var better: [Bush?] = []
  /// Delay cost of a load unit on each arc, and the hierarchy customized to it, at that time.
  var costs: (delays: [Double], metric: HierarchyMetric?) = ([], nil)
  /// The order in which each group's nodes were last settled; empty before the first search.
  var orders: [[Int32]]
  /// The order of each partial group's last search for all of its sinks.
  var fullOrders: [[Int32]]
  /// Where each group's paths can lie.
  var corridors: GroupCorridors
  /// The graph by heads, where corridors are of use.
  let reverse: ReverseStar?

  init(_ problem: AssignmentProblem, _ mathematics: Mathematics) {
    self.problem = problem
    self.mathematics = mathematics
    groups = problem.originGroups()
    bushes = [Bush](repeating: Bush(), count: groups.count)
    orders = [[Int32]](repeating: [], count: groups.count)
    fullOrders = orders
    alternativeFlow = [Double](repeating: 0, count: problem.sinks.count)
    sweep = BushSweep(problem, mathematics)
    hierarchy = problem.hierarchy(groups)
    corridors = GroupCorridors(emptyFor: groups, problem)
    reverse = problem.reverseForCorridors(groups, hierarchy)
  }

  /// See `AssignmentProblem.searchWork(_:)`.
  var searchWork: Int { problem.searchWork(groups.count) }

  /// Sets what pairs want, without touching their flows.
  mutating func set(_ pairs: [AssignmentProblem.Pair]) {
    problem.pairs = pairs
    sweep.network.problem.pairs = pairs
  }

  /// Sets up to where the costs of pairs are asked for: see `AssignmentProblem.askedBelow`.
  mutating func ask(below limits: [Double]) {
    problem.askedBelow = limits
    sweep.network.problem.askedBelow = limits
  }

  /// Gaps over the bushes' own paths at which sweeps end and other paths are looked for, SEK/h.
  struct SweepTarget {
    /// What the first rounds go down to, unless they creep.
    let fine: Double
    /// What is enough from then on.
    let coarse: Double
    static let fineRounds = 5
  }

  /// The gap down to which sweeps go before the next search: they are worth it while they cost
  /// less than the searches of an iteration, which without a hierarchy they do by far, and the more
  /// so where every class has the network priced for it, or where the start has brought nearly all
  /// paths with it. Far below the goal nobody looks. The shares are measured, see the page
  /// Decisions.
  ///
  /// - Parameters:
  ///   - gap: what the last certificate found, SEK/h.
  ///   - goal: the gap at which the solve ends, SEK/h.
  private func sweepTarget(from gap: Double, goal: Double) -> SweepTarget {
    let (fine, coarse) =
      if hierarchy != nil {
        isCompact ? (0.03, 0.03) : (0.1, 0.1)
      } else if problem.classes.count == 1 {
        (1e-3, 0.03)
      } else {
        isWarm ? (1e-6, 1e-6) : (1e-5, 1e-5)
      }
    return SweepTarget(
      fine: Swift.max(fine * gap, 0.01 * goal), coarse: Swift.max(coarse * gap, 0.01 * goal))
  }

  /// Whether all bushes stay in the processor's cache from one sweep to the next, and fit into
  /// memory twice.
  private var isCompact: Bool { groups.count * problem.graph.nodeCount <= 1_000_000 }

  /// Whether a certificate lays out better bushes at once, rather than `takeBetterBushes` later.
  var laysOutAtOnce: Bool { hierarchy == nil || isCompact }

  /// Takes better paths into the bushes and sweeps them until other paths must be looked for.
  ///
  /// - Parameters:
  ///   - gap: what the last certificate found.
  ///   - stopping: when the solve ends.
  mutating func equalise(
    from gap: AssignmentResult.Gap, _ stopping: StoppingRule, _ executor: some Executor
  ) {
    takeBetterBushes(executor)
    let goal = stopping.gapToReach(totalCost: gap.totalCost)
    equalise(to: sweepTarget(from: gap.absolute, goal: goal))
  }

  /// Sweeps the bushes until their gap over their own paths is below the target, or falls so
  /// slowly that other paths must be looked for first.
  ///
  /// A round visits only the bushes whose gap mattered in the last one; when those are settled, a
  /// round over all bushes confirms it.
  mutating func equalise(to target: SweepTarget) {
    let all = Array(groups.indices)
    let negligible = 0.5 * target.fine / Double(Swift.max(1, all.count))
    var active = all
    var earlier = Double.infinity
    for round in 0..<100 {
      var gap = 0.0
      var next: [Int] = []
      for index in active {
        var bush = Bush()
        swap(&bush, &bushes[index])
        let share = sweep.sweep(
          groups[index], &bush, &alternativeFlow, negligible: round == 0 ? 0 : negligible)
        swap(&bush, &bushes[index])
        gap += share
        if share > negligible { next.append(index) }
      }
      let enough = round < SweepTarget.fineRounds ? target.fine : target.coarse
      if gap <= enough && active.count == all.count { return }
      active = gap <= enough ? all : next
      if round % 20 == 19 {
        if gap > 0.8 * earlier && !leap() { return }
        earlier = gap
      }
    }
  }
}
