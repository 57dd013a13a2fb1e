import FreightAppraisal
import FreightModel

/// Charts of the report: inline SVG, figures on the bars, no meaning in colour alone.
struct Chart {
  let view: ResultView
  let wording: Wording

  private let width = 760.0

  /// Change in cost of each single investment, largest saving of freight first: one column for
  /// freight and one for background traffic, each with its own scale.
  ///
  /// Lengths are shares of the drawing's width and texts keep their size, so that the bars fit a
  /// phone and a page alike; the name stands over its bars.
  var savings: Markup {
    let options = view.singles.enumerated()
      .sorted {
        ($0.element.freightOrder, $0.element.savingOrder, $0.offset)
          < ($1.element.freightOrder, $1.element.savingOrder, $1.offset)
      }
      .map(\.element)
    let top = 29.0
    let rowHeight = 34.0
    let bottom = top + Double(options.count) * rowHeight
    let names = options.enumerated().map { index, option in
      let marked = option.isEstimate ? "ᵉ" : ""
      return Markup(
        "text",
        ["x": "0", "y": coordinate(top + Double(index) * rowHeight + 11), "class": "halo"],
        .text(wording(option.subject?.name ?? title(of: option)) + marked))
    }
    let freight = column(
      options.map { ($0, $0.comparison.freightCost) }, "freight_change_msek_per_year", from: 0, top,
      bottom, fill: Palette.terminal, heading: wording("Gods (logsumma)", "Freight (logsum)"))
    let background = column(
      options.map { ($0, $0.comparison.backgroundCost) },
      "background_traffic_change_msek_per_year", from: 52, top, bottom, fill: "url(#fill-cars)",
      heading: wording("Bakgrundstrafik", "Background traffic"))
    let hatching = Markup(
      "pattern",
      ["id": "fill-cars", "width": "6", "height": "6", "patternUnits": "userSpaceOnUse"],
      Markup("rect", ["width": "6", "height": "6", "fill": "#b9b9b2"]),
      Markup("path", ["d": "M0 6L6 0", "stroke": "#6b6b6b", "stroke-width": "1"]))
    return Markup(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg", "role": "img", "class": "fluid",
        "aria-labelledby": "savings-chart-title", "width": "100%",
        "height": coordinate(bottom + 4), "font-size": "11",
      ],
      [
        Markup(
          "title", ["id": "savings-chart-title"],
          .text(
            wording(
              "Förändring av godsets och bakgrundstrafikens kostnad per åtgärd, mnkr per år",
              "Change in cost of freight and of background traffic by investment, MSEK a year"))),
        Markup("defs", [:], hatching),
      ] + freight + background + names)
  }

  /// Bars of one quantity in a column that is 48 hundredths of the width.
  ///
  /// - Parameter figures: the column of `summary` that holds them.
  private func column(
    _ changes: [(option: ResultView.Option, difference: Difference)], _ figures: String,
    from left: Double, _ top: Double, _ bottom: Double, fill: String,
    heading: String
  ) -> [Markup] {
    let values = changes.map { $0.difference.isResolved ? $0.difference.value / 1e6 : 0 }
    let (low, high) = (min(0, values.min() ?? 0), max(0, values.max() ?? 0))
    // Room for the figures on either side: a sixth of the page is 60 pixels on a phone, and words
    // in place of a number need a little more.
    let (before, after) = (low > -0.005 ? 19.0 : 15, high > 0 ? 19.0 : 1)
    let perUnit = (48 - before - after) / max(high - low, 1e-9)
    let zero = left + before - low * perUnit
    func share(_ x: Double) -> String { coordinate2(x) + "%" }
    // The unit has a line of its own: beside the words it would be cut off on a phone.
    var parts = [(heading, "9"), (wording(Unit.msekPerYear), "20.5")].map { text, y in
      Markup("text", ["x": share(left), "y": y, "font-weight": "600"], .text(text))
    }
    for (index, value) in values.enumerated() {
      let y = top + Double(index) * (bottom - top) / Double(values.count)
      let end = zero + value * perUnit
      let (option, difference) = changes[index]
      let isKnown = difference.isResolved
      let words =
        isKnown ? wording.resolvedInWords(value, decimals: 2) : wording(Term.noDifferenceShort)
      parts += [
        // Zero is marked beside each bar only, so that it crosses no name.
        Markup(
          "line",
          [
            "x1": share(zero), "x2": share(zero), "y1": coordinate(y + 13),
            "y2": coordinate(y + 28), "stroke": Palette.ink, "stroke-width": "0.8",
          ]),
        .mark(
          wording(option.subject?.name ?? title(of: option)) + ", " + heading + ": "
            + wording.hover(difference) { wording.signedResolved($0, decimals: 2) },
          figure: figureID("summary", option.id, column: figures),
          Markup(
            "rect",
            [
              "x": share(min(zero, end)), "y": coordinate(y + 15), "width": share(abs(end - zero)),
              "height": "11", "fill": fill,
            ]),
          Markup(
            "text",
            [
              "x": share(end), "dx": value <= 0 ? "-4" : "4", "y": coordinate(y + 24.5),
              "text-anchor": value <= 0 ? "end" : "start", "class": isKnown ? "" : "unknown",
            ], .text(words))),
      ]
    }
    return parts
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
        let part = value / total * length
        parts.append(share(of: mode, value, total, row.0, x: x, y: y, width: part))
        x += part
      }
    }
    var x = left
    let y = 6 + Double(rows.count) * 34 + 14
    var legend: [Markup] = []
    for mode in Mode.allCases {
      let text = wording(title(of: mode))
      legend += [
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
    parts.append(Markup("g", ["class": "legend"], legend))
    return MapFurniture.drawing(
      id: "modal-split", width: width, height: y + 14,
      title: wording(
        "Transportarbetets fördelning på trafikslag i JA",
        "Transport work by mode in the base case"), minimumWidth: 660, parts)
  }

  /// One part of a bar of the modal split, with its share where there is room.
  private func share(
    of mode: Mode, _ value: Double, _ total: Double, _ industry: Industry?, x: Double, y: Double,
    width part: Double
  ) -> Markup {
    let words = wording.percent(value / total)
    let textWidth = LabelPlacer.width(of: words, size: 12, isBold: true)
    let hasRoom = LabelPlacer.width(of: words, size: 12) + 10 < part
    let name = industry.map { wording(title(of: $0)) } ?? wording("Summa", "Sum")
    let figure =
      industry.map {
        figureID(
          "industries", title(of: $0).en, column: mode.rawValue + "_million_tkm_per_year")
      } ?? figureID("modes", title(of: mode).en, column: "million_tkm_per_year")
    return .mark(
      name + ", " + wording(title(of: mode)).lowercased() + ": " + words + ", "
        + wording.number(value / 1e6, decimals: 1) + " " + wording(Unit.millionTonneKilometres),
      figure: figure,
      Markup(
        "rect",
        [
          "x": coordinate2(x), "y": coordinate(y), "width": coordinate2(part), "height": "24",
          "fill": "url(#fill-\(mode.rawValue))", "stroke": "#fff", "stroke-width": "0.8",
        ]),
      hasRoom
        ? .group([
          Markup(
            "rect",
            [
              "x": coordinate(x + part / 2 - textWidth / 2 - 3), "y": coordinate(y + 4),
              "width": coordinate(textWidth + 6), "height": "16", "fill": "#fff", "rx": "2",
            ]),
          Markup(
            "text",
            [
              "x": coordinate(x + part / 2), "y": coordinate(y + 16.5),
              "text-anchor": "middle", "font-size": "12", "font-weight": "600",
            ], .text(words)),
        ]) : .empty)
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
