import Dispatch
import Foundation
import Synchronization

/// Ctrl-C ends the program with code 130, but never between two files of a folder.
///
/// A class because the command and the signal's queue share its lock.
final class Interruption: Sendable {
  /// What stands on disk, in words.
  private let state = Mutex("nothing was written")

  /// Takes Ctrl-C over; the source lives as long as the program needs it.
  func begin() -> any DispatchSourceSignal {
    signal(SIGINT, SIG_IGN)
    let source = DispatchSource.makeSignalSource(
      signal: SIGINT, queue: DispatchQueue(label: "omlast.interruption", qos: .userInteractive))
    source.setEventHandler { [self] in
      state.withLock { state in
        let start = isatty(2) == 1 ? "\n" : ""
        Console.message(start + "omlast: interrupted; \(state)")
        // Other threads are still solving: nothing of theirs may be torn down under them.
        _exit(ExitCode.interrupted.rawValue)
      }
    }
    source.resume()
    return source
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
