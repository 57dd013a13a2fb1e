/// Shortest paths from many origins under costs that change, by whichever method is faster.
///
///     let engine = PathEngine(graph, expectedSearches: 50_000)
///     let loading = engine.load(demand, arcCost: cost, executor: executor)
///     let skim = engine.distances(from: zones, to: zones, arcCost: cost, executor: executor)
///
/// The caller does not choose a method; sizes do (all measured, see the benchmarks):
///
/// 1. A hierarchy's order and structure take as long as some 200 to 600 searches by Dijkstra. It is
///    built if at least 512 searches are expected over the engine's life.
/// 2. New costs must first be customized, which takes one step for each triangle of the hierarchy;
///    a search takes about eight such steps for each arc of the graph. The hierarchy answers if it
///    saves more than that: from `triangles / (8 arcs)` origins on, 6 on ChicagoRegional.
/// 3. Arcs that no shortest path needs are pruned from `32 triangles / hierarchy arcs` origins on,
///    some 400 on ChicagoRegional.
///
/// Both methods give distances that are exact up to the rounding of `Double` sums. Of several equal
/// paths they may load different ones; each does so the same way for any number of workers.
public struct PathEngine: Sendable {
  /// The graph.
  public let graph: ForwardStar
  /// The hierarchy of the graph, unless it would not pay.
  public let hierarchy: ContractionHierarchy?

  /// Prepares the paths of a graph.
  ///
  /// - Parameters:
  ///   - graph: the graph; arcs that are closed or only planned have infinite costs later.
  ///   - expectedSearches: how many origins will be asked for in all, counted again for every cost
  ///     array.
  public init(_ graph: ForwardStar, expectedSearches: Int) {
    self.graph = graph
    hierarchy = expectedSearches >= 512 ? ContractionHierarchy(graph) : nil
  }

  /// Takes a hierarchy that is there already, as when only costs differ between studies.
  public init(_ hierarchy: ContractionHierarchy) {
    graph = hierarchy.graph
    self.hierarchy = hierarchy
  }

  /// The hierarchy, if it pays to customize it to new costs for so many origins.
  public func hierarchy(forOrigins origins: Int) -> ContractionHierarchy? {
    hierarchy.flatMap { $0.paysToCustomize(origins: origins) ? $0 : nil }
  }

  /// The customized hierarchy, if it pays for so many origins.
  private func metric(_ arcCost: [Double], origins: Int) -> HierarchyMetric? {
    guard let hierarchy = hierarchy(forOrigins: origins) else { return nil }
    return HierarchyMetric(hierarchy, arcCost: arcCost, origins: origins)
  }

  /// Loads all demand onto shortest paths: all-or-nothing.
  ///
  /// - Parameters:
  ///   - demand: rows of flow by origin; nodes of the graph, flows not negative.
  ///   - arcCost: cost of each arc, non-negative or infinite, in any one unit.
  ///   - executor: runs blocks of origins; the result does not depend on its workers.
  /// - Returns: the flow on each arc, its cost, and the demand that has no path.
  /// - Precondition: there are as many costs as the graph has arcs, and the demand's nodes are of
  ///   it.
  public func load<Workers: Executor>(
    _ demand: OriginDemand, arcCost: [Double], executor: Workers
  ) -> Loading {
    if let metric = metric(arcCost, origins: demand.origins.count) {
      return metric.load(demand, executor: executor)
    }
    let parts = overBlocks(of: demand.origins.count, executor) { search, rows -> Loading in
      var loading = Loading(arcCount: graph.arcCount)
      var flow = [Double](repeating: 0, count: graph.nodeCount)
      for row in rows {
        guard Self.search(for: demand, row, graph, arcCost, &search) else { continue }
        Self.load(demand, row, graph, search, &flow, &loading)
      }
      return loading
    }
    var sum = Loading(arcCount: graph.arcCount)
    for part in parts {
      for arc in 0..<graph.arcCount { sum.arcFlow[arc] += part.arcFlow[arc] }
      sum.totalCost += part.totalCost
      sum.unservedFlow += part.unservedFlow
    }
    return sum
  }

  /// Runs a row's flow down the tree of the last search, farthest node first: one pass, not one
  /// walk for each destination.
  private static func load(
    _ demand: OriginDemand, _ row: Int, _ graph: ForwardStar, _ search: borrowing PathWorkspace,
    _ flow: inout [Double], _ loading: inout Loading
  ) {
    let (distances, arcs, order) = (search.distances, search.arcs, search.settleOrder)
    for entry in demand.row(row) {
      let destination = Int(demand.destinations[entry])
      if distances[destination] < .infinity {
        loading.totalCost += demand.flow[entry] * distances[destination]
        flow[destination] += demand.flow[entry]
      } else {
        loading.unservedFlow += demand.flow[entry]
      }
    }
    for index in (0..<search.settledNodes).reversed() {
      let node = Int(order[index])
      let arc = Int(arcs[node])
      if arc >= 0 && flow[node] > 0 {
        loading.arcFlow[arc] += flow[node]
        flow[Int(graph.tail[arc])] += flow[node]
      }
      flow[node] = 0
    }
  }

