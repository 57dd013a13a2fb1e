import FreightModel

/// The rows of one or several tables by identifier: what a reference may name.
///
/// Holds the rows as text, so that a row with a fault elsewhere still counts as present and the
/// rows that name it are not blamed.
struct Known<Entity> {
  /// The table's name in messages.
  let table: String
  private(set) var rows: [String: Row] = [:]
  /// Rows that exist only together with an investment that is not in force, and which one.
  var elsewhere: [String: String] = [:]
  /// False if the table could not be read: then every reference is let through.
  var isComplete = true

  /// The rows of `table` by their identifier.
  init(_ table: Table) {
    self.table = table.schema.file
    isComplete = table.isReadable
    if let key = table.schema.key.last { add(table.rows, key: key) }
  }

  /// Adds rows, of which the first with an identifier counts.
  mutating func add(_ more: [Row], key: String) {
    for row in more where !row[key].isEmpty && rows[row[key]] == nil { rows[row[key]] = row }
  }

  /// Identifiers in the order of their text, so that messages do not vary.
  var names: [String] { rows.keys.sorted() }
}

extension Row {
  /// The row's own identifier: ASCII letters, digits, `_` and `-`.
  func id<Entity>(_ column: String, of _: Entity.Type = Entity.self) -> ID<Entity> {
    let allowed = "ASCII letters, digits, _ and -"
    guard isPresent(column, allowed: allowed) else { return ID("") }
    let isPlain = self[column].utf8.allSatisfy { byte in
      let scalar = Character(UnicodeScalar(byte))
      return scalar.isASCII && (scalar.isLetter || scalar.isNumber || "_-".contains(scalar))
    }
    if !isPlain {
      report(
        column, problem: "the identifier has other characters than those allowed",
        allowed: allowed, fix: "rename it, also where it is referred to")
    }
    return ID(self[column])
  }

  /// An identifier that must be a row of another table.
  func reference<Entity>(_ column: String, to known: Known<Entity>) -> ID<Entity> {
    guard isPresent(column, allowed: "an identifier of \(known.table)") else { return ID("") }
    check(self[column], in: column, against: known)
    return ID(self[column])
  }

  /// An identifier of another table, or nil where the column is blank.
  func optionalReference<Entity>(_ column: String, to known: Known<Entity>) -> ID<Entity>? {
    self[column].isEmpty ? nil : reference(column, to: known)
  }

  /// Identifiers of another table, separated by `;`.
  func references<Entity>(_ column: String, to known: Known<Entity>) -> Set<ID<Entity>> {
    Set(
      list(column).map { name in
        check(name, in: column, against: known)
        return ID(name)
      })
  }

  /// Reports `name` if it is not a row of `known`.
  func check<Entity>(_ name: String, in column: String, against known: Known<Entity>) {
    guard known.isComplete, known.rows[name] == nil else { return }
    let allowed = "an identifier of \(known.table)"
    if let owner = known.elsewhere[name] {
      return report(
        column, value: name, problem: "exists only with the investment \(owner)",
        allowed: allowed, fix: "add \(owner) to the needs of the investment")
    }
    report(
      column, value: name, problem: "no such row in \(known.table)", allowed: allowed,
      fix: nearest(to: name, in: known.rows.keys).map { "did you mean \($0)?" }
        ?? "add the row to \(known.table), or name another")
  }
}
