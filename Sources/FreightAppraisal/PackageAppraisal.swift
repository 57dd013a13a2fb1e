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
    /// The factor that all costs are tried with; 1 for the table's own.
    package let factor: Double

    /// MSEK in money of the appraisal; nil without an index or a cost.
    package var costMSEK: Double? {
      guard let index, let cost = investment.costMSEK else { return nil }
      return index * cost * factor
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
  /// All, MSEK; nil without an index or a cost of every investment, or where the two sides serve
  /// other demand. Where the solves tell no difference the effects count as nought: the users' gain
  /// is below `thresholdMSEK`. Maintenance that is not known counts as nought too:
  /// `withoutMaintenance` names whose.
  package let value: PresentValue?
  /// Present value of the threshold below which a users' gain is not told, MSEK.
  package let thresholdMSEK: Double
  /// NNV where each effect grows as the traffic behind it does, MSEK: the rates of `growth.csv` in
  /// place of `effect_growth`; nil without an NNV or without rates.
  package let growingMSEK: Double?
  /// The largest investment, before tax factor and building time, at which NNV is not below zero,
  /// MSEK; below zero where no investment would do, nil where the effects are not known.
  package let affordableMSEK: Double?
  /// An investment of 1 and maintenance of 1 a year, with the package's years.
  private let unit: PresentValue
  private let taxFactor: Double

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
        maintenance: basis.maintenanceMSEKPerYear(of: investment.id),
        factor: basis.parameters[.investmentCostFactor])
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
    let worth =
      comparison.totalCost.isComparable
      ? total.map { value(cost: $0, effect: gain ?? 0, maintenance: maintenance) } : nil
    self.value = worth
    let unit = value(cost: 1, effect: 0, maintenance: 1)
    self.unit = unit
    taxFactor = basis.rules.taxFactor
    thresholdMSEK =
      comparison.totalCost.resolution / 1e6 * value(cost: 0, effect: 1).effectFactor
    growingMSEK = worth.flatMap { worth in
      guard !basis.growth.isEmpty else { return nil }
      let grown =
        gain == nil
        ? 0
        : items.flatMap(\.growing).reduce(0.0) { sum, part in
          let rate = basis.growth.first { $0.growthClass == part.growthClass }?.percentPerYear ?? 0
          return sum + part.sekPerYear / 1e6
            * worth.effectFactor(growing: rate / 100, from: basis.year)
        }
      return worth.net - worth.effects + grown
    }
    affordableMSEK = gain.map {
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
  package var isMaintenanceKnown: Bool { withoutMaintenance.isEmpty }

  /// Investments whose operation and maintenance is not known, and is not in NNV.
  package var withoutMaintenance: [Investment] {
    costs.filter { $0.maintenance == nil }.map(\.investment)
  }

  /// Whether the solves tell the package from the base case.
  package var isDetected: Bool { effects != nil }

  /// Whether some of the investments open before the last one by their own rows; the appraisal lets
  /// all of them wait for it.
  package var waitsForTheLast: Bool {
    costs.contains { $0.investment.openingYear != openingYear }
  }

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

  /// What a payer's investments are worth to it, MSEK: present value of its part of the cost,
  /// without tax factor, and of the maintenance known, less what is left; below zero for an outlay.
  /// Whoever builds is taken to keep what it has built. Nil where a cost is missing.
  package func presentValue(of payer: Investment.Payer) -> Double? {
    costMSEK(of: payer).map { cost in
      let kept = costs.filter { $0.investment.payer == payer }
        .reduce(0) { $0 + ($1.maintenance ?? 0) }
      return cost * (unit.residual - unit.investment / taxFactor)
        - kept * (unit.maintenance ?? 0)
    }
  }

  /// What raising the money by taxes costs everybody, MSEK of present value, below zero: the part
  /// of the tax factor above 1. Nil where a cost is missing.
  package var taxCostMSEK: Double? {
    totalCostMSEK.map { -$0 * unit.investment * (1 - 1 / taxFactor) }
  }

  /// What all investments cost, in money of the appraisal without tax factor, MSEK.
  package var totalCostMSEK: Double? { Self.sum(costs) }

  private static func sum(_ costs: [Cost]) -> Double? {
    costs.reduce(0.0 as Double?) { sum, cost in
      sum.flatMap { sum in cost.costMSEK.map { sum + $0 } }
    }
  }
}

/// How much of what a package's effects are worth is CO2 with a value of its own.
package struct CarbonShare: Sendable {
  /// Present value of CO2, MSEK; above zero.
  package let presentValueMSEK: Double
  /// Of the present value of all effects; above 1 where the others together are a loss.
  package let share: Double
  /// NNV with CO2 at no value, MSEK.
  package let netWithoutMSEK: Double
}

extension PackageAppraisal {
  /// What CO2 is of the effects; nil where it or their sum is no gain, or there is no NNV.
  package var carbonShare: CarbonShare? {
    guard let effects = effects?.effects, effects > 0, let net = value?.net,
      let item = items.first(where: { $0.effect == .co2 }),
      let carbon = presentValue(of: item), carbon > 0
    else { return nil }
    return CarbonShare(
      presentValueMSEK: carbon, share: carbon / effects, netWithoutMSEK: net - carbon)
  }
}
