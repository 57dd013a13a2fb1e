import PathKernel

extension BushSolve {
  /// Mends corridors so that they hold what is asked of pairs by now.
  mutating func widenCorridors(_ executor: some Executor) {
    guard let reverse else { return }
    let (problem, groups, corridors) = (problem, groups, corridors.ofGroups)
    let leastCosts = certificates.map { $0.leastCost }
    self.corridors.ofGroups = executor.map(count: groups.count) {
      problem.corridor(corridors[$0], of: groups[$0], reverse, leastCosts[$0])
    }
  }
}

extension AssignmentProblem {
  /// Whether an origin group's paths are likely to lie in a small part of the network: where it
  /// goes to few places.
  func hasCorridor(_ group: OriginGroup) -> Bool {
    isFew(slots(of: group).count) || isPartial(group)
  }

  private func isFew(_ sinks: Int) -> Bool { 16 * sinks <= graph.nodeCount }

  /// Whether searches for an origin group look only for the sinks of its pairs with demand: where
  /// those are few and all are not. What the others would cost is asked once, at the end, or not at
  /// all: see `askedBelow`.
  func isPartial(_ group: OriginGroup) -> Bool {
    guard !isFew(slots(of: group).count) else { return false }
    let pairs = pairs.span
    var count = 0
    for index in group.pairs where pairs[index].demand > 0 {
      count += pairs[index].alternatives.count
    }
    return isFew(count)
  }

  /// How much dearer alternatives may become, as a share of the dearest, before a corridor is too
  /// narrow.
  private static var corridorLimit: Double { 0.05 }

  /// The graph by heads, if an origin group has a corridor.
  func reverseForCorridors(
    _ groups: [OriginGroup], _ hierarchy: ContractionHierarchy?
  ) -> ReverseStar? {
    guard hierarchy == nil, groups.contains(where: { hasCorridor($0) }) else { return nil }
    return ReverseStar(graph)
  }

  /// The corridor of an origin group, made if there is none yet from what its alternatives cost
  /// just now. Delays are not negative: no arc ever costs less than without them.
  func corridor(
    _ known: Corridor, of group: OriginGroup, _ reverse: ReverseStar, _ leastCost: [Double]
  ) -> Corridor {
    guard hasCorridor(group) else { return known }
    let isPartial = isPartial(group)
    guard known.isEmpty || (isPartial && lacksTarget(known, of: group)) else { return known }
    let costs = classes[group.userClass].arcCost
    let first = slots(of: group).lowerBound
    var greatest = 0.0
    var targets: [(node: Int32, allowance: Double)] = []
    for index in group.pairs {
      let pair = pairs[index]
      let isWanted = !isPartial || pair.demand > 0
      let limit = costLimit(ofPair: index)
      for slot in pair.alternatives {
        let cost = leastCost[Int(slot) - first]
        if isWanted && cost < .infinity { greatest = Swift.max(greatest, cost) }
        let allowed = isWanted ? cost : limit < .infinity ? limit : -.infinity
        targets.append((sinks[Int(slot)], allowed - fixedCost(of: Int(slot))))
      }
    }
    return Corridor(
      graph, reverse, arcCost: costs.span, targets: targets,
      limit: Self.corridorLimit * greatest)
  }

  /// Whether costs are asked for that were not when a corridor was made.
  private func lacksTarget(_ corridor: Corridor, of group: OriginGroup) -> Bool {
    let first = slots(of: group).lowerBound
    return group.pairs.contains { pair in
      (pairs[pair].demand > 0 || costLimit(ofPair: pair) < .infinity)
        && pairs[pair].alternatives.contains { corridor.allowances[Int($0) - first] == -.infinity }
    }
  }
}
