import FreightAppraisal
import FreightModel

private let scenarioID = ReportTable.Column(
  key: "scenario_id", heading: Label(sv: "Kod", en: "Code"), isShown: false, isNumeric: false)

private func text(_ key: String, _ sv: String, _ en: String, isShown: Bool = true)
  -> ReportTable.Column
{
  .init(key: key, heading: Label(sv: sv, en: en), isShown: isShown, isNumeric: false)
}

private func msek(_ key: String, _ sv: String, _ en: String) -> ReportTable.Column {
  .init(
    key: key + "_msek", heading: Label(sv: sv, en: en), unit: Unit.msek, csvDecimals: 6,
    isDifference: true)
}

private func share(_ key: String, _ sv: String, _ en: String, isShown: Bool = true)
  -> ReportTable.Column
{
  .init(
    key: key + "_percent", heading: Label(sv: sv, en: en),
    unit: Label(sv: "% av dragningar", en: "% of draws"), csvDecimals: 6, isShown: isShown)
}

/// NNV of the headline packages over the draws.
func sweepTable(_ view: ResultView) -> ReportTable {
  let missing = withoutMaintenanceNote(view)
  let drawn = view.drawnInWords("\(view.drawnModelParameters)")
  return ReportTable(
    id: "sweep",
    title: Label(
      sv: "Nettonuvärdet när modellens parametrar dras samtidigt",
      en: "Net present value when all parameters are drawn at once"),
    note: Label(
      sv: "Varje parameter dras ur en triangel över sitt spann med toppen i tabellens värde, "
        + "oberoende av de andra; JA och UA beräknas om i varje dragning. " + drawn.sv
        + " Ånger: det mesta som ett annat val hade varit värt utöver detta i någon dragning. "
        + "Att inte bygga något är också ett val, med NNV 0 i varje dragning. "
        + "Utom huvudpaketen dras det som har högst NNV av allt annat som prövats, om det är högre "
        + "än deras; andra åtgärder får sin andel över noll av omlast sweep --with."
        + missing.sv,
      en:
        "Every parameter is drawn from a triangle over its range with the peak at the table's "
        + "value, independently of the others; "
        + "base and option are solved anew in every draw. " + drawn.en
        + " Regret: the most that another choice would have been worth beyond this one in any "
        + "draw. To build nothing is a choice too, of NNV 0 in every draw. Beside the headline "
        + "packages what has the greatest NNV of all else that was tried is drawn, if it is above "
        + "theirs; others get their share above zero from omlast sweep --with."
        + missing.en),
    columns: [
      scenarioID, text("package", "Paket", "Package"),
      .init(key: "draws", heading: Label(sv: "Dragningar", en: "Draws")),
      msek("mean_nnv", "Medel", "Mean"),
    ]
      + SweepSummary.levels.map {
        let level = fixed($0 * 100, decimals: 0)
        return msek("nnv_at_\(level)_percent", level + " %", level + " %")
      } + [
        share("nnv_above_zero", "NNV över 0", "NNV above 0"),
        share("nnv_above_zero_low", "NNV över 0, minst", "NNV above 0, least", isShown: false),
        share("nnv_above_zero_high", "NNV över 0, mest", "NNV above 0, most", isShown: false),
        .init(
          key: "extrapolated_draws_above_zero",
          heading: Label(
            sv: "Därav med en anläggning över kapacitet som inte är det i studien",
            en: "Of them with a facility above capacity that is not in the study"),
          isShown: false),
        share("best", "Bäst", "Best"), msek("greatest_regret", "Största ånger", "Greatest regret"),
      ],
    rows: (view.spreads + [view.nearestSpread].compactMap { $0 }).map { spread in
      .init(
        cells: [
          .text(view.option(of: spread.headline)?.id ?? spread.headline.id.name),
          .label(spread.headline.name),
        ]
          + sweepCells(
            spread.summary, draws: spread.worth.count, interval: spread.summary.intervalAboveZero,
            extrapolated: spread.extrapolatedAboveZero,
            isChoice: spread.headline.id != view.nearestSpread?.headline.id),
        isEstimate: view.drawsEstimates)
    } + buildNothing(view))
}

/// The choice that every draw compares the packages with: worth nothing, and best where all lose.
private func buildNothing(_ view: ResultView) -> [ReportTable.Row] {
  guard !view.spreads.isEmpty, let values = view.result.sweep?.values,
    let nothing = values.summaries.last
  else { return [] }
  return [
    .init(
      cells: [.text("nothing"), .label(Label(sv: "Bygg inget", en: "Build nothing"))]
        + sweepCells(nothing, draws: values.draws, interval: nil, extrapolated: 0),
      isEstimate: view.drawsEstimates)
  ]
}

/// - Parameters:
///   - interval: of the share above zero; nil where that is known without draws.
///   - isChoice: whether it is one of the choices that are held against each other.
private func sweepCells(
  _ summary: SweepSummary, draws: Int, interval: ClosedRange<Double>?, extrapolated: Int?,
  isChoice: Bool = true
) -> [ReportTable.Cell] {
  [.number(Double(draws)), .number(summary.mean)]
    + summary.quantiles.map { .number($0) } + [
      .number(summary.shareAboveZero * 100), .known(interval.map { $0.lowerBound * 100 }),
      .known(interval.map { $0.upperBound * 100 }), .known(extrapolated.map { Double($0) }),
      isChoice ? .number(summary.shareBest * 100) : .empty,
      isChoice ? .number(summary.greatestRegret) : .empty,
    ]
}

