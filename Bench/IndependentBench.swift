import FlowAssignment
import Foundation
import PathKernel
import TestSupport

/// Small problems of the convex core with their solutions, as JSON for other programs to solve.
///
/// `Bench/independent.py` solves them by SciPy, which shares no code with the solvers here.
enum IndependentBench {
  /// Every problem with what the solver by bushes finds, as text.
  static var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    do {
      return String(decoding: try encoder.encode(problems.map { Entry($0, $1) }), as: UTF8.self)
    } catch {
      preconditionFailure("problems of numbers always encode: \(error)")
    }
  }

  private static var problems: [(name: String, problem: AssignmentProblem)] {
    [
      ("nested-logit", nestedLogit()), ("background-class", backgroundClass()),
      ("shared-queue", sharedQueue()), ("single-track", singleTrack()),
      ("terminal-queue", terminalQueue()), ("together", together()),
    ] + (0..<20).map { ("random-\($0)", .randomNested(seed: $0)) }
      + (0..<20).map { ("capacities-\($0)", .randomCapacities(seed: $0)) }
  }

  private static func road(_ hours: Double, _ capacity: Double) -> DelayFunction {
    .bpr(freeFlowHours: hours, capacity: capacity, alpha: 0.15, beta: 4)
  }

  /// Three chains, two of them alike, each on a road of its own, with costs of their own.
  private static func nestedLogit() -> AssignmentProblem {
    var network = ProblemBuilder(nodes: 4)
    network.classes = [ProblemBuilder.UserClass(logitScale: 0.05, nestScale: 0.2)]
    for (sink, cost) in [(Int32(1), 100.0), (2, 90), (3, 95)] {
      network.arc(0, sink, cost: cost, delay: .linear(slope: 3))
    }
    network.pair(from: 0, to: [1, 2, 3], demand: 8, costs: [0, 20, 18], nests: [0, 1, 1])
    return network.problem()
  }

  /// Lorries with a railway to go to, and cars with a road around to divert to.
  private static func backgroundClass() -> AssignmentProblem {
    var network = ProblemBuilder(nodes: 4)
    network.classes = [
      ProblemBuilder.UserClass(logitScale: 0.1, load: 2.5),
      ProblemBuilder.UserClass(load: 1, cost: { arc, cost in arc == 3 ? .infinity : 0.6 * cost }),
    ]
    let through = network.facility(road(0.2, 600), costPerHour: 200, preload: 150)
    let around = network.facility(road(0.35, 900), costPerHour: 200, preload: 50)
    network.arc(0, 1, cost: 40, through: [through])
    network.arc(0, 2, cost: 30, through: [around])
    network.arc(2, 1, cost: 25)
    network.arc(0, 3, cost: 75)
    network.pair(from: 0, to: [1, 3], demand: 60)
    network.pair(from: 0, to: [1], demand: 700, userClass: 1)
    return network.problem()
  }

  /// Two movements that wait in one queue, one of which can be avoided.
  private static func sharedQueue() -> AssignmentProblem {
    var network = ProblemBuilder(nodes: 4)
    let queue = network.facility(
      .queue(capacity: 500, limit: 0.95), costPerHour: 3000, preload: 100)
    network.arc(0, 1, cost: 10, through: [queue])
    network.arc(0, 2, cost: 12, through: [queue])
    network.arc(0, 2, cost: 60, delay: .linear(slope: 0.05))
    network.arc(1, 3, cost: 5, delay: .linear(slope: 0.1))
    network.arc(2, 3, cost: 1, delay: .linear(slope: 0.02))
    network.pair(from: 0, to: [3], demand: 380)
    network.pair(from: 0, to: [1], demand: 60)
    return network.problem()
  }

  /// Trains of both directions on one track, each with a road beside it.
  private static func singleTrack() -> AssignmentProblem {
    var network = ProblemBuilder(nodes: 6)
    network.classes = [ProblemBuilder.UserClass(logitScale: 0.05, load: 0.01)]
    let track = network.facility(
      .track(freeFlowHours: 1.5, capacity: 4, weight: 0.5, limit: 0.95), costPerHour: 3000,
      preload: 1)
    network.arc(0, 2, cost: 50, through: [track])
    network.arc(1, 3, cost: 50, through: [track])
    network.arc(0, 4, cost: 95)
    network.arc(1, 5, cost: 80)
    network.pair(from: 0, to: [2, 4], demand: 150)
    network.pair(from: 1, to: [3, 5], demand: 110)
    return network.problem()
  }

  /// Two kinds of goods through the lifts of one terminal, with roads to go to.
  private static func terminalQueue() -> AssignmentProblem {
    var network = ProblemBuilder(nodes: 4)
    network.classes = [
      ProblemBuilder.UserClass(logitScale: 0.2, load: 0.08),
      ProblemBuilder.UserClass(logitScale: 0.08, load: 0.05),
    ]
    let terminal = network.facility(.queue(capacity: 10, limit: 0.95), costPerHour: 400)
    network.arc(0, 1, cost: 40, through: [terminal])
    network.arc(0, 2, cost: 55)
    network.pair(from: 0, to: [1, 2], demand: 90)
    network.pair(from: 0, to: [1, 2], demand: 120, userClass: 1)
    return network.problem()
  }

  /// All of these in one network: goods by road, by rail through a terminal, and cars.
  private static func together() -> AssignmentProblem {
    var network = ProblemBuilder(nodes: 8)
    network.classes = [
      ProblemBuilder.UserClass(logitScale: 0.04, nestScale: 0.1, load: 0.1),
      ProblemBuilder.UserClass(load: 1, cost: { arc, cost in arc > 3 ? .infinity : cost }),
    ]
    let junction = network.facility(
      .queue(capacity: 700, limit: 0.95), costPerHour: 200, preload: 200)
    let lifts = network.facility(.queue(capacity: 12, limit: 0.95), costPerHour: 30)
    let track = network.facility(
      .track(freeFlowHours: 2, capacity: 6, weight: 0.5, limit: 0.95), costPerHour: 300,
      preload: 1)
    let main = network.facility(road(0.5, 800), costPerHour: 200, preload: 100)
    let other = network.facility(road(0.7, 500), costPerHour: 200, preload: 60)
    network.arc(0, 1, cost: 3, through: [junction])
    network.arc(1, 2, cost: 60, through: [main])
    network.arc(1, 3, cost: 70, through: [other])
    network.arc(3, 2, cost: 4)
    network.arc(0, 4, cost: 12, through: [lifts])
    network.arc(4, 5, cost: 30, through: [track, lifts])
    network.arc(0, 6, cost: 20, through: [lifts])
    network.arc(6, 7, cost: 35, through: [track])
    network.pair(from: 0, to: [2, 5, 7], demand: 70, costs: [6, 11, 9], nests: [0, 1, 1])
    network.pair(from: 0, to: [2], demand: 420, userClass: 1)
    return network.problem()
  }

  /// One problem in full, with its solution.
  private struct Entry: Encodable {
    let name: String
    let nodes: Int
    let firstThroughNode: Int
    let arcs: [Arc]
    let facilities: [Facility]
    let classes: [UserClass]
    let pairs: [Pair]
    let solution: Solution
    /// How far every second pair's demand can grow.
    let throughput: Throughput

    init(_ name: String, _ problem: AssignmentProblem) {
      self.name = name
      let graph = problem.graph
      nodes = graph.nodeCount
      firstThroughNode = Int(graph.firstThroughNode)
      arcs = (0..<graph.arcCount).map { arc in
        let uses = Int(problem.firstUse[arc])..<Int(problem.firstUse[arc + 1])
        return Arc(
          tail: Int(graph.tail[arc]), head: Int(graph.head[arc]),
          facilities: problem.arcFacility[uses].map { Int($0) })
      }
      facilities = problem.facilities.map(Facility.init)
      classes = problem.classes.map { userClass in
        UserClass(
          arcCost: userClass.arcCost.map { $0.isFinite ? $0 : nil }, arcLoad: userClass.arcLoad,
          scale: userClass.logitScale, nestScale: userClass.nestScale)
      }
      pairs = problem.pairs.map { pair in
        Pair(
          userClass: Int(pair.userClass), origin: Int(pair.origin), demand: pair.demand,
          alternatives: pair.alternatives.enumerated().map { place, slot in
            let slot = Int(slot)
            return Alternative(
              sink: Int(problem.sinks[slot]),
              cost: problem.alternativeCost.isEmpty ? 0 : problem.alternativeCost[slot],
              nest: problem.nestOfAlternative.isEmpty
                ? place : Int(problem.nestOfAlternative[slot]))
          })
      }
      let result = BushAssignment(
        stopping: StoppingRule(relativeGap: 1e-12), mathematics: .platform
      ).assign(problem)
      solution = Solution(
        objective: result.objective, gap: result.gap.absolute, facilityFlow: result.facilityFlow,
        alternativeFlow: result.alternativeFlow)
      throughput = Throughput(problem)
    }
  }

  private struct Throughput: Encodable {
    let growing: [Bool]
    let limits: [Limit]
    let status: String
    /// Nil if nothing binds.
    let factor: Double?

    init(_ problem: AssignmentProblem) {
      growing = problem.pairs.indices.map { $0 % 2 == 0 }
      let limit = Self.limit(problem, growing)
      limits = [Limit(use: limit.use, capacity: limit.capacity)]
      let headroom = ConcurrentFlow().solve(problem, growing: growing, limits: [limit])
      status = "\(headroom.status)"
      factor = headroom.factor.isFinite ? headroom.factor : nil
    }

    /// A fleet whose hours differ by class and arc, a fifth too small for what would fit without
    /// it.
    private static func limit(_ problem: AssignmentProblem, _ growing: [Bool]) -> SharedLimit {
      var limit = SharedLimit(
        use: problem.classes.indices.map { userClass in
          (0..<problem.graph.arcCount).map { Double((7 * $0 + 3 * userClass) % 5) / 4 }
        }, capacity: 1e6)
      let free = ConcurrentFlow().solve(problem, growing: growing, limits: [limit])
      if let hours = free.limitFlow.first, hours > 0 { limit.capacity = 0.8 * hours }
      return limit
    }
  }

  private struct Limit: Encodable {
    let use: [[Double]]
    let capacity: Double
  }

  private struct Arc: Encodable {
    let tail: Int
    let head: Int
    let facilities: [Int]
  }

  private struct Facility: Encodable {
    let form: String
    let parameters: [Double]
    let costPerHour: Double
    let preload: Double

    init(_ facility: AssignmentProblem.Facility) {
      costPerHour = facility.delayCostPerHour
      preload = facility.preload
      switch facility.delay {
      case .none: (form, parameters) = ("none", [])
      case .linear(let slope): (form, parameters) = ("linear", [slope])
      case .bpr(let hours, let capacity, let alpha, let beta):
        (form, parameters) = ("bpr", [hours, capacity, alpha, beta])
      case .queue(let capacity, let limit): (form, parameters) = ("queue", [capacity, limit])
      case .track(let hours, let capacity, let weight, let limit):
        (form, parameters) = ("track", [hours, capacity, weight, limit])
      case .closing, .conical, .akcelik, .tabulated, .marginal:
        preconditionFailure("no problem here has such a delay")
      }
    }
  }

  private struct UserClass: Encodable {
    /// Nil where the class may not go.
    let arcCost: [Double?]
    let arcLoad: [Double]
    let scale: Double
    let nestScale: Double
  }

  private struct Pair: Encodable {
    let userClass: Int
    let origin: Int
    let demand: Double
    let alternatives: [Alternative]
  }

  private struct Alternative: Encodable {
    let sink: Int
    let cost: Double
    let nest: Int
  }

  private struct Solution: Encodable {
    let objective: Double
    let gap: Double
    let facilityFlow: [Double]
    let alternativeFlow: [Double]
  }
}
