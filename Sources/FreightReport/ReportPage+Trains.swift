import FreightAppraisal
import FreightModel

extension ReportPage {
  /// What the headline package that loses most by it saves or costs where trains run only with
  /// goods enough, and its NNV then; empty where that was not asked for.
  var trainRule: String {
    guard let base = view.result.scaleEconomies.first else { return "" }
    let cases = view.headlines.compactMap { option in
      view.result.scaleEconomies.dropFirst().first {
        $0.scenario.id == option.outcome.value.scenario.id
      }.map { (option, told: option.comparison.totalCost, scaled: $0.differences(from: base)[0]) }
    }.filter { $0.told.isResolved && $0.told.value < 0 }
    func loss(_ one: (ResultView.Option, told: Difference, scaled: Difference)) -> Double {
      one.scaled.value - one.told.value
    }
    guard let most = cases.max(by: { loss($0) < loss($1) }), loss(most) > 0 else { return "" }
    let id = most.0.outcome.value.scenario.id
    func amount(_ difference: Difference, _ column: String) -> String {
      FigureLink.number(
        wording.significant(abs(difference.value) / 1e6, leastDigits: 2), "scale_economies", id,
        column: column)
    }
    let name = wording(view.headlineName(of: most.0))
    let told = amount(most.told, "core_change_msek_per_year")
    let worth =
      view.trainsByDemand[id]?.value.map { value in
        let net = FigureLink.number(
          wording.signed(value.net), "verdict", id, column: "nnv_trains_by_demand_msek")
        return wording(
          ", och NNV blev \(net) mnkr (inte slumpprövat)",
          ", and NNV would be \(net) MSEK (no random trials)")
      } ?? ""
    let scaled = amount(most.scaled, "scale_change_msek_per_year")
    let outcome: Label =
      if !most.scaled.isResolved {
        Label(
          sv: "sparade \(name) inget påvisbart i stället för \(told) mnkr/år",
          en: "\(name) would save nothing detectable instead of \(told) MSEK/yr")
      } else if most.scaled.value < 0 {
        Label(
          sv: "sparade \(name) \(scaled) i stället för \(told) mnkr/år",
          en: "\(name) would save \(scaled) instead of \(told) MSEK/yr")
      } else {
        Label(
          sv: "kostade \(name) \(scaled) mnkr/år mer i stället för att spara \(told)",
          en: "\(name) would cost \(scaled) MSEK/yr more instead of saving \(told)")
      }
    return wording(
      " Gick tågen bara när godset räcker \(outcome.sv)\(worth).",
      " If trains ran only with goods enough, \(outcome.en)\(worth).")
  }
}
