import FreightAppraisal

// A result, a scenario's answer and a comparison again, but for what a test changes.

extension StudyResult {
  /// The scenarios alone, or others, with other facilities above their capacity.
  func with(
    outcomes other: [ScenarioOutcome]? = nil, overCapacity: Set<String> = []
  ) -> StudyResult {
    let outcomes = other ?? outcomes
    return StudyResult(
      study: study, outcomes: outcomes,
      comparisons: outcomes.dropFirst().map {
        Comparison(outcomes[0], $0).with(overCapacity: overCapacity)
      }, headlines: headlines, run: run)
  }
}

extension ScenarioOutcome {
  /// The same with other indicators, or with solves that stopped early.
  func with(indicators other: Indicators? = nil, isConverged: Bool = true) -> ScenarioOutcome {
    ScenarioOutcome(
      scenario: scenario, network: network,
      gap: AnnualGap(
        absoluteSEK: gap.absoluteSEK, relative: gap.relative, isConverged: isConverged,
        iterations: gap.iterations), indicators: other ?? indicators)
  }
}

extension Comparison {
  /// The same with other facilities above their capacity.
  func with(overCapacity: Set<String>) -> Comparison {
    Comparison(
      base: base, option: option, industryCost: industryCost, emptiesCost: emptiesCost,
      freightCost: freightCost, backgroundCost: backgroundCost, totalCost: totalCost,
      co2Tonnes: co2Tonnes, tonneKilometres: tonneKilometres, isConverged: isConverged,
      overCapacity: overCapacity)
  }
}
