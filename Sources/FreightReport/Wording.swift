import FreightModel

/// Language of the report; data files are never localised.
package enum Language: String, Sendable, CaseIterable {
  /// Swedish.
  case sv
  /// English.
  case en
}

/// Text and numbers in the report's language.
struct Wording: Sendable {
  let language: Language

  init(_ language: Language) { self.language = language }

  /// The text in this language.
  func callAsFunction(_ sv: @autoclosure () -> String, _ en: @autoclosure () -> String) -> String {
    language == .sv ? sv() : en()
  }

  /// The label in this language.
  func callAsFunction(_ label: Label) -> String { language == .sv ? label.sv : label.en }

  /// A number with thousands separated, for example `1 234,5` or `1,234.5`; a dash if not finite.
  func number(_ value: Double, decimals: Int = 0) -> String {
    let plain = fixed(value, decimals: decimals)
    guard value.isFinite else { return "–" }
    let parts = plain.drop { $0 == "-" }.split(separator: ".")
    let digits = Array(parts[0])
    var whole = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { whole += language == .sv ? "\u{a0}" : "," }
      whole.append(digit)
    }
    let fraction = parts.count > 1 ? (language == .sv ? "," : ".") + parts[1] : ""
    return (plain.hasPrefix("-") ? "−" : "") + whole + fraction
  }

  /// A number without trailing zeros after the decimal sign.
  func trimmedNumber(_ value: Double, decimals: Int) -> String {
    let text = trimmed(value, decimals: decimals)
    return number(value, decimals: text.split(separator: ".").dropFirst().first?.count ?? 0)
  }

  /// A difference, with `+` or `−`.
  func signed(_ value: Double, decimals: Int = 0) -> String {
    let text = number(value, decimals: decimals)
    let isPositive = value.isFinite && text.contains { ("1"..."9").contains($0) } && value > 0
    return (isPositive ? "+" : "") + text
  }

  /// A difference known not to be nought: where it would round to `0,00` its first digit other than
  /// nought shows, `−0,0004`, at most six decimals.
  func signedResolved(_ value: Double, decimals: Int) -> String {
    let text = signed(value, decimals: decimals)
    guard value.isFinite, !Self.tells(text) else { return text }
    return (decimals + 1...max(decimals + 1, 6)).lazy.map { signed(value, decimals: $0) }
      .first(where: Self.tells) ?? text
  }

  /// As `signedResolved`, but `under 0,01` where it would round to `0,00`: for a chart whose bars
  /// tell the sign by their side and leave no room for decimals.
  func resolvedInWords(_ value: Double, decimals: Int) -> String {
    let text = signed(value, decimals: decimals)
    guard value != 0, value.isFinite, !Self.tells(text) else { return text }
    var least = 1.0
    for _ in 0..<decimals { least /= 10 }
    return self("under ", "below ") + number(least, decimals: decimals)
  }

  /// Whether a number shows a digit other than nought.
  private static func tells(_ text: String) -> Bool {
    text.contains { ("1"..."9").contains($0) }
  }

  /// A number with so many decimals that at least `leastDigits` significant figures show, at most
  /// four decimals; whole below 1,000 and from there rounded to three figures, as the inputs bear
  /// no more.
  func significant(_ value: Double, leastDigits: Int = 3) -> String {
    number(
      Self.threeFigures(value), decimals: decimalsShowing(value, leastDigits: leastDigits))
  }

  /// As `significant`, with `+` or `−`.
  func signedSignificant(_ value: Double, leastDigits: Int = 3) -> String {
    signed(
      Self.threeFigures(value), decimals: decimalsShowing(value, leastDigits: leastDigits))
  }

  /// As `significant` but never below the value: for what a sentence calls the most.
  func upperBound(_ value: Double, leastDigits: Int = 3) -> String {
    let decimals = decimalsShowing(value, leastDigits: leastDigits)
    guard value.isFinite else { return number(value, decimals: decimals) }
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    // A sum's last bits are no reason to go up a whole step.
    let least = value - abs(value) * 1e-12
    let whole = (least * scale).rounded(.up) / scale
    return number(Self.threeFigures(whole, .up), decimals: decimals)
  }

  private static func threeFigures(
    _ value: Double, _ rule: FloatingPointRoundingRule = .toNearestOrAwayFromZero
  ) -> Double {
    guard value.isFinite else { return value }
    var size = 1.0
    while abs(value) >= 1000 * size { size *= 10 }
    return size == 1 ? value : (value / size).rounded(rule) * size
  }

  /// A number of a sentence with no more decimals than its cell has, where both tell the same.
  ///
  /// - Parameters:
  ///   - text: the number, with what stands round it.
  ///   - cell: the cell; nil where there is none.
  func rounded(_ text: String, as cell: String?) -> String {
    guard let cell, let told = Digits(in: text, language), let shown = Digits(in: cell, language),
      told.decimals > shown.decimals,
      // In another unit, or of several cells, it is another number.
      abs(told.value - shown.value) <= shown.halfStep * (1 + 1e-9)
    else { return text }
    return text.replacing(told.text, with: shown.text)
  }

  /// How many times something fits: from 100 on rounded down to its first digit, `mer än 200`, as
  /// nobody believes the others.
  func times(_ factor: Double, decimals: Int = 1) -> String {
    guard factor.isFinite, factor >= 100 else { return number(factor, decimals: decimals) }
    var size = 100.0
    while factor >= size * 10 { size *= 10 }
    let least = (factor / size).rounded(.down) * size
    return (factor > least ? self("mer än ", "more than ") : "") + number(least)
  }

  /// A share of one as per cent.
  func percent(_ share: Double, decimals: Int = 0) -> String {
    number(share * 100, decimals: decimals) + (language == .sv ? "\u{a0}%" : "%")
  }

  /// A count as it stands in a sentence: in words up to twelve.
  func counted(_ count: Int) -> String {
    let words = self(
      "noll en två tre fyra fem sex sju åtta nio tio elva tolv",
      "zero one two three four five six seven eight nine ten eleven twelve"
    ).split(separator: " ")
    return words.indices.contains(count) ? String(words[count]) : number(Double(count))
  }

  /// Things in a row: `a, b och c`.
  func list(_ items: [String]) -> String { row(items, self(" och ", " and ")) }

  /// Things of which one is enough: `a, b eller c`.
  func alternatives(_ items: [String]) -> String { row(items, self(" eller ", " or ")) }

  private func row(_ items: [String], _ word: String) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + word + last
  }
}

