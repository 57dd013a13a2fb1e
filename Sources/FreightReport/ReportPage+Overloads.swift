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
        + "extrapolerad (på väg med funktionen, annars med en parabel) och inte mätt.",
      "There is more flow than capacity \(parts.joined(separator: "; ")). The delay there is "
        + "extrapolated (on roads by their function, elsewhere by a parabola), not measured.")
  }

  /// Tracks of the base case that are above their capacity although all trains on them run today, and
  /// why; empty where there are none.
  var overfilledTracks: String {
    let tracks = view.base.value.overloads.filter { overload in
      if case .rail = view.base.link(Link.ID(overload.id))?.supply { true } else { false }
    }
    guard !tracks.isEmpty else { return "" }
    return wording(
      "Spår över sin kapacitet i JA, trots att tågen där går i dag: \(named(tracks)). Kapaciteten är "
        + "en formel med uppskattade sträckor mellan mötesplatser, tåg per dygn och nyttjandegrad, "
        + "inte en tidtabell: där är den för låg eller tågen för många.",
      "Tracks above their capacity in the base case although those trains run today: \(named(tracks)). "
        + "Capacity is a formula with estimated distances between loops, trains a day and usable share, "
        + "and no timetable: there it is too low or the trains too many.")
  }

  /// What the background matrix was fitted to, and where it explains least; empty without counts.
  var matrixLimit: String {
    guard let fit = view.result.fit, let worst = fit.leastExplained else { return "" }
    let road = wording(FacilityName(.link(worst.count.link), in: view.base.network).name)
    let (matrix, count) = (
      wording.number(worst.freight + worst.matrix), wording.number(worst.count.vehiclesPerDay)
    )
    let (geh, fixed) = (wording.number(worst.geh, decimals: 1), wording.number(worst.preload))
    let (assumed, all) = (fit.estimatedCounts, fit.entries.count)
    return wording(
      "Bakgrundsmatrisen, som bilarnas nytta vilar på, är anpassad till \(all) räkningar, varav "
        + "\(assumed) är antagna. \(fit.goodMatches) av dem har GEH under 5 av matris och gods; sämst "
        + "förklaras \(road): \(matrix) av \(count) fordon per dygn (GEH \(geh)), och resten, \(fixed), är "
        + "fast trafik som inget bygge kan flytta.",
      "The background matrix, on which the benefit of cars rests, is fitted to \(all) counts, of which "
        + "\(assumed) are assumed. \(fit.goodMatches) of them have a GEH below 5 of matrix and goods; least "
        + "explained is \(road): \(matrix) of \(count) vehicles a day (GEH \(geh)), and the rest, \(fixed), "
        + "is preload that nothing built can move.")
  }

  /// Whether a range that turns a package's sign does so at an end where a facility is above its
  /// capacity that in the study is not.
  func restsOnOverload(_ range: ValueRange, _ tornado: ResultView.Tornado) -> Bool {
    guard case .parameter(let parameter) = range.input,
      let option = view.option(of: tornado.headline),
      let row = view.result.sensitivities.first(where: {
        $0.option.id == option.comparison.option.id && $0.parameter.id == parameter.id
      })
    else { return false }
    let known = option.comparison.overCapacity
    return [(range.lowMSEK, row.low), (range.highMSEK, row.high)].contains { net, end in
      (net < 0) != (tornado.central < 0) && !end.overCapacity.isSubset(of: known)
    }
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
