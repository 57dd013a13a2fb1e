package import FreightGraph
package import FreightModel

/// What a facility of the assignment is to a planner: its row in a table, and its name.
package struct FacilityPlace: Sendable {
  /// What kind of place it is.
  package enum Kind: String, Sendable {
    /// A road link in one direction.
    case road
    /// A single-track section, both directions together.
    case singleTrack = "single_track"
    /// A track in one direction.
    case track
    /// An approach of a junction.
    case approach
    /// A terminal, port or siding.
    case terminal
    /// A terminal's opening hours.
    case opening
    /// A quay.
    case berth
    /// A ferry line in one direction.
    case sailing
    /// All vehicles of one kind.
    case fleet

    /// The kind as it stands in a sentence after the place.
    package var words: Label {
      switch self {
      case .road: Label(sv: "väg", en: "road")
      case .singleTrack: Label(sv: "enkelspår", en: "single track")
      case .track: Label(sv: "spår", en: "track")
      case .approach: Label(sv: "tillfart i korsning", en: "junction approach")
      case .terminal: Label(sv: "terminal", en: "terminal")
      case .opening: Label(sv: "öppettider", en: "opening hours")
      case .berth: Label(sv: "kaj", en: "berth")
      case .sailing: Label(sv: "färjelinje", en: "sailing")
      case .fleet: Label(sv: "fordonspark", en: "fleet")
      }
    }
  }

  /// `link_id`, `queue_id`, `terminal_id`, `berth_id` or, of a fleet, `vehicle_id`.
  package let id: String
  /// What kind of place it is.
  package let kind: Kind
  /// The place: `Nässjö-Eksjö (40)`.
  package let name: Label
  /// Of a link: whether it is the direction from `from_node_id`; single track has that one alone.
  package let isForward: Bool

  /// Describes a fleet.
  package init(_ fleet: Fleet, _ scenario: ScenarioNetwork) {
    let vehicle = scenario.network.vehicles.first { $0.id == fleet.vehicle }
    (id, kind, isForward) = (fleet.vehicle.name, .fleet, true)
    name = vehicle?.name ?? Label(sv: id, en: id)
  }

  /// Describes a facility that the scenario has.
  package init(_ key: FacilityLayout.Key, _ scenario: ScenarioNetwork) {
    func built<Row>(_ row: Row?) -> Row {
      guard let row else { preconditionFailure("what a scenario lacks has no capacity") }
      return row
    }
    switch key {
    case .link(let row, let isForward):
      let link = built(scenario.links[row])
      let nodes = scenario.network.nodes
      func place(_ id: Node.ID) -> Label {
        nodes.first { $0.id == id }?.title ?? Label(sv: id.name, en: id.name)
      }
      let ends = (isForward ? [link.fromNode, link.toNode] : [link.toNode, link.fromNode]).map(
        place)
      name = Label(
        sv: ends.map(\.sv).joined(separator: "-") + " (\(link.title.sv))",
        en: ends.map(\.en).joined(separator: "-") + " (\(link.title.en))")
      id = link.id.name
      kind =
        switch link.supply {
        case .rail(let rail): rail.tracks == 1 ? .singleTrack : .track
        case .road: .road
        case .sailing: .sailing
        }
      self.isForward = isForward
    case .queue(let row):
      let queue = built(scenario.queues[row])
      (id, kind, name, isForward) = (queue.id.name, .approach, queue.name, true)
    case .berth(let row):
      let berth = scenario.network.limits.berths[row]
      (id, kind, isForward) = (berth.id.name, .berth, true)
      name = berth.title
    case .terminal(let row), .opening(let row):
      let terminal = built(scenario.terminals[row])
      var kind = Kind.terminal
      if case .opening = key { kind = .opening }
      (id, self.kind, isForward) = (terminal.id.name, kind, true)
      name = terminal.title
    }
  }
}
