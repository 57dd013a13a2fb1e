import FreightAppraisal
import FreightModel

/// What passes every terminal, port and corridor, by period and over the year, in the base case and
/// with each headline.
func physicalThroughputTable(_ view: ResultView) -> ReportTable {
  ReportTable(
    id: "throughput",
    title: Label(
      sv: "Vad som passerar terminaler, hamnar och stråk",
      en: "What passes terminals, ports and corridors"),
    note: Label(
      sv:
        "Gods, tåg och lastbilar är studiens egna med tomma: i terminaler och hamnar de som lastar "
        + "eller lossar där, i stråk medelvärdet längs stråket, båda riktningarna. Belastning, kö "
        + "och ledigt gäller all trafik i det som begränsar: pbe på vägar, tåg på banor, lyft "
        + "eller ton i terminaler, anlöp vid kajer; i stråk den mest belastade länken och "
        + "riktningen. Kön är hur många enheter som väntar i medeltal. Gods som kommer när en "
        + "terminal är stängd hanteras efteråt: det räknas i årets belastning men inte i värsta "
        + "periodens, som bara är av perioder med kapacitet. Rapporten visar helåret; perioderna "
        + "och huvudåtgärderna står i CSV-filen.",
      en: "Goods, trains and lorries are the study's own, empties included: in terminals and ports "
        + "those that load or unload there, in corridors the mean along it, both directions. "
        + "Utilisation, queue and spare are of all traffic in what limits: PCU on roads, trains on "
        + "track, lifts or tonnes in terminals, calls at quays; in corridors the tightest link and "
        + "direction. The queue is how many units wait in the mean. Goods that come while a "
        + "terminal is closed are handled afterwards: they count in the year's utilisation but not "
        + "in the worst period's, which is of those with capacity. The report shows the year; "
        + "periods and headlines are in the CSV file."
    ),
    columns: throughputColumns,
    rows: view.result.physicalThroughputs.flatMap { rows($0, view) }, shownRows: 25)
}

private let throughputColumns: [ReportTable.Column] = [
  .init(
    key: "scenario_id", heading: Label(sv: "Kod", en: "Code"), isShown: false, isNumeric: false),
  .init(
    key: "scenario", heading: Label(sv: "Scenario", en: "Scenario"), isShown: false,
    isNumeric: false),
  .init(key: "kind", heading: Label(sv: "Slag", en: "Kind"), isNumeric: false),
  .init(key: "id", heading: Label(sv: "Id", en: "Id"), isShown: false, isNumeric: false),
  .init(key: "name", heading: Label(sv: "Plats", en: "Place"), isNumeric: false),
  .init(
    key: "period_id", heading: Label(sv: "Period", en: "Period"), isShown: false,
    isNumeric: false),
  .init(
    key: "hours", heading: Label(sv: "Timmar", en: "Hours"), unit: Unit.hours, isShown: false),
  .init(
    key: "tonnes", heading: Label(sv: "Gods", en: "Goods"), unit: Label(sv: "ton", en: "t"),
    csvDecimals: 1),
  .init(key: "teu", heading: Label(sv: "TEU", en: "TEU"), csvDecimals: 1),
  .init(key: "lifts", heading: Label(sv: "Lyft", en: "Lifts"), csvDecimals: 1),
  .init(key: "trains", heading: Label(sv: "Tåg", en: "Trains"), csvDecimals: 2),
  .init(key: "lorries", heading: Label(sv: "Lastbilar", en: "Lorries"), csvDecimals: 1),
  .init(key: "calls", heading: Label(sv: "Anlöp", en: "Calls"), csvDecimals: 2),
  .init(key: "unit", heading: Label(sv: "Enhet", en: "Unit"), isNumeric: false),
  .init(
    key: "flow_units", heading: Label(sv: "Flöde", en: "Flow"), csvDecimals: 3, isShown: false),
  .init(
    key: "capacity_units", heading: Label(sv: "Kapacitet", en: "Capacity"), csvDecimals: 3,
    isShown: false),
  .init(
    key: "period_utilisation_percent",
    heading: Label(sv: "Belastning, perioden", en: "Utilisation, the period"),
    unit: Unit.perCent, isShown: false),
  .init(
    key: "year_utilisation_percent",
    heading: Label(sv: "Belastning, året", en: "Utilisation, year"), unit: Unit.perCent,
    decimals: 1),
  .init(
    key: "peak_utilisation_percent", heading: Term.peakUtilisation, unit: Unit.perCent,
    decimals: 1),
  .init(
    key: "wait_h_per_unit", heading: Label(sv: "Väntan", en: "Wait"), unit: Unit.hours,
    csvDecimals: 6, isShown: false),
  .init(
    key: "queue_units", heading: Label(sv: "Kö", en: "Queue"),
    unit: Label(sv: "enheter", en: "units"), decimals: 2, csvDecimals: 4),
  .init(
    key: "spare_units", heading: Label(sv: "Ledigt", en: "Spare"),
    unit: Label(sv: "enheter", en: "units"), csvDecimals: 1),
  .init(
    key: "tightest_link_id", heading: Label(sv: "Trängsta länk", en: "Tightest link"),
    isShown: false, isNumeric: false),
]

