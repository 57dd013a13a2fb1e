import Foundation
import TestSupport
import Testing

/// Every column of the real study; `FigureTrailTests` follows figures of the small one.
@Suite struct StudyTrailTests {
  @Test(.enabled(if: isOptimised, "a whole study and a hundred questions: in release builds alone"))
  func everyColumnIsTracedToFormulaSourcesAndGap() throws {
    let place = try Workplace.oskarshamn()
    #expect(try place.omlast("study", "--quick", "--quiet").code == 0)
    let tables = try #require(try place.document("oskarshamn")["tables"] as? [[String: Any]])
    #expect(tables.count > 40)
    try checkByHand(place)
    let templates = ["goals", "unpriced", "four_step", "inputs"]
    for table in tables {
      let id = try #require(table["id"] as? String)
      let columns = try #require(table["columns"] as? [[String: Any]]).compactMap {
        $0["id"] as? String
      }
      let listed = try place.omlast("explain", id + "/")
      #expect(listed.code == 0, "\(id): \(listed.errors)")
      let first = try #require(listed.output.split(separator: "\n").first)
      let row = String(first.dropLast(columns[0].count))
      for language in ["sv", "en"] {
        let run = try place.omlast("explain", row, "--json", "--lang", language)
        #expect(run.code == 0, "\(row): \(run.errors)")
        let trails = try #require(try run.json()["figures"] as? [[String: Any]])
        #expect(trails.compactMap { $0["figure"] as? String } == columns.map { row + $0 })
        for trail in trails { try check(trail, isTemplate: templates.contains(id)) }
      }
    }
  }

  /// What the figures of a formula come to by hand is the value that is told.
  private func checkByHand(_ place: Workplace) throws {
    func taken(_ id: String) throws -> (value: Double, figures: [String: Double]) {
      let trail = try place.omlast("explain", id, "--json").json()
      let figures = try #require(trail["figures"] as? [[String: String]])
      let value = try #require(trail["value"] as? String)
      return (
        try #require(Double(value)),
        Dictionary(
          uniqueKeysWithValues: figures.map { ($0["id"] ?? "", Double($0["value"] ?? "") ?? 0) })
      )
    }
    // Results of one option at three levels have each a name.
    let astray = try place.omlast("explain", "study.json/demand_option_results")
    let names = astray.errors.split(separator: "\n").filter { $0.hasPrefix("  study.json") }
    #expect(names.count > 1 && Set(names).count == names.count)
    let level = try #require(names.first { $0.hasSuffix("VEHICLE_UP:high") })
    #expect(try place.omlast("explain", String(level.dropFirst(2)) + "/level").code == 0)
    let rate = try taken("appraisal/KOMBI_1/nnk_i")
    let net = try #require(rate.figures["appraisal/KOMBI_1/nnv_msek"])
    let cost = try #require(rate.figures["appraisal/KOMBI_1/investment_present_value_msek"])
    #expect(abs(rate.value - net / cost) < 1e-5)
    let total = try taken("summary/KOMBI_1/total_change_msek_per_year")
    let parts = total.figures.filter { $0.key.hasSuffix("_change_msek_per_year") }
    #expect(parts.count == 2)
    #expect(abs(total.value - parts.values.reduce(0, +)) < 2e-6)
    let threshold = try taken("summary/KOMBI_1/threshold_sek_per_year")
    #expect(
      threshold.figures.keys.sorted() == [
        "gaps/KOMBI_1/chosen_cost_msek_per_year", "gaps/KOMBI_1/gap_sek_per_year",
        "gaps/base/chosen_cost_msek_per_year", "gaps/base/gap_sek_per_year",
      ])
    let others = try taken("appraisal/KOMBI_1/others_present_value_msek")
    #expect(others.figures.count > 1)
    #expect(abs(others.value - others.figures.values.reduce(0, +)) < 1e-5)
  }

  private func check(_ trail: [String: Any], isTemplate: Bool) throws {
    let figure = try #require(trail["figure"] as? String)
    #expect((trail["formula"] as? String)?.isEmpty == false, "\(figure) has no formula")
    let sources = ["figures", "parameters", "unit_values", "inputs"].compactMap {
      trail[$0] as? [Any]
    }
    #expect(sources.contains { !$0.isEmpty } || isTemplate, "\(figure) has no source")
    guard trail["basis"] as? String != "input" else { return }
    let scenarios = try #require(trail["scenarios"] as? [[String: Any]])
    #expect(
      !scenarios.isEmpty
        && scenarios.allSatisfy { $0["gap_relative"] is Double && $0["is_converged"] is Bool },
      "\(figure) has no gap")
  }
}
