import FreightAppraisal
import FreightModel

extension ReportPage {
  /// What passes terminals, ports and corridors, with the fullest corridor in words; nothing where
  /// it was not asked for.
  var physicalThroughput: [Markup] {
    guard let base = view.result.physicalThroughputs.first else { return [] }
    let corridors = base.places.filter { $0.kind == .corridor && $0.period != nil }
    let fullest = corridors.max { ($0.utilisation ?? 0) < ($1.utilisation ?? 0) }
    let content =
      fullest.flatMap { finding($0, base.scenario.id) }.map { [paragraph($0)] } ?? []
    return content + [table("throughput")]
  }

  private func finding(_ place: PlaceThroughput, _ scenario: String) -> String? {
    guard let utilisation = place.utilisation, let spare = place.spare, let unit = place.unit,
      let period = view.periods.first(where: { $0.id == place.period }),
      let tightest = place.tightest.flatMap({ view.base.link($0) })
    else { return nil }
    func told(_ text: String, _ column: String) -> String {
      FigureLink.number(
        text, "throughput", scenario, title(of: place.kind).en, place.id, period.id.name,
        column: column)
    }
    let share = told(wording.number(utilisation * 100), "period_utilisation_percent")
    let room = told(wording.significant(spare / place.hours, leastDigits: 2), "spare_units")
    let ends = [tightest.fromNode, tightest.toNode].map { wording(view.base.title(of: $0)) }
      .joined(separator: "-")
    return wording(
      "Störst beläggning av stråken har \(place.name.sv): \(share) % av kapaciteten på \(ends) "
        + "(\(period.name.sv.lowercased())), med rum för \(room) \(title(of: unit).sv) till i "
        + "timmen.",
      "The fullest corridor is \(place.name.en): \(share)% of capacity on \(ends) "
        + "(\(period.name.en.lowercased())), with room for \(room) more \(title(of: unit).en) an "
        + "hour."
    )
  }
}
