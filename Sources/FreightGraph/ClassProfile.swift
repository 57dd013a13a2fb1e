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
  /// The form of its goods; nil for background traffic.
  let loadForm: LoadForm?
  /// Tonnes on a lorry; 1 for background traffic, which is counted in vehicles.
  let tonnesPerVehicle: Double
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
  /// Tonnes that fill a load unit, and a lorry; zero for background traffic.
  private let tonnesPerLoadUnit: Double
  private let tonnesPerLorry: Double

  init(
    _ kind: ClassKind, _ demand: Demand, _ vehicles: [Vehicle], _ parameters: ParameterSet
  ) {
    switch kind {
    case .background(let row):
      vehicle = row
      let car = vehicles[row]
      loadForm = nil
      tonnesPerVehicle = 1
      // A car's hour is worth its occupants' time; a lorry's is its own rate.
      hourSEK =
        car.payloadTonnes > 0 ? car.costSEKPerHour : parameters[.carTimeCost]
      kilometreSEK = car.costSEKPerKilometre
      roadLoad = car.pcu
      cargoSEKPerHour = 0
      handlingUnits = 0
      tonnesPerLoadUnit = 0
      tonnesPerLorry = 0
    case .freight(let row, let form):
      let commodity = demand.commodities[row]
      vehicle = vehicles.firstIndex { $0.id == commodity.lorry }!
      let lorry = vehicles[vehicle]
      let tonnes = commodity.tonnes(on: lorry)
      let loadedAndEmpty = (1 + lorry.emptyKilometresShare) / tonnes
      loadForm = form
      tonnesPerVehicle = tonnes
      hourSEK = lorry.costSEKPerHour * loadedAndEmpty
      kilometreSEK = lorry.costSEKPerKilometre * loadedAndEmpty
      roadLoad = lorry.pcu * loadedAndEmpty
      cargoSEKPerHour = parameters[.interestRate] * commodity.valueSEKPerTonne / 8760
      handlingUnits = form == .unitised ? 1 / commodity.tonnesPerLoadUnit : 1
      tonnesPerLoadUnit = commodity.tonnesPerLoadUnit
      tonnesPerLorry = commodity.tonnesPerLorry
    }
    speedCapKilometresPerHour = vehicles[vehicle].speedCapKilometresPerHour
    vehicleSEKPerHour = vehicles[vehicle].costSEKPerHour
  }

  /// Tonnes on a train, ship or ferry place that is full; zero for background traffic.
  func fullLoadTonnes(on vehicle: Vehicle, payload: Double) -> Double {
    switch (vehicle.mode, loadForm) {
    case (_, nil): 0
    case (.road, _), (.ferry, _): Swift.min(tonnesPerLorry, payload)
    case (_, .unitised): Swift.min(vehicle.loadUnits * tonnesPerLoadUnit, payload)
    case (_, .conventional): payload
    }
  }
}

extension Commodity {
  /// Tonnes on one lorry.
  fileprivate func tonnes(on lorry: Vehicle) -> Double {
    Swift.min(tonnesPerLorry, lorry.payloadTonnes)
  }
}
