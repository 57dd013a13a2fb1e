package import FreightAppraisal

/// Version of the program, as `--version` and every result state it.
package let omlastVersion = "0.1.0"

extension Planner {
  /// Solves scenarios and compares each with the first, which is the base case.
  ///
  /// - Parameters:
  ///   - list: the base case first.
  ///   - scaled: scenarios that are also solved with economies of scale in trains, the base case
  ///     first; none to leave them out.
  ///   - command: the command that makes the same result again.
  ///   - progress: called with the number of scenarios done, from any thread.
  package func result(
    of list: [Scenario], scaled: [Scenario] = [], command: String,
    progress: @escaping @Sendable (Int) -> Void
  ) async -> StudyResult {
    let outcomes = await outcomes(of: list, progress: progress)
    return StudyResult(
      study: study, outcomes: outcomes,
      comparisons: outcomes.dropFirst().map { Comparison(outcomes[0], $0) },
      scaleEconomies: await scaleEconomies(of: scaled),
      run: RunRecord(version: omlastVersion, command: command, requestedGap: requestedGap))
  }
}
