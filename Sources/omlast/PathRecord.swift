import FreightAppraisal
import FreightGraph
import FreightModel
import FreightPlanner

/// A path explanation as JSON.
struct PathRecord: Encodable {
  var schemaVersion = 1
  let scenario: String
  let year: Int
  let without: [String]
  let delayValues: String
  /// What the gap of the equilibrium proves.
  let gapCertificate: String
  let flows: [FlowRecord]

  struct FlowRecord: Encodable {
    let flowId: String
    let originNodeId: String
    let destinationNodeId: String
    let commodityId: String
    let loadForm: String
    let tonnesPerYear: Double
    let periodId: String
    let chains: [ChainRecord]
  }

  struct ChainRecord: Encodable {
    let chainId: String
    let share: Double
    /// Absent where no path exists.
    let costSekPerT: Double?
    /// The part of the cost that is the choice of shipment size: orders and stores.
    let shipmentSekPerT: Double
    let steps: [StepRecord]
  }

  struct StepRecord: Encodable {
    let kind: String
    let name: String
    /// The links of the step in running order.
    let linkIds: [String]
    let lengthKm: Double
    let timeH: Double
    let delayH: Double
    let timeSekPerT: Double
    let distanceSekPerT: Double
    let cargoSekPerT: Double
    let handlingSekPerT: Double
    let tripSekPerT: Double
    let delaySekPerT: Double
    let sumSekPerT: Double
    /// Links of a train's or ship's run, each with its part of the step.
    let legs: [LegRecord]
  }

  struct LegRecord: Encodable {
    let linkId: String
    let lengthKm: Double
    let timeH: Double
    let delayH: Double
    let timeSekPerT: Double
    let distanceSekPerT: Double
    let cargoSekPerT: Double
    let delaySekPerT: Double
    let sumSekPerT: Double
  }

  init(
    _ explanations: [PathExplanation], scenario: Scenario, _ planner: Planner, _ names: StepNames
  ) {
    self.scenario = scenario.id
    year = planner.year
    without = planner.leftOut.map(\.rawValue)
    delayValues = planner.delayValues.rawValue
    gapCertificate = RunRecord.gapCertificate(
      hasCommonDelayValues: planner.delayValues == .common)
    flows = explanations.map { explanation in
      FlowRecord(
        flowId: explanation.flow.id.name, originNodeId: explanation.flow.origin.name,
        destinationNodeId: explanation.flow.destination.name,
        commodityId: explanation.flow.commodity.name, loadForm: explanation.loadForm.rawValue,
        tonnesPerYear: explanation.flow.tonnes(in: explanation.loadForm),
        periodId: explanation.period.name,
        chains: explanation.chains.map { chain in
          ChainRecord(
            chainId: chain.chain.name, share: chain.share,
            costSekPerT: chain.costSEKPerTonne < .infinity ? chain.costSEKPerTonne : nil,
            shipmentSekPerT: chain.shipmentSEKPerTonne,
            steps: chain.steps.map { StepRecord($0, names) })
        })
    }
  }
}

extension PathRecord.StepRecord {
  init(_ step: PathExplanation.Step, _ names: StepNames) {
    let terms = step.terms
    self.init(
      kind: names.kind(of: step.arc), name: names.name(of: step.arc),
      linkIds: names.links(of: step).map { names.link($0).id.name }, lengthKm: terms.kilometres,
      timeH: terms.hours, delayH: step.delayHours, timeSekPerT: terms.timeSEK,
      distanceSekPerT: terms.distanceSEK, cargoSekPerT: terms.cargoSEK,
      handlingSekPerT: terms.handlingSEK, tripSekPerT: terms.tripSEK,
      delaySekPerT: step.delaySEK, sumSekPerT: step.costSEK,
      legs: step.legs.map { leg in
        PathRecord.LegRecord(
          linkId: names.link(leg.link).id.name, lengthKm: leg.kilometres, timeH: leg.hours,
          delayH: leg.delayHours, timeSekPerT: leg.timeSEK, distanceSekPerT: leg.distanceSEK,
          cargoSekPerT: leg.cargoSEK, delaySekPerT: leg.delaySEK, sumSekPerT: leg.costSEK)
      })
  }
}
