/// The numbers that a column accepts.
struct Bounds {
  let lower: Double
  /// Whether `lower` itself is refused.
  let isOpen: Bool
  let upper: Double

  /// From `lower` to `upper`, both accepted.
  static func from(_ lower: Double, to upper: Double) -> Bounds {
    Bounds(lower: lower, isOpen: false, upper: upper)
  }

  /// Greater than `lower`, to `upper`.
  static func above(_ lower: Double, to upper: Double) -> Bounds {
    Bounds(lower: lower, isOpen: true, upper: upper)
  }

  /// A share of something.
  static let share = from(0, to: 1)
  /// Any finite number.
  static let any = from(-.greatestFiniteMagnitude, to: .greatestFiniteMagnitude)

  func contains(_ number: Double) -> Bool {
    number <= upper && (isOpen ? number > lower : number >= lower)
  }

  /// The bounds in words.
  var text: String {
    if upper == .greatestFiniteMagnitude { return "any number" }
    return
      (isOpen ? "a number above \(brief(lower)), at most " : "a number from \(brief(lower)) to ")
      + brief(upper)
  }

  /// The bounds of a whole number in words; both are whole and accepted.
  var wholeText: String { "a whole number from \(brief(lower)) to \(brief(upper))" }
}

/// A number without a needless `.0`.
func brief(_ number: Double) -> String {
  number == number.rounded() && abs(number) < 1e15 ? String(Int64(number)) : String(number)
}

extension Row {
  /// A number within bounds; NaN and infinity are refused, the decimal sign is a point.
  func number(_ column: String, _ bounds: Bounds) -> Double {
    guard isPresent(column, allowed: bounds.text) else { return bounds.upper }
    return number(in: self[column], of: column, bounds) ?? bounds.upper
  }

  /// A whole number within bounds.
  func integer(_ column: String, _ range: ClosedRange<Int>) -> Int {
    let bounds = Bounds.from(Double(range.lowerBound), to: Double(range.upperBound))
    let value = number(column, bounds)
    if let whole = Int(exactly: value) { return whole }
    report(
      column, problem: "not a whole number", allowed: bounds.wholeText,
      fix: "write it without decimals")
    return range.lowerBound
  }

  private func number(in text: String, of column: String, _ bounds: Bounds) -> Double? {
    guard let value = finiteNumber(text) else {
      report(
        column, problem: "not a number", allowed: bounds.text, fix: Self.fix(forNumber: text))
      return nil
    }
    guard !bounds.contains(value) else { return value }
    let isLow = value <= bounds.lower
    report(
      column, problem: isLow ? "below the range" : "above the range", allowed: bounds.text,
      fix: isLow && value < 0
        ? "remove the sign, or correct the number" : "correct the number; check its unit")
    return nil
  }

  /// Only decimal notation: Swift's own reader would also take hexadecimal, `inf` and `nan`.
  private func finiteNumber(_ text: String) -> Double? {
    let isPlain = text.utf8.allSatisfy { byte in
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "+-.eE".utf8.contains(byte)
    }
    guard isPlain, let value = Double(text), value.isFinite else { return nil }
    return value
  }

  private static func fix(forNumber text: String) -> String {
    let bare = text.filter { !$0.isWhitespace }
    let pointed = bare.replacing(",", with: ".")
    if pointed != text, Double(pointed) != nil {
      return bare.contains(",")
        ? "write \(pointed), with a decimal point" : "remove the spaces: \(pointed)"
    }
    return "write digits with a decimal point; no unit, no thousands separator"
  }
}
