import PathKernel

/// One solve by bushes under way.
struct BushSolve: ~Copyable {
  private let problem: AssignmentProblem
  private let mathematics: Mathematics
  let commodities: [Commodity]
  private var bushes: [Bush]
  private var alternativeFlow: [Double]
  private var sweep: BushSweep
  private let hierarchy: ContractionHierarchy?
  private var better: [Bush?]
  /// The order in which each commodity's nodes were last settled; empty before the first search.
  private var orders: [[Int32]]
  private var leastCost: [Double]

  init(_ problem: AssignmentProblem, _ mathematics: Mathematics) {
    self.problem = problem
    self.mathematics = mathematics
    commodities = problem.commodities()
    bushes = [Bush](repeating: Bush(), count: commodities.count)
    better = [Bush?](repeating: nil, count: commodities.count)
    orders = [[Int32]](repeating: [], count: commodities.count)
    alternativeFlow = [Double](repeating: 0, count: problem.sinks.count)
    leastCost = [Double](repeating: .infinity, count: problem.sinks.count)
    sweep = BushSweep(problem, mathematics)
    hierarchy = problem.hierarchy(commodities)
  }

  /// Arcs at merges, over all bushes.
  var mergeCount: Int { bushes.reduce(0) { $0 + $1.slotArc.count } }

  /// How much of the gap is left to the next iteration: sweeps take it down while they cost less than
  /// the searches of an iteration, which without a hierarchy they do by far.
  var equaliseShare: Double { hierarchy == nil ? 0.003 : 0.1 }

  /// Takes over the flows of another solve with the same pairs, scaled to this problem's demand.
  ///
  /// - Returns: the commodities that must be loaded anew, because an arc that they used is closed or
  ///   a pair that had no flow can be served.
  mutating func take(_ start: BushFlows) -> [Int] {
    precondition(start.commodities == commodities, "a warm start has the same pairs")
    orders = start.orders
    var builder = BushBuilder(problem, arcDelay: sweep.network.arcDelays(), nil, mathematics)
    var waiting: [Int] = []
    var core = BushCore(nodeCount: problem.graph.nodeCount)
    for index in commodities.indices {
      let arcCost = problem.classes[commodities[index].userClass].arcCost
      let bush = start.bushes[index]
      let isOpen =
        bush.entries.allSatisfy { $0 < 0 || arcCost[Int($0)] < .infinity }
        && bush.slotArc.allSatisfy { arcCost[Int($0)] < .infinity }
      if isOpen && takeFlows(of: commodities[index], start.alternativeFlow, &builder) {
        bushes[index] = bush
        core.set(of: &bushes[index], commodities[index], alternativeFlow, problem)
      } else {
        waiting.append(index)
      }
    }
    return waiting
  }

  /// Scales the alternatives' flows to the pairs' demand.
  ///
  /// - Returns: whether every pair with demand has flow to scale, or no way.
  private mutating func takeFlows(
    of commodity: Commodity, _ start: [Double], _ builder: inout BushBuilder
  ) -> Bool {
    let first = problem.slots(of: commodity).lowerBound
    var leastCost: [Double]?
    for pair in problem.pairs[commodity.pairs] where pair.demand > 0 {
      let slots = Int(pair.alternatives.lowerBound)..<Int(pair.alternatives.upperBound)
      let total = start[slots].reduce(0, +)
      guard total > 0 else {
        let costs = leastCost ?? builder.tree(of: commodity).leastCost
        leastCost = costs
        guard slots.allSatisfy({ costs[$0 - first] == .infinity }) else { return false }
        continue
      }
      // Flows that add up already are taken as they are, so that a scenario that changes nothing
      // gives the same answer bit for bit.
      let isWhole = abs(total - pair.demand) <= 1e-12 * pair.demand
      for slot in slots {
        alternativeFlow[slot] = isWhole ? start[slot] : start[slot] * pair.demand / total
      }
    }
    return true
  }

  /// Commodities searched at once at the same costs while they are loaded.
  private static var loadingGroup: Int { 8 }

  /// Puts commodities on their shortest-path trees, a few at a time, at the costs that those before
  /// them have caused.
  mutating func load(_ waiting: [Int], _ executor: some Executor) {
    guard !waiting.isEmpty else { return }
    var nodeFlow = [Double](repeating: 0, count: problem.graph.nodeCount)
    for index in waiting { bushes[index] = Bush() }
    var loads = arcLoads(executor)
    sweep.network.set(arcLoads: loads)
    for first in stride(from: 0, to: waiting.count, by: Self.loadingGroup) {
      let group = waiting[first..<min(first + Self.loadingGroup, waiting.count)]
      let delays = sweep.network.arcDelays()
      let problem = problem
      let mathematics = mathematics
      let members = group.map { commodities[$0] }
      let orders = group.map { self.orders[$0] }
      let trees = executor.map(count: members.count) { index in
        var builder = BushBuilder(problem, arcDelay: delays, nil, mathematics)
        return builder.tree(of: members[index], order: orders[index])
      }
      for (index, tree) in zip(group, trees) {
        bushes[index] = tree.bush
        load(commodities[index], tree.leastCost)
        problem.addFlows(
          of: commodities[index], tree.bush, alternativeFlow,
          times: problem.classes[commodities[index].userClass].arcLoad, &nodeFlow, to: &loads)
      }
      sweep.network.set(arcLoads: loads)
    }
  }

