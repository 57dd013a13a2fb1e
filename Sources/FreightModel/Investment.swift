/// A measure that can be chosen: `investment.csv` and the `investment_*.csv` tables.
public struct Investment: Sendable, Identifiable {
  /// Identifier of an investment.
  public typealias ID = FreightModel.ID<Investment>

  /// Who pays.
  public enum Payer: String, Sendable, CaseIterable {
    /// The national plan for transport infrastructure.
    case national
    /// A county's plan for regional transport infrastructure.
    case regional
    /// The municipality or its companies.
    case municipal
  }

  /// `investment_id`.
  public let id: ID
  /// `name_sv`, `name_en`.
  public let name: Label
  /// `cost_msek`: million SEK in `priceLevel` money; nil if it is not known.
  public let costMSEK: Double?
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
  /// The greatest set whose packages are compared: each investment more doubles them.
  public static let setLimit = 12

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
    /// A row of `investment_node.csv`.
    case addNode(Node)
    /// A row of `investment_link.csv`.
    case addLink(Link)
    /// A row of `investment_junction_queue.csv`.
    case addQueue(JunctionQueue)
    /// A row of `investment_movement.csv`.
    case addMovement(Movement)
    /// A row of `investment_terminal.csv`.
    case addTerminal(Terminal)
    /// A link without preload is closed for good, with the movements that use it.
    case removeLink(Link.ID)
    /// A terminal is closed for good.
    case removeTerminal(Terminal.ID)
    /// A turn is no longer allowed.
    case removeMovement(Movement.ID)
    /// One column of a link.
    case changeLink(Link.ID, LinkField, Amount)
    /// An approach's capacity.
    case changeQueue(JunctionQueue.ID, Amount)
    /// One column of a quay.
    case changeBerth(Berth.ID, BerthField, Amount)
    /// One column of a terminal.
    case changeTerminal(Terminal.ID, TerminalField, Amount)

    /// Whether the change adds a row to the network.
    public var isAddition: Bool {
      switch self {
      case .addNode, .addLink, .addQueue, .addMovement, .addTerminal: true
      case .removeLink, .removeTerminal, .removeMovement, .changeLink, .changeQueue,
        .changeBerth, .changeTerminal:
        false
      }
    }
  }

  /// A link column that an investment may change.
  public enum LinkField: String, Sendable, CaseIterable {
    /// `length`.
    case length
    /// `free_speed`.
    case freeSpeed = "free_speed"
    /// `lanes`.
    case lanes
    /// `capacity` of one lane.
    case capacity
    /// `facility_type`: the kind of road.
    case roadClass = "facility_type"
    /// `tracks`.
    case tracks
    /// `electrified`.
    case electrified
    /// `max_train_m`: the longest train.
    case maxTrain = "max_train_m"
    /// `axle_load_t`: the greatest axle load.
    case axleLoad = "axle_load_t"
    /// `section_km`: the longest section between crossing loops.
    case section = "section_km"
    /// `headway_min`: time lost per train.
    case headway = "headway_min"
    /// `departures_per_week`, in each direction.
    case departures = "departures_per_week"
  }

  /// A terminal column that an investment may change.
  public enum TerminalField: String, Sendable, CaseIterable {
    /// `capacity_per_h`: load units or tonnes.
    case capacity = "capacity_per_h"
    /// `price_sek_per_unit`: price of handling once.
    case price = "price_sek_per_unit"
    /// `dwell_h`: hours without any queue.
    case dwell = "dwell_h"
  }

  /// A quay column that an investment may change.
  public enum BerthField: String, Sendable, CaseIterable {
    /// `berths`: ships at once.
    case berths
    /// `hours_per_call`: hours that a ship keeps its berth.
    case hoursPerCall = "hours_per_call"
  }

  /// How a value changes.
  public enum Amount: Sendable, Equatable {
    /// The new value.
    case set(Double)
    /// A factor on the old value.
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
    id: ID, name: Label, costMSEK: Double?, priceLevel: String, payer: Payer, openingYear: Int,
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

/// A package of investments that a study answers for above all: `headline.csv`.
///
/// Its worth is told under every demand option, not in the base case alone.
public struct Headline: Sendable, Identifiable {
  /// Identifier of a headline.
  public typealias ID = FreightModel.ID<Headline>

  /// `headline_id`.
  public let id: ID
  /// `name_sv`, `name_en`: short, for the head of a column.
  public let name: Label
  /// `investments`, with all that they need.
  public let investments: Set<Investment.ID>
  /// `note_sv`, `note_en`: a sentence for whoever reads its figures; nil where there is none.
  public let note: Label?

  /// Creates a headline.
  public init(id: ID, name: Label, investments: Set<Investment.ID>, note: Label? = nil) {
    self.id = id
    self.name = name
    self.investments = investments
    self.note = note
  }
}
