import FreightModel

/// Where names and figures stand on a difference map.
extension DifferenceMap {
  /// Room for names that keeps them off furniture, what is built and what changes most, and off
  /// the network's lines where it can.
  func labels(
    _ frame: MapFrame, _ heading: String, _ option: ResultView.Option, _ changes: [Change],
    _ largest: Double, furniture: [Box], _ obstacles: [Box] = []
  ) -> LabelPlacer {
    // Air enough to the right that no name reads as the heading's end.
    let width = LabelPlacer.width(of: heading, size: textSize, isBold: true) + 24
    let built = view.links(with: option).filter { $0.status != .unchanged }
      .flatMap { base.boxes(along: $0.link, width: 2, in: frame) }
    let thick = changes.flatMap { change -> [Box] in
      let width = abs(change.value) / largest * Self.widest
      return width < Self.thickWidth
        ? [] : base.boxes(along: change.link, width: width, in: frame)
    }
    return LabelPlacer(
      frame: frame.box,
      furniture: [
        MapFurniture.scaleBox(frame, size: textSize),
        Box(left: 0, top: 0, right: width, bottom: headingBase + textSize / 2),
      ] + furniture, obstacles: obstacles + built + thick,
      lines: view.base.network.links.flatMap { base.boxes(along: $0, width: 1, in: frame) })
  }

  /// The line that a panel's heading stands on.
  var headingBase: Double { textSize + 5 }

  /// Names of places stand back a little.
  var nameSize: Double { textSize - 0.5 }

  /// The strong colour of less and of more, in which a figure is written.
  func colour(_ change: Double) -> String {
    (change < 0 ? Palette.decrease : Palette.increase)[1]
  }

  /// Names what the map is about, wherever there is room; gives a thin line to its place from each
  /// name that stands off.
  func name(_ places: [MapBase.PlaceName], on labels: inout LabelPlacer) -> Markup {
    place(
      places.map { place in
        .init(
          point: place.point, text: place.text, size: nameSize, clearance: 6, isBold: true,
          isFarReaching: true)
      }, on: &labels)
  }

  /// Changes of queues in figures, each at its circle, wherever there is room.
  func write(_ queues: [QueueChange], on labels: inout LabelPlacer) -> Markup {
    let points = queues.map(\.place.point)
    for point in points { labels.reserve(point, radius: 5) }
    return place(
      queues.map { queue in
        .init(
          point: queue.place.point,
          text: wording("kö ", "queue ") + wording.signed(queue.seconds) + "\u{a0}s",
          size: textSize, clearance: 6, isBold: true, colour: colour(queue.seconds),
          outward: queue.place.outward, isFarReaching: true, rivals: points)
      }, on: &labels)
  }

  private func place(
    _ requests: [LabelPlacer.Request], on labels: inout LabelPlacer
  ) -> Markup {
    LabelPlacer.pointers(
      requests.compactMap { labels.place($0) ? labels.placed.last : nil })
  }

  /// The terminals that an option opens.
  func openedTerminals(_ option: ResultView.Option, in frame: MapFrame) -> [MapBase.PlaceName] {
    newTerminals(option, in: frame).map { base.place($0, in: frame, isDetail: true) }
  }

  /// The junctions whose queues change, each once.
  func junctions(
    of queues: [QueueChange], _ option: ResultView.Option, in frame: MapFrame
  ) -> [MapBase.PlaceName] {
    Set(queues.map(\.place.queue.node)).sorted().compactMap { id in
      option.outcome.nodes[id].map { base.place($0, in: frame, isDetail: true) }
    }
  }

  /// The largest changes in figures, sign included, each text once; gives a thin line to what it
  /// tells from each that stands off. The largest gain and the largest loss come first, however
  /// small and wherever there is room.
  func write(
    _ changes: [Change], largest: Double, _ frame: MapFrame,
    _ labels: inout LabelPlacer, _ text: (Double) -> String
  ) -> Markup {
    var seen: Set<String> = []
    var written: [LabelPlacer.Placed] = []
    let told = changes.map { (change: $0, words: text($0.value)) }
    // Links of one run often change alike, and the text may stand at any of them.
    let extremes = Set(
      [told.first { $0.change.value > 0 }, told.first { $0.change.value < 0 }]
        .compactMap { $0?.words })
    // What is small beside the largest would take the place of a town's name.
    let least = abs(changes.first?.value ?? 0) / 10
    let others = told.filter { !extremes.contains($0.words) && abs($0.change.value) >= least }
    for (change, words) in told.filter({ extremes.contains($0.words) }) + others
    where extremes.contains(words) || seen.count < Self.figures {
      guard let middle = base.middle(of: change.link, in: frame), !seen.contains(words)
      else { continue }
      let request = LabelPlacer.Request(
        point: middle, text: words, size: textSize,
        clearance: 3 + abs(change.value) / largest * Self.widest / 2, isBold: true,
        colour: colour(change.value), isFarReaching: extremes.contains(words))
      guard labels.place(request), let label = labels.placed.last else { continue }
      seen.insert(words)
      written.append(label)
    }
    return LabelPlacer.pointers(written)
  }
}
