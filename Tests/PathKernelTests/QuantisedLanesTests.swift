import PathKernel
import TestSupport
import Testing

@Suite struct QuantisedLanesTests {
  @Test func givesExactDistancesWhereCostsAreWholeUnits() {
    for seed in 0..<600 {
      var random =
        seed % 50 == 0
        ? RandomGraph(scattered: 80 + seed % 300, seed: seed) : RandomGraph(seed: seed)
      random.cost = random.cost.map { (4 * $0).rounded() / 4 }
      let graph = random.graph
      let hierarchy = ContractionHierarchy(graph)
      let metric = HierarchyMetric(hierarchy, arcCost: random.cost, isPruned: seed % 2 == 0)
      let quantised = QuantisedMetric(metric, unit: 0.25)!
      var lanes = QuantisedLanes(hierarchy)
      var search = PathWorkspace(nodeCount: graph.nodeCount)
      let origins = (0..<min(16, graph.nodeCount)).map {
        Int32(($0 * 7 + seed) % graph.nodeCount)
      }
      let fits = lanes.run(on: quantised, from: origins[...])
      #expect(fits)
      for (lane, origin) in origins.enumerated() {
        search.run(on: graph, arcCost: random.cost.span, from: origin)
        for node in 0..<Int32(graph.nodeCount) {
          let units = lanes.distance(to: node, lane: lane)
          #expect(
            units.map { Double($0) / 4 } ?? .infinity == search.distance(to: node), "seed \(seed)")
        }
      }
    }
  }

  @Test func reportsADistanceThatDoesNotFit() {
    let nodes = 40
    for firstThrough: Int32 in [0, 1, 2] {
      let graph = ForwardStar.sorting(
        nodeCount: nodes, tails: (0..<Int32(nodes - 1)).map { $0 },
        heads: (1..<Int32(nodes)).map { $0 }, firstThroughNode: firstThrough
      ).graph
      let hierarchy = ContractionHierarchy(graph)
      let metric = HierarchyMetric(
        hierarchy, arcCost: [Double](repeating: 1, count: nodes - 1))
      var lanes = QuantisedLanes(hierarchy)
      let origin: Int32 = firstThrough == 2 ? 1 : 0
      for exponent in 20...30 {
        let unit = 1 / Double(1 << exponent)
        let longest = Double(nodes - 1 - Int(origin)) / unit
        guard let quantised = QuantisedMetric(metric, unit: unit) else {
          // A hierarchy arc spans several links, each of them shorter.
          #expect(longest >= 0x1p30)
          continue
        }
        let fits = lanes.run(on: quantised, from: [origin][...])
        #expect(fits == (longest < 0x1p30), "exponent \(exponent), \(firstThrough)")
      }
    }
  }

  @Test func takesAClosedArcForUnreachableAndNotForOverflow() {
    let graph = ForwardStar.sorting(
      nodeCount: 4, tails: [0, 1, 2], heads: [1, 2, 3], firstThroughNode: 1
    ).graph
    let metric = HierarchyMetric(
      ContractionHierarchy(graph), arcCost: [1, 0x1p29, .infinity])
    var lanes = QuantisedLanes(metric.hierarchy)
    let fits = lanes.run(on: QuantisedMetric(metric, unit: 1)!, from: [0][...])
    #expect(fits)
    let (far, closed) = (lanes.distance(to: 2, lane: 0), lanes.distance(to: 3, lane: 0))
    #expect(far == 536_870_913)
    #expect(closed == nil)
  }
}
