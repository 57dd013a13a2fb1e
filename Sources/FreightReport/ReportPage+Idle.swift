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

  /// Why the table has no number for what the investment changes; nil where it has one, or where the
  /// difference is merely smaller than the gaps.
  func reasonOfNoDifference(_ base: ResultView.Outcome) -> Label? {
    guard !comparison.totalCost.isResolved, isOnIdleTracks(base) else { return nil }
    return Label(
      sv: "inget av studiens tåg går där", en: "no train of the study runs there")
  }
}

extension ReportPage {
  /// Investments without a difference because nobody is there to gain; empty if there are none.
  var idleTracks: String {
    let idle = view.singles.filter { $0.reasonOfNoDifference(view.base) != nil }
    guard !idle.isEmpty else { return "" }
    let names = wording.list(idle.map { wording(shortTitle(of: $0)) })
    return wording(
      "Ingen skillnad, eftersom inget av studiens tåg går där, har: \(names). Vad de är värda med mer "
        + "trafik på spåren visar paketen.",
      "No difference, since no train of the study runs there: \(names). What they are worth with more "
        + "traffic on the tracks is told by the packages.")
  }
}
