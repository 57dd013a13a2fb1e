import FreightAppraisal
import FreightModel

/// The base case's flows: width is proportional to tonnes, hue and dash are the mode.
struct FlowMap {
  let view: ResultView
  let base: MapBase
  let wording: Wording

  /// Width of the busiest link.
  static let widest = 14.0

  private var most: Double { view.base.indicators.links.map(\.tonnes).max() ?? 0 }

  /// The region with its legend.
  ///
  /// - Parameter id: the drawing's name, once in a page.
  func region(id: String = "flow-map") -> Markup {
    let frame = base.region
    var labels = LabelPlacer(
      frame: frame.box, obstacles: [MapFurniture.northBox(frame), MapFurniture.scaleBox(frame)])
    var inset = Markup.empty
    if let detail = base.detail {
      let corner = frame.point(Position(detail.geo.west, detail.geo.north))
      let other = frame.point(Position(detail.geo.east, detail.geo.south))
      inset = Markup(
        "rect",
        [
          "x": coordinate(corner.x), "y": coordinate(corner.y),
          "width": coordinate(other.x - corner.x), "height": coordinate(other.y - corner.y),
          "fill": "none", "stroke": Palette.ink, "stroke-width": "1.2",
        ])
    }
    let names = base.names(in: frame, tonnes: tonnesByNode(view.base), isDetail: false)
    let dots = base.place(names, limit: 34, size: 11, isDetail: false, on: &labels)
    return MapFurniture.drawing(
      id: id, width: frame.width, height: frame.height + 62,
      title: wording("Godsflöden i JA", "Goods flows in the base case"), minimumWidth: 620,
      [
        MapFurniture.window(
          frame, base: "region", lines(in: frame, widest: Self.widest) + [dots, inset]),
        labels.svg, MapFurniture.north(frame), MapFurniture.scale(frame, wording),
        legend(below: frame),
      ])
  }

  /// The town with its junctions, whose circles are the delay of each approach.
  func detail(_ frame: MapFrame) -> Markup {
    var labels = LabelPlacer(
      frame: frame.box, obstacles: [MapFurniture.northBox(frame), MapFurniture.scaleBox(frame)])
    let circles = approaches(in: frame, &labels)
    let names = base.names(in: frame, tonnes: tonnesByNode(view.base), isDetail: true)
    let dots = base.place(names, limit: 24, size: 11.5, isDetail: true, on: &labels)
    return MapFurniture.drawing(
      id: "flow-detail", width: frame.width, height: frame.height + 62,
      title: wording(
        "Godsflöden och köer i JA, detalj", "Goods flows and queues in the base case, detail"),
      minimumWidth: 620,
      [
        MapFurniture.window(
          frame, base: "detail", lines(in: frame, widest: Self.widest) + [dots, circles]),
        labels.svg, MapFurniture.north(frame), MapFurniture.scale(frame, wording),
        queueLegend(below: frame),
      ])
  }

  /// The road or line, or its ends where it has no name.
  private func name(of link: Link) -> String {
    link.name.isEmpty
      ? [link.fromNode, link.toNode].map { view.base.nodes[$0]?.name ?? $0.name }
        .joined(separator: "–") : wording(link.title)
  }

  private func lines(in frame: MapFrame, widest: Double) -> [Markup] {
    let pairs = zip(view.base.network.links, view.base.indicators.links).enumerated()
      .sorted { ($1.element.1.tonnes, $0.offset) < ($0.element.1.tonnes, $1.offset) }
      .map(\.element)
    let hairlines = pairs.map { link, _ in base.path(of: link, in: frame) }.joined()
    let flows = pairs.compactMap { link, load -> Markup? in
      let data = base.path(of: link, in: frame)
      let width = most > 0 ? load.tonnes / most * widest : 0
      guard width >= 0.25, !data.isEmpty else { return nil }
      return Markup(
        "path",
        [
          "d": data, "stroke": Palette.colour(of: link.mode), "stroke-width": coordinate2(width),
          "stroke-dasharray": MapFurniture.dash(of: link.mode, width: width),
        ],
        .hover(
          name(of: link) + ": " + wording.significant(load.tonnes / 1e3, digits: 2) + " "
            + wording(Unit.kilotonnesPerYear),
          figure: figureID("links", link.id.name, column: "tonnes_kt_per_year")))
    }
    let planned = view.plannedLinks.map { base.path(of: $0, in: frame) }.joined()
    return [
      Markup(
        "path",
        ["d": hairlines, "fill": "none", "stroke": "#b4b4ae", "stroke-width": "0.6"]),
      Markup("g", ["fill": "none", "stroke-linejoin": "round"], flows),
      Markup(
        "path",
        [
          "d": planned, "fill": "none", "stroke": Palette.ink, "stroke-width": "1.4",
          "stroke-dasharray": "4 3",
        ]),
    ]
  }

