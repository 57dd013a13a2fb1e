import FreightModel
import TestSupport
import Testing

@testable import FreightAppraisal

struct PackageTableTests {
  private func investment(_ index: Int, cost: Double, payer: Investment.Payer) -> Investment {
    Investment(
      id: Investment.ID("I\(index)"), name: Label(sv: "I", en: "I"), costMSEK: cost,
      priceLevel: "2024", payer: payer, openingYear: 2030, excludes: [], needs: [],
      isInDefaultSet: true, status: Label(sv: "", en: ""),
      provenance: Provenance(source: "made up for tests", confidence: .estimated), changes: [])
  }

  private func table(
    _ count: Int, _ random: inout SplitMix64, keeping share: Double = 0.8
  ) -> PackageTable {
    var worths: [Int: PackageGame.PartWorth] = [0: .init(value: 0)]
    for mask in 1..<1 << count where Double.random(in: 0...1, using: &random) < share {
      worths[mask] = .init(value: Double.random(in: -5...20, using: &random))
    }
    let investments = (0..<count).map {
      investment(
        $0, cost: Double.random(in: 1...20, using: &random),
        payer: Investment.Payer.allCases[Int.random(in: 0...2, using: &random)])
    }
    return PackageTable(investments, worths: worths)
  }

  /// Needs are in no table here: any set of packages may be the one that can be built.
  @Test func theBestWithinABudgetIsThatOfASearchOverAllSubsets() {
    var random = SplitMix64(seed: 5)
    for _ in 0..<200 {
      let table = table(6, &random)
      let cost = table.investments.compactMap(\.costMSEK)
      let budget = PackageBudget(
        byPayer: ["national": Double.random(in: 0...30, using: &random)],
        total: Double.random(in: 0...60, using: &random))
      let best = table.best(within: budget, cost: cost)
      // By recursion over the investments: take it or leave it.
      func search(_ index: Int, _ mask: Int, _ total: Double, _ national: Double) -> Double {
        guard total <= budget.total, national <= budget.byPayer["national"]! else {
          return -.infinity
        }
        guard index < cost.count else { return table.worth(mask)?.value ?? -.infinity }
        let isNational = table.investments[index].payer == .national
        return max(
          search(index + 1, mask, total, national),
          search(
            index + 1, mask | 1 << index, total + cost[index],
            national + (isNational ? cost[index] : 0)))
      }
      #expect(best.worth.value == search(0, 0, 0, 0))
    }
  }

  @Test func thePhasingIsThatOfASearchOverAllOpeningYears() {
    var random = SplitMix64(seed: 11)
    for trial in 0..<40 {
      // Everything can be built, so that every choice of years is a plan.
      let table = table(3, &random, keeping: 2)
      let cost = table.investments.map { _ in Double.random(in: 1...30, using: &random) }
      let rules = PresentValueRules(
        discountRate: 0.035, constructionYears: 2, appraisalYears: 4, effectGrowth: 0.01,
        residualShare: 0.1, taxFactor: 1.2)
      let limit = trial % 2 == 0 ? Double.infinity : 15
      let phasing = Phasing(
        table, cost: cost, unit: 1, firstYear: 2030, effectYear: 2028, budgetPerYear: limit,
        rules: rules)
      var best = -Double.infinity
      for plan in 0..<125 {
        // Year of opening of each, 4 for never.
        let years = [plan % 5, plan / 5 % 5, plan / 25]
        best = max(best, value(years, table, cost, limit, rules))
      }
      #expect(abs(phasing.netPresentValue - best) <= 1e-9 * max(1, abs(best)))
      var years = [4, 4, 4]
      for opening in phasing.openings {
        years[table.investments.firstIndex { $0.id == opening.investment }!] = opening.year - 2030
      }
      #expect(abs(value(years, table, cost, limit, rules) - best) <= 1e-9 * max(1, abs(best)))
    }
  }

  /// A plan year by year with powers instead of factors.
  private func value(
    _ years: [Int], _ table: PackageTable, _ cost: [Double], _ limit: Double,
    _ rules: PresentValueRules
  ) -> Double {
    var sum = 0.0
    for year in 0..<4 {
      let mask = years.indices.reduce(0) { years[$1] <= year ? $0 | 1 << $1 : $0 }
      let spent = years.indices.reduce(0.0) { years[$1] <= year ? $0 + cost[$1] : $0 }
      let opens = years.contains(year)
      if opens && spent > limit * Double(year + 1) { return -.infinity }
      sum += table.worth(mask)!.value * power(1.01, year + 2) / power(1.035, year + 1)
    }
    for index in years.indices where years[index] < 4 {
      // Half in the last year of building, half in the one before it.
      let building = 0.5 * (1 + 1.035) * 1.2 / power(1.035, years[index])
      sum += cost[index] * (0.1 / power(1.035, 4) - building)
    }
    return sum
  }

  private func power(_ base: Double, _ exponent: Int) -> Double {
    (0..<exponent).reduce(1) { product, _ in product * base }
  }

  /// What opens in the first year and stays is worth what the appraisal of it alone says.
  @Test func aPlanThatOpensAtOnceIsTheAppraisalOfItsPackage() throws {
    var random = SplitMix64(seed: 11)
    let table = table(1, &random, keeping: 2)
    let rules = PresentValueRules(
      discountRate: 0.035, constructionYears: 3, appraisalYears: 40, effectGrowth: 0.01,
      residualShare: 0.2, taxFactor: 1.3,
      laterRates: [PresentValueRules.LaterRate(fromYear: 30, rate: 0.02)])
    let phasing = Phasing(
      table, cost: [50], effects: [0, 9e6], maintenance: [1.5], firstYear: 2030, effectYear: 2024,
      rules: rules)
    #expect(phasing.openings.map(\.year) == [2030])
    let alone = PresentValue(
      cost: 50, effect: 9, effectYear: 2024, maintenance: 1.5, openingYear: 2030, rules: rules)
    #expect(abs(phasing.netPresentValue - alone.net) <= 1e-9 * alone.net)
    // What costs more to keep than it gives is never opened.
    let dear = Phasing(
      table, cost: [50], effects: [0, 9e6], maintenance: [12], firstYear: 2030, effectYear: 2024,
      rules: rules)
    #expect(dear.openings.isEmpty && dear.netPresentValue == 0)
  }

  @Test func sharesOfTwelveComeToTheWhole() throws {
    var random = SplitMix64(seed: 3)
    let table = table(12, &random, keeping: 2)
    let shares = try #require(table.shares.first)
    #expect(table.shares.count == 1 && shares.game.members.count == 12)
    #expect(shares.shapley.shareError <= 1e-9)
    #expect(shares.shapley.interactionError <= 1e-9)
  }
}
