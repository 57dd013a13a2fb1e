/// JSON whose members keep their order and whose numbers keep their decimals.
///
/// `JSONEncoder` can do neither, and GeoJSON wants both: at most seven decimals in a coordinate and
/// a layout that a person can read.
enum JSONText {
  case string(String)
  /// Rounded to the decimals; written as null if not finite, since JSON has no such number.
  case number(Double, decimals: Int)
  case bool(Bool)
  case null
  case array([JSONText])
  case object([(String, JSONText)])

  /// The text on one line.
  var text: String {
    switch self {
    case .string(let string): Self.quoted(string)
    case .number(let value, let decimals):
      value.isFinite ? trimmed(value, decimals: decimals) : "null"
    case .bool(let value): value ? "true" : "false"
    case .null: "null"
    case .array(let items): "[" + items.map(\.text).joined(separator: ",") + "]"
    case .object(let members):
      "{" + members.map { Self.quoted($0) + ":" + $1.text }.joined(separator: ",") + "}"
    }
  }

  private static func quoted(_ string: String) -> String {
    var text = "\""
    for scalar in string.unicodeScalars {
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
    return text + "\""
  }
}
