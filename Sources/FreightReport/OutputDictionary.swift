import FreightModel

/// Every column of every table and map of a study's answer, as a documentation page.
enum OutputDictionary {
  /// The page for tables, whether or not they have rows.
  static func page(_ tables: [ReportTable]) -> String {
    var text = """
      # Tables of an answer

      Every column of every CSV file that a study writes, and every property of every map.

      ## Overview

      Made from the tables' own columns; `OutputDictionaryTests` holds this page against them. A
      text in both languages is two columns, ending in `_sv` and `_en`; where rows are marked as
      estimates there is a last column `is_estimate`. A field is blank where a value does not exist
      or where a difference is below the two solves' threshold. Tables without rows are not written.
      Input tables: <doc:DataDictionary>.

      """
    for table in tables {
      text += "\n### \(table.id).csv\n\n\(table.title.en). \(table.note.en)\n\n"
      text += "| Column | Unit | Values | Meaning | Made by |\n|---|---|---|---|---|\n"
      for column in table.columns {
        let values = column.isNumeric ? "number, \(column.csvDecimals) decimals" : "text"
        text +=
          "| `\(column.key)` | \(column.unit.en) | \(values) | \(column.heading.en)"
          + (column.isDifference ? "; minus is less" : "")
          + " | \(made(column, in: table)) |\n"
      }
    }
    return text + MapDictionary.page
  }

  /// A column's formula, as `omlast explain` tells it; a bar would end the cell.
  private static func made(_ column: ReportTable.Column, in table: ReportTable) -> String {
    ColumnOrigin.of(column.key, in: table.id)?.formula.en.replacing("|", with: "\\|") ?? ""
  }
}
