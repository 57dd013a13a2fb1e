import Foundation
import TestSupport
import Testing

/// What one run of the program left behind.
struct Run {
  /// What the program ended with, or the signal that ended it, below zero.
  let code: Int32
  /// Standard output.
  let output: String
  /// Standard error.
  let errors: String

  /// Standard output as JSON; the test fails if it is none.
  func json() throws -> [String: Any] {
    let value = try JSONSerialization.jsonObject(with: Data(output.utf8))
    return try #require(value as? [String: Any])
  }
}

/// A folder for one test, removed with it.
///
/// A class for its end of life.
final class Workplace {
  let folder: URL

  /// An empty folder.
  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("omlast-end-to-end-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  /// A folder with the small study in Networks/small and Demand/small.
  convenience init(_ study: FixtureStudy) throws {
    try self.init()
    try study.write(below: folder)
  }

  /// A folder with a copy of the real study, in which a test may change what it likes.
  static func oskarshamn() throws -> Workplace {
    let place = try Workplace()
    for name in ["Networks", "Demand"] {
      let parent = place.folder.appendingPathComponent(name)
      try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
      try FileManager.default.copyItem(
        at: checkout.appendingPathComponent(name + "/oskarshamn"),
        to: parent.appendingPathComponent("oskarshamn"))
    }
    return place
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Runs the program in this folder.
  func omlast(_ words: String..., environment: [String: String] = [:]) throws -> Run {
    try run(words, environment: environment)
  }

  /// Runs the program in this folder; `during` sees the process while it runs. Standard output is
  /// empty where it goes elsewhere.
  func run(
    _ words: [String], environment: [String: String] = [:], output: FileHandle? = nil,
    during: (Process) -> Void = { _ in }
  ) throws -> Run {
    // Files, not pipes: a full pipe would stop the program.
    let place = FileManager.default.temporaryDirectory
      .appendingPathComponent("omlast-run-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: place) }
    let files = ["output", "errors"].map { place.appendingPathComponent($0) }
    for file in files { try Data().write(to: file) }
    let process = Process()
    process.executableURL = executable
    process.arguments = words
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try output ?? FileHandle(forWritingTo: files[0])
    process.standardError = try FileHandle(forWritingTo: files[1])
    try process.run()
    during(process)
    process.waitUntilExit()
    let texts = try files.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
    let status = process.terminationStatus
    return Run(
      code: process.terminationReason == .uncaughtSignal ? -status : status, output: texts[0],
      errors: texts[1])
  }

  /// Every file below a path, by path, hidden ones too.
  func files(in path: String = "") throws -> [String: Data] {
    let root = path.isEmpty ? folder : folder.appendingPathComponent(path)
    var content: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: root.path) {
      let file = root.appendingPathComponent(name)
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder),
        !isFolder.boolValue
      {
        content[name] = try Data(contentsOf: file)
      }
    }
    return content
  }

  /// The text of a file.
  func text(_ path: String) throws -> String {
    try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
  }

  /// Replaces the first `old` in a file; it must be there, or a test would test nothing.
  func replace(_ old: String, with new: String, in path: String) throws {
    let text = try text(path)
    let range = try #require(text.range(of: old), "\(path) does not contain \(old)")
    try text.replacingCharacters(in: range, with: new)
      .write(to: folder.appendingPathComponent(path), atomically: true, encoding: .utf8)
  }

  /// `study.json` of a study in `out`.
  func document(_ study: String = "small") throws -> [String: Any] {
    let value = try JSONSerialization.jsonObject(
      with: Data(contentsOf: folder.appendingPathComponent("out/\(study)/study.json")))
    return try #require(value as? [String: Any])
  }

  /// Rows of a table, the header not counted; the real tables have no line breaks in cells.
  func rowCount(_ path: String) throws -> Int {
    try text(path).split(whereSeparator: \.isNewline).count - 1
  }
}

/// The program, which the build puts beside the tests.
private let executable: URL = {
  let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL
  let folder = bundle?.deletingLastPathComponent() ?? Bundle.main.bundleURL
  return folder.appendingPathComponent("omlast")
}()
