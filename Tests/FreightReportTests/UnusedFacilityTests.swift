import FreightAppraisal
import Testing

@testable import FreightModel
@testable import FreightReport

/// What none of the study's transports uses, and its table.
@Suite struct UnusedFacilityTests {
  /// The small result where the fourth link, a railway without goods, and the quay's terminal are
  /// used in these scenarios alone.
  private func result(usedIn scenarios: Set<String>) -> StudyResult {
    let whole = SmallResult.make()
    return whole.with(
      outcomes: whole.outcomes.map { outcome in
        var indicators = outcome.indicators
        let isUsed = scenarios.contains(outcome.scenario.id)
        indicators.links[3].forward.freightVehicles = isUsed ? 1 : 0.4
        indicators.terminals[0].tonnes = isUsed ? 1 : 0.4
        return outcome.with(indicators: indicators)
      })
  }

  @Test func whatNoScenarioUsesIsToldWithOthersUtilisation() throws {
    let unused = CapacityUse.unused(in: result(usedIn: []).outcomes)
    #expect(unused.map(\.kind) == [.terminal, .quay, .track])
    #expect(unused.prefix(2).map(\.id) == ["HAMN_KAJ", "HAMN_LAGE"])
    #expect(unused.map(\.row) == [0, 0, 3] && unused.allSatisfy { $0.own == 0.4 })
    // Other ships keep the quay at 40 %; base case, two singles and their package have it.
    #expect(unused[1].peakUtilisation == 0.4 && unused[1].scenarioCount == 4)
    #expect(unused.allSatisfy { $0.scenario == 0 })
  }

  @Test func whatOneScenarioUsesIsInUse() {
    #expect(CapacityUse.unused(in: result(usedIn: ["TERMINAL"]).outcomes).isEmpty)
  }

  @Test func emptiesAloneUseAQuayAndItsTerminal() {
    let whole = result(usedIn: [])
    let outcomes = whole.outcomes.map { outcome in
      var indicators = outcome.indicators
      indicators.terminals[0].loadUnits = 1
      return outcome.with(indicators: indicators)
    }
    #expect(CapacityUse.unused(in: outcomes).map(\.kind) == [.track])
  }

  @Test func whatOnlyAnOptionHasIsFoundInIt() throws {
    let whole = result(usedIn: [])
    let base = whole.base
    let links = base.network.links.indices.filter { $0 != 3 }
    let network = base.network.replacing(links: links.map { base.network.links[$0] })
    var indicators = base.indicators
    indicators.links = links.map { base.indicators.links[$0] }
    let without = ScenarioOutcome(
      scenario: base.scenario, network: network, gap: base.gap, indicators: indicators)
    let unused = CapacityUse.unused(in: [without, whole.outcomes[1], whole.outcomes[2]])
    let track = try #require(unused.last)
    #expect(track.kind == .track && track.scenario == 1 && track.scenarioCount == 2)
    #expect(whole.outcomes[1].network.links[track.row].id.name == track.id)
  }

  @Test func theTableNamesThem() {
    let lines = unusedFacilityTable(ResultView(result(usedIn: []))).csv(.plain)
      .split(separator: "\n").dropFirst().map(String.init)
    #expect(lines.map { $0.prefix { $0 != "," } } == ["terminal", "kaj", "spår"])
    #expect(lines[0].contains(",HAMN_KAJ,"))
    #expect(lines[1].hasPrefix("kaj,quay,HAMN_LAGE,") && lines[1].hasSuffix(",40,4,true"))
  }
}
