import PathKernel

extension BushSolve {
  /// Takes over the corridors of another solve; the first certificate mends them.
  mutating func takeCorridors(_ start: BushFlows) {
    guard reverse != nil, start.classCosts.count == problem.classes.count else { return }
    corridors = start.corridors
    cheaper = problem.classes.indices.map { index in
      let (costs, before) = (problem.classes[index].arcCost, start.classCosts[index])
      return problem.cheaperArcs(costs.span, than: before.span)
    }
  }
}

extension AssignmentProblem {
  /// The arcs that cost a class less than before, without delay.
  fileprivate func cheaperArcs(
    _ costs: Span<Double>, than before: Span<Double>
  ) -> [Corridor.CheaperArc] {
    var arcs: [Corridor.CheaperArc] = []
    for arc in costs.indices where costs[arc] < before[arc] {
      arcs.append(
        Corridor.CheaperArc(tail: graph.tail[arc], head: graph.head[arc], cost: costs[arc]))
    }
    return arcs
  }

  /// Whether an origin group's paths are likely to lie in a small part of the network: where it goes to
  /// few places.
  func hasCorridor(_ group: OriginGroup) -> Bool {
    16 * slots(of: group).count <= graph.nodeCount
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
    guard known.isEmpty, hasCorridor(group) else { return known }
    let costs = classes[group.userClass].arcCost
    let greatest = leastCost.reduce(0) { $1 < .infinity ? Swift.max($0, $1) : $0 }
    return Corridor(
      graph, reverse, arcCost: costs.span,
      targets: zip(slots(of: group), leastCost).map { (sinks[$0], $1 - fixedCost(of: $0)) },
      limit: Self.corridorLimit * greatest)
  }
}
