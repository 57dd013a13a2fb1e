public import FreightModel
public import PathKernel

/// The multimodal network that chains of transport run through: one layer of road nodes for each
/// stage of a chain, joined by hauls between terminals (Jourquin and Beuthe 1996, the virtual
/// network, Transportation Research Part C 4(6), 359-371; here with rail and sea legs as single
/// arcs).
///
///     origin -> road layer -> transhipment -> haul -> transhipment -> road layer -> sink
///
/// The graph holds everything that exists or that any investment could add, so that one graph
/// serves a whole study and a what-if is another set of costs. Chains that begin on the road share
/// their first layer; every other stage belongs to one chain type, so that the sink tells the
/// chain.
///
/// A haul is one arc from the terminal where goods are loaded to the terminal where they are
/// unloaded, on the train or ship plan that is cheapest in the scenario (`HaulPlan`). Trains keep
/// to a timetable: they do not change route inside an equilibrium, while lorries and cars do.
public struct Supernetwork: Sendable {
  /// What an arc of the graph stands for. Indices are rows of `network`.
  public enum Arc: Sendable, Hashable {
    /// A zone's goods or vehicles enter the first road layer.
    case loading(zone: Int)
    /// Goods or vehicles leave the last road layer at their zone.
    case unloading(zone: Int)
    /// A road link in one direction.
    case moving(link: Int, isForward: Bool)
    /// A turn at an expanded junction.
    case turn(movement: Int)
    /// Goods change between a road layer and a haul, or between two hauls.
    case transhipment(terminal: Int)
    /// Goods are loaded or unloaded at a private siding, without a road leg.
    case siding(terminal: Int)
    /// A train or ship run between two terminals.
    case haul(Haul)
  }

  /// Which run a haul arc is.
  public struct Haul: Sendable, Hashable {
    /// Rail, sea or ferry.
    public let mode: Mode
    /// The goods' form decides the vehicles.
    public let loadForm: LoadForm
    /// Node row where goods are loaded.
    public let from: Int
    /// Node row where goods are unloaded.
    public let to: Int
    /// Row of the chain type that the arc belongs to.
    public let chain: Int
  }

  /// Everything that exists in any scenario.
  public private(set) var network: FreightNetwork
  /// The graph; arc indices are those of `arcs`.
  public let graph: ForwardStar
  /// Meaning of each arc.
  public let arcs: [Arc]
  /// Node rows of the zones, in table order.
  public let zones: [Int]
  /// The facilities, shared by all scenarios.
  public let facilities: FacilityLayout

  private let originNodes: [Int32]
  private let sinkNodes: [Int32]
  /// By facility.
  private let roadArcs: [Int32]

  init(
    network: FreightNetwork, graph: ForwardStar, arcs: [Arc], zones: [Int],
    facilities: FacilityLayout, originNodes: [Int32], sinkNodes: [Int32]
  ) {
    self.network = network
    self.graph = graph
    self.arcs = arcs
    self.zones = zones
    self.facilities = facilities
    self.originNodes = originNodes
    self.sinkNodes = sinkNodes
    var roadArcs = [Int32](repeating: -1, count: facilities.keys.count)
    for (arc, meaning) in arcs.enumerated().reversed() {
      guard case .moving(let link, let isForward) = meaning else { continue }
      roadArcs[Int(facilities.facility(ofLink: link, isForward: isForward))] = Int32(arc)
    }
    self.roadArcs = roadArcs
  }

  /// The same graph with its rows' values multiplied by factors.
  func applying(_ factors: TableFactors) -> Supernetwork {
    var copy = self
    copy.network = factors.applied(to: network)
    return copy
  }

  /// The first of a road facility's arcs, which all cost the same; nil for other facilities.
  public func roadArc(ofFacility facility: Int) -> Int? {
    roadArcs[facility] < 0 ? nil : Int(roadArcs[facility])
  }

  /// The graph node where a zone's demand begins; `zone` is an index into `zones`.
  public func origin(of zone: Int) -> Int32 { originNodes[zone] }

  /// The graph node where a zone's demand on one chain type ends.
  public func sink(of zone: Int, chain: Int) -> Int32 {
    sinkNodes[zone * network.chainTypes.count + chain]
  }

  /// Index of the chain type that is road alone; background traffic uses it.
  public var roadChain: Int? { network.chainTypes.firstIndex { $0.modes == [.road] } }
}

/// Numbers of the facilities that can fill up, fixed for a study.
///
/// Every link has one per direction, of which single track uses the first for both
/// (`ScenarioModel`: an investment may lay a second track); a sailing's is full where a ferry has
/// no places left. Approach queues, terminals, the opening of terminals that close, and quays
/// follow.
public struct FacilityLayout: Sendable {
  /// What a facility is, by row of the supernetwork's network.
  public enum Key: Sendable, Hashable {
    /// A road, track or sailing in one direction.
    case link(Int, isForward: Bool)
    /// An approach of an expanded junction.
    case queue(Int)
    /// A terminal.
    case terminal(Int)
    /// The opening of a terminal that does not work all hours.
    case opening(terminal: Int)
    /// A quay, by row of the network's `limits.berths`.
    case berth(Int)
  }

  /// Every facility, in index order.
  public let keys: [Key]
  private let firstQueue: Int
  private let firstTerminal: Int
  /// By terminal row.
  private let openings: [Int32?]
  /// By node row.
  private let berthsAtNode: [Int: [Int32]]

  init(_ network: FreightNetwork) {
    var keys: [Key] = network.links.indices.flatMap {
      [.link($0, isForward: true), .link($0, isForward: false)]
    }
    firstQueue = keys.count
    keys += network.queues.indices.map { .queue($0) }
    firstTerminal = keys.count
    keys += network.terminals.indices.map { .terminal($0) }
    var openings: [Int32?] = network.terminals.map { _ in nil }
    for (row, terminal) in network.terminals.enumerated()
    where network.limits.openShares[terminal.id] != nil {
      openings[row] = Int32(keys.count)
      keys.append(.opening(terminal: row))
    }
    self.openings = openings
    let rowOfNode = Dictionary(
      uniqueKeysWithValues: network.nodes.enumerated().map { ($1.id, $0) })
    var berthsAtNode: [Int: [Int32]] = [:]
    for (row, berth) in network.limits.berths.enumerated() {
      berthsAtNode[rowOfNode[berth.node]!, default: []].append(Int32(keys.count))
      keys.append(.berth(row))
    }
    self.berthsAtNode = berthsAtNode
    self.keys = keys
  }

  /// The facility of a link in one direction.
  public func facility(ofLink link: Int, isForward: Bool) -> Int32 {
    Int32(2 * link + (isForward ? 0 : 1))
  }

  /// The facility of an approach queue.
  public func facility(ofQueue queue: Int) -> Int32 { Int32(firstQueue + queue) }

  /// The facility of a terminal.
  public func facility(ofTerminal terminal: Int) -> Int32 { Int32(firstTerminal + terminal) }

  /// The opening of a terminal; nil if it works all hours.
  public func opening(ofTerminal terminal: Int) -> Int32? { openings[terminal] }

  /// The quays of a port, by node row.
  public func berths(at node: Int) -> [Int32] { berthsAtNode[node] ?? [] }
}
