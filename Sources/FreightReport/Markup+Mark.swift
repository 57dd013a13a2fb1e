import FreightAppraisal
import FreightModel

extension Wording {
  /// A change of cost under the pointer: a number also where it is below the two solves' threshold,
  /// which then stands beside it. Only what is not comparable has none.
  ///
  /// - Parameter number: how a known change in millions is written.
  func hover(_ difference: Difference, _ number: (Double) -> String) -> String {
    let unit = " " + self(Unit.msekPerYear)
    guard !difference.isResolved else { return number(difference.value / 1e6) + unit }
    guard difference.isComparable else { return self(Term.noDifference) }
    let value = signed(difference.value / 1e6, decimals: 2) + unit
    let threshold = upperBound(difference.resolution / 1e6, leastDigits: 2) + unit
    return self(
      "\(value), under tröskeln \(threshold): \(Term.noDifference.sv)",
      "\(value), below the threshold \(threshold): \(Term.noDifference.en)")
  }
}

/// What the marks of drawings say under the pointer: one way for charts and maps.
extension Markup {
  /// Words under the pointer and, on a line of its own, the identifier of the figure that is drawn,
  /// by which `omlast explain` finds it.
  ///
  /// - Parameter figure: empty where a mark draws no single figure.
  static func hover(_ words: String, figure: String = "") -> Markup {
    Markup("title", [:], .text(figure.isEmpty ? words : words + "\n" + figure))
  }

  /// Shapes and words that draw one number, so that the pointer finds it on a bar too thin to hit.
  static func mark(_ words: String, figure: String = "", _ parts: Markup...) -> Markup {
    Markup("g", ["class": "mark"], [hover(words, figure: figure)] + parts)
  }

  /// Every element with one more attribute, where it is a drawing.
  func describedBy(_ id: String) -> Markup {
    switch self {
    case .group(let children): .group(children.map { $0.describedBy(id) })
    case .element("svg", let attributes, let children):
      .element(
        name: "svg", attributes: attributes + [("aria-describedby", id)], children: children)
    default: self
    }
  }
}

/// Sentences whose numbers lead to the figures that they tell.
///
/// A number is marked where the sentence is made; the marks become links when the paragraph is.
enum FigureLink {
  private static let start: Character = "\u{E003}"
  private static let middle: Character = "\u{E004}"
  private static let end: Character = "\u{E005}"

  /// A number of a sentence with the identifier of its figure.
  static func number(_ text: String, _ figure: String) -> String {
    "\(start)\(figure)\(middle)\(text)\(end)"
  }

  /// A number of a sentence with the cell that it tells: table, what names the row, column.
  static func number(
    _ text: String, _ table: String, _ row: String..., column: String
  ) -> String {
    number(text, ([table] + row.map { FigureID.part($0) } + [column]).joined(separator: "/"))
  }

  /// The sentence with a link at every number.
  ///
  /// - Parameters:
  ///   - rounded: how a number is told of a figure.
  ///   - target: where a figure stands in the page; nil where the page does not show it.
  static func markup(
    _ sentence: String, rounded: (String, String) -> String = { text, _ in text },
    target: (String) -> String?
  ) -> [Markup] {
    let parts = sentence.split(separator: start, omittingEmptySubsequences: false)
    return [.text(String(parts[0]))]
      + parts.dropFirst().flatMap { part -> [Markup] in
        let figure = String(part.prefix { $0 != middle })
        let text = String(part.dropFirst(figure.count + 1).prefix { $0 != end })
        let rest = part.dropFirst(figure.count + text.count + 2)
        let told = rounded(text, figure)
        let link =
          target(figure).map {
            Markup("a", ["class": "told", "href": "#" + $0, "title": figure], .text(told))
          } ?? Markup("span", ["title": figure], .text(told))
        return [link, .text(String(rest))]
      }
  }
}
