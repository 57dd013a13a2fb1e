import FlowAssignment
import FreightAppraisal
import FreightModel
import FreightPlanner
import Testing

/// What the real study must show, whatever its estimates become.
struct OskarshamnTests {
  private let base = Scenario(kind: .base, investments: [])

  @Test func theTerminalDrawsTonnesFromRoadToRail() async throws {
    let planner = Planner(try oskarshamn(), workers: 2)
    let terminal = Scenario(kind: .single, investments: ["KOMBI_1"], subject: "KOMBI_1")
    let outcomes = await planner.outcomes(of: [base, terminal]) { _ in }
    let (without, with) = (outcomes[0].indicators, outcomes[1].indicators)
    #expect(with.tonneKilometres(by: .rail) > without.tonneKilometres(by: .rail))
    #expect(with.tonneKilometres(by: .road) < without.tonneKilometres(by: .road))
    let kombi = try #require(with.terminals.first { $0.terminal == "KOMBI_COMBI" })
    #expect(kombi.tonnes > 0)
    #expect(with.freightCostSEK < without.freightCostSEK)
  }

  @Test func aTerminalThatNobodyCanAffordChangesNothing() async throws {
    // A lift at a million SEK leaves the choice to the others.
    let study = try oskarshamn().adding(
      [.changeTerminal("KOMBI_COMBI", .price, .set(1e6))], needs: "KOMBI_1")
    let planner = Planner(study, workers: 2)
    let dear = Scenario(kind: .single, investments: ["KOMBI_1", "EXTRA"], subject: "EXTRA")
    let result = await planner.result(of: [base, dear], command: "") { _ in }
    #expect(!result.comparisons[0].totalCost.isResolved)
    let kombi = try #require(
      result.outcomes[1].indicators.terminals.first { $0.terminal == "KOMBI_COMBI" })
    #expect(kombi.tonnes < 1)
  }

  @Test func theNewAlignmentRelievesTheInterchange() async throws {
    let planner = Planner(try oskarshamn(), workers: 2)
    let road = Scenario(kind: .single, investments: ["RV3747_NEW_A"], subject: "RV3747_NEW_A")
    let outcomes = await planner.outcomes(of: [base, road]) { _ in }
    #expect(delay(at: "OSK_C", outcomes[1]) < 0.9 * delay(at: "OSK_C", outcomes[0]))
    #expect(outcomes[1].indicators.backgroundCostSEK < outcomes[0].indicators.backgroundCostSEK)
    let alignment = try #require(
      outcomes[1].indicators.links.first { $0.link == "OSK_S-NY_SVALL-R" })
    #expect(alignment.forward.backgroundVehicles > 0)
    #expect(alignment.tonnes > 0)
  }

  @Test func withoutQueuesTheAlignmentsBenefitForJunctionTrafficDisappears() async throws {
    // Every approach a thousand times as wide: nobody waits, with or without the new road.
    let study = try oskarshamn()
    let changes = study.network.queues.map {
      Investment.Change.changeQueue($0.id, .multiply(1000))
    }
    let planner = Planner(study.adding(changes, needs: nil), workers: 2)
    let wide = Scenario(kind: .chosen, investments: ["EXTRA"])
    let both = Scenario(kind: .chosen, investments: ["RV3747_NEW_A", "EXTRA"])
    let road = Scenario(kind: .chosen, investments: ["RV3747_NEW_A"])
    let outcomes = await planner.outcomes(of: [base, road, wide, both]) { _ in }
    let saved = delay(at: "OSK_C", outcomes[0]) - delay(at: "OSK_C", outcomes[1])
    let savedWhenWide = delay(at: "OSK_C", outcomes[2]) - delay(at: "OSK_C", outcomes[3])
    #expect(abs(savedWhenWide) < 0.01 * saved)
  }

  @Test func theStudysSolvesAreConservingAndTight() async throws {
    let planner = Planner(try oskarshamn(), workers: 2)
    let outcome = planner.outcome(of: await planner.solve(base))
    #expect(outcome.gap.isConverged)
    #expect(outcome.gap.relative <= 1e-6)
    #expect(outcome.indicators.unserved.isEmpty)
  }

  @Test func bushesFindWhatGradientProjectionFinds() async throws {
    let planner = Planner(try oskarshamn(), relativeGap: 1e-10, workers: 2)
    let list = planner.scenarios.study()
    let start = await planner.solve(base)
    let package = await planner.solve(list[list.count - 1], from: start)
    for solution in [start, package] {
      for equilibrium in solution.equilibria {
        let (problem, result) = (equilibrium.problem, equilibrium.assignment)
        let other = GradientProjection(
          stopping: StoppingRule(relativeGap: 1e-10, iterationLimit: 200), mathematics: .platform
        ).assign(problem)
        #expect(result.status == .converged && other.status == .converged)
        let gaps = result.gap.absolute + other.gap.absolute
        #expect(
          abs(result.objective - equilibrium.priceCost - other.objective)
            <= gaps + 1e-13 * result.objective)
        // The entropy bounds how far shares can be from the optimum (Pinsker's inequality).
        for pair in problem.pairs where pair.alternatives.count > 1 && pair.demand > 0 {
          let scale = problem.classes[Int(pair.userClass)].logitScale
          let distance = pair.alternatives.map { Int($0) }.reduce(0) {
            $0 + abs(result.alternativeFlow[$1] - other.alternativeFlow[$1])
          }
          func reach(_ gap: Double) -> Double { (2 * pair.demand * scale * gap).squareRoot() }
          #expect(
            distance <= reach(result.gap.absolute) + reach(other.gap.absolute)
              + 1e-7 * pair.demand)
        }
      }
    }
  }

  /// Hours lost per year by everybody in the approaches of a junction.
  private func delay(at node: Node.ID, _ outcome: ScenarioOutcome) -> Double {
    let queues = Set(outcome.network.queues.filter { $0.node == node }.map(\.id))
    return outcome.indicators.queues.filter { queues.contains($0.queue) }
      .reduce(0) { $0 + $1.delayPCUHours }
  }
}

extension Study {
  /// The study with one more investment, `EXTRA`, that makes some changes.
  func adding(_ changes: [Investment.Change], needs: Investment.ID?) -> Study {
    let extra = Investment(
      id: "EXTRA", name: Label(sv: "Extra", en: "Extra"), costMSEK: 0, priceLevel: "",
      payer: .national, openingYear: 2030, excludes: [], needs: needs.map { [$0] } ?? [],
      isInDefaultSet: false, status: Label(sv: "", en: ""),
      provenance: Provenance(source: "a test", confidence: .estimated), changes: changes)
    return Study(
      name: name, title: title, network: network, demand: demand,
      investments: investments + [extra], parameters: parameters, outlines: outlines,
      inputs: inputs)
  }
}
