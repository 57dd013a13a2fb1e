package import FreightModel

/// Everything that a study answers; the report and the tables are drawn from it alone.
package struct StudyResult: Sendable {
  package let study: Study
  /// The base case first, then singles, then packages.
  package let outcomes: [ScenarioOutcome]
  /// One per outcome after the base case, in the same order.
  package let comparisons: [Comparison]
  /// The base case and others with economies of scale in trains; empty if they were left out.
  package let scaleEconomies: [ScaleEconomies]
  package let run: RunRecord

  package init(
    study: Study, outcomes: [ScenarioOutcome], comparisons: [Comparison],
    scaleEconomies: [ScaleEconomies] = [], run: RunRecord
  ) {
    self.study = study
    self.outcomes = outcomes
    self.comparisons = comparisons
    self.scaleEconomies = scaleEconomies
    self.run = run
  }

  /// The base case.
  package var base: ScenarioOutcome { outcomes[0] }
}

/// How the result was made; holds no clock time, so that a rerun is byte-identical.
package struct RunRecord: Sendable {
  /// Version of the program.
  package let version: String
  /// The command that makes the same result again.
  package let command: String
  /// Relative gap asked for.
  package let requestedGap: Double

  package init(version: String, command: String, requestedGap: Double) {
    self.version = version
    self.command = command
    self.requestedGap = requestedGap
  }
}
