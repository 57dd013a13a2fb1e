import Foundation
import TestSupport
import Testing

/// `omlast resilience` and `omlast packages`: what they print and write.
@Suite struct ManyScenariosTests {
  private static let roadworks =
    "WORKS,Vägarbete,Roadworks,link,AHUS-JUNC-R,0.5,,30,made up for tests,estimated"

  private func losses(_ place: Workplace, _ words: String...) throws -> Run {
    try place.run(["resilience", "--lang", "en"] + words)
  }

  @Test func servedAndUnservedTonnesAreTheDemand() throws {
    let place = try Workplace(FixtureStudy().appending(Self.roadworks, to: "closure.csv"))
    let run = try losses(place, "--pairs", "3", "--json")
    #expect(run.code == 0, "\(run.errors)")
    let record = try run.json()
    let singles = try #require(record["losses"] as? [[String: Any]])
    let restrictions = try #require(record["restrictions"] as? [[String: Any]])
    let pairs = try #require(record["pairs"] as? [[String: Any]])
    #expect(!singles.isEmpty && restrictions.count == 1 && pairs.count == 3)
    let all =
      singles + restrictions.compactMap { $0["whole_year"] as? [String: Any] }
      + pairs.compactMap { $0["loss"] as? [String: Any] }
    #expect(all.count == singles.count + 4)
    // F1, F2 and F3 of flow.csv.
    for loss in all {
      let served = try #require(loss["served_tonnes_per_year"] as? Double)
      let unserved = try #require(loss["unserved_tonnes_per_year"] as? Double)
      #expect(abs(served + unserved - 335_000) <= 1e-6 * 335_000)
      #expect(loss["is_converged"] as? Bool == true)
    }
    // The timber has no way without its quay.
    let quay = try #require(
      singles.first { $0["facility_ids"] as? [String] == ["PHAMN_KAJ"] })
    #expect(abs(try #require(quay["unserved_tonnes_per_year"] as? Double) - 80_000) < 1)
    let words = try #require(record["answer"] as? String)
    #expect(words.hasPrefix("The dearest losses are "))
    // A month of roadworks is its share of the year.
    let works = restrictions[0]
    let year = try #require(works["whole_year"] as? [String: Any])
    #expect(
      abs(
        try #require(works["cost_of_days_sek"] as? Double)
          - (try #require(year["total_cost_sek_per_year"] as? Double)) * 30 / 365) < 1e-6)
  }

  @Test func filesAreTablesAndMapsOfTheNetwork() throws {
    let place = try Workplace(FixtureStudy().appending(Self.roadworks, to: "closure.csv"))
    let run = try losses(place, "--pairs", "2", "-o", "out")
    #expect(run.code == 0, "\(run.errors)")
    let files = try place.files(in: "out")
    for name in [
      "criticality-links.geojson", "criticality-links.qml", "criticality-points.geojson",
      "criticality-points.qml",
    ] {
      #expect(files[name] != nil, "\(name) is not written")
    }
    #expect(files.keys.filter { $0.hasPrefix("tables/") }.count == 3, "\(files.keys.sorted())")
    let nodes = ["AHUS": [15.5, 57.2], "JUNC": [15.9, 57.25]]
    let links = try features(files["criticality-links.geojson"])
    let road = try #require(
      links.first { $0.properties["facility_id"] as? String == "AHUS-JUNC-R" })
    let line = try #require(road.coordinates as? [[Double]])
    #expect(line.first == nodes["AHUS"] && line.last == nodes["JUNC"], "from -> to")
    var ranks: [Double] = []
    for feature in links + (try features(files["criticality-points.geojson"])) {
      let cost = try #require(feature.properties["cost_msek_per_year"] as? Double)
      #expect(cost.isFinite)
      #expect((feature.properties["unserved_tonnes_per_year"] as? Double ?? -1) >= 0)
      ranks.append(try #require(feature.properties["rank"] as? Double))
      #expect(try #require(feature.properties["name_en"] as? String).isEmpty == false)
    }
    #expect(ranks.sorted() == (1...ranks.count).map { Double($0) }, "every loss is on one map")
    // Once more into the folder that it made, the same bytes.
    #expect(try losses(place, "--pairs", "2", "-o", "out", "--force").code == 0)
    #expect(try place.files(in: "out") == files)
  }

  @Test func aClosureThatCannotBeIsRefusedAndNothingWritten() throws {
    let place = try Workplace(
      FixtureStudy().appending(
        "WORKS,A,A,link,AHUS-JUNK-R,2,,30,made up for tests,estimated", to: "closure.csv"))
    let before = try place.files()
    let run = try losses(place, "-o", "out")
    #expect(run.code == 3 && run.output.isEmpty)
    #expect(run.errors.contains("small/closure.csv:2 facility_id: \"AHUS-JUNK-R\""))
    #expect(run.errors.contains("small/closure.csv:2 capacity_factor: \"2\""))
    #expect(try place.files() == before)
  }

  @Test func packagesComeToTheirSharesAndTheBestIsTheBest() throws {
    let place = try Workplace(FixtureStudy())
    let run = try place.omlast("packages", "--of", "BYPASS,STAGE2,QUEUE,WIDEN", "--json")
    #expect(run.code == 0, "\(run.errors)")
    let record = try run.json()
    let packages = try #require(record["packages"] as? [[String: Any]])
    // STAGE2 needs BYPASS, which excludes WIDEN: nothing, B, W, BS and each with QUEUE.
    #expect(packages.count == 8)
    let savings = try packages.map { try #require($0["saving_sek_per_year"] as? Double) }
    let best = try #require(record["best"] as? [String: Any])
    #expect(best["saving_sek_per_year"] as? Double == savings.max())
    #expect(best["investment_ids"] as? [String] == ["BYPASS", "STAGE2", "QUEUE"])
    for game in try #require(record["shares"] as? [[String: Any]]) {
      let shares = try #require(game["shares_sek_per_year"] as? [Double])
      let saving = try #require(game["saving_sek_per_year"] as? Double)
      #expect(abs(shares.reduce(0, +) - saving) <= 1e-6 * max(1, abs(saving)))
      // Each is worth 46 SEK a year or more, and the threshold is some ten.
      #expect(game["additions_within_threshold"] as? Int == 0)
      #expect(game["additions_that_make_dearer"] as? [[String]] == [])
    }
    let text = try place.omlast(
      "packages", "--of", "BYPASS,QUEUE", "--price-index", "2017=1", "--budget", "municipal=10")
    #expect(text.code == 0, "\(text.errors)")
    // QUEUE costs the municipality 30: nothing and BYPASS are left.
    #expect(text.output.contains("Best within the budget: BYPASS, "))
    #expect(text.output.contains("the best of all 2 packages that can be built and paid."))
    #expect(text.output.contains("Phasing counts every effect that has a price"))
  }

  /// STAGE2 may be added to BYPASS, and to BYPASS with QUEUE.
  @Test(arguments: [
    ("lanes", "1", 2, []),
    ("free_speed", "50", 0, [["STAGE2", "BYPASS"], ["STAGE2", "BYPASS", "QUEUE"]]),
  ])
  func additionsThatChangeNothingAreCountedAndDearerOnesNamed(
    field: String, value: String, within: Int, dearer: [[String]]
  ) throws {
    let place = try Workplace(
      FixtureStudy().setting("field", of: 5, to: field, in: "investment_change.csv")
        .setting("value", of: 5, to: value, in: "investment_change.csv"))
    let run = try place.omlast("packages", "--of", "BYPASS,STAGE2,QUEUE", "--json")
    #expect(run.code == 0, "\(run.errors)")
    let games = try #require(try run.json()["shares"] as? [[String: Any]])
    try #require(games.count == 1)
    #expect(games[0]["additions_within_threshold"] as? Int == within)
    #expect(games[0]["additions_that_make_dearer"] as? [[String]] == dearer)
  }

  private struct Feature {
    let coordinates: Any
    let properties: [String: Any]
  }

  private func features(_ data: Data?) throws -> [Feature] {
    let value = try JSONSerialization.jsonObject(with: try #require(data)) as? [String: Any]
    let collection = try #require(value)
    #expect(collection["crs"] == nil && collection["bbox"] != nil)
    return try #require(collection["features"] as? [[String: Any]]).map { feature in
      let geometry = try #require(feature["geometry"] as? [String: Any])
      return Feature(
        coordinates: try #require(geometry["coordinates"]),
        properties: try #require(feature["properties"] as? [String: Any]))
    }
  }
}
