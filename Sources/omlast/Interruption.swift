import Foundation
import Synchronization

/// Ctrl-C ends the program with code 130, but never between two files of a folder.
///
/// By a signal's handler, which the process has one of: the threads that a queue's source starts
/// take as long as a small solve. A handler may neither allocate nor lock, nor call what POSIX does
/// not name safe there, so that what it is to say lies ready.
struct Interruption: Sendable {
  /// Where the C string lies that the handler says, never freed since it may be reading it;
  /// `writing` while a folder is written, and `came` once Ctrl-C was pressed.
  private static let message = Atomic(writing)
  private static let writing: UInt = 0
  private static let came: UInt = 1

  /// A terminal shows `^C` first: what is said begins on a line of its own.
  private static let opening = isatty(STDERR_FILENO) == 1 ? "\n" : ""

  /// Takes Ctrl-C over, for the whole process.
  init() {
    _ = Self.exchange(Self.line("nothing was written"))
    signal(SIGINT) { _ in
      let message = Interruption.exchange(Interruption.came)
      if message > Interruption.came { Interruption.end(saying: message) }
    }
  }

  /// Tells what an interruption leaves behind from now on. Each call leaves a string of a line in
  /// memory on purpose: the handler may be reading the one before.
  ///
  /// - Precondition: nothing is being written by `protecting`, which tells that itself.
  func remember(_ words: String) { _ = Self.put(Self.line(words)) }

  /// Runs `write`, which makes `folder`, to its end even if Ctrl-C is pressed meanwhile.
  ///
  /// - Precondition: one folder is written at a time, and `write` calls nothing of this type.
  func protecting(_ folder: String, _ write: () throws(Failure) -> Void) throws(Failure) {
    var message = Self.put(Self.writing)
    // Ctrl-C during the writing is for this thread to tell.
    defer { if Self.exchange(message) == Self.came { Self.end(saying: message) } }
    try write()
    message = Self.line("\(folder) is complete")
  }

  private static func line(_ words: String) -> UInt {
    UInt(bitPattern: strdup("\(opening)omlast: interrupted; \(words)\n"))
  }

  /// Takes the message's place, unless the handler's thread is about to end the program.
  private static func put(_ new: UInt) -> UInt {
    let old = exchange(new)
    precondition(old != writing, "a folder is being written")
    while old == came { pause() }
    return old
  }

  private static func exchange(_ new: UInt) -> UInt {
    message.exchange(new, ordering: .acquiringAndReleasing)
  }

  private static func end(saying message: UInt) {
    guard let text = UnsafePointer<CChar>(bitPattern: message) else { return }
    write(STDERR_FILENO, text, strlen(text))
    // Other threads are still solving: nothing of theirs may be torn down under them.
    _exit(ExitCode.interrupted.rawValue)
  }
}
