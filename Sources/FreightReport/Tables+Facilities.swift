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
          key: "peak_utilisation_percent", heading: Label(sv: "Belastning", en: "Utilisation"),
          unit: Unit.perCent, decimals: 1),
        .init(
          key: "price_sek_per_unit", heading: Label(sv: "Pris", en: "Price"),
          unit: Label(sv: "kr/enhet", en: "SEK/unit")),
      ],
    rows: rows.map { terminal, load in
      .init(
        cells: [
          .text(terminal.id.name), .text(terminal.name), .label(title(of: terminal.kind)),
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

private let optionColumns: [ReportTable.Column] = [
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
  let added = Set(option.investments.flatMap(\.changes).compactMap { $0.addedTerminal?.id })
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
    guard abs(change) >= 100 else { return nil }
    return .init(
      cells: [
        .text(option.id), .label(shortTitle(of: option)), .text(terminal.id.name),
        .text(terminal.name), base.map { .number($0.tonnes / 1e3) } ?? .empty,
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
      sv: "Rader med minst 100 ton om året i skillnad. En ny terminal saknar värde i JA. "
        + trainNote.sv + sparse.sv,
      en: "Rows that differ by at least 100 tonnes a year. A new terminal has no base value. "
        + trainNote.en + sparse.en),
    columns: optionColumns + [
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
        heading: Label(sv: "Belastning UA", en: "Utilisation, option"), unit: Unit.perCent,
        decimals: 1),
    ],
    rows: view.singles.flatMap { option in
      zip(option.outcome.network.terminals, option.outcome.indicators.terminals).compactMap {
        cells(option, $0, $1)
      }
    })
}

/// Every approach and period of the base case.
func junctionTable(_ view: ResultView) -> ReportTable {
  ReportTable(
    id: "junctions",
    title: Label(
      sv: "Tillfarter i trafikplatserna i JA", en: "Junction approaches in the base case"),
    note: Label(
      sv: "Köfördröjning per personbilsekvivalent, pbe, i varje period.",
      en: "Queue delay per passenger car unit, PCU, in each period."),
    columns: approachColumns + [
      .init(
        key: "capacity_pcu_per_h", heading: Label(sv: "Kapacitet", en: "Capacity"),
        unit: Label(sv: "pbe/tim", en: "PCU/h")),
      .init(
        key: "flow_pcu_per_h", heading: Label(sv: "Flöde", en: "Flow"),
        unit: Label(sv: "pbe/tim", en: "PCU/h")),
      .init(
        key: "utilisation_percent", heading: Label(sv: "Belastning", en: "Utilisation"),
        unit: Unit.perCent),
      .init(
        key: "delay_s_per_pcu", heading: Label(sv: "Fördröjning", en: "Delay"),
        unit: Unit.seconds, decimals: 1),
    ],
    rows: zip(view.base.network.queues, view.base.indicators.queues).flatMap { queue, load in
      zip(view.periods, load.periods).map { period, state in
        .init(
          cells: [
            .text(queue.id.name), .label(queue.name), .label(period.name),
            .number(queue.capacityPCUPerHour), .number(state.flowPerHour),
            .number(state.utilisation * 100), .number(state.delaySeconds),
          ],
          isEstimate: queue.provenance.isEstimate)
      }
    })
}

/// Approaches whose delay changes with an investment.
func junctionDifferenceTable(_ view: ResultView) -> ReportTable {
  ReportTable(
    id: "junctions-investments",
    title: Label(
      sv: "Tillfarter där åtgärderna ändrar kön",
      en: "Junction approaches where investments change the queue"),
    note: Label(
      sv: "Rader med minst 0,5 sekunder i skillnad, per pbe; minus är kortare kö. En ny tillfart "
        + "saknar värde i JA. CSV-filen har alla tillfarter, också för paketen.",
      en: "Rows that differ by at least 0.5 seconds per PCU; minus is a shorter queue. A new "
        + "approach has no base value. The CSV file has every approach, also for packages."),
    columns: optionColumns + approachColumns + [
      .init(
        key: "base_delay_s_per_pcu", heading: Label(sv: "JA", en: "Base"), unit: Unit.seconds,
        decimals: 1),
      .init(
        key: "option_delay_s_per_pcu", heading: Label(sv: "UA", en: "Option"),
        unit: Unit.seconds, decimals: 1),
      .init(
        key: "change_s_per_pcu", heading: Label(sv: "Skillnad", en: "Difference"),
        unit: Unit.seconds, decimals: 1, isDifference: true),
    ],
    rows: view.options.flatMap { option in
      zip(option.outcome.network.queues, option.outcome.indicators.queues).flatMap {
        approachRows(view, option, $0, $1)
      }
    }, shownRows: 60)
}

/// One row a period of an approach that an option has.
private func approachRows(
  _ view: ResultView, _ option: ResultView.Option, _ queue: JunctionQueue, _ load: QueueIndicators
) -> [ReportTable.Row] {
  let base = view.base.indicators.queues.first { $0.queue == queue.id }
  let name = shortTitle(of: option)
  return view.periods.indices.map { period in
    let after = load.periods[period].delaySeconds
    var before = ReportTable.Cell.empty
    var change = ReportTable.Cell.empty
    let old = base?.periods[period].delaySeconds
    if let old {
      before = .number(old)
      change = .number(after - old)
    }
    return .init(
      cells: [
        .text(option.id), .label(name), .text(queue.id.name), .label(queue.name),
        .label(view.periods[period].name), before, .number(after), change,
      ],
      isEstimate: queue.provenance.isEstimate,
      isShown: option.subject != nil && abs(after - (old ?? 0)) >= 0.5)
  }
}

private let approachColumns: [ReportTable.Column] = [
  .init(
    key: "queue_id", heading: Label(sv: "Kod", en: "Code"), isShown: false, isNumeric: false),
  .init(key: "approach", heading: Label(sv: "Tillfart", en: "Approach"), isNumeric: false),
  .init(key: "period", heading: Label(sv: "Period", en: "Period"), isNumeric: false),
]

/// Links of the base case, most tonnes first.
func linkTable(_ view: ResultView) -> ReportTable {
  let rows = zip(view.base.network.links, view.base.indicators.links).enumerated()
    .sorted { ($1.element.1.tonnes, $0.offset) < ($0.element.1.tonnes, $1.offset) }
    .map(\.element)
  func name(_ id: Node.ID) -> String { view.base.nodes[id]?.name ?? id.name }
  return ReportTable(
    id: "links",
    title: Label(sv: "Länkar i JA", en: "Links in the base case"),
    note: Label(
      sv: "Mest gods först, båda riktningarna. Belastning och fördröjning gäller den mest "
        + "belastade perioden och riktningen. Studiens lastbilar ingår också i den räknade "
        + "trafiken utanför bakgrundsmatrisens område, så att ”alla fordon” räknar dem dubbelt där.",
      en: "Most goods first, both directions. Utilisation and delay are those of the busiest "
        + "period and direction. The study's lorries are also part of the counted traffic outside "
        + "the background matrix's cordon, so that “all vehicles” counts them twice there."),
    columns: [
      .init(
        key: "link_id", heading: Label(sv: "Kod", en: "Code"), isShown: false, isNumeric: false),
      .init(key: "from", heading: Label(sv: "Från", en: "From"), isNumeric: false),
      .init(key: "to", heading: Label(sv: "Till", en: "To"), isNumeric: false),
      .init(key: "name", heading: Label(sv: "Väg, bana", en: "Road, line"), isNumeric: false),
      .init(key: "mode", heading: Label(sv: "Trafikslag", en: "Mode"), isNumeric: false),
      .init(
        key: "tonnes_kt_per_year", heading: Label(sv: "Gods", en: "Goods"),
        unit: Unit.kilotonnesPerYear),
      .init(
        key: "freight_vehicles_per_day",
        heading: Label(sv: "Studiens fordon", en: "Study's vehicles"),
        unit: Label(sv: "per dygn", en: "per day"), decimals: 1),
      .init(
        key: "vehicles_per_day", heading: Label(sv: "Alla fordon", en: "All vehicles"),
        unit: Label(sv: "per dygn", en: "per day")),
      .init(
        key: "peak_utilisation_percent", heading: Label(sv: "Belastning", en: "Utilisation"),
        unit: Unit.perCent),
      .init(
        key: "peak_delay_s_per_vehicle", heading: Label(sv: "Fördröjning", en: "Delay"),
        unit: Unit.seconds, decimals: 1),
    ],
    rows: rows.map { link, load in
      .init(
        cells: [
          .text(link.id.name), .text(name(link.fromNode)), .text(name(link.toNode)),
          .text(link.name), .label(title(of: link.mode)), .number(load.tonnes / 1e3),
          .number(load.freightVehicles / 365), .number(load.vehiclesPerDay),
          .number(load.peakUtilisation * 100), .number(load.peakDelaySeconds),
        ],
        isEstimate: link.provenance.isEstimate)
    }, shownRows: 20)
}
