import FreightAppraisal
import FreightModel

extension ReportPage {
  /// The best of all plans for the default set, and where to ask for one within a budget; empty
  /// where not all of its packages were solved.
  var bestPlan: String {
    guard let plan = view.result.bestPlan else { return "" }
    let count = counted("default_set_packages")
    let net = FigureLink.number(
      wording.signed(plan.phasing.netPresentValue), "sentence/best_plan_nnv")
    let openings = plan.phasing.openings.map { opening in
      (view.investments[opening.investment].map { wording($0.name) } ?? opening.investment.name)
        + " \(opening.year)"
    }
    let best =
      openings.isEmpty
      ? wording(
        "Bland alla \(count) sätt att bygga av de förvalda åtgärderna (enskilda, paket och inget) "
          + "och alla öppningsår från \(plan.firstYear), oavsett åtgärdernas egna, är det bästa "
          + "att inte bygga något: ingen utbyggnad har ett NNV över noll.",
        "Among all \(count) ways to build of the default set (single ones, packages and nothing) "
          + "and all opening years from \(plan.firstYear), whatever the investments' own, the best "
          + "is to build nothing: no plan has an NNV above zero."
      )
      : wording(
        "Bland alla \(count) sätt att bygga av de förvalda åtgärderna (enskilda, paket och inget) "
          + "och alla öppningsår från \(plan.firstYear), oavsett åtgärdernas egna, är den bästa "
          + "utbyggnaden \(wording.list(openings)), NNV \(net) mnkr.",
        "Among all \(count) ways to build of the default set (single ones, packages and nothing) "
          + "and all opening years from \(plan.firstYear), whatever the investments' own, the best "
          + "plan is \(wording.list(openings)), NNV \(net) MSEK.")
    return best
      + wording(
        " Bästa paket och utbyggnadsordning inom en budget per finansiär ger kommandot omlast "
          + "packages med --budget och --annual-budget.",
        " The best package and order of building within a budget of each payer are told by the "
          + "command omlast packages with --budget and --annual-budget.")
  }
}
