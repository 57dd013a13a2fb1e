/// Equilibrium by path-based gradient projection (Jayakrishnan et al. 1994; Florian, Constantin and
/// Florian 2009, doi:10.3141/2090-02) with the logit split between alternatives in the same loop.
///
///     let result = GradientProjection(mathematics: platform).assign(problem)
///     result.gap.relative            // certified, see `AssignmentResult.Gap`
///
/// Each iteration searches the whole network for shorter paths, certifies the gap, and then
/// equalises the known paths pair by pair with immediate cost updates. It is sequential and
/// deterministic: parallel work is over problems.
public struct GradientProjection: Sendable {
  /// When to stop.
  public var stopping: StoppingRule
  /// The platform's functions.
  public var mathematics: Mathematics

  /// Creates a solver.
  public init(stopping: StoppingRule = StoppingRule(), mathematics: Mathematics) {
    self.stopping = stopping
    self.mathematics = mathematics
  }

  /// Solves a problem.
  public func assign(_ problem: AssignmentProblem) -> AssignmentResult {
    var solve = Solve(problem, mathematics)
    solve.skim()
    solve.load()
    var log: [AssignmentResult.Iteration] = []
    while true {
      let gap = solve.skim()
      log.append(
        AssignmentResult.Iteration(
          number: log.count + 1, gap: gap, objective: solve.objective))
      if gap.relative <= stopping.relativeGap {
        return solve.result(.converged, gap, log)
      }
      if log.count >= stopping.iterationLimit {
        return solve.result(.iterationLimit, gap, log)
      }
      solve.equalise(to: 0.1 * stopping.relativeGap * gap.totalCost)
    }
  }
}
