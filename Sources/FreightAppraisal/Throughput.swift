package import FlowAssignment
package import FreightGraph
package import FreightModel

/// Whose demand grows in a question of throughput.
package enum Growing: Sendable, Equatable {
  /// All goods of the study.
  case goods
  /// The goods of one industry.
  case industry(Industry)
  /// One commodity.
  case commodity(Commodity.ID)

  /// Whether a commodity's demand grows.
  package func includes(_ commodity: Commodity) -> Bool {
    switch self {
    case .goods: true
    case .industry(let industry): commodity.industry == industry
    case .commodity(let id): commodity.id == id
    }
  }
}

/// How far demand can grow in a scenario before a capacity binds, by period.
package struct Throughput: Sendable {
  /// What is built, and under which demand.
  package let scenario: Scenario
  /// Whose demand grows.
  package let growing: Growing
  /// In the network's period order.
  package let periods: [PeriodThroughput]
  /// The same question on the routes of an equilibrium; nil where it was not asked or nothing
  /// fills.
  package var onTodaysRoutes: RouteChoiceRoom?

  /// Collects the answers of all periods.
  package init(scenario: Scenario, growing: Growing, periods: [PeriodThroughput]) {
    self.scenario = scenario
    self.growing = growing
    self.periods = periods
  }

  /// The period with the least room, which is the year's answer: where the fixed demand does not
  /// fit before all others, then the least factor.
  package var tightest: PeriodThroughput? {
    periods.min { $0.rank < $1.rank }
  }

  /// Facilities that preload alone overfills in some period, each at its fullest, the fullest
  /// first.
  package var overfilled: [OverfilledFacility] {
    var found: [OverfilledFacility] = []
    let all = periods.flatMap(\.overfilled).enumerated().sorted {
      ($1.element.utilisation, $0.offset) < ($0.element.utilisation, $1.offset)
    }
    for (_, facility) in all
    where !found.contains(where: { $0.place.id == facility.place.id }) { found.append(facility) }
    return found
  }
}

/// How far demand can grow in the hours of one period.
package struct PeriodThroughput: Sendable {
  /// The period.
  package let period: Period
  /// How far demand can grow in it, with proof.
  package let headroom: Headroom
  /// Demand that grows, tonnes per hour.
  package let growingTonnesPerHour: Double
  /// Facilities that bind, those first of which a per cent more capacity gives most.
  package let binding: [BindingFacility]

  /// Pairs of origin, destination, commodity and form whose demand grows.
  package let growingPairs: Int
  /// Those among them that have no path around the facilities that bind.
  package let separatedPairs: Int
  /// Facilities whose preload alone is above their capacity: nothing else may pass them, and what
  /// is above is left out of the question.
  package let overfilled: [OverfilledFacility]

  /// Collects the answer of one period.
  package init(
    period: Period, headroom: Headroom, growingTonnesPerHour: Double, binding: [BindingFacility],
    growingPairs: Int, separatedPairs: Int, overfilled: [OverfilledFacility]
  ) {
    self.period = period
    self.headroom = headroom
    self.growingTonnesPerHour = growingTonnesPerHour
    self.binding = binding
    self.growingPairs = growingPairs
    self.separatedPairs = separatedPairs
    self.overfilled = overfilled
  }

  /// Largest factor found, infinite if nothing binds.
  package var factor: Double { headroom.factor }
  /// Proven bound of the factor.
  package var upperBound: Double { headroom.upperBound }
  /// Whether factor and bound agree to the gap asked for.
  package var isCertified: Bool { headroom.status == .certified }

  /// Whether the facilities that bind are a cut: without them nothing that grows has a path.
  package var isCut: Bool { growingPairs > 0 && separatedPairs == growingPairs }

  fileprivate var rank: (Int, Double) {
    (headroom.status == .infeasible ? 0 : 1, headroom.factor)
  }
}

/// A facility that stops demand from growing.
package struct BindingFacility: Sendable {
  /// The facility or fleet.
  package let place: FacilityPlace
  /// Units per hour: PCU on roads and approaches, trains on track, load units or tonnes in
  /// terminals, vehicle-hours of fleets.
  package let capacity: Double
  /// Units per hour of traffic that no route choice moves.
  package let preload: Double
  /// Units per hour at the limit, preload included; nil where no flow is feasible.
  package let flow: Double?
  /// By how much the factor grows with one more unit per hour of capacity.
  package let dual: Double

  /// As of its place.
  package var id: String { place.id }
  /// What kind of place it is.
  package var kind: FacilityPlace.Kind { place.kind }
  /// What a reader calls the place.
  package var name: Label { place.name }
  /// Flow at the limit as a share of capacity.
  package var utilisation: Double? { flow.map { $0 / capacity } }
  /// By how much the factor grows with one per cent more capacity.
  package var gainPerPercent: Double { dual * capacity / 100 }

  /// Describes a facility of a scenario.
  package init(
    _ facility: Int, _ problem: AssignmentProblem, _ headroom: Headroom, _ model: ScenarioModel
  ) {
    place = FacilityPlace(model.supernetwork.facilities.keys[facility], model.scenario)
    capacity = problem.facilities[facility].delay.capacity
    preload = problem.facilities[facility].preload
    flow = headroom.facilityFlow.isEmpty ? nil : headroom.facilityFlow[facility]
    dual = headroom.dual[facility]
  }

  /// Describes one of a scenario's fleets, whose limits the problem was solved with.
  package init(
    _ fleet: Int, _ fleets: [Fleet], _ limits: [SharedLimit], _ headroom: Headroom,
    _ model: ScenarioModel
  ) {
    place = FacilityPlace(fleets[fleet], model.scenario)
    capacity = limits[fleet].capacity
    preload = 0
    flow = headroom.limitFlow.isEmpty ? nil : headroom.limitFlow[fleet]
    dual = headroom.limitDual[fleet]
  }
}
