import FreightAppraisal
import FreightModel
import Testing

@testable import FreightReport

/// Numbers of data as a reader writes them.
@Suite struct NumberTextTests {
  @Test(arguments: [
    ("6.1e-13", "6,1·10⁻¹³"), ("1e+20", "1·10²⁰"), ("<1e-15", "<1·10⁻¹⁵"), ("-0.5", "−0,5"),
    ("-379.72421", "−379,72421"), ("12", "12"), ("", ""), ("1.2.3", "1.2.3"),
    ("KOMBI_1", "KOMBI_1"), ("no limit", "no limit"),
  ])
  func swedishHasACommaAndPowersOfTen(data: String, told: String) {
    #expect(data.numberTold(in: .sv) == told)
    #expect(data.numberTold(in: .en) == data)
  }

  @Test func aGapOfTheReportIsNeverNought() throws {
    #expect(Wording(.sv).gap(6.14e-13) == "6,1·10⁻¹³")
    #expect(Wording(.en).gap(6.14e-13) == "6.1·10⁻¹³")
    #expect(Wording(.en).gap(0) == "<1·10⁻¹⁵")
    let view = ResultView(SmallResult.make())
    let table = try #require(reportTables(view).first { $0.id == "gaps" })
    #expect(table.number(of: "gaps/base/relative_gap", Wording(.sv)) == "1,0·10⁻⁸")
    let columns = table.columns.filter(\.isShown).map(\.key)
    #expect(columns.contains("relative_gap") && !columns.contains("gap_per_million_of_cost"))
    // CSV has both, the millionths as before.
    #expect(table.csv(.plain).contains(",0.01,0.00000001,7,true"))
  }

  @Test func whatOperatorsKeepIsToldAsBrieflyAsItIs() {
    let study = SmallResult.make().study
    for (share, told) in [(0.0, "0 %"), (0.1, "10 %"), (0.125, "12,5 %")] {
      let basis = AppraisalBasis(
        study.parameters.setting(.carrierProfitShare, to: share), study.appraisal, year: 2024,
        priceLevel: "2024")
      #expect(basis.operatorsInWords.sv.contains("antas vara \(told) av vad de får betalt"))
    }
  }
}
