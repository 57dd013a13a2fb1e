import Foundation
import TestSupport
import Testing

/// `omlast explain` of a figure in a written folder.
@Suite struct FigureTrailTests {
  /// The small study with its results in out/small.
  private func studied() throws -> Workplace {
    let place = try Workplace(FixtureStudy())
    #expect(try place.omlast("study", "--quick", "--quiet").code == 0)
    return place
  }

  @Test func aFigureIsTracedToFormulaSolvesParametersAndFiles() throws {
    let place = try studied()
    let id = "summary/BYPASS/total_change_msek_per_year"
    let run = try place.omlast("explain", id, "--json", "--lang", "en")
    #expect(run.code == 0)
    #expect(run.errors == "")
    let trail = try run.json()
    // As it stands in the table.
    let lines = try place.text("out/small/tables/summary.csv").split(separator: "\n")
    let column = try #require(
      lines[0].split(separator: ",").firstIndex(of: "total_change_msek_per_year"))
    let row = try #require(lines.first { $0.hasPrefix("BYPASS,") })
    let field = row.split(separator: ",", omittingEmptySubsequences: false)[column]
    #expect(trail["value"] as? String == String(field))
    #expect(trail["unit"] as? String == "MSEK/yr")
    #expect((trail["formula"] as? String)?.contains("option less base") == true)
    let scenarios = try #require(trail["scenarios"] as? [[String: Any]])
    #expect(scenarios.map { $0["id"] as? String } == ["base", "BYPASS"])
    #expect(scenarios.allSatisfy { ($0["gap_relative"] as? Double ?? 1) <= 1e-9 })
    let parameters = try #require(trail["parameters"] as? [[String: Any]])
    #expect(parameters.contains { $0["id"] as? String == "road_delay_cost" })
    #expect(!parameters.contains { $0["id"] as? String == "discount_rate" })
    let inputs = try #require(trail["inputs"] as? [[String: String]])
    #expect(inputs.count > 20)
    #expect(inputs.allSatisfy { $0["state"] == "unchanged" && $0["sha256"]?.count == 64 })
    // Explained twice it reads the same.
    #expect(try place.omlast("explain", id, "--json", "--lang", "en").output == run.output)
    #expect(try place.omlast("explain", id, "--json", "--lang", "sv").output == run.output)
  }

  @Test func everyIdentifierOfTheReportIsFound() throws {
    let place = try studied()
    let report = try place.text("out/small/report.html")
    let ids = report.matches(of: /<td class="n" id="([^"]+)"/).map { String($0.1) }
    #expect(ids.count > 200)
    var tables: Set<Substring> = []
    for id in ids where tables.insert(id.split(separator: "/")[0]).inserted {
      let run = try place.omlast("explain", id.replacing("&amp;", with: "&"), "out/small")
      #expect(run.code == 0, "\(id): \(run.errors)")
      #expect(run.output.hasPrefix(id + "\n"))
    }
    #expect(tables.count > 14)
  }

  @Test func everyDrawingAndSentenceIsTracedToItsTables() throws {
    let place = try studied()
    let report = try place.text("out/small/report.html")
    let drawings = report.matches(of: /<figure id="([^"]+)"/).map { String($0.1) }
    let told = report.matches(of: /<a class="told" [^>]*title="([^"]+)"/).map { String($0.1) }
    #expect(drawings.count > 5 && told.count > 4)
    for id in drawings + Set(told).sorted() {
      let run = try place.omlast("explain", id, "out/small")
      #expect(run.code == 0, "\(id): \(run.errors)")
    }
    let trail = try place.omlast("explain", "chart/savings", "--json", "--lang", "en").json()
    #expect(trail["drawn_from"] as? [String] == ["tables/summary.csv"])
    #expect(trail["basis"] as? String == "difference")
    let scenarios = try #require(trail["scenarios"] as? [[String: Any]])
    #expect(scenarios.first?["id"] as? String == "base" && scenarios.count > 1)
    let count = try place.omlast("explain", "sentence/investments", "--json").json()
    let rows = try place.text("out/small/tables/summary.csv").split(separator: "\n").count - 1
    #expect(Double(count["value"] as? String ?? "") == Double(rows))
    let astray = try place.omlast("explain", "chart/saving")
    #expect(astray.code == 2 && astray.errors.contains("did you mean chart/savings?"))
  }

  @Test func aNumberOfTheDocumentIsFoundByItsPath() throws {
    let place = try studied()
    let run = try place.omlast(
      "explain", "study.json/comparisons/BYPASS/freight_cost/sek_per_year", "out/small")
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.output.contains("BYPASS"))
    let astray = try place.omlast("explain", "study.json/comparisons/BYPAS", "out/small")
    #expect(astray.code == 2)
    #expect(astray.errors.contains("study.json/comparisons/BYPASS"))
  }

  @Test func tablesForSwedishExcelAreRead() throws {
    let place = try Workplace(FixtureStudy())
    let study = try place.omlast("study", "--quick", "--quiet", "--csv-dialect", "sv")
    #expect(study.code == 0)
    let run = try place.omlast("explain", "investments/BYPASS/cost_msek")
    #expect(run.code == 0, "\(run.errors)")
  }

  @Test func aChangedInputIsNamed() throws {
    let place = try studied()
    let path = "Networks/small/parameter.csv"
    let text = try place.text(path)
    try (text + "\n").write(
      to: place.folder.appendingPathComponent(path), atomically: true, encoding: .utf8)
    let run = try place.omlast("explain", "investments/BYPASS/cost_msek")
    #expect(run.code == 0)
    #expect(run.errors.contains("changed since out/small was written: \(path)"))
    #expect(run.output.contains("CHANGED"))
  }

  @Test func whatIsNotThereIsToldWithWhatIsNear() throws {
    let place = try studied()
    func errors(_ words: String...) throws -> String {
      let run = try place.run(["explain"] + words)
      #expect(run.code == 2)
      #expect(run.output == "")
      return run.errors
    }
    #expect(try errors("sumary/BYPASS/x").contains("did you mean summary?"))
    #expect(try errors("nothing/at/all").contains("  appraisal\n"))
    #expect(try errors("summary/BYPAS/x").contains("summary/BYPASS"))
    #expect(
      try errors("summary/BYPASS/total_change_msek").contains(
        "  summary/BYPASS/total_change_msek_per_year\n"))
    #expect(try errors("summary/BYPASS").contains("summary/BYPASS/cost_msek"))
    #expect(try errors("summary/BYPASS/cost_msek", "out").contains("out holds no study.json"))
    #expect(
      try errors("summary/BYPASS/cost_msek", "--with", "BYPASS").contains(
        "--with has no effect on a figure"))
    #expect(try errors("AHUS-JUNC-R", "out/small").contains("no table"))
  }

  @Test func aFolderOfAnotherProgramIsRefused() throws {
    let place = try Workplace(FixtureStudy())
    let folder = place.folder.appendingPathComponent("mine")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try "{\"a\": 1}".write(
      to: folder.appendingPathComponent("study.json"), atomically: true, encoding: .utf8)
    let run = try place.omlast("explain", "summary/BYPASS/cost_msek", "mine")
    #expect(run.code == 3)
    #expect(run.errors.contains("mine/study.json is no study.json of this program"))
  }
}
