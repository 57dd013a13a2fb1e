/// A tree of HTML, SVG or XML that is escaped when written.
///
///     Markup("td", ["class": "n"], "a < b").text  // <td class="n">a &lt; b</td>
indirect enum Markup: ExpressibleByStringLiteral, ExpressibleByStringInterpolation, Sendable {
  case text(String)
  case element(name: String, attributes: [(name: String, value: String)], children: [Markup])
  case group([Markup])
  /// Written as it is: a style sheet, which HTML does not unescape.
  case verbatim(String)

  /// Nothing at all.
  static let empty = Markup.group([])

  init(stringLiteral text: String) { self = .text(text) }

  init(
    _ name: String, _ attributes: KeyValuePairs<String, String> = [:], _ children: Markup...
  ) {
    self.init(name, attributes, children)
  }

  /// An element; attributes keep their order, and one whose value is empty is left out.
  init(_ name: String, _ attributes: KeyValuePairs<String, String> = [:], _ children: [Markup]) {
    self = .element(
      name: name, attributes: attributes.filter { !$0.value.isEmpty }.map { ($0.key, $0.value) },
      children: children)
  }

  /// The written tree.
  var text: String {
    var text = ""
    write(into: &text)
    return text
  }

  /// Names of the figures in the tree, in order.
  var figureNames: [String] {
    switch self {
    case .text, .verbatim: []
    case .group(let children): children.flatMap(\.figureNames)
    case .element(_, let attributes, let children):
      attributes.filter { $0.name == "data-name" }.map(\.value)
        + children.flatMap(\.figureNames)
    }
  }

  private func write(into text: inout String) {
    switch self {
    case .text(let string): text += Self.escaped(string)
    case .verbatim(let string): text += string
    case .group(let children):
      for child in children { child.write(into: &text) }
    case .element(let name, let attributes, let children):
      text += "<" + name
      for attribute in attributes {
        text += " " + attribute.name + "=\"" + Self.escaped(attribute.value) + "\""
      }
      text += ">"
      if Self.voidElements.contains(name) { return }
      for child in children { child.write(into: &text) }
      text += "</" + name + ">"
      if Self.lineBreaking.contains(name) { text += "\n" }
    }
  }

  /// HTML elements without an end tag.
  static let voidElements: Set<String> = ["br", "meta", "hr", "wbr"]
  /// Elements after which a line ends, so that files can be read and compared.
  private static let lineBreaking: Set<String> = [
    "tr", "p", "h1", "h2", "h3", "table", "section", "figure", "li", "dd", "svg", "g", "path",
    "rule", "symbol", "symbols", "rules", "head", "title", "style", "caption", "div", "dl", "ul",
    "thead", "tbody", "text", "circle", "use", "defs", "header",
    "layer-tree-group", "layer-tree-layer", "maplayer", "mapcanvas", "properties", "projectlayers",
    "projectMetadata",
  ]

  private static func escaped(_ string: String) -> String {
    guard string.utf8.contains(where: { "&<>\"".utf8.contains($0) }) else { return string }
    var text = ""
    for character in string.unicodeScalars {
      switch character {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "\"": text += "&quot;"
      default: text.unicodeScalars.append(character)
      }
    }
    return text
  }
}
