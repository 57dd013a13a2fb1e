import FreightAppraisal
import FreightGraph
import FreightModel
import FreightPlanner

/// A link explanation as tables and as JSON.
struct LinkUsers {
  /// The JSON form.
  let record: Record
  private let title: String

  struct Record: Encodable {
    var schemaVersion = 1
    let scenario: String
    let year: Int
    let without: [String]
    let delayValues: String
    /// What the gap of the equilibrium proves.
    let gapCertificate: String
    let linkId: String
    let fromNodeId: String
    let toNodeId: String
    let tonnesPerYear: Double
    let forward: DirectionRecord
    let backward: DirectionRecord
    let byIndustry: Tally
    let byCommodity: Tally
    let byChain: Tally
    let byDirection: Tally
    let byOd: Tally
    let empties: [EmptiesRecord]
    let background: [BackgroundRecord]
    /// Everything on the link by what it is; `total` last.
    let vehicles: [VehiclesRecord]
  }

  /// Vehicles of one sort, lorries, cars, trains or ships.
  struct VehiclesRecord: Encodable {
    let id: String
    let forwardPerYear: Double
    let backwardPerYear: Double

    /// What the sort is called in a table.
    var name: String {
      switch id {
      case "freight": "goods of the study, empty running included"
      case "empties": "empties of the study"
      case "background_matrix": "background matrix"
      case "preload_cars": "preload, cars"
      case "preload_lorries": "preload, lorries"
      case "other_trains": "other trains (passenger trains and others)"
      default: id
      }
    }
  }

  /// Loads of one direction, background and preload included.
  struct DirectionRecord: Encodable {
    let tonnesPerYear: Double
    let freightVehiclesPerYear: Double
    let backgroundVehiclesPerYear: Double
    let peakUtilisation: Double
    let peakDelayS: Double

    init(_ direction: DirectionIndicators) {
      tonnesPerYear = direction.tonnes
      freightVehiclesPerYear = direction.freightVehicles
      backgroundVehiclesPerYear = direction.backgroundVehicles
      peakUtilisation = direction.peakUtilisation
      peakDelayS = direction.peakDelaySeconds
    }
  }

  struct EmptiesRecord: Encodable {
    let equipmentId: String
    let originNodeId: String
    let destinationNodeId: String
    let direction: String
    let emptiesPerYear: Double
    let vehiclesPerYear: Double
  }

  struct BackgroundRecord: Encodable {
    let originNodeId: String
    let destinationNodeId: String
    let vehicleId: String
    let direction: String
    let vehiclesPerYear: Double
  }

  init(_ session: Session, _ explanation: LinkExplanation, _ outcome: ScenarioOutcome) {
    let link = outcome.network.links.first { $0.id == explanation.link }!
    let loads = outcome.indicators.links.first { $0.link == link.id }!
    let demand = session.study.demand.holding(session.study.demandOptions)
    let flows = Dictionary(uniqueKeysWithValues: demand.flows.map { ($0.id, $0) })
    let commodities = Dictionary(
      uniqueKeysWithValues: session.study.demand.commodities.map { ($0.id, $0) })
    var (industries, goods, chains, directions, pairs) = (
      Tally(), Tally(), Tally(), Tally(), Tally()
    )
    let names = [true: "forward", false: "backward"]
    for use in explanation.freight {
      let flow = flows[use.flow]!
      let keys = [
        commodities[flow.commodity]!.industry.rawValue, flow.commodity.name, use.chain.name,
        names[use.isForward]!, "\(flow.origin) > \(flow.destination)",
      ]
      industries.add(keys[0], tonnes: use.tonnes, vehicles: use.vehicles)
      goods.add(keys[1], tonnes: use.tonnes, vehicles: use.vehicles)
      chains.add(keys[2], tonnes: use.tonnes, vehicles: use.vehicles)
      directions.add(keys[3], tonnes: use.tonnes, vehicles: use.vehicles)
      pairs.add(keys[4], tonnes: use.tonnes, vehicles: use.vehicles)
    }
    record = Record(
      scenario: outcome.scenario.id, year: session.planner.year,
      without: session.planner.leftOut.map(\.rawValue),
      delayValues: session.planner.delayValues.rawValue,
      gapCertificate: RunRecord.gapCertificate(
        hasCommonDelayValues: session.planner.delayValues == .common),
      linkId: link.id.name,
      fromNodeId: link.fromNode.name,
      toNodeId: link.toNode.name, tonnesPerYear: explanation.tonnes,
      forward: DirectionRecord(loads.forward), backward: DirectionRecord(loads.backward),
      byIndustry: industries, byCommodity: goods, byChain: chains, byDirection: directions,
      byOd: pairs,
      empties: explanation.empties.map {
        EmptiesRecord(
          equipmentId: $0.equipment.name, originNodeId: $0.origin.name,
          destinationNodeId: $0.destination.name, direction: names[$0.isForward]!,
          emptiesPerYear: $0.empties, vehiclesPerYear: $0.vehicles)
      },
      background: explanation.background.map {
        BackgroundRecord(
          originNodeId: $0.origin.name, destinationNodeId: $0.destination.name,
          vehicleId: $0.vehicle.name, direction: names[$0.isForward]!,
          vehiclesPerYear: $0.vehiclesPerYear)
      },
      vehicles: Self.vehicles(explanation))
    let nodes = Dictionary(
      uniqueKeysWithValues: outcome.network.nodes.map { ($0.id, session.text($0.title)) })
    title =
      "\(link.id): \(session.text(link.title)), \(nodes[link.fromNode] ?? "") - \(nodes[link.toNode] ?? ""), "
      + "\(link.mode.rawValue), \(link.lengthKilometres.fixed(2)) km; "
      + "scenario \(outcome.scenario.id), \(session.conditions)\n"
  }

