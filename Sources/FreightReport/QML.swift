import FreightModel

/// How QGIS (3.22 or later) draws a map file: a rule tree, so that its legend shows dash, colour
/// and units. Widths are millimetres, proportional to tonnes.
struct LayerStyle {
  /// A rule of the tree with the symbol of the features that it takes.
  struct Rule {
    let label: String
    let filter: String
    var symbol: Symbol?
    var children: [Rule] = []
  }

  struct Symbol {
    let isLine: Bool
    let colour: String
    /// Qt pen style for a line, marker name for a point.
    let shape: String
    /// Expression in the layer's columns: width or size in millimetres.
    let size: String
  }

  let rules: [Rule]

  /// Links: width = tonnes, colour = utilisation, dash = mode.
  static func utilisation(mostTonnes: Double) -> LayerStyle {
    let width = width("tonnes_per_year", most: mostTonnes)
    return LayerStyle(
      rules: Mode.allCases.map { mode in
        Rule(
          label: mode.rawValue + widthNote(most: mostTonnes),
          filter: "\"mode\" = '\(mode.rawValue)'",
          children: steps(of: "peak_utilisation_ratio").map { step in
            Rule(
              label: step.label, filter: step.filter,
              symbol: Symbol(
                isLine: true, colour: step.colour, shape: mode.penStyle, size: width))
          })
      })
  }

  /// Links of an option and the base case: width = size of the change, colour = its sign.
  static func difference(largest: Double) -> LayerStyle {
    let column = "\"tonnes_per_year_difference\""
    let width = width("tonnes_per_year_difference", most: largest)
    let strong = trimmed(Palette.strongShare * largest, decimals: 0)
    let classes = [
      ("decrease > \(strong) t/yr", "\(column) <= -\(strong)", Palette.decrease[1]),
      ("decrease", "\(column) < -0.5 AND \(column) > -\(strong)", Palette.decrease[0]),
      ("no change", "abs(\(column)) <= 0.5", Palette.unchanged),
      ("increase", "\(column) > 0.5 AND \(column) < \(strong)", Palette.increase[0]),
      ("increase > \(strong) t/yr", "\(column) >= \(strong)", Palette.increase[1]),
    ]
    return LayerStyle(
      rules: Mode.allCases.map { mode in
        Rule(
          label: mode.rawValue + widthNote(most: largest), filter: "\"mode\" = '\(mode.rawValue)'",
          children: classes.map { label, filter, colour in
            Rule(
              label: label, filter: filter,
              symbol: Symbol(isLine: true, colour: colour, shape: mode.penStyle, size: width))
          })
      })
  }

  /// Terminals: area = tonnes, colour = utilisation, shape = kind.
  static func terminals(mostTonnes: Double) -> LayerStyle {
    let share = "\"tonnes_per_year\" / \(trimmed(max(mostTonnes, 1), decimals: 0))"
    return LayerStyle(
      rules: Terminal.Kind.allCases.map { kind in
        Rule(
          label: kind.rawValue, filter: "\"kind\" = '\(kind.rawValue)'",
          children: steps(of: "peak_utilisation_ratio").map { step in
            Rule(
              label: step.label, filter: step.filter,
              symbol: Symbol(
                isLine: false, colour: step.colour, shape: kind.marker,
                size: "1.5 + 6.5 * sqrt(\(share))"))
          })
      })
  }

  /// Junction approaches: area = delay, colour = utilisation.
  static func junctions(mostHours: Double) -> LayerStyle {
    let share = "\"delay_pcu_hours_per_year\" / \(trimmed(max(mostHours, 1), decimals: 0))"
    return LayerStyle(
      rules: steps(of: "peak_utilisation_ratio").map { step in
        Rule(
          label: step.label, filter: step.filter,
          symbol: Symbol(
            isLine: false, colour: step.colour, shape: "circle",
            size: "1.5 + 6.5 * sqrt(\(share))"))
      })
  }

  private static func width(_ column: String, most: Double) -> String {
    "0.15 + 5 * abs(\"\(column)\") / \(trimmed(max(most, 1), decimals: 0))"
  }

  private static func widthNote(most: Double) -> String {
    " (5 mm wide: \(fixed(most, decimals: 0)) t/yr)"
  }

