import PathKernel

extension AssignmentProblem {
  /// Whether the equilibrium of another problem is proven to be one of this too: every arc that it
  /// uses costs and loads the same here, and no other arc is cheaper at its delays.
  ///
  /// Then every path that is used costs what it did and no path costs less, so that the conditions
  /// of equilibrium hold, and least costs are the same or higher where nobody goes: the gap
  /// certified for the one problem holds for the other. A `false` proves nothing. The test is the
  /// project's own; it spares a solve for changes that nobody meets.
  ///
  /// The problems have the same graph, demand and facilities, and those facilities that anybody
  /// uses have the same delays: taken for granted but for the numbers below.
  ///
  /// - Parameters:
  ///   - result: the equilibrium.
  ///   - problem: the problem that it solves.
  /// - Precondition: both problems have the same numbers of arcs, classes and facilities.
  public func keeps(_ result: AssignmentResult, of problem: AssignmentProblem) -> Bool {
    let arcCount = graph.arcCount
    precondition(
      arcCount == problem.graph.arcCount && classes.count == problem.classes.count
        && facilities.count == problem.facilities.count, "the problems have one graph")
    let delay = arcDelays { facilities[$0].delayCostPerHour * result.facilityDelay[$0] }
    let formerDelay = problem.arcDelays {
      problem.facilities[$0].delayCostPerHour * result.facilityDelay[$0]
    }
    for (index, userClass) in classes.enumerated() {
      let before = problem.classes[index]
      for arc in 0..<arcCount {
        let cost = userClass.arcCost[arc]
        if result.classFlow[index * arcCount + arc] > 0 {
          guard cost == before.arcCost[arc], userClass.arcLoad[arc] == before.arcLoad[arc],
            arcFacility[uses(of: Int32(arc))] == problem.arcFacility[problem.uses(of: Int32(arc))]
          else { return false }
        } else if cost < .infinity {
          let now = cost + userClass.delayFactor * userClass.arcLoad[arc] * delay[arc]
          let then =
            before.arcCost[arc] + before.delayFactor * before.arcLoad[arc] * formerDelay[arc]
          guard now >= then else { return false }
        }
      }
    }
    return true
  }
}
