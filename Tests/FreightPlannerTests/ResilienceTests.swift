import FlowAssignment
import FreightGraph
import FreightAppraisal
import FreightModel
import TestSupport
import Testing

@testable import FreightPlanner

struct ResilienceTests {
  @Test(.enabled(if: isOptimised, "hundreds of solves: in release builds alone"))
  func whatNobodyUsesChangesNothingBitForBit() async throws {
    let planner = Planner(try oskarshamn(), relativeGap: 1e-9, workers: 2)
    let base = await planner.solve(.base)
    let resilience = await planner.resilience(of: .base)
    #expect(!resilience.unused.isEmpty)
    // Not solved above; solved here, from the same flows.
    for facility in resilience.unused.prefix(12) {
      let closed = await planner.solve(.base, with: [Closure(facility)], from: base)
      for (problem, (before, after)) in zip(base.problems, zip(base.results, closed.results)) {
        #expect(after.unservedPairs == before.unservedPairs)
        // Where nobody goes, a way may become dearer.
        for (index, pair) in problem.pairs.enumerated() where pair.demand > 0 {
          let (cost, other) = (before.pairLogsum[index], after.pairLogsum[index])
          #expect(abs(cost - other) <= 1e-6 * max(1, abs(cost)), "\(facility)")
        }
      }
    }
    // What no path was ever tried on is the same in every bit.
    let away = resilience.unused.first { $0 == .link("R_VAR-R_HAL-T") }
    let closed = await planner.solve(.base, with: [Closure(try #require(away))], from: base)
    for (problem, (before, after)) in zip(base.problems, zip(base.results, closed.results)) {
      #expect(before.classFlow == after.classFlow)
      for (index, pair) in problem.pairs.enumerated() where pair.demand > 0 {
        #expect(before.pairLogsum[index] == after.pairLogsum[index], "pair \(index)")
      }
    }
    let demand = planner.study.demand.flows.reduce(0) { $0 + $1.tonnesPerYear }
    for effect in resilience.singles + resilience.named.map(\.effect) {
      let tonnes = effect.servedTonnes.reduce(effect.unserved, +)
      #expect(abs(tonnes - demand) <= 1e-6 * demand, "\(effect.closures)")
    }
    #expect(!resilience.isolating.isEmpty)
  }

  @Test func aLostRoadIsAnotherNetwork() async throws {
    let study = try fixture(
      FixtureStudy().setting("preload_aadt", of: 5, to: "0", in: "link.csv"))
    let planner = Planner(study, workers: 2)
    let base = await planner.solve(.base)
    let lost = planner.outcome(
      of: await planner.solve(.base, with: [Closure(.link("CBRUK-BERG-R"))], from: base))
    let model = planner.priced(.base, with: [Closure(.link("CBRUK-BERG-R"))]).model
    #expect(!model.scenario.network.links.contains { $0.id == "CBRUK-BERG-R" })
    let effect = try #require(
      await planner.resilience(of: .base).singles.first {
        $0.closures == [Closure(.link("CBRUK-BERG-R"))]
      })
    let before = planner.outcome(of: base)
    #expect(abs(effect.unserved - lost.unservedTonnes) <= 1e-6)
    #expect(
      effect.lorryKilometres
        == lost.indicators.lorryKilometres - before.indicators.lorryKilometres)
    #expect(effect.lorryHours == lost.indicators.lorryHours - before.indicators.lorryHours)
    #expect(
      effect.backgroundHours
        == lost.indicators.background.vehicleHours - before.indicators.background.vehicleHours)
    // What is left for the road's goods is the railway, for those that may use it.
    let tonnes = study.demand.flows.reduce(0) { $0 + $1.tonnesPerYear }
    #expect(abs(effect.servedTonnes.reduce(effect.unserved, +) - tonnes) <= 1e-6 * tonnes)
  }

  @Test func aWeightLimitStopsHeavyLorriesAlone() async throws {
    let heavy = FixtureStudy()
      .appending("LORRY,40,made up for tests,estimated", to: "vehicle_mass.csv")
    func study(limit: String) throws -> Study {
      try fixture(
        heavy.appending(
          "LIMIT,Tjäle,Thaw,link,JUNC-BERG-R,1,\(limit),30,made up for tests,estimated",
          to: "closure.csv"))
    }
    let light = await Planner(try study(limit: "12"), workers: 2).resilience(of: .base)
    let none = await Planner(try study(limit: "60"), workers: 2).resilience(of: .base)
    #expect(none.named[0].effect.totalCost.value == 0)
    #expect(light.named[0].effect.totalCost.value > 0 || light.named[0].effect.unserved > 0)
    #expect(light.named[0].effect.unservedVehicles == 0)
  }

  @Test(.enabled(if: isOptimised, "hundreds of solves: in release builds alone"))
  func aPairIsTheSameWhetherProvenOrSolved() async throws {
    let planner = Planner(try oskarshamn(), relativeGap: 1e-8, workers: 2)
    let base = await planner.solve(.base)
    let outcome = planner.outcome(of: base)
    let answer = await planner.resilience(of: .base, pairsAmong: 8)
    #expect(answer.pairs.count == 28)
    for pair in answer.pairs.filter(\.isSingle).prefix(4) {
      let solved = await planner.solve(.base, with: pair.effect.closures, from: base)
      let effect = ClosureEffect(
        pair.effect.closures, base: .init(outcome, base.results),
        closed: .init(planner.outcome(of: solved), solved.results), base.model, base.problems)
      // Preload of a road that is lost as well is displaced and pays no more.
      for (a, b) in zip(effect.industryCost, pair.effect.industryCost) {
        #expect(abs(a.value - b.value) <= a.resolution + b.resolution + 1)
      }
    }
  }

  /// The night's first equilibrium stops just above its half of the gap; the empties move all the
  /// same.
  @Test(.enabled(if: isOptimised, "many solves: in release builds alone"))
  func theLossOfAFerryReachesItsGap() async throws {
    let planner = await Planner(try oskarshamn(), workers: 2).fitted()
    let base = await planner.solve(.base)
    let lost = await planner.solve(.base, with: [Closure(.link("F_OSK-P_VIS-F"))], from: base)
    for result in lost.results {
      #expect(result.status == .converged && result.gap.relative <= 1e-9)
    }
  }

  @Test func workersChangeNothing() async throws {
    let study = try fixture()
    let one = await Planner(study, workers: 1).resilience(of: .base, pairsAmong: 4)
    let two = await Planner(study, workers: 2).resilience(of: .base, pairsAmong: 4)
    #expect(one.singles.map(\.closures) == two.singles.map(\.closures))
    #expect(one.singles.map(\.totalCost.value) == two.singles.map(\.totalCost.value))
    #expect(one.pairs.map(\.effect.totalCost.value) == two.pairs.map(\.effect.totalCost.value))
  }
}
