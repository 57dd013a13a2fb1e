import FreightIO
import FreightModel
import FreightPlanner

/// `omlast assign --tntp`: user equilibrium or system optimum of a standard assignment network.
enum TNTPCommand {
  static func run(
    _ arguments: Arguments, _ console: Console, _ interruption: Interruption
  ) throws(Failure) -> ExitCode {
    let start = ContinuousClock.now
    Platform.shareHeap()
    let paths = arguments.positionals
    let output = try arguments.text(.output).map { path throws(Failure) in
      try TargetFile(path, "flow file", arguments)
    }
    let equilibrium = try read(arguments)
    let result = equilibrium.solve(
      relativeGap: arguments.number(.gap), iterationLimit: arguments.count(.iterations),
      timeLimit: arguments.number(.timeLimit),
      algorithm: AssignmentAlgorithm(rawValue: arguments.choice(.algorithm)) ?? .bush,
      executor: arguments.executor)
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    let numbers = [result.objective, result.tstt, result.sptt, result.relativeGap]
    guard numbers.allSatisfy(\.isFinite), (result.volumes + result.costs).allSatisfy(\.isFinite),
      result.log.allSatisfy({ $0.relativeGap.isFinite && $0.objective.isFinite })
    else {
      throw Failure(
        code: .invalidInput,
        reasons: ["\(paths[0]): the costs overflow at these trips; check capacities and powers"])
    }

    if let output {
      try output.write(
        [equilibrium.network.flowText(volumes: result.volumes, costs: result.costs)], interruption)
    }
    let record = AssignmentRecord(equilibrium, result, seconds: seconds)
    if arguments.has(.json) {
      try console.answer(record.json)
    } else {
      try console.answer(record.text(title: "\(paths[0]) with \(paths[1])"))
    }
    return verdict(on: result, arguments, console)
  }

  /// The problem laid out from its two files; the trips' own table is not kept beside it.
  private static func read(_ arguments: Arguments) throws(Failure) -> TNTPAssignment {
    let paths = arguments.positionals
    let input = try TNTPInput.read { () throws(InvalidInput) in
      try TNTPReader.read(network: paths[0], trips: paths[1])
    }
    return TNTPAssignment(
      input.network, input.trips, tollFactor: arguments.number(.tollFactor),
      distanceFactor: arguments.number(.distanceFactor),
      principle: AssignmentPrinciple(rawValue: arguments.choice(.principle)) ?? .user)
  }

  /// Trips without a path end with a code of their own, unless the gap is missed as well: that is
  /// what whoever compares programs must not overlook, and the trips are told all the same.
  private static func verdict(
    on result: TNTPAssignment.Result, _ arguments: Arguments, _ console: Console
  ) -> ExitCode {
    let advice: String? =
      switch result.status {
      case .converged, .loaded: nil
      case .iterationLimit: "allow more \(Option.iterations.long)"
      case .timeLimit: "allow more \(Option.timeLimit.long)"
      case .stalled:
        "rounding lets \(result.algorithm.rawValue) come no nearer: ask for a wider "
          + "\(Option.gap.long), or another \(Option.algorithm.long)"
      }
    if let advice {
      console.warn(
        "stopped at a relative gap of \(result.relativeGap.gap), not "
          + "\(arguments.number(.gap)); \(advice)")
    }
    if let first = result.unserved.first {
      console.warn(
        "no path serves \(result.unservedTrips.fixed(2)) trips of \(result.unserved.count) pairs; "
          + "the first is from \(first.origin) to \(first.destination)")
    }
    return advice != nil ? .notConverged : result.unserved.isEmpty ? .success : .infeasible
  }
}

/// What the command tells of an assignment.
private struct AssignmentRecord {
  let algorithm: String
  let principle: String
  let nodes: Int
  let zones: Int
  let links: Int
  /// With trips from one zone to another.
  let odPairs: Int
  let intrazonalTrips: Double
  let unserved: Double
  let unservedOdPairs: Int
  let objective: Double
  let tstt: Double
  let sptt: Double
  let relativeGap: Double
  let iterations: Int
  let seconds: Double
  let status: String
  let log: [TNTPAssignment.Result.Iteration]

  init(_ equilibrium: TNTPAssignment, _ result: TNTPAssignment.Result, seconds: Double) {
    algorithm = result.algorithm.rawValue
    principle = equilibrium.principle.rawValue
    nodes = equilibrium.network.nodeCount
    zones = equilibrium.network.zoneCount
    links = equilibrium.network.links.count
    odPairs = equilibrium.pairCount
    intrazonalTrips = equilibrium.intrazonalTrips
    unserved = result.unservedTrips
    unservedOdPairs = result.unserved.count
    objective = result.objective
    tstt = result.tstt
    sptt = result.sptt
    relativeGap = result.relativeGap
    iterations = result.iterations
    self.seconds = seconds
    status = result.status.rawValue
    log = result.log
  }

  var json: String {
    TNTPRecord.json([
      "schema_version": 1, "algorithm": TNTPRecord.word(algorithm),
      "principle": TNTPRecord.word(principle), "status": TNTPRecord.word(status), "nodes": nodes,
      "zones": zones, "links": links, "od_pairs": odPairs, "intrazonal_trips": intrazonalTrips,
      "unserved": unserved, "unserved_od_pairs": unservedOdPairs, "objective": objective,
      "tstt": tstt, "sptt": sptt, "relative_gap": relativeGap, "iterations": iterations,
      "seconds": seconds,
      "log": TNTPRecord.list(
        log.map {
          [
            "iteration": $0.iteration, "relative_gap": $0.relativeGap, "objective": $0.objective,
            "seconds": $0.seconds,
          ]
        }),
    ])
  }

  func text(title: String) -> String {
    let isSystem = principle == AssignmentPrinciple.system.rawValue
    let heading = isSystem ? "System optimum" : "User equilibrium"
    var table = TextTable([.text(heading), .number("")])
    for (name, value) in [
      ("Nodes", "\(nodes)"), ("Zones", "\(zones)"), ("Links", "\(links)"),
      ("OD pairs", "\(odPairs)"), ("Trips inside a zone", intrazonalTrips.fixed(2)),
      ("Trips unserved", unserved.fixed(2)), ("Algorithm", algorithm),
      ("Objective (\(isSystem ? "total cost" : "Beckmann"))", objective.fixed(6)),
      ("\(isSystem ? "Marginal cost" : "Cost") of all trips", tstt.fixed(6)),
      ("... on shortest paths", sptt.fixed(6)),
      ("Relative gap", relativeGap.gap), ("Iterations", "\(iterations)"),
      ("Seconds", seconds.fixed(3)),
    ] {
      table.add([name, value])
    }
    return title + "\n\n" + table.text()
  }
}
