import FreightAppraisal
import FreightModel

/// Every demand option: what it changes by itself, and what the headline investments are worth
/// under it, against their worth in the base case.
func demandOptionTable(_ view: ResultView) -> ReportTable {
  typealias Column = ReportTable.Column
  let headlines = view.study.headlines
  let industries = Industry.allCases
  let tonnes: [Column] = industries.map { industry in
    .init(
      key: "\(industry.rawValue)_change_kt_per_year", heading: title(of: industry),
      unit: Unit.kilotonnesPerYear, decimals: 1, csvDecimals: 6, isShown: false,
      isDifference: true)
  }
  let costs: [Column] = industries.map { industry in
    money("\(industry.rawValue)_own_cost_change", heading(of: industry))
  }
  let background = money(
    "background_own_cost_change",
    Label(sv: "Bakgrunds\u{ad}trafik", en: "Background traffic"))
  let values: [Column] = headlines.flatMap { headline in
    let key = headline.id.name.lowercased()
    return [
      money(key + "_total_change", headline.name),
      money(key + "_freight_change", headline.name, false),
      money(key + "_against_base_case", headline.name, false),
    ]
  }
  return ReportTable(
    id: "demand_options",
    title: Label(
      sv: "Om efterfrågan blir en annan: efterfrågealternativen och åtgärdernas värde under dem",
      en: "If demand turns out otherwise: demand options, and what investments are worth under them"
    ),
    note: Label(
      sv: "Mnkr per år. Näringsgrenarnas och bakgrundstrafikens spalter är vad alternativets eget "
        + "gods ändrar i kostnad mot JA: det är följden av mer eller mindre gods och varken nytta "
        + "eller förlust. Åtgärdernas spalter är förändringen i total kostnad med åtgärden mot JA "
        + "under samma efterfrågan, minus är en besparing; första raden är värdet i JA. Vid lågt "
        + "och vid högt: alla alternativets värden vid det ena slutet av sina spann. Godset för "
        + "sig och skillnaden mot JA står i CSV-filen.",
      en: "MSEK a year. The columns of industries and background traffic are what the option's own "
        + "goods change in cost against the base case: the outcome of more or less goods, and "
        + "neither benefit nor loss. The investments' columns are the change in total cost with "
        + "the investment against the base case under the same demand, minus is a saving; the "
        + "first row is the worth in the base case. At low and at high: all values of the option "
        + "at that end of their ranges. Freight by itself and the difference from the base case "
        + "are in the CSV file."),
    columns: [
      .init(
        key: "option_id", heading: Label(sv: "Kod", en: "Code"), isShown: false, isNumeric: false),
      .init(
        key: "name", heading: Label(sv: "Efterfrågan", en: "Demand"), isNumeric: false),
      .init(key: "level", heading: Label(sv: "Spann", en: "Range"), isNumeric: false),
    ] + tonnes + costs + [background] + values,
    rows: view.result.demandOptions.isEmpty
      ? []
      : [baseRow(view)]
        + view.result.demandOptions.map {
          optionRow($0, view)
        })
}

private func money(_ key: String, _ heading: Label, _ isShown: Bool = true) -> ReportTable.Column {
  .init(
    key: key + "_msek_per_year", heading: heading, unit: Unit.msekPerYear, decimals: 2,
    csvDecimals: 6, isShown: isShown, isDifference: true)
}

private func baseRow(_ view: ResultView) -> ReportTable.Row {
  let own = [ReportTable.Cell](repeating: .empty, count: 2 * Industry.allCases.count + 1)
  return .init(
    cells: [
      .text("base"), .label(baseCaseName), .empty,
    ] + own
      + view.result.headlines.flatMap { value -> [ReportTable.Cell] in
        [.millions(value.totalCost), .millions(value.freightCost), .empty]
      },
    isEstimate: false)
}

private func optionRow(_ row: DemandOptionResult, _ view: ResultView) -> ReportTable.Row {
  let option = view.study.demandOptions.first { $0.id == row.option }
  let values = zip(row.values, view.result.headlines).flatMap { value, base in
    [
      .millions(value.totalCost), .millions(value.freightCost),
      .millions(value.totalCost.less(base.totalCost)),
    ] as [ReportTable.Cell]
  }
  return .init(
    cells: [
      .text(row.option.name), option.map { .label($0.name) } ?? .empty, .label(row.level.title),
    ] + row.tonnes.map { .number($0 / 1e3) }
      + row.change.industryCost.map { .millions($0) } + [.millions(row.change.backgroundCost)]
      + values,
    isEstimate: option?.provenance.isEstimate)
}

extension DemandOption.Level {
  /// The level in a table.
  var title: Label {
    switch self {
    case .middle: Label(sv: "mitt", en: "middle")
    case .low: Label(sv: "lågt", en: "low")
    case .high: Label(sv: "högt", en: "high")
    }
  }
}

extension Difference {
  /// The difference of two differences, known no better than both.
  fileprivate func less(_ other: Difference) -> Difference {
    Difference(
      value: value - other.value, resolution: resolution + other.resolution,
      isComparable: isComparable && other.isComparable)
  }
}

