import FlowAssignment
import Foundation
import FreightIO
import FreightPlanner
import TestSupport
import Testing

/// Standard assignment networks with known answers, and what their files may hold.
@Suite struct TNTPAssignmentTests {
  @Test func braessCosts92PerUnit() throws {
    let (network, trips) = try braess()
    let result = TNTPAssignment(network, trips).solve(relativeGap: 1e-12, iterationLimit: 50)
    #expect(result.isConverged)
    for (volume, expected) in zip(result.volumes, [4.0, 2, 2, 2, 4]) {
      #expect(abs(volume - expected) < 1e-6)
    }
    #expect(abs(result.tstt / 6 - 92) < 1e-6)
    #expect(abs(result.objective - 386) < 1e-6)
    #expect(result.relativeGap <= 1e-12)
  }

  @Test func tollsAndLengthsCostTheirFactors() throws {
    let (network, trips) = try braess()
    let result = TNTPAssignment(network, trips, distanceFactor: 0.12)
      .solve(relativeGap: 1e-12, iterationLimit: 50)
    // All links are 100 long. With x on the bridge, its path of three links costs 106 + 11 x, the
    // others of two 107 + 4.5 x.
    #expect(abs(result.volumes[3] - 2.0 / 13) < 1e-6)
    let dear = try braess(
      TNTP.braessNetwork.replacing("\t10\t0.1\t1\t0\t0\t", with: "\t10\t0.1\t1\t0\t7\t")
    ).network
    let closed = TNTPAssignment(dear, trips, tollFactor: 2)
      .solve(relativeGap: 1e-12, iterationLimit: 50)
    #expect(closed.volumes[3] == 0)
    #expect(abs(closed.tstt / 6 - 83) < 1e-6)
  }

  @Test func theSystemOptimumCostsLessThanTheEquilibriumAndItsObjectiveIsThatCost() throws {
    let (network, trips) = try braess()
    let equilibrium = TNTPAssignment(network, trips)
    let user = equilibrium.solve(relativeGap: 1e-12, iterationLimit: 50)
    let system = TNTPAssignment(network, trips, principle: .system)
      .solve(relativeGap: 1e-12, iterationLimit: 50)
    #expect(system.isConverged)
    let total = zip(system.volumes, equilibrium.costs(at: system.volumes))
      .reduce(0) { $0 + $1.0 * $1.1 }
    #expect(abs(system.objective / total - 1) < 1e-12)
    #expect(abs(total - 6 * 83) < 1e-6)
    #expect(total < user.tstt - 50)
    // What the users of each link have, not what they cause.
    #expect(system.costs == equilibrium.costs(at: system.volumes))
    // With three trips on either route, one more costs 83 + 3 x 10 + 3 x 1.
    #expect(abs(system.tstt / 6 - 116) < 1e-6)
  }

  @Test func allOrNothingPutsEveryTripOnAFreeFlowPath() throws {
    let (network, trips) = try braess()
    let result = TNTPAssignment(network, trips)
      .solve(relativeGap: 1e-12, iterationLimit: 50, algorithm: .allOrNothing)
    #expect(result.status == .loaded)
    #expect(result.volumes == [6, 0, 0, 6, 6])
    // The cost of the path when all are on it, against the cheapest at those costs.
    #expect(abs(result.tstt - 6 * 136) < 1e-6)
    #expect(abs(result.sptt - 6 * 110) < 1e-6)
  }

  @Test(arguments: AssignmentAlgorithm.allCases)
  func theLogTellsGapObjectiveAndTimeAndEndsWithTheAnswer(_ algorithm: AssignmentAlgorithm) throws {
    let (network, trips) = try braess()
    let result = TNTPAssignment(network, trips).solve(
      relativeGap: 1e-8, iterationLimit: 200, algorithm: algorithm,
      executor: ThreadExecutor(workers: 2))
    #expect(result.status == (algorithm == .allOrNothing ? .loaded : .converged))
    #expect(result.log.map(\.iteration) == Array(1...result.iterations))
    let last = try #require(result.log.last)
    #expect(abs(last.relativeGap - result.relativeGap) <= 1e-12)
    #expect(abs(last.objective - result.objective) <= 1e-9 * result.objective)
    let seconds = result.log.map(\.seconds)
    #expect(seconds[0] > 0 && zip(seconds, seconds.dropFirst()).allSatisfy { $0 <= $1 })
  }

