import Foundation
import TestSupport
import Testing

/// `omlast sweep`: draws that an interruption does not lose.
@Suite struct SweepTests {
  private func bytes(_ place: Workplace, _ folder: String) throws -> [String: Data] {
    let path = place.folder.appendingPathComponent(folder)
    let names = try FileManager.default.contentsOfDirectory(atPath: path.path)
    return try Dictionary(
      uniqueKeysWithValues: names.map {
        ($0, try Data(contentsOf: path.appendingPathComponent($0)))
      })
  }

  @Test func killedAndGoneOnWithItEndsWithTheSameBytes() throws {
    let place = try Workplace(FixtureStudy())
    let whole = try place.omlast("sweep", "--draws", "60", "-o", "whole")
    #expect(whole.code == 0, "\(whole.errors)")
    let expected = try bytes(place, "whole")
    #expect(Set(expected.keys) == ["sweep.json", "draws.csv", "parameters.csv"])
    let journal = place.folder.appendingPathComponent("cut.journal")
    var wasKilled = false
    _ = try place.run(["sweep", "--draws", "60", "-o", "cut", "--workers", "1"]) { process in
      // Killed without a warning as soon as some draws stand in the journal.
      while process.isRunning {
        let lines =
          (try? String(contentsOf: journal, encoding: .utf8))?.split(separator: "\n") ?? []
        if lines.count > 5 {
          wasKilled = true
          kill(process.processIdentifier, SIGKILL)
          return
        }
        usleep(1_000)
      }
    }
    #expect(wasKilled)
    let rest = try place.omlast("sweep", "--draws", "60", "-o", "cut")
    #expect(rest.code == 0, "\(rest.errors)")
    #expect(rest.errors.contains("going on with cut.journal"))
    #expect(try bytes(place, "cut") == expected)
    #expect(!FileManager.default.fileExists(atPath: journal.path))
  }

  @Test func anotherSweepsJournalIsNotGoneOnWith() throws {
    let place = try Workplace(FixtureStudy())
    let journal = place.folder.appendingPathComponent("a.journal")
    try Data("{}\n".utf8).write(to: journal)
    let refused = try place.omlast("sweep", "--draws", "2", "-o", "a")
    #expect(refused.code == 2)
    #expect(refused.errors.contains("a.journal holds draws of another sweep"))
    #expect(try place.omlast("sweep", "--draws", "2", "-o", "a", "--force").code == 0)
  }

  @Test func jsonIsTheFileItWrites() throws {
    let place = try Workplace(FixtureStudy())
    let run = try place.omlast("sweep", "--draws", "3", "-o", "a", "--json")
    #expect(try Data(run.output.utf8) == bytes(place, "a")["sweep.json"])
    let savings = try #require(try run.json()["saving_sek_per_year"] as? [String: Any])
    let options = try #require(savings["options"] as? [[String: Any]])
    #expect(options.last?["option_id"] as? String == "nothing")
    #expect(options.last?["mean"] as? Double == 0)
  }
}
