import FreightAppraisal
import FreightModel
import FreightPlanner
import FreightReport

/// The answer of `omlast resilience` as JSON.
struct ResilienceRecord: Encodable {
  struct Loss: Encodable {
    let facilityIds: [String]
    let kinds: [String]
    let industryCostSekPerYear: [String: Double]
    let emptiesCostSekPerYear: Double?
    let backgroundCostSekPerYear: Double
    let totalCostSekPerYear: Double
    let resolutionSekPerYear: Double
    let isResolved: Bool
    let unservedTonnesPerYear: Double
    let servedTonnesPerYear: Double
    let unservedVehiclesPerYear: Double
    let displacedPreloadVehiclesPerYear: Double
    let lorryKmPerYearDifference: Double
    let lorryHoursPerYearDifference: Double
    let backgroundVkmPerYearDifference: Double
    let backgroundHoursPerYearDifference: Double
    let relativeGap: Double
    let isConverged: Bool

    init(_ effect: ClosureEffect, _ network: FreightNetwork) {
      let names = effect.closures.map { FacilityName($0.facility, in: network) }
      facilityIds = names.map(\.id)
      kinds = names.map(\.kind)
      industryCostSekPerYear = Dictionary(
        uniqueKeysWithValues: zip(Industry.allCases, effect.industryCost).map {
          ($0.rawValue, $1.value)
        })
      emptiesCostSekPerYear = effect.emptiesCost.isComparable ? effect.emptiesCost.value : nil
      backgroundCostSekPerYear = effect.backgroundCost.value
      totalCostSekPerYear = effect.totalCost.value
      resolutionSekPerYear = effect.totalCost.resolution
      isResolved = effect.totalCost.isResolved
      unservedTonnesPerYear = effect.unserved
      servedTonnesPerYear = effect.servedTonnes.reduce(0, +)
      unservedVehiclesPerYear = effect.unservedVehicles
      displacedPreloadVehiclesPerYear = effect.displacedVehicles
      lorryKmPerYearDifference = effect.lorryKilometres
      lorryHoursPerYearDifference = effect.lorryHours
      backgroundVkmPerYearDifference = effect.backgroundKilometres
      backgroundHoursPerYearDifference = effect.backgroundHours
      relativeGap = effect.gap.relative
      isConverged = effect.gap.isConverged
    }
  }

  struct Restriction: Encodable {
    let closureId: String
    let daysPerYear: Double
    let costOfDaysSek: Double
    let isEstimate: Bool
    let wholeYear: Loss
  }

  struct Pair: Encodable {
    let loss: Loss
    let sumOfSinglesSekPerYear: Double
    let isSingle: Bool
  }

  let schemaVersion = 1
  let scenario: String
  let year: Int
  /// In words.
  let answer: String
  let losses: [Loss]
  let unusedFacilityIds: [String]
  let restrictions: [Restriction]
  let pairs: [Pair]
  /// Pairs that are proven to raise the objective by less, and by how much at the most.
  let pairsPruned: Int
  let pairsPrunedRiseSekPerYear: Double?

  init(_ resilience: Resilience, _ session: Session) {
    let network = resilience.base.network
    scenario = resilience.scenario.id
    year = session.planner.year
    answer = ResilienceText(resilience, session).sentence
    losses = resilience.singles.map { Loss($0, network) }
    unusedFacilityIds = resilience.unused.map { FacilityName($0, in: network).id }
    restrictions = resilience.named.map {
      Restriction(
        closureId: $0.closure.id.name, daysPerYear: $0.closure.daysPerYear,
        costOfDaysSek: $0.costSEK, isEstimate: $0.closure.provenance.isEstimate,
        wholeYear: Loss($0.effect, network))
    }
    pairsPruned = resilience.pruning?.pruned ?? 0
    pairsPrunedRiseSekPerYear = resilience.pruning.flatMap {
      $0.leastRise.isFinite ? $0.leastRise : nil
    }
    pairs = resilience.pairs.map {
      Pair(
        loss: Loss($0.effect, network), sumOfSinglesSekPerYear: $0.sumOfSingles,
        isSingle: $0.isSingle)
    }
  }
}
