public import PathKernel

/// Equilibrium with flows of which only balances are given: `BushAssignment` for the routes, and
/// `FlowBalance` for who sends how much to whom.
///
/// With the moves' flows fixed, the least objective over everything else is a convex function
/// `V(y)` whose gradient is the moves' least costs at the equilibrium. It is minimised over the
/// balance by pairwise Frank-Wolfe steps (Lacoste-Julien and Jaggi 2015, arXiv:1511.05932): each
/// round solves the balance at the current costs, and moves weight from the dearest of the plans in
/// use to the new one as far as the objective falls. Congestion apart a single step is exact.
///
/// The certified gap is that of the assignment plus `sum_m c_m y_m` less the balance's dual value:
/// together an upper bound of the distance to the least objective over routes, alternatives and
/// moves.
public struct BalancedAssignment: Sendable {
  /// The solver of each equilibrium. Its rule holds for the whole: half of the gap that it allows
  /// is the assignment's, half the balances'.
  public var solver: BushAssignment
  /// Equilibria after which it stops, converged or not.
  public var equilibriumLimit: Int

  /// Creates a solver.
  ///
  /// - Precondition: at least one equilibrium is allowed.
  public init(_ solver: BushAssignment, equilibriumLimit: Int = 100) {
    precondition(equilibriumLimit > 0, "the first equilibrium certifies the gap")
    self.solver = solver
    self.equilibriumLimit = equilibriumLimit
  }

  /// Flows to start from.
  public struct Flows: Sendable {
    /// Of the assignment.
    public var bushes: BushFlows
    /// Of each balance's moves.
    public var moves: [[Double]]
    /// Of every pair: the cost from which on it is of no interest without moves, SEK per unit.
    /// Empty where that is not known.
    var askedBelow: [Double]
    /// What a unit more at each balance's targets adds to the cost, SEK per unit; empty where that
    /// is not known.
    var prices: [[Double]]
  }

  /// What was found.
  public struct Result: Sendable {
    /// The problem with the moves' flows as demand of their pairs.
    public var problem: AssignmentProblem
    /// Its equilibrium. Gap, total cost and objective include the balances; the log runs over all
    /// equilibria, and its last line is the result's.
    public var assignment: AssignmentResult
    /// Flow of each balance's moves, units per hour. Not unique where moves are tied.
    public var moves: [[Double]]
    /// The balances' part of the gap, SEK/h.
    public var balanceGap: Double
    /// What the places' prices come to, SEK/h: part of the total cost and the objective.
    public var priceCost: Double
    /// Units per hour of each balance that no way is open for.
    public var unbalanced: [Double]
    // As in `Flows`:
    var askedBelow: [Double]
    var prices: [[Double]]

    /// To start another solve from.
    public var flows: Flows {
      Flows(bushes: assignment.bushes, moves: moves, askedBelow: askedBelow, prices: prices)
    }
  }

  /// Solves a problem in which the demand of the moves' pairs is what the balances make it.
  ///
  /// - Parameters:
  ///   - problem: the problem; the demand of the moves' pairs is not read.
  ///   - balances: none of them share a pair.
  ///   - start: flows of a problem with the same graph, pairs and moves.
  ///   - executor: runs the searches, as for `BushAssignment.assign`.
  /// - Precondition: a start's bushes fit the problem, as for `BushAssignment.assign`.
  public func assign(
    _ problem: AssignmentProblem, _ balances: [FlowBalance], from start: Flows? = nil,
    executor: some Executor = SerialExecutor()
  ) -> Result {
    if balances.allSatisfy({ $0.moves.isEmpty }) {
      let result = solver.assign(problem, from: start?.bushes, executor: executor)
      return Result(
        problem: problem, assignment: result, moves: balances.map { _ in [] }, balanceGap: 0,
        priceCost: 0, unbalanced: balances.map { $0.leastCost([]).unbalanced }, askedBelow: [],
        prices: [])
    }
    var solve = BalancedSolve(self, problem, balances)
    let executor = executor.forRounds(of: solve.solve.searchWork)
    solve.begin(from: start, executor)
    while solve.mayGoOn, solve.step(executor) {}
    return solve.result(executor)
  }
}
