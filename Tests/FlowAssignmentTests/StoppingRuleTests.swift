import FlowAssignment
import Synchronization
import TestSupport
import Testing

/// Limits, what they add up to, and the clock that some of them need.
@Suite struct StoppingRuleTests {
  /// A line with a relative gap of a hundredth of `gap`.
  private func line(_ number: Int, gap: Double, seconds: Double = 0) -> AssignmentResult.Iteration {
    AssignmentResult.Iteration(
      number: number,
      gap: AssignmentResult.Gap(absolute: gap, totalCost: 100, leastCost: 100 - gap),
      objective: 90,
      seconds: seconds)
  }

  @Test func eachLimitStopsAtItselfAndNotBefore() {
    #expect(StoppingRule.relativeGap(0.02).verdict(on: line(1, gap: 2)) == .converged)
    #expect(StoppingRule.relativeGap(0.02).verdict(on: line(1, gap: 2.1)) == nil)
    #expect(StoppingRule.absoluteGap(2).verdict(on: line(1, gap: 2)) == .converged)
    #expect(StoppingRule.absoluteGap(2).verdict(on: line(1, gap: 2.1)) == nil)
    #expect(StoppingRule.iterations(3).verdict(on: line(3, gap: 9)) == .iterationLimit)
    #expect(StoppingRule.iterations(3).verdict(on: line(2, gap: 9)) == nil)
    #expect(StoppingRule.seconds(5).verdict(on: line(1, gap: 9, seconds: 5)) == .timeLimit)
    #expect(StoppingRule.seconds(5).verdict(on: line(1, gap: 9, seconds: 4.9)) == nil)
  }

  @Test func theFirstOfSeveralLimitsDecidesWhateverTheirOrder() {
    let parts = [
      StoppingRule.relativeGap(0.01), .absoluteGap(3), .iterations(4), .seconds(6), .iterations(9),
      .relativeGap(0.02),
    ]
    let rule = parts.dropFirst().reduce(parts[0]) { $0.or($1) }
    #expect(rule == parts.reversed().dropFirst().reduce(parts[5]) { $0.or($1) })
    for number in 1...5 {
      for gap in [1.0, 2.5, 3.5] {
        for seconds in [0.0, 6] {
          let line = line(number, gap: gap, seconds: seconds)
          let isStopped = parts.contains { $0.verdict(on: line) != nil }
          #expect((rule.verdict(on: line) != nil) == isStopped)
        }
      }
    }
    #expect(rule.or(rule) == rule)
  }

  @Test func aGapThatIsReachedCountsBeforeALimitReachedWithIt() {
    let rule = StoppingRule.relativeGap(0.01).or(.iterations(2)).or(.seconds(1))
    #expect(rule.verdict(on: line(2, gap: 1, seconds: 1)) == .converged)
    #expect(rule.verdict(on: line(2, gap: 5, seconds: 1)) == .iterationLimit)
    #expect(rule.verdict(on: line(1, gap: 5, seconds: 1)) == .timeLimit)
  }

  @Test func aGapOfZeroEndsEverySolve() {
    for rule in [StoppingRule.iterations(9), .seconds(9), .relativeGap(0), .absoluteGap(0)] {
      #expect(rule.verdict(on: line(1, gap: 0)) == .converged)
      #expect(rule.verdict(on: line(1, gap: 1e-300)) == nil)
    }
  }

  @Test func theConvenienceIsAGapOrSoManyIterations() {
    #expect(
      StoppingRule(relativeGap: 0.5, iterationLimit: 3)
        == .relativeGap(0.5).or(.iterations(3)))
    #expect(StoppingRule().relativeGap == 1e-7 && StoppingRule().iterationLimit == 200)
  }

  @Test(arguments: Solver.allCases)
  func solversStopAtAnAbsoluteGap(_ solver: Solver) {
    let result = solve(
      .ladder(demand: 10), StoppingRule.absoluteGap(1e-4).or(.iterations(100)), by: solver)
    #expect(result.status == .converged && result.gap.absolute <= 1e-4)
    #expect(result.log.dropLast().allSatisfy { $0.gap.absolute > 1e-4 })
  }

  @Test(arguments: Solver.allCases)
  func solversStopAtATimeLimitWithAnHonestGap(_ solver: Solver) {
    let problem = AssignmentProblem.ladder(demand: 10)
    let watch = TickingClock(step: 2)
    let result = solve(
      problem, StoppingRule.seconds(3).or(.iterations(100)), by: solver, clock: { watch.read() })
    #expect(result.status == .timeLimit)
    #expect(result.log.map(\.seconds) == [2, 4])
    let best = solve(problem, gap: 1e-8, by: solver)
    #expect(result.gap.absolute >= result.objective - best.objective)
  }

  @Test func theBaselineStopsAtATimeLimitToo() {
    let watch = TickingClock(step: 2)
    let result = BiconjugateFrankWolfe(
      stopping: .seconds(5), mathematics: .platform, clock: { watch.read() }
    ).assign(AssignmentProblem.ladder(demand: 10).withoutChoice)
    #expect(result.status == .timeLimit)
    #expect(result.log.map(\.seconds) == [2, 4, 6])
    let loaded = AllOrNothing(mathematics: .platform, clock: { watch.read() })
      .assign(AssignmentProblem.ladder(demand: 10).withoutChoice)
    #expect(loaded.log.map(\.seconds) == [2])
  }

  @Test(arguments: Solver.allCases)
  func theClockChangesNothingButTheLog(_ solver: Solver) {
    let rule = StoppingRule(relativeGap: 1e-9)
    let problem = AssignmentProblem.random(seed: 5)
    let still = solve(problem, rule, by: solver)
    let watch = TickingClock(step: 0.1)
    let timed = solve(problem, rule, by: solver, clock: { watch.read() })
    expectSameBits(still, timed, "with and without a clock")
    #expect(still.log.map(\.gap.absolute) == timed.log.map(\.gap.absolute))
    #expect(still.log.allSatisfy { $0.seconds == 0 })
    #expect(timed.log.allSatisfy { $0.seconds > 0 })
  }
}

/// A clock on which every look takes the same time; it does not begin at zero.
private final class TickingClock: Sendable {
  private let looks = Atomic(1000)
  private let step: Double

  init(step: Double) { self.step = step }

  func read() -> Double { Double(looks.wrappingAdd(1, ordering: .relaxed).newValue) * step }
}
