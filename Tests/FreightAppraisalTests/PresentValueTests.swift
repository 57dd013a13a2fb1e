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

  @Test func withoutDiscountingSumsAreSums() {
    let rules = PresentValueRules(discountRate: 0, constructionYears: 4, appraisalYears: 10)
    let value = PresentValue(
      cost: 80, effect: 8, effectYear: 2030, openingYear: 2030, rules: rules)
    #expect(near(value.net, 0))
    #expect(value.paybackYears == 10)
    #expect(annuityFactor(rate: 0, years: 10) == 10)
  }

  private func investment(_ id: Investment.ID, _ level: String, _ opening: Int) -> Investment {
    Investment(
      id: id, name: Label(sv: "", en: ""), costMSEK: 100, priceLevel: level, payer: .national,
      openingYear: opening, excludes: [], needs: [], isInDefaultSet: true,
      status: Label(sv: "", en: ""), provenance: Provenance(source: "prov", confidence: .estimated),
      changes: [])
  }

  private func appraisal(
    _ indices: [String: Double], saving: Double = 10e6, resolution: Double = 1
  ) -> PackageAppraisal {
    let change = Difference(value: -saving, resolution: resolution)
    let comparison = Comparison(
      base: .base, option: Scenario(kind: .chosen, investments: ["A", "B"]), industryCost: [],
      emptiesCost: Difference(value: 0, resolution: resolution), freightCost: change,
      backgroundCost: change, totalCost: change, co2Tonnes: 0,
      tonneKilometres: [])
    return PackageAppraisal(
      comparison, investments: [investment("A", "2017", 2030), investment("B", "2024", 2032)],
      year: 2024, priceLevel: "2024", indices: indices,
      rules: PresentValueRules(discountRate: 0, constructionYears: 2, appraisalYears: 30))
  }

  @Test func costsOfSeveralPriceLevelsAreAddedUpOnlyWithAnIndex() {
    let without = appraisal([:])
    #expect(without.value == nil)
    #expect(without.costs.map(\.priceLevel) == ["2017", "2024"])
    #expect(without.costs.map(\.index) == [nil, 1])
    #expect(near(without.effects?.effects, 300))
    #expect(near(without.breakEvenFactor, 1.5))
    #expect(without.openingYear == 2032)
    let with = appraisal(["2017": 1.2])
    #expect(near(with.value?.investment, 220))
    #expect(near(with.value?.net, 80))
  }

  @Test func aDifferenceWithinTheGapsHasNoValue() {
    let hidden = appraisal(["2017": 1.2], saving: 0.5)
    #expect(hidden.effects == nil && hidden.value == nil && hidden.breakEvenFactor == nil)
  }
}
