import FreightModel

/// Where names and figures stand on a difference map.
extension DifferenceMap {
  /// Room for names that keeps them off furniture, what is built and what changes most, and off
  /// the network's lines where it can.
  func labels(
    _ frame: MapFrame, _ heading: String, _ option: ResultView.Option, _ changes: [Change],
    _ largest: Double, _ obstacles: [Box]
  ) -> LabelPlacer {
    let width = LabelPlacer.width(of: heading, size: 11, isBold: true) + 12
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
        MapFurniture.scaleBox(frame), Box(left: 0, top: 0, right: width, bottom: 22),
      ] + obstacles + built + thick,
      lines: view.base.network.links.flatMap { base.boxes(along: $0, width: 1, in: frame) })
  }

  /// The strong colour of less and of more, in which a figure is written.
  func colour(_ change: Double) -> String {
    (change < 0 ? Palette.decrease : Palette.increase)[1]
  }

  /// The largest changes in figures, sign included, each text once; gives a thin line from each to
  /// what it tells.
  func write(
    _ changes: [Change], largest: Double, _ frame: MapFrame,
    _ labels: inout LabelPlacer, _ text: (Double) -> String
  ) -> Markup {
    var seen: Set<String> = []
    var pointers = ""
    // What is small beside the largest would take the place of a town's name.
    let least = abs(changes.first?.value ?? 0) / 10
    for change in changes where seen.count < Self.figures && abs(change.value) >= least {
      let words = text(change.value)
      guard let middle = base.middle(of: change.link, in: frame), !seen.contains(words)
      else { continue }
      let request = LabelPlacer.Request(
        point: middle, text: words, clearance: 3 + abs(change.value) / largest * Self.widest / 2,
        isBold: true, colour: colour(change.value))
      guard labels.place(request), let box = labels.placed.last?.box else { continue }
      seen.insert(words)
      let end = box.nearest(to: middle)
      pointers +=
        "M\(coordinate(middle.x)) \(coordinate(middle.y))L\(coordinate(end.x)) \(coordinate(end.y))"
    }
    return pointers.isEmpty
      ? .empty : Markup("path", ["d": pointers, "stroke": Palette.ink, "stroke-width": "0.7"])
  }
}
