/// JSON whose members keep their order and whose numbers keep their decimals.
///
/// `JSONEncoder` can do neither, and GeoJSON wants both: at most seven decimals in a coordinate and
/// a layout that a person can read.
enum JSONText: Sendable {
  case string(String)
  /// Rounded to the decimals; written as null if not finite, since JSON has no such number.
  case number(Double, decimals: Int)
  /// As `number`, with a decimal point also where it is whole: `3.0`.
  case real(Double, decimals: Int)
  case bool(Bool)
  case null
  case array([JSONText])
  case object([(String, JSONText)])

  /// The text on one line.
  var text: String {
    var text = ""
    write(to: &text)
    return text
  }

  /// Appends the text on one line.
  func write(to text: inout String) {
    switch self {
    case .string(let string): Self.quote(string, to: &text)
    case .number(let value, let decimals):
      text += value.isFinite ? trimmed(value, decimals: decimals) : "null"
    case .real(let value, let decimals):
      let digits = value.isFinite ? trimmed(value, decimals: decimals) : "null"
      text += digits
      if value.isFinite, !digits.contains(".") { text += ".0" }
    case .bool(let value): text += value ? "true" : "false"
    case .null: text += "null"
    case .array(let items):
      text += "["
      for (index, item) in items.enumerated() {
        if index > 0 { text += "," }
        item.write(to: &text)
      }
      text += "]"
    case .object(let members):
      text += "{"
      for (index, (name, value)) in members.enumerated() {
        if index > 0 { text += "," }
        Self.quote(name, to: &text)
        text += ":"
        value.write(to: &text)
      }
      text += "}"
    }
  }

  private static func quote(_ string: String, to text: inout String) {
    text += "\""
    // Most strings hold nothing that JSON escapes.
    if string.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C }) {
      text += string
    } else {
      for scalar in string.unicodeScalars { escape(scalar, to: &text) }
    }
    text += "\""
  }

  private static func escape(_ scalar: Unicode.Scalar, to text: inout String) {
    switch scalar {
    case "\"": text += "\\\""
    case "\\": text += "\\\\"
    case "\n": text += "\\n"
    case "\t": text += "\\t"
    case "\u{0}"..<" ":
      let hex = String(scalar.value, radix: 16)
      text += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
    default: text.unicodeScalars.append(scalar)
    }
  }
}
