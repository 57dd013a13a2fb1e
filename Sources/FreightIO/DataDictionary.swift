/// Every column of every input table: unit, accepted values, whether it may be blank, meaning.
package struct DataDictionary: Sendable {
  /// A table and what one of its rows is.
  package struct Table: Sendable, Encodable {
    /// File name.
    package let file: String
    /// What one row is.
    package let row: String
    /// In the order in which they are usually written.
    package let columns: [Column]
  }

  /// A column of a table.
  package struct Column: Sendable, Encodable {
    /// Name in the header.
    package let name: String
    /// Unit; empty for text.
    package let unit: String
    /// What the readers accept.
    package let accepted: String
    /// Whether the field must be filled in every row.
    package let isRequired: Bool
    /// What it is.
    package let meaning: String
  }

  /// Tables of a network folder, then those of a demand folder.
  package static let tables =
    read(ColumnNotes.network, files: TableSchema.networkFiles)
    + read(ColumnNotes.demand, files: TableSchema.demandFiles)

  private static let provenance = [
    Column(
      name: "source", unit: "", accepted: "text", isRequired: true,
      meaning: "where the row's values come from, or how they were estimated"),
    Column(
      name: "confidence", unit: "", accepted: "sourced, derived, estimated", isRequired: true,
      meaning: "of the least certain value"),
  ]

  /// The tables of the notes in the order of `files`; a table of what investments add has the
  /// columns of its base table after the investment.
  private static func read(_ notes: String, files: [String]) -> [Table] {
    var noted: [String: Table] = [:]
    for part in notes.split(separator: "# ") {
      let lines = part.split(separator: "\n")
      let head = lines[0].split(separator: ": ", maxSplits: 1)
      let file = String(head[0])
      let columns = lines.dropFirst().map(column)
      let isTold = file != "config.csv" && file != "use_definition.csv" && file != "headline.csv"
      noted[file] = Table(
        file: file, row: String(head[1]), columns: columns + (isTold ? provenance : []))
    }
    return files.filter { $0.hasSuffix(".csv") }.map { file in
      if let table = noted[file] { return table }
      let base = noted[String(file.dropFirst("investment_".count))]!
      let investment = Column(
        name: "investment_id", unit: "", accepted: "row of investment.csv", isRequired: true,
        meaning: "measure that adds the row")
      return Table(
        file: file, row: "what a measure adds to \(base.file)",
        columns: [investment] + base.columns)
    }
  }

  private static func column(_ line: Substring) -> Column {
    let fields = line.split(separator: "|", omittingEmptySubsequences: false).map { field in
      String(field.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
    precondition(fields.count == 4, "a note has four fields: \(line)")
    let isRequired = !fields[0].hasSuffix("?")
    return Column(
      name: isRequired ? fields[0] : String(fields[0].dropLast()), unit: fields[1],
      accepted: fields[2], isRequired: isRequired, meaning: fields[3])
  }

  /// The dictionary as a documentation page.
  package static var page: String {
    var text = """
      # Data dictionary

      Every column of every input table.

      ## Overview

      `omlast config dictionary` writes this page from the notes beside the table schemas; a test
      holds it against the schemas and the readers. *Required* is whether the field must be filled
      in every row; columns of one mode must be filled for that mode and blank for others. `> a to
      b` leaves out *a* itself. An identifier has ASCII letters, digits, `_` and `-`. `share_*`
      stands for one column for each period. What the tables of a study's answer hold:
      <doc:OutputTables>.

      """
    for table in tables {
      text += "\n### \(table.file)\n\nOne row is \(table.row).\n\n"
      text += "| Column | Unit | Accepted | Required | Meaning |\n|---|---|---|---|---|\n"
      for column in table.columns {
        let required = column.isRequired ? "yes" : "no"
        text +=
          "| `\(column.name)` | \(column.unit) | \(column.accepted) | \(required) | "
          + "\(column.meaning) |\n"
      }
    }
    return text
  }
}
