import Testing

@testable import FreightReport

/// Which orders of net present values hold.
@Suite struct RankedWorthTests {
  private func worth(
    _ id: String, _ value: Double, growing: Double? = nil, draws: [Double] = []
  ) -> RankedWorth {
    RankedWorth(id: id, name: id, value: value, growing: growing, draws: draws, isCostAlone: false)
  }

  @Test func anOrderHoldsUntilGrowthOrDrawsTurnIt() {
    let first = worth("A", -380, growing: -378, draws: [-400, -420, -410])
    #expect(first.turn(worth("B", -383, growing: -390, draws: [-430, -450, -460])) == [])
    #expect(first.turn(worth("B", -383, growing: -325)) == .growth)
    // The mean is the other's, or so is one draw in three.
    #expect(first.turn(worth("B", -383, draws: [-410, -430, 900])) == [.draws, .mean])
    #expect(first.turn(worth("B", -383, draws: [-390, -490, -490])) == .draws)
    #expect(worth("B", -383, growing: -325).turn(first) == .growth)
    // What is not known turns nothing.
    #expect(first.turn(worth("B", -383)) == [])
  }

  @Test func oneDrawInTenTurnsNoOrder() {
    let other = worth("B", -2, draws: [Double](repeating: -2, count: 20))
    func first(_ turned: Int) -> RankedWorth {
      worth(
        "A", -1,
        draws: [Double](repeating: -3, count: turned)
          + [Double](repeating: 1, count: 20 - turned))
    }
    #expect(first(2).turn(other) == [])
    #expect(first(3).turn(other) == .draws)
  }

  @Test func leadersAreThoseWhoseOrderWithTheFirstTurns() throws {
    let all = [
      worth("C", -2025, growing: -1795), worth("A", -380, growing: -378),
      worth("B", -383, growing: -325), worth("D", -1029, growing: -887),
    ]
    let most = try #require(RankedWorth.leaders(all))
    #expect(most.all.map(\.id) == ["A", "B"] && most.rivals.map(\.turn) == [.growth])
    let least = try #require(RankedWorth.leaders(all, isLeast: true))
    #expect(least.all.map(\.id) == ["C"] && least.rivals.isEmpty)
    #expect(RankedWorth.leaders([]) == nil)
    // For each krona invested the same draws tell.
    #expect(all[1].each(100).value == -3.8 && all[1].each(100).growing == -3.78)
  }

  /// Growth brings B alone before the first, the draws both.
  @Test func whatMayComeBeforeTheFirstIsToldWithItsCauses() throws {
    let page = ReportPage(ResultView(SmallResult.make()), Wording(.sv), [])
    func told(_ others: [RankedWorth]) throws -> [String] {
      let first = worth("A", -380, growing: -378, draws: [-390, -390, -390])
      return page.told(
        "Minst är A: ", try #require(RankedWorth.leaders([first] + others)),
        page.order("Mindre kan det vara för ", "")
      ) { $0.name }
    }
    let growing = worth("B", -383, growing: -325, draws: [-300, -300, -400])
    let drawn = worth("C", -561, growing: -411, draws: [-300, -400, -400])
    #expect(
      try told([growing, drawn]) == [
        "Minst är A: A.",
        "Mindre kan det vara för B eller C: om effekterna växer (B) och i en del av de slumpade "
          + "prövningarna (båda).",
      ])
    #expect(
      try told([growing]).last
        == "Mindre kan det vara för B om effekterna växer och i en del av de "
        + "slumpade prövningarna.")
    #expect(try told([worth("D", -900, growing: -900, draws: [-900, -900, -900])]).count == 1)
    #expect(
      try told([drawn, drawn.named("D"), drawn.named("E")]).last
        == "Mindre kan det vara för någon av tre andra i en del av de slumpade prövningarna.")
  }

  @Test(arguments: [
    (1, "en", "one"), (3, "tre", "three"), (12, "tolv", "twelve"), (13, "13", "13"),
  ])
  func countsAreWordsUpToTwelve(count: Int, sv: String, en: String) {
    #expect(Wording(.sv).counted(count) == sv && Wording(.en).counted(count) == en)
  }
}
