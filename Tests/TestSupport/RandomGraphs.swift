package import FlowAssignment
package import PathKernel

/// A small graph with one cost per arc.
package struct RandomGraph {
  /// The graph.
  package var graph: ForwardStar
  /// Cost of each of its arcs.
  package var cost: [Double]

  /// A graph of up to 12 nodes that is degenerate in every way that a search must bear: parallel
  /// arcs, loops, isolated nodes, zero and equal costs, closed arcs and nodes not to be passed.
  package init(seed: Int) {
    var random = SplitMix64(seed: seed)
    let nodeCount = 1 + random.integer(below: 12)
    let arcCount = random.integer(below: 4 * nodeCount)
    var tails: [Int32] = []
    var heads: [Int32] = []
    for _ in 0..<arcCount {
      tails.append(Int32(random.integer(below: nodeCount)))
      heads.append(Int32(random.integer(below: nodeCount)))
    }
    let firstThroughNode =
      random.chance(0.5) ? 0 : Int32(random.integer(below: nodeCount + 1))
    let whole = random.chance(0.5)
    graph =
      ForwardStar.sorting(
        nodeCount: nodeCount, tails: tails, heads: heads, firstThroughNode: firstThroughNode
      ).graph
    cost = (0..<arcCount).map { _ in
      if random.chance(0.2) { return 0 }
      if random.chance(0.1) { return .infinity }
      return whole ? Double(1 + random.integer(below: 3)) : random.number(from: 0, to: 10)
    }
  }

  /// A graph of so many nodes that are joined to some of the next ones, with zones, gaps, one-way
  /// arcs, and zero and closed ones: large enough that a hierarchy parts it by separators.
  package init(scattered nodeCount: Int, seed: Int) {
    var random = SplitMix64(seed: seed)
    var tails: [Int32] = []
    var heads: [Int32] = []
    let width = 10
    for node in 0..<nodeCount {
      for step in [1, width, width + 1] where random.chance(0.6) {
        let other = random.chance(0.02) ? random.integer(below: nodeCount) : node + step
        guard other < nodeCount else { continue }
        tails.append(Int32(node))
        heads.append(Int32(other))
        guard random.chance(0.9) else { continue }
        tails.append(Int32(other))
        heads.append(Int32(node))
      }
    }
    graph =
      ForwardStar.sorting(
        nodeCount: nodeCount, tails: tails, heads: heads,
        firstThroughNode: Int32(random.integer(below: 20))
      ).graph
    cost = tails.map { _ in
      if random.chance(0.1) { return 0 }
      return random.chance(0.05) ? .infinity : random.number(from: 0, to: 10)
    }
  }

  /// A square grid with arcs both ways between neighbours and whole costs from 1 to 100, so that
  /// distances add up without rounding.
  package init(grid side: Int, seed: Int) {
    var random = SplitMix64(seed: seed)
    var tails: [Int32] = []
    var heads: [Int32] = []
    for row in 0..<side {
      for column in 0..<side {
        let node = row * side + column
        let neighbours = [
          (column + 1 < side, node + 1), (row + 1 < side, node + side), (column > 0, node - 1),
          (row > 0, node - side),
        ]
        for (isInside, neighbour) in neighbours where isInside {
          tails.append(Int32(node))
          heads.append(Int32(neighbour))
        }
      }
    }
    graph =
      ForwardStar.sorting(nodeCount: side * side, tails: tails, heads: heads).graph
    cost = tails.map { _ in Double(1 + random.integer(below: 100)) }
  }
}

extension AssignmentProblem {
  /// A problem of up to 7 nodes and 3 classes, with facilities that several arcs share, arcs that
  /// use several facilities, closed arcs, zones, and pairs of up to 3 alternatives. Some pairs may
  /// have no path, some no demand.
  package static func random(seed: Int) -> AssignmentProblem {
    var random = SplitMix64(seed: seed)
    let nodeCount = 3 + random.integer(below: 5)
    var network = ProblemBuilder(
      nodes: nodeCount, firstThroughNode: Int32(random.integer(below: 3)))
    for _ in 0..<(2 + random.integer(below: 8)) {
      _ = network.facility(
        DelayFunction.random(&random), costPerHour: random.number(from: 0.5, to: 3),
        preload: random.chance(0.3) ? random.number(from: 0, to: 4) : 0)
    }
    let facilityCount = network.facilityCount
    for _ in 0..<(nodeCount + random.integer(below: 2 * nodeCount)) {
      network.arc(
        Int32(random.integer(below: nodeCount)), Int32(random.integer(below: nodeCount)),
        cost: random.chance(0.2) ? 0 : random.number(from: 0, to: 20),
        through: (0..<random.integer(below: 3)).map { _ in
          Int32(random.integer(below: facilityCount))
        })
    }
    network.classes = (0..<(1 + random.integer(below: 3))).map { _ in
      let timeValue = random.number(from: 0.5, to: 2)
      let closed = random.integer(below: 100)
      return ProblemBuilder.UserClass(
        logitScale: random.number(from: 0.02, to: 1), load: random.number(from: 0.2, to: 2),
        cost: { arc, common in arc % 11 == closed % 29 ? .infinity : timeValue * common })
    }
    for userClass in network.classes.indices {
      for _ in 0..<(1 + random.integer(below: 3)) {
        network.pair(
          from: Int32(random.integer(below: nodeCount)),
          to: (0..<(1 + random.integer(below: 3))).map { _ in
            Int32(random.integer(below: nodeCount))
          }, demand: random.chance(0.1) ? 0 : random.number(from: 0.1, to: 8),
          userClass: Int32(userClass))
      }
    }
    return network.problem()
  }

