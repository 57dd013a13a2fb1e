import FreightAppraisal
import FreightModel

extension ReportPage {
  /// Three sentences from the numbers, a chart and the table.
  var summary: Markup {
    guard !view.singles.isEmpty else {
      return section(
        "summary", 1, wording("Sammanfattning", "Summary"),
        [
          paragraph(
            wording(
              "Endast jämförelsealternativet är beräknat.", "Only the base case was solved."))
        ])
    }
    let sentences = [biggestSavers, byKind, certainty].filter { !$0.isEmpty }
    return section(
      "summary", 1, wording("Sammanfattning", "Summary"),
      sentences.map { Markup("p", ["class": "lead"], .text($0)) } + [
        figure([Chart(view: view, wording: wording).savings], caption: savingsCaption),
        table("summary"),
      ])
  }

  private func millions(_ sek: Double) -> String {
    wording.signedSignificant(sek / 1e6, digits: 2) + "\u{a0}" + wording(Unit.msekPerYear)
  }

  /// The single with the largest known saving, if any saves.
  private func best(
    _ options: [ResultView.Option], _ cost: (Comparison) -> Difference
  ) -> (option: ResultView.Option, value: Double)? {
    options.map { ($0, cost($0.comparison)) }.filter { $0.1.isResolved && $0.1.value < 0 }
      .min { $0.1.value < $1.1.value }.map { ($0.0, $0.1.value) }
  }

  private func name(_ option: ResultView.Option) -> String {
    (option.subject.map { wording($0.name) } ?? option.id)
  }

  private func priced(_ option: ResultView.Option) -> String {
    name(option) + " (" + wording.number(option.costMSEK) + "\u{a0}" + wording(Unit.msek) + ")"
  }

  private var biggestSavers: String {
    let vehicle = best(view.singles) { $0.industryCost[0] }
    let manufacturing = best(view.singles) { $0.industryCost[1] }
    let total = best(view.singles) { $0.totalCost }
    func part(
      _ best: (option: ResultView.Option, value: Double)?, _ sv: String, _ en: String
    ) -> (name: String, rest: String)? {
      best.map { (name($0.option), wording(sv, en) + " (" + millions($0.value) + ")") }
    }
    let parts = [
      part(vehicle, "för fordonsindustrin", "for the vehicle industry"),
      part(manufacturing, "för övrig tillverkningsindustri", "for other manufacturing"),
      part(
        total, "för godstransporter och bakgrundstrafik tillsammans",
        "for freight and background traffic together"),
    ].compactMap { $0 }
    guard !parts.isEmpty else {
      return wording(
        "Ingen av de \(view.singles.count) åtgärderna ger var för sig en besparing som är större "
          + "än beräkningarnas gap.",
        "None of the \(view.singles.count) investments saves by itself more than the solves' gaps."
      )
    }
    // One that saves most for several is named once.
    var merged: [(name: String, rest: String)] = []
    for part in parts {
      if let last = merged.last, last.name == part.name {
        merged[merged.count - 1].rest += wording(" och ", " and ") + part.rest
      } else {
        merged.append(part)
      }
    }
    let list = wording.list(
      merged.enumerated().map { index, part in
        let verb = index == 0 ? wording(" störst besparing ", " ") : " "
        return part.name + verb + part.rest
      })
    return wording(
      "Av \(view.singles.count) åtgärder, prövade var för sig, ger " + list + ".",
      "Of \(view.singles.count) investments, each by itself, these save most: " + list + ".")
  }

