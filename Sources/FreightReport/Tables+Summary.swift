import FreightAppraisal
package import FreightModel

/// Every table of a study that has rows, in the report's order.
func reportTables(_ view: ResultView) -> [ReportTable] {
  allTables(view).filter { !$0.rows.isEmpty }
}

/// Every table that a study can have, in the report's order.
func allTables(_ view: ResultView) -> [ReportTable] {
  [
    verdictTable(view), summaryTable(view), packageTable(view), shapleyTable(view),
    shapleyPairTable(view),
    appraisalTable(view), appraisalEffectTable(view), appraisalYearTable(view),
    appraisalWorkTable(view), appraisalCostTable(view), distributionTable(view),
    goalTable(view), unpricedTable(view), fourStepTable(view), externalCostTable(view),
    priceIndexTable(view),
    discountRateTable(view), scaleTable(view), scaleSensitivityTable(view),
    industryTable(view), modeTable(view),
    chainTable(view),
    shipmentTable(view), industryDifferenceTable(view), scenarioModeTable(view),
    scenarioTimeTable(view), scenarioChainTable(view), terminalTable(view),
    terminalDifferenceTable(view), berthTable(view), berthDifferenceTable(view),
    junctionTable(view), junctionDifferenceTable(view), linkTable(view),
    unusedFacilityTable(view), desireLineTable(view),
    emptiesTable(view),
    zoneEmptiesTable(view), emptiesDifferenceTable(view),
    headroomTable(view), capacityValueTable(view), physicalThroughputTable(view),
    demandOptionTable(view), investmentTable(view),
    demandOptionContentTable(view), gapTable(view), parameterTable(view), growthTable(view),
    sensitivityTable(view), switchingTable(view), valueRangeTable(view), sweepTable(view),
    sweepDrawTable(view), sweepParameterTable(view), closureTable(view.result.resilience),
    namedClosureTable(view.result.resilience), observationTable(view), countTable(view),
    estimateTable(view),
    unservedTable(view), inputTable(view),
  ]
}

/// What an option is called: a single by its investment, a package by its investments.
func title(of option: ResultView.Option) -> Label {
  guard let subject = option.subject else {
    return Label(
      sv: option.investments.map(\.name.sv).joined(separator: " + "),
      en: option.investments.map(\.name.en).joined(separator: " + "))
  }
  let others = option.investments.filter { $0.id != subject.id }
  guard !others.isEmpty else { return subject.name }
  let sv = others.map(\.name.sv).joined(separator: "; ")
  let en = others.map(\.name.en).joined(separator: "; ")
  return Label(sv: "\(subject.name.sv) (med \(sv))", en: "\(subject.name.en) (with \(en))")
}

/// As `title`, without what a single needs: for tables that repeat it.
func shortTitle(of option: ResultView.Option) -> Label {
  option.subject?.name ?? title(of: option)
}

/// Which plan pays, in words.
package func title(of payer: Investment.Payer) -> Label {
  switch payer {
  case .national: Label(sv: "nationell plan", en: "national plan")
  case .regional: Label(sv: "länsplan", en: "county plan")
  case .municipal: Label(sv: "kommun", en: "municipality")
  }
}

/// Each investment by itself: change in cost per year against cost of building.
func summaryTable(_ view: ResultView) -> ReportTable {
  let small = Term.smallDifference
  let level = view.result.appraisalBasis.priceLevel
  return ReportTable(
    id: "summary",
    title: Label(
      sv: "Åtgärderna en och en mot jämförelsealternativet (JA)",
      en: "Each investment against the base case (JA)"),
    note: Label(
      sv: "Gods och näringsgrenar: " + Term.logsumChange.sv + "; godset med sina tomma lastbärare, "
        + "som också står för sig; bakgrundstrafik: förändring av "
        + "bilars och övriga lastbilars generaliserade kostnad. UA minus JA per år, minus är en "
        + "besparing; \(small.sv). Investeringskostnaden står i \(level) års penningvärde, med "
        + "det som åtgärden kräver; ursprunglig kostnad och prisnivå står i tabellen Åtgärderna.",
      en: "Freight and industries: " + Term.logsumChange.en + "; freight with its empties, which "
        + "also stand by themselves; background traffic: change in "
        + "the generalised cost of cars and other lorries. Option less base per year, minus is a "
        + "saving; \(small.en). The investment cost is in money of \(level), with what the "
        + "investment needs; the original cost and its price level are in the table of investments."
    ),
    columns: [
      .init(
        key: "investment_id", heading: Label(sv: "Kod", en: "Code"), isShown: false,
        isNumeric: false),
      .init(
        key: "name", heading: Label(sv: "Åtgärd (UA)", en: "Investment (UA)"), isNumeric: false),
    ] + optionColumns + [
      .init(
        key: "no_difference_since",
        heading: Label(sv: "Ingen skillnad eftersom", en: "No difference since"), isShown: false,
        isNumeric: false)
    ],
    rows: view.singles.map { option in
      .init(
        cells: [.text(option.id), .label(title(of: option))] + optionCells(option) + [
          option.reasonOfNoDifference(view.base).map { .label($0) } ?? .text("")
        ],
        isEstimate: option.isEstimate)
    })
}

