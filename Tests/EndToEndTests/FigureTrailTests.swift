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
    let inputs = try #require(trail["inputs"] as? [[String: Any]])
    #expect(inputs.count > 20)
    #expect(
      inputs.allSatisfy {
        $0["state"] as? String == "unchanged" && ($0["sha256"] as? String)?.count == 64
      })
    // Explained twice it reads the same.
    #expect(try place.omlast("explain", id, "--json", "--lang", "en").output == run.output)
    #expect(try place.omlast("explain", id, "--json", "--lang", "sv").output == run.output)
  }

  @Test func aTrailIsToldInTheLanguageAskedFor() throws {
    let place = try studied()
    let id = "appraisal/BYPASS/nnv_msek"
    let swedish = try place.omlast("explain", id, "--lang", "sv").output
    for word in ["Värde", "Spalt", "Beräknas av", "Iterationer", "Bygger på indatafiler"] {
      #expect(swedish.contains(word), "\(word)")
    }
    for word in ["Value", "Made by", "Behind it", "price level", "true", "SEK/h"] {
      #expect(!swedish.contains(word), "\(word)")
    }
    // Numbers are the reader's too, gaps with their powers.
    let users = try place.omlast(
      "explain", "appraisal/BYPASS/users_present_value_msek", "--lang", "sv"
    ).output
    #expect(users.contains(/Värde +[−0-9]+,[0-9]+ mnkr/), "\(users)")
    #expect(!swedish.contains(/[0-9]e-[0-9]/) && !swedish.contains(/[0-9]\.[0-9]+ (kr|mnkr|tim)/))
    let english = try place.omlast("explain", id, "--lang", "en").output
    #expect(english.contains("Made by") && !english.contains("Värde"))
    // The row is named by words: neither its years nor whether its effect is detected.
    let row = try #require(swedish.split(separator: "\n").first { $0.hasPrefix("  Rad ") })
    #expect(row.contains("BYPASS, ") && !row.contains("20"))
    // Growing effects are summed anew and not from NNV.
    let growing = try place.omlast("explain", "appraisal/BYPASS/nnv_growing_msek", "--json").json()
    let taken = try #require(growing["figures"] as? [[String: String]]).compactMap { $0["id"] }
    #expect(!taken.contains(id) && taken.contains { $0.hasPrefix("growth/") })
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
    for table in tables {
      let listed = try place.omlast("explain", table + "/", "out/small").output
      let known = Set(listed.split(separator: "\n"))
      for id in ids where id.hasPrefix(table + "/") {
        #expect(known.contains(Substring(id.replacing("&amp;", with: "&"))), "\(id)")
      }
    }
  }

  @Test func everyDrawingAndSentenceIsTracedToItsTables() throws {
    let place = try studied()
    let report = try place.text("out/small/report.html")
    let drawings = report.matches(of: /<figure id="([^"]+)"/).map { String($0.1) }
    let told = report.matches(of: /<(?:a class="told" [^>]*|span )title="([^"]+)"/).map {
      String($0.1)
    }
    // What a line of a map says under the pointer is a figure of its own.
    let lines = report.matches(of: /<title>[^<]*\n(map\/[^<]+)<\/title>/).map { String($0.1) }
    #expect(drawings.count > 5 && Set(told).count > 20 && lines.count > 2)
    let line = try place.omlast("explain", lines[0], "--json").json()
    #expect(Double(line["value"] as? String ?? "") != nil)
    #expect((line["figures"] as? [Any]) != nil)
    let lost = try place.omlast("explain", lines[0] + "x")
    #expect(lost.code == 2 && lost.errors.contains(lines[0]))
    for id in drawings + lines.prefix(2) + Set(told).sorted() {
      let run = try place.omlast("explain", id, "out/small")
      #expect(run.code == 0, "\(id): \(run.errors)")
    }
    let trail = try place.omlast("explain", "chart/savings", "--json", "--lang", "en").json()
    #expect(trail["drawn_from"] as? [String] == ["tables/summary.csv"])
    #expect((trail["formula"] as? String)?.contains("bar") == true)
    #expect(trail["basis"] as? String == "difference")
    let scenarios = try #require(trail["scenarios"] as? [[String: Any]])
    #expect(scenarios.first?["id"] as? String == "base" && scenarios.count > 1)
    let count = try place.omlast("explain", "sentence/investments", "--json").json()
    let rows = try place.text("out/small/tables/summary.csv").split(separator: "\n").count - 1
    #expect(Double(count["value"] as? String ?? "") == Double(rows))
    let astray = try place.omlast("explain", "chart/saving")
    #expect(astray.code == 2 && astray.errors.contains("did you mean chart/savings?"))
    // A share has the decimals of a reader, a unit, a formula and the figures to check it by.
    let share = try place.omlast("explain", "sentence/estimated_rows_percent", "--json").json()
    let percent = try #require(share["value"] as? String)
    #expect(percent.wholeMatch(of: /[0-9]+(\.[0-9])?/) != nil)
    // The page rounds it alike.
    #expect(
      try place.text("out/small/report.html").contains(
        "title=\"sentence/estimated_rows_percent\">\(percent)\u{a0}%"))
    #expect(share["unit"] as? String == "%")
    for figure in try place.document()["derived_figures"] as? [[String: Any]] ?? [] {
      let id = try #require(figure["id"] as? String)
      let trail = try place.omlast("explain", id, "--json", "--lang", "sv").json()
      #expect((trail["formula"] as? String)?.isEmpty == false, "\(id)")
      #expect(
        (trail["figures"] as? [Any])?.isEmpty == false
          || (figure["tables"] as? [Any])?.isEmpty == true, "\(id)")
    }
  }

  @Test func anInputIsTracedToItsFileAndRow() throws {
    let place = try studied()
    func inputs(_ id: String) throws -> [[String: Any]] {
      try #require(try place.omlast("explain", id, "--json").json()["inputs"] as? [[String: Any]])
    }
    let cost = try inputs("investments/BYPASS/cost_msek")
    #expect(cost.map { $0["path"] as? String } == ["Networks/small/investment.csv"])
    let lines = try place.text("Networks/small/investment.csv").split(separator: "\n")
    let row = try #require(lines.firstIndex { $0.hasPrefix("BYPASS,") })
    #expect(cost[0]["rows"] as? [Int] == [row + 1])
    let rows = try inputs("estimates/Links/rows")
    #expect(rows.map { $0["path"] as? String } == ["Networks/small/link.csv"])
    // The base case reads nothing of what could be built, nor prices of effects.
    let solved = try inputs("gaps/base/gap_sek_per_year").compactMap { $0["path"] as? String }
    #expect(solved.contains("Networks/small/link.csv"))
    #expect(!solved.contains { $0.contains("investment") || $0.contains("external_cost") })
    let valued = try inputs("appraisal/BYPASS/nnv_msek").compactMap { $0["path"] as? String }
    #expect(valued.contains("Networks/small/external_cost.csv"))
  }

  @Test func aWordFindsFiguresThatContainIt() throws {
    let place = try studied()
    for line in [["nnv"], ["nnv", "out/small"]] {
      let run = try place.run(["explain"] + line)
      #expect(run.code == 2)
      #expect(run.errors.contains("  appraisal/BYPASS/nnv_msek"))
      #expect(run.errors.contains("  verdict/"))
      #expect(run.errors.contains("with: omlast explain nnv/ out/small"))
      #expect(!run.errors.contains("nnk_i"))
    }
    let all = try place.omlast("explain", "nnv/", "out/small")
    #expect(all.code == 0)
    let ids = all.output.split(separator: "\n")
    #expect(ids.count > 10 && ids.allSatisfy { $0.lowercased().contains("nnv") })
    let row = try place.omlast("explain", "summary/BYPASS/").output.split(separator: "\n")
    #expect(row.contains("summary/BYPASS/cost_msek"))
    #expect(row.allSatisfy { $0.hasPrefix("summary/BYPASS/") })
    #expect(try place.omlast("explain", "qqqqqq/").code == 2)
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

  @Test func everyKindOfNumberOfTheDocumentIsTraced() throws {
    let place = try studied()
    var paths: [String: String] = [:]
    func walk(_ value: Any, _ path: String, _ pattern: String) {
      if let object = value as? [String: Any] {
        for (key, value) in object { walk(value, path + "/" + key, pattern + "/" + key) }
      } else if let list = value as? [Any] {
        // The last, so that a name that is the first one's too does not do.
        for (index, value) in list.enumerated() { walk(value, path + "/\(index)", pattern + "/#") }
      } else if value is Double || value is Int {
        paths[pattern] = path
      }
    }
    for (key, value) in try place.document() where !["tables", "derived_figures"].contains(key) {
      walk(value, "study.json/" + key, key)
    }
    #expect(paths.count > 150)
    for path in paths.values.sorted() {
      let run = try place.omlast("explain", path, "--json")
      #expect(run.code == 0, "\(path): \(run.errors)")
      let trail = try run.json()
      #expect((trail["formula"] as? String)?.isEmpty == false, "\(path) has no formula")
      #expect((trail["inputs"] as? [Any])?.isEmpty == false, "\(path) has no input")
      #expect(
        trail["basis"] as? String == "input"
          || (trail["scenarios"] as? [Any])?.isEmpty == false, "\(path) has no gap")
    }
  }

  @Test func aPathThatGoesAstrayIsAnsweredFromWhereItDoes() throws {
    let place = try studied()
    let wrong = try place.omlast("explain", "study.json/sensitivity/BYPASS/low/value")
    #expect(wrong.errors.contains("  study.json/sensitivities\n"))
    let file = try place.omlast(
      "explain", "study.json/inputs/Networks/small/link.csv/sha256", "--json")
    #expect(try (file.json()["value"] as? String)?.count == 64)
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
    let run = try place.omlast("explain", "parameters/discount_rate/value")
    #expect(run.code == 0)
    #expect(run.errors.contains("changed since out/small was written: \(path)"))
    #expect(run.output.contains("CHANGED"))
    // What does not come from that file stands as it was.
    #expect(try place.omlast("explain", "investments/BYPASS/cost_msek").errors == "")
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
