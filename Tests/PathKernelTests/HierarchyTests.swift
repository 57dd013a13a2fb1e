import TestSupport
import Testing

@testable import PathKernel

/// Distances from every node by Floyd and Warshall, never through a zone.
private func floydWarshall(_ random: RandomGraph) -> [[Double]] {
  let graph = random.graph
  let nodes = 0..<graph.nodeCount
  var distance = [[Double]](
    repeating: [Double](repeating: .infinity, count: graph.nodeCount), count: graph.nodeCount)
  for arc in 0..<graph.arcCount {
    let (tail, head) = (Int(graph.tail[arc]), Int(graph.head[arc]))
    distance[tail][head] = min(distance[tail][head], random.cost[arc])
  }
  for node in nodes { distance[node][node] = 0 }
  for middle in nodes where middle >= Int(graph.firstThroughNode) {
    for from in nodes {
      for to in nodes {
        distance[from][to] = min(
          distance[from][to], distance[from][middle] + distance[middle][to])
      }
    }
  }
  return distance
}

private func isClose(_ value: Double, _ wanted: Double) -> Bool {
  value == wanted || abs(value - wanted) <= 1e-12 * wanted
}

/// Graphs that are degenerate in every way, and some larger ones that are parted by separators.
private func randomGraph(_ seed: Int) -> RandomGraph {
  guard seed % 50 == 0 else { return RandomGraph(seed: seed) }
  return RandomGraph(scattered: 80 + seed % 300, seed: seed)
}

@Suite struct HierarchyTests {
  @Test func holdsEveryArcAndClosesEveryTriangle() {
    for seed in 0..<400 {
      let random = randomGraph(seed)
      let hierarchy = ContractionHierarchy(random.graph)
      let ranks = hierarchy.rank.filter { $0 >= 0 }
      #expect(ranks.sorted() == (0..<Int32(hierarchy.nodeCount)).map { $0 }, "seed \(seed)")
      #expect(
        hierarchy.rank.indices.allSatisfy {
          (hierarchy.rank[$0] >= 0) == ($0 >= Int(random.graph.firstThroughNode))
        }, "zones stay outside, seed \(seed)")
      let ends = { (arc: Int) in (hierarchy.upTail[arc], hierarchy.upHead[arc]) }
      for (arc, slot) in hierarchy.slotOfArc.enumerated() {
        let tail = hierarchy.rank[Int(random.graph.tail[arc])]
        let head = hierarchy.rank[Int(random.graph.head[arc])]
        let isInside = tail >= 0 && head >= 0 && tail != head
        #expect((slot >= 0) == isInside, "seed \(seed)")
        if isInside { #expect(ends(Int(slot >> 1)) == (min(tail, head), max(tail, head))) }
      }
      for node in 0..<hierarchy.nodeCount {
        let heads = hierarchy.upHead[
          Int(hierarchy.firstUp[node])..<Int(hierarchy.firstUp[node + 1])]
        #expect(Array(heads) == Set(heads).sorted(), "ascending, seed \(seed)")
        #expect(heads.first ?? -1 == hierarchy.parent[node], "seed \(seed)")
        for low in heads {
          for high in heads where high > low {
            let across = hierarchy.arc(from: low, to: high)
            #expect(ends(across) == (low, high), "seed \(seed)")
          }
        }
        for place in hierarchy.firstDown[node]..<hierarchy.firstDown[node + 1] {
          #expect(hierarchy.upHead[Int(hierarchy.downArc[Int(place)])] == node, "seed \(seed)")
        }
      }
    }
  }

  @Test func findsTheDistancesOfFloydAndWarshallFromPointToPoint() {
    for seed in 1..<1500 {
      let random = RandomGraph(seed: seed)
      let hierarchy = ContractionHierarchy(random.graph)
      let wanted = floydWarshall(random)
      let metric = HierarchyMetric(hierarchy, arcCost: random.cost, isPruned: seed % 3 > 0)
      var query = HierarchyQuery(hierarchy)
      for from in 0..<Int32(random.graph.nodeCount) {
        for to in 0..<Int32(random.graph.nodeCount) {
          let distance = query.run(on: metric, from: from, to: to)
          #expect(isClose(distance, wanted[Int(from)][Int(to)]), "seed \(seed)")
          var path: [Int32] = []
          query.appendPath(on: metric, into: &path)
          check(path, random, from, to, distance, "seed \(seed)")
        }
      }
    }
  }

  private func check(
    _ path: [Int32], _ random: RandomGraph, _ from: Int32, _ to: Int32, _ distance: Double,
    _ comment: Comment
  ) {
    guard distance < .infinity else {
      #expect(path.isEmpty, comment)
      return
    }
    var at = from
    var cost = 0.0
    for arc in path.map({ Int($0) }) {
      #expect(random.graph.tail[arc] == at, comment)
      #expect(at == from || at >= random.graph.firstThroughNode, comment)
      at = random.graph.head[arc]
      cost += random.cost[arc]
    }
    #expect(at == to, comment)
    #expect(isClose(cost, distance), comment)
  }

  @Test func sweepsTheDistancesOfDijkstra() {
    for seed in 0..<1500 {
      let random = randomGraph(seed)
      let graph = random.graph
      let hierarchy = ContractionHierarchy(graph)
      let metric = HierarchyMetric(hierarchy, arcCost: random.cost, isPruned: seed % 3 > 0)
      var lanes = OriginLanes(hierarchy)
      var search = PathWorkspace(nodeCount: graph.nodeCount)
      var all = [Double](repeating: 0, count: graph.nodeCount)
      let origins = (0..<min(8, graph.nodeCount)).map {
        Int32(($0 * 7 + seed) % graph.nodeCount)
      }
      lanes.run(on: metric, from: origins[...])
      for (lane, origin) in origins.enumerated() {
        search.run(on: graph, arcCost: random.cost.span, from: origin)
        lanes.copyDistances(lane: lane, into: &all)
        for node in 0..<graph.nodeCount {
          #expect(isClose(all[node], search.distances[node]), "seed \(seed)")
        }
      }
    }
  }

  @Test func servesAnotherMetricWithTheSameScratch() {
    let random = RandomGraph(scattered: 200, seed: 4)
    let hierarchy = ContractionHierarchy(random.graph)
    var query = HierarchyQuery(hierarchy)
    var search = PathWorkspace(nodeCount: 200)
    for factor in 1...5 {
      let cost = random.cost.enumerated().map { $0 % (factor + 1) == 0 ? .infinity : $1 }
      let metric = HierarchyMetric(hierarchy, arcCost: cost)
      for origin: Int32 in [0, 17, 150] {
        search.run(on: random.graph, arcCost: cost.span, from: origin)
        for node in 0..<Int32(200) {
          let distance = query.run(on: metric, from: origin, to: node)
          #expect(isClose(distance, search.distance(to: node)))
        }
      }
    }
  }

  @Test func takesAGraphWithoutNodesOrWithZonesAlone() {
    let empty = ForwardStar.sorting(nodeCount: 0, tails: [], heads: []).graph
    #expect(ContractionHierarchy(empty).nodeCount == 0)
    let zones = ForwardStar.sorting(
      nodeCount: 3, tails: [0, 1], heads: [1, 2], firstThroughNode: 3
    ).graph
    let metric = HierarchyMetric(ContractionHierarchy(zones), arcCost: [2, 3])
    let distances = metric.distances(from: [0, 1], to: [0, 1, 2], executor: SerialExecutor())
    #expect(distances == [0, 2, .infinity, .infinity, 0, 3])
  }
}
