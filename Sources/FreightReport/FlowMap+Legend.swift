import FreightModel

/// What width, dash and colour of the flow maps mean.
extension FlowMap {
  private static let rowHeight = 25.0
  /// Room for the region's legend.
  var legendHeight: Double { 3 * Self.rowHeight + 8 }
  /// Room for the detail's legend, which tells of the circles too.
  var detailLegendHeight: Double { 4 * Self.rowHeight + 8 }

  private func y(_ row: Int, below frame: MapFrame) -> Double {
    frame.height + 18 + Double(row) * Self.rowHeight
  }

  /// Modes, widths and utilisation.
  func legend(below frame: MapFrame) -> Markup {
    Markup(
      "g", ["class": "legend"],
      modes(y: y(0, below: frame)) + widths(y: y(1, below: frame))
        + utilisation(y: y(2, below: frame)))
  }

  /// The same, and what the circles are.
  func detailLegend(below frame: MapFrame) -> Markup {
    Markup(
      "g", ["class": "legend"],
      modes(y: y(0, below: frame)) + widths(y: y(1, below: frame))
        + utilisation(y: y(2, below: frame)) + [
          Markup(
            "text", ["x": "4", "y": coordinate(y(3, below: frame) + 4)],
            .text(
              wording(
                "Cirkel: tillfart, yta efter fördröjning i värsta perioden (s per pbe), färg efter "
                  + "belastning",
                "Circle: approach, area by delay in the worst period (s per PCU), colour by "
                  + "utilisation")))
        ])
  }

  private func modes(y: Double) -> [Markup] {
    var x = 4.0
    var parts: [Markup] = []
    func add(_ text: String, _ attributes: KeyValuePairs<String, String>) {
      let sample = MapFurniture.sample(x: x, y: y, text: text, attributes)
      parts.append(sample.markup)
      x = sample.end
    }
    for mode in Mode.allCases {
      add(
        wording(title(of: mode)),
        [
          "stroke": Palette.quiet, "stroke-width": "4",
          "stroke-dasharray": MapFurniture.dash(of: mode, width: 4),
        ])
    }
    add(
      wording("planerad länk", "planned link"),
      ["stroke": Palette.ink, "stroke-width": "1.4", "stroke-dasharray": "4 3"])
    add(
      wording("länsgräns", "county boundary"),
      ["stroke": Palette.county, "stroke-width": "0.9", "stroke-dasharray": "7 2 1.5 2"])
    return parts
  }

  private func widths(y: Double) -> [Markup] {
    guard most > 0 else { return [] }
    var x = 4.0
    var parts: [Markup] = []
    func add(_ text: String, _ colour: String, width: Double) {
      let sample = MapFurniture.sample(
        x: x, y: y, text: text + "\u{a0}" + wording(Unit.kilotonnesPerYear),
        ["stroke": colour, "stroke-width": coordinate2(width)])
      parts.append(sample.markup)
      x = sample.end
    }
    for share in [1.0, 0.4, 0.1] {
      let tonnes = roundStep(most * share)
      add(
        wording.significant(tonnes / 1e3, digits: 1), Palette.quiet,
        width: tonnes / most * Self.widest)
    }
    let least = wording.significant(most * Self.narrowest / Self.widest / 1e3, digits: 2)
    add(wording("under ", "under ") + least, "#b4b4ae", width: 0.8)
    return parts
  }

  /// The classes of the one ramp, and the grey of what has no capacity.
  private func utilisation(y: Double) -> [Markup] {
    let heading = wording("Högsta belastning:", "Peak utilisation:")
    var parts = [Markup("text", ["x": "4", "y": coordinate(y + 4)], .text(heading))]
    var x = 4 + LabelPlacer.width(of: heading, size: 11) + 8
    func add(_ text: String, _ colour: String) {
      let swatch = MapFurniture.swatch(x: x, y: y, text: text, colour: colour)
      parts.append(swatch.markup)
      x = swatch.end
    }
    var lower = 0.0
    for step in Palette.utilisation {
      add(
        step.limit == .infinity
          ? wording("\(wording.percent(lower)) eller mer", "\(wording.percent(lower)) or more")
          : wording.number(lower * 100) + "–" + wording.percent(step.limit), step.colour)
      lower = step.limit
    }
    add(wording(Term.noCapacity), Palette.noCapacity)
    return parts
  }
}
