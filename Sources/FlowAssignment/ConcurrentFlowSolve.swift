import PathKernel

/// One concurrent flow under way: the paths known, the simplex over them, the best bound.
///
/// Everything is in shares: a path's variable is its flow over its pair's demand, and a facility's
/// row is divided by its scale, so that the simplex sees numbers around 1.
struct ConcurrentFlowSolve: ~Copyable {
  let problem: AssignmentProblem
  let growing: [Bool]
  let limits: [SharedLimit]
  /// `u`: capacity that preload leaves, units per hour; infinite without one. The limits follow the
  /// facilities here and wherever something is kept by facility.
  let spare: [Double]
  private let groups: [OriginGroup]
  /// Row of each facility in the programme, or -1.
  private var rowOfFacility: [Int]
  /// By row of a facility.
  private(set) var facilityOfRow: [Int] = []
  private var scale: [Double] = []
  /// Row of each pair, or -1 if it has no demand or no path.
  private(set) var rowOfPair: [Int]
  private(set) var unserved: [Int] = []
  private(set) var simplex = RevisedSimplex(rightSide: [], isArtificial: [])
  private var factorColumn = 0
  /// Paths with their shares of demand as flows, by column after `firstPath`.
  private(set) var paths = PathFlows()
  private(set) var pairOfPath: [Int] = []
  private(set) var firstPath = 0
  private var search: PathWorkspace
  private(set) var log: [Headroom.Round] = []
  private(set) var bestBound = Double.infinity
  private(set) var bestDual: [Double]

  /// What shortest paths at some duals tell.
  struct Pricing {
    /// Of each pair, to the nearest of its alternatives, at one unit of flow.
    var distance: [Double]
    /// `sum u y - sum_fixed Q dist`.
    var numerator = 0.0
    var fixed = 0.0
    var growing = 0.0
  }

  init(_ problem: AssignmentProblem, growing: [Bool], limits: [SharedLimit]) {
    self.problem = problem
    self.growing = growing
    self.limits = limits
    spare =
      problem.facilities.map { Swift.max(0, $0.delay.capacity - $0.preload) }
      + limits.map { $0.capacity }
    groups = problem.originGroups()
    rowOfFacility = [Int](repeating: -1, count: spare.count)
    rowOfPair = [Int](repeating: -1, count: problem.pairs.count)
    search = PathWorkspace(nodeCount: problem.graph.nodeCount)
    bestDual = [Double](repeating: 0, count: spare.count)
  }

  mutating func run(_ settings: ConcurrentFlow) -> Headroom {
    let first = leastCostPaths()
    if unserved.contains(where: { !growing[$0] }) { return result(.infeasible, factor: 0) }
    if !unserved.isEmpty {
      bestBound = 0
      return result(.unserved, factor: 0)
    }
    layOut(first)
    // At a length of 1 for every capacity, only paths that fill nothing have none.
    let isBounded = price { [spare] in spare[$0] < .infinity ? 1 : 0 }.growing > 0
    var isFeasible = false
    for _ in 0..<settings.roundLimit {
      guard simplex.maximise() == .optimal else { break }
      if !isFeasible && simplex.infeasibility <= 1e-10 {
        isFeasible = true
        simplex.barArtificials()
        guard isBounded else { return result(.unbounded, factor: .infinity) }
        simplex.setCost(of: factorColumn, to: 1)
        guard simplex.maximise() == .optimal else { break }
      }
      let duals = simplex.duals
      let dual = lengths(of: duals)
      let before = paths.count
      let pricing = price(addingPathsBelow: duals) { dual[$0] }
      if pricing.numerator < -1e-9 * pricing.fixed {
        bestDual = dual.map { $0 / pricing.fixed }
        return result(.infeasible, factor: 0)
      }
      let bound =
        pricing.growing > 0 ? Swift.max(0, pricing.numerator) / pricing.growing : .infinity
      if bound < bestBound {
        bestBound = bound
        bestDual = dual.map { $0 / pricing.growing }
      }
      let factor = isFeasible ? simplex.solution[factorColumn] : nil
      log.append(Headroom.Round(factor: factor, upperBound: bound, paths: before))
      if let factor, bestBound < .infinity,
        bestBound - factor <= settings.relativeGap * Swift.max(1, bestBound)
      {
        return result(.certified, factor: factor)
      }
      if paths.count == before { break }
    }
    return result(.stopped, factor: isFeasible ? simplex.solution[factorColumn] : 0)
  }

