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
    let run = try place.omlast("study", "--dry-run")
    #expect(run.code == 0)
    #expect(run.output.contains(/\d+ scenarios: about [\d.]+ s and [\d.]+ MB in out\/small/))
    let record = try place.omlast("study", "--dry-run", "--json").json()
    #expect(record["estimated_bytes"] as? Int ?? 0 > 0)
    #expect(try place.files() == before)
  }

  @Test func aSolveThatStopsEarlySaysSo() throws {
    let place = try Workplace(FixtureStudy())
    let run = try place.omlast("assign", "--gap", "1e-12", "--iterations", "1")
    #expect(run.code == 5)
    #expect(run.output.contains("Relative gap"))
    #expect(run.errors.contains("base stopped at a relative gap of"))
  }

  @Test func swedishExcelGetsItsTables() throws {
    let place = try Workplace(FixtureStudy())
    #expect(try place.omlast("study", "-q", "--csv-dialect", "sv", "-o", "out").code == 0)
    let tables = try place.files(in: "out/tables")
    #expect(!tables.isEmpty)
    for (name, bytes) in tables {
      #expect(Array(bytes.prefix(3)) == [0xEF, 0xBB, 0xBF], "\(name) has no byte order mark")
    }
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
}
