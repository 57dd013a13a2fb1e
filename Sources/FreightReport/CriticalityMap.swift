import FreightAppraisal
import FreightModel

/// What hangs on each facility: width and area follow the cost of its loss.
struct CriticalityMap {
  let view: ResultView
  let base: MapBase
  let wording: Wording
  let resilience: Resilience

  /// Width of the most critical link, radius of the most critical point.
  private static let widest = 12.0
  private static let largest = 13.0

  private var most: Double {
    max(resilience.singles.map(\.totalCost.value).max() ?? 0, 1)
  }

  private func isolates(_ effect: ClosureEffect) -> Bool {
    effect.unserved > resilience.base.unservedTonnes
  }

  private func colour(_ effect: ClosureEffect) -> String {
    isolates(effect) ? Palette.increase[1] : Palette.decrease[1]
  }

  /// The region with what widths mean.
  var region: Markup { map(base.region, base: "region", isDetail: false) }

  /// The town with the same.
  func detail(_ frame: MapFrame) -> Markup { map(frame, base: "detail", isDetail: true) }

  private func map(_ frame: MapFrame, base window: String, isDetail: Bool) -> Markup {
    var labels = LabelPlacer(
      frame: frame.box, furniture: [MapFurniture.northBox(frame), MapFurniture.scaleBox(frame)])
    let names = base.names(in: frame, tonnes: tonnesByNode(view.base), isDetail: isDetail)
    let dots = base.place(
      names, limit: isDetail ? 20 : 26, size: 11, isDetail: isDetail, on: &labels)
    let hairlines = view.base.network.links.map { base.path(of: $0, in: frame) }.joined()
    let network = Markup(
      "path", ["d": hairlines, "fill": "none", "stroke": "#b4b4ae", "stroke-width": "0.6"])
    return MapFurniture.drawing(
      id: "criticality-" + window, width: frame.width,
      height: frame.height + MapFurniture.widthsHeight,
      title: wording(
        "Hur mycket som beror på varje länk, trafikplats och terminal",
        "How much depends on each link, junction and terminal"), minimumWidth: 620,
      opensEast: base.opensEast(frame),
      [
        MapFurniture.window(
          frame, base: window, [network] + lines(in: frame) + points(in: frame) + [dots]),
        labels.svg, MapFurniture.north(frame), MapFurniture.scale(frame, wording),
        widths(below: frame),
      ])
  }

  private func title(_ effect: ClosureEffect) -> Markup {
    let name = FacilityName(effect.closures[0].facility, in: resilience.base.network)
    return .hover(
      wording(name.name) + ": "
        + wording.hover(effect.totalCost) { wording.signedSignificant($0, leastDigits: 2) },
      figure: figureID("closures", name.kind, name.id, column: "total_msek_per_year"))
  }

  private func lines(in frame: MapFrame) -> [Markup] {
    resilience.singles.reversed().compactMap { effect in
      guard case .link(let id) = effect.closures[0].facility, let link = view.base.link(id)
      else { return nil }
      let width = max(0, effect.totalCost.value) / most * Self.widest
      let data = base.path(of: link, in: frame)
      guard !data.isEmpty, width >= 0.4 || isolates(effect) else { return nil }
      return Markup(
        "path",
        [
          "d": data, "fill": "none", "stroke": colour(effect),
          "stroke-width": coordinate2(max(1, width)),
          "stroke-dasharray": isolates(effect) ? "\(coordinate(3 + width)) 2" : "",
        ], title(effect))
    }
  }

  /// How many of the losses that leave goods without a way are seen in a window.
  func isolating(in frame: MapFrame) -> Int {
    resilience.isolating.count { effect in
      guard case .link(let id) = effect.closures[0].facility
      else { return place(of: effect, in: frame) != nil }
      return view.base.link(id).map { base.shows($0, in: frame) } ?? false
    }
  }

  /// Where a junction or terminal stands in a window; nil outside it, and of a link.
  private func place(of effect: ClosureEffect, in frame: MapFrame) -> Point? {
    let network = resilience.base.network
    let node: Node.ID? =
      switch effect.closures[0].facility {
      case .link: nil
      case .junction(let node): node
      case .approach(let id): network.queues.first { $0.id == id }?.node
      case .terminal(let id): network.terminals.first { $0.id == id }?.node
      }
    guard let place = node.flatMap({ view.base.nodes[$0] }) else { return nil }
    let point = frame.point(Position(place))
    return frame.box.contains(point) ? point : nil
  }

  private func points(in frame: MapFrame) -> [Markup] {
    resilience.singles.compactMap { effect in
      let radius =
        (max(0, effect.totalCost.value) / most).squareRoot() * Self.largest
      guard let point = place(of: effect, in: frame), radius >= 1.5 || isolates(effect)
      else { return nil }
      return Markup(
        "circle",
        [
          "cx": coordinate(point.x), "cy": coordinate(point.y),
          "r": coordinate(max(3, radius)), "fill": colour(effect), "fill-opacity": "0.75",
          "stroke": Palette.ink, "stroke-width": isolates(effect) ? "2" : "0.6",
        ], title(effect))
    }
  }

  private func widths(below frame: MapFrame) -> Markup {
    MapFurniture.widths(
      [1.0, 0.3].map { share in
        let value = roundStep(most * share)
        return (
          wording.significant(value / 1e6, leastDigits: 1) + "\u{a0}" + wording(Unit.msekPerYear),
          value / most * Self.widest, Palette.decrease[1]
        )
      }, below: frame, opensEast: base.opensEast(frame))
  }

  /// What dash, circle and ring mean.
  func legend() -> Markup {
    MapLegend.rows([
      MapLegend.line(
        wording("streckad: lämnar gods utan väg", "dashed: leaves goods without a way"),
        ["stroke": Palette.increase[1], "stroke-width": "3", "stroke-dasharray": "6 2"]),
      MapLegend.item(
        wording("ringad: lämnar gods utan väg", "ringed: leaves goods without a way"),
        circle(Palette.increase[1], stroke: "2")),
      MapLegend.item(
        wording("trafikplats, terminal", "junction, terminal"),
        circle(Palette.decrease[1], stroke: "0.6")),
    ])
  }

  private func circle(_ fill: String, stroke: String) -> Markup {
    Markup(
      "circle",
      [
        "cx": "15", "cy": "7", "r": "5.5", "fill": fill, "fill-opacity": "0.75",
        "stroke": Palette.ink, "stroke-width": stroke,
      ])
  }
}
