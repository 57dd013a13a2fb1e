import FreightAppraisal
package import FreightModel

/// An industry in words.
package func title(of industry: Industry) -> Label {
  switch industry {
  case .vehicle: Label(sv: "Fordonsindustri", en: "Vehicle industry")
  case .manufacturing: Label(sv: "Övrig tillverkningsindustri", en: "Other manufacturing")
  case .other: Label(sv: "Övrigt näringsliv", en: "Other industry")
  }
}

/// An industry over a narrow column: a word too long for it may break.
func heading(of industry: Industry) -> Label {
  switch industry {
  case .vehicle: Label(sv: "Fordons\u{ad}industri", en: "Vehicle industry")
  case .manufacturing:
    Label(sv: "Övrig tillverknings\u{ad}industri", en: "Other manu\u{ad}facturing")
  case .other: Label(sv: "Övrigt närings\u{ad}liv", en: "Other industry")
  }
}

/// A mode in words.
package func title(of mode: Mode) -> Label {
  switch mode {
  case .road: Label(sv: "Väg", en: "Road")
  case .rail: Label(sv: "Järnväg", en: "Rail")
  case .sea: Label(sv: "Sjöfart", en: "Sea")
  case .ferry: Label(sv: "Färja", en: "Ferry")
  }
}

/// The base case by industry.
func industryTable(_ view: ResultView) -> ReportTable {
  let industries = view.base.indicators.industries
  let empties = view.base.indicators.empties
  func row(
    _ name: Label, _ parts: [IndustryIndicators], _ empties: [EquipmentIndicators] = []
  ) -> [ReportTable.Cell] {
    let tonnes = parts.reduce(0) { $0 + $1.tonnes }
    let cost = parts.reduce(empties.reduce(0) { $0 + $1.costSEK }) { $0 + $1.costSEK }
    let hours = parts.reduce(0) { $0 + $1.tonneHours }
    return [
      .label(name), .number(tonnes / 1e3), .number(cost / 1e6), perTonne(cost, tonnes),
      perTonne(hours, tonnes),
    ]
      + Mode.allCases.map { mode in
        .number(parts.reduce(0) { $0 + $1.modes[mode.order].tonneKilometres } / 1e6)
      } + [
        .number(parts.reduce(empties.reduce(0) { $0 + $1.co2Tonnes }) { $0 + $1.co2Tonnes })
      ]
  }
  return ReportTable(
    id: "industries",
    title: Label(
      sv: "Godstransporterna i JA per näringsgren", en: "Freight in the base case by industry"),
    note: Label(
      sv:
        "De använda kedjornas generaliserade kostnad (fordon, omlastning, tid och väntan) och tid "
        + "från avsändare till mottagare; inte logsumman. Tomma lastbärare som balanseras står för "
        + "sig och hör till alla näringsgrenar.",
      en:
        "Generalised cost (vehicles, handling, time and waiting) and time from sender to receiver "
        + "of the chains used; not the logsum. Empties that are balanced stand by themselves and "
        + "belong to all industries."),
    columns: [
      .init(
        key: "industry", heading: Label(sv: "Näringsgren", en: "Industry"), isNumeric: false),
      .init(
        key: "tonnes_kt_per_year", heading: Label(sv: "Gods", en: "Goods"),
        unit: Unit.kilotonnesPerYear),
      .init(
        key: "cost_msek_per_year", heading: Label(sv: "Använda kedjor", en: "Chains used"),
        unit: Unit.msekPerYear, decimals: 1, csvDecimals: 6),
      .init(
        key: "cost_sek_per_t", heading: usedChainsMean, unit: Unit.sekPerTonne, decimals: 1),
      .init(
        key: "time_h", heading: usedChainsMean, unit: Unit.hours, decimals: 1),
    ]
      + Mode.allCases.map { mode in
        .init(
          key: "\(mode.rawValue)_million_tkm_per_year", heading: title(of: mode),
          unit: Unit.millionTonneKilometres, decimals: 1, csvDecimals: 6)
      } + [
        .init(
          key: "co2_t_per_year", heading: Label(sv: "CO₂", en: "CO₂"), unit: Unit.tonnesPerYear,
          csvDecimals: 2)
      ],
    rows: industries.map { .init(cells: row(title(of: $0.industry), [$0])) }
      + (empties.isEmpty
        ? []
        : [.init(cells: row(Label(sv: "Tomma lastbärare", en: "Empty load units"), [], empties))])
      + [
        .init(cells: row(Label(sv: "Summa", en: "Sum"), industries, empties), isTotal: true)
      ])
}

/// What stands over cost and time that are not the logsum's.
private let usedChainsMean = Label(sv: "Använda kedjor, medel", en: "Chains used, mean")

