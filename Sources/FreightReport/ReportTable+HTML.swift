import FreightModel

extension ReportTable {
  /// The table with caption, column scopes and right-aligned numbers; scrolls sideways on a phone.
  ///
  /// - Parameter isCertified: whether gaps bound the distance to the answer.
  func html(_ wording: Wording, isCertified: Bool = true) -> Markup {
    let shown = columns.indices.filter { columns[$0].isShown }
    let visible = Array(rows.filter(\.isShown).prefix(shownRows))
    let more =
      visible.count < rows.count
      ? " "
        + wording(
          "\(visible.count) av \(rows.count) rader visas; alla finns i \(path).",
          "\(visible.count) of \(rows.count) rows are shown; all are in \(path).")
      : ""
    let hasUnresolved = visible.contains { row in
      shown.contains { if case .unresolved = row.cells[$0] { true } else { false } }
    }
    let legend =
      hasUnresolved
      ? " " + wording(Term.noDifferenceShort) + " = "
        + wording(Term.noDifferenceMeaning(isCertified: isCertified)) + "."
      : ""
    // Three columns fit a phone.
    let isWide = shown.count > 3 && !visible.isEmpty
    return Markup(
      "div", ["class": visible.count <= 14 ? "scroll keep" : "scroll"],
      Markup(
        "table", ["id": id],
        Markup(
          "caption", [:],
          Markup(
            "span", [:], Markup("b", [:], .text(wording(title))),
            .text(". " + wording(note) + legend + more),
            isWide ? hint(wording) : .empty)),
        // A heading over nothing tells less than the caption by itself.
        visible.isEmpty
          ? .empty
          : Markup(
            "thead", [:],
            Markup(
              "tr", [:],
              shown.map { heading(columns[$0], wording) })),
        Markup("tbody", [:], visible.map { row($0, shown, wording, isCertified) })))
  }

  /// Says on a phone that a table goes on outside the page.
  private func hint(_ wording: Wording) -> Markup {
    Markup(
      "span", ["class": "hint"],
      .text(wording("Dra i sidled för fler kolumner →", "Swipe sideways for more columns →")))
  }

  private func heading(_ column: Column, _ wording: Wording) -> Markup {
    let unit = wording(column.unit)
    return Markup(
      "th", ["scope": "col", "class": column.isNumeric ? "n" : ""],
      .text(wording(column.heading)),
      unit.isEmpty ? .empty : Markup("span", ["class": "unit"], .text(unit)))
  }

  private func row(
    _ row: Row, _ shown: [Int], _ wording: Wording, _ isCertified: Bool
  ) -> Markup {
    Markup(
      "tr", ["class": row.isTotal ? "total" : ""],
      shown.enumerated().map { position, index in
        let column = columns[index]
        let mark = position == 0 && row.isEstimate == true ? estimateMark(wording) : .empty
        let content = Self.content(row.cells[index], column, wording, isCertified)
        return position == 0
          ? Markup("th", ["scope": "row"], content, mark)
          : Markup("td", ["class": column.isNumeric ? "n" : ""], content)
      })
  }

  private static func content(
    _ cell: Cell, _ column: Column, _ wording: Wording, _ isCertified: Bool
  ) -> Markup {
    switch cell {
    case .text(let text): .text(text)
    case .label(let label), .words(let label): .text(wording(label))
    case .number(let value):
      .text(
        column.isTrimmed
          ? wording.trimmedNumber(value, decimals: column.decimals)
          : column.isDifference
            ? wording.signed(value, decimals: column.decimals)
            : wording.number(value, decimals: column.decimals))
    case .resolved(let value): .text(wording.signedResolved(value, decimals: column.decimals))
    case .unresolved:
      Markup(
        "span",
        [
          "class": "unresolved",
          "title": wording(Term.noDifferenceMeaning(isCertified: isCertified)),
        ], .text(wording(Term.noDifferenceShort)))
    case .flag(let flag): .text(flag ? wording("ja", "yes") : wording("nej", "no"))
    case .empty: "–"
    }
  }
}

/// The mark of an estimate, the same in text, table and chart.
func estimateMark(_ wording: Wording) -> Markup {
  Markup("sup", ["class": "e", "title": wording("uppskattat", "estimated")], "e")
}
