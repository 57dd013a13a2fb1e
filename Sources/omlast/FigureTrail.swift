import Foundation
import FreightAppraisal
import FreightIO
import FreightModel
import FreightReport

/// Where one figure of a written answer comes from.
struct FigureTrail: Encodable {
  struct Scenario: Encodable {
    let id: String
    let gapSekPerYear: Double?
    let gapRelative: Double?
    let iterations: Int
    let isConverged: Bool
  }

  struct Value: Encodable {
    let id: String
    let value: Double?
    let unit: String
    let priceLevel: String
    let source: String
    let confidence: String
    let isVerified: Bool

    init(_ row: StudyFolder.Value) {
      id = row.id
      value = row.value
      unit = row.unit
      priceLevel = row.priceLevel
      source = row.source
      confidence = row.confidence
      isVerified = row.isVerified
    }
  }

  struct Input: Encodable {
    /// What became of a file since.
    enum State: String, Encodable { case unchanged, changed, missing }

    let path: String
    let sha256: String
    let state: State
  }

  var schemaVersion = 1
  let figure: String
  let folder: String
  let programVersion: String
  let command: String
  /// As it stands in the folder; empty where it does not exist or no difference is detected.
  let value: String
  let unit: String
  let column: String
  let row: [String]
  let table: String
  let formula: String?
  let note: String
  let basis: String
  /// Files of a drawing or of a count; empty for a figure that stands in a table.
  let drawnFrom: [String]
  /// Null where rows are not marked.
  let isEstimate: Bool?
  let gapCertificate: String
  let scenarios: [Scenario]
  let parameters: [Value]
  let unitValues: [Value]
  let inputs: [Input]

  /// The trail of a figure, `table/row/column` or `study.json/...`.
  ///
  /// - Parameter roots: folders in which the inputs' paths are looked up.
  init(
    of figure: String, in folder: StudyFolder, roots: [String], language: Language
  ) throws(Failure) {
    let document = folder.document
    self.figure = figure
    self.folder = folder.path
    programVersion = document.programVersion
    command = document.command
    gapCertificate = document.gapCertificate
    let found = try FoundFigure(figure, in: folder, language)
    value = found.value
    unit = found.unit
    column = found.column
    row = found.row
    table = found.table
    formula = found.formula
    note = found.note
    basis = found.basis
    drawnFrom = found.sources
    isEstimate = found.isEstimate
    scenarios = found.scenarios(of: document).map {
      Scenario(
        id: $0.id, gapSekPerYear: $0.gap.sekPerYear, gapRelative: $0.gap.relative,
        iterations: $0.gap.iterations, isConverged: $0.gap.isConverged)
    }
    parameters = found.parameters(of: document).map(Value.init)
    unitValues = found.unitValues(of: document).map(Value.init)
    inputs = document.inputs.map { input in
      Input(path: input.path, sha256: input.sha256, state: Self.state(of: input, in: roots))
    }
  }

  private static func state(of input: StudyFolder.Input, in roots: [String]) -> Input.State {
    let data = roots.lazy.compactMap {
      FileManager.default.contents(atPath: $0 + "/" + input.path)
    }.first
    guard let data else { return .missing }
    return SHA256.hexadecimal(of: [UInt8](data)) == input.sha256 ? .unchanged : .changed
  }

  var text: String {
    let isDrawing = value.isEmpty && !drawnFrom.isEmpty
    let facts = [
      (
        "Value",
        isDrawing
          ? "" : value.isEmpty ? "none, or no difference is detected" : "\(value) \(unit)"
      ),
      (drawnFrom.isEmpty ? "Column" : "What", column),
      ("Row", row.joined(separator: ", ") + (isEstimate == true ? " (an estimate)" : "")),
      ("Table", table), ("Files", drawnFrom.joined(separator: ", ")), ("Made by", formula ?? ""),
      ("To read", note),
    ]
    var lines = [figure, ""] + Help.rows(facts.filter { !$0.1.isEmpty })
    if !scenarios.isEmpty {
      var table = TextTable([
        .text("Scenario"), .number("Gap", "relative"), .number("Gap", "SEK/yr"),
        .number("Iterations"), .text("Converged"),
      ])
      for scenario in scenarios {
        table.add([
          scenario.id, scenario.gapRelative?.gap ?? "", scenario.gapSekPerYear?.fixed(2) ?? "",
          "\(scenario.iterations)", scenario.isConverged ? "yes" : "no",
        ])
      }
      lines += ["", table.text() + "What a gap certifies: \(gapCertificate)."]
    }
    if !parameters.isEmpty {
      lines += ["", "Parameters behind it (\"*\": an estimate)"] + Self.lines(parameters)
    }
    if !unitValues.isEmpty {
      lines += ["", "Unit values behind it (\"*\": an estimate)"] + Self.lines(unitValues)
    }
    lines += ["", "Input files, SHA-256"]
    lines += inputs.map {
      ($0.state == .unchanged ? "" : $0.state.rawValue.uppercased()).padded(to: 9) + $0.sha256
        + "  " + $0.path
    }
    lines += ["", "Made by omlast \(programVersion): \(command)", ""]
    return lines.joined(separator: "\n")
  }

  private static func lines(_ rows: [Value]) -> [String] {
    rows.flatMap { row in
      let value = row.value.map { "\($0)" } ?? ""
      let unit = row.unit + (row.priceLevel.isEmpty ? "" : ", price level \(row.priceLevel)")
      let mark = row.confidence == Confidence.estimated.rawValue ? " *" : ""
      return ["  \(row.id) = \(value) \(unit)\(mark)"]
        + Help.wrapped(row.source, width: 72).map { "      " + $0 }
    }
  }
}
