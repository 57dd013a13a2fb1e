import FreightAppraisal
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
  init(_ arguments: Arguments, _ console: Console) throws(Failure) {
    self.arguments = arguments
    self.console = console
    input = try StudyInput(arguments)
    planner = Planner(
      try input.read(), relativeGap: arguments.number(.gap),
      iterationLimit: arguments.count(.iterations), workers: arguments.count(.workers))
  }

  /// The language of names and report.
  var language: Language { Language(rawValue: arguments.choice(.language)) ?? .sv }

  /// A name in the language chosen.
  func text(_ label: Label) -> String {
    switch language {
    case .sv: label.sv
    case .en: label.en
    }
  }

  /// The scenario of investments named on the command line; the base case if there are none.
  func scenario(_ names: [String]) throws(Failure) -> Scenario {
    guard !names.isEmpty else { return Scenario(kind: .base, investments: []) }
    do throws(SelectionError) {
      let chosen = try study.investments.selection(names)
      let needed = chosen.reduce(into: Set<Investment.ID>()) { $0.formUnion($1.needs) }
      let roots = chosen.map(\.id).filter { !needed.contains($0) }
      // One investment with what it needs is a single, as in a study: it gets a map of its own.
      return roots.count == 1
        ? Scenario(kind: .single, investments: chosen.map(\.id), subject: roots[0])
        : Scenario(kind: .chosen, investments: chosen.map(\.id))
    } catch {
      let isUnknown = error.problems.contains { if case .unknown = $0 { true } else { false } }
      let reasons = error.problems.map(\.line)
      throw isUnknown
        ? .usage(reasons, in: arguments.command) : Failure(code: .infeasible, reasons: reasons)
    }
  }

  /// Solves scenarios as a study does, starting from the base case, so that every command gives
  /// the same numbers; the answers are in the order of `wanted`.
  func solve(_ wanted: [Scenario]) async -> [Planner.Solution] {
    let list = [Scenario(kind: .base, investments: [])] + wanted.filter { !$0.investments.isEmpty }
    let progress = Progress(total: list.count, on: console)
    let solutions = await planner.solve(list, progress: { progress.update($0) }) { $0 }
    progress.finish()
    return wanted.map { scenario in solutions.first { $0.scenario.id == scenario.id }! }
  }

  /// The exit code that the answers deserve, with the reason on standard error.
  func verdict(on outcomes: [ScenarioOutcome]) -> ExitCode {
    var code = ExitCode.success
    let stopped = outcomes.filter { !$0.gap.isConverged }
    if let widest = stopped.max(by: { $0.gap.relative < $1.gap.relative }) {
      let others = stopped.count > 1 ? ", the widest of \(stopped.count) that did not converge" : ""
      console.warn(
        "\(widest.scenario.id) stopped at a relative gap of \(widest.gap.relative.gap), not "
          + "\(planner.requestedGap)\(others); allow more --iterations")
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
}
