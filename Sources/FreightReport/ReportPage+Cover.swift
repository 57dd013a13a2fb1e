import FreightAppraisal
import FreightModel

extension ReportPage {
  /// What was computed, with what, and what a reader must know first.
  func cover(_ kicker: String) -> Markup {
    let run = view.result.run
    let basis = view.result.appraisalBasis
    let stated = Set(
      (view.study.parameters.rows.map(\.priceLevel) + basis.externalCosts.map(\.priceLevel))
        .filter { !$0.isEmpty })
    let levels = stated.filter { $0.contains(where: \.isNumber) }.sorted()
    let allLevels =
      levels
      + (stated.contains { !$0.contains(where: \.isNumber) }
        ? [wording("ej angiven", "not stated")] : [])
    let facts: [(String, String)] = [
      (
        wording("Åtgärder (UA)", "Options (UA)"),
        wording("utredningsalternativen: ", "") + optionCount
      ),
      (
        wording("Jämförelse (JA)", "Base case (JA)"),
        wording(
          "jämförelsealternativet: det som finns eller byggs i dag",
          "what exists or is under construction")
      ),
      (wording("Beräknat år", "Year solved"), yearInWords),
      (wording("Värden", "Values"), parameterSet),
      (
        wording("Prisnivå", "Price level"),
        wording(
          "kalkyl \(basis.priceLevel); värden ",
          "appraisal \(basis.priceLevel); values ")
          + (allLevels.isEmpty ? wording("ej angiven", "not stated") : wording.list(allLevels))
          + wording("; investeringar omräknade från ", "; investments converted from ")
          + wording.list(Set(view.options.flatMap(\.investments).map(\.priceLevel)).sorted())
      ),
      (
        wording("Program och indata", "Program and inputs"),
        wording(
          "omlast \(run.version); \(counted("input_files")) filer, SHA-256 i bilagan",
          "omlast \(run.version); \(counted("input_files")) files, SHA-256 in the appendix")
      ),
    ]
    let scenario = view.result.base.scenario
    let demand = scenario.demandOptions
    let conditions: [(String, String)] = [
      (wording("Skede", "Stage"), stages),
      (
        wording("Efterfrågan i alla beräkningar", "Demand throughout"),
        wording.list(
          view.study.demandOptions.filter { demand.contains($0.id) }.map { wording($0.name) })
          + (scenario.demandLevel == .middle
            ? "" : " (" + wording(scenario.demandLevel.title) + ")")
      ),
      (
        wording("Beräknat utan", "Solved without"),
        wording.list(run.without.map { wording($0.name) })
      ),
    ].filter { !$0.1.isEmpty }
    return Markup(
      "header", [:], Markup("p", ["class": "kicker"], .text(kicker)),
      Markup("h1", [:], .text(wording(view.study.title))),
      Markup(
        "dl", ["class": "facts"],
        (facts + conditions).flatMap {
          [Markup("dt", [:], .text($0)), Markup("dd", [:], linked($1))]
        } + [
          Markup("dt", [:], .text(wording("Kommando", "Command"))),
          Markup("dd", [:], Markup("code", [:], .text(run.command))),
        ]), warnings)
  }

  /// Whose values the appraisal has: never an official set while any value is unverified.
  private var parameterSet: String {
    guard !view.result.appraisalBasis.isASEK8 else { return "ASEK 8" }
    guard !view.areValuesVerified else {
      return wording(
        "egna värden, alla \(counted("appraisal_values")) verifierade, men inte ASEK 8",
        "own values, all \(counted("appraisal_values")) verified, but not ASEK 8")
    }
    let (unverified, values) = (counted("unverified_values"), counted("appraisal_values"))
    return wording(
      "egna värden, \(unverified) av \(values) overifierade: inte ASEK 8",
      "own values, \(unverified) of \(values) unverified: not ASEK 8")
  }

  /// Where it stands how far the planning of each investment has come; empty where nothing does.
  private var stages: String {
    let investments = view.study.investments
    guard !view.singles.isEmpty, !investments.contains(where: { wording($0.status).isEmpty }),
      let table = tableName("investments")
    else { return "" }
    return wording(
      "se läge per åtgärd i tabellen \(table)", "see the status of each in the table \(table)")
  }

  /// How many investments, and how many packages where there are some, by what a package is.
  private var optionCount: String {
    let (singles, packages) = (view.singles.count, view.packages.count)
    var parts: [String] = []
    if singles > 0 {
      let alone = counted("investments")
      parts.append(
        wording(
          "\(alone) åtgärd\(singles == 1 ? "" : "er")",
          "\(alone) investment\(singles == 1 ? "" : "s")"))
    }
    if packages > 0 {
      let together = counted("packages")
      let of =
        singles > 0 ? wording("dem", "them") : wording("åtgärder", "investments")
      parts.append(
        wording(
          "\(together) kombination\(packages == 1 ? "" : "er") av \(of) (paket)",
          "\(together) combination\(packages == 1 ? "" : "s") of \(of) (package"
            + "\(packages == 1 ? "" : "s"))"))
    }
    return wording.list(parts)
  }

  /// The year, and whether goods and traffic have grown to it.
  private var yearInWords: String {
    let (year, base) = (view.result.run.year, view.study.baseYear)
    let forecast = view.study.forecastYear
    return year == base
      ? wording(
        "\(year), tabellernas år; prognosår \(forecast) är inte beräknat",
        "\(year), the year of the tables; forecast year \(forecast) is not solved")
      : wording(
        "\(year), med tillväxt från tabellernas år \(base)",
        "\(year), with growth from the tables' year \(base)")
  }

  private var warnings: Markup {
    var texts: [String] = []
    if !view.result.run.without.isEmpty {
      let names = wording.list(view.result.run.without.map { wording($0.name) })
      texts.append(
        wording(
          "Delar av modellen är frånslagna (\(names)): talen visar vad de betyder och är inget "
            + "beslutsunderlag.",
          "Parts of the model are left out (\(names)): the numbers show what they mean and are no "
            + "basis for a decision."))
    }
    if !view.unconverged.isEmpty {
      let (open, all) = (counted("open_solves"), counted("solves"))
      texts.append(
        wording(
          "Ej konvergerat: \(open) av \(all) beräkningar "
            + "nådde inte begärd noggrannhet (se tabellen Beräkningarnas gap), och deras tal är "
            + "osäkrare.",
          "Not converged: \(open) of \(all) solves did not reach "
            + "the accuracy asked for (see the table Gaps of the solves), and their numbers are "
            + "less certain."))
    }
    if view.result.openSolvesBeside > 0 {
      let open = counted("open_solves_beside")
      let kinds = wording.list(view.result.openSolves.map { wording($0.purpose.inWords) })
      texts.append(
        wording(
          "Ej konvergerat: \(open) av beräkningarna vid sidan av scenarierna (\(kinds)) nådde "
            + "inte begärd noggrannhet, och deras tal är osäkrare.",
          "Not converged: \(open) of the solves beside the scenarios (\(kinds)) did not reach "
            + "the accuracy asked for, and their numbers are less certain."))
    }
    let unserved = view.base.indicators.unserved.reduce(0) { $0 + $1.tonnes }
    if unserved > 0 {
      let goods = counted("unserved")
      texts.append(
        wording(
          "Gods utan öppen kedja: \(goods) kton/år i JA "
            + "ingår inte i resultaten.",
          "Goods without an open chain: \(goods) kt/yr in "
            + "the base case are not in the results."))
    }
    return .group(
      texts.map { Markup("p", ["class": "warning"], Markup("strong", [:], linked($0))) })
  }
}
