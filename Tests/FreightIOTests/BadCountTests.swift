import FreightIO
import FreightModel
import TestSupport
import Testing

/// Rows of `count.csv` that cannot be used.
@Suite struct BadCountTests {
  @Test func readsACount() throws {
    let study = try FixtureStudy().appending(Self.row, to: "count.csv")
      .withFolder { try StudyReader.read(network: $0) }
    let count = study.demand.counts[0]
    #expect(count.link == "AHUS-JUNC-R" && count.direction == .both && count.vehicleClass == .car)
    #expect(count.vehiclesPerDay == 4000 && count.year == 2024 && count.standardErrorPercent == 5)
  }

  @Test(arguments: bad) func refusesABadCount(_ input: BadInput) throws { try input.check() }

  @Test func refusesTrafficCountedTwice() throws {
    let study = FixtureStudy().appending(Self.row, to: "count.csv")
      .appending(
        "C2,AHUS-JUNC-R,forward,car,2000,2024,5,counted,sourced", to: "count.csv")
    let found = try diagnostics(of: study)
    #expect(found.count == 1)
    #expect(found.first?.column == "link_id" && found.first?.row == 3)
    #expect(found.first?.problem.contains("row 2 counts the same traffic") == true)
  }

  @Test func directionsAndClassesAreCountedApart() throws {
    let study = [
      "A,AHUS-JUNC-R,forward,car", "B,AHUS-JUNC-R,backward,car", "C,AHUS-JUNC-R,both,lorry",
    ].reduce(FixtureStudy()) {
      $0.appending($1 + ",2000,2024,5,counted,sourced", to: "count.csv")
    }
    #expect(try diagnostics(of: study).isEmpty)
  }

  private static let row = "C1,AHUS-JUNC-R,both,car,4000,2024,5,counted,sourced"

  private static func cell(
    _ name: String, _ column: String, _ value: String, says: String = ""
  ) -> BadInput {
    BadInput(
      name,
      FixtureStudy().appending(row, to: "count.csv")
        .setting(column, of: 2, to: value, in: "count.csv"),
      at: "count.csv", 2, column, value, says: says)
  }

  private static let bad: [BadInput] = [
    cell("link", "link_id", "AHUS-JUNK-R", says: "AHUS-JUNC-R"),
    cell("railway", "link_id", "AHUS-BERG-T", says: "rail"),
    cell("direction", "direction", "forwards", says: "forward"),
    cell("class", "vehicle_class", "lory", says: "lorry"),
    cell("negative count", "vehicles_per_day", "-1", says: "below"),
    cell("year", "year", "24", says: "below"),
    cell("half a year", "year", "2024.5", says: "whole"),
    cell("no error", "standard_error_percent", "0", says: "below"),
    cell("error", "standard_error_percent", "120", says: "above"),
    cell("source", "source", ""),
    BadInput(
      "count against a directed road",
      FixtureStudy().appending(
        "C1,QHAMN-ZSTAD-R,both,car,4000,2024,5,counted,sourced", to: "count.csv"
      ).setting("directed", of: 6, to: "true", in: "link.csv"),
      at: "count.csv", 2, "direction", "both", says: "forward", hasOthers: false),
  ]
}
