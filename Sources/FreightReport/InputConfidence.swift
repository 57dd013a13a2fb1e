package import FreightModel

/// How well the rows of an input table are known.
package struct InputConfidence: Sendable {
  /// The file of the table, or the files with a space between, without their folders.
  package let file: String
  /// The table in words.
  package let table: Label
  /// Of each row.
  package let rows: [Confidence]
}

/// The confidence of every row of every input table that has rows.
package func inputConfidence(_ study: Study) -> [InputConfidence] {
  let network = study.network
  let tables: [(file: String, Label, [Provenance])] =
    [
      ("node.csv", Label(sv: "Noder", en: "Nodes"), network.nodes.map(\.provenance)),
      ("link.csv", Label(sv: "Länkar", en: "Links"), network.links.map(\.provenance)),
      ("movement.csv", Label(sv: "Svängar", en: "Movements"), network.movements.map(\.provenance)),
      (
        "junction_queue.csv", Label(sv: "Tillfarter", en: "Junction approaches"),
        network.queues.map(\.provenance)
      ),
      (
        "terminal.csv", Label(sv: "Terminaler och hamnar", en: "Terminals"),
        network.terminals.map(\.provenance)
      ),
      (
        "loco_change.csv", Label(sv: "Lokbyten", en: "Locomotive changes"),
        network.locoChanges.map(\.provenance)
      ),
      (
        "road_class.csv", Label(sv: "Vägklasser", en: "Road classes"),
        network.roadClasses.map(\.provenance)
      ),
      ("vehicle.csv", Label(sv: "Fordon", en: "Vehicles"), network.vehicles.map(\.provenance)),
      (
        "chain_type.csv", Label(sv: "Kedjetyper", en: "Chain types"),
        network.chainTypes.map(\.provenance)
      ),
      ("period.csv", Label(sv: "Perioder", en: "Periods"), network.periods.map(\.provenance)),
    ]
    + SupplyLimits.Table.allCases.map { table in
      (table.rawValue + ".csv", title(of: table), network.limits.provenances[table] ?? [])
    } + [
      (
        "commodity.csv", Label(sv: "Varuslag", en: "Commodities"),
        study.demand.commodities.map(\.provenance)
      ),
      (
        "commodity_logistics.csv",
        Label(sv: "Order- och lagerkostnader", en: "Order and inventory costs"),
        study.demand.commodities.map(\.logistics.provenance)
      ),
      (
        "shipment_size.csv", Label(sv: "Sändningsstorlekar", en: "Shipment sizes"),
        study.demand.shipmentSizes.map(\.provenance)
      ),
      (
        "flow.csv", Label(sv: "Godsflöden", en: "Goods flows"), study.demand.flows.map(\.provenance)
      ),
      (
        "equipment.csv", Label(sv: "Utrustning", en: "Equipment"),
        study.demand.equipment.map(\.provenance)
      ),
      (
        "equipment_use.csv", Label(sv: "Gods i utrustning", en: "Goods in equipment"),
        study.demand.equipmentUses.map(\.provenance)
      ),
      (
        "equipment_exchange.csv", Label(sv: "Utbyte av tomma", en: "Exchange of empties"),
        study.demand.equipmentExchanges.map(\.provenance)
      ),
      (
        "background.csv", Label(sv: "Bakgrundstrafik", en: "Background traffic"),
        study.demand.background.map(\.provenance)
      ),
      (
        "count.csv", Label(sv: "Trafikräkningar", en: "Traffic counts"),
        study.demand.counts.map(\.provenance)
      ),
      (
        "observation.csv", Label(sv: "Offentliga uppgifter", en: "Public figures"),
        study.observations.map(\.provenance)
      ),
      ("growth.csv", Label(sv: "Tillväxt", en: "Growth"), study.growth.map(\.provenance)),
      (
        "demand_option.csv demand_option_change.csv demand_option_flow.csv",
        Label(sv: "Efterfrågealternativ", en: "Demand options"),
        study.demandOptions.flatMap { option in
          [option.provenance] + option.changes.map(\.provenance)
            + option.flows.map(\.flow.provenance)
        }
      ),
      (
        "investment.csv", Label(sv: "Åtgärder", en: "Investments"),
        study.investments.map(\.provenance)
      ),
      (
        "external_cost.csv",
        Label(sv: "Externa effekter, värden", en: "Unit values of external effects"),
        study.appraisal.externalCosts.map(\.provenance)
      ),
      (
        "price_index.csv", Label(sv: "Prisindex", en: "Price indices"),
        study.appraisal.priceIndices.map(\.provenance)
      ),
      (
        "investment_maintenance.csv",
        Label(sv: "Drift och underhåll", en: "Operation and maintenance"),
        study.appraisal.maintenance.map(\.provenance)
      ),
      (
        "parameter.csv", Label(sv: "Parametrar", en: "Parameters"),
        study.parameters.rows.map(\.provenance)
      ),
    ]
  return tables.filter { !$2.isEmpty }.map {
    InputConfidence(file: $0, table: $1, rows: $2.map(\.confidence))
  }
}

private func title(of table: SupplyLimits.Table) -> Label {
  switch table {
  case .terminalHours: Label(sv: "Terminalers öppettider", en: "Terminals' opening hours")
  case .berth: Label(sv: "Kajplatser", en: "Quays")
  case .sailingPlace: Label(sv: "Färjors platser", en: "Ferries' places")
  case .trainAxle: Label(sv: "Tågs axlar", en: "Trains' axles")
  case .trainService: Label(sv: "Tåg i trafik", en: "Running trains")
  case .vehicleMass: Label(sv: "Fordons bruttovikt", en: "Vehicles' gross mass")
  case .fleet: Label(sv: "Fordonsparker", en: "Fleets")
  }
}
