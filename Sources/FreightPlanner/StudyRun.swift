package import FreightAppraisal
import FreightGraph
package import FreightModel

/// Version of the program, as `--version` and every result state it.
package let omlastVersion = "0.1.0"

extension Planner {
  /// Features of the model that are left out, in the order of `Feature.allCases`, as every output
  /// tells them.
  package var leftOut: [Feature] { Feature.allCases.filter { without.contains($0) } }

  /// Solves scenarios and compares each with the first, which is the base case; then every demand
  /// option with the headline investments under it.
  ///
  /// - Parameters:
  ///   - list: the base case first, all under the same demand.
  ///   - demandRuns: demand options to solve after it; the list is then under the tables' own
  ///     demand.
  ///   - command: the command that makes the same result again.
  ///   - progress: called with the number of scenarios done, from any thread.
  package func result(
    of list: [Scenario], demandRuns: [DemandRun] = [], command: String,
    progress: @escaping @Sendable (Int) -> Void
  ) async -> StudyResult {
    let headlines = demandRuns.isEmpty ? [] : scenarios.headlineScenarios()
    let unlisted = headlines.filter { headline in !list.contains { $0.id == headline.id } }
    let middles = demandRuns.filter { $0.level == .middle }.flatMap(\.scenarios)
    let all = list + unlisted + middles
    let central = await solve(.base)
    let outcomes = await outcomes(of: all, from: central, progress: progress)
    let counter = Counter(all.count, progress)
    let ends = await parallel(
      demandRuns.filter { $0.level != .middle }, workers: settings.workers
    ) { await self.outcomes(of: $0, from: central, counter) }
    let base = outcomes[0]
    var solved = outcomes.dropFirst(list.count + unlisted.count)
    var solvedEnds = ends.makeIterator()
    let options = demandRuns.map { run in
      guard run.level == .middle else {
        return DemandOptionResult(run, base, solvedEnds.next()!)
      }
      defer { solved = solved.dropFirst(run.scenarios.count) }
      return DemandOptionResult(run, base, Array(solved.prefix(run.scenarios.count)))
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
        without: leftOut,
        hasCommonDelayValues: delayValues == .common),
      fit: fit)
  }

  /// Solves a demand option at one end of its ranges: the reference from the base case's flows, and
  /// what is built under it from the reference's, which has the same goods.
  private func outcomes(
    of run: DemandRun, from base: Solution, _ counter: Counter
  ) async -> [ScenarioOutcome] {
    var start = base
    var found: [ScenarioOutcome] = []
    for scenario in run.scenarios {
      let solution = await solve(
        scenario, model(of: scenario), relativeGap: settings.rangeGap, from: start)
      if found.isEmpty { start = solution }
      found.append(outcome(of: solution))
      await counter.increment()
    }
    return found
  }
}

extension DemandOptionResult {
  /// Compares a run's first outcome with the base case, and the others with the first.
  fileprivate init(_ run: DemandRun, _ base: ScenarioOutcome, _ outcomes: [ScenarioOutcome]) {
    let reference = outcomes[0]
    self.init(
      option: run.option, level: run.level, change: Comparison(base, reference),
      tonnes: zip(reference.indicators.industries, base.indicators.industries).map {
        $0.tonnes - $1.tonnes
      },
      values: outcomes.dropFirst().map { Comparison(reference, $0) })
  }
}
