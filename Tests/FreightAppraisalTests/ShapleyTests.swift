import FlowAssignment
import FreightAppraisal
import FreightModel
import TestSupport
import Testing

/// Shares against the definition over all orders of building, and gold test T12.
struct ShapleyTests {
  @Test func sharesOutTheBridgeOfBraess() throws {
    func saving(bridge: Bool, slope: Double) -> Double {
      var network = ProblemBuilder(nodes: 4)
      network.arc(0, 1, cost: 0, delay: .linear(slope: slope))
      network.arc(0, 2, cost: 50, delay: .linear(slope: 1))
      network.arc(1, 3, cost: 50, delay: .linear(slope: 1))
      network.arc(2, 3, cost: 0, delay: .linear(slope: slope))
      if bridge { network.arc(1, 2, cost: 10, delay: .linear(slope: 1)) }
      network.pair(from: 0, to: [3], demand: 6)
      let solver = BushAssignment(
        stopping: StoppingRule(relativeGap: 1e-12, iterationLimit: 100), mathematics: .platform)
      let result = solver.assign(network.problem())
      #expect(result.status == .converged)
      return 498 - result.gap.totalCost
    }
    func worth(_ value: Double) -> PackageGame.PartWorth { .init(value: value, resolution: 1e-9) }
    let game = PackageGame(
      ["BRIDGE", "SLOPE"],
      worths: [
        []: worth(saving(bridge: false, slope: 10)),
        ["BRIDGE"]: worth(saving(bridge: true, slope: 10)),
        ["SLOPE"]: worth(saving(bridge: false, slope: 5)),
        ["BRIDGE", "SLOPE"]: worth(saving(bridge: true, slope: 5)),
      ])
    let shapley = ShapleyShares(of: game)
    #expect(shapley.shares.map { $0.alone.value.rounded(to: 1e-8) } == [-54, 90])
    #expect(shapley.shares.map { $0.share.value.rounded(to: 1e-8) } == [-51, 93])
    #expect(shapley.interactions.map { $0.worth.value.rounded(to: 1e-8) } == [6])
    #expect(shapley.total.value.rounded(to: 1e-8) == 42)
    let cases = game.braessCases
    #expect(cases.map(\.investment) == ["BRIDGE", "BRIDGE"])
    #expect(cases.map(\.package) == [[], ["SLOPE"]])
    #expect(cases.map { $0.worth.value.rounded(to: 1e-8) } == [-54, -48])
  }

  @Test(arguments: 0..<60) func equalsTheAverageOverAllOrders(_ seed: Int) {
    var random = SplitMix64(seed: seed)
    let count = 1 + random.integer(below: 6)
    let game = Game(count: count, random: &random)
    let shapley = ShapleyShares(of: game.game)
    for (share, expected) in zip(shapley.shares, game.sharesOverAllOrders) {
      #expect(abs(share.share.value - expected) < 1e-9)
    }
    #expect(shapley.shareError < 1e-12)
    #expect(shapley.interactionError < 1e-12)
    for share in shapley.shares {
      let own = shapley.interactions.filter {
        $0.first == share.investment || $0.second == share.investment
      }
      let half = own.map(\.worth.value).reduce(0, +) / 2
      #expect(abs(share.alone.value + half - share.share.value) < 1e-9)
    }
  }

  @Test func whatIsNeededHasAShareInWhatNeedsIt() {
    let game = PackageGame(
      ["STAGE_1", "STAGE_2"],
      worths: [
        []: .init(value: 0, resolution: 1), ["STAGE_1"]: .init(value: 2, resolution: 1),
        ["STAGE_1", "STAGE_2"]: .init(value: 12, resolution: 1),
      ])
    let shapley = ShapleyShares(of: game)
    #expect(shapley.shares.map(\.isBuildableAlone) == [true, false])
    #expect(shapley.shares.map(\.share.value) == [7, 5])
    // Orders: 1 then 2 tells 1's two thresholds; 2 then 1 tells those of all and nothing.
    #expect(shapley.shares.map(\.share.resolution) == [2, 1])
    #expect(shapley.interactions.map(\.worth.value) == [10])
  }

  @Test func anAdditionWithinTheThresholdIsNoParadox() {
    func game(_ worth: Double) -> PackageGame {
      PackageGame(
        ["ROAD"],
        worths: [
          []: .init(value: 0, resolution: 1), ["ROAD"]: .init(value: worth, resolution: 1),
        ])
    }
    #expect(game(-1.9).braessCases.isEmpty)
    #expect(game(-2.1).braessCases.count == 1)
  }
}

/// A random game in which every member but the first may need an earlier one.
private struct Game {
  let game: PackageGame
  private let worths: [Set<Investment.ID>: PackageGame.PartWorth]

  init(count: Int, random: inout SplitMix64) {
    let members = (0..<count).map { Investment.ID("I\($0)") }
    let needs = (0..<count).map { member -> Int? in
      guard member > 0, random.chance(0.5) else { return nil }
      return random.integer(below: member)
    }
    var worths: [Set<Investment.ID>: PackageGame.PartWorth] = [:]
    for mask in 0..<(1 << count) {
      let chosen = (0..<count).filter { mask >> $0 & 1 == 1 }
      guard chosen.allSatisfy({ needs[$0].map(chosen.contains) ?? true }) else { continue }
      worths[Set(chosen.map { members[$0] })] = .init(
        value: mask == 0 ? 0 : random.number(from: -5, to: 20))
    }
    self.worths = worths
    game = PackageGame(members, worths: worths)
  }

  /// What each member adds when it joins, by the definition.
  var sharesOverAllOrders: [Double] {
    var sums = game.members.map { _ in 0.0 }
    var orders = 0.0
    func visit(_ order: [Int]) {
      guard order.count < game.members.count else {
        orders += 1
        for place in order.indices {
          sums[order[place]] += worth(order[...place]) - worth(order[..<place])
        }
        return
      }
      for next in game.members.indices where !order.contains(next) { visit(order + [next]) }
    }
    visit([])
    return sums.map { $0 / orders }
  }

  /// The worth of the largest part that can be built.
  private func worth(_ chosen: ArraySlice<Int>) -> Double {
    let chosen = Set(chosen.map { game.members[$0] })
    return worths.filter { $0.key.isSubset(of: chosen) }
      .max { $0.key.count < $1.key.count }!.value.value
  }
}

extension Double {
  fileprivate func rounded(to unit: Double) -> Double { (self / unit).rounded() * unit }
}
