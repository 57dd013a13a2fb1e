import FreightAppraisal
import FreightIO
import FreightModel
import FreightPlanner

/// `omlast sweep`: what the options are worth when all parameters are drawn from their ranges.
enum SweepCommand {
  static func run(
    _ session: Session, _ interruption: Interruption
  ) async throws(Failure) -> ExitCode {
    let arguments = session.arguments
    let path = arguments.text(.output) ?? "out/\(session.study.name)-sweep"
    let sweep = Sweep(session, options: try options(session))
    let folder = OutputFolder(
      path: path, force: arguments.has(.force), keeping: session.input.folders)
    let draws: [SweepDraw]
    do throws(OutputError) { try folder.check() } catch {
      throw Failure(code: .usage, reasons: [error.line])
    }
    let journal: SweepJournal<SweepManifest, SweepDraw>
    do throws(JournalError) {
      journal = try SweepJournal(
        path: path + ".journal", header: sweep.manifest, restart: arguments.has(.force))
      draws = try await solve(sweep, journal, session, interruption)
    } catch {
      throw Failure(code: .usage, reasons: [error.line])
    }

    let result = SweepResult(sweep, draws)
    try interruption.protecting(path) { () throws(Failure) in
      do throws(OutputError) { try folder.write(result.files) } catch {
        throw Failure(code: .usage, reasons: [error.line])
      }
      journal.remove()
    }
    session.console.note("wrote \(path)")
    try session.console.answer(
      arguments.has(.json) ? result.document : SweepText(result, session).text)
    return verdict(on: result, session)
  }

  /// The package of `--with`, or every headline, under the demand options of `--with`.
  private static func options(_ session: Session) throws(Failure) -> [Scenario] {
    let options = try session.headlinesOrChosen(for: .sweep)
    guard options[0].demandOptions.isEmpty else {
      throw .usage(["--with names investments here, and no demand options"], in: .sweep)
    }
    return options
  }

  private static func solve(
    _ sweep: Sweep, _ journal: SweepJournal<SweepManifest, SweepDraw>, _ session: Session,
    _ interruption: Interruption
  ) async throws(JournalError) -> [SweepDraw] {
    let done = Dictionary(
      journal.answers.map { ($0.draw, $0) }, uniquingKeysWith: { first, _ in first })
    let count = sweep.manifest.draws
    if !done.isEmpty {
      session.console.note(
        "going on with \(journal.path): \(done.count) of \(count) draws are done")
    }
    var finished = done.count
    func remember() {
      interruption.remember(
        "\(finished) of \(count) draws are kept in \(journal.path): the same command goes on")
    }
    remember()
    let clock = ContinuousClock()
    let start = clock.now
    let progress = Progress(
      total: count, of: "draws", before: finished, on: session.console)
    let draws = try await session.planner.sweep(
      sweep.design, of: sweep.options, done: done
    ) { (draw: SweepDraw) throws(JournalError) in
      try journal.append(draw)
      finished += 1
      remember()
      progress.update(finished)
    }
    progress.finish()
    let seconds = (clock.now - start).seconds
    session.console.note(
      "solved \(count - done.count) draws of \(sweep.options.count + 1) scenarios in "
        + "\(seconds.fixed(1)) s")
    return draws
  }

  private static func verdict(on result: SweepResult, _ session: Session) -> ExitCode {
    var code = ExitCode.success
    let open = result.draws.count { !$0.isConverged }
    if open > 0 {
      session.console.warn("\(open) draws did not reach the gap; allow more --iterations")
      code = .notConverged
    }
    let unlike = result.draws.count { !$0.isComparable }
    if unlike > 0 {
      session.console.warn(
        "in \(unlike) draws an option serves other goods than the base case; they are left out of "
          + "the summary")
      code = .infeasible
    }
    return code
  }
}

extension Session {
  /// The package of `--with`, or every headline, under the demand options of `--with`.
  func headlinesOrChosen(for command: Command.Name) throws(Failure) -> [Scenario] {
    let scenario = try scenario(arguments.list(.with))
    if !scenario.investments.isEmpty { return [scenario] }
    let headlines = planner.scenarios.headlineScenarios().map {
      scenario.building($0.kind, $0.investments)
    }
    guard !headlines.isEmpty else {
      throw .usage(["headline.csv names no package; name investments with --with"], in: command)
    }
    return headlines
  }
}

extension Command {
  static let sweep = Command(
    name: .sweep,
    summary: "tell how sure a saving is, with all parameters drawn from their ranges",
    examples: [
      Example(line: "omlast sweep", meaning: "1000 draws for every package of headline.csv"),
      Example(
        line: "omlast sweep --with RV3747_NEW_A --draws 200 --seed 7",
        meaning: "one investment, other draws"),
    ],
    arguments: [network],
    options: [.with, .draws, .method, .seed] + assuming + [.demand, .output] + solving
      + [.force] + everywhere,
    notes: [
      "Each draw takes every parameter that has a range from a triangle with its peak at the "
        + "table's value, independently, and solves the base case and every option with the same "
        + "values. Ranges are those of parameter.csv; the background stays as it was estimated.",
      "Savings are those of the year solved, before what the investment costs.",
      "Draws are written to <output>.journal as they come; after an interruption the same command "
        + "goes on and ends with the same bytes. --output is out/<name of the network>-sweep by "
        + "default; --force begins anew.",
    ])
}
