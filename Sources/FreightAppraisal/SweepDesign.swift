package import FreightModel

/// The parameter values of a sweep: draws from every parameter's range, the same for any option, so
/// that options are compared under common random numbers.
///
/// A parameter is drawn from the triangle that has its range as base and its table value as peak:
/// the table says no more about it. Parameters are drawn independently of each other.
///
/// The draws follow from method, count and seed alone; a sweep that goes on makes the same ones.
package struct SweepDesign: Sendable, Equatable {
  /// How the unit interval is covered.
  package enum Method: String, Sendable, CaseIterable, Codable {
    /// Every parameter's range is cut into as many parts of equal chance as there are draws, and
    /// each part is drawn from once (McKay, Beckman and Conover 1979, doi:10.2307/1268522).
    case latinHypercube = "latin-hypercube"
    /// Independent draws.
    case monteCarlo = "monte-carlo"
  }

  /// How the ranges are covered.
  package let method: Method
  /// Of the random numbers.
  package let seed: UInt64
  /// By draw, then by parameter, in [0, 1).
  package let chances: [[Double]]

  /// Makes the draws.
  ///
  /// - Parameters:
  ///   - method: how the ranges are covered.
  ///   - draws: how many.
  ///   - parameters: how many are drawn each time.
  ///   - seed: of the random numbers.
  package init(_ method: Method, draws: Int, parameters: Int, seed: UInt64) {
    var random = SplitMix(seed: seed)
    var chances = [[Double]](
      repeating: [Double](repeating: 0, count: parameters), count: draws)
    for parameter in 0..<parameters {
      var parts = Array(0..<draws)
      if method == .latinHypercube { parts.shuffle(using: &random) }
      for draw in 0..<draws {
        let within = Double.random(in: 0..<1, using: &random)
        chances[draw][parameter] =
          switch method {
          case .latinHypercube: (Double(parts[draw]) + within) / Double(draws)
          case .monteCarlo: within
          }
      }
    }
    self.method = method
    self.seed = seed
    self.chances = chances
  }

  /// The values that the parameters take in a draw, in the order of `parameters`.
  package func values(of parameters: [Parameter], draw: Int) -> [Double] {
    zip(parameters, chances[draw]).map { $0.triangularQuantile($1) }
  }
}

extension Parameter {
  /// The value that a draw stays below with the given chance.
  ///
  /// The distribution is triangular over `range` with its peak at `value`.
  package func triangularQuantile(_ chance: Double) -> Double {
    let (low, high) = (range.lowerBound, range.upperBound)
    guard low < high else { return value }
    let peak = (value - low) / (high - low)
    let drawn =
      chance < peak
      ? low + (high - low) * (chance * peak).squareRoot()
      : high - (high - low) * ((1 - chance) * (1 - peak)).squareRoot()
    // Rounding never leaves the range that the table allows.
    return min(max(drawn, low), high)
  }
}

/// A small seeded generator, the same on every machine (Steele, Lea and Flood 2014,
/// doi:10.1145/2660193.2660195).
private struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }
}
