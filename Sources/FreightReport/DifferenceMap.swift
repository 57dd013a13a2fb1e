import FreightModel

/// One investment against the base case: goods in the region, traffic and queues in the town.
///
/// Every investment is drawn to the same two scales.
struct DifferenceMap {
  let view: ResultView
  let base: MapBase
  let wording: Wording
  let scale: Scale

  /// The largest changes of any single investment, which take the widest lines.
  struct Scale {
    let tonnes: Double
    let vehiclesPerDay: Double

    init(_ view: ResultView) {
      let pairs = view.singles.flatMap { view.links(with: $0) }
      tonnes = pairs.map { abs($0.tonnesDifference) }.max() ?? 0
      vehiclesPerDay =
        pairs.filter { $0.link.mode == .road }.map { abs($0.vehiclesPerDayDifference) }.max() ?? 0
    }
  }

  static let widest = 12.0

  private struct Change {
    let link: Link
    let value: Double
  }

  func region(_ option: ResultView.Option) -> Markup {
    panel(
      option, base.smallRegion, window: "small-region", id: "difference-" + option.id + "-region",
      title: wording("Förändring av gods, region", "Change in goods, region"),
      changes: view.links(with: option).map { Change(link: $0.link, value: $0.tonnesDifference) },
      largest: scale.tonnes, isDetail: false
    ) { wording.signedSignificant($0 / 1e3, digits: 2) }
  }

  func detail(_ option: ResultView.Option) -> Markup? {
    base.smallDetail.map { frame in
      panel(
        option, frame, window: "small-detail", id: "difference-" + option.id + "-detail",
        title: wording("Förändring av vägtrafik, detalj", "Change in road traffic, detail"),
        changes: view.links(with: option).filter { $0.link.mode == .road }
          .map { Change(link: $0.link, value: $0.vehiclesPerDayDifference) },
        largest: scale.vehiclesPerDay, isDetail: true
      ) { wording.signed($0) }
    }
  }

  private func panel(
    _ option: ResultView.Option, _ frame: MapFrame, window: String, id: String, title: String,
    changes: [Change], largest: Double, isDetail: Bool, _ text: (Double) -> String
  ) -> Markup {
    let sorted = changes.enumerated()
      .sorted { (abs($1.element.value), $0.offset) < (abs($0.element.value), $1.offset) }
      .map(\.element)
    let visible = sorted.filter {
      largest > 0 && abs($0.value) >= largest * 0.004 && !base.path(of: $0.link, in: frame).isEmpty
    }
    var labels = LabelPlacer(
      frame: frame.box, obstacles: [MapFurniture.northBox(frame), MapFurniture.scaleBox(frame)])
    // The largest changes say their sign and size in figures.
    var seen: Set<String> = []
    for change in visible where seen.count < (isDetail ? 8 : 5) {
      let words = text(change.value)
      guard let middle = base.middle(of: change.link, in: frame), !seen.contains(words)
      else { continue }
      let request = LabelPlacer.Request(
        point: middle, text: words, clearance: 3 + abs(change.value) / largest * Self.widest / 2,
        isBold: true)
      if labels.place(request) { seen.insert(words) }
    }
    for (node, name) in base.names(
      in: frame, tonnes: tonnesByNode(view.base), isDetail: isDetail
    ).prefix(isDetail ? 14 : 12) {
      labels.place(
        .init(point: frame.point(Position(node)), text: name, size: 10, clearance: 2.5))
    }
    return MapFurniture.drawing(
      id: id, width: frame.width, height: frame.height,
      title: title + ": " + wording(FreightReport.title(of: option)), minimumWidth: 330,
      [
        MapFurniture.window(
          frame, base: window,
          network(option, frame) + lines(visible, frame, largest) + built(option, frame)),
        labels.svg, MapFurniture.north(frame), MapFurniture.scale(frame, wording),
      ])
  }

  private func network(_ option: ResultView.Option, _ frame: MapFrame) -> [Markup] {
    [
      Markup("use", ["href": frame == base.smallRegion ? "#small-region-net" : "#small-detail-net"])
    ]
  }

  /// The base network as hairlines, defined once for all investments.
  func networkDefinition(_ frame: MapFrame, id: String) -> Markup {
    Markup(
      "path",
      [
        "id": id, "d": view.base.network.links.map { base.path(of: $0, in: frame) }.joined(),
        "fill": "none", "stroke": "#b4b4ae", "stroke-width": "0.6",
      ])
  }

