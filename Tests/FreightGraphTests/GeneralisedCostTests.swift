import FlowAssignment
import FreightGraph
import FreightModel
import PathKernel
import TestSupport
import Testing

struct GeneralisedCostTests {
  @Test func aLorrysCostOnALinkIsTheFormulas() throws {
    let laid = try Laid()
    let terms = try #require(
      laid.model().cost.terms(
        ofClass: laid.row("VEHICLES", .unitised),
        onArc: laid.arc { $0 == .moving(link: laid.link("CBRUK-BERG-R"), isForward: true) }))
    // 28.2 km at 80 km/h, 370 SEK/h, 6 SEK/km, 25 % empty running, 15 t on the lorry,
    // 104,000 SEK/t at 10 % a year.
    let hours = 28.2 / 80
    #expect(abs(terms.hours - hours) < 1e-12)
    #expect(abs(terms.timeSEK - 370 * hours * 1.25 / 15) < 1e-9)
    #expect(abs(terms.distanceSEK - 6 * 28.2 * 1.25 / 15) < 1e-9)
    #expect(abs(terms.cargoSEK - 0.1 * 104_000 / 8760 * hours) < 1e-9)
    #expect(abs(terms.load - 2.5 * 1.25 / 15) < 1e-12)
  }

  @Test func aLorryKeepsItsOwnSpeedWhateverIsPosted() throws {
    let laid = try Laid()
    let terms = try #require(
      laid.model().cost.terms(
        ofClass: laid.row("TIMBER", .conventional),
        onArc: laid.arc { $0 == .moving(link: laid.link("JUNC-PHAMN-R"), isForward: true) }))
    #expect(abs(terms.hours - 37.0 / 80) < 1e-12)
  }

  @Test func aLiftIsPaidPerLoadUnitAndATonneInAPort() throws {
    let laid = try Laid()
    let network = laid.supernetwork.network
    func terms(_ terminal: String, _ commodity: String, _ form: LoadForm) throws -> CostTerms {
      let row = network.terminals.firstIndex { $0.id.name == terminal }!
      let arc = laid.arc { $0 == .transhipment(terminal: row) }
      return try #require(
        laid.model().cost.terms(ofClass: laid.row(commodity, form), onArc: arc))
    }
    let lift = try terms("AHUS_KOMBI", "VEHICLES", .unitised)
    #expect(abs(lift.handlingSEK - 400.0 / 12) < 1e-9)
    #expect(abs(lift.load - 1.0 / 12) < 1e-12)
    let quay = try terms("PHAMN_KAJ", "TIMBER", .conventional)
    #expect(quay.handlingSEK == 45)
    #expect(quay.load == 1)
  }

  @Test func aTrainRunsAtItsShareOfTheLineSpeedAndIsSharedByItsLoad() throws {
    let laid = try Laid()
    let model = laid.model()
    let arc = laid.arc {
      guard case .haul(let haul) = $0 else { return false }
      return haul.mode == .rail && haul.loadForm == .unitised
        && laid.supernetwork.network.nodes[haul.from].id == "AHUS"
        && laid.supernetwork.network.nodes[haul.to].id == "CBRUK"
    }
    let plan = try #require(model.cost.plan(ofArc: arc))
    #expect(plan.legs.map(\.link) == [laid.link("AHUS-BERG-T"), laid.link("CBRUK-BERG-T")])
    #expect(laid.supernetwork.network.vehicles[plan.vehicle].id == "TRAIN_E")
    let hours = 68.1 / (100 * 0.6)
    #expect(abs(plan.runningHours - hours) < 1e-9)
    let terms = try #require(
      model.cost.terms(ofClass: laid.row("VEHICLES", .unitised), onArc: arc))
    // 60 units of 12 t, 70 % full, 30 % empty running.
    let tonnes = 0.7 * 720
    #expect(abs(terms.timeSEK - 4000 * hours * 1.3 / tonnes) < 1e-9)
    #expect(abs(terms.distanceSEK - 40 * 68.1 * 1.3 / tonnes) < 1e-9)
    #expect(abs(terms.tripSEK - 3000 * 1.3 / tonnes) < 1e-9)
    #expect(abs(terms.load - 1.3 / tonnes) < 1e-12)
  }

  @Test func withoutWireTheTrainIsADieselTrain() throws {
    let laid = try Laid(
      FixtureStudy().setting("electrified", of: 8, to: "false", in: "link.csv"))
    let model = laid.model()
    let plans = laid.supernetwork.arcs.enumerated().compactMap { arc, meaning -> HaulPlan? in
      guard case .haul(let haul) = meaning, haul.mode == .rail else { return nil }
      return model.cost.plan(ofArc: arc)
    }
    let overTheLink = plans.filter { $0.legs.contains { $0.link == laid.link("CBRUK-BERG-T") } }
    #expect(!overTheLink.isEmpty)
    for plan in overTheLink {
      for leg in plan.legs where leg.link == laid.link("CBRUK-BERG-T") {
        #expect(laid.supernetwork.network.vehicles[leg.vehicle].traction == .diesel)
      }
    }
  }

  @Test func aTrainChangesLocomotiveWhereTheWireEndsAndPaysForIt() throws {
    // Same length, wire to BERG only, where a change takes 0.5 h and 900 SEK.
    let fixture = FixtureStudy().setting("electrified", of: 8, to: "false", in: "link.csv")
      .setting("length_m", of: 5, to: "630", in: "vehicle.csv")
      .setting("cost_sek_per_km", of: 5, to: "400", in: "vehicle.csv")
    let laid = try Laid(fixture)
    let model = laid.model()
    let arc = laid.arc {
      guard case .haul(let haul) = $0 else { return false }
      return haul.loadForm == .unitised && haul.mode == .rail
        && laid.supernetwork.network.nodes[haul.from].id == "AHUS"
        && laid.supernetwork.network.nodes[haul.to].id == "CBRUK"
    }
    let plan = try #require(model.cost.plan(ofArc: arc))
    let trains = plan.legs.map { laid.supernetwork.network.vehicles[$0.vehicle].id }
    #expect(trains == ["TRAIN_E", "TRAIN_D"])
    #expect(plan.locoChanges.count == 1)
    // 38 km at 60 km/h, the change, 30.1 km at 54 km/h.
    #expect(abs(plan.runningHours - (38.0 / 60 + 0.5 + 30.1 / 54)) < 1e-9)
    #expect(plan.tripCostSEK == 3000 + 900)
  }

  @Test func goodsWaitHalfAnIntervalForASailing() throws {
    let laid = try Laid()
    let arc = laid.arc {
      guard case .haul(let haul) = $0 else { return false }
      return haul.mode == .sea && haul.loadForm == .conventional
    }
    // Three departures a week: 56 h between them, 28 h of waiting.
    #expect(try #require(laid.model().cost.plan(ofArc: arc)).waitingHours == 28)
  }

  @Test func aTrainLongerThanTheTrackStaysAway() throws {
    let laid = try Laid(FixtureStudy().setting("max_train_m", of: 8, to: "500", in: "link.csv"))
    let model = laid.model()
    let plans = laid.supernetwork.arcs.enumerated().compactMap { arc, meaning -> HaulPlan? in
      guard case .haul(let haul) = meaning, haul.mode == .rail else { return nil }
      return model.cost.plan(ofArc: arc)
    }
    #expect(!plans.isEmpty)
    #expect(!plans.contains { $0.legs.contains { $0.link == laid.link("CBRUK-BERG-T") } })
  }

  @Test func aHaulShorterThanItsChainTypeAllowsIsNotOffered() throws {
    let laid = try Laid(
      FixtureStudy().setting("min_main_haul_km", of: 3, to: "500", in: "chain_type.csv"))
    let model = laid.model()
    for (arc, meaning) in laid.supernetwork.arcs.enumerated() {
      guard case .haul(let haul) = meaning,
        laid.supernetwork.network.chainTypes[haul.chain].id == "COMBI"
      else { continue }
      #expect(model.cost.plan(ofArc: arc) == nil)
    }
  }
}

/// Arcs of the least-cost path of a pair to one sink at free flow; nil if there is none.
func shortestPath(
  _ laid: Laid, _ model: ScenarioModel, _ pair: AssignmentProblem.Pair, to sink: Int32
) -> [Int]? {
  var search = PathWorkspace(nodeCount: laid.supernetwork.graph.nodeCount)
  let costs = laid.supernetwork.arcs.indices.map {
    model.cost.terms(ofClass: Int(pair.userClass), onArc: $0)?.totalSEK ?? .infinity
  }
  search.run(on: laid.supernetwork.graph, arcCost: costs.span, from: pair.origin)
  guard search.distance(to: sink) < .infinity else { return nil }
  var arcs: [Int32] = []
  search.appendPath(to: sink, on: laid.supernetwork.graph, into: &arcs)
  return arcs.map { Int($0) }
}
