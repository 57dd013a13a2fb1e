import FreightModel

/// Which investments of the default set to open when, from the packages that a study solves anyway.
package struct BestPlan: Sendable {
  /// Every package of the set that can be built, by saving.
  package let table: PackageTable
  /// The openings of greatest NNV, without a budget.
  package let phasing: Phasing
  /// The first year in which anything may open.
  package let firstYear: Int
}

extension StudyResult {
  /// The plan of greatest NNV, each year's effects being those of what is open then; nil where a
  /// package of the default set that can be built was not solved or serves other demand, or a cost
  /// is not known in money of the appraisal.
  package var bestPlan: BestPlan? {
    let members = study.investments.filter(\.isInDefaultSet)
    let basis = appraisalBasis
    let costs = members.compactMap { investment in
      basis.priceFactor(from: investment.priceLevel).flatMap { factor in
        investment.costMSEK.map { $0 * factor * basis.parameters[.investmentCostFactor] }
      }
    }
    guard !members.isEmpty, costs.count == members.count else { return nil }
    var worths = [
      0: PackageGame.PartWorth(
        value: 0, resolution: AnnualGap.resolution(of: (base.gap, base.indicators.chosenCostSEK)))
    ]
    var effects = [0: 0.0]
    for (outcome, appraisal) in zip(outcomes.dropFirst(), appraisals)
    where outcome.scenario.reference == base.scenario.reference {
      let built = Set(outcome.scenario.investments)
      let change = appraisal.comparison.totalCost
      guard built.isSubset(of: members.map(\.id)), change.isComparable else { continue }
      let mask = members.indices.reduce(0) { built.contains(members[$1].id) ? $0 | 1 << $1 : $0 }
      worths[mask] = PackageGame.PartWorth(
        value: -change.value,
        resolution: AnnualGap.resolution(of: (outcome.gap, outcome.indicators.chosenCostSEK)))
      effects[mask] =
        appraisal.isDetected ? appraisal.items.reduce(0) { $0 + ($1.sekPerYear ?? 0) } : 0
    }
    guard Self.buildable(members).allSatisfy({ worths[$0] != nil }) else { return nil }
    let table = PackageTable(members, worths: worths)
    let firstYear = members.map(\.openingYear).min()!
    return BestPlan(
      table: table,
      phasing: Phasing(
        table, cost: costs, effects: table.masks.map { effects[$0]! },
        maintenance: members.map { basis.maintenanceMSEKPerYear(of: $0.id) ?? 0 },
        firstYear: firstYear, effectYear: run.year, rules: basis.rules), firstYear: firstYear)
  }

  /// Masks that hold what their members need and no two that exclude each other.
  private static func buildable(_ members: [Investment]) -> [Int] {
    (0..<1 << members.count).filter { mask in
      let chosen = members.indices.filter { mask >> $0 & 1 == 1 }.map { members[$0] }
      let ids = Set(chosen.map(\.id))
      return chosen.allSatisfy { $0.needs.isSubset(of: ids) && $0.excludes.isDisjoint(with: ids) }
    }
  }
}
