import PathKernel

/// One solve under way.
struct GradientProjectionSolve: ~Copyable {
  private let problem: AssignmentProblem
  private let mathematics: Mathematics
  private var equaliser: PairEqualiser
  private var search: PathWorkspace
  private var alternativeCost: [Double]
  private var pairLogsum: [Double]

  init(_ problem: AssignmentProblem, _ mathematics: Mathematics) {
    precondition(problem.hasCommonDelayValues, "paths cost the same delays to all classes")
    self.problem = problem
    self.mathematics = mathematics
    equaliser = PairEqualiser(problem, mathematics)
    search = PathWorkspace(nodeCount: problem.graph.nodeCount)
    alternativeCost = [Double](repeating: .infinity, count: problem.sinks.count)
    pairLogsum = [Double](repeating: .infinity, count: problem.pairs.count)
  }

  /// Finds the least cost of every alternative, keeps new paths, and certifies the gap.
  @discardableResult
  mutating func skim() -> AssignmentResult.Gap {
    equaliser.state.set(equaliser.paths.facilityFlows(problem.facilities))
    let state = equaliser.state
    let arcDelay = problem.arcDelays { state.cost[$0] }
    var arcCost: [Double] = []
    var gap = AssignmentResult.Gap.zero
    var previous: AssignmentProblem.Pair?
    for index in problem.pairs.indices {
      let pair = problem.pairs[index]
      if previous?.userClass != pair.userClass {
        arcCost = problem.arcCosts(ofClass: Int(pair.userClass), arcDelay: arcDelay)
      }
      if previous?.userClass != pair.userClass || previous?.origin != pair.origin {
        search.run(on: problem.graph, arcCost: arcCost.span, from: pair.origin)
      }
      previous = pair
      keepPaths(of: pair)
      certify(index, &gap)
    }
    if gap.absolute < 0 { gap.absolute = 0 }
    return gap
  }

  private mutating func keepPaths(of pair: AssignmentProblem.Pair) {
    for alternative in pair.alternatives {
      let slot = Int(alternative)
      let sink = problem.sinks[slot]
      let distance = search.distance(to: sink)
      alternativeCost[slot] = distance + problem.fixedCost(of: slot)
      guard distance < .infinity, pair.demand > 0 else { continue }
      // A known path of the same cost up to rounding is the same path, or as good as it.
      if let (_, known) = equaliser.paths.cheapest(of: slot, equaliser.state),
        known <= distance * (1 + 1e-12)
      {
        continue
      }
      var arcs: [Int32] = []
      search.appendPath(to: sink, on: problem.graph, into: &arcs)
      equaliser.paths.append(
        alternative: slot, userClass: Int(pair.userClass), flow: 0, arcs: arcs, of: problem)
    }
  }

  /// Adds pair `index`'s share of the gap: cost and entropy of its flows less `Q S`.
  private mutating func certify(_ index: Int, _ gap: inout AssignmentResult.Gap) {
    let pair = problem.pairs[index]
    let slots = pair.slots
    let choice = problem.choice(ofPair: index, mathematics)
    pairLogsum[index] =
      slots.count == 1
      ? alternativeCost[slots.lowerBound] : choice.logsum(Array(alternativeCost[slots]))
    guard pairLogsum[index] < .infinity, pair.demand > 0 else { return }
    var cost = 0.0
    var flows: [Double] = []
    for slot in slots {
      var flow = 0.0
      for path in equaliser.paths.byAlternative[slot] {
        flow += equaliser.paths.flows.flow[path]
        cost += equaliser.paths.flows.flow[path] * equaliser.paths.cost(of: path, equaliser.state)
      }
      cost += flow * problem.fixedCost(of: slot)
      flows.append(flow)
    }
    let entropy = slots.count > 1 ? choice.entropyCost(of: flows, in: pair.demand) : 0
    gap.totalCost += cost
    gap.leastCost += pair.demand * pairLogsum[index]
    gap.absolute += cost + entropy - pair.demand * pairLogsum[index]
  }

