/// A lorry, train, ship, ferry place or car: `vehicle.csv`.
public struct Vehicle: Sendable, Identifiable {
  /// Identifier of a vehicle.
  public typealias ID = FreightModel.ID<Vehicle>

  /// How it is driven.
  public enum Traction: String, Sendable, CaseIterable {
    /// Runs anywhere.
    case diesel
    /// Runs under wire, where it is a train.
    case electric
  }

  /// `vehicle_id`.
  public let id: ID
  /// `name_sv`, `name_en`.
  public let name: Label
  /// `mode`.
  public let mode: Mode
  /// `traction`; electric trains run only on electrified links.
  public let traction: Traction
  /// `payload_t`: greatest net load, tonnes. Zero for cars.
  public let payloadTonnes: Double
  /// `load_units`: greatest number of load units; zero if it takes none.
  public let loadUnits: Double
  /// `fill`: mean share of the greatest load that is used, 0 to 1.
  public let fill: Double
  /// `length_m`, metres: trains run only where `max_train_m` allows.
  public let lengthMetres: Double
  /// `speed_cap_kmh`: its own greatest speed, whatever is posted.
  public let speedCapKilometresPerHour: Double
  /// `cost_sek_per_h`.
  public internal(set) var costSEKPerHour: Double
  /// `cost_sek_per_km`.
  public internal(set) var costSEKPerKilometre: Double
  /// `cost_sek_per_trip`: fixed cost of a departure.
  public internal(set) var costSEKPerTrip: Double
  /// `empty_km_share`: kilometres run empty per loaded kilometre, charged and counted in the flow
  /// of goods whose equipment is not balanced (`equipment_use.csv`).
  public internal(set) var emptyKilometresShare: Double
  /// `pcu`: passenger car units on roads; 1 train on rails.
  public let pcu: Double
  /// `co2_kg_per_km`, kilograms per vehicle-kilometre.
  public let co2KilogramsPerKilometre: Double
  /// Source and confidence.
  public let provenance: Provenance

  /// Creates a vehicle.
  public init(
    id: ID, name: Label, mode: Mode, traction: Traction, payloadTonnes: Double,
    loadUnits: Double, fill: Double, lengthMetres: Double, speedCapKilometresPerHour: Double,
    costSEKPerHour: Double, costSEKPerKilometre: Double, costSEKPerTrip: Double,
    emptyKilometresShare: Double, pcu: Double, co2KilogramsPerKilometre: Double,
    provenance: Provenance
  ) {
    self.id = id
    self.name = name
    self.mode = mode
    self.traction = traction
    self.payloadTonnes = payloadTonnes
    self.loadUnits = loadUnits
    self.fill = fill
    self.lengthMetres = lengthMetres
    self.speedCapKilometresPerHour = speedCapKilometresPerHour
    self.costSEKPerHour = costSEKPerHour
    self.costSEKPerKilometre = costSEKPerKilometre
    self.costSEKPerTrip = costSEKPerTrip
    self.emptyKilometresShare = emptyKilometresShare
    self.pcu = pcu
    self.co2KilogramsPerKilometre = co2KilogramsPerKilometre
    self.provenance = provenance
  }
}

/// An allowed sequence of modes: `chain_type.csv`.
public struct ChainType: Sendable, Identifiable {
  /// Identifier of a chain type.
  public typealias ID = FreightModel.ID<ChainType>

  /// `chain_id`.
  public let id: ID
  /// `name_sv`, `name_en`.
  public let name: Label
  /// `modes`, for example `road>rail>road`.
  public let modes: [Mode]
  /// `load_forms` that may use it.
  public let loadForms: Set<LoadForm>
  /// `min_main_haul_km`: shorter rail or sea legs are not offered.
  public let minimumMainHaulKilometres: Double
  /// `nest`: chains of one nest are alike to shippers; by main mode, for example `rail`.
  public let nest: String
  /// `min_shipment_t`: the least shipment that it carries, tonnes.
  public let minimumShipmentTonnes: Double
  /// Source and confidence.
  public let provenance: Provenance

  /// Creates a chain type.
  public init(
    id: ID, name: Label, modes: [Mode], loadForms: Set<LoadForm>,
    minimumMainHaulKilometres: Double, nest: String, minimumShipmentTonnes: Double,
    provenance: Provenance
  ) {
    self.id = id
    self.name = name
    self.modes = modes
    self.loadForms = loadForms
    self.minimumMainHaulKilometres = minimumMainHaulKilometres
    self.nest = nest
    self.minimumShipmentTonnes = minimumShipmentTonnes
    self.provenance = provenance
  }
}
