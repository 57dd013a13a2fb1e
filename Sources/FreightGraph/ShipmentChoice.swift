public import FlowAssignment
public import FreightModel

/// The shipment sizes that a flow's goods are sent in on one chain type.
///
/// Each size the chain can carry is an alternative inside the chain's nest, with the cost `g_s` of
/// ordering and storing. A tonne's cost on chain `m` in size `s` is `u_m + g_s`: the path's cost
/// does not depend on the size, and so
///
///     (1/N) sum_s exp(-mu (u_m + g_s)) = exp(-mu (u_m + K))
///     K = -(1/mu) ln (1/N) sum_s exp(-mu g_s)
///
/// holds at any `u_m`. The weight `1/N`, with `N` all classes of the study, makes finer classes no
/// cheaper: they stand for parts of the same range. `K` is then no less than the least `g_s`. All
/// sizes of a chain together are one alternative with the fixed cost `K`, and size `s` has the
/// share `exp(-mu (g_s - K))/N` of it, whatever the costs and flows: nothing is lost by leaving the
/// sizes out of the assignment.
public struct ShipmentChoice: Sendable, Equatable {
  /// Rows of the sizes that can be sent.
  public let sizes: [Int]
  /// Share of each of `sizes`; they sum to 1.
  public let shares: [Double]
  /// `K`, SEK/t.
  public let constantSEKPerTonne: Double
  /// Mean cost of orders over the shares, SEK/t.
  public let orderSEKPerTonne: Double
  /// Mean cost of the store over the shares, SEK/t.
  public let inventorySEKPerTonne: Double

  /// The choice between the sizes that a chain can carry; nil if there is none, since no shipment
  /// is larger than a year's goods of one relation.
  ///
  /// - Parameters:
  ///   - logistics: costs of ordering and storing.
  ///   - annualTonnes: `Q`, a year's goods of one relation.
  ///   - minimumTonnes: the least shipment that the chain carries.
  ///   - sizes: the study's size classes.
  ///   - nestScale: `mu`, per SEK/t.
  ///   - mathematics: the platform's functions.
  public init?(
    _ logistics: CommodityLogistics, annualTonnes: Double, minimumTonnes: Double,
    of sizes: [ShipmentSize], nestScale: Double, _ mathematics: Mathematics
  ) {
    let rows = Self.rows(of: sizes, from: minimumTonnes, to: annualTonnes)
    guard !rows.isEmpty else { return nil }
    let parts = rows.map {
      logistics.shipmentCost(tonnes: sizes[$0].tonnes, annualTonnes: annualTonnes)
    }
    let costs = parts.map { $0.orderSEK + $0.inventorySEK }
    let shares = LogitSplit.shares(costs: costs, scale: nestScale, mathematics)
    self.sizes = rows
    self.shares = shares
    constantSEKPerTonne =
      LogitSplit.logsum(costs: costs, scale: nestScale, mathematics)
      + mathematics.log(Double(sizes.count)) / nestScale
    orderSEKPerTonne = zip(shares, parts).reduce(0) { $0 + $1.0 * $1.1.orderSEK }
    inventorySEKPerTonne = zip(shares, parts).reduce(0) { $0 + $1.0 * $1.1.inventorySEK }
  }

  /// Rows of the sizes from the least that a chain carries to a year's goods.
  static func rows(
    of sizes: [ShipmentSize], from minimumTonnes: Double, to annualTonnes: Double
  ) -> [Int] {
    sizes.indices.filter {
      sizes[$0].tonnes >= minimumTonnes && sizes[$0].tonnes <= annualTonnes
    }
  }
}

/// Whose cost of delay the classes pay.
public enum DelayValues: String, Sendable, CaseIterable {
  /// The facility's own rate, the same for all: one convex programme.
  case common
  /// Each class its own multiple of it: a variational inequality.
  case perClass = "class"
}

extension Flow {
  /// A year's goods of one of the flow's relations, tonnes.
  func tonnesPerRelation(_ parameters: ParameterSet) -> Double {
    tonnesPerYear / (relations * parameters[.relationFactor])
  }
}
