import FreightAppraisal
import FreightModel

/// Charts of the report: inline SVG, figures on the bars, no meaning in colour alone.
struct Chart {
  let view: ResultView
  let wording: Wording

  private let width = 760.0

  /// Change in total cost of each single investment, largest saving first.
  var savings: Markup {
    let options = view.singles.enumerated()
      .sorted { ($0.element.savingOrder, $0.offset) < ($1.element.savingOrder, $1.offset) }
      .map(\.element)
    let values = options.map { $0.savingOrder / 1e6 }
    let names = options.map { wording($0.subject?.name ?? title(of: $0)) }
    let (low, high) = (min(0, values.min() ?? 0), max(0, values.max() ?? 0))
    let nameWidth = min(
      300, 8 + (names.map { LabelPlacer.width(of: $0, size: 11) }.max() ?? 0))
    let left = nameWidth + 60
    let perUnit = (width - left - 76) / max(high - low, 1e-9)
    let zero = left - low * perUnit
    let rowHeight = 17.5
    var parts: [Markup] = []
    for (index, option) in options.enumerated() {
      let y = 6 + Double(index) * rowHeight
      let end = zero + values[index] * perUnit
      let isKnown = option.comparison.totalCost.isResolved
      let words =
        isKnown
        ? wording.signed(values[index], decimals: 2) : wording("inom gap", "within gap")
      let marked = option.investments.contains { $0.provenance.isEstimate } ? "ᵉ" : ""
      parts += [
        Markup(
          "text", ["x": "0", "y": coordinate(y + 12)], .text(names[index] + marked)),
        Markup(
          "rect",
          [
            "x": coordinate(min(zero, end)), "y": coordinate(y + 2),
            "width": coordinate2(abs(end - zero)), "height": "12",
            "fill": values[index] < 0 ? Palette.decrease[1] : Palette.increase[1],
          ]),
        Markup(
          "text",
          [
            "x": coordinate(values[index] < 0 ? end - 4 : end + 4), "y": coordinate(y + 12),
            "text-anchor": values[index] < 0 ? "end" : "start",
            "fill": isKnown ? "" : Palette.quiet,
          ], .text(words)),
      ]
    }
    let bottom = 10 + Double(options.count) * rowHeight
    parts.append(
      Markup(
        "path",
        [
          "d": "M\(coordinate(zero)) 2V\(coordinate(bottom))", "stroke": Palette.ink,
          "stroke-width": "0.8",
        ]))
    return MapFurniture.drawing(
      id: "savings-chart", width: width, height: bottom + 6,
      title: wording(
        "Förändring av total kostnad per åtgärd, mnkr per år",
        "Change in total cost by investment, MSEK a year"), minimumWidth: 660, parts)
  }

  /// Transport work by mode: one bar an industry.
  var modalSplit: Markup {
    let industries = view.base.indicators.industries
    let rows =
      industries.map { ($0.industry as Industry?, $0.modes.map(\.tonneKilometres)) } + [
        (nil, Mode.allCases.map { view.base.indicators.tonneKilometres(by: $0) })
      ]
    let left = 190.0
    let length = width - left - 10
    var parts: [Markup] = [patterns]
    for (index, row) in rows.enumerated() {
      let y = 6 + Double(index) * 34
      let total = row.1.reduce(0, +)
      let name = row.0.map { wording(title(of: $0)) } ?? wording("Summa", "Sum")
      parts.append(
        Markup(
          "text",
          ["x": "0", "y": coordinate(y + 16), "font-weight": row.0 == nil ? "600" : ""],
          .text(name)))
      var x = left
      for (mode, value) in zip(Mode.allCases, row.1) where total > 0 && value > 0 {
        let share = value / total
        let part = share * length
        parts.append(
          Markup(
            "rect",
            [
              "x": coordinate2(x), "y": coordinate(y), "width": coordinate2(part),
              "height": "24", "fill": "url(#fill-\(mode.rawValue))", "stroke": "#fff",
              "stroke-width": "0.8",
            ]))
        let words = wording.percent(share)
        if LabelPlacer.width(of: words, size: 12) + 10 < part {
          let textWidth = LabelPlacer.width(of: words, size: 12, isBold: true)
          parts += [
            Markup(
              "rect",
              [
                "x": coordinate(x + part / 2 - textWidth / 2 - 3), "y": coordinate(y + 4),
                "width": coordinate(textWidth + 6), "height": "16", "fill": "#fff",
                "rx": "2",
              ]),
            Markup(
              "text",
              [
                "x": coordinate(x + part / 2), "y": coordinate(y + 16.5),
                "text-anchor": "middle", "font-size": "12", "font-weight": "600",
              ], .text(words)),
          ]
        }
        x += part
      }
    }
    var x = left
    let y = 6 + Double(rows.count) * 34 + 14
    for mode in Mode.allCases {
      let text = wording(title(of: mode))
      parts += [
        Markup(
          "rect",
          [
            "x": coordinate(x), "y": coordinate(y - 8), "width": "22", "height": "14",
            "fill": "url(#fill-\(mode.rawValue))",
          ]),
        Markup("text", ["x": coordinate(x + 27), "y": coordinate(y + 3)], .text(text)),
      ]
      x += 27 + LabelPlacer.width(of: text, size: 11) + 18
    }
    return MapFurniture.drawing(
      id: "modal-split", width: width, height: y + 14,
      title: wording(
        "Transportarbetets fördelning på trafikslag i JA",
        "Transport work by mode in the base case"), minimumWidth: 660, parts)
  }

  /// One texture a mode, so that bars read in black and white.
  private var patterns: Markup {
    Markup(
      "defs", [:],
      Mode.allCases.map { mode in
        let stroke: String =
          switch mode {
          case .road: ""
          case .rail: "M0 0L8 8M-2 6L2 10M6 -2L10 2"
          case .sea: "M0 4H8"
          case .ferry: "M0 8L8 0M-2 2L2 -2M6 10L10 6M0 0L8 8M-2 6L2 10M6 -2L10 2"
          }
        return Markup(
          "pattern",
          [
            "id": "fill-\(mode.rawValue)", "width": "8", "height": "8",
            "patternUnits": "userSpaceOnUse",
          ],
          Markup(
            "rect", ["width": "8", "height": "8", "fill": Palette.colour(of: mode)]),
          Markup("path", ["d": stroke, "stroke": "#fff", "stroke-width": "1.2", "fill": "none"]))
      })
  }
}
