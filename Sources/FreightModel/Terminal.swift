/// In what form goods travel, which decides the terminals that can handle them.
public enum LoadForm: String, Sendable, CaseIterable {
  /// In load units: containers, swap bodies, semi-trailers.
  case unitised
  /// Not in load units: bulk, break bulk, wagonload.
  case conventional
}

/// A place where goods change mode, or where a private siding loads them: `terminal.csv`.
///
/// Transhipment happens only here, never because two layers share a node.
public struct Terminal: Sendable, Identifiable {
  /// Identifier of a terminal.
  public typealias ID = FreightModel.ID<Terminal>

  /// What kind of place it is.
  public enum Kind: String, Sendable, CaseIterable {
    /// Road and rail, load units.
    case combi
    /// Quays with cranes or conveyors.
    case port
    /// Ferry berth: lorries and trailers roll on and off.
    case roro
    /// A plant's or port's own track or quay: goods are loaded without a road leg.
    case siding
  }

  /// `terminal_id`.
  public let id: ID
  /// `node_id`, on every layer it joins.
  public let node: Node.ID
  /// `name`.
  public let name: String
  /// `name`, and in English `name_en` where the row has one.
  public let title: Label
  /// `kind`.
  public let kind: Kind
  /// `modes` joined here; a siding lists its own mode alone.
  public let modes: Set<Mode>
  /// `load_form` handled.
  public let loadForm: LoadForm
  /// `capacity_per_h`: handling units per hour; load units if unitised, tonnes if conventional.
  public var capacityPerHour: Double
  /// `price_sek_per_unit`: SEK per handling unit and handling.
  public var priceSEKPerUnit: Double
  /// `dwell_h`: hours that goods stay beyond the handling itself.
  public var dwellHours: Double
  /// Source and confidence.
  public let provenance: Provenance

  /// Creates a terminal.
  public init(
    id: ID, node: Node.ID, name: String, englishName: String? = nil, kind: Kind,
    modes: Set<Mode>, loadForm: LoadForm, capacityPerHour: Double, priceSEKPerUnit: Double,
    dwellHours: Double, provenance: Provenance
  ) {
    self.id = id
    self.node = node
    self.name = name
    self.title = Label(sv: name, en: englishName ?? name)
    self.kind = kind
    self.modes = modes
    self.loadForm = loadForm
    self.capacityPerHour = capacityPerHour
    self.priceSEKPerUnit = priceSEKPerUnit
    self.dwellHours = dwellHours
    self.provenance = provenance
  }
}

/// A rail node where a train may change locomotive: `loco_change.csv`.
public struct LocoChange: Sendable {
  /// `node_id`, on the rail layer.
  public let node: Node.ID
  /// `hours` that the train waits.
  public let hours: Double
  /// `cost_sek` per train.
  public let costSEK: Double
  /// Source and confidence.
  public let provenance: Provenance

  /// Creates a place for locomotive changes.
  public init(node: Node.ID, hours: Double, costSEK: Double, provenance: Provenance) {
    self.node = node
    self.hours = hours
    self.costSEK = costSEK
    self.provenance = provenance
  }
}
