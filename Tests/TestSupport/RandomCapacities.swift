package import FlowAssignment

extension AssignmentProblem {
  /// A problem of up to 8 nodes in which every arc fills up and the demand all but fits: up to 3
  /// classes of different loads, shared facilities, arcs through two, preload, and pairs of up to 2
  /// alternatives.
  package static func randomCapacities(seed: Int) -> AssignmentProblem {
    var random = SplitMix64(seed: 3_000_000 + seed)
    let nodeCount = 4 + random.integer(below: 5)
    var network = ProblemBuilder(nodes: nodeCount)
    // A ring, so that every demand has a path, and chords.
    let ring = (0..<nodeCount).map { ($0, ($0 + 1) % nodeCount) }
    let chords = (0..<(2 * nodeCount)).map { _ in
      (random.integer(below: nodeCount), random.integer(below: nodeCount))
    }
    for (tail, head) in ring + chords {
      let capacity = random.number(from: 4, to: 20)
      let own = network.facility(
        .bpr(freeFlowHours: 1, capacity: capacity, alpha: 0.5, beta: 4),
        preload: random.chance(0.3) ? capacity * random.number(from: 0, to: 0.7) : 0)
      let shared = Int32(random.integer(below: network.facilityCount))
      network.arc(
        Int32(tail), Int32(head), cost: random.number(from: 1, to: 20),
        through: random.chance(0.3) ? [own, shared] : [own])
    }
    network.classes = (0..<(1 + random.integer(below: 3))).map { _ in
      ProblemBuilder.UserClass(logitScale: 0.2, load: random.number(from: 0.2, to: 2))
    }
    for userClass in network.classes.indices {
      for _ in 0..<(1 + random.integer(below: 3)) {
        let origin = random.integer(below: nodeCount)
        network.pair(
          from: Int32(origin),
          to: (0..<(1 + random.integer(below: 2))).map { _ in
            Int32((origin + 1 + random.integer(below: nodeCount - 1)) % nodeCount)
          }, demand: random.number(from: 0.1, to: 1.5), userClass: Int32(userClass))
      }
    }
    return network.problem()
  }
}
