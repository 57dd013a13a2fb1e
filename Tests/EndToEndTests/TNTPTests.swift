import Foundation
import TestSupport
import Testing

/// `assign --tntp` on a small file.
@Suite struct TNTPTests {
  private let place: Workplace

  init() throws {
    place = try Workplace()
    try Data(TNTP.braessNetwork.utf8).write(to: place.folder.appendingPathComponent("net"))
    try Data(TNTP.braessTrips.utf8).write(to: place.folder.appendingPathComponent("trips"))
  }

  @Test(arguments: ["bush", "gradient-projection", "frank-wolfe", "all-or-nothing"])
  func refusesCostsThatOverflow(_ algorithm: String) throws {
    let network = """
      <NUMBER OF ZONES> 2
      <NUMBER OF NODES> 3
      <FIRST THRU NODE> 1
      <NUMBER OF LINKS> 3
      <END OF METADATA>
      ~ \tinit_node\tterm_node\tcapacity\tlength\tfree_flow_time\tb\tpower\tspeed\ttoll\t\
      link_type\t;
      \t1\t2\t10\t1\t1\t0.15\t100\t0\t0\t1\t;
      \t1\t3\t10\t1\t1e14\t0.15\t4\t0\t0\t1\t;
      \t3\t2\t10\t1\t1e14\t0.15\t4\t0\t0\t1\t;

      """
    let trips = "<NUMBER OF ZONES> 2\n<END OF METADATA>\nOrigin 1\n 2 : 1000000.0;\n"
    try Data(network.utf8).write(to: place.folder.appendingPathComponent("net"))
    try Data(trips.utf8).write(to: place.folder.appendingPathComponent("trips"))
    let run = try place.omlast(
      "assign", "--tntp", "net", "trips", "--json", "--algorithm", algorithm, "-o", "flow")
    #expect(run.code == 3 && run.output.isEmpty)
    #expect(run.errors.contains("the costs overflow"))
    #expect(!FileManager.default.fileExists(atPath: place.folder.path + "/flow"))
  }

  /// A link that hardly has a limit to its cost, beside a way round.
  @Test(arguments: ["bush", "gradient-projection", "frank-wolfe", "all-or-nothing"])
  func acceptsHugeCostsThatDoNotOverflow(_ algorithm: String) throws {
    let network = """
      <NUMBER OF ZONES> 2
      <NUMBER OF NODES> 3
      <FIRST THRU NODE> 1
      <NUMBER OF LINKS> 3
      \t1\t2\t10\t1\t1\t0.15\t100\t0\t0\t1\t;
      \t1\t3\t10\t1\t1e4\t0.15\t4\t0\t0\t1\t;
      \t3\t2\t10\t1\t1e4\t0.15\t4\t0\t0\t1\t;

      """
    let trips = "<NUMBER OF ZONES> 2\n<END OF METADATA>\nOrigin 1\n 2 : 10000;\n"
    try Data(network.utf8).write(to: place.folder.appendingPathComponent("net"))
    try Data(trips.utf8).write(to: place.folder.appendingPathComponent("trips"))
    let run = try place.omlast(
      "assign", "--tntp", "net", "trips", "--json", "--algorithm", algorithm, "--gap", "1e-6")
    #expect(run.code == 0, "\(run.errors)")
    let answer = try run.json()
    let log = try #require(answer["log"] as? [[String: Any]])
    for gap in log.map({ $0["relative_gap"] as? Double }) + [answer["relative_gap"] as? Double] {
      #expect(try #require(gap).isFinite)
    }
    if algorithm == "all-or-nothing" {
      // All on the first link cost 0.15 1000^100 each, the way round 2e4.
      #expect(abs(try #require(answer["sptt"] as? Double) / 2e8 - 1) < 1e-9)
      #expect(abs(try #require(answer["tstt"] as? Double) / 1.5e303 - 1) < 1e-9)
      #expect(abs(try #require(answer["relative_gap"] as? Double) / 7.5e294 - 1) < 1e-9)
    }
  }

