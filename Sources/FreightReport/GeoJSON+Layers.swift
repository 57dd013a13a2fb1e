import FreightAppraisal
import FreightModel

/// One line per link of the base network, in table order, from `from_node_id` to `to_node_id`.
func linkFeatures(_ view: ResultView) -> FeatureCollection {
  FeatureCollection(
    features: zip(view.base.network.links, view.base.indicators.links).map { link, load in
      Feature(
        geometry: .line(line(of: link, view.base.nodes)),
        properties: identity(of: link) + supply(of: link)
          + flow(load, view.base.hasCapacity(link)) + byPeriod(link, load, view)
          + origin(link.provenance))
    })
}

/// Links with freight in the base case, busiest first, drawn in the direction of most tonnes.
func flowFeatures(_ view: ResultView) -> FeatureCollection {
  let used = zip(view.base.network.links, view.base.indicators.links).enumerated()
    .filter { $0.element.1.tonnes > 0 }
    .sorted { ($1.element.1.tonnes, $0.offset) < ($0.element.1.tonnes, $1.offset) }
    .map(\.element)
  return FeatureCollection(
    features: used.map { link, load in
      let isForward = load.forward.tonnes >= load.backward.tonnes
      let (busy, other) =
        isForward ? (load.forward, load.backward) : (load.backward, load.forward)
      return Feature(
        along: link, isForward: isForward, view.base.nodes,
        properties: [
          ("name", .string(link.name)), ("mode", .string(link.mode.rawValue)),
          ("tonnes_per_year", .number(load.tonnes, decimals: 1)),
          ("tonnes_per_year_this_way", .number(busy.tonnes, decimals: 1)),
          ("tonnes_per_year_other_way", .number(other.tonnes, decimals: 1)),
        ] + byIndustry(load.tonnesByIndustry)
          + zip(view.study.demand.commodities, load.tonnesByCommodity).map {
            ("tonnes_per_year_of_" + $0.id.name, .number($1, decimals: 1))
          } + [
            ("freight_vehicles_per_year", .number(load.freightVehicles, decimals: 1)),
            utilisation(
              "peak_utilisation_ratio", load.peakUtilisation, view.base.hasCapacity(link)),
          ] + byPeriod(link, load, view) + origin(link.provenance))
    })
}

/// One point per terminal of the base network, in table order.
func terminalFeatures(_ view: ResultView) -> FeatureCollection {
  FeatureCollection(
    features: zip(view.base.network.terminals, view.base.indicators.terminals).compactMap {
      terminal, load in
      guard let node = view.base.nodes[terminal.node] else { return nil }
      return Feature(
        geometry: .point(Position(node)),
        properties: [
          ("terminal_id", .string(terminal.id.name)), ("node_id", .string(node.id.name)),
          ("name", .string(terminal.name)), ("kind", .string(terminal.kind.rawValue)),
          ("modes", .string(terminal.modes.sorted().map(\.rawValue).joined(separator: ";"))),
          ("load_form", .string(terminal.loadForm.rawValue)),
          ("tonnes_per_year", .number(load.tonnes, decimals: 1)),
        ] + byIndustry(load.tonnesByIndustry) + [
          ("teu_per_year", .number(load.teu, decimals: 1)),
          ("load_units_per_year", .number(load.loadUnits, decimals: 1)),
          ("capacity_units_per_h", .number(terminal.capacityPerHour, decimals: 3)),
          ("peak_utilisation_ratio", .number(load.peakUtilisation, decimals: 4)),
          ("price_sek_per_unit", .number(terminal.priceSEKPerUnit, decimals: 2)),
          ("dwell_h", .number(terminal.dwellHours, decimals: 2)),
        ] + origin(terminal.provenance))
    })
}

