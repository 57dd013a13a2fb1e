public import FlowAssignment

extension AssignmentProblem {
  /// Delay on an arc at an equilibrium: hours per vehicle, and SEK per facility unit.
  public func delay(
    on arc: Int32, in result: AssignmentResult
  ) -> (hours: Double, costSEKPerUnit: Double) {
    var hours = 0.0
    var cost = 0.0
    for use in Int(firstUse[Int(arc)])..<Int(firstUse[Int(arc) + 1]) {
      let facility = Int(arcFacility[use])
      hours += result.facilityDelay[facility]
      cost += result.facilityDelay[facility] * facilities[facility].delayCostPerHour
    }
    return (hours, cost)
  }
}
