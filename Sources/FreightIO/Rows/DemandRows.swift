import FreightModel

extension Row {
  /// A row of `commodity.csv`, with one share column for each of `periods`.
  func commodity(
    vehicles: Known<Vehicle>, periods: [String], logistics: Joined<CommodityLogistics>
  ) -> Commodity {
    let shares = periodShares(periods, of: "commodity")
    return Commodity(
      id: id("commodity_id"), name: label("name"), nst2007: division(),
      industry: choice("industry", Industry.self) ?? .other,
      valueSEKPerTonne: number("value_sek_per_t", .from(0, to: 1e8)),
      tonnesPerLorry: number("tonnes_per_lorry", .above(0, to: 100)),
      tonnesPerLoadUnit: number("tonnes_per_load_unit", .from(0, to: 100)),
      teuPerLoadUnit: number("teu_per_load_unit", .from(0, to: 4)), lorry: lorry(vehicles),
      conventionalModes: Set(choices("conventional_modes", Mode.self, separator: ";")),
      logitScale: number("logit_scale_per_sek_per_t", .above(0, to: 1_000)),
      periodShares: shares, logistics: joined("commodity_id", with: logistics),
      provenance: provenance())
  }

  /// The share columns of a row, which must sum to 1.
  func periodShares(_ periods: [String], of what: String) -> [Period.ID: Double] {
    let before = log.failures
    let shares = periods.map { ($0, number("share_" + $0, .share)) }
    let sum = shares.map(\.1).reduce(0, +)
    if let first = periods.first, log.failures == before, abs(sum - 1) > 1e-9 {
      report(
        "share_" + first, problem: "the shares of the periods sum to \(brief(sum))",
        allowed: "shares that sum to 1", fix: "correct the shares of this \(what)")
    }
    return Dictionary(
      shares.map { (Period.ID($0.0), $0.1) }, uniquingKeysWith: { first, _ in first })
  }

  private func division() -> String {
    let text = text("nst2007")
    if !text.isEmpty, text.utf8.count != 2 || !text.allSatisfy(\.isWholeNumber) {
      report(
        "nst2007", problem: "not a division of NST 2007", allowed: "two digits, 01 to 20",
        fix: text.count == 1 ? "write 0\(text)" : "write the division's two digits")
    }
    return text
  }

  /// `lorry_id`: a road vehicle that carries something.
  func lorry(_ vehicles: Known<Vehicle>) -> Vehicle.ID {
    let id: Vehicle.ID = reference("lorry_id", to: vehicles)
    guard let row = vehicles.rows[id.name] else { return id }
    if row["mode"] != Mode.road.rawValue {
      report(
        "lorry_id", problem: "the vehicle's mode is \(row["mode"])", allowed: "a road vehicle",
        fix: "name a lorry of vehicle.csv")
    } else if Double(row["payload_t"]) == 0 {
      report(
        "lorry_id", problem: "the vehicle carries nothing", allowed: "a lorry with a payload",
        fix: "name another vehicle, or correct its payload_t")
    }
    return id
  }

  /// A row of `flow.csv`.
  func flow(
    _ scope: Scope, commodities: Known<Commodity>, relations: Double
  ) -> Flow {
    let share = number("containerisable_share", .share)
    let commodity = commodities.rows[self["commodity_id"]]
    if share > 0, let load = commodity?["tonnes_per_load_unit"], Double(load) == 0 {
      report(
        "containerisable_share", problem: "the commodity has no load in a load unit",
        allowed: "0, where tonnes_per_load_unit is 0 in commodity.csv",
        fix: "write 0, or give \(self["commodity_id"]) its tonnes_per_load_unit")
    }
    return Flow(
      id: id("flow_id"), origin: zone("origin_node_id", scope),
      destination: zone("destination_node_id", scope),
      commodity: reference("commodity_id", to: commodities),
      tonnesPerYear: number("tonnes_per_year", .from(0, to: 1e9)),
      containerisableShare: share, relations: relations,
      provenance: provenance())
  }

  /// A row of `background.csv`.
  func backgroundFlow(_ scope: Scope, vehicles: Known<Vehicle>) -> BackgroundFlow {
    let vehicle = reference("vehicle_id", to: vehicles)
    if let row = vehicles.rows[vehicle.name], row["mode"] != Mode.road.rawValue {
      report(
        "vehicle_id", problem: "the vehicle's mode is \(row["mode"])", allowed: "a road vehicle",
        fix: "name a car or lorry of vehicle.csv")
    }
    return BackgroundFlow(
      origin: zone("origin_node_id", scope), destination: zone("destination_node_id", scope),
      vehicle: vehicle, vehiclesPerDay: number("vehicles_per_day", .vehiclesPerDay),
      provenance: provenance())
  }

  /// A node that demand may start or end at.
  func zone(_ column: String, _ scope: Scope) -> Node.ID {
    let node = reference(column, to: scope.nodes)
    if let row = scope.nodes.rows[node.name], row["zone_id"].isEmpty {
      report(
        column, problem: "the node is not a zone", allowed: "a node with a zone_id in node.csv",
        fix: "give the node a zone_id and a row in zone.csv, or name another node")
    }
    return node
  }
}

extension Table {
  /// Checks that the table has one share column for each period and none for others; returns
  /// the periods whose column is there.
  func checkShareColumns(_ periods: Known<Period>) -> [String] {
    guard !header.isEmpty, periods.isComplete else { return [] }
    let spare = header.filter { name in
      name.hasPrefix("share_") && periods.rows[String(name.dropFirst(6))] == nil
    }
    for name in spare {
      report(
        row: 1, column: name, value: name, problem: "no such period in period.csv",
        allowed: periods.names.map { "share_" + $0 }.joined(separator: ", "),
        fix: nearest(to: String(name.dropFirst(6)), in: periods.names)
          .map { "did you mean share_\($0)?" } ?? "remove the column, or add the period")
    }
    for name in periods.names where !header.contains("share_" + name) {
      report(
        row: 1, column: "share_" + name, problem: "the column is missing",
        allowed: "a share column for each period",
        fix: "add the column share_\(name), so that the shares sum to 1")
    }
    return periods.names.filter { header.contains("share_" + $0) }
  }
}
