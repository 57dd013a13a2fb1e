import PathKernel

extension BushSolve {
  /// Flow of each class on each arc.
  private func classFlows() -> [Double] {
    let arcCount = problem.graph.arcCount
    var classFlow: [Double] = []
    classFlow.reserveCapacity(problem.classes.count * arcCount)
    var nodeFlow = [Double](repeating: 0, count: problem.graph.nodeCount)
    let one = [Double](repeating: 1, count: arcCount)
    for userClass in problem.classes.indices {
      var flow = [Double](repeating: 0, count: arcCount)
      for index in groups.indices where groups[index].userClass == userClass {
        problem.addFlows(
          of: groups[index], bushes[index], alternativeFlow, times: one, &nodeFlow,
          to: &flow)
      }
      classFlow += flow
    }
    return classFlow
  }

  /// The solve's outcome.
  mutating func result(
    _ status: AssignmentResult.Status, _ gap: AssignmentResult.Gap,
    _ log: [AssignmentResult.Iteration]
  ) -> AssignmentResult {
    let classFlow = classFlows()
    let facilityFlow = problem.facilityFlows(classFlow)
    let leastCost = certificates.flatMap { $0.leastCost }
    let logsums = problem.pairs.indices.map { index in
      let pair = problem.pairs[index]
      let slots = Int(pair.alternatives.lowerBound)..<Int(pair.alternatives.upperBound)
      return slots.count == 1
        ? leastCost[slots.lowerBound]
        : problem.choice(ofPair: index, mathematics).logsum(Array(leastCost[slots]))
    }
    return AssignmentResult(
      status: status, certificate: problem.certificate, gap: gap,
      objective: problem.objective(facilityFlow, classFlow, alternativeFlow, mathematics),
      facilityFlow: facilityFlow,
      facilityDelay: zip(problem.facilities, facilityFlow).map {
        $0.delay.delay(at: $1, mathematics).hours
      },
      classFlow: classFlow, alternativeFlow: alternativeFlow, alternativeCost: leastCost,
      pairLogsum: logsums,
      unservedPairs: problem.pairs.indices.filter {
        problem.pairs[$0].demand > 0 && logsums[$0] == .infinity
      }.map { Int32($0) },
      bushes: BushFlows(
        groups, bushes, alternativeFlow, orders, corridors, of: problem), log: log)
  }

  /// The objective at the current flows, summed from the arcs.
  func objective() -> Double {
    let classFlow = classFlows()
    return problem.objective(
      problem.facilityFlows(classFlow), classFlow, alternativeFlow, mathematics)
  }
}

extension AssignmentProblem {
  /// Adds a group's flow on every arc, times the arc's load, to `loads`.
  ///
  /// - Parameter nodeFlow: zero for every node, before and after.
  func addFlows(
    of group: OriginGroup, _ bush: Bush, _ alternativeFlow: [Double], times load: [Double],
    _ nodeFlow: inout [Double], to loads: inout [Double]
  ) {
    guard !bush.entries.isEmpty else { return }
    for slot in slots(of: group) { nodeFlow[Int(sinks[slot])] += alternativeFlow[slot] }
    var flowSpan = nodeFlow.mutableSpan
    var loadSpan = loads.mutableSpan
    bush.addFlows(&flowSpan, from: group.origin, on: graph, times: load.span, to: &loadSpan)
  }

  /// Flow of each facility, preload included, from the flow of each class on each arc.
  func facilityFlows(_ classFlow: [Double]) -> [Double] {
    var flow = facilities.map { $0.preload }
    let arcCount = graph.arcCount
    for (index, userClass) in classes.enumerated() {
      for arc in 0..<arcCount where classFlow[index * arcCount + arc] > 0 {
        for use in uses(of: Int32(arc)) {
          flow[Int(arcFacility[use])] +=
            classFlow[index * arcCount + arc] * userClass.arcLoad[arc]
        }
      }
    }
    return flow
  }

  /// The convex programme's objective, SEK/h.
  func objective(
    _ facilityFlow: [Double], _ classFlow: [Double], _ alternativeFlow: [Double],
    _ mathematics: Mathematics
  ) -> Double {
    var sum = 0.0
    for (facility, flow) in zip(facilities, facilityFlow) {
      sum += facility.delayCostPerHour * facility.delay.integral(to: flow, mathematics)
    }
    let arcCount = graph.arcCount
    for (index, userClass) in classes.enumerated() {
      for arc in 0..<arcCount where classFlow[index * arcCount + arc] > 0 {
        sum += classFlow[index * arcCount + arc] * userClass.arcCost[arc]
      }
    }
    return sum + splitCost(alternativeFlow, mathematics)
  }

  /// The alternatives' part of the objective: their fixed costs and the entropy, SEK/h.
  func splitCost(_ alternativeFlow: [Double], _ mathematics: Mathematics) -> Double {
    var sum = 0.0
    for (flow, cost) in zip(alternativeFlow, alternativeCost) { sum += flow * cost }
    for (index, pair) in pairs.enumerated()
    where pair.alternatives.count > 1 && pair.demand > 0 {
      let slots = Int(pair.alternatives.lowerBound)..<Int(pair.alternatives.upperBound)
      sum += choice(ofPair: index, mathematics).entropyCost(
        of: Array(alternativeFlow[slots]), in: pair.demand)
    }
    return sum
  }
}
