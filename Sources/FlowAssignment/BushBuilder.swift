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
  private var finder: TreeFinder
  private var labels: [NodeLabel]
  /// The last bush that each node was seen in, by the number of the call.
  private var member: [Int32]
  /// The last call in which each node was placed in the new order.
  private var placed: [Int32]
  private var call: Int32 = 0
  /// The arc to be added into each node of the bush, or -1.
  private var added: [Int32]
  private var path: [(node: Int32, next: Int)] = []
  private var core: BushCore

  init(
    _ problem: AssignmentProblem, arcDelay: [Double], _ metric: HierarchyMetric? = nil,
    _ mathematics: Mathematics
  ) {
    self.problem = problem
    self.mathematics = mathematics
    self.arcDelay = arcDelay
    let graph = problem.graph
    arcs = (0..<graph.arcCount).map {
      HotArc(cost: 0, tail: graph.tail[$0], head: graph.head[$0])
    }
    finder = TreeFinder(graph, metric)
    core = BushCore(nodeCount: graph.nodeCount)
    labels = [NodeLabel](repeating: NodeLabel(), count: graph.nodeCount)
    member = [Int32](repeating: 0, count: graph.nodeCount)
    placed = member
    added = [Int32](repeating: -1, count: graph.nodeCount)
  }

  /// The order in which the last commodity's nodes were settled, for its next search.
  var settleOrder: [Int32] { finder.order }

  /// What a commodity's flows cost and could cost.
  struct Certificate: Sendable {
    /// Share of the gap, SEK/h.
    var gap = 0.0
    /// Cost of the flows, entropy left out, SEK/h.
    var totalCost = 0.0
    /// `(1/theta) sum q ln(q/Q)`, SEK/h.
    var entropyCost = 0.0
    /// Whether there are better paths than the bush's own.
    var isWanting = false
    /// Least cost of each alternative, in the commodity's order.
    var leastCost: [Double] = []
  }

  /// The shortest-path tree of a commodity as its bush, and the alternatives' least costs.
  mutating func tree(
    of commodity: Commodity, order: [Int32] = []
  ) -> (bush: Bush, leastCost: [Double]) {
    choose(commodity.userClass)
    find(0, of: [commodity], order: order)
    return (layOut(Bush(), for: commodity, []), leastCosts(of: commodity))
  }

  /// Certifies a commodity's gap; lays out a new bush, if asked to and there are better paths than its
  /// own.
  ///
  /// - Parameter corridor: where the commodity's paths can lie, if that is known.
  mutating func certify(
    _ index: Int, of block: ArraySlice<Commodity>, _ bush: Bush, _ alternativeFlow: [Double],
    order: [Int32], inside corridor: Corridor = Corridor(), laysOut: Bool
  ) -> (certificate: Certificate, better: Bush?) {
    let commodity = block[index]
    choose(commodity.userClass)
    var current = bush
    pass(commodity, alternativeFlow, through: &current)
    find(
      index, of: block, order: order, inside: corridor,
      slack: corridor.isEmpty ? .infinity : slack(of: commodity, corridor))
    let isSearched = finder.isSearched
    let found = judge(commodity, current, alternativeFlow, laysOut: laysOut)
    guard finder.isSearched != isSearched else { return found }
    // Rounding made the finder search again on the way: arcs of two trees could form a circle.
    begin(commodity)
    return judge(commodity, current, alternativeFlow, laysOut: laysOut)
  }

  /// Certifies and lays out with the tree that was found.
  private mutating func judge(
    _ commodity: Commodity, _ current: Bush, _ alternativeFlow: [Double], laysOut: Bool
  ) -> (certificate: Certificate, better: Bush?) {
    var certificate = Certificate(leastCost: leastCosts(of: commodity))
    addSplit(of: commodity, alternativeFlow, to: &certificate)
    let isImproved = addArcs(of: current, commodity, to: &certificate)
    let isIncomplete = certificate.leastCost.indices.contains { index in
      let sink = problem.sinks[problem.slots(of: commodity).lowerBound + index]
      return certificate.leastCost[index] < .infinity && member[Int(sink)] != call
    }
    certificate.isWanting = isImproved || isIncomplete
    guard laysOut && certificate.isWanting else { return (certificate, nil) }
    return (certificate, layOut(current, for: commodity, alternativeFlow))
  }

  /// Prices the arcs for a class.
  private mutating func choose(_ userClass: Int) {
    guard userClass != self.userClass else { return }
    self.userClass = userClass
    costs = problem.arcCosts(ofClass: userClass, arcDelay: arcDelay)
    let costs = costs
    Self.set(costs.span, &arcs)
  }

  /// Finds least costs from the origin of a commodity of the class that was chosen.
  private mutating func find(
    _ index: Int, of block: ArraySlice<Commodity>, order: [Int32] = [],
    inside corridor: Corridor = Corridor(), slack: Double = .infinity
  ) {
    finder.find(
      index, of: block, costs: costs, order: order, inside: corridor, slack: slack)
    begin(block[index])
  }

  /// How much more than their allowances the paths in use cost, and the cheapest known way to what is
  /// not in use: whatever costs more than that, nobody needs to know.
  private func slack(of commodity: Commodity, _ corridor: Corridor) -> Double {
    var slack = -Double.infinity
    var greatest = 0.0
    for (slot, allowance) in zip(problem.slots(of: commodity), corridor.allowances)
    where allowance < .infinity {
      let label = labels[Int(problem.sinks[slot])]
      slack = Swift.max(slack, (label.flow > 0 ? label.high : label.low) - allowance)
      greatest = Swift.max(greatest, allowance)
    }
    // Sums round differently from the two ends.
    return slack + 1e-9 * greatest
  }

  /// Forgets what was noted of nodes.
  private mutating func begin(_ commodity: Commodity) {
    call += 1
    origin = Int(commodity.origin)
    member[origin] = call
    added[origin] = -1
  }

  private static func set(_ costs: Span<Double>, _ arcs: inout [HotArc]) {
    var arcs = arcs.mutableSpan
    for arc in 0..<costs.count { arcs[arc].cost = costs[arc] }
  }

  private func leastCosts(of commodity: Commodity) -> [Double] {
    let distances = finder.distances
    return problem.slots(of: commodity).map { distances[Int(problem.sinks[Int($0)])] }
  }

  /// Labels a bush at the current costs and sums the flows through its nodes.
  private mutating func pass(
    _ commodity: Commodity, _ alternativeFlow: [Double], through bush: inout Bush
  ) {
    // A sink that the bush does not hold has no known way.
    for slot in problem.slots(of: commodity) { labels[Int(problem.sinks[slot])] = NodeLabel() }
    var own: [NodeLabel] = []
    swap(&own, &labels)
    var span = own.mutableSpan
    _ = bush.label(
      &span, from: commodity.origin, arcs.span, count: bush.entries.count,
      outflow: [Double]().span)
    problem.addDemand(of: commodity, alternativeFlow.span, to: &span)
    bush.pass(&span, arcs.span, count: bush.entries.count)
    labels = own
  }

  /// Adds the gap and cost of the flows on the bush's arcs, and notes the arcs that would shorten
  /// the way to a node with flow.
  ///
  /// - Returns: whether there are any.
  private mutating func addArcs(
    of bush: Bush, _ commodity: Commodity, to certificate: inout Certificate
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
        if commodity.hasChoice && least < label.low * (1 - 1e-13) { isImproved = true }
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

  /// The arc of a shortest path into a node, unless it is one with flow, and whether it is new to the
  /// bush.
  private mutating func bestArc(
    into node: Int, _ entry: Int32, _ bush: Bush
  ) -> (arc: Int32?, isNew: Bool) {
    // Most often a node comes nearer because those before it have, by an arc that the bush has. Over
    // an arc without cost the two could each take the other for the reason.
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

  /// Whether greatest costs rise along an arc that is to be added. Nodes without flow would be entered
  /// by the tree alone, from its last node with flow.
  private mutating func admits(_ arc: Int32, into node: Int) -> Bool {
    var cost = arcs[Int(arc)].cost
    var before = Int(arcs[Int(arc)].tail)
    while before != origin && !isUsed(before) {
      let arc = arcs[Int(finder.arc(into: Int32(before)))]
      cost += arc.cost
      before = Int(arc.tail)
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
  private func isUsed(_ node: Int) -> Bool { member[node] == call && labels[node].flow > 0 }

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
      for (slot, cost) in zip(slots, costs) where alternativeFlow[slot] > 0 {
        let flow = alternativeFlow[slot]
        let entropyCost = LogitSplit.entropy(of: flow, in: pair.demand, mathematics) / scale
        certificate.gap += flow * (cost - expected) + entropyCost
        certificate.entropyCost += entropyCost
      }
    }
  }

  /// Lays out the nodes with flow and the way to every sink in topological order: over arcs with
  /// flow and those to be added where there is flow, over the tree where there is none.
  ///
  /// The bush's own order stays as it is, but for nodes that an added arc needs earlier.
  private mutating func layOut(
    _ bush: Bush, for commodity: Commodity, _ alternativeFlow: [Double]
  ) -> Bush {
    var result = Bush()
    result.entries.reserveCapacity(bush.entries.count)
    placed[origin] = call
    for entry in bush.entries {
      let node = arcs[bush.arcInto(entry)].head
      guard placed[Int(node)] != call, labels[Int(node)].flow > 0 else { continue }
      if added[Int(node)] < 0 {
        placed[Int(node)] = call
        result.append(entry, of: bush)
      } else {
        place(node, of: bush, in: &result)
      }
    }
    for slot in problem.slots(of: commodity) {
      let sink = problem.sinks[slot]
      if finder.distances[Int(sink)] < .infinity { place(sink, of: bush, in: &result) }
    }
    core.set(of: &result, commodity, alternativeFlow, problem)
    return result
  }

  /// Places a node after all that it is reached from.
  private mutating func place(_ node: Int32, of bush: Bush, in result: inout Bush) {
    visit(node)
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

  private mutating func visit(_ node: Int32) {
    guard placed[Int(node)] != call else { return }
    placed[Int(node)] = call
    path.append((node, 0))
  }

  /// Tail of the `next`-th arc into a node; nil when there are no more.
  private mutating func tail(_ next: Int, of node: Int, in bush: Bush) -> Int32? {
    guard isUsed(node) else {
      return next == 0 ? arcs[Int(finder.arc(into: Int32(node)))].tail : nil
    }
    var next = next
    if added[node] >= 0 {
      if next == 0 { return arcs[Int(added[node])].tail }
      next -= 1
    }
    let entry = bush.entries[Int(labels[node].position)]
    if entry >= 0 { return next == 0 ? arcs[Int(entry)].tail : nil }
    // Arcs without flow are left behind: greatest costs need not rise along them.
    for slot in bush.slots(of: Int(~entry)) where bush.slotFlow[slot] > 0 {
      if next == 0 { return arcs[Int(bush.slotArc[slot])].tail }
      next -= 1
    }
    return nil
  }

  private mutating func append(_ node: Int, of bush: Bush, to result: inout Bush) {
    if isUsed(node) {
      let entry = bush.entries[Int(labels[node].position)]
      result.append(entry, of: bush, adding: added[node], flow: labels[node].flow)
    } else {
      result.append(arc: finder.arc(into: Int32(node)))
    }
  }
}

extension AssignmentProblem {
  /// Cost of each arc for a class, given the delay cost of one load unit on each.
  func arcCosts(ofClass userClass: Int, arcDelay: [Double]) -> [Double] {
    let userClass = classes[userClass]
    var costs = userClass.arcCost
    var span = costs.mutableSpan
    let load = userClass.arcLoad.span
    let delay = arcDelay.span
    for arc in 0..<span.count { span[arc] += load[arc] * delay[arc] }
    return costs
  }
}
