import FreightAppraisal
import FreightModel

extension Chart {
  /// Each industry's cost in the base case (hatched) and with each package of `headline.csv`
  /// (solid), one scale for all, and beside it what changes, at a scale of its own: a package
  /// changes a cost too little for two bars to differ by anything that is seen.
  var industries: Markup {
    let rows = BarRows(left: 200, rowHeight: 22, top: 22)
    let most = view.base.indicators.industries.map(\.logsumCostSEK).max() ?? 0
    let scale = Self.levelWidth / Swift.max(most, 1e-9)
    let change = ChangeScale(
      view.headlines.flatMap(\.comparison.industryCost).filter(\.isResolved).map(\.value),
      from: Self.changesLeft, to: BarRows.width)
    var parts: [Markup] = [
      Markup(
        "defs", [:],
        Markup(
          "pattern",
          ["id": "industry-base", "width": "6", "height": "6", "patternUnits": "userSpaceOnUse"],
          Markup("rect", ["width": "6", "height": "6", "fill": "#d9d9d3"]),
          Markup("path", ["d": "M0 6L6 0", "stroke": "#6b6b6b", "stroke-width": "1"]))),
      panel(
        wording("JA (streckat), UA (helfärgat), mnkr/år", "Base hatched, option solid, MSEK/yr"),
        at: rows.left),
      panel(
        wording("UA minus JA, mnkr/år, egen skala", "Option less base, MSEK/yr, own scale"),
        at: Self.changesLeft + ChangeScale.figureWidth),
    ]
    var row = 0
    for option in view.headlines {
      parts.append(rows.name(wording(view.headlineName(of: option)), row: row, isBold: true))
      row += 1
      for (industry, difference) in zip(
        view.base.indicators.industries, option.comparison.industryCost)
      {
        parts.append(rows.name(wording(title(of: industry.industry)), row: row))
        parts += levels(option, industry, difference, y: rows.y(row), from: rows.left, scale)
        parts += self.change(option, industry, difference, y: rows.y(row), change)
        row += 1
      }
    }
    return MapFurniture.drawing(
      id: "industry-chart", width: BarRows.width, height: rows.y(row) + 4,
      title: wording(
        "Godsets kostnad per näringsgren i JA och med varje huvudpaket",
        "Freight cost by industry in the base case and with each headline package"),
      minimumWidth: 620, parts)
  }

  /// Length of the longest bar of a cost, and where the changes' panel begins.
  private static let (levelWidth, changesLeft) = (120.0, 416.0)

  /// Where a change's bar begins and ends, with room for its figure on either side.
  private struct ChangeScale {
    static let figureWidth = 56.0
    let zero: Double
    private let perSEK: Double

    init(_ changes: [Double], from left: Double, to right: Double) {
      let (low, high) = (min(0, changes.min() ?? 0), max(0, changes.max() ?? 0))
      perSEK = (right - left - 2 * Self.figureWidth) / max(high - low, 1e-9)
      zero = left + Self.figureWidth - low * perSEK
    }

    func x(_ sek: Double) -> Double { zero + sek * perSEK }
  }

  private func panel(_ heading: String, at x: Double) -> Markup {
    Markup("text", ["x": coordinate(x), "y": "12"], .text(heading))
  }

  private func name(_ option: ResultView.Option, _ industry: IndustryIndicators) -> String {
    wording(view.headlineName(of: option)) + ", " + wording(title(of: industry.industry))
  }

  private func figure(
    _ option: ResultView.Option, _ industry: IndustryIndicators, _ column: String
  ) -> String {
    figureID("industries-investments", option.id, title(of: industry.industry).en, column: column)
  }

  /// The two bars of one industry's cost, and both costs in figures.
  private func levels(
    _ option: ResultView.Option, _ industry: IndustryIndicators, _ change: Difference,
    y: Double, from left: Double, _ scale: Double
  ) -> [Markup] {
    let base = industry.logsumCostSEK
    let after = base + (change.isResolved ? change.value : 0)
    func bar(
      _ sv: String, _ en: String, _ sek: Double, _ column: String, y: Double, _ fill: String
    ) -> Markup {
      .mark(
        name(option, industry) + ", " + wording(sv, en) + ": "
          + wording.number(sek / 1e6, decimals: 1) + " " + wording(Unit.msekPerYear),
        figure: figure(option, industry, column),
        Markup(
          "rect",
          [
            "x": coordinate2(left), "y": coordinate(y), "width": coordinate2(sek * scale),
            "height": "8", "fill": fill,
          ]))
    }
    return [
      bar("JA", "base", base, "base_logsum_msek_per_year", y: y + 2, "url(#industry-base)"),
      bar("UA", "option", after, "logsum_msek_per_year", y: y + 10, Palette.terminal),
      Markup(
        "text",
        [
          "x": coordinate(left + Swift.max(base, after) * scale + 6), "y": coordinate(y + 15),
        ],
        .text(
          wording.number(base / 1e6, decimals: 1) + " → "
            + wording.number(after / 1e6, decimals: 1))),
    ]
  }

  /// What an option changes for one industry: a bar from nought, savings to the left, with its
  /// figure; the figure alone where no difference is detectable.
  private func change(
    _ option: ResultView.Option, _ industry: IndustryIndicators, _ change: Difference, y: Double,
    _ scale: ChangeScale
  ) -> [Markup] {
    let sek = change.isResolved ? change.value : 0
    let words =
      change.isResolved
      ? wording.signedResolved(sek / 1e6, decimals: 2) : wording(Term.noDifferenceShort)
    let end = scale.x(sek)
    return [
      Markup(
        "path",
        [
          "d": "M\(coordinate2(scale.zero)) \(coordinate(y + 2))v18", "stroke": Palette.ink,
          "stroke-width": "0.8",
        ]),
      .mark(
        name(option, industry) + ": "
          + wording.hover(change) { wording.signedResolved($0, decimals: 2) },
        figure: figure(option, industry, "cost_change_msek_per_year"),
        Markup(
          "rect",
          [
            "x": coordinate2(min(scale.zero, end)), "y": coordinate(y + 4),
            "width": coordinate2(abs(end - scale.zero)), "height": "14", "fill": Palette.terminal,
          ]),
        Markup(
          "text",
          [
            "x": coordinate(end + (sek > 0 ? 5 : -5)), "y": coordinate(y + 15),
            "text-anchor": sek > 0 ? "start" : "end",
            "class": change.isResolved ? "" : "unknown",
          ], .text(words))),
    ]
  }
}
