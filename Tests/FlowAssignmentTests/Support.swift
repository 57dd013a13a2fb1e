import FlowAssignment
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
