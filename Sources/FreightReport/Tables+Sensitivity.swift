import FreightAppraisal
import FreightModel

extension ResultView {
  /// One headline package with its ranges, the most decisive parameter first.
  struct Ranges: Sendable {
    let headline: Headline
    /// At the study's own values.
    let central: Comparison
    let rows: [Sensitivity]

    /// Parameters at whose ends the total is a saving in one place and not in another.
    var deciding: [Sensitivity] {
      rows.filter { $0.changesSign(of: central) { $0.totalCost } }
    }
  }

  /// The headline packages that were tried against the parameters' ranges, in table order.
  var ranges: [Ranges] {
    study.headlines.compactMap { headline in
      let isIt = { (scenario: Scenario) in
        Set(scenario.investments) == headline.investments && scenario.demandOptions.isEmpty
      }
      guard let central = (result.comparisons + result.headlines).first(where: { isIt($0.option) })
      else { return nil }
      let rows = result.sensitivities.enumerated().filter { isIt($0.element.option) }
        .map { (swing: $0.element.swing { $0.totalCost }, offset: $0.offset, row: $0.element) }
        .sorted { ($1.swing, $0.offset) < ($0.swing, $1.offset) }
      return rows.isEmpty
        ? nil : Ranges(headline: headline, central: central, rows: rows.map(\.row))
    }
  }
}

/// What each headline package is worth at the ends of each parameter's range.
func sensitivityTable(_ view: ResultView) -> ReportTable {
  func value(_ key: String, _ sv: String, _ en: String, isShown: Bool = true) -> ReportTable.Column
  {
    .init(
      key: key, heading: Label(sv: sv, en: en), unit: Unit.msekPerYear, decimals: 2, csvDecimals: 6,
      isShown: isShown, isDifference: true)
  }
  return ReportTable(
    id: "sensitivity",
    title: Label(
      sv: "Vad huvudåtgärdernas värde beror på",
      en: "What the headline packages depend on"),
    note: Label(
      sv:
        "Förändring av total kostnad (gods och bakgrundstrafik) när en parameter i taget sätts "
        + "till sitt lägsta och högsta värde och både JA och UA beräknas om; störst utslag först. "
        + "Minus är en besparing. Tecken: om svaret byter tecken vid någon av spannets ändar. Över "
        + "kapacitet: vid vilken ände någon anläggning har mer flöde än kapacitet som inte har det "
        + "i studien, så att fördröjningen där är extrapolerad.",
      en:
        "Change in total cost (freight and background traffic) when one parameter at a time stands "
        + "at its least and greatest value and base and option are both solved anew; the most "
        + "decisive first. Minus is a saving. Sign: whether an end of the range changes the sign "
        + "of the answer. Above capacity: the end at which some facility has more flow than "
        + "capacity that in the study has not, so that the delay there is extrapolated."),
    columns: rangeHead + [
      value("total_at_low_msek_per_year", "Vid lågt", "At low"),
      value("total_msek_per_year", "I studien", "In the study"),
      value("total_at_high_msek_per_year", "Vid högt", "At high"),
      value("freight_at_low_msek_per_year", "Gods vid lågt", "Freight at low", isShown: false),
      value("freight_msek_per_year", "Gods i studien", "Freight in the study", isShown: false),
      value("freight_at_high_msek_per_year", "Gods vid högt", "Freight at high", isShown: false),
      .init(
        key: "changes_sign", heading: Label(sv: "Tecken byts", en: "Sign changes"),
        isNumeric: false),
      .init(
        key: "over_capacity", heading: Label(sv: "Över kapacitet", en: "Above capacity"),
        isNumeric: false),
    ],
    rows: view.ranges.flatMap { ranges in
      ranges.rows.enumerated().map { rank, row in
        let central = ranges.central
        return .init(
          cells: [
            .text(central.option.id), .text(row.parameter.id.name), .label(row.parameter.meaning),
            .label(ranges.headline.name), .number(row.parameter.range.lowerBound),
            .number(row.parameter.range.upperBound), .unit(row.parameter.unit),
            .millions(row.low.totalCost), .millions(central.totalCost),
            .millions(row.high.totalCost), .millions(row.low.freightCost),
            .millions(central.freightCost), .millions(row.high.freightCost),
            .flag(row.changesSign(of: central) { $0.totalCost }),
            .label(endsAboveCapacity(row, central)),
          ], isEstimate: row.parameter.provenance.isEstimate, isShown: rank < 10)
      }
    })
}

/// What stands first in tables of ranges: the package, the parameter and its least and greatest
/// value.
let rangeHead: [ReportTable.Column] =
  [
    .init(
      key: "scenario_id", heading: Label(sv: "Kod", en: "Code"), isShown: false, isNumeric: false),
    .init(
      key: "parameter_id", heading: Label(sv: "Kod", en: "Code"), isShown: false,
      isNumeric: false),
    .init(key: "parameter", heading: Label(sv: "Parameter", en: "Parameter"), isNumeric: false),
    .init(key: "investment", heading: Label(sv: "Åtgärd", en: "Investment"), isNumeric: false),
  ] + rangeEnds + [
    .init(key: "unit", heading: Label(sv: "Enhet", en: "Unit"), isNumeric: false)
  ]

/// The least and the greatest value of an input, in its own unit.
let rangeEnds: [ReportTable.Column] = [
  .init(
    key: "low", heading: Label(sv: "Lågt", en: "Low"), decimals: 6, csvDecimals: 9,
    isTrimmed: true),
  .init(
    key: "high", heading: Label(sv: "Högt", en: "High"), decimals: 6, csvDecimals: 9,
    isTrimmed: true),
]

/// The ends of a range at which a facility is above its capacity that in the study is not.
private func endsAboveCapacity(_ row: Sensitivity, _ central: Comparison) -> Label {
  let isNew = [row.low, row.high].map { !$0.overCapacity.isSubset(of: central.overCapacity) }
  return switch (isNew[0], isNew[1]) {
  case (false, false): Label(sv: "", en: "")
  case (true, false): Label(sv: "lågt", en: "low")
  case (false, true): Label(sv: "högt", en: "high")
  case (true, true): Label(sv: "lågt, högt", en: "low, high")
  }
}
