import FreightAppraisal
import FreightModel
import TestSupport
import Testing

@testable import FreightPlanner

struct SweepTests {
  private struct Stop: Error {}

  /// Each draw is what a study with these rows in parameter.csv says by itself, within the
  /// thresholds.
  @Test func aDrawIsTheStudyWithThoseParameters() async throws {
    let study = try pricedFixture()
    let planner = Planner(study, workers: 2)
    let options = planner.scenarios.headlineScenarios()
    let parameters = planner.sweptParameters
    #expect(parameters.count > 5)
    let design = SweepDesign(.latinHypercube, draws: 3, parameters: parameters.count, seed: 4)
    let draws = await planner.sweep(design, of: options, done: [:]) { _ in }
    #expect(draws.map(\.draw) == [0, 1, 2])
    for draw in draws {
      var changed = study
      let values = design.values(of: parameters, draw: draw.draw)
      for (parameter, value) in zip(parameters, values) {
        let name = try #require(ParameterName(rawValue: parameter.id.name))
        changed = changed.setting(name, to: value)
      }
      let planner = Planner(changed, workers: 1)
      let outcomes = await planner.outcomes(of: [.base, options[0]]) { _ in }
      let comparison = Comparison(outcomes[0], outcomes[1])
      let alone = comparison.totalCost
      let appraisal = PackageAppraisal(
        outcomes[0], outcomes[1], comparison,
        investments: planner.scenarios.investments(of: options[0]),
        basis: AppraisalBasis(changed, year: planner.year))
      let value = try #require(draw.netPresentValueMSEK[0])
      // The vehicle-kilometres behind external effects follow the flows, which are less exact.
      let net = try #require(appraisal.value?.net)
      #expect(abs(value - net) < 1e-3 * abs(net))
      // As for the ends of ranges: gaps bound the objective, and its parts move a little more.
      let slack = draw.resolutionSEK[0] + alone.resolution + 100
      #expect(abs(draw.savingSEK[0] + alone.value) <= slack)
      #expect(draw.isConverged && draw.isComparable)
    }
    #expect(Set(draws.map(\.baseCostSEK)).count == 3)
  }

  @Test func aSweepThatGoesOnGivesTheSameBits() async throws {
    let planner = Planner(try fixture(), workers: 2)
    let options = planner.scenarios.headlineScenarios()
    let design = SweepDesign(
      .monteCarlo, draws: 6, parameters: planner.sweptParameters.count, seed: 2)
    let whole = await planner.sweep(design, of: options, done: [:]) { _ in }
    var kept: [Int: SweepDraw] = [:]
    await #expect(throws: Stop.self) {
      _ = try await planner.sweep(design, of: options, done: [:]) {
        (draw: SweepDraw) throws(Stop) in
        kept[draw.draw] = draw
        if kept.count == 3 { throw Stop() }
      }
    }
    #expect(kept.count == 3)
    var added = 0
    let rest = await Planner(try fixture(), workers: 1)
      .sweep(design, of: options, done: kept) { _ in added += 1 }
    #expect(rest == whole)
    #expect(added == 3)
  }
}
