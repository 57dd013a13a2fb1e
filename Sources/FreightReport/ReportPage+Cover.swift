import FreightAppraisal
import FreightModel

extension ReportPage {
  /// What was computed, with what, and what a reader must know first.
  func cover(_ kicker: String) -> Markup {
    let run = view.result.run
    let stated = Set(view.study.parameters.rows.map(\.priceLevel).filter { !$0.isEmpty })
    let levels = stated.filter { $0.contains(where: \.isNumber) }.sorted()
    let allLevels =
      levels
      + (stated.contains { !$0.contains(where: \.isNumber) }
        ? [wording("ej angiven", "not stated")] : [])
    let facts: [(String, String)] = [
      (
        wording("Åtgärder", "Investments"),
        wording(
          "\(view.singles.count) var för sig och \(view.packages.count) paket, mot JA",
          "\(view.singles.count) one by one and \(view.packages.count) packages, against the base")
      ),
      (
        wording("Jämförelsealternativ (JA)", "Base case (JA)"),
        wording(
          "det som finns eller byggs i dag; ingen trafiktillväxt till ett prognosår",
          "what exists or is under construction; no growth to a forecast year")
      ),
      (
        wording("Prisnivå", "Price level"),
        wording("parametrar: ", "parameters: ")
          + (allLevels.isEmpty ? wording("ej angiven", "not stated") : wording.list(allLevels))
          + wording("; investeringskostnader: ", "; investment costs: ")
          + wording.list(Set(view.study.investments.map(\.priceLevel)).sorted())
      ),
      (wording("Program", "Program"), "omlast " + run.version),
      (
        wording("Indata", "Inputs"),
        wording(
          "\(view.study.inputs.count) filer; SHA-256 i bilagan sist",
          "\(view.study.inputs.count) files; SHA-256 in the appendix")
      ),
    ]
    return Markup(
      "header", [:], Markup("p", ["class": "kicker"], .text(kicker)),
      Markup("h1", [:], .text(view.study.title)),
      Markup(
        "dl", ["class": "facts"],
        facts.flatMap { [Markup("dt", [:], .text($0)), Markup("dd", [:], .text($1))] } + [
          Markup("dt", [:], .text(wording("Kommando", "Command"))),
          Markup("dd", [:], Markup("code", [:], .text(run.command))),
        ]), warnings,
      Markup(
        "p", [:], estimateMark(wording), " ",
        .text(
          wording(
            "efter ett namn eller ett tal: en uppskattning, inte ett uppmätt eller källbelagt "
              + "värde.",
            "after a name or a number: an estimate, not a measured or sourced value."))))
  }

  private var warnings: Markup {
    var texts: [String] = []
    let unconverged = view.unconverged
    if !unconverged.isEmpty {
      let names = unconverged.prefix(5).map(\.scenario.id)
      texts.append(
        wording(
          "Ej konvergerat: \(unconverged.count) av \(view.result.outcomes.count) beräkningar "
            + "stannade före det begärda gapet (\(wording.list(names))). Deras tal är osäkrare "
            + "än gapet anger för övriga.",
          "Not converged: \(unconverged.count) of \(view.result.outcomes.count) solves stopped "
            + "before the gap asked for (\(wording.list(names))). Their numbers are less certain."
        ))
    }
    let unserved = view.base.indicators.unserved.reduce(0) { $0 + $1.tonnes }
    if unserved > 0 {
      texts.append(
        wording(
          "Gods utan öppen kedja: \(wording.number(unserved / 1e3, decimals: 1)) kton/år i JA "
            + "ingår inte i resultaten.",
          "Goods without an open chain: \(wording.number(unserved / 1e3, decimals: 1)) kt/yr in "
            + "the base case are not in the results."))
    }
    return .group(
      texts.map { Markup("p", ["class": "warning"], Markup("strong", [:], .text($0))) })
  }
}
