import FreightAppraisal
import FreightModel

/// One layer of a map: its features and how QGIS draws them.
struct MapLayer: Sendable {
  /// Where the features are.
  enum Content: Sendable {
    /// In a file of the layer's own, made when it is asked for.
    case file(@Sendable () -> FeatureCollection)
    /// In another layer's file, drawn in another way.
    case view(of: String)
  }

  /// The layer's identifier; of one with a file of its own also the file's name without extension.
  let name: String
  let title: Label
  let style: LayerStyle
  let content: Content
  /// Whether the project shows the layer as soon as its group is shown.
  var isShown = true

  /// The file with the features.
  var source: String {
    switch content {
    case .file: name + ".geojson"
    case .view(let other): other + ".geojson"
    }
  }

  /// Features and style, where the layer has a file of its own.
  var files: [ReportFile] {
    guard case .file(let collection) = content else { return [] }
    return [
      ReportFile(path: source, text: collection().text),
      ReportFile(path: name + ".qml", text: style.text),
    ]
  }
}

/// Layers under one heading of a project's legend, topmost first.
struct MapGroup: Sendable {
  let title: Label
  let layers: [MapLayer]
  var isShown = false
  /// Whether only one layer may be shown at a time.
  var isExclusive = false
}

/// Every map of a study, topmost first.
func mapGroups(_ view: ResultView, _ wording: Wording) -> [MapGroup] {
  let singles = Set(view.singles.map(\.id))
  let options = view.singles + view.headlines.filter { !singles.contains($0.id) }
  return [
    MapGroup(
      title: Label(sv: "Marginalvärden av kapacitet", en: "Marginal values of capacity"),
      layers: capacityLayers(view, wording)),
    view.result.resilience.map { criticalityGroup($0, wording) },
    differenceGroup(view, options, wording),
    MapGroup(
      title: Label(sv: "Önskelinjer", en: "Desire lines"), layers: [desireLayer(view, wording)]),
    industryGroup(view, wording),
    baseGroup(view, wording),
    outlineGroup(view, wording),
  ].compactMap { $0 }.filter { !$0.layers.isEmpty }
}

/// What one option changes, and nothing else.
func mapGroups(
  _ view: ResultView, of option: ResultView.Option, _ wording: Wording
) -> [MapGroup] {
  var difference = differenceGroup(view, [option], wording)
  difference.isShown = true
  return [difference, outlineGroup(view, wording)].filter { !$0.layers.isEmpty }
}

/// The base case.
private func baseGroup(_ view: ResultView, _ wording: Wording) -> MapGroup {
  let indicators = view.base.indicators
  return MapGroup(
    title: baseCaseName,
    layers: [
      MapLayer(
        name: "terminals", title: Label(sv: "Terminaler", en: "Terminals"),
        style: .terminals(mostTonnes: indicators.terminals.map(\.tonnes).max() ?? 0, wording),
        content: .file { terminalFeatures(view) }),
      MapLayer(
        name: "junctions", title: Label(sv: "Tillfarter i korsningar", en: "Junction approaches"),
        style: .junctions(mostHours: indicators.queues.map(\.delayPCUHours).max() ?? 0, wording),
        content: .file { junctionFeatures(view) }),
      MapLayer(
        name: "flows", title: Label(sv: "Godsflöden och belastning", en: "Freight and utilisation"),
        style: .flows(mostTonnes: indicators.links.map(\.tonnes).max() ?? 0, wording),
        content: .file { flowFeatures(view) }),
      MapLayer(
        name: "links", title: Label(sv: "Nät", en: "Network"), style: .network(wording),
        content: .file { linkFeatures(view) }),
    ], isShown: true)
}

/// Goods of each industry, from the file of all flows.
private func industryGroup(_ view: ResultView, _ wording: Wording) -> MapGroup {
  let links = view.base.indicators.links
  return MapGroup(
    title: Label(sv: "Godsflöden per näringsgren", en: "Freight by industry"),
    layers: Industry.allCases.enumerated().map { index, industry in
      MapLayer(
        name: "flows-" + industry.rawValue, title: title(of: industry),
        style: .goods(
          column: "tonnes_per_year_" + industry.rawValue,
          most: links.map { $0.tonnesByIndustry[index] }.max() ?? 0, wording),
        content: .view(of: "flows"), isShown: index == 0)
    }, isExclusive: true)
}

/// What each option changes, all on one scale; the first headline is shown, or else the first.
private func differenceGroup(
  _ view: ResultView, _ options: [ResultView.Option], _ wording: Wording
) -> MapGroup {
  let largest = options.map { option in
    view.links(with: option).map { abs($0.tonnesDifference) }.max() ?? 0
  }
  let first = (options.first { view.isHeadline($0) } ?? options.first)?.id
  return MapGroup(
    title: Label(sv: "Skillnader mot JA", en: "Differences from the base case"),
    layers: zip(options, largest).map { option, own in
      MapLayer(
        name: "difference-" + option.id, title: view.headlineName(of: option),
        style: .difference(largest: largest.max() ?? 0, own: own, wording),
        content: .file { differenceFeatures(view, option) }, isShown: option.id == first)
    }, isExclusive: true)
}

/// Land and county under the maps, as far as the study has them.
private func outlineGroup(_ view: ResultView, _ wording: Wording) -> MapGroup {
  let layers: [(Outline.Kind, String, Label, LayerStyle)] = [
    (
      .county, "outline_county", Label(sv: "Län", en: "County"),
      .area(fill: nil, edge: Palette.county, wording("länsgräns", "county boundary"))
    ),
    (
      .land, "outline_land", Label(sv: "Land", en: "Land"),
      .area(fill: Palette.land, edge: Palette.coast, wording("land", "land"))
    ),
  ]
  // A terminal and a port have names of their own.
  let terminals = Set(view.base.network.terminals.map(\.node))
  let detail = MapBase.detailBox(view, view.allNodes)
  let places = view.base.network.nodes.filter { node in
    node.kind == "city" || node.kind == "town"
      || detail?.contains(Position(node)) == true && !node.kind.hasPrefix("rail")
        && !terminals.contains(node.id)
  }
  let towns = MapLayer(
    name: "places", title: Label(sv: "Orter", en: "Places"), style: .places(wording),
    content: .file { placeFeatures(places) })
  let areas = layers.compactMap { kind, name, title, style -> MapLayer? in
    let outlines = view.study.outlines.filter { $0.kind == kind }
    guard !outlines.isEmpty else { return nil }
    return MapLayer(
      name: name, title: title, style: style, content: .file { outlineFeatures(outlines) })
  }
  return MapGroup(
    title: Label(sv: "Underlag", en: "Background"),
    layers: (places.isEmpty ? [] : [towns]) + areas, isShown: true)
}

/// Places by their short names.
private func placeFeatures(_ places: [Node]) -> FeatureCollection {
  FeatureCollection(
    features: places.map { node in
      Feature(
        geometry: .point(Position(node)),
        properties: [
          ("node_id", .string(node.id.name)),
          (
            "name",
            .string(MapBase.short(node.name, isDetail: !["city", "town"].contains(node.kind)))
          ),
          ("kind", .string(node.kind)),
        ])
    })
}

private func outlineFeatures(_ outlines: [Outline]) -> FeatureCollection {
  FeatureCollection(
    features: outlines.map { outline in
      Feature(
        geometry: .area(outline.rings.map { $0.map { Position($0.longitude, $0.latitude) } }),
        properties: [
          ("name", .string(outline.name)),
          ("source", outline.source.map { .string($0) } ?? .null),
        ])
    })
}
