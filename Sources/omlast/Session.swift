import FreightAppraisal
import FreightGraph
import FreightIO
import FreightModel
import FreightPlanner
import FreightReport

/// A study that has been read and can be solved, with the settings of the command line.
struct Session {
  let arguments: Arguments
  let console: Console
  let input: StudyInput
  let planner: Planner

  var study: Study { planner.study }

  /// Reads the study that the command line names.
  ///
  /// Counts are fitted first, so that every command has the same background traffic.
  init(_ arguments: Arguments, _ console: Console) async throws(Failure) {
    self.arguments = arguments
    self.console = console
    input = try StudyInput(arguments)
    let study = try input.read()
    planner = await Planner(
      study,
      PlannerSettings(
        year: try Self.year(arguments, study),
        without: Set(arguments.list(.without).compactMap { Feature(rawValue: $0) }),
        relativeGap: arguments.number(.gap), iterationLimit: arguments.count(.iterations),
        delayValues: DelayValues(rawValue: arguments.choice(.delayValues)) ?? .common,
        workers: arguments.workers)
    ).fitted()
    if let fit = planner.fit, !fit.isConverged {
      console.warn(
        "the background matrix still moved by \(fit.lastMove.percent(3)) % after \(fit.rounds) "
          + "rounds; its fit to the counts is not settled")
    }
  }

  /// What a legend adds where gaps bound nothing; empty where they do.
  var gapDoubt: String { gapDoubtInWords.en }

  /// The same in both languages.
  var gapDoubtInWords: Label {
    planner.delayValues == .common
      ? Label(sv: "", en: "")
      : Label(
        sv: ", som inte begränsar något här: ingen skillnad är säkerställd",
        en: ", which bound nothing here: no difference is certified")
  }

  /// What the gap is called.
  var gapTitle: String {
    switch planner.delayValues {
    case .common: "Relative gap"
    case .perClass: "Relative VI gap, uniqueness not certified,"
    }
  }

  /// The year that `--year` asks for.
  private static func year(_ arguments: Arguments, _ study: Study) throws(Failure) -> Int {
    switch arguments.text(.year) {
    case nil, "base": return study.baseYear
    case "forecast": return study.forecastYear
    case let text?:
      if let year = Int(text), Planner.years.contains(year) { return year }
      let hint = nearest(to: text, in: ["base", "forecast"]).map { "; did you mean \($0)?" } ?? ""
      throw .usage(
        [
          "--year is base, forecast or a year from \(Planner.years.lowerBound) to "
            + "\(Planner.years.upperBound), not \"\(text)\"" + hint
        ], in: arguments.command)
    }
  }

  /// What else the numbers depend on, for the head of a table: `per year; year 2024`; and that gaps
  /// bound nothing, where classes have delay values of their own.
  var conditions: String { conditionsInWords.en }

  /// The same in both languages.
  var conditionsInWords: Label {
    let names = planner.leftOut.map(\.rawValue).joined(separator: ", ")
    let without =
      names.isEmpty
      ? Label(sv: "", en: "") : Label(sv: ", utan \(names)", en: ", without \(names)")
    let values =
      planner.delayValues == .common
      ? Label(sv: "", en: "")
      : Label(
        sv: ", varje klass eget väntetidsvärde (inget säkerställt)",
        en: ", each class's delay values (nothing certified)")
    return Label(
      sv: "per år; år \(planner.year)\(without.sv)\(values.sv)",
      en: "per year; year \(planner.year)\(without.en)\(values.en)")
  }

  /// The language of reports.
  var language: Language { arguments.language }

  /// A name on the terminal.
  func text(_ label: Label) -> String { label[arguments.terminalLanguage] }

  /// The scenario of investments and demand options named on the command line; the base case if
  /// there are none.
  func scenario(_ names: [String]) throws(Failure) -> Scenario {
    guard !names.isEmpty else { return .base }
    do throws(SelectionError) {
      let (chosen, options, level) = try study.selection(names)
      let base = Scenario(
        kind: .base, investments: [], demandOptions: options.map(\.id), demandLevel: level)
      guard !chosen.isEmpty else { return base }
      let needed = chosen.reduce(into: Set<Investment.ID>()) { $0.formUnion($1.needs) }
      let roots = chosen.map(\.id).filter { !needed.contains($0) }
      // One investment with what it needs is a single, as in a study: it gets a map of its own.
      return roots.count == 1
        ? base.building(.single, chosen.map(\.id), subject: roots[0])
        : base.building(.chosen, chosen.map(\.id))
    } catch {
      let isUnknown = error.problems.contains(where: \.isMisspelt)
      let reasons = error.problems.map(\.line)
      throw isUnknown
        ? .usage(reasons, in: arguments.command) : Failure(code: .infeasible, reasons: reasons)
    }
  }

