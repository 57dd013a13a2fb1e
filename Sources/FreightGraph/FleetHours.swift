public import FlowAssignment
public import FreightModel

extension ScenarioModel {
  /// Rows of `fleet.csv` that concern a period, in table order.
  public func fleets(in period: Period) -> [Fleet] {
    scenario.network.limits.fleets.filter { $0.period == period.id }
  }

  /// What those fleets can do in an hour of the period, in vehicle-hours, and what each unit of
  /// goods takes of it: hours under way at free flow, empty running of goods whose empties are no
  /// flows of their own, handling at zones for lorries, and the turnaround at the ends of a run for
  /// others.
  public func fleetLimits(in period: Period) -> [SharedLimit] {
    fleets(in: period).map { fleet in
      let row = supernetwork.network.vehicles.firstIndex { $0.id == fleet.vehicle }!
      return SharedLimit(
        use: layout.classes.indices.map { userClass in
          guard layout.classes[userClass].isGoods else { return [] }
          return cost.layout.offerOfArc.map {
            cost.hours(of: row, fleet.turnaroundHours, ofClass: userClass, offer: Int($0))
          }
        }, capacity: fleet.units * fleet.hoursPerYear / period.hoursPerYear)
    }
  }
}

extension ClassKind {
  fileprivate var isGoods: Bool {
    if case .freight = self { true } else { false }
  }
}

extension GeneralisedCost {
  /// Hours of a vehicle that one unit of a class takes of an offer; zero where the class may not
  /// go.
  fileprivate func hours(
    of vehicle: Int, _ turnaroundHours: Double, ofClass userClass: Int, offer: Int
  ) -> Double {
    guard let terms = terms(ofClass: userClass, offer: offer) else { return 0 }
    switch layout.keys[offer] {
    case .zone, .link, .movement:
      return vehicle == roadVehicleRow(ofClass: userClass)
        ? terms.hours * lorriesPerUnit(ofClass: userClass, isEmptyToo: layout.keys[offer] != .zone)
        : 0
    case .terminal: return 0
    case .haul(let run, _, let chain):
      guard let plan = plan(ofRun: run, chain: chain) else { return 0 }
      return terms.load * plan.hours(of: vehicle, turnaroundHours)
    }
  }
}

extension HaulPlan {
  /// Hours of a vehicle on the run, that of departure waiting through all changes of locomotive.
  fileprivate func hours(of vehicle: Int, _ turnaroundHours: Double) -> Double {
    let own = legs.reduce(0) { $0 + ($1.vehicle == vehicle ? $1.runningHours : 0) }
    guard vehicle == self.vehicle else { return own }
    let others = legs.reduce(0) { $0 + ($1.vehicle == vehicle ? 0 : $1.runningHours) }
    return runningHours - others + turnaroundHours
  }
}
