import FreightAppraisal
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
  /// Changes below this share of the largest are not drawn.
  static let leastShare = 0.01
  /// A panel whose changes all are below this share is dropped if the other panel says more.
  static let nearlyEmptyShare = 0.04
  /// Lines at least this wide are kept free of names where that can be.
  static let thickWidth = 2.5
  /// Changes that carry a figure, in each panel.
  static let figures = 3
  /// Changes of a queue that are shown, seconds per PCU.
  static let leastSeconds = 0.5

  private struct Change {
    let link: Link
    let value: Double
  }

  private func goods(_ option: ResultView.Option) -> [Change] {
    drawn(
      view.links(with: option).map { Change(link: $0.link, value: $0.tonnesDifference) },
      base.smallRegion, scale.tonnes)
  }

  private func traffic(_ option: ResultView.Option, _ frame: MapFrame) -> [Change] {
    drawn(
      view.links(with: option).filter { $0.link.mode == .road }
        .map { Change(link: $0.link, value: $0.vehiclesPerDayDifference) },
      frame, scale.vehiclesPerDay)
  }

  /// What is large enough to draw and inside the window, largest first.
  private func drawn(_ changes: [Change], _ frame: MapFrame, _ largest: Double) -> [Change] {
    changes.enumerated()
      .filter {
        largest > 0 && abs($0.element.value) >= largest * Self.leastShare
          && !base.path(of: $0.element.link, in: frame).isEmpty
      }
      .sorted { (abs($1.element.value), $0.offset) < (abs($0.element.value), $1.offset) }
      .map(\.element)
  }

  /// Whether any change is large enough to be seen well at the common scale.
  func isVisible(_ option: ResultView.Option) -> Bool {
    let shown = panels(option)
    return shown.region || shown.detail
  }

  /// The panels worth drawing: one that is nearly empty gives way to the other.
  func panels(_ option: ResultView.Option) -> (region: Bool, detail: Bool) {
    let least = Self.nearlyEmptyShare
    // What moves inside the detailed window is a dot in the region.
    let region = goods(option).contains {
      abs($0.value) >= scale.tonnes * least && !base.isInDetail($0.link)
    }
    var detail = false
    if let frame = base.smallDetail {
      let roads = traffic(option, frame)
      detail =
        roads.contains { abs($0.value) >= scale.vehiclesPerDay * least }
        || !queueChanges(option, frame).isEmpty
    }
    return (region, detail)
  }

  /// Both windows side by side without words, for an investment whose changes the scale hardly
  /// shows: what it builds, and what little moves.
  func miniature(_ option: ResultView.Option) -> Markup {
    let frames =
      [(base.smallRegion, "small-region", goods(option), scale.tonnes)]
      + (base.smallDetail.map {
        [($0, "small-detail", traffic(option, $0), scale.vehiclesPerDay)]
      } ?? [])
    return .group(
      frames.map { frame, window, changes, largest in
        MapFurniture.drawing(
          id: "difference-" + option.id + "-" + window, width: frame.width, height: frame.height,
          title: wording(FreightReport.title(of: option)), minimumWidth: 60,
          [
            MapFurniture.window(
              frame, base: window,
              [Markup("use", ["href": "#\(window)-net"])] + lines(changes, frame, largest)
                + built(option, frame, emphasis: 3))
          ])
      })
  }

  /// Tonnes on every mode in the region.
  func region(_ option: ResultView.Option) -> Markup {
    let frame = base.smallRegion
    var labels = labels(frame, heading: regionHeading)
    let changes = goods(option)
    write(changes, largest: scale.tonnes, frame, &labels) {
      wording.signedSignificant($0 / 1e3, digits: 2)
    }
    return panel(
      option, frame, window: "small-region", id: "difference-" + option.id + "-region",
      heading: regionHeading, changes: changes, largest: scale.tonnes, limit: 14,
      isDetail: false, marks: .empty, &labels)
  }

  /// Vehicles on the roads around the junctions, and the approaches whose queue changes.
  func detail(_ option: ResultView.Option) -> Markup? {
    guard let frame = base.smallDetail else { return nil }
    var labels = labels(frame, heading: detailHeading)
    let queues = queueChanges(option, frame)
    for queue in queues { labels.reserve(queue.place.point, radius: 4) }
    for queue in queues.prefix(Self.figures) {
      labels.place(
        .init(
          point: queue.place.point, text: wording.signed(queue.seconds) + "\u{a0}s",
          clearance: 5, isBold: true, outward: queue.place.outward),
        avoiding: thickLines(traffic(option, frame), scale.vehiclesPerDay, frame))
    }
    let changes = traffic(option, frame)
    write(changes, largest: scale.vehiclesPerDay, frame, &labels) {
      wording.signed($0)
    }
    return panel(
      option, frame, window: "small-detail", id: "difference-" + option.id + "-detail",
      heading: detailHeading, changes: changes, largest: scale.vehiclesPerDay, limit: 14,
      isDetail: true, marks: circles(queues), &labels)
  }

  private var regionHeading: String { wording("Gods, kton/år", "Goods, kt/yr") }
  private var detailHeading: String {
    wording("Vägtrafik, fordon/dygn; kö, s per pbe", "Road traffic, vehicles/day; queue, s per PCU")
  }

  private func labels(_ frame: MapFrame, heading: String) -> LabelPlacer {
    let width = LabelPlacer.width(of: heading, size: 11, isBold: true) + 12
    return LabelPlacer(
      frame: frame.box,
      obstacles: [
        MapFurniture.northBox(frame), MapFurniture.scaleBox(frame),
        Box(left: 0, top: 0, right: width, bottom: 22),
      ])
  }

  /// The largest changes in figures, sign included, each text once.
  private func write(
    _ changes: [Change], largest: Double, _ frame: MapFrame,
    _ labels: inout LabelPlacer, _ text: (Double) -> String
  ) {
    let thick = thickLines(changes, largest, frame)
    var seen: Set<String> = []
    for change in changes where seen.count < Self.figures {
      let words = text(change.value)
      guard let middle = base.middle(of: change.link, in: frame), !seen.contains(words)
      else { continue }
      let request = LabelPlacer.Request(
        point: middle, text: words, clearance: 3 + abs(change.value) / largest * Self.widest / 2,
        isBold: true)
      if labels.place(request, avoiding: thick) { seen.insert(words) }
    }
  }

  private func thickLines(_ changes: [Change], _ largest: Double, _ frame: MapFrame) -> [Box] {
    changes.flatMap { change -> [Box] in
      let width = abs(change.value) / largest * Self.widest
      return width < Self.thickWidth
        ? [] : base.boxes(along: change.link, width: width, in: frame)
    }
  }

  private func queueChanges(
    _ option: ResultView.Option, _ frame: MapFrame
  ) -> [(place: ApproachRing.Place, seconds: Double)] {
    ApproachRing(option.outcome, in: frame, radius: 22).places.compactMap { place in
      let after = option.outcome.indicators.queues[place.row]
      guard let before = view.base.indicators.queues.first(where: { $0.queue == after.queue })
      else { return nil }
      let change = after.peakDelaySeconds - before.peakDelaySeconds
      return abs(change) < Self.leastSeconds ? nil : (place, change)
    }
    .sorted { (abs($1.seconds), $0.place.row) < (abs($0.seconds), $1.place.row) }
  }

  private func circles(_ queues: [(place: ApproachRing.Place, seconds: Double)]) -> Markup {
    Markup(
      "g", ["stroke": Palette.ink, "stroke-width": "1"],
      queues.map {
        Markup(
          "circle",
          [
            "cx": coordinate($0.place.point.x), "cy": coordinate($0.place.point.y), "r": "4.5",
            "fill": $0.seconds < 0 ? Palette.decrease[0] : Palette.increase[0],
          ])
      })
  }

  private func panel(
    _ option: ResultView.Option, _ frame: MapFrame, window: String, id: String, heading: String,
    changes: [Change], largest: Double, limit: Int, isDetail: Bool, marks: Markup,
    _ labels: inout LabelPlacer
  ) -> Markup {
    let names = base.names(in: frame, tonnes: tonnesByNode(view.base), isDetail: isDetail)
    let dots = base.place(
      names, limit: limit, size: 10, isDetail: isDetail,
      avoiding: thickLines(changes, largest, frame), on: &labels)
    return MapFurniture.drawing(
      id: id, width: frame.width, height: frame.height,
      title: heading + ": " + wording(FreightReport.title(of: option)), minimumWidth: 330,
      [
        MapFurniture.window(
          frame, base: window,
          [Markup("use", ["href": "#\(window)-net"])] + lines(changes, frame, largest)
            + built(option, frame) + [dots, marks]),
        labels.svg,
        Markup(
          "text", ["x": "6", "y": "16", "font-weight": "600", "class": "halo"], .text(heading)),
        MapFurniture.north(frame), MapFurniture.scale(frame, wording),
      ])
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
  private func built(
    _ option: ResultView.Option, _ frame: MapFrame, emphasis: Double = 1
  ) -> [Markup] {
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
            "d": data, "fill": "none", "stroke": Palette.ink,
            "stroke-width": coordinate(1.3 * emphasis),
            "stroke-dasharray": "\(coordinate(1.5 * emphasis)) \(coordinate(2.5 * emphasis))",
          ]),
      Markup(
        "g", [:],
        terminals.map {
          Markup(
            "rect",
            [
              "x": coordinate($0.x - 4 * emphasis), "y": coordinate($0.y - 4 * emphasis),
              "width": coordinate(8 * emphasis), "height": coordinate(8 * emphasis),
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
