import FlowAssignment
import FreightGraph
import FreightModel
import PathKernel
import TestSupport
import Testing

struct ScenarioModelTests {
  @Test func whatAScenarioLacksIsAnArcOfInfiniteCost() throws {
    let laid = try Laid()
    let planned = laid.arc {
      $0 == .moving(link: laid.link("AHUS-NPUNKT-R"), isForward: true)
    }
    let period = laid.study.network.periods[0]
    let base = laid.model().problem(for: period)
    let bypass = laid.model(["BYPASS"]).problem(for: period)
    for index in base.classes.indices {
      #expect(base.classes[index].arcCost[planned] == .infinity)
      #expect(bypass.classes[index].arcCost[planned] < .infinity)
    }
  }

  @Test func demandOfAPeriodIsItsShareOverItsHours() throws {
    let laid = try Laid()
    let period = laid.study.network.periods[0]
    let problem = laid.model().problem(for: period)
    for (index, source) in laid.layout.sources.enumerated() {
      guard case .flow(let row, let form) = source,
        laid.study.demand.flows[row].id == "F1"
      else { continue }
      // 250,000 t a year, 60 % containerisable, 30 % in 1,000 peak hours.
      let tonnes = form == .unitised ? 150_000.0 : 100_000.0
      #expect(abs(problem.pairs[index].demand - tonnes * 0.3 / 1000) < 1e-9)
    }
  }

  @Test func singleTrackHoldsScottsTrainsBothDirectionsTogether() throws {
    let laid = try Laid()
    let link = laid.link("AHUS-BERG-T")
    #expect(facilities(ofRunsOver: link, laid, laid.model()).count == 1)
    let problem = laid.model().problem(for: laid.study.network.periods[0])
    let index = Int(laid.supernetwork.facilities.facility(ofLink: link, isForward: true))
    // The slowest train goes 90 km/h at most, 54 in the mean: 12 km are 13 min 20 s, and 5 min are
    // lost per train, at 70 % of the theory.
    #expect(abs(problem.facilities[index].delay.capacity - 60 * 0.7 / (40.0 / 3 + 5)) < 1e-9)
    // Other trains have 60 km/h in the mean on a line for 100: 12 min and 5.
    #expect(abs(problem.facilities[index].preload - 20 * 0.075 * 17 / (40.0 / 3 + 5)) < 1e-9)
  }

