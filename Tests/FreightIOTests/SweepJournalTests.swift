import Foundation
import FreightIO
import Testing

struct SweepJournalTests {
  private typealias Journal = SweepJournal<String, [Double]>
  private let path = FileManager.default.temporaryDirectory
    .appendingPathComponent("omlast-journal-" + UUID().uuidString).path

  @Test func answersAreReadBackAsTheyWere() throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    let journal = try Journal(path: path, header: "a", restart: false)
    try journal.append([0.1, 1e-300])
    try journal.append([])
    #expect(try Journal(path: path, header: "a", restart: false).answers == [[0.1, 1e-300], []])
  }

  @Test func aLineThatWasCutOffIsDropped() throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    let journal = try Journal(path: path, header: "a", restart: false)
    try journal.append([1])
    try journal.append([2, 3])
    let whole = try Data(contentsOf: URL(fileURLWithPath: path))
    for length in 0..<whole.count {
      try whole.prefix(length).write(to: URL(fileURLWithPath: path))
      let again = try Journal(path: path, header: "a", restart: false)
      let lines = whole.prefix(length).count { $0 == UInt8(ascii: "\n") }
      #expect(again.answers == Array([[1.0], [2, 3]].prefix(max(lines - 1, 0))))
      try again.append([4])
      #expect(
        try Journal(path: path, header: "a", restart: false).answers == again.answers + [[4]])
    }
  }

  @Test func anotherRunsJournalIsRefusedUnlessBegunAnew() throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Journal(path: path, header: "a", restart: false).append([1])
    #expect(throws: JournalError.another(path)) {
      try Journal(path: path, header: "b", restart: false)
    }
    #expect(try Journal(path: path, header: "a", restart: false).answers == [[1]])
    #expect(try Journal(path: path, header: "b", restart: true).answers.isEmpty)
  }

  @Test func aFileThatIsNoJournalIsRefused() throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data("my notes\n".utf8).write(to: URL(fileURLWithPath: path))
    #expect(throws: JournalError.another(path)) {
      try Journal(path: path, header: "a", restart: false)
    }
  }
}
