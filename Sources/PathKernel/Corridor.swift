/// Which nodes can lie on a path from somewhere to one of some targets that costs no more than the
/// target is allowed.
///
///     var corridor = Corridor(graph, ReverseStar(graph), arcCost: least.span, targets: targets)
///     search.run(on: graph, arcCost: cost.span, from: origin, inOrder: order.span,
///                inside: corridor, slack: 0)
///
/// Of each node it holds the least, over all targets, of the cost of the way there less the
/// target's allowance. A node at distance `d` is of interest only if `d` and that number come to no
/// more than a slack: zero if no target may cost more than its allowance, more if all may by as
/// much (A* by landmarks turned about, with the targets as landmarks; doi:10.1145/1070432.1070455).
///
/// It is made once from costs that others never fall below, such as those without delay, and stays
/// valid while costs rise. Where some fall, `lower` mends it.
public struct Corridor: Sendable {
  /// Allowance of each target, one entry per target in the order given and in the unit of the arc
  /// costs; infinite where none is known, and every way to the target is then inside; minus
  /// infinity where no way to it is of interest.
  public private(set) var allowances: [Double] = []
  /// See the type; never more than the truth, and infinite where that is more than `limit`.
  private(set) var remaining: [Double] = []
  /// The greatest slack that it serves.
  private(set) var limit = Double.infinity

  /// Whether it holds nothing, and everything is inside.
  public var isEmpty: Bool { remaining.isEmpty }

  /// No bounds.
  public init() {}

  /// Finds the bounds by one search backwards from all targets.
  ///
  /// - Parameters:
  ///   - graph: the graph.
  ///   - reverse: the same graph by heads.
  ///   - arcCost: the least that each arc of the graph can cost, one entry per arc, non-negative or
  ///     infinite, in any one unit.
  ///   - targets: nodes of the graph with their allowances, in that unit.
  ///   - limit: the greatest slack that will be asked for, in that unit; with more, everything is
  ///     inside.
  /// - Precondition: the two stars are of one graph, there is one cost per arc, and targets are
  ///   nodes of the graph.
  public init(
    _ graph: ForwardStar, _ reverse: ReverseStar, arcCost: Span<Double>,
    targets: [(node: Int32, allowance: Double)], limit: Double = .infinity
  ) {
    precondition(reverse.arc.count == graph.arcCount, "the two stars are of one graph")
    precondition(arcCost.count == graph.arcCount, "every arc has one cost")
    self.limit = limit
    allowances = targets.map { $0.allowance }
    remaining = [Double](repeating: .infinity, count: graph.nodeCount)
    var heap = FourAryHeap()
    heap.removeAll(reserving: 2 * graph.arcCount + targets.count)
    for (node, allowance) in targets where -allowance < remaining[Int(node)] {
      remaining[Int(node)] = -allowance
      heap.push(node, key: -allowance)
    }
    settle(reverse, arcCost, &heap)
  }

  /// An arc that can cost less than before.
  public struct CheaperArc: Sendable {
    let tail: Int32
    let head: Int32
    let cost: Double

    /// Notes an arc, by its nodes, with the least that it can now cost, in the unit of the arc
    /// costs.
    public init(tail: Int32, head: Int32, cost: Double) {
      self.tail = tail
      self.head = head
      self.cost = cost
    }
  }

  /// Mends the bounds after some arcs have become cheaper or been opened.
  ///
  /// - Parameters:
  ///   - reverse: the graph by heads.
  ///   - arcCost: the least that each arc can now cost, one entry per arc, in the unit of before.
  ///   - arcs: the arcs that can cost less than before, each with that cost.
  ///   - workspace: its heap is borrowed; made for any number of nodes.
  /// - Precondition: `reverse` is of the graph that the bounds were found on, with one cost per
  ///   arc, and the arcs' nodes are of it.
  public mutating func lower(
    _ reverse: ReverseStar, arcCost: Span<Double>, over arcs: [CheaperArc],
    in workspace: inout PathWorkspace
  ) {
    guard !isEmpty else { return }
    precondition(arcCost.count == reverse.arc.count, "every arc has one cost")
    var isReserved = false
    for arc in arcs {
      let candidate = arc.cost + remaining[Int(arc.head)]
      guard candidate < remaining[Int(arc.tail)] && candidate <= limit else { continue }
      if !isReserved { workspace.heap.removeAll(reserving: reverse.arc.count + arcs.count) }
      isReserved = true
      remaining[Int(arc.tail)] = candidate
      workspace.heap.push(arc.tail, key: candidate)
    }
    if isReserved { settle(reverse, arcCost, &workspace.heap) }
  }

  /// Carries the bounds of nodes in the heap back over the arcs, nearest first.
  ///
  /// Zones are passed through here, which makes no bound greater than the truth.
  private mutating func settle(
    _ reverse: ReverseStar, _ arcCost: Span<Double>, _ heap: inout FourAryHeap
  ) {
    let firstIn = reverse.firstIn.span
    let arc = reverse.arc.span
    let tail = reverse.tail.span
    let limit = limit
    var remaining = self.remaining.mutableSpan
    while !heap.isEmpty {
      let nearest = heap.popMinimum()
      guard nearest.key == remaining[Int(nearest.node)] else { continue }
      for place in Int(firstIn[Int(nearest.node)])..<Int(firstIn[Int(nearest.node) + 1]) {
        let cost = arcCost[Int(arc[place])]
        guard cost < .infinity else { continue }
        let candidate = nearest.key + cost
        if candidate < remaining[Int(tail[place])] && candidate <= limit {
          remaining[Int(tail[place])] = candidate
          heap.push(tail[place], key: candidate)
        }
      }
    }
  }
}
