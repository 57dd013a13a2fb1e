import FreightAppraisal
import FreightGraph
import FreightModel
import FreightPlanner
import FreightReport

/// A link explanation as tables and as JSON.
struct LinkUsers {
  /// The JSON form.
  let record: Record
  let title: String

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
    let length = link.lengthKilometres.fixed(2, in: session.arguments.terminalLanguage)
    title =
      "\(link.id): \(session.text(link.title)), \(nodes[link.fromNode] ?? "") - "
      + "\(nodes[link.toNode] ?? ""), "
      + "\(session.text(FreightReport.title(of: link.mode)).lowercased()), "
      + "\(length) km; scenario \(outcome.scenario.id), "
      + "\(session.text(session.conditionsInWords))\n"
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
}
