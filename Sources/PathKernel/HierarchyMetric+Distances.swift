extension HierarchyMetric {
  /// Distances from every origin to every target, row by row: that from `origins[o]` to
  /// `targets[t]` at `o * targets.count + t`, in the unit of the costs, infinite where there is no
  /// path.
  ///
  /// Eight origins share a sweep over the network; the result is the same bit for bit for any
  /// number of workers.
  ///
  /// - Parameters:
  ///   - origins: nodes of the graph.
  ///   - targets: likewise.
  ///   - executor: runs blocks of origins.
  public func distances<Workers: Executor>(
    from origins: [Int32], to targets: [Int32], executor: Workers
  ) -> [Double] {
    let rows = rowsByPlace(origins)
    let parts = overBlocks(of: rows, executor) { lanes, rows -> [Double] in
      lanes.run(on: self, from: rows.map { origins[Int($0)] }[...])
      var part: [Double] = []
      part.reserveCapacity(rows.count * targets.count)
      for lane in 0..<rows.count {
        for target in targets { part.append(lanes.distance(to: target, lane: lane)) }
      }
      return part
    }
    var result = [Double](repeating: .infinity, count: origins.count * targets.count)
    for (group, part) in parts.enumerated() {
      for index in part.indices {
        let row = Int(rows[group * OriginLanes.width + index / targets.count])
        result[row * targets.count + index % targets.count] = part[index]
      }
    }
    return result
  }

  /// Distance of each entry of a demand from its origin, one per entry and laid out as
  /// `demand.destinations`, in the unit of the costs; infinite where there is no path.
  ///
  /// - Parameters:
  ///   - demand: rows by origin; nodes of the graph.
  ///   - executor: runs blocks of origins.
  public func distances<Workers: Executor>(
    of demand: OriginDemand, executor: Workers
  ) -> [Double] {
    let rows = rowsByPlace(demand.origins)
    let parts = overBlocks(of: rows, executor) { lanes, rows -> [Double] in
      lanes.run(on: self, from: rows.map { demand.origins[Int($0)] }[...])
      var part: [Double] = []
      for (lane, row) in rows.enumerated() {
        for entry in demand.row(Int(row)) {
          part.append(lanes.distance(to: demand.destinations[entry], lane: lane))
        }
      }
      return part
    }
    var result = [Double](repeating: .infinity, count: demand.destinations.count)
    var found = parts.joined().makeIterator()
    for row in rows {
      for entry in demand.row(Int(row)) { result[entry] = found.next() ?? .infinity }
    }
    return result
  }

  /// Sum of flow times distance over all demand that has a path, and the demand that has none: what
  /// a relative gap needs, at less than half the time of a loading.
  ///
  /// - Parameters:
  ///   - demand: rows of flow by origin; nodes of the graph, flows not negative.
  ///   - executor: runs blocks of origins.
  /// - Returns: the sum in the unit of the costs times that of the flows, and demand in the latter.
  public func leastCost<Workers: Executor>(
    of demand: OriginDemand, executor: Workers
  ) -> (totalCost: Double, unservedFlow: Double) {
    let rows = rowsByPlace(demand.origins)
    let parts = overBlocks(of: rows, executor) { lanes, rows -> SIMD2<Double> in
      lanes.run(on: self, from: rows.map { demand.origins[Int($0)] }[...])
      var sum = SIMD2<Double>.zero
      for (lane, row) in rows.enumerated() {
        sum += demand.cost(ofRow: Int(row)) { lanes.distance(to: $0, lane: lane) }
      }
      return sum
    }
    var sum = SIMD2<Double>.zero
    for part in parts { sum += part }
    return (sum.x, sum.y)
  }

  /// Results of `work` for every eight of `rows`, in that order.
  private func overBlocks<Output: Sendable, Workers: Executor>(
    of rows: [Int32], _ executor: Workers,
    _ work: @escaping @Sendable (inout OriginLanes, ArraySlice<Int32>) -> Output
  ) -> [Output] {
    let groups = (rows.count + OriginLanes.width - 1) / OriginLanes.width
    let blocks = blockCount(groups)
    let parts = executor.map(count: blocks) { block -> [Output] in
      var lanes = OriginLanes(hierarchy)
      return ((block * groups / blocks)..<((block + 1) * groups / blocks)).map { group in
        let begin = group * OriginLanes.width
        return work(&lanes, rows[begin..<min(begin + OriginLanes.width, rows.count)])
      }
    }
    return Array(parts.joined())
  }
}
