import FreightAppraisal
import FreightModel

/// Every table of a study, in the report's order.
func reportTables(_ view: ResultView) -> [ReportTable] {
  [
    summaryTable(view), packageTable(view), industryTable(view), modeTable(view),
    chainTable(view), industryDifferenceTable(view), terminalTable(view),
    terminalDifferenceTable(view), junctionTable(view), junctionDifferenceTable(view),
    linkTable(view), investmentTable(view), gapTable(view), parameterTable(view),
    estimateTable(view), unservedTable(view), inputTable(view),
  ].filter { !$0.rows.isEmpty }
}

/// What an option is called: a single by its investment, a package by identifiers.
func title(of option: ResultView.Option) -> Label {
  guard let subject = option.subject else {
    return Label(sv: option.id, en: option.id)
  }
  let others = option.investments.filter { $0.id != subject.id }.map(\.id.name)
  guard !others.isEmpty else { return subject.name }
  let list = others.joined(separator: ", ")
  return Label(sv: "\(subject.name.sv) (med \(list))", en: "\(subject.name.en) (with \(list))")
}

/// Who pays, in words.
func title(of payer: Investment.Payer) -> Label {
  switch payer {
  case .national: Label(sv: "nationell", en: "national")
  case .regional: Label(sv: "regional", en: "regional")
  case .municipal: Label(sv: "kommunal", en: "municipal")
  }
}

/// Each investment by itself: cost of building against change in cost per year.
func summaryTable(_ view: ResultView) -> ReportTable {
  ReportTable(
    id: "summary",
    title: Label(
      sv: "Åtgärderna en och en mot jämförelsealternativet (JA)",
      en: "Each investment against the base case (JA)"),
    note: Label(
      sv: "Förändring av kostnad per år, UA minus JA: minus är en besparing. Kostnaden i mnkr är "
        + "byggkostnaden i åtgärdens egen prisnivå, med det som åtgärden kräver.",
      en: "Change in cost per year, option less base: minus is a saving. The cost in MSEK is the "
        + "cost of building in the investment's own price level, with what it needs."),
    columns: optionColumns(
      first: [
        .init(
          key: "investment_id", heading: Label(sv: "Kod", en: "Code"), isShown: false,
          isNumeric: false)
      ],
      name: .init(
        key: "name", heading: Label(sv: "Åtgärd (UA)", en: "Investment (UA)"), isNumeric: false)),
    rows: view.singles.map { option in
      .init(
        cells: [.text(option.id), .label(title(of: option))] + optionCells(option),
        isEstimate: option.investments.contains { $0.provenance.isEstimate })
    })
}

/// Combinations that can be built together, largest saving first.
func packageTable(_ view: ResultView) -> ReportTable {
  let packages = view.packages.enumerated()
    .sorted { ($0.element.savingOrder, $0.offset) < ($1.element.savingOrder, $1.offset) }
    .map(\.element)
  return ReportTable(
    id: "packages",
    title: Label(sv: "Paket av åtgärder mot JA", en: "Packages against the base case (JA)"),
    note: Label(
      sv: "Alla genomförbara kombinationer av de förvalda åtgärderna, störst besparing först. "
        + "Minus är en besparing.",
      en: "Every feasible combination of the default set, largest saving first. "
        + "Minus is a saving."),
    columns: optionColumns(
      first: [],
      name: .init(
        key: "investment_ids", heading: Label(sv: "Paket (UA)", en: "Package (UA)"),
        isNumeric: false)),
    rows: packages.map { option in
      .init(
        cells: [.text(option.investments.map(\.id.name).joined(separator: " + "))]
          + optionCells(option),
        isEstimate: option.investments.contains { $0.provenance.isEstimate })
    }, shownRows: 40)
}

extension ResultView.Option {
  /// The change in total cost, zero where it is not known: sorts savings first.
  var savingOrder: Double { comparison.totalCost.isResolved ? comparison.totalCost.value : 0 }
}

