import FlowAssignment
import TestSupport
import Testing

/// The most likely matrix, against figures made by hand and against other ways to it.
@Suite struct MatrixEstimationTests {
  private func estimation(
    _ prior: [Double], _ counts: [MatrixEstimation.Count], dispersion: Double = 1
  ) -> MatrixEstimation {
    MatrixEstimation(
      prior: prior, dispersion: dispersion, counts: counts, mathematics: .platform)
  }

  @Test func recoversAKnownMatrixFromExactCounts() {
    // Three pairs of a line A-B-C: A-B passes the first count, B-C the second, A-C both; a third
    // count sees A-C alone. The counts determine the matrix, whatever the prior says.
    let known = [300.0, 50, 120]
    let result = estimation(
      [100, 100, 100],
      [
        .init(value: known[0] + known[2], standardError: 1e-4, cells: [0, 2], shares: [1, 1]),
        .init(value: known[1] + known[2], standardError: 1e-4, cells: [1, 2], shares: [1, 1]),
        .init(value: known[2], standardError: 1e-4, cells: [2], shares: [1]),
      ]
    ).estimate()
    #expect(result.isConverged)
    for (cell, value) in zip(result.matrix, known) { #expect(abs(cell - value) < 1e-6) }
  }

  @Test func oneCountScalesItsPairsAlike() {
    // 100 and 300 sum to 400. With l = -0.5: v = 400 e^0.5 = 659.4885082801, and
    // c = v - (s^2 / phi) l = v + 0.5 * 400 / 2 = 759.4885082801.
    let result = estimation(
      [100, 300],
      [.init(value: 759.4885082801, standardError: 20, cells: [0, 1], shares: [1, 1])],
      dispersion: 2
    ).estimate()
    #expect(abs(result.modelled[0] - 659.4885082801) < 1e-6)
    #expect(abs(result.matrix[0] - 164.8721270700) < 1e-6)
    #expect(abs(result.matrix[1] - 494.6163812101) < 1e-6)
  }

  @Test func aPairOfWhichHalfPassesMovesByTheRootOfOneThatPassesWhole() {
    let result = estimation(
      [100, 100], [.init(value: 600, standardError: 1, cells: [0, 1], shares: [1, 0.5])]
    ).estimate()
    let factors = result.matrix.map { $0 / 100 }
    #expect(abs(factors[1] * factors[1] - factors[0]) < 1e-9 * factors[0])
    #expect(factors[0] > 1)
  }

  @Test func stepsThatOvershootAreHalvedUntilTheDualFalls() {
    // One vehicle a day before, a million counted: the first Newton step would multiply the pair by
    // e^500,000. With s = phi = 1 the minimum has c = x + ln x, here at x = 1,000,000.
    let result = estimation(
      [1], [.init(value: 1_000_013.815510558, standardError: 1, cells: [0], shares: [1])]
    ).estimate()
    #expect(result.isConverged)
    #expect(abs(result.matrix[0] - 1e6) < 1e-3)
  }

  @Test(arguments: 0..<5) func equalsASlowConvexSolve(_ seed: Int) {
    let problem = random(seed: seed)
    let result = problem.estimate()
    #expect(result.isConverged)
    let slow = slowEstimate(problem)
    for (fast, oracle) in zip(result.matrix, slow) {
      #expect(abs(fast - oracle) <= 1e-7 * (1 + oracle), "seed \(seed)")
    }
  }

  @Test(arguments: 0..<5) func smallErrorsGiveTheBalancingOfVanZuylenAndWillumsen(_ seed: Int) {
    // Counts of a matrix that exists, whole pairs: their algorithm scales the pairs of one count
    // after another until all are met.
    var generator = SplitMix64(seed: seed)
    var problem = random(seed: seed)
    let known = problem.prior.map { $0 * generator.number(from: 0.5, to: 2) }
    problem.counts = problem.counts.filter { !$0.cells.isEmpty }.map { count in
      .init(
        value: count.cells.reduce(0) { $0 + known[Int($1)] }, standardError: 1e-3,
        cells: count.cells, shares: count.cells.map { _ in 1 })
    }
    problem.dispersion = 1e3
    var balanced = problem.prior
    for _ in 0..<500 {
      for count in problem.counts {
        let sum = count.cells.reduce(0) { $0 + balanced[Int($1)] }
        guard sum > 0 else { continue }
        for cell in count.cells { balanced[Int(cell)] *= count.value / sum }
      }
    }
    let result = problem.estimate()
    #expect(result.isConverged)
    for (cell, other) in zip(result.matrix, balanced) {
      #expect(abs(cell - other) <= 1e-4 * (1 + other), "seed \(seed)")
    }
  }

  @Test func countsThatContradictEachOtherLeaveResiduals() {
    // One pair counted as 100 and as 200: a prior that knows nothing leaves the mean.
    let result = estimation(
      [150],
      [
        .init(value: 100, standardError: 10, cells: [0], shares: [1]),
        .init(value: 200, standardError: 10, cells: [0], shares: [1]),
      ], dispersion: 1e9
    ).estimate()
    #expect(result.isConverged)
    #expect(abs(result.matrix[0] - 150) < 1e-6)
    // A count twice as certain draws the pair four times as hard: (4 * 100 + 200) / 5 = 120.
    let drawn = estimation(
      [150],
      [
        .init(value: 100, standardError: 5, cells: [0], shares: [1]),
        .init(value: 200, standardError: 10, cells: [0], shares: [1]),
      ], dispersion: 1e6
    ).estimate()
    #expect(abs(drawn.matrix[0] - 120) < 1e-4)
  }

  @Test func countsThatNoPairServesAreLeftAsTheyAre() {
    let result = estimation(
      [0, 80],
      [
        .init(value: 500, standardError: 10, cells: [], shares: []),
        .init(value: 500, standardError: 10, cells: [0], shares: [1]),
        .init(value: 0, standardError: 1, cells: [], shares: []),
      ]
    ).estimate()
    #expect(result.isConverged)
    #expect(result.matrix == [0, 80])
    #expect(result.modelled == [0, 0, 0])
  }

  @Test func withoutCountsThePriorStands() {
    let result = estimation([3, 0, 5], []).estimate()
    #expect(result.matrix == [3, 0, 5])
    #expect(result.isConverged && result.iterations == 0)
  }

  @Test(arguments: [0.0, 1e-3, 1e7]) func farCountsNeitherOverflowNorEndEarly(_ value: Double) {
    let result = estimation(
      [10, 20],
      [
        .init(value: value, standardError: 1, cells: [0, 1], shares: [1, 0.01]),
        .init(value: value, standardError: 1, cells: [0], shares: [1]),
      ], dispersion: 100
    ).estimate()
    #expect(result.isConverged)
    #expect(result.matrix.allSatisfy { $0.isFinite && $0 > 0 })
    #expect(abs(result.modelled[1] - value) < 5)
  }

  @Test func errorsThatOverflowEndTheSearchWithoutAnAnswerCalledOne() {
    let result = MatrixEstimation(
      prior: [1e300, 1e300], dispersion: 1,
      counts: [.init(value: 1, standardError: 1e-300, cells: [0, 1], shares: [1, 1])],
      iterationLimit: 3, mathematics: .platform
    ).estimate()
    #expect(!result.isConverged)
    #expect(result.iterations == 3)
  }

  private func random(seed: Int) -> MatrixEstimation {
    var generator = SplitMix64(seed: 1000 + seed)
    let cells = 1 + generator.integer(below: 12)
    let prior = (0..<cells).map { _ in
      generator.chance(0.5) ? generator.number(from: 1, to: 500) : 50
    }
    let counts = (0..<1 + generator.integer(below: 8)).map { _ in
      let passing = (0..<cells).filter { _ in generator.chance(0.5) }
      return MatrixEstimation.Count(
        value: generator.number(from: 0, to: 2000),
        standardError: generator.number(from: 1, to: 300),
        cells: passing.map { Int32($0) },
        shares: passing.map { _ in generator.number(from: 0.05, to: 1) })
    }
    return estimation(prior, counts, dispersion: generator.number(from: 1, to: 500))
  }

  /// Minimises the primal itself, one cell after another, by bisection of its derivative.
  private func slowEstimate(_ problem: MatrixEstimation) -> [Double] {
    var matrix = problem.prior
    var before: [Double] = []
    // Until a sweep moves nothing that the comparison would see.
    while zip(before, matrix).contains(where: { abs($0 - $1) > 1e-10 * (1 + $1) })
      || before.isEmpty
    {
      before = matrix
      for cell in matrix.indices where problem.prior[cell] > 0 {
        func slope(_ logarithm: Double) -> Double {
          matrix[cell] = problem.prior[cell] * Mathematics.platform.exp(logarithm)
          return problem.counts.reduce(logarithm / problem.dispersion) { sum, count in
            guard let place = count.cells.firstIndex(of: Int32(cell)) else { return sum }
            let modelled = zip(count.cells, count.shares).reduce(0) {
              $0 + $1.1 * matrix[Int($1.0)]
            }
            return sum + count.shares[place] * (modelled - count.value)
              / (count.standardError * count.standardError)
          }
        }
        var (low, high) = (-30.0, 30.0)
        for _ in 0..<54 {
          let middle = (low + high) / 2
          if slope(middle) > 0 { high = middle } else { low = middle }
        }
      }
    }
    return matrix
  }
}
