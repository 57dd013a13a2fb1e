import FreightModel

/// What a class of users brings to every arc: its vehicle, its load and the value of its goods.
///
/// Numbers only, so that a profile is read in the inner loops without counting references.
struct ClassProfile: Sendable {
  /// Row of the lorry or car that it uses on roads.
  let vehicle: Int
  /// That vehicle's greatest gross mass, tonnes; zero where no limit concerns it.
  let grossTonnes: Double
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
  /// Units of flow on a lorry or ferry place, and in a load unit; zero for background traffic.
  private let unitsPerLorry: Double
  private let unitsPerLoadUnit: Double
  /// Weight of a unit of flow; zero for background traffic.
  private let tonnesPerUnit: Double
  /// Whether a train's or ship's share of empty running is charged: not where empties are flows of
  /// their own and take places like loaded units.
  let chargesEmptyRunning: Bool

  init(
    _ kind: ClassKind, _ demand: Demand, _ network: FreightNetwork, _ parameters: ParameterSet
  ) {
    let vehicles = network.vehicles
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
      unitsPerLorry = 0
      unitsPerLoadUnit = 0
      tonnesPerUnit = 0
      chargesEmptyRunning = false
    case .freight(let row, let form):
      let commodity = demand.commodities[row]
      vehicle = vehicles.firstIndex { $0.id == commodity.lorry }!
      let lorry = vehicles[vehicle]
      let tonnes = commodity.tonnes(on: lorry)
      // Where empties are flows of their own, the share that stands for them is not charged too.
      let isBalanced = demand.equipment(of: commodity.id, in: form) != nil
      let share =
        !isBalanced
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
      unitsPerLorry = commodity.tonnesPerLorry
      unitsPerLoadUnit = commodity.tonnesPerLoadUnit
      tonnesPerUnit = 1
      chargesEmptyRunning = !isBalanced
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
      unitsPerLorry = equipment.emptiesPerLorry
      unitsPerLoadUnit = equipment.loadForm == .unitised ? 1 : 0
      tonnesPerUnit = equipment.emptyTonnes
      chargesEmptyRunning = false
    }
    grossTonnes = network.limits.grossTonnes[vehicles[vehicle].id] ?? 0
    speedCapKilometresPerHour = vehicles[vehicle].speedCapKilometresPerHour
    vehicleSEKPerHour = vehicles[vehicle].costSEKPerHour
  }

  /// Units of flow on a train, ship or ferry place that is full; zero where it carries none.
  func fullLoad(on vehicle: Vehicle, payload: Double) -> Double {
    switch (vehicle.mode, loadForm) {
    case (_, nil): 0
    case (.road, _), (.ferry, _): Swift.min(unitsPerLorry, payload / tonnesPerUnit)
    case (_, .unitised):
      Swift.min(vehicle.loadUnits * unitsPerLoadUnit, payload / tonnesPerUnit)
    case (_, .conventional): carriesGoods ? payload : 0
    }
  }
}

extension Equipment {
  /// Tonnes of goods that travel in one unit; nil where they never do.
  func tonnes(of commodity: Commodity, _ vehicles: [Vehicle]) -> Double? {
    let tonnes =
      switch loadForm {
      case .unitised: commodity.tonnesPerLoadUnit
      case .conventional:
        vehicles.first { $0.id == commodity.lorry }.map {
          commodity.tonnes(on: $0)
        } ?? 0
      }
    return tonnes > 0 ? tonnes : nil
  }
}

extension Commodity {
  /// Tonnes on one lorry.
  fileprivate func tonnes(on lorry: Vehicle) -> Double {
    Swift.min(tonnesPerLorry, lorry.payloadTonnes)
  }
}
