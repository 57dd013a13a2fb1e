import FreightAppraisal
import FreightModel

extension ReportPage {
  /// The same on the first page, in one sentence; empty where there are none.
  var overCapacityNote: String {
    let full = Set(view.result.outcomes.flatMap(\.overloads).map(\.id)).count
    return full == 0
      ? ""
      : wording(
        " Mer flöde än kapacitet: \(full) anläggningar, se kapitlet om effekter.",
        " More flow than capacity: \(full) facilities, see the chapter on effects.")
  }

  /// What is said of facilities with more flow than capacity.
  var overCapacity: String {
    let base = view.base.value.overloads
    let known = Set(base.map(\.id))
    let others = view.options.flatMap { option in
      option.outcome.value.overloads.filter { !known.contains($0.id) }
    }
    // Each once, at the scenario that fills it most.
    var fullest: [Overload] = []
    for overload in others.sorted(by: { $1.utilisation < $0.utilisation })
    where !fullest.contains(where: { $0.id == overload.id }) {
      fullest.append(overload)
    }
    guard !base.isEmpty || !fullest.isEmpty else {
      return wording(
        "Ingen anläggning har i någon beräkning mer flöde än kapacitet.",
        "No facility has more flow than capacity in any solve.")
    }
    let parts = [
      base.isEmpty ? nil : wording("i JA ", "in the base case ") + named(base),
      fullest.isEmpty
        ? nil
        : wording("i minst ett UA ", "in at least one option ") + named(fullest),
    ].compactMap { $0 }
    return wording(
      "Mer flöde än kapacitet har \(parts.joined(separator: "; ")). Fördröjningen där är "
        + "framskriven (på väg med funktionen, annars med en parabel) och inte mätt.",
      "There is more flow than capacity \(parts.joined(separator: "; ")). The delay there is "
        + "extrapolated (on roads by their function, elsewhere by a parabola), not measured.")
  }

  private func named(_ overloads: [Overload]) -> String {
    let shown = overloads.prefix(3).map {
      "\(wording($0.name)) (\($0.id), \(wording.percent($0.utilisation, decimals: 1)))"
    }
    let rest = overloads.count - shown.count
    return wording.list(
      shown + (rest > 0 ? [wording("\(rest) till", "\(rest) more")] : []))
  }
}
