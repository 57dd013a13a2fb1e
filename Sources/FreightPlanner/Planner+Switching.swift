package import FreightAppraisal
import FreightModel

extension Planner {
  /// Where each parameter, alone, turns the sign of what the headline packages are worth: of the
  /// year's saving, and of NNV.
  ///
  /// A sign that turns between the parameter's value and an end of its range has its root sought
  /// with solves of their own; one that turns at both ends is told at the lower. Conventions of the
  /// appraisal change no flow, so that their roots need no solve; switches and numbers of years are
  /// left out.
  ///
  /// - Parameter sensitivities: both ends of every range.
  /// - Returns: by option, those of the sensitivities first and in their order.
  package func switchingValues(of sensitivities: [Sensitivity]) async -> [SwitchingValue] {
    var options: [Scenario] = []
    for row in sensitivities where !options.contains(row.option) { options.append(row.option) }
    guard !options.isEmpty else { return [] }
    let start = await solve(.base)
    let base = outcome(of: start)
    let solved = await parallel(options, workers: settings.workers) {
      outcome(of: await solve($0, with: [], from: start))
    }
    let central = Dictionary(
      uniqueKeysWithValues: solved.map { ($0.scenario.id, worth(of: $0, against: base)) })
    let solvedRows = await parallel(sensitivities, workers: settings.workers) { row in
      await switchingValue(row, central[row.option.id]!, from: start)
    }
    let conventions = appraisalParameters
    var rows: [SwitchingValue] = []
    for option in solved {
      rows += solvedRows.filter { $0.option.id == option.scenario.id }
      for parameter in conventions {
        rows.append(
          await switchingValue(parameter, option, base, central[option.scenario.id]!))
      }
    }
    return rows
  }

  /// Conventions of the appraisal that have a range and can take any value in it.
  private var appraisalParameters: [Parameter] {
    let names = Set(ParameterName.appraisal.map(\.rawValue))
    return study.parameters.rows.filter {
      names.contains($0.id.name) && $0.range.lowerBound < $0.range.upperBound
        && !["switch", "year", "years"].contains($0.unit)
    }
  }

  private func switchingValue(
    _ row: Sensitivity, _ central: AppraisedComparison, from start: Solution
  ) async -> SwitchingValue {
    @Sendable func worth(_ value: Double) async -> AppraisedComparison {
      let planner = drawn([row.parameter], at: [value])
      let base = await planner.solve(.base, from: self.start(start, for: planner))
      let option = await planner.solve(row.option, from: base)
      return planner.worth(of: planner.outcome(of: option), against: planner.outcome(of: base))
    }
    let saving = await SwitchingValue.Measure(
      low: row.low.totalCost.saving, central: central.comparison.totalCost.saving,
      high: row.high.totalCost.saving
    ).withRoot(of: row.parameter, isZero: { abs($0) <= central.comparison.totalCost.resolution }) {
      -(await worth($0).comparison.totalCost.value)
    }
    let net = await SwitchingValue.Measure(
      low: row.lowNetMSEK, central: central.netMSEK, high: row.highNetMSEK
    ).withRoot(of: row.parameter) { await worth($0).netMSEK }
    return SwitchingValue(
      option: row.option, parameter: row.parameter, saving: saving, netPresentValue: net)
  }

  private func switchingValue(
    _ parameter: Parameter, _ option: ScenarioOutcome, _ base: ScenarioOutcome,
    _ central: AppraisedComparison
  ) async -> SwitchingValue {
    let investments = scenarios.investments(of: option.scenario)
    func net(_ value: Double) -> Double? {
      let name = ParameterName(rawValue: parameter.id.name)!
      return PackageAppraisal(
        base, option, central.comparison, investments: investments,
        basis: AppraisalBasis(study.setting(name, to: value), year: year)
      ).value?.net
    }
    let saving = central.comparison.totalCost.saving
    return SwitchingValue(
      option: option.scenario, parameter: parameter,
      saving: .init(low: saving, central: saving, high: saving),
      netPresentValue: await SwitchingValue.Measure(
        low: net(parameter.range.lowerBound), central: central.netMSEK,
        high: net(parameter.range.upperBound)
      ).withRoot(of: parameter) { net($0) })
  }
}

extension Difference {
  /// The saving, nought where the solves resolve none; nil where both sides serve other demand.
  fileprivate var saving: Double? { isComparable ? (isResolved ? -value : 0) : nil }
}

extension SwitchingValue.Measure {
  /// The same with its root between the central value and the lower end that turns its sign.
  ///
  /// - Parameters:
  ///   - parameter: whose range is searched.
  ///   - isZero: whether a measure cannot be told from nought.
  ///   - function: the measure at a value of the parameter; nil ends the search without a root.
  fileprivate func withRoot(
    of parameter: Parameter, isZero: (Double) -> Bool = { $0 == 0 },
    _ function: (Double) async -> Double?
  ) async -> Self {
    guard let central else { return self }
    let ends = [(parameter.range.lowerBound, low), (parameter.range.upperBound, high)]
    guard
      let end = ends.first(where: { ($0.1 ?? 0) * central < 0 }), let other = end.1
    else { return self }
    var isKnown = true
    let found = await FreightAppraisal.root(
      from: (parameter.value, central), to: (end.0, other), isZero: isZero
    ) { value in
      let measure = await function(value)
      isKnown = isKnown && measure != nil
      return measure ?? 0
    }
    guard isKnown else { return self }
    var copy = self
    copy.root = found.x
    copy.residual = found.y
    return copy
  }
}
