/// How QGIS (3.22 or later) draws a map file: a rule tree, so that its legend shows dash, colour
/// and units. Widths are millimetres, proportional to tonnes. The style file beside the map and the
/// project are both written from this.
struct LayerStyle: Sendable {
  enum Geometry: Sendable { case point, line, area }

  /// A rule of the tree with the symbol of the features that it takes.
  struct Rule: Sendable {
    let label: String
    let filter: String
    var symbol: Symbol?
    var children: [Rule] = []
  }

  struct Symbol: Sendable {
    let geometry: Geometry
    /// Of the line or the inside; nil leaves the inside empty.
    let colour: String?
    /// Qt pen style for a line or an edge, marker name for a point.
    let shape: String
    /// Expression in the layer's columns, or a number: width or size in millimetres.
    let size: String
    /// Of the edge.
    var edge = Palette.ink
    /// Whether the line is drawn to the right of its place by half its width.
    var isBesideLine = false
    /// Whether the line lies on a dark one that is a little wider, so that pale colours show.
    var isCased = false
  }

  /// Words beside the features.
  struct Names: Sendable {
    /// Expression in the layer's columns; null names nothing.
    let expression: String
    /// Points.
    var size = 8.0
    var isBold = false
  }

  let rules: [Rule]
  var names: Names?

  var geometry: Geometry {
    var rules = rules
    while let rule = rules.popLast() {
      if let symbol = rule.symbol { return symbol.geometry }
      rules += rule.children
    }
    return .line
  }
}
