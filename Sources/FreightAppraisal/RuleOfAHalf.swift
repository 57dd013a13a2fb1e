/// The trapezium under straight demand curves: `sum of (q0 + q1)/2 (c0 - c1)` over everything that
/// goods choose among. It stands beside the logsum, which is exact for the model's logit.
package struct RuleOfAHalf: Sendable {
  /// Shippers' gain, SEK/yr.
  package var gainSEKPerYear = 0.0
  /// Tonnes a year on chains that one of the scenarios does not have: they have no cost there, and
  /// the rule says nothing of them.
  package var tonnesWithoutRule = 0.0

  /// Compares what goods choose among; nil if the scenarios do not list the same.
  package init?(_ base: [PeriodChoices], _ option: [PeriodChoices]) {
    guard base.count == option.count, !base.isEmpty,
      zip(base, option).allSatisfy({ $0.flow.count == $1.flow.count })
    else { return nil }
    for (before, after) in zip(base, option) {
      for slot in before.flow.indices {
        let flow = before.flow[slot] + after.flow[slot]
        guard flow > 0 else { continue }
        let gain = before.cost[slot] - after.cost[slot]
        if gain.isFinite {
          gainSEKPerYear += flow / 2 * gain * before.hoursPerYear
        } else {
          tonnesWithoutRule += flow * before.hoursPerYear
        }
      }
    }
  }
}