  /// Solves scenarios as a study does, starting from the base case, so that every command gives
  /// the same numbers; the answers are in the order of `wanted`.
  func solve(_ wanted: [Scenario]) async -> [Planner.Solution] {
    let list = [Scenario.base] + wanted.filter { $0.id != Scenario.base.id }
    let progress = Progress(total: list.count, on: console)
    let solutions = await planner.solve(list, progress: { progress.update($0) }) { $0 }
    progress.finish()
    return wanted.map { scenario in solutions.first { $0.scenario.id == scenario.id }! }
  }

  /// What stands before an answer of which a solve missed its gap; nil where all reached it.
  func openGaps(_ outcomes: [ScenarioOutcome]) -> Label? {
    let ids = outcomes.filter { !$0.gap.isConverged }.map(\.scenario.id)
    guard !ids.isEmpty else { return nil }
    let names = ids.joined(separator: ", ")
    let asked = "\(planner.requestedGap)"
    return Label(
      sv: "Ej konvergerat: \(names). Beräkningen av minst en period stannade före gapet "
        + "\(asked.numberTold(in: .sv)), och talen är osäkrare.",
      en: "Not converged: \(names). The solve of at least one period stopped before the gap of "
        + "\(asked), and the numbers are less certain.")
  }

  /// Which of these missed its gap by most, for standard error; nil where none did.
  ///
  /// The gap of the year may be below the one asked for: it is the periods that are solved.
  func missedGap(_ solves: [(name: String, gap: AnnualGap)]) -> String? {
    let stopped = solves.filter { !$0.gap.isConverged }
    return stopped.max { $0.gap.relative < $1.gap.relative }.map { widest in
      let others = stopped.count > 1 ? ", the widest of \(stopped.count) that did not converge" : ""
      return "\(widest.name): the solve of at least one period stopped before the gap of "
        + "\(planner.requestedGap) (over the year \(widest.gap.relative.gap)\(others)); allow more "
        + "--iterations"
    }
  }

  /// The exit code that the answers deserve, with the reason on standard error.
  func verdict(on outcomes: [ScenarioOutcome]) -> ExitCode {
    var code = ExitCode.success
    if let missed = missedGap(outcomes.map { ($0.scenario.id, $0.gap) }) {
      console.warn(missed)
      code = .notConverged
    }
    for outcome in outcomes where !outcome.indicators.unserved.isEmpty {
      let flows = outcome.indicators.unserved.map {
        "\($0.flow) (\($0.tonnes.fixed(0)) t/yr)"
      }
      console.warn(
        "\(outcome.scenario.id): nothing serves \(flows.joined(separator: ", "))")
      code = .infeasible
    }
    for outcome in outcomes {
      for empties in outcome.indicators.empties where empties.unbalanced > 0 {
        console.warn(
          "\(outcome.scenario.id): no way is open for \(empties.unbalanced.fixed(0)) empties of "
            + "\(empties.equipment) a year")
        code = .infeasible
      }
    }
    return code
  }

  /// As of the scenarios; and whether a range, draw, loss, demand option or tighter solve stopped
  /// early.
  func verdict(on result: StudyResult) -> ExitCode {
    let code = verdict(on: result.outcomes)
    let open = result.openSolves
    guard !open.isEmpty else { return code }
    let counts = open.map { "\($0.count) \($0.purpose.inWords.en)" }.joined(separator: ", ")
    console.warn("stopped before their gap: \(counts); allow more --iterations")
    return code == .success ? .notConverged : code
  }
}

extension Arguments {
  /// The language of reports.
  var language: Language { Language(rawValue: choice(.language)) ?? .sv }

  /// How CSV is written.
  var csvDialect: CSVDialect { CSVDialect(rawValue: choice(.csvDialect)) ?? .plain }

  /// The form of an answer, by `--format` or its short form `--json`.
  func format() throws(Failure) -> String {
    let format = has(.json) ? "json" : choice(.format)
    if let idle = idleDialect(in: format) { throw .usage([idle], in: command) }
    return format
  }

  /// What is wrong with a dialect where no CSV is written; nil if nothing is.
  func idleDialect(in format: String) -> String? {
    has(.csvDialect) && format != "csv"
      ? "--csv-dialect has no effect with --format \(format)" : nil
  }

  /// The language of names on the terminal, whose own text is English: English too, unless another
  /// is asked for.
  var terminalLanguage: Language { has(.language) ? language : .en }
}

extension Label {
  /// The text in a language.
  subscript(language: Language) -> String { language == .sv ? sv : en }
}
