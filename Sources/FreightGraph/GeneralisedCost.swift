public import FreightModel
import PathKernel

/// What one unit (tonne, vehicle or empty) of a class pays on one arc, term by term, without delay.
///
/// `c0 = (h_u t + kappa_u L + g_u)(1 + e_u)/w_u + nu_k (t + s) + handling`: the documentation's
/// page on the model explains each term.
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

/// Who pays: a commodity in one load form, background vehicles, or empties of a kind of equipment.
public enum ClassKind: Sendable, Hashable {
  /// Row of the commodity, and its form.
  case freight(commodity: Int, loadForm: LoadForm)
  /// Row of the vehicle.
  case background(vehicle: Int)
  /// Row of the equipment.
  case empties(equipment: Int)
}

/// The one cost table of a scenario: assignment, explanation and indicators all read it.
///
/// What is offered (a link, a price, a train plan) is looked up once per scenario, and what a class
/// brings (its vehicle, load and value) once per study: the price itself is then arithmetic.
public struct GeneralisedCost: Sendable {
  /// Numbers of the offers.
  let layout: OfferLayout
  private var offers: [Offer]
  private var hauls: HaulPlans
  private let profiles: [ClassProfile]
  /// Who each class is.
  let kinds: [ClassKind]
  /// By run.
  private var services: [TrainService]
  private let vehicles: [Vehicle]
  private let leastKilometres: [Double]
  private let handlingHours: Double
  private let handlingSEKPerTonne: Double

  /// Closed everywhere, until `reprice(for:)` opens what a scenario has.
  init(
    closedIn supernetwork: Supernetwork, demand: Demand, classes: [ClassKind],
    parameters: ParameterSet
  ) {
    let network = supernetwork.network
    layout = OfferLayout(supernetwork)
    offers = layout.keys.map { _ in .closed }
    hauls = HaulPlans(supernetwork, layout.runs, parameters)
    kinds = classes
    profiles = classes.map { ClassProfile($0, demand, network, parameters) }
    services = layout.runs.map { _ in .planned }
    vehicles = network.vehicles
    leastKilometres = network.chainTypes.map(\.minimumMainHaulKilometres)
    handlingHours = parameters[.zoneHandlingTime]
    handlingSEKPerTonne = parameters[.zoneHandlingCost]
  }

  /// Takes over what a scenario offers, with trains as `newServices` say; those that it does not
  /// name run as planned.
  ///
  /// - Returns: the offers that differ from before.
  mutating func reprice(
    for scenario: ScenarioNetwork, _ newServices: [TrainRelation: TrainService],
    _ executor: some Executor
  ) -> [Int] {
    var hasNewPlans = hauls.replan(for: scenario, executor)
    let services = layout.runs.map { run in
      run.relation.flatMap { newServices[$0] } ?? .planned
    }
    if services != self.services {
      self.services = services
      hasNewPlans = true
    }
    var changed: [Int] = []
    for index in offers.indices {
      if case .haul = layout.keys[index], !hasNewPlans { continue }
      let offer = offer(of: layout.keys[index], scenario)
      if offer != offers[index] {
        offers[index] = offer
        changed.append(index)
      }
    }
    return changed
  }

  /// The plan of a haul arc; nil where it cannot run, is shorter than its chain type allows, or is
  /// no haul.
  public func plan(ofArc arc: Int) -> HaulPlan? {
    let offer = Int(layout.offerOfArc[arc])
    guard case .haul(let run, _, let chain) = layout.keys[offer] else { return nil }
    return plan(ofRun: run, chain: chain)
  }

  /// The train relation of a haul arc; nil for other arcs.
  public func relation(ofArc arc: Int) -> TrainRelation? {
    guard case .haul(let run, _, _) = layout.keys[Int(layout.offerOfArc[arc])] else { return nil }
    return layout.runs[run].relation
  }

  /// Full trains, ships or places that one unit of a class takes on a haul arc, without empty
  /// running; zero where the class may not go.
  public func fullRunsPerUnit(ofClass userClass: Int, onArc arc: Int) -> Double {
    guard let plan = plan(ofArc: arc),
      case .haul(_, let form, _) = layout.keys[
        Int(layout.offerOfArc[arc])], profiles[userClass].loadForm == form
    else { return 0 }
    let tonnes = profiles[userClass].fullLoad(
      on: vehicles[plan.vehicle], payload: plan.payloadTonnes)
    return tonnes > 0 ? 1 / tonnes : 0
  }

  /// The vehicle that a class uses on roads.
  public func roadVehicle(ofClass userClass: Int) -> Vehicle {
    vehicles[profiles[userClass].vehicle]
  }

  /// Row of that vehicle.
  func roadVehicleRow(ofClass userClass: Int) -> Int { profiles[userClass].vehicle }

  /// Lorries that one unit of a class takes on the road, those that run empty for it counted where
  /// asked.
  public func lorriesPerUnit(ofClass userClass: Int, isEmptyToo: Bool) -> Double {
    let profile = profiles[userClass]
    return isEmptyToo
      ? profile.roadLoad / vehicles[profile.vehicle].pcu : 1 / profile.unitsPerVehicle
  }

