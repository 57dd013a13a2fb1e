import FlowAssignment
import FreightGraph
import FreightModel
import TestSupport
import Testing

/// What zones have too many and too few of, and what empties cost.
@Suite struct EquipmentBalanceTests {
  /// 150,000 t in units of 12 t leave AHUS and reach CBRUK.
  private static let units = 150_000.0 / 12

  @Test func sumsUpWhatComesAndGoes() throws {
    let balance = try Laid(FixtureStudy().using("VEHICLES,unitised,UNIT")).layout.balances[0]
    #expect(balance.loadedOut == [Self.units, 0, 0, 0])
    #expect(balance.loadedIn == [0, 0, Self.units, 0])
    #expect(balance.sources.map(\.zone) == [2] && balance.targets.map(\.zone) == [0])
    #expect(balance.sources[0].emptiesPerYear == Self.units)
    #expect(!balance.sources[0].isOptional && balance.sources[0].priceSEK == 0)
  }

  @Test func countsLorriesWhereGoodsGoByLorryAlone() throws {
    // 80,000 t of timber at 32 t to a lorry, from CBRUK to ZSTAD; AHUS to itself evens out.
    let fixture = FixtureStudy().setting(
      "conventional_modes", of: 3, to: "road", in: "commodity.csv"
    )
    .setting("destination_node_id", of: 3, to: "BERG", in: "flow.csv")
    .setting("selected", of: 4, to: "BERG", in: "demand_option_change.csv")
    .using("TIMBER,conventional,BODY")
    let balance = try Laid(fixture).layout.balances[1]
    #expect(balance.loadedOut == [156.25, 0, 2500, 0])
    #expect(balance.loadedIn == [156.25, 2500, 0, 0])
    func zones(_ places: [EquipmentBalance.Place]) -> [Int] {
      places.filter { $0.emptiesPerYear > 0 }.map(\.zone)
    }
    #expect(zones(balance.sources) == [1] && zones(balance.targets) == [2])
  }

  @Test func addsWhatOtherTradeGivesAndMayTake() throws {
    let fixture = FixtureStudy().using("VEHICLES,unitised,UNIT")
      .exchanging("AHUS,UNIT,100,300,50").exchanging("BERG,UNIT,-400,-100,20")
    let balance = try Laid(fixture).layout.balances[0]
    #expect(balance.sources.map(\.zone) == [0, 0, 2])
    #expect(balance.sources.map(\.emptiesPerYear) == [100, 200, Self.units])
    #expect(balance.sources.map(\.isOptional) == [false, true, false])
    #expect(balance.sources.map(\.priceSEK) == [50, 50, 0])
    #expect(balance.targets.map(\.zone) == [0, 1, 1])
    #expect(balance.targets.map(\.emptiesPerYear) == [Self.units, 100, 300])
    #expect(balance.targets.map(\.isOptional) == [false, false, true])
  }

  @Test func spreadsTheYearOverThePeriods() throws {
    let laid = try Laid(FixtureStudy().using("VEHICLES,unitised,UNIT"))
    let peak = laid.model().balances(for: laid.study.network.periods[0])[0]
    #expect(abs(peak.sources[0].amount - Self.units * 0.3 / 1000) < 1e-12)
  }

  @Test func offersEveryChainOfItsFormToEmpties() throws {
    let fixture = FixtureStudy().using("VEHICLES,unitised,UNIT")
    let laid = try Laid(fixture)
    let moves = laid.layout.balances[0].moves
    let chains = moves.map { move in
      laid.layout.chains[Int(laid.layout.pairs[Int(move.pair!)].alternatives.lowerBound)]
    }
    #expect(chains.map { laid.study.network.chainTypes[$0].id.name } == ["ROAD", "COMBI"])
  }

  @Test func chargesNoShareWhereEmptiesAreFlowsOfTheirOwn() throws {
    let (without, with) = (try Laid(), try Laid(FixtureStudy().using("VEHICLES,unitised,UNIT")))
    func terms(_ laid: Laid, _ form: LoadForm, _ arc: (Supernetwork.Arc) -> Bool) -> CostTerms {
      laid.model().cost.terms(
        ofClass: laid.row("VEHICLES", form), onArc: laid.arc(where: arc))!
    }
    let road = without.link("AHUS-JUNC-R")
    let isRoad = { (arc: Supernetwork.Arc) in arc == .moving(link: road, isForward: true) }
    // The lorry's share of 0.25 gives way to 0.1 of positioning, the train's of 0.3 to nothing.
    let (old, new) = (terms(without, .unitised, isRoad), terms(with, .unitised, isRoad))
    #expect(abs(new.distanceSEK / old.distanceSEK - 1.1 / 1.25) < 1e-12)
    #expect(abs(new.load / old.load - 1.1 / 1.25) < 1e-12)
    let isTrain = { (arc: Supernetwork.Arc) in
      if case .haul(let haul) = arc {
        haul.mode == .rail && haul.loadForm == .unitised
      } else {
        false
      }
    }
    let trains = (terms(without, .unitised, isTrain), terms(with, .unitised, isTrain))
    #expect(abs(trains.1.load / trains.0.load - 1 / 1.3) < 1e-12)
    // Goods outside load units keep their share.
    #expect(
      terms(with, .conventional, isRoad).load == terms(without, .conventional, isRoad).load)
  }

  @Test func pricesAnEmpty() throws {
    let laid = try Laid(FixtureStudy().using("VEHICLES,unitised,UNIT"))
    let cost = laid.model().cost
    let row = laid.layout.classes.firstIndex(of: .empties(equipment: 0))!
    let road = laid.link("AHUS-JUNC-R")
    let way = cost.terms(
      ofClass: row, onArc: laid.arc { $0 == .moving(link: road, isForward: true) })!
    // 24 km at 80 km/h with a lorry of 370 SEK/h, 6 SEK/km and 2.5 PCU, and 0.1 of positioning.
    #expect(abs(way.timeSEK - 370 * 24 / 80 * 1.1) < 1e-9)
    #expect(abs(way.distanceSEK - 6 * 24 * 1.1) < 1e-9)
    #expect(abs(way.load - 2.5 * 1.1) < 1e-12)
    #expect(way.cargoSEK == 0)
    let zone = cost.terms(ofClass: row, onArc: laid.arc { $0 == .loading(zone: 0) })!
    #expect(zone.handlingSEK == 0 && abs(zone.timeSEK - 370 * 0.25) < 1e-9)
    // A lift at four fifths of the terminal's price.
    let lift = laid.arc {
      if case .transhipment(let row) = $0 {
        laid.supernetwork.network.terminals[row].loadForm == .unitised
      } else {
        false
      }
    }
    guard case .transhipment(let terminal) = laid.supernetwork.arcs[lift] else { return }
    let price = laid.supernetwork.network.terminals[terminal].priceSEKPerUnit
    let terms = cost.terms(ofClass: row, onArc: lift)!
    #expect(abs(terms.handlingSEK - 0.8 * price) < 1e-9 && terms.load == 1)
    // The electric train carries 60 units at a fill of 0.7: 42 places.
    let haul = laid.arc {
      if case .haul(let haul) = $0 {
        haul.mode == .rail && haul.loadForm == .unitised
      } else {
        false
      }
    }
    let train = laid.supernetwork.network.vehicles[cost.plan(ofArc: haul)!.vehicle]
    let places = train.fill * min(train.loadUnits, train.payloadTonnes / 4)
    #expect(abs(cost.terms(ofClass: row, onArc: haul)!.load - 1 / places) < 1e-12)
  }
}
