import FlowAssignment
import FreightAppraisal
import FreightModel
import FreightPlanner
import TestSupport
import Testing

/// A study under other demands and in other years.
struct DemandOptionTests {
  private func scenario(
    _ investments: [Investment.ID] = [], _ options: [DemandOption.ID] = []
  ) -> Scenario {
    Scenario(
      kind: investments.isEmpty ? .base : .chosen, investments: investments,
      demandOptions: options)
  }

  @Test func namesScenariosAsTheyCanBeAskedFor() {
    #expect(scenario().id == "base")
    #expect(scenario([], ["MORE"]).id == "base+MORE")
    #expect(scenario(["BYPASS"], ["MORE", "NEWCOMER"]).id == "BYPASS+MORE+NEWCOMER")
    #expect(scenario(["BYPASS"], ["MORE"]).reference == scenario([], ["MORE"]))
  }

  @Test func theYearsTonnesAreThoseOfTheOption() async throws {
    let study = try fixture()
    let planner = Planner(study, workers: 2)
    for (options, expected) in [
      ([], 335_000), (["MORE"], 460_000), (["LESS"], 210_000),
      // F2 is halved, and 10,000 t are new.
      (["NEWCOMER"], 305_000), (["MORE", "NEWCOMER"], 430_000),
    ] as [([DemandOption.ID], Double)] {
      let outcome = planner.outcome(of: await planner.solve(scenario([], options)))
      let tonnes = outcome.indicators.industries.reduce(0) { $0 + $1.tonnes }
      #expect(abs(tonnes - expected) < 1e-6 * expected, "\(options): \(tonnes)")
      #expect(outcome.gap.isConverged && outcome.indicators.unserved.isEmpty)
    }
  }

  @Test func flowsThatAreAbsentDoNoHarm() async throws {
    let with = Planner(try fixture(), relativeGap: 1e-11, workers: 2)
    let without = Planner(
      try fixture(
        FixtureStudy().removingRow(3, from: "demand_option_flow.csv")
          .removingRow(2, from: "demand_option_flow.csv")), relativeGap: 1e-11, workers: 2)
    let (a, b) = (await with.solve(.base), await without.solve(.base))
    for (x, y) in zip(a.results, b.results) {
      #expect(x.status == .converged && x.unservedPairs == y.unservedPairs)
      #expect(x.gap.absolute.isFinite && x.objective.isFinite)
      let gaps = x.gap.absolute + y.gap.absolute + 1e-12 * x.objective
      #expect(abs(x.objective - y.objective) <= gaps)
    }
  }

  @Test func anOptionIsSolvedAlikeWarmAndCold() async throws {
    let planner = Planner(try fixture(), workers: 2)
    let wanted = scenario(["BYPASS"], ["MORE", "NEWCOMER"])
    let warm = await planner.solve([.base, wanted], progress: { _ in }) { $0 }[1]
    let cold = await planner.solve(wanted)
    for (a, b) in zip(warm.results, cold.results) {
      #expect(
        abs(a.objective - b.objective) <= a.gap.absolute + b.gap.absolute
          + 1e-12 * abs(a.objective))
    }
  }

  @Test func anInvestmentsWorthIsMeasuredUnderTheDemandThatItMeets() async throws {
    let study = try fixture()
    let planner = Planner(study, workers: 2)
    let runs = planner.scenarios.demandRuns()
    #expect(
      runs.map { $0.scenarios.map(\.id) }[3]
        == ["base+LESS", "BYPASS+LESS", "BYPASS+QUEUE+LESS"])
    #expect(
      runs.map { $0.scenarios.map(\.id) }[4]
        == ["base+LESS@low", "BYPASS+LESS@low", "BYPASS+QUEUE+LESS@low"])
    let result = await planner.result(of: [.base], demandRuns: runs, command: "") { _ in }
    #expect(result.outcomes.map(\.scenario.id) == ["base"] && result.comparisons.isEmpty)
    #expect(result.headlines.map(\.option.id) == ["BYPASS", "BYPASS+QUEUE"])
    #expect(
      result.demandOptions.map(\.option)
        == ["MORE", "LESS", "NEWCOMER"].flatMap { [$0, $0, $0] })
    #expect(result.demandOptions.map(\.level.rawValue).prefix(3) == ["middle", "low", "high"])
    for option in result.demandOptions {
      #expect(!option.change.hasSameDemand)
      for value in option.values {
        #expect(value.hasSameDemand)
        let end = option.level == .middle ? "" : "@\(option.level.rawValue)"
        #expect(value.base.id == "base+\(option.option)\(end)")
      }
    }
    let (more, less) = (result.demandOptions[0], result.demandOptions[3])
    // 250,000 t of vehicles by 1.2 and 2, and by 0.2 and 0.8.
    let ends = [1, 2, 4, 5].map { result.demandOptions[$0] }
    for (end, tonnes) in zip(ends, [50_000.0, 250_000, -200_000, -50_000]) {
      #expect(abs(end.tonnes[0] - tonnes) < 1, "\(end.option) \(end.level)")
    }
    let rising = [ends[2], less, ends[3], ends[0], more, ends[1]].map {
      $0.values[0].freightCost.value
    }
    #expect(zip(rising, rising.dropFirst()).allSatisfy { $1 < $0 }, "\(rising)")
    #expect(abs(more.tonnes[0] - 125_000) < 1 && abs(less.tonnes[0] + 125_000) < 1)
    #expect(more.change.industryCost[0].value > 0 && less.change.industryCost[0].value < 0)
    // The bypass saves each tonne about as much: more goods, more worth.
    let worth = [less, more].map { $0.values[0].freightCost.value }
    #expect(worth[1] < worth[0] && worth[0] < 0)
    let alone = await planner.outcomes(of: [
      scenario([], ["MORE"]), scenario(["BYPASS"], ["MORE"]),
    ]) { _ in }
    let comparison = Comparison(alone[0], alone[1])
    #expect(comparison.totalCost.value == more.values[0].totalCost.value)
  }

  @Test func workersChangeNothingUnderAnOptionEither() async throws {
    let study = try fixture()
    func flows(_ workers: Int) async -> [[Double]] {
      let planner = Planner(study, workers: workers)
      let list = [Scenario.base] + planner.scenarios.demandRuns().flatMap(\.scenarios)
      return await planner.solve(list, progress: { _ in }) { $0.results }
        .flatMap { $0.map(\.facilityFlow) }
    }
    #expect(await flows(1) == flows(2))
  }

  @Test func growthReachesTheYearAskedFor() async throws {
    let study = try fixture()
    let now = Planner(study, workers: 2)
    let later = Planner(study, PlannerSettings(year: 2034, workers: 2))
    #expect(now.year == 2024 && later.year == 2034)
    func tonnes(_ planner: Planner) async -> [Double] {
      planner.outcome(of: await planner.solve(.base)).indicators.industries.map(\.tonnes)
    }
    let (a, b) = (await tonnes(now), await tonnes(later))
    // Vehicles 2 % up and other goods 1 % down for ten years.
    #expect(abs(b[0] / a[0] - 1.2189944) < 1e-6)
    #expect(abs(b[2] / a[2] - 0.9043821) < 1e-6)
    let same = Planner(study, PlannerSettings(year: 2024, workers: 2))
    #expect(await tonnes(same) == a)
  }
}
