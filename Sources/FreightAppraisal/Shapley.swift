package import FreightModel

/// How a package's worth is divided among its investments.
///
/// With `n` members and `r(S)` the worth of part `S`, the share of `i` is what it adds, averaged
/// over all orders of building (Shapley 1953, A value for n-person games):
///
///     phi_i = sum over S without i of (r(S+i) - r(S)) / (n C(n-1, |S|))
///
/// The interaction of `i` and `j` is what they add together beyond what each adds by itself,
/// averaged with the weights of the Shapley-Taylor index of order two (Dhamdhere, Agarwal and
/// Sundararajan, ICML 2020):
///
///     J_ij = sum over S without i, j of 2 (r(S+ij) - r(S+i) - r(S+j) + r(S)) / (n C(n-1, |S|))
///
/// Two sums are exact and checked: the shares, and the values alone with all interactions, both
/// come to the package's worth. Each share is the value alone and half of every interaction.
package struct ShapleyShares: Sendable {
  /// One investment's part.
  package struct Share: Sendable {
    /// The investment.
    package let investment: Investment.ID
    /// Its worth by itself; zero if it needs another.
    package let alone: Difference
    /// Whether it can be built by itself.
    package let isBuildableAlone: Bool
    /// Its share of the package, with the thresholds behind it.
    package let share: Difference

    /// What it gains from the others: half of every interaction.
    package var interplay: Difference {
      Difference(
        value: share.value - alone.value, resolution: share.resolution + alone.resolution)
    }
  }

  /// What two investments gain by being built together.
  package struct Interaction: Sendable {
    /// One of the two, first in member order.
    package let first: Investment.ID
    /// The other.
    package let second: Investment.ID
    /// Above zero if they strengthen each other.
    package let worth: Difference
  }

  /// In member order.
  package let shares: [Share]
  /// In member order of the first and then of the second.
  package let interactions: [Interaction]
  /// The package's worth.
  package let total: Difference
  /// How far the shares' sum is from the total, relative to the largest worth in the game.
  package let shareError: Double
  /// The same of values alone and interactions.
  package let interactionError: Double

  /// Divides a game's worth; the two sums hold to 1e-9 of the largest worth.
  package init(of game: PackageGame) {
    let count = game.members.count
    // weights[s] = 1/(n C(n-1, s)), the chance that exactly the part of s members comes first.
    var weights = [1 / Double(max(count, 1))]
    for size in 1..<max(count, 1) {
      weights.append(weights[size - 1] * Double(size) / Double(count - size))
    }
    shares = game.members.indices.map { member in
      Share(
        investment: game.members[member], alone: game.difference(1 << member, less: 0),
        isBuildableAlone: game.buildable[1 << member] == 1 << member,
        share: Self.sum(over: game, without: 1 << member) { mask in
          let added = mask | 1 << member
          return (weights[mask.nonzeroBitCount], [added], [mask])
        })
    }
    interactions = game.members.indices.flatMap { first in
      game.members.indices.dropFirst(first + 1).map { second in
        Interaction(
          first: game.members[first], second: game.members[second],
          worth: Self.sum(over: game, without: 1 << first | 1 << second) { mask in
            (
              2 * weights[mask.nonzeroBitCount], [mask | 1 << first | 1 << second, mask],
              [mask | 1 << first, mask | 1 << second]
            )
          })
      }
    }
    total = game.total
    let scale = game.worths.reduce(0) { max($0, abs($1.value)) }
    func error(_ sum: Double) -> Double { scale > 0 ? abs(sum - game.total.value) / scale : 0 }
    shareError = error(shares.reduce(0) { $0 + $1.share.value })
    interactionError = error(
      shares.reduce(0) { $0 + $1.alone.value } + interactions.reduce(0) { $0 + $1.worth.value })
    precondition(
      max(shareError, interactionError) <= 1e-9, "shares that do not come to the package's worth")
  }

  /// A weighted sum of differences over all parts without some members.
  ///
  /// A part that cannot be built stands for a smaller one: where both sides are the same solve,
  /// its resolution counts for nothing.
  private static func sum(
    over game: PackageGame, without excluded: Int,
    _ term: (Int) -> (weight: Double, plus: [Int], minus: [Int])
  ) -> Difference {
    var value = 0.0
    var resolution = 0.0
    var counts = [Int: Int]()
    for mask in game.worths.indices where mask & excluded == 0 {
      let (weight, plus, minus) = term(mask)
      counts.removeAll(keepingCapacity: true)
      for part in plus { counts[game.buildable[part], default: 0] += 1 }
      for part in minus { counts[game.buildable[part], default: 0] -= 1 }
      for part in plus + minus {
        guard let count = counts.removeValue(forKey: game.buildable[part]) else { continue }
        value += weight * Double(count) * game.worths[part].value
        resolution += weight * Double(abs(count)) * game.worths[part].resolution
      }
    }
    return Difference(value: value, resolution: resolution)
  }
}
