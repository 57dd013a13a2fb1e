extension Table {
  /// Checks the header against the schema; returns whether every required column is there.
  func checkHeader(row: Int) -> Bool {
    var seen: Set<String> = []
    for name in header where !seen.insert(name).inserted {
      report(
        row: row, column: name, value: name,
        problem: name.isEmpty ? "two columns have no name" : "two columns have the same name",
        allowed: "each column once", fix: "rename or remove one of the columns")
    }
    let missing = schema.columns.filter { !seen.contains($0) }
    let spare = header.filter { !(schema.columns + schema.optional).contains($0) }
    for name in missing {
      let near = nearest(to: name, in: spare)
      report(
        row: row, column: name, value: near, problem: "the column is missing",
        allowed: "the columns \(schema.columns.joined(separator: ","))",
        fix: near.map { "did you mean \(name)? rename the column \"\($0)\"" }
          ?? "add the column \(name)")
    }
    return missing.isEmpty
  }

  /// Reports a file whose fields are separated by `;` or tab, as some spreadsheets write them.
  ///
  /// Such a file has all its columns in one field, so no other message about it would help.
  func reportOtherDelimiter(_ bytes: [UInt8], headerRow: Int) -> Bool {
    guard !header.contains(where: schema.columns.contains) || header.count == 1 else {
      return false
    }
    let others: [(character: Character, name: String)] = [(";", "semicolon"), ("\t", "tab")]
    for other in others {
      let fields = CSVParser.parse(bytes, delimiter: other.character).records.first?.fields ?? []
      let known = schema.columns.filter(fields.contains).count
      guard fields.count > 1, 2 * known >= schema.columns.count else { continue }
      report(
        row: headerRow, value: String(header.joined(separator: ",").prefix(60)),
        problem: "the fields are separated by \(other.name)s", allowed: "commas",
        fix: "save the file as comma separated CSV, with a decimal point in numbers")
      return true
    }
    return false
  }
}