  @Test func eachAlgorithmIsTheOneAskedFor() throws {
    let equilibrium = try braess()
    let assignment = TNTPAssignment(equilibrium.network, equilibrium.trips)
    func log(_ algorithm: AssignmentAlgorithm) -> [Double] {
      assignment.solve(relativeGap: 1e-8, iterationLimit: 200, algorithm: algorithm)
        .log.map(\.objective)
    }
    let baseline = BiconjugateFrankWolfe(
      stopping: StoppingRule(relativeGap: 1e-8, iterationLimit: 200),
      mathematics: FrankWolfeStandardTests.mathematics
    ).assign(assignment.problem)
    #expect(log(.frankWolfe) == baseline.log.map(\.objective))
    #expect(log(.allOrNothing) == [baseline.log[0].objective])
  }

  @Test func stopsShortOfAGapAndSaysSo() throws {
    let (network, trips) = try braess()
    let result = TNTPAssignment(network, trips).solve(relativeGap: 1e-12, iterationLimit: 1)
    #expect(!result.isConverged)
    #expect(result.iterations == 1)
    #expect(result.relativeGap > 0.1)
    #expect(abs(result.relativeGap - (result.tstt / result.sptt - 1)) < 1e-15)
  }

  @Test func stopsWhenTimeHasRunOutAndSaysSo() throws {
    let (network, trips) = try braess()
    let result = TNTPAssignment(network, trips)
      .solve(relativeGap: 1e-12, iterationLimit: 50, timeLimit: 0)
    #expect(result.status == .timeLimit && result.iterations == 1)
  }

  @Test func saysThatRoundingLetsNoStepImprove() throws {
    // At a gap of zero Frank-Wolfe ends at some demands on zero, at others short of it.
    let stalled = try (1...40).map { demand -> TNTPAssignment.Result in
      let (network, trips) = try read(
        """
        <NUMBER OF ZONES> 2
        <NUMBER OF NODES> 2
        <FIRST THRU NODE> 1
        <NUMBER OF LINKS> 3
        1 2 3 0 1 0.15 4 0 0 1 ;
        1 2 5 0 1.3 0.15 4 0 0 1 ;
        1 2 7 0 1.1 0.15 3 0 0 1 ;
        """, "<NUMBER OF ZONES> 2\nOrigin 1\n2 : \(20 + demand);\n")
      return TNTPAssignment(network, trips)
        .solve(relativeGap: 0, iterationLimit: 2000, algorithm: .frankWolfe)
    }.filter { $0.status == .stalled }
    #expect(!stalled.isEmpty)
    #expect(stalled.allSatisfy { !$0.isConverged && $0.relativeGap < 1e-6 && $0.iterations < 2000 })
  }

  @Test func linksWithoutCapacityTimeOrPowerHaveNoDelay() throws {
    let (network, trips) = try read(
      """
      <NUMBER OF ZONES> 2
      <NUMBER OF NODES> 2
      <FIRST THRU NODE> 1
      <NUMBER OF LINKS> 4
      1 2 0 5 3 0 4 0 0 1 ;
      1 2 0 0 4 0.5 0 0 0 1 ;
      1 2 10 0 0 0.15 4 0 9 1 ;
      1 2 10 0 4 0.5 1 0 0 1 ;
      """, "<NUMBER OF ZONES> 2\nOrigin 1\n2 : 10;\n")
    let equilibrium = TNTPAssignment(network, trips, tollFactor: 1, distanceFactor: 0.1)
    #expect(equilibrium.costs(at: [10, 10, 10, 10]) == [3.5, 6, 9, 6])
    #expect(equilibrium.objective(at: [10, 10, 10, 10]) == 35 + 60 + 90 + 50)
    #expect(equilibrium.solve(relativeGap: 1e-12, iterationLimit: 9).volumes == [10, 0, 0, 0])
  }

