/// What goods travel in and what must come back empty: `equipment.csv`.
///
/// How many units a flow needs does not depend on its chain, so that each zone's balance of loaded
/// units is data; the empties that even it out are flows of their own.
public struct Equipment: Sendable, Identifiable {
  /// Identifier of a kind of equipment.
  public typealias ID = FreightModel.ID<Equipment>

  /// `equipment_id`.
  public let id: ID
  /// `name_sv`, `name_en`.
  public let name: Label
  /// `load_form`: the terminals that handle it, and with it the chain types that empties may use.
  /// Conventional equipment is a lorry's body: it stays on the road and on ferries.
  public let loadForm: LoadForm
  /// `lorry_id`: the vehicle that moves an empty on roads.
  public let lorry: Vehicle.ID
  /// `empties_per_lorry`: empties that one lorry moves.
  public let emptiesPerLorry: Double
  /// `empty_t`: weight of an empty, tonnes, of which a train or ship cannot take more than its
  /// payload.
  public let emptyTonnes: Double
  /// `teu`: twenty-foot equivalents of an empty.
  public let teu: Double
  /// `handling_units`: units of a terminal's capacity and price that an empty takes: one load unit,
  /// or the tonnes that a lorry stands for at a berth that counts tonnes.
  public let handlingUnits: Double
  /// `handling_price_factor`: price of handling an empty as a share of a loaded unit's.
  public let handlingPriceFactor: Double
  /// `share_<period>`: share of the year's empties that move in each period; sums to 1.
  public internal(set) var periodShares: [Period.ID: Double]
  /// Source and confidence.
  public let provenance: Provenance

  /// Creates a kind of equipment.
  public init(
    id: ID, name: Label, loadForm: LoadForm, lorry: Vehicle.ID, emptiesPerLorry: Double,
    emptyTonnes: Double, teu: Double, handlingUnits: Double, handlingPriceFactor: Double,
    periodShares: [Period.ID: Double], provenance: Provenance
  ) {
    self.id = id
    self.name = name
    self.loadForm = loadForm
    self.lorry = lorry
    self.emptiesPerLorry = emptiesPerLorry
    self.emptyTonnes = emptyTonnes
    self.teu = teu
    self.handlingUnits = handlingUnits
    self.handlingPriceFactor = handlingPriceFactor
    self.periodShares = periodShares
    self.provenance = provenance
  }

  /// Whether empties may use a chain type.
  public func mayUse(_ chain: ChainType) -> Bool {
    chain.loadForms.contains(loadForm)
      && (loadForm == .unitised || Self.lorryModes.isSuperset(of: chain.modes))
  }

  /// Modes that a lorry's body goes by.
  public static let lorryModes: Set<Mode> = [.road, .ferry]
}

/// Goods whose equipment is balanced: `equipment_use.csv`.
public struct EquipmentUse: Sendable {
  /// `commodity_id`.
  public let commodity: Commodity.ID
  /// `load_form` of the goods.
  public let loadForm: LoadForm
  /// `equipment_id` that they travel in.
  public let equipment: Equipment.ID
  /// Source and confidence.
  public let provenance: Provenance

  /// Creates a use.
  public init(
    commodity: Commodity.ID, loadForm: LoadForm, equipment: Equipment.ID, provenance: Provenance
  ) {
    self.commodity = commodity
    self.loadForm = loadForm
    self.equipment = equipment
    self.provenance = provenance
  }
}

/// What trade outside the study's flows gives or takes of equipment at a zone:
/// `equipment_exchange.csv`.
public struct EquipmentExchange: Sendable {
  /// `node_id` of the zone.
  public let node: Node.ID
  /// `equipment_id`.
  public let equipment: Equipment.ID
  /// `least_per_year` to `most_per_year`: empties a year that other trade leaves here for the
  /// study; below zero it takes them. A single number is a balance that is given from outside.
  public let emptiesPerYear: ClosedRange<Double>
  /// `price_sek_per_empty`: SEK for each empty that is handed over, either way.
  public internal(set) var priceSEKPerEmpty: Double
  /// Source and confidence.
  public let provenance: Provenance

  /// Creates an exchange.
  public init(
    node: Node.ID, equipment: Equipment.ID, emptiesPerYear: ClosedRange<Double>,
    priceSEKPerEmpty: Double, provenance: Provenance
  ) {
    self.node = node
    self.equipment = equipment
    self.emptiesPerYear = emptiesPerYear
    self.priceSEKPerEmpty = priceSEKPerEmpty
    self.provenance = provenance
  }

  /// The same exchange at another price.
  func multipliedPrice(by factor: Double) -> EquipmentExchange {
    var exchange = self
    exchange.priceSEKPerEmpty *= factor
    return exchange
  }
}
