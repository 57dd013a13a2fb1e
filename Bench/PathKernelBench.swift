import FlowAssignment
import PathKernel
import TestSupport

/// One-to-all shortest paths from a spread of origins.
enum PathKernelBench {
  struct Instance {
    var name: String
    var graph: ForwardStar
    var cost: [Double]
    var origins: [Int32]
    /// Sum of all finite distances; where costs are whole, exact.
    var expected: Double?
  }

  static let smokeCases = [
    Case(name: "dijkstra/grid-20") {
      let grid = Self.grid(side: 20, origins: 10, expected: 2_049_363)
      let result = kernel(grid)
      return [
        Row(
          name: "dijkstra/\(grid.name)", counters: [("settledNodes", Double(result.settled))],
          checksum: result.sum, expected: grid.expected),
        Row(
          name: "dijkstra/\(grid.name)/array-scan", checksum: arrayScan(grid),
          expected: grid.expected),
      ]
    }
  ]

  static let cases = [
    Case(name: "dijkstra/grid-100") { rows(grid(side: 100, origins: 20)) },
    Case(name: "dijkstra/grid-300") { rows(grid(side: 300, origins: 10)) },
    Case(name: "dijkstra/ChicagoSketch") {
      guard let sketch = standardNetwork("ChicagoSketch") else { return [] }
      return rows(
        Instance(
          name: "ChicagoSketch", graph: sketch.graph, cost: sketch.classes[0].arcCost,
          origins: (0..<387).map { $0 }))
    },
  ]

  private static func rows(_ instance: Instance) -> [Row] {
    let (result, seconds) = measure(repeats: 9) { kernel(instance) }
    var rows = [
      Row(
        name: "dijkstra/\(instance.name)", seconds: seconds,
        counters: [
          ("origins", Double(instance.origins.count)), ("settledNodes", Double(result.settled)),
        ],
        checksum: result.sum, expected: instance.expected)
    ]
    // The baseline is quadratic in the number of nodes: larger graphs only tell what is known.
    if instance.graph.nodeCount <= 10_000 {
      let (sum, seconds) = measure(repeats: 3) { arrayScan(instance) }
      rows.append(
        Row(
          name: "dijkstra/\(instance.name)/array-scan", seconds: seconds, checksum: sum,
          expected: result.sum))
    }
    return rows
  }

  private static func grid(side: Int, origins: Int, expected: Double? = nil) -> Instance {
    let random = RandomGraph(grid: side, seed: side)
    let stride = random.graph.nodeCount / origins
    return Instance(
      name: "grid-\(side)", graph: random.graph, cost: random.cost,
      origins: (0..<origins).map { Int32($0 * stride) }, expected: expected)
  }

  private static func kernel(_ instance: Instance) -> (sum: Double, settled: Int) {
    var search = PathWorkspace(nodeCount: instance.graph.nodeCount)
    var sum = 0.0
    var settled = 0
    for origin in instance.origins {
      search.run(on: instance.graph, arcCost: instance.cost.span, from: origin)
      settled += search.settledNodes
      for node in 0..<Int32(instance.graph.nodeCount) where search.distance(to: node) < .infinity {
        sum += search.distance(to: node)
      }
    }
    return (sum, settled)
  }

  /// Dijkstra without a heap: looks through all nodes for the nearest one.
  private static func arrayScan(_ instance: Instance) -> Double {
    let graph = instance.graph
    var sum = 0.0
    for origin in instance.origins {
      var distance = [Double](repeating: .infinity, count: graph.nodeCount)
      var isSettled = [Bool](repeating: false, count: graph.nodeCount)
      distance[Int(origin)] = 0
      while true {
        var nearest = -1
        var least = Double.infinity
        for node in distance.indices where !isSettled[node] && distance[node] < least {
          nearest = node
          least = distance[node]
        }
        guard nearest >= 0 else { break }
        isSettled[nearest] = true
        if nearest < graph.firstThroughNode && nearest != origin { continue }
        for arc in Int(graph.firstOut[nearest])..<Int(graph.firstOut[nearest + 1]) {
          let head = Int(graph.head[arc])
          distance[head] = min(distance[head], least + instance.cost[arc])
        }
      }
      for distance in distance where distance < .infinity { sum += distance }
    }
    return sum
  }
}
