import Foundation
import FreightModel
import TestSupport
import Testing

@testable import FreightIO

/// The data dictionary against the page, the schemas and the readers.
@Suite struct DataDictionaryTests {
  private static let schemas: [TableSchema] = [
    .config, .useDefinition, .zone, .node, .roadClass, .link, .junctionQueue, .movement,
    .terminal, .berth, .locoChange, .vehicle, .chainType, .period, .parameter, .investment,
    .investmentNode, .investmentLink, .investmentJunctionQueue, .investmentMovement,
    .investmentTerminal, .investmentChange, .headline, .observation, .terminalHours,
    .sailingPlace, .trainAxle, .trainService, .vehicleMass, .closure, .fleet, .corridor,
    .externalCost, .priceIndex, .discountStep, .investmentMaintenance, .commodity,
    .commodityLogistics, .shipmentSize, .flow, .flowRelation, .background, .count, .growth,
    .demandOption, .demandOptionChange, .demandOptionFlow, .equipment, .equipmentUse,
    .equipmentExchange,
  ]

  @Test func thePageIsWhatTheCommandWrites() throws {
    let page = checkout.appending(
      path: "Sources/FreightPlanner/FreightPlanner.docc/DataDictionary.md")
    if ProcessInfo.processInfo.environment["OMLAST_WRITE_PAGES"] == "1" {
      try DataDictionary.page.write(to: page, atomically: true, encoding: .utf8)
    }
    #expect(
      try String(contentsOf: page, encoding: .utf8) == DataDictionary.page,
      "write it anew: omlast config dictionary, or OMLAST_WRITE_PAGES=1 swift test")
  }

  @Test func everyColumnOfEverySchemaIsDescribedAndNoOther() {
    #expect(DataDictionary.tables.map(\.file) == Self.schemas.map(\.file))
    for (table, schema) in zip(DataDictionary.tables, Self.schemas) {
      let columns = table.columns.map(\.name).filter { !$0.contains("*") }
      let all = schema.columns + schema.optional
      #expect(Set(columns) == Set(all), "\(table.file)")
      #expect(columns.count == all.count, "\(table.file)")
      for column in table.columns {
        #expect(!column.meaning.isEmpty && !column.accepted.isEmpty, "\(table.file)")
      }
    }
  }

  /// A field that the dictionary says is required is refused where it is blank in the first row,
  /// and what it says is accepted is what the readers say of a field of nonsense.
  @Test(arguments: DataDictionary.tables.map(\.file)) func agreesWithTheReaders(file: String) throws
  {
    let table = try #require(DataDictionary.tables.first { $0.file == file })
    let rows = FixtureStudy().text(file).split(separator: "\n")
    guard rows.count > 1 else { return }
    let schema = try #require(Self.schemas.first { $0.file == file })
    // EnglishNameTests has the optional columns, which the fixture lacks.
    for column in table.columns
    where !column.name.contains("*") && !schema.optional.contains(column.name) {
      let blank = try diagnostics(column.name, "", file)
      if column.isRequired {
        #expect(!blank.isEmpty, "\(file) \(column.name) may be blank")
      }
      let odd = try diagnostics(column.name, "@", file).filter {
        $0.column == column.name && $0.value == "@"
      }
      guard let allowed = odd.first?.allowed else { continue }
      let bounds = allowed.replacing("a number from ", with: "")
        .replacing("a whole number from ", with: "").replacing("a number above ", with: "> ")
        .replacing(", at most ", with: " to ")
      let isNumber = allowed.hasPrefix("a number")
      let words = allowed.split(separator: ", ")
      let isChoice =
        words.count > 1 && words.allSatisfy { $0.allSatisfy { $0.isLetter || $0 == "_" } }
      guard isNumber || isChoice, column.accepted != "by parameter",
        !["value", "selected", "field"].contains(column.name)
      else { continue }
      // A list's separator is no part of what the readers say of one name in it.
      let accepted = column.accepted.split(separator: ", with ")[0]
      #expect(accepted == bounds, "\(file) \(column.name)")
    }
  }

  private func diagnostics(_ column: String, _ value: String, _ file: String) throws -> [Diagnostic]
  {
    try FreightIOTests.diagnostics(
      of: FixtureStudy().setting(column, of: 2, to: value, in: file))
  }
}
