import FreightModel

/// Kilometres and CO2 of a scenario by who drives and on what kind of road, per year.
struct ExternalWork {
  /// By kind of road: cars and lorries, vehicle-kilometres.
  private var cars: [RoadClass.ID: Double] = [:]
  private var lorries: [RoadClass.ID: Double] = [:]
  /// Goods and their empties by mode, in `Mode.allCases` order.
  private let freight: [ModeIndicators]
  /// Freight and the background matrix, in `Mode.allCases` order.
  let co2Kilograms: [Double]
  /// Whether the emissions of a vehicle are an estimate, in `Mode.allCases` order.
  let hasEstimatedEmissions: [Bool]

  init(_ outcome: ScenarioOutcome) {
    let indicators = outcome.indicators
    for (link, load) in zip(outcome.network.links, indicators.links) {
      guard case .road(let road) = link.supply else { continue }
      for direction in [load.forward, load.backward] {
        let kilometres = link.lengthKilometres
        cars[road.roadClass, default: 0] +=
          (direction.backgroundVehicles - direction.backgroundLorries) * kilometres
        lorries[road.roadClass, default: 0] +=
          (direction.freightVehicles + direction.backgroundLorries) * kilometres
      }
    }
    hasEstimatedEmissions = Mode.allCases.map { mode in
      outcome.network.vehicles.contains { $0.mode == mode && $0.provenance.isEstimate }
    }
    freight = Mode.allCases.map { indicators.freight(by: $0) }
    co2Kilograms = Mode.allCases.map { mode in
      let background = mode == .road ? indicators.background.co2Tonnes : 0
      return 1000 * (indicators.freight(by: mode).co2Tonnes + background)
    }
  }

  /// The kilometres that a unit value is of.
  func quantity(of value: ExternalCost) -> Double {
    func sum(_ kilometres: [RoadClass.ID: Double]) -> Double {
      value.roadClasses.sorted().reduce(0) { $0 + (kilometres[$1] ?? 0) }
    }
    func work(_ mode: Mode) -> Double {
      let indicators = freight[mode.order]
      return value.unit == .vehicleKilometre
        ? indicators.vehicleKilometres : indicators.tonneKilometres
    }
    return switch value.traffic {
    case .car: sum(cars)
    case .lorry: sum(lorries)
    case .train: work(.rail)
    case .ship: work(.sea)
    case .ferry: work(.ferry)
    }
  }
}
