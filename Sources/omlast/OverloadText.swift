import FreightAppraisal
import FreightModel
import FreightReport

/// What a reader of results must know of facilities above their capacity.
struct OverloadText {
  /// By scenario, the fullest first.
  let records: [[OverloadRecord]]
  /// The same as sentences on a page.
  let notes: [Label]
  private let lines: [Label]

  init(_ session: Session, _ outcomes: [ScenarioOutcome]) {
    records = outcomes.map { $0.overloads.map(OverloadRecord.init) }
    notes = outcomes.flatMap { outcome in
      outcome.overloads.map { overload in
        let ratio = Self.ratio(overload)
        let (id, facility) = (outcome.scenario.id, overload.id)
        return Label(
          sv: "\(id): \(overload.name.sv) (\(facility)) har \(ratio.sv) % av sin kapacitet; "
            + "fördröjningen där är extrapolerad.",
          en: "\(id): \(overload.name.en) (\(facility)) is at \(ratio.en) % of its capacity; "
            + "the delay there is extrapolated.")
      }
    }
    lines = outcomes.flatMap { outcome in
      outcome.overloads.map {
        let start = "  \(outcome.scenario.id): \($0.id) (\(session.text($0.name))), "
        let ratio = Self.ratio($0)
        return Label(
          sv: start + ratio.sv + " % av kapaciteten\n", en: start + ratio.en + " % of capacity\n")
      }
    }
  }

  private static func ratio(_ overload: Overload) -> Label {
    Label(
      sv: overload.utilisation.percent(in: .sv), en: overload.utilisation.percent(in: .en))
  }

  /// One line for each facility; empty where there are none.
  func text(in language: Language) -> String {
    guard !lines.isEmpty else { return "" }
    let heading = Label(
      sv: "\nÖver kapaciteten i någon period, så att fördröjningen där är extrapolerad (vägar "
        + "genom sin\nfunktion, allt annat genom en parabel över asymptote_utilisation)\n\n",
      en: "\nAbove capacity in some period, so that the delay there is extrapolated (roads by their"
        + "\nfunction, all else by a parabola above asymptote_utilisation)\n\n")
    return heading[language] + lines.map { $0[language] }.joined()
  }
}

/// A facility above its capacity, as JSON.
struct OverloadRecord: Encodable {
  let id: String
  let utilisationRatio: Double

  init(_ overload: Overload) {
    id = overload.id
    utilisationRatio = overload.utilisation
  }
}
