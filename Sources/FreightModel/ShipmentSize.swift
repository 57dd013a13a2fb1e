/// How much is sent at a time: a shipment size class, a row of `shipment_size.csv`.
public struct ShipmentSize: Sendable, Identifiable {
  /// Identifier of a shipment size class.
  public typealias ID = FreightModel.ID<ShipmentSize>

  /// `size_id`.
  public let id: ID
  /// `name_sv`, `name_en`.
  public let name: Label
  /// `tonnes` of one shipment of the class.
  public internal(set) var tonnes: Double
  /// Source and confidence.
  public let provenance: Provenance

  /// Creates a shipment size class.
  public init(id: ID, name: Label, tonnes: Double, provenance: Provenance) {
    self.id = id
    self.name = name
    self.tonnes = tonnes
    self.provenance = provenance
  }

  /// The same class with other tonnes.
  func multiplied(by factor: Double) -> ShipmentSize {
    var size = self
    size.tonnes *= factor
    return size
  }
}

/// What ordering and keeping a commodity costs whoever carries it, and what delay costs it: a row
/// of `commodity_logistics.csv`.
public struct CommodityLogistics: Sendable {
  /// `order_cost_sek`: cost of one order, SEK.
  public internal(set) var orderSEK: Double
  /// `inventory_sek_per_t_year`: cost of one tonne in store for a year, SEK.
  public internal(set) var inventorySEKPerTonneYear: Double
  /// `delay_factor`: the commodity's own cost of a delay as a multiple of the facility's common
  /// rate; used with `--delay-values class` only.
  public let delayFactor: Double
  /// Source and confidence.
  public let provenance: Provenance

  /// Creates a row.
  public init(
    orderSEK: Double, inventorySEKPerTonneYear: Double, delayFactor: Double,
    provenance: Provenance
  ) {
    self.orderSEK = orderSEK
    self.inventorySEKPerTonneYear = inventorySEKPerTonneYear
    self.delayFactor = delayFactor
    self.provenance = provenance
  }

  /// What a tonne costs beside its transport if it comes `tonnes` at a time out of `annualTonnes`:
  /// its share of an order, and half a shipment's store over the year, SEK/t.
  ///
  ///     order / q  +  0.5 * inventory * q / Q
  public func shipmentCost(
    tonnes: Double, annualTonnes: Double
  ) -> (orderSEK: Double, inventorySEK: Double) {
    (orderSEK / tonnes, 0.5 * inventorySEKPerTonneYear * tonnes / annualTonnes)
  }

  /// The shipment of least cost if any size could be sent, tonnes: `sqrt(2 order Q / inventory)`
  /// (Harris 1913, doi:10.1287/opre.38.6.947).
  public func economicOrderQuantity(annualTonnes: Double) -> Double {
    (2 * orderSEK * annualTonnes / inventorySEKPerTonneYear).squareRoot()
  }
}
