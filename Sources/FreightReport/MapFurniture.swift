import FreightModel

/// A map's frame, scale bar and north arrow, and the samples of its legends.
enum MapFurniture {
  /// Size of words on a map that is printed as wide as the page.
  static let textSize = 11.0

  /// A titled SVG drawing that scales with the page.
  ///
  /// - Parameters:
  ///   - heading: what stands over the drawing, inside it; empty for nothing.
  ///   - opensEast: whether a page too narrow for the drawing shows its right part first.
  ///   - textSize: of words that have no size of their own; the heading's are larger.
  static func drawing(
    id: String, width: Double, height: Double, title: String, minimumWidth: Int,
    heading: String = "", opensEast: Bool = false, textSize: Double = textSize,
    _ children: [Markup]
  ) -> Markup {
    let headingSize = textSize + 2
    let top = heading.isEmpty ? 0 : headingSize + 7
    let content =
      heading.isEmpty
      ? children
      : [
        Markup(
          "text",
          [
            "x": "0", "y": coordinate(headingSize), "font-size": coordinate(headingSize),
            "font-weight": "600",
          ], .text(heading)),
        Markup("g", ["transform": "translate(0 \(coordinate(top)))"], children),
      ]
    let kinds = (height > 0.85 * width ? ["tall"] : []) + (opensEast ? ["east"] : [])
    return Markup(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg",
        "viewBox": "0 0 \(coordinate(width)) \(coordinate(height + top))", "role": "img",
        "aria-labelledby": id + "-title",
        "class": kinds.joined(separator: " "), "style": "min-width:\(minimumWidth)px",
        "font-size": coordinate(textSize), "preserveAspectRatio": "xMinYMin meet",
      ],
      [Markup("title", ["id": id + "-title"], .text(title))] + content)
  }

  /// Words on a map that stand off what is under them.
  static func words(
    _ text: String, x: Double, y: Double, isBold: Bool = false, size: Double = textSize
  ) -> Markup {
    let width = LabelPlacer.width(of: text, size: size, isBold: isBold)
    return .group([
      LabelPlacer.ground([Box(left: x - 2, top: y - size, right: x + width + 2, bottom: y + 4)]),
      Markup(
        "text",
        [
          "x": coordinate(x), "y": coordinate(y), "font-weight": isBold ? "600" : "",
          "class": "halo",
        ], .text(text)),
    ])
  }

  /// The land and, over it, what the window lets through.
  static func window(_ frame: MapFrame, base: String, _ children: [Markup]) -> Markup {
    .group([
      Markup(
        "g", ["clip-path": "url(#\(base)-clip)"],
        [Markup("use", ["href": "#" + base + "-land"])] + children),
      // All of the stroke is inside the drawing.
      Markup(
        "rect",
        [
          "x": "0.4", "y": "0.4", "width": coordinate(frame.width - 0.8),
          "height": coordinate(frame.height - 0.8), "fill": "none", "stroke": Palette.quiet,
          "stroke-width": "0.8",
        ]),
    ])
  }

  /// Where the north arrow stands, kept free of names.
  ///
  /// - Parameter right: what it stands to the left of; nil for the frame's edge.
  static func northBox(_ frame: MapFrame, leftOf right: Double? = nil) -> Box {
    let right = right ?? frame.width
    return Box(left: right - 26, top: 6, right: right - 6, bottom: 44)
  }

  static func north(_ frame: MapFrame, leftOf right: Double? = nil) -> Markup {
    let x = (right ?? frame.width) - 16
    return Markup(
      "g", [:],
      Markup(
        "path",
        [
          "d": "M\(coordinate(x)) 10l6 18l-6 -4l-6 4Z", "fill": Palette.ink,
          "stroke": "#fff", "stroke-width": "0.6",
        ]),
      Markup(
        "text",
        ["x": coordinate(x), "y": "41", "text-anchor": "middle", "font-weight": "600"], "N"))
  }

  /// Where the scale bar stands, kept free of names.
  static func scaleBox(_ frame: MapFrame, size: Double = textSize) -> Box {
    let words = 50 * size / textSize
    return Box(
      left: 6, top: frame.height - 30,
      right: 6 + barKilometres(frame) * frame.perKilometre + words, bottom: frame.height - 4)
  }

  static func scale(
    _ frame: MapFrame, _ wording: Wording, size: Double = textSize
  ) -> Markup {
    let length = barKilometres(frame)
    let right = 12 + length * frame.perKilometre
    let y = frame.height - 12
    return Markup(
      "g", [:],
      Markup(
        "path",
        [
          "d": "M12 \(coordinate(y - 5))V\(coordinate(y))H\(coordinate(right))"
            + "V\(coordinate(y - 5))", "fill": "none", "stroke": Palette.ink,
          "stroke-width": "1.2",
        ]),
      words(
        wording.number(length, decimals: length < 1 ? 1 : 0) + "\u{a0}km", x: right + 5, y: y,
        size: size))
  }

  private static func barKilometres(_ frame: MapFrame) -> Double {
    roundStep(frame.width / 4 / frame.perKilometre)
  }

  /// A line of the legend: a sample with its meaning; returns where the next may begin.
  static func sample(
    x: Double, y: Double, text: String, _ attributes: KeyValuePairs<String, String>
  ) -> (markup: Markup, end: Double) {
    let line = attributes.map { (name: $0.key, value: $0.value) }
    let path = Markup.element(
      name: "path",
      attributes: [("d", "M\(coordinate(x)) \(coordinate(y))h26")] + line + [("fill", "none")],
      children: [])
    let words = Markup(
      "text", ["x": coordinate(x + 31), "y": coordinate(y + 4)], .text(text))
    return (
      .group([path, words]), x + 31 + LabelPlacer.width(of: text, size: 11) + 14
    )
  }

  /// A filled square of a ramp with its meaning.
  static func swatch(
    x: Double, y: Double, text: String, colour: String
  ) -> (markup: Markup, end: Double) {
    let square = Markup(
      "rect",
      [
        "x": coordinate(x), "y": coordinate(y - 6), "width": "14", "height": "11",
        "fill": colour, "stroke": Palette.quiet, "stroke-width": "0.5",
      ])
    let words = Markup(
      "text", ["x": coordinate(x + 18), "y": coordinate(y + 4)], .text(text))
    return (.group([square, words]), x + 18 + LabelPlacer.width(of: text, size: 11) + 12)
  }

  /// Dash of a mode's lines, for a line of some width.
  static func dash(of mode: Mode, width: Double) -> String {
    let unit = max(1.2, width)
    switch mode {
    case .road: return ""
    case .rail: return "\(coordinate(3 + unit * 2.2)) \(coordinate(1.6 + unit * 0.7))"
    case .sea: return "\(coordinate(0.8 + unit * 0.5)) \(coordinate(1.4 + unit * 0.6))"
    case .ferry:
      return "\(coordinate(3 + unit * 1.6)) \(coordinate(1.2 + unit * 0.5))"
        + " \(coordinate(1 + unit * 0.4)) \(coordinate(1.2 + unit * 0.5))"
    }
  }
}
