import Foundation
import FreightAppraisal
import FreightIO
import FreightModel
import FreightPlanner

/// What is swept.
struct Sweep {
  let manifest: SweepManifest
  let design: SweepDesign
  let parameters: [Parameter]
  let options: [Scenario]

  init(_ session: Session, options: [Scenario]) {
    let arguments = session.arguments
    let method = SweepDesign.Method(rawValue: arguments.choice(.method))!
    self.options = options
    parameters = session.planner.sweptParameters
    manifest = SweepManifest(
      study: session.study.name, year: session.planner.year,
      without: session.planner.without.map(\.rawValue).sorted(),
      relativeGap: session.planner.requestedGap, iterations: arguments.count(.iterations),
      method: method, draws: arguments.count(.draws), seed: arguments.count(.seed),
      options: options.map(\.id), parameters: parameters.map(\.id.name),
      inputs: session.study.inputs.map {
        SweepManifest.Input(path: $0.path, sha256: $0.sha256)
      })
    design = SweepDesign(
      method, draws: manifest.draws, parameters: parameters.count,
      seed: UInt64(manifest.seed))
  }
}

/// Everything that the draws of a sweep depend on.
struct SweepManifest: Codable, Equatable {
  struct Input: Codable, Equatable {
    let path: String
    let sha256: String
  }

  var program = "omlast"
  var schemaVersion = 1
  let study: String
  let year: Int
  let without: [String]
  let relativeGap: Double
  let iterations: Int
  let method: SweepDesign.Method
  let draws: Int
  let seed: Int
  let options: [String]
  let parameters: [String]
  let inputs: [Input]
}

/// A sweep that is finished.
struct SweepResult {
  let sweep: Sweep
  let draws: [SweepDraw]
  /// One per option, then that of building nothing; none if no draw can be compared.
  let summaries: [SweepSummary]

  init(_ sweep: Sweep, _ draws: [SweepDraw]) {
    self.sweep = sweep
    self.draws = draws
    let comparable = draws.filter(\.isComparable)
    summaries =
      comparable.isEmpty
      ? []
      : SweepSummary.all(
        of: comparable,
        values: comparable.map { sweep.design.values(of: sweep.parameters, draw: $0.draw) })
  }

  /// The option whose greatest regret is least; the last stands for building nothing.
  var leastRegret: Int? {
    summaries.indices.min { summaries[$0].greatestRegretSEK < summaries[$1].greatestRegretSEK }
  }

  /// The name of an option, or of building nothing.
  func name(_ option: Int) -> String {
    option < sweep.options.count ? sweep.options[option].id : "nothing"
  }

  /// Parameters whose values go with an option's savings, the strongest first.
  func drivers(of option: Int) -> [(parameter: Parameter, correlation: Double)] {
    zip(sweep.parameters, summaries[option].rankCorrelations).enumerated()
      .sorted { (-abs($0.element.1), $0.offset) < (-abs($1.element.1), $1.offset) }
      .map { (parameter: $0.element.0, correlation: $0.element.1) }
  }

  /// The files of the output folder.
  var files: [FreightIO.OutputFile] {
    [
      FreightIO.OutputFile(path: "sweep.json", text: document),
      FreightIO.OutputFile(path: "draws.csv", text: drawRows),
      FreightIO.OutputFile(path: "parameters.csv", text: parameterRows),
    ]
  }

  private var drawRows: String {
    var text =
      "draw,option_id,base_cost_sek_per_year,saving_sek_per_year,resolution_sek_per_year,"
      + "is_converged,is_comparable\n"
    for draw in draws {
      for (option, scenario) in sweep.options.enumerated() {
        text +=
          "\(draw.draw),\(scenario.id),\(draw.baseCostSEK),\(draw.savingSEK[option]),"
          + "\(draw.resolutionSEK[option]),\(draw.isConverged),\(draw.isComparable)\n"
      }
    }
    return text
  }

