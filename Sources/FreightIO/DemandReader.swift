import FreightModel

/// Goods and background traffic, read against the base case.
struct DemandReader {
  let demand: Demand
  /// What refers to flows may name these.
  let flows: Known<Flow>

  /// Reads the demand folder; the base case must be able to serve every flow.
  init(_ folder: inout InputFolder, base: NetworkReader, log: DiagnosticLog) {
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
      $0.flow(base.scope, commodities: known, relations: relations)
    }
    let background = backgroundTable.entries {
      $0.backgroundFlow(base.scope, vehicles: vehicles)
    }
    let counts = folder.table(.count).entries { $0.trafficCount(base.scope) }
    counts.checkOverlaps()
    demand = Demand(
      commodities: commodities.map(\.value), flows: flows.map(\.value),
      background: background.map(\.value), shipmentSizes: sizes.map(\.value),
      counts: counts.map(\.value))
    relationTable.check(relations, of: flows, against: sizes.map(\.value))

    // Where the network itself has faults, what can be reached cannot be judged.
    guard log.isClean(base.filesOfReach) else { return }
    var reachability = Reachability(base.network, commodities.map(\.value))
    for flow in flows { reachability.check(flow) }
    for flow in background { reachability.check(flow) }
  }
}
