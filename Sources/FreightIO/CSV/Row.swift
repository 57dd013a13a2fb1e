import FreightModel

/// One row of a table, read column by column.
///
/// A cell that cannot be used is reported, and a stand-in is handed back, so that a whole value
/// can be written as a list of its columns and every fault of the row is told. The table then
/// drops the row: no stand-in ever leaves the reader.
struct Row {
  /// What the rows of a table share.
  struct Shape {
    let file: String
    let positions: [String: Int]
  }

  /// Row in the file, the header being 1.
  let number: Int
  /// Whether the row has as many fields as the header and no fault in its quoting.
  let isSound: Bool
  private let shape: Shape
  private let cells: [String]
  let log: DiagnosticLog

  init(shape: Shape, number: Int, cells: [String], isSound: Bool, _ log: DiagnosticLog) {
    self.shape = shape
    self.number = number
    self.cells = cells
    self.isSound = isSound
    self.log = log
  }

  /// The file as the user would open it.
  var file: String { shape.file }

  /// The text of a column as it stands, empty if there is none; nothing is reported.
  subscript(column: String) -> String {
    guard let position = shape.positions[column], cells.indices.contains(position) else {
      return ""
    }
    return cells[position]
  }

  /// Reports what is wrong with a column of this row.
  func report(
    _ column: String?, value: String? = nil, problem: String, allowed: String, fix: String
  ) {
    log.add(
      Diagnostic(
        file: file, row: number, column: column, value: value ?? column.map { self[$0] },
        problem: problem, allowed: allowed, fix: fix))
  }

  /// Whether a column has text; a blank one is reported, with what would be `allowed`.
  func isPresent(_ column: String, allowed: String) -> Bool {
    guard shape.positions[column] != nil else {
      // The header's message has told that the column is missing.
      log.noteKnownFailure()
      return false
    }
    guard self[column].allSatisfy(\.isWhitespace) else { return true }
    report(
      column, problem: "the field is blank", allowed: allowed, fix: "fill in \(column)")
    return false
  }

  /// Text that must not be blank.
  func text(_ column: String) -> String {
    _ = isPresent(column, allowed: "text")
    return self[column]
  }

  /// A text in both languages, from the columns `<stem>_sv` and `<stem>_en`.
  func label(_ stem: String) -> Label {
    Label(sv: text(stem + "_sv"), en: text(stem + "_en"))
  }

  /// The optional column `<column>_en`: what `column` is called in English, nil where it is blank
  /// or missing, because the name is the same.
  func english(_ column: String) -> String? {
    let name = self[column + "_en"]
    guard !name.allSatisfy(\.isWhitespace) else { return nil }
    if !name.contains(where: { $0.isLetter || $0.isNumber }) {
      report(
        column + "_en", problem: "this is no name",
        allowed: "a name in English, or blank where it is the same",
        fix: "write the name, or clear the field")
    }
    return name
  }

  /// The columns `source` and `confidence`.
  func provenance() -> Provenance {
    let source = text("source")
    // What a table is filled with to get past the reader: `?`, `-`, `n/a`.
    if !source.allSatisfy(\.isWhitespace), source.count(where: \.isLetter) < 3 {
      report(
        "source", problem: "this names no source",
        allowed: "where the values come from, or how they were estimated",
        fix: "name the publication or page; or write Estimate: and its grounds, with confidence "
          + "estimated")
    }
    return Provenance(
      source: source, confidence: choice("confidence", Confidence.self) ?? .estimated)
  }

  /// A truth value, `true` or `false`.
  func flag(_ column: String) -> Bool {
    let allowed = "true or false"
    guard isPresent(column, allowed: allowed) else { return false }
    switch self[column] {
    case "true": return true
    case "false": return false
    default:
      report(
        column, problem: "not a truth value", allowed: allowed,
        fix: "write true or false in lower case")
      return false
    }
  }

  /// One of the raw values of an enumeration.
  func choice<Choice>(_ column: String, _: Choice.Type) -> Choice?
  where Choice: CaseIterable & RawRepresentable, Choice.RawValue == String {
    let names = Choice.allCases.map(\.rawValue)
    let allowed = names.joined(separator: ", ")
    guard isPresent(column, allowed: allowed) else { return nil }
    return Choice(rawValue: self[column]) ?? unknownChoice(column, self[column], names)
  }

  /// Raw values of an enumeration in one field, separated by `separator`.
  func choices<Choice>(_ column: String, _: Choice.Type, separator: Character) -> [Choice]
  where Choice: CaseIterable & RawRepresentable, Choice.RawValue == String {
    let names = Choice.allCases.map(\.rawValue)
    let allowed = "\(names.joined(separator: ", ")), separated by \(separator)"
    guard isPresent(column, allowed: allowed) else { return [] }
    return list(column, separator: separator).compactMap { name in
      Choice(rawValue: name) ?? unknownChoice(column, name, names)
    }
  }

  /// The parts of a list field; none if it is blank.
  func list(_ column: String, separator: Character = ";") -> [String] {
    guard !self[column].isEmpty else { return [] }
    return self[column].split(separator: separator, omittingEmptySubsequences: false)
      .map(String.init)
  }

  private func unknownChoice<Choice>(
    _ column: String, _ name: String, _ names: [String]
  ) -> Choice? {
    report(
      column, value: name, problem: "not one of the values known here",
      allowed: names.joined(separator: ", "),
      fix: nearest(to: name, in: names).map { "did you mean \($0)?" } ?? "choose one of them")
    return nil
  }
}
