import FreightModel

extension LayerStyle {
  /// All links, thin: colour and dash = mode.
  static func network(_ wording: Wording) -> LayerStyle {
    LayerStyle(
      rules: Mode.allCases.map { mode in
        Rule(
          label: wording(title(of: mode)), filter: takes(mode),
          symbol: Symbol(
            geometry: .line, colour: Palette.colour(of: mode), shape: mode.penStyle, size: "0.4"))
      })
  }

  /// Links with goods: width = tonnes, colour = utilisation, dash = mode.
  static func flows(mostTonnes: Double, _ wording: Wording) -> LayerStyle {
    let width = width("tonnes_per_year", most: mostTonnes)
    let column = "peak_utilisation_ratio"
    let none = (
      label: wording(Term.noCapacity), filter: "\"\(column)\" IS NULL", colour: Palette.noCapacity
    )
    return LayerStyle(
      rules: Mode.allCases.map { mode in
        Rule(
          label: wording(title(of: mode)) + widthNote(most: mostTonnes, wording),
          filter: takes(mode),
          children: (steps(of: column, wording) + (mode.isOnLand ? [] : [none])).map { step in
            Rule(
              label: step.label, filter: step.filter,
              symbol: Symbol(
                geometry: .line, colour: step.colour, shape: mode.penStyle, size: width,
                isCased: mode.isOnLand))
          })
      })
  }

  /// Links with goods of one kind: width = tonnes, colour and dash = mode.
  static func goods(column: String, most: Double, _ wording: Wording) -> LayerStyle {
    LayerStyle(
      rules: Mode.allCases.map { mode in
        Rule(
          label: wording(title(of: mode)) + widthNote(most: most, wording),
          filter: takes(mode) + " AND \"\(column)\" >= 0.5",
          symbol: Symbol(
            geometry: .line, colour: Palette.colour(of: mode), shape: mode.penStyle,
            size: width(column, most: most)))
      })
  }

  /// Origins to destinations: width = tonnes, colour and dash = the mode of most tonnes.
  static func desire(most: Double, _ wording: Wording) -> LayerStyle {
    func rule(_ label: String, _ filter: String, _ colour: String, _ shape: String) -> Rule {
      Rule(
        label: label + widthNote(most: most, wording), filter: filter,
        symbol: Symbol(
          geometry: .line, colour: colour, shape: shape,
          size: width("tonnes_per_year", most: most), isBesideLine: true))
    }
    return LayerStyle(
      rules: Mode.allCases.map {
        rule(
          wording("mest ", "mostly ") + wording(title(of: $0)).lowercased(),
          "\"main_mode\" = '\($0.rawValue)'", Palette.colour(of: $0), $0.penStyle)
      } + [
        rule(wording("utan väg", "without a way"), "\"main_mode\" IS NULL", Palette.ink, "solid")
      ])
  }

  /// Links of an option and the base case: width = size of the change, colour = its sign, which
  /// stands beside the largest.
  ///
  /// - Parameters:
  ///   - largest: of any option, so that all maps have one scale.
  ///   - own: of this option: changes of a quarter of it or more are told in tonnes.
  static func difference(largest: Double, own: Double, _ wording: Wording) -> LayerStyle {
    let column = "\"tonnes_per_year_difference\""
    let named = trimmed(max(Palette.strongShare * own, 0.5), decimals: 1)
    let width = width("tonnes_per_year_difference", most: largest)
    let strong = trimmed(Palette.strongShare * largest, decimals: 0)
    let strongWords =
      wording.number(Palette.strongShare * largest) + " " + wording(Unit.tonnesPerYear)
    let decrease = wording("minskning", "decrease")
    let increase = wording("ökning", "increase")
    let more = wording(" över ", " over ") + strongWords
    let classes = [
      (decrease + more, "\(column) <= -\(strong)", Palette.decrease[1], true),
      (decrease, "\(column) < -0.5 AND \(column) > -\(strong)", Palette.decrease[0], true),
      (wording("ingen skillnad", "no change"), "abs(\(column)) <= 0.5", Palette.unchanged, false),
      (increase, "\(column) > 0.5 AND \(column) < \(strong)", Palette.increase[0], true),
      (increase + more, "\(column) >= \(strong)", Palette.increase[1], true),
    ]
    return LayerStyle(
      rules: Mode.allCases.map { mode in
        Rule(
          label: wording(title(of: mode)) + widthNote(most: largest, wording), filter: takes(mode),
          children: classes.map { label, filter, colour, isChanged in
            Rule(
              label: label, filter: filter,
              symbol: Symbol(
                geometry: .line, colour: colour, shape: mode.penStyle,
                size: isChanged ? width : "0.2", isCased: isChanged && mode.isOnLand))
          })
      },
      names: Names(
        expression: "CASE WHEN abs(\(column)) >= \(named) THEN "
          + "if(\(column) > 0, '+', '\u{2212}') || format_number(abs(\(column)), 0, "
          + "'\(wording.language.rawValue)') END"
      ))
  }

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