  /// Gives each alternative its share at these costs; what cannot be reached stays without flow.
  private mutating func load(_ commodity: Commodity, _ leastCost: [Double]) {
    let first = problem.slots(of: commodity).lowerBound
    for index in commodity.pairs {
      let pair = problem.pairs[index]
      let slots = Int(pair.alternatives.lowerBound)..<Int(pair.alternatives.upperBound)
      let costs = leastCost[(slots.lowerBound - first)..<(slots.upperBound - first)]
      if slots.count == 1 {
        alternativeFlow[slots.lowerBound] = costs.first! < .infinity ? pair.demand : 0
        continue
      }
      let shares = LogitSplit.shares(
        costs: costs, scale: problem.classes[commodity.userClass].logitScale, mathematics)
      for (slot, share) in zip(slots, shares) { alternativeFlow[slot] = share * pair.demand }
    }
  }

  /// Blocks of neighbouring commodities, one for each piece of work: their number depends on the
  /// problem alone, their size fills the lanes of a hierarchy sweep.
  private var blocks: [Range<Int>] {
    let eighth = (commodities.count + 255) / 256
    let size = 8 * Swift.max(1, eighth)
    return stride(from: 0, to: commodities.count, by: size).map {
      $0..<Swift.min($0 + size, commodities.count)
    }
  }

  /// Load units on each arc, summed block by block.
  private func arcLoads(_ executor: some Executor) -> [Double] {
    let problem = problem
    let commodities = commodities
    let bushes = bushes
    let alternativeFlow = alternativeFlow
    let blocks = blocks
    let parts = executor.map(count: blocks.count) { block in
      var loads = [Double](repeating: 0, count: problem.graph.arcCount)
      var nodeFlow = [Double](repeating: 0, count: problem.graph.nodeCount)
      for index in blocks[block] {
        let load = problem.classes[commodities[index].userClass].arcLoad
        problem.addFlows(
          of: commodities[index], bushes[index], alternativeFlow, times: load, &nodeFlow,
          to: &loads)
      }
      return loads
    }
    var loads = [Double](repeating: 0, count: problem.graph.arcCount)
    for part in parts { for arc in loads.indices { loads[arc] += part[arc] } }
    return loads
  }

  private struct BlockResult: Sendable {
    var certificates: [BushBuilder.Certificate] = []
    var better: [Bush?] = []
    var orders: [[Int32]] = []
  }

  /// Sums the flows anew, searches the network from every origin and certifies the gap.
  mutating func certify(
    _ executor: some Executor
  ) -> (gap: AssignmentResult.Gap, objective: Double) {
    sweep.network.set(arcLoads: arcLoads(executor))
    let delays = sweep.network.arcDelays()
    let problem = problem
    let metric = hierarchy.map {
      HierarchyMetric($0, arcCost: problem.arcCosts(ofClass: 0, arcDelay: delays))
    }
    let mathematics = mathematics
    let commodities = commodities
    let bushes = bushes
    let orders = orders
    let alternativeFlow = alternativeFlow
    let blocks = blocks
    let results = executor.map(count: blocks.count) { block in
      var builder = BushBuilder(problem, arcDelay: delays, metric, mathematics)
      var result = BlockResult()
      for index in blocks[block] {
        let (certificate, better) = builder.certify(
          index, of: commodities[blocks[block]], bushes[index], alternativeFlow,
          order: orders[index])
        result.orders.append(builder.settleOrder)
        result.certificates.append(certificate)
        result.better.append(better)
      }
      return result
    }
    var gap = AssignmentResult.Gap(absolute: 0, totalCost: 0)
    var entropyCost = 0.0
    var next = 0
    for result in results {
      for (place, certificate) in result.certificates.enumerated() {
        gap.absolute += certificate.gap
        gap.totalCost += certificate.totalCost
        entropyCost += certificate.entropyCost
        let slots = problem.slots(of: commodities[next])
        for (slot, cost) in zip(slots, certificate.leastCost) { leastCost[slot] = cost }
        better[next] = result.better[place]
        self.orders[next] = result.orders[place]
        next += 1
      }
    }
    gap.absolute = Swift.max(0, gap.absolute)
    return (gap, gap.totalCost + entropyCost + sweep.network.delayIntegralLessCost())
  }

  /// Takes over the bushes that the last certificate found wanting.
  mutating func takeBetterBushes() {
    for index in bushes.indices {
      if let bush = better[index] { bushes[index] = bush }
      better[index] = nil
    }
  }