/// Corridors first: they are what a region speaks of.
private func rows(_ throughput: PhysicalThroughput, _ view: ResultView) -> [ReportTable.Row] {
  let isBase = throughput.scenario.id == view.result.base.scenario.id
  let name = headroomName(of: throughput.scenario, view)
  let kinds: [PlaceThroughput.Kind] = [.corridor, .terminal, .port]
  // Of terminals and ports the busiest come first, each with its periods.
  let years = kinds.flatMap { kind in
    let years = throughput.places.filter { $0.kind == kind && $0.period == nil }
    return kind == .corridor
      ? years
      : years.enumerated().sorted {
        ($1.element.tonnes, $0.offset) < ($0.element.tonnes, $1.offset)
      }.map(\.element)
  }
  // Every row has the year's and the worst period's, so that neither is taken for the other.
  return years.flatMap { year in
    throughput.places.filter { $0.kind == year.kind && $0.id == year.id }.map { place in
      ReportTable.Row(
        cells: [
          .text(throughput.scenario.id), .label(name), .label(title(of: place.kind)),
          .text(place.id), .label(place.name), .text(place.period?.name ?? "YEAR"),
          .number(place.hours), .number(place.tonnes), .known(place.teu), .known(place.lifts),
          .known(place.trains), .known(place.lorries), .known(place.ships),
          place.unit.map { .label(title(of: $0)) } ?? .text(""),
          place.unit == nil ? .empty : .number(place.flow), .known(place.capacity),
          .known(place.period.flatMap { _ in place.utilisation }.map { $0 * 100 }),
          .known(year.utilisation.map { $0 * 100 }),
          .known(year.peakUtilisation.map { $0 * 100 }), .number(place.waitHours),
          .number(place.meanQueue), .known(place.spare), .text(place.tightest?.name ?? ""),
        ], isEstimate: place.isEstimate, isShown: isBase && place.period == nil)
    }
  }
}

/// The kind of place.
func title(of kind: PlaceThroughput.Kind) -> Label {
  switch kind {
  case .terminal: Label(sv: "terminal", en: "terminal")
  case .port: Label(sv: "hamn", en: "port")
  case .corridor: Label(sv: "stråk", en: "corridor")
  }
}

/// What fills up.
func title(of unit: PlaceThroughput.Unit) -> Label {
  switch unit {
  case .pcu: Label(sv: "pbe", en: "PCU")
  case .train: Label(sv: "tåg", en: "train")
  case .lift: Label(sv: "lyft", en: "lift")
  case .tonne: Label(sv: "ton", en: "tonne")
  case .call: Label(sv: "anlöp", en: "call")
  }
}
