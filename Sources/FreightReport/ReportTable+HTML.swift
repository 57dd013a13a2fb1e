import FreightModel

extension ReportTable {
  /// The table with caption, column scopes and right-aligned numbers; scrolls sideways on a phone.
  ///
  /// - Parameters:
  ///   - isCertified: whether gaps bound the distance to the answer.
  ///   - identifies: whether each figure carries its identifier, by which `omlast explain` finds
  ///     it.
  func html(_ wording: Wording, isCertified: Bool = true, identifies: Bool = true) -> Markup {
    let shown = columns.indices.filter { columns[$0].isShown }
    let visible = visibleRows
    let some = visible.count { !$0.isTotal }
    let all = largest?.candidates ?? rows.count { !$0.isTotal }
    let counts = [some, all].map { wording.number(Double($0)) }
    let chosen = largest.map { wording($0.inWords) } ?? ""
    let more =
      some == 0 && all > 0
      ? " "
        + wording(
          "\(emptiness.sv); alla \(counts[1]) rader finns i \(path).",
          "\(emptiness.en); all \(counts[1]) rows are in \(path).")
      : some < all
        ? " "
          + wording(
            "\(counts[0]) av \(counts[1]) rader visas\(chosen); alla finns i \(path).",
            "\(counts[0]) of \(counts[1]) rows are shown\(chosen); all are in \(path).") : ""
    let legend = unresolvedLegend(visible, shown, wording, isCertified: isCertified)
    let kind = ["scroll"] + (visible.count <= 8 ? ["keep"] : [])
    let quotes = shown.contains { columns[$0].key == "source" } && !visible.isEmpty
    let quoted = quotes ? " " + wording(DataWords.sourceNote) : ""
    // Three columns fit a phone.
    let isWide = shown.count > 3 && !visible.isEmpty
    return Markup(
      "div",
      [
        "class": kind.joined(separator: " "),
        // What scrolls must be reached by the keyboard, and a screen reader must tell what it is.
        "tabindex": "0", "role": "region", "aria-label": wording(title),
      ],
      Markup(
        "table", ["id": id],
        Markup(
          "caption", [:],
          Markup(
            "span", [:], Markup("b", [:], .text(wording(title))),
            .text(". " + wording(note) + quoted + legend + more),
            identifies ? Markup("code", [:], .text(" " + id)) : .empty,
            isWide
              ? swipeHint(
                wording("Dra i sidled för fler kolumner", "Swipe sideways for more columns"))
              : .empty)),
        // A heading over nothing tells less than the caption by itself.
        visible.isEmpty
          ? .empty
          : Markup(
            "thead", [:],
            Markup(
              "tr", [:],
              shown.enumerated().map { position, index in
                heading(columns[index], wording, isOfRowNames: position == 0)
              })),
        Markup("tbody", [:], visible.map { row($0, shown, wording, isCertified, identifies) })))
  }

  /// Characters of a text that on a phone needs a line of its own length.
  private static let longText = 40

  private var visibleRows: [Row] { Array(rows.filter(\.isShown).prefix(shownRows)) }

  /// Identifiers of the figures that the report shows.
  var shownFigures: [String] {
    let shown = columns.filter(\.isShown).dropFirst().filter(\.isNumeric)
    return visibleRows.filter { !$0.isTotal }.flatMap { row in shown.map { figureID(row, $0) } }
  }

  /// A number as a reader sees it where it is shown; nil where the table has none of that name.
  func number(of figure: String, _ wording: Wording) -> String? {
    let key = figure.split(separator: "/").last.map(String.init)
    guard let column = columns.firstIndex(where: { $0.key == key && $0.isNumeric }),
      let row = rows.first(where: { !$0.isTotal && figureID($0, columns[column]) == figure })
    else { return nil }
    return Self.words(row.cells[column], columns[column], wording)
  }

  /// - Parameter isOfRowNames: whether the cells under it name their rows: they stand to the left
  ///   also where the names are numbers.
  private func heading(
    _ column: Column, _ wording: Wording, isOfRowNames: Bool
  ) -> Markup {
    let unit = wording(column.unit)
    return Markup(
      "th", ["scope": "col", "class": column.isNumeric && !isOfRowNames ? "n" : ""],
      .text(wording(column.heading)),
      // `vehicles/day` is long for a narrow column: its line may end after the stroke.
      unit.isEmpty
        ? .empty
        : Markup(
          "span", ["class": "unit"],
          unit.split(separator: "/").enumerated().flatMap { index, part in
            index == 0
              ? [Markup.text(String(part))]
              : [.text("/"), Markup("wbr", [:], []), .text(String(part))]
          }))
  }

  private func row(
    _ row: Row, _ shown: [Int], _ wording: Wording, _ isCertified: Bool, _ identifies: Bool
  ) -> Markup {
    Markup(
      "tr", ["class": row.isTotal ? "total" : ""],
      shown.enumerated().map { position, index in
        let column = columns[index]
        let mark = position == 0 && row.isEstimate == true ? estimateMark(wording) : .empty
        let content = Self.content(row.cells[index], column, wording, isCertified)
        guard position > 0 else { return Markup("th", ["scope": "row"], content, mark) }
        guard column.isNumeric else {
          let isLong = Self.words(row.cells[index], column, wording).count > Self.longText
          return Markup("td", ["class": isLong ? "long" : ""], content)
        }
        // A total is a sum of rows that have identifiers of their own.
        let id = row.isTotal || !identifies ? "" : figureID(row, column)
        return Markup("td", ["class": "n", "id": id], content)
      })
  }

  private static func content(
    _ cell: Cell, _ column: Column, _ wording: Wording, _ isCertified: Bool
  ) -> Markup {
    let text = Markup.text(words(cell, column, wording))
    guard case .unresolved = cell else { return text }
    return Markup(
      "span",
      [
        "class": "unresolved",
        "title": wording(Term.noDifferenceMeaning(isCertified: isCertified)),
      ], text)
  }

  /// What a reader sees of a cell.
  static func words(_ cell: Cell, _ column: Column, _ wording: Wording) -> String {
    switch cell {
    case .text(let text): text
    case .label(let label), .words(let label), .told(_, let label): wording(label)
    case .number(let value):
      number(value, column, wording)
    case .resolved(let value): wording.signedResolved(value, decimals: column.decimals)
    case .unresolved: wording(Term.noDifferenceShort)
    case .flag(let flag): flag ? wording("ja", "yes") : wording("nej", "no")
    case .empty: "–"
    }
  }

  private static func number(_ value: Double, _ column: Column, _ wording: Wording) -> String {
    if column.isGap { return wording.gap(value) }
    if column.isRoundedWhenLarge { return wording.times(value, decimals: column.decimals) }
    if column.isTrimmed { return wording.trimmedNumber(value, decimals: column.decimals) }
    return column.isDifference
      ? wording.signed(value, decimals: column.decimals)
      : wording.number(value, decimals: column.decimals)
  }
}

/// The mark of an estimate, the same in text, table and chart.
func estimateMark(_ wording: Wording) -> Markup {
  Markup("sup", ["class": "e", "title": wording("uppskattat", "estimated")], "e")
}

/// Says on a phone that a table or a drawing goes on outside the page.
func swipeHint(_ text: String) -> Markup { Markup("span", ["class": "hint"], .text(text)) }
