import PathKernel

/// Every class's demand on its least-cost paths, by the method that `PathEngine` takes.
///
/// Flows are the same bit for bit for any number of workers.
struct ClassLoading: Sendable {
  /// Demand of one class, in rows by origin.
  private struct Rows {
    var demand = OriginDemand(origins: [], first: [0], destinations: [], flow: [])
    /// Of each entry, the index of its alternative in `AssignmentProblem.sinks`.
    var slots: [Int32] = []
  }

  private let problem: AssignmentProblem
  private let engine: PathEngine
  private let rows: [Rows]
  /// See `AssignmentProblem.searchWork(_:)`.
  let searchWork: Int

  /// Lays out the pairs, each of which has one alternative at the most.
  ///
  /// - Parameter passes: how often all demand is expected to be loaded.
  init(_ problem: AssignmentProblem, passes: Int) {
    self.problem = problem
    var rows = [Rows](repeating: Rows(), count: problem.classes.count)
    for group in problem.originGroups() {
      precondition(!group.hasChoice, "trees serve pairs of one alternative")
      for pair in problem.pairs[group.pairs] {
        for slot in pair.alternatives {
          rows[group.userClass].demand.destinations.append(problem.sinks[Int(slot)])
          rows[group.userClass].demand.flow.append(pair.demand)
          rows[group.userClass].slots.append(slot)
        }
      }
      rows[group.userClass].demand.origins.append(group.origin)
      rows[group.userClass].demand.first.append(Int32(rows[group.userClass].slots.count))
    }
    self.rows = rows
    let searches = rows.reduce(0) { $0 + $1.demand.origins.count }
    searchWork = problem.searchWork(searches)
    engine = PathEngine(problem.graph, expectedSearches: searches * passes)
  }

  /// Loads all demand that has a path.
  ///
  /// - Parameter arcDelay: delay cost of one load unit on each arc, the same for all classes.
  /// - Returns: the flow of each class on each arc, laid out as `AssignmentResult.classFlow`, and
  ///   the cost of it.
  func load(
    arcDelay: [Double], _ executor: some Executor
  ) -> (classFlow: [Double], leastCost: Double) {
    var classFlow: [Double] = []
    classFlow.reserveCapacity(problem.classes.count * problem.graph.arcCount)
    var leastCost = 0.0
    for userClass in problem.classes.indices {
      let loading = engine.load(
        rows[userClass].demand,
        arcCost: problem.arcCosts(ofClass: userClass, arcDelay: arcDelay), executor: executor)
      classFlow += loading.arcFlow
      leastCost += loading.totalCost
    }
    return (classFlow, leastCost)
  }

  /// Least cost of every alternative, infinite where there is no path.
  func alternativeCosts(arcDelay: [Double], _ executor: some Executor) -> [Double] {
    var costs = [Double](repeating: .infinity, count: problem.sinks.count)
    for userClass in problem.classes.indices {
      let distances = engine.distances(
        of: rows[userClass].demand,
        arcCost: problem.arcCosts(ofClass: userClass, arcDelay: arcDelay), executor: executor)
      for (slot, distance) in zip(rows[userClass].slots, distances) {
        costs[Int(slot)] = distance
      }
    }
    return costs
  }
}
