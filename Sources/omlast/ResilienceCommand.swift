import FreightAppraisal
import FreightIO
import FreightModel
import FreightPlanner
import FreightReport

/// `omlast resilience`: what the loss of each facility costs and whom it leaves without a way.
enum ResilienceCommand {
  static func run(
    _ session: Session, _ interruption: Interruption
  ) async throws(Failure) -> ExitCode {
    let arguments = session.arguments
    let scenario = try session.scenario(arguments.list(.with))
    let folder = try arguments.text(.output).map { path throws(Failure) in
      try ResultFolder(path, of: session)
    }
    let clock = ContinuousClock()
    let start = clock.now
    let progress = Progress(total: 1, on: session.console)
    let answer = await session.planner.resilience(
      of: scenario, pairsAmong: arguments.count(.pairs),
      worst: arguments.count(.worst) > 0 ? arguments.count(.worst) : nil
    ) { progress.update($0, of: $1) }
    progress.finish()
    session.console.note(
      "solved \(answer.singles.count) losses, \(answer.named.count) restrictions and "
        + "\(answer.pairs.count { !$0.isSingle }) pairs in \((clock.now - start).seconds.fixed(1)) "
        + "s"
    )
    if let folder {
      let dialect = arguments.csvDialect
      let files = ResilienceReport(
        answer, language: session.language, csvDialect: dialect
      ).files
      try folder.write(
        files.map { OutputFile($0) }, interruption)
    }
    if arguments.has(.json) {
      try session.console.answer(json: ResilienceRecord(answer, session))
    } else {
      try session.console.answer(ResilienceText(answer, session).text)
    }
    return verdict(on: answer, session)
  }

  /// Goods without a way are the answer here, and no failure.
  private static func verdict(on answer: Resilience, _ session: Session) -> ExitCode {
    let effects = answer.singles + answer.named.map(\.effect) + answer.pairs.map(\.effect)
    let stopped = effects.filter { !$0.gap.isConverged }
    guard let widest = stopped.max(by: { $0.gap.relative < $1.gap.relative }) else {
      return .success
    }
    session.console.warn(
      "\(stopped.count) losses had a period whose solve stopped before the gap asked for, the "
        + "widest at \(widest.gap.relative.gap) over the year; allow more --iterations")
    return .notConverged
  }
}

extension Command {
  static let resilience = Command(
    name: .resilience,
    summary: "tell what the loss of each road, track, junction or terminal costs",
    examples: [
      Example(line: "omlast resilience", meaning: "every facility in use, one at a time"),
      Example(
        line: "omlast resilience --with RV3747_NEW_A -o out/losses",
        meaning: "with an investment built; also tables and maps in a folder"),
      Example(
        line: "omlast resilience --pairs 10 --json",
        meaning: "also every pair of the ten dearest, for a script"),
      Example(
        line: "omlast resilience --pairs 50 --worst 10",
        meaning: "the ten worst of the 1,225 pairs of the fifty dearest"),
    ],
    arguments: [network],
    options: [.with, .pairs, .worst, .output] + assuming + [.demand, .language, .csvDialect]
      + solving
      + [.force] + everywhere,
    dependent: [.worst: .pairs, .csvDialect: .output, .force: .output],
    notes: [
      "A loss lasts all year: costs are per year of it, for those who still have a way. Goods and "
        + "traffic without one are told in tonnes and vehicles and have no price. A loss that "
        + "nobody's route or train uses is proven to change nothing and not solved.",
      "Of pairs, --worst ranks by the rise of the certified objective; those that cut somebody off "
        + "are always told.",
      "Roadworks, weight limits and other partial losses are rows of closure.csv, with their days.",
    ])
}
