import Foundation
import FreightIO
import FreightModel
import TestSupport
import Testing

/// Standard assignment networks: what is read, and what is told of files that cannot be right.
@Suite struct TNTPReaderTests {
  @Test func readsEveryColumn() throws {
    let (network, trips) = try read(
      TNTP.braessNetwork.replacing("\t10\t0.1\t1\t0\t0\t1\t;", with: "\t10\t0.1\t4\t50\t2.5\t-3\t;")
    )
    #expect(network.zoneCount == 2)
    #expect(network.nodeCount == 4)
    #expect(network.firstThroughNode == 1)
    #expect(network.links.count == 5)
    let link = network.links[3]
    #expect(link.fromNode == 3 && link.toNode == 4)
    #expect(link.capacity == 1 && link.length == 100 && link.freeFlowTime == 10)
    #expect(link.b == 0.1 && link.power == 4 && link.speed == 50)
    #expect(link.toll == 2.5 && link.type == -3)
    #expect(
      trips.trips == [
        .init(origin: 1, destination: 1, demand: 0), .init(origin: 1, destination: 2, demand: 6),
      ])
  }

  /// Every way of writing a number gives the nearest `Double`, as the standard library does.
  @Test(arguments: [
    "0", "7", "007", "1.5", ".5", "5.", "+2.25", "0.1", "1e3", "1E-3", "2.5e+2",
    "123456789012345678",
    "0.78000001907349000000", "0.00000000000000000000E+00", "0.097500000000000003", "1e-320",
    "3.14159265358979323846264338327950288", "100000000000000000000e-12", "9007199254740993",
    "4494.6576464564205", "168222.301999998980000", "0.000000000000000000000000000001",
  ]) func readsNumbersAsTheStandardLibraryDoes(_ text: String) throws {
    let expected = try #require(Double(text.hasSuffix(".") ? text + "0" : text))
    guard expected <= 1e14 else { return }
    let (network, _) = try read(
      TNTP.braessNetwork.replacing("\t4\t2\t1\t100\t", with: "\t4\t2\t1\t\(text)\t"))
    #expect(network.links[4].length.bitPattern == expected.bitPattern)
  }

  @Test func takesParallelLinksFreeLinksAndIntrazonalTripsAsTheyAre() throws {
    let (network, trips) = try read(
      """
      \u{FEFF}~ a comment first\r
      <number of zones>\t2\t\r
      <NUMBER OF NODES> 2\r
      <FIRST THRU NODE> 3\r
      <NUMBER OF LINKS> 4\r
      <END OF METADATA>\r
      1 2 0 0 0 0 0 0 0 0 ; ~ no capacity, no time\r
      1 2 0 0 0 0 0 0 0 0;\r
      2 2 9 9 9 9 9 9 9 9 ;\r
      2 1 9 9 9 9 9 9 9 9
      """,
      """
      <NUMBER OF ZONES> 2
      ~ no total
      Origin 2
      2:5;1 : 1;   1 : 2 ;~ twice
      Origin 1

      origin 2
      1 : 4;
      """)
    #expect(network.links.count == 4)
    #expect(network.links[0] == network.links[1])
    #expect(trips.trips.map(\.demand) == [5, 1, 2, 4])
    #expect(trips.trips.allSatisfy { $0.origin == 2 })
  }

  @Test func readsItsOwnFlowFile() throws {
    let (network, _) = try read()
    let volumes = [4, 2.000000000000001, 1.0 / 3, 0, 1e-300]
    let costs = [40, 52, 52.5, 1e9, 0.1]
    let text = network.flowText(volumes: volumes, costs: costs)
    #expect(text.hasPrefix("From \tTo \tVolume \tCost \n1 \t3 \t4.0 \t40.0 \n"))
    let flows = try Files().flows(text, on: network)
    #expect(flows.volumes == volumes)
    #expect(flows.costs == costs)
  }

  @Test func flowsMayComeInAnyOrderAndWithTheirOwnMetadata() throws {
    let (network, _) = try read()
    let flows = try Files().flows(
      """
      <NUMBER OF ZONES> -1
      <END OF METADATA>
      Tail \tHead \tVolume \tCost \t;
      \t4 \t2 \t5 \t50 \t;
      3 4 4 40;
      3 2 3 30
      1 4 2 20
      1 3 1 10
      """, on: network)
    #expect(flows.volumes == [1, 2, 3, 4, 5])
    #expect(flows.costs == [10, 20, 30, 40, 50])
  }

  @Test(arguments: badNetworks + badTrips) func tellsWhatIsWrong(_ bad: BadTNTP) throws {
    let found = try diagnostics(bad.network, bad.trips)
    let told = found.map(\.line).joined(separator: "\n")
    try #require(found.count == 1, "these messages:\n\(told)")
    #expect(found[0].file.hasSuffix(bad.isTrips ? "/trips.tntp" : "/net.tntp"))
    #expect(found[0].row == bad.row, "\(told)")
    #expect(found[0].column == bad.column, "\(told)")
    #expect(found[0].value == bad.value, "\(told)")
    #expect(bad.says.isEmpty || found[0].problem.contains(bad.says), "\(told)")
    #expect(!found[0].allowed.isEmpty && !found[0].fix.isEmpty)
  }

  @Test func tellsEverythingAtOnceInTheOrderOfTheFiles() throws {
    let found = try diagnostics(
      TNTP.braessNetwork.replacing("<NUMBER OF LINKS> 5", with: "<NUMBER OF LINKS> 6")
        .replacing("\t1\t3\t1\t", with: "\tx\t9\t-1\t"),
      TNTP.braessTrips.replacing("2 :     6.0;", with: "3 : 6.0; 2 : nan;"))
    #expect(found.map(\.row) == [4, 9, 9, 9, 6, 6])
    #expect(
      found.map(\.column) == [nil, "init_node", "term_node", "capacity", "destination", "trips"])
  }

  @Test func tellsWhichFileIsMissing() throws {
    do throws(InvalidInput) {
      _ = try TNTPReader.read(network: "/nowhere/net", trips: "/nowhere/trips")
      Issue.record("nothing was told")
    } catch {
      #expect(error.diagnostics.map(\.file) == ["/nowhere/net", "/nowhere/trips"])
    }
  }

  @Test func refusesFlowsOfAnotherNetwork() throws {
    let (network, _) = try read()
    func told(_ text: String) throws -> [Diagnostic] {
      do {
        _ = try Files().flows(text, on: network)
        return []
      } catch let error as InvalidInput {
        return error.diagnostics
      }
    }
    let rows = "1 3 0 0\n1 4 0 0\n3 2 0 0\n3 4 0 0\n"
    #expect(try told(rows).map(\.problem) == ["1 of 5 links have no row"])
    #expect(try told(rows + "4 2 0 0\n4 2 0 0\n").map(\.row) == [6])
    #expect(try told(rows + "4 1 0 0\n").map(\.value) == ["4 1"])
    #expect(try told(rows + "4 2 0\n").map(\.problem) == ["3 columns"])
    #expect(try told(rows + "4 2 -1 0\n").map(\.column) == ["volume"])
  }
}

