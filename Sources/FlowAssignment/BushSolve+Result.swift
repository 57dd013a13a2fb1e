import PathKernel

extension BushSolve {
  private func classFlows() -> [Double] {
    let arcCount = problem.graph.arcCount
    var classFlow: [Double] = []
    classFlow.reserveCapacity(problem.classes.count * arcCount)
    var nodeFlow = [Double](repeating: 0, count: problem.graph.nodeCount)
    let one = [Double](repeating: 1, count: arcCount)
    for userClass in problem.classes.indices {
      var flow = [Double](repeating: 0, count: arcCount)
      for index in commodities.indices where commodities[index].userClass == userClass {
        problem.addFlows(
          of: commodities[index], bushes[index], alternativeFlow, times: one, &nodeFlow,
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
    let logsums = problem.pairs.map { pair in
      let slots = Int(pair.alternatives.lowerBound)..<Int(pair.alternatives.upperBound)
      return slots.count == 1
        ? leastCost[slots.lowerBound]
        : LogitSplit.logsum(
          costs: leastCost[slots], scale: problem.classes[Int(pair.userClass)].logitScale,
          mathematics)
    }
    return AssignmentResult(
      status: status, gap: gap, objective: objective(facilityFlow, classFlow),
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
        commodities, bushes, alternativeFlow, orders, corridors, of: problem), log: log)
  }

  /// The convex programme's objective, SEK/h.
  private func objective(_ facilityFlow: [Double], _ classFlow: [Double]) -> Double {
    var sum = 0.0
    for (facility, flow) in zip(problem.facilities, facilityFlow) {
      sum += facility.delayCostPerHour * facility.delay.integral(to: flow, mathematics)
    }
    let arcCount = problem.graph.arcCount
    for (index, userClass) in problem.classes.enumerated() {
      for arc in 0..<arcCount where classFlow[index * arcCount + arc] > 0 {
        sum += classFlow[index * arcCount + arc] * userClass.arcCost[arc]
      }
    }
    for pair in problem.pairs where pair.alternatives.count > 1 {
      for slot in pair.alternatives where alternativeFlow[Int(slot)] > 0 {
        sum +=
          LogitSplit.entropy(of: alternativeFlow[Int(slot)], in: pair.demand, mathematics)
          / problem.classes[Int(pair.userClass)].logitScale
      }
    }
    return sum
  }
}

extension AssignmentProblem {
  /// Adds a commodity's flow on every arc, times the arc's load, to `loads`.
  ///
  /// - Parameter nodeFlow: zero for every node, before and after.
  func addFlows(
    of commodity: Commodity, _ bush: Bush, _ alternativeFlow: [Double], times load: [Double],
    _ nodeFlow: inout [Double], to loads: inout [Double]
  ) {
    guard !bush.entries.isEmpty else { return }
    for slot in slots(of: commodity) { nodeFlow[Int(sinks[slot])] += alternativeFlow[slot] }
    var flowSpan = nodeFlow.mutableSpan
    var loadSpan = loads.mutableSpan
    bush.addFlows(&flowSpan, from: commodity.origin, on: graph, times: load.span, to: &loadSpan)
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
}
