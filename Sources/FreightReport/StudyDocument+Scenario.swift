import FreightAppraisal
import FreightModel

extension StudyDocument {
  struct ScenarioEntry: Encodable {
    let id: String
    let kind: String
    let investments: [String]
    /// For one investment with what it needs: the investment.
    let subject: String?
    let demandOptions: [String]
    let gap: GapEntry
    let industries: [IndustryEntry]
    let empties: [EmptiesEntry]
    let background: BackgroundEntry
    let terminals: [TerminalEntry]
    let junctions: [JunctionEntry]
    let unserved: [UnservedEntry]
    /// Facilities with more flow than capacity in some period: their delays are extrapolated.
    let aboveCapacity: [OverloadEntry]

    init(_ outcome: ScenarioOutcome, _ periods: [Period]) {
      id = outcome.scenario.id
      kind = outcome.scenario.kind.rawValue
      investments = outcome.scenario.investments.map(\.name)
      subject = outcome.scenario.subject?.name
      demandOptions = outcome.scenario.demandOptions.map(\.name)
      gap = GapEntry(outcome.gap)
      industries = outcome.indicators.industries.map(IndustryEntry.init)
      empties = outcome.indicators.empties.map(EmptiesEntry.init)
      background = BackgroundEntry(outcome.indicators.background)
      terminals = zip(outcome.network.terminals, outcome.indicators.terminals)
        .map(TerminalEntry.init)
      junctions = zip(outcome.network.queues, outcome.indicators.queues).map(JunctionEntry.init)
      unserved = outcome.indicators.unserved.map {
        UnservedEntry(flow: $0.flow.name, tonnesPerYear: Number($0.tonnes))
      }
      aboveCapacity = outcome.overloads.map {
        OverloadEntry(id: $0.id, utilisationRatio: Number($0.utilisation))
      }
    }
  }

  struct OverloadEntry: Encodable {
    let id: String
    let utilisationRatio: Number
  }

  struct GapEntry: Encodable {
    let sekPerYear: Number
    let relative: Number
    let isConverged: Bool
    let iterations: Int

    init(_ gap: AnnualGap) {
      sekPerYear = Number(gap.absoluteSEK)
      relative = Number(gap.relative)
      isConverged = gap.isConverged
      iterations = gap.iterations
    }
  }

  struct IndustryEntry: Encodable {
    let industry: String
    let tonnesPerYear: Number
    let costSekPerYear: Number
    let logsumCostSekPerYear: Number
    let costSekPerTonne: Number
    let tonneHoursPerYear: Number
    let co2TonnesPerYear: Number
    let modes: [ModeEntry]
    let chains: [ChainEntry]
    let orderSekPerYear: Number
    let inventorySekPerYear: Number
    let shipmentSizes: [SizeEntry]

    init(_ indicators: IndustryIndicators) {
      industry = indicators.industry.rawValue
      tonnesPerYear = Number(indicators.tonnes)
      costSekPerYear = Number(indicators.costSEK)
      logsumCostSekPerYear = Number(indicators.logsumCostSEK)
      costSekPerTonne = Number(indicators.costSEKPerTonne)
      tonneHoursPerYear = Number(indicators.tonneHours)
      co2TonnesPerYear = Number(indicators.co2Tonnes)
      modes = indicators.modes.map(ModeEntry.init)
      chains = indicators.chains.map {
        ChainEntry(chain: $0.chain.name, tonnesPerYear: Number($0.tonnes))
      }
      orderSekPerYear = Number(indicators.orderSEK)
      inventorySekPerYear = Number(indicators.inventorySEK)
      shipmentSizes = indicators.sizes.map {
        SizeEntry(size: $0.size.name, tonnesPerYear: Number($0.tonnes))
      }
    }
  }

  struct ModeEntry: Encodable {
    let mode: String
    let tonneKmPerYear: Number
    let vehicleKmPerYear: Number
    let vehicleHoursPerYear: Number
    let co2TonnesPerYear: Number
  }

  struct ChainEntry: Encodable {
    let chain: String
    let tonnesPerYear: Number
  }

  struct SizeEntry: Encodable {
    let size: String
    let tonnesPerYear: Number
  }

  struct BackgroundEntry: Encodable {
    /// Cars and other lorries of the cordon matrix.
    let matrixCostSekPerYear: Number
    /// Traffic that stays on its road whatever is built.
    let preloadCostSekPerYear: Number
    let vehicleKmPerYear: Number
    let vehicleHoursPerYear: Number
    let co2TonnesPerYear: Number

    init(_ background: BackgroundIndicators) {
      matrixCostSekPerYear = Number(background.costSEK)
      preloadCostSekPerYear = Number(background.preloadCostSEK)
      vehicleKmPerYear = Number(background.vehicleKilometres)
      vehicleHoursPerYear = Number(background.vehicleHours)
      co2TonnesPerYear = Number(background.co2Tonnes)
    }
  }

  struct TerminalEntry: Encodable {
    let terminal: String
    let tonnesPerYear: Number
    let teuPerYear: Number
    let loadUnitsPerYear: Number
    let capacityUnitsPerHour: Number
    let peakUtilisationRatio: Number
    let source: String
    let confidence: String

