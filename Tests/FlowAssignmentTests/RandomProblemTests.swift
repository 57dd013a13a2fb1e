import FlowAssignment
import PathKernel
import TestSupport
import Testing

/// What must hold of any problem, on random ones.
@Suite struct RandomProblemTests {
  @Test func convergesOnRandomProblems() {
    for seed in 0..<600 {
      let result = solve(.random(seed: seed), gap: 1e-10)
      #expect(isSettled(result), "seed \(seed), gap \(result.gap)")
    }
  }

  @Test func boundsTheDistanceToTheOptimumByTheGap() {
    for seed in 0..<300 {
      let problem = AssignmentProblem.random(seed: seed)
      let best = solve(problem, gap: 1e-12)
      for iterations in 1...6 {
        let early = solve(problem, gap: 0, iterations: iterations)
        #expect(early.gap.absolute >= -rounding(best), "seed \(seed)")
        #expect(
          early.gap.absolute >= early.objective - best.objective - rounding(best),
          "seed \(seed) after \(iterations)")
      }
    }
  }

  @Test func conservesEveryPairsFlowAtEveryNode() {
    for seed in 0..<300 {
      let problem = AssignmentProblem.random(seed: seed)
      let result = solve(problem, gap: 1e-8)
      var facilityFlow = problem.facilities.map(\.preload)
      for (index, pair) in problem.pairs.enumerated() {
        let slots = pair.alternatives.map { Int($0) }
        let isServed = !result.unservedPairs.contains(Int32(index))
        let total = slots.reduce(0) { $0 + result.alternativeFlow[$1] }
        #expect(abs(total - (isServed ? pair.demand : 0)) <= 1e-12 * pair.demand, "seed \(seed)")
        let userClass = problem.classes[Int(pair.userClass)]
        for slot in slots {
          var surplus = [Double](repeating: 0, count: problem.graph.nodeCount)
          for path in 0..<result.paths.count where result.paths.alternative[path] == slot {
            for arc in result.paths.arcs[result.paths.arcRange(of: path)].map({ Int($0) }) {
              #expect(userClass.arcCost[arc] < .infinity, "a closed arc, seed \(seed)")
              surplus[Int(problem.graph.tail[arc])] += result.paths.flow[path]
              surplus[Int(problem.graph.head[arc])] -= result.paths.flow[path]
              for use in problem.firstUse[arc]..<problem.firstUse[arc + 1] {
                facilityFlow[Int(problem.arcFacility[Int(use)])] +=
                  result.paths.flow[path] * userClass.arcLoad[arc]
              }
            }
          }
          surplus[Int(pair.origin)] -= result.alternativeFlow[slot]
          surplus[Int(problem.sinks[slot])] += result.alternativeFlow[slot]
          #expect(surplus.allSatisfy { abs($0) <= 1e-12 * (1 + pair.demand) }, "seed \(seed)")
        }
      }
      for (flow, expected) in zip(result.facilityFlow, facilityFlow) {
        #expect(abs(flow - expected) <= 1e-12 * (1 + expected), "seed \(seed)")
      }
    }
  }

  /// By monotony, `sum rho (d(v) - d(v')) (v - v') <= G + G'` for any two sets of flows.
  private static func disagreement(
    _ problem: AssignmentProblem, _ first: [Double], _ second: [Double]
  ) -> Double {
    problem.facilities.indices.reduce(0) { sum, facility in
      let (delay, cost) = (
        problem.facilities[facility].delay, problem.facilities[facility].delayCostPerHour
      )
      return sum
        + cost * (first[facility] - second[facility])
        * (delay.delay(at: first[facility], .platform).hours
          - delay.delay(at: second[facility], .platform).hours)
    }
  }

  @Test func agreesWithTheSlowEquilibriumOnRandomProblems() {
    var compared = 0
    for seed in 0..<150 {
      let problem = AssignmentProblem.random(seed: seed)
      let result = solve(problem, gap: 1e-11)
      let slow = SlowEquilibrium(
        problem, .platform, tolerance: 1e-9 * max(1, result.gap.totalCost), sweepLimit: 400)
      guard slow.gap < 1e-6 * max(1, result.gap.totalCost) else { continue }
      compared += 1
      let gaps = max(0, slow.gap) + max(0, result.gap.absolute) + rounding(result)
      #expect(abs(slow.objective - result.objective) <= gaps, "seed \(seed)")
      let apart = Self.disagreement(problem, result.facilityFlow, slow.facilityFlow)
      #expect(apart <= gaps, "seed \(seed)")
      // Entropy makes alternative flows unique too: Pinsker's bound of their distance.
      for pair in problem.pairs where pair.alternatives.count > 1 && pair.demand > 0 {
        let scale = problem.classes[Int(pair.userClass)].logitScale
        let bound = (2 * gaps * scale * pair.demand).squareRoot()
        for slot in pair.alternatives.map({ Int($0) }) {
          let distance = abs(result.alternativeFlow[slot] - slow.alternativeFlow[slot])
          #expect(distance <= bound, "seed \(seed)")
        }
      }
    }
    #expect(compared >= 140, "too many problems on which the oracle itself is too slow")
  }

  @Test func findsTheSameFlowsFromAnyStart() {
    for seed in 0..<300 {
      let problem = AssignmentProblem.random(seed: seed)
      let cold = solve(problem, gap: 1e-11)
      let warm = solve(problem, gap: 1e-11, from: cold.paths)
      if cold.status == .converged {
        #expect(warm.log.count <= 2, "a solution is recognised as one, seed \(seed)")
      }
      let other = solve(problem, gap: 1e-11, from: Self.randomStart(problem, seed: seed))
      for result in [warm, other] {
        let gaps = max(0, cold.gap.absolute) + max(0, result.gap.absolute) + rounding(cold)
        #expect(isSettled(result), "seed \(seed)")
        #expect(abs(cold.objective - result.objective) <= gaps, "seed \(seed)")
        let apart = Self.disagreement(problem, cold.facilityFlow, result.facilityFlow)
        #expect(apart <= gaps, "seed \(seed)")
      }
    }
  }

  /// Some of all simple paths with any flows: demand not met, alternatives left out.
  private static func randomStart(_ problem: AssignmentProblem, seed: Int) -> PathFlows {
    var random = SplitMix64(seed: seed)
    var start = PathFlows()
    for pair in problem.pairs {
      for slot in pair.alternatives where random.chance(0.8) {
        for path in simplePaths(
          problem.graph, cost: problem.classes[Int(pair.userClass)].arcCost, from: pair.origin,
          to: problem.sinks[Int(slot)]) where random.chance(0.5)
        {
          start.append(alternative: slot, flow: random.number(from: 0, to: 10), arcs: path)
        }
      }
    }
    return start
  }

  @Test func repeatsItselfBitForBit() {
    for seed in 0..<50 {
      let problem = AssignmentProblem.random(seed: seed)
      let first = solve(problem, gap: 1e-8)
      let second = solve(problem, gap: 1e-8)
      #expect(first.facilityFlow.map(\.bitPattern) == second.facilityFlow.map(\.bitPattern))
      #expect(first.alternativeFlow.map(\.bitPattern) == second.alternativeFlow.map(\.bitPattern))
      #expect(first.pairLogsum.map(\.bitPattern) == second.pairLogsum.map(\.bitPattern))
      #expect(first.objective.bitPattern == second.objective.bitPattern)
      #expect(first.paths.arcs == second.paths.arcs && first.log.count == second.log.count)
      guard first.status == .converged else { continue }
      let warm = solve(problem, gap: 1e-8, from: first.paths)
      #expect(first.facilityFlow.map(\.bitPattern) == warm.facilityFlow.map(\.bitPattern))
      #expect(first.objective.bitPattern == warm.objective.bitPattern, "seed \(seed)")
    }
  }

  @Test func givesTheSharesAsTheDerivativeOfEachPairsLogsum() {
    for seed in 0..<100 {
      let problem = AssignmentProblem.random(seed: seed)
      let result = solve(problem, gap: 1e-12)
      for (index, pair) in problem.pairs.enumerated()
      where pair.demand > 0 && result.pairLogsum[index] < .infinity {
        let scale = problem.classes[Int(pair.userClass)].logitScale
        let slots = pair.alternatives.map { Int($0) }
        let costs = slots.map { result.alternativeCost[$0] }
        for (position, slot) in slots.enumerated() where costs[position] < .infinity {
          var (above, below) = (costs, costs)
          above[position] += 1e-4
          below[position] -= 1e-4
          let slope =
            (LogitSplit.logsum(costs: above, scale: scale, .platform)
              - LogitSplit.logsum(costs: below, scale: scale, .platform)) / 2e-4
          #expect(abs(slope - result.alternativeFlow[slot] / pair.demand) < 1e-4, "seed \(seed)")
        }
      }
    }
  }
}
