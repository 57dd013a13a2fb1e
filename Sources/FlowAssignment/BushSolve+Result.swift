import PathKernel

extension BushSolve {
  /// Flow of each class on each arc.
  func classFlows() -> [Double] {
    let arcCount = problem.graph.arcCount
    var classFlow = [Double](repeating: 0, count: problem.classes.count * arcCount)
    var nodeFlow = [Double](repeating: 0, count: problem.graph.nodeCount)
    let one = [Double](repeating: 1, count: arcCount)
    var span = classFlow.mutableSpan
    for (group, bush) in zip(groups, bushes) {
      problem.addFlows(
        of: group, bush, alternativeFlow, times: one, &nodeFlow, to: &span,
        after: group.userClass * arcCount)
    }
    return classFlow
  }

  /// The solve's outcome.
  mutating func result(
    _ status: AssignmentResult.Status, _ gap: AssignmentResult.Gap,
    _ log: [AssignmentResult.Iteration]
  ) -> AssignmentResult {
    let classFlow = classFlows()
    let used = AssignmentResult.entriesWithFlow(classFlow)
    let facilityFlow = problem.facilityFlows(classFlow, used)
    let leastCost = certificates.flatMap { $0.leastCost }
    let logsums = problem.pairs.indices.map { index in
      let pair = problem.pairs[index]
      let slots = pair.slots
      return slots.count == 1
        ? leastCost[slots.lowerBound]
        : problem.choice(ofPair: index, mathematics).logsum(Array(leastCost[slots]))
    }
    return AssignmentResult(
      status: status, certificate: problem.certificate, gap: gap,
      objective: problem.objective(facilityFlow, classFlow, used, alternativeFlow, mathematics),
      facilityFlow: facilityFlow,
      facilityDelay: zip(problem.facilities, facilityFlow).map {
        $0.delay.delay(at: $1, mathematics).hours
      },
      classFlow: classFlow, entriesWithFlow: used, alternativeFlow: alternativeFlow,
      alternativeCost: leastCost, pairLogsum: logsums,
      unservedPairs: problem.pairs.indices.filter {
        problem.pairs[$0].demand > 0 && logsums[$0] == .infinity
      }.map { Int32($0) },
      bushes: BushFlows(
        groups, bushes, alternativeFlow, orders, fullOrders, corridors, of: problem), log: log)
  }

  /// The objective at the current flows, summed from the arcs.
  func objective() -> Double {
    let classFlow = classFlows()
    let used = AssignmentResult.entriesWithFlow(classFlow)
    return problem.objective(
      problem.facilityFlows(classFlow, used), classFlow, used, alternativeFlow, mathematics)
  }
}

extension AssignmentProblem {
  /// Adds a group's flow on every arc, times the arc's load, to `loads`.
  ///
  /// - Parameters:
  ///   - nodeFlow: zero for every node, before and after.
  ///   - first: how many entries of `loads` come before those of the arcs.
  func addFlows(
    of group: OriginGroup, _ bush: Bush, _ alternativeFlow: [Double], times load: [Double],
    _ nodeFlow: inout [Double], to loads: inout MutableSpan<Double>, after first: Int = 0
  ) {
    guard !bush.entries.isEmpty else { return }
    var nodeFlow = nodeFlow.mutableSpan
    let sinks = sinks.span
    let ending = alternativeFlow.span
    for slot in slots(of: group) { nodeFlow[Int(sinks[slot])] += ending[slot] }
    bush.addFlows(
      &nodeFlow, from: group.origin, on: graph, times: load.span, to: &loads, after: first)
  }

  /// Flow of each facility, preload included, from the flow of each class on each arc.
  ///
  /// - Parameter used: the entries of `classFlow` that are not zero.
  func facilityFlows(_ classFlow: [Double], _ used: [Int]) -> [Double] {
    var flow = facilities.map { $0.preload }
    let arcCount = graph.arcCount
    let flows = classFlow.span
    let firstUse = firstUse.span
    let arcFacility = arcFacility.span
    var span = flow.mutableSpan
    for (userClass, entries) in entriesByClass(used).enumerated() {
      let arcLoad = classes[userClass].arcLoad
      for entry in entries {
        let arc = entry - userClass * arcCount
        let load = flows[entry] * arcLoad[arc]
        for use in Int(firstUse[arc])..<Int(firstUse[arc + 1]) {
          span[Int(arcFacility[use])] += load
        }
      }
    }
    return flow
  }

  /// Entries of an array of each class's flow on each arc, in rising order, cut where a class ends:
  /// one slice per class, in their order.
  ///
  /// - Parameter entries: rising indices of an array laid out as `AssignmentResult.classFlow`, such
  ///   as its `entriesWithFlow`.
  public func entriesByClass(_ entries: [Int]) -> [ArraySlice<Int>] {
    var rest = entries[...]
    return classes.indices.map { userClass in
      let end = (userClass + 1) * graph.arcCount
      // The first entry of the next class.
      var (low, high) = (rest.startIndex, rest.endIndex)
      while low < high {
        let middle = (low + high) / 2
        if rest[middle] < end { low = middle + 1 } else { high = middle }
      }
      defer { rest = rest[low...] }
      return rest[..<low]
    }
  }

  /// The convex programme's objective, SEK/h.
  ///
  /// - Parameter used: the entries of `classFlow` that are not zero.
  func objective(
    _ facilityFlow: [Double], _ classFlow: [Double], _ used: [Int], _ alternativeFlow: [Double],
    _ mathematics: Mathematics
  ) -> Double {
    var sum = 0.0
    for (facility, flow) in zip(facilities, facilityFlow) {
      sum += facility.delayCostPerHour * facility.delay.integral(to: flow, mathematics)
    }
    for (userClass, entries) in entriesByClass(used).enumerated() {
      let arcCost = classes[userClass].arcCost
      for entry in entries { sum += classFlow[entry] * arcCost[entry - userClass * graph.arcCount] }
    }
    return sum + splitCost(alternativeFlow, mathematics)
  }

  /// The alternatives' part of the objective: their fixed costs and the entropy, SEK/h.
  func splitCost(_ alternativeFlow: [Double], _ mathematics: Mathematics) -> Double {
    var sum = 0.0
    for (flow, cost) in zip(alternativeFlow, alternativeCost) { sum += flow * cost }
    for (index, pair) in pairs.enumerated()
    where pair.alternatives.count > 1 && pair.demand > 0 {
      let slots = pair.slots
      sum += choice(ofPair: index, mathematics).entropyCost(
        of: Array(alternativeFlow[slots]), in: pair.demand)
    }
    return sum
  }
}
