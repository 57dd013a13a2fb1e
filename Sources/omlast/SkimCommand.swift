import FreightIO
import FreightModel
import FreightPlanner

/// `omlast skim --tntp`: generalised cost between the zones of a standard assignment network.
enum SkimCommand {
  static func run(
    _ arguments: Arguments, _ console: Console, _ interruption: Interruption
  ) throws(Failure) -> ExitCode {
    let start = ContinuousClock.now
    let path = arguments.positionals[0]
    let output = try arguments.text(.output).map { path throws(Failure) in
      try TargetFile(path, "skim", arguments)
    }
    let (network, flows) = try TNTPInput.read { () throws(InvalidInput) in
      let network = try TNTPReader.network(path)
      return (
        network,
        try arguments.text(.flows).map { path throws(InvalidInput) in
          try TNTPReader.flows(path, on: network)
        }
      )
    }
    let origins = try origins(arguments, zoneCount: network.zoneCount)
    let skim = TNTPSkim(
      network, tollFactor: arguments.number(.tollFactor),
      distanceFactor: arguments.number(.distanceFactor), volumes: flows?.volumes)
    let executor = arguments.executor
    let rows = skim.rows(from: origins ?? skim.allZones, executor: executor)
    let summary = rows.summary
    guard summary.costSum.isFinite else {
      throw Failure(
        code: .invalidInput,
        reasons: ["\(path): the costs overflow; check times, capacities and powers"])
    }

    if let output { try output.write(rows.csv(executor: executor), interruption) }
    let record = SkimRecord(
      nodes: network.nodeCount, zones: network.zoneCount, links: network.links.count,
      origins: rows.origins.count, pairs: summary.pairs,
      unreachablePairs: summary.unreachablePairs, costSum: summary.costSum,
      costsAt: flows == nil ? "free_flow" : "flows",
      seconds: (ContinuousClock.now - start) / .seconds(1))
    if arguments.has(.json) {
      try console.answer(record.json)
    } else {
      try console.answer(record.text(title: path))
    }
    return .success
  }

  /// The zones that `--origins` names, in its order; nil for all.
  private static func origins(
    _ arguments: Arguments, zoneCount: Int
  ) throws(Failure) -> [Int32]? {
    guard arguments.has(.origins) else { return nil }
    var origins: [Int32] = []
    var problems: [String] = []
    for word in arguments.list(.origins) {
      let ends = word.split(separator: "-", omittingEmptySubsequences: false).map { Int32($0) }
      guard ends.count <= 2, let first = ends[0], let last = ends[ends.count - 1],
        first >= 1, first <= last, last <= zoneCount
      else {
        problems.append(
          "--origins \"\(word)\" is no zone from 1 to \(zoneCount) and no range of them, as 1-9")
        continue
      }
      origins += first...last
    }
    guard problems.isEmpty else { throw .usage(problems, in: .skim) }
    return origins
  }

  /// What the command tells.
  private struct SkimRecord {
    let nodes: Int
    let zones: Int
    let links: Int
    let origins: Int
    let pairs: Int
    let unreachablePairs: Int
    let costSum: Double
    let costsAt: String
    let seconds: Double

    var json: String {
      TNTPRecord.json([
        "schema_version": 1, "costs_at": TNTPRecord.word(costsAt), "nodes": nodes, "zones": zones,
        "links": links, "origins": origins, "pairs": pairs, "unreachable_pairs": unreachablePairs,
        "cost_sum": costSum, "seconds": seconds,
      ])
    }

    func text(title: String) -> String {
      var table = TextTable([.text("Skim"), .number("")])
      for (name, value) in [
        ("Nodes", "\(nodes)"), ("Zones", "\(zones)"), ("Links", "\(links)"),
        ("Origins", "\(origins)"), ("Pairs of different zones", "\(pairs)"),
        ("... without a path", "\(unreachablePairs)"), ("Sum of costs", costSum.fixed(6)),
        ("Seconds", seconds.fixed(3)),
      ] {
        table.add([name, value])
      }
      let state = costsAt == "flows" ? "at the flows given" : "at free flow"
      return "\(title) \(state)\n\n" + table.text()
    }
  }
}
