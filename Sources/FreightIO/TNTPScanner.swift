import FreightModel

/// Lines and words of a TNTP file, read as bytes: trips files have millions of numbers.
///
///     metadata   <NUMBER OF ZONES> 24
///     comment    ~ to the end of the line
///     words      separated by blanks; ; and : are words of their own
struct TNTPScanner {
  /// The file as the user gave it.
  let file: String
  let log: DiagnosticLog
  /// Line of the file, from 1.
  private(set) var row = 0
  private let bytes: [UInt8]
  private var position = 0
  private var lineEnd = 0
  private var nextLine = 0
  private var metadata: [String: (row: Int, value: Range<Int>?)] = [:]

  /// Opens a file and reads its metadata; the first line of data is then the current one.
  /// Messages come in the order of the columns.
  init(_ bytes: [UInt8], file: String, columns: [String], log: DiagnosticLog) {
    self.bytes = bytes
    self.file = file
    self.log = log
    log.begin(
      file: file,
      columns: Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1, $0) }))
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { nextLine = 3 }
  }

  /// Goes to the next line with something on it; metadata is kept for `count` and `amount`.
  mutating func advance() -> Bool {
    while nextLine < bytes.count {
      row += 1
      position = nextLine
      lineEnd = position
      while lineEnd < bytes.count && bytes[lineEnd] != .lineFeed && bytes[lineEnd] != .tilde {
        lineEnd += 1
      }
      nextLine = lineEnd
      while nextLine < bytes.count && bytes[nextLine] != .lineFeed { nextLine += 1 }
      nextLine += 1
      skipBlanks()
      guard position < lineEnd else { continue }
      if bytes[position] != .less { return true }
      readMetadata()
    }
    return false
  }

  /// The next word of the line; nil at its end.
  mutating func word() -> Range<Int>? {
    skipBlanks()
    guard position < lineEnd else { return nil }
    let start = position
    position += 1
    if !bytes[start].isMark {
      while position < lineEnd && !bytes[position].isBlank && !bytes[position].isMark {
        position += 1
      }
    }
    return start..<position
  }

  /// Takes a mark if it comes next.
  mutating func take(_ mark: UInt8) -> Bool {
    skipBlanks()
    guard position < lineEnd, bytes[position] == mark else { return false }
    position += 1
    return true
  }

  /// Whether the line has been read to its end.
  var isAtEnd: Bool { position >= lineEnd }

  /// Skips what is left up to and including the next semicolon.
  ///
  /// - Returns: everything from `start` on that is skipped, without blanks at its end.
  mutating func skip(from start: Int) -> Range<Int> {
    while position < lineEnd && bytes[position] != .semicolon { position += 1 }
    if position < lineEnd { position += 1 }
    var end = position
    while end > start && bytes[end - 1].isBlank { end -= 1 }
    return start..<end
  }

  /// The text of a word.
  func text(_ word: Range<Int>) -> String { String(decoding: bytes[word], as: UTF8.self) }

  /// Whether a word begins with a letter, as headings do.
  func isHeading(_ word: Range<Int>) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(bytes[word.lowerBound] | 0x20)
  }

  private mutating func skipBlanks() {
    while position < lineEnd && bytes[position].isBlank { position += 1 }
  }

  private mutating func readMetadata() {
    let start = position + 1
    while position < lineEnd && bytes[position] != .greater { position += 1 }
    guard position < lineEnd else {
      report(
        value: text(start - 1..<lineEnd), problem: "the name of this metadata does not end",
        allowed: "<NAME> value", fix: "end the name with >")
      return
    }
    let name = text(start..<position).uppercased()
    position += 1
    if metadata[name] != nil && name.hasPrefix("NUMBER") {
      report(problem: "<\(name)> is given twice", allowed: "once", fix: "remove one")
      return
    }
    metadata[name] = (row, word())
  }
}

extension TNTPScanner {
  /// The whole number of required metadata; nil if it is missing or wrong, which is reported.
  func count(_ name: String, in range: ClosedRange<Int>) -> (row: Int, value: Int)? {
    let allowed = "a whole number from \(range.lowerBound) to \(range.upperBound)"
    guard let (row, word) = metadata[name], let word else {
      log.add(
        Diagnostic(
          file: file, row: metadata[name]?.row, problem: "<\(name)> is missing", allowed: allowed,
          fix: "add a line <\(name)> with its value at the top"))
      return nil
    }
    guard let number = number(word), let value = Int(exactly: number), range.contains(value) else {
      log.add(
        Diagnostic(
          file: file, row: row, value: text(word), problem: "<\(name)> cannot be right",
          allowed: allowed, fix: "correct the number"))
      return nil
    }
    return (row, value)
  }

  /// The number of metadata that may be missing.
  func amount(_ name: String) -> (row: Int, value: Double, text: String)? {
    guard let (row, word) = metadata[name], let word else { return nil }
    guard let value = number(word), value.isFinite else {
      log.add(
        Diagnostic(
          file: file, row: row, value: text(word), problem: "<\(name)> is not a number",
          allowed: "a number", fix: "correct or remove the line"))
      return nil
    }
    return (row, value, text(word))
  }