  /// Sum of flow times distance over all demand that has a path, in the unit of the costs times
  /// that of the flows, and the demand that has none.
  ///
  /// - Parameters:
  ///   - demand: rows of flow by origin; nodes of the graph, flows not negative.
  ///   - arcCost: cost of each arc, one entry per arc, non-negative or infinite, in any one unit.
  ///   - executor: runs blocks of origins; the result does not depend on its workers.
  /// - Precondition: there are as many costs as the graph has arcs, and the demand's nodes are of
  ///   it.
  public func leastCost<Workers: Executor>(
    of demand: OriginDemand, arcCost: [Double], executor: Workers
  ) -> (totalCost: Double, unservedFlow: Double) {
    if let metric = metric(arcCost, origins: demand.origins.count) {
      return metric.leastCost(of: demand, executor: executor)
    }
    let parts = overBlocks(of: demand.origins.count, executor) { search, rows -> SIMD2<Double> in
      var sum = SIMD2<Double>.zero
      for row in rows {
        guard Self.search(for: demand, row, graph, arcCost, &search) else { continue }
        sum += demand.cost(ofRow: row) { search.distance(to: $0) }
      }
      return sum
    }
    var sum = SIMD2<Double>.zero
    for part in parts { sum += part }
    return (sum.x, sum.y)
  }

  /// Distance of each entry of a demand from its origin, one per entry and laid out as
  /// `demand.destinations`, in the unit of the costs; infinite where there is no path.
  ///
  /// - Parameters:
  ///   - demand: rows by origin, nodes of the graph; flows do not matter.
  ///   - arcCost: cost of each arc, one entry per arc, non-negative or infinite, in any one unit.
  ///   - executor: runs blocks of origins; the result does not depend on its workers.
  /// - Precondition: there are as many costs as the graph has arcs, and the demand's nodes are of
  ///   it.
  public func distances<Workers: Executor>(
    of demand: OriginDemand, arcCost: [Double], executor: Workers
  ) -> [Double] {
    if let metric = metric(arcCost, origins: demand.origins.count) {
      return metric.distances(of: demand, executor: executor)
    }
    let parts = overBlocks(of: demand.origins.count, executor) { search, rows -> [Double] in
      var part: [Double] = []
      for row in rows {
        guard Self.search(for: demand, row, graph, arcCost, &search) else { continue }
        for entry in demand.row(row) {
          part.append(search.distance(to: demand.destinations[entry]))
        }
      }
      return part
    }
    return Array(parts.joined())
  }

  /// Searches from a row's origin until its destinations are settled; false if it has none.
  private static func search(
    for demand: OriginDemand, _ row: Int, _ graph: ForwardStar, _ arcCost: [Double],
    _ search: inout PathWorkspace
  ) -> Bool {
    let targets = demand.destinations[demand.row(row)]
    guard !targets.isEmpty else { return false }
    search.run(on: graph, arcCost: arcCost.span, from: demand.origins[row], until: targets.span)
    return true
  }

  /// Distances from every origin to every target, row by row: that from `origins[o]` to
  /// `targets[t]` at `o * targets.count + t`, in the unit of the costs, infinite where there is no
  /// path.
  ///
  /// - Parameters:
  ///   - origins: nodes of the graph.
  ///   - targets: likewise.
  ///   - arcCost: cost of each arc, one entry per arc, non-negative or infinite, in any one unit.
  ///   - executor: runs blocks of origins; the result does not depend on its workers.
  /// - Precondition: there are as many costs as the graph has arcs, and origins and targets are
  ///   nodes of it.
  public func distances<Workers: Executor>(
    from origins: [Int32], to targets: [Int32], arcCost: [Double], executor: Workers
  ) -> [Double] {
    if let metric = metric(arcCost, origins: origins.count) {
      return metric.distances(from: origins, to: targets, executor: executor)
    }
    let parts = overBlocks(of: origins.count, executor) { search, rows -> [Double] in
      var part: [Double] = []
      for row in rows {
        guard !targets.isEmpty else { continue }
        search.run(
          on: graph, arcCost: arcCost.span, from: origins[row], until: targets.span)
        for target in targets { part.append(search.distance(to: target)) }
      }
      return part
    }
    return Array(parts.joined())
  }

  /// Results of `work` for blocks of rows whose number depends on nothing else.
  private func overBlocks<Output: Sendable, Workers: Executor>(
    of rows: Int, _ executor: Workers,
    _ work: @escaping @Sendable (inout PathWorkspace, Range<Int>) -> Output
  ) -> [Output] {
    let blocks = min(rows, 16)
    return executor.map(count: blocks) { block in
      var search = PathWorkspace(nodeCount: graph.nodeCount)
      return work(&search, (block * rows / blocks)..<((block + 1) * rows / blocks))
    }
  }
}
