import FreightModel

extension ReportTable {
  /// The shown rows and columns as a pipe table, for a document.
  ///
  /// - Parameter isCertified: whether gaps bound the distance to the answer.
  func markdown(_ wording: Wording, isCertified: Bool = true) -> String {
    let shown = columns.indices.filter { columns[$0].isShown }
    let visible = rows.filter(\.isShown).prefix(shownRows)
    func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }
    let headings = shown.map { index in
      let unit = wording(columns[index].unit)
      return Self.markdownText(wording(columns[index].heading))
        + (unit.isEmpty ? "" : " (\(unit))")
    }
    let legend = unresolvedLegend(visible, shown, wording, isCertified: isCertified)
    return "**\(Self.markdownText(wording(title)))**. "
      + Self.markdownText(wording(note) + legend) + "\n\n" + line(headings)
      + line(shown.map { columns[$0].isNumeric ? "---:" : "---" })
      + visible.map { row in
        line(
          shown.map { Self.markdownText(Self.words(row.cells[$0], columns[$0], wording)) })
      }.joined()
  }

  /// What it means that a difference is not detected, where one of these rows and columns says so.
  func unresolvedLegend(
    _ rows: some Sequence<Row>, _ columns: [Int], _ wording: Wording, isCertified: Bool
  ) -> String {
    let isSaid = rows.contains { row in
      columns.contains { if case .unresolved = row.cells[$0] { true } else { false } }
    }
    return isSaid
      ? " " + wording(Term.noDifferenceShort) + " = "
        + wording(Term.noDifferenceMeaning(isCertified: isCertified)) + "."
      : ""
  }

  /// Text that Markdown shows as it is.
  static func markdownText(_ text: String) -> String {
    var safe = ""
    for character in text {
      if "\\|*_<>`[]".contains(character) { safe.append("\\") }
      safe.append(character)
    }
    return safe
  }
}
