/// What an answer changes by where a scenario is solved again, to a thousandth of the gap.
///
/// The gap bounds the objective, not each cost, flow or present value that is told. How far those
/// may be off is measured.
package struct SolveAccuracy: Sendable {
  /// Tighter less told: shippers' cost with their empties, SEK/yr.
  package let freightSEK: Double
  /// Tighter less told: background traffic's cost, SEK/yr.
  package let backgroundSEK: Double
  /// Tighter less told: net present value, MSEK; nil for the base case, and where there is none.
  package let netMSEK: Double?
  /// Whether the tighter solve reached its gap.
  package let isConverged: Bool
}

extension StudyResult {
  /// Compares the scenarios with the same ones solved tighter.
  ///
  /// - Parameter tighter: in the order of `outcomes`.
  package func accuracies(from tighter: [ScenarioOutcome]) -> [SolveAccuracy] {
    precondition(tighter.map(\.scenario.id) == outcomes.map(\.scenario.id), "the same scenarios")
    let other = StudyResult(
      study: study, outcomes: tighter,
      comparisons: tighter.dropFirst().map { Comparison(tighter[0], $0) }, run: run)
    return outcomes.indices.map { index in
      let (told, tight) = (outcomes[index].indicators, tighter[index].indicators)
      var net: Double?
      if index > 0, let before = appraisals[index - 1].value,
        let after = other.appraisals[index - 1].value
      {
        net = after.net - before.net
      }
      return SolveAccuracy(
        freightSEK: tight.freightCostSEK - told.freightCostSEK,
        backgroundSEK: tight.backgroundCostSEK - told.backgroundCostSEK, netMSEK: net,
        isConverged: tighter[index].gap.isConverged)
    }
  }
}