  @Test func zonesAreNotPassedThroughAndTheUnreachableIsToldWhileTheRestIsSolved() throws {
    let (network, trips) = try read(
      """
      <NUMBER OF ZONES> 3
      <NUMBER OF NODES> 4
      <FIRST THRU NODE> 4
      <NUMBER OF LINKS> 4
      1 2 9 1 1 0.15 4 0 0 1 ;
      2 3 9 1 1 0.15 4 0 0 1 ;
      1 4 9 1 5 0.15 4 0 0 1 ;
      4 3 9 1 5 0.15 4 0 0 1 ;
      """, "<NUMBER OF ZONES> 3\nOrigin 3\n1 : 4;\nOrigin 1\n1 : 7; 2 : 0; 3 : 2;\n")
    let equilibrium = TNTPAssignment(network, trips)
    #expect(equilibrium.intrazonalTrips == 7)
    #expect(equilibrium.pairCount == 2)
    let result = equilibrium.solve(relativeGap: 1e-12, iterationLimit: 9)
    #expect(result.isConverged)
    #expect(result.unserved == [.init(origin: 3, destination: 1, demand: 4)])
    #expect(result.unservedTrips == 4)
    #expect(result.volumes == [0, 0, 2, 2])
  }

  @Test func nothingToAssignIsAnAnswer() throws {
    let (network, trips) = try read(
      "<NUMBER OF ZONES> 1\n<NUMBER OF NODES> 1\n<FIRST THRU NODE> 1\n<NUMBER OF LINKS> 0\n",
      "<NUMBER OF ZONES> 1\nOrigin 1\n1 : 3;\n")
    let result = TNTPAssignment(network, trips).solve(relativeGap: 1e-12, iterationLimit: 9)
    #expect(result.isConverged)
    #expect(result.objective == 0 && result.tstt == 0 && result.relativeGap == 0)
  }
}

/// Published answers of networks that are not part of the project.
@Suite struct TNTPStandardTests {
  private static let missing: Comment =
    "the TransportationNetworks files are not here: set TNTP_DIR"

  @Test(.enabled(if: TNTP.file("SiouxFalls", "trips") != nil, missing))
  func findsTheKnownObjectiveOfSiouxFalls() throws {
    let equilibrium = try standard("SiouxFalls")
    #expect(equilibrium.pairCount == 528)
    let result = equilibrium.solve(relativeGap: 1e-10, iterationLimit: 100)
    #expect(result.isConverged && result.relativeGap <= 1e-10)
    #expect(abs(result.objective / 4_231_335.287107 - 1) < 1e-9)
    // The gap's total is summed over paths, this one over links.
    let total = zip(result.volumes, result.costs).reduce(0) { $0 + $1.0 * $1.1 }
    #expect(abs(result.tstt / total - 1) < 1e-12)
    // T10: the objective to its printed digits, the travel time to a hundred thousandth, which is
    // 2e-12 of it: sums of doubles settle no more.
    let tight = equilibrium.solve(relativeGap: 1e-13, iterationLimit: 200)
    #expect(abs(tight.objective - 4_231_335.287107) < 1e-6)
    #expect(abs(tight.tstt - 7_480_225.344921) < 1e-5, "\(tight.tstt)")
  }

  @Test(.enabled(if: TNTP.file("SiouxFalls", "trips") != nil, missing))
  func findsTheKnownTravelTimeOfSiouxFalls() throws {
    let result = try standard("SiouxFalls").solve(relativeGap: 1e-12, iterationLimit: 100)
    #expect(result.isConverged && result.relativeGap <= 1e-12)
    // The objective is flat at its least and the travel time is not: errors of flows count once.
    #expect(abs(result.tstt / 7_480_225.344921 - 1) < 1e-12)
    #expect(abs(result.objective / 4_231_335.287107 - 1) < 1e-12)
  }

