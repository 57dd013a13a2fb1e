package import FreightModel

/// Every package of some investments that can be built, with what it is worth.
///
/// A package's worth is its saving against nothing built (freight and background, SEK/yr), with the
/// threshold of the two solves behind it. What needs or excludes others is among the packages only
/// where it can be built; the list is complete, which is the proof of all that is chosen from it.
package struct PackageTable: Sendable {
  /// In table order.
  package let investments: [Investment]
  /// By bit mask of the investments: what can be built, in ascending order, nothing built first.
  package let masks: [Int]
  /// By place in `masks`.
  package let worths: [PackageGame.PartWorth]
  private let place: [Int: Int]

  /// Creates the table; nothing built must be among the masks.
  package init(_ investments: [Investment], worths: [Int: PackageGame.PartWorth]) {
    precondition(worths[0] != nil, "nothing built is what all are measured from")
    self.investments = investments
    masks = worths.keys.sorted()
    self.worths = masks.map { worths[$0]! }
    place = Dictionary(uniqueKeysWithValues: masks.enumerated().map { ($1, $0) })
  }

  /// The investments of a mask, in table order.
  package func members(_ mask: Int) -> [Investment] {
    investments.indices.filter { mask >> $0 & 1 == 1 }.map { investments[$0] }
  }

  /// What a mask is worth beyond nothing built; nil if it cannot be built.
  package func worth(_ mask: Int) -> Difference? { difference(mask, less: 0) }

  /// What one mask is worth beyond another.
  package func difference(_ mask: Int, less other: Int) -> Difference? {
    guard let first = place[mask], let second = place[other] else { return nil }
    return Difference(
      value: worths[first].value - worths[second].value,
      resolution: mask == other ? 0 : worths[first].resolution + worths[second].resolution)
  }

  /// Masks to which nothing can be added.
  package var largest: [Int] {
    masks.filter { mask in !masks.contains { $0 != mask && $0 & mask == mask } }
  }

  /// Shares, interplay and paradoxes of each largest package of more than one investment.
  package var shares: [PackageShares] {
    largest.filter { $0.nonzeroBitCount > 1 }.map { mask in
      let members = members(mask).map(\.id)
      var worths: [Set<Investment.ID>: PackageGame.PartWorth] = [:]
      for (part, worth) in zip(masks, self.worths) where part & ~mask == 0 {
        worths[Set(self.members(part).map(\.id))] = worth
      }
      let game = PackageGame(members, worths: worths)
      return PackageShares(
        game: game, shapley: ShapleyShares(of: game), braessCases: game.braessCases)
    }
  }
}

/// What may be spent, in money of one price level, MSEK.
package struct PackageBudget: Sendable {
  /// By payer; a payer without an entry may spend any amount.
  package var byPayer: [String: Double]
  /// Of all payers together; infinite without a limit.
  package var total: Double

  /// Creates a budget for each payer and for all together, in the unit of costs; none by default.
  package init(byPayer: [String: Double] = [:], total: Double = .infinity) {
    self.byPayer = byPayer
    self.total = total
  }
}

extension PackageTable {
  /// The best of the packages that a budget allows.
  package struct Best: Sendable {
    /// Bit mask of the table's investments.
    package let mask: Int
    /// Its worth beyond nothing built.
    package let worth: Difference
    /// Packages within the budget, all of which were compared.
    package let affordable: Int
    /// Other affordable packages that may be as good: their worth is lower by no more than the
    /// threshold.
    package let rivals: [Int]
  }

  /// The package of greatest saving within a budget, the cheaper of equals. Complete enumeration of
  /// what can be built proves it.
  ///
  /// - Parameters:
  ///   - budget: what may be spent.
  ///   - cost: cost of each investment in the money of the budget, MSEK, in the order of
  ///     `investments`.
  package func best(within budget: PackageBudget, cost: [Double]) -> Best {
    var affordable: [(mask: Int, cost: Double)] = []
    for mask in masks {
      var total = 0.0
      var byPayer: [String: Double] = [:]
      for index in investments.indices where mask >> index & 1 == 1 {
        total += cost[index]
        byPayer[investments[index].payer.rawValue, default: 0] += cost[index]
      }
      let isWithin =
        total <= budget.total
        && byPayer.allSatisfy { $0.value <= budget.byPayer[$0.key] ?? .infinity }
      if isWithin { affordable.append((mask, total)) }
    }
    // Nothing built is always affordable.
    var best = affordable[0]
    for candidate in affordable.dropFirst() {
      let change = difference(candidate.mask, less: best.mask)!.value
      if change > 0 || change == 0 && candidate.cost < best.cost { best = candidate }
    }
    return Best(
      mask: best.mask, worth: worth(best.mask)!, affordable: affordable.count,
      rivals: affordable.map(\.mask).filter {
        $0 != best.mask && !difference(best.mask, less: $0)!.isResolved
      })
  }
}
