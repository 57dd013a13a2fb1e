import FreightAppraisal
import FreightModel

/// Links of the base case, most tonnes first.
func linkTable(_ view: ResultView) -> ReportTable {
  let rows = zip(view.base.network.links, view.base.indicators.links).enumerated()
    .sorted { ($1.element.1.tonnes, $0.offset) < ($0.element.1.tonnes, $1.offset) }
    .map(\.element)
  return ReportTable(
    id: "links",
    title: Label(sv: "Länkar i JA", en: "Links in the base case"),
    note: Label(
      sv: "Mest gods först, båda riktningarna. Belastning och fördröjning gäller den mest "
        + "belastade perioden och riktningen. Studiens lastbilar ingår också i den räknade "
        + "trafiken utanför bakgrundsmatrisens område; där räknas de därför dubbelt i ”alla "
        + "fordon”.",
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
        key: "peak_utilisation_percent", heading: Term.peakUtilisation, unit: Unit.perCent),
      .init(
        key: "peak_delay_s_per_vehicle", heading: Label(sv: "Fördröjning", en: "Delay"),
        unit: Unit.seconds, decimals: 1),
    ],
    rows: rows.map { link, load in
      .init(
        cells: [
          .text(link.id.name), view.base.name(of: link.fromNode),
          view.base.name(of: link.toNode),
          .name(link.title), .label(title(of: link.mode)), .number(load.tonnes / 1e3),
          .number(load.freightVehicles / 365), .number(load.vehiclesPerDay),
          .known(view.base.hasCapacity(link) ? load.peakUtilisation * 100 : nil),
          .number(load.peakDelaySeconds),
        ],
        isEstimate: link.provenance.isEstimate)
    }, shownRows: 20)
}
