import FreightAppraisal
import FreightModel

extension StudyDocument {
  /// A scenario with economies of scale, from every start.
  struct ScaleEntry: Encodable {
    let scenario: String
    let starts: [ScaleStartEntry]

    init(_ scaled: ScaleEconomies, base: ScaleEconomies) {
      scenario = scaled.scenario.id
      let isBase = scaled.scenario.investments.isEmpty
      starts = zip(scaled.answers, scaled.differences(from: base)).map { answer, difference in
        ScaleStartEntry(answer, isBase ? nil : difference)
      }
    }
  }

  struct ScaleStartEntry: Encodable {
    let start: String
    let isMain: Bool
    let isSettled: Bool
    let rounds: Int
    let lastChangeFullTrainsPerWeek: Number
    let freightCostSekPerYear: Number
    let backgroundCostSekPerYear: Number
    /// Against the base case from the same start; null for the base case and where it is not
    /// resolved.
    let totalCostChangeSekPerYear: Number?
    let gap: GapEntry
    let relations: [ScaleRelationEntry]

    init(_ answer: ScaleEconomies.Answer, _ difference: Difference?) {
      start = answer.start.rawValue
      isMain = answer.start == .planned
      isSettled = answer.isSettled
      rounds = answer.rounds
      lastChangeFullTrainsPerWeek = Number(answer.lastChange)
      freightCostSekPerYear = Number(answer.outcome.indicators.freightCostSEK)
      backgroundCostSekPerYear = Number(answer.outcome.indicators.backgroundCostSEK)
      totalCostChangeSekPerYear = difference.flatMap { $0.isResolved ? Number($0.value) : nil }
      gap = GapEntry(answer.outcome.gap)
      relations = answer.relations.map(ScaleRelationEntry.init)
    }
  }

  /// A package with a rule of the trains at either end of its range, from the main start and from
  /// full trains.
  struct ScaleSensitivityEntry: Encodable {
    let option: String
    let parameter: String
    let low: Number
    let high: Number
    let totalCostAtLow: DifferenceEntry
    let totalCostAtHigh: DifferenceEntry
    let totalCostAtLowFromFull: DifferenceEntry
    let totalCostAtHighFromFull: DifferenceEntry

    init(_ row: ScaleSensitivity) {
      option = row.option.id
      parameter = row.parameter.id.name
      low = Number(row.parameter.range.lowerBound)
      high = Number(row.parameter.range.upperBound)
      totalCostAtLow = DifferenceEntry(row.low)
      totalCostAtHigh = DifferenceEntry(row.high)
      totalCostAtLowFromFull = DifferenceEntry(row.lowFromFull)
      totalCostAtHighFromFull = DifferenceEntry(row.highFromFull)
    }
  }

  struct ScaleRelationEntry: Encodable {
    let from: String
    let to: String
    let loadForm: String
    let fullTrainsPerWeek: Number
    let departuresPerWeek: Number
    let fill: Number

    init(_ relation: ScaleEconomies.Relation) {
      from = relation.from.name
      to = relation.to.name
      loadForm = relation.loadForm.rawValue
      fullTrainsPerWeek = Number(relation.fullTrainsPerWeek)
      departuresPerWeek = Number(relation.departuresPerWeek)
      fill = Number(relation.fill)
    }
  }
}
