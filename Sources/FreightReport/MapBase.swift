import FreightAppraisal
import FreightModel

/// What every map of a report shares: its two windows, the land under them and the ways of ships.
struct MapBase: Sendable {
  /// The region around the study's county.
  let region: MapFrame
  /// The town where the investments are; nil where nothing marks a place.
  let detail: MapFrame?
  /// The region at the left of a wide window, for a map that has `inset` at its right.
  let overview: MapFrame
  /// As `detail`, to stand in the overview.
  let inset: MapFrame?
  /// The middle of the junctions whose queues matter; nil where there are none.
  private let focus: Position?
  private let nodes: [Node.ID: Node]
  private let sailings: [Link.ID: [Position]]
  private let outlines: [Outline]
  private let wording: Wording

  static let width = 760.0
  private static let overviewHeight = 384.0
  /// Where the inset stands in the overview.
  static let insetBox = Box(left: 376, top: 8, right: 752, bottom: 376)

  init(_ view: ResultView, _ wording: Wording) {
    self.wording = wording
    outlines = view.study.outlines
    nodes = view.allNodes
    let all = nodes.values.sorted { $0.id < $1.id }
    let places = all.map { Position($0) }
    let county = GeoBox(
      outlines.filter { $0.kind == .county }.flatMap(\.rings).joined()
        .map { Position($0.longitude, $0.latitude) })
    let centre = (county ?? GeoBox(places))?.centre ?? Position(0, 0)
    // 300 km takes in southern Sweden and leaves the rest of Europe outside.
    let near = GeoBox(places.filter { kilometres($0, centre) < 300 })
    let box = near ?? GeoBox(west: -1, south: -1, east: 1, north: 1)
    region = MapFrame(showing: box.grown(0.04), width: Self.width, height: 690)
    overview = Self.overview(of: box.grown(0.04))
    focus = Self.focus(view, nodes)
    let detailBox = Self.detailBox(view, nodes)
    detail = detailBox.map { MapFrame(showing: $0, width: Self.width, height: 480) }
    inset = detailBox.map {
      MapFrame(
        showing: $0, width: Self.insetBox.right - Self.insetBox.left,
        height: Self.insetBox.bottom - Self.insetBox.top)
    }
    let raster = SeaRaster(region.geo, land: Self.rings(outlines, .land))
    let links = (view.base.network.links + view.plannedLinks).filter {
      $0.mode == .sea || $0.mode == .ferry
    }
    var sailings: [Link.ID: [Position]] = [:]
    for link in links {
      let ends = line(of: link, nodes)
      if ends.count == 2 { sailings[link.id] = raster.route(ends[0], ends[1]) }
    }
    self.sailings = sailings
  }

  /// A wide window with a box at its left, clear of the inset.
  private static func overview(of box: GeoBox) -> MapFrame {
    let left = MapFrame(showing: box, width: insetBox.left, height: overviewHeight).geo
    let wide = GeoBox(
      west: left.west, south: left.south,
      east: left.west + (left.east - left.west) * width / insetBox.left, north: left.north)
    return MapFrame(showing: wide, width: width, height: overviewHeight)
  }

  /// The window around the junctions whose queues matter: places within 6.5 km of their middle.
  static func detailBox(_ view: ResultView, _ nodes: [Node.ID: Node]) -> GeoBox? {
    guard let centre = focus(view, nodes) else { return nil }
    let near = nodes.values.map { Position($0) }.filter { kilometres($0, centre) < 6.5 }
    return GeoBox(near).map { $0.grown(0.08) }
  }

  private static func focus(_ view: ResultView, _ nodes: [Node.ID: Node]) -> Position? {
    let queues = Set(view.result.outcomes.flatMap { $0.network.queues.map(\.node) })
    return GeoBox(queues.sorted().compactMap { nodes[$0].map { Position($0) } })?.centre
  }

  /// Whether what matters lies in the right half of a window.
  func opensEast(_ frame: MapFrame) -> Bool {
    focus.map { frame.point($0).x > frame.width / 2 } ?? false
  }

