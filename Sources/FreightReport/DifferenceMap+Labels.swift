import FreightModel

/// Where names and figures stand on a difference map.
extension DifferenceMap {
  /// Room for names that keeps them off furniture, what is built and what changes most, and off
  /// the network's lines where it can.
  func labels(
    _ frame: MapFrame, _ heading: String, _ option: ResultView.Option, _ changes: [Change],
    _ largest: Double, _ obstacles: [Box]
  ) -> LabelPlacer {
    let width = LabelPlacer.width(of: heading, size: textSize, isBold: true) + 12
    let built = view.links(with: option).filter { $0.status != .unchanged }
      .flatMap { base.boxes(along: $0.link, width: 2, in: frame) }
    let thick = changes.flatMap { change -> [Box] in
      let width = abs(change.value) / largest * Self.widest
      return width < Self.thickWidth
        ? [] : base.boxes(along: change.link, width: width, in: frame)
    }
    return LabelPlacer(
      frame: frame.box,
      obstacles: [
        MapFurniture.scaleBox(frame, size: textSize),
        Box(left: 0, top: 0, right: width, bottom: 22),
      ] + obstacles + built + thick,
      lines: view.base.network.links.flatMap { base.boxes(along: $0, width: 1, in: frame) })
  }

  /// Names of places stand back a little.
  var nameSize: Double { textSize - 0.5 }

  /// The strong colour of less and of more, in which a figure is written.
  func colour(_ change: Double) -> String {
    (change < 0 ? Palette.decrease : Palette.increase)[1]
  }

  /// Names what the map is about, wherever there is room; gives a thin line from each name to its
  /// place.
  func name(_ places: [MapBase.PlaceName], on labels: inout LabelPlacer) -> Markup {
    var ends: [(Point, Point)] = []
    for place in places {
      let request = LabelPlacer.Request(
        point: place.point, text: place.text, size: nameSize, clearance: 6, isBold: true,
        isFarReaching: true)
      guard labels.place(request), let box = labels.placed.last?.box else { continue }
      ends.append((place.point, box.nearest(to: place.point)))
    }
    return pointers(ends)
  }

  /// The terminals that an option opens.
  func openedTerminals(_ option: ResultView.Option, in frame: MapFrame) -> [MapBase.PlaceName] {
    newTerminals(option, in: frame).map { base.place($0, in: frame, isDetail: true) }
  }

  /// The largest changes in figures, sign included, each text once; gives a thin line from each to
  /// what it tells. The largest gain and the largest loss come first, however small and wherever
  /// there is room.
  func write(
    _ changes: [Change], largest: Double, _ frame: MapFrame,
    _ labels: inout LabelPlacer, _ text: (Double) -> String
  ) -> Markup {
    var seen: Set<String> = []
    var ends: [(Point, Point)] = []
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
      guard labels.place(request), let box = labels.placed.last?.box else { continue }
      seen.insert(words)
      ends.append((middle, box.nearest(to: middle)))
    }
    return pointers(ends)
  }

  private func pointers(_ ends: [(Point, Point)]) -> Markup {
    let data = ends.map { place, text in
      "M\(coordinate(place.x)) \(coordinate(place.y))L\(coordinate(text.x)) \(coordinate(text.y))"
    }.joined()
    return data.isEmpty
      ? .empty : Markup("path", ["d": data, "stroke": Palette.ink, "stroke-width": "0.7"])
  }
}
