package import FreightModel

extension Diagnostic {
  /// The diagnostic on one line of a terminal:
  /// `link.csv:14 length: "-3" — below the range; allowed: …; fix: …`.
  package var line: String {
    var place = file
    if let row { place += ":\(row)" }
    if let column { place += " \(column)" }
    let found = value.map { "\"\(Self.shortened($0))\" — " } ?? ""
    return "\(place): \(found)\(problem); allowed: \(allowed); fix: \(fix)"
  }

  /// A cell may hold a page of text with line breaks; a line of a terminal may not.
  private static func shortened(_ text: String) -> String {
    let flat = String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 })
    return flat.count <= 60 ? flat : flat.prefix(57) + "..."
  }
}

/// A diagnostic as it stands in JSON output.
package struct DiagnosticRecord: Codable, Hashable, Sendable {
  /// The file as the user would open it.
  package let file: String
  /// Row, the header being 1; absent if the message is about the whole file.
  package let row: Int?
  /// Column name; absent if the message is about the whole row or file.
  package let column: String?
  /// The text found; absent if there is none.
  package let value: String?
  /// What is wrong.
  package let problem: String
  /// What would be accepted.
  package let allowed: String
  /// What to do.
  package let fix: String

  /// The JSON form of a diagnostic.
  package init(_ diagnostic: Diagnostic) {
    file = diagnostic.file
    row = diagnostic.row
    column = diagnostic.column
    value = diagnostic.value
    problem = diagnostic.problem
    allowed = diagnostic.allowed
    fix = diagnostic.fix
  }
}
