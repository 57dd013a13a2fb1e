package import FlowAssignment
package import FreightGraph
package import FreightModel

/// Who uses a link: select-link analysis over the equilibrium's flows, per year.
///
/// Link totals are unique; which user of a congested detour takes which of two equally dear routes
/// is not, so shares on such a link are one of several possible answers.
package struct LinkExplanation: Sendable {
  package let link: Link.ID
  /// Freight users, most tonnes first.
  package let freight: [FreightUse]
  /// Background users, most vehicles first.
  package let background: [BackgroundUse]
  /// Empties that are flows of their own, most vehicles first.
  package let empties: [EmptiesUse]
  /// Traffic that is there whatever the study's demand does, in the order of `OtherUse.Kind`.
  package let others: [OtherUse]

  /// One flow on one chain type in one direction.
  package struct FreightUse: Sendable {
    package let flow: Flow.ID
    package let chain: ChainType.ID
    package let isForward: Bool
    package let tonnes: Double
    /// Lorries, trains or ships per year, empty running included.
    package let vehicles: Double
  }

  /// One pair of cordon zones in one direction.
  package struct BackgroundUse: Sendable {
    package let origin: Node.ID
    package let destination: Node.ID
    package let vehicle: Vehicle.ID
    package let isForward: Bool
    package let vehiclesPerYear: Double
  }

  /// Empties of one kind of equipment between two zones in one direction.
  package struct EmptiesUse: Sendable {
    package let equipment: Equipment.ID
    package let origin: Node.ID
    package let destination: Node.ID
    package let isForward: Bool
    package let empties: Double
    /// Lorries, trains or ships per year.
    package let vehicles: Double
  }

  /// Preload of a road or other trains of a track, in one direction.
  package struct OtherUse: Sendable {
    /// What it is.
    package enum Kind: String, Sendable, CaseIterable {
      case preloadCars = "preload_cars"
      case preloadLorries = "preload_lorries"
      /// Passenger and other trains; of single track, half of them each way.
      case otherTrains = "other_trains"
    }

    package let kind: Kind
    package let isForward: Bool
    package let vehiclesPerYear: Double
  }

  /// Tonnes per year of all freight users.
  package var tonnes: Double { freight.reduce(0) { $0 + $1.tonnes } }
}

extension LinkExplanation {
  /// Explains one link (by row of the supernetwork) from the problems and solves of all periods.
  package init(
    _ link: Int, _ model: ScenarioModel, _ problems: [AssignmentProblem],
    _ results: [AssignmentResult]
  ) {
    let supernetwork = model.supernetwork
    let layout = model.layout
    let directions = Self.directions(over: link, model)
    var uses: [Key: (units: Double, load: Double)] = [:]
    for (index, period) in supernetwork.network.periods.enumerated() {
      for use in results[index].bushes.uses(of: directions.keys.sorted(), in: problems[index]) {
        let pair = layout.pairOfAlternative[use.alternative]
        let units = use.flow * period.hoursPerYear
        let terms = model.cost.terms(
          ofClass: Int(layout.pairs[pair].userClass), onArc: Int(use.arc))!
        for isForward in directions[use.arc] ?? [] {
          let key = Key(
            source: layout.sources[pair], chain: layout.chains[use.alternative],
            isForward: isForward)
          let old = uses[key] ?? (0, 0)
          uses[key] = (old.units + units, old.load + units * terms.load)
        }
      }
    }
    self.init(
      link: supernetwork.network.links[link].id,
      freight: Self.freight(uses, on: supernetwork.network.links[link], model),
      background: Self.background(uses, model.demand),
      empties: Self.empties(uses, on: supernetwork.network.links[link], model),
      others: model.scenario.links[link].map { link in
        OtherUse.Kind.allCases.flatMap { kind in
          link.directions.compactMap {
            Self.other(kind, on: link, isForward: $0, supernetwork.network.periods)
          }
        }
      } ?? [])
  }

  /// Preload or other trains of a link in one direction; nil where there are none.
  private static func other(
    _ kind: OtherUse.Kind, on link: Link, isForward: Bool, _ periods: [Period]
  ) -> OtherUse? {
    let perDay: Double
    var share: KeyPath<Period, Double> = \.aadtSharePerHour
    switch (kind, link.supply) {
    case (.preloadCars, .road): perDay = link.preload(isForward: isForward).carsPerDay
    case (.preloadLorries, .road): perDay = link.preload(isForward: isForward).lorriesPerDay
    case (.otherTrains, .rail(let rail)):
      perDay = rail.otherTrainsPerDay / Double(link.directions.count)
      share = \.otherTrainsSharePerHour
    default: return nil
    }
    let days = periods.reduce(0) { $0 + $1[keyPath: share] * $1.hoursPerYear }
    return perDay > 0
      ? OtherUse(kind: kind, isForward: isForward, vehiclesPerYear: perDay * days) : nil
  }

