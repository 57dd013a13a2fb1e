import Foundation
import FreightReport

/// A table in aligned text: heading, units, a thin rule, rows.
struct TextTable {
  /// A column; numbers stand to the right, words to the left.
  struct Column {
    let heading: String
    let unit: String
    let isNumber: Bool

    static func text(_ heading: String) -> Column {
      Column(heading: heading, unit: "", isNumber: false)
    }

    static func number(_ heading: String, _ unit: String = "") -> Column {
      Column(heading: heading, unit: unit, isNumber: true)
    }
  }

  private let columns: [Column]
  /// Cells, or nil for a rule.
  private var rows: [[String]?] = []

  init(_ columns: [Column]) { self.columns = columns }

  /// Whether there are no rows.
  var isEmpty: Bool { rows.isEmpty }

  /// Adds a row with one cell per column.
  mutating func add(_ cells: [String]) {
    precondition(cells.count == columns.count, "one cell per column")
    rows.append(cells)
  }

  /// Adds a rule, before a total.
  mutating func addRule() { rows.append(nil) }

  /// The table, each line indented and ended by a line break, without spaces at line ends.
  func text(indent: Int = 0) -> String {
    let headings = columns.map(\.heading)
    let units = columns.map { $0.unit.isEmpty ? "" : "(\($0.unit))" }
    let heads = units.allSatisfy(\.isEmpty) ? [headings] : [headings, units]
    let widths = columns.indices.map { column in
      (heads + rows.compactMap { $0 }).reduce(0) { max($0, $1[column].count) }
    }
    let rule = String(repeating: "-", count: widths.reduce(2 * (widths.count - 1), +))
    let lines =
      heads.map { line($0, widths) } + [rule]
      + rows.map { row in
        row.map { line($0, widths) } ?? rule
      }
    let margin = String(repeating: " ", count: indent)
    return lines.map { margin + $0 + "\n" }.joined()
  }

  private func line(_ cells: [String], _ widths: [Int]) -> String {
    var line = ""
    for (column, cell) in cells.enumerated() {
      let space = String(repeating: " ", count: widths[column] - cell.count)
      line += (column > 0 ? "  " : "") + (columns[column].isNumber ? space + cell : cell + space)
    }
    while line.last == " " { line.removeLast() }
    return line
  }
}

extension Double {
  /// The number with `digits` decimals and a decimal point, whatever the locale.
  func fixed(_ digits: Int) -> String {
    let text = String(format: "%.\(digits)f", self)
    // A change of less than half the last digit is no change and has no sign.
    let isZero = !text.contains { ("1"..."9").contains($0) }
    return isZero && text.hasPrefix("-") ? String(text.dropFirst()) : text
  }

  /// The number with three significant digits and no power of ten: `0.00123`, `4560`.
  var significant: String {
    guard self != 0, isFinite else { return fixed(0) }
    return fixed(max(0, 2 - Int(log10(abs(self)).rounded(.down))))
  }

  /// The number as a share in per cent.
  func percent(_ digits: Int = 1) -> String { (self * 100).fixed(digits) }

  /// The number as a relative gap: `3.2e-08`.
  var gap: String { relativeGap(self) }

  /// The number in the fewest digits, a whole one without decimals.
  var plain: String { self == rounded() && abs(self) < 1e15 ? fixed(0) : "\(self)" }

  /// As `fixed`, as its reader writes it.
  func fixed(_ digits: Int, in language: Language) -> String {
    amount(self, decimals: digits, in: language) ?? fixed(digits)
  }

  /// As `percent`, as its reader writes it.
  func percent(_ digits: Int = 1, in language: Language) -> String {
    (self * 100).fixed(digits, in: language)
  }

  /// As `gap`, as its reader writes it.
  func gap(in language: Language) -> String { gap.numberTold(in: language) }

  /// Whether `fixed` shows nothing but zeros.
  func isZero(_ digits: Int) -> Bool { !fixed(digits).contains { ("1"..."9").contains($0) } }
}
