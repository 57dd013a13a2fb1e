/// Which arcs would shorten the way to a node with flow, and which of them may enter.
extension BushBuilder {
  /// What a group's flows cost and could cost.
  struct Certificate: Sendable {
    /// Share of the gap, SEK/h.
    var gap = 0.0
    /// Cost of the flows at the class's own costs, entropy left out, SEK/h.
    var totalCost = 0.0
    /// Cost of the demand at its least: `sum Q S`, SEK/h.
    var expectedCost = 0.0
    /// `H(q)` of the pairs (see `NestedLogit`), SEK/h.
    var entropyCost = 0.0
    /// Whether there are better paths than the bush's own.
    var isWanting = false
    /// Least cost of each alternative, in the group's order.
    var leastCost: [Double] = []
  }

  /// Adds the gap and cost of the flows on the bush's arcs, and notes the arcs that would shorten
  /// the way to a node with flow.
  ///
  /// - Returns: whether there are any.
  mutating func addArcs(
    of bush: Bush, _ group: OriginGroup, to certificate: inout Certificate
  ) -> Bool {
    let distances = finder.distances
    for entry in bush.entries { member[Int(arcs[bush.arcInto(entry)].head)] = call }
    var isImproved = false
    for entry in bush.entries {
      let node = Int(arcs[bush.arcInto(entry)].head)
      let least = distances[node]
      let label = labels[node]
      added[node] = -1
      guard label.flow > 0 else {
        // The tree will lead to it: alternatives are weighed by their true costs even when unused.
        if group.hasChoice && least < label.low * (1 - 1e-13) { isImproved = true }
        continue
      }
      if entry >= 0 {
        let cost = arcs[Int(entry)].cost
        certificate.totalCost += label.flow * cost
        certificate.gap += label.flow * (distances[Int(arcs[Int(entry)].tail)] + cost - least)
      } else {
        for slot in bush.slots(of: Int(~entry)) where bush.slotFlow[slot] > 0 {
          let arc = arcs[Int(bush.slotArc[slot])]
          certificate.totalCost += bush.slotFlow[slot] * arc.cost
          certificate.gap +=
            bush.slotFlow[slot] * (distances[Int(arc.tail)] + arc.cost - least)
        }
      }
      if least < label.high * (1 - 1e-13) {
        let (arc, isNew) = bestArc(into: node, entry, bush)
        if let arc, admits(arc, into: node) {
          added[node] = arc
          isImproved = isImproved || isNew
        }
      }
    }
    return isImproved
  }

  /// The arc of a shortest path into a node, unless it is one with flow, and whether it is new to
  /// the bush.
  private mutating func bestArc(
    into node: Int, _ entry: Int32, _ bush: Bush
  ) -> (arc: Int32?, isNew: Bool) {
    // Most often a node comes nearer because those before it have, by an arc that the bush has.
    // Over an arc without cost the two could each take the other for the reason.
    let least = finder.distances[node]
    func isOnShortestPath(_ arc: HotArc, _ distances: borrowing [Double]) -> Bool {
      let before = distances[Int(arc.tail)]
      return before < least && before + arc.cost <= least * (1 + 1e-14)
    }
    var idle: Int32?
    if entry >= 0 {
      if isOnShortestPath(arcs[Int(entry)], finder.distances) { return (nil, false) }
    } else {
      for slot in bush.slots(of: Int(~entry))
      where isOnShortestPath(arcs[Int(bush.slotArc[slot])], finder.distances) {
        if bush.slotFlow[slot] > 0 { return (nil, false) }
        idle = bush.slotArc[slot]
      }
    }
    if let idle { return (idle, isStale(arcs[Int(idle)].tail)) }
    let best = finder.arc(into: Int32(node))
    if entry >= 0 { return entry == best ? (nil, false) : (best, true) }
    for slot in bush.slots(of: Int(~entry)) where bush.slotArc[slot] == best {
      return bush.slotFlow[slot] > 0 ? (nil, false) : (best, isStale(arcs[Int(best)].tail))
    }
    return (best, true)
  }

  /// Whether greatest costs rise along an arc that is to be added. Nodes without flow would be
  /// entered by the tree alone, from its last node with flow.
  private mutating func admits(_ arc: Int32, into node: Int) -> Bool {
    var cost = costs[Int(arc)]
    var before = Int(arcs[Int(arc)].tail)
    while before != origin && !isUsed(before) {
      let arc = Int(finder.arc(into: Int32(before)))
      cost += costs[arc]
      before = Int(arcs[arc].tail)
    }
    return labels[before].high + cost < labels[node].high * (1 - 1e-13)
  }

  /// Whether a node without flow stands in the bush by a dearer way than the tree's.
  private func isStale(_ node: Int32) -> Bool {
    !isUsed(Int(node)) && node != origin
      && labels[Int(node)].low > finder.distances[Int(node)] * (1 + 1e-13)
  }

  /// Whether a node has flow. One without may stand in the bush by a way that was given up or never
  /// taken; its labels say nothing of what it would cost to reach it.
  func isUsed(_ node: Int) -> Bool { member[node] == call && labels[node].flow > 0 }
}