  /// Puts every pair on its shortest paths by logit shares.
  mutating func load() {
    for (index, pair) in problem.pairs.enumerated() where pair.demand > 0 {
      let slots = pair.slots
      let shares = problem.choice(ofPair: index, mathematics).shares(
        Array(alternativeCost[slots]))
      for (share, slot) in zip(shares, slots) where share > 0 {
        guard let (path, _) = equaliser.paths.cheapest(of: slot, equaliser.state) else { continue }
        equaliser.paths.add(share * pair.demand, to: path, &equaliser.state)
      }
    }
  }

  /// Equalises all pairs over the known paths until their gap is below `target` SEK/h.
  ///
  /// A pass visits only the pairs whose gap mattered in the last one; when those are settled, a
  /// pass over all pairs confirms it.
  mutating func equalise(to target: Double) {
    let all = problem.pairs.indices.filter { problem.pairs[$0].demand > 0 }
    let negligible = 0.1 * target / Double(Swift.max(1, all.count))
    var active = all
    for _ in 0..<100 {
      var gap = 0.0
      var next: [Int] = []
      for index in active {
        let share = equaliser.equalise(index)
        gap += share
        if share > negligible { next.append(index) }
      }
      if gap <= target {
        if active.count == all.count { return }
        active = all
      } else {
        active = next
      }
    }
  }

  /// The solve's outcome: flows of facilities and alternatives summed from the paths.
  func result(
    _ status: AssignmentResult.Status, _ gap: AssignmentResult.Gap,
    _ log: [AssignmentResult.Iteration]
  ) -> AssignmentResult {
    let known = equaliser.paths
    var alternativeFlow = [Double](repeating: 0, count: problem.sinks.count)
    let arcCount = problem.graph.arcCount
    var classFlow = [Double](repeating: 0, count: problem.classes.count * arcCount)
    for pair in problem.pairs {
      for slot in pair.alternatives {
        for path in known.byAlternative[Int(slot)] where known.flows.flow[path] > 0 {
          let flow = known.flows.flow[path]
          let arcs = known.flows.arcs[known.flows.arcRange(of: path)]
          alternativeFlow[Int(slot)] += flow
          for arc in arcs {
            classFlow[Int(pair.userClass) * arcCount + Int(arc)] += flow
          }
        }
      }
    }
    let used = AssignmentResult.entriesWithFlow(classFlow)
    let facilityFlow = problem.facilityFlows(classFlow, used)
    return AssignmentResult(
      status: status, certificate: problem.certificate, gap: gap,
      objective: objective(facilityFlow), facilityFlow: facilityFlow,
      facilityDelay: problem.facilityDelays(facilityFlow, mathematics),
      classFlow: classFlow, entriesWithFlow: used,
      alternativeFlow: alternativeFlow, alternativeCost: alternativeCost,
      pairLogsum: pairLogsum,
      unservedPairs: problem.pairs.indices.filter {
        problem.pairs[$0].demand > 0 && pairLogsum[$0] == .infinity
      }.map { Int32($0) },
      bushes: BushFlows(), log: log)
  }

  /// The convex programme's objective at the current path flows, SEK/h.
  var objective: Double { objective(equaliser.paths.facilityFlows(problem.facilities)) }

  private func objective(_ facilityFlow: [Double]) -> Double {
    let known = equaliser.paths
    var sum = problem.delayObjective(facilityFlow, mathematics)
    var alternativeFlow: [Double] = []
    for (slot, paths) in known.byAlternative.enumerated() {
      for path in paths { sum += known.flows.flow[path] * known.fixedCost[path] }
      alternativeFlow.append(known.flow(of: slot))
    }
    sum += problem.splitCost(alternativeFlow, mathematics)
    return sum
  }
}
