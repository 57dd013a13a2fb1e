package import FreightModel

/// A facility with a capacity, and the most that any of some scenarios has there.
///
/// Of a year: `FacilityUse` tells instead what any class, the background matrix too, uses in the
/// flows of one solve.
package struct CapacityUse: Sendable {
  /// What kind of facility it is.
  package enum Kind: Int, Sendable {
    case terminal, quay, track, sailing, road

    init(_ mode: Mode) {
      switch mode {
      case .road: self = .road
      case .rail: self = .track
      case .sea, .ferry: self = .sailing
      }
    }
  }

  /// What kind of facility it is.
  package let kind: Kind
  /// `terminal_id`, `berth_id` or `link_id`.
  package let id: String
  /// The first scenario that has it, among those looked at.
  package private(set) var scenario = 0
  /// The facility's row there, among terminals, quays or links.
  package let row: Int
  /// The most of the study's tonnes, load units or vehicles a year. Empties are among the load
  /// units and vehicles, but for those that roll aboard a ferry, which no lift counts.
  package private(set) var own: Double
  /// The greatest utilisation in any period, by whatever traffic, as a share of the capacity.
  package private(set) var peakUtilisation: Double
  /// How many of the scenarios have it.
  package private(set) var scenarioCount = 1

  /// Whether the study's own transports leave it empty: less than half a tonne and half a vehicle
  /// a year is what a logit leaves of nothing.
  package var isUnused: Bool { own < 0.5 }

  /// Of all scenarios, the facilities that none uses: by kind, the least utilised by others first.
  package static func unused(in scenarios: [ScenarioOutcome]) -> [CapacityUse] {
    var rowOf: [Key: Int] = [:]
    var all: [CapacityUse] = []
    for (scenario, outcome) in scenarios.enumerated() {
      for use in outcome.capacityUse {
        let key = Key(kind: use.kind, id: use.id)
        if let row = rowOf[key] {
          all[row].add(use)
        } else {
          rowOf[key] = all.count
          all.append(use)
          all[all.count - 1].scenario = scenario
        }
      }
    }
    return all.filter(\.isUnused).enumerated().sorted {
      ($0.element.kind.rawValue, $0.element.peakUtilisation, $0.offset)
        < ($1.element.kind.rawValue, $1.element.peakUtilisation, $1.offset)
    }.map(\.element)
  }

  fileprivate init(_ kind: Kind, _ id: String, row: Int, own: Double, peakUtilisation: Double) {
    self.kind = kind
    self.id = id
    self.row = row
    self.own = own
    self.peakUtilisation = peakUtilisation
  }

  private struct Key: Hashable {
    let kind: Kind
    let id: String
  }

  private mutating func add(_ other: CapacityUse) {
    own = max(own, other.own)
    peakUtilisation = max(peakUtilisation, other.peakUtilisation)
    scenarioCount += 1
  }
}

extension ScenarioOutcome {
  /// Every terminal, quay and link of the scenario that has a capacity.
  fileprivate var capacityUse: [CapacityUse] {
    let terminals = zip(network.terminals, indicators.terminals).enumerated().map { row, pair in
      let (terminal, load) = pair
      return CapacityUse(
        .terminal, terminal.id.name, row: row, own: load.own,
        peakUtilisation: load.peakUtilisation)
    }
    let quays = zip(network.limits.berths, indicators.berths).enumerated().map { row, pair in
      let (berth, load) = pair
      // Calls are others' too, so what the quay's terminals handle tells.
      let own = zip(network.terminals, indicators.terminals)
        .filter { $0.0.node == berth.node && $0.0.modes.contains(.sea) }.map(\.1.own)
      return CapacityUse(
        .quay, berth.id.name, row: row, own: own.reduce(0, +),
        peakUtilisation: load.periods.map(\.utilisation).max() ?? 0)
    }
    let links = zip(network.links, indicators.links).enumerated().filter {
      network.hasCapacity($0.element.0)
    }.map { row, pair in
      let (link, load) = pair
      return CapacityUse(
        .init(link.mode), link.id.name, row: row, own: max(load.tonnes, load.freightVehicles),
        peakUtilisation: load.peakUtilisation)
    }
    return terminals + quays + links
  }
}

extension TerminalIndicators {
  /// Tonnes of goods, or load units where more of them pass: empties alone weigh nothing here.
  fileprivate var own: Double { max(tonnes, loadUnits) }
}

extension FreightNetwork {
  /// Whether a link can be full: roads and tracks can, a sailing only where its places are counted.
  package func hasCapacity(_ link: Link) -> Bool {
    guard case .sailing = link.supply else { return true }
    return limits.placesPerDeparture[link.id] != nil
  }
}
