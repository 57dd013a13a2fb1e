/// A table of a written answer or of an input that was valid, read back: plain, or as written for
/// Swedish Excel.
package struct AnswerTable: Sendable {
  /// The header.
  package let columns: [String]
  /// One entry per row, each with a text per column.
  package let rows: [[String]]
  /// Where each row stands in the file, the header being row 1.
  package let rowNumbers: [Int]
  /// What stands between whole and fraction of its numbers.
  package let decimalSign: Character

  /// Reads the bytes of a file; nil if it is no table of an answer.
  package init?(_ bytes: [UInt8]) {
    // Only tables for Swedish Excel begin with a byte order mark.
    let isSwedish = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    decimalSign = isSwedish ? "," : "."
    let parsed = CSVParser.parse(bytes, delimiter: isSwedish ? ";" : ",")
    guard parsed.faults.isEmpty, let header = parsed.records.first?.fields else { return nil }
    columns = header
    rows = parsed.records.dropFirst().map(\.fields)
    rowNumbers = parsed.records.dropFirst().map(\.row)
    guard rows.allSatisfy({ $0.count == header.count }) else { return nil }
  }

  /// The column of a name, or of its English text where it is in both languages.
  package func column(_ name: String) -> Int? {
    columns.firstIndex(of: name) ?? columns.firstIndex(of: name + "_en")
  }

  /// The number in a field; nil where there is none.
  package func number(_ row: Int, _ column: Int) -> Double? {
    Double(rows[row][column].replacing(String(decimalSign), with: "."))
  }
}
