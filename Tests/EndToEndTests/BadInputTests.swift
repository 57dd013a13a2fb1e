import Foundation
import TestSupport
import Testing

/// Bad input through the command line: code 3, every error with its place, and nothing written.
///
/// Each diagnostic has a test of its own beside the reader; here one of each kind goes all the way.
@Suite struct BadInputTests {
  struct Fault: Sendable, CustomTestStringConvertible {
    let name: String
    let study: FixtureStudy
    let says: [String]

    var testDescription: String { name }

    init(_ name: String, _ study: FixtureStudy, says: String...) {
      self.name = name
      self.study = study
      self.says = says
    }

    /// One cell of the small study with another value.
    static func cell(
      _ name: String, _ file: String, _ row: Int, _ column: String, _ value: String
    ) -> Fault {
      let bare = value.replacing("\"", with: "")
      return Fault(
        name, FixtureStudy().setting(column, of: row, to: value, in: file),
        says: "small/\(file):\(row) \(column): " + (bare.isEmpty ? "" : "\"\(bare)\""))
    }
  }

  @Test(arguments: files + cells) func refusesAndWritesNothing(_ fault: Fault) throws {
    let place = try Workplace(fault.study)
    let before = try place.files()
    let run = try place.omlast("study")
    #expect(run.code == 3)
    #expect(run.output == "")
    for text in fault.says + ["; allowed: ", "; fix: "] {
      #expect(run.errors.contains(text), "told was:\n\(run.errors)")
    }
    #expect(try place.files() == before)
  }

  @Test func tellsEveryErrorOfTheRealTablesAtOnce() throws {
    let place = try Workplace.oskarshamn()
    let network = "Networks/oskarshamn/"
    try FileManager.default.removeItem(
      at: place.folder.appendingPathComponent(network + "vehicle.csv"))
    try place.replace(",SCANIA,", with: ",SCANIAA,", in: "Demand/oskarshamn/flow.csv")
    try place.replace(",false,", with: ",perhaps,", in: network + "link.csv")
    try place.replace("length,", with: "lenght,", in: network + "link.csv")
    let before = try place.files()
    let run = try place.omlast("study")
    #expect(run.code == 3)
    for text in [
      network + "vehicle.csv: the file is missing", "\"perhaps\"", "did you mean length?",
      "\"SCANIAA\"", "did you mean SCANIA?",
    ] {
      #expect(run.errors.contains(text), "\(text) is not told")
    }
    #expect(run.errors.contains(/\d+ errors in \d files/))
    #expect(try place.files() == before)
  }

  @Test func validateTellsTheSameAsTextAndAsJSON() throws {
    let study = FixtureStudy().setting("length", of: 2, to: "-3", in: "link.csv")
      .setting("mode", of: 4, to: "raod", in: "link.csv")
    let place = try Workplace(study)
    let text = try place.omlast("validate")
    #expect(text.code == 3)
    #expect(text.errors.contains("2 errors in 1 file"))
    #expect(text.output.split(separator: "\n").count == 2)
    let run = try place.omlast("validate", "Networks/small", "--json")
    #expect(run.code == 3)
    let record = try run.json()
    #expect(record["valid"] as? Bool == false)
    let diagnostics = try #require(record["diagnostics"] as? [[String: Any]])
    #expect(diagnostics.map { $0["row"] as? Int } == [2, 4])
    #expect(diagnostics.map { $0["column"] as? String } == ["length", "mode"])
    #expect(diagnostics.allSatisfy { $0["fix"] is String && $0["allowed"] is String })
  }

