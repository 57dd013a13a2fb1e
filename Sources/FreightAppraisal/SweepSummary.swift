/// What a draw of parameters makes of every option.
package struct SweepDraw: Sendable, Equatable, Codable {
  /// Number of the draw, from 0.
  package let draw: Int
  /// The base case's cost of freight and background, SEK/yr.
  package let baseCostSEK: Double
  /// Saving of each option against the base case, SEK/yr; plus is a saving.
  package let savingSEK: [Double]
  /// What the two solves leave open of each saving, SEK/yr.
  package let resolutionSEK: [Double]
  /// Whether every solve reached its gap.
  package let isConverged: Bool
  /// Whether base case and options serve the same demand.
  package let isComparable: Bool

  package init(
    draw: Int, baseCostSEK: Double, savingSEK: [Double], resolutionSEK: [Double],
    isConverged: Bool, isComparable: Bool
  ) {
    self.draw = draw
    self.baseCostSEK = baseCostSEK
    self.savingSEK = savingSEK
    self.resolutionSEK = resolutionSEK
    self.isConverged = isConverged
    self.isComparable = isComparable
  }
}

/// How an option fares over the draws of a sweep.
package struct SweepSummary: Sendable {
  /// Shares of the draws that lie below the quantiles told.
  package static let levels = [0.05, 0.25, 0.5, 0.75, 0.95]

  /// Mean saving, SEK/yr.
  package let meanSEK: Double
  /// Standard error of the mean, as for independent draws: with a Latin hypercube an upper estimate.
  package let standardErrorSEK: Double
  /// Savings at `levels`, SEK/yr, interpolated between draws (type 7 of Hyndman and Fan 1996,
  /// doi:10.2307/2684934).
  package let quantilesSEK: [Double]
  /// Share of draws with a saving beyond the gaps.
  package let shareSaving: Double
  /// Share of draws with a loss beyond the gaps.
  package let shareLoss: Double
  /// Share of draws in which no other option, nor building nothing, saves more.
  package let shareBest: Double
  /// The most that another choice would have saved beyond this one, SEK/yr.
  package let greatestRegretSEK: Double
  /// Spearman's rank correlation of each parameter's value with the saving, by parameter.
  package let rankCorrelations: [Double]

  /// Sums up every option; the last summary is that of building nothing.
  ///
  /// - Parameters:
  ///   - draws: comparable draws; at least one.
  ///   - values: the parameters' values, by draw as `draws`, then by parameter.
  package static func all(of draws: [SweepDraw], values: [[Double]]) -> [SweepSummary] {
    let options = draws.first.map(\.savingSEK.count) ?? 0
    let best = draws.map { $0.savingSEK.reduce(0, max) }
    let parameterRanks = (0..<(values.first?.count ?? 0)).map { parameter in
      ranks(values.map { $0[parameter] })
    }
    return (0...options).map { option in
      let savings = draws.map { option < options ? $0.savingSEK[option] : 0 }
      let resolutions = draws.map { option < options ? $0.resolutionSEK[option] : 0 }
      return SweepSummary(savings, resolutions, best: best, parameterRanks: parameterRanks)
    }
  }

  private init(
    _ savings: [Double], _ resolutions: [Double], best: [Double], parameterRanks: [[Double]]
  ) {
    let count = Double(savings.count)
    let mean = savings.reduce(0, +) / count
    let squares = savings.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    meanSEK = mean
    standardErrorSEK = count > 1 ? (squares / (count - 1) / count).squareRoot() : 0
    let sorted = savings.sorted()
    quantilesSEK = Self.levels.map { Self.quantile(sorted, $0) }
    let pairs = Array(zip(savings, resolutions))
    shareSaving = Double(pairs.count { $0 > $1 }) / count
    shareLoss = Double(pairs.count { $0 < -$1 }) / count
    shareBest = Double(zip(savings, best).count { $0 >= $1 }) / count
    greatestRegretSEK = zip(savings, best).reduce(0) { max($0, $1.1 - $1.0) }
    let savingRanks = Self.ranks(savings)
    rankCorrelations = parameterRanks.map { Self.correlation($0, savingRanks) }
  }

  /// The value below which the given share of sorted numbers lies.
  package static func quantile(_ sorted: [Double], _ level: Double) -> Double {
    let place = level * Double(sorted.count - 1)
    let below = Int(place)
    guard below + 1 < sorted.count else { return sorted[sorted.count - 1] }
    return sorted[below] + (place - Double(below)) * (sorted[below + 1] - sorted[below])
  }

  /// Ranks from 1; equal numbers share their mean rank.
  package static func ranks(_ numbers: [Double]) -> [Double] {
    let order = numbers.indices.sorted { (numbers[$0], $0) < (numbers[$1], $1) }
    var ranks = [Double](repeating: 0, count: numbers.count)
    var first = 0
    while first < order.count {
      var end = first + 1
      while end < order.count, numbers[order[end]] == numbers[order[first]] { end += 1 }
      for place in first..<end { ranks[order[place]] = Double(first + end + 1) / 2 }
      first = end
    }
    return ranks
  }

  /// Pearson's correlation; 0 where a series does not vary.
  package static func correlation(_ first: [Double], _ second: [Double]) -> Double {
    let count = Double(first.count)
    let means = (first.reduce(0, +) / count, second.reduce(0, +) / count)
    var (products, squares) = (0.0, (0.0, 0.0))
    for (one, other) in zip(first, second) {
      products += (one - means.0) * (other - means.1)
      squares.0 += (one - means.0) * (one - means.0)
      squares.1 += (other - means.1) * (other - means.1)
    }
    let scale = (squares.0 * squares.1).squareRoot()
    return scale > 0 ? products / scale : 0
  }
}
