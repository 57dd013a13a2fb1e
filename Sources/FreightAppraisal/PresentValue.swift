/// How future money is weighed: the conventions of an appraisal, each a row of `parameter.csv`.
package struct PresentValueRules: Sendable {
  /// Real discount rate per year, above -1.
  package var discountRate: Double
  /// Rates that take its place from a year on, the year of `discountYear` being 1; by year.
  package var laterRates: [LaterRate]
  /// The year at whose start all present values stand; nil for the opening year of each.
  package var discountYear: Int?
  /// Years of building before the opening year, among which the investment is spread evenly; at
  /// least 1.
  package var constructionYears: Int
  /// Years of effects from the opening year on; at least 1.
  package var appraisalYears: Int
  /// Real growth of the yearly effects, per year.
  package var effectGrowth: Double
  /// Share of the investment, without tax factor, that is left after the last year.
  package var residualShare: Double
  /// Factor on what is paid by taxes; 1 leaves it out.
  package var taxFactor: Double

  /// Creates the conventions; those with a default leave something out.
  package init(
    discountRate: Double, discountYear: Int? = nil, constructionYears: Int, appraisalYears: Int,
    effectGrowth: Double = 0,
    residualShare: Double = 0, taxFactor: Double = 1, laterRates: [LaterRate] = []
  ) {
    precondition(discountRate > -1 && constructionYears >= 1 && appraisalYears >= 1)
    self.laterRates = laterRates
    self.discountRate = discountRate
    self.discountYear = discountYear
    self.constructionYears = constructionYears
    self.appraisalYears = appraisalYears
    self.effectGrowth = effectGrowth
    self.residualShare = residualShare
    self.taxFactor = taxFactor
  }

  /// A rate from a year on.
  package struct LaterRate: Sendable {
    /// The first year of the rate, that of discounting being 1.
    package let fromYear: Int
    /// Real rate per year.
    package let rate: Double

    /// Creates a rate that holds from a year on.
    package init(fromYear: Int, rate: Double) {
      self.fromYear = fromYear
      self.rate = rate
    }
  }

  /// The rate at which a year is discounted to the one before it.
  private func rate(inYear year: Int) -> Double {
    laterRates.last { $0.fromYear <= year }?.rate ?? discountRate
  }

  /// What one unit at the end of a year is worth at the start of the first.
  ///
  /// - Parameter year: 1 for the first year, 0 for the one before it.
  package func discountFactor(_ year: Int) -> Double {
    guard year > 0 else {
      return (0..<(-year)).reduce(1.0) { factor, _ in factor * (1 + discountRate) }
    }
    return (1...year).reduce(1.0) { $0 / (1 + rate(inYear: $1)) }
  }
}

/// The present value of one unit at the end of each of some years: `(1 - (1 + r)^-n) / r`.
package func annuityFactor(rate: Double, years: Int) -> Double {
  let rules = PresentValueRules(discountRate: rate, constructionYears: 1, appraisalYears: 1)
  return (0..<years).reduce(0) { $0 + rules.discountFactor($1 + 1) }
}

