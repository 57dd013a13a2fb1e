import FreightModel

/// What `facility_kind` can be.
private enum FacilityKind: String, CaseIterable {
  case link, junction, approach, terminal
}

extension Row {
  /// A row of `closure.csv`; facilities are those of the base case.
  func closure(_ scope: Scope) -> NamedClosure {
    let kind = choice("facility_kind", FacilityKind.self)
    let facility: Closure.Facility =
      switch kind {
      case .link, nil: .link(reference("facility_id", to: scope.links))
      case .junction: .junction(junction(scope))
      case .approach: .approach(reference("facility_id", to: scope.queues))
      case .terminal: .terminal(reference("facility_id", to: scope.terminals))
      }
    let limit = self["max_vehicle_t"].isEmpty ? nil : number("max_vehicle_t", .above(0, to: 200))
    let factor = number("capacity_factor", .share)
    if limit != nil, kind != .link || !isRoad(scope) {
      report(
        "max_vehicle_t", problem: "only a road limits what a vehicle weighs",
        allowed: "blank, or a road link as facility", fix: "leave it blank, or name a road link")
    }
    // A factor that cannot be read has been told already.
    if Double(self["capacity_factor"]) == 1, self["max_vehicle_t"].isEmpty {
      report(
        "capacity_factor", problem: "the row restricts nothing",
        allowed: "below 1, or 1 with a max_vehicle_t", fix: "lower it, or remove the row")
    }
    return NamedClosure(
      id: id("closure_id"), name: label("name"),
      closure: Closure(facility, capacityFactor: factor, greatestVehicleTonnes: limit),
      daysPerYear: number("days_per_year", .above(0, to: 366)), provenance: provenance())
  }

  /// A row of `vehicle_mass.csv`.
  func vehicleMass(
    _ vehicles: Known<Vehicle>
  ) -> (vehicle: Vehicle.ID, tonnes: Double, provenance: Provenance) {
    let vehicle: Vehicle.ID = reference("vehicle_id", to: vehicles)
    if let mode = vehicles.rows[vehicle.name].flatMap({ Mode(rawValue: $0["mode"]) }), mode != .road
    {
      report(
        "vehicle_id",
        problem: "weight limits are those of roads, but this vehicle's mode is \(mode.rawValue)",
        allowed: "a vehicle of mode road", fix: "name a lorry, or remove the row")
    }
    return (vehicle, number("gross_t", .above(0, to: 200)), provenance())
  }

  private func junction(_ scope: Scope) -> Node.ID {
    let node: Node.ID = reference("facility_id", to: scope.nodes)
    let isExpanded = scope.movements.rows.values.contains { $0["node_id"] == node.name }
    if scope.movements.isComplete, scope.nodes.rows[node.name] != nil, !isExpanded {
      report(
        "facility_id", problem: "the node has no turns of its own",
        allowed: "a node_id of movement.csv", fix: "name the links at the node instead")
    }
    return node
  }

  private func isRoad(_ scope: Scope) -> Bool {
    scope.links.rows[self["facility_id"]].map { $0["mode"] == Mode.road.rawValue } ?? true
  }
}
