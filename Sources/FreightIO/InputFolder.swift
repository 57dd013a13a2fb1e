import Foundation
import FreightModel

/// A folder of input files: reads them, reports those that are missing, and keeps their digests.
struct InputFolder {
  /// The path as the user gave it, so that messages name files the way they can be opened.
  let path: String
  private let log: DiagnosticLog
  private let present: [String]
  private(set) var inputs: [InputFile] = []

  /// Opens the folder, of which all `files` are required.
  init(path: String, kind: String, files: [String], log: DiagnosticLog) {
    self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    self.log = log
    let found = try? FileManager.default.contentsOfDirectory(atPath: path)
    present = (found ?? []).sorted()
    // A wrong folder is one error and not one of each file.
    guard let found, !Set(found).isDisjoint(with: files) else {
      let inside = Self.folders(in: self.path, named: present, with: files)
      log.add(
        Diagnostic(
          file: self.path,
          problem: found == nil
            ? "the folder of the \(kind) cannot be opened"
            : "the folder holds no table of a \(kind)",
          allowed: "a folder with \(files.prefix(3).joined(separator: ", ")) and "
            + "\(files.count - 3) other files",
          fix: inside.first.map { "name the folder inside it: \($0)" } ?? "check the path"))
      return
    }
    for file in files { log.begin(file: self.path + "/" + file) }
    for file in files where !present.contains(file) { reportMissing(file, among: files) }
  }

  /// The folders of a folder that hold any of the files.
  private static func folders(
    in path: String, named names: [String], with files: [String]
  ) -> [String] {
    names.map { path + "/" + $0 }.filter { folder in
      let found = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      return !Set(found).isDisjoint(with: files)
    }
  }

  /// The folder's own name.
  var name: String { URL(fileURLWithPath: path).standardizedFileURL.lastPathComponent }

  /// Reads and checks the form of a table.
  mutating func table(_ schema: TableSchema) -> Table {
    let file = path + "/" + schema.file
    guard let bytes = bytes(of: schema.file) else {
      return Table(missing: schema, file: file, log: log)
    }
    return Table(bytes, schema: schema, file: file, log: log)
  }

  /// The bytes of a file, or nil if it is missing or cannot be read, which has been reported.
  mutating func bytes(of file: String) -> [UInt8]? {
    guard present.contains(file) else { return nil }
    let full = path + "/" + file
    guard let data = FileManager.default.contents(atPath: full) else {
      log.add(
        Diagnostic(
          file: full, problem: "the file cannot be read", allowed: "a readable file",
          fix: "check that it is a file and that you may read it"))
      return nil
    }
    let bytes = [UInt8](data)
    inputs.append(
      InputFile(path: recordedPath(of: file), sha256: SHA256.hexadecimal(of: bytes)))
    return bytes
  }

  /// The last two folder names and the file: the same wherever the checkout lies.
  private func recordedPath(of file: String) -> String {
    let folder = URL(fileURLWithPath: path).standardizedFileURL
    return folder.pathComponents.suffix(2).joined(separator: "/") + "/" + file
  }

  private func reportMissing(_ file: String, among files: [String]) {
    let spare = present.filter { !files.contains($0) }
    let isTable = file.hasSuffix(".csv")
    log.add(
      Diagnostic(
        file: path + "/" + file, problem: "the file is missing",
        allowed: isTable ? "every table, with its header alone if it has no rows" : "every outline",
        fix: nearest(to: file, in: spare).map { "rename \($0) to \(file)" }
          ?? "add the file\(isTable ? ", at least its header" : "")"))
  }
}