  /// What an hour on the road costs a class, vehicle and goods, over what its load units pay for an
  /// hour of delay at a common rate; 1 where that is nothing.
  func ownDelayFactor(ofClass userClass: Int, _ commonSEKPerHour: Double) -> Double {
    let profile = profiles[userClass]
    let common = profile.roadLoad * commonSEKPerHour
    return common > 0 ? (profile.hourSEK + profile.cargoSEKPerHour) / common : 1
  }

  /// Cost of one unit of a class on an arc; nil where the class may not go.
  public func terms(ofClass userClass: Int, onArc arc: Int) -> CostTerms? {
    terms(ofClass: userClass, offer: Int(layout.offerOfArc[arc]))
  }

  /// Cost of one unit of a class for an offer; nil where the class may not go.
  func terms(ofClass userClass: Int, offer: Int) -> CostTerms? {
    let profile = profiles[userClass]
    var terms = CostTerms()
    switch offers[offer] {
    case .closed: return nil
    case .zone:
      guard profile.loadForm != nil else { return terms }
      terms.hours = handlingHours
      terms.timeSEK = profile.vehicleSEKPerHour * handlingHours / profile.unitsPerVehicle
      if profile.carriesGoods { terms.handlingSEK = handlingSEKPerTonne }
    case .road(let kilometres, let speed, let greatestTonnes):
      guard profile.grossTonnes <= greatestTonnes else { return nil }
      terms.hours = kilometres / Swift.min(speed, profile.speedCapKilometresPerHour)
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
      terms.handlingSEK = price * profile.handlingUnits * profile.handlingPriceFactor
      terms.hours = dwell
    case .haul(let haul):
      guard profile.loadForm == haul.loadForm else { return nil }
      let vehicle = vehicles[haul.vehicle]
      let load = haul.fill * profile.fullLoad(on: vehicle, payload: haul.payloadTonnes)
      guard load > 0 else { return nil }
      let perUnit = (1 + (profile.chargesEmptyRunning ? vehicle.emptyKilometresShare : 0)) / load
      terms.hours = haul.hours
      terms.kilometres = haul.kilometres
      terms.timeSEK = haul.timeSEK * perUnit
      terms.distanceSEK = haul.distanceSEK * perUnit
      terms.tripSEK = haul.tripSEK * perUnit
      terms.load = perUnit
    }
    terms.cargoSEK = profile.cargoSEKPerHour * terms.hours
    return terms
  }

  /// What is offered in a scenario, whoever uses it.
  private enum Offer: Sendable, Equatable {
    case closed
    case zone
    case road(kilometres: Double, speed: Double, greatestTonnes: Double)
    case turn(hours: Double)
    case handling(LoadForm, priceSEK: Double, dwellHours: Double)
    case haul(Haul)
  }

  /// A run as it is sold.
  private struct Haul: Sendable, Equatable {
    let loadForm: LoadForm
    let vehicle: Int
    let payloadTonnes: Double
    /// Share of the full load at which the run is sold: 1 for a ferry's place.
    let fill: Double
    let hours: Double
    let kilometres: Double
    let timeSEK: Double
    let distanceSEK: Double
    let tripSEK: Double
  }

  private func offer(of key: OfferLayout.Key, _ scenario: ScenarioNetwork) -> Offer {
    switch key {
    case .zone: return .zone
    case .link(let row):
      guard let link = scenario.links[row] else { return .closed }
      var greatestTonnes = Double.infinity
      if case .road(let road) = link.supply, let limit = road.greatestVehicleTonnes {
        greatestTonnes = limit
      }
      return .road(
        kilometres: link.lengthKilometres, speed: link.speedKilometresPerHour,
        greatestTonnes: greatestTonnes)
    case .movement(let row):
      guard let movement = scenario.movements[row] else { return .closed }
      return .turn(hours: movement.penaltySeconds / 3600)
    case .terminal(let row):
      guard let terminal = scenario.terminals[row] else { return .closed }
      return .handling(
        terminal.loadForm, priceSEK: terminal.priceSEKPerUnit, dwellHours: terminal.dwellHours)
    case .haul(let run, let loadForm, let chain):
      guard let plan = plan(ofRun: run, chain: chain) else { return .closed }
      let vehicle = vehicles[plan.vehicle]
      var fill = vehicle.mode == .ferry ? 1 : vehicle.fill
      var wait = plan.waitingHours
      switch services[run] {
      case .planned: break
      case .withdrawn: return .closed
      case .running(let departuresPerWeek, let meanFill):
        fill = meanFill
        wait = 168 / departuresPerWeek / 2
      }
      return .haul(
        Haul(
          loadForm: loadForm, vehicle: plan.vehicle, payloadTonnes: plan.payloadTonnes, fill: fill,
          hours: plan.runningHours + wait, kilometres: plan.lengthKilometres,
          timeSEK: plan.timeCostSEK, distanceSEK: plan.distanceCostSEK,
          tripSEK: plan.tripCostSEK))
    }
  }

  /// The plan of a run; nil where it cannot run or is shorter than the chain type allows.
  func plan(ofRun run: Int, chain: Int) -> HaulPlan? {
    hauls.plans[run].flatMap { $0.lengthKilometres >= leastKilometres[chain] ? $0 : nil }
  }
}
