import FreightAppraisal
import FreightModel
import FreightPlanner
import TestSupport
import Testing

/// Background traffic and preload from counts, through the equilibrium.
@Suite struct CountTests {
  private let base = Scenario(kind: .base, investments: [])

  /// The fixture with counts: `link,direction,class,vehicles,error`.
  private func study(_ counts: [String], _ study: FixtureStudy = FixtureStudy()) throws -> Study {
    try fixture(
      counts.enumerated().reduce(study) { study, count in
        let parts = count.element.split(separator: ",").map(String.init)
        let row =
          ["C\(count.offset)", parts[0], parts[1], parts[2], parts[3], "2024", parts[4]]
          .joined(separator: ",")
        return study.appending(row + ",counted for a test,sourced", to: "count.csv")
      })
  }

  private func fit(_ planner: Planner) throws -> MatrixFit { try #require(planner.fit) }

  @Test func withoutCountsNothingIsEstimated() async throws {
    let planner = await Planner(try fixture(), workers: 1).fitted()
    #expect(planner.fit == nil)
    #expect(planner.study.demand.background.map(\.vehiclesPerDay) == [1500, 1500])
  }

  @Test func recoversAKnownMatrixOnASmallNetwork() async throws {
    // One road between the two pairs of 1500: 4200 in both directions is 2100 each way.
    let both = await Planner(
      try study(["AHUS-JUNC-R,both,car,4200,0.01"]), workers: 1
    ).fitted()
    for flow in both.study.demand.background { #expect(abs(flow.vehiclesPerDay - 2100) < 1) }
    // Counted each way they part.
    let apart = await Planner(
      try study(["AHUS-JUNC-R,forward,car,1000,0.01", "AHUS-JUNC-R,backward,car,2500,0.01"]),
      workers: 1
    ).fitted()
    let vehicles = apart.study.demand.background.map(\.vehiclesPerDay)
    #expect(abs(vehicles[0] - 1000) < 1 && abs(vehicles[1] - 2500) < 1)
    #expect(try fit(apart).isConverged)
    #expect(try fit(apart).entries.allSatisfy { $0.finding == .explained && $0.geh < 0.1 })
  }

  @Test func whatNothingExplainsIsPreloadAndNothingIsCountedTwice() async throws {
    let planner = await Planner(
      try study([
        "AHUS-JUNC-R,both,car,5000,10", "AHUS-JUNC-R,both,lorry,900,10",
        "JUNC-PHAMN-R,both,car,700,10",
      ]), workers: 1
    ).fitted()
    let fit = try fit(planner)
    let outcome = planner.outcome(of: await planner.solve(base))
    for entry in fit.entries {
      #expect(entry.preload >= 0)
      #expect(abs(entry.preload - max(0, entry.residual)) <= 1e-3 * entry.count.vehiclesPerDay)
    }
    // What the solved base case has on the road is what was counted: cars, lorries, goods, preload.
    let link = try #require(outcome.indicators.links.first { $0.link == "AHUS-JUNC-R" })
    let model = fit.entries[0].model + fit.entries[1].model
    #expect(abs(link.vehiclesPerDay - model) < 1e-3 * model)
    #expect(abs(model - 5900) < 1)
    // No pair passes the third: all of it is preload.
    #expect(fit.entries[2].finding == .noPair)
    #expect(fit.entries[2].matrix == 0 && abs(fit.entries[2].preload - 700) < 1)
    // The AADT told is the one counted, where all of it was.
    let roads = planner.study.network.links.map { link -> Link.Road? in
      if case .road(let road) = link.supply { road } else { nil }
    }
    #expect(roads[0]?.aadt == 5900 && roads[0]?.heavyShare == 900.0 / 5900)
    #expect(roads[2]?.aadt == 4000 && roads[2]?.heavyShare == 0.1)
    // Lorries were not counted on the third: theirs stay as the table has them.
    #expect(roads[2]?.preload?.forward.lorriesPerDay == 25)
    // Half of the approach's preload waits in its queue, lorries as 2.5 cars.
    let approach = try #require(planner.study.network.queues.first { $0.id == "JUNC_W" })
    let cars = fit.entries[0].preload / 2
    let lorries = fit.entries[1].preload / 2
    #expect(abs(approach.preloadPCUPerDay - (cars + 2.5 * lorries)) < 1e-6)
  }

  /// A road without a count whose whole AADT is preload has the study's lorries in that AADT.
  @Test func goodsAreTakenOffTheLorriesOfRoadsWithoutACount() async throws {
    let planner = await Planner(
      try study(
        ["AHUS-JUNC-R,both,car,5000,10"],
        FixtureStudy().setting("preload_aadt", of: 5, to: "4000", in: "link.csv")), workers: 1
    ).fitted()
    let outcome = planner.outcome(of: await planner.solve(base))
    let flow = try #require(outcome.indicators.links.first { $0.link == "CBRUK-BERG-R" })
    let link = try #require(planner.study.network.links.first { $0.id == "CBRUK-BERG-R" })
    for isForward in [true, false] {
      let preload = link.preload(isForward: isForward)
      let lorries = (isForward ? flow.forward : flow.backward).freightVehicles / 365
      // A tenth of 4,000 is heavy, half of it each way.
      #expect(abs(preload.lorriesPerDay - max(0, 200 - lorries)) < 0.2)
      #expect(preload.carsPerDay == 1800)
    }
    #expect(flow.forward.freightVehicles + flow.backward.freightVehicles > 365)
    // A road with a part of its AADT as preload keeps what the table says.
    let other = try #require(planner.study.network.links.first { $0.id == "JUNC-BERG-R" })
    #expect(other.preload(isForward: true).lorriesPerDay == 25)
  }

  @Test func aReplacedCountMovesMatrixPreloadAndFlow() async throws {
    var flows: [Double] = []
    var preloads: [Double] = []
    for vehicles in ["4000", "6000"] {
      let planner = await Planner(
        try study(["AHUS-JUNC-R,both,car,\(vehicles),20"]), workers: 1
      ).fitted()
      flows.append(planner.study.demand.background.reduce(0) { $0 + $1.vehiclesPerDay })
      preloads.append(try fit(planner).entries[0].preload)
      #expect(abs(try fit(planner).entries[0].model - Double(vehicles)!) < 1)
    }
    #expect(flows[1] > flows[0] && flows[0] > 3000)
    #expect(preloads[1] > preloads[0] && preloads[0] > 0)
  }

  @Test func goodsThatExceedACountAreTold() async throws {
    let planner = await Planner(
      try study(["JUNC-BERG-R,both,lorry,1,1"]), workers: 1
    ).fitted()
    let entry = try fit(planner).entries[0]
    #expect(entry.finding == .freightExceeds)
    #expect(entry.freight > 1 && entry.preload == 0 && entry.difference > 0)
  }

  @Test func countsThatContradictEachOtherLeaveResiduals() async throws {
    // The same cars pass both roads; no preload can take away what the second lacks.
    let planner = await Planner(
      try study(["AHUS-JUNC-R,both,car,6000,5", "JUNC-BERG-R,both,car,3000,5"]), workers: 1
    ).fitted()
    let fit = try fit(planner)
    #expect(fit.isConverged)
    #expect(fit.entries[0].finding == .aboveMatrix && fit.entries[0].preload > 0)
    #expect(fit.entries[1].finding == .belowMatrix && fit.entries[1].difference > 0)
    #expect(fit.entries[1].matrix < 6000 && fit.entries[1].matrix > 3000)
  }

  @Test func emptyPairsStayEmptyAndAreTold() async throws {
    let planner = await Planner(
      try study(
        ["AHUS-JUNC-R,both,car,4000,1"],
        FixtureStudy().setting("vehicles_per_day", of: 2, to: "0", in: "background.csv")),
      workers: 1
    ).fitted()
    #expect(planner.study.demand.background[0].vehiclesPerDay == 0)
    #expect(planner.study.demand.background[1].vehiclesPerDay > 3000)
    #expect(try fit(planner).emptyPairs == 1)
  }

  @Test func anUnsettledEstimationSaysSo() async throws {
    var stopping = CountStopping()
    stopping.roundLimit = 1
    let planner = await Planner(
      try study(["AHUS-JUNC-R,both,car,6000,5"]), workers: 1
    ).fitted(stopping)
    #expect(try !fit(planner).isConverged)
    #expect(try fit(planner).lastMove > 0.1)
  }

  @Test func gehIsAsByHand() {
    // sqrt(2 * 100^2 / 900) = 4.714045...
    #expect(
      abs(MatrixFit.geh(modelPerHour: 500, countPerHour: 400) - 4.714_045_207_910_317) < 1e-12)
    #expect(MatrixFit.geh(modelPerHour: 0, countPerHour: 0) == 0)
    #expect(MatrixFit.geh(modelPerHour: 0, countPerHour: 50) == 10)
  }

  @Test func gehIsOfTheBusiestHour() async throws {
    // 7.5 % of a day's traffic in a peak hour.
    let planner = await Planner(
      try study(["JUNC-PHAMN-R,both,car,700,10"]), workers: 1
    ).fitted()
    let entry = try fit(planner).entries[0]
    #expect(abs(entry.geh - (2 * 700 * 0.075).squareRoot()) < 1e-9)
  }

  @Test func theRealCountsSettleAlikeForAnyNumberOfWorkers() async throws {
    let one = await Planner(try oskarshamn(), workers: 1).fitted()
    let three = await Planner(try oskarshamn(), workers: 3).fitted()
    #expect(try fit(one).isConverged)
    #expect(
      one.study.demand.background.map(\.vehiclesPerDay)
        == three.study.demand.background.map(\.vehiclesPerDay))
    #expect(
      one.study.network.queues.map(\.preloadPCUPerDay)
        == three.study.network.queues.map(\.preloadPCUPerDay))
    // What was fitted is what the base case then has.
    let outcome = one.outcome(of: await one.solve(base))
    for entry in try fit(one).entries where entry.count.vehicleClass == .car {
      let lorries = try #require(
        try fit(one).entries.first {
          $0.count.link == entry.count.link && $0.count.vehicleClass == .lorry
        })
      let link = try #require(outcome.indicators.links.first { $0.link == entry.count.link })
      let model = entry.model + lorries.model
      #expect(abs(link.vehiclesPerDay - model) < 2e-3 * model, "\(entry.count.id)")
    }
  }
}

extension LinkIndicators {
  fileprivate var vehiclesPerDay: Double {
    [forward, backward].reduce(0) { $0 + $1.freightVehicles + $1.backgroundVehicles } / 365
  }
}
