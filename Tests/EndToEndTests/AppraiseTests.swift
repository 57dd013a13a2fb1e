import TestSupport
import Testing

/// `omlast appraise`: what is left out is said, and no money of several years is added up.
@Suite struct AppraiseTests {
  @Test func tellsWhatIsLeftOutAndAddsNoMoneyOfSeveralYears() throws {
    let run = try Workplace(FixtureStudy()).omlast("appraise", "--with", "BYPASS")
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.output.contains("Not valued: reliability and disruptions; track charges"))
    #expect(run.output.contains("Not an ASEK 8 appraisal"))
    #expect(run.output.contains("No NNV: no price index from 2017"))
    #expect(run.output.contains("NNV is 0 or above up to an investment of"))
    #expect(!run.output.contains("NNK-i "))
  }

  @Test func tellsInSwedishWhereThatIsAskedFor() throws {
    let run = try Workplace(FixtureStudy()).omlast("appraise", "--with", "BYPASS", "--lang", "sv")
    for word in ["Nuvärden vid början av", "Inte värderat: ", "Effekt ", "Restvärde", "mnkr"] {
      #expect(run.output.contains(word), "\(word)")
    }
    for word in ["Not valued", "Effect ", "Residual", "MSEK", "money", "national plan"] {
      #expect(!run.output.contains(word), "\(word): \(run.output)")
    }
  }

  @Test func whatOperatorsKeepIsInTheNetPresentValue() throws {
    let priced = FixtureStudy().replacing(
      "carrier_profit_share,0,", with: "carrier_profit_share,0.1,", in: "parameter.csv")
    func appraised(_ study: FixtureStudy) throws -> (net: Double, profit: Double) {
      let record = try Workplace(study).omlast(
        "appraise", "--with", "BYPASS", "--price-index", "2017=1.25", "--json"
      ).json()
      let package = try #require((record["packages"] as? [[String: Any]])?.first)
      let items = try #require(package["effects"] as? [[String: Any]])
      let carriers = try #require(items.first { $0["effect"] as? String == "carriers" })
      return (
        try #require(package["nnv_msek"] as? Double),
        try #require(carriers["present_value_msek"] as? Double)
      )
    }
    let (costs, nothing) = try appraised(FixtureStudy())
    let (prices, profit) = try appraised(priced)
    #expect(nothing == 0 && profit != 0)
    #expect(abs(prices - costs - profit) < 1e-9 * abs(costs))
    // The report has their column where they keep anything.
    func report(_ study: FixtureStudy) throws -> String {
      let place = try Workplace(study)
      #expect(try place.omlast("study", "--quick", "--quiet").code == 0)
      return try place.text("out/small/report.html")
    }
    let column = "id=\"appraisal/BYPASS/operators_present_value_msek\""
    #expect(try report(priced).contains(column) && !report(FixtureStudy()).contains(column))
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
    // 400 MSEK over three years before 2030, a tax factor of 1; 1.5 MSEK a year for forty years.
    let cost = 400 * 1.25 * (1 + 1.035 + 1.035 * 1.035) / 3
    let upkeep = 1.5 * (1 - 1 / (0..<40).reduce(1.0) { power, _ in power * 1.035 }) / 0.035
    #expect(abs(net - (effects - cost - upkeep)) < 1e-9 * cost)
    // Effects that have a price come to all effects.
    let items = try #require(package["effects"] as? [[String: Any]])
    let parts = items.compactMap { $0["present_value_msek"] as? Double }
    #expect(abs(parts.reduce(0, +) - effects) < 1e-9 * cost)
    #expect(items.contains { $0["sek_per_year"] == nil })
    let idu = try #require(package["nnk_idu"] as? Double)
    #expect(abs(idu - net / (cost + upkeep)) < 1e-9)
    let ratio = try #require(package["nnk_i"] as? Double)
    #expect(abs(ratio - net / cost) < 1e-9)
    let years = try #require(package["years"] as? [[String: Any]])
    #expect(years.count == 43)
    #expect(years.first?["year"] as? Int == 2027)
    #expect((record["limits"] as? String)?.contains("Not valued") == true)
    #expect(record["is_asek8"] as? Bool == false)
  }

  @Test func withoutNamesItTakesTheHeadlines() throws {
    let record = try Workplace(FixtureStudy()).omlast("appraise", "--json").json()
    let packages = try #require(record["packages"] as? [[String: Any]])
    #expect(packages.map { $0["id"] as? String } == ["BYPASS", "BYPASS+QUEUE"])
    #expect(packages.allSatisfy { $0["nnv_msek"] == nil })
  }

  @Test func csvHasTheFiguresOfTheJSON() throws {
    let place = try Workplace(FixtureStudy())
    let words = ["appraise", "--with", "BYPASS", "--price-index", "2017=1.25"]
    let record = try place.run(words + ["--json"]).json()
    #expect(
      try place.run(words + ["--format", "json"]).output == place.run(words + ["--json"]).output)
    let package = try #require((record["packages"] as? [[String: Any]])?.first)
    let csv = try place.run(words + ["--format", "csv"]).output
    let lines = csv.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    #expect(lines[0] == ["package", "table", "row", "figure", "unit", "value"])
    func value(_ table: String, _ row: String, _ figure: String) -> Double? {
      lines.first { Array($0.prefix(4)) == ["BYPASS", table, row, figure] }.flatMap {
        Double($0[5])
      }
    }
    for (figure, key) in [
      ("nnv", "nnv_msek"), ("nnk_i", "nnk_i"), ("affordable", "affordable_msek"),
    ] {
      let known = try #require(package[key] as? Double)
      #expect(abs(try #require(value("appraisal", "", figure)) - known) <= 1e-6)
    }
    let effects = try #require(package["effects"] as? [[String: Any]])
    for effect in effects {
      let id = try #require(effect["effect"] as? String)
      let known = effect["present_value_msek"] as? Double
      let told = value("effects", id, "present_value")
      #expect((known == nil) == (told == nil))
      if let known, let told { #expect(abs(known - told) <= 1e-6) }
    }
    #expect(lines.count { $0[1] == "years" } == 43 * 5)
    let swedish = try place.run(words + ["--format", "csv", "--csv-dialect", "sv"]).output
    #expect(
      swedish.dropFirst().replacing(",", with: ".") == csv.replacing(",", with: ";"))
  }

  @Test func anAnswerThatMissedItsGapSaysSoFirst() throws {
    let words = ["appraise", "--with", "BYPASS", "--gap", "1e-12", "--iterations", "1"]
    let place = try Workplace(FixtureStudy())
    let run = try place.run(words)
    #expect(run.code == 5 && run.output.hasPrefix("Not converged: base"))
    #expect(
      try place.run(words + ["--format", "csv"]).output
        .contains("BYPASS,solves,BYPASS,is_converged,,false\n"))
    let record = try place.run(words + ["--json"]).json()
    let packages = try #require(record["packages"] as? [[String: Any]])
    #expect(packages.map { $0["is_converged"] as? Bool } == [false])
  }

  @Test func namesAreInTheLanguageAskedForAndDataInNone() throws {
    let place = try Workplace(FixtureStudy())
    let swedish = try place.omlast("appraise", "--with", "BYPASS", "--lang", "sv")
    let english = try place.omlast("appraise", "--with", "BYPASS")
    #expect(swedish.code == 0 && swedish.output != english.output)
    #expect(
      try place.omlast("appraise", "--json", "--lang", "sv").output
        == place.omlast("appraise", "--json", "--lang", "en").output)
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
