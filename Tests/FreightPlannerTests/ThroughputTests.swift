import FlowAssignment
import FreightAppraisal
import FreightGraph
import FreightModel
import FreightPlanner
import TestSupport
import Testing

struct ThroughputTests {
  /// By hand: 80,000 t of timber a year, a fifth of them in the 1,000 hours of the peak, are 16 t/h
  /// over a quay of 300 t/h; the rest over 7,760 hours are 8.25 t/h.
  @Test func timberGrowsUntilTheQuayIsFull() async throws {
    let planner = Planner(try fixture(), workers: 2)
    for growing in [Growing.goods, .industry(.other), .commodity(Commodity.ID("TIMBER"))] {
      let answer = await planner.throughput(of: .base, growing: growing)
      #expect(answer.periods.map(\.headroom.status) == [.certified, .certified])
      #expect(abs(answer.periods[0].headroom.factor - 300 / 16) < 1e-9)
      #expect(abs(answer.periods[1].headroom.factor - 300 / (80_000 * 0.8 / 7760)) < 1e-9)
      #expect(answer.tightest?.period.id.name == "PEAK")
      let quay = try #require(answer.periods[0].binding.first)
      #expect(answer.periods[0].binding.count == 1)
      #expect(quay.id == "PHAMN_KAJ" && quay.kind == .terminal)
      #expect(abs(quay.dual - 1.0 / 16) < 1e-12)
      #expect(abs(try #require(quay.utilisation) - 1) < 1e-9)
      #expect(abs(quay.gainPerPercent - 3.0 / 16) < 1e-9)
    }
  }

  /// By hand: all 16 t/h of timber that leave take the quay of 300 t/h, and nothing else does; on
  /// the roads, a lorry of timber is 2 PCU of thousands.
  @Test func onTodaysRoutesTheFirstToFillIsTheLeastRoomOverOwnLoad() async throws {
    let planner = Planner(try fixture(), workers: 1)
    let solution = await planner.solve(.base)
    let timber = Growing.commodity(Commodity.ID("TIMBER"))
    let room = try #require(planner.roomOnTodaysRoutes(of: solution, growing: timber))
    // What the answer says, over all facilities: scaled by the factor, none that fitted is above
    // its capacity, and the one named is just full.
    let model = solution.model
    var isFull = false
    for (problem, result) in zip(solution.problems, solution.results) {
      var load = problem.facilities.map { _ in 0.0 }
      let arcs = problem.firstUse.count - 1
      for (row, kind) in model.layout.classes.enumerated() {
        guard case .freight(let commodity, _) = kind,
          model.demand.commodities[commodity].id.name == "TIMBER"
        else { continue }
        for arc in 0..<arcs {
          let flow = result.classFlow[row * arcs + arc]
          for use in Int(problem.firstUse[arc])..<Int(problem.firstUse[arc + 1]) {
            load[Int(problem.arcFacility[use])] += flow * problem.classes[row].arcLoad[arc]
          }
        }
      }
      for (index, facility) in problem.facilities.enumerated() where load[index] > 0 {
        let (flow, capacity) = (result.facilityFlow[index], facility.delay.capacity)
        guard capacity.isFinite, flow <= capacity else { continue }
        let scaled = flow + (room.factor - 1) * load[index]
        #expect(scaled <= capacity * (1 + 1e-9))
        let place = FacilityPlace(model.supernetwork.facilities.keys[index], model.scenario)
        if place.id == room.place.id, abs(scaled / capacity - 1) < 1e-9 { isFull = true }
      }
    }
    #expect(isFull && room.factor > 1)
    // Where nobody turns elsewhere there is no more room than where all may.
    let free = await planner.throughput(of: .base, growing: timber)
    #expect(room.factor <= (free.tightest?.factor ?? 0) * (1 + 1e-9))
  }

  /// Other trains fill a track by themselves: named, with how full it is.
  @Test func whatPreloadOverfillsIsNamed() async throws {
    let study = try fixture(
      FixtureStudy().setting("other_trains_per_day", of: 7, to: "100", in: "link.csv"))
    let answer = await Planner(study, workers: 1).throughput(
      of: .base, growing: .commodity(Commodity.ID("TIMBER")))
    let track = try #require(answer.overfilled.first)
    #expect(answer.overfilled.count == 1 && track.place.id == "AHUS-BERG-T")
    // 7.5 of 100 trains in a peak hour, each 17 min of the 42 usable.
    #expect(abs(track.utilisation - 7.5 * 17 / 42) < 1e-9)
  }

  /// By hand: the 16 t/h of timber sail 165 km at 26 km/h, 3,500 t and a fifth in ballast, 20 h in
  /// port for each voyage; two ships for 800 of the 1,000 hours are 1.6 ship-hours an hour.
  @Test func timberGrowsUntilTheShipsAreUsedUp() async throws {
    let study = try fixture(
      FixtureStudy().appending("SHIP,PEAK,2,800,20,made up for tests,estimated", to: "fleet.csv"))
    let answer = await Planner(study, workers: 1).throughput(
      of: .base, growing: .commodity(Commodity.ID("TIMBER")))
    let shipHours = 16 * 1.2 / 3500 * (165.0 / 26 + 20)
    #expect(answer.periods[0].isCertified)
    #expect(abs(answer.periods[0].factor - 1.6 / shipHours) < 1e-9)
    let fleet = try #require(answer.periods[0].binding.first)
    #expect(fleet.kind == .fleet && fleet.id == "SHIP" && fleet.name.en == "Ship")
    #expect(abs(fleet.capacity - 1.6) < 1e-12)
    #expect(abs(try #require(fleet.flow) - 1.6) < 1e-9)
    #expect(abs(fleet.dual - 1 / shipHours) < 1e-9)
    // No row limits the other period: the quay does, as before.
    #expect(answer.periods[1].binding.map(\.id) == ["PHAMN_KAJ"])
  }

