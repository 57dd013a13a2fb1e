import FreightAppraisal
import FreightIO
import FreightModel
import FreightPlanner
import FreightReport

/// `omlast compare`: two scenarios side by side, and B less A.
enum CompareCommand {
  static func run(_ session: Session) async throws(Failure) -> ExitCode {
    let format = try session.arguments.format()
    guard !session.arguments.has(.scaleEconomies) || ["text", "json"].contains(format) else {
      throw .usage(
        ["--scale-economies is shown as text or JSON, not as \(format)"], in: .compare)
    }
    let pair = try scenarios(session)
    let solutions = await session.solve(pair)
    let outcomes = solutions.map { session.planner.outcome(of: $0) }
    let scaled =
      session.arguments.has(.scaleEconomies)
      ? await session.planner.scaleEconomies(of: pair) : []
    let differences = ScenarioDifferences(session, outcomes[0], outcomes[1], scaled)
    switch format {
    case "json": try session.console.answer(json: differences.record)
    case "csv": try session.console.answer(differences.csv(session.arguments.csvDialect))
    case "md": try session.console.answer(differences.page.markdown)
    case "html": try session.console.answer(differences.page.html)
    default:
      try session.console.answer(
        differences.text
          + (scaled.isEmpty
            ? ""
            : "\n"
              + ScaleText(scaled: scaled, language: session.arguments.terminalLanguage).text))
    }
    let isSame = pair[0].id == pair[1].id
    return session.verdict(on: isSame ? [outcomes[0]] : outcomes)
  }

  /// A and B; what is wrong with either is told together.
  private static func scenarios(_ session: Session) throws(Failure) -> [Scenario] {
    var pair: [Scenario] = []
    var failures: [Failure] = []
    for word in session.arguments.positionals {
      do throws(Failure) {
        pair.append(try scenario(word, session))
      } catch {
        failures.append(error)
      }
    }
    guard failures.isEmpty else {
      let isUsage = failures.contains { $0.code == .usage }
      let reasons = failures.flatMap(\.reasons)
      throw isUsage
        ? .usage(reasons, in: .compare) : Failure(code: .infeasible, reasons: reasons)
    }
    return pair
  }

  /// The scenario that a word names: `base`, or investments and demand options joined by `+`.
  static func scenario(_ word: String, _ session: Session) throws(Failure) -> Scenario {
    let names = names(in: word)
    guard !names.contains("") else {
      throw .usage(["\"\(word)\" has an empty name"], in: session.arguments.command)
    }
    let study = session.study
    let known =
      ["base"] + study.investments.map(\.id.name) + study.demandOptions.map(\.id.name)
    guard word == "base" || nearest(to: word, in: known) != "base" else {
      throw .usage(
        ["no scenario is called \"\(word)\"; did you mean base?"], in: session.arguments.command)
    }
    // As results name a scenario with nothing built under a demand option: base+OPTION.
    return try session.scenario(names.first == "base" ? Array(names.dropFirst()) : names)
  }
}
