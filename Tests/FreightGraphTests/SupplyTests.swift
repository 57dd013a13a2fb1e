import FlowAssignment
import FreightGraph
import FreightModel
import TestSupport
import Testing

/// Opening hours, quays, ferry places, axle loads and train services, each by hand.
struct SupplyTests {
  @Test func aTerminalOpenHalfThePeriodHoldsHalfAndGoodsWaitForIt() throws {
    let laid = try Laid(
      FixtureStudy().appending(
        "AHUS_KOMBI,REST,0.5,made up for tests,estimated", to: "terminal_hours.csv"))
    let row = laid.supernetwork.network.terminals.firstIndex { $0.id == "AHUS_KOMBI" }!
    let model = laid.model()
    let opening = Int(try #require(laid.supernetwork.facilities.opening(ofTerminal: row)))
    let queue = Int(laid.supernetwork.facilities.facility(ofTerminal: row))
    let peak = model.problem(for: laid.study.network.periods[0])
    #expect(peak.facilities[queue].delay == .queue(capacity: 20, limit: 0.95))
    #expect(peak.facilities[opening].delay == .none)
    let rest = model.problem(for: laid.study.network.periods[1])
    #expect(rest.facilities[queue].delay == .queue(capacity: 10, limit: 0.95))
    // 7,760 h a year are 21.26 h a day, closed half of them: a quarter of all of it, halved.
    let wait = 0.25 * (7760.0 / 365) / 2
    #expect(rest.facilities[opening].delay == .closing(hours: wait, capacity: 20, limit: 0.95))
    #expect(rest.facilities[opening].delayCostPerHour == 300)
    // The lift's arc meets the queue and the opening.
    let arc = laid.arc { $0 == .transhipment(terminal: row) }
    let uses = Int(rest.firstUse[arc])..<Int(rest.firstUse[arc + 1])
    #expect(rest.arcFacility[uses].map { Int($0) } == [queue, opening])
  }

  @Test func aTerminalClosedAllPeriodKeepsGoodsHalfOfItsDailyHours() throws {
    let laid = try Laid(
      FixtureStudy().appending(
        "AHUS_KOMBI,PEAK,0,made up for tests,estimated", to: "terminal_hours.csv"))
    let row = laid.supernetwork.network.terminals.firstIndex { $0.id == "AHUS_KOMBI" }!
    let problem = laid.model().problem(for: laid.study.network.periods[0])
    let opening = Int(laid.supernetwork.facilities.opening(ofTerminal: row)!)
    #expect(
      problem.facilities[opening].delay
        == .closing(hours: 1000.0 / 365 / 2, capacity: 20, limit: 0.95))
    let queue = Int(laid.supernetwork.facilities.facility(ofTerminal: row))
    #expect(problem.facilities[queue].delay == .none)
  }

  /// Tonnes in a peak hour over tonnes in an hour of the year: 250,000 t at 30 %, 85,000 t at 20 %.
  private let peakRhythm = (250_000 * 0.3 + 85_000 * 0.2) / 335_000 * 8760 / 1000

