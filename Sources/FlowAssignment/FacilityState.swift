/// Flow, delay cost and slope of every facility, kept up to date shift by shift.
struct FacilityState {
  let facilities: [AssignmentProblem.Facility]
  let mathematics: Mathematics
  /// Units per hour, preload included.
  private(set) var flow: [Double]
  /// `rho_e d_e(v_e)`, SEK per unit.
  private(set) var cost: [Double]
  /// `rho_e d'_e(v_e)`, SEK per unit and unit per hour.
  private(set) var slope: [Double]

  init(_ facilities: [AssignmentProblem.Facility], _ mathematics: Mathematics) {
    self.facilities = facilities
    self.mathematics = mathematics
    flow = facilities.map { $0.preload }
    cost = [Double](repeating: 0, count: facilities.count)
    slope = cost
    for facility in facilities.indices { refresh(facility) }
  }

  /// Adds flow to one facility and evaluates it anew.
  mutating func add(_ change: Double, to facility: Int) {
    flow[facility] += change
    refresh(facility)
  }

  /// Sets all flows at once, which removes the rounding left by many small shifts.
  mutating func set(_ flows: [Double]) {
    flow = flows
    for facility in facilities.indices { refresh(facility) }
  }

  private mutating func refresh(_ facility: Int) {
    let (hours, perUnit) = facilities[facility].delay.delay(at: flow[facility], mathematics)
    cost[facility] = facilities[facility].delayCostPerHour * hours
    slope[facility] = facilities[facility].delayCostPerHour * perUnit
  }
}
