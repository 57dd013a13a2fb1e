package import FlowAssignment
import PathKernel

extension AssignmentProblem {
  /// Streets on a square grid with a quartic delay each, and several destinations for every origin:
  /// large enough for searches to be cut into several pieces of work.
  ///
  /// - Parameter alternatives: so many sinks for each pair to choose among.
  package static func grid(
    side: Int, pairs: Int, classes: Int, alternatives: Int = 1, seed: Int
  ) -> AssignmentProblem {
    let streets = RandomGraph(grid: side, seed: seed)
    let nodeCount = streets.graph.nodeCount
    var random = SplitMix64(seed: seed)
    var network = ProblemBuilder(nodes: nodeCount)
    for arc in 0..<streets.graph.arcCount {
      network.arc(
        streets.graph.tail[arc], streets.graph.head[arc], cost: streets.cost[arc],
        delay: .bpr(
          freeFlowHours: streets.cost[arc], capacity: random.number(from: 10, to: 40), alpha: 0.15,
          beta: 4))
    }
    network.classes = (0..<classes).map { index in
      ProblemBuilder.UserClass(
        logitScale: 0.02, load: 1 + Double(index) / 2,
        cost: { arc, common in common * (1 + Double(index) / 10) })
    }
    for userClass in 0..<classes {
      for _ in 0..<(pairs / classes / 4) {
        let origin = Int32(random.integer(below: nodeCount))
        for _ in 0..<4 {
          network.pair(
            from: origin,
            to: (0..<alternatives).map { _ in Int32(random.integer(below: nodeCount)) },
            demand: random.number(from: 0.5, to: 4), userClass: Int32(userClass))
        }
      }
    }
    return network.problem()
  }
}
