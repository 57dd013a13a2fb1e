import PathKernel

/// Finds the least-cost paths of one commodity at a time at fixed costs, certifies its gap, and takes
/// what is missing into its bush.
///
/// A path enters the bush where its arc reaches a node with flow for less than the dearest path in
/// use: the greatest costs then rise along every arc of the bush, so that it stays acyclic (Dial
/// 2006; Nie 2010, doi:10.1016/j.trb.2009.06.005). What the rule refuses now, because a node before
/// it is not yet equalised, it admits later.
struct BushBuilder: ~Copyable {
  let problem: AssignmentProblem
  private let mathematics: Mathematics
  /// Delay cost of one load unit on each arc, the same for all classes.
  private let arcDelay: [Double]
  private var userClass = -1
  private var origin = -1
  private var costs: [Double] = []
  private var arcs: [HotArc]
  private var search: PathWorkspace
  private var labels: [NodeLabel]
  /// The last bush that each node was seen in, by the number of the call.
  private var member: [Int32]
  /// The last call in which each node was placed in the new order.
  private var placed: [Int32]
  private var call: Int32 = 0
  /// The arc to be added into each node of the bush, or -1.
  private var added: [Int32]
  private var path: [(node: Int32, next: Int)] = []

  init(_ problem: AssignmentProblem, arcDelay: [Double], _ mathematics: Mathematics) {
    self.problem = problem
    self.mathematics = mathematics
    self.arcDelay = arcDelay
    let graph = problem.graph
    arcs = (0..<graph.arcCount).map {
      HotArc(cost: 0, tail: graph.tail[$0], head: graph.head[$0])
    }
    search = PathWorkspace(nodeCount: graph.nodeCount)
    labels = [NodeLabel](repeating: NodeLabel(), count: graph.nodeCount)
    member = [Int32](repeating: 0, count: graph.nodeCount)
    placed = member
    added = [Int32](repeating: -1, count: graph.nodeCount)
  }

  /// What a commodity's flows cost and could cost.
  struct Certificate: Sendable {
    /// Share of the gap, SEK/h.
    var gap = 0.0
    /// Cost of the flows, entropy left out, SEK/h.
    var totalCost = 0.0
    /// Least cost of each alternative, in the commodity's order.
    var leastCost: [Double] = []
  }

  /// The shortest-path tree of a commodity as its bush, and the alternatives' least costs.
  mutating func tree(of commodity: Commodity) -> (bush: Bush, leastCost: [Double]) {
    find(commodity)
    return (order(Bush(), for: commodity), leastCosts(of: commodity))
  }

  /// Certifies a commodity's gap; returns a new bush if there are better paths than its own.
  mutating func certify(
    _ commodity: Commodity, _ bush: Bush, _ alternativeFlow: [Double]
  ) -> (certificate: Certificate, better: Bush?) {
    find(commodity)
    var current = bush
    pass(commodity, alternativeFlow, through: &current)
    var certificate = Certificate(leastCost: leastCosts(of: commodity))
    addSplit(of: commodity, alternativeFlow, to: &certificate)
    let isImproved = addArcs(of: current, to: &certificate)
    let isIncomplete = certificate.leastCost.indices.contains { index in
      let sink = problem.sinks[problem.slots(of: commodity).lowerBound + index]
      return certificate.leastCost[index] < .infinity && member[Int(sink)] != call
    }
    let better = isImproved || isIncomplete ? order(current, for: commodity) : nil
    return (certificate, better)
  }

  /// Searches the network from a commodity's origin.
  private mutating func find(_ commodity: Commodity) {
    if commodity.userClass != userClass {
      userClass = commodity.userClass
      costs = problem.arcCosts(ofClass: userClass, arcDelay: arcDelay)
      for arc in arcs.indices { arcs[arc].cost = costs[arc] }
    }
    let costs = costs
    search.run(on: problem.graph, arcCost: costs.span, from: commodity.origin)
    call += 1
    origin = Int(commodity.origin)
    member[origin] = call
    added[origin] = -1
  }

  private func leastCosts(of commodity: Commodity) -> [Double] {
    let distances = search.distances
    return problem.slots(of: commodity).map { distances[Int(problem.sinks[Int($0)])] }
  }

  /// Labels a bush at the current costs and sums the flows through its nodes.
  private mutating func pass(
    _ commodity: Commodity, _ alternativeFlow: [Double], through bush: inout Bush
  ) {
    var own: [NodeLabel] = []
    swap(&own, &labels)
    var span = own.mutableSpan
    _ = bush.label(&span, from: commodity.origin, arcs.span)
    problem.addDemand(of: commodity, alternativeFlow.span, to: &span)
    bush.pass(&span, arcs.span)
    labels = own
  }