/// One fault in the files of Braess's network, and what must be told of it.
struct BadTNTP: Sendable, CustomTestStringConvertible {
  let testDescription: String
  var network = TNTP.braessNetwork
  var trips = TNTP.braessTrips
  let isTrips: Bool
  let row: Int?
  let column: String?
  let value: String?
  let says: String

  /// A fault in the network file: `new` in place of `old`.
  static func network(
    _ name: String, _ old: String, _ new: String, at row: Int?, _ column: String?, _ value: String?,
    says: String = ""
  ) -> BadTNTP {
    let text = TNTP.braessNetwork.replacing(old, with: new, maxReplacements: 1)
    precondition(text != TNTP.braessNetwork, "\(name) changes nothing")
    return BadTNTP(
      testDescription: name, network: text, isTrips: false, row: row, column: column, value: value,
      says: says)
  }

  /// A fault in the trips file.
  static func trips(
    _ name: String, _ old: String, _ new: String, at row: Int?, _ column: String?, _ value: String?,
    says: String = ""
  ) -> BadTNTP {
    let text = TNTP.braessTrips.replacing(old, with: new, maxReplacements: 1)
    precondition(text != TNTP.braessTrips, "\(name) changes nothing")
    return BadTNTP(
      testDescription: name, trips: text, isTrips: true, row: row, column: column, value: value,
      says: says)
  }
}

