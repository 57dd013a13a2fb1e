import PathKernel
import Testing
import TestSupport

@Suite struct ForwardStarTests {
  @Test func keepsTheGivenOrderAmongArcsOfOneTail() {
    let tails: [Int32] = [2, 0, 2, 0, 2]
    let heads: [Int32] = [1, 2, 0, 1, 1]
    let (graph, arcOfInput) = ForwardStar.sorting(nodeCount: 4, tails: tails, heads: heads)
    #expect(graph.firstOut == [0, 2, 2, 5, 5])
    #expect(graph.head == [2, 1, 1, 0, 1])
    #expect(graph.tail == [0, 0, 2, 2, 2])
    #expect(arcOfInput == [2, 0, 3, 1, 4])
  }

  @Test func findsEveryGivenArcAgainThroughThePermutation() {
    for seed in 0..<200 {
      var random = SplitMix64(seed: seed)
      let nodeCount = 1 + random.integer(below: 20)
      let arcCount = random.integer(below: 60)
      let tails = (0..<arcCount).map { _ in Int32(random.integer(below: nodeCount)) }
      let heads = (0..<arcCount).map { _ in Int32(random.integer(below: nodeCount)) }
      let (graph, arcOfInput) = ForwardStar.sorting(
        nodeCount: nodeCount, tails: tails, heads: heads)
      #expect(arcOfInput.sorted() == (0..<arcCount).map { Int32($0) }, "seed \(seed)")
      #expect(arcOfInput.map { graph.tail[Int($0)] } == tails, "seed \(seed)")
      #expect(arcOfInput.map { graph.head[Int($0)] } == heads, "seed \(seed)")
      for node in 0..<nodeCount {
        for arc in graph.firstOut[node]..<graph.firstOut[node + 1] {
          #expect(graph.tail[Int(arc)] == node, "seed \(seed)")
        }
        let inputs = arcOfInput.indices.filter { tails[$0] == node }
        let arcs = inputs.map { arcOfInput[$0] }
        #expect(arcs == arcs.sorted(), "stable, seed \(seed)")
      }
    }
  }

  @Test func takesAGraphWithoutArcsAndOneWithoutNodes() {
    let isolated = ForwardStar.sorting(nodeCount: 3, tails: [], heads: []).graph
    #expect(isolated.firstOut == [0, 0, 0, 0])
    #expect(isolated.arcCount == 0)
    let empty = ForwardStar.sorting(nodeCount: 0, tails: [], heads: []).graph
    #expect(empty.firstOut == [0])
  }

  @Test func refusesAnArcThatLeavesTheGraph() async {
    await #expect(processExitsWith: .failure) {
      _ = ForwardStar.sorting(nodeCount: 2, tails: [0], heads: [2])
    }
    await #expect(processExitsWith: .failure) {
      _ = ForwardStar.sorting(nodeCount: 2, tails: [-1], heads: [1])
    }
  }
}
