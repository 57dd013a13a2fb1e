/// A public figure that the base case can be compared with: `observation.csv`.
///
/// It enters no computation: the report sets it beside the model and says why they differ.
public struct Observation: Sendable, Identifiable {
  /// Identifier of an observation.
  public typealias ID = FreightModel.ID<Observation>

  /// What the figure is about, and so what `subjects` name and which unit it has.
  public enum Quantity: String, Sendable, CaseIterable {
    /// Goods handled by some terminals, tonnes per year.
    case terminalTonnes = "terminal_tonnes"
    /// Twenty-foot equivalents handled by some terminals per year.
    case terminalTEU = "terminal_teu"
    /// Load units handled by some terminals per year.
    case terminalLoadUnits = "terminal_load_units"
    /// The study's freight trains on some tracks, both directions, mean over the tracks, per day.
    case railTrains = "rail_trains"
    /// Lane-metres of the study's lorries and trailers on some ferry lines, both directions, per
    /// year.
    case ferryLaneMetres = "ferry_lane_metres"
    /// Goods of some flows, tonnes per year.
    case flowTonnes = "flow_tonnes"
    /// Ships that call at some quays, others' calls included, per year.
    case berthCalls = "berth_calls"
    /// Shortest way between two nodes by rail, by others if named between them, kilometres.
    case railDistance = "rail_distance"
    /// Shortest way between two nodes by road, by others if named between them, kilometres.
    case roadDistance = "road_distance"

    /// What an observation can name.
    public enum Subject: Sendable {
      /// A row of `terminal.csv`.
      case terminal
      /// A rail link.
      case railLink
      /// A ferry link.
      case ferryLink
      /// A row of `flow.csv`.
      case flow
      /// A row of `berth.csv`.
      case berth
      /// A row of `node.csv`.
      case node
    }

    /// What `subjects` are rows of.
    public var subject: Subject {
      switch self {
      case .terminalTonnes, .terminalTEU, .terminalLoadUnits: .terminal
      case .railTrains: .railLink
      case .ferryLaneMetres: .ferryLink
      case .flowTonnes: .flow
      case .berthCalls: .berth
      case .railDistance, .roadDistance: .node
      }
    }

    /// The unit of the figure.
    public var unit: String {
      switch self {
      case .terminalTonnes, .flowTonnes: "t/yr"
      case .terminalTEU: "TEU/yr"
      case .terminalLoadUnits: "units/yr"
      case .railTrains: "trains/day"
      case .ferryLaneMetres: "lane-m/yr"
      case .berthCalls: "calls/yr"
      case .railDistance, .roadDistance: "km"
      }
    }
  }

  /// `observation_id`.
  public let id: ID
  /// `name_sv`, `name_en`.
  public let name: Label
  /// `quantity`.
  public let quantity: Quantity
  /// `subjects`: terminals, links, flows, quays, or nodes in the order of the way, as the quantity
  /// asks.
  public let subjects: [String]
  /// `value`, in the unit of the quantity.
  public let value: Double
  /// `year` of the figure; nil if the source gives none.
  public let year: Int?
  /// `comment_sv`, `comment_en`: where and why model and figure differ.
  public let comment: Label
  /// Source and confidence of the figure.
  public let provenance: Provenance

  /// Creates an observation.
  public init(
    id: ID, name: Label, quantity: Quantity, subjects: [String], value: Double, year: Int?,
    comment: Label, provenance: Provenance
  ) {
    self.id = id
    self.name = name
    self.quantity = quantity
    self.subjects = subjects
    self.value = value
    self.year = year
    self.comment = comment
    self.provenance = provenance
  }
}
