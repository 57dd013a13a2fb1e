public import FreightModel

/// What one unit (tonne or vehicle) of a class pays on one arc, term by term, without delay.
///
/// `c0 = (h_u t + kappa_u L + g_u)(1 + e_u)/w_u + nu_k (t + s) + handling`: the documentation's page
/// on the model explains each term.
public struct CostTerms: Sendable {
  /// Vehicle hours at the vehicle's rate, SEK.
  public var timeSEK = 0.0
  /// Kilometres at the vehicle's rate, empty running included, SEK.
  public var distanceSEK = 0.0
  /// Capital cost of the goods while under way or waiting, SEK.
  public var cargoSEK = 0.0
  /// Loading, unloading and lifts, SEK.
  public var handlingSEK = 0.0
  /// Departures and loco changes, SEK.
  public var tripSEK = 0.0
  /// Hours under way or waiting without queues.
  public var hours = 0.0
  /// Kilometres.
  public var kilometres = 0.0
  /// Facility units (PCU, trains, lifts, tonnes) per unit of flow.
  public var load = 0.0

  /// All terms, SEK.
  public var totalSEK: Double { timeSEK + distanceSEK + cargoSEK + handlingSEK + tripSEK }

  /// No cost.
  public init() {}
}

/// Who pays: a commodity in one load form, or background vehicles.
public enum ClassKind: Sendable, Hashable {
  /// Row of the commodity, and its form.
  case freight(commodity: Int, loadForm: LoadForm)
  /// Row of the vehicle.
  case background(vehicle: Int)
}

/// The one cost table of a scenario: assignment, explanation and indicators all read it.
///
/// What an arc offers (a link, a price, a train plan) is looked up once per scenario, and what a
/// class brings (its vehicle, load and value) once per class: the price itself is then arithmetic.
public struct GeneralisedCost: Sendable {
  private let offers: [Offer]
  private let profiles: [ClassProfile]
  private let plans: [HaulPlan?]
  private let handlingHours: Double
  private let handlingSEKPerTonne: Double

  /// Prices a scenario.
  public init(
    _ supernetwork: Supernetwork, _ scenario: ScenarioNetwork, demand: Demand,
    layout: DemandLayout, parameters: ParameterSet
  ) {
    handlingHours = parameters[.zoneHandlingTime]
    handlingSEKPerTonne = parameters[.zoneHandlingCost]
    let planned = HaulPlanner(supernetwork, scenario, parameters).plans()
    plans = supernetwork.arcs.map { arc in
      guard case .haul(let haul) = arc else { return nil }
      return Self.plan(of: haul, among: planned, supernetwork.network)
    }
    offers = zip(supernetwork.arcs, plans).map { Self.offer(of: $0, $1, scenario) }
    profiles = layout.classes.map {
      ClassProfile($0, demand, supernetwork.network.vehicles, parameters)
    }
  }

  /// The plan of a haul arc; nil where it cannot run, is shorter than its chain type allows, or is
  /// no haul.
  public func plan(ofArc arc: Int) -> HaulPlan? { plans[arc] }

  /// The vehicle that a class uses on roads.
  public func roadVehicle(ofClass userClass: Int) -> Vehicle { profiles[userClass].vehicle }

  /// Cost of one unit of a class on an arc; nil where the class may not go.
  public func terms(ofClass userClass: Int, onArc arc: Int) -> CostTerms? {
    let profile = profiles[userClass]
    var terms = CostTerms()
    switch offers[arc] {
    case .closed: return nil
    case .zone:
      guard profile.loadForm != nil else { return terms }
      terms.hours = handlingHours
      terms.timeSEK = profile.vehicle.costSEKPerHour * handlingHours / profile.tonnesPerVehicle
      terms.handlingSEK = handlingSEKPerTonne
    case .road(let kilometres, let speed):
      terms.hours = kilometres / Swift.min(speed, profile.vehicle.speedCapKilometresPerHour)
      terms.kilometres = kilometres
      terms.timeSEK = profile.hourSEK * terms.hours
      terms.distanceSEK = profile.kilometreSEK * kilometres
      terms.load = profile.roadLoad
    case .turn(let hours):
      terms.hours = hours
      terms.timeSEK = profile.hourSEK * hours
      terms.load = profile.roadLoad
    case .handling(let loadForm, let price, let dwell):
      guard profile.loadForm == loadForm else { return nil }
      terms.load = profile.handlingUnits
      terms.handlingSEK = price * profile.handlingUnits
      terms.hours = dwell
    case .haul(
      let loadForm, let vehicle, let hours, let kilometres, let time, let distance, let trip):
      guard profile.loadForm == loadForm else { return nil }
      let perTonne = profile.runsPerTonne[vehicle]
      terms.hours = hours
      terms.kilometres = kilometres
      terms.timeSEK = time * perTonne
      terms.distanceSEK = distance * perTonne
      terms.tripSEK = trip * perTonne
      terms.load = perTonne
    }
    terms.cargoSEK = profile.cargoSEKPerHour * terms.hours
    return terms
  }

  /// What an arc offers in this scenario, whoever uses it.
  private enum Offer: Sendable {
    case closed
    case zone
    case road(kilometres: Double, speed: Double)
    case turn(hours: Double)
    case handling(LoadForm, priceSEK: Double, dwellHours: Double)
    case haul(
      LoadForm, vehicle: Int, hours: Double, kilometres: Double, timeSEK: Double,
      distanceSEK: Double, tripSEK: Double)
  }

  private static func offer(
    of arc: Supernetwork.Arc, _ plan: HaulPlan?, _ scenario: ScenarioNetwork
  ) -> Offer {
    switch arc {
    case .loading, .unloading: return .zone
    case .moving(let row, _):
      guard let link = scenario.links[row] else { return .closed }
      return .road(kilometres: link.lengthKilometres, speed: link.speedKilometresPerHour)
    case .turn(let row):
      guard let movement = scenario.movements[row] else { return .closed }
      return .turn(hours: movement.penaltySeconds / 3600)
    case .transhipment(let row), .siding(let row):
      guard let terminal = scenario.terminals[row] else { return .closed }
      return .handling(
        terminal.loadForm, priceSEK: terminal.priceSEKPerUnit, dwellHours: terminal.dwellHours)
    case .haul(let haul):
      guard let plan else { return .closed }
      return .haul(
        haul.loadForm, vehicle: plan.vehicle, hours: plan.runningHours + plan.waitingHours,
        kilometres: plan.lengthKilometres, timeSEK: plan.timeCostSEK,
        distanceSEK: plan.distanceCostSEK, tripSEK: plan.tripCostSEK)
    }
  }

  private static func plan(
    of haul: Supernetwork.Haul, among plans: [HaulPlanner.PlanKey: HaulPlan],
    _ network: FreightNetwork
  ) -> HaulPlan? {
    let key = HaulPlanner.PlanKey(
      mode: haul.mode, loadForm: haul.loadForm, from: haul.from, to: haul.to)
    let minimum = network.chainTypes[haul.chain].minimumMainHaulKilometres
    return plans[key].flatMap { $0.lengthKilometres >= minimum ? $0 : nil }
  }
}
