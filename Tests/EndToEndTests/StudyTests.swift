import Foundation
import TestSupport
import Testing

/// The main job on the small study: what is printed, what is written, and when nothing is.
@Suite struct StudyTests {
  @Test func writesTheFolderAndPrintsTheTable() throws {
    let place = try Workplace(FixtureStudy())
    let run = try place.omlast("study", "--lang", "en")
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.output.hasPrefix("A small study\nChange in cost against the base case"))
    for text in ["(MSEK/yr)", "Bypass", "BYPASS+STAGE2", "Base case: ", "relative gap"] {
      #expect(run.output.contains(text), "\(text) is not printed")
    }
    #expect(run.errors.contains(#/solved \d+ scenarios in /#))
    #expect(run.errors.contains("wrote out/small: "))
    #expect(!(run.output + run.errors).contains("\u{1B}"))
    #expect(!(run.output + run.errors).contains("\r"))

    let files = try place.files(in: "out/small")
    for name in ["report.html", "study.json", "links.geojson", "terminals.geojson"] {
      #expect(files[name]?.isEmpty == false, "\(name) is missing")
    }
    #expect(files.keys.contains { $0.hasPrefix("tables/") && $0.hasSuffix(".csv") })
    for name in files.keys where name.hasSuffix(".geojson") {
      #expect(files[name.replacing(".geojson", with: ".qml")] != nil, "\(name) has no style")
    }
    #expect(try place.files().keys.allSatisfy { !$0.contains("partial") })
  }

  @Test func everyLinkAndTerminalIsAFeature() throws {
    let place = try Workplace(FixtureStudy())
    #expect(try place.omlast("study", "-q", "-o", "out").code == 0)
    for (file, table) in [("links", "link"), ("terminals", "terminal")] {
      let features = try place.features("out/\(file).geojson")
      #expect(try features == place.rowCount("Networks/small/\(table).csv"))
    }
  }

  @Test func workersAndPlaceChangeNoByte() throws {
    let place = try Workplace(FixtureStudy())
    #expect(try place.omlast("study", "--workers", "1", "-o", "one").code == 0)
    #expect(try place.omlast("study", "--workers", "2", "-o", "two").code == 0)
    #expect(try place.files(in: "one") == place.files(in: "two"))
    #expect(try !place.files(in: "one").isEmpty)
  }

  @Test func jsonIsTheDocumentOfTheFolder() throws {
    let place = try Workplace(FixtureStudy())
    let run = try place.omlast("study", "--json", "--quiet")
    #expect(run.code == 0)
    #expect(run.errors == "")
    #expect(try run.json()["schema_version"] is Int)
    #expect(try run.output == place.text("out/small/study.json"))
  }

  @Test func aSecondRunReplacesTheFirst() throws {
    let place = try Workplace(FixtureStudy())
    #expect(try place.omlast("study").code == 0)
    let first = try place.files(in: "out/small")
    let again = try place.omlast("study")
    #expect(again.code == 0, "\(again.errors)")
    #expect(try place.files(in: "out/small") == first)
    #expect(try place.omlast("study", "--lang", "en").code == 0)
    #expect(try place.files(in: "out/small") != first)
  }

  @Test func whatOmlastDidNotWriteIsReplacedByForceOnly() throws {
    let place = try Workplace(FixtureStudy())
    let mine = place.folder.appendingPathComponent("mine")
    try FileManager.default.createDirectory(at: mine, withIntermediateDirectories: true)
    try Data("precious".utf8).write(to: mine.appendingPathComponent("notes.txt"))
    let before = try place.files()
    let refused = try place.omlast("study", "-o", "mine")
    #expect(refused.code == 2)
    #expect(refused.errors.contains("--force"))
    #expect(try place.files() == before)
    #expect(try place.omlast("study", "-o", "mine", "--force").code == 0)
    #expect(try place.files(in: "mine")["notes.txt"] == nil)
  }

  @Test func aDryRunEstimatesAndWritesNothing() throws {
    let place = try Workplace(FixtureStudy())
    let before = try place.files()
    let quick = try place.omlast("study", "--dry-run", "--quick")
    #expect(quick.code == 0)
    let told = quick.output.replacing(/[\d.]+ s and [\d.]+ MB/, with: "N s and N MB")
    #expect(
      told.contains(/^\d+ scenarios, \d+ tighter solves: about N s and N MB in out\/small/))
    let record = try place.omlast("study", "--dry-run", "--json").json()
    #expect(record["estimated_bytes"] as? Int ?? 0 > 0)
    #expect(try place.files() == before)
  }

  /// What a dry run says that a study does is what the study then says that it did.
  @Test func aDryRunTellsEveryStepOfTheStudy() throws {
    let place = try Workplace(FixtureStudy())
    let told = try place.omlast("study", "--dry-run", "--draws", "3").output
      .replacing(/about [\d.]+ s and [\d.]+ MB/, with: "about N s and N MB")
    #expect(
      told == """
        36 scenarios, 9 tighter solves, 9 train loops, 14 questions of headroom, \
        156 ends of ranges, 3 draws, 14 losses: about N s and N MB in out/small; nothing was written

        """)
    let record = try place.omlast("study", "--dry-run", "--draws", "3", "--json").json()
    let notes = try place.omlast("study", "--draws", "3").errors
    #expect(record["draws"] as? Int == 3)
    let losses = try #require(record["losses"] as? Int)
    #expect(losses > 0)
    #expect(notes.contains("solved \(losses) losses"))
    let none = try place.omlast("study", "--dry-run", "--draws", "0", "--json").json()
    #expect(none["draws"] as? Int == 0)
  }

  @Test func aSolveThatStopsEarlySaysSo() throws {
    let place = try Workplace(FixtureStudy())
    let run = try place.omlast("assign", "--gap", "1e-12", "--iterations", "1")
    #expect(run.code == 5)
    #expect(run.output.contains("Relative gap"))
    // The year's gap may be below the one asked for, and is not what was missed.
    #expect(
      run.errors.contains(
        /base: the solve of at least one period stopped before the gap of 1e-12 \(over the year/),
      "\(run.errors)")
    #expect(run.errors.contains("allow more --iterations"))
  }

  @Test func aStudyThatStopsEarlySaysSoOnItsFirstPage() throws {
    let place = try Workplace(FixtureStudy())
    let run = try place.omlast(
      "study", "--gap", "1e-12", "--iterations", "1", "--draws", "3", "-o", "out")
    #expect(run.code == 5)
    let page = try place.text("out/report.html")
    let warning = try #require(page.firstRange(of: "Ej konvergerat"))
    let summary = try #require(page.firstRange(of: "<h2>"))
    #expect(warning.lowerBound < summary.lowerBound)
    #expect(page.contains("--iterations 1 --draws 3"))
  }

  @Test func drawsAndLossesAreTablesOfTheFolder() throws {
    let place = try Workplace(FixtureStudy())
    let run = try place.omlast("study", "--draws", "4", "-o", "out")
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.errors.contains(/solved 4 draws of \d+ parameters for \d+ packages? in/))
    #expect(run.errors.contains(/solved \d+ losses in/))
    let files = try place.files(in: "out")
    for name in ["sensitivity", "sweep_draws", "sweep_parameters", "closures"] {
      #expect(files["tables/\(name).csv"] != nil, "\(name) is missing")
    }
    #expect(files["criticality-links.geojson"] != nil)
    // The map's numbers are a table's, and whoever asks for its lines is told so.
    let astray = try place.omlast("explain", "map/isolation/X", "out", "--lang", "en")
    #expect(astray.code == 2 && astray.errors.contains("omlast explain closures/ out"))
    let without = try place.omlast("study", "--draws", "0", "-o", "out")
    #expect(without.code == 0)
    #expect(try place.files(in: "out")["tables/sweep_draws.csv"] == nil)
    #expect(try place.files(in: "out")["tables/closures.csv"] != nil)
    #expect(try place.omlast("study", "--quick", "-o", "out").code == 0)
    #expect(try place.files(in: "out")["tables/closures.csv"] == nil)
    #expect(try place.text("out/report.html").contains("--quick"))
  }

  @Test func swedishExcelGetsItsTables() throws {
    let place = try Workplace(FixtureStudy())
    #expect(try place.omlast("study", "-q", "--csv-dialect", "sv", "-o", "out").code == 0)
    let tables = try place.files(in: "out/tables")
    #expect(!tables.isEmpty)
    for (name, bytes) in tables {
      #expect(Array(bytes.prefix(3)) == [0xEF, 0xBB, 0xBF], "\(name) has no byte order mark")
    }
    let parameters = String(decoding: try #require(tables["parameters.csv"]), as: UTF8.self)
    #expect(parameters.contains(/;0,035;/) && !parameters.contains(/;0\.\d/))
  }
}

