/// A facility out of use, or in use with less capacity or for lighter vehicles only.
///
/// A closure is another network, as an investment is: `FreightNetwork.restricted(by:)`.
public struct Closure: Sendable, Hashable {
  /// What can be closed.
  public enum Facility: Sendable, Hashable {
    /// A road, track or sailing in both directions.
    case link(Link.ID)
    /// All turns of an expanded junction.
    case junction(Node.ID)
    /// All turns that wait in one approach of a junction.
    case approach(JunctionQueue.ID)
    /// A terminal, quay or siding.
    case terminal(Terminal.ID)
  }

  /// The facility.
  public let facility: Facility
  /// Share of the capacity that is left: 0 closes the facility, 1 leaves it as it is.
  public let capacityFactor: Double
  /// Greatest gross mass of a road vehicle that may pass, tonnes; nil for any.
  public let greatestVehicleTonnes: Double?

  /// Creates a closure.
  ///
  /// - Parameters:
  ///   - facility: what is closed.
  ///   - capacityFactor: share of the capacity that is left, 0 to 1; 0 closes it.
  ///   - greatestVehicleTonnes: heavier road vehicles may not pass; nil for no limit.
  public init(
    _ facility: Facility, capacityFactor: Double = 0, greatestVehicleTonnes: Double? = nil
  ) {
    self.facility = facility
    self.capacityFactor = capacityFactor
    self.greatestVehicleTonnes = greatestVehicleTonnes
  }
}

/// A closure that a study asks about: `closure.csv`.
public struct NamedClosure: Sendable, Identifiable {
  /// Identifier of a closure.
  public typealias ID = FreightModel.ID<NamedClosure>

  /// `closure_id`.
  public let id: ID
  /// `name_sv`, `name_en`.
  public let name: Label
  /// `facility_kind`, `facility_id`, `capacity_factor` and `max_vehicle_t`.
  public let closure: Closure
  /// `days_per_year` on which it is in force.
  public let daysPerYear: Double
  /// Source and confidence.
  public let provenance: Provenance

  /// Creates a closure with its name and duration.
  public init(
    id: ID, name: Label, closure: Closure, daysPerYear: Double, provenance: Provenance
  ) {
    self.id = id
    self.name = name
    self.closure = closure
    self.daysPerYear = daysPerYear
    self.provenance = provenance
  }
}

extension FreightNetwork {
  /// The network with facilities closed or restricted. What is not in it cannot be closed.
  public func restricted(by closures: [Closure]) -> FreightNetwork {
    var links = links
    var movements = movements
    var queues = queues
    var terminals = terminals
    for closure in closures {
      let factor = closure.capacityFactor
      switch closure.facility {
      case .link(let id) where factor == 0:
        links.removeAll { $0.id == id }
        movements.removeAll { $0.inbound == id || $0.outbound == id }
      case .link(let id):
        for row in links.indices where links[row].id == id { links[row].restrict(by: closure) }
      case .junction(let node) where factor == 0:
        movements.removeAll { $0.node == node }
        queues.removeAll { $0.node == node }
      case .junction(let node):
        for row in queues.indices where queues[row].node == node {
          queues[row].capacityPCUPerHour *= factor
        }
      case .approach(let id) where factor == 0:
        movements.removeAll { $0.queue == id }
        queues.removeAll { $0.id == id }
      case .approach(let id):
        for row in queues.indices where queues[row].id == id {
          queues[row].capacityPCUPerHour *= factor
        }
      case .terminal(let id) where factor == 0: terminals.removeAll { $0.id == id }
      case .terminal(let id):
        for row in terminals.indices where terminals[row].id == id {
          terminals[row].capacityPerHour *= factor
        }
      }
    }
    return replacing(links: links, movements: movements, queues: queues, terminals: terminals)
  }
}

extension Link {
  fileprivate mutating func restrict(by closure: Closure) {
    switch supply {
    case .road(var road):
      road.capacityPCUPerHourPerLane *= closure.capacityFactor
      if let limit = closure.greatestVehicleTonnes {
        road.greatestVehicleTonnes = Swift.min(limit, road.greatestVehicleTonnes ?? limit)
      }
      supply = .road(road)
    case .rail(var rail):
      rail.capacityFactor *= closure.capacityFactor
      supply = .rail(rail)
    case .sailing(var sailing):
      sailing.departuresPerWeek *= closure.capacityFactor
      supply = .sailing(sailing)
    }
  }
}
