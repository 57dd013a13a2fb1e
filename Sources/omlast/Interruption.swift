import Dispatch
import Foundation
import Synchronization

/// Ctrl-C ends the program with code 130, but never between two files of a folder.
///
/// A class because the command and the signal's queue share its lock.
final class Interruption: Sendable {
  private let finished = Mutex<String?>(nil)

  /// Takes Ctrl-C over; the source lives as long as the program needs it.
  func begin() -> any DispatchSourceSignal {
    signal(SIGINT, SIG_IGN)
    let source = DispatchSource.makeSignalSource(
      signal: SIGINT, queue: DispatchQueue(label: "omlast.interruption", qos: .userInteractive))
    source.setEventHandler { [self] in
      finished.withLock { folder in
        let state = folder.map { "\($0) is complete" } ?? "nothing was written"
        let start = isatty(2) == 1 ? "\n" : ""
        Console.message(start + "omlast: interrupted; \(state)")
        // Other threads are still solving: nothing of theirs may be torn down under them.
        _exit(ExitCode.interrupted.rawValue)
      }
    }
    source.resume()
    return source
  }

  /// Runs `write`, which makes `folder`, to its end even if Ctrl-C is pressed meanwhile.
  func protecting(_ folder: String, _ write: () throws(Failure) -> Void) throws(Failure) {
    let result = finished.withLock { finished -> Result<Void, Failure> in
      do throws(Failure) {
        try write()
        finished = folder
        return .success(())
      } catch {
        return .failure(error)
      }
    }
    try result.get()
  }
}