private let badNetworks: [BadTNTP] = [
  .network(
    "no node count", "<NUMBER OF NODES> 4\n", "", at: nil, nil, nil, says: "NODES> is missing"),
  .network(
    "no value", "<FIRST THRU NODE> 1", "<FIRST THRU NODE>", at: 3, nil, nil, says: "missing"),
  .network(
    "zones twice", "<NUMBER OF ZONES> 2\n", "<NUMBER OF ZONES> 2\n<NUMBER OF ZONES> 2\n",
    at: 2, nil, nil, says: "twice"),
  .network("half a node", "<NUMBER OF NODES> 4", "<NUMBER OF NODES> 4.5", at: 2, nil, "4.5"),
  .network("a first node that is none", "THRU NODE> 1", "THRU NODE> 7", at: 3, nil, "7"),
  .network(
    "open metadata", "<END OF METADATA>", "<END OF METADATA", at: 6, nil, "<END OF METADATA"),
  .network(
    "too few links", "\t4\t2\t1\t100\t0.00000001\t1000000000\t1\t0\t0\t1;", "", at: 4, nil, "5",
    says: "rows, which are 4"),
  .network("a link count that is wrong", "LINKS> 5", "LINKS> 3", at: 4, nil, "3"),
  .network(
    "nodes out of all proportion", "<NUMBER OF NODES> 4", "<NUMBER OF NODES> 100000000", at: 2, nil,
    "100000000", says: "out of proportion to the 5 links"),
  .network(
    "no capacity for a delay", "\t3\t2\t1\t100", "\t3\t2\t0\t100", at: 11, "capacity", "0",
    says: "without capacity"),
  .network(
    "node out of range", "\t1\t4\t1", "\t1\t5\t1", at: 10, "term_node", "5", says: "no such"),
  .network("node zero", "\t1\t4\t1", "\t0\t4\t1", at: 10, "init_node", "0"),
  .network("node that is no number", "\t1\t4\t1", "\tA1\t4\t1", at: 10, "init_node", "A1"),
  .network(
    "negative capacity", "\t3\t2\t1\t", "\t3\t2\t-1\t", at: 11, "capacity", "-1",
    says: "too small"),
  .network("NaN", "\t3\t2\t1\t100\t50", "\t3\t2\t1\t100\tNaN", at: 11, "free_flow_time", "NaN"),
  .network("infinite", "\t3\t2\t1\t100\t50", "\t3\t2\t1\tinf\t50", at: 11, "length", "inf"),
  .network(
    "out of all bounds", "\t3\t2\t1\t100", "\t3\t2\t1e999\t100", at: 11, "capacity", "1e999"),
  .network("hexadecimal", "\t3\t2\t1\t100", "\t3\t2\t0x10\t100", at: 11, "capacity", "0x10"),
  .network("decimal comma", "\t50\t0.02", "\t50\t0,02", at: 10, "b", "0,02"),
  .network("half an exponent", "\t50\t0.02", "\t50\t2e-", at: 10, "b", "2e-"),
  .network("negative toll", "\t10\t0.1\t1\t0\t0", "\t10\t0.1\t1\t0\t-5", at: 12, "toll", "-5"),
  .network("power too large", "\t10\t0.1\t1\t", "\t10\t0.1\t400\t", at: 12, "power", "400"),
  .network("broken type", "\t0\t0\t1;", "\t0\t0\t1.5;", at: 13, "link_type", "1.5"),
  .network("truncated line", "\t1\t0\t0\t1;", "\t1\t0", at: 13, "toll", nil, says: "breaks off"),
  .network(
    "two links in a line", "\t1\t0\t0\t1;", "\t1\t0\t0\t1; 1", at: 13, nil, "1",
    says: "more than ten"),
  .network("eleven columns", "\t1\t0\t0\t1;", "\t1\t0\t0\t1 8;", at: 13, nil, "8"),
]

private let badTrips: [BadTNTP] = [
  .trips(
    "zones of another network", "ZONES> 2", "ZONES> 3", at: 1, nil, "3", says: "not the number"),
  .trips("no zone count", "<NUMBER OF ZONES> 2\n", "", at: nil, nil, nil, says: "missing"),
  .trips(
    "unknown zone", "2 :     6.0", "4 :     6.0", at: 6, "destination", "4", says: "no such zone"),
  .trips("unknown origin", "Origin \t1", "Origin 9", at: 5, "origin", "9", says: "no such zone"),
  .trips("no origin", "Origin \t1\n", "", at: 5, "origin", nil, says: "no origin"),
  .trips("origin without a zone", "Origin \t1", "Origin", at: 5, "origin", "Origin"),
  .trips("a word", "Origin \t1", "Orig 1", at: 5, "origin", "Orig"),
  .trips("negative trips", "6.0;", "-6.0;", at: 6, "trips", "-6.0", says: "too small"),
  .trips("trips that are no number", "6.0;", "six;", at: 6, "trips", "six"),
  .trips("no end", "6.0;", "6.0", at: 6, "trips", "2 :     6.0", says: "breaks off"),
  .trips("no colon", "2 :     6.0;", "2 6.0;", at: 6, "trips", "2 6.0;", says: "not an entry"),
  .trips("total", "FLOW>   6.0", "FLOW> 7", at: 2, nil, "7", says: "sum of all trips, which is 6"),
  .trips("total that is no number", "FLOW>   6.0", "FLOW> many", at: 2, nil, "many"),
]

/// A folder with files of a test, removed with it.
///
/// A class for its end of life.
private final class Files {
  let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("omlast-tntp-\(UUID().uuidString)")

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func write(_ text: String, _ name: String) throws -> String {
    let file = folder.appendingPathComponent(name)
    try Data(text.utf8).write(to: file)
    return file.path
  }

  func flows(_ text: String, on network: TNTPNetwork) throws -> TNTPFlows {
    try TNTPReader.flows(write(text, "flow.tntp"), on: network)
  }
}

private func read(
  _ network: String = TNTP.braessNetwork, _ trips: String = TNTP.braessTrips
) throws -> (network: TNTPNetwork, trips: TNTPTrips) {
  let files = try Files()
  return try TNTPReader.read(
    network: files.write(network, "net.tntp"), trips: files.write(trips, "trips.tntp"))
}

private func diagnostics(_ network: String, _ trips: String) throws -> [Diagnostic] {
  do {
    _ = try read(network, trips)
    return []
  } catch let error as InvalidInput {
    return error.diagnostics
  }
}
