import FreightAppraisal
import FreightModel

extension StudyDocument {
  /// NNV of a headline package with one input at either end of its range.
  struct ValueRangeEntry: Encodable {
    let scenario: String
    /// A row of `parameter.csv`, or an effect whose unit values stand at their ends together.
    let input: String
    let nnvSek: Number
    let nnvAtLowSek: Number
    let nnvAtHighSek: Number

    init(_ range: ValueRange, of tornado: ResultView.Tornado, _ view: ResultView) {
      scenario = view.option(of: tornado.headline)?.outcome.value.scenario.id ?? ""
      input = range.input.id
      nnvSek = Number(tornado.central * 1e6)
      nnvAtLowSek = Number(range.lowMSEK * 1e6)
      nnvAtHighSek = Number(range.highMSEK * 1e6)
    }
  }

  /// The headline packages under draws of all parameters; the draws are in the tables.
  struct SweepEntry: Encodable {
    let method: String
    let seed: UInt64
    let draws: Int
    let notConverged: Int
    let notComparable: Int
    /// Widest threshold of a difference in any draw and option, SEK/yr.
    let resolutionSekPerYear: Number
    let parameters: [String]
    let savingSekPerYear: [SpreadEntry]
    let nnvMsek: [SpreadEntry]

    init(_ sweep: SweepAnswer) {
      method = sweep.design.method.rawValue
      seed = sweep.design.seed
      draws = sweep.draws.count
      notConverged = sweep.draws.count { !$0.isConverged }
      notComparable = sweep.draws.count { !$0.isComparable }
      resolutionSekPerYear = Number(sweep.draws.flatMap(\.resolutionSEK).max() ?? .nan)
      parameters = sweep.parameters.map(\.id.name)
      savingSekPerYear = SpreadEntry.all(sweep.savings, sweep)
      nnvMsek = SpreadEntry.all(sweep.values, sweep)
    }
  }

  /// How one option fares over the draws, in the unit of the key.
  struct SpreadEntry: Encodable {
    let scenario: String
    let draws: Int
    let mean: Number
    let standardError: Number
    let quantileLevels: [Double]
    let quantiles: [Number]
    let shareAboveZero: Number
    /// Both ends of the share's 95 per cent interval.
    let shareAboveZeroInterval: [Number]
    let shareBest: Number
    let greatestRegret: Number
    /// Spearman, by parameter in the order of the sweep's parameters.
    let rankCorrelations: [Number]

    static func all(_ measure: SweepAnswer.Measure?, _ sweep: SweepAnswer) -> [SpreadEntry] {
      guard let measure else { return [] }
      return zip(sweep.options, measure.summaries).map { option, summary in
        SpreadEntry(
          scenario: option.id, draws: measure.draws, mean: Number(summary.mean),
          standardError: Number(summary.standardError), quantileLevels: SweepSummary.levels,
          quantiles: summary.quantiles.map { Number($0) },
          shareAboveZero: Number(summary.shareAboveZero),
          shareAboveZeroInterval: [
            Number(summary.intervalAboveZero.lowerBound),
            Number(summary.intervalAboveZero.upperBound),
          ],
          shareBest: Number(summary.shareBest),
          greatestRegret: Number(summary.greatestRegret),
          rankCorrelations: summary.rankCorrelations.map { Number($0) })
      }
    }
  }

  /// The loss of each facility of the base case over a year.
  struct ResilienceEntry: Encodable {
    let scenario: String
    /// Dearest first.
    let losses: [LossEntry]
    let restrictions: [LossEntry]
    let unusedFacilities: [String]

    init(_ answer: Resilience) {
      let network = answer.base.network
      scenario = answer.scenario.id
      losses = answer.singles.map {
        LossEntry(FacilityName($0.closures[0].facility, in: network).id, $0, network)
      }
      restrictions = answer.named.map {
        LossEntry($0.closure.id.name, $0.effect, days: $0.closure.daysPerYear, network)
      }
      unusedFacilities = answer.unused.map { FacilityName($0, in: network).id }
    }
  }

  /// A loss, or a restriction of `closure.csv`, at the rate of a whole year.
  struct LossEntry: Encodable {
    let id: String
    let kind: String
    let daysPerYear: Number
    let industryCost: [IndustryDifferenceEntry]
    let backgroundCost: DifferenceEntry
    let totalCost: DifferenceEntry
    let unservedTonnesPerYear: Number
    let unservedVehiclesPerYear: Number
    let displacedVehiclesPerYear: Number
    let lorryKmPerYearDifference: Number
    let lorryHoursPerYearDifference: Number
    let backgroundVkmPerYearDifference: Number
    let backgroundHoursPerYearDifference: Number
    let relativeGap: Number
    let isConverged: Bool

    init(
      _ id: String, _ effect: ClosureEffect, days: Double = 365, _ network: FreightNetwork
    ) {
      self.id = id
      kind = FacilityName(effect.closures[0].facility, in: network).kind
      daysPerYear = Number(days)
      industryCost = zip(Industry.allCases, effect.industryCost).map {
        IndustryDifferenceEntry(industry: $0.rawValue, cost: DifferenceEntry($1))
      }
      backgroundCost = DifferenceEntry(effect.backgroundCost)
      totalCost = DifferenceEntry(effect.totalCost)
      unservedTonnesPerYear = Number(effect.unserved)
      unservedVehiclesPerYear = Number(effect.unservedVehicles)
      displacedVehiclesPerYear = Number(effect.displacedVehicles)
      lorryKmPerYearDifference = Number(effect.lorryKilometres)
      lorryHoursPerYearDifference = Number(effect.lorryHours)
      backgroundVkmPerYearDifference = Number(effect.backgroundKilometres)
      backgroundHoursPerYearDifference = Number(effect.backgroundHours)
      relativeGap = Number(effect.gap.relative)
      isConverged = effect.gap.isConverged
    }
  }
}
