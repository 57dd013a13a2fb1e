import FlowAssignment
import Foundation
import FreightIO
import FreightPlanner
import PathKernel
import TestSupport

/// The contraction hierarchy step by step, beside Dijkstra: order and structure, customization,
/// point to point, sweeps, and all-or-nothing loading with one worker and with two.
enum HierarchyBench {
  struct Instance {
    var name: String
    var graph: ForwardStar
    var cost: [Double]
    var demand: OriginDemand
    var repeats = 9
    /// Cost of loading all demand, if it is known.
    var expected: Double?
    /// Origins that a search each is made from for comparison.
    var dijkstraRows = 100
  }

  static let smokeCases = [Case(name: "hierarchy/road-2000") { smokeRows() }]

  static let cases = [
    Case(name: "hierarchy/ChicagoSketch") { standard("ChicagoSketch").map { rows($0) } ?? [] },
    Case(name: "hierarchy/ChicagoRegionalGravity") {
      standard("ChicagoRegionalGravity").map { rows($0) } ?? []
    },
    Case(name: "hierarchy/road-100k") { rows(road("road-100k", nodes: 100_000, repeats: 3)) },
    Case(name: "hierarchy/road-1M", isLong: true) {
      rows(road("road-1M", nodes: 1_000_000, repeats: 1))
    },
  ]

  private static func road(_ name: String, nodes: Int, repeats: Int) -> Instance {
    let road = RoadNetwork(nodes: nodes, seed: 1)
    return Instance(
      name: name, graph: road.graph, cost: road.cost,
      demand: spread(over: road.graph, origins: 64, destinations: 1000), repeats: repeats,
      dijkstraRows: 8)
  }

  private static func smokeRows() -> [Row] {
    let road = RoadNetwork(nodes: 2000, seed: 1)
    let demand = spread(over: road.graph, origins: 20, destinations: 20)
    let metric = HierarchyMetric(ContractionHierarchy(road.graph), arcCost: road.cost)
    let loading = metric.load(demand, executor: ThreadExecutor(workers: 2))
    let searched = PathEngine(road.graph, expectedSearches: 1)
      .load(demand, arcCost: road.cost, executor: SerialExecutor())
    let sample = Sample(
      Instance(name: "road-2000", graph: road.graph, cost: road.cost, demand: demand))
    return [
      Row(
        name: "hierarchy/road-2000/order+structure", checksum: hash(metric.hierarchy.rank)),
      Row(
        name: "hierarchy/road-2000/customize+prune", checksum: sample.cost(by: metric),
        expected: sample.cost),
      Row(
        name: "hierarchy/road-2000/load",
        counters: [("hierarchyArcs", Double(metric.hierarchy.arcCount))],
        checksum: loading.totalCost, expected: searched.totalCost),
      Row(
        name: "hierarchy/road-2000/arc-flows", checksum: cost(of: loading, road.cost),
        expected: searched.totalCost),
    ]
  }

  private static func rows(_ instance: Instance) -> [Row] {
    let (graph, cost, demand) = (instance.graph, instance.cost, instance.demand)
    let name = "hierarchy/\(instance.name)"
    let repeats = instance.repeats
    // Order and structure take too long on large networks to be done twice.
    let isLarge = graph.nodeCount > 50_000
    let built = once(isLarge ? 0 : 3) { ContractionHierarchy(graph) }
    let hierarchy = built.value
    let size = [
      ("nodes", Double(graph.nodeCount)), ("arcs", Double(graph.arcCount)),
      ("hierarchyArcs", Double(hierarchy.arcCount)),
      ("triangles", Double(hierarchy.triangleCount)), ("peakMegabytes", peakMegabytes()),
    ]
    var rows = [
      Row(
        name: "\(name)/order+structure", seconds: built.seconds, counters: size,
        checksum: hash(hierarchy.rank))
    ]
    let respecting = measure(repeats: repeats) {
      HierarchyMetric(hierarchy, arcCost: cost, isPruned: false)
    }
    let perfect = measure(repeats: repeats) { HierarchyMetric(hierarchy, arcCost: cost) }
    let metric = perfect.value
    let sample = Sample(instance)
    for (step, customized) in [("customize", respecting), ("customize+prune", perfect)] {
      rows.append(
        Row(
          name: "\(name)/\(step)", seconds: customized.seconds,
          checksum: sample.cost(by: customized.value), expected: sample.cost))
    }
    rows += queryRows(instance, metric)
    rows += sweepRows(instance, metric)
    let least = measure(repeats: repeats) { metric.leastCost(of: demand, executor: one) }
    rows.append(
      Row(
        name: "\(name)/least-cost/1-worker", seconds: least.seconds,
        counters: perOrigin(least.seconds, demand), checksum: least.value.totalCost,
        expected: instance.expected))
    for workers in [1, 2] {
      let executor = ThreadExecutor(workers: workers)
      let load = measure(repeats: repeats) { metric.load(demand, executor: executor) }
      rows.append(
        Row(
          name: "\(name)/load/\(workers)-worker", seconds: load.seconds,
          counters: perOrigin(load.seconds, demand), checksum: self.cost(of: load.value, cost),
          expected: least.value.totalCost))
    }
    // With the customization, as an equilibrium calls it: the engine chooses.
    let engine = PathEngine(hierarchy)
    let whole = measure(repeats: repeats) {
      engine.load(demand, arcCost: cost, executor: ThreadExecutor(workers: 2))
    }
    rows.append(
      Row(
        name: "\(name)/all-or-nothing/2-worker", seconds: whole.seconds,
        counters: perOrigin(whole.seconds, demand) + [("peakMegabytes", peakMegabytes())],
        checksum: self.cost(of: whole.value, cost), expected: least.value.totalCost))
    return rows
  }