  private var parameterRows: String {
    let header = (["draw"] + sweep.parameters.map(\.id.name)).joined(separator: ",")
    return draws.reduce(into: header + "\n") { text, draw in
      let values = sweep.design.values(of: sweep.parameters, draw: draw.draw)
      text += (["\(draw.draw)"] + values.map { "\($0)" }).joined(separator: ",") + "\n"
    }
  }

  /// `sweep.json`.
  var document: String {
    Console.json(SweepRecord(self)) + "\n"
  }
}

/// A finished sweep as JSON.
private struct SweepRecord: Encodable {
  struct Option: Encodable {
    let optionId: String
    let meanSavingSekPerYear: Double
    let standardErrorSekPerYear: Double
    let quantileLevels: [Double]
    let savingQuantilesSekPerYear: [Double]
    let shareSaving: Double
    let shareLoss: Double
    let shareBest: Double
    let greatestRegretSekPerYear: Double
    /// Spearman, by parameter in the order of the manifest.
    let rankCorrelations: [Double]
  }

  let program = "omlast"
  let schemaVersion = 1
  let manifest: SweepManifest
  let notConverged: Int
  let notComparable: Int
  let leastRegretOptionId: String?
  /// The last is that of building nothing.
  let options: [Option]

  init(_ result: SweepResult) {
    manifest = result.sweep.manifest
    notConverged = result.draws.count { !$0.isConverged }
    notComparable = result.draws.count { !$0.isComparable }
    leastRegretOptionId = result.leastRegret.map(result.name)
    options = result.summaries.enumerated().map { index, summary in
      Option(
        optionId: result.name(index), meanSavingSekPerYear: summary.meanSEK,
        standardErrorSekPerYear: summary.standardErrorSEK,
        quantileLevels: SweepSummary.levels, savingQuantilesSekPerYear: summary.quantilesSEK,
        shareSaving: summary.shareSaving, shareLoss: summary.shareLoss,
        shareBest: summary.shareBest, greatestRegretSekPerYear: summary.greatestRegretSEK,
        rankCorrelations: summary.rankCorrelations)
    }
  }
}

/// A finished sweep as a table.
struct SweepText {
  private let result: SweepResult
  private let session: Session

  init(_ result: SweepResult, _ session: Session) {
    self.result = result
    self.session = session
  }

  var text: String {
    let manifest = result.sweep.manifest
    var table = TextTable(
      [.text("Option"), .number("Mean", "MSEK/yr"), .number("Std. error", "MSEK/yr")]
        + SweepSummary.levels.map { .number("\(Int($0 * 100)) %", "MSEK/yr") }
        + [
          .number("Saves", "% of draws"), .number("Costs", "% of draws"),
          .number("Best", "% of draws"), .number("Worst regret", "MSEK/yr"),
        ])
    for (index, summary) in result.summaries.enumerated() {
      table.add(
        [result.name(index), megas(summary.meanSEK), megas(summary.standardErrorSEK)]
          + summary.quantilesSEK.map(megas)
          + [
            summary.shareSaving.percent(), summary.shareLoss.percent(),
            summary.shareBest.percent(), megas(summary.greatestRegretSEK),
          ])
    }
    var drivers = TextTable([
      .text("Option"), .text("Parameter"), .number("Rank correlation", "with saving"),
    ])
    for index in result.sweep.options.indices where !result.summaries.isEmpty {
      for driver in result.drivers(of: index).prefix(5) {
        drivers.add([
          result.name(index),
          session.text(driver.parameter.meaning)
            + (driver.parameter.provenance.isEstimate ? " *" : ""),
          driver.correlation.fixed(2),
        ])
      }
    }
    let choice = result.leastRegret.map {
      "Least worst regret: \(result.name($0)), before what it costs to build.\n"
    }
    return """
      \(session.study.title)
      Savings against the base case over \(manifest.draws) draws of \(manifest.parameters.count) \
      parameters (\(manifest.method.rawValue), seed \(manifest.seed)), \(session.conditions)

      \(table.text())
      \(drivers.text())
      \(choice ?? "")Triangles over the ranges of parameter.csv with their peak at the value, drawn \
      independently. "*": the row is an estimate.

      """
  }

  private func megas(_ value: Double) -> String { (value / 1e6).fixed(3) }
}
