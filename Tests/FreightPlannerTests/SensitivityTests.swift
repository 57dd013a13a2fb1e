import FreightAppraisal
import FreightModel
import FreightPlanner
import TestSupport
import Testing

struct SensitivityTests {
  /// Each end is what a study with that row in parameter.csv says by itself, within the thresholds.
  @Test func anEndIsTheStudyWithThatParameter() async throws {
    let study = try pricedFixture()
    let planner = Planner(study, workers: 2)
    let found = await planner.sensitivities { _ in }
    let option = try #require(planner.scenarios.headlineScenarios().first)
    #expect(found.first?.option == option)
    for name in [ParameterName.roadDelayCost, .interestRate] {
      let row = try #require(found.first { $0.parameter.id.name == name.rawValue })
      let ends = [
        (row.low, row.parameter.range.lowerBound), (row.high, row.parameter.range.upperBound),
      ]
      for (comparison, value) in ends {
        let result = await Planner(study.setting(name, to: value), workers: 1)
          .result(of: [Scenario(kind: .base, investments: []), option], command: "") { _ in }
        let alone = result.comparisons[0]
        let net = value == row.parameter.range.lowerBound ? row.lowNetMSEK : row.highNetMSEK
        // Flows behind external effects are less exact than costs.
        let expected = try #require(result.appraisals[0].value).net
        #expect(abs(try #require(net) - expected) <= 1e-3 * max(1, abs(expected)))
        let slack = comparison.totalCost.resolution + alone.totalCost.resolution + 100
        #expect(abs(comparison.totalCost.value - alone.totalCost.value) <= slack)
        #expect(abs(comparison.freightCost.value - alone.freightCost.value) <= slack)
      }
    }
    // A queue that costs more makes the bypass worth more.
    let delay = try #require(
      found.first { $0.parameter.id.name == ParameterName.roadDelayCost.rawValue })
    #expect(delay.high.totalCost.value < delay.low.totalCost.value)
  }

  @Test func parametersWithoutARangeAreLeftOut() async throws {
    let study = try fixture()
    let ranged = study.parameters.rows.filter { $0.range.lowerBound < $0.range.upperBound }
    let found = await Planner(study, workers: 1).sensitivities { _ in }
    let settings = Set(ParameterName.appraisal.map(\.rawValue)).union([
      "base_year", "forecast_year", "undispersed_logit_scale", "train_least_departures",
      "train_greatest_fill", "train_least_fill", "scale_tolerance", "scale_step", "scale_rounds",
    ])
    #expect(
      Set(found.map(\.parameter.id.name)) == Set(ranged.map(\.id.name)).subtracting(settings))
  }

  /// What the answer with economies of scale hangs on: each rule of the trains at both its ends.
  @Test(.enabled(if: isOptimised, "many solves: in release builds alone"))
  func theTrainsRulesAreTriedThroughTheLoopOfScaleEconomies() async throws {
    let study = try oskarshamn()
    let found = await Planner(study, workers: 2).scaleSensitivities()
    let rules = ["train_greatest_fill", "train_least_departures", "train_least_fill"]
    for option in Set(found.map(\.option)) {
      #expect(found.filter { $0.option == option }.map(\.parameter.id.name).sorted() == rules)
    }
    #expect(!found.contains { $0.option.investments == ["RV3747_NEW_A"] }, "no rail terminal")
    // An end is what a study with that row in parameter.csv says by itself.
    let row = try #require(
      found.first {
        $0.option.investments.contains("SID750")
          && $0.parameter.id.name == "train_least_departures"
      })
    let value = row.parameter.range.upperBound
    let alone = await Planner(
      study.setting(.trainLeastDepartures, to: value),
      PlannerSettings(relativeGap: 1e-7, workers: 1)
    ).scaleEconomies(of: [.base, row.option], from: [.planned, .full])
    let differences = alone[1].differences(from: alone[0])
    #expect(row.high.value == differences[0].value)
    #expect(row.high.resolution == differences[0].resolution)
    #expect(row.highFromFull.value == differences[1].value)
  }

  @Test func workersChangeNothing() async throws {
    let study = try fixture()
    let one = await Planner(study, workers: 1).sensitivities { _ in }
    let two = await Planner(study, workers: 2).sensitivities { _ in }
    #expect(one.map(\.low.totalCost.value) == two.map(\.low.totalCost.value))
    #expect(one.map(\.high.totalCost.value) == two.map(\.high.totalCost.value))
  }

  /// What needs no solve is what the study says with that row in its table, to the last bit; each
  /// range is there once, the most decisive first.
  @Test func aRangeOfTheAppraisalIsTheStudyWithThatRow() async throws {
    let study = try pricedFixture()
    let planner = Planner(study, workers: 2)
    let option = try #require(planner.scenarios.headlineScenarios().first)
    let scenarios = [Scenario(kind: .base, investments: []), option]
    var result = await planner.result(of: scenarios, command: "") { _ in }
    #expect(result.valueRanges(0).isEmpty)
    result.sensitivities = await planner.sensitivities { _ in }
    let ranges = result.valueRanges(0)
    #expect(zip(ranges, ranges.dropFirst()).allSatisfy { $0.swing >= $1.swing })
    var found: [String: ValueRange] = [:]
    for range in ranges {
      guard case .parameter(let parameter) = range.input else { continue }
      #expect(found.updateValue(range, forKey: parameter.id.name) == nil)
    }
    for name in [ParameterName.discountRate, .taxFactor] {
      let row = try #require(study.parameters.rows.first { $0.id.name == name.rawValue })
      let low = Planner(study.setting(name, to: row.range.lowerBound), workers: 2)
      let alone = await low.result(of: scenarios, command: "") { _ in }
      let expected = try #require(alone.appraisals[0].value).net
      #expect(found[name.rawValue]?.lowMSEK == expected)
    }
    let other = try #require(result.otherCO2)
    #expect(other.valuesCO2 != result.appraisalBasis.valuesCO2)
  }
}