/// One point per junction approach of the base network, in table order, on the approaching link
/// beside the junction, since the approaches of one junction would otherwise hide each other.
func junctionFeatures(_ view: ResultView) -> FeatureCollection {
  FeatureCollection(
    features: zip(view.base.network.queues, view.base.indicators.queues).compactMap {
      queue, load in
      guard let position = approach(of: queue, in: view.base) else { return nil }
      let periods = zip(view.periods, load.periods).flatMap { period, state in
        [
          ("flow_pcu_per_h_" + period.id.name, JSONText.number(state.flowPerHour, decimals: 2)),
          ("utilisation_ratio_" + period.id.name, .number(state.utilisation, decimals: 4)),
          ("delay_s_per_pcu_" + period.id.name, .number(state.delaySeconds, decimals: 2)),
        ]
      }
      return Feature(
        geometry: .point(position),
        properties: [
          ("queue_id", .string(queue.id.name)), ("node_id", .string(queue.node.name)),
          ("name_sv", .string(queue.name.sv)), ("name_en", .string(queue.name.en)),
          ("capacity_pcu_per_h", .number(queue.capacityPCUPerHour, decimals: 1)),
          (
            "peak_utilisation_ratio",
            .number(load.periods.map(\.utilisation).max() ?? 0, decimals: 4)
          ),
          ("peak_delay_s_per_pcu", .number(load.peakDelaySeconds, decimals: 2)),
          ("delay_pcu_hours_per_year", .number(load.delayPCUHours, decimals: 1)),
          ("delay_lorry_hours_per_year", .number(load.delayLorryHours, decimals: 1)),
        ] + periods + origin(queue.provenance))
    })
}

/// Links of the base case and those that an investment adds; option less base, minus is less.
func differenceFeatures(_ view: ResultView, _ option: ResultView.Option) -> FeatureCollection {
  let nodes = view.nodes(with: option)
  return FeatureCollection(
    features: view.links(with: option).map { pair in
      Feature(
        geometry: .line(line(of: pair.link, nodes)),
        properties: identity(of: pair.link) + [
          ("investment_id", .string(option.id)),
          ("status", .string(pair.status.rawValue)),
          ("tonnes_per_year_base", .number(pair.base?.tonnes ?? 0, decimals: 1)),
          ("tonnes_per_year_option", .number(pair.option?.tonnes ?? 0, decimals: 1)),
          (LinkPair.tonneField, .number(pair.tonnesDifference, decimals: 1)),
          (LinkPair.vehicleField, .number(pair.vehiclesPerDayDifference, decimals: 2)),
          ("peak_delay_s_difference", .number(pair.delayDifferenceSeconds, decimals: 2)),
        ] + origin(pair.link.provenance))
    })
}

extension Feature {
  /// A link in one direction, with its names in that order before other properties.
  init(
    along link: Link, isForward: Bool, _ nodes: [Node.ID: Node], properties: [(String, JSONText)]
  ) {
    let positions = line(of: link, nodes)
    let (from, to) =
      isForward ? (link.fromNode, link.toNode) : (link.toNode, link.fromNode)
    self.init(
      geometry: .line(isForward ? positions : positions.reversed()),
      properties: [
        ("link_id", .string(link.id.name)), ("from_node_id", .string(from.name)),
        ("to_node_id", .string(to.name)),
      ] + properties)
  }
}

/// The ends of a link in travel order.
func line(of link: Link, _ nodes: [Node.ID: Node]) -> [Position] {
  [link.fromNode, link.toNode].compactMap { nodes[$0].map { Position($0) } }
}

/// Where the queue of an approach is shown: on the approaching link, 250 m or a third of the link
/// from the junction; the junction itself if no movement names the queue.
func approach(of queue: JunctionQueue, in outcome: ResultView.Outcome) -> Position? {
  guard let node = outcome.nodes[queue.node] else { return nil }
  let inbound = outcome.network.movements.first { $0.queue == queue.id }
    .flatMap { outcome.link($0.inbound) }
  guard let link = inbound,
    let far = outcome.nodes[link.fromNode == queue.node ? link.toNode : link.fromNode]
  else { return Position(node) }
  let share = min(1 / 3.0, 0.25 / max(link.lengthKilometres, 0.01))
  return Position(
    node.longitude + share * (far.longitude - node.longitude),
    node.latitude + share * (far.latitude - node.latitude))
}

