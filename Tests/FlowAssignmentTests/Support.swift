@testable import FlowAssignment
import PathKernel
import TestSupport
import Testing

/// The solvers that take any problem.
enum Solver: CaseIterable, Sendable {
  case bushes
  case gradientProjection
}

/// Solves with the platform's mathematics.
func solve(
  _ problem: AssignmentProblem, gap: Double = 1e-12, iterations: Int = 200,
  by solver: Solver = .bushes
) -> AssignmentResult {
  solve(
    problem, StoppingRule(relativeGap: gap, iterationLimit: iterations), by: solver)
}

/// Solves until a rule stops it, by a clock that stands still unless another is given.
func solve(
  _ problem: AssignmentProblem, _ stopping: StoppingRule, by solver: Solver,
  clock: @escaping @Sendable () -> Double = { 0 }
) -> AssignmentResult {
  switch solver {
  case .bushes:
    BushAssignment(stopping: stopping, mathematics: .platform, clock: clock).assign(problem)
  case .gradientProjection:
    GradientProjection(stopping: stopping, mathematics: .platform, clock: clock).assign(problem)
  }
}

/// Solves by bushes from the flows of another solve.
func solve(
  _ problem: AssignmentProblem, gap: Double = 1e-12, iterations: Int = 200,
  from start: BushFlows?, executor: some Executor = PathKernel.SerialExecutor()
) -> AssignmentResult {
  BushAssignment(
    stopping: StoppingRule(relativeGap: gap, iterationLimit: iterations), mathematics: .platform
  ).assign(problem, from: start, executor: executor)
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

/// Expects a result to be what its own flows make it, by Bellman and Ford and the definitions.
func expectHonesty(
  _ problem: AssignmentProblem, _ result: AssignmentResult, _ comment: Comment,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let certificate = SlowCertificate(problem, result, .platform)
  let slack = rounding(result)
  func expectNear(_ values: [Double], _ expected: [Double]) {
    #expect(values.count == expected.count, comment, sourceLocation: sourceLocation)
    for (value, other) in zip(values, expected) {
      let isNear = value == other || abs(value - other) <= 1e-9 * max(1, abs(other))
      #expect(isNear, comment, sourceLocation: sourceLocation)
    }
  }
  expectNear(result.alternativeCost, certificate.alternativeCost)
  expectNear(result.pairLogsum, certificate.pairLogsum)
  expectNear(result.facilityFlow, certificate.facilityFlow)
  let differences = [
    result.gap.absolute - max(0, certificate.gap.absolute),
    result.gap.totalCost - certificate.gap.totalCost, result.objective - certificate.objective,
  ]
  #expect(
    differences.allSatisfy { abs($0) <= slack }, "\(comment): \(differences)",
    sourceLocation: sourceLocation)
  #expect(
    result.unservedPairs == certificate.unservedPairs, comment, sourceLocation: sourceLocation)
  #expect(!certificate.isOnClosedArcs, comment, sourceLocation: sourceLocation)
  let demand = problem.pairs.reduce(0) { $0 + $1.demand }
  #expect(
    certificate.imbalance <= 1e-12 * (1 + demand), comment, sourceLocation: sourceLocation)
  #expect(certificate.missingDemand <= 1e-12, comment, sourceLocation: sourceLocation)
}

/// Expects two results of one problem to be the same within their gaps: in objective, in every
/// facility's flow as far as its delay depends on it, and in the split between alternatives.
func expectAgreement(
  _ problem: AssignmentProblem, _ first: AssignmentResult, _ second: AssignmentResult,
  _ comment: Comment, sourceLocation: SourceLocation = #_sourceLocation
) {
  let gaps =
    max(0, first.gap.absolute) + max(0, second.gap.absolute) + rounding(first) + rounding(second)
  #expect(
    abs(first.objective - second.objective) <= gaps, comment, sourceLocation: sourceLocation)
  let apart = disagreement(problem, first.facilityFlow, second.facilityFlow)
  #expect(apart <= gaps, comment, sourceLocation: sourceLocation)
  #expect(
    isSameSplit(problem, first.alternativeFlow, second.alternativeFlow, gaps: gaps), comment,
    sourceLocation: sourceLocation)
  #expect(first.unservedPairs == second.unservedPairs, comment, sourceLocation: sourceLocation)
}

/// By monotony, `sum rho (d(v) - d(v')) (v - v') <= G + G'` for any two sets of flows.
func disagreement(
  _ problem: AssignmentProblem, _ first: [Double], _ second: [Double]
) -> Double {
  problem.facilities.indices.reduce(0) { sum, facility in
    let delay = problem.facilities[facility].delay
    return sum
      + problem.facilities[facility].delayCostPerHour * (first[facility] - second[facility])
      * (delay.delay(at: first[facility], .platform).hours
        - delay.delay(at: second[facility], .platform).hours)
  }
}

/// Entropy makes alternative flows unique too: Pinsker's bound of their distance, with the scale
/// within nests, which is never below that between them.
func isSameSplit(
  _ problem: AssignmentProblem, _ first: [Double], _ second: [Double], gaps: Double
) -> Bool {
  problem.pairs.allSatisfy { pair in
    guard pair.alternatives.count > 1, pair.demand > 0 else { return true }
    let userClass = problem.classes[Int(pair.userClass)]
    let scale = problem.nestOfAlternative.isEmpty ? userClass.logitScale : userClass.nestScale
    let bound = (2 * gaps * scale * pair.demand).squareRoot()
    return pair.alternatives.allSatisfy { abs(first[Int($0)] - second[Int($0)]) <= bound }
  }
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

  /// A ladder of one-way rails and two-way rungs. Where pairs cross its rungs against each other,
  /// the objective is so flat that progress may stop for long at a relative gap near 1e-8.
  static func ladder(demand: Double, closed: Bool = false) -> AssignmentProblem {
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
}

/// Expects two results to be the same bit for bit.
func expectSameBits(
  _ first: AssignmentResult, _ second: AssignmentResult, _ comment: Comment,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  func bits(_ result: AssignmentResult) -> [[UInt64]] {
    [
      result.facilityFlow, result.facilityDelay, result.classFlow, result.alternativeFlow,
      result.alternativeCost, result.pairLogsum,
      [result.objective, result.gap.absolute, result.gap.totalCost],
    ].map { $0.map(\.bitPattern) }
  }
  #expect(bits(first) == bits(second), comment, sourceLocation: sourceLocation)
  #expect(first.unservedPairs == second.unservedPairs, comment, sourceLocation: sourceLocation)
}

/// Expects both solvers to find what the slow one does, within their gaps.
///
/// - Returns: false where the slow one did not converge itself, and nothing was compared.
func agreesWithTheSlowEquilibrium(
  _ problem: AssignmentProblem, sweepLimit: Int, _ comment: Comment
) -> Bool {
  let result = solve(problem, gap: 1e-11)
  let size = max(1, abs(result.gap.totalCost))
  let slow = SlowEquilibrium(problem, .platform, tolerance: 1e-9 * size, sweepLimit: sweepLimit)
  guard slow.gap < 1e-6 * size else { return false }
  for other in [result, solve(problem, gap: 1e-11, by: .gradientProjection)] {
    let gaps = max(0, slow.gap) + max(0, other.gap.absolute) + rounding(other)
    #expect(abs(slow.objective - other.objective) <= gaps, comment)
    let apart = disagreement(problem, other.facilityFlow, slow.facilityFlow)
    #expect(apart <= gaps, comment)
    #expect(
      isSameSplit(problem, other.alternativeFlow, slow.alternativeFlow, gaps: gaps), comment)
  }
  return true
}
