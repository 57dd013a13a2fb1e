import Foundation
import FreightIO
import Testing

/// Each test has a folder of its own, removed afterwards.
@Suite final class OutputFolderTests {
  private let root = FileManager.default.temporaryDirectory
    .appendingPathComponent("omlast-output-" + UUID().uuidString)
  private let files = FileManager.default
  private let ours = OutputFile(path: "study.json", text: "{\n  \"program\": \"omlast\"\n}\n")

  init() throws { try files.createDirectory(at: root, withIntermediateDirectories: true) }

  deinit { try? FileManager.default.removeItem(at: root) }

  private var path: String { root.appendingPathComponent("out/small").path }

  private func text(_ name: String) -> String? {
    files.contents(atPath: path + "/" + name).map { String(decoding: $0, as: UTF8.self) }
  }

  /// What stands beside the folder, hidden files too: nothing may be left there.
  private func siblings() throws -> [String] {
    try files.contentsOfDirectory(atPath: root.appendingPathComponent("out").path)
  }

  private func fill(_ name: String, _ text: String) throws {
    try files.createDirectory(atPath: path, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(fileURLWithPath: path).appendingPathComponent(name))
  }

  @Test func writesAllFilesWithTheirFolders() throws {
    try OutputFolder(path: path).write([ours, OutputFile(path: "tables/a/b.csv", text: "x\n")])
    #expect(text("tables/a/b.csv") == "x\n")
    #expect(try siblings() == ["small"])
  }

  @Test func replacesAFolderOfItsOwnEntirely() throws {
    try OutputFolder(path: path).write([ours, OutputFile(path: "old.csv", text: "old")])
    try OutputFolder(path: path).write([ours, OutputFile(path: "new.csv", text: "new")])
    #expect(text("old.csv") == nil && text("new.csv") == "new")
    #expect(try siblings() == ["small"])
  }

  @Test func replacesAnEmptyFolder() throws {
    try files.createDirectory(atPath: path, withIntermediateDirectories: true)
    try OutputFolder(path: path).write([ours])
    #expect(text("study.json") != nil)
  }

  @Test(arguments: ["thesis.doc", "study.json"])
  func refusesAFolderThatItDidNotWrite(_ name: String) throws {
    try fill(name, "years of work")
    let error = #expect(throws: OutputError.self) { try OutputFolder(path: path).write([ours]) }
    #expect(error == .notOurs(path))
    #expect(error?.line.contains("--force") == true)
    #expect(text(name) == "years of work")
  }

  @Test func replacesAnyFolderByForce() throws {
    try fill("thesis.doc", "years of work")
    try OutputFolder(path: path, force: true).write([ours])
    #expect(text("thesis.doc") == nil && text("study.json") != nil)
  }

  @Test func refusesToDeleteInputsEvenByForce() throws {
    try fill("link.csv", "x")
    let folder = OutputFolder(path: root.path, force: true, keeping: [path])
    #expect(throws: OutputError.holds(path, inside: root.path)) { try folder.check() }
  }

  @Test func refusesToDeleteTheWorkingFolder() {
    let folder = OutputFolder(path: "/", force: true)
    #expect(throws: OutputError.self) { try folder.check() }
  }

  @Test func refusesAFileInTheWay() throws {
    try files.createDirectory(
      at: root.appendingPathComponent("out"), withIntermediateDirectories: true)
    try Data().write(to: URL(fileURLWithPath: path))
    #expect(throws: OutputError.notAFolder(path)) {
      try OutputFolder(path: path, force: true).write([ours])
    }
  }

  @Test func leavesTheOldFolderAndNoRemainsWhenAWriteFails() throws {
    try OutputFolder(path: path).write([ours])
    // A file cannot also be a folder: the second of these cannot be written.
    let clash = [OutputFile(path: "a", text: ""), OutputFile(path: "a/b", text: "")]
    let error = #expect(throws: OutputError.self) { try OutputFolder(path: path).write(clash) }
    guard case .cannotWrite = error else {
      Issue.record("another error: \(String(describing: error))")
      return
    }
    #expect(text("study.json") != nil)
    #expect(try siblings() == ["small"])
  }

  @Test func writesNothingBelowAFile() throws {
    try Data().write(to: root.appendingPathComponent("out"))
    #expect(throws: OutputError.self) { try OutputFolder(path: path).write([ours]) }
  }
}