/// Combinations that can be built together, largest saving first.
func packageTable(_ view: ResultView) -> ReportTable {
  let level = view.result.appraisalBasis.priceLevel
  let packages = view.packages.enumerated()
    .sorted { ($0.element.savingOrder, $0.offset) < ($1.element.savingOrder, $1.offset) }
    .map(\.element)
  return ReportTable(
    id: "packages",
    title: Label(sv: "Paket av åtgärder mot JA", en: "Packages against the base case (JA)"),
    note: Label(
      sv: "Alla genomförbara kombinationer av de förvalda åtgärderna, störst besparing först. "
        + "Gods: " + Term.logsumChange.sv + ". Summa av delarna är åtgärdernas totala "
        + "förändring var för sig; samspel är tillsammans minus delarna, minus betyder att "
        + "åtgärderna förstärker varandra. Ett huvudpaket som ingår står med sitt namn, och dess "
        + "delar står i tabellen Kostnader i kalkylen. CO₂, finansiering och övrigt näringsliv "
        + "står i CSV-filen. Investeringskostnaderna står i \(level) års penningvärde.",
      en: "Every feasible combination of the default set, largest saving first. Freight: "
        + Term.logsumChange.en + ". Sum of the parts is the investments' total change one by "
        + "one; interplay is together less the parts, minus meaning that they strengthen each "
        + "other. A headline package that is part of another stands by its name, and its parts are "
        + "in the table Costs in the appraisal. CO₂, funding and other industry are in the CSV "
        + "file. Investment costs are in money of \(level)."
    ),
    columns: [
      .init(
        key: "investment_ids", heading: Label(sv: "Kod", en: "Code"), isShown: false,
        isNumeric: false),
      .init(key: "names", heading: Label(sv: "Paket (UA)", en: "Package (UA)"), isNumeric: false),
      change("sum_of_parts", "Summa av delarna", "Sum of the parts"),
      change("interplay", "Samspel", "Interplay"),
    ]
      + optionColumns.map { column in
        // The names need the room; CSV has every column.
        var column = column
        let isLeftOut = ["co2_change_t_per_year", "funding", "other_industry_change_msek_per_year"]
        if isLeftOut.contains(column.key) { column.isShown = false }
        return column
      },
    rows: packages.map { option in
      let parts = view.sumOfParts(option)
      return .init(
        cells: [
          .text(option.investments.map(\.id.name).joined(separator: " + ")),
          .label(view.headlineName(of: option)), parts.map { .millions($0) } ?? .empty,
          view.interplay(option).map { .millions($0) } ?? .empty,
        ] + optionCells(option),
        isEstimate: option.isEstimate)
    }, shownRows: 20)
}

extension ResultView.Option {
  /// The change in total cost, zero where it is not known: sorts savings first.
  var savingOrder: Double { comparison.totalCost.isResolved ? comparison.totalCost.value : 0 }
  /// As `savingOrder`, of freight alone.
  var freightOrder: Double {
    comparison.freightCost.isResolved ? comparison.freightCost.value : 0
  }
  /// Savings below 10,000 SEK a year are not worth counting.
  static let leastCountedSEK = 1e4
  var isCountedSaving: Bool { savingOrder <= -Self.leastCountedSEK }
}

