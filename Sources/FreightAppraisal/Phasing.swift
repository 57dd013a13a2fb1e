package import FreightModel

/// When to open what: the plan of openings over a horizon with the greatest net present value.
///
/// Each year any investments may be opened, at its start. A year's effects are those of what is
/// open then, less what it costs to maintain, so that order matters through interplay, delay
/// through discounting, and needs and exclusions hold in every year. Amounts fall as in
/// `PresentValue`: building in the years before the opening, effects at the end of each year, and
/// what is left at the end of the horizon.
///
/// Dynamic programming over years and packages is exact: with `V_t(S)` the best value from year `t`
/// on with `S` open before it,
///
///     V_t(S) = max over S' containing S  of  effect_t(S') - cost_t(S' - S) + V_t+1(S')
///
/// where what has been opened by year `t` must be within the budget of the years so far: money that
/// is not spent is kept.
package struct Phasing: Sendable {
  /// One investment's opening.
  package struct Opening: Sendable {
    /// The investment.
    package let investment: Investment.ID
    /// The year at whose start it opens.
    package let year: Int
  }

  /// By year, then in table order.
  package let openings: [Opening]
  /// Net present value at the start of the rules' year of discounting, or of the first year where
  /// they have none, in the unit of the values.
  package let netPresentValue: Double

  /// Finds the best plan.
  ///
  /// - Parameters:
  ///   - table: every package that can be built, worth in the unit of `cost` per year of
  ///     `effectYear`.
  ///   - cost: cost of each investment, without tax factor, in the order of the table's
  ///     investments.
  ///   - effects: worth of a year of each package, in the order of the table's masks and in the
  ///     unit of its worths; those worths if nil.
  ///   - maintenance: cost of a year of each investment once it is open, in the unit of `cost`;
  ///     none if nil.
  ///   - unit: units of the table's worths in one unit of `cost`; 1e6 for SEK and MSEK.
  ///   - firstYear: the first year in which anything may open.
  ///   - effectYear: the year that was solved.
  ///   - budgetPerYear: what may be spent per year since the first, tax factor left out; infinite
  ///     without a limit.
  ///   - rules: the conventions; the horizon is their years of effects.
  package init(
    _ table: PackageTable, cost: [Double], effects: [Double]? = nil, maintenance: [Double]? = nil,
    unit: Double = 1e6, firstYear: Int, effectYear: Int, budgetPerYear: Double = .infinity,
    rules: PresentValueRules
  ) {
    let years = rules.appraisalYears
    let masks = table.masks
    func sums(_ amounts: [Double]) -> [Double] {
      masks.map { mask in
        table.investments.indices.reduce(0.0) { mask >> $1 & 1 == 1 ? $0 + amounts[$1] : $0 }
      }
    }
    let spent = sums(cost)
    let upkeep = sums(maintenance ?? cost.map { _ in 0 })
    let worth = (effects ?? masks.map { table.worth($0)!.value }).map { $0 / unit }
    // Year `t` (0 for the first) as discounting counts it.
    let start = firstYear - (rules.discountYear ?? firstYear) + 1
    let residual = rules.residualShare * rules.discountFactor(start + years - 1)
    var value = [Double](repeating: 0, count: masks.count)
    var choice: [[Int]] = []
    let supersets = masks.map { mask in masks.indices.filter { masks[$0] & mask == mask } }
    for t in stride(from: years - 1, through: 0, by: -1) {
      let elapsed = Double(abs(firstYear + t - effectYear))
      let base = firstYear + t < effectYear ? 1 / (1 + rules.effectGrowth) : 1 + rules.effectGrowth
      let growth = (0..<Int(elapsed)).reduce(1.0) { product, _ in product * base }
      let factor = rules.discountFactor(start + t)
      // Of one unit of cost that opens in the year.
      let opening =
        (1...rules.constructionYears).reduce(0.0) {
          $0 + rules.taxFactor / Double(rules.constructionYears)
            * rules.discountFactor(start + t - $1)
        } - residual
      let limit = budgetPerYear * Double(t + 1)
      var next = value
      var chosen = [Int](repeating: 0, count: masks.count)
      for state in masks.indices {
        var best = -Double.infinity
        for other in supersets[state] where other == state || spent[other] <= limit {
          let found =
            factor * (growth * worth[other] - upkeep[other])
            - opening * (spent[other] - spent[state]) + value[other]
          // A later opening of the same value is not better: the first of equals is kept, and
          // masks ascend, so that fewer investments come first.
          if found > best { (best, chosen[state]) = (found, other) }
        }
        next[state] = best
      }
      value = next
      choice.append(chosen)
    }
    choice.reverse()
    var openings: [Opening] = []
    var state = 0
    for t in 0..<years {
      let next = choice[t][state]
      for index in table.investments.indices
      where masks[next] >> index & 1 == 1 && masks[state] >> index & 1 == 0 {
        openings.append(
          Opening(investment: table.investments[index].id, year: firstYear + t))
      }
      state = next
    }
    self.openings = openings
    netPresentValue = value[0]
  }
}
