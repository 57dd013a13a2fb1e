public import FreightModel

/// A scenario's rows, found by the rows of the study's supernetwork: nil is what it does not have.
public struct ScenarioNetwork: Sendable {
  /// The scenario's own network.
  public let network: FreightNetwork
  /// By link row of the supernetwork.
  public let links: [Link?]
  /// Row in `network.links` of each link of the supernetwork.
  public let linkRows: [Int?]
  /// By movement row of the supernetwork.
  public let movements: [Movement?]
  /// By queue row of the supernetwork.
  public let queues: [JunctionQueue?]
  /// Row of the approach queue that each movement of the supernetwork waits in here.
  public let queueRows: [Int?]
  /// By terminal row of the supernetwork.
  public let terminals: [Terminal?]

  /// Finds a network's rows among those of a supernetwork that holds all of them.
  public init(_ network: FreightNetwork, in supernetwork: Supernetwork) {
    self.network = network
    let everything = supernetwork.network
    let linkRows = Self.rows(of: everything.links, in: network.links)
    self.linkRows = linkRows
    links = linkRows.map { $0.map { network.links[$0] } }
    movements = Self.matched(everything.movements, with: network.movements)
    queues = Self.matched(everything.queues, with: network.queues)
    let rows = Self.numbers(everything.queues)
    queueRows = movements.map { $0?.queue.flatMap { rows[$0] } }
    terminals = Self.matched(everything.terminals, with: network.terminals)
  }

  /// Nothing built at all: what every pricing begins from.
  init(nothingIn supernetwork: Supernetwork) {
    let everything = supernetwork.network
    network = FreightNetwork(
      nodes: [], links: [], movements: [], queues: [], terminals: [],
      locoChanges: everything.locoChanges, roadClasses: everything.roadClasses,
      vehicles: everything.vehicles, chainTypes: everything.chainTypes,
      periods: everything.periods)
    links = everything.links.map { _ in nil }
    linkRows = links.map { _ in nil }
    movements = everything.movements.map { _ in nil }
    queues = everything.queues.map { _ in nil }
    queueRows = movements.map { _ in nil }
    terminals = everything.terminals.map { _ in nil }
  }

  private static func matched<Row: Identifiable>(_ all: [Row], with some: [Row]) -> [Row?] {
    rows(of: all, in: some).map { $0.map { some[$0] } }
  }

  /// A scenario's rows come in the order of the supernetwork's: what is not the next one is looked
  /// up, as long as there are any left.
  private static func rows<Row: Identifiable>(of all: [Row], in some: [Row]) -> [Int?] {
    var found: [Row.ID: Int]?
    var next = 0
    var left = some.count
    return all.map { row in
      guard left > 0 else { return nil }
      var place: Int? = next
      if next >= some.count || some[next].id != row.id {
        let numbers = found ?? numbers(some)
        found = numbers
        place = numbers[row.id]
      }
      guard let place else { return nil }
      left -= 1
      next = place + 1
      return place
    }
  }

  private static func numbers<Row: Identifiable>(_ rows: [Row]) -> [Row.ID: Int] {
    Dictionary(uniqueKeysWithValues: rows.enumerated().map { ($1.id, $0) })
  }
}

extension Vehicle {
  /// Mean load in load units or tonnes; zero if it does not carry the form.
  func capacity(for form: LoadForm) -> Double {
    switch form {
    case .unitised: loadUnits * fill
    case .conventional: payloadTonnes * fill
    }
  }
}
