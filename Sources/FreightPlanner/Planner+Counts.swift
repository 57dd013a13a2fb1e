import FlowAssignment
import FreightAppraisal
import FreightGraph
import FreightModel

/// When an estimation from counts ends: settings of the search, not of the model.
package struct CountStopping: Sendable {
  /// Move of the matrix and of the preload, as shares of their totals, below which they stand
  /// still.
  package var relativeMove = 1e-5
  /// Assignments after which it ends anyway.
  package var roundLimit = 30

  /// The usual settings.
  package init() {}
}

extension Planner {
  /// A planner of the same study whose background matrix and preload agree with the counts; the
  /// same planner if there are none.
  ///
  /// Two levels: routes at fixed traffic, then the matrix at fixed routes, until both stand still.
  /// Every round estimates from the prior anew, so that the answer does not depend on the way to
  /// it. Steps are halved whenever a round moves the matrix no less than the one before.
  package func fitted(_ stopping: CountStopping = CountStopping()) async -> Planner {
    guard !prior.demand.counts.isEmpty, !prior.demand.background.isEmpty else { return self }
    // Counts are of the tables' year, and routes those of the whole model.
    let plain = plain
    var estimation = CountEstimation(prior, plain.base.layout)
    var observed: CountEstimation.Observation
    var rounds = 0
    var equilibria: [BalancedAssignment.Result]?
    while true {
      rounds += 1
      let (model, problems) = estimation.problems(plain.base)
      let solved = await plain.solve(model, problems, from: equilibria)
      equilibria = solved
      observed = estimation.observe(
        model, solved.map { $0.problem }, solved.map { $0.assignment })
      let next = estimation.next(observed)
      let isStill = next.isSolved && next.relativeMove <= stopping.relativeMove
      if isStill || rounds >= stopping.roundLimit {
        let fit = estimation.fit(
          observed, rounds: rounds, lastMove: next.relativeMove, isConverged: isStill)
        return Planner(estimation.study(fit), prior: prior, fit: fit, settings)
      }
      estimation.move(to: next)
    }
  }

  /// The study as it was read, in the year of its tables with all features.
  private var plain: Planner {
    var plain = settings
    plain.year = nil
    plain.without = []
    return Planner(prior, plain)
  }
}
