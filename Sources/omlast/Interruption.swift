import Foundation
import Synchronization

/// Ctrl-C ends the program with code 130, but never between two files of a folder.
///
/// By a signal's handler, which the process has one of: the threads that a queue's source starts
/// take as long as a small solve. A handler may neither allocate nor lock, so that what it is to say
/// lies ready.
struct Interruption: Sendable {
  /// What the handler says, never freed since it may be reading it; nil while a folder is written,
  /// and `came` once Ctrl-C was pressed.
  nonisolated(unsafe) private static let message = Atomic<UnsafeMutablePointer<CChar>?>(nil)
  nonisolated(unsafe) private static let came = strdup("")!

  /// Takes Ctrl-C over, for the whole process.
  init() {
    remember("nothing was written")
    signal(SIGINT) { _ in
      let message = Interruption.exchange(Interruption.came)
      if let message, message != Interruption.came { Interruption.end(saying: message) }
    }
  }

  /// Tells what an interruption leaves behind from now on.
  func remember(_ words: String) { _ = Self.put(Self.line(words)) }

  /// Runs `write`, which makes `folder`, to its end even if Ctrl-C is pressed meanwhile.
  func protecting(_ folder: String, _ write: () throws(Failure) -> Void) throws(Failure) {
    var message = Self.put(nil)
    // Ctrl-C during the writing is for this thread to tell.
    defer { if let message, Self.exchange(message) == Self.came { Self.end(saying: message) } }
    try write()
    message = Self.line("\(folder) is complete")
  }

  private static func line(_ words: String) -> UnsafeMutablePointer<CChar> {
    strdup("omlast: interrupted; \(words)\n")
  }

  /// Takes the message's place, unless the handler's thread is about to end the program.
  private static func put(_ new: UnsafeMutablePointer<CChar>?) -> UnsafeMutablePointer<CChar>? {
    let old = exchange(new)
    while old == came { pause() }
    return old
  }

  private static func exchange(
    _ new: UnsafeMutablePointer<CChar>?
  ) -> UnsafeMutablePointer<CChar>? {
    message.exchange(new, ordering: .acquiringAndReleasing)
  }

  private static func end(saying message: UnsafeMutablePointer<CChar>) {
    if isatty(STDERR_FILENO) == 1 { write(STDERR_FILENO, "\n", 1) }
    write(STDERR_FILENO, message, strlen(message))
    // Other threads are still solving: nothing of theirs may be torn down under them.
    _exit(ExitCode.interrupted.rawValue)
  }
}
