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

  /// Solves with drawn parameters.
  struct Draws: Encodable {
    let draws: Int
    /// How many of them reached the gap asked for in every solve.
    let reachedGap: Int
    /// The widest threshold of a difference in any of them: see `AnnualGap.resolution(of:)`.
    let widestThresholdSekPerYear: Double?
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
    var name: String { InputUse.fileName(of: path) }
  }

  var schemaVersion = 2
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
  let basis: FigureBasis
  /// Figures that the formula takes.
  let figures: [FigureSources.Figure]
  /// Files of a drawing or of a count; empty for a figure that stands in a table.
  let drawnFrom: [String]
  /// Null where rows are not marked.
  let isEstimate: Bool?
  let gapCertificate: String
  /// The study's own solves behind it.
  let scenarios: [Scenario]
  /// Absent where those are the study's own.
  let draws: Draws?
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
    draws = found.draws(in: folder)
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
