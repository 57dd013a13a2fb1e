extension LayerStyle {
  /// The style as a QGIS layer style file.
  var text: String {
    let document = Markup(
      "qgis",
      [
        "version": QGISProject.version, "styleCategories": "Symbology|Labeling",
        "labelsEnabled": names == nil ? "0" : "1",
      ], elements)
    return QGISProject.documentType + document.text + "\n"
  }

  /// What a style file and a project's layer have in common.
  var elements: [Markup] {
    var symbols: [Markup] = []
    let tree = rules.enumerated().map { write($1, key: "r\($0)", into: &symbols) }
    return [
      Markup(
        "renderer-v2", ["type": "RuleRenderer", "forceraster": "0", "symbollevels": "0"],
        Markup("rules", ["key": "rules"], tree), Markup("symbols", [:], symbols)),
      names.map { $0.markup(beside: geometry) } ?? .empty,
      Markup("blendMode", [:], "0"), Markup("layerOpacity", [:], "1"),
    ]
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
    switch geometry {
    case .line:
      let casing = isCased ? line(Palette.quiet, "solid", wider: 0.3) : .empty
      return Self.symbol("line", name, [casing, line(colour, shape, wider: 0)])
    case .point:
      let options: KeyValuePairs<String, String> = [
        "color": Self.rgba(colour), "name": shape, "outline_color": Self.rgba(edge),
        "outline_width": "0.2", "outline_width_unit": "MM", "size": "3", "size_unit": "MM",
        "scale_method": "diameter",
      ]
      let marker = Self.layer("SimpleMarker", options, Self.dataDefined([("size", size)]))
      return Self.symbol("marker", name, [marker])
    case .area:
      let options: KeyValuePairs<String, String> = [
        "color": Self.rgba(colour), "style": colour == nil ? "no" : "solid",
        "outline_color": Self.rgba(edge), "outline_style": shape, "outline_width": size,
        "outline_width_unit": "MM",
      ]
      return Self.symbol("fill", name, [Self.layer("SimpleFill", options)])
    }
  }

  private func line(_ colour: String?, _ shape: String, wider: Double) -> Markup {
    let options: KeyValuePairs<String, String> = [
      "line_color": Self.rgba(colour), "line_style": shape,
      "line_width": trimmed(0.8 + wider, decimals: 1), "line_width_unit": "MM",
      "offset_unit": "MM", "capstyle": shape == "solid" ? "round" : "flat", "joinstyle": "round",
    ]
    let width = wider > 0 ? trimmed(wider, decimals: 1) + " + " + size : size
    return Self.layer(
      "SimpleLine", options,
      Self.dataDefined(
        [("outlineWidth", width)] + (isBesideLine ? [("offset", "0.1 + (\(size)) / 2")] : [])))
  }

  private static func symbol(_ type: String, _ name: String, _ layers: [Markup]) -> Markup {
    Markup("symbol", ["type": type, "name": name, "alpha": "1"], layers)
  }

  private static func layer(
    _ kind: String, _ options: KeyValuePairs<String, String>, _ dataDefined: Markup = .empty
  ) -> Markup {
    Markup(
      "layer", ["class": kind, "enabled": "1", "pass": "0"],
      Markup("Option", ["type": "Map"], options.map { option($0.key, $0.value) }), dataDefined)
  }

  /// `r,g,b,alpha` of `#rrggbb`.
  private static func rgba(_ colour: String?) -> String {
    guard let colour, let value = Int(colour.dropFirst(), radix: 16) else { return "0,0,0,0" }
    return "\(value >> 16),\(value >> 8 & 255),\(value & 255),255"
  }

  /// Properties of a symbol by expressions in the layer's columns.
  private static func dataDefined(_ properties: [(String, String)]) -> Markup {
    Markup(
      "data_defined_properties", [:],
      Markup(
        "Option", ["type": "Map"], option("name", ""),
        Markup("Option", ["name": "properties", "type": "Map"], properties.map(property)),
        option("type", "collection")))
  }

  private static func property(_ name: String, _ expression: String) -> Markup {
    Markup(
      "Option", ["name": name, "type": "Map"],
      Markup("Option", ["name": "active", "type": "bool", "value": "true"]),
      option("expression", expression),
      // 3 is QgsProperty's expression type.
      Markup("Option", ["name": "type", "type": "int", "value": "3"]))
  }

  private static func option(_ name: String, _ value: String) -> Markup {
    .element(
      name: "Option",
      attributes: [(name: "name", value: name), ("type", "QString"), ("value", value)],
      children: [])
  }
}

extension LayerStyle.Names {
  fileprivate func markup(beside geometry: LayerStyle.Geometry) -> Markup {
    Markup(
      "labeling", ["type": "simple"],
      Markup(
        "settings", ["calloutType": "simple"],
        Markup(
          "text-style",
          [
            "fieldName": expression, "isExpression": "1", "fontSize": trimmed(size, decimals: 1),
            "fontSizeUnit": "Point", "textColor": "28,28,28,255", "textOpacity": "1",
            // Without a weight QGIS takes the thinnest there is.
            "fontFamily": "Sans Serif", "fontWeight": isBold ? "75" : "50",
          ],
          Markup(
            "text-buffer",
            [
              "bufferDraw": "1", "bufferSize": "0.8", "bufferSizeUnits": "MM",
              "bufferColor": "255,255,255,255", "bufferOpacity": "1",
            ])),
        // QgsPalLayerSettings: 6 is ordered positions around a point, 2 is along a line; flags 10
        // are above or below it.
        geometry == .point
          ? Markup(
            "placement",
            [
              "placement": "6", "predefinedPositionOrder": "TR,R,BR,TL,L,BL,TSR,BSR",
              "dist": "1", "distUnits": "MM", "offsetType": "1",
            ])
          : Markup(
            "placement",
            ["placement": "2", "placementFlags": "10", "dist": "0.5", "distUnits": "MM"])))
  }
}
