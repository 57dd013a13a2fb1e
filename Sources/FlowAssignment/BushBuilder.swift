import PathKernel

/// Finds the least-cost paths of one group at a time at fixed costs, certifies its gap, and
/// takes what is missing into its bush.
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
  var origin = -1
  /// Of the class last chosen, on every arc.
  private(set) var costs: [Double] = []
  /// Priced for the bush at hand.
  var arcs: [HotArc]
  var finder: TreeFinder
  var labels: [NodeLabel]
  /// The last bush that each node was seen in, by the number of the call.
  var member: [Int32]
  /// The last call in which each node was placed in the new order.
  var placed: [Int32]
  var call: Int32 = 0
  /// Of the last search: see `Corridor`.
  private var slack = Double.infinity
  /// The arc to be added into each node of the bush, or -1.
  var added: [Int32]
  var path: [(node: Int32, next: Int)] = []
  var core: BushCore
  /// Of the pair that is looked at.
  private var scratch = NestedLogit.Scratch()

  /// - Parameter arcs: of the problem, whatever they cost.
  init(
    _ problem: AssignmentProblem, _ arcs: [HotArc], arcDelay: [Double],
    _ metric: HierarchyMetric? = nil, _ mathematics: Mathematics
  ) {
    self.problem = problem
    self.mathematics = mathematics
    self.arcs = arcs
    self.arcDelay = arcDelay
    let graph = problem.graph
    finder = TreeFinder(graph, metric)
    core = BushCore(nodeCount: graph.nodeCount)
    labels = [NodeLabel](repeating: NodeLabel(), count: graph.nodeCount)
    member = [Int32](repeating: 0, count: graph.nodeCount)
    placed = member
    added = [Int32](repeating: -1, count: graph.nodeCount)
  }

  /// The order in which the last group's nodes were settled, for its next search.
  var settleOrder: [Int32] { finder.order }

  /// The shortest-path tree of one of a block of groups as its bush, and the alternatives' least
  /// costs.
  mutating func tree(
    _ index: Int, of block: ArraySlice<OriginGroup>, order: [Int32] = []
  ) -> (bush: Bush, leastCost: [Double]) {
    let group = block[index]
    choose(group.userClass)
    slack = .infinity
    find(index, of: block, order: order)
    let isSearched = finder.isSearched
    var bush = layOut(Bush(), for: group, [])
    if finder.isSearched != isSearched {
      // As in `certify`.
      begin(group)
      bush = layOut(Bush(), for: group, [])
    }
    return (bush, leastCosts(of: group))
  }

  /// Certifies a group's gap; lays out a new bush, if asked to and there are better paths than its
  /// own.
  ///
  /// - Parameter corridor: where the group's paths can lie, if that is known.
  mutating func certify(
    _ index: Int, of block: ArraySlice<OriginGroup>, _ bush: Bush, _ alternativeFlow: [Double],
    order: [Int32], inside corridor: Corridor = Corridor(), laysOut: Bool
  ) -> (certificate: Certificate, better: Bush?) {
    let group = block[index]
    choose(group.userClass)
    price(bush)
    var current = bush
    pass(group, alternativeFlow, through: &current)
    slack = corridor.isEmpty ? .infinity : slack(of: group, corridor)
    find(index, of: block, order: order, inside: corridor, slack: slack)
    let isSearched = finder.isSearched
    let found = judge(group, current, alternativeFlow, laysOut: laysOut)
    guard finder.isSearched != isSearched else { return found }
    // Rounding made the finder search again on the way: arcs of two trees could form a circle.
    begin(group)
    return judge(group, current, alternativeFlow, laysOut: laysOut)
  }

  /// Certifies and lays out with the tree that was found.
  private mutating func judge(
    _ group: OriginGroup, _ current: Bush, _ alternativeFlow: [Double], laysOut: Bool
  ) -> (certificate: Certificate, better: Bush?) {
    var certificate = Certificate(leastCost: leastCosts(of: group))
    addLeast(of: group, to: &certificate)
    addSplit(of: group, alternativeFlow, to: &certificate)
    let isImproved = addArcs(of: current, group, to: &certificate)
    certificate.isWanting = isImproved || isIncomplete(group, certificate.leastCost)
    guard laysOut && certificate.isWanting else { return (certificate, nil) }
    return (certificate, layOut(current, for: group, alternativeFlow))
  }

  /// Whether a sink that can be reached is not in the bush.
  private func isIncomplete(_ group: OriginGroup, _ leastCost: [Double]) -> Bool {
    let first = problem.slots(of: group).lowerBound
    let sinks = problem.sinks.span
    let pairs = problem.pairs.span
    let member = member.span
    let isPartial = isPartial(group)
    for pair in group.pairs where !isPartial || pairs[pair].demand > 0 {
      for slot in pairs[pair].alternatives
      where leastCost[Int(slot) - first] < .infinity && member[Int(sinks[Int(slot)])] != call {
        return true
      }
    }
    return false
  }

  /// See `AssignmentProblem.isPartial`; a hierarchy finds all sinks at once.
  func isPartial(_ group: OriginGroup) -> Bool {
    !finder.hasHierarchy && problem.isPartial(group)
  }

  /// Least costs of all alternatives of a group, those without demand included.
  mutating func leastCosts(
    of group: OriginGroup, order: [Int32]
  ) -> (costs: [Double], order: [Int32]) {
    choose(group.userClass)
    slack = .infinity
    find(0, of: [group], order: order)
    return (leastCosts(of: group), settleOrder)
  }

  /// Finds what arcs cost a class.
  private mutating func choose(_ userClass: Int) {
    guard userClass != self.userClass else { return }
    self.userClass = userClass
    problem.setArcCosts(ofClass: userClass, arcDelay: arcDelay, to: &costs)
    let costs = costs
    if problem.classes.count == 1 { Self.price(0..<costs.count, costs.span, &arcs) }
  }

  /// Prices the arcs of a bush for the class chosen; others may keep the costs of another class.
  private mutating func price(_ bush: Bush) {
    if problem.classes.count == 1 { return }
    let costs = costs
    Self.price(bush.entries.lazy.filter { $0 >= 0 }.map { Int($0) }, costs.span, &arcs)
    Self.price(bush.slotArc.lazy.map { Int($0) }, costs.span, &arcs)
  }

  private static func price(
    _ places: some Sequence<Int>, _ costs: Span<Double>, _ arcs: inout [HotArc]
  ) {
    var arcs = arcs.mutableSpan
    for arc in places { arcs[arc].cost = costs[arc] }
  }

  /// Finds least costs from the origin of a group of the class that was chosen.
  private mutating func find(
    _ index: Int, of block: ArraySlice<OriginGroup>, order: [Int32] = [],
    inside corridor: Corridor = Corridor(), slack: Double = .infinity
  ) {
    finder.find(
      index, of: block, costs: costs, order: order, inside: corridor, slack: slack)
    begin(block[index])
  }

  /// How much more than their allowances the paths in use cost, and the cheapest known way to what
  /// is not in use: whatever costs more than that, nobody needs to know.
  private func slack(of group: OriginGroup, _ corridor: Corridor) -> Double {
    var slack = -Double.infinity
    var greatest = 0.0
    let first = problem.slots(of: group).lowerBound
    let isPartial = problem.isPartial(group)
    for index in group.pairs {
      let pair = problem.pairs[index]
      let isWanted = !isPartial || pair.demand > 0
      let limit = problem.costLimit(ofPair: index)
      guard isWanted || limit < .infinity else { continue }
      for slot in pair.alternatives {
        let allowance = corridor.allowances[Int(slot) - first]
        guard allowance < .infinity else { continue }
        guard isWanted else {
          slack = Swift.max(slack, limit - problem.fixedCost(of: Int(slot)) - allowance)
          continue
        }
        let label = labels[Int(problem.sinks[Int(slot)])]
        slack = Swift.max(slack, (label.flow > 0 ? label.high : label.low) - allowance)
        greatest = Swift.max(greatest, allowance)
      }
    }
    // Sums round differently from the two ends.
    return slack + 1e-9 * greatest
  }

  /// Forgets what was noted of nodes.
  private mutating func begin(_ group: OriginGroup) {
    call += 1
    origin = Int(group.origin)
    member[origin] = call
    added[origin] = -1
  }

  private func leastCosts(of group: OriginGroup) -> [Double] {
    let slots = problem.slots(of: group)
    var costs = [Double](repeating: 0, count: slots.count)
    var span = costs.mutableSpan
    let distances = finder.distances.span
    let sinks = problem.sinks.span
    let fixed = problem.alternativeCost.span
    for index in span.indices {
      let slot = slots.lowerBound + index
      span[index] = distances[Int(sinks[slot])] + (fixed.isEmpty ? 0 : fixed[slot])
    }
    // What a corridor left out costs no less than what is asked for.
    guard slack < .infinity && isPartial(group) else { return costs }
    let pairs = problem.pairs.span
    for index in group.pairs where pairs[index].demand == 0 {
      let limit = problem.costLimit(ofPair: index)
      for slot in pairs[index].alternatives {
        let place = Int(slot) - slots.lowerBound
        span[place] = Swift.min(span[place], limit)
      }
    }
    return costs
  }

  /// Labels a bush at the current costs and sums the flows through its nodes.
  private mutating func pass(
    _ group: OriginGroup, _ alternativeFlow: [Double], through bush: inout Bush
  ) {
    // A sink that the bush does not hold has no known way.
    for slot in problem.slots(of: group) { labels[Int(problem.sinks[slot])] = NodeLabel() }
    var own: [NodeLabel] = []
    swap(&own, &labels)
    var span = own.mutableSpan
    _ = bush.label(
      &span, from: group.origin, arcs.span, count: bush.entries.count,
      outflow: [Double]().span)
    problem.addDemand(of: group, alternativeFlow.span, to: &span)
    bush.pass(&span, arcs.span, count: bush.entries.count)
    labels = own
  }

  /// Adds what the pairs without choice cost at the least.
  private func addLeast(of group: OriginGroup, to certificate: inout Certificate) {
    let first = problem.slots(of: group).lowerBound
    let pairs = problem.pairs.span
    let leastCost = certificate.leastCost
    var sum = 0.0
    for index in group.pairs where pairs[index].alternatives.count == 1 {
      let least = leastCost[Int(pairs[index].alternatives.lowerBound) - first]
      if least < .infinity { sum += pairs[index].demand * least }
    }
    certificate.expectedCost += sum
  }

  /// Adds the alternatives' fixed costs, and the split's share of the gap: entropy of the flows and
  /// their least costs less the logsum.
  private mutating func addSplit(
    of group: OriginGroup, _ alternativeFlow: [Double], to certificate: inout Certificate
  ) {
    let first = problem.slots(of: group).lowerBound
    if !problem.alternativeCost.isEmpty {
      for slot in problem.slots(of: group) where alternativeFlow[slot] > 0 {
        certificate.totalCost += alternativeFlow[slot] * problem.alternativeCost[slot]
      }
    }
    guard group.hasChoice else { return }
    for index in group.pairs where problem.pairs[index].alternatives.count > 1 {
      let pair = problem.pairs[index]
      let slots = pair.slots
      scratch.costs.removeAll(keepingCapacity: true)
      let range = (slots.lowerBound - first)..<(slots.upperBound - first)
      scratch.costs += certificate.leastCost[range]
      let choice = problem.choice(ofPair: index, mathematics)
      let expected = choice.logsum(&scratch)
      guard expected < .infinity, pair.demand > 0 else { continue }
      certificate.expectedCost += pair.demand * expected
      let flows = alternativeFlow.span.extracting(slots)
      for place in flows.indices where flows[place] > 0 {
        certificate.gap += flows[place] * (scratch.costs[place] - expected)
      }
      let entropyCost = choice.entropyCost(of: flows, in: pair.demand, &scratch)
      certificate.gap += entropyCost
      certificate.entropyCost += entropyCost
    }
  }
}
