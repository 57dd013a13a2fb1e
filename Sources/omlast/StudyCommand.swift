import FreightAppraisal
import FreightIO
import FreightModel
import FreightPlanner

/// `omlast study`: every investment and every feasible package against the base case.
enum StudyCommand {
  static func run(
    _ session: Session, _ interruption: Interruption
  ) async throws(Failure) -> ExitCode {
    let arguments = session.arguments
    let folder = try ResultFolder(
      arguments.text(.output) ?? "out/\(session.study.name)", of: session)
    let scenarios = session.planner.scenarios.study()
    guard !arguments.has(.dryRun) else {
      return try await DryRun(session, folder, scenarios).run()
    }
    let clock = ContinuousClock()
    let start = clock.now
    let progress = Progress(total: scenarios.count, on: session.console)
    let result = await session.planner.result(
      of: scenarios,
      scaled: arguments.has(.noScaleEconomies)
        ? [] : session.planner.scenarios.scaled(session.study.scaleSets),
      command: arguments.reproducing(network: session.input.network)
    ) { progress.update($0) }
    progress.finish()
    session.console.note(
      "solved \(scenarios.count) scenarios in \((clock.now - start).seconds.fixed(1)) s")

    let files = folder.files(for: result)
    try folder.write(files, interruption)
    if arguments.has(.json) {
      try session.console.answer(session.document(of: result))
    } else {
      try session.console.answer(summary(of: result, session))
    }
    return session.verdict(on: result.outcomes)
  }

  /// The tables on the terminal: each investment alone, then the packages.
  private static func summary(of result: StudyResult, _ session: Session) -> String {
    var singles = TextTable([.text("Investment"), .text("")] + numbers)
    var packages = TextTable([.text("Package")] + numbers)
    let investments = Dictionary(
      uniqueKeysWithValues: result.study.investments.map { ($0.id, $0) })
    for (outcome, comparison) in zip(result.outcomes.dropFirst(), result.comparisons) {
      let scenario = outcome.scenario
      let isEstimate = scenario.investments.contains {
        investments[$0]?.provenance.isEstimate == true
      }
      let changes =
        comparison.industryCost + [comparison.backgroundCost, comparison.totalCost]
      let cells =
        changes.map { $0.text(per: 1e6, digits: 3) } + [outcome.gap.relative.gap]
      let mark = isEstimate ? " *" : ""
      if let subject = scenario.subject {
        let needs = scenario.investments.filter { $0 != subject }.map { " + \($0)" }.joined()
        let name = investments[subject].map { session.text($0.name) } ?? ""
        singles.add(["\(subject)\(mark)", name + needs] + cells)
      } else {
        packages.add([scenario.id + mark] + cells)
      }
    }
    let base = result.base
    return """
      \(result.study.title)
      Change in cost against the base case; minus is a saving

      \(singles.text())
      \(packages.isEmpty ? "" : packages.text() + "\n")\
      Base case: \((base.indicators.freightCostSEK / 1e6).fixed(1)) MSEK/yr for freight (logsum over chains), \
      \((base.indicators.background.costSEK / 1e6).fixed(1)) MSEK/yr for background traffic (matrix), \
      relative gap \(base.gap.relative.gap).
      "< gap": smaller than the two solves' gaps. "*": the investment is an estimate.

      """
  }

  private static let numbers: [TextTable.Column] =
    (Industry.allCases.map(\.title) + ["Background", "Total"]).map { .number($0, "MSEK/yr") }
    + [.number("Gap", "relative")]
}

extension Industry {
  /// The industry as a heading.
  var title: String {
    switch self {
    case .vehicle: "Vehicle"
    case .manufacturing: "Manufacturing"
    case .other: "Other"
    }
  }
}

extension Difference {
  /// The difference in units of `unit`, or that it is not resolved.
  func text(per unit: Double, digits: Int) -> String {
    guard isComparable else { return "unserved" }
    return isResolved ? (value / unit).fixed(digits) : "< gap"
  }
}

extension Duration {
  /// The duration in seconds.
  var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }
}
