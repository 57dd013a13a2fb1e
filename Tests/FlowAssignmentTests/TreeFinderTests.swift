import PathKernel
import TestSupport
import Testing

@testable import FlowAssignment

/// Distances and the ways that lead to them, where arcs of no or next to no cost abound.
@Suite struct TreeFinderTests {
  @Test(arguments: [true, false])
  func leadsBackToTheOriginFromEveryNodeOfASmallGraph(_ hasHierarchy: Bool) {
    for seed in 0..<500 {
      let instance = RandomGraph(seed: seed)
      expectPaths(in: instance, cheap: 0.6, seed, hasHierarchy)
    }
  }

  @Test(arguments: [true, false])
  func leadsBackToTheOriginFromEveryNodeOfALargerGraph(_ hasHierarchy: Bool) {
    for seed in 0..<24 {
      let instance = RandomGraph(scattered: 60 + 5 * seed, seed: seed)
      expectPaths(in: instance, cheap: [0.3, 0.6, 0.9, 1][seed % 4], seed, hasHierarchy)
    }
  }

  /// Grids have arcs both ways: many circles without cost.
  @Test(arguments: [true, false])
  func leadsBackToTheOriginFromEveryNodeOfAGrid(_ hasHierarchy: Bool) {
    for seed in 0..<16 {
      let instance = RandomGraph(grid: 5 + seed % 8, seed: seed)
      expectPaths(in: instance, cheap: [0.3, 0.6, 0.9, 1][seed % 4], seed, hasHierarchy)
    }
  }

  /// - Parameter cheap: share of the arcs that cost nothing, or next to nothing.
  private func expectPaths(
    in instance: RandomGraph, cheap: Double, _ seed: Int, _ hasHierarchy: Bool
  ) {
    var random = SplitMix64(seed: seed)
    let graph = instance.graph
    let nodeCount = graph.nodeCount
    let free = random.number(from: 0, to: 1)
    let cost = instance.cost.map { cost in
      guard cost < .infinity && random.chance(cheap) else { return cost }
      if random.chance(free) { return 0 }
      let scales = [1e-15, 1e-14, 1e-13, 1e-12, 1e-11, 1e-10, 1e-9, 1e-8]
      return scales[random.integer(below: scales.count)] * random.number(from: 0.5, to: 1)
    }
    // More than fit into a sweep, some of them the same.
    let block = (0..<11).map { _ in
      OriginGroup(
        userClass: 0, origin: Int32(random.integer(below: nodeCount)), pairs: 0..<0,
        hasChoice: false)
    }
    let metric = hasHierarchy ? HierarchyMetric(ContractionHierarchy(graph), arcCost: cost) : nil
    var finder = TreeFinder(graph, metric)
    var search = PathWorkspace(nodeCount: nodeCount)
    for index in block.indices {
      let origin = block[index].origin
      finder.find(index, of: block[...], costs: cost)
      search.run(on: graph, arcCost: cost.span, from: origin)
      let distances = finder.distances
      let areRight = distances.indices.allSatisfy {
        distances[$0] == search.distances[$0]
          || abs(distances[$0] - search.distances[$0]) <= 1e-13 * search.distances[$0]
      }
      #expect(areRight, "seed \(seed), origin \(origin)")
      var nodes = Array(Int32(0)..<Int32(nodeCount))
      nodes.shuffle(using: &random)
      for node in nodes where node != origin && distances[Int(node)] < .infinity {
        let fault = fault(of: node, from: origin, &finder, graph, cost)
        #expect(fault == nil, "seed \(seed), from \(origin) to \(node): \(fault ?? "")")
      }
    }
  }

  /// What is wrong with the path to a node; nil if nothing is.
  private func fault(
    of node: Int32, from origin: Int32, _ finder: inout TreeFinder, _ graph: ForwardStar,
    _ cost: [Double]
  ) -> String? {
    let distance = finder.distances[Int(node)]
    var total = 0.0
    var current = node
    var steps = 0
    while current != origin {
      let arc = Int(finder.arc(into: current))
      guard graph.head[arc] == current else { return "arc \(arc) does not enter \(current)" }
      total += cost[arc]
      current = graph.tail[arc]
      if current < graph.firstThroughNode && current != origin { return "passes a zone" }
      steps += 1
      if steps == graph.nodeCount { return "goes in a circle" }
    }
    return abs(total - distance) <= 1e-12 * distance ? nil : "costs \(total), not \(distance)"
  }
}
