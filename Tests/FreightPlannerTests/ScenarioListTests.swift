import FreightAppraisal
import FreightIO
import FreightModel
import FreightPlanner
import Testing

struct ScenarioListTests {
  @Test func packagesRespectNeedsAndExclusions() throws {
    // BYPASS and WIDEN exclude each other, STAGE2 needs BYPASS, QUEUE is free.
    let list = ScenarioList(try fixture().investments)
    let subsets = list.feasibleSubsets(of: ["BYPASS", "WIDEN", "STAGE2", "QUEUE"])
    let expected: Set<Set<Investment.ID>> = [
      [], ["BYPASS"], ["WIDEN"], ["QUEUE"], ["BYPASS", "STAGE2"], ["BYPASS", "QUEUE"],
      ["WIDEN", "QUEUE"], ["BYPASS", "STAGE2", "QUEUE"],
    ]
    #expect(Set(subsets) == expected)
    #expect(subsets.count == expected.count)
    #expect(subsets.map(\.count) == subsets.map(\.count).sorted())
  }

  @Test func aSingleBringsWhatItNeedsFirst() throws {
    let scenarios = ScenarioList(try fixture().investments).study()
    #expect(scenarios[0].kind == .base)
    let stage = try #require(scenarios.first { $0.subject == "STAGE2" })
    #expect(stage.investments == ["BYPASS", "STAGE2"])
    #expect(scenarios.filter { $0.kind == .single }.count == 5)
    #expect(Set(scenarios.map(\.id)).count == scenarios.count)
  }

  /// One package has one name, whether it is chosen or one of a study's own.
  @Test func ordersAsTheScenarioListDoes() throws {
    let study = try oskarshamn()
    let list = ScenarioList(study.investments)
    for investment in study.investments {
      let names = list.ordered(investment.needs.union([investment.id]))
      #expect(try study.investments.selection(names.reversed().map(\.name)).map(\.id) == names)
    }
  }
}