  private var byKind: String {
    let terminals = view.singles.filter { option in
      option.investments.flatMap(\.changes).contains { $0.addedTerminal?.kind == .combi }
    }
    let roads = view.singles.filter { option in
      option.subject?.changes.contains { $0.addedLink?.mode == .road } ?? false
        && !terminals.contains { $0.id == option.id }
    }
    var parts: [String] = []
    if let option = largest(terminals) {
      let added = Set(option.investments.flatMap(\.changes).compactMap { $0.addedTerminal?.id })
      let tonnes = option.outcome.indicators.terminals.filter { added.contains($0.terminal) }
        .reduce(0) { $0 + $1.tonnes }
      let road = option.comparison.tonneKilometres[Mode.road.order] / 1e6
      let throughput =
        wording.significant(tonnes / 1e3, digits: 2) + "\u{a0}" + wording(Unit.kilotonnesPerYear)
      let work = wording.signedSignificant(road, digits: 2)
      parts.append(
        wording(
          "\(priced(option)) får \(throughput) genom den nya terminalen, ändrar vägarnas "
            + "transportarbete med \(work) miljoner tonkm/år och kostnaden med \(total(option))",
          "\(priced(option)) draws \(throughput) through the new terminal, changes transport work "
            + "on roads by \(work) million tkm/yr and cost by \(total(option))"))
    }
    if let option = largest(roads) {
      let before = view.base.indicators.queues.reduce(0) { $0 + $1.delayPCUHours }
      let after = option.outcome.indicators.queues.reduce(0) { $0 + $1.delayPCUHours }
      let delay = wording.signed(after - before)
      let share = before > 0 ? wording.percent((after - before) / before) : ""
      parts.append(
        wording(
          "\(priced(option)) ändrar köerna i trafikplatserna med \(delay) pbe-timmar/år"
            + (share.isEmpty ? "" : " (\(share))") + " och kostnaden med \(total(option))",
          "\(priced(option)) changes the queues in the junctions by \(delay) PCU-hours/yr"
            + (share.isEmpty ? "" : " (\(share))") + " and cost by \(total(option))"))
    }
    return parts.isEmpty ? "" : parts.joined(separator: "; ") + "."
  }

  private func largest(_ options: [ResultView.Option]) -> ResultView.Option? {
    options.min { $0.savingOrder < $1.savingOrder }
  }

  private func total(_ option: ResultView.Option) -> String {
    let difference = option.comparison.totalCost
    return difference.isResolved
      ? millions(difference.value)
      : wording("mindre än beräkningarnas gap", "less than the solves' gaps")
  }

  private var certainty: String {
    let unknown = view.singles.filter { !$0.comparison.totalCost.isResolved }.count
    let flows = view.study.demand.flows
    let estimated = flows.filter(\.provenance.isEstimate).count
    let share = flows.isEmpty ? 0 : Double(estimated) / Double(flows.count)
    let gap = view.result.outcomes.map(\.gap.relative).max() ?? 0
    let known =
      unknown == 0
      ? wording(
        "Alla skillnader i total kostnad är större än beräkningarnas gap",
        "Every difference in total cost is larger than the solves' gaps")
      : wording(
        "För \(unknown) av \(view.singles.count) åtgärder är skillnaden i total kostnad mindre än "
          + "beräkningarnas gap och visas inte som tal",
        "For \(unknown) of \(view.singles.count) investments the difference in total cost is "
          + "smaller than the solves' gaps and not shown as a number")
    return wording(
      "\(known) (högst \(wording.significant(gap * 1e6, digits: 2)) miljondelar av kostnaden), "
        + "men \(wording.percent(share)) av godsflödena och de flesta kapaciteter är "
        + "uppskattningar: läs talen som riktning och storleksordning.",
      "\(known) (at most \(wording.significant(gap * 1e6, digits: 2)) parts per million of cost), "
        + "but \(wording.percent(share)) of the goods flows and most capacities are estimates: "
        + "read the numbers as direction and order of magnitude.")
  }

  private var savingsCaption: String {
    let saving = view.singles.filter { $0.savingOrder < 0 }.count
    return wording(
      "Figur \(numbers.savings). \(saving) av \(view.singles.count) åtgärder sänker den totala kostnaden för gods "
        + "och bakgrundstrafik (mnkr per år; streck åt vänster är besparing).",
      "Figure \(numbers.savings). \(saving) of \(view.singles.count) investments lower the total cost of freight "
        + "and background traffic (MSEK a year; bars to the left are savings).")
  }
}