  static func steps(
    of column: String
  ) -> [(label: String, filter: String, colour: String)] {
    var lower = 0.0
    return Palette.utilisation.map { step in
      defer { lower = step.limit }
      let from = trimmed(lower, decimals: 2)
      let to = trimmed(step.limit, decimals: 2)
      let per = { (text: String) in trimmed((Double(text) ?? 0) * 100, decimals: 0) }
      if step.limit == .infinity {
        return ("utilisation \(per(from)) % or more", "\"\(column)\" >= \(from)", step.colour)
      }
      let floor = lower > 0 ? "\"\(column)\" >= \(from) AND " : ""
      return (
        "utilisation \(per(from))–\(per(to)) %", floor + "\"\(column)\" < \(to)", step.colour
      )
    }
  }
}

extension Mode {
  /// Qt's name of the mode's dash.
  fileprivate var penStyle: String {
    switch self {
    case .road: "solid"
    case .rail: "dash"
    case .sea: "dot"
    case .ferry: "dash dot"
    }
  }
}

extension Terminal.Kind {
  /// QGIS's name of the kind's marker.
  fileprivate var marker: String {
    switch self {
    case .combi: "square"
    case .port: "triangle"
    case .roro: "diamond"
    case .siding: "circle"
    }
  }
}

extension LayerStyle {
  /// The style as a QGIS layer style file.
  var text: String {
    var symbols: [Markup] = []
    let tree = rules.enumerated().map { write($1, key: "r\($0)", into: &symbols) }
    let document = Markup(
      "qgis", ["version": "3.22.0", "styleCategories": "Symbology"],
      Markup(
        "renderer-v2", ["type": "RuleRenderer", "forceraster": "0", "symbollevels": "0"],
        Markup("rules", ["key": "rules"], tree), Markup("symbols", [:], symbols)),
      Markup("blendMode", [:], "0"), Markup("layerOpacity", [:], "1"))
    return "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n" + document.text + "\n"
  }

  private func write(_ rule: Rule, key: String, into symbols: inout [Markup]) -> Markup {
    var name = ""
    if let symbol = rule.symbol {
      name = String(symbols.count)
      symbols.append(symbol.markup(name: name))
    }
    let children = rule.children.enumerated().map {
      write($1, key: "\(key)_\($0)", into: &symbols)
    }
    return Markup(
      "rule", ["key": key, "filter": rule.filter, "label": rule.label, "symbol": name], children)
  }
}

extension LayerStyle.Symbol {
  fileprivate func markup(name: String) -> Markup {
    let rgb = stride(from: 1, to: 7, by: 2).map { index -> String in
      let start = colour.index(colour.startIndex, offsetBy: index)
      return String(Int(colour[start..<colour.index(start, offsetBy: 2)], radix: 16) ?? 0)
    }
    let rgba = rgb.joined(separator: ",") + ",255"
    let options: KeyValuePairs<String, String> =
      isLine
      ? [
        "line_color": rgba, "line_style": shape, "line_width": "0.4", "line_width_unit": "MM",
        "capstyle": "flat", "joinstyle": "round",
      ]
      : [
        "color": rgba, "name": shape, "outline_color": "60,60,60,255", "outline_width": "0.2",
        "outline_width_unit": "MM", "size": "3", "size_unit": "MM", "scale_method": "diameter",
      ]
    return Markup(
      "symbol", ["type": isLine ? "line" : "marker", "name": name, "alpha": "1"],
      Markup(
        "layer",
        ["class": isLine ? "SimpleLine" : "SimpleMarker", "enabled": "1", "pass": "0"],
        Markup(
          "Option", ["type": "Map"],
          options.map { Self.option($0.key, $0.value) }),
        dataDefinedSize))
  }

  private var dataDefinedSize: Markup {
    Markup(
      "data_defined_properties", [:],
      Markup(
        "Option", ["type": "Map"], Self.option("name", ""),
        Markup(
          "Option", ["name": "properties", "type": "Map"],
          Markup(
            "Option", ["name": isLine ? "outlineWidth" : "size", "type": "Map"],
            Markup("Option", ["name": "active", "type": "bool", "value": "true"]),
            Self.option("expression", size),
            // 3 is QgsProperty's expression type.
            Markup("Option", ["name": "type", "type": "int", "value": "3"]))),
        Self.option("type", "collection")))
  }

  private static func option(_ name: String, _ value: String) -> Markup {
    .element(
      name: "Option",
      attributes: [(name: "name", value: name), ("type", "QString"), ("value", value)],
      children: [])
  }
}
