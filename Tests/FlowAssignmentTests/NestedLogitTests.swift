import TestSupport
import Testing

@testable import FlowAssignment

@Suite struct NestedLogitTests {
  /// A split of up to six alternatives in up to as many nests, and costs that may be infinite.
  private static func random(
    _ random: inout SplitMix64, allOpen: Bool = false
  ) -> (choice: NestedLogit, costs: [Double]) {
    let count = 1 + random.integer(below: 6)
    let scale = random.number(from: 0.02, to: 1)
    let nests = (0..<count).map { _ in Int32(random.integer(below: count)) }
    let choice = NestedLogit(
      scale: scale, nestScale: scale * random.number(from: 1, to: 6), nests: nests[...],
      .platform)
    let costs = (0..<count).map { _ in
      !allOpen && random.chance(0.15) ? Double.infinity : random.number(from: 0, to: 50)
    }
    return (choice, costs)
  }

  @Test func givesTheSharesAndCostsOfGoldTestFive() {
    // 100 | {110, 115}.
    let choice = NestedLogit(scale: 0.05, nestScale: 0.2, nests: [0, 1, 1], .platform)
    let shares = choice.shares([100, 110, 115])
    for (share, expected) in zip(shares, [0.603886, 0.289582, 0.106531]) {
      #expect(abs(share - expected) < 5e-7)
    }
    let nest = NestedLogit(scale: 0.2, nestScale: 0.2, nests: [0, 0], .platform)
    #expect(abs(nest.logsum([110, 115]) - 108.433692) < 5e-7)
    let expected = LogitSplit.logsum(
      costs: [100, nest.logsum([110, 115])], scale: 0.05, .platform)
    #expect(abs(choice.logsum([100, 110, 115]) - expected) < 1e-12)
  }

  @Test func givesTheLogsumDifferenceOfGoldTestThirteenAndTheRuleOfAHalf() {
    let before = [100.0, 120]
    let after = [100.0, 105]
    let choice = NestedLogit(scale: 0.05, nestScale: 0.05, nests: [0, 1], .platform)
    #expect(abs(choice.logsum(before) - choice.logsum(after) - 5.253555) < 5e-7)
    let half = zip(choice.shares(before), choice.shares(after)).map { 0.5 * ($0 + $1) }
    let rule = (0..<2).reduce(0) { $0 + half[$1] * (before[$1] - after[$1]) }
    #expect(abs(rule - 5.300737) < 5e-7)
  }

