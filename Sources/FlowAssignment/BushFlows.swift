import PathKernel

/// How the flow of each class and origin spreads over the network, arc by arc.
///
/// Flows of alternatives and of classes on arcs are unique at an equilibrium; how much of a pair's
/// flow takes which of two equally dear routes is not. These flows carry warm starts and
/// select-link analyses and are never reported as they are.
public struct BushFlows: Sendable {
  let groups: [OriginGroup]
  let bushes: [Bush]
  let alternativeFlow: [Double]
  /// Of the problem that was solved.
  let sinks: [Int32]
  let arcCount: Int
  /// The order in which a search from each origin settles the nodes, where one was made.
  let orders: [[Int32]]
  /// The same of the searches for all sinks of groups whose other searches leave some out.
  let fullOrders: [[Int32]]
  /// Where each group's paths can lie, at these costs of the classes.
  let corridors: [Corridor]
  let classCosts: [[Double]]

  /// No flows.
  public init() {
    groups = []
    bushes = []
    alternativeFlow = []
    sinks = []
    arcCount = 0
    orders = []
    fullOrders = []
    corridors = []
    classCosts = []
  }

  init(
    _ groups: [OriginGroup], _ bushes: [Bush], _ alternativeFlow: [Double],
    _ orders: [[Int32]], _ fullOrders: [[Int32]], _ corridors: [Corridor],
    of problem: AssignmentProblem
  ) {
    classCosts = problem.classes.map { $0.arcCost }
    self.corridors = corridors
    sinks = problem.sinks
    arcCount = problem.graph.arcCount
    self.groups = groups
    self.bushes = bushes
    self.alternativeFlow = alternativeFlow
    self.orders = orders
    self.fullOrders = fullOrders
  }

  /// Flow of an alternative on an arc.
  public struct Use: Sendable {
    /// Index into `AssignmentProblem.sinks`.
    public let alternative: Int
    /// The arc.
    public let arc: Int32
    /// Units of the alternative's class per hour.
    public let flow: Double
  }

  /// Who uses some arcs: for each arc in the order given, the alternatives with flow on it, by
  /// rising index.
  ///
  /// At a merge every alternative arrives by the merge's arcs in the same proportions.
  ///
  /// - Parameters:
  ///   - arcs: the arcs asked for.
  ///   - problem: the problem that was solved.
  public func uses(of arcs: some Sequence<Int32>, in problem: AssignmentProblem) -> [Use] {
    let graph = problem.graph
    var uses: [Use] = []
    for arc in arcs {
      // Share of the flow through each node that has come over the arc.
      var share = [Double](repeating: 0, count: graph.nodeCount)
      for (group, bush) in zip(groups, bushes) where bush.contains(arc) {
        for entry in bush.entries {
          if entry >= 0 {
            share[Int(graph.head[Int(entry)])] =
              entry == arc ? 1 : share[Int(graph.tail[Int(entry)])]
          } else {
            let slots = bush.slots(of: Int(~entry))
            var sum = 0.0
            var over = 0.0
            for slot in slots {
              let into = bush.slotArc[slot]
              sum += bush.slotFlow[slot]
              over += bush.slotFlow[slot] * (into == arc ? 1 : share[Int(graph.tail[Int(into)])])
            }
            share[Int(graph.head[bush.arcInto(entry)])] = sum > 0 ? over / sum : 0
          }
        }
        for slot in problem.slots(of: group) {
          let flow = alternativeFlow[slot] * share[Int(problem.sinks[slot])]
          if flow > 0 { uses.append(Use(alternative: slot, arc: arc, flow: flow)) }
        }
        for entry in bush.entries { share[Int(graph.head[bush.arcInto(entry)])] = 0 }
      }
    }
    return uses
  }
}

extension Bush {
  /// Whether an arc is in the bush.
  fileprivate func contains(_ arc: Int32) -> Bool {
    entries.contains(arc) || slotArc.contains(arc)
  }
}