  private static let files: [Fault] = [
    Fault(
      "missing file", FixtureStudy().removing("terminal.csv"),
      says: "small/terminal.csv: the file is missing"),
    Fault(
      "empty file", FixtureStudy().replacing("zone.csv", with: ""),
      says: "small/zone.csv", "empty"),
    Fault(
      "missing column", FixtureStudy().replacing(",fill,", with: ",mean_load,", in: "vehicle.csv"),
      says: "vehicle.csv:1 fill"),
    Fault(
      "misspelt column", FixtureStudy().replacing(",length", with: ",lenght", in: "link.csv"),
      says: "link.csv:1 length", "did you mean length?"),
    Fault(
      "wrong delimiter",
      FixtureStudy().replacing(
        "vehicle.csv", with: FixtureStudy().text("vehicle.csv").replacing(",", with: ";")),
      says: "vehicle.csv:1", "semicolons"),
    Fault(
      "row too short", FixtureStudy().appending("F4,AHUS", to: "flow.csv"), says: "flow.csv:5"),
    Fault("invalid UTF-8", latin1, says: "terminal.csv:2 name", "UTF-8"),
    Fault(
      "broken outline", FixtureStudy().replacing("land.geojson", with: "{"),
      says: "small/land.geojson"),
    Fault(
      "latitude and longitude swapped",
      FixtureStudy().setting("x_coord", of: 2, to: "57.2", in: "node.csv")
        .setting("y_coord", of: 2, to: "15.5", in: "node.csv"),
      says: "node.csv:2 x_coord: \"57.2\"", "swapped"),
    Fault(
      "SWEREF coordinates",
      FixtureStudy().setting("x_coord", of: 2, to: "587364.229", in: "node.csv")
        .setting("y_coord", of: 2, to: "6347758.467", in: "node.csv"),
      says: "node.csv:2 x_coord", "EPSG:3006"),
    Fault(
      "demand that cannot be served",
      FixtureStudy().setting("load_forms", of: 5, to: "unitised", in: "chain_type.csv"),
      says: "flow.csv:3 destination_node_id", "no chain"),
    Fault(
      "parameter without a row", FixtureStudy().removingRow(2, from: "parameter.csv"),
      says: "interest_rate"),
  ]

  private static let cells: [Fault] = [
    .cell("negative length", "link.csv", 2, "length", "-3"),
    .cell("not a number", "link.csv", 2, "length", "nan"),
    .cell("decimal comma", "link.csv", 2, "length", "\"24,5\""),
    .cell("blank number", "link.csv", 2, "length", ""),
    .cell("zero capacity", "link.csv", 3, "capacity", "0"),
    .cell("mode misspelt", "link.csv", 2, "mode", "raod"),
    .cell("unknown node", "link.csv", 2, "to_node_id", "JUNK"),
    .cell("duplicate identifier", "flow.csv", 4, "flow_id", "F1"),
    .cell("demand from nowhere", "flow.csv", 2, "origin_node_id", "NOWHERE"),
    .cell("demand from no zone", "flow.csv", 2, "origin_node_id", "PHAMN"),
    .cell("negative tonnes", "flow.csv", 2, "tonnes_per_year", "-250000"),
    .cell("share above one", "flow.csv", 2, "containerisable_share", "1.2"),
    .cell("shares that do not sum", "commodity.csv", 2, "share_PEAK", "0.4"),
    .cell("unknown confidence", "node.csv", 2, "confidence", "guess"),
    .cell("blank source", "link.csv", 2, "source", ""),
    .cell("unknown need", "investment.csv", 4, "needs", "BYPAS"),
    .cell("change of a row that is not there", "investment_change.csv", 2, "id", "AHUS-JUNK-R"),
    .cell("movement onto a link elsewhere", "movement.csv", 2, "ob_link_id", "AHUS-BERG-T"),
  ]

  /// The small study with a name saved in Latin-1.
  private static var latin1: FixtureStudy {
    var study = FixtureStudy()
    let text = study.text("terminal.csv").replacing("Åhus kombi", with: "?hus kombi")
    study.files["terminal.csv"] = text.utf8.map { $0 == UInt8(ascii: "?") ? 0xC5 : $0 }
    return study
  }
}
