import Foundation
import FreightIO
import FreightPlanner
import TestSupport
import Testing

/// Skims of standard assignment networks.
@Suite struct TNTPSkimTests {
  /// Zones 1 to `zones`, which paths do not pass through, on a ring of as many other nodes, with a
  /// link from zone to zone that would be a short cut, and a last zone that nothing reaches.
  private func ring(zones: Int) throws -> TNTPNetwork {
    var rows: [String] = []
    func add(_ from: Int, _ to: Int, _ time: Double, toll: Double = 0) {
      rows.append("\(from) \(to) 1 2 \(time) 1 1 0 \(toll) 1 ;")
    }
    for zone in 1...zones {
      add(zone, zones + zone, 1)
      if zone < zones { add(zones + zone, zone, 1) }
      add(zones + zone, zones + zone % zones + 1, Double(zone), toll: 3)
      if zone != zones - 1 { add(zone, zone % zones + 1, 0.5) }
    }
    let head = [
      "<NUMBER OF ZONES> \(zones)", "<NUMBER OF NODES> \(2 * zones)",
      "<FIRST THRU NODE> \(zones + 1)", "<NUMBER OF LINKS> \(rows.count)",
    ]
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("omlast-skim-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data((head + rows).map { $0 + "\n" }.joined().utf8).write(to: file)
    return try TNTPReader.network(file.path)
  }

  @Test func equalsFloydWarshallOnTheSameCosts() throws {
    let zones = 40
    let network = try ring(zones: zones)
    var distance = [[Double]](
      repeating: [Double](repeating: .infinity, count: 2 * zones), count: 2 * zones)
    for link in network.links {
      let (from, to) = (Int(link.fromNode) - 1, Int(link.toNode) - 1)
      distance[from][to] = min(
        distance[from][to], link.freeFlowTime + 0.5 * link.toll + 0.25 * link.length)
    }
    for through in zones..<2 * zones {
      for from in 0..<2 * zones {
        for to in 0..<2 * zones {
          distance[from][to] = min(
            distance[from][to], distance[from][through] + distance[through][to])
        }
      }
    }
    let skim = TNTPSkim(network, tollFactor: 0.5, distanceFactor: 0.25)
    let rows = skim.rows(from: skim.allZones, executor: ThreadExecutor(workers: 2))
    for from in 0..<zones {
      for to in 0..<zones where from != to {
        let expected = distance[from][to]
        let cost = rows.cost(fromRow: from, to: Int32(to) + 1)
        #expect(cost == expected || abs(cost - expected) < 1e-9 * expected)
      }
    }
    #expect(rows.summary.pairs == zones * (zones - 1))
    #expect(rows.summary.unreachablePairs == zones - 1)
  }

  @Test(arguments: [1, 2, 3, 7]) func anyNumberOfWorkersGivesTheSameBits(_ workers: Int) throws {
    let skim = TNTPSkim(try ring(zones: 53))
    let executor = ThreadExecutor(workers: workers)
    let one = skim.rows(from: skim.allZones)
    let many = skim.rows(from: skim.allZones, executor: executor)
    #expect(one.summary == many.summary)
    #expect(one.csv() == many.csv(executor: executor))
  }

  @Test func rowsAreInTheOrderAsked() throws {
    let skim = TNTPSkim(try ring(zones: 20))
    let all = skim.rows(from: skim.allZones)
    let some = skim.rows(from: [17, 3, 17])
    for (row, origin) in [17, 3, 17].enumerated() {
      for zone in skim.allZones {
        #expect(some.cost(fromRow: row, to: zone) == all.cost(fromRow: origin - 1, to: zone))
      }
    }
    #expect(skim.rows(from: []).summary.pairs == 0)
    #expect(skim.rows(from: []).csv() == [TNTPSkim.Rows.csvHeader])
  }

  @Test func volumesRaiseTheCosts() throws {
    let network = try ring(zones: 3)
    let loaded = TNTPSkim(network, volumes: network.links.map { _ in 1 })
    let free = TNTPSkim(network)
    // With one unit on a capacity of one, everything takes twice the time.
    #expect(
      loaded.rows(from: [1]).cost(fromRow: 0, to: 2)
        == 2 * free.rows(from: [1]).cost(fromRow: 0, to: 2))
  }
}