extension QueueIndicators {
  /// Delay in the worst period, seconds per PCU.
  var peakDelaySeconds: Double { periods.map(\.delaySeconds).max() ?? 0 }
}

private typealias Properties = [(String, JSONText)]

private func identity(of link: Link) -> Properties {
  [
    ("link_id", .string(link.id.name)), ("from_node_id", .string(link.fromNode.name)),
    ("to_node_id", .string(link.toNode.name)), ("name", .string(link.name)),
    ("mode", .string(link.mode.rawValue)),
    ("length_km", .number(link.lengthKilometres, decimals: 3)),
  ]
}

private func supply(of link: Link) -> Properties {
  var road: Link.Road?
  var rail: Link.Rail?
  var sailing: Link.Sailing?
  switch link.supply {
  case .road(let supply): road = supply
  case .rail(let supply): rail = supply
  case .sailing(let supply): sailing = supply
  }
  return [
    ("free_speed_km_per_h", .number(link.speedKilometresPerHour, decimals: 1)),
    ("aadt_vehicles_per_day", road.map { .number($0.aadt, decimals: 0) } ?? .null),
    ("heavy_share_ratio", road.map { .number($0.heavyShare, decimals: 3) } ?? .null),
    ("other_trains_per_day", rail.map { .number($0.otherTrainsPerDay, decimals: 1) } ?? .null),
    ("electrified", rail.map { .bool($0.isElectrified) } ?? .null),
    ("departures_per_week", sailing.map { .number($0.departuresPerWeek, decimals: 1) } ?? .null),
  ]
}

/// Flow over capacity; null where there is no capacity.
private func utilisation(_ name: String, _ ratio: Double, _ hasCapacity: Bool) -> (String, JSONText)
{
  (name, hasCapacity ? .number(ratio, decimals: 4) : .null)
}

private func flow(_ load: LinkIndicators, _ hasCapacity: Bool) -> Properties {
  [
    ("tonnes_per_year", .number(load.tonnes, decimals: 1)),
    ("tonnes_per_year_from_to", .number(load.forward.tonnes, decimals: 1)),
    ("tonnes_per_year_to_from", .number(load.backward.tonnes, decimals: 1)),
  ] + byIndustry(load.tonnesByIndustry) + [
    ("freight_vehicles_per_year", .number(load.freightVehicles, decimals: 1)),
    (
      "background_vehicles_per_year",
      .number(load.forward.backgroundVehicles + load.backward.backgroundVehicles, decimals: 0)
    ),
    ("vehicles_per_day", .number(load.vehiclesPerDay, decimals: 1)),
    utilisation("peak_utilisation_ratio", load.peakUtilisation, hasCapacity),
    ("peak_delay_s_per_vehicle", .number(load.peakDelaySeconds, decimals: 2)),
  ]
}

private func byPeriod(_ link: Link, _ load: LinkIndicators, _ view: ResultView) -> Properties {
  zip(view.periods, load.periods).flatMap { period, state in
    [
      utilisation(
        "utilisation_ratio_" + period.id.name, state.utilisation, view.base.hasCapacity(link)),
      ("delay_s_per_vehicle_" + period.id.name, .number(state.delaySeconds, decimals: 2)),
    ]
  }
}

private func byIndustry(_ tonnes: [Double]) -> Properties {
  zip(Industry.allCases, tonnes).map {
    ("tonnes_per_year_" + $0.rawValue, .number($1, decimals: 1))
  }
}

private func origin(_ provenance: Provenance) -> Properties {
  [
    ("source", .string(provenance.source)),
    ("confidence", .string(provenance.confidence.rawValue)),
    ("is_estimate", .bool(provenance.isEstimate)),
  ]
}
