import PathKernel

/// What arcs cost, from what facilities cost.
extension AssignmentProblem {
  /// Delay cost of one load unit on an arc, the same for all classes.
  ///
  /// - Parameter cost: a facility's delay cost per unit.
  @inline(__always)
  func arcDelay(_ arc: Int, _ cost: (Int) -> Double) -> Double {
    var sum = 0.0
    for use in uses(of: Int32(truncatingIfNeeded: arc)) { sum += cost(Int(arcFacility[use])) }
    return sum
  }

  /// Delay cost of one load unit on every arc.
  func arcDelays(_ cost: (Int) -> Double) -> [Double] {
    (0..<graph.arcCount).map { arcDelay($0, cost) }
  }

  /// Cost of each arc for a class, given the delay cost of one load unit on each.
  func arcCosts(ofClass userClass: Int, arcDelay: [Double]) -> [Double] {
    let userClass = classes[userClass]
    var costs = userClass.arcCost
    var span = costs.mutableSpan
    let load = userClass.arcLoad.span
    let delay = arcDelay.span
    let factor = userClass.delayFactor
    for arc in 0..<span.count { span[arc] += factor * (load[arc] * delay[arc]) }
    return costs
  }

  /// The same, written over the costs of another class.
  func setArcCosts(ofClass userClass: Int, arcDelay: [Double], to costs: inout [Double]) {
    guard costs.count == graph.arcCount else {
      costs = arcCosts(ofClass: userClass, arcDelay: arcDelay)
      return
    }
    let userClass = classes[userClass]
    let fixed = userClass.arcCost.span
    let load = userClass.arcLoad.span
    let delay = arcDelay.span
    let factor = userClass.delayFactor
    var span = costs.mutableSpan
    for arc in 0..<span.count { span[arc] = fixed[arc] + factor * (load[arc] * delay[arc]) }
  }
}

/// What facilities' flows, preload included, cost.
extension AssignmentProblem {
  /// Hours of delay that one unit meets at each facility.
  func facilityDelays(_ facilityFlow: [Double], _ mathematics: Mathematics) -> [Double] {
    zip(facilities, facilityFlow).map { $0.delay.delay(at: $1, mathematics).hours }
  }

  /// The facilities' part of the convex programme's objective, SEK/h.
  func delayObjective(_ facilityFlow: [Double], _ mathematics: Mathematics) -> Double {
    zip(facilities, facilityFlow).reduce(0) { sum, row in
      sum + row.0.delayCostPerHour * row.0.delay.integral(to: row.1, mathematics)
    }
  }
}
