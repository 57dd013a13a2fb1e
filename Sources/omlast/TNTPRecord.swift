/// The record of a command on TNTP files as JSON: one figure or iteration a line, in the order
/// given. By hand, which plain words and finite numbers allow: the encoder's first use takes a
/// tenth of the time that a small network does.
enum TNTPRecord {
  typealias Members = KeyValuePairs<String, any CustomStringConvertible>

  /// A whole record, ended by a line feed.
  static func json(_ members: Members) -> String {
    "{\n" + pairs(members).map { "  " + $0 }.joined(separator: ",\n") + "\n}\n"
  }

  /// A list of objects as one member of a record.
  static func list(_ rows: [Members]) -> String {
    "[\n" + rows.map { "    {" + pairs($0).joined(separator: ", ") + "}" }.joined(separator: ",\n")
      + "\n  ]"
  }

  /// A word without anything that JSON would escape.
  static func word(_ text: String) -> String { "\"\(text)\"" }

  private static func pairs(_ members: Members) -> [String] {
    members.map { "\"\($0)\": \($1)" }
  }
}