/// The digits of a number as it is written, without its sign and unit.
private struct Digits {
  let text: String
  let value: Double
  let decimals: Int

  /// Half of what the last digit counts.
  var halfStep: Double { (0..<decimals).reduce(0.5) { step, _ in step / 10 } }

  /// Nil where the text has no digit, or more than one number.
  init?(in whole: String, _ language: Language) {
    let isDigit: (Character) -> Bool = { ("0"..."9").contains($0) }
    guard let first = whole.firstIndex(where: isDigit), let last = whole.lastIndex(where: isDigit)
    else { return nil }
    text = String(whole[first...last])
    let (sign, separator) = language == .sv ? (",", "\u{a0}") : (".", ",")
    let plain = text.replacing(separator, with: "").replacing(sign, with: ".")
    guard let value = Double(plain) else { return nil }
    self.value = value
    decimals = plain.split(separator: ".").dropFirst().first?.count ?? 0
  }
}

/// Decimals with which so many significant figures show, at most four.
func decimalsShowing(_ value: Double, leastDigits: Int) -> Int {
  var decimals = 0
  var size = abs(value)
  guard size.isFinite, size > 0 else { return 0 }
  var limit = 1.0
  for _ in 1..<leastDigits { limit *= 10 }
  while size < limit, decimals < 4 {
    size *= 10
    decimals += 1
  }
  return decimals
}

/// A number with a fixed count of decimals, halves away from zero, never in scientific notation and
/// never `-0`; empty if not finite.
func fixed(_ value: Double, decimals: Int) -> String {
  guard value.isFinite else { return "" }
  var scale = 1.0
  for _ in 0..<decimals { scale *= 10 }
  let scaled = (abs(value) * scale).rounded()
  // Beyond 2^63 fractions mean nothing and the integer itself is exact as text of a whole Double.
  guard scaled < 9e18 else { return fixed(value / 1e6, decimals: 0) + "000000" }
  let digits = String(UInt64(scaled))
  let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
  let sign = value < 0 && scaled > 0 ? "-" : ""
  guard decimals > 0 else { return sign + padded }
  return sign + padded.dropLast(decimals) + "." + padded.suffix(decimals)
}

/// As `fixed`, without trailing zeros: `0.25`, `3`.
func trimmed(_ value: Double, decimals: Int) -> String {
  let text = fixed(value, decimals: decimals)
  guard text.contains(".") else { return text }
  var end = text.endIndex
  while text[text.index(before: end)] == "0" { end = text.index(before: end) }
  if text[text.index(before: end)] == "." { end = text.index(before: end) }
  return String(text[..<end])
}

/// As it stands inside a sentence: what begins with an abbreviation keeps its capital.
func lowerFirst(_ text: String) -> String {
  text.dropFirst().first?.isLowercase == true
    ? text.prefix(1).lowercased() + text.dropFirst() : text
}
