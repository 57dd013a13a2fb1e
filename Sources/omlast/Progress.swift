import Synchronization

/// A line on a terminal that counts finished scenarios, drawn over itself without escape codes.
///
/// A class because the planner reports from several threads; the lock keeps the line whole.
final class Progress: Sendable {
  private let total: Int
  private let isShown: Bool
  private let length = Mutex(0)

  /// Begins to count to `total`; shows nothing unless standard error is a terminal.
  init(total: Int, on console: Console) {
    self.total = total
    isShown = console.showsProgress
    update(0)
  }

  /// Shows that `done` scenarios are solved.
  func update(_ done: Int) {
    update(done, of: total)
  }

  /// Shows that `done` of another number of scenarios are solved.
  func update(_ done: Int, of total: Int) {
    draw("solving: \(done) of \(total) scenarios")
  }

  /// Clears the line, so that what follows starts on an empty one.
  func finish() { draw("") }

  private func draw(_ text: String) {
    guard isShown else { return }
    length.withLock { length in
      let end = text.isEmpty ? "\r" : ""
      Console.message("\r" + text.padded(to: length) + end, terminator: "")
      length = text.count
    }
  }
}
