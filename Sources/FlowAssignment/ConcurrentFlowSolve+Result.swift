extension ConcurrentFlowSolve {
  /// How the solve ended, with the flows where there are any.
  mutating func result(_ status: Headroom.Status, factor: Double) -> Headroom {
    let facilities = problem.facilities.count
    var headroom = Headroom(
      status: status, factor: factor, upperBound: status == .unbounded ? .infinity : bestBound,
      dual: Array(bestDual[..<facilities]), limitDual: Array(bestDual[facilities...]),
      facilityFlow: [], limitFlow: [], alternativeFlow: [], excess: 0, unserved: unserved,
      separated: [],
      overfilled: problem.facilities.indices.filter {
        problem.facilities[$0].preload > problem.facilities[$0].delay.capacity
      }, log: log)
    guard unserved.isEmpty else { return headroom }
    let dual = bestDual
    let pricing = price { dual[$0] }
    headroom.separated = problem.pairs.indices.filter { growing[$0] && pricing.distance[$0] > 0 }
    if log.contains(where: { $0.factor != nil }) { fill(&headroom) }
    return headroom
  }

  /// Flows of the simplex's solution, cut down to the least factor of any growing pair.
  private func fill(_ headroom: inout Headroom) {
    let solution = simplex.solution
    var share = [Double](repeating: 0, count: problem.pairs.count)
    for path in 0..<paths.count { share[pairOfPath[path]] += solution[firstPath + path] }
    for pair in problem.pairs.indices where growing[pair] && rowOfPair[pair] >= 0 {
      headroom.factor = Swift.min(headroom.factor, share[pair])
    }
    var placeFlow = problem.facilities.map { $0.preload } + limits.map { _ in 0 }
    headroom.alternativeFlow = [Double](repeating: 0, count: problem.sinks.count)
    for path in 0..<paths.count {
      let pair = pairOfPath[path]
      let whole = growing[pair] ? headroom.factor : 1
      guard share[pair] > 0, whole > 0 else { continue }
      let flow = problem.pairs[pair].demand * solution[firstPath + path] * whole / share[pair]
      guard flow > 0 else { continue }
      headroom.alternativeFlow[Int(paths.alternative[path])] += flow
      let userClass = Int(problem.pairs[pair].userClass)
      for arc in paths.arcs[paths.arcRange(of: path)] {
        forEachUse(of: arc, by: userClass) { placeFlow[$0] += flow * $1 }
      }
    }
    let facilities = problem.facilities.count
    for (place, flow) in placeFlow.enumerated() where spare[place] < .infinity {
      let preload = place < facilities ? problem.facilities[place].preload : 0
      headroom.excess = Swift.max(
        headroom.excess, (flow - preload - spare[place]) / capacity(of: place))
    }
    headroom.facilityFlow = Array(placeFlow[..<facilities])
    headroom.limitFlow = Array(placeFlow[facilities...])
  }
}
