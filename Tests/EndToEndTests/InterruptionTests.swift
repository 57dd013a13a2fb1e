import Foundation
import TestSupport
import Testing

/// Ctrl-C while results are written, and after.
@Suite struct InterruptionTests {
  private let place: Workplace

  init() throws { place = try Workplace(FixtureStudy()) }

  /// A pipe that takes nothing more, so that the program waits where it answers.
  private func fullPipe() -> Pipe {
    let pipe = Pipe()
    let end = pipe.fileHandleForWriting.fileDescriptor
    let flags = fcntl(end, F_GETFL)
    _ = fcntl(end, F_SETFL, flags | O_NONBLOCK)
    for size in [4096, 1] {
      let bytes = [UInt8](repeating: 0, count: size)
      while write(end, bytes, size) > 0 {}
    }
    _ = fcntl(end, F_SETFL, flags)
    return pipe
  }

  private func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: place.folder.appendingPathComponent(path).path)
  }

  /// Hidden folders that are being written, or were left half-written.
  private func partials() -> [String] {
    let names = try? FileManager.default.contentsOfDirectory(atPath: place.folder.path)
    return (names ?? []).filter { $0.contains(".partial-") }
  }

  @Test func whileAFolderIsWrittenItIsCompletedFirst() throws {
    let study = ["study", "Networks/small", "--quick", "--workers", "1", "-o"]
    let whole = try place.run(study + ["whole"])
    #expect(whole.code == 0, "\(whole.errors)")
    var run = whole
    // A process that finished before it could be stopped is tried again.
    for _ in 0..<50 {
      var isCaught = false
      run = try place.run(study + ["cut"]) { process in
        while process.isRunning {
          guard !partials().isEmpty else { continue }
          kill(process.processIdentifier, SIGSTOP)
          isCaught = !partials().isEmpty && !exists("cut")
          if isCaught { kill(process.processIdentifier, SIGINT) }
          kill(process.processIdentifier, SIGCONT)
          return
        }
      }
      if isCaught { break }
      #expect(run.code == 0, "\(run.errors)")
      try? FileManager.default.removeItem(at: place.folder.appendingPathComponent("cut"))
    }
    #expect(run.code == 130)
    #expect(run.errors.contains("omlast: interrupted; cut is complete\n"))
    #expect(run.output.isEmpty)
    #expect(try place.files(in: "cut") == place.files(in: "whole"))
    #expect(partials().isEmpty)
  }

  @Test func afterAFolderIsWrittenItIsToldToBeComplete() throws {
    let pipe = fullPipe()
    let sweep = ["sweep", "--draws", "2", "--workers", "1", "-o"]
    #expect(try place.run(sweep + ["whole"]).code == 0)
    // A pipe that nobody can read any more would end the program rather than make it wait.
    let run = try withExtendedLifetime(pipe) {
      try place.run(sweep + ["cut"], output: pipe.fileHandleForWriting) { process in
        while process.isRunning && !exists("cut") { usleep(1_000) }
        process.interrupt()
      }
    }
    #expect(run.code == 130, "\(run.errors)")
    #expect(run.errors.contains("omlast: interrupted; cut is complete\n"))
    #expect(try place.files(in: "cut") == place.files(in: "whole"))
    #expect(!exists("cut.journal") && partials().isEmpty)
  }
}