  // MARK: The programme

  /// The least-cost path to every alternative; notes pairs without any.
  private mutating func leastCostPaths() -> PathFlows {
    var found = PathFlows()
    var served = [Bool](repeating: false, count: problem.pairs.count)
    for group in groups {
      run(group, problem.classes[group.userClass].arcCost)
      for pair in group.pairs where problem.pairs[pair].demand > 0 {
        for slot in problem.pairs[pair].alternatives {
          let sink = problem.sinks[Int(slot)]
          guard search.distance(to: sink) < .infinity else { continue }
          var arcs: [Int32] = []
          search.appendPath(to: sink, on: problem.graph, into: &arcs)
          found.append(alternative: slot, flow: 0, arcs: arcs)
          served[pair] = true
        }
      }
    }
    unserved = problem.pairs.indices.filter { problem.pairs[$0].demand > 0 && !served[$0] }
    return found
  }

  /// Makes a row of each facility that can bind and of each pair, and columns of the first paths.
  private mutating func layOut(_ first: PathFlows) {
    var isUsed = [Bool](repeating: false, count: spare.count)
    for userClass in problem.classes {
      for arc in 0..<problem.graph.arcCount
      where userClass.arcCost[arc] < .infinity && userClass.arcLoad[arc] > 0 {
        for use in problem.uses(of: Int32(arc)) { isUsed[Int(problem.arcFacility[use])] = true }
      }
    }
    for place in problem.facilities.count..<spare.count { isUsed[place] = true }
    var rightSide: [Double] = []
    for facility in spare.indices where isUsed[facility] && spare[facility] < .infinity {
      rowOfFacility[facility] = facilityOfRow.count
      facilityOfRow.append(facility)
      // A facility that preload all but fills must not make coefficients of any size.
      scale.append(Swift.max(spare[facility], 1e-3 * capacity(of: facility)))
      rightSide.append(spare[facility] / scale[scale.count - 1])
    }
    var factor: [RevisedSimplex.Entry] = []
    for pair in problem.pairs.indices where problem.pairs[pair].demand > 0 {
      rowOfPair[pair] = rightSide.count
      if growing[pair] { factor.append(RevisedSimplex.Entry(row: rightSide.count, value: -1)) }
      rightSide.append(growing[pair] ? 0 : 1)
    }
    let facilities = facilityOfRow.count
    simplex = RevisedSimplex(
      rightSide: rightSide, isArtificial: rightSide.indices.map { $0 >= facilities })
    factorColumn = simplex.add(cost: 0, factor)
    firstPath = simplex.columnCount
    var pair = 0
    for path in 0..<first.count {
      while first.alternative[path] >= problem.pairs[pair].alternatives.upperBound { pair += 1 }
      add(Array(first.arcs[first.arcRange(of: path)]), to: first.alternative[path], of: pair)
    }
  }

  private mutating func add(_ arcs: [Int32], to slot: Int32, of pair: Int) {
    paths.append(alternative: slot, flow: 0, arcs: arcs)
    pairOfPath.append(pair)
    var column = [RevisedSimplex.Entry(row: rowOfPair[pair], value: 1)]
    let userClass = Int(problem.pairs[pair].userClass)
    for arc in arcs {
      forEachUse(of: arc, by: userClass) { [problem, rowOfFacility, scale] facility, units in
        let row = rowOfFacility[facility]
        guard row >= 0 else { return }
        let share = problem.pairs[pair].demand * units / scale[row]
        if let place = column.firstIndex(where: { $0.row == row }) {
          column[place].value += share
        } else {
          column.append(RevisedSimplex.Entry(row: row, value: share))
        }
      }
    }
    simplex.add(cost: 0, column)
  }

