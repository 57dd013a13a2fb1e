/// What grows at a rate of its own: the rows of `growth.csv`.
public enum GrowthClass: String, Sendable, CaseIterable {
  /// Tonnes of the vehicle industry.
  case vehicle
  /// Tonnes of other manufacturing industry.
  case manufacturing
  /// Tonnes of everybody else.
  case other
  /// Cars of the background matrix and of the preload.
  case cars
  /// Other lorries of the background matrix, and heavy vehicles of the preload.
  case lorries
  /// Passenger and other trains.
  case otherTrains = "other_trains"

  /// The class of an industry's tonnes.
  public init(_ industry: Industry) {
    switch industry {
    case .vehicle: self = .vehicle
    case .manufacturing: self = .manufacturing
    case .other: self = .other
    }
  }
}

/// How fast a class grows: a row of `growth.csv`.
public struct GrowthRate: Sendable {
  /// `growth_class`.
  public let growthClass: GrowthClass
  /// `percent_per_year`; below zero if it shrinks.
  public let percentPerYear: Double
  /// `low` and `high`: the range of the rate, per cent per year.
  public let range: ClosedRange<Double>
  /// Source and confidence.
  public let provenance: Provenance

  /// Creates a rate.
  public init(
    growthClass: GrowthClass, percentPerYear: Double, range: ClosedRange<Double>,
    provenance: Provenance
  ) {
    self.growthClass = growthClass
    self.percentPerYear = percentPerYear
    self.range = range
    self.provenance = provenance
  }
}

/// Growth from the year of the tables to another.
public struct Growth: Sendable {
  /// By class; 1 for what is not there.
  private let factors: [GrowthClass: Double]

  /// No growth: the year of the tables.
  public static let none = Growth([], years: 0)

  /// Growth over some years, each on top of the last: `(1 + p/100)^years`.
  ///
  /// - Parameters:
  ///   - rates: one for each class.
  ///   - years: from the year of the tables; below zero to go back in time.
  public init(_ rates: [GrowthRate], years: Int) {
    var factors: [GrowthClass: Double] = [:]
    for rate in rates {
      var factor = 1.0
      for _ in 0..<abs(years) { factor *= 1 + rate.percentPerYear / 100 }
      factors[rate.growthClass] = years < 0 ? 1 / factor : factor
    }
    self.factors = factors
  }

  /// What a class is multiplied by.
  public func factor(of growthClass: GrowthClass) -> Double { factors[growthClass] ?? 1 }
}
