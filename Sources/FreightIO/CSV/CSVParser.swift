/// Records of one comma separated file, before anything is known about its columns.
struct CSVRecords {
  /// One record: a row of the file, whatever number of lines it covers.
  struct Record {
    /// Counted from 1, blank rows included, so that it agrees with a spreadsheet.
    let row: Int
    var fields: [String]
  }

  /// A place that breaks RFC 4180 or is not UTF-8.
  struct Fault {
    enum Kind {
      case notUTF8
      /// A `"` inside a field that does not start with one.
      case strayQuote
      /// Text between a closing quote and the next comma.
      case textAfterQuote
      /// The file ends inside quotes.
      case openQuote
    }

    let kind: Kind
    let row: Int
    /// Position of the field in its record, from 0.
    let field: Int
    /// The field as far as it can be shown.
    let value: String
  }

  var records: [Record] = []
  var faults: [Fault] = []
}

/// A reader of RFC 4180 files, byte by byte, in time proportional to the file.
///
/// A byte order mark is skipped. Rows end with LF, CR LF or a lone CR; blank rows are counted but
/// not returned. Text is checked to be UTF-8 field by field, so that the row can be named.
struct CSVParser {
  private let bytes: [UInt8]
  private let delimiter: UInt8
  private var position = 0
  private var row = 1
  private var fields: [String] = []
  private var result = CSVRecords()

  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")
  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  private init(_ bytes: [UInt8], delimiter: UInt8) {
    self.bytes = bytes
    self.delimiter = delimiter
    if bytes.starts(with: Self.byteOrderMark) { position = Self.byteOrderMark.count }
  }

  /// The records of a file and what is wrong with its form; both may be present.
  static func parse(_ bytes: [UInt8], delimiter: Character = ",") -> CSVRecords {
    var parser = CSVParser(bytes, delimiter: delimiter.asciiValue ?? UInt8(ascii: ","))
    while parser.position < parser.bytes.count { parser.readRecord() }
    return parser.result
  }

  private mutating func readRecord() {
    fields = []
    repeat { readField() } while skipDelimiter()
    skipLineEnd()
    if fields != [""] { result.records.append(.init(row: row, fields: fields)) }
    row += 1
  }

  private mutating func readField() {
    guard position < bytes.count else { return fields.append("") }
    if bytes[position] == Self.quote { readQuoted() } else { readPlain() }
  }

  private mutating func readPlain() {
    let start = position
    skipToFieldEnd()
    let text = decoded(bytes[start..<position])
    if bytes[start..<position].contains(Self.quote) { report(.strayQuote, text) }
    fields.append(text)
  }

  private mutating func readQuoted() {
    var content: [UInt8] = []
    position += 1
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte != Self.quote {
        content.append(byte)
      } else if position < bytes.count, bytes[position] == Self.quote {
        content.append(byte)
        position += 1
      } else {
        return finishQuoted(content)
      }
    }
    let text = decoded(content[...])
    report(.openQuote, String(text.prefix(40)))
    fields.append(text)
  }

  private mutating func finishQuoted(_ content: [UInt8]) {
    let text = decoded(content[...])
    let end = position
    skipToFieldEnd()
    if position > end { report(.textAfterQuote, text) }
    fields.append(text)
  }

  private mutating func skipToFieldEnd() {
    while position < bytes.count, bytes[position] != delimiter, !isLineEnd(bytes[position]) {
      position += 1
    }
  }

  private mutating func skipDelimiter() -> Bool {
    guard position < bytes.count, bytes[position] == delimiter else { return false }
    position += 1
    return true
  }

  private mutating func skipLineEnd() {
    guard position < bytes.count else { return }
    let byte = bytes[position]
    position += 1
    if byte == Self.carriageReturn, position < bytes.count, bytes[position] == Self.lineFeed {
      position += 1
    }
  }

  private func isLineEnd(_ byte: UInt8) -> Bool {
    byte == Self.lineFeed || byte == Self.carriageReturn
  }

  private mutating func decoded(_ slice: ArraySlice<UInt8>) -> String {
    if let text = String(validating: slice, as: UTF8.self) { return text }
    let repaired = String(decoding: slice, as: UTF8.self)
    report(.notUTF8, repaired)
    return repaired
  }

  private mutating func report(_ kind: CSVRecords.Fault.Kind, _ value: String) {
    result.faults.append(.init(kind: kind, row: row, field: fields.count, value: value))
  }
}
