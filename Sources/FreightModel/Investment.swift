/// A measure that can be chosen: `investment.csv` and the `investment_*.csv` tables.
public struct Investment: Sendable, Identifiable {
  /// Identifier of an investment.
  public typealias ID = FreightModel.ID<Investment>

  /// Who pays.
  public enum Payer: String, Sendable, CaseIterable {
    case national, regional, municipal
  }

  /// `investment_id`.
  public let id: ID
  /// `name_sv`, `name_en`.
  public let name: Label
  /// `cost_msek`: million SEK in `priceLevel` money.
  public let costMSEK: Double
  /// `price_level`.
  public let priceLevel: String
  /// `payer`.
  public let payer: Payer
  /// `opening_year`.
  public let openingYear: Int
  /// `excludes`: investments that cannot be chosen together with this one.
  public let excludes: Set<ID>
  /// `needs`: investments that must be chosen too, such as an earlier stage.
  public let needs: Set<ID>
  /// `in_default_set`: part of the set whose every feasible package is compared.
  public let isInDefaultSet: Bool
  /// `status` of planning, in words.
  public let status: Label
  /// Source and confidence.
  public let provenance: Provenance
  /// What it does to the network, in table order.
  public let changes: [Change]

  /// One effect on the network.
  public enum Change: Sendable {
    case addNode(Node)
    case addLink(Link)
    case addQueue(JunctionQueue)
    case addMovement(Movement)
    case addTerminal(Terminal)
    case removeLink(Link.ID)
    case removeTerminal(Terminal.ID)
    case removeMovement(Movement.ID)
    case changeLink(Link.ID, LinkField, Amount)
    case changeQueue(JunctionQueue.ID, Amount)
    case changeTerminal(Terminal.ID, TerminalField, Amount)

    /// Whether the change adds a row to the network.
    public var isAddition: Bool {
      switch self {
      case .addNode, .addLink, .addQueue, .addMovement, .addTerminal: true
      case .removeLink, .removeTerminal, .removeMovement, .changeLink, .changeQueue,
        .changeTerminal:
        false
      }
    }
  }

  /// A link column that an investment may change.
  public enum LinkField: String, Sendable, CaseIterable {
    case length
    case freeSpeed = "free_speed"
    case lanes, capacity
    case roadClass = "facility_type"
    case tracks, electrified
    case maxTrain = "max_train_m"
    case axleLoad = "axle_load_t"
    case section = "section_km"
    case headway = "headway_min"
    case departures = "departures_per_week"
  }

  /// A terminal column that an investment may change.
  public enum TerminalField: String, Sendable, CaseIterable {
    case capacity = "capacity_per_h"
    case price = "price_sek_per_unit"
    case dwell = "dwell_h"
  }

  /// How a value changes.
  public enum Amount: Sendable, Equatable {
    case set(Double)
    case multiply(Double)
    /// A new key, for `facility_type`.
    case key(String)

    /// The new value of a number that was `old`.
    public func applied(to old: Double) -> Double {
      switch self {
      case .set(let new): new
      case .multiply(let factor): old * factor
      case .key: old
      }
    }
  }

  /// Creates an investment.
  public init(
    id: ID, name: Label, costMSEK: Double, priceLevel: String, payer: Payer, openingYear: Int,
    excludes: Set<ID>, needs: Set<ID>, isInDefaultSet: Bool, status: Label,
    provenance: Provenance, changes: [Change]
  ) {
    self.id = id
    self.name = name
    self.costMSEK = costMSEK
    self.priceLevel = priceLevel
    self.payer = payer
    self.openingYear = openingYear
    self.excludes = excludes
    self.needs = needs
    self.isInDefaultSet = isInDefaultSet
    self.status = status
    self.provenance = provenance
    self.changes = changes
  }
}