/// The base case by mode.
func modeTable(_ view: ResultView) -> ReportTable {
  ReportTable(
    id: "modes",
    title: Label(
      sv: "Transport- och trafikarbete i JA per trafikslag",
      en: "Transport and traffic work in the base case by mode"),
    note: Label(
      sv: "Transportarbete i tonkilometer, trafikarbete i fordons-, tåg- och fartygskilometer med "
        + "tomkörning. Bakgrundstrafiken är bilar och övriga lastbilar: de som väljer väg, och "
        + "fast trafik som modellen håller kvar på sin väg. Den fasta trafikens tid är utan väntan "
        + "i korsningar och dess CO₂ räknas inte; den är allas trafik i hela nätet, också långt "
        + "utanför länet.",
      en: "Transport work in tonne-kilometres; traffic work in vehicle-, train- and "
        + "ship-kilometres, empty running included. Background traffic is cars and other lorries: "
        + "those that choose their roads, and fixed traffic that the model keeps on its road. "
        + "Fixed traffic's time is its waits in junctions apart, and its CO₂ is not counted; it is "
        + "everybody's traffic on the whole network, far outside the county too."
    ),
    columns: [
      .init(key: "mode", heading: Label(sv: "Trafikslag", en: "Mode"), isNumeric: false),
      .init(
        key: "million_tkm_per_year", heading: Label(sv: "Transportarbete", en: "Transport work"),
        unit: Unit.millionTonneKilometres, decimals: 1, csvDecimals: 6),
      .init(
        key: "thousand_vehicle_km_per_year",
        heading: Label(sv: "Trafikarbete", en: "Traffic work"),
        unit: Unit.thousandVehicleKilometres),
      .init(
        key: "vehicle_hours_per_year", heading: Label(sv: "Fordonstid", en: "Vehicle time"),
        unit: Label(sv: "tim/år", en: "h/yr")),
      .init(
        key: "co2_t_per_year", heading: Label(sv: "CO₂", en: "CO₂"), unit: Unit.tonnesPerYear,
        csvDecimals: 2),
    ],
    rows: Mode.allCases.map { mode in
      let sum = view.base.freight(mode)
      return .init(cells: [
        .label(title(of: mode)), .number(sum.tonneKilometres / 1e6),
        .number(sum.vehicleKilometres / 1e3), .number(sum.vehicleHours), .number(sum.co2Tonnes),
      ])
    } + [
      .init(cells: [
        .label(Label(sv: "Bakgrundstrafik (väg)", en: "Background traffic (road)")), .empty,
        .number(view.base.indicators.background.vehicleKilometres / 1e3),
        .number(view.base.indicators.background.vehicleHours),
        .number(view.base.indicators.background.co2Tonnes),
      ]),
      .init(cells: [
        .label(Label(sv: "Fast trafik (väg)", en: "Fixed traffic (road)")), .empty,
        .number(view.base.value.preloadVehicleKilometres / 1e3),
        .number(view.base.indicators.background.preloadVehicleHours), .empty,
      ]),
    ])
}

/// Tonnes by transport chain and industry in the base case.
func chainTable(_ view: ResultView) -> ReportTable {
  let industries = view.base.indicators.industries
  return ReportTable(
    id: "chains",
    title: Label(sv: "Transportkedjor i JA", en: "Transport chains in the base case"),
    note: Label(
      sv: "Ton per kedjetyp; andelen är av allt gods.",
      en: "Tonnes by chain type; the share is of all goods."),
    columns: [
      .init(
        key: "chain_id", heading: Label(sv: "Kod", en: "Code"), isShown: false, isNumeric: false),
      .init(key: "name", heading: Label(sv: "Kedja", en: "Chain"), isNumeric: false),
    ]
      + industryTonnesColumns,
    rows: view.study.network.chainTypes.map { chain in
      let tonnes = industries.map { industry in
        industry.chains.first { $0.chain == chain.id }?.tonnes ?? 0
      }
      let all = industries.reduce(0) { $0 + $1.tonnes }
      return .init(
        cells: [.text(chain.id.name), .label(chain.name)] + industryTonnesCells(tonnes, of: all),
        isEstimate: chain.provenance.isEstimate)
    })
}

/// Tonnes by industry, with their sum and its share of all goods.
let industryTonnesColumns: [ReportTable.Column] =
  Industry.allCases.map { industry in
    .init(
      key: "\(industry.rawValue)_kt_per_year", heading: title(of: industry),
      unit: Unit.kilotonnesPerYear, decimals: 1)
  } + [
    .init(
      key: "total_kt_per_year", heading: Label(sv: "Totalt", en: "Total"),
      unit: Unit.kilotonnesPerYear, decimals: 1),
    .init(
      key: "share_percent", heading: Label(sv: "Andel", en: "Share"), unit: Unit.perCent,
      decimals: 1),
  ]

/// The cells under `industryTonnesColumns`.
func industryTonnesCells(_ tonnes: [Double], of all: Double) -> [ReportTable.Cell] {
  let total = tonnes.reduce(0, +)
  return tonnes.map { .number($0 / 1e3) }
    + [.number(total / 1e3), all > 0 ? .number(total / all * 100) : .empty]
}

