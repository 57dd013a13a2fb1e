/// The paths that carry or may carry flow, with what each costs and loads.
///
///     path p:  fixedCost[p]  flow[p]  uses[firstUse[p] ..< firstUse[p + 1]]
///
/// Only facilities with a delay are kept as uses: the rest of a path's cost never changes, so
/// equalising costs takes a few additions per path however many arcs it has.
struct PathSet {
  /// A facility on a path, with the units that one unit of path flow puts on it.
  struct Use {
    var facility: Int
    var load: Double
  }

  private(set) var flows = PathFlows()
  private(set) var fixedCost: [Double] = []
  private var firstUse: [Int] = [0]
  private var uses: [Use] = []
  /// Paths of each alternative.
  private(set) var byAlternative: [[Int]]
  /// Position of a facility in the uses of the path being added, or -1.
  private var position: [Int]

  init(_ problem: AssignmentProblem) {
    byAlternative = [[Int]](repeating: [], count: problem.sinks.count)
    position = [Int](repeating: -1, count: problem.facilities.count)
  }

  /// Adds a path, finite in cost, to an alternative of a pair of class `userClass`.
  mutating func append(
    alternative: Int, userClass: Int, flow: Double, arcs: some Sequence<Int32>,
    of problem: AssignmentProblem
  ) {
    byAlternative[alternative].append(flows.count)
    flows.append(alternative: Int32(alternative), flow: flow, arcs: arcs)
    let first = uses.count
    var fixed = 0.0
    for arc in flows.arcs[flows.arcRange(of: flows.count - 1)] {
      fixed += problem.classes[userClass].arcCost[Int(arc)]
      let load = problem.classes[userClass].arcLoad[Int(arc)]
      for use in problem.uses(of: arc) {
        let facility = Int(problem.arcFacility[use])
        if problem.facilities[facility].delay == .none { continue }
        if position[facility] < 0 {
          position[facility] = uses.count
          uses.append(Use(facility: facility, load: 0))
        }
        uses[position[facility]].load += load
      }
    }
    for use in uses[first...] { position[use.facility] = -1 }
    firstUse.append(uses.count)
    fixedCost.append(fixed)
  }

  func uses(of path: Int) -> ArraySlice<Use> { uses[firstUse[path]..<firstUse[path + 1]] }

  func cost(of path: Int, _ state: borrowing FacilityState) -> Double {
    var cost = fixedCost[path]
    for index in firstUse[path]..<firstUse[path + 1] {
      cost += uses[index].load * state.cost[uses[index].facility]
    }
    return cost
  }

  /// The cheapest known path of an alternative; nil if it has none.
  func cheapest(
    of alternative: Int, _ state: borrowing FacilityState
  ) -> (path: Int, cost: Double)? {
    var best: (path: Int, cost: Double)?
    for path in byAlternative[alternative] {
      let cost = cost(of: path, state)
      if best == nil || cost < best!.cost { best = (path, cost) }
    }
    return best
  }

  /// Flow of an alternative over all its paths.
  func flow(of alternative: Int) -> Double {
    var sum = 0.0
    for path in byAlternative[alternative] { sum += flows.flow[path] }
    return sum
  }

  /// Adds flow to a path and to what it uses; a rounding error below zero becomes zero.
  mutating func add(_ change: Double, to path: Int, _ state: inout FacilityState) {
    flows.flow[path] = Swift.max(0, flows.flow[path] + change)
    for index in firstUse[path]..<firstUse[path + 1] {
      state.add(change * uses[index].load, to: uses[index].facility)
    }
  }

  /// Facility flows recomputed from preloads and path flows.
  ///
  /// Summed alternative by alternative, not in order of discovery.
  func facilityFlows(_ facilities: [AssignmentProblem.Facility]) -> [Double] {
    var result = facilities.map { $0.preload }
    for paths in byAlternative {
      for path in paths where flows.flow[path] > 0 {
        for index in firstUse[path]..<firstUse[path + 1] {
          result[uses[index].facility] += flows.flow[path] * uses[index].load
        }
      }
    }
    return result
  }
}

/// Paths with their flows, side by side.
///
///     path p:  alternative[p]  flow[p]  arcs[firstArc[p] ..< firstArc[p + 1]]
///
/// Paths of one alternative lie in the order in which they were found.
struct PathFlows: Sendable {
  /// Index into `AssignmentProblem.sinks`.
  var alternative: [Int32] = []
  /// Flow per hour.
  var flow: [Double] = []
  /// Index of each path's first arc, with one entry more than there are paths.
  var firstArc: [Int32] = [0]
  /// Arcs of all paths, origin to sink.
  var arcs: [Int32] = []

  /// No paths.
  init() {}

  /// Number of paths.
  var count: Int { flow.count }

  /// Index range of path `path` in `arcs`.
  func arcRange(of path: Int) -> Range<Int> {
    Int(firstArc[path])..<Int(firstArc[path + 1])
  }

  /// Appends a path.
  mutating func append(
    alternative: Int32, flow: Double, arcs path: some Sequence<Int32>
  ) {
    self.alternative.append(alternative)
    self.flow.append(flow)
    arcs.append(contentsOf: path)
    firstArc.append(Int32(arcs.count))
  }
}
