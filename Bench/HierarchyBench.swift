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
    return [
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
        checksum: Double(hierarchy.nodeCount))
    ]
    let respecting = measure(repeats: repeats) {
      HierarchyMetric(hierarchy, arcCost: cost, isPruned: false)
    }
    let perfect = measure(repeats: repeats) { HierarchyMetric(hierarchy, arcCost: cost) }
    let metric = perfect.value
    let count = Double(graph.arcCount)
    rows.append(
      Row(name: "\(name)/customize", seconds: respecting.seconds, checksum: count))
    rows.append(
      Row(name: "\(name)/customize+prune", seconds: perfect.seconds, checksum: count))
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

  private static let one = SerialExecutor()
  /// Two threads, for benchmarks where the planner's other names would clash with the tests' own.
  static let two: some Executor = ThreadExecutor(workers: 2)

  private static func queryRows(_ instance: Instance, _ metric: HierarchyMetric) -> [Row] {
    let nodes = instance.graph.nodeCount
    let pairs = (0..<1000).map { (Int32($0 * 7919 % nodes), Int32($0 * 104_729 % nodes)) }
    var query = HierarchyQuery(metric.hierarchy)
    var seconds: [Double] = []
    var sum = 0.0
    var steps = 0
    var pathSeconds: [Double] = []
    for repeatIndex in 0...instance.repeats {
      sum = 0
      let start = ContinuousClock.now
      for (from, to) in pairs {
        let distance = query.run(on: metric, from: from, to: to)
        if distance < .infinity { sum += distance }
      }
      if repeatIndex > 0 { seconds.append((ContinuousClock.now - start) / .seconds(1)) }
      steps = 0
      let pathStart = ContinuousClock.now
      var path: [Int32] = []
      for (from, to) in pairs {
        query.run(on: metric, from: from, to: to)
        path.removeAll(keepingCapacity: true)
        query.appendPath(on: metric, into: &path)
        steps += path.count
      }
      if repeatIndex > 0 { pathSeconds.append((ContinuousClock.now - pathStart) / .seconds(1)) }
    }
    return [
      Row(
        name: "hierarchy/\(instance.name)/1000-queries", seconds: seconds.sorted(), checksum: sum),
      Row(
        name: "hierarchy/\(instance.name)/1000-paths", seconds: pathSeconds.sorted(),
        checksum: Double(steps)),
    ]
  }

  /// Sweeps from the demand's origins to all nodes, and a search by Dijkstra from some of them.
  private static func sweepRows(_ instance: Instance, _ metric: HierarchyMetric) -> [Row] {
    let name = "hierarchy/\(instance.name)"
    let origins = instance.demand.origins.sorted {
      metric.hierarchy.rank[Int($0)] < metric.hierarchy.rank[Int($1)]
    }
    var rows: [Row] = []
    var seconds: [Double] = []
    var lanes = OriginLanes(metric.hierarchy)
    for repeatIndex in 0...instance.repeats {
      let start = ContinuousClock.now
      for begin in stride(from: 0, to: origins.count, by: 8) {
        lanes.run(on: metric, from: origins[begin..<min(begin + 8, origins.count)])
      }
      if repeatIndex > 0 { seconds.append((ContinuousClock.now - start) / .seconds(1)) }
    }
    rows.append(
      Row(
        name: "\(name)/sweep-8-doubles", seconds: seconds.sorted(),
        counters: perOrigin(seconds.sorted(), instance.demand), checksum: Double(origins.count)))
    // A unit at which no distance comes near 2^30.
    let longest = metric.arcCost.filter { $0 < .infinity }.max() ?? 1
    if let quantised = QuantisedMetric(metric, unit: longest / 0x1p16) {
      var lanes = QuantisedLanes(metric.hierarchy)
      var fits = true
      seconds = []
      for repeatIndex in 0...instance.repeats {
        let start = ContinuousClock.now
        for begin in stride(from: 0, to: origins.count, by: 16) {
          let isIn = lanes.run(
            on: quantised, from: origins[begin..<min(begin + 16, origins.count)])
          fits = fits && isIn
        }
        if repeatIndex > 0 { seconds.append((ContinuousClock.now - start) / .seconds(1)) }
      }
      rows.append(
        Row(
          name: "\(name)/sweep-16-int32", seconds: seconds.sorted(),
          counters: perOrigin(seconds.sorted(), instance.demand), checksum: fits ? 1 : 0,
          expected: 1))
    }
    var search = PathWorkspace(nodeCount: instance.graph.nodeCount)
    let searched = origins.prefix(instance.dijkstraRows)
    seconds = []
    for _ in 0..<max(2, instance.repeats / 3) {
      let start = ContinuousClock.now
      for origin in searched {
        search.run(on: instance.graph, arcCost: instance.cost.span, from: origin)
      }
      seconds.append((ContinuousClock.now - start) / .seconds(1))
    }
    seconds.sort()
    rows.append(
      Row(
        name: "\(name)/dijkstra", seconds: seconds,
        counters: [("msPerOrigin", 1e3 * seconds[seconds.count / 2] / Double(searched.count))],
        checksum: Double(searched.count)))
    return rows
  }

  private static func perOrigin(
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
