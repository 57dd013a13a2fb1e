package import FreightModel

/// What passes a terminal, a port or a corridor in the hours of one period, or of the year.
///
/// Flow, capacity, wait and queue are in the unit of what fills up there, all its traffic included;
/// at a corridor those of flow and capacity are of its tightest link and direction. Goods, trains,
/// lorries and ships are the study's own, empties included.
package struct PlaceThroughput: Sendable {
  /// What kind of place it is.
  package enum Kind: String, Sendable, CaseIterable {
    /// A row of `terminal.csv`.
    case terminal
    /// A node with ships' terminals.
    case port
    /// A row of `corridor.csv`.
    case corridor
  }

  /// What fills up.
  package enum Unit: String, Sendable {
    /// Passenger car units.
    case pcu
    /// Trains.
    case train
    /// Load units lifted.
    case lift
    /// Tonnes handled.
    case tonne
    /// Calls of ships.
    case call
  }

  /// What kind of place it is.
  package let kind: Kind
  /// `terminal_id`, `node_id` of the port, or `corridor_id`.
  package let id: String
  /// What a reader calls it.
  package let name: Label
  /// Whether a row that describes the place is an estimate.
  package let isEstimate: Bool
  /// Nil for the year.
  package var period: Period.ID?
  /// Hours per year of the period, or those of the year.
  package var hours: Double
  /// Tonnes handled; at a corridor the mean over its length.
  package var tonnes = 0.0
  /// Of loaded and empty units; nil at corridors and where tonnes are handled.
  package var teu: Double?
  /// Load units handled, loaded and empty; as `teu`.
  package var lifts: Double?
  /// Trains that begin or end here; at a corridor the mean of both directions together.
  package var trains: Double?
  /// Lorries that load or unload here; at a corridor as `trains`.
  package var lorries: Double?
  /// Ships that call, those of others included; nil without a row in `berth.csv`.
  package var ships: Double?
  /// What `flow` and `capacity` are counted in; nil where nothing fills up.
  package var unit: Unit?
  /// Units in these hours.
  package var flow = 0.0
  /// Units that fit in these hours; nil where nothing limits them.
  package var capacity: Double?
  /// Hours that all units wait, summed over them.
  package var unitHours = 0.0
  /// Mean wait of a unit, hours; at a corridor over its whole length.
  package var waitHours = 0.0
  /// Greatest utilisation of any period in these hours.
  package var peakUtilisation: Double?
  /// The link that is tightest; nil but for corridors.
  package var tightest: Link.ID?

  /// A place through which nothing has passed yet.
  package init(
    kind: Kind, id: String, name: Label, isEstimate: Bool, period: Period.ID?, hours: Double
  ) {
    self.kind = kind
    self.id = id
    self.name = name
    self.isEstimate = isEstimate
    self.period = period
    self.hours = hours
  }

  /// Flow over capacity; nil where nothing limits it, or nothing fits.
  package var utilisation: Double? { capacity.flatMap { $0 > 0 ? flow / $0 : nil } }
  /// Units that would still fit.
  package var spare: Double? { capacity.map { Swift.max(0, $0 - flow) } }
  /// Units that wait at any time, in the mean: Little's law.
  package var meanQueue: Double { hours > 0 ? unitHours / hours : 0 }
}

/// What passes every terminal, port and corridor of a scenario.
package struct PhysicalThroughput: Sendable {
  /// The scenario that was solved.
  package let scenario: Scenario
  /// By kind and then in table order, each place's periods and after them its year.
  package let places: [PlaceThroughput]

  /// Places in their order.
  package init(scenario: Scenario, places: [PlaceThroughput]) {
    self.scenario = scenario
    self.places = places
  }
}
