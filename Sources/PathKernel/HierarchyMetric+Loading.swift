extension HierarchyMetric {
  /// Loads all demand onto shortest paths: all-or-nothing.
  ///
  /// Rows are taken in an order in which neighbouring origins come together, eight at once, in a
  /// number of blocks that depends on the network alone; the blocks' flows are added in block order
  /// and unpacked once. The result is the same bit for bit for any number of workers.
  ///
  /// - Parameters:
  ///   - demand: rows of flow by origin; nodes of the graph, flows not negative.
  ///   - executor: runs the blocks.
  /// - Returns: the flow on each arc of the graph, its cost, and the demand that has no path.
  public func load<Workers: Executor>(_ demand: OriginDemand, executor: Workers) -> Loading {
    let rows = rowsByPlace(demand.origins)
    let groups = (rows.count + OriginLanes.width - 1) / OriginLanes.width
    let blocks = blockCount(groups)
    let partials = executor.map(count: blocks) { block -> LoadingLanes.Partial in
      var lanes = LoadingLanes(self)
      for group in (block * groups / blocks)..<((block + 1) * groups / blocks) {
        let begin = group * OriginLanes.width
        let end = min(begin + OriginLanes.width, rows.count)
        lanes.load(self, demand, rows: rows[begin..<end])
      }
      return lanes.partial
    }
    var loading = Loading(arcCount: arcCost.count)
    guard let head = partials.first else { return loading }
    var sum = head
    for partial in partials.dropFirst() {
      Self.add(partial.up, to: &sum.up)
      Self.add(partial.down, to: &sum.down)
      Self.add(partial.outside, to: &sum.outside)
      sum.totalCost += partial.totalCost
      sum.unservedFlow += partial.unservedFlow
    }
    if !sum.outside.isEmpty { loading.arcFlow = sum.outside }
    loading.totalCost = sum.totalCost
    loading.unservedFlow = sum.unservedFlow
    unpack(up: sum.up, down: sum.down, into: &loading.arcFlow)
    return loading
  }

  /// Into how many blocks so many groups of origins are cut. Each block has lanes of its own and
  /// keeps its flows until all are done: fewer blocks where that is much memory.
  func blockCount(_ groups: Int) -> Int { min(groups, hierarchy.arcCount < 1 << 20 ? 16 : 4) }

  /// Rows in the order of the lowest rank that each origin enters by.
  func rowsByPlace(_ origins: [Int32]) -> [Int32] {
    let graph = hierarchy.graph
    let place = origins.map { origin -> Int32 in
      let own = hierarchy.rank[Int(origin)]
      if own >= 0 { return own }
      var least = Int32.max
      for arc in graph.firstOut[Int(origin)]..<graph.firstOut[Int(origin) + 1] {
        let rank = hierarchy.rank[Int(graph.head[Int(arc)])]
        if rank >= 0 { least = min(least, rank) }
      }
      return least
    }
    return (0..<Int32(origins.count)).sorted {
      (place[Int($0)], $0) < (place[Int($1)], $1)
    }
  }

  private static func add(_ more: [Double], to sum: inout [Double]) {
    let more = more.span
    var sum = sum.mutableSpan
    for index in 0..<more.count { sum[index] += more[index] }
  }

  /// Adds flows on hierarchy arcs to the arcs of the graph that they stand for.
  ///
  /// From the highest lower end down, a flow goes to an arc of the graph of that cost if there is
  /// one, and otherwise over the first lower triangle of that cost, both by the very sums that
  /// customization compared.
  private func unpack(up upFlow: [Double], down downFlow: [Double], into arcFlow: inout [Double]) {
    var flow = [SIMD2<Double>](repeating: .zero, count: hierarchy.arcCount)
    for (index, arc) in up.arc.enumerated() { flow[Int(arc)].x = upFlow[index] }
    for (index, arc) in down.arc.enumerated() { flow[Int(arc)].y = downFlow[index] }
    var isOfGraph = [SIMD2<UInt8>](repeating: .zero, count: hierarchy.arcCount)
    for (arc, slot) in hierarchy.slotOfArc.enumerated() where slot >= 0 {
      if arcCost[arc] == cost[Int(slot >> 1)][Int(slot & 1)] {
        isOfGraph[Int(slot >> 1)][Int(slot & 1)] = 1
      }
    }
    runThroughTriangles(&flow, isOfGraph)
    for (arc, slot) in hierarchy.slotOfArc.enumerated() where slot >= 0 {
      let (place, side) = (Int(slot >> 1), Int(slot & 1))
      guard flow[place][side] > 0, arcCost[arc] == cost[place][side] else { continue }
      arcFlow[arc] += flow[place][side]
      flow[place][side] = 0
    }
  }

  private func runThroughTriangles(
    _ flow: inout [SIMD2<Double>], _ isOfGraph: [SIMD2<UInt8>]
  ) {
    let firstUp = hierarchy.firstUp.span
    let upHead = hierarchy.upHead.span
    let upTail = hierarchy.upTail.span
    let firstDown = hierarchy.firstDown.span
    let downArc = hierarchy.downArc.span
    let cost = cost.span
    let isOfGraph = isOfGraph.span
    var flow = flow.mutableSpan
    // The arc to each higher node if a flow waits on it, of the node whose turn it is.
    var ownPlace = [Int32](repeating: -1, count: hierarchy.nodeCount)
    var place = ownPlace.mutableSpan
    for middle in (0..<hierarchy.nodeCount).reversed() {
      let arcs = Int(firstUp[middle])..<Int(firstUp[middle + 1])
      var waiting = 0
      for arc in arcs {
        let ups = flow[arc].x > 0 && isOfGraph[arc].x == 0
        let downs = flow[arc].y > 0 && isOfGraph[arc].y == 0
        place[Int(upHead[arc])] = ups || downs ? Int32(truncatingIfNeeded: arc) : -1
        waiting += (ups ? 1 : 0) + (downs ? 1 : 0)
      }
      var index = Int(firstDown[middle])
      while waiting > 0 && index < Int(firstDown[middle + 1]) {
        let lower = Int(downArc[index])
        index += 1
        for upper in (lower + 1)..<Int(firstUp[Int(upTail[lower]) + 1]) {
          let arc = Int(place[Int(upHead[upper])])
          guard arc >= 0 else { continue }
          let amount = flow[arc]
          if amount.x > 0 && isOfGraph[arc].x == 0 && cost[lower].y + cost[upper].x == cost[arc].x {
            flow[lower].y += amount.x
            flow[upper].x += amount.x
            flow[arc].x = 0
            waiting -= 1
          }
          if amount.y > 0 && isOfGraph[arc].y == 0 && cost[lower].x + cost[upper].y == cost[arc].y {
            flow[lower].x += amount.y
            flow[upper].y += amount.y
            flow[arc].y = 0
            waiting -= 1
          }
        }
      }
      assert(waiting == 0, "every cost comes from the graph or from a lower triangle")
    }
  }
}
