import PathKernel

/// One solve by bushes under way.
struct BushSolve: ~Copyable {
  let problem: AssignmentProblem
  let mathematics: Mathematics
  let groups: [OriginGroup]
  var bushes: [Bush]
  var alternativeFlow: [Double]
  var sweep: BushSweep
  let hierarchy: ContractionHierarchy?
  /// What the last certificate found.
  var certificates: [BushBuilder.Certificate] = []
  var better: [Bush?] = []
  /// Delay cost of a load unit on each arc, and the hierarchy customized to it, at that time.
  var costs: (delays: [Double], metric: HierarchyMetric?) = ([], nil)
  /// The order in which each group's nodes were last settled; empty before the first search.
  var orders: [[Int32]]
  /// The order of each partial group's last search for all of its sinks.
  var fullOrders: [[Int32]]
  /// Where each group's paths can lie; empty before the first search, and where it is no use.
  var corridors: [Corridor]
  /// What each class's corridors must still be mended for.
  var cheaper: [[Corridor.CheaperArc]] = []
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
    corridors = [Corridor](repeating: Corridor(), count: groups.count)
    reverse = problem.reverseForCorridors(groups, hierarchy)
  }

  /// The gap down to which sweeps go before the next search, SEK/h: they are worth it while they
  /// cost less than the searches of an iteration, which without a hierarchy they do by far, and the
  /// more so where every class has the network priced for it. Far below the goal nobody looks.
  ///
  /// - Parameters:
  ///   - gap: what the last certificate found.
  ///   - goal: the gap at which the solve ends.
  func sweepTarget(from gap: Double, goal: Double) -> Double {
    let share =
      hierarchy == nil ? (problem.classes.count > 1 ? 1e-5 : 1e-3) : isCompact ? 0.03 : 0.1
    return Swift.max(share * gap, 0.01 * goal)
  }

  /// Whether all bushes stay in the processor's cache from one sweep to the next, and fit into
  /// memory twice.
  private var isCompact: Bool { groups.count * problem.graph.nodeCount <= 1_000_000 }

  /// Whether a certificate lays out better bushes at once, rather than `takeBetterBushes` later.
  var laysOutAtOnce: Bool { hierarchy == nil || isCompact }

  /// Takes over the flows of another solve with the same pairs, scaled to this problem's demand.
  ///
  /// - Returns: the groups that must be loaded anew, because an arc that they used is closed or
  ///   a pair that had no flow can be served.
  mutating func take(_ start: BushFlows, _ executor: some Executor) -> [Int] {
    if start.bushes.isEmpty { return Array(groups.indices) }
    precondition(
      start.groups == groups && start.sinks == problem.sinks
        && start.arcCount == problem.graph.arcCount, "a warm start has the same graph and pairs")
    orders = start.orders
    fullOrders = start.fullOrders
    takeCorridors(start, executor)
    var builder = BushBuilder(
      problem, sweep.network.arcs, arcDelay: sweep.network.arcDelays(), nil, mathematics)
    var waiting: [Int] = []
    var core = BushCore(nodeCount: problem.graph.nodeCount)
    for index in groups.indices {
      let arcCost = problem.classes[groups[index].userClass].arcCost
      let bush = start.bushes[index]
      let isOpen =
        bush.entries.allSatisfy { $0 < 0 || arcCost[Int($0)] < .infinity }
        && bush.slotArc.allSatisfy { arcCost[Int($0)] < .infinity }
      if isOpen && takeFlows(of: groups[index], start.alternativeFlow, &builder) {
        bushes[index] = bush
        core.set(of: &bushes[index], groups[index], alternativeFlow, problem)
      } else {
        waiting.append(index)
      }
    }
    return waiting
  }

  /// Scales the alternatives' flows to the pairs' demand.
  ///
  /// - Returns: whether every pair with demand has flow to scale, or no way.
  private mutating func takeFlows(
    of group: OriginGroup, _ start: [Double], _ builder: inout BushBuilder
  ) -> Bool {
    let first = problem.slots(of: group).lowerBound
    var leastCost: [Double]?
    for pair in problem.pairs[group.pairs] where pair.demand > 0 {
      let slots = pair.slots
      let total = start[slots].reduce(0, +)
      guard total > 0 else {
        let costs = leastCost ?? builder.tree(of: group).leastCost
        leastCost = costs
        guard slots.allSatisfy({ costs[$0 - first] == .infinity }) else { return false }
        continue
      }
      // Flows that add up already are taken as they are, so that a scenario that changes nothing
      // gives the same answer bit for bit.
      let isWhole = abs(total - pair.demand) <= 1e-12 * pair.demand
      for slot in slots {
        alternativeFlow[slot] = isWhole ? start[slot] : start[slot] * pair.demand / total
      }
    }
    return true
  }

  /// Groups searched at once at the same costs while they are loaded.
  private static var loadingGroup: Int { 8 }

  /// Puts groups on their shortest-path trees, a few at a time, at the costs that those before
  /// them have caused.
  mutating func load(_ waiting: [Int], _ executor: some Executor) {
    guard !waiting.isEmpty else { return }
    var nodeFlow = [Double](repeating: 0, count: problem.graph.nodeCount)
    for index in waiting { bushes[index] = Bush() }
    var loads = arcLoads(executor)
    sweep.network.set(arcLoads: loads)
    for first in stride(from: 0, to: waiting.count, by: Self.loadingGroup) {
      let group = waiting[first..<min(first + Self.loadingGroup, waiting.count)]
      let (delays, arcs) = (sweep.network.arcDelays(), sweep.network.arcs)
      let problem = problem
      let mathematics = mathematics
      let members = group.map { groups[$0] }
      let orders = group.map { self.orders[$0] }
      let trees = executor.map(count: members.count) { index in
        var builder = BushBuilder(problem, arcs, arcDelay: delays, nil, mathematics)
        return builder.tree(of: members[index], order: orders[index])
      }
      for (index, tree) in zip(group, trees) {
        bushes[index] = tree.bush
        load(groups[index], tree.leastCost)
        var span = loads.mutableSpan
        problem.addFlows(
          of: groups[index], tree.bush, alternativeFlow,
          times: problem.classes[groups[index].userClass].arcLoad, &nodeFlow, to: &span)
      }
      sweep.network.set(arcLoads: loads)
    }
  }

  /// Gives each alternative its share at these costs; what cannot be reached stays without flow.
  private mutating func load(_ group: OriginGroup, _ leastCost: [Double]) {
    let first = problem.slots(of: group).lowerBound
    for index in group.pairs {
      let pair = problem.pairs[index]
      let slots = pair.slots
      let costs = leastCost[(slots.lowerBound - first)..<(slots.upperBound - first)]
      if slots.count == 1 {
        alternativeFlow[slots.lowerBound] = costs.first! < .infinity ? pair.demand : 0
        continue
      }
      let shares = problem.choice(ofPair: index, mathematics).shares(Array(costs))
      for (slot, share) in zip(slots, shares) { alternativeFlow[slot] = share * pair.demand }
    }
  }

  /// Sweeps the bushes until their gap over their own paths is below `target` SEK/h, or falls so
  /// slowly that other paths must be looked for first.
  ///
  /// A round visits only the bushes whose gap mattered in the last one; when those are settled, a
  /// round over all bushes confirms it.
  mutating func equalise(to target: Double) {
    let all = Array(groups.indices)
    let negligible = 0.5 * target / Double(Swift.max(1, all.count))
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
      if gap <= target && active.count == all.count { return }
      active = gap <= target ? all : next
      if round % 20 == 19 {
        if gap > 0.8 * earlier && !leap() { return }
        earlier = gap
      }
    }
  }
}
