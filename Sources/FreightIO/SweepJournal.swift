import Foundation

/// Answers of a long run, written down one by one so that an interruption loses none that is whole.
///
/// A text file: on its first line what the run is, then an answer a line, in the order in which
/// they came. A last line without its line break was cut off in the middle and is dropped.
package struct SweepJournal<Header: Codable & Equatable, Answer: Codable> {
  /// The file's path.
  package let path: String
  /// Answers that an earlier run wrote.
  package let answers: [Answer]
  private let file: FileHandle

  /// Opens the journal of a run and reads what an earlier one left, or begins a new one.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - header: what the run is; only a journal of the same is gone on with.
  ///   - restart: whether to begin anew whatever the file holds.
  package init(path: String, header: Header, restart: Bool) throws(JournalError) {
    self.path = path
    let url = URL(fileURLWithPath: path)
    do {
      let first = try Self.line(header)
      var kept = first
      var answers: [Answer] = []
      if !restart, let data = try? Data(contentsOf: url), !data.isEmpty {
        var lines = data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        // What follows the last line break: nothing, or a line that was cut off.
        lines.removeLast()
        if let written = lines.first {
          guard
            let other = try? JSONDecoder().decode(Header.self, from: Data(written)),
            other == header
          else { throw JournalError.another(path) }
          answers = try lines.dropFirst().map {
            try JSONDecoder().decode(Answer.self, from: Data($0))
          }
          kept = lines.reduce(into: Data()) { $0 += $1 + [UInt8(ascii: "\n")] }
        }
      }
      self.answers = answers
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      // Written beside and renamed: the file is never without what it held before.
      try kept.write(to: url, options: .atomic)
      file = try FileHandle(forWritingTo: url)
      try file.seekToEnd()
    } catch let error as JournalError {
      throw error
    } catch {
      throw .cannotWrite(path, reason: error.localizedDescription)
    }
  }

  /// Writes an answer down.
  package func append(_ answer: Answer) throws(JournalError) {
    do {
      try file.write(contentsOf: Self.line(answer))
    } catch {
      throw .cannotWrite(path, reason: error.localizedDescription)
    }
  }

  /// Removes the file, once its answers stand in the run's result.
  package func remove() {
    try? file.close()
    try? FileManager.default.removeItem(atPath: path)
  }

  private static func line(_ value: some Encodable) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(value) + [UInt8(ascii: "\n")]
  }
}

/// Why a journal cannot be used.
package enum JournalError: Error, Equatable, Sendable {
  /// The file holds answers of another run, or something else.
  case another(String)
  /// The file system refused, or a line that is whole makes no sense.
  case cannotWrite(String, reason: String)

  /// The reason and what to do, in one sentence.
  package var line: String {
    switch self {
    case .another(let path):
      "\(path) holds draws of another sweep: its settings or its inputs differ; choose another "
        + "output folder, or begin anew with --force"
    case .cannotWrite(let path, let reason):
      "\(path) cannot be used (\(reason)); check path, rights and space, or begin anew with --force"
    }
  }
}
