import Foundation
import FreightIO
import FreightModel
import FreightPlanner

/// `omlast assign --tntp`: user equilibrium or system optimum of a standard assignment network.
enum TNTPCommand {
  static func run(
    _ arguments: Arguments, _ console: Console, _ interruption: Interruption
  ) throws(Failure) -> ExitCode {
    let start = ContinuousClock.now
    let paths = arguments.positionals
    let output = try arguments.text(.output).map { path throws(Failure) in
      try FlowFile(path, arguments)
    }
    let input = try read(network: paths[0], trips: paths[1])
    let equilibrium = TNTPAssignment(
      input.network, input.trips, tollFactor: arguments.number(.tollFactor),
      distanceFactor: arguments.number(.distanceFactor),
      principle: AssignmentPrinciple(rawValue: arguments.choice(.principle)) ?? .user)
    let result = equilibrium.solve(
      relativeGap: arguments.number(.gap), iterationLimit: arguments.count(.iterations),
      algorithm: AssignmentAlgorithm(rawValue: arguments.choice(.algorithm)) ?? .bush,
      executor: ThreadExecutor(workers: arguments.count(.workers)))
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    guard (result.objective + result.tstt + result.relativeGap).isFinite else {
      throw Failure(
        code: .invalidInput,
        reasons: ["\(paths[0]): the costs overflow at these trips; check capacities and powers"])
    }

    if let output {
      try output.write(
        input.network.flowText(volumes: result.volumes, costs: result.costs), interruption)
    }
    let record = Record(equilibrium, result, seconds: seconds)
    if arguments.has(.json) {
      try console.answer(json: record)
    } else {
      try console.answer(record.text(title: "\(paths[0]) with \(paths[1])"))
    }
    return verdict(on: result, arguments, console)
  }

  private static func read(
    network: String, trips: String
  ) throws(Failure) -> (network: TNTPNetwork, trips: TNTPTrips) {
    do throws(InvalidInput) {
      return try TNTPReader.read(network: network, trips: trips)
    } catch {
      throw Failure(
        code: .invalidInput, reasons: error.diagnostics.map(\.line),
        hint: StudyInput.count(error.diagnostics))
    }
  }

  private static func verdict(
    on result: TNTPAssignment.Result, _ arguments: Arguments, _ console: Console
  ) -> ExitCode {
    var code = ExitCode.success
    if result.status == .iterationLimit {
      console.warn(
        "stopped at a relative gap of \(result.relativeGap.gap), not "
          + "\(arguments.number(.gap)); allow more --iterations")
      code = .notConverged
    }
    if let first = result.unserved.first {
      console.warn(
        "no path serves \(result.unservedTrips.fixed(2)) trips of \(result.unserved.count) pairs; "
          + "the first is from \(first.origin) to \(first.destination)")
      code = .infeasible
    }
    return code
  }
}

/// The flow file to write, refused before anything is solved if it could not be.
private struct FlowFile {
  private let path: String

  init(_ path: String, _ arguments: Arguments) throws(Failure) {
    self.path = path
    let target = URL(fileURLWithPath: path).standardizedFileURL
    for input in arguments.positionals
    where URL(fileURLWithPath: input).standardizedFileURL == target {
      throw .usage(["writing \(path) would delete an input; choose another file"], in: .assign)
    }
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      let parent = target.deletingLastPathComponent().path
      guard FileManager.default.isWritableFile(atPath: parent) else {
        throw Failure(
          code: .usage, reasons: ["\(path) cannot be written; check that its folder exists"])
      }
      return
    }
    guard !isFolder.boolValue else {
      throw Failure(code: .usage, reasons: ["\(path) is a folder; name the flow file"])
    }
    guard arguments.has(.force) || Self.isFlowFile(path) else {
      throw Failure(
        code: .usage,
        reasons: [
          "\(path) exists and is no flow file; choose another file, or replace it with --force"
        ])
    }
  }

  /// Writes the file whole.
  func write(_ text: String, _ interruption: Interruption) throws(Failure) {
    try interruption.protecting(path) { () throws(Failure) in
      do {
        try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
      } catch {
        throw Failure(
          code: .usage, reasons: ["\(path) cannot be written (\(error.localizedDescription))"])
      }
    }
  }

  private static func isFlowFile(_ path: String) -> Bool {
    let header = Data(TNTPNetwork.flowHeader.utf8)
    guard let handle = FileHandle(forReadingAtPath: path) else { return false }
    return (try? handle.read(upToCount: header.count)) == header
  }
}

/// What the command tells.
private struct Record: Encodable {
  var schemaVersion = 1
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
