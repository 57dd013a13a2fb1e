import FreightAppraisal
import FreightModel

/// Trains that run as often and as full as their goods allow, beside the trains of the main answer.
func scaleTable(_ view: ResultView) -> ReportTable {
  ReportTable(
    id: "scale_economies",
    title: Label(
      sv: "Skalfördelar: tåg efter gods och gods efter tåg",
      en: "Economies of scale: trains after goods and goods after trains"),
    note: Label(
      sv: "I huvudsvaret går tåg vid vilken volym som helst med medelfyllnad och utan väntan på "
        + "avgång. Här går de bara där godset räcker till minsta turtäthet och fyllnad, så att "
        + "pris och väntan följer av volymen. Svaret beror på var man börjar: med dagens fyllnad "
        + "(huvudrad), med fulla tåg överallt eller utan nya tåg; minst och störst visar spannet. "
        + "Förändring mot JA med samma start, minus är en besparing. Tåg per vecka och riktning "
        + "vid den nya terminalen.",
      en: "In the main answer trains run at any volume, with a mean fill and without a wait for "
        + "a departure. Here they run only where goods suffice for the least frequency and fill, "
        + "so that price and wait follow from the volume. The answer depends on the start: at the "
        + "present fill (main), with full trains everywhere or without new trains; least and "
        + "greatest show the spread. Change against the base case from the same start, minus is a "
        + "saving. Trains a week and direction at the new terminal."),
    columns: [
      .init(
        key: "scenario_id", heading: Label(sv: "Kod", en: "Code"), isShown: false,
        isNumeric: false),
      .init(key: "scenario", heading: Label(sv: "Scenario", en: "Scenario"), isNumeric: false),
      change("core_change_msek_per_year", "Huvudsvar", "Main answer"),
      change("scale_change_msek_per_year", "Med skalfördelar", "With economies of scale"),
      change("least_change_msek_per_year", "Minst", "Least"),
      change("greatest_change_msek_per_year", "Störst", "Greatest"),
      trains("core_trains_per_week", "Tåg, huvudsvar", "Trains, main answer"),
      trains("scale_trains_per_week", "Tåg, skalfördelar", "Trains, economies of scale"),
      trains("least_trains_per_week", "Minst", "Least"),
      trains("greatest_trains_per_week", "Störst", "Greatest"),
      .init(
        key: "relations", heading: Label(sv: "Tågrelationer", en: "Train relations")),
      .init(key: "rounds", heading: Label(sv: "Varv", en: "Rounds"), isShown: false),
      .init(
        key: "settled", heading: Label(sv: "Jämvikt nådd", en: "Has settled"), isNumeric: false),
    ],
    rows: view.result.scaleEconomies.map { row($0, view) })
}

private func change(_ key: String, _ sv: String, _ en: String) -> ReportTable.Column {
  .init(
    key: key, heading: Label(sv: sv, en: en), unit: Unit.msekPerYear, decimals: 2,
    csvDecimals: 6, isDifference: true)
}

private func trains(_ key: String, _ sv: String, _ en: String) -> ReportTable.Column {
  .init(
    key: key, heading: Label(sv: sv, en: en), unit: Label(sv: "per vecka", en: "a week"),
    decimals: 1)
}

private func row(_ scaled: ScaleEconomies, _ view: ResultView) -> ReportTable.Row {
  let option = view.options.first { $0.outcome.value.scenario.id == scaled.scenario.id }
  let isBase = scaled.scenario.investments.isEmpty
  let changes = isBase ? [] : scaled.differences(from: view.result.scaleEconomies[0])
  let places = newRailPlaces(scaled, view)
  let departures = scaled.answers.map { answer in
    places.reduce(0) { $0 + answer.departuresPerWeek(at: $1.node) }
  }
  let core = option.map { option in
    places.reduce(0) { $0 + (option.outcome.trainsPerWeek(at: $1) ?? 0) }
  }
  func number(_ value: Double?) -> ReportTable.Cell { value.map { .number($0) } ?? .empty }
  func trains(_ value: Double?) -> ReportTable.Cell { places.isEmpty ? .empty : number(value) }
  let sorted = changes.sorted { $0.value < $1.value }
  return .init(
    cells: [
      .text(scaled.scenario.id),
      isBase
        ? .label(baseCaseName)
        : .label(name(of: scaled.scenario, view)),
      option.map { .millions($0.comparison.totalCost) } ?? .empty,
      changes.first.map { .millions($0) } ?? .empty, sorted.last.map { .millions($0) } ?? .empty,
      sorted.first.map { .millions($0) } ?? .empty, trains(core), trains(departures.first),
      trains(departures.min()), trains(departures.max()),
      .number(Double(scaled.main.relations.count)), .number(Double(scaled.main.rounds)),
      .flag(scaled.answers.allSatisfy(\.isSettled)),
    ],
    isEstimate: scaled.scenario.investments.contains {
      view.investments[$0]?.provenance.isEstimate == true
    })
}

private func name(of scenario: Scenario, _ view: ResultView) -> Label {
  let names = scenario.investments.compactMap { view.investments[$0]?.name }
  return Label(
    sv: names.map(\.sv).joined(separator: " + "), en: names.map(\.en).joined(separator: " + "))
}

/// Rail terminals that the scenario's investments add.
func newRailPlaces(_ scaled: ScaleEconomies, _ view: ResultView) -> [Terminal] {
  scaled.scenario.investments.compactMap { view.investments[$0] }.flatMap(\.changes)
    .compactMap(\.addedTerminal).filter { $0.modes.contains(.rail) }
}