  private static func rings(_ outlines: [Outline], _ kind: Outline.Kind) -> [[Position]] {
    outlines.filter { $0.kind == kind }.flatMap(\.rings).map { ring in
      ring.map { Position($0.longitude, $0.latitude) }
    }
  }

  /// Sea, land and county of a window, as definitions that its maps share by `use`.
  func definitions(_ frame: MapFrame, id: String) -> Markup {
    let land = Self.rings(outlines, .land).map { frame.ringPath($0) }.joined()
    let county = Self.rings(outlines, .county).map { frame.ringPath($0) }.joined()
    return .group([
      Markup(
        "clipPath", ["id": id + "-clip"],
        Markup("rect", ["width": coordinate(frame.width), "height": coordinate(frame.height)])),
      Markup(
        "g", ["id": id + "-land"],
        Markup(
          "rect",
          [
            "width": coordinate(frame.width), "height": coordinate(frame.height),
            "fill": Palette.sea,
          ]),
        Markup(
          "path",
          [
            "d": land, "fill": Palette.land, "stroke": Palette.coast, "stroke-width": "0.6",
          ]),
        Markup(
          "path",
          [
            "d": county, "fill": "none", "stroke": Palette.county, "stroke-width": "0.9",
            "stroke-dasharray": "7 2 1.5 2",
          ])),
    ])
  }

  /// Path data of a link in a window; a sailing goes round the land.
  func path(of link: Link, in frame: MapFrame) -> String {
    frame.path(sailings[link.id] ?? line(of: link, nodes))
  }

  /// Whether any of a link's drawn line is in the window.
  func shows(_ link: Link, in frame: MapFrame) -> Bool {
    let points = (sailings[link.id] ?? line(of: link, nodes)).map { frame.point($0) }
    return zip(points, points.dropFirst()).contains { frame.box.part(of: $0, $1) != nil }
  }

  /// Small boxes along a link's drawn line of some width, for names to keep off.
  func boxes(along link: Link, width: Double, in frame: MapFrame) -> [Box] {
    let points = (sailings[link.id] ?? line(of: link, nodes)).map { frame.point($0) }
    return zip(points, points.dropFirst()).flatMap { a, b in
      Box.along(a, b, width: width).filter { frame.box.overlaps($0) }
    }
  }

  /// The middle of a link's drawn line if it is in the window.
  func middle(of link: Link, in frame: MapFrame) -> Point? {
    let positions = sailings[link.id] ?? line(of: link, nodes)
    guard positions.count > 1 else { return nil }
    let (a, b) = (positions[(positions.count - 1) / 2], positions[(positions.count + 1) / 2])
    let point = frame.point(
      Position((a.longitude + b.longitude) / 2, (a.latitude + b.latitude) / 2))
    return frame.box.contains(point) ? point : nil
  }

  /// Places in a window worth naming, most important first.
  ///
  /// Cities come before ports, plants and terminals, these before towns; among equals the one with
  /// most goods on its links comes first. Rail yards and junctions are not named.
  func names(in frame: MapFrame, tonnes: [Node.ID: Double], isDetail: Bool) -> [PlaceName] {
    let ranked = nodes.values.compactMap { node -> (rank: Int, node: Node)? in
      guard frame.box.contains(frame.point(Position(node))) else { return nil }
      let hasGoods = (tonnes[node.id] ?? 0) > 0
      let rank: Int
      switch node.kind {
      case "city": rank = 0
      case "town" where detailContains(node): rank = 0
      case "interchange", "terminal_planned": rank = isDetail ? 0 : 9
      case let kind where kind.hasPrefix("rail"): rank = 9
      case "town": rank = 2
      case let kind
      where kind.hasPrefix("port") || kind.hasPrefix("plant") || kind.hasPrefix("ferry")
        || kind.hasPrefix("terminal") || kind.hasPrefix("external"):
        rank = hasGoods ? 1 : 3
      default: rank = isDetail ? 2 : 9
      }
      return rank == 9 ? nil : (rank, node)
    }
    return ranked.sorted { a, b in
      (a.rank, -(tonnes[a.node.id] ?? 0), a.node.id) < (
        b.rank, -(tonnes[b.node.id] ?? 0), b.node.id
      )
    }
    .map { place($0.node, in: frame, isDetail: isDetail, isMain: $0.rank == 0) }
  }

