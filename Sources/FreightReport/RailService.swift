import FreightAppraisal
import FreightModel

/// What trains do at a terminal in one scenario.
struct RailService {
  let scenario: String
  let terminal: Terminal.ID
  /// In each direction.
  let trainsPerWeek: Double
  let loadUnits: Double
  let peakUtilisation: Double
  let capacityPerHour: Double

  /// Units lifted for each train that comes or goes.
  var loadUnitsPerTrain: Double {
    trainsPerWeek > 0 ? loadUnits / (2 * 52 * trainsPerWeek) : 0
  }

  /// What the two figures are called after `sentence/`.
  var trainsName: String { "trains_per_week_" + place }
  var liftsName: String { "lifts_per_train_" + place }
  private var place: String { FigureID.part(terminal.name + "_" + scenario) }

  /// Nil where the scenario does not have the terminal, or no railway goes there.
  init?(of id: Terminal.ID, in outcome: ResultView.Outcome) {
    guard let terminal = outcome.network.terminals.first(where: { $0.id == id }),
      let indicators = outcome.indicators.terminals.first(where: { $0.terminal == id }),
      let trains = outcome.trainsPerWeek(at: terminal)
    else { return nil }
    scenario = outcome.value.scenario.id
    self.terminal = id
    trainsPerWeek = trains
    loadUnits = indicators.loadUnits
    peakUtilisation = indicators.peakUtilisation
    capacityPerHour = terminal.capacityPerHour
  }
}

extension Investment.Change {
  /// The terminal that the change adds or alters.
  fileprivate var terminal: Terminal.ID? {
    switch self {
    case .addTerminal(let terminal): terminal.id
    case .changeTerminal(let id, _, _): id
    default: nil
    }
  }
}

extension ResultView {
  /// Trains at the rail terminal behind the strongest complement, with all built and without each
  /// of its parts.
  struct RailOfComplement {
    let option: Option
    let terminal: Terminal
    let whole: RailService
    let parts: [(missing: Investment, service: RailService)]
  }

  /// Nil where no rail terminal is behind the strongest complement.
  var railOfComplement: RailOfComplement? {
    guard let (option, _) = strongestComplement else { return nil }
    let built = Set(option.investments.map(\.id))
    let terminal = option.outcome.network.terminals.first { terminal in
      terminal.modes.contains(.rail)
        && option.investments.flatMap(\.changes).contains { $0.terminal == terminal.id }
    }
    guard let terminal, let whole = RailService(of: terminal.id, in: option.outcome) else {
      return nil
    }
    let parts = options.compactMap { part -> (missing: Investment, service: RailService)? in
      let left = built.subtracting(part.investments.map(\.id))
      guard left.count == 1, part.investments.count == built.count - 1,
        let missing = option.investments.first(where: { left.contains($0.id) }),
        let service = RailService(of: terminal.id, in: part.outcome)
      else { return nil }
      return (missing, service)
    }
    return parts.isEmpty
      ? nil : RailOfComplement(option: option, terminal: terminal, whole: whole, parts: parts)
  }
}

extension DerivedFigure {
  /// Trains a week and lifts for each train in the sentence on interplay.
  static func trains(_ view: ResultView) -> [DerivedFigure] {
    guard let complement = view.railOfComplement else { return [] }
    return ([complement.whole] + complement.parts.map(\.service)).flatMap { service in
      let place = complement.terminal.title
      return [
        sentence(
          service.trainsName,
          Label(
            sv: "Tåg per vecka och riktning, \(place.sv)",
            en: "Trains a week and direction, \(place.en)"),
          Label(
            sv: "Σ studiens tåg om året på banorna vid terminalen / 2 / 52",
            en: "Σ the study's trains a year on the tracks at the terminal / 2 / 52"),
          .solve, ["scenarios-modes/rail_thousand_vehicle_km_per_year"], service.trainsPerWeek,
          [service.scenario], decimals: 1, unit: Label(sv: "tåg/vecka", en: "trains/week")),
        sentence(
          service.liftsName,
          Label(sv: "Lyft per tåg, \(place.sv)", en: "Lifts per train, \(place.en)"),
          Label(
            sv: "lyft om året vid terminalen / (2 × 52 × tåg per vecka och riktning)",
            en: "lifts a year at the terminal / (2 × 52 × trains a week and direction)"),
          .solve, ["scenarios-modes/rail_thousand_vehicle_km_per_year"], service.loadUnitsPerTrain,
          [service.scenario], unit: Label(sv: "lyft/tåg", en: "lifts/train")),
      ]
    }
  }
}