  @Test func shipsQueueAtTheQuayOfTheirPort() throws {
    let laid = try Laid(
      FixtureStudy().setting("other_calls_per_week", of: 2, to: "7", in: "berth.csv"))
    let model = laid.model()
    let problem = model.problem(for: laid.study.network.periods[0])
    let node = laid.supernetwork.network.nodes.firstIndex { $0.id == "PHAMN" }!
    let berth = Int(try #require(laid.supernetwork.facilities.berths(at: node).first))
    guard
      case .track(let hours, let capacity, let weight, _) = problem.facilities[berth].delay
    else {
      Issue.record("a quay has no queue")
      return
    }
    // Two berths for 10 h each: a ship every five hours, in the goods' rhythm; 1/7 a day of others.
    #expect(hours == 5 && weight == 1)
    #expect(abs(capacity - 0.2 * peakRhythm) < 1e-12)
    #expect(abs(problem.facilities[berth].preload - peakRhythm / 24) < 1e-12)
    #expect(problem.facilities[berth].delayCostPerHour == 3000)
    // Half of the capacity taken: one more service time of waiting, 5 h.
    let wait = problem.facilities[berth].delay.delay(at: capacity / 2, .platform).hours
    #expect(abs(wait - 5) < 1e-12)
    // A tonne of timber is 1.2 calls, ballast included, over 3,500 t.
    let arc = laid.arc {
      guard case .haul(let haul) = $0 else { return false }
      return haul.mode == .sea && haul.from == node
    }
    let uses = Int(problem.firstUse[arc])..<Int(problem.firstUse[arc + 1])
    #expect(problem.arcFacility[uses].contains(Int32(berth)))
    let timber = laid.row("TIMBER", .conventional)
    #expect(abs(problem.classes[timber].arcLoad[arc] - 1.2 / 3500) < 1e-15)
  }

  @Test func anInvestmentBuildsBerths() throws {
    let laid = try Laid(
      FixtureStudy().appending(
        "QUEUE,berth,PHAMN_QUAY,berths,set,3,made up for tests,estimated",
        to: "investment_change.csv"))
    #expect(laid.network(["QUEUE"]).limits.berths[0].shipsPerHour == 0.3)
    #expect(laid.network([]).limits.berths[0].shipsPerHour == 0.2)
  }

  @Test func aFerryHoldsItsPlacesAndLorriesWaitForAnother() throws {
    let laid = try Laid(
      FixtureStudy().setting("mode", of: 9, to: "ferry", in: "link.csv")
        .setting("mode", of: 6, to: "ferry", in: "vehicle.csv")
        .setting("payload_t", of: 6, to: "40", in: "vehicle.csv")
        .setting("modes", of: 5, to: "road>ferry>road", in: "chain_type.csv")
        .setting("modes", of: 5, to: "road;ferry", in: "terminal.csv")
        .setting("modes", of: 6, to: "road;ferry", in: "terminal.csv")
        .setting("conventional_modes", of: 2, to: "road;rail;ferry", in: "commodity.csv")
        .setting("conventional_modes", of: 3, to: "road;rail;ferry", in: "commodity.csv")
        .removingRow(2, from: "berth.csv")
        .appending("PHAMN-QHAMN-S,56,made up for tests,estimated", to: "sailing_place.csv"))
    let problem = laid.model().problem(for: laid.study.network.periods[0])
    let slot = Int(
      laid.supernetwork.facilities.facility(ofLink: laid.link("PHAMN-QHAMN-S"), isForward: true))
    // Three departures of 56 places a week: one place an hour.
    let capacity = problem.facilities[slot].delay.capacity
    #expect(abs(capacity - peakRhythm) < 1e-12)
    // At half of the places: half of u/(1 - u) = 1 place-hour beyond the wait for a departure.
    let wait = problem.facilities[slot].delay.delay(at: capacity / 2, .platform).hours
    #expect(abs(wait - 0.5) < 1e-12)
    let arc = laid.arc {
      guard case .haul(let haul) = $0 else { return false }
      return haul.mode == .ferry
    }
    // A lorry of timber takes 32 t; the fixture's ship runs 20 % empty.
    #expect(
      abs(problem.classes[laid.row("TIMBER", .conventional)].arcLoad[arc] - 1.2 / 32) < 1e-12)
    // 168 h over three departures, halved.
    #expect(try #require(laid.model().cost.plan(ofArc: arc)).waitingHours == 28)
  }

  private func railArc(_ laid: Laid, _ form: LoadForm, from: Node.ID, to: Node.ID) -> Int {
    laid.arc {
      guard case .haul(let haul) = $0 else { return false }
      return haul.mode == .rail && haul.loadForm == form
        && laid.supernetwork.network.nodes[haul.from].id == from
        && laid.supernetwork.network.nodes[haul.to].id == to
    }
  }

  /// 40 axles: 40 t of payload for each tonne of axle load.
  private let axles = "TRAIN_E,40,22.5,25,made up for tests,estimated"

