import FreightAppraisal
import FreightModel

extension ResultView.Option {
  /// Whether the option only changes tracks on which none of the study's trains runs, with it or
  /// without it: why there is no difference to tell.
  func isOnIdleTracks(_ base: ResultView.Outcome) -> Bool {
    let changes = investments.flatMap(\.changes)
    let links = changes.compactMap { change -> Link.ID? in
      switch change {
      case .changeLink(let id, _, _): id
      case .addLink(let link): link.id
      default: nil
      }
    }
    guard !links.isEmpty, links.count == changes.count else { return false }
    return links.allSatisfy { id in
      (outcome.link(id) ?? base.link(id))?.mode == .rail
        && [base, outcome].allSatisfy { ($0.load(of: id)?.freightVehicles ?? 0) == 0 }
    }
  }

  /// Why the table has no number for what the investment changes; nil where it has one, or where
  /// the difference is merely below the threshold.
  func reasonOfNoDifference(_ base: ResultView.Outcome) -> Label? {
    guard !comparison.totalCost.isResolved else { return nil }
    if isOnIdleTracks(base) {
      return Label(
        sv: "inget av studiens tåg går där", en: "no train of the study runs there")
    }
    return isOnlyWire
      ? Label(
        sv: "inget av studiens tåg där byter till el",
        en: "no train of the study there changes to electric")
      : nil
  }

  /// Whether the option puts up wire and nothing else.
  private var isOnlyWire: Bool {
    let changes = investments.flatMap(\.changes)
    return !changes.isEmpty
      && changes.allSatisfy {
        if case .changeLink(_, .electrified, _) = $0 { true } else { false }
      }
  }
}

extension ReportPage {
  /// Investments without a difference because nobody is there to gain; empty if there are none.
  var idleTracks: String {
    let reasons = view.singles.compactMap { option in
      option.reasonOfNoDifference(view.base).map { (shortTitle(of: option), $0) }
    }
    guard !reasons.isEmpty else { return "" }
    let names = wording.list(reasons.map { "\(wording($0)) (\(wording($1)))" })
    return wording(
      "Ingen påvisbar skillnad har: \(names). Vad de är värda tillsammans med annat visar paketen.",
      "No detectable difference: \(names). What they are worth together with others "
        + "is told by the packages."
    )
  }
}