  /// The same with alternatives in nests, two of which may lead to one sink, and with costs of
  /// their own.
  package static func randomNested(seed: Int) -> AssignmentProblem {
    var problem = random(seed: seed)
    var random = SplitMix64(seed: 1_000_000 + seed)
    for index in problem.classes.indices {
      problem.classes[index].nestScale *= random.chance(0.1) ? 1 : random.number(from: 1, to: 6)
    }
    var pairs: [Pair] = []
    var sinks: [Int32] = []
    for pair in problem.pairs {
      var own = pair.alternatives.map { problem.sinks[Int($0)] }
      for _ in 0..<random.integer(below: 3) { own.append(own[random.integer(below: own.count)]) }
      var pair = pair
      pair.alternatives = Int32(sinks.count)..<Int32(sinks.count + own.count)
      pairs.append(pair)
      sinks += own
      for _ in own {
        problem.nestOfAlternative.append(Int32(random.integer(below: own.count)))
        problem.alternativeCost.append(random.number(from: -5, to: 20))
      }
    }
    problem.pairs = pairs
    problem.sinks = sinks
    return problem
  }
}

extension DelayFunction {
  /// Any delay function with a capacity in reach of a few units of flow.
  package static func random(_ random: inout SplitMix64) -> DelayFunction {
    let capacity = random.number(from: 3, to: 20)
    let hours = random.number(from: 0.5, to: 5)
    switch random.integer(below: 6) {
    case 0: return .none
    case 1: return .queue(capacity: capacity, limit: 0.95)
    case 2: return .track(freeFlowHours: hours, capacity: capacity, weight: 0.5, limit: 0.95)
    default:
      let beta = [1, 1.7, 3, 4, 5, 6.2][random.integer(below: 6)]
      return .bpr(freeFlowHours: hours, capacity: capacity, alpha: 0.5, beta: beta)
    }
  }

  /// Any delay function there is, one of a few units of capacity: also those that no problem of
  /// `AssignmentProblem.random` has, and marginals.
  package static func randomOfAnyForm(_ random: inout SplitMix64) -> DelayFunction {
    let capacity = random.number(from: 0.3, to: 2000)
    let hours = random.number(from: 0.01, to: 5)
    let limit = random.number(from: 0.5, to: 0.99)
    switch random.integer(below: 8) {
    case 0: return .linear(slope: random.number(from: 0, to: 3))
    case 1: return .queue(capacity: capacity, limit: limit)
    case 2:
      return .track(
        freeFlowHours: hours, capacity: capacity, weight: random.number(from: 0.1, to: 2),
        limit: limit)
    case 3:
      return .conical(
        freeFlowHours: hours, capacity: capacity, alpha: random.number(from: 1.05, to: 12))
    case 4:
      return .akcelik(
        kilometres: random.number(from: 0.1, to: 20), periodHours: random.number(from: 0.25, to: 4),
        capacity: capacity, delayParameter: random.number(from: 0.01, to: 1.6))
    case 5: return .tabulated(.random(&random, isConvex: random.chance(0.5)))
    case 6: return .marginal(.randomMarginalBase(&random))
    default:
      return .bpr(
        freeFlowHours: hours, capacity: capacity, alpha: random.number(from: 0.1, to: 1),
        beta: random.chance(0.5)
          ? Double(1 + random.integer(below: 7)) : random.number(from: 1, to: 9))
    }
  }

  private static func randomMarginalBase(_ random: inout SplitMix64) -> DelayFunction {
    while true {
      let base = randomOfAnyForm(&random)
      if base.hasMonotoneMarginal { return base }
    }
  }
}

extension DelayTable {
  /// Two to nine points.
  package static func random(_ random: inout SplitMix64, isConvex: Bool) -> DelayTable {
    let scale = random.number(from: 0.3, to: 300)
    var (flows, hours, slopes) = ([0.0], [0.0], [Double]())
    for _ in 0...random.integer(below: 8) {
      slopes.append(random.chance(0.2) ? 0 : random.number(from: 0, to: 0.5))
    }
    if isConvex { slopes.sort() }
    for (point, slope) in slopes.enumerated() {
      let width = random.number(from: 0.1, to: 1) * scale
      flows.append(flows[point] + width)
      hours.append(hours[point] + width * slope)
    }
    do {
      return try DelayTable(flows: flows, hours: hours)
    } catch {
      preconditionFailure("a table that cannot be: \(error)")
    }
  }
}
