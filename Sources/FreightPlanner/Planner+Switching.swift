package import FreightAppraisal
import FreightModel

extension Planner {
  /// Where each parameter, alone, turns the sign of what a headline package is worth.
  ///
  /// A sign that turns between the parameter's value and an end of its range has its root sought
  /// with solves of their own; one that turns at both ends is told at the lower.
  ///
  /// - Parameters:
  ///   - sensitivities: both ends of every range.
  ///   - central: each option's comparison at the tables' values, by option.
  package func switchingValues(
    of sensitivities: [Sensitivity], central: [Scenario.ID: Comparison]
  ) async -> [SwitchingValue] {
    let start = await solve(.base)
    return await parallel(sensitivities, workers: settings.workers) { row in
      let middle = central[row.option.id]!.totalCost
      let (low, high) = (row.low.totalCost, row.high.totalCost)
      let range = row.parameter.range
      // Worth is a saving: the cost with its sign turned.
      let ends = [(range.lowerBound, low), (range.upperBound, high)]
      guard let end = ends.first(where: { $0.1.sign * middle.sign < 0 }) else {
        return SwitchingValue(
          option: row.option, parameter: row.parameter, value: nil, savingSEK: -middle.value)
      }
      let found = await root(
        from: (row.parameter.value, -middle.value), to: (end.0, -end.1.value),
        isZero: { abs($0) <= middle.resolution }
      ) { value in
        let planner = setting([row.parameter], to: [value])
        let base = await planner.solve(.base, from: self.start(start, for: planner))
        let option = await planner.solve(row.option, from: base)
        return -Comparison(planner.outcome(of: base), planner.outcome(of: option)).totalCost.value
      }
      return SwitchingValue(
        option: row.option, parameter: row.parameter, value: found.x, savingSEK: found.y)
    }
  }
}
