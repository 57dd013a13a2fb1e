import FreightModel

extension Row {
  /// A row of `fleet.csv`.
  func fleet(vehicles: Known<Vehicle>, periods: Known<Period>) -> Fleet {
    let vehicle: Vehicle.ID = reference("vehicle_id", to: vehicles)
    let period: Period.ID = reference("period_id", to: periods)
    let hours = number("hours_per_year", .above(0, to: 8_784))
    let turnaround = number("turnaround_h", .from(0, to: 1_000))
    if let length = periods.rows[period.name].flatMap({ Double($0["hours_per_year"]) }),
      hours > length
    {
      report(
        "hours_per_year", problem: "more hours than the period has",
        allowed: "at most \(brief(length)) hours",
        fix: "give the hours of this period alone; other periods have rows of their own")
    }
    if let row = vehicles.rows[vehicle.name] {
      if row["mode"] == Mode.road.rawValue, turnaround > 0 {
        report(
          "turnaround_h", problem: "a lorry has no turnaround of its own", allowed: "0",
          fix: "write 0; hours at a zone are the parameter zone_handling_time")
      }
      if Double(row["payload_t"]) == 0 {
        report(
          "vehicle_id", problem: "the vehicle carries no goods",
          allowed: "a vehicle whose payload_t is above 0",
          fix: "name a lorry, train, ship or ferry place, or remove the row")
      }
    }
    return Fleet(
      vehicle: vehicle, period: period, units: number("units", .above(0, to: 1_000_000)),
      hoursPerYear: hours, turnaroundHours: turnaround, provenance: provenance())
  }
}
