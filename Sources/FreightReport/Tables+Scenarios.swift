import FreightAppraisal
import FreightModel

extension ResultView {
  /// The base case or an option as a row of the tables that list every scenario.
  struct ListedScenario {
    let outcome: Outcome
    let name: Label
    var isPackage = false

    /// What `scenarioColumns` head.
    var cells: [ReportTable.Cell] {
      let scenario = outcome.value.scenario
      return [.text(scenario.id), .text(scenario.kind.rawValue), .label(name)]
    }
  }

  /// The base case, singles and packages, in study order.
  var scenarios: [ListedScenario] {
    [ListedScenario(outcome: base, name: baseCaseName)]
      + options.map { option in
        ListedScenario(
          outcome: option.outcome, name: shortTitle(of: option), isPackage: option.subject == nil)
      }
  }
}

/// What the base case is called.
let baseCaseName = Label(sv: "Jämförelsealternativ (JA)", en: "Base case (JA)")

/// The columns that say which scenario a row is about.
let scenarioColumns: [ReportTable.Column] = [
  .init(
    key: "scenario_id", heading: Label(sv: "Kod", en: "Code"), isShown: false, isNumeric: false),
  .init(key: "kind", heading: Label(sv: "Slag", en: "Kind"), isShown: false, isNumeric: false),
  .init(key: "name", heading: Label(sv: "Scenario", en: "Scenario"), isNumeric: false),
]

private let packagesInCSV = Label(
  sv: " Paketen står i CSV-filen.", en: " Packages are in the CSV file.")

/// Transport and traffic work, time and CO2 of every scenario by mode.
func scenarioModeTable(_ view: ResultView) -> ReportTable {
  typealias Column = ReportTable.Column
  let work: [Column] = Mode.allCases.map { mode in
    .init(
      key: "\(mode.rawValue)_million_tkm_per_year", heading: title(of: mode),
      unit: Unit.millionTonneKilometres, decimals: 2, csvDecimals: 6)
  }
  let shares: [Column] = Mode.allCases.map { mode in
    .init(
      key: "\(mode.rawValue)_tkm_share_percent", heading: title(of: mode), unit: Unit.perCent,
      csvDecimals: 6, isShown: false)
  }
  let vehicles: [Column] = Mode.allCases.map { mode in
    .init(
      key: "\(mode.rawValue)_thousand_vehicle_km_per_year", heading: vehicle(of: mode),
      unit: Unit.thousandVehicleKilometres, decimals: 1, csvDecimals: 6)
  }
  return ReportTable(
    id: "scenarios-modes",
    title: Label(
      sv: "Färdmedelsfördelning: transport- och trafikarbete per scenario",
      en: "Modal split: transport and traffic work by scenario"),
    note: Label(
      sv: "Studiens gods; fordons-, tåg- och fartygskilometer med tomkörning." + packagesInCSV.sv,
      en: "The study's goods; vehicle-, train- and ship-kilometres, empty running included."
        + packagesInCSV.en),
    columns: scenarioColumns + work + shares + vehicles,
    rows: view.scenarios.map { scenario in
      let modes = Mode.allCases.map { scenario.outcome.freight($0) }
      let total = modes.reduce(0) { $0 + $1.tonneKilometres }
      return .init(
        cells: scenario.cells + modes.map { .number($0.tonneKilometres / 1e6) }
          + modes.map { total > 0 ? .number($0.tonneKilometres / total * 100) : .empty }
          + modes.map { .number($0.vehicleKilometres / 1e3) },
        isShown: !scenario.isPackage)
    })
}

