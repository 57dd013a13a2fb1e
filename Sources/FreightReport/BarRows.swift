/// Rows of a chart with names on the left, wrapped, and room for bars on the right of them.
struct BarRows {
  static let width = 760.0
  /// Where names end and bars begin.
  let left: Double
  let rowHeight: Double
  let top: Double

  /// The row's upper edge.
  func y(_ row: Int) -> Double { top + Double(row) * rowHeight }

  /// A name at its row, on at most two lines; the whole of it in a title where it is cut.
  func name(_ text: String, row: Int, isBold: Bool = false) -> Markup {
    let lines = Self.lines(text, width: left - 10)
    let first = y(row) + rowHeight / 2 + (lines.count > 1 ? -3 : 3.5)
    return Markup(
      "text", ["font-weight": isBold ? "600" : ""],
      lines.enumerated().map { index, line in
        Markup(
          "tspan",
          ["x": "0", "y": coordinate(first + Double(index) * 12.5)], .text(line))
      })
  }

  /// A text cut into lines of some width; what does not fit on the second ends in an ellipsis.
  static func lines(_ text: String, width: Double) -> [String] {
    var lines = [""]
    for word in text.split(separator: " ") {
      let longer = lines[lines.count - 1].isEmpty ? "\(word)" : lines[lines.count - 1] + " \(word)"
      if LabelPlacer.width(of: longer, size: 11) <= width || lines[lines.count - 1].isEmpty {
        lines[lines.count - 1] = longer
      } else if lines.count < 2 {
        lines.append("\(word)")
      } else {
        lines[1] += "…"
        break
      }
    }
    return lines
  }
}
