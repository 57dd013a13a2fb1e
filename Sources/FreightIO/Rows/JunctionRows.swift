import FreightModel

extension Row {
  /// A row of `junction_queue.csv`.
  func junctionQueue(_ scope: Scope) -> JunctionQueue {
    JunctionQueue(
      id: id("queue_id"), node: reference("node_id", to: scope.nodes), name: label("name"),
      capacityPCUPerHour: number("capacity_pcu_per_h", .queueCapacity),
      preloadPCUPerDay: number("preload_pcu_per_day", .from(0, to: 200_000)),
      provenance: provenance())
  }

  /// A row of `movement.csv`.
  func movement(_ scope: Scope) -> Movement {
    let node = reference("node_id", to: scope.nodes)
    let inbound = reference("ib_link_id", to: scope.links)
    let outbound = reference("ob_link_id", to: scope.links)
    checkTouch("ib_link_id", node: node, end: "to_node_id", scope)
    checkTouch("ob_link_id", node: node, end: "from_node_id", scope)
    checkIsNoZone(node, scope)
    checkQueue(of: node, scope)
    return Movement(
      id: id("mvmt_id"), node: node, inbound: inbound, outbound: outbound,
      penaltySeconds: number("penalty", .from(0, to: 3_600)),
      queue: optionalReference("queue_id", to: scope.queues), provenance: provenance())
  }

  /// The link must be a road that can be used towards (`to_node_id`) or from (`from_node_id`) the
  /// node; an undirected link can be used both ways.
  private func checkTouch(_ column: String, node: Node.ID, end: String, _ scope: Scope) {
    guard let link = scope.links.rows[self[column]] else { return }
    let isDirected = link["directed"] == "true"
    let ends = isDirected ? [link[end]] : [link["from_node_id"], link["to_node_id"]]
    if !ends.contains(node.name) {
      report(
        column,
        problem: "the link does not \(end == "to_node_id" ? "enter" : "leave") node \(node)",
        allowed: "a link that touches the node in its direction of travel",
        fix: "name another link or node; this link runs from \(link["from_node_id"]) to "
          + link["to_node_id"])
    } else if let mode = Mode(rawValue: link["mode"]), mode != .road {
      report(
        column, problem: "a movement turns between roads, but this is a \(mode.rawValue) link",
        allowed: "a road link", fix: "name a road link, or remove the movement")
    }
  }

  private func checkIsNoZone(_ node: Node.ID, _ scope: Scope) {
    guard let zone = scope.nodes.rows[node.name]?["zone_id"], !zone.isEmpty else { return }
    report(
      "node_id", problem: "the node has movements and is also the zone \(zone)",
      allowed: "a node without zone_id",
      fix: "move the zone to a node of its own, with a link to the junction")
  }

  private func checkQueue(of node: Node.ID, _ scope: Scope) {
    guard let queue = scope.queues.rows[self["queue_id"]], queue["node_id"] != node.name else {
      return
    }
    report(
      "queue_id", problem: "the queue belongs to node \(queue["node_id"])",
      allowed: "a queue of node \(node)", fix: "name a queue of the movement's own node")
  }
}

extension Bounds {
  /// Passenger car units per hour through one approach.
  static let queueCapacity = above(0, to: 20_000)
}
