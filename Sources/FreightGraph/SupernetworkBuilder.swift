public import FreightModel
import PathKernel

extension Supernetwork {
  /// Builds the supernetwork of everything in a network.
  ///
  /// - Parameter network: base case and all that investments add (`FreightNetwork.adding(_:)`).
  public init(of network: FreightNetwork) {
    var builder = SupernetworkBuilder(network)
    self = builder.build()
  }
}

/// Lays out graph nodes stage by stage and collects the arcs between them.
private struct SupernetworkBuilder {
  private typealias Arc = Supernetwork.Arc

  private let network: FreightNetwork
  private let rowOfNode: [Node.ID: Int]
  private let rowOfLink: [Link.ID: Int]
  /// Rows of terminals at each node row.
  private let terminalsAt: [Int: [Int]]
  private let junctions: Set<Node.ID>
  private var tails: [Int32] = []
  private var heads: [Int32] = []
  private var arcs: [Arc] = []
  private var nodeCount: Int32 = 0

  init(_ network: FreightNetwork) {
    self.network = network
    let rowOfNode = Dictionary(
      uniqueKeysWithValues: network.nodes.enumerated().map { ($1.id, $0) })
    self.rowOfNode = rowOfNode
    rowOfLink = Dictionary(
      uniqueKeysWithValues: network.links.enumerated().map { ($1.id, $0) })
    junctions = Set(network.movements.map(\.node))
    terminalsAt = Dictionary(
      grouping: network.terminals.indices, by: { rowOfNode[network.terminals[$0].node]! })
  }

  mutating func build() -> Supernetwork {
    let zones = network.nodes.indices.filter { network.nodes[$0].zone != nil }
    let origins = zones.map { _ in newNode() }
    let firstRoad = roadLayer()
    for (zone, row) in zones.enumerated() {
      if let entry = firstRoad[row] { add(origins[zone], entry, .loading(zone: zone)) }
    }
    var sinks = [Int32](repeating: 0, count: zones.count * network.chainTypes.count)
    for chain in network.chainTypes.indices {
      let last = stages(of: chain, zones, origins, firstRoad)
      for (zone, row) in zones.enumerated() {
        let sink = newNode()
        sinks[zone * network.chainTypes.count + chain] = sink
        connect(last, at: row, zone: zone, to: sink)
      }
    }
    let (graph, arcOfInput) = ForwardStar.sorting(
      nodeCount: Int(nodeCount), tails: tails, heads: heads)
    var sorted = arcs
    for (input, arc) in arcOfInput.enumerated() { sorted[Int(arc)] = arcs[input] }
    return Supernetwork(
      network: network, graph: graph, arcs: sorted, zones: zones,
      facilities: FacilityLayout(network), originNodes: origins, sinkNodes: sinks)
  }

  /// Where goods are when a stage of a chain has moved them: graph node by network node row.
  private enum Stage {
    case road([Int: Int32])
    case haul(Mode, arrived: [Int: Int32])
  }

  /// Builds all stages of one chain type and returns the last.
  private mutating func stages(
    of chain: Int, _ zones: [Int], _ origins: [Int32], _ firstRoad: [Int: Int32]
  ) -> Stage {
    let modes = network.chainTypes[chain].modes
    var stage: Stage
    if modes[0] == .road {
      stage = .road(firstRoad)
    } else {
      let (board, arrived) = haulStage(modes[0], chain)
      for (zone, row) in zones.enumerated() {
        guard let entry = board[row] else { continue }
        for terminal in sidings(at: row, modes[0]) {
          add(origins[zone], entry, .siding(terminal: terminal))
        }
      }
      stage = .haul(modes[0], arrived: arrived)
    }
    for mode in modes.dropFirst() { stage = next(after: stage, mode, chain) }
    return stage
  }

  /// Adds the stage in which goods move by `mode`, and the transhipment into it.
  private mutating func next(after stage: Stage, _ mode: Mode, _ chain: Int) -> Stage {
    let before: (mode: Mode, nodes: [Int: Int32])
    switch stage {
    case .road(let nodes): before = (.road, nodes)
    case .haul(let mode, let arrived): before = (mode, arrived)
    }
    let entries: [Int: Int32]
    let after: Stage
    if mode == .road {
      entries = roadLayer()
      after = .road(entries)
    } else {
      let (board, arrived) = haulStage(mode, chain)
      entries = board
      after = .haul(mode, arrived: arrived)
    }
    for (row, entry) in entries.sorted(by: { $0.key < $1.key }) {
      guard let from = before.nodes[row] else { continue }
      for terminal in terminalsAt[row] ?? []
      where network.terminals[terminal].modes.isSuperset(of: [before.mode, mode]) {
        add(from, entry, .transhipment(terminal: terminal))
      }
    }
    return after
  }

