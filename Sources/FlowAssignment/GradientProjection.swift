/// Equilibrium by path-based gradient projection (Jayakrishnan, Tsai, Prashker and Rajadhyaksha
/// 1994, A faster path-based algorithm for traffic assignment, Transportation Research Record 1443;
/// Florian, Constantin and Florian 2009, doi:10.3141/2090-02) with the logit split between
/// alternatives in the same loop.
///
///     let result = GradientProjection(mathematics: platform).assign(problem)
///     result.gap.relative            // certified, see `AssignmentResult.Gap`
///
/// Each iteration searches the whole network for shorter paths, certifies the gap, and then
/// equalises the known paths pair by pair with immediate cost updates. It is sequential and
/// deterministic: parallel work is over problems. All classes must pay the same for a delay.
public struct GradientProjection: Sendable {
  /// When to stop.
  public var stopping: StoppingRule
  /// The platform's functions.
  public var mathematics: Mathematics
  /// Seconds on a clock that never goes back, from whenever it likes: for the log, and for a rule
  /// that counts seconds. Nothing else depends on it, and by default it stands still.
  public var clock: @Sendable () -> Double

  /// Creates a solver; nothing is checked before there is a problem.
  ///
  /// - Parameters:
  ///   - stopping: when to stop, gaps in SEK/h or as a share of the total cost; by default at a
  ///     relative gap of 1e-7 or after 200 iterations.
  ///   - mathematics: the platform's logarithm, exponential and power.
  ///   - clock: seconds on a clock that never goes back, for the log and for a rule that counts
  ///     them; by default it stands still, and such a rule never ends a solve.
  public init(
    stopping: StoppingRule = StoppingRule(), mathematics: Mathematics,
    clock: @escaping @Sendable () -> Double = { 0 }
  ) {
    self.stopping = stopping
    self.mathematics = mathematics
    self.clock = clock
  }

  /// Solves a problem.
  ///
  /// - Precondition: all classes pay the same for a delay.
  public func assign(_ problem: AssignmentProblem) -> AssignmentResult {
    var log = ConvergenceLog(stopping, clock)
    var solve = GradientProjectionSolve(problem, mathematics)
    solve.skim()
    solve.load()
    while true {
      let gap = solve.skim()
      if let status = log.add(gap, objective: solve.objective) {
        return solve.result(status, gap, log.lines)
      }
      solve.equalise(to: 0.1 * stopping.gapToReach(totalCost: gap.totalCost))
    }
  }
}
