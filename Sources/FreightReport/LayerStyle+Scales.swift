import FreightModel

extension LayerStyle {
  /// Points whose area is a column's value and whose colour is utilisation.
  static func points(
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

  /// Millimetres of a line by a column's size, 5.4 for the largest.
  static func width(_ column: String, most: Double) -> String {
    "0.4 + 5 * abs(\"\(column)\") / \(trimmed(max(most, 1), decimals: 0))"
  }

  /// Tonnes a year as a legend tells them.
  static func tonnes(_ value: Double, _ wording: Wording) -> String {
    wording.significant(value / 1e3, leastDigits: 2) + "\u{a0}" + wording(Unit.kilotonnesPerYear)
  }

  /// Steps of utilisation: the words of the legend, the filter on the column, and the colour.
  static func steps(
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