  /// A place worth naming.
  struct PlaceName {
    let point: Point
    let isMain: Bool
    let text: String
  }

  /// Names as many places as fit, up to a limit, and marks each by a small circle.
  func place(
    _ names: [PlaceName], limit: Int, size: Double, isDetail: Bool, on labels: inout LabelPlacer
  ) -> Markup {
    var named: [PlaceName] = []
    let likely = names.prefix(limit).map(\.point)
    for name in names where named.count < limit {
      // One name for a town, its yard and its port.
      let isCrowded = named.contains {
        let distance = abs($0.point.x - name.point.x) + abs($0.point.y - name.point.y)
        return distance < (isDetail ? 5 : 16) || $0.text == name.text && distance < 60
      }
      // A dot nearer to another's name than that one's own would be taken for it.
      let isMistakable = labels.placed.contains { label in
        named.contains { $0.point == label.request.point } && !label.isClear(of: name.point)
      }
      guard !isCrowded, !isMistakable, !labels.holds(name.text),
        labels.isFree(name.point, radius: 2.2)
      else { continue }
      let isPlaced = labels.place(
        .init(
          point: name.point, text: name.text, size: size, clearance: 3.5, isBold: name.isMain,
          rivals: named.map(\.point), likelyRivals: likely))
      guard isPlaced else { continue }
      named.append(name)
      labels.reserve(name.point, radius: 2.5)
    }
    return Markup(
      "g", ["fill": "#fff", "stroke": Palette.ink, "stroke-width": "0.9"],
      named.map {
        Markup(
          "circle",
          ["cx": coordinate($0.point.x), "cy": coordinate($0.point.y), "r": "2.2"])
      })
  }

  /// Whether both ends of a link are in the detailed window.
  func isInDetail(_ link: Link) -> Bool {
    let ends = [link.fromNode, link.toNode].compactMap { nodes[$0] }
    return ends.count == 2 && ends.allSatisfy { detailContains($0) }
  }

  /// The towns of the detailed window, to be named on a map where they are a dot.
  func towns(in frame: MapFrame) -> [PlaceName] {
    nodes.values.filter { $0.kind == "town" && detailContains($0) }.sorted { $0.id < $1.id }
      .map { place($0, in: frame, isDetail: false) }
  }

  /// A place by its short name.
  func place(_ node: Node, in frame: MapFrame, isDetail: Bool, isMain: Bool = true) -> PlaceName {
    PlaceName(
      point: frame.point(Position(node)), isMain: isMain,
      text: Self.short(wording(node.title), isDetail: isDetail))
  }

  private func detailContains(_ node: Node) -> Bool {
    detail?.geo.contains(Position(node)) ?? false
  }

  /// A name without its explanation: `Svalliden (industri)` and `Berga, station` lose the tail.
  static func short(_ name: String, isDetail: Bool) -> String {
    var text = name[...]
    if let end = text.firstRange(of: " (") { text = text[..<end.lowerBound] }
    if let end = text.firstRange(of: ", ") { text = text[..<end.lowerBound] }
    guard !isDetail else { return String(text) }
    if let end = text.firstRange(of: "/") { text = text[..<end.lowerBound] }
    for centre in [" centrum", " town centre"] where text.hasSuffix(centre) {
      text = text.dropLast(centre.count)
    }
    return String(text)
  }
}

extension GeoBox {
  /// The box with a share of its size added on every side; a point becomes a small box.
  func grown(_ share: Double) -> GeoBox {
    let dx = max(east - west, 0.02) * share
    let dy = max(north - south, 0.01) * share
    return GeoBox(west: west - dx, south: south - dy, east: east + dx, north: north + dy)
  }
}

/// Tonnes on the links that meet in each node, to rank place names.
func tonnesByNode(_ outcome: ResultView.Outcome) -> [Node.ID: Double] {
  zip(outcome.network.links, outcome.indicators.links).reduce(into: [:]) { sums, pair in
    sums[pair.0.fromNode, default: 0] += pair.1.tonnes
    sums[pair.0.toNode, default: 0] += pair.1.tonnes
  }
}