  @Test(arguments: ["bush", "gradient-projection", "frank-wolfe", "all-or-nothing"])
  func acceptsTotalsWhoseSumAloneWouldOverflow(_ algorithm: String) throws {
    let network = """
      <NUMBER OF ZONES> 2
      <NUMBER OF NODES> 2
      <FIRST THRU NODE> 1
      <NUMBER OF LINKS> 1
      \t1\t2\t7e-281\t1\t1\t1\t1\t0\t0\t1\t;

      """
    let trips = "<NUMBER OF ZONES> 2\n<END OF METADATA>\nOrigin 1\n 2 : 1e14;\n"
    try Data(network.utf8).write(to: place.folder.appendingPathComponent("net"))
    try Data(trips.utf8).write(to: place.folder.appendingPathComponent("trips"))
    let run = try place.omlast(
      "assign", "--tntp", "net", "trips", "--json", "--algorithm", algorithm)
    #expect(run.code == 0, "\(run.errors)")
    let answer = try run.json()
    #expect(abs(try #require(answer["tstt"] as? Double) / (1e28 / 7e-281) - 1) < 1e-9)
    #expect(abs(try #require(answer["objective"] as? Double) / (0.5e28 / 7e-281) - 1) < 1e-9)
  }

  @Test func solvesAndWritesFlows() throws {
    let run = try place.omlast("assign", "--tntp", "net", "trips", "--json", "-o", "flow")
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.errors == "")
    let answer = try run.json()
    #expect(
      run.output.hasPrefix(
        "{\n  \"schema_version\": 1,\n  \"algorithm\": \"bush\",\n  \"principle\": \"user\",\n"))
    #expect(run.output.contains(#/  "log": \[\n    {"iteration": 1, "relative_gap": [^ ]+, /#))
    #expect(run.output.hasSuffix("}\n  ]\n}\n"))
    #expect(abs(try #require(answer["tstt"] as? Double) - 552) < 1e-6)
    #expect(abs(try #require(answer["objective"] as? Double) - 386) < 1e-6)
    #expect(try #require(answer["relative_gap"] as? Double) <= 1e-9)
    #expect(answer["status"] as? String == "converged")
    for (key, count) in [
      ("links", 5), ("nodes", 4), ("zones", 2), ("od_pairs", 1), ("unserved", 0),
    ] {
      #expect(answer[key] as? Int == count, "\(key)")
    }
    #expect(try #require(answer["iterations"] as? Int) > 0)
    #expect(try #require(answer["seconds"] as? Double) > 0)
    #expect(try place.text("flow").hasPrefix("From \tTo \tVolume \tCost \n1 \t3 \t"))
  }

  /// What the C library loads to look a user up must not end the program.
  @Test func anotherUsersFolderIsAPathLikeOthers() throws {
    let run = try place.omlast("assign", "--tntp", "~nobody-here/net", "trips")
    #expect(run.code == 3)
    #expect(run.errors.contains("~nobody-here/net: the file cannot be read"))
    #expect(try place.omlast("validate", "~nobody-here/network").code == 3)
    let target = try place.omlast("assign", "--tntp", "net", "trips", "-o", "~nobody-here/flow")
    #expect(target.code == 2)
    #expect(target.errors.contains("~nobody-here/flow cannot be written"))
  }

  @Test func aFlowFileOfAnUnknownOwnerIsReplacedByForce() throws {
    let flow = place.folder.appendingPathComponent("flow").path
    try Data("flows".utf8).write(to: place.folder.appendingPathComponent("flow"))
    // Only the system's administrator may give files away.
    guard chown(flow, 54_321, 54_321) == 0 else { return }
    #expect(try place.omlast("assign", "--tntp", "net", "trips", "-o", "flow").code == 2)
    #expect(try place.omlast("assign", "--tntp", "net", "trips", "-o", "flow", "--force").code == 0)
  }

  /// A folder is no file, and what is longer than a block is read whole.
  @Test func readsWholeFilesAndNoFolders() throws {
    let folder = place.folder.appendingPathComponent("folder")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    #expect(try place.omlast("assign", "--tntp", "folder", "trips").code == 3)
    let trips = try place.text("trips")
    let long = String(repeating: "~ a comment of some length\n", count: 4_000) + trips
    try Data(long.utf8).write(to: place.folder.appendingPathComponent("long"))
    let plain = try place.omlast("assign", "--tntp", "net", "trips", "--json").json()
    let answer = try place.omlast("assign", "--tntp", "net", "long", "--json").json()
    #expect(answer["tstt"] as? Double == plain["tstt"] as? Double)
  }

  /// A flow file does not say who wrote it: a published one begins like ours.
  @Test func replacesAFileOnlyByForce() throws {
    for (name, text) in [
      ("notes", "notes"), ("published", "From \tTo \tVolume \tCost \n1 \t3 \t4 \t40 \n"),
    ] {
      try Data(text.utf8).write(to: place.folder.appendingPathComponent(name))
      let refused = try place.omlast("assign", "--tntp", "net", "trips", "-o", name)
      #expect(refused.code == 2)
      #expect(refused.errors.contains("\(name) exists") && refused.errors.contains("--force"))
      #expect(try place.text(name) == text)
      #expect(
        try place.omlast("assign", "--tntp", "net", "trips", "-o", name, "--force").code == 0)
      #expect(try place.text(name).hasPrefix("From \tTo \tVolume \tCost \n1 \t3 \t"))
      #expect(try place.text(name) != text)
    }
    try Data().write(to: place.folder.appendingPathComponent("empty"))
    #expect(try place.omlast("assign", "--tntp", "net", "trips", "-o", "empty").code == 0)
  }

  @Test func neverReplacesAnInputOrWhatIsNoFile() throws {
    try FileManager.default.createSymbolicLink(
      atPath: place.folder.appendingPathComponent("link").path, withDestinationPath: "net")
    // Something that is no file, in the test's own folder: a device must not be put at risk.
    #expect(mkfifo(place.folder.appendingPathComponent("pipe").path, 0o600) == 0)
    for output in ["net", "link", "pipe", "."] {
      let run = try place.omlast("assign", "--tntp", "net", "trips", "-o", output, "--force")
      #expect(run.code == 2, "\(output)")
    }
    #expect(try place.text("net") == TNTP.braessNetwork)
  }

  @Test func factorsChangeTheCost() throws {
    let run = try place.omlast(
      "assign", "--tntp", "net", "trips", "--distance-factor", "1", "--toll-factor", "1", "--json")
    // Two links of 100 and 83 without the bridge.
    #expect(abs(try #require(try run.json()["tstt"] as? Double) - 6 * 283) < 1e-5)
  }

  @Test(arguments: ["bush", "gradient-projection", "frank-wolfe"])
  func everyAlgorithmFindsTheSameFlows(_ name: String) throws {
    let run = try place.omlast(
      "assign", "--tntp", "net", "trips", "--json", "--algorithm", name, "--gap", "1e-6",
      "--workers", "2")
    #expect(run.code == 0, "\(run.errors)")
    let answer = try run.json()
    #expect(answer["algorithm"] as? String == name)
    #expect(answer["principle"] as? String == "user")
    #expect(abs(try #require(answer["objective"] as? Double) - 386) < 1e-3)
    let log = try #require(answer["log"] as? [[String: Any]])
    #expect(log.count == answer["iterations"] as? Int)
    #expect(log.first?["iteration"] as? Int == 1)
    #expect(try #require(log.last?["relative_gap"] as? Double) <= 1e-6)
    #expect(abs(try #require(log.last?["objective"] as? Double) - 386) < 1e-3)
    #expect(try #require(log.last?["seconds"] as? Double) > 0)
  }

  @Test func theSystemOptimumLeavesTheBridgeAlone() throws {
    let run = try place.omlast(
      "assign", "--tntp", "net", "trips", "--json", "--principle", "system", "-o", "flow")
    #expect(run.code == 0, "\(run.errors)")
    let answer = try run.json()
    // Three trips on each route of two links: 10 v + 50 + v = 83 for each of the six.
    #expect(abs(try #require(answer["objective"] as? Double) - 498) < 1e-5)
    #expect(try #require(answer["relative_gap"] as? Double) <= 1e-9)
    // The costs in the flow file are those that users have, not the marginal ones.
    let costs = try place.text("flow").split(separator: "\n").dropFirst().map { line in
      Double(line.split(whereSeparator: \.isWhitespace)[3]) ?? .nan
    }
    for (cost, expected) in zip(costs, [30.0, 53, 53, 10, 30]) {
      #expect(abs(cost - expected) < 1e-4)
    }
    let text = try place.omlast("assign", "--tntp", "net", "trips", "--principle", "system").output
    #expect(text.contains(#/Objective \(total cost\) +498\.0000/#))
  }

  @Test func allOrNothingLoadsFreeFlowPathsAndHasNoGapToReach() throws {
    let run = try place.omlast(
      "assign", "--tntp", "net", "trips", "--json", "--algorithm", "all-or-nothing", "-o", "flow")
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.errors == "")
    let answer = try run.json()
    #expect(answer["status"] as? String == "loaded")
    #expect(try #require(answer["relative_gap"] as? Double) > 0.1)
    let volumes = try place.text("flow").split(separator: "\n").dropFirst().map { line in
      Double(line.split(whereSeparator: \.isWhitespace)[2])
    }
    #expect(volumes == [6, 0, 0, 6, 6])
  }

  @Test func tablesAreReadable() throws {
    let run = try place.omlast("assign", "--tntp", "net", "trips")
    #expect(run.code == 0)
    #expect(run.output.hasPrefix("net with trips\n"))
    #expect(run.output.contains(#/Objective \(Beckmann\) +386\.000000\n/#))
  }

  @Test func aGapOutOfReachIsCode5() throws {
    let run = try place.omlast("assign", "--tntp", "net", "trips", "--iterations", "1", "--json")
    #expect(run.code == 5)
    #expect(try run.json()["status"] as? String == "iteration_limit")
    #expect(run.errors.contains("allow more --iterations"))
  }

  @Test func timeThatRunsOutIsCode5() throws {
    let run = try place.omlast("assign", "--tntp", "net", "trips", "--time-limit", "0", "--json")
    #expect(run.code == 5)
    #expect(try run.json()["status"] as? String == "time_limit")
    #expect(try run.json()["iterations"] as? Int == 1)
    #expect(run.errors.contains("allow more --time-limit"))
    #expect(
      try place.omlast("assign", "--tntp", "net", "trips", "--time-limit", "1000").code == 0)
    let help = try place.omlast("assign", "--help").output
    #expect(help.contains("--time-limit N"))
  }

  @Test func tripsThatNothingServesAreCode4() throws {
    try place.replace("\t4\t2\t1\t", with: "\t4\t1\t1\t", in: "net")
    try place.replace("\t3\t2\t1\t", with: "\t3\t1\t1\t", in: "net")
    let run = try place.omlast("assign", "--tntp", "net", "trips", "--json")
    #expect(run.code == 4)
    #expect(try run.json()["unserved"] as? Int == 6)
    #expect(run.errors.contains("no path serves 6.00 trips of 1 pairs; the first is from 1 to 2"))
  }

  @Test func aMissedGapIsCode5AlsoWhereTripsHaveNoPath() throws {
    try place.replace("<TOTAL OD FLOW>   6.0", with: "<TOTAL OD FLOW>  10.0", in: "trips")
    try place.replace("2 :     6.0;", with: "2 : 6.0;\nOrigin 2\n 1 : 4.0;", in: "trips")
    let whole = try place.omlast("assign", "--tntp", "net", "trips")
    #expect(whole.code == 4)
    let early = try place.omlast("assign", "--tntp", "net", "trips", "--time-limit", "0")
    #expect(early.code == 5)
    for run in [whole, early] {
      #expect(
        run.errors.contains("no path serves 4.00 trips of 1 pairs; the first is from 2 to 1"))
    }
  }

  @Test func badFilesAreCode3WithEveryReason() throws {
    try place.replace("\t1\t3\t1\t", with: "\t1\t5\t-1\t", in: "net")
    try place.replace("6.0;", with: "6.0", in: "trips")
    let run = try place.omlast("assign", "--tntp", "net", "trips", "-o", "flow")
    #expect(run.code == 3)
    #expect(run.output == "")
    for text in [
      "net:9 term_node: \"5\"", "net:9 capacity: \"-1\"", "trips:6 trips", "3 errors in 2",
    ] {
      #expect(run.errors.contains(text), "told was:\n\(run.errors)")
    }
    #expect(try place.files().keys.sorted() == ["net", "trips"])
  }
}
