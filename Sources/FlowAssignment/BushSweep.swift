import PathKernel

/// Brings one bush at a time nearer to equilibrium, with everybody else held still.
///
/// A sweep labels the bush with least and greatest costs in topological order, sums the flow
/// through each node in reverse, and then visits its merges from the last to the first. At each it
/// moves flow from the dearest used segment to the cheapest one, both of which begin where they
/// part, by a Newton step on the cost difference (Dial 2006, Algorithm B). Costs of the links
/// touched follow at once.
struct BushSweep: ~Copyable {
  var network: NetworkState
  var labels: [NodeLabel]
  /// The segments of a shift: arcs, or ~slot at merges.
  var dear: [Int32] = []
  var cheap: [Int32] = []
  /// Change of flow through each node while a split is weighed; zero otherwise.
  var delta: [Double]
  /// Of the pair whose split is weighed.
  var scratch = NestedLogit.Scratch()

  init(_ problem: AssignmentProblem, _ mathematics: Mathematics) {
    network = NetworkState(problem, mathematics)
    labels = [NodeLabel](repeating: NodeLabel(), count: problem.graph.nodeCount)
    delta = [Double](repeating: 0, count: problem.graph.nodeCount)
  }

  /// Sweeps one bush.
  ///
  /// - Parameters:
  ///   - alternativeFlow: flow of every alternative of the problem; those of the group change.
  ///   - negligible: a bush whose gap is no larger is left as it is.
  /// - Returns: gap of the bush before the sweep, over its own paths, SEK/h.
  mutating func sweep(
    _ group: OriginGroup, _ bush: inout Bush, _ alternativeFlow: inout [Double],
    negligible: Double
  ) -> Double {
    guard bush.mergeCount > 0 || group.hasChoice else { return 0 }
    network.choose(group.userClass, for: bush)
    if group.hasChoice { closeSinks(of: group) }
    var gap = label(bush, from: group.origin)
    if group.hasChoice { gap += splitGap(of: group, alternativeFlow) }
    guard gap > negligible else { return gap }
    if group.hasChoice {
      for pair in group.pairs { split(pair, bush, &alternativeFlow) }
    }
    pass(group, alternativeFlow, through: &bush)
    shiftMerges(of: &bush)
    return gap
  }

  /// Labels the core's nodes with least and greatest costs and positions.
  ///
  /// - Returns: what the bush's flows cost beyond its own least-cost paths.
  private mutating func label(_ bush: borrowing Bush, from origin: Int32) -> Double {
    var own = takeLabels()
    var span = own.mutableSpan
    let gap = bush.label(
      &span, from: origin, network.arcs.span, count: bush.coreCount, outflow: bush.outflow.span)
    labels = own
    return gap
  }

  /// Sums the flow through the core's nodes and shares it among the arcs of each merge as before.
  /// The bush must have been labelled.
  private mutating func pass(
    _ group: OriginGroup, _ alternativeFlow: borrowing [Double], through bush: inout Bush
  ) {
    var own = takeLabels()
    var span = own.mutableSpan
    if bush.outflow.isEmpty {
      network.problem.addDemand(of: group, alternativeFlow.span, to: &span)
    }
    bush.pass(&span, network.arcs.span, count: bush.coreCount)
    labels = own
  }

  /// Takes the labels out while they are written through a span.
  private mutating func takeLabels() -> [NodeLabel] {
    var own: [NodeLabel] = []
    swap(&own, &labels)
    return own
  }
}
