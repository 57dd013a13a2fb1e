import FlowAssignment
import FreightAppraisal
import FreightGraph
import FreightModel

extension Planner {
  /// Pairs of some single losses.
  ///
  /// A pair of which one is not used with the other lost is that other, exactly. All else is
  /// solved, or, where the `worst` are asked for, first to a rough gap: that bounds the pair's
  /// least objective from both sides, and from below so do its two singles, because losing more
  /// takes routes away and gives none. Pairs whose upper bound is below as many lower bounds as are
  /// asked for are left out; the rest are solved to the planner's own gap. Pairs that cut somebody
  /// off have no objective to compare and are always solved and told.
  func pairs(
    _ singles: [Loss], _ base: Reference, worst: Int?,
    _ progress: @escaping @Sendable (Int, Int) -> Void
  ) async -> (told: [Resilience.Pair], pruning: Resilience.Pruning?) {
    let steps = singles.enumerated().flatMap { index, first in
      singles.dropFirst(index + 1).map { second in
        PairStep(
          first: first, second: second,
          alone: !mayChange(second, with: first)
            ? first : !mayChange(first, with: second) ? second : nil)
      }
    }
    let counter = Counter(0) { [total = steps.count] in progress($0, total) }
    // Where classes pay for delays by values of their own, no objective is least.
    guard let worst, worst < steps.count, delayValues == .common else {
      let pairs = await parallel(steps, workers: settings.workers) { step in
        let pair = await solved(step, base)
        await counter.increment()
        return pair
      }
      return (pairs.sortedByCost(\.effect), nil)
    }
    let rough = await parallel(steps, workers: settings.workers) { step in
      let rough = await roughBounds(step, base)
      await counter.increment()
      return rough
    }
    let comparable = rough.indices.filter { rough[$0] != nil }
    let bounds = comparable.map { rough[$0]! }
    let contenders = bounds.contenders(forGreatest: worst).map { comparable[$0] }
    let isolating = rough.indices.filter { rough[$0] == nil }
    let kept = (contenders + isolating).sorted()
    let pairs = await parallel(kept, workers: settings.workers) { await solved(steps[$0], base) }
    let before = objectiveBounds(base.solution)
    return (
      pairs.sortedByCost(\.effect),
      Resilience.Pruning(
        pairs: steps.count, pruned: steps.count - kept.count, worst: worst,
        leastRise: bounds.threshold(ofGreatest: worst) - before.upper)
    )
  }

  /// Two losses, and the one of them that the two together equal.
  private struct PairStep: Sendable {
    let first: Loss
    let second: Loss
    let alone: Loss?

    var closures: [Closure] { first.effect.closures + second.effect.closures }
  }

  private func solved(_ step: PairStep, _ base: Reference) async -> Resilience.Pair {
    let sum = step.first.effect.totalCost.value + step.second.effect.totalCost.value
    if let alone = step.alone {
      return Resilience.Pair(
        effect: alone.effect.naming(step.closures), sumOfSingles: sum, isSingle: true)
    }
    return Resilience.Pair(
      effect: await loss(step.closures, base).effect, sumOfSingles: sum, isSingle: false)
  }

  /// Bounds of a pair's least objective by a solve to a rough gap; nil if it cuts somebody off.
  private func roughBounds(_ step: PairStep, _ base: Reference) async -> ValueBounds? {
    guard step.first.servesAll, step.second.servesAll else { return nil }
    if let alone = step.alone { return alone.objective }
    let scenario = base.solution.scenario
    let rough = await solve(
      scenario, model(of: scenario, with: step.closures), relativeGap: Self.roughGap,
      from: base.solution)
    guard rough.serves(like: base.solution) else { return nil }
    var bounds = objectiveBounds(rough)
    // A lost track makes operators plan anew, which may suit some goods better.
    if !step.closures.contains(where: { isRun($0) }) {
      bounds.lower = max(
        bounds.lower, step.first.objective.lower, step.second.objective.lower)
    }
    return bounds
  }

  /// Relative gap at which most pairs can be told from the worst.
  private static var roughGap: Double { 1e-4 }

  /// Bounds of a solution's least objective over the year, SEK, what its preload alone causes left
  /// out: traffic without a route is not in the objective of roads that it lost.
  func objectiveBounds(_ solution: Solution) -> ValueBounds {
    var bounds = ValueBounds(lower: 0, upper: 0)
    for (period, equilibrium) in zip(study.network.periods, solution.equilibria) {
      let fixed = equilibrium.problem.facilities.reduce(0) {
        $0 + $1.delayCostPerHour * $1.delay.integral(to: $1.preload, .platform)
      }
      let upper = equilibrium.assignment.objective - fixed
      bounds.upper += upper * period.hoursPerYear
      bounds.lower += (upper - equilibrium.assignment.gap.absolute) * period.hoursPerYear
    }
    return bounds
  }

  /// Whether a loss may change anything once another has happened. A run's plan may, whoever uses
  /// it.
  private func mayChange(_ loss: Loss, with other: Loss) -> Bool {
    loss.effect.closures.contains { isRun($0) || other.used.contains($0.facility) }
  }

  private func isRun(_ closure: Closure) -> Bool {
    if case .link(let id) = closure.facility { isRun(id) } else { false }
  }
}

extension Planner.Solution {
  /// Whether everybody has a way who has one in another solution, and nobody else.
  func serves(like other: Planner.Solution) -> Bool {
    zip(equilibria, other.equilibria).allSatisfy {
      $0.assignment.unservedPairs == $1.assignment.unservedPairs && $0.unbalanced == $1.unbalanced
    }
  }
}
