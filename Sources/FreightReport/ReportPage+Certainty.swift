import FreightAppraisal
import FreightModel

/// How exact the solves behind the investments' differences are.
extension ReportPage {
  /// How many differences are told from nothing, and how exact the solves are.
  var certainty: String {
    let unknown = view.singles.filter { !$0.comparison.totalCost.isResolved }.count
    let marked = FigureLink.number("\(unknown)", "sentence/no_difference")
    let all = counted("investments")
    let flows = view.study.demand.flows
    let estimated = flows.filter(\.provenance.isEstimate).count
    let share = FigureLink.number(
      wording.percent(flows.isEmpty ? 0 : Double(estimated) / Double(flows.count)), "estimates",
      inputConfidence(view.study).first { $0.file == "flow.csv" }?.table.en ?? "",
      column: "estimated_share_percent")
    let widest = view.result.outcomes.max { $0.gap.relative < $1.gap.relative }!
    let gap = FigureLink.number(
      wording.significant(widest.gap.relative * 1e6, digits: 2), "gaps", widest.scenario.id,
      column: "gap_per_million_of_cost")
    let known =
      unknown == 0
      ? wording(
        "Alla skillnader i total kostnad är större än beräkningarnas gap",
        "Every difference in total cost is larger than the solves' gaps")
      : wording(
        "För \(marked) av \(all) åtgärder finns ingen påvisbar skillnad i total "
          + "kostnad: den är mindre än beräkningarnas gap",
        "For \(marked) of \(all) investments there is no detectable difference in "
          + "total cost: it is smaller than the solves' gaps")
    guard view.result.run.hasCommonDelayValues else {
      return wording(
        "Klasserna har egna väntetidsvärden: gapen är VI-gap, som inte begränsar några fel, och ingen "
          + "skillnad i tabellerna är säkerställd; där det står \(Term.noDifferenceShort.sv) är den "
          + "bara mindre än två sådana gap.",
        "Classes have delay values of their own: gaps are VI gaps, which bound no error, and no "
          + "difference in the tables is certified; where it says \(Term.noDifferenceShort.en) it is "
          + "merely smaller than two such gaps.")
    }
    return wording(
      "\(known) (högst \(gap) miljondelar av kostnaden), "
        + "men \(share) av godsflödena och de flesta kapaciteter är "
        + "uppskattningar: läs talen som riktning och storleksordning.",
      "\(known) (at most \(gap) parts per million of cost), "
        + "but \(share) of the goods flows and most capacities are estimates: "
        + "read the numbers as direction and order of magnitude.")
  }

  /// What stands in place of a column of gaps.
  var gapLine: String {
    let most = view.options.max {
      $0.comparison.totalCost.resolution < $1.comparison.totalCost.resolution
    }!
    let size = FigureLink.number(
      wording.significant(most.comparison.totalCost.resolution, digits: 2),
      most.subject == nil ? "packages" : "summary", most.id, column: "two_gaps_sek_per_year")
    guard view.result.run.hasCommonDelayValues else {
      return wording(
        "JA:s och UA:s VI-gap är tillsammans högst \(size) kr/år och begränsar inga fel.",
        "The VI gaps of base and option are together at most \(size) SEK/yr and bound no error.")
    }
    return wording(
      "JA:s och UA:s gap är tillsammans högst \(size) kr/år; osäkerheten i indata är långt större.",
      "The gaps of base and option are together at most \(size) SEK/yr; the uncertainty of inputs "
        + "is far larger.")
  }
}
