import FlowAssignment
import FreightAppraisal
import FreightModel
import FreightPlanner
import Testing

/// What each switch does to the real study's answer; Model.md tells why.
struct FeatureTests {
  private static let road = Scenario(
    kind: .single, investments: ["RV3747_NEW_A"], subject: "RV3747_NEW_A")
  private static let terminal = Scenario(
    kind: .chosen, investments: ["KOMBI_1", "KOMBI_2", "SID750"])

  private struct Answer {
    let base: ScenarioOutcome
    let road: Comparison
    let terminal: Comparison
    let roadOutcome: ScenarioOutcome
  }

  /// With nothing left out, which every switch is held against.
  private static let whole = Task { try await answer(without: []) }

  private static func answer(without: Set<Feature>) async throws -> Answer {
    let planner = Planner(try oskarshamn(), PlannerSettings(without: without, workers: 2))
    let outcomes = await planner.outcomes(of: [.base, road, terminal]) { _ in }
    for outcome in outcomes { #expect(outcome.gap.isConverged && outcome.gap.relative <= 1e-9) }
    return Answer(
      base: outcomes[0], road: Comparison(outcomes[0], outcomes[1]),
      terminal: Comparison(outcomes[0], outcomes[2]), roadOutcome: outcomes[1])
  }

  private func junctionDelay(_ outcome: ScenarioOutcome) -> Double {
    outcome.indicators.queues.reduce(0) { $0 + $1.delayPCUHours }
  }

  @Test func withoutQueuesNobodyWaitsAndTheRoadKeepsOnlyItsShorterAndFasterWay() async throws {
    let whole = try await Self.whole.value
    let free = try await Self.answer(without: [.queues])
    #expect(junctionDelay(whole.base) > 10_000 && junctionDelay(free.base) == 0)
    let indicators = free.base.indicators
    #expect(indicators.links.allSatisfy { $0.peakUtilisation.isFinite })
    #expect(indicators.links.contains { $0.forward.peakUtilisation > 0.1 })
    #expect(indicators.links.allSatisfy { $0.forward.peakDelaySeconds == 0 })
    #expect(indicators.freightCostSEK < whole.base.indicators.freightCostSEK)
    // Of what is left all is distance and free speed.
    #expect(free.road.totalCost.value > 0.75 * whole.road.totalCost.value)
    #expect(free.road.totalCost.value < 0)
    // Traffic that stays on its road gains by nothing but less queue.
    let preload =
      free.roadOutcome.indicators.background.preloadCostSEK
      - indicators.background.preloadCostSEK
    #expect(abs(preload) < 1)
    // Trains need not wait for crossings: the terminal draws more.
    #expect(free.terminal.freightCost.value < whole.terminal.freightCost.value)
  }

  @Test func withoutPeriodsThePeakVanishesAndWithItMostOfTheQueues() async throws {
    let whole = try await Self.whole.value
    let mean = try await Self.answer(without: [.periods])
    #expect(mean.base.indicators.queues[0].periods.map(\.period) == ["YEAR"])
    #expect(junctionDelay(mean.base) < 0.5 * junctionDelay(whole.base))
    #expect(mean.road.totalCost.value > whole.road.totalCost.value)
    for (a, b) in zip(mean.base.indicators.industries, whole.base.indicators.industries) {
      #expect(abs(a.tonnes - b.tonnes) < 1e-6 * b.tonnes)
    }
    // A day's traffic is the same: vehicles on a link, over the year, do not change in total.
    let vehicles = [mean, whole].map { $0.base.indicators.background.vehicleKilometres }
    #expect(abs(vehicles[0] / vehicles[1] - 1) < 0.01)
  }

  @Test func withoutBackgroundGoodsHaveTheRoadsToThemselves() async throws {
    let whole = try await Self.whole.value
    let alone = try await Self.answer(without: [.background])
    let background = alone.base.indicators.background
    #expect(background.costSEK == 0 && background.preloadCostSEK == 0)
    #expect(background.vehicleKilometres == 0 && background.unservedVehicles == 0)
    #expect(junctionDelay(alone.base) < 0.05 * junctionDelay(whole.base))
    #expect(!alone.road.backgroundCost.isResolved)
    // What cars gained is gone, and so are the queues that lorries stood in.
    #expect(abs(alone.road.totalCost.value) < 0.02 * abs(whole.road.totalCost.value))
    #expect(alone.road.freightCost.value > whole.road.freightCost.value)
  }

  @Test func withoutDispersionGoodsTakeTheLeastCostChain() async throws {
    let whole = try await Self.whole.value
    let planner = Planner(try oskarshamn(), PlannerSettings(without: [.dispersion], workers: 2))
    let solution = await planner.solve(.base)
    for (problem, result) in zip(solution.problems, solution.results) {
      for (index, pair) in problem.pairs.enumerated() where pair.demand > 0 {
        let slots = pair.alternatives.map { Int($0) }
        let least = slots.map { result.alternativeCost[$0] }.min()!
        // A chain that is dearer by 2 SEK/t has e^-20 of the best one's share.
        for slot in slots where result.alternativeCost[slot] > least + 2 {
          #expect(result.alternativeFlow[slot] < 1e-8 * pair.demand)
        }
        #expect(abs(result.pairLogsum[index] - least) < 0.21)
      }
    }
    // The road's worth is in the queues; the terminal wins only the chains that it makes cheapest.
    let bare = try await Self.answer(without: [.dispersion])
    #expect(abs(bare.road.totalCost.value / whole.road.totalCost.value - 1) < 0.01)
    let share = bare.terminal.totalCost.value / whole.terminal.totalCost.value
    #expect(0.7 < share && share < 0.95)
    let outcome = planner.outcome(of: solution)
    for (a, b) in zip(outcome.indicators.industries, whole.base.indicators.industries) {
      #expect(a.costSEK < b.costSEK, "nobody takes a dearer chain")
    }
  }

  @Test func withScaleEconomiesTrainsThatNeedGoodsTakeMostOfTheTerminalsWorthAndNoneOfTheRoads()
    async throws
  {
    let whole = try await Self.whole.value
    let planner = Planner(try oskarshamn(), PlannerSettings(workers: 2))
    let scaled = await planner.scaleEconomies(of: [.base, Self.road, Self.terminal])
    let road = scaled[1].differences(from: scaled[0])[0]
    let terminal = scaled[2].differences(from: scaled[0])[0]
    #expect(scaled.allSatisfy { $0.main.isSettled })
    // The road carries no train: the same answer to a thousandth.
    #expect(abs(road.value / whole.road.totalCost.value - 1) < 1e-3)
    #expect(terminal.value < 0 && terminal.value > 0.6 * whole.terminal.totalCost.value)
  }

  @Test func switchesCombine() async throws {
    let bare = try await Self.answer(without: Set(Feature.allCases))
    #expect(bare.base.indicators.background.costSEK == 0 && junctionDelay(bare.base) == 0)
    #expect(bare.terminal.freightCost.value < 0)
  }
}
