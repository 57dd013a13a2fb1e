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
    let known =
      unknown == 0
      ? wording(
        "Alla skillnader i total kostnad är större än beräkningarnas tröskel",
        "Every difference in total cost is larger than the solves' threshold")
      : wording(
        "För \(marked) av \(all) åtgärder finns ingen påvisbar skillnad i total "
          + "kostnad: den är under beräkningarnas tröskel",
        "For \(marked) of \(all) investments there is no detectable difference in "
          + "total cost: it is below the solves' threshold")
    guard view.result.run.hasCommonDelayValues else {
      return wording(
        "Klasserna har egna väntetidsvärden: gapen är VI-gap, som inte begränsar några fel, och "
          + "ingen skillnad i tabellerna är säkerställd; där det står \(Term.noDifferenceShort.sv) "
          + "är den bara under en tröskel som bygger på två sådana gap.",
        "Classes have delay values of their own: gaps are VI gaps, which bound no error, and no "
          + "difference in the tables is certified; where it says \(Term.noDifferenceShort.en) it "
          + "is merely below a threshold that rests on two such gaps.")
    }
    return wording(
      "\(known) (högst \(threshold) kr/år), "
        + "men \(share) av godsflödena och de flesta kapaciteter är "
        + "uppskattningar: läs talen som riktning och storleksordning.",
      "\(known) (at most \(threshold) SEK/yr), "
        + "but \(share) of the goods flows and most capacities are estimates: "
        + "read the numbers as direction and order of magnitude.")
  }

  /// What stands in place of a column of thresholds.
  var thresholdLine: String {
    guard view.result.run.hasCommonDelayValues else {
      return wording(
        "Tröskeln för en skillnad är högst \(threshold) kr/år; den bygger på VI-gap, som inte "
          + "begränsar några fel.",
        "The threshold of a difference is at most \(threshold) SEK/yr; it rests on VI gaps, which "
          + "bound no error.")
    }
    return wording(
      "Tröskeln för en skillnad är högst \(threshold) kr/år; osäkerheten i indata är långt större.",
      "The threshold of a difference is at most \(threshold) SEK/yr; the uncertainty of inputs is "
        + "far larger.")
  }

  /// The largest threshold of any option's difference in total cost.
  private var threshold: String {
    let most = view.options.max {
      $0.comparison.totalCost.resolution < $1.comparison.totalCost.resolution
    }!
    return FigureLink.number(
      wording.upperBound(most.comparison.totalCost.resolution, leastDigits: 2),
      most.subject == nil ? "packages" : "summary", most.id, column: "threshold_sek_per_year")
  }
}
