import Testing

@testable import FreightIO

@Suite struct CSVParserTests {
  private func fields(_ text: String) -> [[String]] {
    CSVParser.parse(Array(text.utf8)).records.map(\.fields)
  }

  @Test func splitsFieldsAndRows() {
    #expect(fields("a,b\n1,2\n") == [["a", "b"], ["1", "2"]])
    #expect(fields("a,b\n1,2") == [["a", "b"], ["1", "2"]])
    #expect(fields("") == [])
    #expect(fields(",\n") == [["", ""]])
    #expect(fields("a,") == [["a", ""]])
  }

  @Test(arguments: ["a,b\r\n1,2\r\n", "a,b\r1,2\r", "\u{FEFF}a,b\n1,2\n"])
  func acceptsOtherLineEndsAndAByteOrderMark(_ text: String) {
    #expect(fields(text) == [["a", "b"], ["1", "2"]])
  }

  @Test func keepsCommasQuotesAndLineBreaksInsideQuotes() {
    #expect(fields("\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\"\nx,,\"\"\n").count == 2)
    #expect(
      fields("\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\"\n")[0] == [
        "a,b", "say \"hi\"", "two\nlines",
      ])
  }

  @Test func countsBlankRowsAndRowsWithLineBreaksAsASpreadsheetDoes() {
    let records = CSVParser.parse(Array("h\n\n\"a\nb\"\nc\n".utf8)).records
    #expect(records.map(\.row) == [1, 3, 4])
  }

  @Test func namesTheFaultItsRowAndItsField() {
    let faults = CSVParser.parse(Array("a,b\n1,x\"y\n\"p\"q,2\n3,\"open".utf8)).faults
    #expect(faults.map(\.kind) == [.strayQuote, .textAfterQuote, .openQuote])
    #expect(faults.map(\.row) == [2, 3, 4])
    #expect(faults.map(\.field) == [1, 0, 1])
  }

  @Test func findsBytesThatAreNotUTF8() {
    let faults = CSVParser.parse([0x61, 0x2C, 0xC5, 0x0A, 0xE5, 0x0A]).faults
    #expect(faults.map(\.kind) == [.notUTF8, .notUTF8])
    #expect(faults.map(\.row) == [1, 2])
  }

  @Test func readsAMillionBytesInLinearTime() {
    let text = String(repeating: "\"quoted, text\",plain,12.5\n", count: 40_000)
    #expect(fields(text).count == 40_000)
  }
}