  @Test(.enabled(if: TNTP.file("Winnipeg", "trips") != nil, missing))
  func findsTheKnownObjectiveOfWinnipeg() throws {
    let result = try standard("Winnipeg").solve(
      relativeGap: 1e-8, iterationLimit: 100, executor: ThreadExecutor(workers: 2))
    #expect(result.isConverged && result.unserved.isEmpty)
    #expect(abs(result.objective / 827_911.494629963 - 1) < 1e-9)
  }

  @Test(.enabled(if: TNTP.file("ChicagoSketch", "trips") != nil, missing))
  func findsTheKnownObjectiveOfChicagoSketch() throws {
    let result = try standard("ChicagoSketch", tollFactor: 0.02, distanceFactor: 0.04).solve(
      relativeGap: 1e-8, iterationLimit: 100, executor: ThreadExecutor(workers: 2))
    #expect(result.isConverged && result.unserved.isEmpty)
    #expect(abs(result.objective / 17_313_018.7387477 - 1) < 1e-9)
  }

  @Test(.enabled(if: TNTP.file("SiouxFalls", "trips") != nil, missing))
  func findsTheSystemOptimumOfSiouxFalls() throws {
    let (network, trips) = try TNTPReader.read(
      network: try #require(TNTP.file("SiouxFalls", "net")),
      trips: try #require(TNTP.file("SiouxFalls", "trips")))
    let result = TNTPAssignment(network, trips, principle: .system)
      .solve(relativeGap: 1e-10, iterationLimit: 200)
    #expect(result.isConverged)
    #expect(abs(result.objective / 7_194_256 - 1) < 1e-6)
  }

  @Test(.enabled(if: TNTP.file("ChicagoRegional", "flow") != nil, missing))
  func reproducesTheBeckmannValueOfTheChicagoRegionalFlows() throws {
    let network = try TNTPReader.network(try #require(TNTP.file("ChicagoRegional", "net")))
    let flows = try TNTPReader.flows(
      try #require(TNTP.file("ChicagoRegional", "flow")), on: network)
    let equilibrium = TNTPAssignment(
      network, TNTPTrips(), tollFactor: 0.1, distanceFactor: 0.25)
    let objective = equilibrium.objective(at: flows.volumes)
    #expect(abs(objective / 30_792_611.38643965 - 1) < 1e-12)
    for (cost, published) in zip(equilibrium.costs(at: flows.volumes), flows.costs) {
      #expect(abs(cost - published) <= 1e-12 * max(1, published))
    }
  }

  @Test(.enabled(if: TNTP.file("Anaheim", "flow") != nil, missing))
  func findsThePublishedFlowsOfAnaheim() throws {
    let equilibrium = try standard("Anaheim")
    #expect(equilibrium.pairCount == 1406)
    let result = equilibrium.solve(relativeGap: 1e-12, iterationLimit: 200)
    let published = try TNTPReader.flows(
      try #require(TNTP.file("Anaheim", "flow")), on: equilibrium.network)
    for (volume, other) in zip(result.volumes, published.volumes) {
      #expect(abs(volume - other) <= 1e-6 * other)
    }
    #expect(
      abs(result.objective / equilibrium.objective(at: published.volumes) - 1) < 1e-11)
  }

  private func standard(
    _ name: String, tollFactor: Double = 0, distanceFactor: Double = 0
  ) throws -> TNTPAssignment {
    let (network, trips) = try TNTPReader.read(
      network: try #require(TNTP.file(name, "net")), trips: try #require(TNTP.file(name, "trips")))
    return TNTPAssignment(
      network, trips, tollFactor: tollFactor, distanceFactor: distanceFactor)
  }
}

private func read(
  _ network: String, _ trips: String
) throws -> (network: TNTPNetwork, trips: TNTPTrips) {
  let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("omlast-tntp-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let files = ["net", "trips"].map { folder.appendingPathComponent($0) }
  try Data(network.utf8).write(to: files[0])
  try Data(trips.utf8).write(to: files[1])
  return try TNTPReader.read(network: files[0].path, trips: files[1].path)
}

private func braess(
  _ network: String = TNTP.braessNetwork
) throws -> (network: TNTPNetwork, trips: TNTPTrips) {
  try read(network, TNTP.braessTrips)
}
