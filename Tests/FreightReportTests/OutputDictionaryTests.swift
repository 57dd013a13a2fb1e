import Foundation
import FreightModel
import TestSupport
import Testing

@testable import FreightReport

/// The documentation of the tables of an answer against the tables.
@Suite struct OutputDictionaryTests {
  @Test func thePageDescribesEveryColumnOfEveryTable() throws {
    let page = checkout.appending(
      path: "Sources/FreightPlanner/FreightPlanner.docc/OutputTables.md")
    let expected = OutputDictionary.page(allTables(ResultView(SmallResult.make())))
    if ProcessInfo.processInfo.environment["OMLAST_WRITE_PAGES"] == "1" {
      try expected.write(to: page, atomically: true, encoding: .utf8)
    }
    #expect(
      try String(contentsOf: page, encoding: .utf8) == expected,
      "write it anew: OMLAST_WRITE_PAGES=1 swift test --filter OutputDictionaryTests")
  }

  @Test func noColumnIsWithoutANameOrHasOneTwice() {
    for table in allTables(ResultView(SmallResult.make())) {
      #expect(Set(table.columns.map(\.key)).count == table.columns.count, "\(table.id)")
      for column in table.columns {
        #expect(!column.key.isEmpty && !column.heading.en.isEmpty, "\(table.id)")
      }
    }
  }
}