  /// By hand: 94.7 km at 80 km/h and a turn of 5 s with 25 % empty running, a quarter of an hour at
  /// either end, 32 t a lorry; the local timber is at its ends alone.
  @Test func timberGrowsUntilTheLorriesAreUsedUp() async throws {
    let study = try fixture(
      FixtureStudy().appending("LORRY,PEAK,5,600,0,made up for tests,estimated", to: "fleet.csv")
        .setting("tonnes_per_year", of: 2, to: "0", in: "flow.csv"))
    let answer = await Planner(study, workers: 1).throughput(of: .base, growing: .goods)
    let lorryHours = 16 * ((94.7 / 80 + 5.0 / 3600) * 1.25 + 0.5) / 32 + 0.5 / 32
    #expect(abs(answer.periods[0].factor - 3 / lorryHours) < 1e-9)
    #expect(answer.periods[0].binding.map(\.id) == ["LORRY"])
    #expect(answer.periods[0].isCut, "no goods move without a lorry")
  }

  @Test func aFleetThatIsLargeEnoughChangesNothing() async throws {
    let study = try fixture(
      FixtureStudy().appending(
        "TRAIN_E,PEAK,9000,1000,5,made up for tests,estimated", to: "fleet.csv"))
    let before = await Planner(try fixture(), workers: 1).throughput(of: .base, growing: .goods)
    let after = await Planner(study, workers: 1).throughput(of: .base, growing: .goods)
    #expect(abs(before.periods[0].factor - after.periods[0].factor) < 1e-9)
    #expect(before.periods[1].factor == after.periods[1].factor)
  }

  @Test func whatBindsIsACutOfTimberButNotOfAllGoods() async throws {
    let planner = Planner(try fixture(), workers: 1)
    let goods = await planner.throughput(of: .base, growing: .goods).periods[0]
    // Vehicles in two forms, and timber within one town, have other ways than the quay.
    #expect(goods.separatedPairs == 1 && goods.growingPairs == 4)
    #expect(!goods.isCut)
    #expect(abs(goods.growingTonnesPerHour - 92) < 1e-9)
  }

  @Test func twiceTheTerminalsIsTwiceTheFactor() async throws {
    let study = try fixture().setting(.terminalCapacityFactor, to: 2)
    let answer = await Planner(study, workers: 1).throughput(of: .base, growing: .goods)
    #expect(abs(answer.periods[0].headroom.factor - 600 / 16) < 1e-9)
  }

  /// Vehicles have road, combi and siding: whatever binds, the flows fit and the proof holds.
  @Test func vehiclesTakeEveryWayThereIs() async throws {
    let planner = Planner(try fixture(), workers: 1)
    let base = await planner.throughput(of: .base, growing: .industry(.vehicle))
    for period in base.periods {
      let headroom = period.headroom
      #expect(headroom.status == .certified)
      #expect(headroom.upperBound - headroom.factor <= 1e-9 * headroom.upperBound)
      #expect(headroom.excess < 1e-9)
      #expect(period.binding.count > 1)
      for facility in period.binding {
        #expect(abs(try #require(facility.utilisation) - 1) < 1e-9, "what binds is full")
      }
      let gains = period.binding.map(\.gainPerPercent)
      #expect(gains == gains.sorted(by: >))
    }
    // One more terminal takes nothing away.
    let more = Scenario(kind: .chosen, investments: [Investment.ID("BERG_KOMBI")])
    let terminal = await planner.throughput(of: more, growing: .industry(.vehicle))
    for (before, after) in zip(base.periods, terminal.periods) {
      #expect(after.headroom.factor >= before.headroom.factor - 1e-9)
    }
  }

  @Test func workersChangeNothing() async throws {
    let study = try fixture()
    let one = await Planner(study, workers: 1).throughput(of: .base, growing: .goods)
    let two = await Planner(study, workers: 2).throughput(of: .base, growing: .goods)
    #expect(one.periods.map(\.headroom.log) == two.periods.map(\.headroom.log))
    #expect(one.periods.map(\.headroom.dual) == two.periods.map(\.headroom.dual))
  }

  /// By hand from the tables: every load unit to or from Visby goes over one berth.
  @Test func theStudyIsCertifiedAndNotAboveWhatTheVisbyBerthHolds() async throws {
    let study = try oskarshamn()
    let answer = await Planner(study, workers: 2).throughput(of: .base, growing: .goods)
    let day = try #require(answer.periods.first { $0.period.id.name == "DAY" })
    let units = study.demand.flows.reduce(0.0) { sum, flow in
      let commodity = study.demand.commodities.first { $0.id == flow.commodity }!
      let isVisby = flow.origin.name == "P_VIS" || flow.destination.name == "P_VIS"
      guard isVisby, flow.containerisableShare > 0 else { return sum }
      return sum + flow.tonnesPerYear * flow.containerisableShare
        * (commodity.periodShares[day.period.id] ?? 0) / commodity.tonnesPerLoadUnit
        / day.period.hoursPerYear
    }
    let berth = try #require(study.network.terminals.first { $0.id.name == "P_VIS_RORO_U" })
    #expect(day.headroom.factor <= berth.capacityPerHour / units + 1e-9)
    for period in answer.periods {
      #expect(period.headroom.status == .certified)
      #expect(period.headroom.excess < 1e-9)
      #expect(period.headroom.factor > 1, "today's demand fits")
      #expect(!period.binding.isEmpty)
    }
  }
}
