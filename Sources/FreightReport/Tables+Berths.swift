import FreightAppraisal
import FreightModel

/// Calls, load and wait of one quay over the year; other ships' calls are part of them.
private struct BerthYear {
  let callsPerYear: Double
  /// Ships over those that the quay could serve in a year.
  let utilisation: Double
  /// The same in the busiest period.
  let peakUtilisation: Double
  let waitHoursPerCall: Double

  init(_ berth: Berth, _ load: BerthIndicators, _ periods: [Period]) {
    let calls = zip(load.periods, periods).map { $0.flowPerHour * $1.hoursPerYear }
    callsPerYear = calls.reduce(0, +)
    let hoursPerYear = periods.reduce(0) { $0 + $1.hoursPerYear }
    utilisation = callsPerYear / (berth.shipsPerHour * hoursPerYear)
    peakUtilisation = load.periods.map(\.utilisation).max() ?? 0
    let hours = zip(load.periods, calls).reduce(0) { $0 + $1.0.delaySeconds / 3_600 * $1.1 }
    waitHoursPerCall = callsPerYear > 0 ? hours / callsPerYear : 0
  }
}

private let berthColumns: [ReportTable.Column] = [
  .init(
    key: "berth_id", heading: Label(sv: "Kod", en: "Code"), isShown: false, isNumeric: false),
  .init(key: "name", heading: Label(sv: "Kaj", en: "Quay"), isNumeric: false),
]

private let berthNote = Label(
  sv: "Anlöpen omfattar andra fartygs, som tabellen berth.csv anger; en kö av fartyg väntar i "
    + "tur och ordning på en kajplats.",
  en: "Calls include those of other ships, which berth.csv states; ships wait in one queue for a "
    + "berth.")

private func callColumn(_ key: String, _ sv: String, _ en: String) -> ReportTable.Column {
  .init(
    key: key, heading: Label(sv: sv, en: en), unit: Label(sv: "anlöp/år", en: "calls/yr"),
    csvDecimals: 1)
}

private func waitColumn(
  _ key: String, _ sv: String, _ en: String, isDifference: Bool = false
) -> ReportTable.Column {
  .init(
    key: key, heading: Label(sv: sv, en: en), unit: Unit.hours, decimals: 2, csvDecimals: 4,
    isDifference: isDifference)
}

/// Every quay of the base case.
func berthTable(_ view: ResultView) -> ReportTable {
  let network = view.base.network
  let rows = zip(network.limits.berths, view.base.indicators.berths).map { berth, load in
    (berth: berth, year: BerthYear(berth, load, view.periods))
  }
  let most = rows.max { $0.year.utilisation < $1.year.utilisation }
  return ReportTable(
    id: "berths", title: Label(sv: "Kajer i JA", en: "Quays in the base case"),
    note: Label(
      sv: (most.map { "Mest belastad är \($0.berth.name). " } ?? "") + berthNote.sv
        + " Gods är det som hamnens terminaler med sjöfart hanterar.",
      en: (most.map { "The busiest is \($0.berth.title.en). " } ?? "") + berthNote.en
        + " Goods are what the port's terminals for ships handle."),
    columns: berthColumns + [
      .init(
        key: "tonnes_kt_per_year", heading: Label(sv: "Gods", en: "Goods"),
        unit: Unit.kilotonnesPerYear, decimals: 1),
      callColumn("calls_per_year", "Anlöp", "Calls"),
      callColumn("other_calls_per_year", "Därav andra", "Of which others"),
      .init(key: "berths", heading: Label(sv: "Kajplatser", en: "Berths"), isTrimmed: true),
      .init(
        key: "hours_per_call", heading: Label(sv: "Tid vid kaj", en: "Time at quay"),
        unit: Unit.hours),
      .init(
        key: "utilisation_percent",
        heading: Label(sv: "Belastning, året", en: "Utilisation, year"),
        unit: Unit.perCent, decimals: 1),
      .init(
        key: "peak_utilisation_percent",
        heading: Term.peakUtilisation,
        unit: Unit.perCent, decimals: 1),
      waitColumn("wait_h_per_call", "Väntan per anlöp", "Wait per call"),
    ],
    rows: rows.map { berth, year in
      let tonnes = zip(network.terminals, view.base.indicators.terminals)
        .filter { $0.0.node == berth.node && $0.0.modes.contains(.sea) }
        .reduce(0) { $0 + $1.1.tonnes }
      return .init(
        cells: [
          .text(berth.id.name), .name(berth.title), .number(tonnes / 1e3),
          .number(year.callsPerYear), .number(berth.otherCallsPerWeek / 7 * 365),
          .number(berth.berths), .number(berth.hoursPerCall), .number(year.utilisation * 100),
          .number(year.peakUtilisation * 100), .number(year.waitHoursPerCall),
        ], isEstimate: berth.provenance.isEstimate)
    })
}

/// Quays whose wait changes with an investment.
func berthDifferenceTable(_ view: ResultView) -> ReportTable {
  ReportTable(
    id: "berths-investments",
    title: Label(
      sv: "Kajer där åtgärderna ändrar väntan", en: "Quays where investments change the wait"),
    note: Label(
      sv: "Rader med minst 0,01 timmar per anlöp i skillnad; minus är kortare väntan. "
        + berthNote.sv,
      en: "Rows that differ by at least 0.01 hours a call; minus is a shorter wait. "
        + berthNote.en),
    columns: investmentColumns + berthColumns + [
      callColumn("base_calls_per_year", "Anlöp JA", "Calls, base"),
      callColumn("option_calls_per_year", "Anlöp UA", "Calls, option"),
      .init(
        key: "option_utilisation_percent",
        heading: Label(sv: "Belastning UA, året", en: "Utilisation, year, option"),
        unit: Unit.perCent, decimals: 1),
      waitColumn("base_wait_h_per_call", "Väntan JA", "Wait, base"),
      waitColumn("option_wait_h_per_call", "Väntan UA", "Wait, option"),
      waitColumn("change_h_per_call", "Skillnad", "Difference", isDifference: true),
    ],
    rows: view.singles.flatMap { option in
      zip(
        option.outcome.network.limits.berths,
        zip(view.base.indicators.berths, option.outcome.indicators.berths)
      ).compactMap { berth, loads -> ReportTable.Row? in
        let before = BerthYear(berth, loads.0, view.periods)
        let after = BerthYear(berth, loads.1, view.periods)
        let change = after.waitHoursPerCall - before.waitHoursPerCall
        guard abs(change) >= 0.01 else { return nil }
        return .init(
          cells: [
            .text(option.id), .label(shortTitle(of: option)), .text(berth.id.name),
            .name(berth.title), .number(before.callsPerYear), .number(after.callsPerYear),
            .number(after.utilisation * 100), .number(before.waitHoursPerCall),
            .number(after.waitHoursPerCall), .number(change),
          ], isEstimate: berth.provenance.isEstimate)
      }
    })
}
