import FreightGraph
import FreightModel

/// What a class's flow counts as.
struct ClassRole {
  /// Whose goods, and which: places in `Industry.allCases` and in the demand's commodities.
  struct Goods {
    let industry: Int
    let commodity: Int
  }

  /// Nil for background traffic and empties.
  let goods: Goods?
  /// Row of the equipment that the class is empties of.
  let empties: Int?
  /// Row of the equipment that the goods travel in, where its empties are flows of their own, and
  /// its units per tonne.
  let loaded: (equipment: Int, unitsPerTonne: Double)?
  /// TEU in a load unit; nil for what is not in load units, and background traffic.
  let teuPerLoadUnit: Double?
  /// Whether its vehicle on the road carries goods.
  let isLorry: Bool
  /// PCU of one vehicle on the road.
  let pcu: Double
  /// CO2 of one vehicle on the road, tonnes per kilometre.
  let co2TonnesPerKilometre: Double
  /// What a delay costs it, as a multiple of the facility's rate.
  let delayFactor: Double

  /// Who pays operators for it; nil for background traffic, which drives itself.
  var payer: PaymentIndicators.Payer? {
    if let goods { return .goods(Industry.allCases[goods.industry]) }
    return empties == nil ? nil : .empties
  }

  init(_ userClass: Int, _ model: ScenarioModel) {
    let vehicle = model.cost.roadVehicle(ofClass: userClass)
    isLorry = vehicle.payloadTonnes > 0
    pcu = vehicle.pcu
    delayFactor = model.delayFactor(ofClass: userClass)
    co2TonnesPerKilometre = vehicle.co2KilogramsPerKilometre / 1000
    switch model.layout.classes[userClass] {
    case .background:
      goods = nil
      empties = nil
      loaded = nil
      teuPerLoadUnit = nil
    case .empties(let row):
      let equipment = model.demand.equipment[row]
      goods = nil
      empties = row
      loaded = nil
      teuPerLoadUnit = equipment.loadForm == .unitised ? equipment.teu : nil
    case .freight(let row, let form):
      let commodity = model.demand.commodities[row]
      goods = Goods(industry: commodity.industry.order, commodity: row)
      empties = nil
      loaded = model.unitsPerTonne(of: commodity, in: form)
      teuPerLoadUnit = form == .unitised ? commodity.teuPerLoadUnit : nil
    }
  }
}

extension IndicatorCollector {
  /// Adds one class's year.
  mutating func add(
    _ year: AnnualFlow, _ userClass: Int, _ role: ClassRole, _ model: ScenarioModel
  ) {
    let payer = role.payer
    var costSEK = 0.0
    var hours = 0.0
    for arc in year.arcs {
      let terms = model.cost.terms(ofClass: userClass, onArc: arc)!
      let use = ArcUse(
        arc: arc, terms: terms, units: year.units[arc], load: year.units[arc] * terms.load,
        delayLoadHours: year.delayHours[arc] * terms.load)
      costSEK += use.units * terms.totalSEK + role.delayFactor * (year.delaySEK[arc] * terms.load)
      hours += use.units * terms.hours + year.delayHours[arc]
      if let payer {
        payments.add(use.terms, units: use.units, of: payer, on: model.supernetwork.arcs[arc])
      }
      if let goods = role.goods {
        addFreight(use, goods, role, model)
      } else if let equipment = role.empties {
        addEmpties(use, equipment, role, model)
      } else {
        addBackground(use, role, model)
      }
    }
    if let industry = role.goods?.industry {
      industries[industry].costSEK += costSEK
      industries[industry].tonneHours += hours
    } else if let equipment = role.empties {
      empties[equipment].addEmpties(costSEK: costSEK)
    } else {
      background.costSEK += costSEK
    }
  }

  /// A class's year on one arc.
  private struct ArcUse {
    let arc: Int
    let terms: CostTerms
    /// Tonnes, vehicles or empties.
    let units: Double
    /// PCU, trains, lifts or tonnes.
    let load: Double
    /// Hours of delay that the load meets.
    let delayLoadHours: Double

    /// Vehicle-kilometres, vehicle-hours and CO2 on the road.
    func road(_ role: ClassRole) -> VehicleWork {
      let kilometres = load / role.pcu * terms.kilometres
      return VehicleWork(
        kilometres: kilometres, hours: (load * terms.hours + delayLoadHours) / role.pcu,
        co2Tonnes: kilometres * role.co2TonnesPerKilometre)
    }

    /// The same of the trains or ships of a run.
    func haul(_ plan: HaulPlan, co2Kilograms: Double) -> VehicleWork {
      VehicleWork(
        kilometres: load * terms.kilometres, hours: load * plan.runningHours + delayLoadHours,
        co2Tonnes: load * co2Kilograms / 1000)
    }
  }

