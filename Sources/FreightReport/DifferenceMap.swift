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

  /// A link with what changes on it.
  struct Change {
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
      [(base.smallRegion, "small-region", goods(option), scale.tonnes, false)]
      + (base.smallDetail.map {
        [($0, "small-detail", traffic(option, $0), scale.vehiclesPerDay, true)]
      } ?? [])
    return .group(
      frames.map { frame, window, changes, largest, isTraffic in
        MapFurniture.drawing(
          id: "difference-" + option.id + "-" + window, width: frame.width, height: frame.height,
          title: wording(FreightReport.title(of: option)), minimumWidth: 60,
          [
            MapFurniture.window(
              frame, base: window,
              [Markup("use", ["href": "#\(window)-net"])]
                + lines(changes, frame, largest, isTraffic: isTraffic)
                + built(option, frame, emphasis: 3))
          ])
      })
  }

  /// Tonnes on every mode in the region.
  ///
  /// - Parameter prefix: what the drawing's name begins with: an option may be drawn twice in a
  ///   page.
  func region(_ option: ResultView.Option, prefix: String = "difference") -> Markup {
    let frame = base.smallRegion
    var labels = labels(frame, heading: regionHeading)
    let changes = goods(option)
    write(changes, largest: scale.tonnes, frame, &labels) {
      wording.signedSignificant($0 / 1e3, digits: 2)
    }
    return panel(
      option, frame, window: "small-region", id: prefix + "-" + option.id + "-region",
      heading: regionHeading, changes: changes, largest: scale.tonnes, limit: 14,
      isDetail: false, marks: .empty, &labels)
  }

  /// Vehicles on the roads around the junctions, and the approaches whose queue changes.
  func detail(_ option: ResultView.Option, prefix: String = "difference") -> Markup? {
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
      option, frame, window: "small-detail", id: prefix + "-" + option.id + "-detail",
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
    // What is small beside the largest would take the place of a town's name.
    let least = abs(changes.first?.value ?? 0) / 10
    for change in changes where seen.count < Self.figures && abs(change.value) >= least {
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
          [Markup("use", ["href": "#\(window)-net"])]
            + lines(changes, frame, largest, isTraffic: isDetail) + built(option, frame)
            + [dots, marks]),
        labels.svg,
        Markup(
          "text", ["x": "6", "y": "16", "font-weight": "600", "class": "halo"], .text(heading)),
        MapFurniture.north(frame), MapFurniture.scale(frame, wording),
      ])
  }
}