/// Every draw of every headline package: in the CSV file alone.
func sweepDrawTable(_ view: ResultView) -> ReportTable {
  let sweep = view.result.sweep
  return ReportTable(
    id: "sweep_draws", title: Label(sv: "Dragningarna", en: "The draws"),
    note: Label(
      sv: "Ett svar per dragning och paket.", en: "One answer for each draw and package."),
    columns: [
      text("draw", "Dragning", "Draw"), scenarioID,
      .init(
        key: "saving_sek_per_year", heading: Label(sv: "Besparing", en: "Saving"),
        unit: Unit.sekPerYear, csvDecimals: 2),
      .init(
        key: "threshold_sek_per_year", heading: Label(sv: "Tröskel", en: "Threshold"),
        unit: Unit.sekPerYear, csvDecimals: 2),
      msek("nnv", "NNV", "NNV"),
      .init(
        key: "above_capacity", heading: Label(sv: "Över kapacitet", en: "Above capacity")),
      .init(
        key: "newly_above_capacity",
        heading: Label(sv: "Därav inte i studien", en: "Of them not in the study")),
      text("converged", "Konvergerad", "Converged"),
      text("comparable", "Samma efterfrågan", "Same demand"),
    ],
    rows: [sweep, view.result.nearestSweep].compactMap { $0 }.flatMap { sweep in
      sweep.draws.map { (sweep.options, $0) }
    }.flatMap { options, draw in
      options.enumerated().map { index, option in
        .init(
          cells: [
            .text(String(draw.draw)), .text(option.id), .number(draw.savingSEK[index]),
            .number(draw.resolutionSEK[index]), .known(draw.netPresentValueMSEK[index]),
            .number(Double(draw.overCapacity[index].count)),
            .known(view.newlyOverCapacity(draw, option, index).map { Double($0) }),
            .flag(draw.isConverged), .flag(draw.isComparable),
          ], isEstimate: view.drawsEstimates)
      }
    })
}

/// What every draw drew: in the CSV file alone.
func sweepParameterTable(_ view: ResultView) -> ReportTable {
  let sweep = view.result.sweep
  return ReportTable(
    id: "sweep_parameters", title: Label(sv: "Dragna värden", en: "Values drawn"),
    note: Label(
      sv: "Parametrarnas värden i varje dragning, i parameterns enhet.",
      en: "The parameters' values in every draw, in the parameter's unit."),
    columns: [
      text("draw", "Dragning", "Draw"),
      text("parameter_id", "Parameter", "Parameter"),
      .init(key: "value", heading: Label(sv: "Värde", en: "Value"), csvDecimals: 9),
    ],
    rows: (sweep?.draws ?? []).flatMap { draw in
      zip(sweep!.parameters, sweep!.design.values(of: sweep!.parameters, draw: draw.draw)).map {
        .init(cells: [.text(String(draw.draw)), .text($0.id.name), .number($1)])
      }
    })
}

/// NNV of the headline packages at both ends of every range.
func valueRangeTable(_ view: ResultView) -> ReportTable {
  let missing = withoutMaintenanceNote(view)
  return ReportTable(
    id: "value_ranges",
    title: Label(
      sv: "Vad nettonuvärdet beror på, en osäkerhet i taget",
      en: "What the net present value depends on, one input at a time"),
    note: Label(
      sv: "NNV när ett indatavärde i taget sätts till sitt lägsta och högsta värde; störst "
        + "utslag först. För modellens parametrar beräknas JA och UA om, för kalkylens räknas "
        + "nuvärdena om. Enhetsvärden: alla rader för effekten samtidigt." + missing.sv,
      en: "NNV when one input at a time stands at its least and greatest value; the most decisive "
        + "first. For the model's parameters base and option are solved anew, for the appraisal's "
        + "the present values are. Unit values: all rows of the effect at once." + missing.en),
    columns: [
      scenarioID, text("input_id", "Kod", "Code", isShown: false),
      text("input", "Indata", "Input"), text("package", "Paket", "Package"),
    ] + rangeEnds + [
      text("unit", "Enhet", "Unit"),
      msek("nnv_at_low", "NNV vid lågt", "NNV at low"),
      msek("nnv", "I studien", "In the study"),
      msek("nnv_at_high", "NNV vid högt", "NNV at high"),
      text("changes_sign", "Tecken byts", "Sign changes"),
    ],
    rows: view.tornados.flatMap { tornado in
      tornado.ranges.enumerated().map { rank, range in
        let ends = range.input.ends
        return .init(
          cells: [
            .text(view.option(of: tornado.headline)?.id ?? tornado.headline.id.name),
            .text(range.input.id), .label(range.input.title), .label(tornado.headline.name),
            .known(ends?.low), .known(ends?.high), .unit(ends?.unit ?? ""),
            .number(range.lowMSEK), .number(tornado.central), .number(range.highMSEK),
            .flag(tornado.isTurned(by: range)),
          ], isEstimate: range.input.isEstimate, isShown: rank < 8)
      }
    })
}

extension ResultView.Tornado {
  /// Whether an end of a range has the other sign.
  func isTurned(by range: ValueRange) -> Bool {
    (range.lowMSEK < 0) != (central < 0) || (range.highMSEK < 0) != (central < 0)
  }
}
