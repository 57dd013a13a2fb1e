import FreightModel

/// One largest package of the default set that can be built, with how its saving is divided.
package struct PackageShares: Sendable {
  /// The package with the worth of all its parts.
  package let game: PackageGame
  /// How its worth is divided.
  package let shapley: ShapleyShares
  /// Additions that make a package worse.
  package let braessCases: [BraessCase]
}

extension StudyResult {
  /// The saving (freight and background, SEK/yr) of each largest package of the default set,
  /// divided among its investments; in the order in which the packages were solved.
  ///
  /// A package is left out where a part that could be built was not solved, or serves other demand
  /// than the base case.
  package var packageShares: [PackageShares] {
    let members = study.investments.filter(\.isInDefaultSet)
    let names = Set(members.map(\.id))
    var solved: [Set<Investment.ID>: PackageGame.PartWorth] = [:]
    var order: [Set<Investment.ID>] = []
    for outcome in outcomes where outcome.scenario.reference == base.scenario.reference {
      let built = Set(outcome.scenario.investments)
      let change = Comparison(base, outcome).totalCost
      guard built.isSubset(of: names), solved[built] == nil, change.isComparable else { continue }
      solved[built] = PackageGame.PartWorth(
        value: -change.value,
        resolution: AnnualGap.resolution(of: (outcome.gap, outcome.indicators.chosenCostSEK)))
      order.append(built)
    }
    let largest = order.filter { set in
      set.count > 1 && !order.contains { $0.isStrictSuperset(of: set) }
    }
    return largest.compactMap { set in
      let members = members.filter { set.contains($0.id) }
      guard Self.parts(of: members).allSatisfy({ solved[$0] != nil }) else { return nil }
      let game = PackageGame(members.map(\.id), worths: solved)
      return PackageShares(
        game: game, shapley: ShapleyShares(of: game), braessCases: game.braessCases)
    }
  }

  /// Every part of a package that holds what its investments need.
  private static func parts(of members: [Investment]) -> [Set<Investment.ID>] {
    (0..<(1 << members.count)).compactMap { mask in
      let chosen = members.indices.filter { mask >> $0 & 1 == 1 }.map { members[$0] }
      let ids = Set(chosen.map(\.id))
      return chosen.allSatisfy { $0.needs.isSubset(of: ids) } ? ids : nil
    }
  }
}
