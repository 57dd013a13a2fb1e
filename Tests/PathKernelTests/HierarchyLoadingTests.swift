import PathKernel
import TestSupport
import Testing

extension OriginDemand {
  /// A few rows of demand, some of it nil, within a node, or to the same destination twice.
  fileprivate static func random(_ nodeCount: Int, rows: Int, seed: Int) -> OriginDemand {
    var random = SplitMix64(seed: seed)
    var demand = OriginDemand(origins: [], first: [0], destinations: [], flow: [])
    for _ in 0..<rows {
      demand.origins.append(Int32(random.integer(below: nodeCount)))
      for _ in 0..<random.integer(below: 6) {
        demand.destinations.append(Int32(random.integer(below: nodeCount)))
        demand.flow.append(random.chance(0.2) ? 0 : random.number(from: 0, to: 10))
      }
      demand.first.append(Int32(demand.flow.count))
    }
    return demand
  }
}

@Suite struct HierarchyLoadingTests {
  @Test func loadsAtTheCostOfDijkstraAndConservesFlowAtEveryNode() {
    for seed in 0..<1500 {
      let random =
        seed % 50 == 0
        ? RandomGraph(scattered: 80 + seed % 300, seed: seed) : RandomGraph(seed: seed)
      let graph = random.graph
      let demand = OriginDemand.random(graph.nodeCount, rows: 1 + seed % 20, seed: seed)
      let metric = HierarchyMetric(
        ContractionHierarchy(graph), arcCost: random.cost, isPruned: seed % 3 > 0)
      let loading = metric.load(demand, executor: SerialExecutor())
      var search = PathWorkspace(nodeCount: graph.nodeCount)
      var wantedCost = 0.0
      var unserved = 0.0
      var balance = [Double](repeating: 0, count: graph.nodeCount)
      for (row, origin) in demand.origins.enumerated() {
        search.run(on: graph, arcCost: random.cost.span, from: origin)
        for entry in Int(demand.first[row])..<Int(demand.first[row + 1]) {
          let destination = demand.destinations[entry]
          guard search.distance(to: destination) < .infinity else {
            unserved += demand.flow[entry]
            continue
          }
          wantedCost += demand.flow[entry] * search.distance(to: destination)
          balance[Int(origin)] += demand.flow[entry]
          balance[Int(destination)] -= demand.flow[entry]
        }
      }
      var cost = 0.0
      for arc in 0..<graph.arcCount where loading.arcFlow[arc] > 0 {
        cost += loading.arcFlow[arc] * random.cost[arc]
        balance[Int(graph.tail[arc])] -= loading.arcFlow[arc]
        balance[Int(graph.head[arc])] += loading.arcFlow[arc]
      }
      #expect(loading.arcFlow.allSatisfy { $0 >= 0 }, "seed \(seed)")
      #expect(abs(cost - wantedCost) <= 1e-11 * wantedCost, "seed \(seed)")
      #expect(abs(loading.totalCost - wantedCost) <= 1e-11 * wantedCost, "seed \(seed)")
      #expect(abs(loading.unservedFlow - unserved) <= 1e-11 * unserved, "seed \(seed)")
      #expect(balance.allSatisfy { abs($0) < 1e-9 }, "seed \(seed)")
      let least = metric.leastCost(of: demand, executor: SerialExecutor())
      #expect(abs(least.totalCost - wantedCost) <= 1e-11 * wantedCost, "seed \(seed)")
      #expect(abs(least.unservedFlow - unserved) <= 1e-11 * unserved, "seed \(seed)")
    }
  }

  @Test func givesTheSameBitsForAnyNumberOfWorkers() {
    let random = RandomGraph(scattered: 300, seed: 9)
    let demand = OriginDemand.random(300, rows: 299, seed: 5)
    let metric = HierarchyMetric(ContractionHierarchy(random.graph), arcCost: random.cost)
    let all = [Int32](0..<300)
    let serial = metric.load(demand, executor: SerialExecutor())
    let distances = metric.distances(from: demand.origins, to: all, executor: SerialExecutor())
    for workers in 1...3 {
      let threads = ThreadedExecutor(workers: workers)
      let loading = metric.load(demand, executor: threads)
      #expect(loading.arcFlow == serial.arcFlow)
      #expect(loading.totalCost == serial.totalCost)
      #expect(metric.distances(from: demand.origins, to: all, executor: threads) == distances)
      let least = metric.leastCost(of: demand, executor: threads)
      #expect(least == metric.leastCost(of: demand, executor: SerialExecutor()))
    }
  }

  @Test func neverLoadsAZoneThatIsPassedThrough() {
    // Zone 1 lies on the short way from 0 to 3; what is bound for zone 1 itself may use it.
    let graph = ForwardStar.sorting(
      nodeCount: 4, tails: [0, 0, 1, 2], heads: [1, 2, 3, 3], firstThroughNode: 2
    ).graph
    let metric = HierarchyMetric(ContractionHierarchy(graph), arcCost: [1, 5, 1, 5])
    let demand = OriginDemand(origins: [0], first: [0, 2], destinations: [3, 1], flow: [4, 2])
    let loading = metric.load(demand, executor: SerialExecutor())
    #expect(loading.arcFlow == [2, 4, 0, 4])
    #expect(loading.totalCost == 42)
  }
}