  @Test func theWeakestTrackOfARunSetsTheTrainsLoad() throws {
    let laid = try Laid(
      FixtureStudy().appending(axles, to: "train_axle.csv")
        .setting("axle_load_t", of: 8, to: "15", in: "link.csv"))
    let model = laid.model()
    let arc = railArc(laid, .unitised, from: "AHUS", to: "CBRUK")
    #expect(try #require(model.cost.plan(ofArc: arc)).payloadTonnes == 1000 - 7.5 * 40)
    let terms = try #require(
      model.cost.terms(ofClass: laid.row("VEHICLES", .unitised), onArc: arc))
    // 700 t instead of 60 units of 12 t.
    #expect(abs(terms.load - 1.3 / (0.7 * 700)) < 1e-12)
  }

  @Test func aStrongerTrackLetsATrainCarryMoreUpToItsWagons() throws {
    var study = FixtureStudy().appending(axles, to: "train_axle.csv")
      .appending(
        "BERG_SPAR,BERG,Berg siding,siding,rail,conventional,150,20,4,made up for tests,estimated",
        to: "terminal.csv")
    for link in ["CBRUK-BERG-T", "AHUS-BERG-T"] {
      study = study.appending(
        "QUEUE,link,\(link),axle_load_t,set,30,made up for tests,estimated",
        to: "investment_change.csv")
    }
    let laid = try Laid(study)
    let arc = railArc(laid, .conventional, from: "CBRUK", to: "BERG")
    #expect(try #require(laid.model().cost.plan(ofArc: arc)).payloadTonnes == 1000)
    #expect(
      try #require(laid.model(["QUEUE"]).cost.plan(ofArc: arc)).payloadTonnes == 1000 + 2.5 * 40)
    let timber = laid.row("TIMBER", .conventional)
    let base = try #require(laid.model().cost.terms(ofClass: timber, onArc: arc))
    let renewed = try #require(laid.model(["QUEUE"]).cost.terms(ofClass: timber, onArc: arc))
    #expect(abs(renewed.tripSEK / base.tripSEK - 1000.0 / 1100) < 1e-12)
    // Stepping back from the renewed track gives the old payload again.
    let back = laid.model(["QUEUE"]).repriced(for: laid.network([]))
    #expect(try #require(back.cost.plan(ofArc: arc)).payloadTonnes == 1000)
  }

  @Test func aServiceSetsFillAndWaitAndAWithdrawnOneIsClosed() throws {
    let laid = try Laid()
    let model = laid.model()
    let arc = railArc(laid, .unitised, from: "AHUS", to: "CBRUK")
    let relation = try #require(model.cost.relation(ofArc: arc))
    let vehicles = laid.row("VEHICLES", .unitised)
    let planned = try #require(model.cost.terms(ofClass: vehicles, onArc: arc))
    let served = model.served(by: [relation: .running(departuresPerWeek: 4, fill: 0.35)])
    let terms = try #require(served.cost.terms(ofClass: vehicles, onArc: arc))
    // Half of the fill 0.7: twice the trains; four a week: 21 h to the next.
    #expect(abs(terms.load / planned.load - 2) < 1e-12)
    #expect(abs(terms.timeSEK / planned.timeSEK - 2) < 1e-12)
    #expect(abs(terms.hours - planned.hours - 21) < 1e-12)
    #expect(abs(served.cost.fullRunsPerUnit(ofClass: vehicles, onArc: arc) - 1.0 / 720) < 1e-15)
    let withdrawn = model.served(by: [relation: .withdrawn])
    #expect(withdrawn.cost.terms(ofClass: vehicles, onArc: arc) == nil)
    // And back, as if nothing had been.
    let period = laid.study.network.periods[0]
    let again = withdrawn.served(by: [:]).problem(for: period)
    let before = model.problem(for: period)
    for (a, b) in zip(again.classes, before.classes) {
      #expect(a.arcCost == b.arcCost && a.arcLoad == b.arcLoad)
    }
  }
}