  /// By hand: 20 other trains a day, 7.5 % of them in a peak hour, over a section of 12 km where 5
  /// min are lost. At 200 km/h they have 120 in the mean, 6 + 5 min, and freight trains 54, 13 1/3
  /// + 5: three fifths of a freight train's path each. At 80 km/h all go alike.
  @Test(arguments: [("200", 0.6), ("80", 1)])
  func anotherTrainTakesItsOwnOccupationOverThatOfTheSlowestFreightTrain(
    _ line: String, _ paths: Double
  ) throws {
    let laid = try Laid(FixtureStudy().setting("free_speed", of: 7, to: line, in: "link.csv"))
    let index = Int(
      laid.supernetwork.facilities.facility(ofLink: laid.link("AHUS-BERG-T"), isForward: true))
    let track = laid.model().problem(for: laid.study.network.periods[0]).facilities[index]
    #expect(abs(track.preload - 20 * 0.075 * paths) < 1e-9)
    // All trains' occupation times are within the 42 usable minutes of an hour just when the flow
    // is within the capacity.
    let freightMinutes = 12 / (line == "200" ? 54.0 : 48) * 60 + 5
    let otherMinutes = 12 / (line == "200" ? 120.0 : 48) * 60 + 5
    let freight = 0.7
    let taken = freight * freightMinutes + 20 * 0.075 * otherMinutes
    #expect(
      abs((freight + track.preload) / track.delay.capacity - taken / (60 * 0.7)) < 1e-9)
  }

  @Test(arguments: [("200", 54.0), ("80", 48.0)])
  func trackAndRunsHaveTheSameSpeed(_ line: String, _ mean: Double) throws {
    // The fixture's trains go 90 and 100 km/h at most, and 60 % of the greatest speed in the mean.
    let laid = try Laid(FixtureStudy().setting("free_speed", of: 7, to: line, in: "link.csv"))
    let link = laid.link("AHUS-BERG-T")
    let model = laid.model()
    let problem = model.problem(for: laid.study.network.periods[0])
    let index = Int(laid.supernetwork.facilities.facility(ofLink: link, isForward: true))
    guard case .track(let hours, let capacity, _, _) = problem.facilities[index].delay else {
      Issue.record("a track has no track's delay")
      return
    }
    #expect(abs(hours - 38 / mean) < 1e-12)
    #expect(abs(capacity - 60 * 0.7 / (12 / mean * 60 + 5)) < 1e-9)
    let legs = laid.supernetwork.arcs.indices.flatMap { arc in
      model.cost.plan(ofArc: arc)?.legs.filter { $0.link == link } ?? []
    }
    #expect(!legs.isEmpty)
    let vehicles = laid.supernetwork.network.vehicles
    for leg in legs {
      let greatest = min(Double(line)!, vehicles[leg.vehicle].speedCapKilometresPerHour)
      #expect(abs(leg.runningHours - 38 / (greatest * 0.6)) < 1e-12)
      #expect(leg.runningHours <= hours + 1e-12)
    }
  }

  @Test func aSecondTrackIsTheSameInTheTableAndAsAnInvestment() throws {
    let inTable = try Laid(FixtureStudy().setting("tracks", of: 7, to: "2", in: "link.csv"))
    let asInvestment = try Laid(
      FixtureStudy().appending(
        "QUEUE,link,AHUS-BERG-T,tracks,set,2,made up for tests,estimated",
        to: "investment_change.csv"))
    let link = inTable.link("AHUS-BERG-T")
    let table = inTable.model()
    let investment = asInvestment.model(["QUEUE"])
    #expect(facilities(ofRunsOver: link, inTable, table).count == 2)
    #expect(facilities(ofRunsOver: link, asInvestment, investment).count == 2)
    let period = inTable.study.network.periods[0]
    for isForward in [true, false] {
      let slot = Int(
        inTable.supernetwork.facilities.facility(ofLink: link, isForward: isForward))
      let first = table.problem(for: period).facilities[slot]
      let second = investment.problem(for: period).facilities[slot]
      #expect(first.delay == second.delay)
      #expect(first.preload == second.preload)
      // One direction of two tracks holds what single track holds for both.
      #expect(abs(first.delay.capacity - 60 * 0.7 / (40.0 / 3 + 5)) < 1e-9)
      #expect(abs(first.preload - 10 * 0.075 * 17 / (40.0 / 3 + 5)) < 1e-9)
    }
  }

  @Test func aOneWayRoadHasItsPreloadInThatDirection() throws {
    let laid = try Laid(FixtureStudy().setting("directed", of: 6, to: "true", in: "link.csv"))
    let problem = laid.model().problem(for: laid.study.network.periods[0])
    let link = laid.link("QHAMN-ZSTAD-R")
    func preload(_ isForward: Bool) -> Double {
      problem.facilities[
        Int(laid.supernetwork.facilities.facility(ofLink: link, isForward: isForward))
      ].preload
    }
    #expect(abs(preload(true) - 500 * 0.075 * (1 + 0.1 * 1.5)) < 1e-9)
    #expect(preload(false) == 0)
  }

  /// Facilities of the link that hauls over it load.
  private func facilities(
    ofRunsOver link: Int, _ laid: Laid, _ model: ScenarioModel
  ) -> Set<Int32> {
    let problem = model.problem(for: laid.study.network.periods[0])
    let slots = [true, false].map {
      laid.supernetwork.facilities.facility(ofLink: link, isForward: $0)
    }
    var used: Set<Int32> = []
    for (arc, meaning) in laid.supernetwork.arcs.enumerated() {
      guard case .haul = meaning else { continue }
      for use in Int(problem.firstUse[arc])..<Int(problem.firstUse[arc + 1])
      where slots.contains(problem.arcFacility[use]) {
        used.insert(problem.arcFacility[use])
      }
    }
    return used
  }

  @Test func roadsArePreloadedByDirection() throws {
    let laid = try Laid()
    let problem = laid.model().problem(for: laid.study.network.periods[0])
    let index = Int(
      laid.supernetwork.facilities.facility(ofLink: laid.link("AHUS-JUNC-R"), isForward: false))
    // 500 vehicles a day, half this way, 7.5 % in a peak hour, 10 % heavy at 2.5 PCU.
    #expect(abs(problem.facilities[index].preload - 500 / 2 * 0.075 * (1 + 0.1 * 1.5)) < 1e-9)
    #expect(problem.facilities[index].delay.capacity == 1600)
  }

  @Test func flowIsConservedAtEveryNodeForEveryClass() throws {
    let laid = try Laid()
    let problem = laid.model(["BYPASS"]).problem(for: laid.study.network.periods[0])
    let result = BushAssignment(mathematics: .platform).assign(problem)
    #expect(result.status == .converged)
    expectConservation(problem, result)
  }
}

/// The same on the real study, with everything built that can be built together.
struct OskarshamnConservationTests {
  @Test func flowIsConservedAtEveryNodeForEveryClassInEveryPeriod() throws {
    let laid = Laid(try oskarshamn())
    let model = laid.model(["KOMBI_1", "KOMBI_2", "RV3747_NEW_A", "RV3747_UPG", "SID750"])
    for period in laid.study.network.periods {
      let problem = model.problem(for: period)
      let result = BushAssignment(mathematics: .platform).assign(problem)
      #expect(result.status == .converged)
      #expect(result.unservedPairs.isEmpty)
      expectConservation(problem, result)
    }
  }
}

/// Inflow less outflow is the demand that ends less the demand that begins, class by class.
func expectConservation(_ problem: AssignmentProblem, _ result: AssignmentResult) {
  var balance = [[Double]](
    repeating: [Double](repeating: 0, count: problem.graph.nodeCount),
    count: problem.classes.count)
  var largest = 0.0
  for (index, pair) in problem.pairs.enumerated() {
    let userClass = Int(pair.userClass)
    largest = max(largest, pair.demand)
    for slot in pair.alternatives {
      balance[userClass][Int(pair.origin)] += result.alternativeFlow[Int(slot)]
      balance[userClass][Int(problem.sinks[Int(slot)])] -= result.alternativeFlow[Int(slot)]
    }
    let served = pair.alternatives.reduce(0) { $0 + result.alternativeFlow[Int($1)] }
    if !result.unservedPairs.contains(Int32(index)) {
      #expect(abs(served - pair.demand) <= 1e-9 * max(1, pair.demand))
    }
  }
  for userClass in balance.indices {
    for arc in 0..<problem.graph.arcCount {
      let flow = result.classFlow[userClass * problem.graph.arcCount + arc]
      balance[userClass][Int(problem.graph.tail[arc])] -= flow
      balance[userClass][Int(problem.graph.head[arc])] += flow
    }
  }
  for userClass in balance.indices {
    for node in balance[userClass].indices {
      #expect(abs(balance[userClass][node]) <= 1e-9 * max(1, largest))
    }
  }
}