/// Hours and CO2 of every scenario.
func scenarioTimeTable(_ view: ResultView) -> ReportTable {
  typealias Column = ReportTable.Column
  let hours: [Column] = Mode.allCases.map { mode in
    .init(
      key: "\(mode.rawValue)_vehicle_hours_per_year", heading: vehicle(of: mode),
      unit: Unit.hoursPerYear, csvDecimals: 2)
  }
  let emissions: [Column] = Mode.allCases.map { mode in
    .init(
      key: "\(mode.rawValue)_co2_t_per_year",
      heading: Label(sv: "CO₂ " + title(of: mode).sv.lowercased(), en: "CO₂ " + title(of: mode).en),
      unit: Unit.tonnesPerYear, csvDecimals: 3)
  }
  return ReportTable(
    id: "scenarios-time-co2",
    title: Label(sv: "Fordonstimmar och CO₂ per scenario", en: "Vehicle-hours and CO₂ by scenario"),
    note: Label(
      sv: "Timmar under gång med kö. Bakgrundsmatrisen är bilar och övriga lastbilar som väljer "
        + "väg. Fast trafik är den som modellen håller kvar på sin väg, utan väntan i korsningar; "
        + "dess CO₂ räknas inte. Den är allas trafik i hela nätet, också långt utanför länet: "
        + "nivån säger lite, skillnaden mellan scenarier mer." + packagesInCSV.sv,
      en: "Hours under way, queues included. The background matrix is cars and other lorries that "
        + "choose their roads. Fixed traffic is what the model keeps on its road, its waits in "
        + "junctions apart; its CO₂ is not counted. It is everybody's traffic on the whole "
        + "network, far outside the county too: its level says little, "
        + "its difference between scenarios more."
        + packagesInCSV.en),
    columns: scenarioColumns + hours + [
      .init(
        key: "tonne_hours_per_year", heading: Label(sv: "Tontimmar", en: "Tonne-hours"),
        unit: Unit.hoursPerYear, csvDecimals: 1, isShown: false),
      .init(
        key: "background_thousand_vehicle_km_per_year",
        heading: Label(sv: "Bakgrund", en: "Background"), unit: Unit.thousandVehicleKilometres,
        csvDecimals: 6, isShown: false),
      .init(
        key: "background_vehicle_hours_per_year",
        heading: Label(sv: "Bakgrunds\u{ad}matris", en: "Background matrix"),
        unit: Unit.hoursPerYear,
        csvDecimals: 2),
      .init(
        key: "preload_vehicle_hours_per_year",
        heading: Label(sv: "Fast trafik", en: "Fixed traffic"), unit: Unit.hoursPerYear,
        csvDecimals: 2),
    ] + emissions + [
      .init(
        key: "background_co2_t_per_year",
        heading: Label(sv: "CO₂ bakgrunds\u{ad}matris", en: "CO₂ background matrix"),
        unit: Unit.tonnesPerYear,
        csvDecimals: 3)
    ],
    rows: view.scenarios.map { scenario in
      let modes = Mode.allCases.map { scenario.outcome.freight($0) }
      let indicators = scenario.outcome.indicators
      return .init(
        cells: scenario.cells + modes.map { .number($0.vehicleHours) } + [
          .number(indicators.industries.reduce(0) { $0 + $1.tonneHours }),
          .number(indicators.background.vehicleKilometres / 1e3),
          .number(indicators.background.vehicleHours),
          .number(indicators.background.preloadVehicleHours),
        ] + modes.map { .number($0.co2Tonnes) } + [.number(indicators.background.co2Tonnes)],
        isShown: !scenario.isPackage)
    })
}

/// Tonnes by chain type of every scenario.
func scenarioChainTable(_ view: ResultView) -> ReportTable {
  let chains = view.study.network.chainTypes
  return ReportTable(
    id: "scenarios-chains",
    title: Label(
      sv: "Färdmedelsfördelning: gods per transportkedja och scenario",
      en: "Modal split: goods by transport chain and scenario"),
    note: Label(
      sv: "Studiens gods." + packagesInCSV.sv, en: "The study's goods." + packagesInCSV.en),
    columns: scenarioColumns
      + chains.map { chain in
        .init(
          key: chain.id.name.lowercased() + "_kt_per_year", heading: chain.name,
          unit: Unit.kilotonnesPerYear, decimals: 2, csvDecimals: 6)
      },
    rows: view.scenarios.map { scenario in
      .init(
        cells: scenario.cells
          + chains.map { chain in
            .number(
              scenario.outcome.indicators.industries.reduce(0) { sum, industry in
                sum + (industry.chains.first { $0.chain == chain.id }?.tonnes ?? 0)
              } / 1e3)
          }, isShown: !scenario.isPackage)
    })
}

extension ResultView.Outcome {
  /// All industries' transport in a mode, with their empties.
  func freight(_ mode: Mode) -> ModeIndicators { indicators.freight(by: mode) }

  /// The study's own trains a week in each direction on the tracks at a terminal, passing ones
  /// included; nil where no train calls.
  func trainsPerWeek(at terminal: Terminal) -> Double? {
    guard terminal.modes.contains(.rail) else { return nil }
    let trains = zip(network.links, indicators.links).reduce(0.0) { sum, pair in
      let (link, load) = pair
      let touches = link.fromNode == terminal.node || link.toNode == terminal.node
      return link.mode == .rail && touches ? sum + load.freightVehicles : sum
    }
    return trains / 2 / 52
  }
}

/// What runs in a mode.
private func vehicle(of mode: Mode) -> Label {
  switch mode {
  case .road: Label(sv: "Lastbil", en: "Lorries")
  case .rail: Label(sv: "Tåg", en: "Trains")
  case .sea: Label(sv: "Fartyg", en: "Ships")
  case .ferry: Label(sv: "Färja", en: "Ferry")
  }
}
