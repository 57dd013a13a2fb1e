public import PathKernel

/// Equilibrium by bushes: acyclic sets of arcs, one for each class and origin, between whose
/// segments flow is shifted by Newton steps with immediate cost updates (Dial 2006, Algorithm B,
/// doi:10.1016/j.trb.2006.02.008), and between whose alternatives it is split by logit.
///
///     let result = BushAssignment(mathematics: platform).assign(problem)
///     result.gap.relative            // certified, see `AssignmentResult.Gap`
///
/// An iteration searches the network from every origin at fixed costs, in parallel; certifies the
/// gap; takes better paths into the bushes; and then sweeps the bushes whose gaps matter, one after
/// another. Work is cut by the number of origins and never by the number of workers, so that an
/// answer is the same bit for bit for any executor.
public struct BushAssignment: Sendable {
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
  /// - Parameters:
  ///   - problem: the problem.
  ///   - start: the flows of a problem with the same graph and pairs, to start from. They change
  ///     how fast an answer comes, never what it is beyond the gap. Empty flows are no start.
  ///   - executor: runs the searches, unless those of a round look at fewer arcs than its
  ///     `minimumWork`: they then stay on the caller's thread.
  /// - Precondition: a start that is not empty has as many arcs, the same sinks, and the same
  ///   class, origin and order of pairs.
  public func assign(
    _ problem: AssignmentProblem, from start: BushFlows? = nil,
    executor: some Executor = SerialExecutor()
  ) -> AssignmentResult {
    var solve = BushSolve(problem, mathematics)
    let executor = executor.forRounds(of: solve.searchWork)
    var log = ConvergenceLog(stopping, clock)
    solve.begin(from: start, executor)
    while true {
      let (gap, objective) = solve.certify(executor)
      if let status = log.add(gap, objective: objective) {
        solve.completeLeastCosts(executor)
        return solve.result(status, gap, log.lines)
      }
      solve.equalise(from: gap, stopping, executor)
    }
  }
}
