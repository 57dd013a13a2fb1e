import Synchronization

/// A line on a terminal that counts finished scenarios, drawn over itself without escape codes.
///
/// A class because the planner reports from several threads; the lock keeps the line whole.
final class Progress: Sendable {
  private let total: Int
  private let things: String
  private let start = ContinuousClock().now
  /// Done before this run.
  private let before: Int
  private let isShown: Bool
  private let length = Mutex(0)

  /// Begins to count to `total`; shows nothing unless standard error is a terminal.
  ///
  /// - Parameters:
  ///   - total: where the count ends.
  ///   - things: what is counted.
  ///   - before: how many of them an earlier run has done.
  ///   - console: where the line is drawn.
  init(total: Int, of things: String = "scenarios", before: Int = 0, on console: Console) {
    self.total = total
    self.things = things
    self.before = before
    isShown = console.showsProgress
    update(before)
  }

  /// Shows that `done` things are solved, and how long the rest will take if that is long.
  func update(_ done: Int) {
    update(done, of: total)
  }

  /// Shows that `done` of another number of things are solved.
  func update(_ done: Int, of total: Int) {
    draw("solving: \(done) of \(total) \(things)" + (remaining(done, of: total) ?? ""))
  }

  private func remaining(_ done: Int, of total: Int) -> String? {
    guard done > before else { return nil }
    let seconds =
      (ContinuousClock().now - start).seconds * Double(total - done) / Double(done - before)
    guard seconds >= 10 else { return nil }
    return seconds < 90
      ? ", \(seconds.fixed(0)) s left" : ", \((seconds / 60).fixed(0)) min left"
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
