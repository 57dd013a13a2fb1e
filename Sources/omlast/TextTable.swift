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

  /// As `percent`, but with as many more decimals, at most six, as it takes to show that it is not
  /// nought: a report has it so.
  var shownPercent: String { percent((1...6).first { !(self * 100).isZero($0) } ?? 1) }

  /// A relative gap: `3.2e-08`. What is left of one at the limit of floating point has no meaning.
  var gap: String { self < 1e-15 ? "<1e-15" : String(format: "%.1e", self) }

  /// The number in the fewest digits, a whole one without decimals.
  var plain: String { self == rounded() && abs(self) < 1e15 ? fixed(0) : "\(self)" }

  /// Whether `fixed` shows nothing but zeros.
  func isZero(_ digits: Int) -> Bool { !fixed(digits).contains { ("1"..."9").contains($0) } }
}

extension String {
  /// A number of data as its reader writes it: in Swedish `6.1e-13` is `6,1·10⁻¹³` and `-0.5` is
  /// `−0,5`. What is no number stays.
  func numberTold(in language: Language) -> String {
    let isBelow = hasPrefix("<")
    let digits = isBelow ? String(dropFirst()) : self
    guard language == .sv, digits.allSatisfy({ "0123456789.,-+e".contains($0) }),
      Double(digits.replacing(",", with: ".")) != nil
    else { return self }
    let parts = digits.split(separator: "e")
    let mantissa = parts[0].replacing(".", with: ",").replacing("-", with: "−")
    let power = parts.dropFirst().first.flatMap { Int($0) }.map { power in
      let raised = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
      return "·10" + (power < 0 ? "⁻" : "")
        + String(String(abs(power)).compactMap(\.wholeNumberValue).map { raised[$0] })
    }
    return (isBelow ? "<" : "") + mantissa + (power ?? "")
  }
}