/// One investment with its effects, discounted to the start of the study's year of discounting.
///
/// All amounts are in money of one price level and in any one unit. Each year's amounts fall at its
/// end; costs and what is lost are below zero.
package struct PresentValue: Sendable {
  /// One line of the yearly table.
  package struct Year: Sendable {
    /// Calendar year.
    package let year: Int
    /// What one unit at the year's end is worth at the start of the opening year.
    package let discountFactor: Double
    /// Building, tax factor included; zero or below.
    package let investment: Double
    /// Worth of the year's effects; below zero for a loss.
    package let effects: Double
    /// What the effects of the year that was solved have grown to; zero before the opening.
    package let growth: Double
    /// Change in operation and maintenance; zero where it is not known.
    package let maintenance: Double
    /// What is left after the last year.
    package let residual: Double
    /// Present value of all until the end of this year.
    package let cumulative: Double

    /// Sum of the year's amounts.
    package var net: Double { investment + effects + maintenance + residual }
  }

  /// Building first.
  package let years: [Year]
  /// Present value of the investment, tax factor included: above zero for a cost.
  package let investment: Double
  /// Present value of the effects.
  package let effects: Double
  /// Present value of the change in operation and maintenance, above zero for a cost; nil if it is
  /// not known.
  package let maintenance: Double?
  /// Present value of what is left.
  package let residual: Double
  private let openingYear: Int

  /// Discounts an investment.
  ///
  /// - Parameters:
  ///   - cost: the investment, without tax factor.
  ///   - effect: yearly effect in `effectYear`; growth goes from there.
  ///   - effectYear: the year that was solved.
  ///   - maintenance: yearly cost of operation and maintenance beyond the base case's; nil if it is
  ///     not known.
  ///   - openingYear: the first year with effects.
  ///   - rules: the conventions.
  package init(
    cost: Double, effect: Double, effectYear: Int, maintenance: Double? = nil, openingYear: Int,
    rules: PresentValueRules
  ) {
    self.openingYear = openingYear
    let first = openingYear - rules.constructionYears
    let last = openingYear + rules.appraisalYears - 1
    var cumulative = 0.0
    let start = rules.discountYear ?? openingYear
    let table = (first...last).map { year -> Year in
      let factor = rules.discountFactor(year - start + 1)
      let isOpen = year >= openingYear
      let spent =
        isOpen ? 0 : -cost * rules.taxFactor / Double(rules.constructionYears)
      let base = year < effectYear ? 1 / (1 + rules.effectGrowth) : 1 + rules.effectGrowth
      let growth = (0..<abs(year - effectYear)).reduce(1.0) { product, _ in product * base }
      let gained = isOpen ? effect * growth : 0
      let kept = isOpen ? -(maintenance ?? 0) : 0
      let left = year == last ? cost * rules.residualShare : 0
      cumulative += factor * (spent + gained + kept + left)
      return Year(
        year: year, discountFactor: factor, investment: spent, effects: gained,
        growth: isOpen ? growth : 0, maintenance: kept, residual: left, cumulative: cumulative)
    }
    func present(_ amount: (Year) -> Double) -> Double {
      table.reduce(0) { $0 + $1.discountFactor * amount($1) }
    }
    years = table
    investment = -present { $0.investment }
    effects = present { $0.effects }
    residual = present { $0.residual }
    self.maintenance = maintenance == nil ? nil : -present { $0.maintenance }
  }

  /// The present value of one unit a year in the year that was solved: `sum of factor x growth`.
  package var effectFactor: Double { years.reduce(0) { $0 + $1.discountFactor * $1.growth } }

  /// As `effectFactor`, with another rate of growth than the rules'.
  ///
  /// - Parameters:
  ///   - rate: real growth per year.
  ///   - year: the year that was solved.
  package func effectFactor(growing rate: Double, from year: Int) -> Double {
    years.filter { $0.year >= openingYear }.reduce(0) { sum, line in
      let base = line.year < year ? 1 / (1 + rate) : 1 + rate
      let growth = (0..<abs(line.year - year)).reduce(1.0) { product, _ in product * base }
      return sum + line.discountFactor * growth
    }
  }

  /// Net present value (NNV).
  package var net: Double { effects + residual - investment - (maintenance ?? 0) }

  /// NNK-i: net present value per unit of investment; nil without a cost.
  package var perInvestment: Double? { investment > 0 ? net / investment : nil }

  /// NNK-idu: net present value per unit of investment, operation and maintenance; nil where
  /// maintenance is not known or the sum is no cost.
  package var perInvestmentAndMaintenance: Double? {
    guard let maintenance, investment + maintenance > 0 else { return nil }
    return net / (investment + maintenance)
  }

  /// First-year rate of return: the opening year's effects, less maintenance, per unit of
  /// investment; nil without a cost.
  package var firstYearRate: Double? {
    guard investment > 0, let opening = years.first(where: { $0.year == openingYear }) else {
      return nil
    }
    return (opening.effects + opening.maintenance) / investment
  }

  /// Years from opening until the present value has come to zero, and stays above until the end;
  /// nil if it is below zero at the end.
  package var paybackYears: Int? {
    guard net >= 0 else { return nil }
    let lastBelow = years.last { $0.cumulative < 0 && $0.year >= openingYear - 1 }
    return lastBelow.map { $0.year - openingYear + 2 } ?? 0
  }
}
