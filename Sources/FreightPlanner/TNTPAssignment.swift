package import FlowAssignment
package import FreightIO
import PathKernel

/// User equilibrium of a standard assignment network.
///
///     let equilibrium = TNTPAssignment(network, trips, tollFactor: 0.02, distanceFactor: 0.04)
///     let result = equilibrium.solve(relativeGap: 1e-6, iterationLimit: 200)
///
/// The cost of a link at volume `v` is `t0 (1 + B (v/C)^p) + tollFactor toll + distanceFactor length`,
/// in the units of the file's free-flow time. Without capacity there is no delay. Zones below the
/// first through node begin and end paths only. Trips inside a zone use no link and cost nothing.
package struct TNTPAssignment: Sendable {
  package let network: TNTPNetwork
  /// One class, one alternative per pair; facility `i` is link `i` of the network.
  package let problem: AssignmentProblem
  /// Pairs of different zones with trips.
  package var pairCount: Int { problem.pairs.count }
  /// Trips that stay inside their zone and are not assigned.
  package let intrazonalTrips: Double
  private let fixedCosts: [Double]

  /// Lays out the problem.
  ///
  /// - Parameters:
  ///   - tollFactor: time that one unit of toll is worth, not negative.
  ///   - distanceFactor: time that one unit of length is worth, not negative.
  package init(
    _ network: TNTPNetwork, _ trips: TNTPTrips, tollFactor: Double = 0, distanceFactor: Double = 0
  ) {
    precondition(tollFactor >= 0 && distanceFactor >= 0, "a negative factor gives negative costs")
    self.network = network
    let fixedCosts = network.links.map {
      $0.constantTime + tollFactor * $0.toll + distanceFactor * $0.length
    }
    self.fixedCosts = fixedCosts
    let (graph, arcOfLink) = ForwardStar.sorting(
      nodeCount: network.nodeCount, tails: network.links.map { $0.fromNode - 1 },
      heads: network.links.map { $0.toNode - 1 },
      firstThroughNode: Int32(network.firstThroughNode - 1))
    var linkOfArc = [Int32](repeating: 0, count: arcOfLink.count)
    for (link, arc) in arcOfLink.enumerated() { linkOfArc[Int(arc)] = Int32(link) }
    let demand = Self.byOrigin(trips.trips.filter { $0.demand > 0 && $0.origin != $0.destination })
    intrazonalTrips = trips.trips.reduce(0) {
      $1.origin == $1.destination ? $0 + $1.demand : $0
    }
    problem = AssignmentProblem(
      graph: graph, firstUse: (0...Int32(arcOfLink.count)).map { $0 }, arcFacility: linkOfArc,
      facilities: network.links.map {
        AssignmentProblem.Facility(delay: $0.delay, delayCostPerHour: 1, preload: 0)
      },
      classes: [
        AssignmentProblem.UserClass(
          arcCost: linkOfArc.map { fixedCosts[Int($0)] },
          arcLoad: [Double](repeating: 1, count: linkOfArc.count), logitScale: 1)
      ],
      pairs: demand.enumerated().map { index, trip in
        AssignmentProblem.Pair(
          userClass: 0, origin: trip.origin - 1, demand: trip.demand,
          alternatives: Int32(index)..<Int32(index + 1))
      },
      sinks: demand.map { $0.destination - 1 })
  }

  /// Generalised cost of one unit on each link.
  package func costs(at volumes: [Double]) -> [Double] {
    precondition(volumes.count == fixedCosts.count, "one volume per link")
    return volumes.indices.map { link in
      fixedCosts[link]
        + problem.facilities[link].delay.delay(at: volumes[link], .platform).hours
    }
  }

  /// Beckmann's objective: the integral of every link's generalised cost up to its volume.
  package func objective(at volumes: [Double]) -> Double {
    precondition(volumes.count == fixedCosts.count, "one volume per link")
    return volumes.indices.reduce(0) { sum, link in
      sum + fixedCosts[link] * volumes[link]
        + problem.facilities[link].delay.integral(to: volumes[link], .platform)
    }
  }

  /// Solves to a relative gap `TSTT/SPTT - 1`, or as far as the iterations allow.
  package func solve(relativeGap: Double, iterationLimit: Int) -> Result {
    // The solver's gap is a share of TSTT: (TSTT - SPTT)/TSTT <= g/(1 + g) is TSTT/SPTT - 1 <= g.
    let stopping = StoppingRule(
      relativeGap: relativeGap / (1 + relativeGap), iterationLimit: iterationLimit)
    let solution = GradientProjection(stopping: stopping, mathematics: .platform).assign(problem)
    return Result(
      isConverged: solution.status == .converged, volumes: solution.facilityFlow,
      costs: costs(at: solution.facilityFlow), objective: objective(at: solution.facilityFlow),
      tstt: solution.gap.totalCost, sptt: solution.gap.totalCost - solution.gap.absolute,
      iterations: solution.log.count,
      unserved: solution.unservedPairs.map { index in
        let pair = problem.pairs[Int(index)]
        return TNTPTrips.Trip(
          origin: pair.origin + 1,
          destination: problem.sinks[Int(pair.alternatives.lowerBound)] + 1, demand: pair.demand)
      })
  }

  /// An equilibrium, or what came nearest to it.
  package struct Result: Sendable {
    /// Whether the gap asked for was reached.
    package let isConverged: Bool
    /// Flow of each link, in the network's order.
    package let volumes: [Double]
    /// Generalised cost of each link at its flow.
    package let costs: [Double]
    /// See `TNTPAssignment.objective(at:)`.
    package let objective: Double
    /// Generalised cost of all trips that are served.
    package let tstt: Double
    /// The same if every one of them took a shortest path at these costs.
    package let sptt: Double
    /// Shortest-path passes.
    package let iterations: Int
    /// Trips that no path serves; they are in none of the numbers above.
    package let unserved: [TNTPTrips.Trip]

    /// `TSTT/SPTT - 1`; zero where nothing costs anything.
    package var relativeGap: Double { tstt > 0 ? (tstt - sptt) / sptt : 0 }
    /// Sum of the trips that no path serves.
    package var unservedTrips: Double { unserved.reduce(0) { $0 + $1.demand } }
  }

  /// Trips in the order of their origins, otherwise as they are: one search serves an origin.
  private static func byOrigin(_ trips: [TNTPTrips.Trip]) -> [TNTPTrips.Trip] {
    let isGrouped = zip(trips, trips.dropFirst()).allSatisfy { $0.origin <= $1.origin }
    if isGrouped { return trips }
    return trips.enumerated()
      .sorted { ($0.element.origin, $0.offset) < ($1.element.origin, $1.offset) }
      .map(\.element)
  }
}

extension TNTPNetwork.Link {
  /// Whether the time depends on the volume.
  private var isCongestible: Bool { capacity > 0 && freeFlowTime * b > 0 && power > 0 }

  /// Time that no volume changes: a power of zero makes the whole delay constant.
  fileprivate var constantTime: Double {
    capacity > 0 && power == 0 ? freeFlowTime * (1 + b) : freeFlowTime
  }

  fileprivate var delay: DelayFunction {
    isCongestible
      ? .bpr(freeFlowHours: freeFlowTime, capacity: capacity, alpha: b, beta: power) : .none
  }
}
