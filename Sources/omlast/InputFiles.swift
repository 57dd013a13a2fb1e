import Foundation
import FreightIO

/// The input files of a written answer as they are now.
struct InputFiles {
  /// Those that are tables, parsed once for all trails of a command.
  private let tables: [String: AnswerTable]
  private let states: [String: FigureTrail.Input.State]

  /// Reads the files.
  ///
  /// - Parameter roots: folders in which their paths are looked up.
  init(_ inputs: [StudyFolder.Input], roots: [String]) {
    var tables: [String: AnswerTable] = [:]
    var states: [String: FigureTrail.Input.State] = [:]
    for input in inputs {
      let data = roots.lazy.compactMap {
        FileManager.default.contents(atPath: $0 + "/" + input.path)
      }.first
      guard let bytes = data.map({ [UInt8]($0) }) else { continue }
      let isUnchanged = SHA256.hexadecimal(of: bytes) == input.sha256
      states[input.path] = isUnchanged ? .unchanged : .changed
      // Rows of a file that has changed are not those that were read.
      if isUnchanged, input.path.hasSuffix(".csv") { tables[input.path] = AnswerTable(bytes) }
    }
    self.tables = tables
    self.states = states
  }

  /// A file of a trail.
  ///
  /// - Parameter names: what the figure's rows are called there; nil where its formula does not
  ///   read the file.
  func input(_ input: StudyFolder.Input, rowsOf names: [String]?) -> FigureTrail.Input {
    .init(
      path: input.path, sha256: input.sha256, state: states[input.path] ?? .missing,
      isInFormula: names != nil,
      rows: tables[input.path].map { rows(named: names ?? [], in: $0) } ?? [])
  }

  /// The rows of a file whose fields have most of some names, the first field before all others;
  /// none where too many do to tell anything.
  private func rows(named names: [String], in table: AnswerTable) -> [Int] {
    guard !names.isEmpty else { return [] }
    let counts = table.rows.map { fields in
      names.reduce(0) { $0 + (fields.first == $1 ? names.count + 1 : fields.contains($1) ? 1 : 0) }
    }
    let most = counts.max() ?? 0
    let rows = zip(table.rowNumbers, counts).filter { $0.1 == most }.map(\.0)
    return most > 0 && rows.count <= 12 ? rows : []
  }
}
