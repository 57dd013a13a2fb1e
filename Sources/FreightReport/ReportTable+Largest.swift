import FreightModel

extension ReportTable {
  /// The table as the report shows it short: the rows that are largest in some columns, in their
  /// order, and at the end the others as one sum. CSV has every row.
  ///
  /// - Parameters:
  ///   - keys: columns whose absolute values are added to rank the rows.
  ///   - sumsRest: whether the other rows' numbers add up to something; a column where one of them
  ///     is not known has no sum.
  func showingLargest(_ count: Int, by keys: [String], sumsRest: Bool = false) -> ReportTable {
    let ranking = columns.indices.filter { keys.contains(columns[$0].key) }
    func size(_ row: Row) -> Double {
      ranking.reduce(0) { $0 + abs(row.cells[$1].value ?? 0) }
    }
    let candidates = rows.indices.filter { rows[$0].isShown && !rows[$0].isTotal }
    guard candidates.count > count, !ranking.isEmpty else { return self }
    let order = candidates.sorted { (size(rows[$1]), $0) < (size(rows[$0]), $1) }
    let rest = order.dropFirst(count)
    var table = self
    for index in rest { table.rows[index].isShown = false }
    if sumsRest { table.rows.append(sum(of: rest.map { rows[$0] })) }
    table.largest = Largest(
      headings: ranking.map { columns[$0].heading }, candidates: candidates.count)
    return table
  }

  private func sum(of rest: [Row]) -> Row {
    let name = columns.firstIndex { $0.isShown && !$0.isNumeric }
    let blank = Cell.words(Label(sv: "", en: ""))
    return Row(
      cells: columns.indices.map { index in
        guard columns[index].isNumeric else {
          return index == name
            ? .words(Label(sv: "Övriga \(rest.count)", en: "Other \(rest.count)")) : blank
        }
        let values = rest.compactMap { $0.cells[index].value }
        return values.count == rest.count ? .number(values.reduce(0, +)) : blank
      }, isTotal: true)
  }
}

extension ReportTable.Largest {
  /// Ends what says how many rows are shown.
  var inWords: Label {
    let sv = headings.map { "”\($0.sv)”" }.joined(separator: " plus ")
    let en = headings.map { "“\($0.en)”" }.joined(separator: " plus ")
    return headings.count == 1
      ? Label(sv: ", de största i spalten \(sv)", en: ", the largest in the column \(en)")
      : Label(sv: ", de största i \(sv)", en: ", the largest in \(en)")
  }
}

extension ReportTable.Cell {
  /// Its number, if it is one.
  fileprivate var value: Double? {
    switch self {
    case .number(let value), .resolved(let value): value
    default: nil
    }
  }
}
