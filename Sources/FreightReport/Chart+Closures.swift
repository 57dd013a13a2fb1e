import FreightAppraisal
import FreightModel

extension Chart {
  /// The dearest losses: goods solid, background traffic hatched behind them on one scale; what
  /// leaves goods without a way carries a mark.
  func closures(_ answer: Resilience) -> Markup {
    let shown = Array(answer.singles.prefix(15))
    let rows = BarRows(left: 330, rowHeight: 30, top: 4)
    let bars = shown.map { effect in
      (
        freight: max(0, effect.totalCost.value - effect.backgroundCost.value) / 1e6,
        background: max(0, effect.backgroundCost.value) / 1e6
      )
    }
    let most = bars.map { $0.freight + $0.background }.max() ?? 0
    let scale = (BarRows.width - rows.left - 130) / max(most, 1e-9)
    var parts: [Markup] = [
      Markup(
        "defs", [:],
        Markup(
          "pattern",
          ["id": "closure-cars", "width": "6", "height": "6", "patternUnits": "userSpaceOnUse"],
          Markup("rect", ["width": "6", "height": "6", "fill": "#b9b9b2"]),
          Markup("path", ["d": "M0 6L6 0", "stroke": "#6b6b6b", "stroke-width": "1"])))
    ]
    for (row, effect) in shown.enumerated() {
      let name = FacilityName(effect.closures[0].facility, in: answer.base.network)
      let y = rows.y(row) + 8
      let (freight, background) = (bars[row].freight * scale, bars[row].background * scale)
      func number(_ msek: Double) -> String { wording.signedSignificant(msek, leastDigits: 2) }
      let total =
        effect.totalCost.isResolved
        ? number(effect.totalCost.value / 1e6) : wording(Term.noDifferenceShort)
      let lost = effect.unserved - answer.base.unservedTonnes
      let mark =
        lost > 0
        ? "; \u{25C6} " + wording.significant(lost / 1e3, leastDigits: 2) + "\u{a0}"
          + wording("kton", "kt")
        : ""
      let facility = wording(name.name) + ", " + wording(name.words)
      func part(_ sv: String, _ en: String, _ msek: Double, _ column: String, _ shape: Markup)
        -> Markup
      {
        .mark(
          facility + ", " + wording(sv, en) + ": " + wording.significant(msek, leastDigits: 2) + " "
            + wording(Unit.msekPerYear),
          figure: figureID("closures", name.kind, name.id, column: column), shape)
      }
      func bar(_ x: Double, _ width: Double, _ fill: String) -> Markup {
        Markup(
          "rect",
          [
            "x": coordinate2(x), "y": coordinate(y), "width": coordinate2(width), "height": "14",
            "fill": fill,
          ])
      }
      parts += [
        rows.name(facility, row: row),
        // Goods have no column of their own: they are the total less the background traffic.
        part(
          "gods", "goods", bars[row].freight, "total_msek_per_year",
          bar(rows.left, freight, Palette.terminal)),
        part(
          "bakgrundstrafik", "background traffic", bars[row].background,
          "background_msek_per_year",
          bar(rows.left + freight, background, "url(#closure-cars)")),
        .mark(
          facility + ": " + wording.hover(effect.totalCost, number) + mark,
          figure: figureID("closures", name.kind, name.id, column: "total_msek_per_year"),
          Markup(
            "text",
            ["x": coordinate(rows.left + freight + background + 5), "y": coordinate(y + 11)],
            .text(total + mark))),
      ]
    }
    let bottom = rows.y(shown.count)
    parts.append(
      Markup(
        "text", ["x": coordinate(rows.left), "y": coordinate(bottom + 14)],
        .text(
          wording(
            "mnkr per år; \u{25C6} gods utan väg, kton/år",
            "MSEK a year; \u{25C6} goods without a way, kt/yr"))))
    return MapFurniture.drawing(
      id: "closure-chart", width: BarRows.width, height: bottom + 22,
      title: wording(
        "Kostnad av ett års bortfall per anläggning, dyrast först",
        "Cost of a year's loss of each facility, dearest first"), minimumWidth: 620, parts)
  }
}
