import FreightAppraisal
import FreightModel

/// How well each scenario was solved.
func gapTable(_ view: ResultView) -> ReportTable {
  let accuracies = view.result.accuracies
  let meaning =
    view.result.run.hasCommonDelayValues
    ? Label(
      sv: "Gapet är en övre gräns för hur långt målfunktionens värde är från det lägsta.",
      en: "The gap bounds how far the objective's value is from its least.")
    : Label(
      sv: "Gapen är VI-gap: noll i en jämvikt, men ingen gräns för avståndet till den.",
      en: "The gaps are VI gaps: zero at an equilibrium, but no bound of the distance to it.")
  return ReportTable(
    id: "gaps", title: Label(sv: "Beräkningarnas gap", en: "Gaps of the solves"),
    note: Label(
      sv: meaning.sv + " En skillnad visas inte som tal om den är under tröskeln: JA:s och UA:s "
        + "gap och en hundramiljondel av kostnaden för dem som väljer väg, gods och "
        + "bakgrundsmatris. Gapen är hela årets; konvergerad är en beräkning där varje period har "
        + "nått begärt gap."
        + (accuracies.isEmpty
          ? ""
          : " De sista kolumnerna säger hur mycket kostnaderna och NNV ändras i en omräkning till "
            + "en tusendel av begärt gap, JA från början och övriga från JA:s flöden."),
      en: meaning.en + " A difference is not shown as a number where it is below the threshold: "
        + "the gaps of base and option and a hundred-millionth of the cost of those who choose "
        + "their way, goods and the background matrix. Gaps are of the whole year; a solve has "
        + "converged where every period reached the gap asked for."
        + (accuracies.isEmpty
          ? ""
          : " The last columns tell what the costs and NNV change by when solved again to a "
            + "thousandth of the gap asked for, the base case from nothing and the others from its "
            + "flows.")),
    columns: scenarioColumns + [
      .init(
        key: "chosen_cost_msek_per_year",
        heading: Label(sv: "Kostnad för dem som väljer väg", en: "Cost of those who choose"),
        unit: Unit.msekPerYear, csvDecimals: 6),
      .init(
        key: "gap_sek_per_year", heading: Label(sv: "Gap", en: "Gap"),
        unit: Unit.sekPerYear, decimals: 2, csvDecimals: 2),
      .init(
        key: "gap_per_million_of_cost", heading: Label(sv: "Relativt gap", en: "Relative gap"),
        unit: Label(sv: "miljondelar", en: "parts per million"), csvDecimals: 6, isShown: false),
      .init(
        key: "relative_gap", heading: Label(sv: "Relativt gap", en: "Relative gap"),
        csvDecimals: 15, isGap: true),
      .init(key: "iterations", heading: Label(sv: "Iterationer", en: "Iterations")),
      .init(
        key: "converged", heading: Label(sv: "Konvergerad", en: "Converged"), isNumeric: false),
      .init(
        key: "freight_change_sek_per_year",
        heading: Label(sv: "Omräknat snävare: gods", en: "Solved again, tighter: freight"),
        unit: Unit.sekPerYear, decimals: 1, csvDecimals: 3, isShown: !accuracies.isEmpty,
        isDifference: true),
      .init(
        key: "background_change_sek_per_year",
        heading: Label(sv: "Omräknat snävare: bakgrund", en: "Solved again, tighter: background"),
        unit: Unit.sekPerYear, decimals: 1, csvDecimals: 3, isShown: !accuracies.isEmpty,
        isDifference: true),
      .init(
        key: "nnv_change_msek",
        heading: Label(sv: "Omräknat snävare: NNV", en: "Solved again, tighter: NNV"),
        unit: Unit.msek, decimals: 3, csvDecimals: 6, isShown: !accuracies.isEmpty,
        isDifference: true),
      .init(
        key: "solved_again_converged",
        heading: Label(sv: "Omräkning konvergerad", en: "Solved again: converged"), isShown: false,
        isNumeric: false),
    ],
    rows: view.scenarios.enumerated().map { index, scenario in
      let outcome = scenario.outcome.value
      let accuracy = accuracies.isEmpty ? nil : accuracies[index]
      return .init(
        cells: scenario.cells + [
          .number(outcome.indicators.chosenCostSEK / 1e6), .number(outcome.gap.absoluteSEK),
          .number(outcome.gap.relative * 1e6), .number(outcome.gap.relative),
          .number(Double(outcome.gap.iterations)), .flag(outcome.gap.isConverged),
          .known(accuracy?.freightSEK), .known(accuracy?.backgroundSEK),
          .known(accuracy?.netMSEK),
          accuracy.map { .flag($0.isConverged) } ?? .empty,
        ], isShown: !scenario.isPackage)
    })
}
