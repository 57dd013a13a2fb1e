/// How tables are written for a spreadsheet.
package enum CSVDialect: String, Sendable, CaseIterable {
  /// Comma, decimal point, no byte order mark: for programs.
  case plain
  /// Byte order mark, semicolon, decimal comma, no thousands separators: for Swedish Excel.
  case sv
}

extension CSVDialect {
  /// Lines of fields as a file, with RFC 4180 quoting.
  package func text(_ lines: [[String]]) -> String {
    let separator = self == .sv ? ";" : ","
    let lines = lines.map { line in
      line.map { Self.quoted($0, separator) }.joined(separator: separator) + "\n"
    }
    return (self == .sv ? "\u{feff}" : "") + lines.joined()
  }

  /// A number without trailing zeros; empty if it is not known or not finite.
  package func number(_ value: Double?, decimals: Int = 6) -> String {
    let text = value.map { trimmed($0, decimals: decimals) } ?? ""
    return self == .sv ? text.replacing(".", with: ",") : text
  }

  private static func quoted(_ field: String, _ separator: String) -> String {
    let mustQuote = field.contains { "\"\r\n".contains($0) || String($0) == separator }
    return mustQuote ? "\"" + field.replacing("\"", with: "\"\"") + "\"" : field
  }
}
