import FreightAppraisal
import FreightModel
import Testing

@testable import FreightReport

/// What the note on the first page says of trains that need goods and of CO2.
extension FirstPageTests {
  /// The costs of cars and freight together are 3,400 MSEK a year, a fifth less with the terminal
  /// where trains run anyhow.
  ///
  /// Each of the three years of effects is worth 1.25^5 of the year that was solved: growth and
  /// discount rate are a quarter, seven years of one and two of the other. Of the terminal's 150
  /// MSEK a quarter is counted, a quarter of that is paid by taxes, one half each with the factors
  /// 1 and 0.8, and a quarter is left, with the factor 0.8^4: 4.6 MSEK.
  private static let (effectFactor, costMSEK) = (
    3 * 3.051_757_812_5, 150 * 0.25 * 0.25 * (0.9 - 0.4096)
  )

  @Test(arguments: [
    (
      0.9, "sparade Terminalen 340 i stället för 680 mnkr/år, och NNV blev +3 108 mnkr",
      "The terminal would save 340 instead of 680 MSEK/yr, and NNV would be +3,108 MSEK"
    ),
    (
      1.05,
      "kostade Terminalen 170 mnkr/år mer i stället för att spara 680, och NNV blev −1 561 mnkr",
      "The terminal would cost 170 MSEK/yr more instead of saving 680, and NNV would be −1,561 MSEK"
    ),
    (
      1.0, "sparade Terminalen inget påvisbart i stället för 680 mnkr/år, och NNV blev −5 mnkr",
      "The terminal would save nothing detectable instead of 680 MSEK/yr, and NNV would be −5 MSEK"
    ),
  ])
  func whatTrainsThatNeedGoodsLeaveOfATerminalIsTold(factor: Double, sv: String, en: String) throws
  {
    var result = variant(headlines: Self.both)
    #expect(page(result, .sv).trainRule.isEmpty)
    result.scaleEconomies = SmallResult.scaleEconomies(terminal: factor)
    #expect(
      read(page(result, .sv).trainRule)
        == " Gick tågen bara när godset räcker \(sv) (inte slumpprövat).")
    #expect(
      read(page(result, .en).trainRule)
        == " If trains ran only with goods enough, \(en) (no random trials).")
    // The number of the sentence is that of the table; the road was not solved so.
    let table = verdictTable(ResultView(result))
    let column = try #require(table.columns.firstIndex { $0.key == "nnv_trains_by_demand_msek" })
    let told = table.rows.map { row in
      if case .number(let value) = row.cells[column] { value } else { Double.nan }
    }
    try #require(told.count == 2)
    #expect(told[0].isNaN)
    // Lorries' noise is a few thousand kronor.
    #expect(abs(told[1] - (3400 * (1 - factor) * Self.effectFactor - Self.costMSEK)) < 0.01)
  }

  /// The terminal takes 400,000 of the trains' million tonnes of CO2 away, 0.25 SEK a kilogram: 100
  /// MSEK a year beside 680 of costs.
  @Test func whatATerminalIsWorthWithoutCO2IsTold() throws {
    let whole = SmallResult.make()
    #expect(ResultView(whole).carbonShare == nil && page(whole, .sv).carbonShare.isEmpty)
    let outcomes = whole.outcomes.map { outcome in
      var indicators = outcome.indicators
      indicators.industries[0].modes[Mode.rail.order].co2Tonnes =
        outcome.scenario.id == "TERMINAL" ? 600_000 : 1_000_000
      return outcome.with(indicators: indicators)
    }
    let result = variant(of: whole.with(outcomes: outcomes), headlines: Self.both)
    let found = try #require(ResultView(result).carbonShare)
    let net = try #require(found.option.appraisal.value).net
    #expect(found.option.id == "TERMINAL")
    #expect(abs(found.carbon.presentValueMSEK - 100 * Self.effectFactor) < 1e-6)
    #expect(abs(found.carbon.share - 100 / 780) < 1e-5)
    #expect(abs(net - (780 * Self.effectFactor - Self.costMSEK)) < 0.01)
    #expect(abs(found.carbon.netWithoutMSEK - (net - 100 * Self.effectFactor)) < 1e-6)
    let figures = DerivedFigure.sentences(ResultView(result))
    let figure = try #require(figures.first { $0.id == "sentence/nnv_without_carbon" })
    #expect(figure.value == found.carbon.netWithoutMSEK)
    #expect(
      read(page(result, .sv).carbonShare)
        == " För Terminalen motsvarar koldioxid 13 % av effekternas summa: "
        + "utan den vore NNV +6 221 mnkr."
    )
    #expect(
      read(page(result, .en).carbonShare)
        == " CO₂ is 13% of the sum of effects of The terminal: without it NNV would be +6,221 MSEK."
    )
  }
}