  /// Some pairs, with the sum of their distances by Dijkstra's method.
  private struct Sample {
    private let origins: [Int32]
    private let targets: [Int32]
    let cost: Double

    init(_ instance: Instance) {
      let nodes = instance.graph.nodeCount
      origins = (0..<8).map { Int32($0 * 7919 % nodes) }
      targets = (0..<100).map { Int32($0 * 104_729 % nodes) }
      cost = PathEngine(instance.graph, expectedSearches: 1)
        .distances(from: origins, to: targets, arcCost: instance.cost, executor: one)
        .reduce(0) { $1 < .infinity ? $0 + $1 : $0 }
    }

    func cost(by metric: HierarchyMetric) -> Double {
      var query = HierarchyQuery(metric.hierarchy)
      var sum = 0.0
      for origin in origins {
        for target in targets {
          let distance = query.run(on: metric, from: origin, to: target)
          if distance < .infinity { sum += distance }
        }
      }
      return sum
    }
  }

  /// A number that any other order would hardly give: Fowler, Noll and Vo's hash, 52 bits of it.
  private static func hash(_ order: [Int32]) -> Double {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for rank in order {
      hash = (hash ^ UInt64(UInt32(bitPattern: rank))) &* 0x0000_0100_0000_01b3
    }
    return Double(hash >> 12)
  }

  private static let one = SerialExecutor()
  /// Two threads, for benchmarks where the planner's other names would clash with the tests' own.
  static let two: some Executor = ThreadExecutor(workers: 2)

  static func perOrigin(
    _ seconds: [Double], _ demand: OriginDemand
  ) -> [(name: String, value: Double)] {
    [("msPerOrigin", 1e3 * seconds[seconds.count / 2] / Double(demand.origins.count))]
  }

  private static func once<Value>(
    _ repeats: Int, _ work: () -> Value
  ) -> (value: Value, seconds: [Double]) {
    if repeats > 0 { return measure(repeats: repeats, work) }
    let start = ContinuousClock.now
    let value = work()
    return (value, [(ContinuousClock.now - start) / .seconds(1)])
  }

  private static func cost(of loading: Loading, _ arcCost: [Double]) -> Double {
    zip(loading.arcFlow, arcCost).reduce(0) { $1.0 > 0 ? $0 + $1.0 * $1.1 : $0 }
  }

  /// A unit of flow from some nodes to some others, spread over the network.
  private static func spread(
    over graph: ForwardStar, origins: Int, destinations: Int
  ) -> OriginDemand {
    let nodes = graph.nodeCount
    let targets = (0..<destinations).map { Int32($0 * (nodes / destinations)) }
    return OriginDemand(
      origins: (0..<origins).map { Int32($0 * (nodes / origins) + 1) },
      first: (0...Int32(origins)).map { $0 * Int32(destinations) },
      destinations: (0..<origins).flatMap { _ in targets },
      flow: [Double](repeating: 1, count: origins * destinations))
  }

  /// A standard network at free-flow costs with its trips; nil if its files are not here.
  private static func standard(_ name: String) -> Instance? {
    guard let network = TNTP.file(name, "net"), let trips = TNTP.file(name, "trips"),
      let files = try? TNTPReader.read(network: network, trips: trips)
    else { return nil }
    let assignment = TNTPAssignment(files.network, files.trips)
    let problem = assignment.problem
    let linkCost = assignment.costs(
      at: [Double](repeating: 0, count: files.network.links.count))
    var demand = OriginDemand(origins: [], first: [0], destinations: [], flow: [])
    for pair in problem.pairs {
      if pair.origin != demand.origins.last {
        demand.origins.append(pair.origin)
        demand.first.append(Int32(demand.flow.count))
      }
      demand.destinations.append(problem.sinks[Int(pair.alternatives.lowerBound)])
      demand.flow.append(pair.demand)
      demand.first[demand.origins.count] = Int32(demand.flow.count)
    }
    return Instance(
      name: name, graph: problem.graph, cost: problem.arcFacility.map { linkCost[Int($0)] },
      demand: demand)
  }

  /// Most memory that the process has held; 0 where the system does not tell.
  private static func peakMegabytes() -> Double {
    guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
      let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM") }),
      let kilobytes = line.split(whereSeparator: { !$0.isNumber }).first.flatMap({ Double($0) })
    else { return 0 }
    return (kilobytes / 1024).rounded()
  }
}
