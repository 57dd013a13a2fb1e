import Foundation
import FreightIO
import FreightModel
import TestSupport
import Testing

/// Files that are missing or not in the form that is read.
@Suite struct BadFileTests {
  @Test(arguments: files) func refusesABadFile(_ input: BadInput) throws { try input.check() }

  @Test func refusesAMissingFolder() throws {
    let error = #expect(throws: InvalidInput.self) {
      try StudyReader.read(network: "/no/such/folder")
    }
    #expect(error?.diagnostics.map(\.file) == ["/no/such/folder", "/no/Demand/folder"])
  }

  @Test func tellsTheRowOfTextThatIsNotUTF8() throws {
    var study = FixtureStudy()
    let text = study.text("terminal.csv").replacing("Åhus kombi", with: "?hus kombi")
    study.files["terminal.csv"] = text.utf8.map { $0 == UInt8(ascii: "?") ? 0xC5 : $0 }
    try BadInput(
      "Latin-1", study, at: "terminal.csv", 2, "name", "\u{FFFD}hus kombi", says: "UTF-8"
    ).check()
  }

  @Test func readsAStudySavedWithAByteOrderMarkAndCRLF() throws {
    var study = FixtureStudy()
    for (name, bytes) in study.files where name.hasSuffix(".csv") {
      let lines = String(decoding: bytes, as: UTF8.self).replacing("\n", with: "\r\n")
      study.files[name] = [0xEF, 0xBB, 0xBF] + Array(lines.utf8)
    }
    #expect(try diagnostics(of: study).isEmpty)
  }

  private static func separated(by other: String, _ file: String) -> FixtureStudy {
    FixtureStudy().replacing(
      file, with: FixtureStudy().text(file).replacing(",", with: other))
  }

  private static let files: [BadInput] = [
    BadInput(
      "missing file", FixtureStudy().removing("vehicle.csv"), at: "vehicle.csv", nil, nil, nil),
    BadInput(
      "missing file of the demand", FixtureStudy().removing("flow.csv"), at: "flow.csv", nil, nil,
      nil),
    BadInput(
      "misspelt file",
      FixtureStudy().removing("vehicle.csv")
        .replacing("vehicles.csv", with: FixtureStudy().text("vehicle.csv")),
      at: "vehicle.csv", nil, nil, nil, says: "rename vehicles.csv"),
    BadInput(
      "empty file", FixtureStudy().replacing("zone.csv", with: ""), at: "zone.csv", nil, nil, nil,
      says: "empty"),
    BadInput(
      "header only",
      FixtureStudy().removingRow(2, from: "loco_change.csv")
        .replacing("flow.csv", with: FixtureStudy().text("flow.csv").prefix { $0 != "\n" } + "\n"),
      at: "flow.csv", nil, nil, nil, says: "no rows", hasOthers: true),
    BadInput(
      "missing column", FixtureStudy().replacing(",fill,", with: ",mean_load,", in: "vehicle.csv"),
      at: "vehicle.csv", 1, "fill", nil, says: "add the column"),
    BadInput(
      "misspelt column", FixtureStudy().replacing(",length", with: ",lenght", in: "link.csv"),
      at: "link.csv", 1, "length", "lenght", says: "did you mean length?"),
    BadInput(
      "column twice", FixtureStudy().replacing("z_coord", with: "x_coord", in: "node.csv"),
      at: "node.csv", 1, "x_coord", "x_coord", says: "same name"),
    BadInput(
      "semicolons", separated(by: ";", "vehicle.csv"), at: "vehicle.csv", 1, nil,
      String(FixtureStudy().text("vehicle.csv").replacing(",", with: ";").prefix(60)),
      says: "semicolons"),
    BadInput(
      "tabs", separated(by: "\t", "period.csv"), at: "period.csv", 1, nil,
      String(FixtureStudy().text("period.csv").replacing(",", with: "\t").prefix(60)),
      says: "tabs"),
    BadInput(
      "row too short", FixtureStudy().appending("F4,AHUS", to: "flow.csv"), at: "flow.csv", 5, nil,
      "F4,AHUS", says: "2 fields but the header has 8"),
    BadInput(
      "row too long through a decimal comma",
      FixtureStudy().setting("hours", of: 2, to: "0,5", in: "loco_change.csv"),
      at: "loco_change.csv", 2, nil, "BERG,0,5,900,made up for tests,estimated",
      says: "decimals with a point"),
    BadInput(
      "stray quotation mark",
      FixtureStudy().replacing("Åhus kombi", with: "Åhus \"kombi\"", in: "terminal.csv"),
      at: "terminal.csv", 2, "name", "Åhus \"kombi\"", says: "double"),
    BadInput(
      "quotation mark never closed",
      FixtureStudy().appending("\"open", to: "background.csv"),
      at: "background.csv", 4, "origin_node_id", "open\n", says: "close", hasOthers: true),
    BadInput(
      "config of two rows",
      FixtureStudy().appending("B,m,km,km/h,EPSG:4326,,SEK,,", to: "config.csv"),
      at: "config.csv", 3, nil, nil, says: "one row"),
    BadInput(
      "outline that is not JSON", FixtureStudy().replacing("land.geojson", with: "{"),
      at: "land.geojson", nil, nil, nil),
    BadInput(
      "outline of points",
      FixtureStudy().replacing("Polygon", with: "Point", in: "county.geojson"),
      at: "county.geojson", nil, nil, nil, says: "Point"),
    BadInput(
      "outline that is not closed",
      FixtureStudy().replacing(", [15, 57]]", with: "]", in: "land.geojson"),
      at: "land.geojson", nil, nil, nil, says: "closed"),
    BadInput(
      "outline in metres",
      FixtureStudy().replacing("[17, 57]", with: "[587364, 6347758]", in: "land.geojson"),
      at: "land.geojson", nil, nil, "[587364.0, 6347758.0]", says: "EPSG:4326"),
  ]
}
