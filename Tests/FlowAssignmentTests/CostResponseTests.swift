import FlowAssignment
import TestSupport
import Testing

/// Values of capacity against finite differences of complete solves.
@Suite struct CostResponseTests {
  private func cost(_ problem: AssignmentProblem) -> Double {
    let result = solve(problem, gap: 1e-14)
    return zip(problem.pairs, result.pairLogsum).reduce(0) {
      $1.0.demand > 0 && $1.1 < .infinity ? $0 + $1.0.demand * $1.1 : $0
    }
  }

  private struct Count {
    /// Derivatives that the central difference confirms.
    var central = 0
    /// Those that only one side's difference confirms: paths begin or cease to be used there.
    var oneSided = 0
    var refuted: [String] = []
  }

  private func compare(_ problem: AssignmentProblem, _ comment: String, _ count: inout Count) {
    let result = solve(problem, gap: 1e-14)
    let response = problem.costResponse(of: result, .platform)
    #expect(response.residual <= 1e-8, "\(comment): \(response)")
    let middle = cost(problem)
    for facility in problem.facilities.indices {
      let capacity = problem.facilities[facility].delay.capacity
      guard capacity < .infinity else { continue }
      let value = response.valueOfCapacity(
        of: facility, in: problem, flow: result.facilityFlow[facility], .platform)
      func saving(by share: Double) -> Double {
        var other = problem
        other.facilities[facility].delay = other.facilities[facility].delay.withCapacity(
          capacity * (1 + share))
        return (middle - cost(other)) / (share * capacity)
      }
      let (right, left) = (saving(by: 1e-4), saving(by: -1e-4))
      let size = max(abs(left), abs(right))
      // The last term is the gap and the rounding of a cost over the step.
      let noise = 1e-13 * max(1, abs(middle)) / (1e-4 * capacity) + 1e-5
      if abs(value - (left + right) / 2) <= 1e-3 * size + noise {
        count.central += 1
      } else if min(abs(value - left), abs(value - right)) <= 0.02 * size + noise {
        count.oneSided += 1
      } else {
        count.refuted.append("\(comment), facility \(facility): \(value), \(left), \(right)")
      }
    }
  }

  @Test func areTheDerivativesOfTheCostOnRandomProblems() {
    var count = Count()
    for seed in 0..<200 { compare(.random(seed: seed), "seed \(seed)", &count) }
    for seed in 0..<200 { compare(.randomNested(seed: seed), "nested \(seed)", &count) }
    #expect(count.refuted.isEmpty, "\(count.refuted)")
    #expect(count.central > 1700 && count.oneSided <= 5, "\(count)")
  }

  /// Two roads `10 + v/C` and `20 + v/2` for 20 units: the user equilibrium is `v = 40/3` at
  /// `C = 1`, from `10 + v/C = 20 + (20 - v)/2`, at a cost of `20 (10 + v/C)`.
  @Test func ofTwoRoadsIsWhatTheFormulaSays() {
    var network = ProblemBuilder(nodes: 2)
    network.arc(
      0, 1, cost: 10, delay: .bpr(freeFlowHours: 1, capacity: 1, alpha: 1, beta: 1))
    network.arc(0, 1, cost: 20, delay: .linear(slope: 0.5))
    network.pair(from: 0, to: [1], demand: 20)
    let problem = network.problem()
    let result = solve(problem)
    let value = problem.costResponse(of: result, .platform)
      .valueOfCapacity(of: 0, in: problem, flow: result.facilityFlow[0], .platform)
    // v = 20/(1/C + 1/2) and W = 20 (10 + 20/(1 + C/2)), so that -dW/dC = 200/(1 + C/2)^2 = 800/9.
    #expect(abs(value - 800.0 / 9) < 1e-9)
  }

  /// Braess's network: the bridge's ends are worth less than nothing more of.
  @Test func mayBeBelowNothing() {
    var network = ProblemBuilder(nodes: 4)
    let slow = network.facility(.linear(slope: 1))
    let bridge = network.facility(
      .bpr(freeFlowHours: 1, capacity: 1, alpha: 1, beta: 1))
    network.arc(0, 1, cost: 0, delay: .linear(slope: 10))
    network.arc(0, 2, cost: 50, through: [slow])
    network.arc(1, 2, cost: 10, through: [bridge])
    network.arc(1, 3, cost: 50, delay: .linear(slope: 1))
    network.arc(2, 3, cost: 0, delay: .linear(slope: 10))
    network.pair(from: 0, to: [3], demand: 6)
    let problem = network.problem()
    let result = solve(problem)
    let value = problem.costResponse(of: result, .platform)
      .valueOfCapacity(of: Int(bridge), in: problem, flow: result.facilityFlow[1], .platform)
    #expect(value < 0)
  }

  @Test func isTheSameTwice() {
    let problem = AssignmentProblem.grid(side: 8, pairs: 60, classes: 2, alternatives: 2, seed: 3)
    let result = solve(problem, gap: 1e-10)
    let first = problem.costResponse(of: result, .platform)
    let second = problem.costResponse(of: result, .platform)
    #expect(first.unitsPaying == second.unitsPaying && first.residual < 1e-9)
  }
}
