package import FreightModel

/// Everything that a study answers; the report and the tables are drawn from it alone.
package struct StudyResult: Sendable {
  package let study: Study
  /// The base case first, then singles, then packages.
  package let outcomes: [ScenarioOutcome]
  /// One per outcome after the base case, in the same order.
  package let comparisons: [Comparison]
  /// What the headline investments are worth over each parameter's range, by option and then in the
  /// order of the parameters; empty if that was not asked for.
  package var sensitivities: [Sensitivity]
  package let run: RunRecord
  /// How the background was estimated; nil where nothing was counted.
  package let fit: MatrixFit?

  package init(
    study: Study, outcomes: [ScenarioOutcome], comparisons: [Comparison],
    sensitivities: [Sensitivity] = [], run: RunRecord, fit: MatrixFit? = nil
  ) {
    self.fit = fit
    self.study = study
    self.outcomes = outcomes
    self.comparisons = comparisons
    self.sensitivities = sensitivities
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
  /// Whether all classes pay the same for a delay; otherwise gaps are those of a variational
  /// inequality, and uniqueness is not certified.
  package let hasCommonDelayValues: Bool

  package init(
    version: String, command: String, requestedGap: Double,
    hasCommonDelayValues: Bool = true
  ) {
    self.version = version
    self.command = command
    self.requestedGap = requestedGap
    self.hasCommonDelayValues = hasCommonDelayValues
  }
}
