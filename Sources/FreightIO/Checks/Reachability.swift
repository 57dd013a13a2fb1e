import FreightModel

/// Which nodes goods can reach from which by the chain types of the base case.
///
/// A search over (node, leg of the chain) for each origin, chain and load form: legs follow links
/// of their mode in the allowed direction, and change at terminals that join both modes and handle
/// the form. Away from the road a leg has at least one link, and a sailing is exactly one. A chain
/// that starts or ends off the road does so at a siding of that mode. Shortest hauls, turn bans and
/// vehicle limits are left out: a demand that is refused here cannot be served, while one that
/// passes may still prove unserved.
struct Reachability {
  private let commodities: [Commodity.ID: Commodity]

  private struct Key: Hashable {
    let origin: Node.ID
    let chain: ChainType.ID
    let form: LoadForm
  }

  private struct State: Hashable {
    let node: Node.ID
    let leg: Int
    /// Whether the leg has used a link.
    let hasMoved: Bool
  }

  private struct Exit: Hashable {
    let mode: Mode
    let node: Node.ID
  }

  private let chains: [ChainType]
  private let terminals: [Node.ID: [Terminal]]
  private let next: [Exit: [Node.ID]]
  private var found: [Key: Set<Node.ID>] = [:]

  init(_ network: FreightNetwork, _ commodities: [Commodity]) {
    self.commodities = Dictionary(
      commodities.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    chains = network.chainTypes
    terminals = Dictionary(grouping: network.terminals, by: \.node)
    var next: [Exit: [Node.ID]] = [:]
    for link in network.links {
      next[Exit(mode: link.mode, node: link.fromNode), default: []].append(link.toNode)
      guard !link.isDirected else { continue }
      next[Exit(mode: link.mode, node: link.toNode), default: []].append(link.fromNode)
    }
    self.next = next
  }

  /// Reports a flow of which some part has no chain at all.
  mutating func check(_ entry: Entry<Flow>) {
    let flow = entry.value
    guard flow.tonnesPerYear > 0 else { return }
    if flow.containerisableShare < 1, !isServed(flow, in: .conventional) {
      report(entry, "goods outside load units")
    } else if flow.containerisableShare > 0, !isServed(flow, in: .unitised) {
      report(entry, "goods in load units")
    }
  }

  /// Reports background traffic between nodes that no road joins.
  mutating func check(_ entry: Entry<BackgroundFlow>) {
    let flow = entry.value
    guard !roads(from: flow.origin).contains(flow.destination) else { return }
    entry.row.report(
      "destination_node_id", problem: "no road leads from \(flow.origin) to \(flow.destination)",
      allowed: "zones joined by road links, and a chain type of road alone",
      fix: "add the missing link, or correct the node")
  }

  private func report(_ entry: Entry<Flow>, _ goods: String) {
    entry.row.report(
      "destination_node_id",
      problem: "no chain can carry \(goods) from \(entry.value.origin) to this node",
      allowed: "nodes that a chain of chain_type.csv reaches in the base case",
      fix: "add the missing link or terminal, or correct the origin or destination")
  }

  private mutating func isServed(_ flow: Flow, in form: LoadForm) -> Bool {
    guard let commodity = commodities[flow.commodity] else { return true }
    for chain in chains where commodity.mayUse(chain, in: form) {
      if destinations(from: flow.origin, chain, form).contains(flow.destination) { return true }
    }
    return false
  }

  private mutating func roads(from origin: Node.ID) -> Set<Node.ID> {
    chains.first { $0.modes == [.road] }.map { destinations(from: origin, $0, .conventional) } ?? []
  }

  private mutating func destinations(
    from origin: Node.ID, _ chain: ChainType, _ form: LoadForm
  ) -> Set<Node.ID> {
    let key = Key(origin: origin, chain: chain.id, form: form)
    if let known = found[key] { return known }
    guard let first = chain.modes.first, let last = chain.modes.last,
      canLoad(first, at: origin, form)
    else { return [] }
    let reached = search(from: origin, chain.modes, form).filter { canLoad(last, at: $0, form) }
    found[key] = reached
    return reached
  }

  private func search(
    from origin: Node.ID, _ modes: [Mode], _ form: LoadForm
  ) -> Set<Node.ID> {
    var seen: Set<State> = [State(node: origin, leg: 0, hasMoved: false)]
    var waiting = Array(seen)
    var reached: Set<Node.ID> = []
    while let state = waiting.popLast() {
      let mode = modes[state.leg]
      var steps: [State] = []
      if mode == .road || mode == .rail || !state.hasMoved {
        steps = (next[Exit(mode: mode, node: state.node)] ?? []).map {
          State(node: $0, leg: state.leg, hasMoved: true)
        }
      }
      if mode == .road || state.hasMoved {
        if state.leg == modes.count - 1 {
          reached.insert(state.node)
        } else if canChange(mode, modes[state.leg + 1], at: state.node, form) {
          steps.append(State(node: state.node, leg: state.leg + 1, hasMoved: false))
        }
      }
      for step in steps where seen.insert(step).inserted { waiting.append(step) }
    }
    return reached
  }

  /// Lorries load at any zone; the other modes only at a siding.
  private func canLoad(_ mode: Mode, at node: Node.ID, _ form: LoadForm) -> Bool {
    mode == .road
      || (terminals[node] ?? []).contains {
        $0.kind == .siding && $0.loadForm == form && $0.modes.contains(mode)
      }
  }

  private func canChange(_ a: Mode, _ b: Mode, at node: Node.ID, _ form: LoadForm) -> Bool {
    (terminals[node] ?? []).contains {
      $0.loadForm == form && $0.modes.contains(a) && $0.modes.contains(b)
    }
  }
}
