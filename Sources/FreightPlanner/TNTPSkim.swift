import FlowAssignment
package import FreightIO
package import PathKernel

/// Generalised cost of the shortest path between every two zones of a standard assignment network.
///
///     let skim = TNTPSkim(network, tollFactor: 0.1, distanceFactor: 0.25)
///     let rows = skim.rows(from: skim.allZones, executor: ThreadExecutor(workers: 2))
///     rows.cost(fromRow: 0, to: 7)           // .infinity if there is no path
///
/// Costs are those of `TNTPAssignment`, in the units of the file's free-flow time, at free flow or
/// at given volumes. Zones below the first through node begin and end paths only.
package struct TNTPSkim: Sendable {
  /// Zones of the network, numbered from 1.
  package let zoneCount: Int
  private let graph: ForwardStar
  private let arcCost: [Double]

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
    let engine = PathEngine(graph, expectedSearches: origins.count)
    let costs = engine.distances(
      from: origins.map { $0 - 1 }, to: allZones.map { $0 - 1 }, arcCost: arcCost,
      executor: executor)
    return Rows(origins: origins, zoneCount: zoneCount, costs: costs)
  }

  /// One row per origin, one column per zone.
  package struct Rows: Sendable {
    /// Zone of each row, from 1.
    package let origins: [Int32]
    /// Zones of the network, numbered from 1: one column each.
    package let zoneCount: Int
    /// Row by row.
    fileprivate let costs: [Double]

    /// Rows that are written as one piece, whatever the number of workers.
    private static let blockSize = 64

    /// Cost from the origin of a row, counted from 0, to a zone, counted from 1; infinite if there
    /// is no path.
    package func cost(fromRow row: Int, to zone: Int32) -> Double {
      costs[row * zoneCount + Int(zone) - 1]
    }

    /// What the rows add up to, summed in their order.
    package var summary: Summary {
      var summary = Summary()
      for (row, origin) in origins.enumerated() {
        let start = row * zoneCount
        for (index, cost) in costs[start..<start + zoneCount].enumerated()
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
      let size = Self.blockSize
      let pieces = executor.map(count: (origins.count + size - 1) / size) { block in
        var text = ""
        for row in block * size..<min((block + 1) * size, origins.count) {
          let origin = origins[row]
          for zone in 1...Int32(zoneCount) where zone != origin {
            text += "\(origin),\(zone),"
            let cost = cost(fromRow: row, to: zone)
            if cost < .infinity { text += "\(cost)" }
            text += "\n"
          }
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
