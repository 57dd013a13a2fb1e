public import FreightModel

/// What one unit (tonne or vehicle) of a class pays on one arc, term by term, without delay.
///
/// `model.md` equation `c0 = (h_u t0 + kappa_u L)/w_u + nu_k t0 + handling + charges`.
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

/// The one cost table of a scenario: assignment, explanation and appraisal all read it.
public struct GeneralisedCost: Sendable {
  private let supernetwork: Supernetwork
  private let scenario: ScenarioNetwork
  private let demand: Demand
  private let parameters: ParameterSet
  private let plans: [HaulPlanner.PlanKey: HaulPlan]
  private let rowOfVehicle: [Vehicle.ID: Int]

  /// Prices a scenario.
  public init(
    _ supernetwork: Supernetwork, _ scenario: ScenarioNetwork, demand: Demand,
    parameters: ParameterSet
  ) {
    self.supernetwork = supernetwork
    self.scenario = scenario
    self.demand = demand
    self.parameters = parameters
    plans = HaulPlanner(supernetwork, scenario, parameters).plans()
    rowOfVehicle = Dictionary(
      uniqueKeysWithValues: supernetwork.network.vehicles.enumerated().map { ($1.id, $0) })
  }

  /// The plan of a haul arc; nil where it cannot run, or is shorter than its chain type allows.
  public func plan(of haul: Supernetwork.Haul) -> HaulPlan? {
    let key = HaulPlanner.PlanKey(
      mode: haul.mode, loadForm: haul.loadForm, from: haul.from, to: haul.to)
    let minimum = supernetwork.network.chainTypes[haul.chain].minimumMainHaulKilometres
    guard let plan = plans[key], haul.mode == .ferry || plan.lengthKilometres >= minimum
    else { return nil }
    return plan
  }

  /// Cost of one unit of a class on an arc; nil where the class may not go.
  public func terms(of userClass: ClassKind, on arc: Supernetwork.Arc) -> CostTerms? {
    switch userClass {
    case .freight(let commodity, let loadForm):
      freightTerms(demand.commodities[commodity], loadForm, arc)
    case .background(let vehicle):
      backgroundTerms(supernetwork.network.vehicles[vehicle], arc)
    }
  }

  /// Tonnes on one vehicle of a mode at its mean load.
  public func tonnesPerVehicle(
    _ commodity: Commodity, _ loadForm: LoadForm, _ vehicle: Vehicle
  ) -> Double {
    switch vehicle.mode {
    case .road, .ferry: Swift.min(commodity.tonnesPerLorry, vehicle.payloadTonnes)
    case .rail, .sea:
      switch loadForm {
      case .unitised:
        vehicle.fill
          * Swift.min(
            vehicle.loadUnits * commodity.tonnesPerLoadUnit, vehicle.payloadTonnes)
      case .conventional: vehicle.fill * vehicle.payloadTonnes
      }
    }
  }

  /// The lorry that carries a commodity.
  public func lorry(of commodity: Commodity) -> Vehicle {
    supernetwork.network.vehicles[rowOfVehicle[commodity.lorry]!]
  }

  /// `nu = r V / 8760`: capital cost of a tonne-hour, SEK.
  public func cargoSEKPerTonneHour(_ commodity: Commodity) -> Double {
    parameters[.interestRate] * commodity.valueSEKPerTonne / 8760
  }

  private func freightTerms(
    _ commodity: Commodity, _ loadForm: LoadForm, _ arc: Supernetwork.Arc
  ) -> CostTerms? {
    let lorry = lorry(of: commodity)
    let tonnes = tonnesPerVehicle(commodity, loadForm, lorry)
    let cargo = cargoSEKPerTonneHour(commodity)
    var terms = CostTerms()
    switch arc {
    case .loading, .unloading:
      terms.hours = parameters[.zoneHandlingTime]
      terms.timeSEK = lorry.costSEKPerHour * terms.hours / tonnes
      terms.handlingSEK = parameters[.zoneHandlingCost]
    case .moving(let link, _):
      guard let link = scenario.links[link] else { return nil }
      terms = roadTerms(link, lorry)
      let loadedAndEmpty = (1 + lorry.emptyKilometresShare) / tonnes
      terms.timeSEK *= loadedAndEmpty
      terms.distanceSEK *= loadedAndEmpty
      terms.load *= loadedAndEmpty
    case .turn(let movement):
      guard let movement = scenario.movements[movement] else { return nil }
      terms.hours = movement.penaltySeconds / 3600
      terms.timeSEK = lorry.costSEKPerHour * terms.hours * (1 + lorry.emptyKilometresShare) / tonnes
      terms.load = lorry.pcu * (1 + lorry.emptyKilometresShare) / tonnes
    case .transhipment(let row), .siding(let row):
      guard let terminal = scenario.terminals[row], terminal.loadForm == loadForm
      else { return nil }
      terms.load = loadForm == .unitised ? 1 / commodity.tonnesPerLoadUnit : 1
      terms.handlingSEK = terminal.priceSEKPerUnit * terms.load
      terms.hours = terminal.dwellHours
    case .haul(let haul):
      guard haul.loadForm == loadForm, let plan = plan(of: haul) else { return nil }
      let train = supernetwork.network.vehicles[plan.vehicle]
      let perTonne =
        (1 + train.emptyKilometresShare) / tonnesPerVehicle(commodity, loadForm, train)
      terms.hours = plan.runningHours + plan.waitingHours
      terms.kilometres = plan.lengthKilometres
      terms.timeSEK = plan.timeCostSEK * perTonne
      terms.distanceSEK = plan.distanceCostSEK * perTonne
      terms.tripSEK = plan.tripCostSEK * perTonne
      terms.load = perTonne
    }
    terms.cargoSEK = cargo * terms.hours
    return terms
  }

  private func backgroundTerms(_ vehicle: Vehicle, _ arc: Supernetwork.Arc) -> CostTerms? {
    // A car's hour is worth its occupants' time; a lorry's is its own rate.
    let rate = vehicle.payloadTonnes > 0 ? vehicle.costSEKPerHour : parameters[.carTimeCost]
    switch arc {
    case .loading, .unloading: return CostTerms()
    case .moving(let link, _):
      guard let link = scenario.links[link] else { return nil }
      var terms = roadTerms(link, vehicle)
      terms.timeSEK = rate * terms.hours
      return terms
    case .turn(let movement):
      guard let movement = scenario.movements[movement] else { return nil }
      var terms = CostTerms()
      terms.hours = movement.penaltySeconds / 3600
      terms.timeSEK = rate * terms.hours
      terms.load = vehicle.pcu
      return terms
    case .transhipment, .siding, .haul: return nil
    }
  }

  /// One vehicle over a road link.
  private func roadTerms(_ link: Link, _ vehicle: Vehicle) -> CostTerms {
    var terms = CostTerms()
    terms.hours = link.runningHours(for: vehicle, railSpeedShare: 1)
    terms.kilometres = link.lengthKilometres
    terms.timeSEK = vehicle.costSEKPerHour * terms.hours
    terms.distanceSEK = vehicle.costSEKPerKilometre * link.lengthKilometres
    terms.load = vehicle.pcu
    return terms
  }
}
