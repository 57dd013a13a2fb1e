import FreightModel

/// Everything found wrong while a study is read.
///
/// A class because the rows of every table add to one list while closures map them to values; a
/// log lives in one call of the reader and is never shared between threads.
final class DiagnosticLog {
  private var diagnostics: [Diagnostic] = []
  private var files: [String] = []
  private var columnOrder: [String: [String: Int]] = [:]

  /// Grows with every value that could not be used, also with those that add no message because
  /// their cause has been reported already (a missing column is told once, not once a row).
  private(set) var failures = 0

  /// Fixes the place of a file among the messages: files come in the order of their first mention.
  func begin(file: String) {
    if !files.contains(file) { files.append(file) }
  }

  /// Fixes the order of a file's columns among the messages.
  func begin(file: String, columns: [String: Int]) {
    begin(file: file)
    columnOrder[file] = columns
  }

  /// Records one more problem.
  func add(_ diagnostic: Diagnostic) {
    begin(file: diagnostic.file)
    diagnostics.append(diagnostic)
    failures += 1
  }

  /// Records that a value is unusable for a reason that has been told.
  func noteKnownFailure() { failures += 1 }

  /// Everything that has been told, by file in reading order, then row, then column as in the
  /// header; a message about a whole file or row comes first there. Told twice is kept once.
  func ordered() -> [Diagnostic] {
    var seen: Set<Diagnostic> = []
    let once = diagnostics.filter { seen.insert($0).inserted }
    return once.enumerated()
      .sorted { (key($0.element), $0.offset) < (key($1.element), $1.offset) }
      .map(\.element)
  }

  /// Whether the files named have all been read without a problem so far.
  func isClean(_ files: [String]) -> Bool {
    let names = Set(files)
    return !diagnostics.contains { names.contains($0.file) }
  }

  private func key(_ diagnostic: Diagnostic) -> Key {
    let file = diagnostic.file
    let column = diagnostic.column.map { columnOrder[file]?[$0] ?? Int.max } ?? -1
    return Key(
      file: files.firstIndex(of: file) ?? Int.max, row: diagnostic.row ?? 0, column: column)
  }

  private struct Key: Comparable {
    let file: Int
    let row: Int
    let column: Int

    static func < (a: Self, b: Self) -> Bool {
      (a.file, a.row, a.column) < (b.file, b.row, b.column)
    }
  }
}