  /// The finite number that a word is, within bounds; reports it and gives nil if it is not.
  func number(_ word: Range<Int>, _ column: String, _ bounds: Bounds = .nonNegative) -> Double? {
    guard let value = number(word), value.isFinite else {
      let hasComma = bytes[word].contains(UInt8(ascii: ","))
      report(
        column, value: text(word), problem: "not a number", allowed: bounds.text,
        fix: hasComma ? "write a decimal point and no separators" : "write a finite number")
      return nil
    }
    guard bounds.contains(value) else {
      report(
        column, value: text(word), problem: value < bounds.lower ? "too small" : "too large",
        allowed: bounds.text, fix: "correct the value")
      return nil
    }
    return value
  }

  /// The number of a node or zone; reports it and gives nil if there is no such one.
  func index(
    _ word: Range<Int>, _ column: String, upTo count: Int, _ kind: String
  ) -> Int32? {
    if let number = number(word), let value = Int32(exactly: number), value >= 1, value <= count {
      return value
    }
    report(
      column, value: text(word), problem: "no such \(kind)",
      allowed: "a whole number from 1 to \(count)",
      fix: "correct it, or the number of \(kind)s at the top")
    return nil
  }

  /// Records a problem of the current line.
  func report(
    _ column: String? = nil, value: String? = nil, problem: String, allowed: String, fix: String
  ) {
    log.add(
      Diagnostic(
        file: file, row: row, column: column, value: value, problem: problem, allowed: allowed,
        fix: fix))
  }

  /// The decimal number that a word is; nil if it is none. Hexadecimal, `nan` and `inf` are none.
  ///
  /// Up to 2^53 times a power of ten up to 22 both parts are exact, so that one rounding gives the
  /// nearest number, as the library's slower conversion of longer words does.
  private func number(_ word: Range<Int>) -> Double? {
    var index = word.lowerBound
    let isNegative = bytes[index] == .minus
    if isNegative || bytes[index] == .plus { index += 1 }
    var mantissa: UInt64 = 0
    var scale = 0
    var (hasDigits, hasPoint, isExact) = (false, false, true)
    while index < word.upperBound {
      let byte = bytes[index]
      if let digit = byte.digit {
        hasDigits = true
        if mantissa < 100_000_000_000_000_000 {
          mantissa = mantissa * 10 + digit
          if hasPoint { scale -= 1 }
        } else {
          // Zeros at the end say nothing new.
          if digit != 0 { isExact = false }
          if !hasPoint { scale += 1 }
        }
      } else if byte == .point && !hasPoint {
        hasPoint = true
      } else {
        break
      }
      index += 1
    }
    guard hasDigits else { return nil }
    if index < word.upperBound {
      guard bytes[index] | 0x20 == UInt8(ascii: "e"),
        let exponent = exponent(index + 1..<word.upperBound)
      else { return nil }
      scale += exponent
    }
    guard isExact, mantissa <= 1 << 53, abs(scale) < Self.powersOfTen.count else {
      return Double(text(word))
    }
    let power = Self.powersOfTen[abs(scale)]
    let size = scale < 0 ? Double(mantissa) / power : Double(mantissa) * power
    return isNegative ? -size : size
  }

  private func exponent(_ word: Range<Int>) -> Int? {
    guard let first = word.first else { return nil }
    let isSigned = bytes[first] == .minus || bytes[first] == .plus
    let digits = bytes[first + (isSigned ? 1 : 0)..<word.upperBound]
    guard !digits.isEmpty else { return nil }
    var value = 0
    for byte in digits {
      guard let digit = byte.digit else { return nil }
      value = min(10_000, value * 10 + Int(digit))
    }
    return bytes[first] == .minus ? -value : value
  }

  private static let powersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]
}

extension Bounds {
  /// Zero or more. Nothing measured comes near the end, and what is far beyond overflows in sums.
  static let nonNegative = from(0, to: 1e14)
}

extension UInt8 {
  static let semicolon = UInt8(ascii: ";")
  static let colon = UInt8(ascii: ":")
  fileprivate static let lineFeed = UInt8(ascii: "\n")
  fileprivate static let tilde = UInt8(ascii: "~")
  fileprivate static let less = UInt8(ascii: "<")
  fileprivate static let greater = UInt8(ascii: ">")
  fileprivate static let minus = UInt8(ascii: "-")
  fileprivate static let plus = UInt8(ascii: "+")
  fileprivate static let point = UInt8(ascii: ".")

  fileprivate var isBlank: Bool {
    self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") || self == UInt8(ascii: "\r")
  }

  fileprivate var isMark: Bool { self == .semicolon || self == .colon }

  fileprivate var digit: UInt64? {
    let value = self &- UInt8(ascii: "0")
    return value < 10 ? UInt64(value) : nil
  }
}
