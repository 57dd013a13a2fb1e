import Foundation
import TestSupport
import Testing

/// `omlast estimate`: counts in, matrix out.
@Suite struct EstimateTests {
  private static let counts = "count.csv"

  private func counted() -> FixtureStudy {
    FixtureStudy()
      .appending("WEST,AHUS-JUNC-R,both,car,4200,2024,0.01,counted,sourced", to: Self.counts)
      .appending("PORT,JUNC-PHAMN-R,both,car,700,2024,10,guessed,estimated", to: Self.counts)
  }

  @Test func tellsEveryCountAndWritesTheMatrix() throws {
    let place = try Workplace(counted())
    let run = try place.omlast("estimate", "-o", "matrix.csv")
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.output.contains("PORT *"))
    #expect(run.output.contains("no_pair"))
    #expect(run.output.contains("3000 vehicles a day before, 4200 after"))
    let matrix = try String(
      contentsOf: place.folder.appendingPathComponent("matrix.csv"), encoding: .utf8)
    let lines = matrix.split(separator: "\n")
    #expect(
      lines[0] == "origin_node_id,destination_node_id,vehicle_id,vehicles_per_day,source,confidence"
    )
    #expect(lines.count == 3)
    #expect(lines[1].hasPrefix("AHUS,BERG,CAR,2100.") || lines[1].hasPrefix("AHUS,BERG,CAR,2099."))
    #expect(lines[1].contains("\"Estimated from count.csv by entropy; prior: made up for tests\""))
    // The table that it wrote is one that it reads.
    try FileManager.default.removeItem(
      at: place.folder.appendingPathComponent("Demand/small/background.csv"))
    try FileManager.default.copyItem(
      at: place.folder.appendingPathComponent("matrix.csv"),
      to: place.folder.appendingPathComponent("Demand/small/background.csv"))
    #expect(try place.omlast("validate").code == 0)
  }

  @Test func jsonHoldsTheFit() throws {
    let answer = try Workplace(counted()).omlast("estimate", "--json").json()
    let record = try #require(answer["background_fit"] as? [String: Any])
    #expect(record["is_converged"] as? Bool == true)
    let counts = try #require(record["counts"] as? [[String: Any]])
    #expect(counts.map { $0["id"] as? String } == ["WEST", "PORT"])
    #expect(counts[1]["preload_vehicles_per_day"] as? Double == 700)
    #expect(counts[1]["finding"] as? String == "no_pair")
  }

  @Test func withoutCountsThereIsNothingToEstimate() throws {
    let run = try Workplace(FixtureStudy()).omlast("estimate")
    #expect(run.code == 4)
    #expect(run.errors.contains("nothing to estimate"))
  }

  @Test func refusesToReplaceAnotherFile() throws {
    let place = try Workplace(counted())
    let file = place.folder.appendingPathComponent("notes.txt")
    try Data("mine".utf8).write(to: file)
    #expect(try place.omlast("estimate", "-o", "notes.txt").code == 2)
    #expect(try String(contentsOf: file, encoding: .utf8) == "mine")
  }

  @Test func aReplacedCountChangesTheStudy() throws {
    let place = try Workplace.oskarshamn()
    let table = place.folder.appendingPathComponent("Demand/oskarshamn/count.csv")
    func peak() throws -> Double {
      let record = try place.omlast("explain", "OSK_C-SVALLIDEN-R", "--json").json()
      let forward = try #require(record["forward"] as? [String: Any])
      return try #require(forward["background_vehicles_per_year"] as? Double)
    }
    let before = try peak()
    let text = try String(contentsOf: table, encoding: .utf8)
    let row = try #require(
      text.split(separator: "\n").first { $0.hasPrefix("OSK_C-SVALLIDEN_CAR,") })
    let replaced = "OSK_C-SVALLIDEN_CAR,OSK_C-SVALLIDEN-R,both,car,12000,2026,5,counted,sourced"
    try Data(text.replacing(row, with: replaced).utf8).write(to: table)
    let after = try peak()
    #expect(after > 1.1 * before)
  }
}
