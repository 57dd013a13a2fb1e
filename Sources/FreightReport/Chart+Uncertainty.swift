import FreightAppraisal
import FreightModel

extension Chart {
  /// The NNV of every draw, counted in bins that all packages share: losses hatched, gains solid, a
  /// triangle at the study's own value.
  func histograms(_ spreads: [ResultView.Spread]) -> Markup? {
    let all = spreads.flatMap(\.worth) + spreads.compactMap(\.central) + [0]
    guard let low = all.min(), let high = all.max(), high > low else { return nil }
    // A bin begins at zero, so that none holds both signs.
    let bin = roundStep((high - low) / 20)
    let (first, last) = ((low / bin).rounded(.down), (high / bin).rounded(.up))
    let rows = BarRows(left: 210, rowHeight: 92, top: 0)
    let scale = (BarRows.width - rows.left - 30) / ((last - first) * bin)
    func x(_ value: Double) -> Double { rows.left + (value - first * bin) * scale }
    let counts = spreads.map { spread in
      Dictionary(grouping: spread.worth) { Int(($0 / bin).rounded(.down)) }.mapValues(\.count)
    }
    let most = Double(counts.flatMap(\.values).max() ?? 1)
    let bottom = rows.y(spreads.count)
    var parts: [Markup] = [
      lossPattern("histogram-loss"),
      Markup(
        "line",
        [
          "x1": coordinate(x(0)), "x2": coordinate(x(0)), "y1": "4", "y2": coordinate(bottom),
          "stroke": Palette.ink, "stroke-width": "1",
        ]),
    ]
    for (row, spread) in spreads.enumerated() {
      let y = rows.y(row)
      let base = y + rows.rowHeight - 10
      let chance = wording.percent(spread.summary.shareAboveZero)
      let name = wording(spread.headline.name)
      let option = view.option(of: spread.headline)
      let id = option?.id ?? spread.headline.id.name
      let tallest = counts[row].max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
      parts += [
        Markup(
          "text", ["x": "0", "y": coordinate(y + 34), "font-weight": "600"], .text(name)),
        .mark(
          name + ": P(NNV > 0) = " + chance,
          figure: figureID("sweep", id, column: "nnv_above_zero_percent"),
          Markup(
            "text", ["x": "0", "y": coordinate(y + 51)], .text("P(NNV > 0) = " + chance))),
        Markup(
          "line",
          [
            "x1": coordinate(rows.left), "x2": coordinate(BarRows.width - 30),
            "y1": coordinate(base), "y2": coordinate(base), "stroke": Palette.quiet,
            "stroke-width": "0.8",
          ]),
      ]
      for (number, count) in counts[row].sorted(by: { $0.key < $1.key }) {
        let height = Double(count) / most * (rows.rowHeight - 32)
        let from = Double(number) * bin
        let ends = wording.number(from) + "–" + wording.number(from + bin)
        parts.append(
          .mark(
            name + ", "
              + wording("\(ends) mnkr: \(count) dragningar", "\(ends) MSEK: \(count) draws"),
            figure: figureID("sweep", id, column: "draws"),
            Markup(
              "rect",
              [
                "x": coordinate2(x(from) + 0.5), "y": coordinate(base - height),
                "width": coordinate2(bin * scale - 1), "height": coordinate(height),
                "fill": number < 0 ? "url(#histogram-loss)" : Palette.decrease[1],
              ]),
            // The tallest tells the scale.
            number != tallest
              ? .empty
              : Markup(
                "text",
                [
                  "x": coordinate(x(from) + bin * scale / 2), "y": coordinate(base - height - 4),
                  "text-anchor": "middle", "class": "halo",
                ], .text(String(count)))))
      }
      if let central = spread.central {
        let place = coordinate(x(central))
        parts.append(
          .mark(
            name + wording(", i studien: ", ", in the study: ") + wording.signed(central) + " "
              + wording(Unit.msek),
            figure: option.map {
              figureID("appraisal", $0.outcome.value.scenario.id, column: "nnv_msek")
            } ?? "",
            Markup(
              "path",
              ["d": "M\(place) \(coordinate(base + 1))l5 8h-10Z", "fill": Palette.ink])))
      }
    }
    let step = roundStep((last - first) * bin / 5)
    for number in Int((first * bin / step).rounded(.up))...Int((last * bin / step).rounded(.down)) {
      parts.append(
        Markup(
          "text",
          [
            "x": coordinate(x(Double(number) * step)), "y": coordinate(bottom + 14),
            "text-anchor": "middle",
          ], .text(wording.number(Double(number) * step))))
    }
    parts.append(
      Markup(
        "text", ["x": "0", "y": coordinate(bottom + 14)],
        .text(wording("NNV, mnkr; ▲ studiens värde", "NNV, MSEK; ▲ the study's value"))))
    return MapFurniture.drawing(
      id: "histogram", width: BarRows.width, height: bottom + 22,
      title: wording(
        "Fördelning av nettonuvärdet när alla parametrar dras, per huvudpaket",
        "Distribution of the net present value under draws, by headline package"),
      minimumWidth: 620, parts)
  }

