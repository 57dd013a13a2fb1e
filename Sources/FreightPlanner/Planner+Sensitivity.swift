package import FreightAppraisal
import FreightGraph
import FreightModel

extension Planner {
  /// Parameters whose range is tried: those that choose a year, or serve a feature left out or the
  /// loop of scale economies, are no inputs of the answer.
  var rangedParameters: [Parameter] {
    let settings = ParameterName.appraisal.union([
      .baseYear, .forecastYear, .undispersedLogitScale, .trainLeastDepartures,
      .trainGreatestFill, .trainLeastFill, .scaleTolerance, .scaleStep, .scaleRounds,
    ])
    return study.parameters.rows.filter { row in
      row.range.lowerBound < row.range.upperBound
        && !settings.contains { $0.rawValue == row.id.name }
    }
  }

  /// Options solved by `sensitivities`.
  package var sensitivitySolves: Int {
    2 * rangedParameters.count * scenarios.headlineScenarios().count
  }

  /// Solves the base case and the headline packages with every parameter at either end of its
  /// range, one parameter at a time, each solve started from the study's own base case.
  ///
  /// - Parameter progress: called with the number of options solved, from any thread.
  /// - Returns: by option, then in the order of the parameters; parameters without a range are left
  ///   out.
  package func sensitivities(
    progress: @escaping @Sendable (Int) -> Void
  ) async -> [Sensitivity] {
    let options = scenarios.headlineScenarios()
    guard !options.isEmpty else { return [] }
    let central = await solve(.base)
    let ends = rangedParameters.flatMap {
      [($0, $0.range.lowerBound), ($0, $0.range.upperBound)]
    }
    let counter = Counter(0, progress)
    let worths = await parallel(ends, workers: settings.workers) { parameter, value in
      let planner = await setting(ParameterName(rawValue: parameter.id.name)!, to: value)
      let start = await planner.solve(.base, from: start(central, for: planner))
      let outcome = planner.outcome(of: start)
      var found: [AppraisedComparison] = []
      for option in options {
        let solution = await planner.solve(option, from: start)
        found.append(planner.worth(of: planner.outcome(of: solution), against: outcome))
        await counter.increment()
      }
      return found
    }
    return options.indices.flatMap { option in
      stride(from: 0, to: ends.count, by: 2).map { end in
        let (low, high) = (worths[end][option], worths[end + 1][option])
        return Sensitivity(
          option: options[option], parameter: ends[end].0, low: low.comparison,
          high: high.comparison, lowNetMSEK: low.netMSEK, highNetMSEK: high.netMSEK)
      }
    }
  }

  /// What an option is worth by both measures: the year's saving and NNV.
  struct AppraisedComparison: Sendable {
    let comparison: Comparison
    /// NNV; nil where it is not known.
    let netMSEK: Double?
  }

  /// Compares and appraises an option with this planner's own parameters.
  func worth(of option: ScenarioOutcome, against base: ScenarioOutcome) -> AppraisedComparison {
    let comparison = Comparison(base, option)
    let appraisal = PackageAppraisal(
      base, option, comparison, investments: scenarios.investments(of: option.scenario),
      basis: AppraisalBasis(study, year: year))
    return AppraisedComparison(comparison: comparison, netMSEK: appraisal.value?.net)
  }

  /// A solution to start from under other parameters; nil where they decide which chains a flow can
  /// use at all.
  func start(_ central: Solution, for planner: Planner) -> Solution? {
    planner.base.layout.sinks == base.layout.sinks ? central : nil
  }
}
