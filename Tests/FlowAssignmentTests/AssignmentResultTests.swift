import FlowAssignment
import TestSupport
import Testing

/// Stopping and the log.
@Suite struct AssignmentResultTests {
  @Test(arguments: Solver.allCases)
  func stopsAtTheIterationLimitWithAnHonestGap(_ solver: Solver) {
    let problem = AssignmentProblem.ladder(demand: 10)
    let result = solve(problem, gap: 0, iterations: 2, by: solver)
    let best = solve(problem, gap: 1e-8, by: solver)
    #expect(result.status == .iterationLimit)
    #expect(result.log.count == 2)
    #expect(result.gap.absolute > 0)
    #expect(result.gap.absolute >= result.objective - best.objective)
  }

  @Test(arguments: Solver.allCases)
  func logsOneLinePerIterationAndEndsWithTheResultsGap(_ solver: Solver) throws {
    let result = solve(.ladder(demand: 10), gap: 1e-7, by: solver)
    #expect(result.status == .converged)
    #expect(result.log.map(\.number) == Array(1...result.log.count))
    let last = try #require(result.log.last)
    #expect(last.gap.absolute == result.gap.absolute)
    #expect(abs(last.objective - result.objective) <= 1e-12 * result.objective)
    #expect(result.gap.relative <= 1e-7)
    #expect(result.log.dropLast().allSatisfy { $0.gap.relative > 1e-7 })
    for line in result.log {
      #expect(line.objective - result.objective <= line.gap.absolute)
    }
  }

  @Test func countsTheGapAsAShareOfTheCost() {
    #expect(AssignmentResult.Gap(absolute: 2, totalCost: 8, leastCost: 6).relative == 0.25)
    #expect(AssignmentResult.Gap(absolute: 0, totalCost: 0, leastCost: 0).relative == 0)
  }

  @Test func hasNoBushesFromASolverThatKeepsPaths() {
    let problem = AssignmentProblem.ladder(demand: 10)
    let result = solve(problem, gap: 1e-7, by: .gradientProjection)
    #expect(result.bushes.uses(of: [0, 1], in: problem).isEmpty)
  }
}
