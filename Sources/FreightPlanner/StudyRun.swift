package import FreightAppraisal
import FreightGraph
import FreightModel

/// Version of the program, as `--version` and every result state it.
package let omlastVersion = "0.1.0"

extension Planner {
  /// Solves scenarios and compares each with the first, which is the base case; then every demand
  /// option with the headline investments under it.
  ///
  /// - Parameters:
  ///   - list: the base case first, all under the same demand.
  ///   - demandRuns: demand options to solve after it; the list is then under the tables' own demand.
  ///   - command: the command that makes the same result again.
  ///   - progress: called with the number of scenarios done, from any thread.
  package func result(
    of list: [Scenario], demandRuns: [DemandRun] = [], command: String,
    progress: @escaping @Sendable (Int) -> Void
  ) async -> StudyResult {
    let headlines = demandRuns.isEmpty ? [] : scenarios.headlineScenarios()
    let unlisted = headlines.filter { headline in !list.contains { $0.id == headline.id } }
    let all = list + unlisted + demandRuns.flatMap(\.scenarios)
    let outcomes = await outcomes(of: all, progress: progress)
    let base = outcomes[0]
    var first = list.count + unlisted.count
    let options = demandRuns.map { run in
      defer { first += run.scenarios.count }
      let reference = outcomes[first]
      return DemandOptionResult(
        option: run.option, change: Comparison(base, reference),
        tonnes: zip(reference.indicators.industries, base.indicators.industries).map {
          $0.tonnes - $1.tonnes
        },
        values: outcomes[(first + 1)..<(first + run.scenarios.count)].map {
          Comparison(reference, $0)
        })
    }
    return StudyResult(
      study: study, outcomes: Array(outcomes.prefix(list.count)),
      comparisons: outcomes.prefix(list.count).dropFirst().map { Comparison(base, $0) },
      headlines: headlines.map { headline in
        Comparison(base, outcomes.first { $0.scenario.id == headline.id }!)
      },
      demandOptions: options,
      run: RunRecord(
        version: omlastVersion, command: command, requestedGap: requestedGap, year: year,
        without: Feature.allCases.filter { without.contains($0) },
        hasCommonDelayValues: delayValues == .common),
      fit: fit)
  }
}
