import FreightAppraisal
import FreightModel

extension ReportPage {
  /// How many facilities have more flow than capacity, in one sentence for the first page; empty
  /// where there are none.
  var overCapacityNote: String {
    let isFull = view.result.outcomes.contains { !$0.overloads.isEmpty }
    let count = counted("above_capacity")
    return isFull
      ? wording(
        " Mer flöde än kapacitet: \(count) anläggningar, se kapitlet om effekter.",
        " More flow than capacity: \(count) facilities, see the chapter on effects.") : ""
  }

  /// What is said of facilities with more flow than capacity.
  var overCapacity: String {
    let base = overloads(view.base)
    let known = Set(base.map(\.overload.id))
    let others = view.options.flatMap { option in
      overloads(option.outcome).filter { !known.contains($0.overload.id) }
    }
    // Each once, at the scenario that fills it most.
    var fullest: [Full] = []
    for overload in others.sorted(by: { $1.overload.utilisation < $0.overload.utilisation })
    where !fullest.contains(where: { $0.overload.id == overload.overload.id }) {
      fullest.append(overload)
    }
    guard !base.isEmpty || !fullest.isEmpty else {
      return wording(
        "Ingen anläggning har mer flöde än kapacitet i JA eller UA med studiens värden.",
        "No facility has more flow than capacity in the base case or any option with the study's "
          + "values."
      )
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

  /// Tracks of the base case that are above their capacity although all trains on them run today,
  /// and why; empty where there are none.
  var overfilledTracks: String {
    let tracks = overloads(view.base).filter { full in
      if case .rail = view.base.link(Link.ID(full.overload.id))?.supply { true } else { false }
    }
    guard !tracks.isEmpty else { return "" }
    return wording(
      "Spår över sin kapacitet i JA, trots att tågen där går i dag: \(named(tracks)). Kapaciteten "
        + "är en formel med uppskattade sträckor mellan mötesplatser, tåg per dygn och "
        + "nyttjandegrad, inte en tidtabell: där är den för låg eller tågen för många.",
      "Tracks above their capacity in the base case although those trains run today: "
        + "\(named(tracks)). Capacity is a formula with estimated distances between loops, trains "
        + "a day and usable share, and no timetable: there it is too low or the trains too many.")
  }

  /// What the background matrix was fitted to, and where it explains least; empty without counts.
  var matrixLimit: String {
    guard let fit = view.result.fit, let worst = fit.leastExplained else { return "" }
    let road = wording(FacilityName(.link(worst.count.link), in: view.base.network).name)
    func told(_ text: String, _ column: String) -> String {
      FigureLink.number(
        text, "counts", worst.count.id.name, title(of: worst.count.direction).en,
        title(of: worst.count.vehicleClass).en, column: column)
    }
    let (matrix, count) = (
      told(wording.number(worst.freight + worst.matrix), "matrix_vehicles_per_day"),
      told(wording.number(worst.count.vehiclesPerDay), "count_vehicles_per_day")
    )
    let (geh, fixed) = (
      told(wording.number(worst.geh, decimals: 1), "geh"),
      told(wording.number(worst.preload), "preload_vehicles_per_day")
    )
    let (assumed, all) = (counted("counts_assumed"), counted("counts"))
    let matched = counted("counts_matched")
    return wording(
      "Bakgrundsmatrisen, som bilarnas nytta vilar på, är anpassad till \(all) räkningar, varav "
        + "\(assumed) är antagna. \(matched) av dem har GEH under 5 för matris och gods "
        + "tillsammans; sämst förklaras \(road): \(matrix) av \(count) fordon per dygn (GEH "
        + "\(geh)), och resten, \(fixed), är fast trafik som inget bygge kan flytta.",
      "The background matrix, on which the benefit of cars rests, is fitted to \(all) counts, of "
        + "which \(assumed) are assumed. \(matched) of them have a GEH below 5 of matrix and "
        + "goods; least explained is \(road): \(matrix) of \(count) vehicles a day (GEH \(geh)), "
        + "and the rest, \(fixed), is fixed traffic that nothing built can move.")
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

  /// A facility above its capacity, with the scenario in which it is.
  private struct Full {
    let overload: Overload
    let scenario: String
  }

  private func overloads(_ outcome: ResultView.Outcome) -> [Full] {
    outcome.value.overloads.map { Full(overload: $0, scenario: outcome.value.scenario.id) }
  }

  private func named(_ overloads: [Full]) -> String {
    let shown = overloads.prefix(3).map { full in
      let overload = full.overload
      let use = FigureLink.number(
        wording.percent(overload.utilisation, decimals: 1), "study.json/scenarios", full.scenario,
        "above_capacity", overload.id, column: "utilisation_ratio")
      return "\(wording(overload.name)) (\(overload.id), \(use))"
    }
    let rest = overloads.count - shown.count
    return wording.list(
      shown + (rest > 0 ? [wording("\(rest) till", "\(rest) more")] : []))
  }
}
