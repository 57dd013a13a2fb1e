/// Figures are numbered in reading order when the page is whole, so that no figure needs to know
/// what stands before it.
enum FigureNumber {
  private static let caption: Character = "\u{E000}"
  private static let mention: Character = "\u{E001}"
  private static let end: Character = "\u{E002}"

  /// What a caption begins with.
  static func caption(of figure: String, _ wording: Wording) -> String {
    wording("Figur ", "Figure ") + "\(caption)\(figure)\(end). "
  }

  /// The number of a figure in a text.
  static func mention(of figure: String) -> String { "\(mention)\(figure)\(end)" }

  /// The page with numbers in place of marks; a figure that is mentioned must be there.
  static func numbered(_ page: String) -> String {
    var numbers: [Substring: Int] = [:]
    for part in page.split(separator: caption, omittingEmptySubsequences: false).dropFirst() {
      numbers[part.prefix { $0 != end }] = numbers.count + 1
    }
    let parts = page.split(omittingEmptySubsequences: false) { $0 == caption || $0 == mention }
    return parts.dropFirst().reduce(into: String(parts[0])) { text, part in
      let figure = part.prefix { $0 != end }
      guard let number = numbers[figure] else { preconditionFailure("no figure \(figure)") }
      text += "\(number)" + part.dropFirst(figure.count + 1)
    }
  }
}
