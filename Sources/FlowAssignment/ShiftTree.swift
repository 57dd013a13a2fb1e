import PathKernel

/// A tree over the arcs that one bush uses, and a sum of facility loads along its paths.
struct ShiftTree {
  private let problem: AssignmentProblem
  /// Facilities whose delay does not change are left out of all sums.
  private let slope: [Double]
  private var userClass = 0
  private var origin: Int32 = 0
  /// The tree's arc into each node.
  private var arcInto: [Int32]
  /// Flow through each node while a bush is spanned.
  private var flow: [Double]
  /// The sum, and the facilities that have been in it.
  private var sum: [Double]
  private var touched: [Int32] = []
  /// The greatest load added.
  private var greatest = 0.0

  init(_ problem: AssignmentProblem, slope: [Double]) {
    self.problem = problem
    self.slope = slope
    arcInto = [Int32](repeating: -1, count: problem.graph.nodeCount)
    flow = [Double](repeating: 0, count: problem.graph.nodeCount)
    sum = [Double](repeating: 0, count: problem.facilities.count)
  }

  /// Spans the arcs with flow: of several into a node, that with most.
  ///
  /// - Returns: the other arcs with flow.
  mutating func span(
    _ bush: Bush, _ group: OriginGroup, _ alternativeFlow: [Double]
  ) -> [Int32] {
    userClass = group.userClass
    origin = group.origin
    for slot in problem.slots(of: group) {
      flow[Int(problem.sinks[slot])] += alternativeFlow[slot]
    }
    var closing: [Int32] = []
    for entry in bush.entries.reversed() {
      let node = Int(problem.graph.head[bush.arcInto(entry)])
      let through = flow[node]
      flow[node] = 0
      guard entry < 0 else {
        arcInto[node] = entry
        flow[Int(problem.graph.tail[Int(entry)])] += through
        continue
      }
      let slots = bush.slots(of: Int(~entry))
      let most = slots.max { bush.slotFlow[$0] < bush.slotFlow[$1] } ?? slots.lowerBound
      let total = slots.reduce(0.0) { $0 + bush.slotFlow[$1] }
      arcInto[node] = bush.slotArc[most]
      for slot in slots where bush.slotFlow[slot] > 0 && through > 0 {
        if slot != most { closing.append(bush.slotArc[slot]) }
        flow[Int(problem.graph.tail[Int(bush.slotArc[slot])])] +=
          through * bush.slotFlow[slot] / total
      }
    }
    flow[Int(origin)] = 0
    return closing
  }

  /// Forgets a bush's tree.
  mutating func clear(_ bush: Bush) {
    for entry in bush.entries { arcInto[Int(problem.graph.head[bush.arcInto(entry)])] = -1 }
  }

  /// Adds the loads of the path from the origin to a node.
  mutating func addPath(to node: Int32, times factor: Double) {
    var node = node
    while node != origin, arcInto[Int(node)] >= 0 {
      let arc = arcInto[Int(node)]
      add(arc, times: factor)
      node = problem.graph.tail[Int(arc)]
    }
  }

  /// Adds an arc's loads and those of the tree's path to its tail, less those of the path to its
  /// head.
  mutating func addCycle(closedBy arc: Int32) {
    add(arc, times: 1)
    addPath(to: problem.graph.tail[Int(arc)], times: 1)
    addPath(to: problem.graph.head[Int(arc)], times: -1)
  }

  private mutating func add(_ arc: Int32, times factor: Double) {
    let load = problem.classes[userClass].arcLoad[Int(arc)]
    guard load != 0 else { return }
    for use in problem.uses(of: arc) {
      let facility = problem.arcFacility[use]
      guard slope[Int(facility)] > 0 else { continue }
      sum[Int(facility)] += factor * load
      greatest = Swift.max(greatest, abs(load))
      touched.append(facility)
    }
  }

  /// The sum, without what has cancelled, in the order of the facilities; it begins anew.
  mutating func takeColumn() -> [(facility: Int32, load: Double)] {
    var column: [(facility: Int32, load: Double)] = []
    touched.sort()
    var last: Int32 = -1
    for facility in touched where facility != last {
      // What has cancelled may leave its rounding.
      if abs(sum[Int(facility)]) > 1e-12 * greatest {
        column.append((facility, sum[Int(facility)]))
      }
      sum[Int(facility)] = 0
      last = facility
    }
    touched.removeAll(keepingCapacity: true)
    greatest = 0
    return column
  }
}
