/// What an option is worth by the study's rules, with growing effects and in the draws.
///
/// An order of two is told unless growing effects, the mean of the draws or more than a tenth of
/// them turn it. What is not known turns nothing.
struct RankedWorth {
  let id: String
  let name: String
  /// By the study's rules, MSEK, or SEK for each krona invested.
  let value: Double
  /// With growing effects, in the same unit; nil where it is not known.
  let growing: Double?
  /// By draw, in the same unit; empty where it was not drawn.
  let draws: [Double]
  /// Whether it is less the cost and nothing else, as no effect is detectable.
  let isCostAlone: Bool

  /// What turns an order.
  struct Turn: OptionSet {
    let rawValue: Int
    static let growth = Turn(rawValue: 1)
    /// More than one draw in ten.
    static let draws = Turn(rawValue: 2)
    /// The mean of the draws.
    static let mean = Turn(rawValue: 4)

    /// What is said of it: draws that turn an order leave their mean nothing to say.
    var told: Turn { contains(.draws) ? subtracting(.mean) : self }
  }

  /// Those that may be the first of an order.
  struct Leaders {
    /// One that growing effects or draws can bring before the first, and which of them do.
    struct Rival {
      let worth: RankedWorth
      let turn: Turn
    }

    /// By the study's rules.
    let first: RankedWorth
    let rivals: [Rival]

    var all: [RankedWorth] { [first] + rivals.map(\.worth) }
  }

  /// More draws than this share turn an order: the report's nine draws in ten hold it.
  private static let turningShare = 0.1

  /// For each krona invested.
  func each(_ invested: Double) -> RankedWorth {
    RankedWorth(
      id: id, name: name, value: value / invested, growing: growing.map { $0 / invested },
      draws: draws.map { $0 / invested }, isCostAlone: isCostAlone)
  }

  /// The same by another name.
  func named(_ name: String) -> RankedWorth {
    RankedWorth(
      id: id, name: name, value: value, growing: growing, draws: draws, isCostAlone: isCostAlone)
  }

  /// What turns the order of this and another.
  func turn(_ other: RankedWorth) -> Turn {
    let sign = value < other.value ? -1.0 : 1
    var turn: Turn = []
    if let growing, let grown = other.growing, (growing - grown) * sign < 0 {
      turn.insert(.growth)
    }
    if !draws.isEmpty, draws.count == other.draws.count {
      let leads = zip(draws, other.draws).map { ($0 - $1) * sign }
      let turned = Double(leads.count { $0 < 0 })
      if turned > Self.turningShare * Double(leads.count) { turn.insert(.draws) }
      if leads.reduce(0, +) < 0 { turn.insert(.mean) }
    }
    return turn
  }

  /// Those that may be worth most, or least; nil of none.
  static func leaders(_ worths: [RankedWorth], isLeast: Bool = false) -> Leaders? {
    let ordered = worths.enumerated().sorted {
      let (first, second) = isLeast ? ($0, $1) : ($1, $0)
      return (first.element.value, $0.offset) < (second.element.value, $1.offset)
    }.map(\.element)
    guard let first = ordered.first else { return nil }
    let rivals = ordered.dropFirst().map { Leaders.Rival(worth: $0, turn: first.turn($0)) }
    return Leaders(first: first, rivals: rivals.filter { !$0.turn.isEmpty })
  }
}
