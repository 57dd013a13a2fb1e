import FreightModel

/// What a class of users brings to every arc: its vehicle, its load and the value of its goods.
struct ClassProfile: Sendable {
  /// The lorry or car that it uses on roads.
  let vehicle: Vehicle
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
  /// Trains, ships or ferry places per unit of flow on each vehicle, empty running included.
  let runsPerTonne: [Double]

  init(
    _ kind: ClassKind, _ demand: Demand, _ vehicles: [Vehicle], _ parameters: ParameterSet
  ) {
    switch kind {
    case .background(let row):
      vehicle = vehicles[row]
      loadForm = nil
      tonnesPerVehicle = 1
      // A car's hour is worth its occupants' time; a lorry's is its own rate.
      hourSEK =
        vehicle.payloadTonnes > 0 ? vehicle.costSEKPerHour : parameters[.carTimeCost]
      kilometreSEK = vehicle.costSEKPerKilometre
      roadLoad = vehicle.pcu
      cargoSEKPerHour = 0
      handlingUnits = 0
      runsPerTonne = []
    case .freight(let row, let form):
      let commodity = demand.commodities[row]
      let lorry = vehicles.first { $0.id == commodity.lorry }!
      let tonnes = commodity.tonnes(on: lorry, in: form)
      let loadedAndEmpty = (1 + lorry.emptyKilometresShare) / tonnes
      vehicle = lorry
      loadForm = form
      tonnesPerVehicle = tonnes
      hourSEK = lorry.costSEKPerHour * loadedAndEmpty
      kilometreSEK = lorry.costSEKPerKilometre * loadedAndEmpty
      roadLoad = lorry.pcu * loadedAndEmpty
      cargoSEKPerHour = parameters[.interestRate] * commodity.valueSEKPerTonne / 8760
      handlingUnits = form == .unitised ? 1 / commodity.tonnesPerLoadUnit : 1
      runsPerTonne = vehicles.map { vehicle in
        let load = commodity.tonnes(on: vehicle, in: form)
        return load > 0 ? (1 + vehicle.emptyKilometresShare) / load : 0
      }
    }
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
