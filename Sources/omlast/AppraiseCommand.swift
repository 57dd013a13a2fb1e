import FreightAppraisal
import FreightIO
import FreightModel
import FreightPlanner

/// `omlast appraise`: what packages are worth over their years.
enum AppraiseCommand {
  static func run(_ session: Session) async throws(Failure) -> ExitCode {
    let format = try session.arguments.format()
    let indices = try priceIndices(session)
    let chosen = try session.headlinesOrChosen(for: .appraise)
    let planner = session.planner
    let outcomes = await session.solve([chosen[0].reference] + chosen).map {
      planner.outcome(of: $0)
    }
    let basis = AppraisalBasis(session.study, year: planner.year, indices: indices)
    let appraisals = outcomes.dropFirst().map { outcome in
      PackageAppraisal(
        outcomes[0], outcome, Comparison(outcomes[0], outcome),
        investments: planner.scenarios.investments(of: outcome.scenario), basis: basis)
    }
    let record = AppraisalRecord(session, basis, appraisals)
    switch format {
    case "json": try session.console.answer(json: record)
    case "csv": try session.console.answer(record.csv(session.arguments.csvDialect))
    default:
      try session.console.answer(
        (session.openGaps(outcomes).map { session.text($0) + "\n" } ?? "")
          + AppraisalText(session, basis, appraisals).text)
    }
    return session.verdict(on: outcomes)
  }

  /// The factors of `--price-index`, by price level.
  static func priceIndices(_ session: Session) throws(Failure) -> [String: Double] {
    let known = Set(session.study.investments.map(\.priceLevel))
    var indices: [String: Double] = [:]
    var problems: [String] = []
    for entry in session.arguments.list(.priceIndex) {
      let parts = entry.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2, let factor = Double(parts[1]), factor > 0, factor.isFinite else {
        problems.append("--price-index is LEVEL=FACTOR with a factor above 0, not \"\(entry)\"")
        continue
      }
      if !known.contains(parts[0]) {
        let levels = known.sorted().joined(separator: ", ")
        problems.append("no investment has the price level \"\(parts[0])\"; there are \(levels)")
      }
      if indices.updateValue(factor, forKey: parts[0]) != nil {
        problems.append("--price-index has \(parts[0]) twice")
      }
    }
    guard problems.isEmpty else { throw .usage(problems, in: session.arguments.command) }
    return indices
  }
}