  private static func vehicles(_ explanation: LinkExplanation) -> [VehiclesRecord] {
    func record(_ id: String, _ vehicles: (Bool) -> Double) -> VehiclesRecord {
      VehiclesRecord(id: id, forwardPerYear: vehicles(true), backwardPerYear: vehicles(false))
    }
    var rows = [
      record("freight") { way in
        explanation.freight.reduce(0) { $0 + ($1.isForward == way ? $1.vehicles : 0) }
      },
      record("empties") { way in
        explanation.empties.reduce(0) { $0 + ($1.isForward == way ? $1.vehicles : 0) }
      },
      record("background_matrix") { way in
        explanation.background.reduce(0) { $0 + ($1.isForward == way ? $1.vehiclesPerYear : 0) }
      },
    ]
    rows += LinkExplanation.OtherUse.Kind.allCases.map { kind in
      record(kind.rawValue) { way in
        explanation.others.reduce(0) {
          $0 + ($1.kind == kind && $1.isForward == way ? $1.vehiclesPerYear : 0)
        }
      }
    }
    let total = (rows.map(\.forwardPerYear), rows.map(\.backwardPerYear))
    return rows + [record("total") { ($0 ? total.0 : total.1).reduce(0, +) }]
  }

  var text: String {
    var text = title + "\n" + loads.text() + "\n" + everything.text()
    guard !record.byOd.rows.isEmpty else {
      return text + "\nNo goods of the study use it.\n" + empties + background
    }
    let tallies = [
      ("Industry", record.byIndustry), ("Commodity", record.byCommodity),
      ("Chain", record.byChain), ("Origin > destination", record.byOd),
    ]
    for (heading, tally) in tallies {
      var table = TextTable([
        .text(heading), .number("Goods", "t/yr"), .number("Vehicles", "per year"),
      ])
      for row in tally.sorted where !row.tonnesPerYear.isZero(0) {
        table.add([row.id, row.tonnesPerYear.fixed(0), row.vehiclesPerYear.fixed(0)])
      }
      table.addRule()
      table.add([
        "total", tally.tonnesPerYear.fixed(0), tally.vehiclesPerYear.fixed(0),
      ])
      text += "\n" + table.text()
    }
    return text + empties + background
  }

  /// Who is on the link at all, so that the users below can be held against it.
  private var everything: TextTable {
    var table = TextTable([
      .text("Vehicles per year"), .number("\(record.fromNodeId) >"),
      .number("\(record.toNodeId) >"), .number("Both"),
    ])
    for row in record.vehicles {
      let both = row.forwardPerYear + row.backwardPerYear
      if row.id == "total" { table.addRule() } else if both.isZero(0) { continue }
      table.add([
        row.name, row.forwardPerYear.fixed(0), row.backwardPerYear.fixed(0), both.fixed(0),
      ])
    }
    return table
  }

  private var loads: TextTable {
    var table = TextTable([
      .text("Direction"), .number("Goods", "t/yr"), .number("Freight vehicles", "per year"),
      .number("Background vehicles", "per year"), .number("Busiest", "% of capacity"),
      .number("Delay then", "s/vehicle"),
    ])
    let rows = [
      ("\(record.fromNodeId) > \(record.toNodeId)", record.forward),
      ("\(record.toNodeId) > \(record.fromNodeId)", record.backward),
    ]
    for (name, row) in rows {
      table.add([
        name, row.tonnesPerYear.fixed(0), row.freightVehiclesPerYear.fixed(0),
        row.backgroundVehiclesPerYear.fixed(0), row.peakUtilisation.percent(),
        row.peakDelayS.fixed(1),
      ])
    }
    return table
  }

  /// Empties on their way to where they are wanted.
  private var empties: String {
    guard !record.empties.isEmpty else { return "" }
    var table = TextTable([
      .text("Empties"), .text("Equipment"), .text("Direction"), .number("Empties", "per year"),
      .number("Vehicles", "per year"),
    ])
    for row in record.empties {
      table.add([
        "\(row.originNodeId) > \(row.destinationNodeId)", row.equipmentId, row.direction,
        row.emptiesPerYear.fixed(0), row.vehiclesPerYear.fixed(0),
      ])
    }
    return "\n" + table.text()
  }

  /// Users of the background matrix; the preload is nobody's in particular.
  private var background: String {
    guard !record.background.isEmpty else { return "" }
    var table = TextTable([
      .text("Background"), .text("Vehicle"), .text("Direction"), .number("Vehicles", "per year"),
    ])
    for row in record.background {
      table.add([
        "\(row.originNodeId) > \(row.destinationNodeId)", row.vehicleId, row.direction,
        row.vehiclesPerYear.fixed(0),
      ])
    }
    return "\n" + table.text()
  }
}
