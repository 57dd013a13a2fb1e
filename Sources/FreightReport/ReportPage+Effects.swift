import FreightAppraisal
import FreightModel

extension ReportPage {
  /// What the options change for traffic: one by one, by industry, in facilities, and together.
  var effects: Section {
    section(
      "effects", wording("Trafikeffekter", "Traffic effects"),
      oneByOne + [
        heading("Per näringsgren", "By industry"), table("industries"),
        figure(
          "split", [Chart(view: view, wording: wording).modalSplit], caption: splitCaption),
        table("modes"), table("chains"), table("shipments"), table("industries-investments"),
        table("scenarios-modes"), table("scenarios-chains"), table("scenarios-time-co2"),
        table("empties"), table("empties-zones"), table("empties-investments"),
        heading("Terminaler, hamnar och trafikplatser", "Terminals, ports and junctions"),
        table("terminals"), table("terminals-investments"), table("scale_economies"),
        table("scale_sensitivity"),
        table("berths"), table("berths-investments"), table("junctions"),
        table("junctions-investments"),
      ] + packages)
  }

  private var splitCaption: String {
    let shares = view.base.indicators.industries.compactMap { industry -> (Label, Double)? in
      let total = industry.modes.reduce(0) { $0 + $1.tonneKilometres }
      guard total > 0 else { return nil }
      return (
        title(of: industry.industry), industry.modes[Mode.rail.order].tonneKilometres / total
      )
    }
    guard let most = shares.max(by: { $0.1 < $1.1 }), let least = shares.min(by: { $0.1 < $1.1 })
    else { return wording("Inget gods.", "No goods.") }
    return wording(
      "Järnvägens andel av transportarbetet är störst för "
        + "\(most.0.sv.lowercased()) (\(wording.percent(most.1))) och minst för "
        + "\(least.0.sv.lowercased()) (\(wording.percent(least.1))).",
      "Rail's share of the transport work is largest for "
        + "\(most.0.en.lowercased()) (\(wording.percent(most.1))) and least for "
        + "\(least.0.en.lowercased()) (\(wording.percent(least.1))).")
  }

  /// Other demands.
  var demand: [Markup] {
    guard !view.result.demandOptions.isEmpty else { return [] }
    let headlines = zip(view.study.headlines, view.result.headlines).enumerated()
    let ranges = headlines.compactMap { index, pair -> String? in
      let worth = view.result.demandOptions.map { $0.values[index].totalCost }
        .filter(\.isResolved).map { $0.value / 1e6 }
      guard let least = worth.min(), let most = worth.max(), pair.1.totalCost.isResolved
      else { return nil }
      let base = wording.signedSignificant(pair.1.totalCost.value / 1e6, digits: 3)
      let (low, high) = (
        wording.signedSignificant(least, digits: 3), wording.signedSignificant(most, digits: 3)
      )
      return wording(
        "\(wording(pair.0.name)) \(base) mnkr/år i JA och \(low) till \(high) under alternativen "
          + "över deras spann",
        "\(wording(pair.0.name)) \(base) MSEK/yr in the base case and \(low) to \(high) under the "
          + "options over their ranges")
    }
    let finding =
      ranges.isEmpty
      ? ""
      : wording("Total kostnad ändras: ", "Change in total cost: ")
        + ranges.joined(separator: "; ") + "."
    return [
      heading("Om efterfrågan blir en annan", "If demand turns out otherwise"),
      finding.isEmpty ? .empty : paragraph(finding), table("demand_options"),
    ]
  }

  /// Investments together.
  private var packages: [Markup] {
    guard !view.packages.isEmpty else { return [] }
    let best = view.packages.min { $0.savingOrder < $1.savingOrder }
    var text = ""
    if let best, best.savingOrder < 0 {
      // Names hold commas themselves.
      let ids = wording(title(of: best))
      let saving = wording.signed(best.savingOrder / 1e6, decimals: 2)
      let level = view.result.appraisalBasis.priceLevel
      let cost = best.costMSEK.map { wording.number($0) } ?? wording("okänd", "unknown")
      text = wording(
        "Störst besparing av \(view.packages.count) paket, gods och bakgrundstrafik tillsammans, "
          + "ger \(ids): \(saving) mnkr/år för investeringskostnader på summa "
          + "\(cost) mnkr i \(level) års penningvärde.",
        "Of \(view.packages.count) packages \(ids) save most, freight and background together: "
          + "\(saving) MSEK/yr at investment costs of \(cost) MSEK in money of \(level).")
    }
    if let (option, interplay) = view.strongestComplement {
      let names = wording(title(of: option))
      let excess = wording.significant(abs(interplay.value) / 1e6, digits: 2)
      let together = wording.signedSignificant(option.savingOrder / 1e6, digits: 3)
      text += wording(
        " Starkast förstärker \(names) varandra: tillsammans \(together) mnkr/år, \(excess) "
          + "mnkr/år mer besparing än summan av delarna.",
        " \(names) strengthen each other most: together \(together) MSEK/yr, \(excess) MSEK/yr "
          + "more saving than the sum of the parts.")
    }
    return [
      heading("Paket av åtgärder", "Packages"), text.isEmpty ? .empty : paragraph(text),
      table("packages"),
    ] + shares
  }
}
