import FlowAssignment
import PathKernel
import TestSupport

/// Solves with the platform's mathematics.
func solve(
  _ problem: AssignmentProblem, gap: Double = 1e-12, iterations: Int = 200,
  from start: PathFlows? = nil
) -> AssignmentResult {
  GradientProjection(
    stopping: StoppingRule(relativeGap: gap, iterationLimit: iterations), mathematics: .platform
  ).assign(problem, from: start)
}

/// Rounding that sums of a problem's size may carry, SEK/h.
func rounding(_ result: AssignmentResult) -> Double {
  1e-9 * max(1, result.gap.totalCost, abs(result.objective))
}

/// Converged, or as far as rounding lets it: where everything is nearly free, the gap's rounding
/// is that of the entropy and not small against the total cost.
func isSettled(_ result: AssignmentResult) -> Bool {
  result.status == .converged || abs(result.gap.absolute) < 1e-12
}

/// Solves with the baseline; pairs have one alternative.
func frankWolfe(
  _ problem: AssignmentProblem, gap: Double = 1e-6, iterations: Int = 3000,
  executor: some Executor = PathKernel.SerialExecutor()
) -> AssignmentResult {
  BiconjugateFrankWolfe(
    stopping: StoppingRule(relativeGap: gap, iterationLimit: iterations), mathematics: .platform
  ).assign(problem, executor: executor)
}

extension AssignmentProblem {
  /// The same problem with each pair's first alternative only.
  var withoutChoice: AssignmentProblem {
    AssignmentProblem(
      graph: graph, firstUse: firstUse, arcFacility: arcFacility, facilities: facilities,
      classes: classes,
      pairs: pairs.enumerated().map { index, pair in
        var pair = pair
        pair.alternatives = Int32(index)..<Int32(index + 1)
        return pair
      }, sinks: pairs.map { sinks[Int($0.alternatives.lowerBound)] })
  }
}
