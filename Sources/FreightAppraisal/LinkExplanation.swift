package import FlowAssignment
package import FreightGraph
package import FreightModel

/// Who uses a link: select-link analysis over the equilibrium's flows, per year.
///
/// Link totals are unique; which user of a congested detour takes which of two equally dear routes
/// is not, so shares on such a link are one of several possible answers.
package struct LinkExplanation: Sendable {
  /// The link that is explained.
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
    /// The flow.
    package let flow: Flow.ID
    /// The chain type that it takes.
    package let chain: ChainType.ID
    /// Whether it goes from `from_node_id`.
    package let isForward: Bool
    /// Tonnes per year.
    package let tonnes: Double
    /// Lorries, trains or ships per year, empty running included.
    package let vehicles: Double
  }

  /// One pair of cordon zones in one direction.
  package struct BackgroundUse: Sendable {
    /// Where the pair begins.
    package let origin: Node.ID
    /// Where the pair ends.
    package let destination: Node.ID
    /// Cars or lorries.
    package let vehicle: Vehicle.ID
    /// Whether it goes from `from_node_id`.
    package let isForward: Bool
    /// Vehicles per year.
    package let vehiclesPerYear: Double
  }

  /// Empties of one kind of equipment between two zones in one direction.
  package struct EmptiesUse: Sendable {
    /// The kind of equipment.
    package let equipment: Equipment.ID
    /// Where the empties come from.
    package let origin: Node.ID
    /// Where they are wanted.
    package let destination: Node.ID
    /// Whether they go from `from_node_id`.
    package let isForward: Bool
    /// Empties per year.
    package let empties: Double
    /// Lorries, trains or ships per year.
    package let vehicles: Double
  }

  /// Preload of a road or other trains of a track, in one direction.
  package struct OtherUse: Sendable {
    /// What it is.
    package enum Kind: String, Sendable, CaseIterable {
      /// Cars of the preload.
      case preloadCars = "preload_cars"
      /// Lorries of the preload.
      case preloadLorries = "preload_lorries"
      /// Passenger and other trains; of single track, half of them each way.
      case otherTrains = "other_trains"
    }

    /// What it is.
    package let kind: Kind
    /// Whether it goes from `from_node_id`.
    package let isForward: Bool
    /// Vehicles or trains per year.
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
    var uses = UseSums()
    for (index, period) in supernetwork.network.periods.enumerated() {
      for use in results[index].bushes.uses(of: directions.keys.sorted(), in: problems[index]) {
        let pair = layout.pairOfAlternative[use.alternative]
        let units = use.flow * period.hoursPerYear
        let terms = model.cost.terms(
          ofClass: Int(layout.pairs[pair].userClass), onArc: Int(use.arc))!
        for isForward in directions[use.arc] ?? [] {
          uses.add(
            Key(
              source: layout.sources[pair], chain: layout.chains[use.alternative],
              isForward: isForward),
            units: units, load: units * terms.load)
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

  /// Sums of use by user, in the order in which users were first met: sums of these sums come out
  /// the same to the last digit in every run, which the order of a dictionary's keys would not do.
  private struct UseSums {
    private(set) var rows: [(key: Key, units: Double, load: Double)] = []
    private var rowOfKey: [Key: Int] = [:]

    mutating func add(_ key: Key, units: Double, load: Double) {
      if let row = rowOfKey[key] {
        rows[row].units += units
        rows[row].load += load
      } else {
        rowOfKey[key] = rows.count
        rows.append((key, units, load))
      }
    }
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
    _ uses: UseSums, on link: Link, _ model: ScenarioModel
  ) -> [FreightUse] {
    let commodities = Dictionary(
      uniqueKeysWithValues: model.demand.commodities.map { ($0.id, $0) })
    let vehicles = Dictionary(
      uniqueKeysWithValues: model.supernetwork.network.vehicles.map { ($0.id, $0) })
    // Both forms of one flow are one use.
    var merged = UseSums()
    for use in uses.rows {
      guard case .flow(let row, _) = use.key.source else { continue }
      merged.add(
        Key(
          source: .flow(row, .unitised), chain: use.key.chain, isForward: use.key.isForward),
        units: use.units, load: use.load)
    }
    return merged.rows.compactMap { key, units, load -> (Int, FreightUse)? in
      guard case .flow(let row, _) = key.source else { return nil }
      let flow = model.demand.flows[row]
      let chain = model.supernetwork.network.chainTypes[key.chain]
      // Roads are loaded in passenger car units, tracks and sailings in trains and ships.
      let unitsPerVehicle =
        link.mode == .road ? vehicles[commodities[flow.commodity]!.lorry]!.pcu : 1
      return (
        row,
        FreightUse(
          flow: flow.id, chain: chain.id, isForward: key.isForward, tonnes: units,
          vehicles: load / unitsPerVehicle)
      )
    }
    .sorted {
      ($1.1.tonnes, $0.0, $0.1.chain, $0.1.isForward ? 0 : 1)
        < ($0.1.tonnes, $1.0, $1.1.chain, $1.1.isForward ? 0 : 1)
    }
    .map(\.1)
  }

  private static func empties(
    _ uses: UseSums, on link: Link, _ model: ScenarioModel
  ) -> [EmptiesUse] {
    let supernetwork = model.supernetwork
    let zones = supernetwork.zones.map { supernetwork.network.nodes[$0].id }
    let vehicles = Dictionary(
      uniqueKeysWithValues: supernetwork.network.vehicles.map { ($0.id, $0) })
    // All chains by which the empties go are one use.
    var merged = UseSums()
    for use in uses.rows {
      guard case .empties = use.key.source else { continue }
      merged.add(
        Key(source: use.key.source, chain: 0, isForward: use.key.isForward), units: use.units,
        load: use.load)
    }
    return merged.rows.compactMap { key, units, load -> (order: [Int], use: EmptiesUse)? in
      guard case .empties(let row, let from, let to) = key.source else { return nil }
      let equipment = model.demand.equipment[row]
      let unitsPerVehicle = link.mode == .road ? vehicles[equipment.lorry]!.pcu : 1
      return (
        [row, from, to, key.isForward ? 0 : 1],
        EmptiesUse(
          equipment: equipment.id, origin: zones[from], destination: zones[to],
          isForward: key.isForward, empties: units, vehicles: load / unitsPerVehicle)
      )
    }
    .sorted { a, b in
      a.use.vehicles == b.use.vehicles
        ? a.order.lexicographicallyPrecedes(b.order) : a.use.vehicles > b.use.vehicles
    }
    .map(\.use)
  }

  private static func background(
    _ uses: UseSums, _ demand: Demand
  ) -> [BackgroundUse] {
    uses.rows.compactMap { key, units, _ -> (Int, BackgroundUse)? in
      guard case .background(let row) = key.source else { return nil }
      let flow = demand.background[row]
      return (
        row,
        BackgroundUse(
          origin: flow.origin, destination: flow.destination, vehicle: flow.vehicle,
          isForward: key.isForward, vehiclesPerYear: units)
      )
    }
    .sorted {
      ($1.1.vehiclesPerYear, $0.0, $0.1.isForward ? 0 : 1)
        < ($0.1.vehiclesPerYear, $1.0, $1.1.isForward ? 0 : 1)
    }
    .map(\.1)
  }
}
