import FlowAssignment
import FreightAppraisal
import FreightModel
import FreightPlanner
import TestSupport
import Testing

struct PlannerTests {
  @Test func anInvestmentThatChangesNothingGivesTheBaseBitForBit() async throws {
    let study = try fixture(
      FixtureStudy().appending(
        "NOTHING,Inget,Nothing,1,2017,national,2030,,,false,Idé,Idea,made up for tests,estimated",
        to: "investment.csv"))
    let planner = Planner(study, workers: 2)
    let list = [
      Scenario(kind: .base, investments: []),
      Scenario(kind: .single, investments: ["NOTHING"], subject: "NOTHING"),
    ]
    let solutions = await planner.solve(list, progress: { _ in }) { $0 }
    for (base, nothing) in zip(solutions[0].results, solutions[1].results) {
      #expect(base.facilityFlow == nothing.facilityFlow)
      #expect(base.alternativeFlow == nothing.alternativeFlow)
      #expect(base.pairLogsum == nothing.pairLogsum)
      #expect(base.objective == nothing.objective)
    }
    let comparison = await planner.result(of: list, command: "") { _ in }.comparisons[0]
    #expect(comparison.totalCost.value == 0)
    #expect(!comparison.totalCost.isResolved)
  }

  @Test func workersChangeNothing() async throws {
    let study = try fixture()
    let one = Planner(study, workers: 1)
    let two = Planner(study, workers: 2)
    let list = one.scenarios.study()
    let first = await one.solve(list, progress: { _ in }) { $0.results }
    let second = await two.solve(list, progress: { _ in }) { $0.results }
    for (a, b) in zip(first, second) {
      for (x, y) in zip(a, b) {
        #expect(x.facilityFlow == y.facilityFlow)
        #expect(x.pairLogsum == y.pairLogsum)
      }
    }
  }

  @Test func workersChangeNothingInAWhatIf() async throws {
    let study = try oskarshamn()
    let (one, two) = (Planner(study, workers: 1), Planner(study, workers: 2))
    let base = await one.solve(.base)
    // Rail changes, and where empties go.
    let scenario = Scenario(
      kind: .chosen,
      investments: ["KOMBI_1", "KOMBI_2", "EL_BERGA", "EL_NASEKS", "EL_EKSBER", "SID750"])
    let (first, second) = (
      await one.solve(scenario, from: base), await two.solve(scenario, from: base)
    )
    for (a, b) in zip(first.equilibria, second.equilibria) {
      let isSame = a.moves == b.moves
      #expect(isSame && a.assignment.pairLogsum == b.assignment.pairLogsum)
      #expect(a.assignment.facilityFlow == b.assignment.facilityFlow)
      #expect(a.assignment.gap.absolute == b.assignment.gap.absolute)
    }
    let hasOtherMoves = zip(first.equilibria, base.equilibria).contains { $0.moves != $1.moves }
    #expect(hasOtherMoves)
  }

  @Test func aWarmStartGivesTheSameAnswerWithinTheGaps() async throws {
    let planner = Planner(try fixture(), workers: 2)
    let scenario = Scenario(kind: .single, investments: ["BYPASS"], subject: "BYPASS")
    let warm = await planner.solve(
      [Scenario(kind: .base, investments: []), scenario], progress: { _ in }
    ) { $0 }[1]
    let cold = await planner.solve(scenario)
    for (a, b) in zip(warm.results, cold.results) {
      let rounding = 1e-12 * abs(a.objective)
      #expect(abs(a.objective - b.objective) <= a.gap.absolute + b.gap.absolute + rounding)
    }
  }

  @Test func aScenarioThatServesLessIsNotCheaper() async throws {
    // Without the road to CBRUK and the terminal there, its goods stay at home.
    let study = try fixture(
      FixtureStudy().setting("preload_aadt", of: 5, to: "0", in: "link.csv")
        .appending(
          "QUEUE,link,CBRUK-BERG-R,,remove,,made up for tests,estimated",
          to: "investment_change.csv"
        )
        .appending(
          "QUEUE,terminal,CBRUK_KOMBI,,remove,,made up for tests,estimated",
          to: "investment_change.csv"))
    let planner = Planner(study, workers: 2)
    let list = [
      Scenario(kind: .base, investments: []),
      Scenario(kind: .single, investments: ["QUEUE"], subject: "QUEUE"),
    ]
    let result = await planner.result(of: list, command: "") { _ in }
    #expect(!result.outcomes[1].indicators.unserved.isEmpty)
    #expect(result.comparisons[0].totalCost.value < 0)
    #expect(!result.comparisons[0].totalCost.isResolved)
  }

  @Test func theYearsTonnesAreTheDemand() async throws {
    let study = try fixture()
    let planner = Planner(study, workers: 2)
    let outcome = planner.outcome(
      of: await planner.solve(Scenario(kind: .base, investments: [])))
    let tonnes = outcome.indicators.industries.reduce(0) { $0 + $1.tonnes }
    let unserved = outcome.indicators.unserved.reduce(0) { $0 + $1.tonnes }
    let demand = study.demand.flows.reduce(0) { $0 + $1.tonnesPerYear }
    #expect(abs(tonnes + unserved - demand) < 1e-6 * demand)
    for industry in outcome.indicators.industries {
      let byChain = industry.chains.reduce(0) { $0 + $1.tonnes }
      #expect(abs(byChain - industry.tonnes) <= 1e-9 * max(1, industry.tonnes))
      let bySize = industry.sizes.reduce(0) { $0 + $1.tonnes }
      #expect(abs(bySize - industry.tonnes) <= 1e-9 * max(1, industry.tonnes))
      #expect((industry.orderSEK > 0 && industry.inventorySEK > 0) == (industry.tonnes > 0))
    }
  }
}
