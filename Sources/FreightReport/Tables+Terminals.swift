import FreightAppraisal
import FreightModel

/// A kind of terminal in words.
func title(of kind: Terminal.Kind) -> Label {
  switch kind {
  case .combi: Label(sv: "kombiterminal", en: "intermodal terminal")
  case .port: Label(sv: "hamn", en: "port")
  case .roro: Label(sv: "färjeläge", en: "ro-ro berth")
  case .siding: Label(sv: "industrispår", en: "siding")
  }
}

private let loadUnits = Label(sv: "enheter/år", en: "units/yr")

/// Every terminal and port of the base case, most tonnes first.
func terminalTable(_ view: ResultView) -> ReportTable {
  let rows = zip(view.base.network.terminals, view.base.indicators.terminals).enumerated()
    .sorted { ($1.element.1.tonnes, $0.offset) < ($0.element.1.tonnes, $1.offset) }
    .map(\.element)
  return ReportTable(
    id: "terminals",
    title: Label(sv: "Terminaler och hamnar i JA", en: "Terminals and ports in the base case"),
    note: Label(
      sv: "Hanterat gods; belastningen gäller den mest belastade perioden och kapaciteten är "
        + "lastenheter per timme, eller ton per timme för gods utan lastenhet. " + trainNote.sv,
      en: "Goods handled; utilisation is that of the busiest period and capacity is load units an "
        + "hour, or tonnes an hour for goods outside load units. " + trainNote.en),
    columns: [
      .init(
        key: "terminal_id", heading: Label(sv: "Kod", en: "Code"), isShown: false,
        isNumeric: false),
      .init(key: "name", heading: Label(sv: "Terminal", en: "Terminal"), isNumeric: false),
      .init(key: "kind", heading: Label(sv: "Slag", en: "Kind"), isNumeric: false),
      .init(
        key: "tonnes_kt_per_year", heading: Label(sv: "Gods", en: "Goods"),
        unit: Unit.kilotonnesPerYear, decimals: 1),
    ]
      + Industry.allCases.map { industry in
        .init(
          key: "\(industry.rawValue)_kt_per_year", heading: title(of: industry),
          unit: Unit.kilotonnesPerYear, isShown: false)
      } + [
        .init(
          key: "teu_per_year", heading: Label(sv: "TEU", en: "TEU"),
          unit: Label(sv: "TEU/år", en: "TEU/yr"), csvDecimals: 1),
        .init(
          key: "load_units_per_year", heading: Label(sv: "Lastenheter", en: "Load units"),
          unit: loadUnits, csvDecimals: 1),
        trainColumn("trains_per_week", Label(sv: "Tåg", en: "Trains")),
        .init(
          key: "capacity_units_per_h", heading: Label(sv: "Kapacitet", en: "Capacity"),
          unit: Label(sv: "per tim", en: "per h")),
        .init(
          key: "peak_utilisation_percent", heading: Term.peakUtilisation, unit: Unit.perCent,
          decimals: 1),
        .init(
          key: "price_sek_per_unit", heading: Label(sv: "Pris", en: "Price"),
          unit: Label(sv: "kr/enhet", en: "SEK/unit")),
      ],
    rows: rows.map { terminal, load in
      .init(
        cells: [
          .text(terminal.id.name), .name(terminal.title), .label(title(of: terminal.kind)),
          .number(load.tonnes / 1e3),
        ] + load.tonnesByIndustry.map { .number($0 / 1e3) } + [
          .number(load.teu), .number(load.loadUnits),
          view.base.trainsPerWeek(at: terminal).map { .number($0) } ?? .empty,
          .number(terminal.capacityPerHour),
          .number(load.peakUtilisation * 100), .number(terminal.priceSEKPerUnit),
        ],
        isEstimate: terminal.provenance.isEstimate)
    }, shownRows: 25)
}

/// An investment by its code and its name.
let investmentColumns: [ReportTable.Column] = [
  .init(
    key: "investment_id", heading: Label(sv: "Kod", en: "Code"), isShown: false,
    isNumeric: false),
  .init(key: "investment", heading: Label(sv: "Åtgärd", en: "Investment"), isNumeric: false),
]

private func trainColumn(_ key: String, _ heading: Label) -> ReportTable.Column {
  .init(key: key, heading: heading, unit: Label(sv: "per vecka", en: "per week"), decimals: 1)
}

private let trainNote = Label(
  sv: "Tåg är studiens godståg per vecka och riktning på banorna vid terminalen, också de som "
    + "bara passerar.",
  en: "Trains are the study's freight trains a week and direction on the tracks at the terminal, "
    + "those that only pass included.")

/// Trains a week below which nobody would run a scheduled train.
let leastTrainsPerWeek = 2.0

