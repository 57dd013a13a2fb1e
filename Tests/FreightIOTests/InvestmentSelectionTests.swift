import FreightIO
import FreightModel
import TestSupport
import Testing

@Suite struct InvestmentSelectionTests {
  private let investments: [Investment]

  init() throws {
    investments = try FixtureStudy().withFolder { try StudyReader.read(network: $0).investments }
  }

  @Test func putsNeedsFirstAndTheRestInTableOrder() throws {
    let chosen = try investments.selection(["QUEUE", "STAGE2", "BYPASS", "QUEUE"])
    #expect(chosen.map(\.id) == ["BYPASS", "STAGE2", "QUEUE"])
    #expect(try investments.selection([]).isEmpty)
  }

  @Test func putsANeedFirstEvenIfItsRowComesLater() throws {
    let chosen = try Array(investments.reversed()).selection(["STAGE2", "BYPASS"])
    #expect(chosen.map(\.id) == ["BYPASS", "STAGE2"])
  }

  @Test func tellsEveryProblemAtOnce() throws {
    let error = #expect(throws: SelectionError.self) {
      try investments.selection(["BYPAS", "WIDEN", "STAGE2", "BYPASS", "TUNNEL"])
    }
    #expect(
      error?.problems == [
        .unknown("BYPAS", suggestion: "BYPASS"), .unknown("TUNNEL", suggestion: nil),
        .excluded("BYPASS", "WIDEN"),
      ])
  }

  @Test func namesTheMissingNeed() throws {
    let error = #expect(throws: SelectionError.self) { try investments.selection(["STAGE2"]) }
    #expect(error?.problems.map(\.line) == ["STAGE2 needs BYPASS; choose BYPASS too"])
  }

  @Test func takesInvestmentsAndDemandOptionsFromOneList() throws {
    let study = try FixtureStudy().withFolder { try StudyReader.read(network: $0) }
    let chosen = try study.selection(["NEWCOMER", "STAGE2", "MORE", "BYPASS"])
    #expect(chosen.investments.map(\.id) == ["BYPASS", "STAGE2"])
    #expect(chosen.options.map(\.id) == ["MORE", "NEWCOMER"])
  }

  @Test func anEndOfTheRangesHoldsForAllOptionsInForce() throws {
    let study = try FixtureStudy().withFolder { try StudyReader.read(network: $0) }
    let chosen = try study.selection(["BYPASS", "MORE@high", "NEWCOMER"])
    #expect(chosen.investments.map(\.id) == ["BYPASS"])
    #expect(chosen.options.map(\.id) == ["MORE", "NEWCOMER"])
    #expect(chosen.level == .high)
    #expect(try study.selection(["MORE@low", "NEWCOMER@low"]).level == .low)
    #expect(try study.selection(["MORE"]).level == .middle)
  }

  @Test func tellsWhatIsWrongWithAnEnd() throws {
    let study = try FixtureStudy().withFolder { try StudyReader.read(network: $0) }
    let error = #expect(throws: SelectionError.self) {
      try study.selection(["MORE@hgh", "BYPASS@low", "NEWCOMR@high"])
    }
    #expect(
      error?.problems == [
        .unknownLevel("MORE@hgh", suggestion: "MORE@high"),
        .unranged("BYPASS@low", isInvestment: true), .bothLevels,
        .unknown("NEWCOMR", suggestion: "NEWCOMER"),
      ])
    #expect(error?.problems.allSatisfy(\.isMisspelt) == true)
  }

  @Test func tellsProblemsOfBothSorts() throws {
    let study = try FixtureStudy().withFolder { try StudyReader.read(network: $0) }
    let error = #expect(throws: SelectionError.self) {
      try study.selection(["LESS", "NEWCOMR", "STAGE2", "MORE"])
    }
    #expect(
      error?.problems == [
        .unknown("NEWCOMR", suggestion: "NEWCOMER"), .missing(need: "BYPASS", of: "STAGE2"),
        .excludedOptions("MORE", "LESS"),
      ])
    #expect(
      error?.problems.map(\.line).last == "MORE and LESS exclude each other; choose one of them")
  }
}
