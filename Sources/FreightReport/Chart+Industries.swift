import FreightAppraisal
import FreightModel

extension Chart {
  /// Each industry's cost in the base case (hatched) and with each package of `headline.csv`
  /// (solid), one scale for all, with the difference beside.
  var industries: Markup {
    let rows = BarRows(left: 250, rowHeight: 34, top: 4)
    let most = view.base.indicators.industries.map(\.logsumCostSEK).max() ?? 0
    let scale = (BarRows.width - rows.left - 170) / Swift.max(most, 1e-9)
    var parts: [Markup] = [
      Markup(
        "defs", [:],
        Markup(
          "pattern",
          ["id": "industry-base", "width": "6", "height": "6", "patternUnits": "userSpaceOnUse"],
          Markup("rect", ["width": "6", "height": "6", "fill": "#d9d9d3"]),
          Markup("path", ["d": "M0 6L6 0", "stroke": "#6b6b6b", "stroke-width": "1"])))
    ]
    var row = 0
    for option in view.headlines {
      parts.append(rows.name(wording(view.headlineName(of: option)), row: row, isBold: true))
      row += 1
      for (industry, change) in zip(
        view.base.indicators.industries, option.comparison.industryCost)
      {
        parts.append(rows.name(wording(title(of: industry.industry)), row: row))
        parts += pair(option, industry, change, y: rows.y(row), from: rows.left, scale)
        row += 1
      }
    }
    let bottom = rows.y(row)
    parts.append(
      Markup(
        "text", ["x": coordinate(rows.left), "y": coordinate(bottom + 14)],
        .text(
          wording(
            "mnkr per år; streckat JA, helfärgat UA, till höger UA minus JA",
            "MSEK a year; hatched base, solid option, to the right option less base"))))
    return MapFurniture.drawing(
      id: "industry-chart", width: BarRows.width, height: bottom + 22,
      title: wording(
        "Godsets kostnad per näringsgren i JA och med varje huvudpaket",
        "Freight cost by industry in the base case and with each headline package"),
      minimumWidth: 620, parts)
  }

  /// The two bars of one industry and what the option changes.
  private func pair(
    _ option: ResultView.Option, _ industry: IndustryIndicators, _ change: Difference,
    y: Double, from left: Double, _ scale: Double
  ) -> [Markup] {
    let base = industry.logsumCostSEK
    let after = base + (change.isResolved ? change.value : 0)
    let words =
      change.isResolved
      ? wording.signedResolved(change.value / 1e6, decimals: 2) : wording(Term.noDifferenceShort)
    let name = wording(view.headlineName(of: option)) + ", " + wording(title(of: industry.industry))
    func bar(
      _ sv: String, _ en: String, _ sek: Double, _ column: String, y: Double, _ fill: String
    ) -> Markup {
      .mark(
        name + ", " + wording(sv, en) + ": " + wording.number(sek / 1e6, decimals: 2) + " "
          + wording(Unit.msekPerYear),
        figure: figureID(
          "industries-investments", option.id, title(of: industry.industry).en, column: column),
        Markup(
          "rect",
          [
            "x": coordinate2(left), "y": coordinate(y), "width": coordinate2(sek * scale),
            "height": "11", "fill": fill,
          ]))
    }
    return [
      bar(
        "JA", "base", base, "base_logsum_msek_per_year", y: y + 5, "url(#industry-base)"),
      bar("UA", "option", after, "logsum_msek_per_year", y: y + 17, Palette.terminal),
      .mark(
        name + ": " + wording.hover(change) { wording.signedResolved($0, decimals: 2) },
        figure: figureID(
          "industries-investments", option.id, title(of: industry.industry).en,
          column: "cost_change_msek_per_year"),
        Markup(
          "text",
          [
            "x": coordinate(left + Swift.max(base, after) * scale + 6), "y": coordinate(y + 20),
            "class": change.isResolved ? "" : "unknown",
          ],
          .text(
            wording.number(base / 1e6, decimals: 1) + " → "
              + wording.number(after / 1e6, decimals: 1) + " (" + words + ")"))),
    ]
  }
}
