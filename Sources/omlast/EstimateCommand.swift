import FreightAppraisal
import FreightIO
import FreightModel
import FreightPlanner
import FreightReport

/// `omlast estimate`: the background matrix from traffic counts, and how well it explains them.
enum EstimateCommand {
  static func run(
    _ session: Session, _ interruption: Interruption
  ) throws(Failure) -> ExitCode {
    let arguments = session.arguments
    let output = try arguments.text(.output).map { path throws(Failure) in
      try TargetFile(
        path, "background matrix", arguments)
    }
    guard let fit = session.planner.fit else {
      throw Failure(
        code: .infeasible,
        reasons: ["there is nothing to estimate: count.csv or background.csv has no rows"])
    }
    if let output {
      try output.write(BackgroundText.rows(session.study.demand.background), interruption)
    }
    if arguments.has(.json) {
      try session.console.answer(json: Record(backgroundFit: BackgroundFitEntry(fit)))
    } else {
      try session.console.answer(text(of: fit, session))
    }
    return fit.isConverged ? .success : .notConverged
  }

  private static func text(of fit: MatrixFit, _ session: Session) -> String {
    var counts = TextTable([
      .text("Count"), .text("Direction"), .number("Counted", "per day"),
      .number("Goods", "per day"), .number("Matrix", "per day"),
      .number("Fixed traffic", "per day"), .number("Difference", "per day"), .number("GEH"),
      .number("GEH", "fixed traffic too"),
      .text("Finding"),
    ])
    for entry in fit.entries {
      counts.add([
        entry.count.id.name + (entry.count.provenance.isEstimate ? " *" : ""),
        entry.count.direction.rawValue, entry.count.vehiclesPerDay.fixed(0),
        entry.freight.fixed(0), entry.matrix.fixed(0), entry.preload.fixed(0),
        entry.difference.fixed(0), entry.geh.fixed(2), entry.gehOfModel.fixed(2),
        entry.finding == .explained ? "" : entry.finding.rawValue,
      ])
    }
    let state =
      fit.isConverged
      ? "settled after \(fit.rounds) rounds"
      : "not settled after \(fit.rounds) rounds (it still moves by \(fit.lastMove.percent(3)) %)"
    return """
      \(session.text(session.study.title))
      Traffic counts and what explains them, both directions where both were counted

      \(counts.text())
      Matrix: \(fit.priorTotal.fixed(0)) vehicles a day before, \(fit.total.fixed(0)) after; its \
      pairs moved by \(fit.relativeChange.percent()) % of the prior; \(state).
      \(fit.emptyPairs) of \(fit.pairs.count) pairs are empty and stay so; \(fit.uncountedPairs) \
      are seen by no count and keep their prior.
      GEH is in the busiest hour: of goods and matrix, before fixed traffic fills what is \
      missing, and of all three. \(fit.estimatedCounts) of \(fit.entries.count) counts are \
      estimates ("*"): the matrix is fitted to assumptions there.

      """
  }

  /// What the command tells: the same record of the fit as in `study.json`.
  private struct Record: Encodable {
    var schemaVersion = 2
    let backgroundFit: BackgroundFitEntry
  }
}

/// The text of a `background.csv`.
enum BackgroundText {
  static let header =
    "origin_node_id,destination_node_id,vehicle_id,vehicles_per_day,source,confidence"

  /// Header and rows, each with its line break; no more digits than an estimate deserves.
  static func rows(_ background: [BackgroundFlow]) -> [String] {
    [header + "\n"]
      + background.map { flow in
        [
          flow.origin.name, flow.destination.name, flow.vehicle.name, flow.vehiclesPerDay.fixed(3),
          "\"" + flow.provenance.source.replacing("\"", with: "\"\"") + "\"",
          flow.provenance.confidence.rawValue,
        ].joined(separator: ",") + "\n"
      }
  }
}