  private mutating func connect(_ last: Stage, at row: Int, zone: Int, to sink: Int32) {
    switch last {
    case .road(let nodes):
      if let from = nodes[row] { add(from, sink, .unloading(zone: zone)) }
    case .haul(let mode, let arrived):
      guard let from = arrived[row] else { return }
      for terminal in sidings(at: row, mode) { add(from, sink, .siding(terminal: terminal)) }
    }
  }

  private func sidings(at row: Int, _ mode: Mode) -> [Int] {
    (terminalsAt[row] ?? []).filter {
      network.terminals[$0].kind == .siding && network.terminals[$0].modes.contains(mode)
    }
  }

  /// One copy of the road network, with expanded junctions.
  ///
  /// - Returns: the graph node of each network node that is not an expanded junction.
  private mutating func roadLayer() -> [Int: Int32] {
    var plain: [Int: Int32] = [:]
    var entering: [LinkEnd: Int32] = [:]
    var leaving: [LinkEnd: Int32] = [:]
    for (row, link) in network.links.enumerated() where link.mode == .road {
      for isForward in link.directions {
        let from = isForward ? link.fromNode : link.toNode
        let to = isForward ? link.toNode : link.fromNode
        let tail = roadNode(from, row, &plain, &leaving)
        let head = roadNode(to, row, &plain, &entering)
        add(tail, head, .moving(link: row, isForward: isForward))
      }
    }
    for (row, movement) in network.movements.enumerated() {
      let inbound = LinkEnd(link: rowOfLink[movement.inbound]!, node: movement.node)
      let outbound = LinkEnd(link: rowOfLink[movement.outbound]!, node: movement.node)
      guard let from = entering[inbound], let to = leaving[outbound] else { continue }
      add(from, to, .turn(movement: row))
    }
    return plain
  }

  private struct LinkEnd: Hashable {
    let link: Int
    let node: Node.ID
  }

  /// The graph node of a link's end: the network node's own, or one port of an expanded junction.
  private mutating func roadNode(
    _ id: Node.ID, _ link: Int, _ plain: inout [Int: Int32], _ ports: inout [LinkEnd: Int32]
  ) -> Int32 {
    if junctions.contains(id) {
      let end = LinkEnd(link: link, node: id)
      if let port = ports[end] { return port }
      let port = newNode()
      ports[end] = port
      return port
    }
    let row = rowOfNode[id]!
    if let node = plain[row] { return node }
    let node = newNode()
    plain[row] = node
    return node
  }

  /// Boarding and arrival nodes at every terminal of a mode, and the hauls between them.
  ///
  /// Boarding and arrival are apart, so that goods cannot be lifted on and off again in one place.
  private mutating func haulStage(
    _ mode: Mode, _ chain: Int
  ) -> (board: [Int: Int32], arrived: [Int: Int32]) {
    var board: [Int: Int32] = [:]
    var arrived: [Int: Int32] = [:]
    let places = terminalsAt.keys.sorted().filter { row in
      terminalsAt[row]!.contains { network.terminals[$0].modes.contains(mode) }
    }
    for row in places {
      board[row] = newNode()
      arrived[row] = newNode()
    }
    let forms = LoadForm.allCases.filter { network.chainTypes[chain].loadForms.contains($0) }
    for (from, to) in runs(by: mode, among: places) {
      for form in forms where handles(form, mode, at: from) && handles(form, mode, at: to) {
        add(
          board[from]!, arrived[to]!,
          .haul(
            Supernetwork.Haul(mode: mode, loadForm: form, from: from, to: to, chain: chain)))
      }
    }
    return (board, arrived)
  }

  /// Pairs of places between which a mode runs: a train anywhere, a ship where there is a sailing.
  private func runs(by mode: Mode, among places: [Int]) -> [(Int, Int)] {
    if mode == .rail {
      return places.flatMap { from in places.filter { $0 != from }.map { (from, $0) } }
    }
    var pairs: [(Int, Int)] = []
    for link in network.links where link.mode == mode {
      let from = rowOfNode[link.fromNode]!
      let to = rowOfNode[link.toNode]!
      guard places.contains(from), places.contains(to) else { continue }
      pairs.append((from, to))
      if !link.isDirected { pairs.append((to, from)) }
    }
    return pairs
  }

  private func handles(_ form: LoadForm, _ mode: Mode, at row: Int) -> Bool {
    terminalsAt[row]!.contains {
      network.terminals[$0].loadForm == form && network.terminals[$0].modes.contains(mode)
    }
  }

  private mutating func newNode() -> Int32 {
    defer { nodeCount += 1 }
    return nodeCount
  }

  private mutating func add(_ tail: Int32, _ head: Int32, _ arc: Arc) {
    tails.append(tail)
    heads.append(head)
    arcs.append(arc)
  }
}
