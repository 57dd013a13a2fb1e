import Foundation

/// A relative gap as data has it: `3.2e-08`. What is left of one at the limit of floating point has
/// no meaning.
package func relativeGap(_ value: Double) -> String {
  value < 1e-15 ? "<1e-15" : String(format: "%.1e", value)
}

/// An amount as its reader writes it: in Swedish `-1234.5` is `−1 234,5`; nil in English, whose
/// terminal text has numbers as data have.
package func amount(_ value: Double, decimals: Int, in language: Language) -> String? {
  language == .sv ? Wording(.sv).number(value, decimals: decimals) : nil
}

extension String {
  /// A number of data as its reader writes it: in Swedish `6.1e-13` is `6,1·10⁻¹³` and `-0.5` is
  /// `−0,5`. What is no number stays, and in English all does.
  package func numberTold(in language: Language) -> String {
    let isBelow = hasPrefix("<")
    let digits = isBelow ? String(dropFirst()) : self
    guard language == .sv, digits.allSatisfy({ "0123456789.,-+e".contains($0) }),
      Double(digits.replacing(",", with: ".")) != nil
    else { return self }
    return inPowers.replacing(".", with: ",").replacing("-", with: "−")
  }

  /// A number of data with its power of ten as it is written by hand: `6.1·10⁻¹³`.
  fileprivate var inPowers: String {
    let parts = split(separator: "e")
    guard parts.count == 2, let power = Int(parts[1]) else { return self }
    let raised = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    return String(parts[0]) + "·10" + (power < 0 ? "⁻" : "")
      + String(String(abs(power)).compactMap(\.wholeNumberValue).map { raised[$0] })
  }
}

extension Wording {
  /// A relative gap with its power of ten: `6,1·10⁻¹³` or `6.1·10⁻¹³`.
  func gap(_ value: Double) -> String {
    relativeGap(value).inPowers.replacing(".", with: language == .sv ? "," : ".")
  }
}
