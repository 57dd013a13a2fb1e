import FreightModel
import Testing

@testable import FreightAppraisal

/// Draws, and what is summed up from them.
struct SweepTests {
  private func parameter(_ low: Double, _ value: Double, _ high: Double) -> Parameter {
    Parameter(
      id: Parameter.ID("p"), value: value, unit: "1", range: low...high, priceLevel: "",
      meaning: Label(sv: "p", en: "p"),
      provenance: Provenance(source: "made up for tests", confidence: .estimated),
      isVerified: false)
  }

  /// By hand: with peak at a quarter of the way, a quarter of the chance lies below the peak.
  @Test func theTriangleHasItsQuantilesWhereTheyAreByHand() {
    let skewed = parameter(2, 3, 6)
    #expect(skewed.triangularQuantile(0) == 2)
    #expect(skewed.triangularQuantile(0.25) == 3)
    #expect(skewed.triangularQuantile(0.0625) == 2.5)
    // F(x) = 1 - (6 - x)^2 / 12 above the peak.
    #expect(abs(skewed.triangularQuantile(1 - 1.0 / 12) - 5) < 1e-12)
    #expect(skewed.triangularQuantile(1) == 6)
    #expect(parameter(1, 1, 3).triangularQuantile(0.75) == 2)
    #expect(parameter(1, 3, 3).triangularQuantile(0.25) == 2)
    #expect(parameter(4, 4, 4).triangularQuantile(0.3) == 4)
  }

  @Test func aLatinHypercubeDrawsOnceFromEveryPart() {
    let design = SweepDesign(.latinHypercube, draws: 50, parameters: 3, seed: 9)
    for parameter in 0..<3 {
      let parts = design.chances.map { Int($0[parameter] * 50) }
      #expect(parts.sorted() == Array(0..<50))
      #expect(parts != Array(0..<50))
    }
    let free = SweepDesign(.monteCarlo, draws: 50, parameters: 3, seed: 9)
    #expect(Set(free.chances.map { Int($0[0] * 50) }).count < 50)
  }

  @Test func theSeedDecidesTheDraws() {
    let one = SweepDesign(.latinHypercube, draws: 10, parameters: 2, seed: 1)
    #expect(one == SweepDesign(.latinHypercube, draws: 10, parameters: 2, seed: 1))
    #expect(one != SweepDesign(.latinHypercube, draws: 10, parameters: 2, seed: 2))
  }

  /// The mean of a triangle is a third of the sum of low, peak and high.
  @Test func drawsOfALatinHypercubeHaveTheTrianglesMean() {
    let row = parameter(0, 1, 5)
    let design = SweepDesign(.latinHypercube, draws: 2000, parameters: 1, seed: 3)
    let mean =
      (0..<2000).reduce(0) { $0 + design.values(of: [row], draw: $1)[0] } / 2000
    #expect(abs(mean - 2) < 0.002)
  }

  /// Newcombe 1998, doi:10.1002/(SICI)1097-0258(19980430)17:8<857::AID-SIM777>3.0.CO;2-E, table I.
  @Test func aShareHasWilsonsInterval() {
    func ends(_ hits: Double, _ count: Double) -> [Double] {
      let interval = SweepSummary.wilson(hits, of: count)
      return [interval.lowerBound, interval.upperBound].map { ($0 * 1e4).rounded() / 1e4 }
    }
    #expect(ends(81, 263) == [0.2553, 0.3662])
    #expect(ends(15, 148) == [0.0624, 0.1605])
    #expect(ends(0, 20) == [0, 0.1611])
    #expect(ends(1, 29) == [0.0061, 0.1718])
    #expect(ends(29, 29)[1] == 1)
  }

  /// Four draws of two options, summed up by hand.
  @Test func fourDrawsAreSummedUpAsByHand() {
    let worth = [[4, 1], [-2, 3], [0.25, -1], [6, 5]]
    let summaries = SweepSummary.all(
      of: worth, resolutions: worth.map { $0.map { _ in 0.5 } },
      values: [[1, 7], [2, 7], [3, 7], [4, 7]])
    #expect(summaries.count == 3)
    let (first, second, nothing) = (summaries[0], summaries[1], summaries[2])
    #expect(first.mean == 2.0625)
    #expect(first.shareAboveZero == 0.5)
    #expect(first.shareBelowZero == 0.25)
    #expect(first.shareBest == 0.75)
    #expect(first.greatestRegret == 5)
    #expect(second.shareBest == 0.25)
    #expect(second.greatestRegret == 3)
    #expect(nothing.shareBest == 0)
    #expect(nothing.greatestRegret == 6)
    #expect(nothing.shareAboveZero == 0 && nothing.shareBelowZero == 0)
    // Sorted -2, .25, 4, 6: the median is half way between the middle two.
    #expect(first.quantiles[2] == 2.125)
    #expect(abs(first.quantiles[0] - (-2 + 0.15 * 2.25)) < 1e-12)
    // Ranks 3, 1, 2, 4 against 1, 2, 3, 4: 1 - 6 (4 + 1 + 1) / 60.
    #expect(abs(first.rankCorrelations[0] - 0.4) < 1e-12)
    #expect(first.rankCorrelations[1] == 0)
    let variance = [4, -2, 0.25, 6].reduce(0) { $0 + ($1 - 2.0625) * ($1 - 2.0625) } / 3
    #expect(abs(first.standardError - (variance / 4).squareRoot()) < 1e-12)
  }

  @Test func equalNumbersShareTheirRank() {
    #expect(SweepSummary.ranks([5, 1, 5, 7]) == [2.5, 1, 2.5, 4])
  }

  @Test func theRootOfACubicIsFound() async {
    var rounds = 0
    let found = await root(from: (0, -8), to: (10, 992), tolerance: 1e-9) { x in
      rounds += 1
      return x * x * x - 8
    }
    #expect(abs(found.x - 2) < 1e-7)
    #expect(rounds < 40)
  }

  @Test func aRootEndsWhereAValueCannotBeToldFromZero() async {
    let found = await root(from: (3, 30), to: (0, -60), isZero: { abs($0) < 1 }) { 30 * $0 - 60 }
    #expect(found.x == 2)
  }
}
