import FreightAppraisal
import FreightModel
import Testing

@testable import FreightReport

/// The table of what none of the study's transports uses.
@Suite struct UnusedFacilityTests {
  /// The table's lines where the fourth link, a railway without goods, and the quay's terminal are
  /// used in these scenarios alone.
  private func lines(usedIn scenarios: Set<String>) -> [String] {
    let whole = SmallResult.make()
    let outcomes = whole.outcomes.map { outcome in
      var indicators = outcome.indicators
      let isUsed = scenarios.contains(outcome.scenario.id)
      indicators.links[3].forward.freightVehicles = isUsed ? 1 : 0.4
      indicators.terminals[0].tonnes = isUsed ? 1 : 0.4
      return ScenarioOutcome(
        scenario: outcome.scenario, network: outcome.network, gap: outcome.gap,
        indicators: indicators)
    }
    let result = StudyResult(
      study: whole.study, outcomes: outcomes,
      comparisons: outcomes.dropFirst().map { Comparison(outcomes[0], $0) },
      headlines: whole.headlines, run: whole.run)
    return unusedFacilityTable(ResultView(result)).csv(.plain).split(separator: "\n").dropFirst()
      .map(String.init)
  }

  @Test func whatNoScenarioUsesIsThereWithOthersUtilisation() throws {
    let unused = lines(usedIn: [])
    #expect(unused.map { $0.prefix { $0 != "," } } == ["terminal", "kaj", "spår"])
    #expect(unused[0].contains(",HAMN_KAJ,"))
    // Other ships keep the quay at 40 %; base case, two singles and their package have it.
    #expect(unused[1].hasPrefix("kaj,quay,HAMN_LAGE,") && unused[1].hasSuffix(",40,4,true"))
  }

  @Test func whatOneScenarioUsesIsNotThere() {
    #expect(lines(usedIn: ["TERMINAL"]).isEmpty)
  }
}
