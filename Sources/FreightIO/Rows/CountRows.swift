import FreightModel

extension Row {
  /// A row of `count.csv`.
  func trafficCount(_ scope: Scope) -> TrafficCount {
    let link = reference("link_id", to: scope.links)
    let direction = choice("direction", TrafficCount.Direction.self) ?? .both
    if let row = scope.links.rows[link.name] {
      if row["mode"] != Mode.road.rawValue {
        report(
          "link_id", problem: "the link's mode is \(row["mode"])", allowed: "a road",
          fix: "name a link of mode road")
      } else if row["directed"] == "true", direction != .forward {
        report(
          "direction", problem: "the link is used one way only", allowed: "forward",
          fix: "write forward, or correct directed in link.csv")
      }
    }
    return TrafficCount(
      id: id("count_id"), link: link, direction: direction,
      vehicleClass: choice("vehicle_class", TrafficCount.VehicleClass.self) ?? .car,
      vehiclesPerDay: number("vehicles_per_day", .vehiclesPerDay),
      year: integer("year", 1900...2100),
      standardErrorPercent: number("standard_error_percent", .above(0, to: 100)),
      provenance: provenance())
  }
}

extension [Entry<TrafficCount>] {
  /// Reports counts of traffic that an earlier row has counted, which would hold it twice.
  func checkOverlaps() {
    for (index, entry) in enumerated() {
      let other = self[..<index].first { earlier in
        earlier.value.link == entry.value.link
          && earlier.value.vehicleClass == entry.value.vehicleClass
          && earlier.value.direction.directions.contains {
            entry.value.direction.directions.contains($0)
          }
      }
      guard let other else { continue }
      entry.row.report(
        "link_id",
        problem: "row \(other.row.number) counts the same traffic "
          + "(\(other.value.direction.rawValue), \(other.value.vehicleClass.rawValue))",
        allowed: "each direction and class of a link once",
        fix: "remove one of the rows, or combine them into one count")
    }
  }
}
