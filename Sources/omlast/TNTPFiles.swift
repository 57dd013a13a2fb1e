import Foundation
import FreightIO
import FreightModel

/// TNTP files that a command reads.
enum TNTPInput {
  /// What `reading` gives, or every error of its files at once.
  static func read<Content>(
    _ reading: () throws(InvalidInput) -> Content
  ) throws(Failure) -> Content {
    do throws(InvalidInput) {
      return try reading()
    } catch {
      throw Failure(
        code: .invalidInput, reasons: error.diagnostics.map(\.line),
        hint: StudyInput.count(error.diagnostics))
    }
  }
}

/// The one file that a command writes, refused before anything is solved if it could not be.
struct OutputFile {
  private let path: String

  /// - Parameters:
  ///   - kind: what the file is called, such as "flow file".
  ///   - header: how every such file begins; a file that does is replaced without --force.
  init(
    _ path: String, _ kind: String, header: String, _ arguments: Arguments
  ) throws(Failure) {
    self.path = path
    let target = URL(fileURLWithPath: path).standardizedFileURL
    for input in arguments.positionals + [arguments.text(.flows)].compactMap({ $0 })
    where URL(fileURLWithPath: input).standardizedFileURL == target {
      throw .usage(
        ["writing \(path) would delete an input; choose another file"], in: arguments.command)
    }
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      let parent = target.deletingLastPathComponent().path
      guard FileManager.default.isWritableFile(atPath: parent) else {
        throw Failure(
          code: .usage, reasons: ["\(path) cannot be written; check that its folder exists"])
      }
      return
    }
    guard !isFolder.boolValue else {
      throw Failure(code: .usage, reasons: ["\(path) is a folder; name the \(kind)"])
    }
    guard arguments.has(.force) || Self.starts(path, with: header) else {
      throw Failure(
        code: .usage,
        reasons: [
          "\(path) exists and is no \(kind); choose another file, or replace it with --force"
        ])
    }
  }

  /// Writes the file whole, from pieces in their order.
  func write(_ pieces: [String], _ interruption: Interruption) throws(Failure) {
    try interruption.protecting(path) { () throws(Failure) in
      var data = Data(capacity: pieces.reduce(0) { $0 + $1.utf8.count })
      for piece in pieces { data.append(contentsOf: piece.utf8) }
      do {
        try data.write(to: URL(fileURLWithPath: path), options: .atomic)
      } catch {
        throw Failure(
          code: .usage, reasons: ["\(path) cannot be written (\(error.localizedDescription))"])
      }
    }
  }

  private static func starts(_ path: String, with header: String) -> Bool {
    let header = Data(header.utf8)
    guard let handle = FileHandle(forReadingAtPath: path) else { return false }
    return (try? handle.read(upToCount: header.count)) == header
  }
}