  /// A circle for every junction approach, with its worst delay in figures.
  private func approaches(in frame: MapFrame, _ labels: inout LabelPlacer) -> Markup {
    let loads = view.base.indicators.queues
    let worst = loads.map(\.peakDelaySeconds).max() ?? 0
    let places = ApproachRing(view.base, in: frame, radius: 30).places
    var marks: [Markup] = []
    var wanted: [LabelPlacer.Request] = []
    for place in places {
      let load = loads[place.row]
      let radius = 4 + 7 * (worst > 0 ? (load.peakDelaySeconds / worst).squareRoot() : 0)
      let peak = load.periods.map(\.utilisation).max() ?? 0
      marks += [
        Markup(
          "path",
          [
            "d": "M\(coordinate(place.centre.x)) \(coordinate(place.centre.y))"
              + "L\(coordinate(place.point.x)) \(coordinate(place.point.y))"
          ]),
        Markup(
          "circle",
          [
            "cx": coordinate(place.point.x), "cy": coordinate(place.point.y),
            "r": coordinate(radius), "fill": Palette.colour(ofUtilisation: peak),
          ],
          .hover(
            wording(place.queue.name) + ": " + wording.number(load.peakDelaySeconds, decimals: 1)
              + wording(" s per pbe, ", " s per PCU, ") + wording.percent(peak))),
      ]
      labels.reserve(place.point, radius: radius * 0.8)
      labels.reserve(place.centre, radius: 4)
      let mark = place.queue.provenance.isEstimate ? "ᵉ" : ""
      wanted.append(
        .init(
          point: place.point, text: wording.number(load.peakDelaySeconds) + "\u{a0}s" + mark,
          clearance: radius, isBold: true, outward: place.outward))
    }
    for request in wanted { labels.place(request) }
    return Markup("g", ["stroke": Palette.ink, "stroke-width": "0.9"], marks)
  }

  private func legend(below frame: MapFrame) -> Markup {
    var x = 4.0
    var parts: [Markup] = []
    func add(_ sample: (markup: Markup, end: Double)) {
      parts.append(sample.markup)
      x = sample.end
    }
    for mode in Mode.allCases {
      add(
        MapFurniture.sample(
          x: x, y: frame.height + 18, text: wording(title(of: mode)),
          [
            "stroke": Palette.colour(of: mode), "stroke-width": "4",
            "stroke-dasharray": MapFurniture.dash(of: mode, width: 4),
          ]))
    }
    add(
      MapFurniture.sample(
        x: x, y: frame.height + 18, text: wording("planerad länk", "planned link"),
        ["stroke": Palette.ink, "stroke-width": "1.4", "stroke-dasharray": "4 3"]))
    add(
      MapFurniture.sample(
        x: x, y: frame.height + 18, text: wording("länsgräns", "county boundary"),
        ["stroke": Palette.county, "stroke-width": "0.9", "stroke-dasharray": "7 2 1.5 2"]))
    x = 4
    for share in [1.0, 0.4, 0.1] where most > 0 {
      let tonnes = roundStep(most * share)
      add(
        MapFurniture.sample(
          x: x, y: frame.height + 44,
          text: wording.significant(tonnes / 1e3, digits: 1) + "\u{a0}"
            + wording(Unit.kilotonnesPerYear),
          ["stroke": Palette.quiet, "stroke-width": coordinate2(tonnes / most * Self.widest)]))
    }
    add(
      MapFurniture.sample(
        x: x, y: frame.height + 44,
        text: wording(
          "under \(wording.significant(most * 0.25 / Self.widest / 1e3, digits: 2)) kton/år",
          "under \(wording.significant(most * 0.25 / Self.widest / 1e3, digits: 2)) kt/yr"),
        ["stroke": "#b4b4ae", "stroke-width": "0.8"]))
    return Markup("g", ["class": "legend"], parts)
  }

  private func queueLegend(below frame: MapFrame) -> Markup {
    var x = 4.0
    let heading = wording(
      "Cirkel: tillfart, yta efter fördröjning i värsta perioden (s per pbe); färg efter belastning",
      "Circle: approach, area by delay in the worst period (s per PCU); colour by utilisation")
    var parts = [
      Markup("text", ["x": "4", "y": coordinate(frame.height + 20)], .text(heading))
    ]
    var lower = 0.0
    for step in Palette.utilisation {
      let text =
        step.limit == .infinity
        ? wording("\(wording.percent(lower)) eller mer", "\(wording.percent(lower)) or more")
        : wording.number(lower * 100) + "–" + wording.percent(step.limit)
      let swatch = MapFurniture.swatch(
        x: x, y: frame.height + 42, text: text, colour: step.colour)
      parts.append(swatch.markup)
      x = swatch.end
      lower = step.limit
    }
    return Markup("g", ["class": "legend"], parts)
  }
}

/// A line width, to a hundredth.
func coordinate2(_ value: Double) -> String { trimmed(value, decimals: 2) }
