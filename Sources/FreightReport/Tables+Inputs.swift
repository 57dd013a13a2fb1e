import FreightAppraisal
import FreightModel

/// What can be built.
func investmentTable(_ view: ResultView) -> ReportTable {
  ReportTable(
    id: "investments", title: Label(sv: "Åtgärderna", en: "The investments"),
    note: Label(
      sv: "Investeringskostnad i åtgärdens egen prisnivå; alla andra tabeller har den i kalkylens "
        + "penningvärde. Steget enligt fyrstegsprincipen har en tom spalt i tabellen "
        + "Fyrstegsprincipen (four_step).",
      en: "Investment cost in the investment's own price level; all other tables have it in the "
        + "appraisal's money. The step by the four-step principle has an empty column in the "
        + "table The four-step principle (four_step)."),
    columns: [
      .init(
        key: "investment_id", heading: Label(sv: "Kod", en: "Code"), isNumeric: false),
      .init(key: "name", heading: Label(sv: "Åtgärd", en: "Investment"), isNumeric: false),
      .init(
        key: "cost_msek", heading: Label(sv: "Investerings\u{ad}kostnad", en: "Cost"),
        unit: Unit.msek),
      .init(
        key: "price_level", heading: Label(sv: "Prisnivå", en: "Price level"), isNumeric: false),
      .init(key: "funding", heading: Label(sv: "Finansiering", en: "Funding"), isNumeric: false),
      .init(
        key: "opening_year", heading: Label(sv: "Öppningsår", en: "Opens"), isNumeric: false),
      .init(key: "needs", heading: Label(sv: "Kräver", en: "Needs"), isNumeric: false),
      .init(
        key: "excludes", heading: Label(sv: "Utesluter", en: "Excludes"), isNumeric: false),
      .init(key: "status", heading: Label(sv: "Läge", en: "Status"), isNumeric: false),
      .init(
        key: "source", heading: DataWords.sourceHeading, isShown: false,
        isNumeric: false),
    ],
    rows: view.study.investments.map { investment in
      .init(
        cells: [
          .text(investment.id.name), .label(investment.name), .known(investment.costMSEK),
          .priceLevel(investment.priceLevel), .label(title(of: investment.payer)),
          .text(String(investment.openingYear)),
          .text(investment.needs.sorted().map(\.name).joined(separator: ", ")),
          .text(investment.excludes.sorted().map(\.name).joined(separator: ", ")),
          .label(investment.status), .source(investment.provenance),
        ],
        isEstimate: investment.provenance.isEstimate)
    })
}

/// Every parameter with its source.
func parameterTable(_ view: ResultView) -> ReportTable {
  let used = view.result.usedParameters
  return ReportTable(
    id: "parameters", title: Label(sv: "Parametrar", en: "Parameters"),
    note: Label(
      sv:
        "Verifierad betyder att en person har jämfört värdet med källan. Använd: om svaret beror "
        + "på den; andra hör till det som är utelämnat eller inte efterfrågat här.",
      en: "Verified means that a person has compared the value with its source. Used: whether the "
        + "answer depends on it; others belong to what is left out or was not asked for here."),
    columns: [
      .init(
        key: "parameter_id", heading: Label(sv: "Kod", en: "Code"), isShown: false,
        isNumeric: false),
      .init(
        key: "description", heading: Label(sv: "Parameter", en: "Parameter"), isNumeric: false),
      .init(
        key: "value", heading: Label(sv: "Värde", en: "Value"), decimals: 6, csvDecimals: 9,
        isTrimmed: true),
      .init(key: "unit", heading: Label(sv: "Enhet", en: "Unit"), isNumeric: false),
    ] + rangeEnds + [
      .init(
        key: "price_level", heading: Label(sv: "Prisnivå", en: "Price level"), isNumeric: false),
      .init(key: "source", heading: DataWords.sourceHeading, isNumeric: false),
      .init(
        key: "verified", heading: Label(sv: "Verifierad", en: "Verified"), isNumeric: false),
      .init(key: "used", heading: Label(sv: "Använd", en: "Used"), isNumeric: false),
    ],
    rows: view.study.parameters.rows.map { parameter in
      .init(
        cells: [
          .text(parameter.id.name), .label(parameter.meaning),
          .quantity(parameter.value, parameter.unit),
          .unit(parameter.unit), .quantity(parameter.range.lowerBound, parameter.unit),
          .quantity(parameter.range.upperBound, parameter.unit), .priceLevel(parameter.priceLevel),
          .source(parameter.provenance), .flag(parameter.isVerified),
          .flag(ParameterName(rawValue: parameter.id.name).map(used.contains) ?? false),
        ],
        isEstimate: parameter.provenance.isEstimate)
    })
}

