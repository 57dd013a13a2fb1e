import FreightAppraisal
import FreightModel
import FreightPlanner

/// A finished sweep as tables.
struct SweepText {
  private let result: SweepResult
  private let session: Session

  init(_ result: SweepResult, _ session: Session) {
    self.result = result
    self.session = session
  }

  var text: String {
    let manifest = result.sweep.manifest
    var drivers = TextTable([
      .text("Option"), .text("Parameter"), .number("Rank correlation", "with saving"),
    ])
    for (index, summary) in (result.savings?.summaries ?? []).dropLast().enumerated() {
      for driver in result.answer.drivers(of: summary).prefix(5) {
        drivers.add([
          result.name(index),
          session.text(driver.parameter.meaning)
            + (driver.parameter.provenance.isEstimate ? " *" : ""),
          driver.correlation.fixed(2),
        ])
      }
    }
    return """
      \(session.text(session.study.title))
      \(manifest.draws) draws of \(manifest.parameters.count) parameters \
      (\(manifest.method.rawValue), seed \(manifest.seed)), \(session.conditions)

      \(result.savings.map { table("Saving", $0, "MSEK/yr", per: 1e6, digits: 3) } ?? "")\
      \(result.values.map { table("NNV", $0, "MSEK", per: 1, digits: 0) } ?? "")\
      \(drivers.text())
      Saving: freight and background against the base case, before what is built is paid. NNV: the \
      whole appraisal, its rates and periods not drawn. Triangles over the ranges of parameter.csv \
      with their peak at the value, drawn independently. "*": the row is an estimate.

      """
  }

  private func table(
    _ title: String, _ measure: SweepAnswer.Measure, _ unit: String, per scale: Double,
    digits: Int
  ) -> String {
    var table = TextTable(
      [.text(title), .number("Mean", unit), .number("Std. error", unit)]
        + SweepSummary.levels.map { .number("\(Int($0 * 100)) %", unit) }
        + [
          .number("Above 0", "% of draws"), .number("Below 0", "% of draws"),
          .number("Best", "% of draws"), .number("Worst regret", unit),
        ])
    func cell(_ value: Double) -> String { (value / scale).fixed(digits) }
    for (index, summary) in measure.summaries.enumerated() {
      table.add(
        [result.name(index), cell(summary.mean), cell(summary.standardError)]
          + summary.quantiles.map(cell)
          + [
            summary.shareAboveZero.percent(), summary.shareBelowZero.percent(),
            summary.shareBest.percent(), cell(summary.greatestRegret),
          ])
    }
    let left = result.draws.count - measure.draws
    return table.text()
      + "Least worst regret: \(result.name(measure.leastRegret))."
      + (left > 0 ? " \(left) draws without all options' \(title) are left out." : "")
      + "\n\n"
  }
}