  private mutating func addBackground(_ use: ArcUse, _ role: ClassRole, _ model: ScenarioModel) {
    switch model.supernetwork.arcs[use.arc] {
    case .moving(let link, let isForward):
      addRoad(use, role)
      if let row = model.scenario.linkRows[link] {
        let vehicles = use.load / role.pcu
        links.addBackground(
          cars: role.isLorry ? 0 : vehicles, lorries: role.isLorry ? vehicles : 0, row: row,
          isForward: isForward)
      }
    case .turn: addRoad(use, role)
    case .loading, .unloading, .transhipment, .siding, .haul: break
    }
  }

  private mutating func addRoad(_ use: ArcUse, _ role: ClassRole) {
    let road = use.road(role)
    background.vehicleKilometres += road.kilometres
    background.vehicleHours += road.hours
    background.co2Tonnes += road.co2Tonnes
  }

  /// Empties load what goods load: roads, approaches, tracks and lifts.
  private mutating func addEmpties(
    _ use: ArcUse, _ equipment: Int, _ role: ClassRole, _ model: ScenarioModel
  ) {
    switch model.supernetwork.arcs[use.arc] {
    case .loading, .unloading, .siding: break
    case .moving(let link, let isForward):
      empties[equipment].addEmpties(
        units: use.units, kilometres: use.terms.kilometres, .road, use.road(role))
      if let row = model.scenario.linkRows[link] {
        links.addVehicles(use.load / role.pcu, row: row, isForward: isForward)
      }
    case .turn(let movement):
      empties[equipment].addEmpties(
        units: use.units, kilometres: use.terms.kilometres, .road, use.road(role))
      if let row = model.scenario.queueRows[movement] {
        queues[row].delayLorryHours += use.delayLoadHours / role.pcu
      }
    case .transhipment(let row):
      if let teu = role.teuPerLoadUnit, model.supernetwork.network.terminals[row].kind != .roro {
        terminals[row].loadUnits += use.load
        terminals[row].teu += use.load * teu
      }
    case .haul(let haul):
      let plan = model.cost.plan(ofArc: use.arc)!
      var co2Kilograms = 0.0
      for leg in plan.legs {
        let vehicle = model.supernetwork.network.vehicles[leg.vehicle]
        co2Kilograms += leg.lengthKilometres * vehicle.co2KilogramsPerKilometre
        if let row = model.scenario.linkRows[leg.link] {
          links.addVehicles(use.load, row: row, isForward: leg.isForward)
        }
      }
      empties[equipment].addEmpties(
        units: use.units, kilometres: use.terms.kilometres, haul.mode,
        use.haul(plan, co2Kilograms: co2Kilograms))
    }
  }

  private mutating func addFreight(
    _ use: ArcUse, _ goods: ClassRole.Goods, _ role: ClassRole, _ model: ScenarioModel
  ) {
    if let loaded = role.loaded {
      empties[loaded.equipment].addLoaded(
        unitKilometres: use.units * loaded.unitsPerTonne * use.terms.kilometres)
    }
    switch model.supernetwork.arcs[use.arc] {
    case .loading, .unloading: break
    case .moving(let link, let isForward):
      addRoad(use, goods.industry, role)
      if let row = model.scenario.linkRows[link] {
        links.addFreight(
          use.units, vehicles: use.load / role.pcu, of: goods, row: row, isForward: isForward)
      }
    case .turn(let movement):
      addRoad(use, goods.industry, role)
      if let row = model.scenario.queueRows[movement] {
        queues[row].delayLorryHours += use.delayLoadHours / role.pcu
      }
    case .transhipment(let row), .siding(let row):
      terminals[row].tonnes += use.units
      terminals[row].tonnesByIndustry[goods.industry] += use.units
      // Lorries and trailers that roll aboard a ferry are not containers.
      if let teu = role.teuPerLoadUnit, model.supernetwork.network.terminals[row].kind != .roro {
        terminals[row].loadUnits += use.load
        terminals[row].teu += use.load * teu
      }
    case .haul(let haul):
      addHaul(use, goods, haul.mode, model.cost.plan(ofArc: use.arc)!, model)
    }
  }

  private mutating func addRoad(_ use: ArcUse, _ industry: Int, _ role: ClassRole) {
    industries[industry].modes[Mode.road.order].add(
      use.road(role), tonneKilometres: use.units * use.terms.kilometres)
  }

  private mutating func addHaul(
    _ use: ArcUse, _ goods: ClassRole.Goods, _ mode: Mode, _ plan: HaulPlan,
    _ model: ScenarioModel
  ) {
    var co2Kilograms = 0.0
    for leg in plan.legs {
      let vehicle = model.supernetwork.network.vehicles[leg.vehicle]
      co2Kilograms += leg.lengthKilometres * vehicle.co2KilogramsPerKilometre
      if let row = model.scenario.linkRows[leg.link] {
        links.addFreight(
          use.units, vehicles: use.load, of: goods, row: row, isForward: leg.isForward)
      }
    }
    industries[goods.industry].modes[mode.order].add(
      use.haul(plan, co2Kilograms: co2Kilograms),
      tonneKilometres: use.units * use.terms.kilometres)
  }
}
