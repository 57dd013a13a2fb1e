package import FlowAssignment
package import FreightIO
package import PathKernel

/// How the flows of a standard assignment network are found.
package enum AssignmentAlgorithm: String, CaseIterable, Sendable {
  /// Flows of each origin on a bush of links.
  case bush
  /// Flows on paths, moved to the cheapest of each pair, one after another.
  case gradientProjection = "gradient-projection"
  /// Biconjugate Frank-Wolfe: what most planning packages do.
  case frankWolfe = "frank-wolfe"
  /// Every trip on a shortest path at free flow.
  case allOrNothing = "all-or-nothing"
}

/// What the flows of a standard assignment network are to satisfy.
package enum AssignmentPrinciple: String, CaseIterable, Sendable {
  /// Nobody has a cheaper path: user equilibrium (Wardrop's first principle).
  case user
  /// The cost of all trips together is least: system optimum (Wardrop's second principle).
  case system
}

/// User equilibrium or system optimum of a standard assignment network.
///
///     let equilibrium = TNTPAssignment(network, trips, tollFactor: 0.02, distanceFactor: 0.04)
///     let result = equilibrium.solve(relativeGap: 1e-6, iterationLimit: 200)
///
/// The cost of a link at volume `v` is `t0 (1 + B (v/C)^p) + tollFactor toll + distanceFactor
/// length`, in the units of the file's free-flow time; the reader refuses a link that would be
/// delayed and has no capacity. Zones below the first through node begin and end paths only. Trips
/// inside a zone use no link and cost nothing.
///
/// The system optimum is the equilibrium at marginal costs, `t0 (1 + (1 + p) B (v/C)^p) + ...`: the
/// integral of those is the cost of all users of the link, so that the objective is the total cost.
package struct TNTPAssignment: Sendable {
  /// The network as the file states it.
  package let network: TNTPNetwork
  /// User equilibrium or system optimum.
  package let principle: AssignmentPrinciple
  /// One class, one alternative per pair; facility `i` is link `i` of the network.
  package let problem: AssignmentProblem
  /// Pairs of different zones with trips.
  package var pairCount: Int { problem.pairs.count }
  /// Trips that stay inside their zone and are not assigned.
  package let intrazonalTrips: Double
  private let fixedCosts: [Double]
  /// Delay that a user of each link has, whatever the principle.
  private let delays: [DelayFunction]

  /// Lays out the problem.
  ///
  /// - Parameters:
  ///   - tollFactor: time that one unit of toll is worth, not negative.
  ///   - distanceFactor: time that one unit of length is worth, not negative.
  ///   - principle: what the flows are to satisfy.
  package init(
    _ network: TNTPNetwork, _ trips: TNTPTrips, tollFactor: Double = 0, distanceFactor: Double = 0,
    principle: AssignmentPrinciple = .user
  ) {
    precondition(tollFactor >= 0 && distanceFactor >= 0, "a negative factor gives negative costs")
    self.network = network
    self.principle = principle
    delays = network.links.map { $0.delay }
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
    let user = AssignmentProblem(
      graph: graph, firstUse: (0...Int32(arcOfLink.count)).map { $0 }, arcFacility: linkOfArc,
      facilities: delays.map {
        AssignmentProblem.Facility(delay: $0, delayCostPerHour: 1, preload: 0)
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
    problem = principle == .system ? user.systemOptimum() : user
  }

  /// Generalised cost that one unit on each link has.
  package func costs(at volumes: [Double]) -> [Double] {
    precondition(volumes.count == fixedCosts.count, "one volume per link")
    return volumes.indices.map { link in
      fixedCosts[link]
        + delays[link].delay(at: volumes[link], .platform).hours
    }
  }

  /// Beckmann's objective, the integral of every link's generalised cost up to its volume; under
  /// the system principle that of the marginal cost, which is the cost of all users together.
  package func objective(at volumes: [Double]) -> Double {
    precondition(volumes.count == fixedCosts.count, "one volume per link")
    return volumes.indices.reduce(0) { sum, link in
      sum + fixedCosts[link] * volumes[link]
        + problem.facilities[link].delay.integral(to: volumes[link], .platform)
    }
  }

  /// Solves to a relative gap `TSTT/SPTT - 1`, or as far as iterations and time allow.
  ///
  /// - Parameters:
  ///   - timeLimit: seconds; the first iteration that ends later is the last.
  ///   - algorithm: all-or-nothing loads once and has no gap to reach.
  ///   - executor: runs what an algorithm can do at once; the answer is the same for any.
  package func solve(
    relativeGap: Double, iterationLimit: Int, timeLimit: Double = .infinity,
    algorithm: AssignmentAlgorithm = .bush,
    executor: some Executor = SerialExecutor()
  ) -> Result {
    // The solver's gap is a share of TSTT: (TSTT - SPTT)/TSTT <= g/(1 + g) is TSTT/SPTT - 1 <= g.
    let stopping = StoppingRule.relativeGap(relativeGap / (1 + relativeGap))
      .or(.iterations(iterationLimit)).or(.seconds(timeLimit))
    let clock = Platform.clock
    let solution =
      switch algorithm {
      case .bush:
        BushAssignment(stopping: stopping, mathematics: .platform, clock: clock)
          .assign(problem, executor: executor)
      case .gradientProjection:
        GradientProjection(stopping: stopping, mathematics: .platform, clock: clock)
          .assign(problem)
      case .frankWolfe:
        BiconjugateFrankWolfe(stopping: stopping, mathematics: .platform, clock: clock)
          .assign(problem, executor: executor)
      case .allOrNothing:
        AllOrNothing(mathematics: .platform, clock: clock).assign(problem, executor: executor)
      }
    return result(solution, algorithm)
  }

  private func result(
    _ solution: AssignmentResult, _ algorithm: AssignmentAlgorithm
  ) -> Result {
    let status: Result.Status =
      switch (algorithm, solution.status) {
      case (.allOrNothing, _): .loaded
      case (_, .converged): .converged
      case (_, .iterationLimit): .iterationLimit
      case (_, .timeLimit): .timeLimit
      case (_, .stalled): .stalled
      }
    return Result(
      algorithm: algorithm, status: status, volumes: solution.facilityFlow,
      costs: costs(at: solution.facilityFlow), objective: objective(at: solution.facilityFlow),
      tstt: solution.gap.totalCost, sptt: solution.gap.sptt, gap: solution.gap.absolute,
      log: solution.log.map {
        Result.Iteration(
          iteration: $0.number,
          relativeGap: $0.gap.totalCost == 0 ? 0 : $0.gap.absolute / $0.gap.sptt,
          objective: $0.objective, seconds: $0.seconds)
      },
      unserved: solution.unservedPairs.map { index in
        let pair = problem.pairs[Int(index)]
        return TNTPTrips.Trip(
          origin: pair.origin + 1,
          destination: problem.sinks[Int(pair.alternatives.lowerBound)] + 1, demand: pair.demand)
      })
  }

  /// Flows with the certificate of what they are.
  package struct Result: Sendable {
    /// How the solve ended.
    package enum Status: String, Sendable {
      /// The gap asked for was reached.
      case converged
      /// It was not, within the iterations allowed.
      case iterationLimit = "iteration_limit"
      /// It was not, within the time allowed.
      case timeLimit = "time_limit"
      /// It was not, and rounding lets no step of the algorithm come any nearer.
      case stalled
      /// All-or-nothing: no gap was asked for.
      case loaded
    }

    /// One line of the convergence log.
    package struct Iteration: Sendable {
      /// Counted from 1.
      package let iteration: Int
      /// `TSTT/SPTT - 1` at its beginning.
      package let relativeGap: Double
      /// At its beginning.
      package let objective: Double
      /// Since the solve began, files and layout not included.
      package let seconds: Double
    }

    /// What found it.
    package let algorithm: AssignmentAlgorithm
    /// How the solve ended.
    package let status: Status
    /// Flow of each link, in the network's order.
    package let volumes: [Double]
    /// Generalised cost that a unit on each link has at its flow.
    package let costs: [Double]
    /// See `TNTPAssignment.objective(at:)`.
    package let objective: Double
    /// Generalised cost of all trips that are served, at the costs that the principle equalises:
    /// marginal ones for the system optimum.
    package let tstt: Double
    /// The same if every one of them took a shortest path at these costs.
    package let sptt: Double
    /// Their difference, summed so that it keeps its digits.
    fileprivate let gap: Double
    /// One entry per iteration.
    package let log: [Iteration]
    /// Trips that no path serves; they are in none of the numbers above.
    package let unserved: [TNTPTrips.Trip]

    /// Whether the gap asked for was reached.
    package var isConverged: Bool { status == .converged }
    /// Shortest-path passes.
    package var iterations: Int { log.count }
    /// `TSTT/SPTT - 1`; zero where nothing costs anything.
    package var relativeGap: Double { tstt == 0 ? 0 : gap / sptt }
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

extension AssignmentResult.Gap {
  /// Cost on shortest paths. Below half of the total, where their difference loses digits and may
  /// lose all of them, by its own sum; above, by the difference, so that it agrees with the gap to
  /// the last digit.
  fileprivate var sptt: Double {
    absolute > totalCost / 2 ? leastCost : totalCost - absolute
  }
}

extension TNTPNetwork.Link {
  /// Whether the time depends on the volume.
  private var isCongestible: Bool { capacity > 0 && freeFlowTime * b > 0 && power > 0 }

  /// Time that no volume changes: a power of zero makes the whole delay constant.
  fileprivate var constantTime: Double {
    power == 0 ? freeFlowTime * (1 + b) : freeFlowTime
  }

  /// The delay that a user meets.
  fileprivate var delay: DelayFunction {
    guard isCongestible else { return .none }
    return .bpr(freeFlowHours: freeFlowTime, capacity: capacity, alpha: b, beta: power)
  }
}
