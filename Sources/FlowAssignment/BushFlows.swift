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
  /// Where each group's paths can lie.
  let corridors: GroupCorridors

  /// No flows.
  public init() {
    groups = []
    bushes = []
    alternativeFlow = []
    sinks = []
    arcCount = 0
    orders = []
    fullOrders = []
    corridors = GroupCorridors()
  }

  init(
    _ groups: [OriginGroup], _ bushes: [Bush], _ alternativeFlow: [Double],
    _ orders: [[Int32]], _ fullOrders: [[Int32]], _ corridors: GroupCorridors,
    of problem: AssignmentProblem
  ) {
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
    let arcs = Array(arcs)
    let graph = problem.graph
    let places = places(of: arcs, on: graph)
    var uses: [Use] = []
    // Share of the flow through each node that has come over the arc.
    var share = [Double](repeating: 0, count: graph.nodeCount)
    for arc in arcs {
      for place in places[arc]! {
        let bush = bushes[place.group]
        // None of what comes before it has come over the arc.
        let entries = bush.entries[place.position...]
        for entry in entries {
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
        for slot in problem.slots(of: groups[place.group]) {
          let flow = alternativeFlow[slot] * share[Int(problem.sinks[slot])]
          if flow > 0 { uses.append(Use(alternative: slot, arc: arc, flow: flow)) }
        }
        for entry in entries { share[Int(graph.head[bush.arcInto(entry)])] = 0 }
      }
    }
    return uses
  }

  /// An entry of a group's bush.
  private struct Place {
    let group: Int
    let position: Int
  }

  /// Where each of some arcs stands in the bushes that hold it, by rising group.
  private func places(of arcs: [Int32], on graph: ForwardStar) -> [Int32: [Place]] {
    var places: [Int32: [Place]] = [:]
    var isWanted = [Bool](repeating: false, count: graph.arcCount)
    for arc in arcs {
      places[arc] = []
      isWanted[Int(arc)] = true
    }
    for (group, bush) in bushes.enumerated() {
      for (position, entry) in bush.entries.enumerated() {
        let place = Place(group: group, position: position)
        if entry >= 0 {
          if isWanted[Int(entry)] { places[entry]!.append(place) }
        } else {
          for arc in bush.slotArc[bush.slots(of: Int(~entry))] where isWanted[Int(arc)] {
            places[arc]!.append(place)
          }
        }
      }
    }
    return places
  }
}
