import FreightAppraisal
import FreightModel

extension StudyDocument {
  /// A row of `growth.csv`.
  struct GrowthEntry: Encodable {
    let growthClass: String
    let percentPerYear: Number
    let low: Number
    let high: Number
    /// What the class was multiplied by in this run.
    let factor: Number
    let source: String
    let confidence: String

    init(_ rate: GrowthRate, _ growth: Growth) {
      growthClass = rate.growthClass.rawValue
      percentPerYear = Number(rate.percentPerYear)
      low = Number(rate.range.lowerBound)
      high = Number(rate.range.upperBound)
      factor = Number(growth.factor(of: rate.growthClass))
      source = rate.provenance.source
      confidence = rate.provenance.confidence.rawValue
    }
  }

  /// A demand option with all that it consists of.
  struct DemandOptionEntry: Encodable {
    let id: String
    let name: LabelEntry
    let kind: String
    let excludes: [String]
    let description: LabelEntry
    let changes: [ChangeEntry]
    let flows: [FlowEntry]
    let source: String
    let confidence: String

    init(_ option: DemandOption) {
      id = option.id.name
      name = LabelEntry(option.name)
      kind = option.kind.rawValue
      excludes = option.excludes.sorted().map(\.name)
      description = LabelEntry(option.meaning)
      changes = option.changes.map(ChangeEntry.init)
      flows = option.flows.map(FlowEntry.init)
      source = option.provenance.source
      confidence = option.provenance.confidence.rawValue
    }
  }

  struct ChangeEntry: Encodable {
    let selector: String
    let selected: String
    let factor: Number
    let low: Number
    let high: Number
    let source: String
    let confidence: String

    init(_ change: DemandOption.Change) {
      (selector, selected) =
        switch change.selector {
        case .industry(let industry): ("industry", industry.rawValue)
        case .commodity(let id): ("commodity", id.name)
        case .origin(let node): ("origin", node.name)
        case .destination(let node): ("destination", node.name)
        case .flow(let id): ("flow", id.name)
        }
      factor = Number(change.factor)
      low = Number(change.range.lowerBound)
      high = Number(change.range.upperBound)
      source = change.provenance.source
      confidence = change.provenance.confidence.rawValue
    }
  }

  struct FlowEntry: Encodable {
    let id: String
    let originNodeId: String
    let destinationNodeId: String
    let commodityId: String
    let tonnesPerYear: Number
    let low: Number
    let high: Number
    let containerisableShare: Number
    let source: String
    let confidence: String

    init(_ added: DemandOption.AddedFlow) {
      let flow = added.flow
      id = flow.id.name
      originNodeId = flow.origin.name
      destinationNodeId = flow.destination.name
      commodityId = flow.commodity.name
      tonnesPerYear = Number(flow.tonnesPerYear)
      low = Number(added.range.lowerBound)
      high = Number(added.range.upperBound)
      containerisableShare = Number(flow.containerisableShare)
      source = flow.provenance.source
      confidence = flow.provenance.confidence.rawValue
    }
  }

  /// What a demand option changes by itself (no benefit), and the headlines' worth under it, each
  /// against the base case under the same option.
  struct DemandResultEntry: Encodable {
    let option: String
    /// Where in the option's ranges its values are taken: `middle`, `low` or `high`.
    let level: String
    let tonnesChangePerYear: [IndustryTonnesEntry]
    let ownCostChange: ComparisonEntry
    let headlines: [ComparisonEntry]

    init(_ result: DemandOptionResult) {
      option = result.option.name
      level = result.level.rawValue
      tonnesChangePerYear = zip(Industry.allCases, result.tonnes).map {
        IndustryTonnesEntry(industry: $0.rawValue, tonnesPerYear: Number($1))
      }
      ownCostChange = ComparisonEntry(result.change)
      headlines = result.values.map(ComparisonEntry.init)
    }
  }

  struct IndustryTonnesEntry: Encodable {
    let industry: String
    let tonnesPerYear: Number
  }
}