/// Each investment's effect on each industry.
func industryDifferenceTable(_ view: ResultView) -> ReportTable {
  func change(
    _ key: String, _ sv: String, _ en: String, _ unit: Label, _ decimals: Int
  ) -> ReportTable.Column {
    .init(
      key: key, heading: Label(sv: sv, en: en), unit: unit, decimals: decimals, csvDecimals: 6,
      isDifference: true)
  }
  return ReportTable(
    id: "industries-investments",
    title: Label(
      sv: "Åtgärdernas effekt per näringsgren", en: "The investments' effect by industry"),
    note: Label(
      sv: "UA minus JA; minus är en besparing i kostnad och tid. Rader under 5 000 kr/år och 5 000 "
        + "tonkm/år visas inte. Logsumma: " + Term.logsumChange.sv
        + ". De använda kedjornas medel kan "
        + "gå åt andra hållet, se avsnittet ”Åtgärderna en och en”. "
        + "Huvudpaketen står efter de enskilda åtgärderna.",
      en: "Option less base; minus saves cost and time. Rows under 5,000 SEK/yr and 5,000 tkm/yr "
        + "are not shown. Logsum: " + Term.logsumChange.en
        + ". The mean of the chains used can go the "
        + "other way, see the section “Each investment by itself”. "
        + "Headline packages follow the single investments."
    ),
    columns: [
      .init(
        key: "investment_id", heading: Label(sv: "Kod", en: "Code"), isShown: false,
        isNumeric: false),
      .init(key: "name", heading: Label(sv: "Åtgärd", en: "Investment"), isNumeric: false),
      .init(
        key: "industry", heading: Label(sv: "Näringsgren", en: "Industry"), isNumeric: false),
      .init(
        key: "base_logsum_msek_per_year",
        heading: Label(sv: "Log\u{ad}summa JA", en: "Logsum, base"),
        unit: Unit.msekPerYear, decimals: 1, csvDecimals: 6),
      .init(
        key: "logsum_msek_per_year", heading: Label(sv: "Log\u{ad}summa UA", en: "Logsum, option"),
        unit: Unit.msekPerYear, decimals: 1, csvDecimals: 6),
      change("cost_change_msek_per_year", "Log\u{ad}summa", "Logsum", Unit.msekPerYear, 2),
      change(
        "cost_change_sek_per_t", usedChainsMean.sv, usedChainsMean.en, Unit.sekPerTonne, 2),
      change("time_change_h", usedChainsMean.sv, usedChainsMean.en, Unit.hours, 2),
    ]
      + Mode.allCases.map { mode in
        change(
          "\(mode.rawValue)_change_million_tkm_per_year", title(of: mode).sv, title(of: mode).en,
          Unit.millionTonneKilometres, 2)
      } + [
        change(
          "road_change_thousand_vehicle_km_per_year", "Lastbil", "Lorries",
          Unit.thousandVehicleKilometres, 1),
        change("co2_change_t_per_year", "CO₂", "CO₂", Unit.tonnesPerYear, 0),
      ],
    rows: (view.singles + headlinePackages(view)).flatMap { option in
      Industry.allCases.indices.map { index in
        let base = view.base.indicators.industries[index]
        let after = option.outcome.indicators.industries[index]
        let cost = option.comparison.industryCost[index]
        let isKnown = option.isResolved
        func known(_ value: Double) -> ReportTable.Cell {
          isKnown ? .number(value) : .unresolved
        }
        let work = zip(after.modes, base.modes).map { $0.tonneKilometres - $1.tonneKilometres }
        return .init(
          cells: [
            .text(option.id), .label(optionName(option, view)), .label(title(of: base.industry)),
            .number(base.logsumCostSEK / 1e6),
            cost.isResolved ? .number((base.logsumCostSEK + cost.value) / 1e6) : .unresolved,
            .millions(cost),
            cost.isResolved ? .number(after.costSEKPerTonne - base.costSEKPerTonne) : .unresolved,
            known(after.hoursPerTonne - base.hoursPerTonne),
          ]
            + work.map { known($0 / 1e6) } + [
              known(
                (after.modes[Mode.road.order].vehicleKilometres
                  - base.modes[Mode.road.order].vehicleKilometres) / 1e3),
              known(after.co2Tonnes - base.co2Tonnes),
            ],
          // A report of zeros hides what matters.
          isShown: cost.isResolved && abs(cost.value) >= 5e3
            || isKnown && work.contains { abs($0) >= 5e3 })
      }
    })
}

/// Packages of `headline.csv` that are no single investment.
private func headlinePackages(_ view: ResultView) -> [ResultView.Option] {
  view.headlines.filter { headline in !view.singles.contains { $0.id == headline.id } }
}

/// A single investment's own name, or that of its package in `headline.csv`.
private func optionName(_ option: ResultView.Option, _ view: ResultView) -> Label {
  option.subject?.name ?? view.headlineName(of: option)
}

extension IndustryIndicators {
  /// Mean time from sender to receiver.
  var hoursPerTonne: Double { tonnes > 0 ? tonneHours / tonnes : 0 }
}

private func perTonne(_ value: Double, _ tonnes: Double) -> ReportTable.Cell {
  tonnes > 0 ? .number(value / tonnes) : .empty
}
