import FreightAppraisal
import FreightModel
import Foundation
import Testing

@testable import FreightReport

/// The small result's road saves 340, its terminal 680 and both 1,020 MSEK a year: there is no
/// interplay, and shares are values alone.
@Suite struct ShapleyTableTests {
  @Test func sharesComeToTheWholePackage() throws {
    let view = ResultView(SmallResult.make())
    let table = shapleyTable(view)
    #expect(table.rows.map(\.isTotal) == [false, false, true])
    let lines = table.csv(.plain).split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let share = try #require(lines[0].firstIndex(of: "share_change_msek_per_year"))
    #expect(lines.dropFirst().map { $0[share] } == ["-340", "-680"])
    #expect(shapleyPairTable(view).rows.count == 1)
    let package = try #require(view.result.packageShares.first)
    #expect(package.game.members == ["NY_VAG", "TERMINAL"])
    #expect(abs(package.shapley.total.value - 1.02e9) < 1)
    #expect(package.braessCases.isEmpty)
  }

  @Test func anUnsolvedPartLeavesNothingToShare() {
    let all = SmallResult.make()
    let result = StudyResult(
      study: all.study, outcomes: [all.outcomes[0], all.outcomes[1], all.outcomes[3]],
      comparisons: [all.comparisons[0], all.comparisons[2]], run: all.run)
    #expect(result.packageShares.isEmpty)
    #expect(shapleyTable(ResultView(result)).rows.isEmpty)
  }

  @Test func theDocumentHoldsSavingsAndBothSums() throws {
    let text = StudyDocument(ResultView(SmallResult.make()), []).json
    let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    let entries = try #require(object?["shapley"] as? [[String: Any]])
    #expect(entries.count == 1)
    #expect(entries[0]["investments"] as? [String] == ["NY_VAG", "TERMINAL"])
    let error = try #require(entries[0]["share_sum_error"] as? Double)
    #expect(error < 1e-12)
    #expect((entries[0]["worse_additions"] as? [Any])?.isEmpty == true)
    let pairs = try #require(entries[0]["interactions"] as? [[String: Any]])
    let saving = try #require(pairs[0]["saving"] as? [String: Any])
    #expect(saving["sek_per_year"] is NSNull, "rounding is no interplay")
  }
}