/// New rail terminals of a single investment, with their trains a week.
func newRailTerminals(_ option: ResultView.Option) -> [(terminal: Terminal, trains: Double)] {
  let added = Set(option.addedTerminals.map(\.id))
  return option.outcome.network.terminals.filter { added.contains($0.id) }.compactMap { terminal in
    option.outcome.trainsPerWeek(at: terminal).map { (terminal, $0) }
  }
}

/// A warning about new terminals that get too few trains; empty if there are none.
func sparseTerminals(_ view: ResultView) -> Label {
  var names: [String] = []
  for (terminal, trains) in view.singles.flatMap({ newRailTerminals($0) })
  where trains < leastTrainsPerWeek && !names.contains(terminal.name) {
    names.append(terminal.name)
  }
  guard !names.isEmpty else { return Label(sv: "", en: "") }
  let list = names.joined(separator: ", ")
  return Label(
    sv: " Färre än 2 tåg i veckan: \(list). " + anyVolume.sv,
    en: " Fewer than 2 trains a week: \(list). " + anyVolume.en)
}

/// What the model assumes about how often trains run.
let anyVolume = Label(
  sv: "Modellen låter tåg gå vid vilken volym som helst med en medelfyllnad, vilket ingen "
    + "operatör skulle göra vid låg turtäthet: utan operatör uteblir nyttan, och med samlade "
    + "volymer och tätare avgångar kan den bli större. Tabellen Skalfördelar räknar det.",
  en: "The model lets trains run at any volume with a mean fill, which no operator would at a low "
    + "frequency: without an operator there is no benefit, and with volumes pooled and more "
    + "departures it can be larger. The table Economies of scale computes it.")

/// Terminals whose goods change with an investment.
func terminalDifferenceTable(_ view: ResultView) -> ReportTable {
  func cells(
    _ option: ResultView.Option, _ terminal: Terminal, _ load: TerminalIndicators
  ) -> ReportTable.Row? {
    let base = view.base.indicators.terminals.first { $0.terminal == terminal.id }
    let change = load.tonnes - (base?.tonnes ?? 0)
    guard base == nil || abs(change) >= 100 else { return nil }
    return .init(
      cells: [
        .text(option.id), .label(shortTitle(of: option)), .text(terminal.id.name),
        .name(terminal.title), base.map { .number($0.tonnes / 1e3) } ?? .empty,
        .number(load.tonnes / 1e3),
        .number(change / 1e3), .number(load.teu - (base?.teu ?? 0)),
        view.base.network.terminals.first { $0.id == terminal.id }
          .flatMap { view.base.trainsPerWeek(at: $0) }.map { .number($0) } ?? .empty,
        option.outcome.trainsPerWeek(at: terminal).map { .number($0) } ?? .empty,
        .number(load.peakUtilisation * 100),
      ],
      isEstimate: terminal.provenance.isEstimate)
  }
  let sparse = sparseTerminals(view)
  return ReportTable(
    id: "terminals-investments",
    title: Label(
      sv: "Terminaler och hamnar där åtgärderna flyttar gods",
      en: "Terminals and ports where investments move goods"),
    note: Label(
      sv: "Rader med minst 100 ton om året i skillnad, och nya terminaler, som saknar värde i JA. "
        + trainNote.sv + sparse.sv,
      en:
        "Rows that differ by at least 100 tonnes a year, and new terminals, which have no base "
        + "value. "
        + trainNote.en + sparse.en),
    columns: investmentColumns + [
      .init(
        key: "terminal_id", heading: Label(sv: "Kod", en: "Code"), isShown: false,
        isNumeric: false),
      .init(key: "name", heading: Label(sv: "Terminal", en: "Terminal"), isNumeric: false),
      .init(
        key: "base_kt_per_year", heading: Label(sv: "JA", en: "Base"),
        unit: Unit.kilotonnesPerYear, decimals: 1),
      .init(
        key: "option_kt_per_year", heading: Label(sv: "UA", en: "Option"),
        unit: Unit.kilotonnesPerYear, decimals: 1),
      .init(
        key: "change_kt_per_year", heading: Label(sv: "Skillnad", en: "Difference"),
        unit: Unit.kilotonnesPerYear, decimals: 1, isDifference: true),
      .init(
        key: "change_teu_per_year", heading: Label(sv: "Skillnad", en: "Difference"),
        unit: Label(sv: "TEU/år", en: "TEU/yr"), csvDecimals: 1, isDifference: true),
      trainColumn("base_trains_per_week", Label(sv: "Tåg JA", en: "Trains, base")),
      trainColumn("option_trains_per_week", Label(sv: "Tåg UA", en: "Trains, option")),
      .init(
        key: "option_peak_utilisation_percent",
        heading: Label(
          sv: "Belastning UA, värsta perioden", en: "Utilisation, worst period, option"),
        unit: Unit.perCent, decimals: 1),
    ],
    rows: view.singles.flatMap { option in
      zip(option.outcome.network.terminals, option.outcome.indicators.terminals).compactMap {
        cells(option, $0, $1)
      }
    })
}
