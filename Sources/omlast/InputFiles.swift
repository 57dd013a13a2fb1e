import Foundation
import FreightIO

/// The input files of a written answer as they are now.
struct InputFiles {
  private let bytes: [String: [UInt8]]
  private let states: [String: FigureTrail.Input.State]

  /// Reads the files.
  ///
  /// - Parameter roots: folders in which their paths are looked up.
  init(_ inputs: [StudyFolder.Input], roots: [String]) {
    var bytes: [String: [UInt8]] = [:]
    var states: [String: FigureTrail.Input.State] = [:]
    for input in inputs {
      let data = roots.lazy.compactMap {
        FileManager.default.contents(atPath: $0 + "/" + input.path)
      }.first
      bytes[input.path] = data.map { [UInt8]($0) }
      states[input.path] = bytes[input.path].map {
        SHA256.hexadecimal(of: $0) == input.sha256 ? .unchanged : .changed
      }
    }
    self.bytes = bytes
    self.states = states
  }

  /// A file of a trail.
  ///
  /// - Parameter names: what the figure's rows are called there; nil where its formula does not read
  ///   the file.
  func input(_ input: StudyFolder.Input, rowsOf names: [String]?) -> FigureTrail.Input {
    let state = states[input.path] ?? .missing
    return .init(
      path: input.path, sha256: input.sha256, state: state, isInFormula: names != nil,
      // Rows of a file that has changed are not those that were read.
      rows: state == .unchanged ? rows(named: names ?? [], in: bytes[input.path] ?? []) : [])
  }

  /// The rows of a file whose fields have most of some names, the first field before all others;
  /// none where too many do to tell anything.
  private func rows(named names: [String], in bytes: [UInt8]) -> [Int] {
    guard !names.isEmpty, let table = AnswerTable(bytes) else { return [] }
    let counts = table.rows.map { fields in
      names.reduce(0) { $0 + (fields.first == $1 ? names.count + 1 : fields.contains($1) ? 1 : 0) }
    }
    let most = counts.max() ?? 0
    let rows = zip(table.rowNumbers, counts).filter { $0.1 == most }.map(\.0)
    return most > 0 && rows.count <= 12 ? rows : []
  }
}
