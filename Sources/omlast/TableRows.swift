import FreightIO

/// One input table with the origin of every row, as `config show --table` tells it.
struct TableRows {
  private let table: InputRows
  private static let origin = ["source", "confidence"]

  /// Reads the table that the command line names.
  init(_ name: String, of input: StudyInput) throws(Failure) {
    guard InputRows.names.contains(name) else {
      let near = nearest(to: name, in: InputRows.names)
      throw .usage(
        [
          "no table is called \"\(name)\"; "
            + (near.map { "did you mean \($0)?" }
              ?? "omlast config dictionary tells their names, without .csv")
        ], in: .config)
    }
    guard let table = InputRows.read(name, network: input.network, demand: input.demand) else {
      throw Failure(code: .invalidInput, reasons: ["\(name).csv cannot be read"])
    }
    self.table = table
  }

  /// Each row with its confidence, its filled fields and its source.
  var text: String {
    let count = table.rows.count
    let rows = table.rows.map { row in
      let fields = zip(table.header, row).filter { !$1.isEmpty && !Self.origin.contains($0) }
      func field(_ column: String) -> String {
        table.header.firstIndex(of: column).map { row[$0] } ?? ""
      }
      let values = fields.dropFirst().map { "\($0) = \($1)" }.joined(separator: ", ")
      let confidence = field("confidence")
      let lines = [
        (fields.first?.1 ?? "") + (confidence.isEmpty ? "" : ": " + confidence),
        values.isEmpty ? nil : "  " + values,
        field("source").isEmpty ? nil : "  " + field("source"),
      ]
      return lines.compactMap { $0 }.joined(separator: "\n") + "\n"
    }
    return "\(table.file): \(count) row\(count == 1 ? "" : "s")\n\n" + rows.joined()
  }

  /// The JSON form: every field as it stands in the file.
  var record: Record {
    Record(
      file: table.file,
      rows: table.rows.map { row in
        Dictionary(zip(table.header, row), uniquingKeysWith: { first, _ in first })
      })
  }

  struct Record: Encodable {
    var schemaVersion = 1
    let file: String
    let rows: [[String: String]]
  }
}
