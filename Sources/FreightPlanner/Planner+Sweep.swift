package import FreightAppraisal
package import FreightModel

extension Planner {
  /// Parameters that a sweep draws: those whose range is tried, but for the one that would have the
  /// background estimated anew from the counts in every draw, and after them what investments cost
  /// to build and keep. Rates, periods, growth and unit values are conventions, and stay.
  package var sweptParameters: [Parameter] {
    rangedParameters.filter { $0.id.name != ParameterName.priorDispersion.rawValue }
      + study.parameters.rows.filter { row in
        row.range.lowerBound < row.range.upperBound
          && ParameterName.drawnInAppraisal.contains { $0.rawValue == row.id.name }
      }
  }

  /// Solves the base case and the options under every draw of parameters.
  ///
  /// Every draw starts from the study's own base case, so that its answer is the same whether the
  /// sweep ran through or was gone on with, and for any number of workers.
  ///
  /// - Parameters:
  ///   - design: the draws, of `sweptParameters`.
  ///   - options: what is compared with the base case.
  ///   - done: draws that an earlier run has finished, by number.
  ///   - keep: called with each new draw as it ends, in any order; an error ends the sweep.
  /// - Returns: every draw, in order.
  package func sweep<Failure: Error>(
    _ design: SweepDesign, of options: [Scenario], done: [Int: SweepDraw],
    keep: (SweepDraw) throws(Failure) -> Void
  ) async throws(Failure) -> [SweepDraw] {
    let central = await solve(.base)
    let parameters = sweptParameters
    return try await ScenarioBatch(Array(design.chances.indices)).run(
      workers: settings.workers, from: (), done: done.mapValues { [$0] },
      finished: { (_, draws: [SweepDraw]) throws(Failure) in
        for draw in draws { try keep(draw) }
      }
    ) { draw, _ in
      let values = design.values(of: parameters, draw: draw)
      let planner = drawn(parameters, at: values)
      return ((), await planner.answer(draw: draw, of: options, from: start(central, for: planner)))
    }
  }

  /// The same study with parameters at other values, to be solved by one worker; the background
  /// matrix stays as it was estimated.
  func drawn(_ parameters: [Parameter], at values: [Double]) -> Planner {
    var changed = study
    for (parameter, value) in zip(parameters, values) {
      changed = changed.setting(ParameterName(rawValue: parameter.id.name)!, to: value)
    }
    return Planner(changed, prior: prior, fit: fit, settings.alone, on: supernetwork)
  }

  private func answer(
    draw: Int, of options: [Scenario], from start: Solution?
  ) async -> SweepDraw {
    let solution = await solve(.base, from: start)
    let base = outcome(of: solution)
    var found: [(outcome: ScenarioOutcome, worth: AppraisedComparison)] = []
    for option in options {
      let outcome = outcome(of: await solve(option, from: solution))
      found.append((outcome, worth(of: outcome, against: base)))
    }
    return SweepDraw(
      draw: draw, baseCostSEK: base.indicators.costSEK,
      savingSEK: found.map { -$0.worth.comparison.totalCost.value },
      resolutionSEK: found.map(\.worth.comparison.totalCost.resolution),
      netPresentValueMSEK: found.map { $0.worth.netMSEK },
      overCapacity: found.map { $0.worth.comparison.overCapacity.sorted() },
      isConverged: base.gap.isConverged && found.allSatisfy(\.outcome.gap.isConverged),
      isComparable: found.allSatisfy(\.worth.comparison.totalCost.isComparable))
  }
}
