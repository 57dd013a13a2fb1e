import Foundation
import Synchronization

/// Ctrl-C ends the program with code 130, but never between two files of a folder.
///
/// A class because the command and the thread that waits for the signal share its lock.
final class Interruption: Sendable {
  /// What stands on disk, in words.
  private let state = Mutex("nothing was written")

  /// Takes Ctrl-C over, before other threads are made: they leave the signal to the one that waits
  /// for it.
  func begin() {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    // A shell has it ignored where it starts the program in the background.
    signal(SIGINT, SIG_DFL)
    Thread.detachNewThread { [self, signals] in
      var signals = signals
      var received: Int32 = 0
      while sigwait(&signals, &received) != 0 {}
      end()
    }
  }

  private func end() -> Never {
    state.withLock { state in
      let start = isatty(STDERR_FILENO) == 1 ? "\n" : ""
      Console.message(start + "omlast: interrupted; \(state)")
      // Other threads are still solving: nothing of theirs may be torn down under them.
      _exit(ExitCode.interrupted.rawValue)
    }
  }

  /// Tells what an interruption leaves behind from now on.
  func remember(_ words: String) { state.withLock { $0 = words } }

  /// Runs `write`, which makes `folder`, to its end even if Ctrl-C is pressed meanwhile.
  func protecting(_ folder: String, _ write: () throws(Failure) -> Void) throws(Failure) {
    let result = state.withLock { state -> Result<Void, Failure> in
      do throws(Failure) {
        try write()
        state = "\(folder) is complete"
        return .success(())
      } catch {
        return .failure(error)
      }
    }
    try result.get()
  }
}
