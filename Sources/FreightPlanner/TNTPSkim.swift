import FlowAssignment
package import FreightIO
package import PathKernel

/// Generalised cost of the shortest path between every two zones of a standard assignment network.
///
///     let skim = TNTPSkim(network, tollFactor: 0.1, distanceFactor: 0.25)
///     let rows = skim.rows(from: skim.allZones, executor: ThreadExecutor(workers: 2))
///     rows.cost(fromRow: 0, to: 7)           // .infinity if there is no path
///
/// Costs are those of `TNTPAssignment`, in the units of the file's free-flow time, at free flow or at
/// given volumes. Zones below the first through node begin and end paths only.
package struct TNTPSkim: Sendable {
  /// Zones of the network, numbered from 1.
  package let zoneCount: Int
  private let graph: ForwardStar
  private let arcCost: [Double]

  /// Origins that one piece of work serves, whatever the number of workers.
  private static let blockSize = 16

  /// Lays out the search.
  ///
  /// - Parameters:
  ///   - tollFactor: time that one unit of toll is worth, not negative.
  ///   - distanceFactor: time that one unit of length is worth, not negative.
  ///   - volumes: flow of each link, in the network's order; none by default.
  package init(
    _ network: TNTPNetwork, tollFactor: Double = 0, distanceFactor: Double = 0,
    volumes: [Double]? = nil
  ) {
    let empty = TNTPAssignment(
      network, TNTPTrips(), tollFactor: tollFactor, distanceFactor: distanceFactor)
    let linkCost = empty.costs(
      at: volumes ?? [Double](repeating: 0, count: network.links.count))
    zoneCount = network.zoneCount
    graph = empty.problem.graph
    arcCost = empty.problem.arcFacility.map { linkCost[Int($0)] }
  }

  /// Every zone, in order.
  package var allZones: [Int32] { (0..<Int32(zoneCount)).map { $0 + 1 } }

  /// Skims from some zones, by their numbers from 1, to all.
  package func rows(from origins: [Int32], executor: some Executor = SerialExecutor()) -> Rows {
    precondition(
      origins.allSatisfy { $0 >= 1 && $0 <= zoneCount }, "an origin is a zone of the network")
    let blocks = origins.indices.striding(by: Self.blockSize)
    let costs = executor.map(count: blocks.count) { block in
      self.costs(from: origins[blocks[block]])
    }
    return Rows(origins: origins, zoneCount: zoneCount, blocks: costs, blockSize: Self.blockSize)
  }

  /// Cost from each origin to every zone, row by row. The one place that knows how paths are found.
  private func costs(from origins: ArraySlice<Int32>) -> [Double] {
    var search = PathWorkspace(nodeCount: graph.nodeCount)
    var costs: [Double] = []
    costs.reserveCapacity(origins.count * zoneCount)
    for origin in origins {
      search.run(on: graph, arcCost: arcCost.span, from: origin - 1)
      for zone in 0..<Int32(zoneCount) { costs.append(search.distance(to: zone)) }
    }
    return costs
  }

  /// One row per origin, one column per zone.
  package struct Rows: Sendable {
    /// Zone of each row, from 1.
    package let origins: [Int32]
    package let zoneCount: Int
    fileprivate let blocks: [[Double]]
    fileprivate let blockSize: Int

    /// Cost from the origin of a row, counted from 0, to a zone, counted from 1; infinite if there
    /// is no path.
    package func cost(fromRow row: Int, to zone: Int32) -> Double {
      blocks[row / blockSize][row % blockSize * zoneCount + Int(zone) - 1]
    }

    /// What the rows add up to, summed in their order.
    package var summary: Summary {
      var summary = Summary()
      for (row, origin) in origins.enumerated() {
        let start = row % blockSize * zoneCount
        for (index, cost) in blocks[row / blockSize][start..<start + zoneCount].enumerated()
        where index != Int(origin) - 1 {
          summary.pairs += 1
          if cost < .infinity { summary.costSum += cost } else { summary.unreachablePairs += 1 }
        }
      }
      return summary
    }

    /// The rows in long form, one line per pair of different zones; the cost is blank where there
    /// is no path. Pieces to be joined, made by the executor.
    package func csv(executor: some Executor = SerialExecutor()) -> [String] {
      let pieces = executor.map(count: blocks.count) { block in
        var text = ""
        for (index, cost) in blocks[block].enumerated() {
          let origin = origins[block * blockSize + index / zoneCount]
          let zone = Int32(index % zoneCount) + 1
          guard zone != origin else { continue }
          text += "\(origin),\(zone),"
          if cost < .infinity { text += "\(cost)" }
          text += "\n"
        }
        return text
      }
      return [Self.csvHeader] + pieces
    }

    /// The first line of the long form; costs are in the units of the file's free-flow time.
    package static let csvHeader = "from_zone_id,to_zone_id,cost\n"
  }

  /// What a skim adds up to.
  package struct Summary: Sendable, Equatable {
    /// Of two different zones: nothing is known of the cost inside one.
    package var pairs = 0
    /// Pairs without a path; they are not in the sum.
    package var unreachablePairs = 0
    /// Sum of all costs, to compare two programs by.
    package var costSum = 0.0
  }
}

extension Range<Int> {
  /// The range cut into pieces of `size`, the last perhaps smaller.
  fileprivate func striding(by size: Int) -> [Range<Int>] {
    stride(from: lowerBound, to: upperBound, by: size).map {
      $0..<Swift.min($0 + size, upperBound)
    }
  }
}
