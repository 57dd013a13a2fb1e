import Foundation
import FreightIO
import FreightModel
import Testing

@Suite struct DiagnosticTests {
  @Test func standsOnOneLineOfATerminal() {
    let diagnostic = Diagnostic(
      file: "link.csv", row: 14, column: "length", value: "-3", problem: "below the range",
      allowed: "a number above 0", fix: "remove the sign")
    #expect(
      diagnostic.line
        == "link.csv:14 length: \"-3\" — below the range; allowed: a number above 0; fix: remove "
        + "the sign"
    )
  }

  @Test func leavesOutWhatItDoesNotHaveAndFlattensLongText() {
    let whole = Diagnostic(file: "a.csv", problem: "missing", allowed: "a file", fix: "add it")
    #expect(whole.line == "a.csv: missing; allowed: a file; fix: add it")
    let long = Diagnostic(
      file: "a.csv", row: 2, value: String(repeating: "x\n", count: 100), problem: "long",
      allowed: "less", fix: "shorten it")
    #expect(!long.line.contains("\n") && long.line.contains("..."))
  }

  @Test func goesThroughJSON() throws {
    let record = DiagnosticRecord(
      Diagnostic(file: "a.csv", row: 2, column: "b", problem: "p", allowed: "a", fix: "f"))
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let json = try encoder.encode(record)
    #expect(
      String(decoding: json, as: UTF8.self)
        == #"{"allowed":"a","column":"b","file":"a.csv","fix":"f","problem":"p","row":2}"#)
    #expect(try JSONDecoder().decode(DiagnosticRecord.self, from: json) == record)
  }
}