  private func lines(_ changes: [Change], _ frame: MapFrame, _ largest: Double) -> [Markup] {
    changes.map { change in
      let width = max(0.8, abs(change.value) / largest * Self.widest)
      return Markup(
        "path",
        [
          "d": base.path(of: change.link, in: frame), "fill": "none",
          "stroke": Palette.colour(ofDifference: change.value, largest: largest),
          "stroke-width": coordinate2(width),
          // Less is dashed, so that the sign shows without colour.
          "stroke-dasharray": change.value < 0
            ? "\(coordinate(2 + width)) \(coordinate(1 + width * 0.4))" : "",
        ])
    }
  }

  /// What the investment adds or changes, and the terminals that it opens.
  private func built(_ option: ResultView.Option, _ frame: MapFrame) -> [Markup] {
    let touched = view.links(with: option).filter { $0.status != .unchanged }
    let data = touched.map { base.path(of: $0.link, in: frame) }.joined()
    let nodes = view.nodes(with: option)
    let terminals = option.investments.flatMap(\.changes).compactMap { change -> Point? in
      guard let node = change.addedTerminal.flatMap({ nodes[$0.node] }) else { return nil }
      let point = frame.point(Position(node))
      return frame.box.contains(point) ? point : nil
    }
    return [
      data.isEmpty
        ? .empty
        : Markup(
          "path",
          [
            "d": data, "fill": "none", "stroke": Palette.ink, "stroke-width": "1.3",
            "stroke-dasharray": "1.5 2.5",
          ]),
      Markup(
        "g", [:],
        terminals.map {
          Markup(
            "rect",
            [
              "x": coordinate($0.x - 4), "y": coordinate($0.y - 4), "width": "8", "height": "8",
              "fill": Palette.terminal, "stroke": Palette.ink, "stroke-width": "1",
            ])
        }),
    ]
  }

  /// The legend that all difference maps share.
  var legend: Markup {
    let width = MapBase.width
    var parts: [Markup] = []
    func row(_ y: Double, _ most: Double, _ text: (Double) -> String) {
      var x = 4.0
      for share in [-1.0, -0.2, 0.2, 1.0] where most > 0 {
        let value = (share < 0 ? -1 : 1) * roundStep(most * abs(share))
        let line = abs(value) / most * Self.widest
        let sample = MapFurniture.sample(
          x: x, y: y, text: text(value),
          [
            "stroke": Palette.colour(ofDifference: value, largest: most),
            "stroke-width": coordinate2(line),
            "stroke-dasharray": value < 0
              ? "\(coordinate(2 + line)) \(coordinate(1 + line * 0.4))" : "",
          ])
        parts.append(sample.markup)
        x = sample.end
      }
    }
    row(16, scale.tonnes) {
      wording.signedSignificant($0 / 1e3, digits: 1) + "\u{a0}" + wording(Unit.kilotonnesPerYear)
    }
    row(42, scale.vehiclesPerDay) {
      wording.signed($0) + "\u{a0}" + wording("fordon/dygn", "vehicles/day")
    }
    let built = MapFurniture.sample(
      x: 4, y: 66, text: wording("länk som åtgärden bygger eller ändrar", "link built or changed"),
      ["stroke": Palette.ink, "stroke-width": "1.3", "stroke-dasharray": "1.5 2.5"])
    let terminal = MapFurniture.swatch(
      x: built.end, y: 66, text: wording("ny terminal", "new terminal"), colour: Palette.terminal)
    let hint = Markup(
      "text", ["x": coordinate(terminal.end), "y": "70"],
      .text(
        wording(
          "Streckad blå: minskning. Hel röd: ökning.", "Dashed blue: less. Solid red: more.")))
    parts += [built.markup, terminal.markup, hint]
    return MapFurniture.drawing(
      id: "difference-legend", width: width, height: 78,
      title: wording("Teckenförklaring", "Legend"), minimumWidth: 620,
      [Markup("g", ["class": "legend"], parts)])
  }
}

extension MapFrame: Equatable {
  static func == (a: Self, b: Self) -> Bool {
    a.geo == b.geo && a.width == b.width && a.height == b.height
  }
}