  /// Sweeps the bushes until their gap over their own paths is below `target` SEK/h.
  ///
  /// A round visits only the bushes whose gap mattered in the last one; when those are settled, a
  /// round over all bushes confirms it.
  mutating func equalise(to target: Double) {
    let all = Array(commodities.indices)
    let negligible = 0.1 * target / Double(Swift.max(1, all.count))
    var active = all
    for round in 0..<100 {
      var gap = 0.0
      var next: [Int] = []
      for index in active {
        var bush = Bush()
        swap(&bush, &bushes[index])
        let share = sweep.sweep(
          commodities[index], &bush, &alternativeFlow, negligible: round == 0 ? 0 : negligible)
        swap(&bush, &bushes[index])
        gap += share
        if share > negligible { next.append(index) }
      }
      if gap <= target {
        if active.count == all.count { return }
        active = all
      } else {
        active = next
      }
    }
  }

  private func classFlows() -> [Double] {
    let arcCount = problem.graph.arcCount
    var classFlow: [Double] = []
    classFlow.reserveCapacity(problem.classes.count * arcCount)
    var nodeFlow = [Double](repeating: 0, count: problem.graph.nodeCount)
    let one = [Double](repeating: 1, count: arcCount)
    for userClass in problem.classes.indices {
      var flow = [Double](repeating: 0, count: arcCount)
      for index in commodities.indices where commodities[index].userClass == userClass {
        problem.addFlows(
          of: commodities[index], bushes[index], alternativeFlow, times: one, &nodeFlow,
          to: &flow)
      }
      classFlow += flow
    }
    return classFlow
  }

  /// The solve's outcome.
  mutating func result(
    _ status: AssignmentResult.Status, _ gap: AssignmentResult.Gap,
    _ log: [AssignmentResult.Iteration]
  ) -> AssignmentResult {
    let classFlow = classFlows()
    let facilityFlow = problem.facilityFlows(classFlow)
    let logsums = problem.pairs.map { pair in
      let slots = Int(pair.alternatives.lowerBound)..<Int(pair.alternatives.upperBound)
      return slots.count == 1
        ? leastCost[slots.lowerBound]
        : LogitSplit.logsum(
          costs: leastCost[slots], scale: problem.classes[Int(pair.userClass)].logitScale,
          mathematics)
    }
    return AssignmentResult(
      status: status, gap: gap, objective: objective(facilityFlow, classFlow),
      facilityFlow: facilityFlow,
      facilityDelay: zip(problem.facilities, facilityFlow).map {
        $0.delay.delay(at: $1, mathematics).hours
      },
      classFlow: classFlow, alternativeFlow: alternativeFlow, alternativeCost: leastCost,
      pairLogsum: logsums,
      unservedPairs: problem.pairs.indices.filter {
        problem.pairs[$0].demand > 0 && logsums[$0] == .infinity
      }.map { Int32($0) },
      bushes: BushFlows(commodities, bushes, alternativeFlow, orders), log: log)
  }

  /// The convex programme's objective, SEK/h.
  private func objective(_ facilityFlow: [Double], _ classFlow: [Double]) -> Double {
    var sum = 0.0
    for (facility, flow) in zip(problem.facilities, facilityFlow) {
      sum += facility.delayCostPerHour * facility.delay.integral(to: flow, mathematics)
    }
    let arcCount = problem.graph.arcCount
    for (index, userClass) in problem.classes.enumerated() {
      for arc in 0..<arcCount where classFlow[index * arcCount + arc] > 0 {
        sum += classFlow[index * arcCount + arc] * userClass.arcCost[arc]
      }
    }
    for pair in problem.pairs where pair.alternatives.count > 1 {
      for slot in pair.alternatives where alternativeFlow[Int(slot)] > 0 {
        sum +=
          LogitSplit.entropy(of: alternativeFlow[Int(slot)], in: pair.demand, mathematics)
          / problem.classes[Int(pair.userClass)].logitScale
      }
    }
    return sum
  }
}

extension AssignmentProblem {
  /// Adds a commodity's flow on every arc, times the arc's load, to `loads`.
  ///
  /// - Parameter nodeFlow: zero for every node, before and after.
  func addFlows(
    of commodity: Commodity, _ bush: Bush, _ alternativeFlow: [Double], times load: [Double],
    _ nodeFlow: inout [Double], to loads: inout [Double]
  ) {
    guard !bush.entries.isEmpty else { return }
    for slot in slots(of: commodity) { nodeFlow[Int(sinks[slot])] += alternativeFlow[slot] }
    var flowSpan = nodeFlow.mutableSpan
    var loadSpan = loads.mutableSpan
    bush.addFlows(&flowSpan, from: commodity.origin, on: graph, times: load.span, to: &loadSpan)
  }

  /// Flow of each facility, preload included, from the flow of each class on each arc.
  func facilityFlows(_ classFlow: [Double]) -> [Double] {
    var flow = facilities.map { $0.preload }
    let arcCount = graph.arcCount
    for (index, userClass) in classes.enumerated() {
      for arc in 0..<arcCount where classFlow[index * arcCount + arc] > 0 {
        for use in uses(of: Int32(arc)) {
          flow[Int(arcFacility[use])] +=
            classFlow[index * arcCount + arc] * userClass.arcLoad[arc]
        }
      }
    }
    return flow
  }
}
