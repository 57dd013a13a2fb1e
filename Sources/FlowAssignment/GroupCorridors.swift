import PathKernel

/// Where the paths of each origin group can lie at some costs of the classes, delays aside.
struct GroupCorridors: Sendable {
  /// Empty before a group's first search, and where it is no use.
  var ofGroups: [Corridor] = []
  /// Of each class on each arc, those that the corridors hold at.
  private var classCosts: [[Double]] = []

  /// Of no groups.
  init() {}

  /// No corridor yet for any of some groups.
  init(emptyFor groups: [OriginGroup], _ problem: AssignmentProblem) {
    ofGroups = [Corridor](repeating: Corridor(), count: groups.count)
    classCosts = problem.classes.map { $0.arcCost }
  }

  /// The same at the costs of a problem with these groups; empty ones where nothing is known.
  func mended(
    for problem: AssignmentProblem, _ groups: [OriginGroup], _ reverse: ReverseStar?,
    _ executor: some Executor
  ) -> GroupCorridors {
    var result = GroupCorridors(emptyFor: groups, problem)
    guard let reverse, ofGroups.count == groups.count,
      classCosts.count == problem.classes.count
    else { return result }
    let (corridors, classCosts) = (ofGroups, classCosts)
    let cheaper = executor.map(count: classCosts.count) { index in
      let (costs, before) = (problem.classes[index].arcCost, classCosts[index])
      return problem.cheaperArcs(costs.span, than: before.span)
    }
    let size = 8
    let parts = executor.map(
      count: (groups.count + size - 1) / size, scratch: { PathWorkspace(nodeCount: 0) }
    ) { block, search in
      (block * size..<Swift.min((block + 1) * size, groups.count)).map { index in
        let userClass = groups[index].userClass
        var corridor = corridors[index]
        let costs = problem.classes[userClass].arcCost
        corridor.lower(reverse, arcCost: costs.span, over: cheaper[userClass], in: &search)
        return corridor
      }
    }
    result.ofGroups = parts.flatMap { $0 }
    return result
  }
}

extension AssignmentProblem {
  /// The arcs that cost a class less than before, without delay.
  fileprivate func cheaperArcs(
    _ costs: Span<Double>, than before: Span<Double>
  ) -> [Corridor.CheaperArc] {
    var arcs: [Corridor.CheaperArc] = []
    // Scenarios share the arrays of classes that they do not touch.
    if costs.isIdentical(to: before) { return arcs }
    for arc in costs.indices where costs[arc] < before[arc] {
      arcs.append(
        Corridor.CheaperArc(tail: graph.tail[arc], head: graph.head[arc], cost: costs[arc]))
    }
    return arcs
  }
}