extension ResultView {
  /// What a package's investments change one by one, in total cost.
  ///
  /// A single comes with what it needs, so that only investments that no other of the package
  /// needs are added; nil if two of them share a need, or a part was not solved.
  func sumOfParts(_ option: Option) -> Difference? {
    let needed = option.investments.reduce(into: Set<Investment.ID>()) { $0.formUnion($1.needs) }
    let parts = option.investments.filter { !needed.contains($0.id) }.map { part in
      singles.first { $0.subject?.id == part.id }
    }
    guard parts.count > 1, !parts.contains(where: { $0 == nil }) else { return nil }
    let known = parts.compactMap { $0 }
    guard known.reduce(0, { $0 + $1.investments.count }) == option.investments.count else {
      return nil
    }
    return Difference(
      value: known.reduce(0) { $0 + $1.comparison.totalCost.value },
      resolution: known.reduce(0) { $0 + $1.comparison.totalCost.resolution })
  }

  /// How much more a package changes than its parts: minus if they strengthen each other.
  func interplay(_ option: Option) -> Difference? {
    sumOfParts(option).map { parts in
      Difference(
        value: option.comparison.totalCost.value - parts.value,
        resolution: option.comparison.totalCost.resolution + parts.resolution)
    }
  }

  /// The package that gains most by being built together, if any does; the smallest of those that
  /// gain as much to the krona in ten thousand.
  var strongestComplement: (option: Option, interplay: Difference)? {
    let found = packages.compactMap { option in
      interplay(option).map { (option: option, interplay: $0) }
    }.filter { $0.interplay.isResolved && $0.interplay.value <= -Option.leastCountedSEK }
    guard let most = found.min(by: { $0.interplay.value < $1.interplay.value }) else { return nil }
    return found.filter { $0.interplay.value <= most.interplay.value * 0.99 }
      .min { $0.option.investments.count < $1.option.investments.count } ?? most
  }
}

private func change(_ key: String, _ sv: String, _ en: String) -> ReportTable.Column {
  change(key, Label(sv: sv, en: en))
}

private func change(_ key: String, _ heading: Label) -> ReportTable.Column {
  .init(
    key: key + "_change_msek_per_year", heading: heading, unit: Unit.msekPerYear, decimals: 2,
    csvDecimals: 6, isDifference: true)
}

private let optionColumns: [ReportTable.Column] = [
  change("total", "Totalt", "Total"),
  change("freight", "Gods (logsumma)", "Freight (logsum)"),
  change("empties", "Tomma lastbärare", "Empties"),
  change("background_traffic", "Bakgrunds\u{ad}trafik", "Background traffic"),
  change("vehicle_industry", heading(of: Industry.vehicle)),
  change("manufacturing_industry", heading(of: Industry.manufacturing)),
  change("other_industry", heading(of: Industry.other)),
  .init(
    key: "co2_change_t_per_year", heading: Label(sv: "CO₂", en: "CO₂"),
    unit: Unit.tonnesPerYear, csvDecimals: 2, isDifference: true),
  .init(
    key: "cost_msek",
    heading: Label(sv: "Investerings\u{ad}kostnad", en: "Invest\u{ad}ment cost"),
    unit: Unit.msek),
  .init(key: "funding", heading: Label(sv: "Finansiering", en: "Funding"), isNumeric: false),
  .init(
    key: "threshold_sek_per_year", heading: Label(sv: "Tröskel", en: "Threshold"),
    unit: Unit.sekPerYear, csvDecimals: 2, isShown: false),
  .init(
    key: "converged", heading: Label(sv: "Konver\u{ad}gerad", en: "Con\u{ad}verged"),
    isShown: false,
    isNumeric: false),
]

private func optionCells(_ option: ResultView.Option) -> [ReportTable.Cell] {
  let comparison = option.comparison
  let payers = Investment.Payer.allCases.filter { payer in
    option.investments.contains { $0.payer == payer }
  }
  let payer = Label(
    sv: payers.map { title(of: $0).sv }.joined(separator: ", "),
    en: payers.map { title(of: $0).en }.joined(separator: ", "))
  return [
    .millions(comparison.totalCost), .millions(comparison.freightCost),
    .millions(comparison.emptiesCost), .millions(comparison.backgroundCost),
  ] + comparison.industryCost.map { .millions($0) } + [
    option.isResolved ? .number(comparison.co2Tonnes) : .unresolved, .known(option.costMSEK),
    .label(payer), .number(comparison.totalCost.resolution), .flag(option.isConverged),
  ]
}
