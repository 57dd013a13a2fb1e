public import PathKernel

/// Equilibrium by biconjugate Frank-Wolfe directions (Mitradjieva and Lindberg 2013,
/// doi:10.1287/trsc.1120.0409): what most planning software offers, and here the baseline that the
/// other solvers are measured against.
///
///     let result = BiconjugateFrankWolfe(mathematics: platform)
///       .assign(problem, executor: executor)
///     result.gap.relative            // certified, see `AssignmentResult.Gap`
///
/// Each iteration builds the least-cost tree of every class and origin, which certifies the gap,
/// and moves the flows towards a mixture of the trees' flows and the last two targets, chosen
/// conjugate to the last two moves with respect to the Hessian. It converges quickly to gaps near
/// 1e-4 and slowly beyond; memory is a few numbers per class and arc, whatever the number of pairs.
///
/// Trees are built in parallel through the executor; flows are the same bit for bit for any number
/// of workers. Every pair has one alternative at the most, without a cost of its own, and all
/// classes pay the same for a delay: there is no logit here. The result holds no bushes.
public struct BiconjugateFrankWolfe: Sendable {
  /// When to stop; an iteration is one tree of every class and origin.
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
  ///     relative gap of 1e-4, near which the method slows down, or after 1000 iterations.
  ///   - mathematics: the platform's logarithm, exponential and power.
  ///   - clock: seconds on a clock that never goes back, for the log and for a rule that counts
  ///     them; by default it stands still, and such a rule never ends a solve.
  public init(
    stopping: StoppingRule = StoppingRule(relativeGap: 1e-4, iterationLimit: 1000),
    mathematics: Mathematics, clock: @escaping @Sendable () -> Double = { 0 }
  ) {
    self.stopping = stopping
    self.mathematics = mathematics
    self.clock = clock
  }

  /// What a gap of 1e-4 takes on the standard networks, in round figures.
  private static var expectedIterations: Int { 100 }

  /// Solves a problem whose pairs have one alternative each, or none and stay unserved.
  ///
  /// - Parameters:
  ///   - problem: the problem.
  ///   - executor: builds the trees, unless those of a round look at fewer arcs than its
  ///     `minimumWork`: they then stay on the caller's thread.
  /// - Precondition: no pair has more than one alternative, `alternativeCost` is empty, and all
  ///   classes pay the same for a delay.
  public func assign(
    _ problem: AssignmentProblem, executor: some Executor = SerialExecutor()
  ) -> AssignmentResult {
    var log = ConvergenceLog(stopping, clock)
    var solve = FrankWolfeSolve(
      problem, mathematics, executor,
      iterations: Swift.min(stopping.iterationLimit, Self.expectedIterations))
    while true {
      solve.findTrees()
      if let status = log.add(solve.gap, objective: solve.objective) {
        return solve.result(status, log.lines)
      }
      // A direction that leads down no more is at the end of what rounding allows.
      if !solve.move() { return solve.result(.stalled, log.lines) }
    }
  }
}

/// All demand on the least-cost paths of the empty network: what everybody would choose if nobody
/// delayed anybody.
///
/// Delays are those of the preload when paths are chosen. The result holds the delays and costs
/// that follow from everybody having chosen so, and the gap certified there: `converged` where that
/// is nothing, in a network that does not congest. Pairs have one alternative at the most, and the
/// result no bushes, as with `BiconjugateFrankWolfe`, of which this is the first step.
public struct AllOrNothing: Sendable {
  /// The platform's functions.
  public var mathematics: Mathematics
  /// See `BiconjugateFrankWolfe.clock`.
  public var clock: @Sendable () -> Double

  /// Creates a loading.
  public init(mathematics: Mathematics, clock: @escaping @Sendable () -> Double = { 0 }) {
    self.mathematics = mathematics
    self.clock = clock
  }

  /// Loads a problem.
  ///
  /// - Precondition: as for `BiconjugateFrankWolfe.assign`.
  public func assign(
    _ problem: AssignmentProblem, executor: some Executor = SerialExecutor()
  ) -> AssignmentResult {
    BiconjugateFrankWolfe(
      stopping: StoppingRule(relativeGap: 1e-12, iterationLimit: 1), mathematics: mathematics,
      clock: clock
    ).assign(problem, executor: executor)
  }
}
