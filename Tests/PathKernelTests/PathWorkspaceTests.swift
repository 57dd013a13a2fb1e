import PathKernel
import TestSupport
import Testing

@Suite struct PathWorkspaceTests {
  @Test func findsTheDistancesOfBellmanAndFordOnRandomGraphs() {
    for seed in 0..<1500 {
      let random = RandomGraph(seed: seed)
      var search = PathWorkspace(nodeCount: random.graph.nodeCount)
      for origin in 0..<Int32(random.graph.nodeCount) {
        search.run(on: random.graph, arcCost: random.cost.span, from: origin)
        let expected = bellmanFord(random.graph, cost: random.cost, from: origin)
        for node in 0..<Int32(random.graph.nodeCount) {
          let distance = search.distance(to: node)
          let wanted = expected[Int(node)]
          #expect(distance == wanted || abs(distance - wanted) <= 1e-12 * wanted, "seed \(seed)")
        }
        #expect(search.settledNodes == expected.count { $0 < .infinity }, "seed \(seed)")
      }
    }
  }

  @Test func leadsFromTheOriginToTheNodeAtTheDistanceItGives() {
    for seed in 0..<1500 {
      let random = RandomGraph(seed: seed)
      let graph = random.graph
      let origin = Int32(seed % graph.nodeCount)
      var search = PathWorkspace(nodeCount: graph.nodeCount)
      search.run(on: graph, arcCost: random.cost.span, from: origin)
      for node in 0..<Int32(graph.nodeCount) {
        var path: [Int32] = [-7]
        search.appendPath(to: node, on: graph, into: &path)
        #expect(path.removeFirst() == -7, "what was there before stays")
        guard search.distance(to: node) < .infinity else {
          #expect(path.isEmpty && search.arc(into: node) == -1)
          continue
        }
        var at = origin
        var cost = 0.0
        for arc in path.map({ Int($0) }) {
          #expect(graph.tail[arc] == at, "seed \(seed)")
          #expect(at == origin || at >= graph.firstThroughNode, "seed \(seed) passes a zone")
          at = graph.head[arc]
          cost += random.cost[arc]
        }
        #expect(at == node, "seed \(seed)")
        #expect(cost == search.distance(to: node), "seed \(seed)")
      }
    }
  }

  @Test func neverPassesThroughANodeBelowTheFirstThroughNode() {
    // The short way 0 -> 1 -> 3 crosses zone 1; the long way 0 -> 2 -> 3 does not.
    let graph = ForwardStar.sorting(
      nodeCount: 4, tails: [0, 0, 1, 2], heads: [1, 2, 3, 3], firstThroughNode: 2
    ).graph
    let cost = [1.0, 5, 1, 5]
    var search = PathWorkspace(nodeCount: 4)
    search.run(on: graph, arcCost: cost.span, from: 0)
    #expect(search.distance(to: 3) == 10)
    #expect(search.distance(to: 1) == 1, "a zone may end a path")
    search.run(on: graph, arcCost: cost.span, from: 1)
    #expect(search.distance(to: 3) == 1, "a zone may begin a path")
  }

  @Test func forgetsTheLastSearchAndTheLastGraph() {
    var shared = PathWorkspace(nodeCount: 12)
    for seed in 0..<300 {
      let random = RandomGraph(seed: seed)
      var fresh = PathWorkspace(nodeCount: random.graph.nodeCount)
      let origin = Int32(seed % random.graph.nodeCount)
      shared.run(on: random.graph, arcCost: random.cost.span, from: origin)
      fresh.run(on: random.graph, arcCost: random.cost.span, from: origin)
      #expect(shared.settledNodes == fresh.settledNodes)
      for node in 0..<Int32(random.graph.nodeCount) {
        #expect(shared.distance(to: node) == fresh.distance(to: node), "seed \(seed)")
        #expect(shared.arc(into: node) == fresh.arc(into: node), "seed \(seed)")
      }
    }
  }

  @Test func keepsThePathFoundFirstAmongEqualOnes() {
    // Two ways of cost 2 and two parallel arcs: the lower arc and the earlier settled node win.
    let graph = ForwardStar.sorting(
      nodeCount: 4, tails: [0, 0, 0, 1, 2], heads: [1, 1, 2, 3, 3]
    ).graph
    let cost = [1.0, 1, 1, 1, 1]
    for _ in 0..<3 {
      var search = PathWorkspace(nodeCount: 4)
      search.run(on: graph, arcCost: cost.span, from: 0)
      #expect(search.arc(into: 1) == 0)
      #expect(search.arc(into: 3) == 3)
    }
  }

