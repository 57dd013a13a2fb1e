import FlowAssignment
import TestSupport
import Testing

/// Stopping, warm starts and the log.
@Suite struct GradientProjectionTests {
  /// A ladder of one-way rails and two-way rungs. Where pairs cross its rungs against each other,
  /// the objective is so flat that progress stops for long at a relative gap near 1e-8.
  private static func ladder(demand: Double, closed: Bool = false) -> AssignmentProblem {
    var network = ProblemBuilder(nodes: 8)
    for node in Int32(0)..<6 {
      network.arc(
        node, node + 2, cost: closed && node == 2 ? .infinity : 3,
        delay: .bpr(freeFlowHours: 3, capacity: 4, alpha: 0.15, beta: 4))
    }
    for node in stride(from: Int32(0), to: 8, by: 2) {
      for (tail, head) in [(node, node + 1), (node + 1, node)] {
        network.arc(
          tail, head, cost: 1, delay: .bpr(freeFlowHours: 1, capacity: 4, alpha: 0.15, beta: 4))
      }
    }
    network.pair(from: 0, to: [6, 7], demand: demand)
    network.pair(from: 1, to: [6], demand: demand / 2)
    return network.problem()
  }

  @Test func stopsAtTheIterationLimitWithAnHonestGap() {
    let problem = Self.ladder(demand: 10)
    let result = solve(problem, gap: 0, iterations: 2)
    let best = solve(problem, gap: 1e-8)
    #expect(result.status == .iterationLimit)
    #expect(result.log.count == 2)
    #expect(result.gap.absolute > 0)
    #expect(result.gap.absolute >= result.objective - best.objective)
  }

  @Test func logsOneLinePerIterationAndEndsWithTheResultsGap() throws {
    let result = solve(Self.ladder(demand: 10), gap: 1e-7)
    #expect(result.status == .converged)
    #expect(result.log.map(\.number) == Array(1...result.log.count))
    #expect(zip(result.log, result.log.dropFirst()).allSatisfy { $0.pathCount <= $1.pathCount })
    let last = try #require(result.log.last)
    #expect(last.gap.absolute == result.gap.absolute)
    #expect(result.gap.relative <= 1e-7)
    #expect(result.log.dropLast().allSatisfy { $0.gap.relative > 1e-7 })
  }

  @Test func startsWarmFromOtherDemand() {
    let base = solve(Self.ladder(demand: 10), gap: 1e-7)
    let more = Self.ladder(demand: 14)
    let warm = solve(more, gap: 1e-7, from: base.paths)
    let cold = solve(more, gap: 1e-7)
    #expect(warm.status == .converged && cold.status == .converged)
    #expect(warm.log[0].gap.relative < cold.log[0].gap.relative)
    #expect(abs(warm.objective - cold.objective) <= warm.gap.absolute + cold.gap.absolute)
  }

  @Test func dropsClosedPathsFromAWarmStart() {
    let base = solve(Self.ladder(demand: 10), gap: 1e-7)
    let closed = Self.ladder(demand: 10, closed: true)
    let warm = solve(closed, gap: 1e-7, from: base.paths)
    #expect(warm.status == .converged && warm.unservedPairs.isEmpty)
    #expect(warm.facilityFlow[2] == 0)
    let cold = solve(closed, gap: 1e-7)
    #expect(abs(warm.objective - cold.objective) <= warm.gap.absolute + cold.gap.absolute)
  }

  @Test func takesAWarmStartWithoutPaths() {
    let problem = Self.ladder(demand: 10)
    let cold = solve(problem, gap: 1e-7)
    let warm = solve(problem, gap: 1e-7, from: PathFlows())
    #expect(warm.facilityFlow == cold.facilityFlow)
  }

  @Test func costsEveryUsedPathTheLeastCost() {
    let problem = Self.ladder(demand: 10)
    let result = solve(problem, gap: 1e-7)
    let userClass = problem.classes[0]
    for path in 0..<result.paths.count where result.paths.flow[path] > 0.1 {
      var cost = 0.0
      for arc in result.paths.arcs[result.paths.arcRange(of: path)].map({ Int($0) }) {
        cost += userClass.arcCost[arc]
        for use in problem.firstUse[arc]..<problem.firstUse[arc + 1] {
          cost += result.facilityDelay[Int(problem.arcFacility[Int(use)])]
        }
      }
      let least = result.alternativeCost[Int(result.paths.alternative[path])]
      #expect(abs(cost - least) < 1e-4 * least)
    }
  }

  @Test func countsTheGapAsAShareOfTheCost() {
    #expect(AssignmentResult.Gap(absolute: 2, totalCost: 8).relative == 0.25)
    #expect(AssignmentResult.Gap(absolute: 0, totalCost: 0).relative == 0)
  }
}
