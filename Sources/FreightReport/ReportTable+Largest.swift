import FreightModel

extension ReportTable {
  /// The table as the report shows it short: the rows that are largest in some columns, in their
  /// order, and at the end the others as one sum. CSV has every row.
  ///
  /// - Parameters:
  ///   - keys: columns whose absolute values are added to rank the rows; the first is named.
  ///   - sumsRest: whether the other rows' numbers add up to something.
  func showingLargest(_ count: Int, by keys: [String], sumsRest: Bool = false) -> ReportTable {
    let ranking = columns.indices.filter { keys.contains(columns[$0].key) }
    func size(_ row: Row) -> Double {
      ranking.reduce(0) { $0 + abs(row.cells[$1].value ?? 0) }
    }
    let candidates = rows.indices.filter { rows[$0].isShown && !rows[$0].isTotal }
    guard candidates.count > count, let first = ranking.first else { return self }
    let order = candidates.sorted { (size(rows[$1]), $0) < (size(rows[$0]), $1) }
    let rest = order.dropFirst(count)
    var shown = rows
    for index in rest { shown[index].isShown = false }
    if sumsRest { shown.append(sum(of: rest.map { rows[$0] })) }
    var table = ReportTable(id: id, title: title, note: note, columns: columns, rows: shown)
    table.largestBy = columns[first].heading
    return table
  }

  private func sum(of rest: [Row]) -> Row {
    let name = columns.firstIndex { $0.isShown && !$0.isNumeric }
    return Row(
      cells: columns.indices.map { index in
        guard columns[index].isNumeric else {
          return .words(
            index == name
              ? Label(sv: "Övriga \(rest.count)", en: "Other \(rest.count)")
              : Label(sv: "", en: ""))
        }
        return .number(rest.reduce(0) { $0 + ($1.cells[index].value ?? 0) })
      }, isTotal: true)
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
