import FreightAppraisal
import FreightIO
import FreightPlanner

/// What a study would take: two of its scenarios are solved and timed, the rest is by proportion.
struct DryRun {
  private let session: Session
  private let folder: ResultFolder
  private let scenarios: [Scenario]
  private let demandRuns: [DemandRun]

  init(
    _ session: Session, _ folder: ResultFolder, _ scenarios: [Scenario], _ demandRuns: [DemandRun]
  ) {
    self.demandRuns = demandRuns
    self.session = session
    self.folder = folder
    self.scenarios = scenarios
  }

  /// Prints the estimate; writes nothing.
  func run() async throws(Failure) -> ExitCode {
    let options = scenarios.dropFirst()
    let base = await sample(Array(scenarios.prefix(1)))
    var seconds = base.seconds
    var bytes = Double(base.bytes)
    for kind in [Scenario.Kind.single, .package] {
      let alike = options.filter { $0.kind == kind }
      guard let one = alike.last else { continue }
      let pair = await sample([scenarios[0], one])
      let count = Double(alike.count)
      let workers = Double(min(session.arguments.count(.workers), alike.count))
      seconds += count * max(0, pair.seconds - base.seconds) / workers
      bytes += count * Double(max(0, pair.bytes - base.bytes))
    }
    if let one = demandRuns.first {
      let sample = await sample([scenarios[0]], [one])
      let count = Double(demandRuns.count)
      let workers = Double(min(session.arguments.count(.workers), demandRuns.count))
      seconds += count * max(0, sample.seconds - base.seconds) / workers
      bytes += count * Double(max(0, sample.bytes - base.bytes))
    }
    let record = Record(
      scenarios: scenarios.count + demandRuns.reduce(0) { $0 + $1.scenarios.count },
      estimatedSeconds: seconds, estimatedBytes: Int(bytes), output: folder.path)
    if session.arguments.has(.json) {
      try session.console.answer(json: record)
    } else {
      try session.console.answer(
        """
        \(record.scenarios) scenarios: about \(seconds.fixed(1)) s and \
        \((bytes / 1e6).fixed(1)) MB in \(folder.path); nothing was written

        """)
    }
    return .success
  }

  private func sample(
    _ list: [Scenario], _ demandRuns: [DemandRun] = []
  ) async -> (seconds: Double, bytes: Int) {
    let clock = ContinuousClock()
    let start = clock.now
    let result = await session.planner.result(
      of: list, demandRuns: demandRuns,
      command: session.arguments.reproducing(network: session.input.network)
    ) { _ in }
    let files = folder.files(for: result)
    return ((clock.now - start).seconds, files.reduce(0) { $0 + $1.bytes.count })
  }

  private struct Record: Encodable {
    var schemaVersion = 1
    let scenarios: Int
    let estimatedSeconds: Double
    let estimatedBytes: Int
    let output: String
  }
}
