import FlowAssignment
import FreightPlanner
import PathKernel

/// Queries from point to point, and sweeps from many origins beside Dijkstra.
extension HierarchyBench {
  static func queryRows(_ instance: Instance, _ metric: HierarchyMetric) -> [Row] {
    let nodes = instance.graph.nodeCount
    let pairs = (0..<1000).map { (Int32($0 * 7919 % nodes), Int32($0 * 104_729 % nodes)) }
    var query = HierarchyQuery(metric.hierarchy)
    var seconds: [Double] = []
    var sum = 0.0
    var pathCost = 0.0
    var pathSeconds: [Double] = []
    for repeatIndex in 0...instance.repeats {
      sum = 0
      let start = ContinuousClock.now
      for (from, to) in pairs {
        let distance = query.run(on: metric, from: from, to: to)
        if distance < .infinity { sum += distance }
      }
      if repeatIndex > 0 { seconds.append((ContinuousClock.now - start) / .seconds(1)) }
      pathCost = 0
      let pathStart = ContinuousClock.now
      var path: [Int32] = []
      for (from, to) in pairs {
        query.run(on: metric, from: from, to: to)
        path.removeAll(keepingCapacity: true)
        query.appendPath(on: metric, into: &path)
        for arc in path { pathCost += instance.cost[Int(arc)] }
      }
      if repeatIndex > 0 { pathSeconds.append((ContinuousClock.now - pathStart) / .seconds(1)) }
    }
    return [
      Row(
        name: "hierarchy/\(instance.name)/1000-queries", seconds: seconds.sorted(), checksum: sum),
      Row(
        name: "hierarchy/\(instance.name)/1000-paths", seconds: pathSeconds.sorted(),
        checksum: pathCost, expected: sum),
    ]
  }

  /// Sweeps from the demand's origins to all nodes, and a search by Dijkstra from some of them.
  static func sweepRows(_ instance: Instance, _ metric: HierarchyMetric) -> [Row] {
    let name = "hierarchy/\(instance.name)"
    let origins = instance.demand.origins.sorted {
      metric.hierarchy.rank[Int($0)] < metric.hierarchy.rank[Int($1)]
    }
    let nodes = Int32(instance.graph.nodeCount)
    let searched = origins.prefix(instance.dijkstraRows)
    var rows: [Row] = []
    var seconds: [Double] = []
    var search = PathWorkspace(nodeCount: instance.graph.nodeCount)
    for _ in 0..<max(2, instance.repeats / 3) {
      let start = ContinuousClock.now
      for origin in searched {
        search.run(on: instance.graph, arcCost: instance.cost.span, from: origin)
      }
      seconds.append((ContinuousClock.now - start) / .seconds(1))
    }
    seconds.sort()
    // Distances from the searched origins to all nodes, beyond the time that is taken.
    var distanceSum = 0.0
    for origin in searched {
      search.run(on: instance.graph, arcCost: instance.cost.span, from: origin)
      for distance in search.distances where distance < .infinity { distanceSum += distance }
    }
    rows.append(
      Row(
        name: "\(name)/dijkstra", seconds: seconds,
        counters: [("msPerOrigin", 1e3 * seconds[seconds.count / 2] / Double(searched.count))],
        checksum: distanceSum))
    seconds = []
    var lanes = OriginLanes(metric.hierarchy)
    for repeatIndex in 0...instance.repeats {
      let start = ContinuousClock.now
      for begin in stride(from: 0, to: origins.count, by: 8) {
        lanes.run(on: metric, from: origins[begin..<min(begin + 8, origins.count)])
      }
      if repeatIndex > 0 { seconds.append((ContinuousClock.now - start) / .seconds(1)) }
    }
    var swept = 0.0
    for begin in stride(from: 0, to: searched.count, by: 8) {
      let group = searched[begin..<min(begin + 8, searched.count)]
      lanes.run(on: metric, from: group)
      for lane in 0..<group.count {
        for node in 0..<nodes {
          let distance = lanes.distance(to: node, lane: lane)
          if distance < .infinity { swept += distance }
        }
      }
    }
    rows.append(
      Row(
        name: "\(name)/sweep-8-doubles", seconds: seconds.sorted(),
        counters: perOrigin(seconds.sorted(), instance.demand), checksum: swept,
        expected: distanceSum))
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
      // Of the last sixteen origins or fewer; whole units, so that the sum is exact.
      var units = 0.0
      for lane in 0..<(origins.count - (origins.count - 1) / 16 * 16) {
        for node in 0..<nodes { units += Double(lanes.distance(to: node, lane: lane) ?? 0) }
      }
      rows.append(
        Row(
          name: "\(name)/sweep-16-int32", seconds: seconds.sorted(),
          counters: perOrigin(seconds.sorted(), instance.demand), checksum: units,
          expected: fits ? units : .nan))
    }
    return rows
  }
}
