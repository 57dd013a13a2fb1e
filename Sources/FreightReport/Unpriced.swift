package import FreightAppraisal
package import FreightModel

/// An effect that the appraisal has no price for: the one list of them, for the template of the
/// report, its limits and the terminal.
package struct Unpriced: Sendable {
  let id: String
  /// As a heading.
  let name: Label
  /// In a list; nil for traffic, which is told together where it has the same effects.
  private let phrase: Label?
  /// What belongs in the template's row.
  let guidance: Label

  /// All of them, with the traffic whose effects have no unit value in the study.
  static func all(_ basis: AppraisalBasis, _ vehicles: [Vehicle]) -> [Unpriced] {
    transport + basis.unpricedTraffic(of: vehicles).map { traffic($0, basis) } + others
  }

  /// The same in a list after `not valued`.
  package static func phrases(_ basis: AppraisalBasis, _ vehicles: [Vehicle]) -> [Label] {
    transport.compactMap(\.phrase) + UnpricedTraffic.phrases(basis.unpricedTraffic(of: vehicles))
      + others.compactMap(\.phrase)
  }

  private static let transport = [
    Unpriced(
      id: "reliability",
      name: Label(sv: "Tillförlitlighet och störningar", en: "Reliability and disruptions"),
      phrase: Label(sv: "tillförlitlighet och störningar", en: "reliability and disruptions"),
      guidance: Label(
        sv: "Positiv, försumbar eller negativ; vem berörs? Omvägar vid avbrott.",
        en: "Positive, negligible or negative; whom does it concern? Detours in closures.")),
    Unpriced(
      id: "charges",
      name: Label(sv: "Banavgifter och farledsavgifter", en: "Track charges and fairway dues"),
      phrase: Label(sv: "banavgifter och farledsavgifter", en: "track charges and fairway dues"),
      guidance: Label(
        sv: "Vad staten får in och vad det täcker: satser behövs.",
        en: "What the state takes in and what it pays for: rates are needed.")),
  ]

  private static let others = [
    Unpriced(
      id: "rail_passengers", name: Label(sv: "Resenärer på järnväg", en: "Rail passengers"),
      phrase: Label(sv: "resenärer på järnväg", en: "rail passengers"),
      guidance: Label(
        sv: "Kortare restid och färre förseningar av mötesspår och fjärrstyrning.",
        en: "Shorter trips and fewer delays by loops and remote control.")),
    Unpriced(
      id: "building", name: Label(sv: "Byggtid", en: "While building"),
      phrase: Label(sv: "byggtiden", en: "the time of building"),
      guidance: Label(
        sv: "Störningar, utsläpp från bygget, masshantering.",
        en: "Disruptions, emissions from building, earthworks.")),
    Unpriced(
      id: "land", name: Label(sv: "Mark, natur och kulturmiljö", en: "Land, nature and heritage"),
      phrase: Label(sv: "mark, natur och kulturmiljö", en: "land, nature and heritage"),
      guidance: Label(
        sv: "Intrång, barriärer, åkermark, vattenskydd.",
        en: "Encroachment, barriers, farmland, water protection.")),
    Unpriced(
      id: "region", name: Label(sv: "Regional utveckling", en: "Regional development"),
      phrase: Label(sv: "regional utveckling", en: "regional development"),
      guidance: Label(
        sv: "Industrimark och etableringar: beskriv utan att räkna samma nytta två gånger.",
        en: "Industrial land and new firms: describe without counting a benefit twice.")),
  ]

  /// A kind of traffic that does something to others without a unit value.
  private static func traffic(_ unpriced: UnpricedTraffic, _ basis: AppraisalBasis) -> Unpriced {
    let effects = unpriced.effects.map(\.inWords)
    let (sv, en) = (Wording(.sv).list(effects.map(\.sv)), Wording(.en).list(effects.map(\.en)))
    let traffic = unpriced.inWords
    let carbon =
      basis.valuesCO2
      ? Label(sv: "; koldioxiden är värderad", en: "; the CO₂ is valued") : Label(sv: "", en: "")
    return Unpriced(
      id: "external_" + unpriced.traffic.rawValue,
      name: Label(
        sv: "Externa effekter av \(traffic.sv)", en: "External effects of \(traffic.en)"),
      phrase: nil,
      guidance: Label(
        sv: "Utan enhetsvärde i studien: \(sv)\(carbon.sv).",
        en: "Without a unit value in the study: \(en)\(carbon.en)."))
  }
}

extension AppraisalBasis {
  /// What operators are taken to keep of what they are paid: a share, for want of their accounts.
  package var operatorsInWords: Label {
    func percent(_ name: ParameterName) -> Label {
      func told(_ language: Language) -> String {
        Wording(language).trimmedNumber(100 * parameters[name], decimals: 1) + " %"
      }
      return Label(sv: told(.sv), en: told(.en))
    }
    let (carriers, terminals) = (percent(.carrierProfitShare), percent(.terminalProfitShare))
    return Label(
      sv: "Transportföretagens resultat antas vara \(carriers.sv) av vad de får betalt, och "
        + "terminalers, hamnars och sidospårs \(terminals.sv): vid 0 % är tabellernas taxor "
        + "kostnader, som priserna följer, och hela vinsten tillfaller transportköparna.",
      en: "Carriers are taken to keep \(carriers.en) of what they are paid, and terminals, ports "
        + "and sidings \(terminals.en): at 0 % the tables' rates are costs, which prices follow, "
        + "and all of the gain is the shippers'.")
  }
}