  /// What a unit of flow of a class takes of each facility of an arc and of each limit.
  func forEachUse(
    of arc: Int32, by userClass: Int, _ body: (_ facility: Int, _ units: Double) -> Void
  ) {
    let load = problem.classes[userClass].arcLoad[Int(arc)]
    if load > 0 {
      for use in problem.uses(of: arc) { body(Int(problem.arcFacility[use]), load) }
    }
    for (index, limit) in limits.enumerated() {
      let units = limit.use(ofClass: userClass, onArc: Int(arc))
      if units > 0 { body(problem.facilities.count + index, units) }
    }
  }

  /// Of a facility or a limit, units per hour.
  func capacity(of place: Int) -> Double {
    place < problem.facilities.count
      ? problem.facilities[place].delay.capacity : limits[place - problem.facilities.count].capacity
  }

  // MARK: Pricing

  /// The duals of the facilities, of which those that rounding alone left are zero: any that are
  /// not negative prove a bound.
  private func lengths(of duals: [Double]) -> [Double] {
    var greatest = 0.0
    for row in facilityOfRow.indices { greatest = Swift.max(greatest, duals[row]) }
    var dual = [Double](repeating: 0, count: spare.count)
    for (row, facility) in facilityOfRow.enumerated() where duals[row] > 1e-12 * greatest {
      dual[facility] = duals[row] / scale[row]
    }
    return dual
  }

  private mutating func run(_ group: OriginGroup, _ cost: [Double]) {
    let sinks = problem.sinks[problem.slots(of: group)]
    let targets = Array(sinks)
    search.run(
      on: problem.graph, arcCost: cost.span, from: group.origin, until: targets.span)
  }

  /// Shortest paths at a dual of each facility, per unit of load.
  ///
  /// - Parameter duals: of the programme's rows, to add every pair's shortest path that is shorter
  ///   than its row's dual allows; no paths are added if nil.
  mutating func price(
    addingPathsBelow duals: [Double]? = nil, at dual: (Int) -> Double
  ) -> Pricing {
    var pricing = Pricing(distance: [Double](repeating: 0, count: problem.pairs.count))
    for facility in facilityOfRow { pricing.numerator += spare[facility] * dual(facility) }
    var lengths: [Double] = []
    var userClass = -1
    for group in groups {
      if group.userClass != userClass {
        userClass = group.userClass
        let users = problem.classes[userClass]
        lengths = (0..<problem.graph.arcCount).map { arc in
          guard users.arcCost[arc] < .infinity else { return .infinity }
          return users.arcLoad[arc] * problem.arcDelay(arc) { rowOfFacility[$0] < 0 ? 0 : dual($0) }
        }
        for (index, limit) in limits.enumerated() where !limit.use[userClass].isEmpty {
          let price = dual(problem.facilities.count + index)
          for arc in lengths.indices where lengths[arc] < .infinity {
            lengths[arc] += limit.use[userClass][arc] * price
          }
        }
      }
      run(group, lengths)
      for pair in group.pairs where problem.pairs[pair].demand > 0 {
        var nearest = problem.pairs[pair].alternatives.lowerBound
        for slot in problem.pairs[pair].alternatives
        where search.distance(to: problem.sinks[Int(slot)])
          < search.distance(to: problem.sinks[Int(nearest)])
        {
          nearest = slot
        }
        let sink = problem.sinks[Int(nearest)]
        let length = problem.pairs[pair].demand * search.distance(to: sink)
        pricing.distance[pair] = length
        if growing[pair] {
          pricing.growing += length
        } else {
          pricing.fixed += length
        }
        if let duals, -duals[rowOfPair[pair]] - length > 1e-11 {
          var arcs: [Int32] = []
          search.appendPath(to: sink, on: problem.graph, into: &arcs)
          add(arcs, to: nearest, of: pair)
        }
      }
    }
    pricing.numerator -= pricing.fixed
    return pricing
  }
}
