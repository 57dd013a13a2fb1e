import TestSupport
import Testing

@testable import PathKernel

/// A search in the order of an earlier one.
@Suite struct PathWorkspaceAgainTests {
  @Test func findsTheDistancesOfASearchFromScratchBitForBitInAnyOrder() {
    for seed in 0..<2000 {
      let (graph, cost, origin) = Self.instance(seed)
      var random = SplitMix64(seed: seed)
      var scratch = PathWorkspace(nodeCount: graph.nodeCount)
      scratch.run(on: graph, arcCost: cost.span, from: origin)
      var again = PathWorkspace(nodeCount: graph.nodeCount)
      // From a shuffled part of the nodes, and then from what that left.
      var order = (0..<Int32(graph.nodeCount)).shuffled(using: &random)
      order.removeLast(random.integer(below: order.count + 1))
      for _ in 0..<3 {
        again.run(on: graph, arcCost: cost.span, from: origin, inOrder: order.span)
        #expect(again.distances == scratch.distances, "seed \(seed)")
        #expect(again.settledNodes == scratch.settledNodes, "seed \(seed)")
        order = Array(again.settleOrder[..<again.settledNodes])
        #expect(Set(order).count == order.count, "seed \(seed)")
      }
    }
  }

  @Test func itsArcsLeadBackToTheOriginAtTheCostOfTheDistance() {
    for seed in 0..<500 {
      let (graph, cost, origin) = Self.instance(seed)
      var again = PathWorkspace(nodeCount: graph.nodeCount)
      let order = (0..<Int32(graph.nodeCount)).reversed().map { $0 }
      again.run(on: graph, arcCost: cost.span, from: origin, inOrder: order.span)
      for node in 0..<Int32(graph.nodeCount) where again.distance(to: node) < .infinity {
        var path: [Int32] = []
        again.appendPath(to: node, on: graph, into: &path)
        let sum = path.reduce(0) { $0 + cost[Int($1)] }
        #expect(sum == again.distance(to: node), "seed \(seed)")
        #expect(path.isEmpty ? node == origin : graph.tail[Int(path[0])] == origin)
      }
    }
  }

  @Test func forgetsTheSearchBefore() {
    let graph = ForwardStar.sorting(nodeCount: 3, tails: [0, 1], heads: [1, 2]).graph
    var search = PathWorkspace(nodeCount: 3)
    let order: [Int32] = [0, 1, 2]
    search.run(on: graph, arcCost: [1, 1].span, from: 0, inOrder: order.span)
    search.run(on: graph, arcCost: [.infinity, 1].span, from: 0, inOrder: order.span)
    #expect(search.distances == [0, .infinity, .infinity] && search.arcs == [-1, -1, -1])
    #expect(search.settledNodes == 1)
  }

  @Test func tellsWhetherEveryNodeWasSettledInItsTurn() {
    let graph = ForwardStar.sorting(nodeCount: 4, tails: [0, 0, 1, 2], heads: [1, 2, 3, 3]).graph
    var search = PathWorkspace(nodeCount: 4)
    func keeps(_ order: [Int32], _ cost: [Double]) -> Bool {
      search.run(on: graph, arcCost: cost.span, from: 0, inOrder: order.span)
      return search.hasKeptOrder
    }
    #expect(keeps([0, 1, 2, 3], [1, 2, 3, 3]))
    // The order of two nodes that do not follow from each other does not matter.
    #expect(keeps([0, 2, 1, 3], [1, 2, 3, 3]))
    #expect(!keeps([0, 1, 3], [1, 2, 3, 3]))
    #expect(!keeps([1, 2, 3], [1, 2, 3, 3]))
    #expect(!keeps([0, 1, 3, 2], [1, 2, 3, 1]))
    search.run(on: graph, arcCost: [1, 2, 3, 3].span, from: 0)
    let hasOrder = search.hasKeptOrder
    #expect(!hasOrder)
  }

  private static func instance(_ seed: Int) -> (ForwardStar, [Double], Int32) {
    var random = SplitMix64(seed: seed)
    let instance = RandomGraph(seed: seed)
    return (instance.graph, instance.cost, Int32(random.integer(below: instance.graph.nodeCount)))
  }
}
