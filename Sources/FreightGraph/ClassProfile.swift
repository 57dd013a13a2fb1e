import FreightModel

/// What a class of users brings to every arc: its vehicle, its load and the value of its goods.
///
/// Numbers only, so that a profile is read in the inner loops without counting references.
struct ClassProfile: Sendable {
  /// Row of the lorry or car that it uses on roads.
  let vehicle: Int
  /// That vehicle's own greatest speed.
  let speedCapKilometresPerHour: Double
  /// That vehicle's rate, SEK.
  let vehicleSEKPerHour: Double
  /// The form of its goods or empties; nil for background traffic.
  let loadForm: LoadForm?
  /// Whether there are goods to load and unload.
  let carriesGoods: Bool
  /// Units of flow on a lorry: tonnes or empties; 1 for background traffic, which is counted in
  /// vehicles.
  let unitsPerVehicle: Double
  /// One hour on the road, empty running included, SEK per unit of flow.
  let hourSEK: Double
  /// One kilometre on the road, empty running included, SEK per unit of flow.
  let kilometreSEK: Double
  /// PCU per unit of flow, empty running included.
  let roadLoad: Double
  /// Capital cost of an hour, `nu = r V / 8760`, SEK per unit of flow.
  let cargoSEKPerHour: Double
  /// Load units or tonnes handled per unit of flow.
  let handlingUnits: Double
  /// Price of handling one of them as a share of the terminal's.
  let handlingPriceFactor: Double

  init(
    _ kind: ClassKind, _ demand: Demand, _ vehicles: [Vehicle], _ parameters: ParameterSet
  ) {
    switch kind {
    case .background(let row):
      vehicle = row
      let car = vehicles[row]
      loadForm = nil
      carriesGoods = false
      unitsPerVehicle = 1
      // A car's hour is worth its occupants' time; a lorry's is its own rate.
      hourSEK =
        car.payloadTonnes > 0 ? car.costSEKPerHour : parameters[.carTimeCost]
      kilometreSEK = car.costSEKPerKilometre
      roadLoad = car.pcu
      cargoSEKPerHour = 0
      handlingUnits = 0
      handlingPriceFactor = 1
    case .freight(let row, let form):
      let commodity = demand.commodities[row]
      vehicle = vehicles.firstIndex { $0.id == commodity.lorry }!
      let lorry = vehicles[vehicle]
      let tonnes = commodity.tonnes(on: lorry, in: form)
      // Where empties are flows of their own, the share that stands for them is not charged too.
      let share =
        demand.equipment(of: commodity.id, in: form) == nil
        ? lorry.emptyKilometresShare : parameters[.lorryPositioningShare]
      let loadedAndEmpty = (1 + share) / tonnes
      loadForm = form
      carriesGoods = true
      unitsPerVehicle = tonnes
      hourSEK = lorry.costSEKPerHour * loadedAndEmpty
      kilometreSEK = lorry.costSEKPerKilometre * loadedAndEmpty
      roadLoad = lorry.pcu * loadedAndEmpty
      cargoSEKPerHour = parameters[.interestRate] * commodity.valueSEKPerTonne / 8760
      handlingUnits = form == .unitised ? 1 / commodity.tonnesPerLoadUnit : 1
      handlingPriceFactor = 1
    case .empties(let row):
      let equipment = demand.equipment[row]
      vehicle = vehicles.firstIndex { $0.id == equipment.lorry }!
      let lorry = vehicles[vehicle]
      let lorries = (1 + parameters[.lorryPositioningShare]) / equipment.emptiesPerLorry
      loadForm = equipment.loadForm
      carriesGoods = false
      unitsPerVehicle = equipment.emptiesPerLorry
      hourSEK = lorry.costSEKPerHour * lorries
      kilometreSEK = lorry.costSEKPerKilometre * lorries
      roadLoad = lorry.pcu * lorries
      cargoSEKPerHour = 0
      handlingUnits = equipment.handlingUnits
      handlingPriceFactor = equipment.handlingPriceFactor
    }
    speedCapKilometresPerHour = vehicles[vehicle].speedCapKilometresPerHour
    vehicleSEKPerHour = vehicles[vehicle].costSEKPerHour
  }

  /// Trains, ships or ferry places per unit of flow on each vehicle; zero where it carries none.
  ///
  /// Empties that are flows of their own take places like loaded units: the vehicle then runs loaded
  /// and empty units alike, and its share of empty running is not charged.
  static func runsPerUnit(
    _ kind: ClassKind, _ demand: Demand, _ vehicles: [Vehicle]
  ) -> [Double] {
    switch kind {
    case .background: return vehicles.map { _ in 0 }
    case .freight(let row, let form):
      let commodity = demand.commodities[row]
      let isBalanced = demand.equipment(of: commodity.id, in: form) != nil
      return vehicles.map { vehicle in
        let load = commodity.tonnes(on: vehicle, in: form)
        let share = isBalanced ? 0 : vehicle.emptyKilometresShare
        return load > 0 ? (1 + share) / load : 0
      }
    case .empties(let row):
      return vehicles.map { vehicle in
        let load = demand.equipment[row].empties(on: vehicle)
        return load > 0 ? 1 / load : 0
      }
    }
  }
}

extension Equipment {
  /// Empties on one vehicle at its mean fill; zero if it does not carry them.
  func empties(on vehicle: Vehicle) -> Double {
    switch (vehicle.mode, loadForm) {
    case (.road, _), (.ferry, _): emptiesPerLorry
    case (_, .unitised):
      vehicle.fill * Swift.min(vehicle.loadUnits, vehicle.payloadTonnes / emptyTonnes)
    case (_, .conventional): 0
    }
  }

  /// Tonnes of goods that travel in one unit; nil where they never do.
  func tonnes(of commodity: Commodity, _ vehicles: [Vehicle]) -> Double? {
    let tonnes =
      switch loadForm {
      case .unitised: commodity.tonnesPerLoadUnit
      case .conventional:
        vehicles.first { $0.id == commodity.lorry }.map {
          commodity.tonnes(on: $0, in: .conventional)
        } ?? 0
      }
    return tonnes > 0 ? tonnes : nil
  }
}

extension Commodity {
  /// Tonnes on one vehicle at its mean load; zero if it does not carry the form.
  func tonnes(on vehicle: Vehicle, in form: LoadForm) -> Double {
    switch (vehicle.mode, form) {
    case (.road, _), (.ferry, _): Swift.min(tonnesPerLorry, vehicle.payloadTonnes)
    case (_, .unitised):
      vehicle.fill * Swift.min(vehicle.loadUnits * tonnesPerLoadUnit, vehicle.payloadTonnes)
    case (_, .conventional): vehicle.fill * vehicle.payloadTonnes
    }
  }
}