    init(_ terminal: Terminal, _ load: TerminalIndicators) {
      self.terminal = terminal.id.name
      tonnesPerYear = Number(load.tonnes)
      teuPerYear = Number(load.teu)
      loadUnitsPerYear = Number(load.loadUnits)
      capacityUnitsPerHour = Number(terminal.capacityPerHour)
      peakUtilisationRatio = Number(load.peakUtilisation)
      source = terminal.provenance.source
      confidence = terminal.provenance.confidence.rawValue
    }
  }

  struct JunctionEntry: Encodable {
    let queue: String
    let node: String
    let name: LabelEntry
    let capacityPcuPerHour: Number
    let delayPcuHoursPerYear: Number
    let delayLorryHoursPerYear: Number
    let periods: [StateEntry]
    let source: String
    let confidence: String

    init(_ queue: JunctionQueue, _ load: QueueIndicators) {
      self.queue = queue.id.name
      node = queue.node.name
      name = LabelEntry(queue.name)
      capacityPcuPerHour = Number(queue.capacityPCUPerHour)
      delayPcuHoursPerYear = Number(load.delayPCUHours)
      delayLorryHoursPerYear = Number(load.delayLorryHours)
      periods = load.periods.map {
        StateEntry(
          period: $0.period.name, flowPcuPerHour: Number($0.flowPerHour),
          utilisationRatio: Number($0.utilisation), delaySecondsPerPcu: Number($0.delaySeconds))
      }
      source = queue.provenance.source
      confidence = queue.provenance.confidence.rawValue
    }
  }

  struct StateEntry: Encodable {
    let period: String
    let flowPcuPerHour: Number
    let utilisationRatio: Number
    let delaySecondsPerPcu: Number
  }

  struct UnservedEntry: Encodable {
    let flow: String
    let tonnesPerYear: Number
  }

  struct ComparisonEntry: Encodable {
    let base: String
    let option: String
    /// False where the two differ in demand too: the difference is then no benefit.
    let hasSameDemand: Bool
    let industryCost: [IndustryDifferenceEntry]
    let emptiesCost: DifferenceEntry
    /// Industries and their empties.
    let freightCost: DifferenceEntry
    /// Matrix and preload together.
    let backgroundCost: DifferenceEntry
    let backgroundCostIncludesPreload = true
    let totalCost: DifferenceEntry
    let co2TonnesPerYear: Number
    let tonneKmPerYear: [ModeDifferenceEntry]

    init(_ comparison: Comparison) {
      base = comparison.base.id
      option = comparison.option.id
      hasSameDemand = comparison.hasSameDemand
      industryCost = zip(Industry.allCases, comparison.industryCost).map {
        IndustryDifferenceEntry(industry: $0.rawValue, cost: DifferenceEntry($1))
      }
      emptiesCost = DifferenceEntry(comparison.emptiesCost)
      freightCost = DifferenceEntry(comparison.freightCost)
      backgroundCost = DifferenceEntry(comparison.backgroundCost)
      totalCost = DifferenceEntry(comparison.totalCost)
      co2TonnesPerYear = Number(comparison.co2Tonnes)
      tonneKmPerYear = zip(Mode.allCases, comparison.tonneKilometres).map {
        ModeDifferenceEntry(mode: $0.rawValue, tonneKmPerYear: Number($1))
      }
    }
  }

  /// What an option is worth at the ends of a parameter's range.
  struct SensitivityEntry: Encodable {
    let option: String
    let parameter: String
    let low: EndEntry
    let high: EndEntry

    init(_ sensitivity: Sensitivity) {
      option = sensitivity.option.id
      parameter = sensitivity.parameter.id.name
      low = EndEntry(sensitivity.parameter.range.lowerBound, sensitivity.low)
      high = EndEntry(sensitivity.parameter.range.upperBound, sensitivity.high)
    }
  }

  struct EndEntry: Encodable {
    let value: Number
    let freightCost: DifferenceEntry
    let totalCost: DifferenceEntry
    /// Facilities with more flow than capacity, so that their delay is extrapolated.
    let aboveCapacity: [String]

    init(_ value: Double, _ comparison: Comparison) {
      self.value = Number(value)
      freightCost = DifferenceEntry(comparison.freightCost)
      totalCost = DifferenceEntry(comparison.totalCost)
      aboveCapacity = comparison.overCapacity.sorted()
    }
  }

  struct IndustryDifferenceEntry: Encodable {
    let industry: String
    let cost: DifferenceEntry
  }

  struct ModeDifferenceEntry: Encodable {
    let mode: String
    let tonneKmPerYear: Number
  }

  /// A difference in SEK per year; null when it is no larger than the threshold.
  struct DifferenceEntry: Encodable {
    let sekPerYear: Number
    let resolutionSekPerYear: Number
    let isResolved: Bool

    init(_ difference: Difference) {
      sekPerYear = Number(difference.isResolved ? difference.value : .nan)
      resolutionSekPerYear = Number(difference.resolution)
      isResolved = difference.isResolved
    }
  }
}