  /// From the least to the greatest NNV of every input's range, most decisive on top.
  func tornado(_ tornado: ResultView.Tornado, number: Int) -> Markup {
    let scenario = view.option(of: tornado.headline)?.id ?? tornado.headline.id.name
    let shown = tornado.drawn
    let (low, high) = (tornado.extent.lowerBound, tornado.extent.upperBound)
    let rows = BarRows(left: 290, rowHeight: 30, top: 24)
    let margin = 56.0
    let scale = (BarRows.width - rows.left - 2 * margin) / max(high - low, 1e-9)
    func x(_ value: Double) -> Double { rows.left + margin + (value - low) * scale }
    let id = "tornado-\(number + 1)"
    let bottom = rows.y(shown.count)
    func line(_ value: Double, _ dash: String) -> Markup {
      Markup(
        "line",
        [
          "x1": coordinate(x(value)), "x2": coordinate(x(value)), "y1": "20",
          "y2": coordinate(bottom), "stroke": Palette.ink, "stroke-width": "0.9",
          "stroke-dasharray": dash,
        ])
    }
    var parts: [Markup] = [
      lossPattern(id + "-low"),
      Markup(
        "text", ["x": "0", "y": "12", "font-weight": "600"],
        .text(
          wording(tornado.headline.name) + ": NNV " + wording.signed(tornado.central)
            + "\u{a0}" + wording(Unit.msek))),
    ]
    // Below bars and figures, so that a line crosses no figure.
    parts.append(line(tornado.central, ""))
    if tornado.showsZero { parts.append(line(0, "3 3")) }
    for (row, range) in shown.enumerated() {
      let y = rows.y(row) + 8
      let mark = range.input.isEstimate ? "ᵉ" : ""
      parts.append(rows.name(wording(range.input.title) + mark, row: row))
      for (value, isLow) in [(range.lowMSEK, true), (range.highMSEK, false)] {
        let (from, to) = (min(value, tornado.central), max(value, tornado.central))
        let isLeft = value < tornado.central
        let words = wording.signed(value)
        parts.append(
          .mark(
            wording(range.input.title) + ", "
              + (isLow ? wording("lågt", "low") : wording("högt", "high")) + ": NNV " + words
              + " " + wording(Unit.msek),
            figure: figureID(
              "value_ranges", scenario, range.input.id,
              column: isLow ? "nnv_at_low_msek" : "nnv_at_high_msek"),
            Markup(
              "rect",
              [
                "x": coordinate2(x(from)), "y": coordinate(y),
                "width": coordinate2((to - from) * scale), "height": "14",
                "fill": isLow ? "url(#\(id)-low)" : Palette.decrease[1],
              ]),
            Markup(
              "text",
              [
                "x": coordinate(x(value)), "dx": isLeft ? "-4" : "4", "y": coordinate(y + 11),
                "text-anchor": isLeft ? "end" : "start", "class": "halo",
              ], .text(value == tornado.central ? "" : words))))
      }
    }
    let sample = MapFurniture.swatch(
      x: rows.left, y: bottom + 14, text: wording("vid lägsta värdet", "at the least value"),
      colour: "url(#\(id)-low)")
    let other = MapFurniture.swatch(
      x: sample.end, y: bottom + 14, text: wording("vid högsta värdet", "at the greatest value"),
      colour: Palette.decrease[1])
    parts.append(Markup("g", ["class": "legend"], sample.markup, other.markup))
    return MapFurniture.drawing(
      id: id, width: BarRows.width, height: bottom + 24,
      title: wording(
        "Vad nettonuvärdet för \(tornado.headline.name.sv) beror på, ett indatavärde i taget",
        "What the net present value of \(tornado.headline.name.en) depends on, one input at a "
          + "time"),
      minimumWidth: 620, parts)
  }

  /// Losses and lows: hatched, so that they show without colour.
  func lossPattern(_ id: String) -> Markup {
    Markup(
      "defs", [:],
      Markup(
        "pattern",
        ["id": id, "width": "6", "height": "6", "patternUnits": "userSpaceOnUse"],
        Markup("rect", ["width": "6", "height": "6", "fill": Palette.increase[0]]),
        Markup("path", ["d": "M0 6L6 0", "stroke": Palette.increase[1], "stroke-width": "1.4"])))
  }
}

extension ResultView.Tornado {
  /// The ranges that are drawn, those of the largest swing.
  fileprivate var drawn: [ValueRange] { Array(ranges.filter { $0.swing > 0 }.prefix(8)) }

  /// From the least to the greatest NNV that is drawn, MSEK.
  fileprivate var extent: ClosedRange<Double> {
    let values = drawn.flatMap { [$0.lowMSEK, $0.highMSEK] } + [central]
    return values.min()!...values.max()!
  }

  /// Whether a line is drawn at zero.
  var showsZero: Bool { extent.lowerBound < 0 && extent.upperBound > 0 }
}
