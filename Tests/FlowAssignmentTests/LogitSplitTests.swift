import TestSupport
import Testing

@testable import FlowAssignment

@Suite struct LogitSplitTests {
  @Test func givesTheSharesAndLogsumOfGoldTestFour() {
    let shares = LogitSplit.shares(costs: [100.0, 120], scale: 0.05, .platform)
    #expect(abs(shares[0] - 0.7310585786) < 5e-11)
    let logsum = LogitSplit.logsum(costs: [100.0, 120], scale: 0.05, .platform)
    #expect(abs(logsum - 93.7347662) < 5e-8)
  }

  @Test func staysFiniteAtCostDifferencesOfAMillion() {
    for scale in [1e-3, 1.0, 1e3] {
      for costs in [[0, 1e6], [1e6, 0], [-1e6, 1e6], [1e9, 1e9 + 1e6], [0, 1e6, .infinity]] {
        let shares = LogitSplit.shares(costs: costs, scale: scale, .platform)
        #expect(shares.allSatisfy { $0 >= 0 && $0 <= 1 })
        #expect(abs(shares.reduce(0, +) - 1) < 1e-15)
        let logsum = LogitSplit.logsum(costs: costs, scale: scale, .platform)
        #expect(logsum.isFinite && logsum <= costs.min()!)
      }
    }
  }

  @Test func givesTheSharesAsTheDerivativeOfTheLogsum() {
    for seed in 0..<100 {
      var random = SplitMix64(seed: seed)
      let costs = (0..<(1 + random.integer(below: 5))).map { _ in random.number(from: 0, to: 50) }
      let scale = random.number(from: 0.02, to: 1)
      let shares = LogitSplit.shares(costs: costs, scale: scale, .platform)
      for index in costs.indices {
        let step = 1e-4
        var (above, below) = (costs, costs)
        above[index] += step
        below[index] -= step
        let difference =
          LogitSplit.logsum(costs: above, scale: scale, .platform)
          - LogitSplit.logsum(costs: below, scale: scale, .platform)
        #expect(abs(difference / (2 * step) - shares[index]) < 1e-8, "seed \(seed)")
      }
    }
  }

  @Test func addsNoEntropyForSharesThatUnderflow() {
    #expect(LogitSplit.entropy(of: 2, in: 8, .platform) == -2 * Mathematics.platform.log(4))
    #expect(LogitSplit.entropy(of: 8, in: 8, .platform) == 0)
    #expect(LogitSplit.entropy(of: 0, in: 8, .platform) == 0)
    #expect(LogitSplit.entropy(of: 0, in: 0, .platform) == 0)
    #expect(LogitSplit.entropy(of: .leastNonzeroMagnitude, in: 8, .platform) == 0)
  }

  @Test func givesNothingToClosedAlternatives() {
    #expect(LogitSplit.shares(costs: [.infinity, 3, .infinity], scale: 1, .platform) == [0, 1, 0])
    #expect(LogitSplit.logsum(costs: [.infinity, 3, .infinity], scale: 1, .platform) == 3)
    #expect(LogitSplit.shares(costs: [.infinity, .infinity], scale: 1, .platform) == [0, 0])
    #expect(LogitSplit.logsum(costs: [Double.infinity], scale: 1, .platform) == .infinity)
    #expect(LogitSplit.logsum(costs: [Double](), scale: 1, .platform) == .infinity)
  }
}
