import FreightModel

extension LayerStyle {
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
}
