import FreightAppraisal
import FreightModel
import FreightPlanner
import FreightReport

/// Scenarios with economies of scale, start by start, as a table.
struct ScaleText {
  /// The first is what the others are compared with.
  let scaled: [ScaleEconomies]
  let language: Language

  private func say(_ sv: String, _ en: String) -> String { Label(sv: sv, en: en)[language] }

  var text: String {
    let millions = say("mnkr/år", "MSEK/yr")
    var table = TextTable([
      .text(say("Tåg efter gods", "Economies of scale")), .text("start"),
      .number(say("Kostnad", "Cost"), millions),
      .number(say("minus den första", "less the first"), millions),
      .number(say("Relationer", "Relations"), say("med tåg", "served")),
      .number(say("Tåg", "Trains"), say("per vecka", "a week")),
      .number(say("Rundor", "Rounds"), ""), .text(say("i vila", "settled")),
    ])
    for (index, scenario) in scaled.enumerated() {
      for (answer, change) in zip(scenario.answers, scenario.differences(from: scaled[0])) {
        table.add([
          scenario.scenario.id, answer.start.rawValue,
          (answer.outcome.indicators.freightCostSEK / 1e6).fixed(3, in: language),
          index == 0 ? "" : change.text(per: 1e6, digits: 3, in: language),
          "\(answer.relations.count)",
          answer.relations.reduce(0) { $0 + $1.departuresPerWeek }.fixed(1, in: language),
          "\(answer.rounds)",
          answer.isSettled ? say("ja", "yes") : say("nej", "no"),
        ])
      }
    }
    return table.text()
      + say(
        "Kostnad är godsets logsumma; i skillnaden ingår bakgrundstrafiken. Tåg och gods kan landa "
          + "annorlunda från en annan start: planned är den huvudsakliga.\n",
        "Cost is freight's logsum; the difference includes background traffic. Trains and goods "
          + "may settle otherwise from another start: planned is the main one.\n")
  }
}

/// The same for a script.
struct ScaleRecord: Encodable {
  let scenario: String
  let start: String
  let isSettled: Bool
  let rounds: Int
  let freightCostSekPerYear: Double
  /// Against the first scenario from the same start; absent where the solves do not resolve it.
  let totalCostChangeSekPerYear: Double?
  let trainsPerWeek: Double

  static func all(_ scaled: [ScaleEconomies]) -> [ScaleRecord] {
    scaled.flatMap { scenario in
      zip(scenario.answers, scenario.differences(from: scaled[0])).map { answer, change in
        ScaleRecord(
          scenario: scenario.scenario.id, start: answer.start.rawValue,
          isSettled: answer.isSettled, rounds: answer.rounds,
          freightCostSekPerYear: answer.outcome.indicators.freightCostSEK,
          totalCostChangeSekPerYear: change.isResolved ? change.value : nil,
          trainsPerWeek: answer.relations.reduce(0) { $0 + $1.departuresPerWeek })
      }
    }
  }
}
