import FreightModel

/// Colours safe for colour blindness: one hue a mode (Okabe and Ito 2008), one sequential ramp for
/// utilisation, one diverging ramp for differences. None carries a meaning that no dash, sign or
/// number carries too.
enum Palette {
  /// The mode's own hue, everywhere.
  static func colour(of mode: Mode) -> String {
    switch mode {
    case .road: "#0072b2"
    case .rail: "#d55e00"
    case .sea: "#56b4e9"
    case .ferry: "#009e73"
    }
  }

  /// Hue of terminals.
  static let terminal = "#cc79a7"

  /// A step of a ramp: values below `limit` that no earlier step took.
  struct Step: Sendable {
    let limit: Double
    let colour: String
  }

  /// Flow over capacity, light to dark.
  static let utilisation = [
    Step(limit: 0.25, colour: "#f3cf83"), Step(limit: 0.5, colour: "#efa647"),
    Step(limit: 0.7, colour: "#dd6f2d"), Step(limit: 0.9, colour: "#b42f2a"),
    Step(limit: .infinity, colour: "#5a0a1c"),
  ]

  static func colour(ofUtilisation ratio: Double) -> String {
    (utilisation.first { ratio < $0.limit } ?? utilisation[utilisation.count - 1]).colour
  }

  /// Links without a capacity, which have no utilisation.
  static let noCapacity = "#8f8f8f"
  /// What shows between their edges.
  static let hollow = "#fff"

  /// A decrease, from little to much.
  static let decrease = ["#8fb8de", "#2b6cb0"]
  /// An increase, from little to much.
  static let increase = ["#f0a58f", "#b2382b"]
  static let unchanged = "#9a9a9a"

  /// Share of the largest difference at which the strong colour begins.
  static let strongShare = 0.25

  static func colour(ofDifference difference: Double, largest: Double) -> String {
    let colours = difference < 0 ? decrease : increase
    return colours[abs(difference) < strongShare * largest ? 0 : 1]
  }

  static let sea = "#eaf1f5"
  static let land = "#f7f5ef"
  static let coast = "#c3c8c4"
  static let county = "#8d8d86"
  static let ink = "#1c1c1c"
  static let quiet = "#6b6b6b"
}
