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

  /// Whether a commodity's paths are likely to lie in a small part of the network: where it goes to
  /// few places.
  func hasCorridor(_ commodity: Commodity) -> Bool {
    16 * slots(of: commodity).count <= graph.nodeCount
  }

  /// How much dearer alternatives may become, as a share of the dearest, before a corridor is too
  /// narrow.
  private static var corridorLimit: Double { 0.05 }

  /// The graph by heads, if a commodity has a corridor.
  func reverseForCorridors(
    _ commodities: [Commodity], _ hierarchy: ContractionHierarchy?
  ) -> ReverseStar? {
    guard hierarchy == nil, commodities.contains(where: { hasCorridor($0) }) else { return nil }
    return ReverseStar(graph)
  }

  /// The corridor of a commodity, made if there is none yet from what its alternatives cost just now.
  /// Delays are not negative: no arc ever costs less than without them.
  func corridor(
    _ known: Corridor, of commodity: Commodity, _ reverse: ReverseStar, _ leastCost: [Double]
  ) -> Corridor {
    guard known.isEmpty, hasCorridor(commodity) else { return known }
    let costs = classes[commodity.userClass].arcCost
    let greatest = leastCost.reduce(0) { $1 < .infinity ? Swift.max($0, $1) : $0 }
    return Corridor(
      graph, reverse, arcCost: costs.span,
      targets: zip(slots(of: commodity), leastCost).map { (sinks[$0], $1) },
      limit: Self.corridorLimit * greatest)
  }
}
