import FreightModel

extension LayerStyle {
  /// Terminals: area = tonnes, colour = utilisation, shape = kind.
  static func terminals(mostTonnes: Double, _ wording: Wording) -> LayerStyle {
    LayerStyle(
      rules: Terminal.Kind.allCases.map { kind in
        Rule(
          label: wording(title(of: kind)) + areaNote(most: mostTonnes, wording),
          filter: "\"kind\" = '\(kind.rawValue)'",
          children: points(kind.marker, area: "tonnes_per_year", most: mostTonnes, wording))
      }, names: Names(expression: terminalName(most: mostTonnes)))
  }

  /// A terminal's name without what it is used for, once where several stand under one name, and
  /// only from a hundredth of the largest.
  private static func terminalName(most: Double) -> String {
    let short = "regexp_replace(\"name\", ' ?[,(].*$', '')"
    return "CASE WHEN \"tonnes_per_year\" >= \(trimmed(most / 100, decimals: 0)) AND "
      + "\"tonnes_per_year\" = maximum(\"tonnes_per_year\", group_by:=\(short)) THEN \(short) END"
  }

  /// Towns and cities: a small ring with the name; other places only where the map is close.
  static func places(_ wording: Wording) -> LayerStyle {
    let isShown = "\"kind\" IN ('city', 'town') OR @map_scale < 150000"
    return LayerStyle(
      rules: [
        Rule(
          label: wording("ort", "place"), filter: "",
          symbol: Symbol(
            geometry: .point, colour: "#ffffff", shape: "circle",
            size: "CASE WHEN \(isShown) THEN 1.4 ELSE 0 END"))
      ],
      names: Names(
        expression: "CASE WHEN \(isShown) THEN \"name\" END", size: 9, isBold: true))
  }

  /// Junction approaches: area = delay, colour = utilisation.
  static func junctions(mostHours: Double, _ wording: Wording) -> LayerStyle {
    LayerStyle(
      rules: points("circle", area: "delay_pcu_hours_per_year", most: mostHours, wording))
  }

  /// An area with its edge.
  static func area(fill: String?, edge: String, _ label: String) -> LayerStyle {
    LayerStyle(rules: [
      Rule(
        label: label, filter: "",
        symbol: Symbol(
          geometry: .area, colour: fill, shape: fill == nil ? "dash dot" : "solid", size: "0.2",
          edge: edge))
    ])
  }

  private static func areaNote(most: Double, _ wording: Wording) -> String {
    wording(" (8 mm stor: ", " (8 mm across: ") + tonnes(most, wording) + ")"
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
