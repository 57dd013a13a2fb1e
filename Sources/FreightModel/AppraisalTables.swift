/// What an appraisal is made with beside `parameter.csv`: unit values, price levels, a rate that
/// falls with time, and what investments cost to keep.
public struct AppraisalTables: Sendable {
  /// `external_cost.csv`, in table order.
  public let externalCosts: [ExternalCost]
  /// `price_index.csv`, in table order.
  public let priceIndices: [PriceIndex]
  /// `discount_step.csv`, by year.
  public let discountSteps: [DiscountStep]
  /// `investment_maintenance.csv`, in table order.
  public let maintenance: [Maintenance]

  /// Creates the tables from validated rows.
  ///
  /// - Parameters:
  ///   - externalCosts: unit values of what traffic does to others.
  ///   - priceIndices: general price levels.
  ///   - discountSteps: later discount rates, in any order.
  ///   - maintenance: yearly operation and maintenance of investments.
  public init(
    externalCosts: [ExternalCost] = [], priceIndices: [PriceIndex] = [],
    discountSteps: [DiscountStep] = [], maintenance: [Maintenance] = []
  ) {
    self.externalCosts = externalCosts
    self.priceIndices = priceIndices
    self.discountSteps = discountSteps.sorted { $0.fromYear < $1.fromYear }
    self.maintenance = maintenance
  }

  /// The factor from money of one price level to another; nil where an index is missing.
  ///
  /// - Parameters:
  ///   - level: the price level of an amount.
  ///   - other: the price level that is wanted.
  public func priceFactor(from level: String, to other: String) -> Double? {
    if level == other { return 1 }
    guard let from = priceIndices.first(where: { $0.priceLevel == level }),
      let to = priceIndices.first(where: { $0.priceLevel == other })
    else { return nil }
    return to.value / from.value
  }
}

/// What a kilometre of traffic costs others: a row of `external_cost.csv`.
public struct ExternalCost: Sendable, Identifiable {
  /// Identifier of a unit value.
  public typealias ID = FreightModel.ID<ExternalCost>

  /// What is done to others.
  public enum Effect: String, Sendable, CaseIterable {
    /// Deaths and injuries.
    case accidents
    /// Exhaust and particles, CO2 apart.
    case air
    /// Noise.
    case noise
    /// Wear of road and track.
    case wear
    /// All of these and CO2 together.
    case all
  }

  /// Whose kilometres.
  public enum Traffic: String, Sendable, CaseIterable {
    /// Cars of the background.
    case car
    /// All lorries: goods, empties and background.
    case lorry
    /// Freight trains of the study's goods.
    case train
    /// Ships, by the goods on board.
    case ship
    /// Ferry places.
    case ferry
  }

  /// What is counted.
  public enum Unit: String, Sendable, CaseIterable {
    /// SEK per vehicle- or train-kilometre.
    case vehicleKilometre = "SEK/vkm"
    /// SEK per tonne-kilometre.
    case tonneKilometre = "SEK/tkm"
  }

  /// Whether taxes and charges that traffic pays have been taken off.
  public enum Basis: String, Sendable, CaseIterable {
    /// The whole cost; taxes are an effect of their own.
    case gross
    /// What is left after taxes and charges.
    case net
  }

  /// `value_id`.
  public let id: ID
  /// `effect`.
  public let effect: Effect
  /// `traffic`.
  public let traffic: Traffic
  /// `environment_sv`, `environment_en`: where it holds, in words.
  public let environment: Label
  /// `road_classes` where it holds; none off the road.
  public let roadClasses: Set<RoadClass.ID>
  /// `value` in `unit`, in money of `priceLevel`.
  public let value: Double
  /// `unit`.
  public let unit: Unit
  /// `low` and `high`.
  public let range: ClosedRange<Double>
  /// `price_level`.
  public let priceLevel: String
  /// `basis`.
  public let basis: Basis
  /// Source and confidence.
  public let provenance: Provenance
  /// `verified`: checked against its source by a person.
  public let isVerified: Bool
  /// `source_currency`: the money of its source (ISO 4217); nil where that is the study's own.
  public let sourceCurrency: String?

  /// Creates a unit value.
  public init(
    id: ID, effect: Effect, traffic: Traffic, environment: Label, roadClasses: Set<RoadClass.ID>,
    value: Double, unit: Unit, range: ClosedRange<Double>, priceLevel: String, basis: Basis,
    provenance: Provenance, isVerified: Bool, sourceCurrency: String? = nil
  ) {
    self.id = id
    self.effect = effect
    self.traffic = traffic
    self.environment = environment
    self.roadClasses = roadClasses
    self.value = value
    self.unit = unit
    self.range = range
    self.priceLevel = priceLevel
    self.basis = basis
    self.provenance = provenance
    self.isVerified = isVerified
    self.sourceCurrency = sourceCurrency
  }
}

/// The general level of prices in a year: a row of `price_index.csv`.
public struct PriceIndex: Sendable {
  /// `price_level`: the name that amounts use, usually a year.
  public let priceLevel: String
  /// `value`: prices relative to any common level.
  public let value: Double
  /// `low` and `high`.
  public let range: ClosedRange<Double>
  /// Source and confidence.
  public let provenance: Provenance
  /// `verified`: checked against its source by a person.
  public let isVerified: Bool

  /// Creates an index.
  public init(
    priceLevel: String, value: Double, range: ClosedRange<Double>, provenance: Provenance,
    isVerified: Bool
  ) {
    self.priceLevel = priceLevel
    self.value = value
    self.range = range
    self.provenance = provenance
    self.isVerified = isVerified
  }
}

/// A discount rate that holds from some year on: a row of `discount_step.csv`. Before the first the
/// parameter `discount_rate` holds.
public struct DiscountStep: Sendable {
  /// `from_year`, counted from the year of discounting as 1.
  public let fromYear: Int
  /// `rate` per year, real.
  public let rate: Double
  /// Source and confidence.
  public let provenance: Provenance
  /// `verified`: checked against its source by a person.
  public let isVerified: Bool

  /// Creates a step.
  public init(fromYear: Int, rate: Double, provenance: Provenance, isVerified: Bool) {
    self.fromYear = fromYear
    self.rate = rate
    self.provenance = provenance
    self.isVerified = isVerified
  }
}

/// What an investment costs a year once it is open, beyond the base case: a row of
/// `investment_maintenance.csv`.
public struct Maintenance: Sendable {
  /// `investment_id`.
  public let investment: Investment.ID
  /// `msek_per_year`, million SEK in money of `priceLevel`.
  public let costMSEKPerYear: Double
  /// `low` and `high`.
  public let range: ClosedRange<Double>
  /// `price_level`.
  public let priceLevel: String
  /// Source and confidence.
  public let provenance: Provenance
  /// `verified`: checked against its source by a person.
  public let isVerified: Bool

  /// Creates a row.
  public init(
    investment: Investment.ID, costMSEKPerYear: Double, range: ClosedRange<Double>,
    priceLevel: String, provenance: Provenance, isVerified: Bool
  ) {
    self.investment = investment
    self.costMSEKPerYear = costMSEKPerYear
    self.range = range
    self.priceLevel = priceLevel
    self.provenance = provenance
    self.isVerified = isVerified
  }
}
