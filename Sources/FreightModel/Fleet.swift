/// Vehicles of one kind that there are in a period: `fleet.csv`.
public struct Fleet: Sendable {
  /// `vehicle_id`: lorries, trains, ships or ferry places.
  public let vehicle: Vehicle.ID
  /// `period_id`.
  public let period: Period.ID
  /// `units` in service.
  public let units: Double
  /// `hours_per_year` of the period that one unit can be in use.
  public let hoursPerYear: Double
  /// `turnaround_h`: hours that a train, ship or place is taken at the ends of each run; zero for a
  /// lorry, whose time at a zone is the parameter `zone_handling_time`.
  public let turnaroundHours: Double
  /// Source and confidence.
  public let provenance: Provenance

  /// Creates a fleet.
  public init(
    vehicle: Vehicle.ID, period: Period.ID, units: Double, hoursPerYear: Double,
    turnaroundHours: Double, provenance: Provenance
  ) {
    self.vehicle = vehicle
    self.period = period
    self.units = units
    self.hoursPerYear = hoursPerYear
    self.turnaroundHours = turnaroundHours
    self.provenance = provenance
  }
}

extension [Fleet] {
  /// One row for each vehicle that has a row in every period: the unit-hours of all of them, in as
  /// many units as there are where most are.
  func joining(_ periods: [Period], into whole: Period) -> [Fleet] {
    var vehicles: [Vehicle.ID] = []
    for fleet in self where !vehicles.contains(fleet.vehicle) { vehicles.append(fleet.vehicle) }
    return vehicles.compactMap { vehicle in
      let rows = filter { $0.vehicle == vehicle }
      guard rows.count == periods.count, let largest = rows.max(by: { $0.units < $1.units })
      else { return nil }
      return Fleet(
        vehicle: vehicle, period: whole.id, units: largest.units,
        hoursPerYear: rows.reduce(0) { $0 + $1.units * $1.hoursPerYear } / largest.units,
        turnaroundHours: largest.turnaroundHours, provenance: largest.provenance)
    }
  }
}