private func optionColumns(
  first: [ReportTable.Column], name: ReportTable.Column
) -> [ReportTable.Column] {
  func change(_ key: String, _ sv: String, _ en: String) -> ReportTable.Column {
    .init(
      key: key + "_change_msek_per_year", heading: Label(sv: sv, en: en), unit: Unit.msekPerYear,
      decimals: 2, csvDecimals: 6, isDifference: true)
  }
  return first + [
    name,
    .init(key: "cost_msek", heading: Label(sv: "Kostnad", en: "Cost"), unit: Unit.msek),
    .init(key: "payer", heading: Label(sv: "Betalare", en: "Payer"), isNumeric: false),
    change("vehicle_industry", "Fordons\u{ad}industri", "Vehicle industry"),
    change(
      "manufacturing_industry", "Övrig tillverknings\u{ad}industri", "Other manu\u{ad}facturing"),
    change("other_industry", "Övrigt näringsliv", "Other industry"),
    change("background_traffic", "Bakgrunds\u{ad}trafik", "Background traffic"),
    change("total", "Totalt", "Total"),
    .init(
      key: "co2_change_t_per_year", heading: Label(sv: "CO₂", en: "CO₂"),
      unit: Unit.tonnesPerYear, csvDecimals: 2, isDifference: true),
    .init(
      key: "two_gaps_sek_per_year", heading: Label(sv: "Gap JA+UA", en: "Gap JA+UA"),
      unit: Unit.sekPerYear, csvDecimals: 2),
    .init(
      key: "converged", heading: Label(sv: "Konver\u{ad}gerad", en: "Con\u{ad}verged"),
      isShown: false,
      isNumeric: false),
  ]
}

private func optionCells(_ option: ResultView.Option) -> [ReportTable.Cell] {
  let comparison = option.comparison
  let payers = Investment.Payer.allCases.filter { payer in
    option.investments.contains { $0.payer == payer }
  }
  let payer = Label(
    sv: payers.map { title(of: $0).sv }.joined(separator: ", "),
    en: payers.map { title(of: $0).en }.joined(separator: ", "))
  return [.number(option.costMSEK), .label(payer)]
    + comparison.industryCost.map { .millions($0) } + [
      .millions(comparison.backgroundCost), .millions(comparison.totalCost),
      option.isResolved ? .number(comparison.co2Tonnes) : .unresolved,
      .number(comparison.totalCost.resolution), .flag(option.isConverged),
    ]
}

/// How well each scenario was solved.
func gapTable(_ view: ResultView) -> ReportTable {
  ReportTable(
    id: "gaps", title: Label(sv: "Beräkningarnas gap", en: "Gaps of the solves"),
    note: Label(
      sv: "Gapet är en övre gräns för hur långt lösningen är från den bästa. En skillnad som är "
        + "mindre än JA:s och UA:s gap tillsammans visas inte som tal.",
      en: "The gap bounds the distance to the best solution. A difference smaller than the gaps "
        + "of base and option together is not shown as a number."),
    columns: [
      .init(
        key: "scenario_id", heading: Label(sv: "Scenario", en: "Scenario"), isNumeric: false),
      .init(
        key: "gap_sek_per_year", heading: Label(sv: "Gap", en: "Gap"),
        unit: Unit.sekPerYear, decimals: 2, csvDecimals: 2),
      .init(
        key: "gap_per_million_of_cost", heading: Label(sv: "Relativt gap", en: "Relative gap"),
        unit: Label(sv: "miljondelar", en: "parts per million"), decimals: 5, csvDecimals: 6),
      .init(key: "iterations", heading: Label(sv: "Iterationer", en: "Iterations")),
      .init(
        key: "converged", heading: Label(sv: "Konvergerad", en: "Converged"), isNumeric: false),
    ],
    rows: view.result.outcomes.map { outcome in
      .init(cells: [
        .text(outcome.scenario.investments.isEmpty ? "JA (base)" : outcome.scenario.id),
        .number(outcome.gap.absoluteSEK), .number(outcome.gap.relative * 1e6),
        .number(Double(outcome.gap.iterations)), .flag(outcome.gap.isConverged),
      ])
    }, shownRows: 25)
}
