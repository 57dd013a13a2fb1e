import PathKernel

extension BushSolve {
  /// Blocks of neighbouring groups, one for each piece of work: their number depends on the
  /// problem alone, their size fills the lanes of a hierarchy sweep.
  private var blocks: [Range<Int>] {
    let eighth = (groups.count + 255) / 256
    let size = 8 * Swift.max(2, eighth)
    return stride(from: 0, to: groups.count, by: size).map {
      $0..<Swift.min($0 + size, groups.count)
    }
  }

  /// Load units on each arc, summed block by block.
  func arcLoads(_ executor: some Executor) -> [Double] {
    let problem = problem
    let groups = groups
    let bushes = bushes
    let alternativeFlow = alternativeFlow
    let blocks = blocks
    let parts = executor.map(
      count: blocks.count,
      scratch: { [Double](repeating: 0, count: problem.graph.nodeCount) }
    ) { block, nodeFlow in
      var loads = [Double](repeating: 0, count: problem.graph.arcCount)
      var span = loads.mutableSpan
      for index in blocks[block] {
        let load = problem.classes[groups[index].userClass].arcLoad
        problem.addFlows(
          of: groups[index], bushes[index], alternativeFlow, times: load, &nodeFlow,
          to: &span)
      }
      assert(nodeFlow.allSatisfy { $0 == 0 }, "the next block finds no flow")
      return loads
    }
    var loads = [Double](repeating: 0, count: problem.graph.arcCount)
    for part in parts { for arc in loads.indices { loads[arc] += part[arc] } }
    return loads
  }

  /// The hierarchy customized to the delay cost of a load unit on each arc, for searches from so
  /// many groups; nil without one.
  func metric(at delays: [Double], groups: Int) -> HierarchyMetric? {
    hierarchy.map {
      HierarchyMetric(
        $0, arcCost: problem.arcCosts(ofClass: 0, arcDelay: delays), origins: groups)
    }
  }

  private struct BlockResult: Sendable {
    var certificates: [BushBuilder.Certificate] = []
    var orders: [[Int32]] = []
    var corridors: [Corridor] = []
    /// Bushes with better paths, where they are laid out at once.
    var better: [Bush?] = []
  }

  /// Sums the flows anew, searches the network from every origin and certifies the gap.
  ///
  /// Bushes with better paths are laid out at once, which saves looking at them again. Where a
  /// hierarchy makes searches cheap and the network is large, `takeBetterBushes` does it later and
  /// in waves, so that never all bushes are in memory twice.
  mutating func certify(
    _ executor: some Executor
  ) -> (gap: AssignmentResult.Gap, objective: Double) {
    sweep.network.set(arcLoads: arcLoads(executor))
    let (delays, arcs) = (sweep.network.arcDelays(), sweep.network.arcs)
    let (problem, metric) = (problem, metric(at: delays, groups: groups.count))
    costs = (delays, metric)
    let (groups, bushes, orders, blocks) = (groups, bushes, orders, blocks)
    let (corridors, reverse) = (corridors.ofGroups, reverse)
    let (alternativeFlow, mathematics, laysOut) = (alternativeFlow, mathematics, laysOutAtOnce)
    let results = executor.map(
      count: blocks.count,
      scratch: { BushBuilder(problem, arcs, arcDelay: delays, metric, mathematics) }
    ) { block, builder in
      var result = BlockResult()
      for index in blocks[block] {
        var corridor = corridors[index]
        let (certificate, better) = builder.certify(
          index, of: groups[blocks[block]], bushes[index], alternativeFlow,
          order: orders[index], inside: corridor, laysOut: laysOut)
        if let reverse {
          corridor = problem.corridor(
            corridor, of: groups[index], reverse, certificate.leastCost)
        }
        result.corridors.append(corridor)
        result.orders.append(builder.settleOrder)
        result.certificates.append(certificate)
        result.better.append(better)
      }
      return result
    }
    certificates = results.flatMap { $0.certificates }
    self.orders = results.flatMap { $0.orders }
    self.corridors.ofGroups = results.flatMap { $0.corridors }
    better = results.flatMap { $0.better }
    var gap = AssignmentResult.Gap.zero
    var entropyCost = 0.0
    for certificate in certificates {
      gap.absolute += certificate.gap
      gap.totalCost += certificate.totalCost
      gap.leastCost += certificate.expectedCost
      entropyCost += certificate.entropyCost
    }
    // At the optimum the sum is zero up to rounding, which may fall on either side. What is no
    // number certifies nothing and stays none.
    if gap.absolute < 0 { gap.absolute = gap.absolute.isFinite ? 0 : .nan }
    // The short way to the objective takes the delay costs that the classes pay for its own.
    guard problem.hasCommonDelayValues else { return (gap, objective()) }
    return (gap, gap.totalCost + entropyCost + sweep.network.delayIntegralLessCost())
  }

  /// Finds what the alternatives without demand would cost, in the groups whose searches have left
  /// them out.
  mutating func completeLeastCosts(_ executor: some Executor) {
    let (problem, groups, orders) = (problem, groups, fullOrders)
    let (delays, arcs, mathematics) = (costs.delays, sweep.network.arcs, mathematics)
    let partial = hierarchy == nil ? groups.indices.filter { hasUnaskedCosts(groups[$0]) } : []
    let size = 8
    let blocks = (partial.count + size - 1) / size
    let results = executor.map(
      count: blocks, scratch: { BushBuilder(problem, arcs, arcDelay: delays, nil, mathematics) }
    ) { block, builder in
      partial[(block * size)..<Swift.min((block + 1) * size, partial.count)].map {
        builder.leastCosts(of: groups[$0], order: orders[$0])
      }
    }
    for (index, found) in zip(partial, results.joined()) {
      certificates[index].leastCost = found.costs
      fullOrders[index] = found.order
    }
  }

  private func hasUnaskedCosts(_ group: OriginGroup) -> Bool {
    problem.isPartial(group)
      && group.pairs.contains {
        problem.pairs[$0].demand == 0 && problem.costLimit(ofPair: $0) == .infinity
      }
  }

  /// Takes better paths into the bushes that the last certificate found wanting.
  mutating func takeBetterBushes(_ executor: some Executor) {
    for index in bushes.indices {
      if let bush = better[index] { bushes[index] = bush }
      better[index] = nil
    }
    guard let metric = costs.metric, !laysOutAtOnce else { return }
    let blocks = blocks
    let perWave = 4
    for first in stride(from: 0, to: blocks.count, by: perWave) {
      let wave = blocks[first..<Swift.min(first + perWave, blocks.count)]
      let (problem, groups, mathematics) = (problem, groups, mathematics)
      let (bushes, alternativeFlow) = (bushes, alternativeFlow)
      let (delays, arcs) = (costs.delays, sweep.network.arcs)
      let isWanting = certificates.map { $0.isWanting }
      let laidOut = executor.map(
        count: wave.count,
        scratch: { BushBuilder(problem, arcs, arcDelay: delays, metric, mathematics) }
      ) { place, builder in
        let block = wave[first + place]
        return block.map { index in
          isWanting[index]
            ? builder.certify(
              index, of: groups[block], bushes[index], alternativeFlow, order: [],
              laysOut: true
            ).better : nil
        }
      }
      for (block, better) in zip(wave, laidOut) {
        for (index, bush) in zip(block, better) {
          if let bush { self.bushes[index] = bush }
        }
      }
    }
  }
}
