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

  private static func takes(_ mode: Mode) -> String { "\"mode\" = '\(mode.rawValue)'" }

  private static func widthNote(most: Double, _ wording: Wording) -> String {
    wording(" (5 mm bred: ", " (5 mm wide: ") + tonnes(most, wording) + ")"
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
