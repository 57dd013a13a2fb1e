import FlowAssignment
import PathKernel
import TestSupport
import Testing

/// Who uses which arc, alternative by alternative.
@Suite struct BushFlowsTests {
  @Test func usesOfAnArcAddUpToTheFlowOfEachClass() {
    for seed in 0..<300 {
      let problem = AssignmentProblem.random(seed: seed)
      let result = solve(problem, gap: 1e-8, iterations: 1 + seed % 8)
      let userClass = problem.classOfSink
      let demand = problem.pairs.reduce(0) { $0 + $1.demand }
      var sums = [Double](repeating: 0, count: result.classFlow.count)
      for use in result.bushes.uses(of: problem.allArcs, in: problem) {
        sums[userClass[use.alternative] * problem.graph.arcCount + Int(use.arc)] += use.flow
      }
      for (sum, flow) in zip(sums, result.classFlow) {
        #expect(abs(sum - flow) <= 1e-12 * (1 + demand), "seed \(seed)")
      }
    }
  }

  @Test func usesOfAnAlternativeAreItsFlowFromOriginToSink() {
    for seed in 0..<300 {
      let problem = AssignmentProblem.random(seed: seed)
      let result = solve(problem, gap: 1e-8)
      var surplus = [[Double]](
        repeating: [Double](repeating: 0, count: problem.graph.nodeCount),
        count: problem.sinks.count)
      for pair in problem.pairs {
        for slot in pair.alternatives.map({ Int($0) }) {
          surplus[slot][Int(pair.origin)] -= result.alternativeFlow[slot]
          surplus[slot][Int(problem.sinks[slot])] += result.alternativeFlow[slot]
        }
      }
      for use in result.bushes.uses(of: problem.allArcs, in: problem) {
        #expect(use.flow > 0)
        surplus[use.alternative][Int(problem.graph.tail[Int(use.arc)])] += use.flow
        surplus[use.alternative][Int(problem.graph.head[Int(use.arc)])] -= use.flow
      }
      let demand = problem.pairs.reduce(0) { $0 + $1.demand }
      #expect(surplus.joined().allSatisfy { abs($0) <= 1e-12 * (1 + demand) }, "seed \(seed)")
    }
  }

  /// Wardrop's principle: at equilibrium nobody's way costs more than the least. What the ways in
  /// use cost beyond it and what the split costs beyond the best split is the whole gap.
  @Test func usesCostTheLeastUpToTheGap() {
    for seed in 0..<300 {
      let problem = AssignmentProblem.random(seed: seed)
      let result = solve(problem, gap: 1e-10, iterations: seed % 3 == 0 ? 2 : 200)
      let slack = rounding(result)
      let delay = zip(problem.facilities, result.facilityDelay).map { $0.delayCostPerHour * $1 }
      let uses = result.bushes.uses(of: problem.allArcs, in: problem)
      var excess = 0.0
      for pair in problem.pairs {
        let cost = SlowCertificate.arcCosts(problem, ofClass: Int(pair.userClass), delay)
        let distance = bellmanFord(problem.graph, cost: cost, from: pair.origin)
        for use in uses where pair.alternatives.contains(Int32(use.alternative)) {
          let arc = Int(use.arc)
          let reduced =
            distance[Int(problem.graph.tail[arc])] + cost[arc]
            - distance[Int(problem.graph.head[arc])]
          #expect(reduced >= -slack, "seed \(seed)")
          #expect(use.flow * reduced <= result.gap.absolute + slack, "seed \(seed)")
          excess += use.flow * reduced
        }
      }
      let split = problem.splitGap(of: result)
      #expect(split >= -slack && abs(excess + split - result.gap.absolute) <= slack, "seed \(seed)")
    }
  }

  @Test func alternativesArriveByAMergeInTheSameProportions() {
    var network = ProblemBuilder(nodes: 4)
    network.arc(0, 1, cost: 1, delay: .linear(slope: 1))
    network.arc(0, 1, cost: 3, delay: .linear(slope: 1))
    network.arc(1, 2, cost: 1)
    network.arc(1, 3, cost: 1)
    network.pair(from: 0, to: [2], demand: 6)
    network.pair(from: 0, to: [3], demand: 2)
    network.pair(from: 0, to: [0], demand: 5)
    let problem = network.problem()
    let bushes = solve(problem).bushes
    // Of eight units five take the first arc and three the second.
    let expected: [(Int, Int32, Double)] = [
      (0, 1, 6.0 * 3 / 8), (1, 1, 2.0 * 3 / 8), (0, 0, 6.0 * 5 / 8), (1, 0, 2.0 * 5 / 8), (1, 3, 2),
    ]
    let uses = bushes.uses(of: [1, 0, 3], in: problem)
    #expect(uses.count == expected.count)
    for (use, (alternative, arc, flow)) in zip(uses, expected) {
      #expect(use.alternative == alternative && use.arc == arc)
      #expect(abs(use.flow - flow) < 1e-9)
    }
  }

  @Test func nobodyUsesAnythingWithoutFlows() {
    let problem = AssignmentProblem.random(seed: 1)
    #expect(BushFlows().uses(of: problem.allArcs, in: problem).isEmpty)
    #expect(solve(problem).bushes.uses(of: [Int32](), in: problem).isEmpty)
  }
}

extension AssignmentProblem {
  fileprivate var allArcs: [Int32] { (0..<graph.arcCount).map { Int32($0) } }

  /// The class whose alternative each sink is.
  fileprivate var classOfSink: [Int] {
    pairs.flatMap { pair in pair.alternatives.map { _ in Int(pair.userClass) } }
  }

  /// What alternatives' flows cost at their least costs, entropy included, beyond the logsums.
  fileprivate func splitGap(of result: AssignmentResult) -> Double {
    var sum = 0.0
    for (index, pair) in pairs.enumerated() where result.pairLogsum[index] < .infinity {
      sum -= pair.demand * result.pairLogsum[index]
      for slot in pair.alternatives.map({ Int($0) }) where result.alternativeFlow[slot] > 0 {
        let flow = result.alternativeFlow[slot]
        sum += flow * result.alternativeCost[slot]
        if pair.alternatives.count > 1 {
          sum +=
            flow * Mathematics.platform.log(flow / pair.demand)
            / classes[Int(pair.userClass)].logitScale
        }
      }
    }
    return sum
  }
}
