import FreightAppraisal
import FreightModel

extension ResultView {
  /// A headline package with a new rail terminal, where trains need goods to run, with the ranges
  /// of the trains' rules.
  struct TrainRules: Sendable {
    let headline: Headline
    /// At the study's own values, from the main start.
    let central: Difference
    let rows: [ScaleSensitivity]

    /// Rules at whose ends it is a saving in one place and not in another.
    var deciding: [ScaleSensitivity] { rows.filter { $0.changesSign(of: central) } }
  }

  /// In table order; empty where the rules were not tried.
  var trainRules: [TrainRules] {
    guard let base = result.scaleEconomies.first else { return [] }
    return study.headlines.compactMap { headline in
      let rows = result.scaleSensitivities.filter {
        Set($0.option.investments) == headline.investments
      }
      guard let scenario = rows.first?.option,
        let central = result.scaleEconomies.first(where: { $0.scenario.id == scenario.id })?
          .differences(from: base).first
      else { return nil }
      return TrainRules(headline: headline, central: central, rows: rows)
    }
  }
}

/// What new rail terminals are worth over the ranges of the rules by which trains follow goods.
func scaleSensitivityTable(_ view: ResultView) -> ReportTable {
  func change(_ key: String, _ sv: String, _ en: String) -> ReportTable.Column {
    .init(
      key: key, heading: Label(sv: sv, en: en), unit: Unit.msekPerYear, decimals: 2,
      csvDecimals: 6, isDifference: true)
  }
  return ReportTable(
    id: "scale_sensitivity",
    title: Label(
      sv: "Vad svaret med skalfördelar beror på",
      en: "What the answer with economies of scale depends on"),
    note: Label(
      sv:
        "Förändring av total kostnad där tåg bara går när godset räcker, med en av tågens regler i "
        + "taget vid sitt lägsta och högsta värde; JA med samma regel. Minus är en besparing. Tåg "
        + "och gods följer varandra till mer än ett svar: sista kolumnerna börjar med fulla tåg "
        + "överallt. Där de skiljer sig från de första går ett tåg i JA i det ena fallet och inte "
        + "i det andra, och den skillnaden är ingen nytta av åtgärden.",
      en: "Change in total cost where trains run only if there are goods enough, with one of the "
        + "trains' rules at a time at its least and greatest value; the base case has the same "
        + "rule. Minus is a saving. Trains and goods follow each other to more than one answer: "
        + "the last columns begin with full trains everywhere. Where they differ from the first, a "
        + "train runs in the base case in one of the two and not in the other, and that difference "
        + "is no benefit of the investment."),
    columns: rangeHead + [
      change("total_at_low_msek_per_year", "Vid lågt", "At low"),
      change("total_msek_per_year", "I studien", "In the study"),
      change("total_at_high_msek_per_year", "Vid högt", "At high"),
      change(
        "total_at_low_from_full_msek_per_year", "Vid lågt, från fulla tåg",
        "At low, from full trains"),
      change(
        "total_at_high_from_full_msek_per_year", "Vid högt, från fulla tåg",
        "At high, from full trains"),
      .init(
        key: "changes_sign", heading: Label(sv: "Tecken byts", en: "Sign changes"),
        isNumeric: false),
    ],
    rows: view.trainRules.flatMap { rules in
      rules.rows.map { row in
        .init(
          cells: [
            .text(row.option.id), .text(row.parameter.id.name), .label(row.parameter.meaning),
            .label(rules.headline.name), .number(row.parameter.range.lowerBound),
            .number(row.parameter.range.upperBound), .unit(row.parameter.unit),
            .millions(row.low), .millions(rules.central), .millions(row.high),
            .millions(row.lowFromFull), .millions(row.highFromFull),
            .flag(row.changesSign(of: rules.central)),
          ], isEstimate: row.parameter.provenance.isEstimate)
      }
    })
}
