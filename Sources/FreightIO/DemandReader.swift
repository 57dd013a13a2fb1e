import FreightModel

/// Goods and background traffic, growth and demand options, read against the base case.
struct DemandReader {
  let demand: Demand
  /// What refers to flows may name these.
  let flows: Known<Flow>
  let growth: [GrowthRate]
  let options: [DemandOption]

  /// Reads the demand folder; the base case must be able to serve every flow.
  ///
  /// - Parameter investments: the names that a demand option may not have.
  init(
    _ folder: inout InputFolder, base: NetworkReader, investments: Known<Investment>,
    log: DiagnosticLog
  ) {
    let commodityTable = folder.table(.commodity)
    let logisticsTable = folder.table(.commodityLogistics)
    let sizeTable = folder.table(.shipmentSize)
    let flowTable = folder.table(.flow)
    let relationTable = folder.table(.flowRelation)
    let backgroundTable = folder.table(.background)
    self.flows = Known(flowTable)
    let vehicles = Known<Vehicle>(base.vehicles)
    let periods = commodityTable.checkShareColumns(Known(base.periods))
    let known = Known<Commodity>(commodityTable)
    let logistics = Joined(logisticsTable) { $0.logistics(commodities: known) }
    let commodities = commodityTable.entries {
      $0.commodity(vehicles: vehicles, periods: periods, logistics: logistics)
    }
    let sizes = sizeTable.entries { $0.shipmentSize() }
    let knownFlows = Known<Flow>(flowTable)
    let relations = Joined(relationTable) { $0.relations(flows: knownFlows) }
    let flows = flowTable.entries {
      $0.flow(
        base.scope, commodities: known, relations: $0.joined("flow_id", with: relations))
    }
    let background = backgroundTable.entries {
      $0.backgroundFlow(base.scope, vehicles: vehicles)
    }
    let equipmentTable = folder.table(.equipment)
    let useTable = folder.table(.equipmentUse)
    let exchangeTable = folder.table(.equipmentExchange)
    let shares = equipmentTable.checkShareColumns(Known(base.periods))
    let equipment = equipmentTable.entries { $0.equipment(vehicles: vehicles, periods: shares) }
    let kinds = Known<Equipment>(equipmentTable)
    let uses = useTable.entries { $0.equipmentUse(commodities: known, equipment: kinds) }
    let exchanges = exchangeTable.entries { $0.equipmentExchange(base.scope, equipment: kinds) }
    exchangeTable.checkExchangesCanBalance(exchanges.map(\.value), equipment.map(\.value))
    let counts = folder.table(.count).entries { $0.trafficCount(base.scope) }
    counts.checkOverlaps()
    demand = Demand(
      commodities: commodities.map(\.value), flows: flows.map(\.value),
      background: background.map(\.value), shipmentSizes: sizes.map(\.value),
      counts: counts.map(\.value),
      equipment: equipment.map(\.value), equipmentUses: uses.map(\.value),
      equipmentExchanges: exchanges.map(\.value))
    relationTable.check(relations, of: flows, against: sizes.map(\.value))
    let growthTable = folder.table(.growth)
    growth = growthTable.values { $0.growthRate() }
    growthTable.checkGrowthIsComplete()
    let options = DemandOptionReader(
      &folder, base.scope, demand, flows: flowTable, commodities: known,
      investments: investments)
    self.options = options.options

    // Where the network itself has faults, what can be reached cannot be judged.
    guard log.isClean(base.filesOfReach) else { return }
    var reachability = Reachability(base.network, commodities.map(\.value))
    for flow in flows { reachability.check(flow) }
    for flow in background { reachability.check(flow) }
    for flow in options.addedFlows { reachability.check(flow) }
  }
}

/// The three tables of demand options.
private struct DemandOptionReader {
  let options: [DemandOption]
  /// The flows that options add, with their rows.
  let addedFlows: [Entry<Flow>]

  init(
    _ folder: inout InputFolder, _ scope: Scope, _ demand: Demand, flows: Table,
    commodities: Known<Commodity>, investments: Known<Investment>
  ) {
    let heads = folder.table(.demandOption)
    let known = Known<DemandOption>(heads)
    let knownFlows = Known<Flow>(flows)
    let entries = heads.entries { $0.demandOptionHead(known, investments: investments) }
    let changes = folder.table(.demandOptionChange).values { row in
      (
        row.reference("option_id", to: known),
        row.demandChange(scope, commodities: commodities, flows: knownFlows, demand)
      )
    }
    let added = folder.table(.demandOptionFlow).entries { row in
      (
        row.reference("option_id", to: known),
        row.addedFlow(scope, commodities: commodities, flows: knownFlows)
      )
    }
    addedFlows = added.map { Entry(value: $0.value.1.flow, row: $0.row) }
    options = entries.map { entry in
      entry.value.option(
        changes: changes.filter { $0.0 == entry.value.id }.compactMap(\.1),
        flows: added.filter { $0.value.0 == entry.value.id }.map(\.value.1))
    }
  }
}
