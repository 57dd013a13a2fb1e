import FreightModel

extension StudyDocument {
  /// A table of the report, so that each figure can be found and traced by its identifier.
  struct TableEntry: Encodable {
    let id: String
    let title: LabelEntry
    let note: LabelEntry
    /// What the figures come from: `input`, `solve`, `difference`, `appraisal`, `range`,
    /// `worth_range`, `scale` or `estimation`.
    let basis: FigureBasis
    /// Columns whose values name a row.
    let keys: [String]
    /// Input files whose rows the table's rows are about, without their folders.
    let files: [String]
    let columns: [ColumnEntry]

    init(_ table: ReportTable) {
      id = table.id
      title = LabelEntry(table.title)
      note = LabelEntry(table.note)
      basis = table.origin.basis
      keys = table.keyColumns.map { table.columns[$0].key }
      files = table.origin.files
      columns = table.columns.map { ColumnEntry($0, in: table.id) }
    }
  }

  struct ColumnEntry: Encodable {
    let id: String
    let heading: LabelEntry
    let unit: LabelEntry
    let isFigure: Bool
    /// How it is made.
    let formula: LabelEntry?
    /// Figures that the formula takes, as `ColumnOrigin.figures`.
    let figures: [String]
    /// Parameters in the formula.
    let parameters: [String]
    /// Input files that the formula reads beside the table's.
    let files: [String]

    init(_ column: ReportTable.Column, in table: String) {
      let origin = ColumnOrigin.of(column.key, in: table)
      id = column.key
      heading = LabelEntry(column.heading)
      unit = LabelEntry(column.unit)
      isFigure = column.isNumeric
      formula = origin.map { LabelEntry($0.formula) }
      figures = origin?.figures ?? []
      parameters = origin?.parameters.map(\.rawValue) ?? []
      files = origin?.files ?? []
    }
  }

  /// A drawing or a count: what it is made from.
  struct DerivedEntry: Encodable {
    let id: String
    let title: LabelEntry
    let formula: LabelEntry
    let basis: FigureBasis
    /// Null for a drawing.
    let value: Number?
    /// Of the value where it is told.
    let decimals: Int
    let unit: LabelEntry
    /// The figures that it draws or counts, as `ColumnOrigin.figures`.
    let figures: [String]
    let tables: [String]
    let maps: [String]
    let scenarios: [String]

    init(_ figure: DerivedFigure) {
      id = figure.id
      title = LabelEntry(figure.title)
      formula = LabelEntry(figure.formula)
      basis = figure.basis
      value = figure.value.map { Number($0) }
      decimals = figure.decimals
      unit = LabelEntry(figure.unit)
      figures = figure.figures
      tables = figure.tables
      maps = figure.maps.map { $0 + ".geojson" }
      scenarios = figure.scenarios
    }
  }
}
