import FreightModel

/// What dashes, colours and signs of a map mean, in rows under the drawing that wrap where the page
/// is narrow and do not scroll with it. What widths mean stands in the drawing, so that it is drawn
/// to the same scale.
enum MapLegend {
  static func rows(_ rows: [Markup]...) -> Markup {
    Markup("div", ["class": "legend"], rows.filter { !$0.isEmpty }.map { Markup("div", [:], $0) })
  }

  /// A sign with its meaning.
  ///
  /// - Parameter sample: drawn in 30 by 14 units.
  static func item(_ text: String, _ sample: Markup) -> Markup {
    Markup(
      "span", [:], Markup("svg", ["aria-hidden": "true", "width": "30", "height": "14"], sample),
      .text(text))
  }

  static func line(_ text: String, _ attributes: KeyValuePairs<String, String>) -> Markup {
    item(
      text,
      .element(
        name: "path",
        attributes: [("d", "M0 7h30"), ("fill", "none")]
          + attributes.filter { !$0.value.isEmpty }.map { (name: $0.key, value: $0.value) },
        children: []))
  }

  static func words(_ text: String) -> Markup { Markup("span", [:], .text(text)) }

  /// A heading, the classes of the one ramp, and the grey of what has no capacity.
  static func utilisation(_ wording: Wording) -> [Markup] {
    func swatch(_ text: String, _ colour: String, isHollow: Bool = false) -> Markup {
      item(
        text,
        .group([
          Markup(
            "rect",
            [
              "x": "6", "y": "1", "width": "18", "height": "12", "fill": colour,
              "stroke": Palette.quiet, "stroke-width": "0.5",
            ]),
          isHollow
            ? Markup("path", ["d": "M6 7h18", "stroke": Palette.hollow, "stroke-width": "5"])
            : .empty,
        ]))
    }
    var lower = 0.0
    let classes = Palette.utilisation.map { step in
      defer { lower = step.limit }
      return swatch(
        step.limit == .infinity
          ? wording("\(wording.percent(lower)) eller mer", "\(wording.percent(lower)) or more")
          : wording.number(lower * 100) + "–" + wording.percent(step.limit), step.colour)
    }
    return [
      words(
        wording(
          "Belastning i den mest belastade perioden:",
          "Utilisation in the busiest period:"))
    ] + classes + [swatch(wording(Term.noCapacity), Palette.noCapacity, isHollow: true)]
  }
}

extension MapFurniture {
  /// Room for a row of widths below a map.
  static let widthsHeight = 36.0

  /// Lines of some widths with their meaning, below a map, at the side that a narrow page shows
  /// first.
  static func widths(
    _ samples: [(text: String, width: Double, colour: String)], below frame: MapFrame,
    opensEast: Bool
  ) -> Markup {
    var x = 4.0
    var parts: [Markup] = []
    for sample in samples {
      let (markup, end) = self.sample(
        x: x, y: frame.height + 20, text: sample.text,
        ["stroke": sample.colour, "stroke-width": coordinate2(sample.width)])
      parts.append(markup)
      x = end
    }
    let shift = opensEast ? "translate(\(coordinate(frame.width - x)))" : ""
    return Markup("g", ["class": "legend", "transform": shift], parts)
  }
}
