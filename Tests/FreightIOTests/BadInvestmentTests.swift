import FreightIO
import TestSupport
import Testing

/// Investments that do not fit the base case or each other.
@Suite struct BadInvestmentTests {
  @Test(arguments: relations) func refusesBadRelations(_ input: BadInput) throws {
    try input.check()
  }

  @Test(arguments: rows) func refusesBadAdditionsAndChanges(_ input: BadInput) throws {
    try input.check()
  }

  @Test(arguments: conflicts) func refusesConflicts(_ input: BadInput) throws { try input.check() }

  @Test(arguments: accepted) func acceptsWhatHasOneMeaning(_ study: FixtureStudy) throws {
    #expect(try diagnostics(of: study).map(\.line) == [])
  }

  private static let relations: [BadInput] = [
    .cell(
      "unknown exclusion", "investment.csv", 2, "excludes", "WIDER", says: "WIDEN"),
    .cell("unknown need", "investment.csv", 4, "needs", "BYPAS", says: "BYPASS", hasOthers: true),
    .cell("need of itself", "investment.csv", 5, "needs", "QUEUE", says: "itself"),
    .cell(
      "cycle of needs", "investment.csv", 2, "needs", "STAGE2", says: "through STAGE2",
      hasOthers: true),
    .cell(
      "need of what it excludes", "investment.csv", 3, "needs", "BYPASS",
      says: "BYPASS, which it excludes"),
    .cell(
      "need of what a need excludes", "investment.csv", 4, "needs", "BYPASS;WIDEN",
      says: "exclude each other"),
    .cell(
      "unknown owner", "investment_link.csv", 2, "investment_id", "BYPAS", says: "BYPASS",
      hasOthers: true),
  ]

  private static let set = FixtureStudy().appending(
    (1...9).map {
      "EXTRA\($0),Mer,More,1,2017,municipal,2030,,,true,Idé,Idea,made up for tests,estimated"
    }.joined(separator: "\n"), to: "investment.csv")

  private static let rows: [BadInput] = [
    BadInput(
      "set of thirteen", set, at: "investment.csv", 15, "in_default_set", "true",
      says: "13 investments"),
    .cell(
      "change of a row that is not there", "investment_change.csv", 2, "id", "AHUS-JUNK-R",
      says: "AHUS-JUNC-R"),
    .cell(
      "change of another investment's row", "investment_change.csv", 2, "id", "WPUNKT-JUNC-R",
      says: "WIDEN"),
    .cell("field that the table does not have", "investment_change.csv", 2, "field", "speed"),
    .cell(
      "field that the mode does not have", "investment_change.csv", 2, "field", "tracks",
      hasOthers: true),
    .cell("value outside the base table's range", "investment_change.csv", 2, "value", "-60"),
    .cell("unknown road class", "investment_change.csv", 4, "value", "motorvay", says: "motorway"),
    .cell("lanes multiplied", "investment_change.csv", 3, "action", "multiply", says: "set"),
    .cell("movement changed", "investment_change.csv", 7, "action", "set", says: "remove"),
    .cell("removal with a value", "investment_change.csv", 7, "value", "1", says: "clear"),
    .cell("unknown table", "investment_change.csv", 2, "table", "node"),
    .cell("queue removed", "investment_change.csv", 6, "action", "remove", hasOthers: true),
    .cell(
      "link to a node of another investment", "investment_terminal.csv", 2, "node_id", "NPUNKT",
      says: "BYPASS"),
    .cell("blank source", "investment_change.csv", 2, "source", ""),
    BadInput(
      "terminal without a link, also with the investment",
      FixtureStudy().setting("node_id", of: 2, to: "PHAMN", in: "investment_terminal.csv"),
      at: "investment_terminal.csv", 2, "modes", "rail", says: "PHAMN"),
  ]

  private static let link = "investment_change.csv"
  private static let provenance = ",made up for tests,estimated"

  private static let conflicts: [BadInput] = [
    .cell(
      "identifier of the base case", "investment_node.csv", 2, "node_id", "BERG", says: "base case",
      hasOthers: true),
    .cell(
      "identifier of another investment", "investment_node.csv", 3, "node_id", "NPUNKT",
      says: "BYPASS", hasOthers: true),
    BadInput(
      "two values for one field",
      FixtureStudy().appending("QUEUE,link,AHUS-JUNC-R,free_speed,set,70" + provenance, to: link),
      at: link, 9, "value", "70", says: "BYPASS"),
    BadInput(
      "one row removed twice",
      FixtureStudy().appending("BYPASS,movement,JUNC-6,,remove," + provenance, to: link),
      at: link, 9, "id", "JUNC-6", says: "QUEUE"),
    BadInput(
      "a change of what another removes",
      FixtureStudy().appending("QUEUE,link,AHUS-JUNC-R,,remove," + provenance, to: link),
      at: link, 2, "id", "AHUS-JUNC-R", says: "QUEUE removes", hasOthers: true),
    BadInput(
      "a movement on a link that another removes",
      FixtureStudy().appending("QUEUE,link,JUNC-BERG-R,,remove," + provenance, to: link),
      at: "investment_movement.csv", 2, "ob_link_id", "JUNC-BERG-R", says: "QUEUE",
      hasOthers: true),
    BadInput(
      "a removal of a link whose fixed traffic would vanish",
      FixtureStudy().appending("QUEUE,link,QHAMN-ZSTAD-R,,remove," + provenance, to: link),
      at: link, 9, "id", "QHAMN-ZSTAD-R", says: "background matrix"),
  ]

  private static let accepted: [FixtureStudy] = [
    FixtureStudy().appending(
      "QUEUE,link,AHUS-JUNC-R,free_speed,set,60.0" + provenance, to: link),
    FixtureStudy().appending(
      "STAGE2,link,AHUS-JUNC-R,free_speed,set,50" + provenance, to: link),
    FixtureStudy().appending("STAGE2,link,AHUS-NPUNKT-R,,remove," + provenance, to: link),
    FixtureStudy().appending(
      "WIDEN,link,AHUS-JUNC-R,free_speed,set,70" + provenance, to: link),
  ]
}
