import FreightAppraisal
import FreightModel
import Testing

@testable import FreightReport

/// Tables that people fill in: the program sets rows and columns and judges nothing.
@Suite struct TemplateTests {
  private let view = ResultView(SmallResult.make())

  @Test func everyHeadlinePackageHasAnEmptyColumn() throws {
    for table in [goalTable(view), unpricedTable(view)] {
      let judged = table.columns.indices.dropFirst(3)
      #expect(table.columns[judged].map(\.key) == ["judgement_NY_VAG"])
      #expect(table.columns[judged].map(\.heading.sv) == ["Vägen"])
      for row in table.rows {
        for index in judged {
          guard case .text("") = row.cells[index] else {
            Issue.record("\(table.id) judges")
            continue
          }
        }
      }
      let ids = table.rows.map { ReportTable.words($0.cells[0], table.columns[0], Wording(.en)) }
      #expect(Set(ids).count == ids.count && !ids.contains(""))
    }
  }

  @Test func everyInvestmentHasAnEmptyStep() {
    #expect(
      fourStepTable(view).csv(.plain) == """
        investment_id,name_sv,name_en,step,reason
        NY_VAG,Ny väg,New road,,
        TERMINAL,"Terminal, ""etapp 1\""","Terminal, ""stage 1\""",,

        """)
  }

  @Test func trafficWithoutAUnitValueIsNamedFromTheData() {
    // The only value of the study is of lorries' noise.
    let lorries = view.unpricedTraffic.first { $0.traffic == .lorry }
    #expect(lorries?.effects == [.accidents, .air, .wear])
    for unpriced in view.unpricedTraffic where unpriced.traffic != .lorry {
      #expect(unpriced.effects.contains(.noise), "\(unpriced.traffic)")
    }
    let rows = unpricedTable(view).csv(.plain)
    #expect(rows.contains("external_lorry,Externa effekter av lastbilar,"))
    #expect(
      rows.contains("Utan enhetsvärde i studien: olyckor, luftföroreningar och slitage"))
  }

  @Test func largeFactorsAreRoundedDownToTheirFirstDigit() {
    #expect(Wording(.sv).times(235.2) == "mer än 200")
    #expect(Wording(.en).times(1041.4) == "more than 1,000")
    #expect(Wording(.en).times(300) == "300")
    #expect(Wording(.sv).times(42.78) == "42,8")
  }
}
