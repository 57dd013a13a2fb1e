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
  /// Net present value (NNV) of each option under the study's conventions, MSEK; nil where its
  /// cost is not known or it serves other demand.
  package let netPresentValueMSEK: [Double?]
  /// Facilities above their capacity in the base case or the option, sorted, by option: delays
  /// there are extrapolated.
  package let overCapacity: [[String]]
  /// Whether every solve reached its gap.
  package let isConverged: Bool
  /// Whether base case and options serve the same demand.
  package let isComparable: Bool

  /// Collects what one draw makes of the options.
  package init(
    draw: Int, baseCostSEK: Double, savingSEK: [Double], resolutionSEK: [Double],
    netPresentValueMSEK: [Double?], overCapacity: [[String]], isConverged: Bool,
    isComparable: Bool
  ) {
    self.draw = draw
    self.baseCostSEK = baseCostSEK
    self.savingSEK = savingSEK
    self.resolutionSEK = resolutionSEK
    self.netPresentValueMSEK = netPresentValueMSEK
    self.overCapacity = overCapacity
    self.isConverged = isConverged
    self.isComparable = isComparable
  }

  /// The same draw of some of its options.
  package func keeping(_ options: Range<Int>) -> SweepDraw {
    SweepDraw(
      draw: draw, baseCostSEK: baseCostSEK, savingSEK: Array(savingSEK[options]),
      resolutionSEK: Array(resolutionSEK[options]),
      netPresentValueMSEK: Array(netPresentValueMSEK[options]),
      overCapacity: Array(overCapacity[options]), isConverged: isConverged,
      isComparable: isComparable)
  }
}

/// How an option fares over the draws of a sweep, by what it is worth: a yearly saving, or a net
/// present value. Everything is in the unit of that worth.
package struct SweepSummary: Sendable {
  /// Shares of the draws that lie below the quantiles told.
  package static let levels = [0.05, 0.25, 0.5, 0.75, 0.95]

  /// Mean worth.
  package let mean: Double
  /// Standard error of the mean, as for independent draws: with a Latin hypercube an upper
  /// estimate.
  package let standardError: Double
  /// Worth at `levels`, interpolated between draws (type 7 of Hyndman and Fan 1996,
  /// doi:10.2307/2684934).
  package let quantiles: [Double]
  /// Share of draws whose worth is above zero by more than the threshold.
  package let shareAboveZero: Double
  /// What the share would be with draws without end, at 95 per cent (Wilson 1927,
  /// doi:10.1080/01621459.1927.10502953), as for independent draws: with a Latin hypercube wider
  /// than need be. A share of nought or one has a bound beyond itself too.
  package let intervalAboveZero: ClosedRange<Double>
  /// Share of draws whose worth is below zero by more than the threshold.
  package let shareBelowZero: Double
  /// Share of draws in which no other option, nor building nothing, is worth more.
  package let shareBest: Double
  /// The most that another choice would have been worth beyond this one.
  package let greatestRegret: Double
  /// Spearman's rank correlation of each parameter's value with the worth, by parameter.
  package let rankCorrelations: [Double]

  /// Sums up every option; the last summary is that of building nothing.
  ///
  /// - Parameters:
  ///   - worth: of every option, by draw; at least one draw.
  ///   - resolutions: what the solves leave open of each worth.
  ///   - values: the parameters' values, by draw.
  package static func all(
    of worth: [[Double]], resolutions: [[Double]], values: [[Double]]
  ) -> [SweepSummary] {
    let best = worth.map { $0.reduce(0, max) }
    let parameterRanks = values[0].indices.map { parameter in
      ranks(values.map { $0[parameter] })
    }
    let options = worth[0].count
    return (0...options).map { option in
      SweepSummary(
        worth.map { option < options ? $0[option] : 0 },
        resolutions.map { option < options ? $0[option] : 0 }, best: best,
        parameterRanks: parameterRanks)
    }
  }

  private init(
    _ worth: [Double], _ resolutions: [Double], best: [Double], parameterRanks: [[Double]]
  ) {
    let count = Double(worth.count)
    let mean = worth.reduce(0, +) / count
    let squares = worth.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    self.mean = mean
    standardError = count > 1 ? (squares / (count - 1) / count).squareRoot() : 0
    let sorted = worth.sorted()
    quantiles = Self.levels.map { Self.quantile(sorted, $0) }
    let pairs = Array(zip(worth, resolutions))
    let above = Double(pairs.count { $0 > $1 })
    shareAboveZero = above / count
    intervalAboveZero = Self.wilson(above, of: count)
    shareBelowZero = Double(pairs.count { $0 < -$1 }) / count
    shareBest = Double(zip(worth, best).count { $0 >= $1 }) / count
    greatestRegret = zip(worth, best).reduce(0) { max($0, $1.1 - $1.0) }
    let ranks = Self.ranks(worth)
    rankCorrelations = parameterRanks.map { Self.correlation($0, ranks) }
  }

  /// Wilson's score interval of a share at 95 per cent.
  ///
  /// - Parameters:
  ///   - hits: draws that count.
  ///   - count: all draws, at least one.
  package static func wilson(_ hits: Double, of count: Double) -> ClosedRange<Double> {
    let deviate = 1.959964
    let square = deviate * deviate
    let middle = (hits + square / 2) / (count + square)
    let half =
      deviate / (count + square) * (hits * (count - hits) / count + square / 4).squareRoot()
    // Exact where all or none count, which rounding would miss.
    let low = hits == 0 ? 0 : middle - half
    return low...(hits == count ? 1 : middle + half)
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
