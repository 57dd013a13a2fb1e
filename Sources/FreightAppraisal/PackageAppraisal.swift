package import FreightModel

/// What a package costs and what its effects that have a price are worth, over its years.
///
/// Investments are in money of several years. Without an index for each of them, or with an unknown
/// cost, there is no net present value, but the largest investment that the effects would pay for.
package struct PackageAppraisal: Sendable {
  /// One investment of the package.
  package struct Cost: Sendable {
    /// The investment.
    package let investment: Investment
    /// Factor to money of the appraisal; nil if there is no index.
    package let index: Double?
    /// Operation and maintenance beyond the base case, MSEK/yr in money of the appraisal; nil if it
    /// is not known.
    package let maintenance: Double?

    /// MSEK in money of the appraisal; nil without an index or a cost.
    package var costMSEK: Double? {
      guard let index, let cost = investment.costMSEK else { return nil }
      return index * cost
    }
  }

  /// The package against its base case, SEK/yr.
  package let comparison: Comparison
  /// The last opening of the package's investments: nothing counts before all are there.
  package let openingYear: Int
  /// Price level of every amount.
  package let priceLevel: String
  /// In the order of the investments.
  package let costs: [Cost]
  /// Every effect, those without a price too.
  package let items: [AppraisalItem]
  /// Beside the logsum; nil where it was not reckoned.
  package let ruleOfAHalf: RuleOfAHalf?
  /// Effects alone, MSEK; nil where the solves tell no difference.
  package let effects: PresentValue?
  /// All, MSEK; nil without effects, or without an index or a cost of every investment.
  package let value: PresentValue?
  /// The largest investment, before tax factor and building time, at which NNV is not below zero,
  /// MSEK; below zero where no investment would do, nil where the effects are not known.
  package let affordableMSEK: Double?

  /// Appraises a package.
  ///
  /// - Parameters:
  ///   - comparison: the package against the base case, SEK/yr.
  ///   - items: its effects.
  ///   - ruleOfAHalf: shippers' gain by the rule of a half.
  ///   - investments: those of the package; at least one.
  ///   - basis: conventions, unit values and price levels.
  package init(
    _ comparison: Comparison, items: [AppraisalItem], ruleOfAHalf: RuleOfAHalf? = nil,
    investments: [Investment], basis: AppraisalBasis
  ) {
    precondition(!investments.isEmpty, "a package of nothing has no cost")
    let opening = investments.map(\.openingYear).max()!
    let costs = investments.map { investment in
      Cost(
        investment: investment, index: basis.priceFactor(from: investment.priceLevel),
        maintenance: basis.maintenanceMSEKPerYear(of: investment.id))
    }
    let known = costs.compactMap(\.maintenance)
    let maintenance = known.isEmpty ? nil : known.reduce(0, +)
    func value(cost: Double, effect: Double, maintenance: Double? = nil) -> PresentValue {
      PresentValue(
        cost: cost, effect: effect, effectYear: basis.year, maintenance: maintenance,
        openingYear: opening, rules: basis.rules)
    }
    let gain =
      comparison.totalCost.isResolved
      ? items.reduce(0) { $0 + ($1.sekPerYear ?? 0) } / 1e6 : nil
    let total = Self.sum(costs)
    self.comparison = comparison
    self.items = items
    self.ruleOfAHalf = ruleOfAHalf
    self.costs = costs
    priceLevel = basis.priceLevel
    openingYear = opening
    effects = gain.map { value(cost: 0, effect: $0) }
    self.value = total.flatMap { total in
      gain.map { value(cost: total, effect: $0, maintenance: maintenance) }
    }
    affordableMSEK = gain.map {
      let unit = value(cost: 1, effect: 0)
      let kept = value(cost: 0, effect: $0, maintenance: maintenance)
      return kept.net / (unit.investment - unit.residual)
    }
  }

  /// Appraises an option against its base case with every effect that has a price.
  ///
  /// - Parameters:
  ///   - base: the base case.
  ///   - option: the package built.
  ///   - comparison: one against the other.
  ///   - investments: those of the package; at least one.
  ///   - basis: conventions, unit values and price levels.
  package init(
    _ base: ScenarioOutcome, _ option: ScenarioOutcome, _ comparison: Comparison,
    investments: [Investment], basis: AppraisalBasis
  ) {
    self.init(
      comparison, items: basis.items(base, option, comparison),
      ruleOfAHalf: RuleOfAHalf(base.indicators.choices, option.indicators.choices),
      investments: investments, basis: basis)
  }

  /// Whether operation and maintenance is known of every investment.
  package var isMaintenanceKnown: Bool { costs.allSatisfy { $0.maintenance != nil } }

  /// NNK-idu; nil while the maintenance of any investment is not known.
  package var perInvestmentAndMaintenance: Double? {
    isMaintenanceKnown ? value?.perInvestmentAndMaintenance : nil
  }

  /// Worth of one party's effects that have a price, SEK/yr.
  package func sekPerYear(of party: AppraisalEffect.Party) -> Double {
    items.filter { $0.effect.party == party }.reduce(0) { $0 + ($1.sekPerYear ?? 0) }
  }

  /// Present value of an effect, MSEK; nil for what has no price, or where effects are not known.
  package func presentValue(of item: AppraisalItem) -> Double? {
    guard let effects, let sek = item.sekPerYear else { return nil }
    return sek / 1e6 * effects.effectFactor
  }

  /// What a payer is asked for, MSEK in money of the appraisal without tax factor; nil where a cost
  /// or an index is missing.
  package func costMSEK(of payer: Investment.Payer) -> Double? {
    Self.sum(costs.filter { $0.investment.payer == payer })
  }

  /// What all investments cost, in money of the appraisal without tax factor, MSEK.
  package var totalCostMSEK: Double? { Self.sum(costs) }

  private static func sum(_ costs: [Cost]) -> Double? {
    costs.reduce(0.0 as Double?) { sum, cost in
      sum.flatMap { sum in cost.costMSEK.map { sum + $0 } }
    }
  }
}