  @Test func reachesNothingButTheOriginOfALonelyNode() {
    let graph = ForwardStar.sorting(nodeCount: 1, tails: [0], heads: [0]).graph
    var search = PathWorkspace(nodeCount: 1)
    search.run(on: graph, arcCost: [0.0].span, from: 0)
    #expect(search.distance(to: 0) == 0)
    #expect(search.arc(into: 0) == -1, "a loop of no cost is no way in")
    #expect(search.settledNodes == 1)
  }

  @Test func givesInfinityWhereThereIsNoPath() {
    let graph = ForwardStar.sorting(nodeCount: 3, tails: [0, 1], heads: [1, 2]).graph
    var search = PathWorkspace(nodeCount: 3)
    search.run(on: graph, arcCost: [1.0, .infinity].span, from: 0)
    #expect(search.distance(to: 1) == 1)
    #expect(search.distance(to: 2) == .infinity, "an infinite cost closes an arc")
    search.run(on: graph, arcCost: [1.0, 1].span, from: 2)
    #expect(search.distance(to: 0) == .infinity)
  }

  @Test func settlesNodesNearestFirst() {
    for seed in 0..<300 {
      let random = RandomGraph(seed: seed)
      var search = PathWorkspace(nodeCount: random.graph.nodeCount)
      search.run(on: random.graph, arcCost: random.cost.span, from: 0)
      let settled = search.settleOrder.prefix(search.settledNodes).map { Int($0) }
      #expect(Set(settled).count == settled.count, "seed \(seed)")
      let distances = settled.map { search.distances[$0] }
      #expect(distances == distances.sorted() && distances.first == 0, "seed \(seed)")
      for node in settled.dropFirst() {
        let tail = Int(random.graph.tail[Int(search.arcs[node])])
        #expect(
          settled.firstIndex(of: tail)! < settled.firstIndex(of: node)!,
          "a path's nodes are settled in its order, seed \(seed)")
      }
    }
  }

  @Test func stopsOnceAllTargetsAreSettled() {
    var search = PathWorkspace(nodeCount: 12)
    var whole = PathWorkspace(nodeCount: 12)
    for seed in 0..<1500 {
      var random = RandomGraph(seed: seed)
      let nodes = random.graph.nodeCount
      if nodes > 12 { continue }
      random.cost = random.cost.map { $0 + 0.5 }
      var generator = SplitMix64(seed: seed)
      let targets = (0..<(1 + generator.integer(below: 3))).map { _ in
        Int32(generator.integer(below: nodes))
      }
      let origin = Int32(generator.integer(below: nodes))
      search.run(
        on: random.graph, arcCost: random.cost.span, from: origin, until: targets.span)
      whole.run(on: random.graph, arcCost: random.cost.span, from: origin)
      #expect(search.settledNodes <= whole.settledNodes)
      for target in targets {
        #expect(search.distance(to: target) == whole.distance(to: target), "seed \(seed)")
        #expect(search.arc(into: target) == whole.arc(into: target), "seed \(seed)")
      }
      let settled = search.settleOrder.prefix(search.settledNodes)
      for node in 0..<Int32(nodes) where !settled.contains(node) {
        #expect(search.distance(to: node) == .infinity, "seed \(seed)")
        #expect(search.arc(into: node) == -1, "seed \(seed)")
      }
    }
  }

  @Test func findsTheSameDistancesBackwards() {
    for seed in 0..<600 {
      let random = RandomGraph(seed: seed)
      let graph = random.graph
      let reverse = ReverseStar(graph)
      var search = PathWorkspace(nodeCount: graph.nodeCount)
      let destination = Int32(seed % graph.nodeCount)
      search.runBackwards(on: graph, reverse, arcCost: random.cost.span, to: destination)
      for node in 0..<Int32(graph.nodeCount) {
        let wanted = bellmanFord(graph, cost: random.cost, from: node)[Int(destination)]
        let distance = search.distance(to: node)
        #expect(distance == wanted || abs(distance - wanted) <= 1e-12 * wanted, "seed \(seed)")
        if node != destination && distance < .infinity {
          #expect(graph.tail[Int(search.arc(into: node))] == node, "seed \(seed)")
        }
      }
    }
  }

  @Test func refusesAWrongNumberOfCosts() async {
    await #expect(processExitsWith: .failure) {
      let graph = ForwardStar.sorting(nodeCount: 2, tails: [0], heads: [1]).graph
      var search = PathWorkspace(nodeCount: 2)
      search.run(on: graph, arcCost: [1.0, 2].span, from: 0)
    }
  }
}
