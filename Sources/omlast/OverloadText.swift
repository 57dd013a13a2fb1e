import FreightAppraisal
import FreightModel

/// What a reader of results must know of facilities above their capacity.
struct OverloadText {
  /// By scenario, the fullest first.
  let records: [[OverloadRecord]]
  /// The same as sentences on a page.
  let notes: [Label]
  private let lines: [String]

  init(_ session: Session, _ outcomes: [ScenarioOutcome]) {
    records = outcomes.map { $0.overloads.map(OverloadRecord.init) }
    notes = outcomes.flatMap { outcome in
      outcome.overloads.map { overload in
        let ratio = overload.utilisation.percent()
        return Label(
          sv: "\(outcome.scenario.id): \(overload.name.sv) (\(overload.id)) har \(ratio) % av "
            + "sin kapacitet; fördröjningen där är extrapolerad.",
          en: "\(outcome.scenario.id): \(overload.name.en) (\(overload.id)) is at \(ratio) % of "
            + "its capacity; the delay there is extrapolated.")
      }
    }
    lines = outcomes.flatMap { outcome in
      outcome.overloads.map {
        "  \(outcome.scenario.id): \($0.id) (\(session.text($0.name))), "
          + "\($0.utilisation.percent()) % of capacity\n"
      }
    }
  }

  /// One line for each facility; empty where there are none.
  var text: String {
    lines.isEmpty
      ? ""
      : "\nAbove capacity in some period, so that the delay there is extrapolated (roads by their\n"
        + "function, all else by a parabola above asymptote_utilisation)\n\n" + lines.joined()
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