/// What each demand option consists of, with its ranges and sources.
func demandOptionContentTable(_ view: ResultView) -> ReportTable {
  let study = view.study
  return ReportTable(
    id: "demand_option_contents",
    title: Label(
      sv: "Vad efterfrågealternativen består av", en: "What the demand options consist of"),
    note: Label(
      sv: "Faktorer gäller ton per år i JA:s flöden; nya flöden anges i ton per år.",
      en: "Factors are on tonnes a year of the base case's flows; new flows are in tonnes a year."),
    columns: [
      .init(
        key: "option_id", heading: Label(sv: "Alternativ", en: "Option"), isNumeric: false),
      .init(key: "what", heading: Label(sv: "Vad", en: "What"), isNumeric: false),
      .init(
        key: "value", heading: Label(sv: "Värde", en: "Value"), decimals: 2, isTrimmed: true),
      .init(key: "unit", heading: Label(sv: "Enhet", en: "Unit"), isNumeric: false),
      .init(key: "low", heading: Label(sv: "Lågt", en: "Low"), decimals: 2, isTrimmed: true),
      .init(key: "high", heading: Label(sv: "Högt", en: "High"), decimals: 2, isTrimmed: true),
      .init(key: "source", heading: DataWords.sourceHeading, isNumeric: false),
    ],
    rows: study.demandOptions.flatMap { option -> [ReportTable.Row] in
      option.changes.map { change in
        row(
          option, title(of: change.selector, view), change.factor,
          Label(sv: "faktor", en: "factor"),
          change.range, change.provenance)
      }
        + option.flows.map { added in
          let flow = added.flow
          let commodity = study.demand.commodities.first { $0.id == flow.commodity }
          let from = view.base.title(of: flow.origin)
          let to = view.base.title(of: flow.destination)
          return row(
            option,
            Label(
              sv: "\(commodity?.name.sv ?? flow.commodity.name), \(from.sv)–\(to.sv)",
              en: "\(commodity?.name.en ?? flow.commodity.name), \(from.en)–\(to.en)"),
            flow.tonnesPerYear, Unit.tonnesPerYear, added.range, flow.provenance)
        }
    })
}

private func row(
  _ option: DemandOption, _ what: Label, _ value: Double, _ unit: Label,
  _ range: ClosedRange<Double>, _ provenance: Provenance
) -> ReportTable.Row {
  .init(
    cells: [
      .told(option.id.name, option.name), .label(what), .number(value), .label(unit),
      .number(range.lowerBound), .number(range.upperBound), .source(provenance),
    ], isEstimate: provenance.isEstimate)
}

/// How fast goods and traffic grow.
func growthTable(_ view: ResultView) -> ReportTable {
  ReportTable(
    id: "growth", title: Label(sv: "Tillväxt", en: "Growth"),
    note: Label(
      sv: "Procent per år, år på år, från tabellernas år \(view.study.baseYear) till det beräknade "
        + "året \(view.result.run.year).",
      en: "Per cent a year, each on the last, from the tables' year \(view.study.baseYear) to the "
        + "year that was solved, \(view.result.run.year)."),
    columns: [
      .init(key: "growth_class", heading: Label(sv: "Vad", en: "What"), isNumeric: false),
      .init(
        key: "percent_per_year", heading: Label(sv: "Tillväxt", en: "Growth"), unit: Unit.perCent,
        decimals: 2),
      .init(key: "low", heading: Label(sv: "Lågt", en: "Low"), unit: Unit.perCent, decimals: 2),
      .init(key: "high", heading: Label(sv: "Högt", en: "High"), unit: Unit.perCent, decimals: 2),
      .init(
        key: "factor", heading: Label(sv: "Faktor i beräkningen", en: "Factor in the solve"),
        decimals: 3, csvDecimals: 9),
      .init(key: "source", heading: DataWords.sourceHeading, isNumeric: false),
    ],
    rows: view.study.growth.map { rate in
      .init(
        cells: [
          .told(rate.growthClass.rawValue, rate.growthClass.title), .number(rate.percentPerYear),
          .number(rate.range.lowerBound), .number(rate.range.upperBound),
          .number(view.growth.factor(of: rate.growthClass)), .source(rate.provenance),
        ], isEstimate: rate.provenance.isEstimate)
    })
}

/// The flows that a change of a demand option selects, in words.
private func title(of selector: DemandOption.Selector, _ view: ResultView) -> Label {
  switch selector {
  case .industry(let industry): return title(of: industry)
  case .commodity(let id):
    let name = view.study.demand.commodities.first { $0.id == id }?.name
    return name ?? Label(sv: "Varuslag \(id)", en: "Commodity \(id)")
  case .origin(let node):
    let place = view.base.title(of: node)
    return Label(sv: "Från \(place.sv)", en: "From \(place.en)")
  case .destination(let node):
    let place = view.base.title(of: node)
    return Label(sv: "Till \(place.sv)", en: "To \(place.en)")
  case .flow(let id): return Label(sv: "Flöde \(id)", en: "Flow \(id)")
  }
}
