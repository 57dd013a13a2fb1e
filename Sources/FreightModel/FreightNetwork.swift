/// The validated supply side of a study: nodes, links, junctions, terminals and vehicles.
///
/// A value is consistent by construction of the loader; `applying(_:)` returns a changed copy.
public struct FreightNetwork: Sendable {
  /// Nodes in table order.
  public private(set) var nodes: [Node]
  /// Links in table order.
  public private(set) var links: [Link]
  /// Movements at expanded junctions, in table order.
  public private(set) var movements: [Movement]
  /// Approach queues, in table order.
  public private(set) var queues: [JunctionQueue]
  /// Terminals, in table order.
  public private(set) var terminals: [Terminal]
  /// Places for locomotive changes, in table order.
  public private(set) var locoChanges: [LocoChange]
  /// Volume-delay parameters by road class, in table order.
  public let roadClasses: [RoadClass]
  /// Vehicles in table order.
  public private(set) var vehicles: [Vehicle]
  /// Chain types in table order.
  public let chainTypes: [ChainType]
  /// Periods in table order.
  public private(set) var periods: [Period]
  /// Opening hours, quays, ferry places, axles and running trains.
  public private(set) var limits: SupplyLimits

  /// Creates a network from validated rows.
  public init(
    nodes: [Node], links: [Link], movements: [Movement], queues: [JunctionQueue],
    terminals: [Terminal], locoChanges: [LocoChange], roadClasses: [RoadClass],
    vehicles: [Vehicle], chainTypes: [ChainType], periods: [Period],
    limits: SupplyLimits = .none
  ) {
    self.nodes = nodes
    self.links = links
    self.movements = movements
    self.queues = queues
    self.terminals = terminals
    self.locoChanges = locoChanges
    self.roadClasses = roadClasses
    self.vehicles = vehicles
    self.chainTypes = chainTypes
    self.periods = periods
    self.limits = limits
  }

  /// The network with other opening hours, quays, ferry places, axles and running trains.
  public func limited(by limits: SupplyLimits) -> FreightNetwork {
    var copy = self
    copy.limits = limits
    return copy
  }

  /// The network with a set of investments built, applied in the order given.
  ///
  /// The loader has checked every reference, so an unknown one is a programmer's error.
  public func applying(_ investments: [Investment]) -> FreightNetwork {
    var copy = self
    for investment in investments {
      for change in investment.changes { copy.apply(change) }
    }
    return copy
  }

  /// The network with everything that any of the investments adds, and nothing changed or removed.
  ///
  /// Its rows are the fixed topology of a study: a scenario then differs only in costs and
  /// capacities, and what it does not have is an arc of infinite cost.
  public func adding(_ investments: [Investment]) -> FreightNetwork {
    var copy = self
    for change in investments.flatMap(\.changes) where change.isAddition { copy.apply(change) }
    return copy
  }

  /// The same network with other rows in some tables.
  func replacing(
    links: [Link]? = nil, movements: [Movement]? = nil, queues: [JunctionQueue]? = nil,
    terminals: [Terminal]? = nil, locoChanges: [LocoChange]? = nil, vehicles: [Vehicle]? = nil,
    periods: [Period]? = nil
  ) -> FreightNetwork {
    var copy = self
    copy.links = links ?? self.links
    copy.movements = movements ?? self.movements
    copy.queues = queues ?? self.queues
    copy.terminals = terminals ?? self.terminals
    copy.locoChanges = locoChanges ?? self.locoChanges
    copy.vehicles = vehicles ?? self.vehicles
    copy.periods = periods ?? self.periods
    return copy
  }

  private mutating func apply(_ change: Investment.Change) {
    switch change {
    case .addNode(let node): nodes.append(node)
    case .addLink(let link): links.append(link)
    case .addQueue(let queue): queues.append(queue)
    case .addMovement(let movement): movements.append(movement)
    case .addTerminal(let terminal): terminals.append(terminal)
    case .removeLink(let id):
      links.removeAll { $0.id == id }
      movements.removeAll { $0.inbound == id || $0.outbound == id }
    case .removeTerminal(let id): terminals.removeAll { $0.id == id }
    case .removeMovement(let id): movements.removeAll { $0.id == id }
    case .changeLink(let id, let field, let amount):
      links[position(of: id, in: links)].change(field, amount)
    case .changeQueue(let id, let amount):
      let row = position(of: id, in: queues)
      queues[row].capacityPCUPerHour = amount.applied(to: queues[row].capacityPCUPerHour)
    case .changeBerth(let id, let field, let amount):
      limits.berths[position(of: id, in: limits.berths)].change(field, amount)
    case .changeTerminal(let id, let field, let amount):
      terminals[position(of: id, in: terminals)].change(field, amount)
    }
  }

  private func position<Row: Identifiable>(of id: Row.ID, in rows: [Row]) -> Int {
    guard let row = rows.firstIndex(where: { $0.id == id }) else {
      preconditionFailure("an investment names a row that is not in the network")
    }
    return row
  }
}

extension Link {
  /// Changes one column; a field that the mode does not have is a programmer's error.
  mutating func change(_ field: Investment.LinkField, _ amount: Investment.Amount) {
    switch field {
    case .length: lengthKilometres = amount.applied(to: lengthKilometres)
    case .freeSpeed: speedKilometresPerHour = amount.applied(to: speedKilometresPerHour)
    default: supply.change(field, amount)
    }
  }
}

extension Link.Supply {
  mutating func change(_ field: Investment.LinkField, _ amount: Investment.Amount) {
    switch self {
    case .road(var road):
      switch field {
      case .lanes: road.lanes = Int(amount.applied(to: Double(road.lanes)))
      case .capacity:
        road.capacityPCUPerHourPerLane = amount.applied(to: road.capacityPCUPerHourPerLane)
      case .roadClass:
        if case .key(let name) = amount { road.roadClass = RoadClass.ID(name) }
      default: preconditionFailure("a road link has no such column")
      }
      self = .road(road)
    case .rail(var rail):
      switch field {
      case .tracks: rail.tracks = Int(amount.applied(to: Double(rail.tracks)))
      case .electrified:
        rail.isElectrified = amount.applied(to: rail.isElectrified ? 1 : 0) != 0
      case .maxTrain: rail.maxTrainMetres = amount.applied(to: rail.maxTrainMetres)
      case .axleLoad: rail.axleLoadTonnes = amount.applied(to: rail.axleLoadTonnes)
      case .section: rail.sectionKilometres = amount.applied(to: rail.sectionKilometres)
      case .headway: rail.headwayMinutes = amount.applied(to: rail.headwayMinutes)
      default: preconditionFailure("a rail link has no such column")
      }
      self = .rail(rail)
    case .sailing(var sailing):
      switch field {
      case .departures:
        sailing.departuresPerWeek = amount.applied(to: sailing.departuresPerWeek)
      default: preconditionFailure("a sailing has no such column")
      }
      self = .sailing(sailing)
    }
  }
}

extension Terminal {
  mutating func change(_ field: Investment.TerminalField, _ amount: Investment.Amount) {
    switch field {
    case .capacity: capacityPerHour = amount.applied(to: capacityPerHour)
    case .price: priceSEKPerUnit = amount.applied(to: priceSEKPerUnit)
    case .dwell: dwellHours = amount.applied(to: dwellHours)
    }
  }
}

extension Berth {
  mutating func change(_ field: Investment.BerthField, _ amount: Investment.Amount) {
    switch field {
    case .berths: berths = amount.applied(to: berths)
    case .hoursPerCall: hoursPerCall = amount.applied(to: hoursPerCall)
    }
  }
}
