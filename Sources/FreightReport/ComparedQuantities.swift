import FreightAppraisal
package import FreightModel

/// Quantities of one unit in two scenarios A and B, and B less A.
package struct ComparedQuantities: Encodable, Sendable {
  /// One quantity, in the unit of its table.
  package struct Row: Encodable, Sendable {
    /// The quantity's name in data.
    package let id: String
    /// What a reader calls it.
    package let name: Label
    /// Its value in scenario A; nil where A has none.
    package let a: Double?
    /// Its value in scenario B; nil where B has none.
    package let b: Double?
    /// B less A; nil where either has none.
    package let difference: Double?
    /// Absent where the quantity has no threshold.
    package let resolution: Double?

    /// Creates a quantity with its values.
    package init(
      id: String, name: Label, a: Double?, b: Double?, difference: Double?,
      resolution: Double? = nil
    ) {
      self.id = id
      self.name = name
      self.a = a
      self.b = b
      self.difference = difference
      self.resolution = resolution
    }

    /// Whether the difference is larger than the threshold of the two solves.
    package var isResolved: Bool {
      guard let difference, let resolution else { return true }
      return Difference(value: difference, resolution: resolution).isResolved
    }

    private enum CodingKeys: String, CodingKey { case id, a, b, difference, resolution }
  }

  /// The table's name in data.
  package let id: String
  /// Its name for a reader.
  package let title: Label
  /// Of the data.
  package let unit: String
  /// What a reader is shown: the data divided by `scale`, with so many digits.
  package let scale: Double
  /// The unit of what is shown.
  package let shownUnit: Label
  /// Decimals of what is shown.
  package let digits: Int
  private let rows: [Row]
  private let hidesIdle: Bool

  /// - Parameters:
  ///   - id: the table's name in data.
  ///   - title: its name for a reader.
  ///   - unit: of the rows' values.
  ///   - scale: what is shown is the value divided by this.
  ///   - shownUnit: the unit then.
  ///   - digits: decimals shown.
  ///   - hidesIdle: whether rows that are zero in both are data alone.
  ///   - rows: the quantities.
  package init(
    id: String, title: Label, unit: String, scale: Double, shownUnit: Label, digits: Int,
    hidesIdle: Bool = false, rows: [Row]
  ) {
    self.id = id
    self.title = title
    self.unit = unit
    self.scale = scale
    self.shownUnit = shownUnit
    self.digits = digits
    self.hidesIdle = hidesIdle
    self.rows = rows
  }

  /// The rows that a reader is shown.
  package var shownRows: [Row] {
    rows.filter { row in
      !hidesIdle
        || [row.a, row.b].contains { value in
          value.map { fixed($0 / scale, decimals: digits).contains { ("1"..."9").contains($0) } }
            ?? false
        }
    }
  }

  private enum CodingKeys: String, CodingKey { case id, unit, rows }

  /// The header of `csvLines`.
  package static let csvHeader = ["table", "row", "figure", "unit", "value"]

  /// One line per figure: `a`, `b`, `difference` and `resolution` of every row; a difference that
  /// the two solves do not resolve is blank, as in every table.
  package func csvLines(_ dialect: CSVDialect) -> [[String]] {
    rows.flatMap { row in
      let figures: [(String, Double?)] = [
        ("a", row.a), ("b", row.b), ("difference", row.isResolved ? row.difference : nil),
        ("resolution", row.resolution),
      ]
      return figures.map { figure, value in [id, row.id, figure, unit, dialect.number(value)] }
    }
  }

  /// The quantities as a table of the report.
  var table: ReportTable {
    func number(_ value: Double?) -> ReportTable.Cell { .known(value.map { $0 / scale }) }
    func column(_ key: String, _ heading: Label, isDifference: Bool = false)
      -> ReportTable.Column
    {
      .init(
        key: key, heading: heading, unit: shownUnit, decimals: digits,
        isDifference: isDifference)
    }
    return ReportTable(
      id: id, title: title,
      note: Label(
        sv: "B minus A; minus är mindre i B.", en: "B less A; minus is less in B."),
      columns: [
        .init(key: "name", heading: Label(sv: "", en: ""), isNumeric: false),
        column("a", Label(sv: "A", en: "A")), column("b", Label(sv: "B", en: "B")),
        column("difference", Label(sv: "B minus A", en: "B less A"), isDifference: true),
      ],
      rows: shownRows.map { row in
        .init(cells: [
          .label(row.name), number(row.a), number(row.b),
          row.isResolved ? number(row.difference) : .unresolved,
        ])
      })
  }
}
