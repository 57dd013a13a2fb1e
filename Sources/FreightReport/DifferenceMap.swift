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
  /// Size of all words.
  var textSize = MapFurniture.textSize

  /// Size of words on the first page's map, which is printed beside its legend: no place name is
  /// below 6 points there.
  static let firstTextSize = 15.0

  /// The largest changes of any single investment or headline package, which take the widest lines.
  struct Scale {
    let tonnes: Double
    let vehiclesPerDay: Double

    init(_ view: ResultView) {
      let pairs = (view.singles + view.headlines).flatMap { view.links(with: $0) }
      tonnes = pairs.map { abs($0.tonnesDifference) }.max() ?? 0
      vehiclesPerDay =
        pairs.filter { $0.link.mode == .road }.map { abs($0.vehiclesPerDayDifference) }.max() ?? 0
    }
  }

  static let widest = 12.0
  static let narrowest = 0.8
  /// Changes below this share of the largest are not drawn.
  static let leastShare = 0.01
  /// A panel whose changes all are below this share is dropped if the other panel says more.
  static let nearlyEmptyShare = 0.04
  /// Lines at least this wide have no name on them.
  static let thickWidth = 2.5
  /// Changes that carry a figure, in each panel.
  static let figures = 3
  /// Changes of a queue that are shown, seconds per PCU.
  static let leastSeconds = 0.5

  /// A link with what changes on it.
  struct Change {
    let link: Link
    let value: Double
  }

  private func goods(_ option: ResultView.Option) -> [Change] {
    drawn(
      view.links(with: option).map { Change(link: $0.link, value: $0.tonnesDifference) },
      base.overview, scale.tonnes)
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

  /// The changes that an option's map draws: tonnes in the region, vehicles in the town.
  func drawnValues(
    _ option: ResultView.Option
  ) -> (tonnes: [Double], vehiclesPerDay: [Double]) {
    (
      isTownAlone(option) ? [] : goods(option).map(\.value),
      base.inset.map { traffic(option, $0).map(\.value) } ?? []
    )
  }

  /// Whether the town is drawn without the region, where nothing noticeable changes.
  func isTownAlone(_ option: ResultView.Option) -> Bool {
    let shown = panels(option)
    return base.detail != nil && shown.detail && !shown.region
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
    if let frame = base.inset {
      let roads = traffic(option, frame)
      detail =
        roads.contains { abs($0.value) >= scale.vehiclesPerDay * least }
        || !queueChanges(option, frame).isEmpty
    }
    return (region, detail)
  }

  /// The region with the town as an inset that is joined to its place; the town alone where what
  /// moves in the region says little.
  ///
  /// - Parameters:
  ///   - prefix: what the drawing's name begins with: an option may be drawn twice in a page.
  ///   - isNamed: whether the drawing tells the option's name: it stands by itself.
  func drawing(
    _ option: ResultView.Option, prefix: String = "difference", isNamed: Bool = false
  ) -> Markup {
    let id = prefix + "-" + option.id
    let heading =
      isNamed
      ? wording(view.headlineName(of: option)) + wording(": UA minus JA", ": option less base") : ""
    if let frame = base.detail, isTownAlone(option) {
      return drawing(
        option, frame, id: id, minimumWidth: 660, opensEast: base.opensEast(frame),
        heading: heading,
        [town(option, frame, window: "detail", id: id), MapFurniture.north(frame)])
    }
    // Opens at the region, the whole of which a phone shows, and whose name it is.
    return drawing(
      option, base.overview, id: id, minimumWidth: 660, heading: heading,
      [region(option, id: id)]
        + (base.inset.map { joined([town(option, $0, window: "inset", id: id)], $0) } ?? []))
  }

  /// The same without words, for an investment whose changes the scale hardly shows: what it
  /// builds, and what little moves.
  func miniature(_ option: ResultView.Option) -> Markup {
    let id = "difference-" + option.id
    func lines(_ changes: [Change], _ frame: MapFrame, _ window: String) -> Markup {
      let isTown = window == "inset"
      return MapFurniture.window(
        frame, base: window,
        [Markup("use", ["href": "#\(window)-net"])]
          + self.lines(
            changes, frame, isTown ? scale.vehiclesPerDay : scale.tonnes, isTraffic: isTown, id: id)
          + built(option, frame, emphasis: 3))
    }
    return drawing(
      option, base.overview, id: id, minimumWidth: 60,
      [lines(goods(option), base.overview, "overview")]
        + (base.inset.map { joined([lines(traffic(option, $0), $0, "inset")], $0) } ?? []))
  }

  private func drawing(
    _ option: ResultView.Option, _ frame: MapFrame, id: String, minimumWidth: Int,
    opensEast: Bool = false, heading: String = "", _ children: [Markup]
  ) -> Markup {
    MapFurniture.drawing(
      id: id, width: frame.width, height: frame.height,
      title: wording(
        "Vad \(view.headlineName(of: option).sv) flyttar",
        "What \(view.headlineName(of: option).en) moves"), minimumWidth: minimumWidth,
      heading: heading, opensEast: opensEast, textSize: textSize, children)
  }

  /// What stands in the inset, at its place, and the lines that join it to what it shows.
  private func joined(_ inset: [Markup], _ frame: MapFrame) -> [Markup] {
    let place = MapBase.insetBox
    let extent = insetExtent(frame)
    return [
      Markup(
        "rect",
        [
          "x": coordinate(extent.left), "y": coordinate(extent.top),
          "width": coordinate(extent.right - extent.left),
          "height": coordinate(extent.bottom - extent.top), "fill": "none",
          "stroke": Palette.ink, "stroke-width": "1.1",
        ]),
      Markup(
        "path",
        [
          "d": leaders(frame).map { a, b in
            "M\(coordinate(a.x)) \(coordinate(a.y))L\(coordinate(b.x)) \(coordinate(b.y))"
          }.joined(), "stroke": Palette.ink, "stroke-width": "0.6",
        ]),
      Markup(
        "g", ["transform": "translate(\(coordinate(place.left)) \(coordinate(place.top)))"], inset),
    ]
  }

  /// The part of the overview that the inset shows.
  private func insetExtent(_ frame: MapFrame) -> Box {
    let corner = base.overview.point(Position(frame.geo.west, frame.geo.north))
    let other = base.overview.point(Position(frame.geo.east, frame.geo.south))
    return Box(left: corner.x, top: corner.y, right: other.x, bottom: other.y)
  }

  /// From the corners of that part to the inset's.
  private func leaders(_ frame: MapFrame) -> [(Point, Point)] {
    let (extent, place) = (insetExtent(frame), MapBase.insetBox)
    return [
      (Point(x: extent.right, y: extent.top), Point(x: place.left, y: place.top)),
      (Point(x: extent.right, y: extent.bottom), Point(x: place.left, y: place.bottom)),
    ]
  }

  /// Tonnes on every mode in the region.
  private func region(_ option: ResultView.Option, id: String) -> Markup {
    let frame = base.overview
    let heading = wording("Gods: ändring, kton/år", "Goods: change, kt/yr")
    // Clear of the line that joins the inset to its place.
    let edge = base.inset.map { _ in MapBase.insetBox.left - 24 }
    let changes = goods(option)
    var labels = labels(
      frame, heading, option, changes, scale.tonnes,
      furniture: [MapFurniture.northBox(frame, leftOf: edge)]
        + (base.inset.map { _ in [MapBase.insetBox] } ?? []),
      base.inset.map { inset in
        [insetExtent(inset)] + leaders(inset).flatMap { Box.along($0, $1) }
      } ?? [])
    let names = name(base.towns(in: frame), on: &labels)
    let figures = write(changes, largest: scale.tonnes, frame, &labels) {
      wording.signedSignificant($0 / 1e3, leastDigits: 2) + "\u{a0}"
        + wording(Unit.kilotonnesPerYear)
    }
    return .group([
      panel(
        option, frame, window: "overview", id: id, heading: heading, changes: changes,
        largest: scale.tonnes, isDetail: false, marks: .group([names, figures]), &labels),
      MapFurniture.north(frame, leftOf: edge),
    ])
  }

  /// Vehicles on the roads around the junctions, and the approaches whose queue changes.
  private func town(
    _ option: ResultView.Option, _ frame: MapFrame, window: String, id: String
  ) -> Markup {
    let heading = wording(
      "Väg: ändring, fordon/dygn och kö", "Roads: change, vehicles/day and queue")
    let changes = traffic(option, frame)
    let queues = queueChanges(option, frame)
    var labels = labels(
      frame, heading, option, changes, scale.vehiclesPerDay,
      furniture: window == "inset" ? [] : [MapFurniture.northBox(frame)])
    let waits = write(queues, on: &labels)
    let names = name(
      openedTerminals(option, in: frame) + junctions(of: queues, option, in: frame), on: &labels)
    let figures = write(changes, largest: scale.vehiclesPerDay, frame, &labels) {
      wording.signed($0) + "\u{a0}" + wording("fordon/dygn", "vehicles/day")
    }
    return panel(
      option, frame, window: window, id: id, heading: heading, changes: changes,
      largest: scale.vehiclesPerDay, isDetail: true,
      marks: .group([waits, names, figures, circles(queues, option)]), &labels)
  }

  /// An approach with what changes in its worst period.
  typealias QueueChange = (place: ApproachRing.Place, seconds: Double)

  private func queueChanges(_ option: ResultView.Option, _ frame: MapFrame) -> [QueueChange] {
    let places = ApproachRing(option.outcome, in: frame, radius: 22).places
    return view.queueChanges(option).compactMap { change in
      places.first { $0.row == change.row }.map { ($0, change.seconds) }
    }
  }

  private func panel(
    _ option: ResultView.Option, _ frame: MapFrame, window: String, id: String, heading: String,
    changes: [Change], largest: Double, isDetail: Bool, marks: Markup, _ labels: inout LabelPlacer
  ) -> Markup {
    let names = base.names(in: frame, tonnes: tonnesByNode(view.base), isDetail: isDetail)
    let dots = base.place(names, limit: 14, size: nameSize, isDetail: isDetail, on: &labels)
    return .group([
      MapFurniture.window(
        frame, base: window,
        [Markup("use", ["href": "#\(window)-net"])]
          + lines(changes, frame, largest, isTraffic: isDetail, id: id) + built(option, frame)
          + [dots, marks]),
      labels.svg,
      MapFurniture.words(heading, x: 6, y: headingBase, isBold: true, size: textSize),
      MapFurniture.scale(frame, wording, size: textSize),
    ])
  }
}
