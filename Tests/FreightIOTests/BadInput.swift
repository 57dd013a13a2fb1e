import FreightIO
import FreightModel
import TestSupport
import Testing

/// A study with one fault in it, and where the reader must point.
struct BadInput: Sendable, CustomTestStringConvertible {
  let name: String
  let study: FixtureStudy
  let file: String
  let row: Int?
  let column: String?
  let value: String?
  /// Part of the problem or of the fix, where it matters that the mistake is recognised.
  let says: String
  /// Whether the fault has other consequences that are rightly told as well.
  let hasOthers: Bool

  var testDescription: String { name }

  /// A fault put into the fixture by `study`.
  init(
    _ name: String, _ study: FixtureStudy, at file: String, _ row: Int?, _ column: String?,
    _ value: String?, says: String = "", hasOthers: Bool = false
  ) {
    self.name = name
    self.study = study
    self.file = file
    self.row = row
    self.column = column
    self.value = value
    self.says = says
    self.hasOthers = hasOthers
  }

  /// A cell of the fixture with a value that is refused there and then.
  static func cell(
    _ name: String, _ file: String, _ row: Int, _ column: String, _ value: String,
    says: String = "", hasOthers: Bool = false
  ) -> BadInput {
    let bare = value.hasPrefix("\"") ? String(value.dropFirst().dropLast()) : value
    return BadInput(
      name, FixtureStudy().setting(column, of: row, to: value, in: file), at: file, row, column,
      bare, says: says, hasOthers: hasOthers)
  }

  /// Reads the study and compares what is said with what must be.
  func check() throws {
    let found = try diagnostics(of: study)
    let match = found.first {
      $0.file.hasSuffix("/" + file) && $0.row == row && $0.column == column && $0.value == value
        && ($0.problem + " " + $0.fix).contains(says)
    }
    let told = found.map(\.line).joined(separator: "\n")
    #expect(match != nil, "not told at \(file):\(row ?? 0) \(column ?? ""), but:\n\(told)")
    #expect(match?.fix.isEmpty == false)
    #expect(match?.allowed.isEmpty == false)
    #expect(hasOthers == (found.count > 1), "these messages:\n\(told)")
  }
}

/// What the reader says of a study; nothing if it is valid.
func diagnostics(of study: FixtureStudy) throws -> [Diagnostic] {
  try study.withFolder { network in
    do throws(InvalidInput) {
      _ = try StudyReader.read(network: network)
      return []
    } catch {
      return error.diagnostics
    }
  }
}
