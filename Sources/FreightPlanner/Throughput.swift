package import FlowAssignment
package import FreightAppraisal
import FreightGraph
package import FreightModel

/// Whose demand grows in a question of throughput.
package enum Growing: Sendable, Equatable {
  /// All goods of the study.
  case goods
  /// The goods of one industry.
  case industry(Industry)
  /// One commodity.
  case commodity(Commodity.ID)

  /// Whether a commodity's demand grows.
  func includes(_ commodity: Commodity) -> Bool {
    switch self {
    case .goods: true
    case .industry(let industry): commodity.industry == industry
    case .commodity(let id): commodity.id == id
    }
  }
}

/// How far demand can grow in a scenario before a capacity binds, by period.
package struct Throughput: Sendable {
  package let scenario: Scenario
  package let growing: Growing
  /// In the network's period order.
  package let periods: [PeriodThroughput]

  /// The period with the least room, which is the year's answer: where the fixed demand does not
  /// fit before all others, then the least factor.
  package var tightest: PeriodThroughput? {
    periods.min { $0.rank < $1.rank }
  }
}

/// How far demand can grow in the hours of one period.
package struct PeriodThroughput: Sendable {
  package let period: Period
  package let headroom: Headroom
  /// Demand that grows, tonnes per hour.
  package let growingTonnesPerHour: Double
  /// Facilities that bind, those first of which a per cent more capacity gives most.
  package let binding: [BindingFacility]

  /// Pairs of origin, destination, commodity and form whose demand grows.
  package let growingPairs: Int
  /// Those among them that have no path around the facilities that bind.
  package let separatedPairs: Int

  /// Whether the facilities that bind are a cut: without them nothing that grows has a path.
  package var isCut: Bool { growingPairs > 0 && separatedPairs == growingPairs }

  fileprivate var rank: (Int, Double) {
    (headroom.status == .infeasible ? 0 : 1, headroom.factor)
  }
}

/// A facility that stops demand from growing.
package struct BindingFacility: Sendable {
  /// What kind of place it is.
  package enum Kind: String, Sendable {
    case road
    case singleTrack = "single_track"
    case track
    case approach
    case terminal
    case opening
    case berth
    case sailing

    /// The kind as it stands in a sentence after the place.
    package var words: String {
      switch self {
      case .road: "road"
      case .singleTrack: "single track"
      case .track: "track"
      case .approach: "junction approach"
      case .terminal: "terminal"
      case .opening: "opening hours"
      case .berth: "berth"
      case .sailing: "sailing"
      }
    }
  }

  /// `link_id`, `queue_id` or `terminal_id`.
  package let id: String
  package let kind: Kind
  /// The place: `Nässjö-Eksjö (40)`.
  package let name: Label
  /// Units per hour: PCU on roads and approaches, trains on track, load units or tonnes in terminals.
  package let capacity: Double
  /// Units per hour of traffic that no route choice moves.
  package let preload: Double
  /// Units per hour at the limit, preload included; nil where no flow is feasible.
  package let flow: Double?
  /// By how much the factor grows with one more unit per hour of capacity.
  package let dual: Double

  /// Flow at the limit as a share of capacity.
  package var utilisation: Double? { flow.map { $0 / capacity } }
  /// By how much the factor grows with one per cent more capacity.
  package var gainPerPercent: Double { dual * capacity / 100 }
}

extension BindingFacility {
  /// Describes a facility of a scenario.
  init(_ facility: Int, _ problem: AssignmentProblem, _ headroom: Headroom, _ model: ScenarioModel)
  {
    let scenario = model.scenario
    let nodes = scenario.network.nodes
    func place(_ id: Node.ID) -> String { nodes.first { $0.id == id }?.name ?? id.name }
    switch model.supernetwork.facilities.keys[facility] {
    case .link(let row, let isForward):
      guard let link = scenario.links[row] else {
        preconditionFailure("what a scenario lacks has no capacity")
      }
      let ends = [place(link.fromNode), place(link.toNode)]
      let name = (isForward ? ends : ends.reversed()).joined(separator: "-") + " (\(link.name))"
      self.name = Label(sv: name, en: name)
      id = link.id.name
      switch link.supply {
      case .rail(let rail): kind = rail.tracks == 1 ? .singleTrack : .track
      case .road: kind = .road
      case .sailing: kind = .sailing
      }
    case .queue(let row):
      guard let queue = scenario.queues[row] else {
        preconditionFailure("what a scenario lacks has no capacity")
      }
      id = queue.id.name
      kind = .approach
      name = queue.name
    case .berth(let row):
      let berth = scenario.network.limits.berths[row]
      id = berth.id.name
      kind = .berth
      name = Label(sv: berth.name, en: berth.name)
    case .terminal(let row), .opening(let row):
      guard let terminal = scenario.terminals[row] else {
        preconditionFailure("what a scenario lacks has no capacity")
      }
      id = terminal.id.name
      kind =
        if case .opening = model.supernetwork.facilities.keys[facility] { .opening } else {
          .terminal
        }
      name = Label(sv: terminal.name, en: terminal.name)
    }
    capacity = problem.facilities[facility].delay.capacity
    preload = problem.facilities[facility].preload
    flow = headroom.facilityFlow.isEmpty ? nil : headroom.facilityFlow[facility]
    dual = headroom.dual[facility]
  }
}
