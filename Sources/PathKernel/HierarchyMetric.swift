/// Costs on a contraction hierarchy: customization in the words of Dibbelt, Strasser and Wagner
/// 2016 (doi:10.1145/2886843).
///
/// Each arc's cost in each direction becomes the cost of the best way between its ends through
/// lower nodes (respecting customization, over lower triangles). Then arcs are found that are
/// dearer than a way through higher nodes (perfect customization); a sweep leaves them out, and
/// those that are closed. That takes about as long again and leaves a third to a half of the arcs
/// out; `init(_:arcCost:origins:)` decides whether it pays.
///
/// Costs are `Double`, in any one unit, and distances in the same: they are exact up to the
/// rounding of sums, as an equilibrium needs.
public struct HierarchyMetric: Sendable {
  /// The hierarchy, and with it the graph.
  public let hierarchy: ContractionHierarchy
  /// Cost of each arc of the graph, one entry per arc, in any one unit.
  public let arcCost: [Double]

  /// Of each hierarchy arc, the cost up and the cost down.
  let cost: [SIMD2<Double>]
  let up: SweepArcs
  let down: SweepArcs

  /// Arcs that a sweep uses, by lower end.
  struct SweepArcs: Sendable {
    /// Arcs with lower end r are `first[r] ..< first[r + 1]`.
    var first: [Int32] = [0]
    var high: [Int32] = []
    var cost: [Double] = []
    /// Index in the hierarchy.
    var arc: [Int32] = []
  }

  /// Customizes a hierarchy.
  ///
  /// - Parameters:
  ///   - hierarchy: the hierarchy of a graph.
  ///   - arcCost: cost of each arc of the graph, non-negative or infinite, in any one unit.
  ///   - isPruned: whether arcs that no shortest path needs are left out of sweeps. Distances are
  ///     the same, but for rounding.
  /// - Precondition: there are as many costs as the graph has arcs.
  public init(_ hierarchy: ContractionHierarchy, arcCost: [Double], isPruned: Bool = true) {
    precondition(arcCost.count == hierarchy.graph.arcCount, "every arc has one cost")
    self.hierarchy = hierarchy
    self.arcCost = arcCost
    var cost = [SIMD2<Double>](
      repeating: SIMD2(repeating: .infinity), count: hierarchy.arcCount)
    for arc in arcCost.indices {
      assert(arcCost[arc] >= 0, "costs are not negative")
      let slot = Int(hierarchy.slotOfArc[arc])
      if slot >= 0 && arcCost[arc] < cost[slot >> 1][slot & 1] {
        cost[slot >> 1][slot & 1] = arcCost[arc]
      }
    }
    Self.respect(hierarchy, &cost)
    self.cost = cost
    if isPruned { Self.perfect(hierarchy, &cost) }
    up = SweepArcs(hierarchy, self.cost, least: cost, direction: 0)
    down = SweepArcs(hierarchy, self.cost, least: cost, direction: 1)
  }

  /// Customizes a hierarchy for sweeps from so many origins: arcs that no shortest path needs are
  /// pruned where that saves more than it takes, by rule 3 of `PathEngine`.
  ///
  /// - Parameters:
  ///   - hierarchy: the hierarchy of a graph.
  ///   - arcCost: cost of each arc of the graph, non-negative or infinite, in any one unit.
  ///   - origins: how many origins will be swept from at these costs; it decides how long sweeps
  ///     take, and no distance but for rounding.
  /// - Precondition: there are as many costs as the graph has arcs.
  public init(_ hierarchy: ContractionHierarchy, arcCost: [Double], origins: Int) {
    self.init(
      hierarchy, arcCost: arcCost,
      isPruned: hierarchy.paysToPrune(origins: origins))
  }

  /// Lowers each arc's cost to that of the best way through one lower node, lower arcs first.
  private static func respect(_ hierarchy: ContractionHierarchy, _ cost: inout [SIMD2<Double>]) {
    let upHead = hierarchy.upHead.span
    var cost = cost.mutableSpan
    visitTriangles(of: hierarchy, isUpwards: true) { lower, uppers, place in
      let toLow = SIMD2(cost[lower].y, cost[lower].x)
      for upper in uppers {
        let arc = Int(place[Int(upHead[upper])])
        let way = toLow + cost[upper]
        var least = cost[arc]
        least.replace(with: way, where: way .< least)
        cost[arc] = least
      }
    }
  }

  /// Lowers each arc's cost to the distance between its ends, higher arcs first.
  ///
  /// Over the same triangles: when their middle node's turn comes, its own arcs are final, and it
  /// improves the two arcs of every lower neighbour. Only a strictly cheaper way counts, so that of
  /// equal ways, zero costs among them, one is always kept.
  private static func perfect(_ hierarchy: ContractionHierarchy, _ cost: inout [SIMD2<Double>]) {
    let upHead = hierarchy.upHead.span
    var cost = cost.mutableSpan
    visitTriangles(of: hierarchy, isUpwards: false) { lower, uppers, place in
      var toMiddle = cost[lower]
      for upper in uppers {
        let across = cost[Int(place[Int(upHead[upper])])]
        var toUpper = cost[upper]
        let through = toMiddle + across
        toUpper.replace(with: through, where: through .< toUpper)
        cost[upper] = toUpper
        let over = toUpper + SIMD2(across.y, across.x)
        toMiddle.replace(with: over, where: over .< toMiddle)
      }
      cost[lower] = toMiddle
    }
  }

  /// Visits every triangle once, by its middle node, in ascending or descending ranks.
  ///
  /// - Parameter visit: gets the arc from the lowest node to the middle one, the arcs from the
  ///   lowest node to each third one, and by third node the arc from the middle one to it.
  @inline(__always)
  private static func visitTriangles(
    of hierarchy: ContractionHierarchy, isUpwards: Bool,
    _ visit: (_ lower: Int, _ uppers: Range<Int>, _ place: Span<Int32>) -> Void
  ) {
    let firstUp = hierarchy.firstUp.span
    let upHead = hierarchy.upHead.span
    let upTail = hierarchy.upTail.span
    let firstDown = hierarchy.firstDown.span
    let downArc = hierarchy.downArc.span
    var place = [Int32](repeating: 0, count: hierarchy.nodeCount)
    for step in 0..<hierarchy.nodeCount {
      let middle = isUpwards ? step : hierarchy.nodeCount - 1 - step
      var own = place.mutableSpan
      for arc in Int(firstUp[middle])..<Int(firstUp[middle + 1]) {
        own[Int(upHead[arc])] = Int32(truncatingIfNeeded: arc)
      }
      let places = place.span
      for index in Int(firstDown[middle])..<Int(firstDown[middle + 1]) {
        let lower = Int(downArc[index])
        visit(lower, (lower + 1)..<Int(firstUp[Int(upTail[lower]) + 1]), places)
      }
    }
  }
}

extension HierarchyMetric.SweepArcs {
  /// The arcs of one direction (0 up, 1 down) that are open and no dearer than `least`.
  init(
    _ hierarchy: ContractionHierarchy, _ cost: [SIMD2<Double>], least: [SIMD2<Double>],
    direction: Int
  ) {
    first.reserveCapacity(hierarchy.nodeCount + 1)
    for node in 0..<hierarchy.nodeCount {
      for index in Int(hierarchy.firstUp[node])..<Int(hierarchy.firstUp[node + 1]) {
        let own = cost[index][direction]
        guard own < .infinity && own <= least[index][direction] else { continue }
        high.append(hierarchy.upHead[index])
        self.cost.append(own)
        arc.append(Int32(index))
      }
      first.append(Int32(high.count))
    }
  }
}