/// How much of each input table is estimated.
func estimateTable(_ view: ResultView) -> ReportTable {
  ReportTable(
    id: "estimates",
    title: Label(sv: "Hur väl indata är kända", en: "How well the inputs are known"),
    note: Label(
      sv: "Rader per tabell. Uppskattad: radens osäkraste värde är en uppskattning. Härledd: "
        + "beräknad ur källor. Källa: läst i en offentlig källa.",
      en: "Rows by table. Estimated: the row's least certain value is an estimate. Derived: "
        + "computed from sources. Sourced: read in a public source."),
    columns: [
      .init(key: "table", heading: Label(sv: "Tabell", en: "Table"), isNumeric: false),
      .init(key: "file", heading: Label(sv: "Fil", en: "File"), isShown: false, isNumeric: false),
      .init(key: "rows", heading: Label(sv: "Rader", en: "Rows")),
      .init(key: "sourced_rows", heading: Label(sv: "Källa", en: "Sourced")),
      .init(key: "derived_rows", heading: Label(sv: "Härledda", en: "Derived")),
      .init(key: "estimated_rows", heading: Label(sv: "Uppskattade", en: "Estimated")),
      .init(
        key: "estimated_share_percent", heading: Label(sv: "Andel", en: "Share"),
        unit: Unit.perCent),
    ],
    rows: inputConfidence(view.study).map { input in
      let counts = Confidence.allCases.map { level in
        Double(input.rows.filter { $0 == level }.count)
      }
      let total = Double(input.rows.count)
      return .init(
        cells: [.label(input.table), .text(input.file), .number(total)] + counts.map { .number($0) }
          + [.number(counts[2] / total * 100)])
    })
}

/// Flows that no chain can serve in the base case.
func unservedTable(_ view: ResultView) -> ReportTable {
  let flows = Dictionary(
    view.study.demand.holding(view.study.demandOptions).flows.map { ($0.id, $0) },
    uniquingKeysWith: { first, _ in first })
  return ReportTable(
    id: "unserved", title: Label(sv: "Gods utan öppen kedja", en: "Goods without an open chain"),
    note: Label(
      sv: "Flöden som ingen transportkedja kan nå; de ingår inte i resultaten.",
      en: "Flows that no chain can serve; they are not in the results."),
    columns: [
      .init(
        key: "scenario_id", heading: Label(sv: "Scenario", en: "Scenario"), isNumeric: false),
      .init(key: "flow_id", heading: Label(sv: "Flöde", en: "Flow"), isNumeric: false),
      .init(key: "from", heading: Label(sv: "Från", en: "From"), isNumeric: false),
      .init(key: "to", heading: Label(sv: "Till", en: "To"), isNumeric: false),
      .init(
        key: "tonnes_per_year", heading: Label(sv: "Gods", en: "Goods"),
        unit: Unit.tonnesPerYear),
    ],
    rows: view.result.outcomes.flatMap { outcome in
      outcome.indicators.unserved.map { unserved in
        .init(cells: [
          .text(outcome.scenario.id), .text(unserved.flow.name),
          .text(flows[unserved.flow]?.origin.name ?? ""),
          .text(flows[unserved.flow]?.destination.name ?? ""), .number(unserved.tonnes),
        ])
      }
    }, shownRows: 40)
}

/// The files that the study was read from.
func inputTable(_ view: ResultView) -> ReportTable {
  ReportTable(
    id: "inputs", title: Label(sv: "Indatafiler", en: "Input files"),
    note: Label(
      sv: "SHA-256 av filernas innehåll, som underlag för att upprepa beräkningen.",
      en: "SHA-256 of the files' content, so that the run can be repeated."),
    columns: [
      .init(key: "file", heading: Label(sv: "Fil", en: "File"), isNumeric: false),
      .init(key: "sha256", heading: Label(sv: "SHA-256", en: "SHA-256"), isNumeric: false),
    ],
    rows: view.study.inputs.map { .init(cells: [.text($0.path), .text($0.sha256)]) })
}
