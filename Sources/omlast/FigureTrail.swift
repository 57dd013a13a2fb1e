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
    /// Whether it stands in the formula, or behind the solves alone.
    let isInFormula: Bool

    init(_ row: StudyFolder.Value, isInFormula: Bool) {
      self.isInFormula = isInFormula
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
    /// Whether the formula reads it, or the solver and what went before alone.
    let isInFormula: Bool
    /// Rows that the figure is about, the header being row 1; empty where none is named.
    let rows: [Int]

    /// The name of the file, without its folders.
    var name: String { path.split(separator: "/").last.map(String.init) ?? path }
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
  /// Figures that the formula takes.
  let figures: [FigureSources.Figure]
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
  /// - Parameter files: the inputs as they are now.
  init(
    of figure: String, in folder: StudyFolder, _ files: InputFiles, _ language: Language
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
    figures = found.takes
    drawnFrom = found.sources
    isEstimate = found.isEstimate
    let behind = found.scenarios(of: document)
    scenarios = behind.map {
      Scenario(
        id: $0.id, gapSekPerYear: $0.gap.sekPerYear, gapRelative: $0.gap.relative,
        iterations: $0.gap.iterations, isConverged: $0.gap.isConverged)
    }
    parameters =
      document.parameters.filter { found.formulaParameters.contains($0.id) }
      .map { Value($0, isInFormula: true) }
      + found.parameters(of: document).map { Value($0, isInFormula: false) }
    unitValues =
      found.formulaUnitValues(of: document).map { Value($0, isInFormula: true) }
      + found.unitValues(of: document).map { Value($0, isInFormula: false) }
    // A parameter of the formula is a row of its file.
    let read = found.formulaFiles + (found.formulaParameters.isEmpty ? [] : ["parameter.csv"])
    let names = found.rowNames + found.formulaParameters
    let direct = document.inputs.filter { (read + found.rowFiles).contains($0.name) }
      .map { files.input($0, rowsOf: names) }
    // Of the files that may have the row, those that have it.
    let isFound = direct.contains { found.rowFiles.contains($0.name) && !$0.rows.isEmpty }
    let kept = direct.filter { !isFound || read.contains($0.name) || !$0.rows.isEmpty }
    let indirect = document.inputs.filter { input in
      !kept.contains { $0.path == input.path } && found.isBehind(input, with: behind)
    }
    inputs = kept + indirect.map { files.input($0, rowsOf: nil) }
  }
}

extension FigureTrail {
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
    lines += Self.section("Figures in the formula", figureLines)
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
    let inFormula = parameters.filter(\.isInFormula) + unitValues.filter(\.isInFormula)
    let behind = parameters.filter { !$0.isInFormula } + unitValues.filter { !$0.isInFormula }
    lines += Self.section(
      "Parameters and unit values in the formula (\"*\": an estimate)",
      inFormula.flatMap { row in
        [Self.line(row)] + Help.wrapped(row.source, width: 72).map { "      " + $0 }
      })
    lines += Self.section(
      "Input files of the formula or its rows, SHA-256",
      inputs.filter(\.isInFormula).map(Self.line))
    lines += Self.section(
      "Behind it: parameters and unit values (\"*\": an estimate; sources with --json)",
      behind.map(Self.line))
    lines += Self.section(
      "Behind it: input files, SHA-256", inputs.filter { !$0.isInFormula }.map(Self.line))
    lines += ["", "Made by omlast \(programVersion): \(command)", ""]
    return lines.joined(separator: "\n")
  }

  /// A blank line, a heading and lines; nothing where there are no lines.
  private static func section(_ heading: String, _ lines: [String]) -> [String] {
    lines.isEmpty ? [] : ["", heading] + lines
  }

  /// The figures in the formula by their column: the first of each with their values, and the sum of
  /// all where some are left out.
  private var figureLines: [String] {
    let columns = figures.map { $0.id.split(separator: "/").last ?? "" }
    let order = columns.reduce(into: [Substring]()) { if !$0.contains($1) { $0.append($1) } }
    let groups = order.map { column in zip(figures, columns).filter { $0.1 == column }.map(\.0) }
    let shown = groups.map { $0.prefix(12) }
    let width = (shown.joined().map(\.id.count).max() ?? 0) + 2
    return zip(groups, shown).flatMap { group, shown in
      shown.map { figure in
        let value = figure.value.isEmpty ? "blank" : figure.value
        return "  " + figure.id.padded(to: width) + value
          + (figure.unit.isEmpty || figure.value.isEmpty ? "" : " " + figure.unit)
      } + (group.count > shown.count ? [Self.rest(of: group, after: shown.count)] : [])
    }
  }

  private static func rest(of group: [FigureSources.Figure], after shown: Int) -> String {
    let numbers = group.compactMap { Double($0.value.replacing(",", with: ".")) }
    let sum =
      numbers.count == group.count
      ? "; the sum of all is \(numbers.reduce(0, +).fixed(6))" : ""
    return "  and \(group.count - shown) more, \(group.count) in all (--json)" + sum
  }

  private static func line(_ row: Value) -> String {
    let value = row.value.map { "\($0)" } ?? ""
    let unit = row.unit + (row.priceLevel.isEmpty ? "" : ", price level \(row.priceLevel)")
    let mark = row.confidence == Confidence.estimated.rawValue ? " *" : ""
    return "  \(row.id) = \(value) \(unit)\(mark)"
  }

  private static func line(_ input: Input) -> String {
    let rows = input.rows.map(String.init).joined(separator: ", ")
    return (input.state == .unchanged ? "" : input.state.rawValue.uppercased()).padded(to: 9)
      + input.sha256 + "  " + input.path
      + (rows.isEmpty ? "" : ", row\(input.rows.count > 1 ? "s" : "") \(rows)")
  }
}
