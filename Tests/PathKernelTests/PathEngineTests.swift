import PathKernel
import TestSupport
import Testing

@Suite struct PathEngineTests {
  private static func isClose(_ first: Double, _ second: Double) -> Bool {
    first == second || abs(first - second) <= 1e-11 * abs(first)
  }

  @Test func givesTheSameAnswersByEitherMethod() {
    for seed in 0..<200 {
      let random =
        seed % 20 == 0
        ? RandomGraph(scattered: 60 + seed, seed: seed) : RandomGraph(seed: seed)
      let nodes = random.graph.nodeCount
      var generator = SplitMix64(seed: seed)
      let rows = 8
      let demand = OriginDemand(
        origins: (0..<rows).map { _ in Int32(generator.integer(below: nodes)) },
        first: (0...Int32(rows)).map { 3 * $0 },
        destinations: (0..<3 * rows).map { _ in Int32(generator.integer(below: nodes)) },
        flow: (0..<3 * rows).map { _ in generator.number(from: 0, to: 5) })
      let few = PathEngine(random.graph, expectedSearches: 10)
      let many = PathEngine(random.graph, expectedSearches: 100_000)
      #expect(few.hierarchy == nil)
      #expect(many.hierarchy != nil)
      let serial = SerialExecutor()
      let byFew = few.load(demand, arcCost: random.cost, executor: serial)
      let byMany = many.load(demand, arcCost: random.cost, executor: serial)
      #expect(Self.isClose(byFew.totalCost, byMany.totalCost), "seed \(seed)")
      #expect(Self.isClose(byFew.unservedFlow, byMany.unservedFlow), "seed \(seed)")
      for loading in [byFew, byMany] {
        let cost = zip(loading.arcFlow, random.cost).reduce(0) {
          $1.0 > 0 ? $0 + $1.0 * $1.1 : $0
        }
        #expect(Self.isClose(cost, loading.totalCost), "seed \(seed)")
      }
      let leastFew = few.leastCost(of: demand, arcCost: random.cost, executor: serial)
      let leastMany = many.leastCost(of: demand, arcCost: random.cost, executor: serial)
      #expect(Self.isClose(leastFew.totalCost, byFew.totalCost), "seed \(seed)")
      #expect(Self.isClose(leastMany.totalCost, byMany.totalCost), "seed \(seed)")
      #expect(Self.isClose(leastFew.unservedFlow, leastMany.unservedFlow), "seed \(seed)")
      let entriesFew = few.distances(of: demand, arcCost: random.cost, executor: serial)
      let entriesMany = many.distances(of: demand, arcCost: random.cost, executor: serial)
      #expect(zip(entriesFew, entriesMany).allSatisfy { Self.isClose($0, $1) }, "seed \(seed)")
      let served = zip(entriesMany, demand.flow).filter { $0.0 < .infinity }
      #expect(
        Self.isClose(served.reduce(0) { $0 + $1.0 * $1.1 }, byMany.totalCost), "seed \(seed)")
      let targets = [Int32](0..<Int32(nodes))
      let skimFew = few.distances(
        from: demand.origins, to: targets, arcCost: random.cost, executor: serial)
      let skimMany = many.distances(
        from: demand.origins, to: targets, arcCost: random.cost, executor: serial)
      #expect(zip(skimFew, skimMany).allSatisfy { Self.isClose($0, $1) }, "seed \(seed)")
    }
  }

  @Test func answersWithoutOriginsAndWithoutTargets() {
    let random = RandomGraph(seed: 3)
    let none = OriginDemand(origins: [], first: [0], destinations: [], flow: [])
    for searches in [0, 1000] {
      let engine = PathEngine(random.graph, expectedSearches: searches)
      let loading = engine.load(none, arcCost: random.cost, executor: SerialExecutor())
      #expect(loading.arcFlow == random.cost.map { _ in 0 })
      #expect(
        engine.distances(from: [0, 0], to: [], arcCost: random.cost, executor: SerialExecutor())
          .isEmpty)
      #expect(
        engine.distances(from: [], to: [0], arcCost: random.cost, executor: SerialExecutor())
          .isEmpty)
    }
  }
}
