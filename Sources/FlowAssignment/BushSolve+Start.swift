import PathKernel

/// How a solve gets its first flows, and flows for another demand.
extension BushSolve {
  /// Puts the demand on the network: over the paths of another solve with the same pairs where
  /// that goes, over shortest paths elsewhere.
  mutating func begin(from start: BushFlows?, _ executor: some Executor) {
    guard let start, !start.bushes.isEmpty else { return load(Array(groups.indices), executor) }
    precondition(
      start.groups == groups && start.sinks == problem.sinks
        && start.arcCount == problem.graph.arcCount, "a warm start has the same graph and pairs")
    isWarm = true
    orders = start.orders
    fullOrders = start.fullOrders
    corridors = start.corridors.mended(for: problem, groups, reverse, executor)
    load(take(start.bushes, start.alternativeFlow, of: Array(groups.indices)), executor)
  }

  /// Gives pairs another demand, over the paths that they have where that goes.
  mutating func setDemand(of pairs: [AssignmentProblem.Pair], _ executor: some Executor) {
    let before = problem.pairs
    set(pairs)
    let changed = groups.indices.filter { index in
      groups[index].pairs.contains { pairs[$0].demand != before[$0].demand }
    }
    guard !changed.isEmpty else { return }
    let (bushes, flow) = (bushes, alternativeFlow)
    for index in changed {
      for slot in problem.slots(of: groups[index]) { alternativeFlow[slot] = 0 }
      if !better.isEmpty { better[index] = nil }
    }
    let waiting = take(bushes, flow, of: changed)
    load(waiting, executor)
    if waiting.isEmpty { sweep.network.set(arcLoads: arcLoads(executor)) }
  }

  /// Takes over flows, scaled to this problem's demand.
  ///
  /// - Returns: the groups that must be loaded anew, because an arc that they used is closed or
  ///   a pair that had no flow can be served.
  private mutating func take(_ start: [Bush], _ flow: [Double], of indices: [Int]) -> [Int] {
    let leastCosts = costsWithoutFlow(flow, of: indices)
    var waiting: [Int] = []
    var core = BushCore(nodeCount: problem.graph.nodeCount)
    for index in indices {
      let arcCost = problem.classes[groups[index].userClass].arcCost
      let bush = start[index]
      let isOpen =
        bush.entries.allSatisfy { $0 < 0 || arcCost[Int($0)] < .infinity }
        && bush.slotArc.allSatisfy { arcCost[Int($0)] < .infinity }
      if isOpen && takeFlows(of: index, flow, leastCosts[index]) {
        bushes[index] = bush
        core.set(of: &bushes[index], groups[index], alternativeFlow, problem)
      } else {
        waiting.append(index)
      }
    }
    return waiting
  }

  /// What alternatives cost in the groups that have a pair with demand and no flow to scale, by the
  /// last certificate if there was one.
  private func costsWithoutFlow(_ start: [Double], of indices: [Int]) -> [Int: [Double]] {
    let wanting = indices.filter { index in
      problem.pairs[groups[index].pairs].contains {
        $0.demand > 0 && !(flow(of: $0, in: start) > 0)
      }
    }
    var costs: [Int: [Double]] = [:]
    guard !wanting.isEmpty else { return costs }
    guard certificates.isEmpty else {
      for index in wanting { costs[index] = certificates[index].leastCost }
      return costs
    }
    var builder = BushBuilder(
      problem, sweep.network.arcs, arcDelay: sweep.network.arcDelays(), nil, mathematics)
    for index in wanting {
      costs[index] = builder.leastCosts(of: groups[index], order: []).costs
    }
    return costs
  }

  private func flow(of pair: AssignmentProblem.Pair, in flows: [Double]) -> Double {
    flows[pair.slots].reduce(0, +)
  }

  /// Scales the alternatives' flows to the pairs' demand.
  ///
  /// - Parameter leastCosts: what the group's alternatives cost, where a pair with demand has no
  ///   flow.
  /// - Returns: whether every pair with demand has flow to scale, or no way.
  private mutating func takeFlows(
    of index: Int, _ start: [Double], _ leastCosts: [Double]?
  ) -> Bool {
    let group = groups[index]
    let first = problem.slots(of: group).lowerBound
    for pair in problem.pairs[group.pairs] where pair.demand > 0 {
      let slots = pair.slots
      let total = flow(of: pair, in: start)
      guard total > 0 else {
        guard let leastCosts, slots.allSatisfy({ leastCosts[$0 - first] == .infinity })
        else { return false }
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

  /// Groups loaded at once at the same costs: a few where each is a search of its own; where they
  /// share a customization of the hierarchy 64, and up to 128 once more are loaded, which change
  /// the costs less. See the page Decisions.
  private func loadingGroup(after loaded: Int) -> Int {
    hierarchy == nil ? 8 : Swift.min(128, Swift.max(64, loaded / 2))
  }

  /// Puts groups on their shortest-path trees, some at a time, at the costs that those before them
  /// have caused.
  mutating func load(_ waiting: [Int], _ executor: some Executor) {
    guard !waiting.isEmpty else { return }
    var nodeFlow = [Double](repeating: 0, count: problem.graph.nodeCount)
    for index in waiting { bushes[index] = Bush() }
    var loads = arcLoads(executor)
    sweep.network.set(arcLoads: loads)
    var rest = waiting[...]
    while !rest.isEmpty {
      let group = rest.prefix(loadingGroup(after: waiting.count - rest.count))
      rest = rest.dropFirst(group.count)
      let trees = trees(of: group, executor)
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

  /// Shortest-path trees at the current costs.
  private func trees(
    of indices: ArraySlice<Int>, _ executor: some Executor
  ) -> [(bush: Bush, leastCost: [Double])] {
    let (problem, mathematics) = (problem, mathematics)
    let (delays, arcs) = (sweep.network.arcDelays(), sweep.network.arcs)
    let metric = metric(at: delays, groups: indices.count)
    let members = indices.map { groups[$0] }
    let orders = indices.map { self.orders[$0] }
    let size = hierarchy == nil ? 1 : OriginLanes.width
    let blocks = executor.map(
      count: (members.count + size - 1) / size,
      scratch: { BushBuilder(problem, arcs, arcDelay: delays, metric, mathematics) }
    ) { block, builder in
      let places = (block * size)..<Swift.min((block + 1) * size, members.count)
      return places.map { builder.tree($0, of: members[places], order: orders[$0]) }
    }
    return blocks.flatMap { $0 }
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
}
