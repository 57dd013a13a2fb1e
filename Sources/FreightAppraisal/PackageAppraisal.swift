package import FreightModel

extension ParameterName {
  /// Parameters that weigh future money; they change no flow and no yearly cost.
  package static let appraisal: Set<ParameterName> = [
    .discountRate, .constructionYears, .appraisalYears, .effectGrowth, .residualShare, .taxFactor,
  ]
}

extension PresentValueRules {
  /// The conventions of a study.
  package init(_ parameters: ParameterSet) {
    self.init(
      discountRate: parameters[.discountRate],
      constructionYears: Int(parameters[.constructionYears].rounded()),
      appraisalYears: Int(parameters[.appraisalYears].rounded()),
      effectGrowth: parameters[.effectGrowth], residualShare: parameters[.residualShare],
      taxFactor: parameters[.taxFactor])
  }
}

/// What a package costs and what its effects that have a price are worth, over its years.
///
/// Incomplete on purpose and told so wherever it is shown: shippers' cost and background traffic
/// alone, without accidents, air, noise, wear, operators, taxes, and operation and maintenance.
///
/// Investments are in money of several years. They are never added up without an index: the caller
/// gives one for each price level, or the package has no net present value.
package struct PackageAppraisal: Sendable {
  /// What is paid in money of one year, opened with the package.
  package struct Cost: Sendable {
    package let priceLevel: String
    package let costMSEK: Double
    /// Factor to money of the effects; nil if there is no index.
    package let index: Double?
    /// Investment alone, MSEK in its own price level.
    package let value: PresentValue
  }

  package let comparison: Comparison
  package let investments: [Investment]
  /// The last opening of the package's investments: nothing counts before all are there.
  package let openingYear: Int
  /// Price level of the effects.
  package let priceLevel: String
  /// By price level, in the order of the investments.
  package let costs: [Cost]
  /// Effects alone, MSEK in `priceLevel`; nil where the solves tell no difference.
  package let effects: PresentValue?
  /// All in money of `priceLevel`, MSEK; nil without an index or without effects.
  package let value: PresentValue?

  /// Appraises a package.
  ///
  /// - Parameters:
  ///   - comparison: the package against the base case, SEK/yr.
  ///   - investments: those of the package; at least one.
  ///   - year: the year that was solved.
  ///   - priceLevel: price level of the effects.
  ///   - indices: by price level, the factor to `priceLevel`; that level itself needs none.
  ///   - rules: the conventions.
  package init(
    _ comparison: Comparison, investments: [Investment], year: Int, priceLevel: String,
    indices: [String: Double], rules: PresentValueRules
  ) {
    precondition(!investments.isEmpty, "a package of nothing has no cost")
    let opening = investments.map(\.openingYear).max()!
    func value(cost: Double, effect: Double) -> PresentValue {
      PresentValue(
        cost: cost, effect: effect, effectYear: year, openingYear: opening, rules: rules)
    }
    var levels: [String] = []
    for investment in investments where !levels.contains(investment.priceLevel) {
      levels.append(investment.priceLevel)
    }
    let costs = levels.map { level in
      let cost = investments.filter { $0.priceLevel == level }.reduce(0) { $0 + $1.costMSEK }
      return Cost(
        priceLevel: level, costMSEK: cost, index: level == priceLevel ? 1 : indices[level],
        value: value(cost: cost, effect: 0))
    }
    let saving = comparison.totalCost.isResolved ? -comparison.totalCost.value / 1e6 : nil
    let isIndexed = costs.allSatisfy { $0.index != nil }
    self.comparison = comparison
    self.investments = investments
    self.priceLevel = priceLevel
    self.costs = costs
    openingYear = opening
    effects = saving.map { value(cost: 0, effect: $0) }
    self.value =
      isIndexed
      ? saving.map { saving in
        value(cost: costs.reduce(0) { $0 + $1.costMSEK * $1.index! }, effect: saving)
      } : nil
  }

  /// The factor on all costs at which the effects just pay for them; nil where they are not known.
  package var breakEvenFactor: Double? {
    let cost = costs.reduce(0) { $0 + $1.value.investment - $1.value.residual }
    guard let effects, cost > 0 else { return nil }
    return effects.effects / cost
  }
}
