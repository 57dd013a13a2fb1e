import FreightAppraisal
import FreightModel

extension ReportPage {
  /// What the options change for traffic: one by one, by industry, in facilities, and together.
  var effects: Section {
    section(
      "effects", wording("Trafikeffekter", "Traffic effects"),
      oneByOne + byIndustry + [
        heading("Terminaler, hamnar och trafikplatser", "Terminals, ports and junctions"),
        table("terminals"), table("terminals-investments"), table("scale_economies"),
        table("scale_sensitivity"),
        table("berths"), table("berths-investments"), table("junctions"),
        table("junctions-investments"), table("unused_facilities"),
      ] + packages)
  }

  /// What goods go how in the base case, and what each option changes for whom.
  private var byIndustry: [Markup] {
    [
      heading("Per näringsgren", "By industry"), table("industries"),
      figure("split", [Chart(view: view, wording: wording).modalSplit], caption: splitCaption),
      table("modes"), table("chains"), table("shipments"),
    ] + industryChart + [
      table("industries-investments"), table("scenarios-modes"), table("scenarios-chains"),
      table("scenarios-time-co2"), table("empties"), table("empties-zones"),
      table("empties-investments"),
    ]
  }

  /// What each headline package changes for each industry.
  private var industryChart: [Markup] {
    guard !view.headlines.isEmpty else { return [] }
    return [
      figure(
        "industries", [Chart(view: view, wording: wording).industries], caption: industryCaption)
    ]
  }

  private var industryCaption: String {
    let industries = view.base.indicators.industries
    let changes = view.headlines.flatMap { option in
      zip(industries, option.comparison.industryCost).filter {
        $1.isResolved && $0.logsumCostSEK > 0
      }
      .map { (option, $0.industry, $1.value, $1.value / $0.logsumCostSEK) }
    }
    guard let most = changes.min(by: { $0.3 < $1.3 }), most.2 < 0 else {
      return wording(
        "Inget huvudpaket ger någon näringsgren en påvisbar besparing.",
        "No headline package gives any industry a detectable saving.")
    }
    let (name, industry) = (view.headlineName(of: most.0), title(of: most.1))
    let saving = wording.significant(-most.2 / 1e6, leastDigits: 2)
    let share = wording.significant(-most.3 * 100, leastDigits: 2)
    return wording(
      "Störst är andelen för \(industry.sv.lowercased()): \(name.sv) sparar \(saving) mnkr/år, "
        + "\(share) procent av kostnaden (logsumma).",
      "The share is largest for the \(industry.en.lowercased()): \(name.en) saves \(saving) "
        + "MSEK/yr, \(share) per cent of its cost (logsum).")
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
      let worth = view.result.demandOptions.map { ($0, $0.values[index].totalCost) }
        .filter(\.1.isResolved)
      guard let least = worth.min(by: { $0.1.value < $1.1.value }),
        let most = worth.max(by: { $0.1.value < $1.1.value }), pair.1.totalCost.isResolved
      else { return nil }
      func amount(_ cost: Difference, _ option: String, _ level: String) -> String {
        FigureLink.number(
          wording.signedSignificant(cost.value / 1e6, leastDigits: 3), "demand_options", option,
          level,
          column: pair.0.id.name.lowercased() + "_total_change_msek_per_year")
      }
      let base = amount(pair.1.totalCost, "base", "")
      let (low, high) = (
        amount(least.1, least.0.option.name, least.0.level.title.en),
        amount(most.1, most.0.option.name, most.0.level.title.en)
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
      let ids = wording(view.headlineName(of: best))
      let saving = FigureLink.number(
        wording.signed(best.savingOrder / 1e6, decimals: 2), "packages", best.id,
        column: "total_change_msek_per_year")
      let level = view.result.appraisalBasis.priceLevel
      let cost =
        best.costMSEK.map {
          FigureLink.number(wording.number($0), "packages", best.id, column: "cost_msek")
        } ?? wording("okänd", "unknown")
      let count = counted("packages")
      text = wording(
        "Störst besparing av \(count) paket, gods och bakgrundstrafik tillsammans, "
          + "ger \(ids): \(saving) mnkr/år för investeringskostnader på summa "
          + "\(cost) mnkr i \(level) års penningvärde.",
        "Of \(count) packages \(ids) save most, freight and background together: "
          + "\(saving) MSEK/yr at investment costs of \(cost) MSEK in money of \(level).")
    }
    if let (option, interplay) = view.strongestComplement {
      let names = wording(view.headlineName(of: option))
      let excess = FigureLink.number(
        wording.significant(abs(interplay.value) / 1e6, leastDigits: 2), "packages", option.id,
        column: "interplay_change_msek_per_year")
      let together = FigureLink.number(
        wording.signedSignificant(option.savingOrder / 1e6, leastDigits: 3), "packages", option.id,
        column: "total_change_msek_per_year")
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
