import FreightAppraisal
import FreightModel
import Testing

/// Present values worked by hand, year by year, and gold test T14.
struct PresentValueTests {
  private func near(_ value: Double?, _ expected: Double, _ tolerance: Double = 1e-9) -> Bool {
    value.map { abs($0 - expected) <= tolerance * max(1, abs(expected)) } ?? false
  }

  @Test func agreesWithThePublishedAssessmentOfRoad66() {
    // Published: NNV 43, I 133, NNK 0.32 and an annuity of 5, all MSEK in whole numbers.
    let factor = annuityFactor(rate: 0.035, years: 60)
    #expect(near(factor, 24.9447341185, 1e-10))
    #expect((133 / factor).rounded() == 5)
    #expect((133 / annuityFactor(rate: 0.035, years: 40)).rounded() == 6)
    let rules = PresentValueRules(
      discountRate: 0.035, constructionYears: 1, appraisalYears: 60)
    let value = PresentValue(
      cost: 133, effect: (133 + 43) / factor, effectYear: 2030, openingYear: 2030, rules: rules)
    #expect(near(value.net, 43))
    #expect(near(value.perInvestment, 43.0 / 133))
    #expect(((value.perInvestment ?? 0) * 100).rounded() == 32)
  }

  @Test func everyYearIsAsByHand() {
    // 10 %, two years of building, three of effects that grow by a tenth from 2029, 20 left of 100.
    let rules = PresentValueRules(
      discountRate: 0.1, constructionYears: 2, appraisalYears: 3, effectGrowth: 0.1,
      residualShare: 0.2, taxFactor: 1.3)
    let value = PresentValue(
      cost: 100, effect: 100, effectYear: 2029, maintenance: 5, openingYear: 2030, rules: rules)
    #expect(value.years.map(\.year) == [2028, 2029, 2030, 2031, 2032])
    let byHand: [(factor: Double, investment: Double, effects: Double, left: Double)] = [
      (1.1, -65, 0, 0), (1, -65, 0, 0), (1 / 1.1, 0, 110, 0), (1 / 1.21, 0, 121, 0),
      (1 / 1.331, 0, 133.1, 20),
    ]
    var sum = 0.0
    for (year, hand) in zip(value.years, byHand) {
      let kept = hand.effects > 0 ? -5.0 : 0
      sum += hand.factor * (hand.investment + hand.effects + kept + hand.left)
      #expect(near(year.discountFactor, hand.factor))
      #expect(near(year.investment, hand.investment))
      #expect(near(year.effects, hand.effects))
      #expect(near(year.maintenance, kept))
      #expect(near(year.residual, hand.left))
      #expect(near(year.net, hand.investment + hand.effects + kept + hand.left))
      #expect(near(year.cumulative, sum))
    }
    // 65 x 2.1; three times 100; 5 x 2.4868520; 20 / 1.331.
    #expect(near(value.investment, 136.5))
    #expect(near(value.effects, 300))
    #expect(near(value.maintenance, 12.434259955, 1e-10))
    #expect(near(value.residual, 15.026296018, 1e-10))
    #expect(near(value.net, 166.092036063, 1e-10))
    #expect(near(value.net, sum))
    #expect(near(value.perInvestment, 166.092036063 / 136.5, 1e-10))
    #expect(near(value.perInvestmentAndMaintenance, 166.092036063 / 148.934259955, 1e-10))
    #expect(near(value.firstYearRate, 105 / 136.5))
    // -136.5 + 95.45 after the first year of effects, + 95.87 after the second.
    #expect(value.paybackYears == 2)
  }

  @Test func anInvestmentThatNeverPaysHasNoPaybackAndUnknownMaintenanceNoNNKidu() {
    let rules = PresentValueRules(discountRate: 0.035, constructionYears: 3, appraisalYears: 40)
    let value = PresentValue(
      cost: 100, effect: 1, effectYear: 2024, openingYear: 2030, rules: rules)
    #expect(value.net < 0)
    #expect(value.paybackYears == nil)
    #expect(value.maintenance == nil)
    #expect(value.perInvestmentAndMaintenance == nil)
    #expect(near(value.effects, annuityFactor(rate: 0.035, years: 40)))
    #expect(near(value.investment, 100 * (1 + 1.035 + 1.035 * 1.035) / 3))
  }

  @Test func theYearOfDiscountingMovesAllYearsAlike() {
    // 10 %, one year of building, two of effects, discounted to 2028: factors 1.1^-1 ... 1.1^-5.
    let rules = PresentValueRules(
      discountRate: 0.1, discountYear: 2028, constructionYears: 1, appraisalYears: 2)
    let value = PresentValue(
      cost: 100, effect: 50, effectYear: 2031, openingYear: 2031, rules: rules)
    let byHand = [1 / 1.331, 1 / 1.4641, 1 / 1.61051]
    #expect(value.years.map(\.year) == [2030, 2031, 2032])
    for (year, factor) in zip(value.years, byHand) { #expect(near(year.discountFactor, factor)) }
    #expect(near(value.net, -100 / 1.331 + 50 / 1.4641 + 50 / 1.61051))
    #expect(near(value.effectFactor(growing: 0, from: 2031), value.effectFactor))
  }

  @Test func withoutDiscountingSumsAreSums() {
    let rules = PresentValueRules(discountRate: 0, constructionYears: 4, appraisalYears: 10)
    let value = PresentValue(
      cost: 80, effect: 8, effectYear: 2030, openingYear: 2030, rules: rules)
    #expect(near(value.net, 0))
    #expect(value.paybackYears == 10)
    #expect(annuityFactor(rate: 0, years: 10) == 10)
  }

  @Test func aRateThatFallsIsAnotherRowNotOtherCode() {
    // HM Treasury, Green Book: 3.5 % for 30 years, 3.0 % for years 31 to 75, 2.5 % thereafter
    // (gov.uk, Review of discounting in the Green Book: Terms of Reference, 16 December 2025).
    // Powers by hand.
    let rules = PresentValueRules(
      discountRate: 0.035, constructionYears: 1, appraisalYears: 100,
      laterRates: [.init(fromYear: 31, rate: 0.03), .init(fromYear: 76, rate: 0.025)])
    #expect(near(rules.discountFactor(30), 0.356278411, 1e-9))
    #expect(near(rules.discountFactor(31), 0.356278411 / 1.03, 1e-9))
    #expect(near(rules.discountFactor(75), 0.356278411 * 0.264438624, 1e-9))
    #expect(near(rules.discountFactor(76), 0.356278411 * 0.264438624 / 1.025, 1e-9))
    #expect(rules.discountFactor(0) == 1)
    #expect(near(rules.discountFactor(-2), 1.035 * 1.035))
    // (1 - 1.035^-30)/0.035 + 1.035^-30 ((1 - 1.03^-45)/0.03 + 1.03^-45 (1 - 1.025^-25)/0.025).
    let value = PresentValue(
      cost: 10, effect: 1, effectYear: 2030, openingYear: 2030, rules: rules)
    let byHand = 18.392045412 + 0.356278411 * (24.518712529 + 0.264438624 * 18.424376423)
    #expect(near(value.effects, byHand, 1e-8))
    #expect(near(value.effectFactor, byHand, 1e-8))
    #expect(near(value.net, byHand - 10, 1e-8))
  }
}
