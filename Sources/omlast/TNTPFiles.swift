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
struct TargetFile {
  private let path: String

  /// - Parameter kind: what the file is called, such as "flow file".
  init(_ path: String, _ kind: String, _ arguments: Arguments) throws(Failure) {
    self.path = path
    let target = Self.target(path)
    for input in arguments.positionals + [arguments.text(.flows)].compactMap({ $0 })
    where Self.target(input) == target {
      throw .usage(
        ["writing \(path) would delete an input; choose another file"], in: arguments.command)
    }
    let attributes = try? FileManager.default.attributesOfItem(atPath: target.path)
    switch attributes?[.type] as? FileAttributeType {
    case nil:
      let parent = target.deletingLastPathComponent().path
      guard FileManager.default.isWritableFile(atPath: parent) else {
        throw Failure(
          code: .usage, reasons: ["\(path) cannot be written; check that its folder exists"])
      }
    case .typeDirectory:
      throw Failure(code: .usage, reasons: ["\(path) is a folder; name the \(kind)"])
    case .typeRegular:
      // Such a file has no place for a mark of who wrote it: a published one looks like ours.
      guard arguments.has(.force) || attributes?[.size] as? Int == 0 else {
        throw Failure(
          code: .usage,
          reasons: ["\(path) exists; choose another file, or replace it with --force"])
      }
    default:
      // Replacing a device or a pipe would not write to it but remove it.
      throw Failure(
        code: .usage, reasons: ["\(path) is a device or a pipe; name a file for the \(kind)"])
    }
  }

  /// Writes the file whole, from pieces in their order.
  func write(_ pieces: [String], _ interruption: Interruption) throws(Failure) {
    try interruption.protecting(path) { () throws(Failure) in
      var data = Data(capacity: pieces.reduce(0) { $0 + $1.utf8.count })
      for piece in pieces { data.append(contentsOf: piece.utf8) }
      do {
        try data.write(to: Self.target(path), options: .atomic)
      } catch {
        throw Failure(
          code: .usage, reasons: ["\(path) cannot be written (\(error.localizedDescription))"])
      }
    }
  }

  /// A link is followed, so that the file it names is written and not the link.
  private static func target(_ path: String) -> URL {
    URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath()
  }
}
