import FreightAppraisal
import FreightModel

/// What the column of growing effects holds against the net present value beside it.
private func growingNote(_ view: ResultView) -> Label {
  let (rate, year) = (view.result.appraisalBasis.rules.effectGrowth, view.result.run.year)
  let (sv, en) = (Wording(.sv), Wording(.en))
  return Label(
    sv: (rate == 0
      ? " I NNV ligger effekterna kvar på \(year) års nivå"
      : " I NNV växer effekterna \(sv.percent(rate, decimals: 1)) om året")
      + "; i spalten bredvid växer varje effekt i takt med sin trafik (uppskattat).",
    en: " NNV "
      + (rate == 0
        ? "holds effects at the level of \(year)"
        : "lets effects grow \(en.percent(rate, decimals: 1)) a year")
      + "; in the column beside it each effect grows as its traffic does (estimated).")
}

/// Which headline packages' NNV is less the cost alone; empty where every effect is detectable.
private func costAloneNote(_ view: ResultView) -> Label {
  let bare = view.headlines.filter { $0.appraisal.value != nil && !$0.appraisal.isDetected }
    .map { view.headlineName(of: $0) }
  guard !bare.isEmpty else { return Label(sv: "", en: "") }
  return Label(
    sv: " Effekten är inte påvisbar, och NNV bara minus kostnaden, för "
      + Wording(.sv).list(bare.map(\.sv)) + ".",
    en: " The effect is not detectable, and NNV less the cost alone, for "
      + Wording(.en).list(bare.map(\.en)) + ".")
}

/// Net present value, what has no price, and the verdict: the last two by people.
func verdictTable(_ view: ResultView) -> ReportTable {
  let missing = starNote(view)
  let bare = costAloneNote(view)
  let isGrowing = view.headlines.contains { $0.appraisal.growingMSEK != nil }
  let growing = isGrowing ? growingNote(view) : Label(sv: "", en: "")
  let trains =
    view.trainsByDemand.isEmpty
    ? Label(sv: "", en: "")
    : Label(
      sv:
        " Tåg efter gods: NNV om tåg bara går där godset räcker, i JA och UA; det ingår inte i de "
        + "slumpade prövningarna.",
      en:
        " Trains by demand: NNV if trains run only where goods suffice, in base and option; it was "
        + "not drawn.")
  let drawn =
    view.result.sweep == nil
    ? Label(sv: "", en: "")
    : Label(
      sv: " P(NNV\u{a0}>\u{a0}0) är andelen slumpade prövningar vars NNV är över noll; "
        + "\(ResultView.notDrawn.sv) slumpas inte.",
      en: " P(NNV\u{a0}>\u{a0}0) is the share of random trials with an NNV above zero; "
        + "\(ResultView.notDrawn.en) are not drawn.")
  return ReportTable(
    id: "verdict",
    title: Label(
      sv: "Sammanvägd bedömning av huvudpaketen", en: "Verdict on the headline packages"),
    note: Label(
      sv: "Nettonuvärdet är bara det som har ett pris här. De ej prissatta effekterna och den "
        + "sammanvägda bedömningen fylls i av den som gör bedömningen. NNK\u{2011}i, "
        + "nettonuvärdeskvoten, är NNV per satsad krona." + drawn.sv + growing.sv + trains.sv
        + bare.sv + missing.sv,
      en:
        "The net present value is only what has a price here. Effects not priced and the verdict "
        + "are filled in by whoever judges. NNK\u{2011}i is NNV for each krona invested." + drawn.en
        + growing.en + trains.en + bare.en + missing.en),
    columns: [
      .init(key: "package", heading: Label(sv: "Paket", en: "Package"), isNumeric: false),
      .init(
        key: "nnv_msek", heading: Label(sv: "Nettonuvärde, NNV", en: "Net present value, NNV"),
        unit: Unit.msek, csvDecimals: 6, isDifference: true),
      .init(
        key: "nnv_growing_msek",
        heading: Label(sv: "NNV, växande effekterᵉ", en: "NNV, growing effectsᵉ"),
        unit: Unit.msek, csvDecimals: 6, isShown: isGrowing, isDifference: true),
      .init(
        key: "nnv_trains_by_demand_msek",
        heading: Label(sv: "NNV, tåg efter gods", en: "NNV, trains by demand"),
        unit: Unit.msek, csvDecimals: 6, isShown: !view.trainsByDemand.isEmpty,
        isDifference: true),
      .init(
        key: "nnk_i", heading: Label(sv: "NNK\u{2011}i", en: "NNK\u{2011}i"), decimals: 2,
        csvDecimals: 6,
        isDifference: true),
      .init(
        key: "nnv_above_zero_percent",
        heading: Label(sv: "P(NNV\u{a0}>\u{a0}0)", en: "P(NNV\u{a0}>\u{a0}0)"), unit: Unit.perCent,
        csvDecimals: 6,
        isShown: view.result.sweep != nil),
      .init(
        key: "unpriced",
        heading: Label(
          sv: "Ej prissatta effekter (fylls\u{a0}i)", en: "Effects not priced (fill in)"),
        isNumeric: false),
      .init(
        key: "verdict",
        heading: Label(sv: "Sammanvägd bedömning (fylls\u{a0}i)", en: "Verdict (fill in)"),
        isNumeric: false),
      optionHead[0],
      .init(
        key: "without_maintenance",
        heading: Label(
          sv: "Drift och underhåll saknas för", en: "Operation and maintenance missing for"),
        isShown: false, isNumeric: false),
    ],
    rows: view.headlines.map { option in
      let value = option.appraisal.value
      return .init(
        cells: [
          .label(view.markedName(of: option)), .known(value?.net),
          .known(option.appraisal.growingMSEK),
          .known(view.trainsByDemand[option.outcome.value.scenario.id]?.value?.net),
          .known(value?.perInvestment),
          .known(
            view.spreads.first { $0.headline.isBuilt(by: option) }
              .map { $0.summary.shareAboveZero * 100 }),
          .text(""), .text(""), optionHead(option, view)[0],
          .text(option.appraisal.withoutMaintenance.map(\.id.name).joined(separator: " + ")),
        ], isEstimate: option.isEstimate)
    })
}
