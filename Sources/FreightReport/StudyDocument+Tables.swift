import FreightModel

extension StudyDocument {
  /// A table of the report, so that each figure can be found and traced by its identifier.
  struct TableEntry: Encodable {
    let id: String
    let title: LabelEntry
    let note: LabelEntry
    /// What the figures come from: `input`, `solve`, `difference`, `appraisal`, `range`, `scale` or
    /// `estimation`.
    let basis: String
    /// Columns whose values name a row.
    let keys: [String]
    let columns: [ColumnEntry]

    init(_ table: ReportTable) {
      id = table.id
      title = LabelEntry(table.title)
      note = LabelEntry(table.note)
      basis = table.origin.basis.rawValue
      keys = table.keyColumns.map { table.columns[$0].key }
      columns = table.columns.map(ColumnEntry.init)
    }
  }

  struct ColumnEntry: Encodable {
    let id: String
    let heading: LabelEntry
    let unit: LabelEntry
    let isFigure: Bool
    /// How it is made; null where heading and note say it.
    let formula: LabelEntry?

    init(_ column: ReportTable.Column) {
      id = column.key
      heading = LabelEntry(column.heading)
      unit = LabelEntry(column.unit)
      isFigure = column.isNumeric
      formula = FigureOrigin.formula(of: column.key).map(LabelEntry.init)
    }
  }

  /// A drawing or a count: what it is made from.
  struct DerivedEntry: Encodable {
    let id: String
    let title: LabelEntry
    let basis: String
    /// Null for a drawing.
    let value: Number?
    let tables: [String]
    let maps: [String]
    let scenarios: [String]

    init(_ figure: DerivedFigure) {
      id = figure.id
      title = LabelEntry(figure.title)
      basis = figure.basis.rawValue
      value = figure.value.map { Number($0) }
      tables = figure.tables
      maps = figure.maps.map { $0 + ".geojson" }
      scenarios = figure.scenarios
    }
  }
}
