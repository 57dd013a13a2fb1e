import FreightAppraisal
import FreightModel

/// Where more capacity is worth something: lines of links, and points of approaches, terminals and
/// quays. Nothing if it was not asked for.
func capacityLayers(_ view: ResultView, _ wording: Wording) -> [MapLayer] {
  guard let values = view.result.capacityValues?.values else { return [] }
  let most = values.map { abs($0.sekPerYearPerPercent) }.max() ?? 0
  let lines = values.compactMap { value -> Feature? in
    guard let link = view.base.network.links.first(where: { $0.id.name == value.place.id }),
      [.road, .track, .singleTrack, .sailing].contains(value.place.kind)
    else { return nil }
    return Feature(
      along: link, isForward: value.place.isForward, view.base.nodes,
      properties: properties(value, view, isEstimate: link.provenance.isEstimate))
  }
  let points = values.compactMap { value -> Feature? in
    point(of: value.place, view).map {
      Feature(
        geometry: .point($0.position),
        properties: properties(value, view, isEstimate: $0.isEstimate))
    }
  }
  func layer(
    _ name: String, _ title: Label, _ features: [Feature], _ geometry: LayerStyle.Geometry
  ) -> MapLayer? {
    guard !features.isEmpty else { return nil }
    return MapLayer(
      name: name, title: title, style: .capacityValue(most: most, geometry, wording),
      content: .file { FeatureCollection(features: features) })
  }
  return [
    layer(
      "capacity_value_points",
      Label(sv: "Tillfarter, terminaler och kajer", en: "Approaches, terminals and quays"), points,
      .point),
    layer(
      "capacity_value_links",
      Label(sv: "Vägar, spår och färjelinjer", en: "Roads, tracks and ferries"), lines, .line),
  ].compactMap { $0 }
}

/// Where a place is that is no link, and whether its row is an estimate.
private func point(
  of place: FacilityPlace, _ view: ResultView
) -> (position: Position, isEstimate: Bool)? {
  let network = view.base.network
  func at(_ node: Node.ID, _ provenance: Provenance) -> (Position, Bool)? {
    view.base.nodes[node].map { (Position($0), provenance.isEstimate) }
  }
  switch place.kind {
  case .approach:
    return network.queues.first { $0.id.name == place.id }.flatMap { queue in
      approach(of: queue, in: view.base).map { ($0, queue.provenance.isEstimate) }
    }
  case .terminal, .opening:
    return network.terminals.first { $0.id.name == place.id }
      .flatMap { at($0.node, $0.provenance) }
  case .berth:
    return network.limits.berths.first { $0.id.name == place.id }
      .flatMap { at($0.node, $0.provenance) }
  default: return nil
  }
}

private func properties(
  _ value: CapacityValue, _ view: ResultView, isEstimate: Bool
) -> [(String, JSONText)] {
  [
    ("facility_id", .string(value.place.id)), ("kind", .string(value.place.kind.rawValue)),
    ("name_sv", .string(value.place.name.sv)), ("name_en", .string(value.place.name.en)),
    ("unit", .string(value.unit.rawValue)),
    ("capacity_units_per_h", .number(value.capacity, decimals: 4)),
    ("peak_utilisation_ratio", .number(value.peakUtilisation, decimals: 4)),
    ("value_sek_per_year_per_unit_per_h", .number(value.sekPerYear, decimals: 3)),
    ("value_sek_per_unit", .number(value.sekPerUnit(hours: view.hours), decimals: 6)),
    ("value_sek_per_year_per_percent", .number(value.sekPerYearPerPercent, decimals: 3)),
    ("is_estimate", .bool(isEstimate)),
  ]
}

extension ResultView {
  /// Hours of the year, all periods together.
  var hours: Double { periods.reduce(0) { $0 + $1.hoursPerYear } }
}
