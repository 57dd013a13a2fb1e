import FreightAppraisal
import FreightModel
import Testing

@testable import FreightPlanner

struct PackagesTests {
  @Test func packagesAreThoseThatCanBeBuiltAndWorthWhatAStudySays() async throws {
    let study = try fixture()
    let planner = Planner(study, workers: 2)
    let solved = await planner.packages(of: ["BYPASS", "WIDEN", "STAGE2", "QUEUE"])
    let table = try #require(solved.table)
    let subsets = planner.scenarios.feasibleSubsets(of: ["BYPASS", "WIDEN", "STAGE2", "QUEUE"])
    #expect(table.masks.count == subsets.count)
    let result = await planner.result(of: planner.scenarios.study(), command: "") { _ in }
    for (outcome, change) in zip(result.outcomes.dropFirst(), result.comparisons) {
      let mask = table.investments.indices.reduce(0) {
        outcome.scenario.investments.contains(table.investments[$1].id) ? $0 | 1 << $1 : $0
      }
      guard outcome.scenario.investments.count == mask.nonzeroBitCount else { continue }
      let worth = try #require(table.worth(mask))
      #expect(
        abs(worth.value + change.totalCost.value)
          <= worth.resolution + change.totalCost.resolution
          + 1e-8 * outcome.indicators.costSEK)
    }
  }

  /// A package's effects are those of its appraisal in the study.
  @Test func effectsAreThoseOfTheAppraisal() async throws {
    let study = try fixture()
    let planner = Planner(study, workers: 2)
    let solved = await planner.packages(of: ["BYPASS", "QUEUE"])
    let result = await planner.result(of: planner.scenarios.study(), command: "") { _ in }
    let appraisal = try #require(
      result.appraisals.first { $0.comparison.option.investments == ["QUEUE"] })
    let outcome = try #require(
      solved.outcomes.first { solved.table?.members($0.mask).map(\.id.name) == ["QUEUE"] })
    let effects = appraisal.items.reduce(0) { $0 + ($1.sekPerYear ?? 0) }
    #expect(
      effects != 0 && effects != -appraisal.comparison.totalCost.value, "not the saving alone")
    // Flows behind external effects are less exact than costs.
    #expect(abs(outcome.effectsSEK - effects) <= 0.02 * abs(effects))
    #expect(solved.outcomes[0].effectsSEK == 0)
  }

  @Test func workersChangeNothing() async throws {
    let study = try fixture()
    let ids: [Investment.ID] = ["BYPASS", "WIDEN", "STAGE2", "QUEUE", "BERG_KOMBI"]
    let one = await Planner(study, workers: 1).packages(of: ids)
    let two = await Planner(study, workers: 2).packages(of: ids)
    #expect(one.outcomes.map(\.costSEK) == two.outcomes.map(\.costSEK))
    #expect(one.outcomes.map(\.mask) == two.outcomes.map(\.mask))
  }
}
