import FreightAppraisal
import FreightModel

extension ResultView {
  /// Switching values of one headline, the parameter that moves NNV most first.
  struct Switches: Sendable {
    let headline: Headline
    let rows: [SwitchingValue]
  }

  /// The headline packages whose switching values were sought, in table order.
  var switches: [Switches] {
    study.headlines.compactMap { headline in
      let rows = result.switchingValues.enumerated().filter {
        Set($0.element.option.investments) == headline.investments
      }.map { (swing: $0.element.netPresentValue.swing ?? 0, offset: $0.offset, row: $0.element) }
        .sorted { ($1.swing, $0.offset) < ($0.swing, $1.offset) }
      return rows.isEmpty ? nil : Switches(headline: headline, rows: rows.map(\.row))
    }
  }
}

/// At which value of each parameter a headline's NNV or yearly saving turns its sign.
func switchingTable(_ view: ResultView) -> ReportTable {
  let missing = withoutMaintenanceNote(view)
  return ReportTable(
    id: "switching",
    title: Label(
      sv: "Var huvudåtgärdernas värde byter tecken",
      en: "Where the headline packages' worth changes sign"),
    note: Label(
      sv:
        "En parameter i taget, de med störst utslag på nettonuvärdet (NNV) först. Värdet är det "
        + "där NNV eller årets besparing (före investeringskostnaden) blir noll med JA och UA "
        + "beräknade om; byts tecknet åt båda håll visas det lägre. Ingen: tecknet håller över "
        + "hela spannet. "
        + "Spannen är till stor del uppskattningar." + missing.sv,
      en:
        "One parameter at a time, those that move net present value (NNV) most first. The value is "
        + "where NNV, or the year's saving (before what is built is paid), is nought with base and "
        + "option solved anew; where the sign changes both ways it is the lower. None: the sign "
        + "holds over the whole range. Most ranges are estimates." + missing.en),
    columns: [
      .init(
        key: "scenario_id", heading: Label(sv: "Kod", en: "Code"), isShown: false,
        isNumeric: false),
      .init(
        key: "headline", heading: Label(sv: "Huvudåtgärd", en: "Headline"), isNumeric: false),
      .init(
        key: "parameter_id", heading: Label(sv: "Id", en: "Id"), isShown: false,
        isNumeric: false),
      .init(key: "parameter", heading: Label(sv: "Parameter", en: "Parameter"), isNumeric: false),
      .init(key: "unit", heading: Label(sv: "Enhet", en: "Unit"), isNumeric: false),
      end("low", "Lågt", "Low"), end("value", "Studien", "Study"), end("high", "Högt", "High"),
      net("nnv_at_low_msek", "NNV vid lågt", "NNV at low"), net("nnv_msek", "NNV", "NNV"),
      net("nnv_at_high_msek", "NNV vid högt", "NNV at high"),
      end("nnv_is_nought_at", "NNV är noll vid", "NNV is nought at"),
      saving("saving_at_low_sek_per_year", "Besparing vid lågt", "Saving at low"),
      saving("saving_sek_per_year", "Besparing", "Saving"),
      saving("saving_at_high_sek_per_year", "Besparing vid högt", "Saving at high"),
      end("saving_is_nought_at", "Besparing är noll vid", "Saving is nought at"),
    ],
    rows: view.switches.flatMap { switches in
      switches.rows.enumerated().map { rank, row in
        let parameter = row.parameter
        let hasRoot = row.netPresentValue.root != nil || row.saving.root != nil
        return .init(
          cells: [
            .text(row.option.id), .label(switches.headline.name), .text(parameter.id.name),
            .label(parameter.meaning), .unit(parameter.unit),
            .number(parameter.range.lowerBound), .number(parameter.value),
            .number(parameter.range.upperBound), .known(row.netPresentValue.low),
            .known(row.netPresentValue.central), .known(row.netPresentValue.high),
            root(row.netPresentValue), .known(row.saving.low), .known(row.saving.central),
            .known(row.saving.high), root(row.saving),
          ], isEstimate: parameter.provenance.isEstimate, isShown: rank < 6 || hasRoot)
      }
    })
}

private func end(_ key: String, _ sv: String, _ en: String) -> ReportTable.Column {
  .init(key: key, heading: Label(sv: sv, en: en), decimals: 4, csvDecimals: 9, isTrimmed: true)
}

private func net(_ key: String, _ sv: String, _ en: String) -> ReportTable.Column {
  .init(
    key: key, heading: Label(sv: sv, en: en), unit: Unit.msek, csvDecimals: 4,
    isShown: key != "nnv_msek")
}

private func saving(_ key: String, _ sv: String, _ en: String) -> ReportTable.Column {
  .init(
    key: key, heading: Label(sv: sv, en: en), unit: Unit.sekPerYear, csvDecimals: 2,
    isShown: false)
}

private func root(_ measure: SwitchingValue.Measure) -> ReportTable.Cell {
  if let root = measure.root { return .number(root) }
  return measure.swing == nil || measure.central == nil
    ? .words(Label(sv: "okänt", en: "not known")) : .words(Label(sv: "ingen", en: "none"))
}
