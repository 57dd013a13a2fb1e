import TestSupport
import Testing

@testable import PathKernel

/// A search that keeps to where paths to its targets can lie.
@Suite struct CorridorTests {
  /// Costs that arcs never fall below, what they cost now, and targets with what they may cost.
  private struct Instance {
    let graph: ForwardStar
    let reverse: ReverseStar
    var least: [Double]
    var cost: [Double]
    let origin: Int32
    let targets: [Int32]

    init(_ seed: Int, _ random: inout SplitMix64) {
      let drawn =
        seed % 2 == 0 ? RandomGraph(seed: seed) : RandomGraph(scattered: 150, seed: seed)
      graph = drawn.graph
      reverse = ReverseStar(graph)
      least = drawn.cost
      cost = least
      let nodeCount = graph.nodeCount
      origin = Int32(random.integer(below: nodeCount))
      let count = 1 + random.integer(below: 4)
      targets = (0..<count).map { _ in Int32(random.integer(below: nodeCount)) }
      delay(&random)
    }

    mutating func delay(_ random: inout SplitMix64) {
      cost = least.map { $0 + (random.chance(0.3) ? random.number(from: 0, to: 4) : 0) }
    }

    /// Opens, closes, and makes some arcs cheaper or dearer; tells which are cheaper.
    mutating func change(_ random: inout SplitMix64) -> [Corridor.CheaperArc] {
      var cheaper: [Corridor.CheaperArc] = []
      for arc in least.indices where random.chance(0.2) {
        let before = least[arc]
        least[arc] = random.chance(0.2) ? .infinity : random.number(from: 0, to: 10)
        guard least[arc] < before else { continue }
        cheaper.append(
          Corridor.CheaperArc(tail: graph.tail[arc], head: graph.head[arc], cost: least[arc]))
      }
      delay(&random)
      return cheaper
    }

    func distances() -> [Double] {
      var search = PathWorkspace(nodeCount: graph.nodeCount)
      search.run(on: graph, arcCost: cost.span, from: origin)
      return search.distances
    }
  }

  @Test func findsTargetsAndTheWayThereAsASearchOfTheWholeGraphDoes() {
    for seed in 0..<1500 {
      var random = SplitMix64(seed: seed)
      var instance = Instance(seed, &random)
      var distances = instance.distances()
      let least = instance.least
      let targets = instance.targets.map { ($0, allowance: distances[Int($0)]) }
      var corridor = Corridor(
        instance.graph, instance.reverse, arcCost: least.span, targets: targets,
        limit: random.chance(0.5) ? .infinity : 3)
      var search = PathWorkspace(nodeCount: instance.graph.nodeCount)
      var order = (0..<Int32(instance.graph.nodeCount)).shuffled(using: &random)
      for step in 0..<4 {
        let cost = instance.cost
        let slack = targets.reduce(-Double.infinity) { slack, target in
          target.allowance < .infinity
            ? max(slack, distances[Int(target.0)] - target.allowance) : slack
        }
        search.run(
          on: instance.graph, arcCost: cost.span, from: instance.origin, inOrder: order.span,
          inside: corridor, slack: slack + 1e-9)
        for target in instance.targets {
          #expect(
            search.distance(to: target) == distances[Int(target)], "seed \(seed), step \(step)")
          var path: [Int32] = []
          search.appendPath(to: target, on: instance.graph, into: &path)
          for arc in path {
            let head = Int(instance.graph.head[Int(arc)])
            #expect(search.distances[head] == distances[head], "seed \(seed), step \(step)")
          }
        }
        order = Array(search.settleOrder[..<search.settledNodes])
        let cheaper = instance.change(&random)
        let now = instance.least
        corridor.lower(instance.reverse, arcCost: now.span, over: cheaper, in: &search)
        distances = instance.distances()
      }
    }
  }

  @Test func leavesOutWhatLeadsNowhereOrIsTooFar() {
    // 0 -> 1 -> 2, a dead end 0 -> 3, and a detour 0 -> 4 -> 2.
    let graph = ForwardStar.sorting(
      nodeCount: 5, tails: [0, 0, 0, 1, 4], heads: [1, 3, 4, 2, 2]
    ).graph
    let cost: [Double] = [1, 1, 5, 1, 5]
    let corridor = Corridor(
      graph, ReverseStar(graph), arcCost: cost.span, targets: [(2, allowance: 2)])
    var search = PathWorkspace(nodeCount: 5)
    let order: [Int32] = [0, 1, 2, 3, 4]
    search.run(
      on: graph, arcCost: cost.span, from: 0, inOrder: order.span, inside: corridor, slack: 0)
    #expect(search.distances == [0, 1, 2, .infinity, .infinity])
    search.run(
      on: graph, arcCost: cost.span, from: 0, inOrder: order.span, inside: corridor, slack: 8)
    #expect(search.distances == [0, 1, 2, .infinity, 5])
  }
}
