import FlowAssignment
import Foundation
import FreightAppraisal
import FreightModel
import TestSupport
import Testing

@testable import FreightPlanner

/// Two modules that are imported here have one.
private let platform = Mathematics(
  log: { Foundation.log($0) }, exp: { Foundation.exp($0) }, pow: { Foundation.pow($0, $1) })

/// Pairs left out by a bound are never among the worst.
@Suite struct PairPruningTests {
  @Test func theGreatestAreAmongTheContenders() {
    var random = SplitMix64(seed: 5)
    for _ in 0..<300 {
      let values = (0..<(2 + random.integer(below: 20))).map { _ in random.number(from: 0, to: 9) }
      let bounds = values.map {
        ValueBounds(
          lower: $0 - random.number(from: 0, to: 2), upper: $0 + random.number(from: 0, to: 2))
      }
      let count = 1 + random.integer(below: 4)
      let kept = Set(bounds.contenders(forGreatest: count))
      let best = values.indices.sorted { values[$0] > values[$1] }.prefix(count)
      #expect(best.allSatisfy { kept.contains($0) })
    }
    let bounds = [ValueBounds(lower: 5, upper: 6), .init(lower: 1, upper: 4)]
    #expect(bounds.contenders(forGreatest: 1) == [0] && bounds.threshold(ofGreatest: 1) == 5)
    #expect(bounds.contenders(forGreatest: 3) == [0, 1])
  }

  /// Every pair of arcs of small networks lost, by rough solves and by exact ones.
  @Test(.enabled(if: isOptimised, "many solves: in release builds alone"))
  func noPrunedPairOfASmallNetworkIsAmongTheWorst() {
    let exact = BushAssignment(
      stopping: StoppingRule(relativeGap: 1e-11, iterationLimit: 500), mathematics: platform)
    let rough = BushAssignment(
      stopping: StoppingRule(relativeGap: 3e-2, iterationLimit: 50), mathematics: platform)
    func bounds(_ result: AssignmentResult) -> ValueBounds {
      ValueBounds(lower: result.objective - result.gap.absolute, upper: result.objective)
    }
    var pruned = 0
    for seed in 0..<40 {
      let problem = AssignmentProblem.randomCapacities(seed: seed)
      let base = exact.assign(problem)
      func losing(_ arcs: [Int]) -> AssignmentProblem {
        var problem = problem
        for userClass in problem.classes.indices {
          for arc in arcs { problem.classes[userClass].arcCost[arc] = .infinity }
        }
        return problem
      }
      let arcCount = problem.firstUse.count - 1
      let singles = (0..<min(arcCount, 9)).map { exact.assign(losing([$0])) }
      var found: [(bounds: ValueBounds, exact: ValueBounds)] = []
      for first in singles.indices {
        for second in singles.indices.dropFirst(first + 1) {
          let lost = losing([first, second])
          let least = exact.assign(lost, from: base.bushes)
          let outer = [singles[first], singles[second]]
          guard (outer + [least]).allSatisfy({ $0.unservedPairs == base.unservedPairs })
          else { continue }
          var both = bounds(rough.assign(lost, from: base.bushes))
          let tight = bounds(least)
          let rounding = 1e-9 * abs(tight.upper)
          for single in outer {
            #expect(bounds(single).lower <= tight.upper + rounding, "losing more costs no less")
            both.lower = max(both.lower, bounds(single).lower)
          }
          #expect(both.lower <= tight.upper + rounding && both.upper >= tight.lower - rounding)
          found.append((both, tight))
        }
      }
      let kept = Set(found.map(\.bounds).contenders(forGreatest: 3))
      pruned += found.count - kept.count
      let worst = found.indices.sorted { found[$0].exact.upper > found[$1].exact.upper }
      guard found.count > 3 else { continue }
      for index in worst.prefix(3) where !kept.contains(index) {
        // Only where the exact solves do not tell it from the fourth.
        let fourth = found[worst[3]].exact
        #expect(found[index].exact.lower <= fourth.upper, "seed \(seed)")
      }
    }
    #expect(pruned > 100, "bounds leave pairs out: \(pruned)")
  }

  @Test func theWorstPairsOfAStudyAreThoseOfAll() async throws {
    let planner = Planner(try fixture(), workers: 2)
    let all = await planner.resilience(of: .base, pairsAmong: 8)
    let some = await planner.resilience(of: .base, pairsAmong: 8, worst: 2)
    let pruning = try #require(some.pruning)
    #expect(pruning.pairs == all.pairs.count && pruning.worst == 2)
    #expect(pruning.pruned == all.pairs.count - some.pairs.count)
    let told = Set(some.pairs.map { Set($0.effect.closures.map(\.facility)) })
    let base = await planner.solve(.base)
    let before = planner.objectiveBounds(base)
    for pair in all.pairs where !told.contains(Set(pair.effect.closures.map(\.facility))) {
      let solved = await planner.solve(.base, with: pair.effect.closures, from: base)
      #expect(solved.serves(like: base), "who cuts somebody off is told")
      #expect(planner.objectiveBounds(solved).lower - before.upper < pruning.leastRise)
    }
    // What is told is the same as among all.
    for pair in some.pairs {
      let same = all.pairs.first { $0.effect.closures == pair.effect.closures }
      #expect(same?.effect.totalCost.value == pair.effect.totalCost.value)
    }
    let one = await Planner(try fixture(), workers: 1).resilience(
      of: .base, pairsAmong: 8, worst: 2)
    #expect(one.pairs.map(\.effect.totalCost.value) == some.pairs.map(\.effect.totalCost.value))
    #expect(one.pruning?.leastRise == pruning.leastRise)
  }
}
