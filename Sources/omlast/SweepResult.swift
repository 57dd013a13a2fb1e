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
      without: session.planner.leftOut.map(\.rawValue),
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
  var version = omlastVersion
  var schemaVersion = 2
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

/// A sweep that is finished, as files.
struct SweepResult {
  let sweep: Sweep
  let answer: SweepAnswer

  var draws: [SweepDraw] { answer.draws }
  var savings: SweepAnswer.Measure? { answer.savings }
  var values: SweepAnswer.Measure? { answer.values }

  init(_ sweep: Sweep, _ draws: [SweepDraw]) {
    self.sweep = sweep
    answer = SweepAnswer(
      options: sweep.options, parameters: sweep.parameters, design: sweep.design, draws: draws)
  }

  /// The name of an option, or of building nothing.
  func name(_ option: Int) -> String {
    option < sweep.options.count ? sweep.options[option].id : "nothing"
  }

  /// The files of the output folder.
  var files: [OutputFile] {
    [
      OutputFile(path: "sweep.json", text: document),
      OutputFile(path: "draws.csv", text: drawRows),
      OutputFile(path: "parameters.csv", text: parameterRows),
    ]
  }

  private var drawRows: String {
    var text =
      "draw,option_id,base_cost_sek_per_year,saving_sek_per_year,resolution_sek_per_year,nnv_msek,"
      + "is_converged,is_comparable,facilities_above_capacity\n"
    for draw in draws {
      for (option, scenario) in sweep.options.enumerated() {
        let value = draw.netPresentValueMSEK[option].map { "\($0)" } ?? ""
        text +=
          "\(draw.draw),\(scenario.id),\(draw.baseCostSEK),\(draw.savingSEK[option]),"
          + "\(draw.resolutionSEK[option]),\(value),\(draw.isConverged),\(draw.isComparable),"
          + "\(draw.overCapacity[option].count)\n"
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
  var document: String { Console.json(SweepRecord(self)) + "\n" }
}

/// A finished sweep as JSON.
private struct SweepRecord: Encodable {
  struct Measure: Encodable {
    let draws: Int
    let leastRegretOptionId: String
    /// The last is that of building nothing.
    let options: [Option]

    init(_ measure: SweepAnswer.Measure, _ result: SweepResult) {
      draws = measure.draws
      leastRegretOptionId = result.name(measure.leastRegret)
      options = measure.summaries.enumerated().map { Option(result.name($0), $1) }
    }
  }

  struct Option: Encodable {
    let optionId: String
    let mean: Double
    let standardError: Double
    let quantileLevels: [Double]
    let quantiles: [Double]
    let shareAboveZero: Double
    /// Both ends of the share's 95 per cent interval.
    let shareAboveZeroInterval: [Double]
    let shareBelowZero: Double
    let shareBest: Double
    let greatestRegret: Double
    /// Spearman, by parameter in the order of the manifest.
    let rankCorrelations: [Double]

    init(_ name: String, _ summary: SweepSummary) {
      optionId = name
      mean = summary.mean
      standardError = summary.standardError
      quantileLevels = SweepSummary.levels
      quantiles = summary.quantiles
      shareAboveZero = summary.shareAboveZero
      let interval = summary.intervalAboveZero
      shareAboveZeroInterval = [interval.lowerBound, interval.upperBound]
      shareBelowZero = summary.shareBelowZero
      shareBest = summary.shareBest
      greatestRegret = summary.greatestRegret
      rankCorrelations = summary.rankCorrelations
    }
  }

  let program = "omlast"
  let schemaVersion = 2
  let manifest: SweepManifest
  let notConverged: Int
  let notComparable: Int
  let savingSekPerYear: Measure?
  let nnvMsek: Measure?

  init(_ result: SweepResult) {
    manifest = result.sweep.manifest
    notConverged = result.draws.count { !$0.isConverged }
    notComparable = result.draws.count { !$0.isComparable }
    savingSekPerYear = result.savings.map { Measure($0, result) }
    nnvMsek = result.values.map { Measure($0, result) }
  }
}
