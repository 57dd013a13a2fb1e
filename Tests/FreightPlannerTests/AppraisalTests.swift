import FlowAssignment
import FreightAppraisal
import FreightModel
import FreightPlanner
import TestSupport
import Testing

/// Appraisals of a solved study against sums over its links and flows.
struct AppraisalTests {
  private func near(_ value: Double?, _ expected: Double, _ tolerance: Double = 1e-9) -> Bool {
    value.map { abs($0 - expected) <= tolerance * max(1, abs(expected)) } ?? false
  }

  private func solved(
    _ study: Study, without features: Set<Feature> = []
  ) async -> [ScenarioOutcome] {
    let planner = Planner(
      study, PlannerSettings(without: features, relativeGap: 1e-9, workers: 2))
    return await planner.outcomes(of: [
      .base, Scenario(kind: .chosen, investments: ["BYPASS"]),
    ]) { _ in }
  }

  private func appraisal(_ study: Study, _ outcomes: [ScenarioOutcome]) -> PackageAppraisal {
    PackageAppraisal(
      outcomes[0], outcomes[1], Comparison(outcomes[0], outcomes[1]),
      investments: study.investments.filter { $0.id == "BYPASS" },
      basis: AppraisalBasis(study, year: study.baseYear, indices: ["2017": 1.25]))
  }

  @Test func oneCostTableServesAssignmentAndAppraisal() async throws {
    let study = try fixture()
    let planner = Planner(study, relativeGap: 1e-9, workers: 2)
    let outcomes = await planner.solve(
      [.base, Scenario(kind: .chosen, investments: ["BYPASS"])], progress: { _ in }
    ) { solution in
      // The solver's own sum of flow times cost, less the constants of shipment sizes, which are no
      // cost of any arc: against the sums by industry that are appraised.
      let total = zip(study.network.periods, solution.equilibria).reduce(0.0) { sum, entry in
        let (period, equilibrium) = entry
        let constants = zip(
          equilibrium.assignment.alternativeFlow, equilibrium.problem.alternativeCost
        ).reduce(0.0) { $0 + ($1.0 == 0 ? 0 : $1.0 * $1.1) }
        return sum + period.hoursPerYear * (equilibrium.assignment.gap.totalCost - constants)
      }
      return (planner.outcome(of: solution), total)
    }
    for (outcome, total) in outcomes {
      let indicators = outcome.indicators
      let sum =
        indicators.industries.reduce(0.0) { $0 + $1.costSEK }
        + indicators.background.costSEK
        + indicators.empties.reduce(0) { $0 + $1.transportCostSEK }
      #expect(total > 0 && near(sum, total, 1e-9))
    }
    let appraisal = appraisal(study, outcomes.map(\.0))
    #expect(near(appraisal.sekPerYear(of: .users), -appraisal.comparison.totalCost.value, 1e-9))
  }

