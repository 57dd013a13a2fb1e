import Foundation
import TestSupport
import Testing

/// `omlast export` and `omlast report`: one part of an answer by itself.
@Suite struct ExportTests {
  /// Values of a property of every feature, by link.
  private func values(
    of property: String, in path: String, _ place: Workplace
  ) throws -> [String: Double] {
    let data = Data(try place.text(path).utf8)
    let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let features = try #require(object["features"] as? [[String: Any]])
    var values: [String: Double] = [:]
    for feature in features {
      let properties = try #require(feature["properties"] as? [String: Any])
      let link = try #require(properties["link_id"] as? String)
      values[link] = properties[property] as? Double
    }
    return values
  }

  @Test func theLayersAreThoseOfTheScenarioItself() throws {
    let place = try Workplace(FixtureStudy())
    #expect(
      try place.omlast(
        "export", "--with", "BYPASS", "--format", "geojson", "-o", "with", "-q"
      ).code == 0)
    #expect(try place.omlast("export", "--format", "geojson", "-o", "base", "-q").code == 0)
    let built = try values(of: "tonnes_per_year", in: "with/links.geojson", place)
    let base = try values(of: "tonnes_per_year", in: "base/links.geojson", place)
    #expect(built["NPUNKT-BERG-R"] != nil)
    #expect(base["NPUNKT-BERG-R"] == nil)
    // Their difference is what the study's own layer has.
    let run = try place.omlast(
      "export", "--with", "BYPASS", "--against", "base", "--format", "geojson", "-o", "change")
    #expect(run.code == 0, "\(run.errors)")
    let change = try values(
      of: "tonnes_per_year_difference", in: "change/difference-BYPASS.geojson", place)
    #expect(change.count == Set(base.keys).union(built.keys).count)
    for (link, value) in change {
      #expect(abs(value - (built[link] ?? 0) + (base[link] ?? 0)) < 0.2, "\(link)")
    }
    #expect(change.values.contains { abs($0) > 1 })
    #expect(try place.omlast("study", "--quick", "-q").code == 0)
    let files = try (place.files(in: "change"), place.files(in: "out/small"))
    #expect(files.0["difference-BYPASS.geojson"] == files.1["difference-BYPASS.geojson"])
    #expect(
      try place.files(in: "base")["links.geojson"] == files.1["links.geojson"])
  }

  @Test func theTablesAreThoseOfTheStudy() throws {
    let place = try Workplace(FixtureStudy())
    #expect(try place.omlast("export", "--format", "csv", "-o", "tables", "-q").code == 0)
    #expect(try place.omlast("study", "--quick", "-q").code == 0)
    let study = try place.files(in: "out/small/tables")
    let tables = try place.files(in: "tables").filter { $0.key.hasSuffix(".csv") }
    for name in ["industries.csv", "links.csv", "modes.csv", "terminals.csv"] {
      #expect(tables[name] != nil && tables[name] == study[name], "\(name)")
    }
    #expect(tables["parameters.csv"] == nil && tables["summary.csv"] == nil)
  }

  @Test(arguments: ["geojson", "csv", "flowmap"]) func theSameBytesTwiceAndOnlyInItsOwnFolder(
    _ format: String
  ) throws {
    let place = try Workplace(FixtureStudy())
    func export(_ more: String...) throws -> Run {
      try place.run(["export", "--with", "BYPASS", "--format", format, "-o", "out"] + more)
    }
    let run = try export()
    #expect(run.code == 0)
    #expect(run.output == "")
    let files = try place.files(in: "out")
    let manifest = try #require(files["export.json"])
    let record = try #require(
      try JSONSerialization.jsonObject(with: manifest) as? [String: Any])
    #expect(
      record["command"] as? String
        == "omlast export --with BYPASS --network Networks/small --format \(format)")
    #expect((record["inputs"] as? [[String: String]])?.first?["sha256"]?.count == 64)
    let scenarios = try #require(record["scenarios"] as? [[String: Any]])
    #expect(scenarios.map { $0["id"] as? String } == ["BYPASS"])
    // Its own folder is replaced; a folder with anything else is not, but by force.
    #expect(try export("--workers", "1").code == 0)
    #expect(try place.files(in: "out") == files)
    let file = place.folder.appendingPathComponent("out/export.json")
    try "mine".write(to: file, atomically: true, encoding: .utf8)
    let refused = try export()
    #expect(refused.code == 2)
    #expect(refused.errors.contains("out exists and holds no study.json, sweep.json or export"))
    #expect(try place.text("out/export.json") == "mine")
    #expect(try export("--force").code == 0)
    #expect(try place.files(in: "out") == files)
    #expect(try place.files().keys.allSatisfy { !$0.contains("partial") })
  }

  @Test func flowmapHasThePlacesAndTheGoodsBetweenThem() throws {
    let place = try Workplace(FixtureStudy())
    let run = try place.omlast("export", "--format", "flowmap", "-o", "map", "-q")
    #expect(run.code == 0, "\(run.errors)")
    func rows(_ path: String) throws -> [[String]] {
      try place.text(path).split(separator: "\n").map {
        $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      }
    }
    let places = try rows("map/locations.csv")
    #expect(places[0] == ["id", "name", "lat", "lon"])
    let flows = try rows("map/flows.csv")
    #expect(flows[0] == ["origin", "dest", "count"])
    let ids = Set(places.dropFirst().map { $0[0] })
    #expect(flows.dropFirst().allSatisfy { ids.contains($0[0]) && ids.contains($0[1]) })
    #expect(places.dropFirst().allSatisfy { (50..<70).contains(Double($0[2]) ?? 0) })
    // The goods of the base case, and each of them once by mode.
    let json = try place.omlast("assign", "--json", "-q").json()
    let scenario = try #require((json["scenarios"] as? [[String: Any]])?.first)
    let industries = try #require(scenario["industries"] as? [[String: Any]])
    let tonnes = industries.reduce(0) { $0 + ($1["tonnes_per_year"] as? Double ?? .nan) }
    func sum(_ rows: [[String]]) -> Double {
      rows.dropFirst().reduce(0) { $0 + (Double($1[2]) ?? .nan) }
    }
    #expect(abs(sum(flows) - tonnes) < 1)
    let modes = try place.files(in: "map").keys.filter { $0.hasPrefix("flows-") }
    #expect(modes.count > 1)
    #expect(try abs(modes.reduce(0) { try $0 + sum(rows("map/" + $1)) } - tonnes) < 2)
  }

  @Test func theReportAloneIsTheStudys() throws {
    let place = try Workplace(FixtureStudy())
    #expect(try place.omlast("study", "--quick", "-q").code == 0)
    let run = try place.omlast("report", "--quick")
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.output == "")
    #expect(run.errors.contains("wrote report.html"))
    let page = try place.text("report.html")
    #expect(
      page.replacing("omlast report Networks", with: "omlast study Networks")
        == (try place.text("out/small/report.html")))
    let refused = try place.omlast("report", "--quick", "--lang", "en")
    #expect(refused.code == 2)
    #expect(refused.errors.contains("report.html exists"))
    #expect(try place.text("report.html") == page)
    #expect(try place.omlast("report", "--quick", "--force", "--workers", "1").code == 0)
    #expect(try place.text("report.html") == page)
  }

  @Test func aReportOnOnePackageIsThatOfAssign() throws {
    let place = try Workplace(FixtureStudy())
    #expect(try place.omlast("assign", "--with", "BYPASS", "-o", "one", "-q").code == 0)
    #expect(
      try place.omlast("report", "--with", "BYPASS", "-o", "one.html", "-q").code == 0)
    let assigned = try place.text("one/report.html")
    let lines = try place.text("one.html").split(separator: "\n")
    let others = assigned.split(separator: "\n")
    // All but the command that made it.
    #expect(lines.count == others.count)
    #expect(zip(lines, others).allSatisfy { $0 == $1 || $0.contains("omlast report") })
  }
}