  /// Adds the gap and cost of the flows on the bush's arcs, and notes the arcs that would shorten
  /// the way to a node with flow.
  ///
  /// - Returns: whether there are any.
  private mutating func addArcs(of bush: Bush, to certificate: inout Certificate) -> Bool {
    let distances = search.distances
    for entry in bush.entries { member[Int(arcs[bush.arcInto(entry)].head)] = call }
    var isImproved = false
    for entry in bush.entries {
      let node = Int(arcs[bush.arcInto(entry)].head)
      let least = distances[node]
      let label = labels[node]
      added[node] = -1
      guard label.flow > 0 else {
        // The tree will lead to it: alternatives are weighed by their true costs even when unused.
        if least < label.low * (1 - 1e-14) { isImproved = true }
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
      if least < label.low * (1 - 1e-14), let arc = betterArc(into: node, label, entry, bush) {
        added[node] = arc
        isImproved = true
      }
    }
    return isImproved
  }

  /// Whether a node has flow. One without may stand in the bush by a way that was given up or never
  /// taken; its labels say nothing of what it would cost to reach it.
  private func isUsed(_ node: Int) -> Bool { member[node] == call && labels[node].flow > 0 }

  /// The arc of the shortest path into a node, unless the bush has it or the rule refuses it.
  private func betterArc(
    into node: Int, _ label: NodeLabel, _ entry: Int32, _ bush: Bush
  ) -> Int32? {
    let best = search.arc(into: Int32(node))
    if entry >= 0 {
      if entry == best { return nil }
    } else if bush.slots(of: Int(~entry)).contains(where: { bush.slotArc[$0] == best }) {
      return nil
    }
    // Nodes without flow would be entered by the tree alone, from its last node with flow.
    var cost = arcs[Int(best)].cost
    var before = Int(arcs[Int(best)].tail)
    while before != origin && !isUsed(before) {
      let arc = arcs[Int(search.arc(into: Int32(before)))]
      cost += arc.cost
      before = Int(arc.tail)
    }
    return labels[before].high + cost < label.high * (1 - 1e-13) ? best : nil
  }

  /// Adds the split's share of the gap: entropy of the flows and their least costs less the logsum.
  private func addSplit(
    of commodity: Commodity, _ alternativeFlow: [Double], to certificate: inout Certificate
  ) {
    guard commodity.hasChoice else { return }
    let scale = problem.classes[commodity.userClass].logitScale
    let first = problem.slots(of: commodity).lowerBound
    for index in commodity.pairs where problem.pairs[index].alternatives.count > 1 {
      let pair = problem.pairs[index]
      let slots = Int(pair.alternatives.lowerBound)..<Int(pair.alternatives.upperBound)
      let costs = certificate.leastCost[(slots.lowerBound - first)..<(slots.upperBound - first)]
      let expected = LogitSplit.logsum(costs: costs, scale: scale, mathematics)
      guard expected < .infinity else { continue }
      var sum = 0.0
      for (slot, cost) in zip(slots, costs) where alternativeFlow[slot] > 0 {
        let flow = alternativeFlow[slot]
        sum +=
          flow * (cost - expected)
          + LogitSplit.entropy(of: flow, in: pair.demand, mathematics) / scale
      }
      certificate.gap += sum
    }
  }

  /// Lays out the nodes from which the commodity's sinks are reached in topological order: over arcs
  /// with flow and those to be added where there is flow, over the tree where there is none.
  private mutating func order(_ bush: Bush, for commodity: Commodity) -> Bush {
    var result = Bush()
    result.entries.reserveCapacity(bush.entries.count)
    placed[Int(commodity.origin)] = call
    for slot in problem.slots(of: commodity) {
      let sink = problem.sinks[slot]
      guard search.distance(to: sink) < .infinity else { continue }
      visit(sink)
      while let (node, next) = path.last {
        if let tail = tail(next, of: Int(node), in: bush) {
          path[path.count - 1].next += 1
          visit(tail)
        } else {
          path.removeLast()
          append(Int(node), of: bush, to: &result)
        }
      }
    }
    return result
  }

  private mutating func visit(_ node: Int32) {
    guard placed[Int(node)] != call else { return }
    placed[Int(node)] = call
    path.append((node, 0))
  }

  /// Tail of the `next`-th arc into a node; nil when there are no more.
  private func tail(_ next: Int, of node: Int, in bush: Bush) -> Int32? {
    var next = next
    guard isUsed(node) else {
      return next == 0 ? arcs[Int(search.arc(into: Int32(node)))].tail : nil
    }
    if added[node] >= 0 {
      if next == 0 { return arcs[Int(added[node])].tail }
      next -= 1
    }
    let entry = bush.entries[Int(labels[node].position)]
    if entry >= 0 { return next == 0 ? arcs[Int(entry)].tail : nil }
    let slots = bush.slots(of: Int(~entry))
    guard slots.contains(where: { bush.slotFlow[$0] > 0 }) else {
      return next == 0 ? arcs[bush.arc(of: labels[node].lowEntry)].tail : nil
    }
    for slot in slots where bush.slotFlow[slot] > 0 {
      if next == 0 { return arcs[Int(bush.slotArc[slot])].tail }
      next -= 1
    }
    return nil
  }

  private func append(_ node: Int, of bush: Bush, to result: inout Bush) {
    guard isUsed(node) else {
      return result.append(arc: search.arc(into: Int32(node)))
    }
    let entry = bush.entries[Int(labels[node].position)]
    var arcs: [(arc: Int32, flow: Double)] = []
    if entry >= 0 {
      arcs.append((entry, labels[node].flow))
    } else {
      for slot in bush.slots(of: Int(~entry)) where bush.slotFlow[slot] > 0 {
        arcs.append((bush.slotArc[slot], bush.slotFlow[slot]))
      }
      if arcs.isEmpty { arcs.append((Int32(bush.arc(of: labels[node].lowEntry)), 0)) }
    }
    if added[node] >= 0 { arcs.append((added[node], 0)) }
    if arcs.count == 1 { result.append(arc: arcs[0].arc) } else { result.append(merging: arcs) }
  }
}

extension AssignmentProblem {
  /// Cost of each arc for a class, given the delay cost of one load unit on each.
  func arcCosts(ofClass userClass: Int, arcDelay: [Double]) -> [Double] {
    let userClass = classes[userClass]
    return arcDelay.indices.map {
      userClass.arcCost[$0] + userClass.arcLoad[$0] * arcDelay[$0]
    }
  }
}
