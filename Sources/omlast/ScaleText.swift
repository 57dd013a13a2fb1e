import FreightAppraisal
import FreightPlanner

/// Scenarios with economies of scale, start by start, as a table.
struct ScaleText {
  /// The first is what the others are compared with.
  let scaled: [ScaleEconomies]

  var text: String {
    var table = TextTable([
      .text("Economies of scale"), .text("start"), .number("Cost", "MSEK/yr"),
      .number("less the first", "MSEK/yr"), .number("Relations", "served"),
      .number("Trains", "a week"), .number("Rounds", ""), .text("settled"),
    ])
    for (index, scenario) in scaled.enumerated() {
      for (answer, change) in zip(scenario.answers, scenario.differences(from: scaled[0])) {
        table.add([
          scenario.scenario.id, answer.start.rawValue,
          (answer.outcome.indicators.freightCostSEK / 1e6).fixed(3),
          index == 0 ? "" : change.text(per: 1e6, digits: 3), "\(answer.relations.count)",
          answer.relations.reduce(0) { $0 + $1.departuresPerWeek }.fixed(1), "\(answer.rounds)",
          answer.isSettled ? "yes" : "no",
        ])
      }
    }
    return table.text()
      + "Cost is freight's logsum; the difference includes background traffic. Trains and goods "
      + "may settle otherwise from another start: planned is the main one.\n"
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
