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
        + "lastenheter per timme, eller ton per timme för gods utan lastenhet.",
      en: "Goods handled; utilisation is that of the busiest period and capacity is load units an "
        + "hour, or tonnes an hour for goods outside load units."),
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
          .number(load.teu), .number(load.loadUnits), .number(terminal.capacityPerHour),
          .number(load.peakUtilisation * 100), .number(terminal.priceSEKPerUnit),
        ],
        isEstimate: terminal.provenance.isEstimate)
    }, shownRows: 25)
}

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
        .text(option.id), .text(terminal.id.name), .text(terminal.name),
        base.map { .number($0.tonnes / 1e3) } ?? .empty, .number(load.tonnes / 1e3),
        .number(change / 1e3), .number(load.teu - (base?.teu ?? 0)),
        .number(load.peakUtilisation * 100),
      ],
      isEstimate: terminal.provenance.isEstimate)
  }
  return ReportTable(
    id: "terminals-investments",
    title: Label(
      sv: "Terminaler och hamnar där åtgärderna flyttar gods",
      en: "Terminals and ports where investments move goods"),
    note: Label(
      sv: "Rader med minst 100 ton om året i skillnad. En ny terminal saknar värde i JA.",
      en: "Rows that differ by at least 100 tonnes a year. A new terminal has no base value."),
    columns: [
      .init(
        key: "investment_id", heading: Label(sv: "Åtgärd", en: "Investment"), isNumeric: false),
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
      sv: "Köfördröjning per personbilsekvivalent (pbe) i varje period.",
      en: "Queue delay per passenger car unit (PCU) in each period."),
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
      sv: "Rader med minst 0,5 sekunder i skillnad; minus är kortare kö. En ny tillfart saknar "
        + "värde i JA.",
      en: "Rows that differ by at least 0.5 seconds; minus is a shorter queue. A new approach has "
        + "no base value."),
    columns: [
      .init(
        key: "investment_id", heading: Label(sv: "Åtgärd", en: "Investment"), isNumeric: false)
    ] + approachColumns + [
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
    rows: view.singles.flatMap { option in
      zip(option.outcome.network.queues, option.outcome.indicators.queues).flatMap {
        queue, load in
        let base = view.base.indicators.queues.first { $0.queue == queue.id }
        return view.periods.indices.compactMap { period -> ReportTable.Row? in
          let after = load.periods[period].delaySeconds
          let before = base?.periods[period].delaySeconds
          guard abs(after - (before ?? 0)) >= 0.5 else { return nil }
          return .init(
            cells: [
              .text(option.id), .text(queue.id.name), .label(queue.name),
              .label(view.periods[period].name), before.map { .number($0) } ?? .empty,
              .number(after), before.map { .number(after - $0) } ?? .empty,
            ],
            isEstimate: queue.provenance.isEstimate)
        }
      }
    }, shownRows: 60)
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
        + "belastade perioden och riktningen.",
      en: "Most goods first, both directions. Utilisation and delay are those of the busiest "
        + "period and direction."),
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
