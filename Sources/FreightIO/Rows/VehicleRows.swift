import FreightModel

extension Row {
  /// A row of `vehicle.csv`.
  func vehicle() -> Vehicle {
    let mode = choice("mode", Mode.self)
    let payload = number("payload_t", .from(0, to: 500_000))
    if payload == 0, let mode, mode != .road {
      report(
        "payload_t", problem: "a \(mode.rawValue) vehicle that carries nothing",
        allowed: "a number above 0; 0 for cars and other background traffic",
        fix: "write the greatest net load in tonnes")
    }
    return Vehicle(
      id: id("vehicle_id"), name: label("name"), mode: mode ?? .road,
      traction: choice("traction", Vehicle.Traction.self) ?? .diesel, payloadTonnes: payload,
      loadUnits: number("load_units", .from(0, to: 30_000)), fill: number("fill", .above(0, to: 1)),
      lengthMetres: number("length_m", .above(0, to: 5_000)),
      speedCapKilometresPerHour: number("speed_cap_kmh", .speed),
      costSEKPerHour: number("cost_sek_per_h", .from(0, to: 1e6)),
      costSEKPerKilometre: number("cost_sek_per_km", .from(0, to: 1e6)),
      costSEKPerTrip: number("cost_sek_per_trip", .from(0, to: 1e8)),
      emptyKilometresShare: number("empty_km_share", .from(0, to: 2)),
      pcu: number("pcu", .above(0, to: 20)),
      co2KilogramsPerKilometre: number("co2_kg_per_km", .from(0, to: 10_000)),
      provenance: provenance())
  }

  /// A row of `chain_type.csv`; every mode must have a vehicle in `vehicles`.
  func chainType(vehicles: Table) -> ChainType {
    let modes = choices("modes", Mode.self, separator: ">")
    let isWhole = modes.count == list("modes", separator: ">").count
    for (first, second) in zip(modes, modes.dropFirst()) where isWhole && first == second {
      report(
        "modes", problem: "two legs by \(first.rawValue) in a row",
        allowed: "a change of mode between legs", fix: "write the mode once")
    }
    let carried = Set(vehicles.rows.filter { Double($0["payload_t"]) ?? 1 > 0 }.map { $0["mode"] })
    for mode in Set(modes).sorted() where vehicles.isReadable && !carried.contains(mode.rawValue) {
      report(
        "modes", value: mode.rawValue, problem: "no vehicle of this mode carries goods",
        allowed: "modes in vehicle.csv: \(carried.sorted().joined(separator: ", "))",
        fix: "add a \(mode.rawValue) vehicle, or remove the chain")
    }
    return ChainType(
      id: id("chain_id"), name: label("name"), modes: modes,
      loadForms: Set(choices("load_forms", LoadForm.self, separator: ";")),
      minimumMainHaulKilometres: number("min_main_haul_km", .from(0, to: 25_000)),
      nest: text("nest"), minimumShipmentTonnes: number("min_shipment_t", .from(0, to: 500_000)),
      provenance: provenance())
  }
}
