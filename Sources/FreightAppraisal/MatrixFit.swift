package import FreightModel

/// How the background matrix was estimated from traffic counts, and how well it explains them.
package struct MatrixFit: Sendable {
  /// One entry per count, in table order.
  package let entries: [Entry]
  /// One entry per row of the background matrix, in table order.
  package let pairs: [Pair]
  /// Assignments made until the shares of the pairs at the counts stood still.
  package let rounds: Int
  /// How much the matrix would move in another round, as a share of its total.
  package let lastMove: Double
  /// Whether shares, matrix and preload stand still.
  package let isConverged: Bool

  /// Collects an estimation's outcome.
  package init(
    entries: [Entry], pairs: [Pair], rounds: Int, lastMove: Double, isConverged: Bool
  ) {
    self.entries = entries
    self.pairs = pairs
    self.rounds = rounds
    self.lastMove = lastMove
    self.isConverged = isConverged
  }

  /// A count and what explains it, vehicles per day in the directions counted.
  package struct Entry: Sendable {
    /// The count.
    package let count: TrafficCount
    /// The study's own lorries, empty running included.
    package let freight: Double
    /// The estimated matrix.
    package let matrix: Double
    /// Traffic that is put on the road as preload, since nothing else explains it.
    package let preload: Double
    /// GEH of what freight and matrix explain, in the busiest hour: how well what may choose its
    /// road is known.
    package let geh: Double
    /// GEH of all that the model has on the road, preload included: nought but for rounding where
    /// preload fills what is missing.
    package let gehOfModel: Double
    /// What a planner should know about it.
    package let finding: Finding

    /// Collects what explains a count, vehicles per day.
    package init(
      count: TrafficCount, freight: Double, matrix: Double, preload: Double, geh: Double,
      gehOfModel: Double, finding: Finding
    ) {
      self.count = count
      self.freight = freight
      self.matrix = matrix
      self.preload = preload
      self.geh = geh
      self.gehOfModel = gehOfModel
      self.finding = finding
    }

    /// Everything that the model has on the road.
    package var model: Double { freight + matrix + preload }
    /// Model less count: never negative but for rounding, since preload fills what is missing.
    package var difference: Double { model - count.vehiclesPerDay }
    /// What freight and matrix leave of the count; negative where they are more than was counted.
    package var residual: Double { count.vehiclesPerDay - freight - matrix }
  }

  /// What a planner should know about a count.
  package enum Finding: String, Sendable, CaseIterable {
    /// Explained within two standard errors.
    case explained
    /// The study's own lorries alone are more than was counted.
    case freightExceeds = "freight_exceeds"
    /// No pair of the matrix passes here, or only empty ones: all the rest is preload.
    case noPair = "no_pair"
    /// More was counted than the matrix explains within two standard errors: the rest is preload.
    case aboveMatrix = "above_matrix"
    /// Less was counted than the matrix has, by more than two standard errors: other counts say so.
    case belowMatrix = "below_matrix"
  }

  /// A pair of the matrix before and after, vehicles per day.
  package struct Pair: Sendable {
    /// In the matrix of the tables, vehicles per day.
    package let prior: Double
    /// In the estimated matrix, vehicles per day.
    package let estimate: Double
    /// Whether any count sees it.
    package let isCounted: Bool

    /// Creates a pair, vehicles per day.
    package init(prior: Double, estimate: Double, isCounted: Bool) {
      self.prior = prior
      self.estimate = estimate
      self.isCounted = isCounted
    }
  }

  /// Counts that are estimates.
  package var estimatedCounts: Int { entries.count { $0.count.provenance.isEstimate } }
  /// Counts whose GEH of freight and matrix is below 5, the usual criterion.
  package var goodMatches: Int { entries.count { $0.geh < 5 } }
  /// Counts whose GEH of all modelled traffic is below 5.
  package var goodMatchesOfModel: Int { entries.count { $0.gehOfModel < 5 } }
  /// The count that freight and matrix explain least by GEH; nil without counts.
  package var leastExplained: Entry? {
    entries.reduce(nil) { worst, entry in entry.geh > worst?.geh ?? -1 ? entry : worst }
  }

  /// Vehicles per day of the prior matrix.
  package var priorTotal: Double { pairs.reduce(0) { $0 + $1.prior } }
  /// Vehicles per day of the estimated matrix.
  package var total: Double { pairs.reduce(0) { $0 + $1.estimate } }
  /// Sum of the cells' changes as a share of the prior's total: how far the matrix moved.
  package var relativeChange: Double {
    let moved = pairs.reduce(0) { $0 + abs($1.estimate - $1.prior) }
    return priorTotal > 0 ? moved / priorTotal : 0
  }
  /// Pairs without traffic in the prior: no count can raise them.
  package var emptyPairs: Int { pairs.count { $0.prior == 0 } }
  /// Pairs with traffic that no count sees: they keep their prior.
  package var uncountedPairs: Int { pairs.count { $0.prior > 0 && !$0.isCounted } }

  /// The GEH statistic `sqrt(2 (M - C)^2 / (M + C))` of two volumes in vehicles per hour, as in the
  /// Design Manual for Roads and Bridges; zero if both are.
  package static func geh(modelPerHour model: Double, countPerHour count: Double) -> Double {
    let sum = model + count
    return sum > 0 ? (2 * (model - count) * (model - count) / sum).squareRoot() : 0
  }
}
