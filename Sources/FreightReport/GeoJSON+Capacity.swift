import FreightAppraisal
import FreightModel

/// Where more capacity is worth something: lines of links, and points of approaches, terminals and
/// quays. Nothing if it was not asked for.
func capacityLayers(_ view: ResultView) -> [MapLayer] {
  guard let values = view.result.capacityValues?.values else { return [] }
  let most = values.map { abs($0.sekPerYearPerPercent) }.max() ?? 0
  let lines = values.compactMap { value -> Feature? in
    guard let link = view.base.network.links.first(where: { $0.id.name == value.place.id }),
      [.road, .track, .singleTrack, .sailing].contains(value.place.kind)
    else { return nil }
    return Feature(
      along: link, isForward: value.place.isForward, view.base.nodes,
      properties: properties(value, view))
  }
  let points = values.compactMap { value -> Feature? in
    position(of: value.place, view).map {
      Feature(geometry: .point($0), properties: properties(value, view))
    }
  }
  return [
    MapLayer(
      name: "capacity_value_links", collection: FeatureCollection(features: lines),
      style: .capacityValue(most: most, isLine: true)),
    MapLayer(
      name: "capacity_value_points", collection: FeatureCollection(features: points),
      style: .capacityValue(most: most, isLine: false)),
  ].filter { !$0.collection.features.isEmpty }
}

private func position(of place: FacilityPlace, _ view: ResultView) -> Position? {
  let network = view.base.network
  switch place.kind {
  case .approach:
    return network.queues.first { $0.id.name == place.id }.flatMap {
      approach(of: $0, in: view.base)
    }
  case .terminal, .opening:
    return network.terminals.first { $0.id.name == place.id }
      .flatMap { view.base.nodes[$0.node] }.map { Position($0) }
  case .berth:
    return network.limits.berths.first { $0.id.name == place.id }
      .flatMap { view.base.nodes[$0.node] }.map { Position($0) }
  default: return nil
  }
}

private func properties(_ value: CapacityValue, _ view: ResultView) -> [(String, JSONText)] {
  [
    ("facility_id", .string(value.place.id)), ("kind", .string(value.place.kind.rawValue)),
    ("name_sv", .string(value.place.name.sv)), ("name_en", .string(value.place.name.en)),
    ("unit", .string(value.unit.rawValue)),
    ("capacity_units_per_h", .number(value.capacity, decimals: 4)),
    ("peak_utilisation_ratio", .number(value.peakUtilisation, decimals: 4)),
    ("value_sek_per_year_per_unit_per_h", .number(value.sekPerYear, decimals: 3)),
    ("value_sek_per_unit", .number(value.sekPerUnit(hours: view.hours), decimals: 6)),
    ("value_sek_per_year_per_percent", .number(value.sekPerYearPerPercent, decimals: 3)),
  ]
}

extension ResultView {
  /// Hours of the year, all periods together.
  var hours: Double { periods.reduce(0) { $0 + $1.hoursPerYear } }
}

extension LayerStyle {
  /// Places by the value of one per cent more capacity: width or area = value, colour = utilisation.
  static func capacityValue(most: Double, isLine: Bool) -> LayerStyle {
    let share =
      "abs(\"value_sek_per_year_per_percent\") / \(trimmed(max(most, 1), decimals: 0))"
    return LayerStyle(
      rules: steps(of: "peak_utilisation_ratio").map { step in
        Rule(
          label: step.label, filter: step.filter,
          symbol: Symbol(
            isLine: isLine, colour: step.colour, shape: isLine ? "solid" : "circle",
            size: isLine ? "0.15 + 5 * \(share)" : "1.5 + 6.5 * sqrt(\(share))"))
      })
  }
}
