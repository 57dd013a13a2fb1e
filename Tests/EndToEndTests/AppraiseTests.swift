import TestSupport
import Testing

/// `omlast appraise`: incomplete present values, and no sums of money of several years.
@Suite struct AppraiseTests {
  @Test func tellsWhatIsLeftOutAndAddsNoMoneyOfSeveralYears() throws {
    let run = try Workplace(FixtureStudy()).omlast("appraise", "--with", "BYPASS")
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.output.contains("Incomplete: shippers' cost"))
    #expect(run.output.contains("Not an ASEK"))
    #expect(run.output.contains("No NNV: there is no price index"))
    #expect(run.output.contains("(MSEK, 2017)"))
    #expect(!run.output.contains("NNK-i "))
  }

  @Test func anIndexMakesANetPresentValue() throws {
    let place = try Workplace(FixtureStudy())
    let record = try place.omlast(
      "appraise", "--with", "BYPASS", "--price-index", "2017=1.25", "--json"
    ).json()
    let package = try #require((record["packages"] as? [[String: Any]])?.first)
    #expect(package["id"] as? String == "BYPASS")
    let effects = try #require(package["effects_present_value_msek"] as? Double)
    let net = try #require(package["nnv_msek"] as? Double)
    // 400 MSEK over three years before 2030, a tax factor of 1.
    let cost = 400 * 1.25 * (1 + 1.035 + 1.035 * 1.035) / 3
    #expect(abs(net - (effects - cost)) < 1e-9 * cost)
    let ratio = try #require(package["nnk_i"] as? Double)
    #expect(abs(ratio - net / cost) < 1e-9)
    let years = try #require(package["years"] as? [[String: Any]])
    #expect(years.count == 43)
    #expect(years.first?["year"] as? Int == 2027)
    #expect((record["limits"] as? String)?.contains("Incomplete") == true)
  }

  @Test func withoutNamesItTakesTheHeadlines() throws {
    let record = try Workplace(FixtureStudy()).omlast("appraise", "--json").json()
    let packages = try #require(record["packages"] as? [[String: Any]])
    #expect(packages.map { $0["id"] as? String } == ["BYPASS", "BYPASS+QUEUE"])
    #expect(packages.allSatisfy { $0["nnv_msek"] == nil })
  }

  @Test func refusesAnIndexThatIsNone() throws {
    let run = try Workplace(FixtureStudy()).omlast(
      "appraise", "--price-index", "2017=0,1999=1.2,2017")
    #expect(run.code == 2)
    #expect(run.errors.contains("\"2017=0\""))
    #expect(run.errors.contains("\"1999\""))
    #expect(run.errors.contains("\"2017\""))
  }
}
