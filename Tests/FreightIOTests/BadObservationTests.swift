import FreightIO
import FreightModel
import TestSupport
import Testing

/// Rows of `observation.csv` that cannot be used.
@Suite struct BadObservationTests {
  @Test func readsFigures() throws {
    let study = try FixtureStudy().withFolder { try StudyReader.read(network: $0) }
    #expect(study.observations.map(\.quantity) == [.terminalTonnes, .railDistance])
    #expect(study.observations.map(\.year) == [2020, nil])
    #expect(study.observations[1].subjects == ["AHUS", "CBRUK"])
    #expect(study.observations[0].comment.en == "timber only")
  }

  @Test(arguments: bad) func refusesABadFigure(_ input: BadInput) throws { try input.check() }

  private static func subjects(
    _ name: String, _ quantity: String, _ unit: String, _ subjects: String,
    value: String, says: String
  ) -> BadInput {
    BadInput(
      name,
      FixtureStudy().setting("quantity", of: 2, to: quantity, in: "observation.csv")
        .setting("unit", of: 2, to: unit, in: "observation.csv")
        .setting("subjects", of: 2, to: subjects, in: "observation.csv"),
      at: "observation.csv", 2, "subjects", value, says: says)
  }

  private static let bad: [BadInput] = [
    .cell("quantity", "observation.csv", 2, "quantity", "terminal_tons", says: "terminal_tonnes"),
    .cell("unit", "observation.csv", 2, "unit", "kt/yr", says: "t/yr"),
    .cell("value", "observation.csv", 2, "value", "-1", says: "below"),
    .cell("year", "observation.csv", 2, "year", "20", says: "below"),
    .cell("comment", "observation.csv", 2, "comment_en", ""),
    .cell("source", "observation.csv", 2, "source", ""),
    .cell("terminal", "observation.csv", 2, "subjects", "PHAMN_KAI", says: "PHAMN_KAJ"),
    .cell("no terminal", "observation.csv", 2, "subjects", ""),
    subjects("flow", "flow_tonnes", "t/yr", "F1;F9", value: "F9", says: "F"),
    subjects(
      "trains on a road", "rail_trains", "trains/day", "AHUS-JUNC-R", value: "AHUS-JUNC-R",
      says: "road"),
    subjects(
      "lane-metres on a railway", "ferry_lane_metres", "lane-m/yr", "AHUS-BERG-T",
      value: "AHUS-BERG-T", says: "rail"),
    subjects("a distance to nowhere", "road_distance", "km", "AHUS", value: "AHUS", says: "two"),
    subjects(
      "a distance that stands still", "road_distance", "km", "AHUS;AHUS", value: "AHUS;AHUS",
      says: "two"),
    subjects("node", "road_distance", "km", "AHUS;BURG", value: "BURG", says: "BERG"),
    BadInput(
      "figure twice",
      FixtureStudy().setting("observation_id", of: 3, to: "KAJ", in: "observation.csv"),
      at: "observation.csv", 3, "observation_id", "KAJ", says: "row 2"),
  ]
}
