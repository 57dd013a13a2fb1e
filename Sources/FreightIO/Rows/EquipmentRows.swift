import FreightModel

extension Row {
  /// A row of `equipment.csv`, with one share column for each of `periods`.
  func equipment(vehicles: Known<Vehicle>, periods: [String]) -> Equipment {
    let form = choice("load_form", LoadForm.self)
    return Equipment(
      id: id("equipment_id"), name: label("name"), loadForm: form ?? .unitised,
      lorry: lorry(vehicles), emptiesPerLorry: number("empties_per_lorry", .above(0, to: 100)),
      emptyTonnes: number("empty_t", .above(0, to: 100)), teu: number("teu", .from(0, to: 4)),
      handlingUnits: number("handling_units", .above(0, to: 100)),
      handlingPriceFactor: number("handling_price_factor", .from(0, to: 10)),
      periodShares: periodShares(periods, of: "equipment"), provenance: provenance())
  }

  /// A row of `equipment_use.csv`.
  ///
  /// The units of a flow must not depend on its chain: goods outside load units that may use rail
  /// or sea need lorries only where they do not.
  func equipmentUse(commodities: Known<Commodity>, equipment: Known<Equipment>) -> EquipmentUse {
    let commodity = reference("commodity_id", to: commodities)
    let form = choice("load_form", LoadForm.self)
    let kind = reference("equipment_id", to: equipment)
    if let form, let row = equipment.rows[kind.name],
      let made = LoadForm(rawValue: row["load_form"]), made != form
    {
      report(
        "equipment_id", problem: "the equipment is for goods that travel \(made.rawValue)",
        allowed: "equipment whose load_form is \(form.rawValue)",
        fix: "name another equipment, or correct one of the load_form columns")
    }
    if let form, let row = commodities.rows[commodity.name] {
      switch form {
      case .unitised: checkLoadUnit(of: row)
      case .conventional: checkLorryGoods(row)
      }
    }
    return EquipmentUse(
      commodity: commodity, loadForm: form ?? .unitised, equipment: kind,
      provenance: provenance())
  }

  private func checkLoadUnit(of commodity: Row) {
    guard Double(commodity["tonnes_per_load_unit"]) == 0 else { return }
    report(
      "load_form", problem: "the commodity has no load in a load unit",
      allowed: "conventional, where tonnes_per_load_unit is 0 in commodity.csv",
      fix: "remove the row, or give \(self["commodity_id"]) its tonnes_per_load_unit")
  }

  private func checkLorryGoods(_ commodity: Row) {
    let others = commodity.list("conventional_modes").filter { name in
      Mode(rawValue: name).map { !Equipment.lorryModes.contains($0) } ?? false
    }
    guard let other = others.first else { return }
    report(
      "commodity_id",
      problem: "outside load units it may go by \(other), and the lorries it needs are not known",
      allowed: "goods whose conventional_modes are road and ferry alone",
      fix: "remove the row: the lorry's empty_km_share stands for its empty running")
  }

  /// A row of `equipment_exchange.csv`.
  func equipmentExchange(_ scope: Scope, equipment: Known<Equipment>) -> EquipmentExchange {
    let before = log.failures
    let least = number("least_per_year", .from(-1e9, to: 1e9))
    let most = number("most_per_year", .from(-1e9, to: 1e9))
    let isOrdered = least <= most
    if log.failures == before, !isOrdered {
      report(
        "least_per_year", problem: "least_per_year is above most_per_year",
        allowed: "at most \(self["most_per_year"])", fix: "swap the two numbers")
    }
    return EquipmentExchange(
      node: zone("node_id", scope), equipment: reference("equipment_id", to: equipment),
      emptiesPerYear: isOrdered ? least...most : least...least,
      priceSEKPerEmpty: number("price_sek_per_empty", .from(0, to: 1e6)),
      provenance: provenance())
  }
}

extension Table {
  /// Checks that all exchanges of a kind of equipment together can come to nothing: the study's own
  /// flows balance over all zones, so that what other trade leaves here it must take there.
  func checkExchangesCanBalance(_ exchanges: [EquipmentExchange], _ equipment: [Equipment]) {
    guard isReadable, exchanges.count == rows.count else { return }
    for kind in equipment {
      let ranges = exchanges.filter { $0.equipment == kind.id }.map(\.emptiesPerYear)
      let least = ranges.map(\.lowerBound).reduce(0, +)
      let most = ranges.map(\.upperBound).reduce(0, +)
      guard least > 0 || most < 0 else { continue }
      let column = least > 0 ? "least_per_year" : "most_per_year"
      report(
        column: column, value: brief(least > 0 ? least : most),
        problem: "the exchanges of \(kind.id) over all zones cannot come to 0",
        allowed: "least_per_year that sum to at most 0, and most_per_year to at least 0",
        fix: least > 0
          ? "add the zones where other trade takes \(kind.id)"
          : "add the zones where other trade leaves \(kind.id)")
    }
  }
}
