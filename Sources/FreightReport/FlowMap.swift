import FreightAppraisal
import FreightModel

/// The base case's flows: width is proportional to tonnes, dash is the mode, colour is utilisation
/// in the busiest period and direction.
struct FlowMap {
  let view: ResultView
  let base: MapBase
  let wording: Wording

  /// Width of the busiest link.
  static let widest = 14.0

  /// Links narrower than this are only hairlines.
  static let narrowest = 0.25

  /// From which width a link without a capacity is hollow, and how much of it its edges are.
  private static let (hollowWidth, hollowShare) = (2.0, 0.6)

  /// The busiest link's tonnes.
  var most: Double { view.base.indicators.links.map(\.tonnes).max() ?? 0 }

  /// A link that is drawn with its goods.
  struct Flow {
    let link: Link
    let load: LinkIndicators
    let width: Double
    /// The line as path data.
    let data: String
    /// Flow over capacity in the busiest period and direction; nil without a capacity.
    let utilisation: Double?
  }

  /// What shows in a window, most tonnes first, so that a narrow line lies on a wide one.
  func flows(in frame: MapFrame) -> [Flow] {
    guard most > 0 else { return [] }
    return zip(view.base.network.links, view.base.indicators.links).enumerated()
      .sorted { ($1.element.1.tonnes, $0.offset) < ($0.element.1.tonnes, $1.offset) }
      .compactMap { _, pair in
        let (link, load) = pair
        let width = load.tonnes / most * Self.widest
        let data = base.path(of: link, in: frame)
        guard width >= Self.narrowest, !data.isEmpty else { return nil }
        return Flow(
          link: link, load: load, width: width, data: data,
          utilisation: view.base.hasCapacity(link) ? load.peakUtilisation : nil)
      }
  }

  /// The region with its legend.
  ///
  /// - Parameter id: the drawing's name, once in a page.
  func region(id: String = "flow-map") -> Markup {
    let frame = base.region
    let flows = flows(in: frame)
    var labels = labels(frame, flows)
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
      id: id, width: frame.width, height: frame.height + MapFurniture.widthsHeight,
      title: wording("Godsflöden i JA", "Goods flows in the base case"), minimumWidth: 620,
      opensEast: base.opensEast(frame),
      [
        MapFurniture.window(
          frame, base: "region", lines(flows, in: frame) + [dots, inset]),
        labels.svg, MapFurniture.north(frame), MapFurniture.scale(frame, wording),
        widths(below: frame),
      ])
  }

  /// The town with its junctions, whose circles are the delay of each approach.
  func detail(_ frame: MapFrame) -> Markup {
    let flows = flows(in: frame)
    var labels = labels(frame, flows)
    let circles = approaches(in: frame, &labels)
    let names = base.names(in: frame, tonnes: tonnesByNode(view.base), isDetail: true)
    let dots = base.place(names, limit: 24, size: 11.5, isDetail: true, on: &labels)
    return MapFurniture.drawing(
      id: "flow-detail", width: frame.width, height: frame.height + MapFurniture.widthsHeight,
      title: wording(
        "Godsflöden och köer i JA, detalj", "Goods flows and queues in the base case, detail"),
      minimumWidth: 620, opensEast: base.opensEast(frame),
      [
        MapFurniture.window(
          frame, base: "detail", lines(flows, in: frame) + [dots, circles]),
        labels.svg, MapFurniture.north(frame), MapFurniture.scale(frame, wording),
        widths(below: frame),
      ])
  }

  /// The road or line, or its ends where it has no name.
  private func name(of link: Link) -> String {
    link.name.isEmpty
      ? [link.fromNode, link.toNode].map { view.base.nodes[$0]?.name ?? $0.name }
        .joined(separator: "–") : wording(link.title)
  }

  /// Room for names that keeps them off furniture and, where it can, off lines.
  private func labels(_ frame: MapFrame, _ flows: [Flow]) -> LabelPlacer {
    LabelPlacer(
      frame: frame.box, furniture: [MapFurniture.northBox(frame), MapFurniture.scaleBox(frame)],
      lines: flows.flatMap { base.boxes(along: $0.link, width: max(1, $0.width), in: frame) }
        // A dash of a planned link would read as a minus before a figure.
        + view.plannedLinks.flatMap { base.boxes(along: $0, width: 1, in: frame) })
  }

  private func lines(_ flows: [Flow], in frame: MapFrame) -> [Markup] {
    let hairlines = view.base.network.links.map { base.path(of: $0, in: frame) }.joined()
    let lines = flows.map { flow -> Markup in
      let dash = MapFurniture.dash(of: flow.link.mode, width: flow.width)
      // Links of one road meet without a notch.
      let cap = dash.isEmpty ? "round" : ""
      func line(_ colour: String, wider: Double) -> Markup {
        Markup(
          "path",
          [
            "d": flow.data, "stroke": colour, "stroke-width": coordinate2(flow.width + wider),
            "stroke-dasharray": dash, "stroke-linecap": wider > 0 ? "" : cap,
          ])
      }
      return Markup(
        "g", [:],
        .hover(
          words(flow), figure: figureID("links", flow.link.id.name, column: "tonnes_kt_per_year")),
        // Pale colours show by a dark edge, as in QGIS.
        flow.utilisation == nil ? .empty : line(Palette.quiet, wider: min(1, flow.width)),
        line(colour(flow), wider: 0),
        // Without colour the grey is one of the ramp's; where there is room it is hollow.
        flow.utilisation == nil && flow.width >= Self.hollowWidth
          ? line(Palette.hollow, wider: -Self.hollowShare * flow.width) : .empty)
    }
    let planned = view.plannedLinks.map { base.path(of: $0, in: frame) }.joined()
    return [
      Markup(
        "path",
        ["d": hairlines, "fill": "none", "stroke": "#b4b4ae", "stroke-width": "0.6"]),
      Markup("g", ["fill": "none", "stroke-linejoin": "round"], lines),
      Markup(
        "path",
        [
          "d": planned, "fill": "none", "stroke": Palette.ink, "stroke-width": "1.4",
          "stroke-dasharray": "4 3",
        ]),
    ]
  }

  private func colour(_ flow: Flow) -> String {
    flow.utilisation.map { Palette.colour(ofUtilisation: $0) } ?? Palette.noCapacity
  }

  /// Tonnes, mode and utilisation of a link.
  private func words(_ flow: Flow) -> String {
    let use = flow.utilisation.map {
      wording("belastning ", "utilisation ") + wording.percent($0)
    }
    return name(of: flow.link) + ": " + wording.significant(flow.load.tonnes / 1e3, leastDigits: 2)
      + " " + wording(Unit.kilotonnesPerYear) + ", "
      + lowerFirst(wording(title(of: flow.link.mode))) + ", " + (use ?? wording(Term.noCapacity))
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
          clearance: radius, isBold: true, outward: place.outward, isFarReaching: true,
          rivals: places.map(\.point)))
    }
    let pointers = LabelPlacer.pointers(
      wanted.compactMap { labels.place($0) ? labels.placed.last : nil })
    return Markup("g", ["stroke": Palette.ink, "stroke-width": "0.9"], [pointers] + marks)
  }
}

/// A line width, to a hundredth.
func coordinate2(_ value: Double) -> String { trimmed(value, decimals: 2) }
