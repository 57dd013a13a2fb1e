import FreightAppraisal
import FreightModel
import FreightPlanner
import TestSupport
import Testing

/// Values of parameters at which a headline's worth is nought.
@Suite struct SwitchingTests {
  private func switching(_ study: FixtureStudy) async throws -> (Planner, [SwitchingValue]) {
    // Costs are money of 2017.
    let priced = study.appending(
      "2017,1,1,1,false,made up for tests,estimated", to: "price_index.csv"
    )
    .appending("2024,1.25,1.2,1.3,false,made up for tests,estimated", to: "price_index.csv")
    let planner = Planner(try fixture(priced), workers: 2)
    let rows = await planner.sensitivities { _ in }
    return (planner, await planner.switchingValues(of: rows))
  }

  @Test func aSignThatTurnsHasARootAndNoOtherHas() async throws {
    let (planner, found) = try await switching(FixtureStudy())
    let headlines = planner.scenarios.headlineScenarios()
    #expect(!found.isEmpty && Set(found.map(\.option.id)) == Set(headlines.map(\.id)))
    for value in found {
      for measure in [value.saving, value.netPresentValue] {
        let turns = [measure.low, measure.high].contains { ($0 ?? 0) * (measure.central ?? 0) < 0 }
        #expect((measure.root != nil) == turns, "\(value.parameter.id)")
        guard let root = measure.root, let residual = measure.residual else { continue }
        #expect(value.parameter.range.contains(root))
        #expect(abs(residual) < 0.05 * abs(measure.central ?? 0))
      }
    }
  }

  /// NNV falls along a line with the tax factor: what costs half of what it could is worth nothing
  /// at a factor of 2.
  @Test func theRootOfALinearMeasureIsItsOwn() async throws {
    let wide = FixtureStudy().replacing(
      "tax_factor,1,factor,1,1.3", with: "tax_factor,1,factor,1,3", in: "parameter.csv")
    let planner = Planner(try fixture(wide), workers: 2)
    let result = await planner.result(of: planner.scenarios.study(), command: "") { _ in }
    let appraisal = try #require(
      result.appraisals.first { $0.comparison.option.investments == ["BYPASS"] })
    let most = try #require(appraisal.affordableMSEK)
    try #require(most > 0)
    // Money of 2017 is worth a quarter more, as `switching` has it.
    let (_, found) = try await switching(
      wide.replacing(
        "Bypass,400,2017", with: "Bypass,\(most / 2 / 1.25),2017", in: "investment.csv"))
    let row = try #require(
      found.first {
        $0.parameter.id.name == "tax_factor" && $0.option.investments == ["BYPASS"]
      })
    let measure = row.netPresentValue
    #expect(measure.low == measure.central, "the table's value is the least")
    #expect(abs(try #require(measure.root) - 2) < 1e-3)
    #expect(row.saving.low == row.saving.high && row.saving.root == nil, "no flow changes")
  }

  @Test func workersChangeNothing() async throws {
    let study = try fixture()
    let rows = await Planner(study, workers: 1).sensitivities { _ in }
    let one = await Planner(study, workers: 1).switchingValues(of: rows)
    let two = await Planner(study, workers: 2).switchingValues(of: rows)
    #expect(one.map(\.saving) == two.map(\.saving))
    #expect(one.map(\.netPresentValue) == two.map(\.netPresentValue))
  }
}
