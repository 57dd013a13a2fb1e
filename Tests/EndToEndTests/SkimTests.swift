import Foundation
import TestSupport
import Testing

/// `skim --tntp` on a small file.
@Suite struct SkimTests {
  private let place: Workplace

  init() throws {
    place = try Workplace()
    try Data(TNTP.braessNetwork.utf8).write(to: place.folder.appendingPathComponent("net"))
  }

  @Test func writesEveryPairAndSumsItUp() throws {
    let run = try place.omlast(
      "skim", "--tntp", "net", "--distance-factor", "1", "-o", "skim", "--json")
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.errors == "")
    let answer = try run.json()
    for (key, count) in [
      ("nodes", 4), ("zones", 2), ("links", 5), ("origins", 2), ("pairs", 2),
      ("unreachable_pairs", 1), ("schema_version", 1),
    ] {
      #expect(answer[key] as? Int == count, "\(key)")
    }
    // 50 and two lengths of 100; back there is no way.
    #expect(abs(try #require(answer["cost_sum"] as? Double) - 250) < 1e-7)
    #expect(answer["costs_at"] as? String == "free_flow")
    #expect(try #require(answer["seconds"] as? Double) > 0)
    // Laid out as the record of an assignment: one figure a line.
    #expect(
      run.output.hasPrefix(
        "{\n  \"schema_version\": 1,\n  \"costs_at\": \"free_flow\",\n  \"nodes\": 4,\n"))
    #expect(
      try place.text("skim") == """
        from_zone_id,to_zone_id,cost
        1,2,250.00000001
        2,1,

        """)
  }

  @Test func replacesAFileOnlyByForce() throws {
    #expect(try place.omlast("skim", "--tntp", "net", "-o", "skim").code == 0)
    #expect(try place.omlast("skim", "--tntp", "net", "-o", "skim").code == 2)
    try Data("notes".utf8).write(to: place.folder.appendingPathComponent("notes"))
    let refused = try place.omlast("skim", "--tntp", "net", "-o", "notes")
    #expect(refused.code == 2)
    #expect(
      refused.errors.contains("notes exists; choose another file, or replace it with --force"))
    #expect(try place.text("notes") == "notes")
    #expect(try place.omlast("skim", "--tntp", "net", "-o", "notes", "--force").code == 0)
    #expect(try place.omlast("skim", "--tntp", "net", "-o", "net", "--force").code == 2)
    #expect(try place.omlast("skim", "--tntp", "net", "-o", "no/where").code == 2)
  }

  @Test func costsAtFlowsAreThoseOfTheAssignment() throws {
    try Data(TNTP.braessTrips.utf8).write(to: place.folder.appendingPathComponent("trips"))
    #expect(try place.omlast("assign", "--tntp", "net", "trips", "-o", "flow").code == 0)
    let run = try place.omlast("skim", "--tntp", "net", "--flows", "flow", "--json")
    #expect(run.code == 0, "\(run.errors)")
    let answer = try run.json()
    #expect(answer["costs_at"] as? String == "flows")
    #expect(abs(try #require(answer["cost_sum"] as? Double) - 92) < 1e-4)
    let overwriting = try place.omlast(
      "skim", "--tntp", "net", "--flows", "flow", "-o", "flow", "--force")
    #expect(overwriting.code == 2)
  }

  @Test func originsAreNumbersAndRanges() throws {
    let run = try place.omlast("skim", "--tntp", "net", "--origins", "1", "--json")
    #expect(try run.json()["pairs"] as? Int == 1)
    let range = try place.omlast("skim", "--tntp", "net", "--origins", "1-2")
    #expect(range.output.contains(#/Pairs of different zones +2\n/#))
    let wrong = try place.omlast("skim", "--tntp", "net", "--origins", "3,2-1,x")
    #expect(wrong.code == 2)
    for word in ["3", "2-1", "x"] {
      #expect(wrong.errors.contains("--origins \"\(word)\" is no zone from 1 to 2"))
    }
  }

  @Test func badFilesAreCode3() throws {
    try place.replace("\t1\t3\t1\t", with: "\t1\t5\t-1\t", in: "net")
    let run = try place.omlast("skim", "--tntp", "net", "--flows", "none")
    #expect(run.code == 3)
    #expect(run.errors.contains("net:9 term_node: \"5\""))
    #expect(try place.files().keys.sorted() == ["net"])
  }
}
