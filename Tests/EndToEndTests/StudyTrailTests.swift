import Foundation
import Testing

/// Every column of the real study.
@Suite struct StudyTrailTests {
  @Test func everyColumnIsTracedToFormulaSourcesAndGap() throws {
    let place = try Workplace.oskarshamn()
    #expect(try place.omlast("study", "--quick", "--quiet").code == 0)
    let tables = try #require(try place.document("oskarshamn")["tables"] as? [[String: Any]])
    #expect(tables.count > 40)
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
