import FreightAppraisal
import FreightIO
import FreightPlanner

/// What a study would take: one piece of work of each kind is done and timed, the rest is by
/// proportion.
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
    let base = await sample(Array(scenarios.prefix(1)))
    let listed = await listedScenarios(base)
    let beyond = session.arguments.has(.quick) ? Beyond() : await beyondScenarios(base)
    let record = Record(
      scenarios: scenarios.count + demandRuns.reduce(0) { $0 + $1.scenarios.count },
      tighterSolves: scenarios.count,
      trainLoops: beyond.trainLoops, headroomQuestions: beyond.questions,
      rangeEnds: beyond.rangeEnds, draws: beyond.draws, losses: beyond.losses,
      estimatedSeconds: listed.seconds + beyond.seconds,
      estimatedBytes: Int(listed.bytes + beyond.bytes), output: folder.path)
    if session.arguments.has(.json) {
      try session.console.answer(json: record)
    } else {
      try session.console.answer(record.text)
    }
    return .success
  }

  /// A result with the time that it took and the bytes that are written of it.
  private struct Sample {
    let result: StudyResult
    let seconds: Double
    let bytes: Int
  }

  /// Time and output of the scenarios, with their tighter solves, and demand options. Two of each
  /// kind tell what one more takes: the first of a kind brings tables and maps of its own.
  private func listedScenarios(_ base: Sample) async -> (seconds: Double, bytes: Double) {
    var (seconds, bytes) = (base.seconds, Double(base.bytes))
    func add(_ one: Sample, _ two: Sample, _ count: Int) {
      let more = (two.seconds - one.seconds) * rounds(of: count - 1)
      seconds += max(0, one.seconds - base.seconds) + max(0, more)
      bytes += Double(one.bytes - base.bytes + (count - 1) * (two.bytes - one.bytes))
    }
    for kind in [Scenario.Kind.single, .package] {
      let alike = scenarios.dropFirst().filter { $0.kind == kind }
      guard let last = alike.last else { continue }
      let one = await sample([scenarios[0], last])
      add(
        one, alike.count > 1 ? await sample([scenarios[0], alike[0], last]) : one, alike.count)
    }
    if let last = demandRuns.last {
      let one = await sample([scenarios[0]], [demandRuns[0]])
      add(
        one, demandRuns.count > 1 ? await sample([scenarios[0]], [demandRuns[0], last]) : one,
        demandRuns.count)
    }
    return (seconds, bytes)
  }

  /// How often the time of one piece of work passes while so many are done by all workers.
  private func rounds(of pieces: Int) -> Double {
    Double(pieces) / Double(Platform.workers(session.arguments.workers, for: pieces))
  }

  /// Solves as a study does, tighter too.
  private func sample(_ list: [Scenario], _ demandRuns: [DemandRun] = []) async -> Sample {
    let clock = ContinuousClock()
    let start = clock.now
    var result = await session.planner.result(
      of: list, demandRuns: demandRuns,
      command: session.arguments.reproducing(network: session.input.network)
    ) { _ in }
    result.accuracies = await session.planner.accuracies(of: result) { _ in }
    let bytes = bytes(of: result)
    return Sample(result: result, seconds: (clock.now - start).seconds, bytes: bytes)
  }

  private func bytes(of result: StudyResult) -> Int {
    folder.files(for: result).reduce(0) { $0 + $1.bytes.count }
  }

  /// What comes after the scenarios, and how long it takes.
  private struct Beyond {
    var trainLoops = 0
    var questions = 0
    var rangeEnds = 0
    var draws = 0
    var losses = 0
    var seconds = 0.0
    /// Of the losses, which are most of it.
    var bytes = 0.0
  }

  /// The steps of `Session.addBeyondScenarios`, but for the search for switching values: how many
  /// solves it takes is known only when the ends of the ranges are.
  private func beyondScenarios(_ base: Sample) async -> Beyond {
    let planner = session.planner
    let headlines = planner.scenarios.headlineScenarios()
    var beyond = Beyond()
    if !session.arguments.has(.noScaleEconomies) {
      beyond.trainLoops = planner.scaleLoops
      let one = await seconds { _ = await planner.scaleEconomies(of: [.base], from: [.planned]) }
      beyond.seconds += one * rounds(of: beyond.trainLoops)
    }
    beyond.questions =
      session.headroomScenarios(scenarios).count * Session.growingIndustries.count
    // One question keeps all workers busy with its periods.
    let question = await seconds {
      _ = await planner.throughput(of: scenarios[0], growing: Session.growingIndustries[0])
    }
    beyond.seconds += question * Double(beyond.questions)
    beyond.rangeEnds = planner.sensitivitySolves
    beyond.draws = session.drawCount
    if !headlines.isEmpty {
      // An end of a range is solved as a draw is: base case and headline packages.
      let design = SweepDesign(
        .monteCarlo, draws: 1, parameters: planner.sweptParameters.count, seed: 1)
      let trial = await seconds {
        _ = await planner.sweep(design, of: headlines, done: [:]) { _ in }
      }
      let ends = beyond.rangeEnds / headlines.count
      beyond.seconds += trial * (rounds(of: ends) + rounds(of: beyond.draws))
    }
    let plan = await planner.lossPlan(of: scenarios[0])
    beyond.losses = plan.count
    var result = base.result
    let loss = await seconds { result.resilience = await planner.sketch(of: plan) }
    beyond.seconds += loss * rounds(of: plan.count)
    beyond.bytes = Double(bytes(of: result) - base.bytes)
    return beyond
  }

  private func seconds(_ work: () async -> Void) async -> Double {
    let clock = ContinuousClock()
    let start = clock.now
    await work()
    return (clock.now - start).seconds
  }

  private struct Record: Encodable {
    var schemaVersion = 1
    let scenarios: Int
    /// Of the scenarios, but not of those of demand options.
    let tighterSolves: Int
    /// Loops in which trains follow their goods.
    let trainLoops: Int
    let headroomQuestions: Int
    /// Headline packages at an end of a parameter's range.
    let rangeEnds: Int
    let draws: Int
    let losses: Int
    let estimatedSeconds: Double
    let estimatedBytes: Int
    let output: String

    var text: String {
      let work = [
        (scenarios, "scenarios"), (tighterSolves, "tighter solves"), (trainLoops, "train loops"),
        (headroomQuestions, "questions of headroom"), (rangeEnds, "ends of ranges"),
        (draws, "draws"), (losses, "losses"),
      ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
      return """
        \(work.joined(separator: ", ")): about \(estimatedSeconds.fixed(1)) s and \
        \((Double(estimatedBytes) / 1e6).fixed(1)) MB in \(output); nothing was written

        """
    }
  }
}