  @Test func externalCostsAreKilometresTimesTheirValue() async throws {
    let study = try fixture()
    let outcomes = await solved(study)
    var cars: [Double] = []
    var lorries: [Double] = []
    for outcome in outcomes {
      var sums = (0.0, 0.0)
      for (link, load) in zip(outcome.network.links, outcome.indicators.links) {
        guard case .road(let road) = link.supply, road.roadClass == "two_lane" else { continue }
        for way in [load.forward, load.backward] {
          sums.0 += (way.backgroundVehicles - way.backgroundLorries) * link.lengthKilometres
          sums.1 += (way.freightVehicles + way.backgroundLorries) * link.lengthKilometres
        }
      }
      cars.append(sums.0)
      lorries.append(sums.1)
      // Goods' lorries on links drive what their industries are told to drive.
      let onLinks = zip(outcome.network.links, outcome.indicators.links).reduce(0.0) {
        guard $1.0.mode == .road else { return $0 }
        let vehicles = $1.1.forward.freightVehicles + $1.1.backward.freightVehicles
        return $0 + vehicles * $1.0.lengthKilometres
      }
      #expect(near(outcome.indicators.freight(by: .road).vehicleKilometres, onLinks))
    }
    #expect(lorries[0] != lorries[1] && cars[0] > 0)
    let found = appraisal(study, outcomes)
    func worth(_ effect: AppraisalEffect) -> Double? {
      found.items.first { $0.effect == effect }?.sekPerYear
    }
    #expect(near(worth(.external(.accidents)), -0.2 * (cars[1] - cars[0])))
    #expect(near(worth(.external(.wear)), -0.5 * (lorries[1] - lorries[0])))
    #expect(worth(.external(.air)) == nil && worth(.charges) == nil)
    // 7 SEK a kilogram; 5 SEK a litre of 2.5 kg on the road.
    let kilograms = 1000 * found.comparison.co2Tonnes
    #expect(near(worth(.co2), -7 * kilograms, 1e-7))
    func road(_ outcome: ScenarioOutcome) -> Double {
      outcome.indicators.freight(by: .road).co2Tonnes + outcome.indicators.background.co2Tonnes
    }
    #expect(
      near(worth(.fuelTax), 2 * 1000 * (road(outcomes[1]) - road(outcomes[0])), 1e-7))
    // The sum of all is discounted: forty years at 3.5 % from 2030.
    let sum = found.items.reduce(0) { $0 + ($1.sekPerYear ?? 0) } / 1e6
    #expect(near(found.effects?.effects, sum * annuityFactor(rate: 0.035, years: 40)))
    #expect(near(found.value?.maintenance, 1.5 * annuityFactor(rate: 0.035, years: 40)))
    // No scenario list changes what the rule of a half is worth: close to the logsum.
    let shippers = found.items.prefix(3).reduce(0) { $0 + ($1.sekPerYear ?? 0) }
    #expect(near(found.ruleOfAHalf?.gainSEKPerYear, shippers, 0.2))
  }

  @Test func operatorsArePaidWhatGoodsAndEmptiesCost() async throws {
    // Without queues, interest and loading at the door nothing else is in the cost.
    let study = try fixture().setting(.goodsValueFactor, to: 0).setting(.zoneHandlingCost, to: 0)
    for outcome in await solved(study, without: [.queues]) {
      let indicators = outcome.indicators
      let paid = zip(indicators.payments.carriersSEK, indicators.payments.terminalsSEK)
        .map { $0.reduce(0, +) + $1 }
      let costs =
        indicators.industries.map(\.costSEK)
        + [indicators.empties.reduce(0) { $0 + $1.transportCostSEK }]
      #expect(paid.count == costs.count && costs.count { $0 > 0 } > 1)
      for (paid, cost) in zip(paid, costs) { #expect(near(paid, cost, 1e-12)) }
      #expect(indicators.payments.terminalsSEK.reduce(0, +) > 0)
      #expect(indicators.payments.carriersSEK.joined().allSatisfy { $0 >= 0 })
    }
  }

  @Test func operatorsKeepTheirShareOfWhatTheyArePaid() async throws {
    let study = try fixture()
    let outcomes = await solved(study)
    let carriers = outcomes.map { $0.indicators.payments.carriersSEK.joined().reduce(0, +) }
    let terminals = outcomes.map { $0.indicators.payments.terminalsSEK.reduce(0, +) }
    #expect(carriers[0] != carriers[1])
    func worth(_ found: PackageAppraisal, _ effect: AppraisalEffect) -> Double? {
      found.items.first { $0.effect == effect }?.sekPerYear
    }
    // Rates are costs, which prices follow.
    let costs = appraisal(study, outcomes)
    #expect(worth(costs, .carriers) == 0 && worth(costs, .terminals) == 0)
    let prices = appraisal(
      study.setting(.carrierProfitShare, to: 0.1).setting(.terminalProfitShare, to: 0.05), outcomes)
    #expect(near(worth(prices, .carriers), 0.1 * (carriers[1] - carriers[0])))
    #expect(near(worth(prices, .terminals), 0.05 * (terminals[1] - terminals[0])))
    let change = prices.sekPerYear(of: .operators)
    #expect(
      near(
        (prices.effects?.effects ?? 0) - (costs.effects?.effects ?? 0),
        change / 1e6 * annuityFactor(rate: 0.035, years: 40)))
  }

  @Test func whatOperatorsKeepGrowsWithThoseWhoPay() async throws {
    let study = try fixture()
    let outcomes = await solved(study)
    let found = appraisal(study.setting(.carrierProfitShare, to: 0.1), outcomes)
    let work = try #require(found.items.first { $0.effect == .carriers }).work
    let paid = outcomes.map { $0.indicators.payments.carriersSEK.map { $0.reduce(0, +) } }
    let payers = PaymentIndicators.Payer.all
    #expect(payers.map(\.growthClass) == [.vehicle, .manufacturing, .other, .lorries])
    for (order, payer) in payers.enumerated() {
      let own = work.filter { $0.growthClass == payer.growthClass }
      #expect(
        own.map(\.id)
          == Mode.allCases.map { "carrier_profit_share \(payer.id) \($0.rawValue)" })
      let worth = own.reduce(0) { $0 + $1.sekPerYear }
      #expect(near(worth, 0.1 * (paid[1][order] - paid[0][order])))
    }
    #expect(work.contains { $0.sekPerYear != 0 })
  }

  @Test func carbonAndTaxesAreNeverCountedTwice() async throws {
    let study = try fixture()
    let outcomes = await solved(study)
    let priced = appraisal(study.setting(.co2Treatment, to: 1), outcomes)
    let co2 = priced.items.first { $0.effect == .co2 }
    #expect(co2 != nil && co2?.sekPerYear == nil)
    #expect(priced.items.contains { $0.effect == .fuelTax && $0.sekPerYear != nil })
    let net = appraisal(study.setting(.externalCostBasis, to: 1), outcomes)
    #expect(!net.items.contains { $0.effect == .co2 || $0.effect == .fuelTax })
    let external = net.items.filter { $0.effect.party == .others }
    #expect(external.map(\.effect) == [.external(.all)])
    #expect(external[0].work.map(\.id) == ["NET_LORRY"])
  }
}
