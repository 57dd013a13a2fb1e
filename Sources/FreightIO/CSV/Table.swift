import FreightModel

/// A table whose header has been checked, ready to be read row by row.
struct Table {
  /// The file as the user would open it.
  let file: String
  let schema: TableSchema
  /// Every row, sound or not; empty if the table could not be read.
  private(set) var rows: [Row] = []
  /// Whether the rows are all there: false if the file is missing or its header is unusable, so
  /// that references into it are not blamed for that.
  private(set) var isReadable = false
  private(set) var header: [String] = []
  private let log: DiagnosticLog

  /// A table that is not there; its absence has been reported.
  init(missing schema: TableSchema, file: String, log: DiagnosticLog) {
    self.file = file
    self.schema = schema
    self.log = log
  }

  /// Parses `bytes` and checks everything that does not depend on the meaning of a column.
  init(_ bytes: [UInt8], schema: TableSchema, file: String, log: DiagnosticLog) {
    self.init(missing: schema, file: file, log: log)
    let parsed = CSVParser.parse(bytes)
    guard let first = parsed.records.first else {
      report(
        problem: "the file is empty", allowed: "a header row and data rows",
        fix: "write the header: \(schema.columns.joined(separator: ","))")
      return
    }
    header = first.fields
    guard !reportOtherDelimiter(bytes, headerRow: first.row) else { return }
    log.begin(file: file, columns: positions)
    reportFaults(parsed.faults)
    let isComplete = checkHeader(row: first.row)
    let brokenRows = Set(parsed.faults.map(\.row))
    let shape = Row.Shape(file: file, positions: positions)
    for record in parsed.records.dropFirst() {
      let fits = record.fields.count == header.count
      if !fits { reportRagged(record) }
      let isSound = fits && !brokenRows.contains(record.row)
      rows.append(
        Row(shape: shape, number: record.row, cells: record.fields, isSound: isSound, log))
    }
    if rows.isEmpty, !schema.mayBeEmpty {
      report(
        problem: "the table has a header but no rows", allowed: "at least one row",
        fix: "add the rows, or restore the file")
    }
    isReadable = isComplete
    reportDuplicates()
  }

  /// The values of all sound rows; `build` reads every column, so a row tells all its faults.
  func entries<Value>(_ build: (Row) -> Value) -> [Entry<Value>] {
    rows.compactMap { row in
      guard row.isSound else { return nil }
      let before = log.failures
      let value = build(row)
      return log.failures == before ? Entry(value: value, row: row) : nil
    }
  }

  /// Reports something about the whole table.
  func report(
    row: Int? = nil, column: String? = nil, value: String? = nil, problem: String,
    allowed: String, fix: String
  ) {
    log.add(
      Diagnostic(
        file: file, row: row, column: column, value: value, problem: problem, allowed: allowed,
        fix: fix))
  }

  private var positions: [String: Int] {
    Dictionary(zip(header, header.indices), uniquingKeysWith: { first, _ in first })
  }

  private func reportFaults(_ faults: [CSVRecords.Fault]) {
    for fault in faults {
      let column = header.indices.contains(fault.field) ? header[fault.field] : nil
      let text = fault.kind.text
      report(
        row: fault.row, column: column, value: fault.value, problem: text.problem,
        allowed: text.allowed, fix: text.fix)
    }
  }

  private func reportRagged(_ record: CSVRecords.Record) {
    let more = record.fields.count > header.count
    report(
      row: record.row, value: record.fields.joined(separator: ","),
      problem: "the row has \(record.fields.count) fields but the header has \(header.count)",
      allowed: "\(header.count) fields",
      fix: more
        ? "put fields that contain a comma in quotes; write decimals with a point, not a comma"
        : "add the missing fields; a blank field still needs its comma")
  }

  private func reportDuplicates() {
    guard let name = schema.key.last, isReadable else { return }
    var firstRow: [[String]: Int] = [:]
    for row in rows where !row[name].isEmpty {
      let key = schema.key.map { row[$0] }
      guard let first = firstRow[key] else {
        firstRow[key] = row.number
        continue
      }
      row.report(
        name, problem: "the same \(name) stands in row \(first)", allowed: "each \(name) once",
        fix: "rename or remove one of rows \(first) and \(row.number)")
    }
  }
}

/// A value together with the row it was read from, for checks that come later.
struct Entry<Value> {
  let value: Value
  let row: Row
}

extension CSVRecords.Fault.Kind {
  fileprivate var text: (problem: String, allowed: String, fix: String) {
    switch self {
    case .notUTF8:
      (
        "the text is not UTF-8", "UTF-8",
        "save the file as \"CSV UTF-8\"; it is probably Windows-1252 or UTF-16 now"
      )
    case .strayQuote:
      (
        "a quotation mark stands inside an unquoted field", "RFC 4180 quoting",
        "put the whole field in quotes and double the quotation marks in it"
      )
    case .textAfterQuote:
      (
        "text follows the closing quotation mark", "a comma or the end of the row",
        "double the quotation marks that belong to the text"
      )
    case .openQuote:
      (
        "the quotation mark that opens this field is never closed", "RFC 4180 quoting",
        "close the quotation mark; all that follows was read as one field"
      )
    }
  }
}
