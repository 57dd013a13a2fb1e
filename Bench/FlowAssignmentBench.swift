import FlowAssignment
import PathKernel
import TestSupport

/// Equilibrium by bushes to two relative gaps, against gradient projection and the method of
/// successive averages.
enum FlowAssignmentBench {
  struct Instance {
    var name: String
    var problem: AssignmentProblem
    /// Least objective, where it is known.
    var expected: Double?
    var repeats = 5
    var hasAverages = true
  }

  static let smokeCases = [
    ("grid-6", 1, 45907.558227589), ("grid-6-logit", 3, 23403.12630015682),
  ].map { name, alternatives, objective in
    Case(name: "equilibrium/\(name)") {
      let problem = grid(side: 6, pairs: 60, alternatives: alternatives)
      return [("", solve(problem, 1e-12)), ("/gradient-projection", project(problem, 1e-10))].map {
        variant, result in
        Row(
          name: "equilibrium/\(name)\(variant)", counters: counters(result),
          checksum: result.objective, expected: objective)
      }
    }
  }

  static let cases =
    [
      Case(name: "equilibrium/grid-12") {
        rows(Instance(name: "grid-12", problem: grid(side: 12, pairs: 200, alternatives: 1)))
      },
      Case(name: "equilibrium/grid-12-logit") {
        rows(
          Instance(
            name: "grid-12-logit", problem: grid(side: 12, pairs: 200, alternatives: 3),
            hasAverages: false))
      },
    ]
    + [
      ("SiouxFalls", 0, 0, 4_231_335.287107), ("Anaheim", 0, 0, nil),
      ("Winnipeg", 0, 0, 827_911.494629963), ("ChicagoSketch", 0.02, 0.04, 17_313_018.7387477),
      ("BerlinCenter", 0, 0, nil),
    ].map { (name: String, toll: Double, distance: Double, objective: Double?) in
      Case(name: "equilibrium/\(name)") {
        guard let problem = standardNetwork(name, tollFactor: toll, distanceFactor: distance)
        else { return [] }
        let isLarge = problem.graph.arcCount > 20_000
        let hasManyPairs = isLarge || problem.pairs.count > 50_000
        return rows(
          Instance(
            name: name, problem: problem, expected: objective,
            repeats: isLarge ? 1 : hasManyPairs ? 3 : 5, hasAverages: !hasManyPairs))
      }
    }

  private static func rows(_ instance: Instance) -> [Row] {
    let name = "equilibrium/\(instance.name)"
    let problem = instance.problem
    func row(
      _ variant: String, expected: Double? = nil, _ solve: (AssignmentProblem) -> AssignmentResult
    ) -> Row {
      let (result, seconds) = measure(repeats: instance.repeats) { solve(problem) }
      var row = Row(
        name: "\(name)/\(variant)", seconds: seconds, counters: counters(result),
        checksum: result.objective, expected: expected)
      if let objective = instance.expected {
        row.counters.append(("aboveKnownObjective", result.objective / objective - 1))
      }
      return row
    }
    var rows = [
      row("1e-6") { solve($0, 1e-6) },
      row("1e-12", expected: instance.expected) { solve($0, 1e-12) },
      row("gradient-projection") { project($0, 1e-6) },
    ]
    if instance.hasAverages {
      let (gap, seconds) = measure(repeats: 1) { successiveAverages(problem, iterations: 200) }
      rows.append(
        Row(
          name: "\(name)/averages", seconds: seconds,
          counters: [("iterations", 200), ("relativeGap", gap)], checksum: gap))
    }
    return rows
  }

  private static func solve(
    _ problem: AssignmentProblem, _ relativeGap: Double
  ) -> AssignmentResult {
    BushAssignment(stopping: StoppingRule(relativeGap: relativeGap), mathematics: .platform)
      .assign(problem, executor: HierarchyBench.two)
  }

  private static func project(
    _ problem: AssignmentProblem, _ relativeGap: Double
  ) -> AssignmentResult {
    GradientProjection(stopping: StoppingRule(relativeGap: relativeGap), mathematics: .platform)
      .assign(problem)
  }

  private static func counters(_ result: AssignmentResult) -> [(name: String, value: Double)] {
    var counters: [(name: String, value: Double)] = [
      ("iterations", Double(result.log.count)), ("relativeGap", result.gap.relative),
    ]
    for (exponent, target) in [(4, 1e-4), (6, 1e-6), (8, 1e-8), (10, 1e-10)] {
      if let reached = result.log.first(where: { $0.gap.relative <= target }) {
        counters.append(("iterationsTo1e-\(exponent)", Double(reached.number)))
      }
    }
    return counters
  }

  /// Demand between random nodes of a grid whose roads fill up.
  private static func grid(side: Int, pairs: Int, alternatives: Int) -> AssignmentProblem {
    let streets = RandomGraph(grid: side, seed: side)
    var random = SplitMix64(seed: side)
    var network = ProblemBuilder(nodes: streets.graph.nodeCount)
    network.classes = [ProblemBuilder.UserClass(logitScale: 0.05)]
    for arc in 0..<streets.graph.arcCount {
      network.arc(
        streets.graph.tail[arc], streets.graph.head[arc], cost: streets.cost[arc],
        delay: .bpr(
          freeFlowHours: streets.cost[arc], capacity: random.number(from: 10, to: 40),
          alpha: 0.15, beta: 4))
    }
    for _ in 0..<pairs {
      network.pair(
        from: Int32(random.integer(below: streets.graph.nodeCount)),
        to: (0..<alternatives).map { _ in Int32(random.integer(below: streets.graph.nodeCount)) },
        demand: random.number(from: 1, to: 8))
    }
    return network.problem()
  }

  /// All-or-nothing, averaged over the iterations. One class, one alternative a pair, and at most
  /// one facility an arc.
  ///
  /// - Returns: relative gap at the end.
  private static func successiveAverages(
    _ problem: AssignmentProblem, iterations: Int
  ) -> Double {
    let userClass = problem.classes[0]
    var search = PathWorkspace(nodeCount: problem.graph.nodeCount)
    var flow = [Double](repeating: 0, count: problem.graph.arcCount)
    var gap = Double.infinity
    for iteration in 1...iterations {
      var cost = userClass.arcCost
      for arc in cost.indices where problem.firstUse[arc] < problem.firstUse[arc + 1] {
        let facility = problem.facilities[Int(problem.arcFacility[Int(problem.firstUse[arc])])]
        cost[arc] += facility.delay.delay(at: flow[arc], .platform).hours
      }
      var target = [Double](repeating: 0, count: flow.count)
      var origin: Int32 = -1
      var path: [Int32] = []
      for pair in problem.pairs {
        if pair.origin != origin {
          origin = pair.origin
          search.run(on: problem.graph, arcCost: cost.span, from: origin)
        }
        path.removeAll(keepingCapacity: true)
        search.appendPath(
          to: problem.sinks[Int(pair.alternatives.lowerBound)], on: problem.graph, into: &path)
        for arc in path { target[Int(arc)] += pair.demand }
      }
      var total = 0.0
      var least = 0.0
      for arc in flow.indices {
        total += cost[arc] * flow[arc]
        least += cost[arc] * target[arc]
        flow[arc] += (target[arc] - flow[arc]) / Double(iteration)
      }
      gap = total / least - 1
    }
    return gap
  }
}