extension Workplace {
  /// The number of features of a GeoJSON file.
  func features(_ path: String) throws -> Int {
    let data = try Data(contentsOf: folder.appendingPathComponent(path))
    let collection = try #require(
      try JSONSerialization.jsonObject(with: data) as? [String: Any])
    return try #require(collection["features"] as? [Any]).count
  }

  @Test func demandOptionsAreToldApartFromBenefits() throws {
    let place = try Workplace(FixtureStudy())
    let run = try place.omlast("study", "--lang", "en")
    #expect(run.output.contains(#/Demand option +Its own cost +Road +Both/#))
    #expect(run.output.contains("An option's own cost is that of other goods"))
    let table = try #require(try place.files(in: "out/small")["tables/demand_options.csv"])
    let rows = String(decoding: table, as: UTF8.self).split(separator: "\n")
    #expect(rows.count == 11)
    #expect(rows[0].contains("vehicle_own_cost_change_msek_per_year"))
    #expect(rows[0].contains("road_against_base_case_msek_per_year"))
    #expect(
      rows.dropFirst().map { $0.prefix { $0 != "," } }
        == ["base"] + ["MORE", "LESS", "NEWCOMER"].flatMap { [$0, $0, $0] })
    #expect(try place.omlast("study", "--with", "MORE", "-o", "more").code == 0)
    let under = try place.files(in: "more")
    #expect(under["tables/demand_options.csv"] == nil)
    let document = try #require(under["study.json"])
    #expect(String(decoding: document, as: UTF8.self).contains("\"BYPASS+MORE\""))
  }

  @Test func yearAndSwitchesStandInEveryAnswer() throws {
    let place = try Workplace(FixtureStudy())
    let options = ["--year", "forecast", "--without", "periods,queues"]
    for command in [
      ["study", "-q"], ["assign"], ["compare", "base", "BYPASS+MORE"], ["path", "AHUS", "CBRUK"],
      ["explain", "AHUS-JUNC-R"],
    ] {
      let run = try place.run(command + options)
      #expect(run.code == 0, "\(command): \(run.errors)")
      #expect(run.output.contains("per year; year 2034, without queues, periods"))
      guard command[0] != "study" else { continue }
      let json = try place.run(command + options + ["--json", "-q"])
      #expect(json.output.contains("\"year\" : 2034"), "\(command)")
    }
    let files = try place.files(in: "out/small")
    let report = String(decoding: try #require(files["report.html"]), as: UTF8.self)
    #expect(report.contains("2034, med tillväxt från tabellernas år 2024"))
    #expect(report.contains("Delar av modellen är frånslagna (köer och perioder)"))
    let document = String(decoding: try #require(files["study.json"]), as: UTF8.self)
    #expect(document.contains("--year forecast --without periods,queues"))
    let bare = try place.omlast(
      "study", "-q", "--no-scale-economies", "--delay-values", "class", "-o", "bare")
    #expect(bare.code == 0, "\(bare.errors)")
    let command = String(
      decoding: try #require(try place.files(in: "bare")["study.json"]), as: UTF8.self)
    #expect(command.contains("--delay-values class --no-scale-economies\""))
    #expect(document.contains(#/"without" : \[\s+"queues",\s+"periods"\s+\]/#))
  }

  @Test func aDifferenceBetweenDemandsIsNoBenefit() throws {
    let place = try Workplace(FixtureStudy())
    let across = try place.omlast("compare", "base", "BYPASS+MORE")
    #expect(across.output.contains("not a benefit"))
    let within = try place.omlast("compare", "base+MORE", "BYPASS+MORE")
    #expect(within.code == 0 && !within.output.contains("not a benefit"))
    #expect(within.output.contains("A = base+MORE, B = BYPASS+MORE"))
    let newcomer = try place.omlast("path", "BERG", "AHUS", "--with", "NEWCOMER")
    #expect(newcomer.code == 0 && newcomer.output.contains("N1: "))
    let assigned = try place.omlast("assign", "--with", "BYPASS,NEWCOMER", "-o", "both", "--json")
    #expect(assigned.code == 0)
    #expect(assigned.output.contains(#/"base" : "base\+NEWCOMER"/#))
  }
}