  @Test func isPlainLogitWhereTheScalesAreEqualOrNestsHaveOneAlternative() {
    for seed in 0..<300 {
      var random = SplitMix64(seed: seed)
      let (nested, costs) = Self.random(&random)
      let plain = LogitSplit.shares(costs: costs, scale: nested.scale, .platform)
      let logsum = LogitSplit.logsum(costs: costs, scale: nested.scale, .platform)
      let alike = NestedLogit(
        scale: nested.scale, nestScale: nested.scale, nests: nested.nests, .platform)
      let own = NestedLogit(
        scale: nested.scale, nestScale: nested.nestScale,
        nests: costs.indices.map { Int32($0) }[...], .platform)
      let none = NestedLogit(
        scale: nested.scale, nestScale: nested.nestScale, nests: [], .platform)
      for choice in [alike, own, none] {
        for (share, expected) in zip(choice.shares(costs), plain) {
          #expect(abs(share - expected) < 1e-14, "seed \(seed)")
        }
        let other = choice.logsum(costs)
        #expect(other == logsum || abs(other - logsum) < 1e-12, "seed \(seed)")
        let flows = plain.map { 7 * $0 }
        let entropy = plain.reduce(0) { $0 + LogitSplit.entropy(of: 7 * $1, in: 7, .platform) }
        #expect(
          abs(choice.entropyCost(of: flows, in: 7) - entropy / nested.scale) < 1e-11,
          "seed \(seed)")
      }
    }
  }

  @Test func givesTheSharesAsTheDerivativeOfTheLogsum() {
    for seed in 0..<300 {
      var random = SplitMix64(seed: seed)
      let (choice, costs) = Self.random(&random)
      let shares = choice.shares(costs)
      for index in costs.indices where costs[index] < .infinity {
        var (above, below) = (costs, costs)
        above[index] += 1e-4
        below[index] -= 1e-4
        let slope = (choice.logsum(above) - choice.logsum(below)) / 2e-4
        #expect(abs(slope - shares[index]) < 1e-7, "seed \(seed)")
      }
    }
  }

  @Test func staysFiniteAtCostDifferencesOfAMillion() {
    for scale in [1e-3, 1.0, 1e3] {
      for ratio in [1.0, 5, 1e3] {
        for costs in [
          [0, 1e6, 0], [1e6, 0, 5], [-1e6, 1e6, 0], [1e9, 1e9 + 1e6, 1e9], [0, 1e6, .infinity],
        ] {
          for nests: ArraySlice<Int32> in [[0, 0, 1], [0, 1, 1], [2, 2, 2], [0, 1, 0]] {
            let choice = NestedLogit(
              scale: scale, nestScale: ratio * scale, nests: nests, .platform)
            let shares = choice.shares(costs)
            #expect(shares.allSatisfy { $0 >= 0 && $0 <= 1 })
            #expect(abs(shares.reduce(0, +) - 1) < 1e-14)
            let logsum = choice.logsum(costs)
            #expect(logsum.isFinite && logsum <= costs.min()!)
            let flows = shares.map { 3 * $0 }
            #expect(choice.entropyCost(of: flows, in: 3).isFinite)
            let away = [1.0, -0.5, -0.5]
            #expect(choice.gradient(along: away, at: flows, in: 3).isFinite)
            #expect(choice.secant(from: flows, to: [1, 1, 1], in: 3).isFinite)
          }
        }
      }
    }
  }

  @Test func givesNothingToClosedAlternativesAndNests() {
    let choice = NestedLogit(scale: 0.1, nestScale: 0.3, nests: [0, 0, 1, 1], .platform)
    #expect(choice.shares([.infinity, .infinity, 3, .infinity]) == [0, 0, 1, 0])
    #expect(choice.logsum([.infinity, .infinity, 3, .infinity]) == 3)
    let nothing = [Double](repeating: .infinity, count: 4)
    #expect(choice.shares(nothing) == [0, 0, 0, 0] && choice.logsum(nothing) == .infinity)
  }

  @Test func sharesAreWhereCostAndEntropyAreLeast() {
    for seed in 0..<200 {
      var random = SplitMix64(seed: seed)
      let (choice, costs) = Self.random(&random, allOpen: true)
      let best = choice.shares(costs).map { 5 * $0 }
      func total(_ flows: [Double]) -> Double {
        zip(flows, costs).reduce(0) { $0 + $1.0 * $1.1 } + choice.entropyCost(of: flows, in: 5)
      }
      #expect(abs(total(best) - 5 * choice.logsum(costs)) < 1e-10, "seed \(seed)")
      for _ in 0..<10 {
        let weights = costs.map { _ in random.number(from: 0, to: 1) }
        let sum = weights.reduce(0, +)
        #expect(total(weights.map { 5 * $0 / sum }) >= total(best) - 1e-10, "seed \(seed)")
      }
    }
  }

  @Test func hasTheGradientOfItsEntropysFiniteDifferenceAndItsSecant() {
    for seed in 0..<200 {
      var random = SplitMix64(seed: seed)
      let (choice, costs) = Self.random(&random)
      func flows() -> [Double] {
        let weights = costs.map { _ in random.number(from: 0.1, to: 1) }
        let sum = weights.reduce(0, +)
        return weights.map { 5 * $0 / sum }
      }
      let (from, to) = (flows(), flows())
      let changes = zip(to, from).map { $0 - $1 }
      func moved(_ share: Double) -> [Double] { zip(from, changes).map { $0 + share * $1 } }
      let slope =
        (choice.entropyCost(of: moved(1e-4), in: 5) - choice.entropyCost(of: moved(-1e-4), in: 5))
        / 2e-4
      let gradient = choice.gradient(along: changes, at: from, in: 5)
      #expect(abs(slope - gradient) <= 1e-6 * (1 + abs(gradient)), "seed \(seed)")
      let secant = choice.secant(from: from, to: to, in: 5)
      let end = choice.gradient(along: changes, at: to, in: 5)
      #expect(abs(secant - (end - gradient)) <= 1e-11 * (1 + abs(gradient) + abs(end)))
      #expect(secant >= 0)
    }
  }
}
