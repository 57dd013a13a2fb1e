import FreightModel

/// Goods and background traffic, read against the base case.
struct DemandReader {
  let demand: Demand

  /// Reads the demand folder; the base case must be able to serve every flow.
  init(_ folder: inout InputFolder, base: NetworkReader, log: DiagnosticLog) {
    let commodityTable = folder.table(.commodity)
    let flowTable = folder.table(.flow)
    let backgroundTable = folder.table(.background)
    let vehicles = Known<Vehicle>(base.vehicles)
    let periods = commodityTable.checkShareColumns(Known(base.periods))
    let commodities = commodityTable.entries { $0.commodity(vehicles: vehicles, periods: periods) }
    let known = Known<Commodity>(commodityTable)
    let flows = flowTable.entries { $0.flow(base.scope, commodities: known) }
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
    demand = Demand(
      commodities: commodities.map(\.value), flows: flows.map(\.value),
      background: background.map(\.value), equipment: equipment.map(\.value),
      equipmentUses: uses.map(\.value), equipmentExchanges: exchanges.map(\.value))

    // Where the network itself has faults, what can be reached cannot be judged.
    guard log.isClean(base.filesOfReach) else { return }
    var reachability = Reachability(base.network, commodities.map(\.value))
    for flow in flows { reachability.check(flow) }
    for flow in background { reachability.check(flow) }
  }
}
