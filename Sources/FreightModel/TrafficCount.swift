/// A traffic count on a road: `count.csv`.
///
/// The study estimates its background matrix from these, and what the matrix and the study's own
/// goods do not explain of a count stays on the road as preload.
public struct TrafficCount: Sendable, Identifiable {
  /// Identifier of a count.
  public typealias ID = FreightModel.ID<TrafficCount>

  /// Which way the counted traffic runs.
  public enum Direction: String, Sendable, CaseIterable {
    /// From the link's `from_node_id` to its `to_node_id`.
    case forward
    /// The other way.
    case backward
    /// Both together, as an AADT is usually given.
    case both

    /// The directions counted; forward is from -> to.
    public var directions: [Bool] {
      switch self {
      case .forward: [true]
      case .backward: [false]
      case .both: [true, false]
      }
    }
  }

  /// What was counted.
  public enum VehicleClass: String, Sendable, CaseIterable {
    /// Vehicles that carry no goods of the study.
    case car
    /// Lorries, the study's own included.
    case lorry
  }

  /// `count_id`.
  public let id: ID
  /// `link_id`: a road.
  public let link: Link.ID
  /// `direction`.
  public let direction: Direction
  /// `vehicle_class`.
  public let vehicleClass: VehicleClass
  /// `vehicles_per_day`: mean over the year (AADT), in the directions counted.
  public let vehiclesPerDay: Double
  /// `year` of the count, or of the estimate.
  public let year: Int
  /// `standard_error_percent` of `vehiclesPerDay`: of the count, and of a year's mean made from it.
  public let standardErrorPercent: Double
  /// Source and confidence.
  public let provenance: Provenance

  /// Creates a count.
  public init(
    id: ID, link: Link.ID, direction: Direction, vehicleClass: VehicleClass,
    vehiclesPerDay: Double, year: Int, standardErrorPercent: Double, provenance: Provenance
  ) {
    self.id = id
    self.link = link
    self.direction = direction
    self.vehicleClass = vehicleClass
    self.vehiclesPerDay = vehiclesPerDay
    self.year = year
    self.standardErrorPercent = standardErrorPercent
    self.provenance = provenance
  }
}

/// Traffic of one direction of a road that stays there whatever is built.
public struct Preload: Sendable, Equatable {
  /// Cars per day.
  public var carsPerDay: Double
  /// Lorries per day.
  public var lorriesPerDay: Double

  /// Creates a preload.
  public init(carsPerDay: Double, lorriesPerDay: Double) {
    self.carsPerDay = carsPerDay
    self.lorriesPerDay = lorriesPerDay
  }

  /// Cars and lorries per day.
  public var vehiclesPerDay: Double { carsPerDay + lorriesPerDay }

  /// Passenger car units of a mean vehicle, a lorry counting as `heavyVehiclePCU`; 1 without any.
  public func pcuPerVehicle(heavyVehiclePCU: Double) -> Double {
    vehiclesPerDay > 0 ? (carsPerDay + lorriesPerDay * heavyVehiclePCU) / vehiclesPerDay : 1
  }

  /// Vehicles per day of a class.
  public subscript(vehicleClass: TrafficCount.VehicleClass) -> Double {
    get {
      switch vehicleClass {
      case .car: carsPerDay
      case .lorry: lorriesPerDay
      }
    }
    set {
      switch vehicleClass {
      case .car: carsPerDay = newValue
      case .lorry: lorriesPerDay = newValue
      }
    }
  }
}

/// Preload of both directions of a road.
public struct DirectedPreload: Sendable, Equatable {
  /// From -> to.
  public var forward: Preload
  /// To -> from.
  public var backward: Preload

  /// Creates the preload of a road.
  public init(forward: Preload, backward: Preload) {
    self.forward = forward
    self.backward = backward
  }

  /// The preload with factors on its cars and lorries.
  public func multiplied(cars: Double, lorries: Double) -> DirectedPreload {
    func multiplied(_ preload: Preload) -> Preload {
      Preload(
        carsPerDay: preload.carsPerDay * cars, lorriesPerDay: preload.lorriesPerDay * lorries)
    }
    return DirectedPreload(forward: multiplied(forward), backward: multiplied(backward))
  }

  /// The preload of one direction.
  public subscript(isForward isForward: Bool) -> Preload {
    get { isForward ? forward : backward }
    set { if isForward { forward = newValue } else { backward = newValue } }
  }
}