  private struct Key: Hashable {
    let source: DemandLayout.Source
    let chain: Int
    let isForward: Bool
  }

  /// The arcs that run over the link, with the directions in which each does.
  private static func directions(over link: Int, _ model: ScenarioModel) -> [Int32: [Bool]] {
    var directions: [Int32: [Bool]] = [:]
    for (arc, meaning) in model.supernetwork.arcs.enumerated() {
      let runs: [Bool]
      switch meaning {
      case .moving(link, let isForward): runs = [isForward]
      case .haul:
        runs = model.cost.plan(ofArc: arc)?.legs.filter { $0.link == link }.map(\.isForward) ?? []
      default: continue
      }
      if !runs.isEmpty { directions[Int32(arc)] = runs }
    }
    return directions
  }

  private static func freight(
    _ uses: [Key: (units: Double, load: Double)], on link: Link, _ model: ScenarioModel
  ) -> [FreightUse] {
    let commodities = Dictionary(
      uniqueKeysWithValues: model.demand.commodities.map { ($0.id, $0) })
    let vehicles = Dictionary(
      uniqueKeysWithValues: model.supernetwork.network.vehicles.map { ($0.id, $0) })
    // Both forms of one flow are one use.
    var merged: [Key: (units: Double, load: Double)] = [:]
    for (key, use) in uses {
      guard case .flow(let row, _) = key.source else { continue }
      let key = Key(
        source: .flow(row, .unitised), chain: key.chain, isForward: key.isForward)
      let old = merged[key] ?? (0, 0)
      merged[key] = (old.units + use.units, old.load + use.load)
    }
    return merged.compactMap { key, use -> (Int, FreightUse)? in
      guard case .flow(let row, _) = key.source else { return nil }
      let flow = model.demand.flows[row]
      let chain = model.supernetwork.network.chainTypes[key.chain]
      // Roads are loaded in passenger car units, tracks and sailings in trains and ships.
      let unitsPerVehicle =
        link.mode == .road ? vehicles[commodities[flow.commodity]!.lorry]!.pcu : 1
      return (
        row,
        FreightUse(
          flow: flow.id, chain: chain.id, isForward: key.isForward, tonnes: use.units,
          vehicles: use.load / unitsPerVehicle)
      )
    }
    .sorted {
      ($1.1.tonnes, $0.0, $0.1.chain, $0.1.isForward ? 0 : 1)
        < ($0.1.tonnes, $1.0, $1.1.chain, $1.1.isForward ? 0 : 1)
    }
    .map(\.1)
  }

  private static func empties(
    _ uses: [Key: (units: Double, load: Double)], on link: Link, _ model: ScenarioModel
  ) -> [EmptiesUse] {
    let supernetwork = model.supernetwork
    let zones = supernetwork.zones.map { supernetwork.network.nodes[$0].id }
    let vehicles = Dictionary(
      uniqueKeysWithValues: supernetwork.network.vehicles.map { ($0.id, $0) })
    // All chains by which the empties go are one use.
    var merged: [Key: (units: Double, load: Double)] = [:]
    for (key, use) in uses {
      guard case .empties = key.source else { continue }
      let key = Key(source: key.source, chain: 0, isForward: key.isForward)
      let old = merged[key] ?? (0, 0)
      merged[key] = (old.units + use.units, old.load + use.load)
    }
    return merged.compactMap { key, use -> (order: [Int], use: EmptiesUse)? in
      guard case .empties(let row, let from, let to) = key.source else { return nil }
      let equipment = model.demand.equipment[row]
      let unitsPerVehicle = link.mode == .road ? vehicles[equipment.lorry]!.pcu : 1
      return (
        [row, from, to, key.isForward ? 0 : 1],
        EmptiesUse(
          equipment: equipment.id, origin: zones[from], destination: zones[to],
          isForward: key.isForward, empties: use.units, vehicles: use.load / unitsPerVehicle)
      )
    }
    .sorted { a, b in
      a.use.vehicles == b.use.vehicles
        ? a.order.lexicographicallyPrecedes(b.order) : a.use.vehicles > b.use.vehicles
    }
    .map(\.use)
  }

  private static func background(
    _ uses: [Key: (units: Double, load: Double)], _ demand: Demand
  ) -> [BackgroundUse] {
    uses.compactMap { key, use -> (Int, BackgroundUse)? in
      guard case .background(let row) = key.source else { return nil }
      let flow = demand.background[row]
      return (
        row,
        BackgroundUse(
          origin: flow.origin, destination: flow.destination, vehicle: flow.vehicle,
          isForward: key.isForward, vehiclesPerYear: use.units)
      )
    }
    .sorted {
      ($1.1.vehiclesPerYear, $0.0, $0.1.isForward ? 0 : 1)
        < ($0.1.vehiclesPerYear, $1.0, $1.1.isForward ? 0 : 1)
    }
    .map(\.1)
  }
}