  /// Places by the value of one per cent more capacity: width or area = value, colour =
  /// utilisation.
  static func capacityValue(
    most: Double, _ geometry: Geometry, _ wording: Wording
  ) -> LayerStyle {
    let column = "value_sek_per_year_per_percent"
    let names = Names(
      expression: "CASE WHEN abs(\"\(column)\") >= \(trimmed(most / 10, decimals: 0)) THEN "
        + "format_number(\"\(column)\" / 1000, 0, '\(wording.language.rawValue)') || "
        + "' \(wording("tkr/år", "kSEK/yr"))' END")
    guard geometry == .line else {
      return LayerStyle(
        rules: points("circle", area: column, most: most, wording), names: names)
    }
    return LayerStyle(
      rules: steps(of: "peak_utilisation_ratio", wording).map { step in
        Rule(
          label: step.label, filter: step.filter,
          symbol: Symbol(
            geometry: .line, colour: step.colour, shape: "solid",
            size: width(column, most: most), isCased: true))
      }, names: names)
  }

  /// Facilities by what their loss costs: width or area = cost, colour and dash or shape = whether
  /// goods are left without a way; the ten dearest are numbered.
  static func criticality(
    most: Double, _ geometry: Geometry, _ wording: Wording
  ) -> LayerStyle {
    let unit = max(most / 1e6, 1)
    let share = "max(\"cost_msek_per_year\", 0) / \(trimmed(unit, decimals: 0))"
    let size = geometry == .line ? "0.3 + 4.7 * " + share : "1.5 + 6.5 * sqrt(\(share))"
    let note =
      wording(" (störst: ", " (largest: ") + wording.number(most / 1e6) + " "
      + wording(Unit.msekPerYear) + ")"
    func rule(_ label: String, _ filter: String, _ colour: String, _ shape: String) -> Rule {
      Rule(
        label: label, filter: filter,
        symbol: Symbol(
          geometry: geometry, colour: colour, shape: shape, size: size))
    }
    return LayerStyle(
      rules: [
        rule(
          wording("gods utan väg", "goods without a way") + note,
          "\"unserved_tonnes_per_year\" > 0", Palette.increase[1],
          geometry == .line ? "dash" : "square"),
        rule(
          wording("annan väg finns", "a way round"), "\"unserved_tonnes_per_year\" = 0",
          Palette.decrease[1], geometry == .line ? "solid" : "circle"),
      ],
      names: Names(
        expression: "CASE WHEN \"rank\" <= 10 THEN \"rank\" || '. ' || "
          + "\"\(wording("name_sv", "name_en"))\" END"))
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

  private static func takes(_ mode: Mode) -> String { "\"mode\" = '\(mode.rawValue)'" }

  /// Points whose area is a column's value and whose colour is utilisation.
  private static func points(
    _ shape: String, area column: String, most: Double, _ wording: Wording
  ) -> [Rule] {
    let share = "abs(\"\(column)\") / \(trimmed(max(most, 1), decimals: 0))"
    return steps(of: "peak_utilisation_ratio", wording).map { step in
      Rule(
        label: step.label, filter: step.filter,
        symbol: Symbol(
          geometry: .point, colour: step.colour, shape: shape,
          size: "1.5 + 6.5 * sqrt(\(share))"))
    }
  }

  private static func width(_ column: String, most: Double) -> String {
    "0.4 + 5 * abs(\"\(column)\") / \(trimmed(max(most, 1), decimals: 0))"
  }

  private static func widthNote(most: Double, _ wording: Wording) -> String {
    wording(" (5 mm bred: ", " (5 mm wide: ") + tonnes(most, wording) + ")"
  }

  private static func areaNote(most: Double, _ wording: Wording) -> String {
    wording(" (8 mm stor: ", " (8 mm across: ") + tonnes(most, wording) + ")"
  }

  private static func tonnes(_ value: Double, _ wording: Wording) -> String {
    wording.significant(value / 1e3, leastDigits: 2) + "\u{a0}" + wording(Unit.kilotonnesPerYear)
  }

  private static func steps(
    of column: String, _ wording: Wording
  ) -> [(label: String, filter: String, colour: String)] {
    var lower = 0.0
    let utilisation = wording("belastning ", "utilisation ")
    return Palette.utilisation.map { step in
      defer { lower = step.limit }
      let from = trimmed(lower, decimals: 2)
      let to = trimmed(step.limit, decimals: 2)
      let per = { (share: Double) in trimmed(share * 100, decimals: 0) }
      if step.limit == .infinity {
        return (
          utilisation + per(lower) + wording(" % eller mer", " % or more"),
          "\"\(column)\" >= \(from)", step.colour
        )
      }
      let floor = lower > 0 ? "\"\(column)\" >= \(from) AND " : ""
      return (
        utilisation + per(lower) + "–" + per(step.limit) + " %",
        floor + "\"\(column)\" < \(to)", step.colour
      )
    }
  }
}

extension Mode {
  /// Between the dots of a sailing a dark line would be most of what shows.
  fileprivate var isOnLand: Bool { self == .road || self == .rail }

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
