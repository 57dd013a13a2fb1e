import FreightAppraisal
import FreightModel

extension UnpricedTraffic {
  /// The traffic inside a sentence: diesel trains where only their exhaust has no price.
  var inWords: Label {
    switch traffic {
    case .car: Label(sv: "personbilar", en: "cars")
    case .lorry: Label(sv: "lastbilar", en: "lorries")
    case .train where effects == [.air]: Label(sv: "dieseltåg", en: "diesel trains")
    case .train: Label(sv: "godståg", en: "freight trains")
    case .ship: Label(sv: "fartyg", en: "ships")
    case .ferry: Label(sv: "färjor", en: "ferries")
    }
  }

  /// Each set of effects with all traffic that it is of: `accidents, air pollution and noise of
  /// ships and ferries`.
  static func phrases(_ unpriced: [UnpricedTraffic]) -> [Label] {
    let sets = unpriced.map(\.effects).reduce(into: [[ExternalCost.Effect]]()) { sets, effects in
      if !sets.contains(effects) { sets.append(effects) }
    }
    return sets.map { effects in
      let traffic = unpriced.filter { $0.effects == effects }.map(\.inWords)
      let words = effects.map(\.inWords)
      return Label(
        sv: Wording(.sv).list(words.map(\.sv)) + " från " + Wording(.sv).list(traffic.map(\.sv)),
        en: Wording(.en).list(words.map(\.en)) + " of " + Wording(.en).list(traffic.map(\.en)))
    }
  }
}

extension ExternalCost.Effect {
  /// The effect inside a sentence.
  var inWords: Label {
    switch self {
    case .accidents: Label(sv: "olyckor", en: "accidents")
    case .air: Label(sv: "luftföroreningar", en: "air pollution")
    case .noise: Label(sv: "buller", en: "noise")
    case .wear: Label(sv: "slitage", en: "wear")
    case .all: Label(sv: "externa effekter", en: "external effects")
    }
  }
}
