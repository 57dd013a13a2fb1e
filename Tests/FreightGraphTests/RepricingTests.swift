import FlowAssignment
import FreightGraph
import FreightModel
import TestSupport
import Testing

/// A pricing depends on the scenario alone, not on the one that it is a step from.
struct RepricingTests {
  @Test func everyInvestmentCostsTheSameFromTheBaseCaseAndFromNothing() throws {
    let laid = Laid(try oskarshamn())
    let base = laid.model()
    for investment in laid.study.investments {
      let names = investment.needs.sorted() + [investment.id]
      expectEqual(base.repriced(for: laid.network(names)), laid.model(names), laid)
    }
  }

  @Test func aChainOfStepsEndsWhereItBegan() throws {
    let laid = Laid(try oskarshamn())
    let base = laid.model()
    var model = base
    for investment in laid.study.investments {
      model = model.repriced(for: laid.network(investment.needs.sorted() + [investment.id]))
    }
    expectEqual(model.repriced(for: laid.study.network), base, laid)
  }

  @Test func aSecondTrackAndAnotherTimetableAreSteps() throws {
    let laid = try Laid(
      FixtureStudy().appending(
        "QUEUE,link,AHUS-BERG-T,tracks,set,2,made up for tests,estimated",
        to: "investment_change.csv"
      ).appending(
        "QUEUE,link,PHAMN-QHAMN-S,departures_per_week,set,7,made up for tests,estimated",
        to: "investment_change.csv"
      ).appending(
        "QUEUE,link,CBRUK-BERG-T,electrified,set,0,made up for tests,estimated",
        to: "investment_change.csv"))
    let base = laid.model()
    let built = base.repriced(for: laid.network(["QUEUE"]))
    expectEqual(built, laid.model(["QUEUE"]), laid)
    expectEqual(built.repriced(for: laid.study.network), base, laid)
    let hauls = laid.supernetwork.arcs.indices.filter {
      built.cost.plan(ofArc: $0)?.waitingHours != base.cost.plan(ofArc: $0)?.waitingHours
    }
    #expect(!hauls.isEmpty)
  }

  @Test func anotherDemandHasItsOwnRhythmAndClosesNoChainByGivingItAway() throws {
    let laid = Laid(try oskarshamn())
    let demand = laid.study.demand
    // One industry's goods shrink to a hundredth, so that hardly any fills a wagon or a ship.
    let shrunk = demand.replacing(
      flows: demand.flows.enumerated().map { index, flow in
        Flow(
          id: flow.id, origin: flow.origin, destination: flow.destination,
          commodity: flow.commodity, tonnesPerYear: flow.tonnesPerYear / (index < 20 ? 100 : 1),
          containerisableShare: flow.containerisableShare, relations: flow.relations,
          provenance: flow.provenance)
      })
    let base = laid.model()
    let stepped = base.repriced(for: laid.study.network, demand: shrunk)
    let fresh = ScenarioModel(
      laid.study.network, in: laid.supernetwork, demand: shrunk, layout: laid.layout,
      parameters: laid.study.parameters, mathematics: .platform)
    expectEqual(stepped, fresh, laid)
    for (one, other) in zip(base.shipments, stepped.shipments) {
      let before = one?.constantSEKPerTonne ?? 0
      let after = other?.constantSEKPerTonne ?? 0
      #expect(after >= before * (1 - 1e-12), "less to send makes no order and no store cheaper")
    }
    #expect(base.shipments.map { $0 != nil } == stepped.shipments.map { $0 != nil })
  }

  /// The same bits in every array that an assignment sees, and in every plan.
  private func expectEqual(_ stepped: ScenarioModel, _ fresh: ScenarioModel, _ laid: Laid) {
    for period in laid.study.network.periods {
      let a = stepped.problem(for: period)
      let b = fresh.problem(for: period)
      #expect(a.firstUse == b.firstUse)
      #expect(a.arcFacility == b.arcFacility)
      for (one, other) in zip(a.classes, b.classes) {
        #expect(one.arcCost == other.arcCost)
        #expect(one.arcLoad == other.arcLoad)
        #expect(one.logitScale == other.logitScale)
      }
      #expect(a.facilities.map(\.delay) == b.facilities.map(\.delay))
      #expect(a.facilities.map(\.preload) == b.facilities.map(\.preload))
      #expect(a.facilities.map(\.delayCostPerHour) == b.facilities.map(\.delayCostPerHour))
      #expect(a.pairs.map(\.demand) == b.pairs.map(\.demand))
    }
    for arc in laid.supernetwork.arcs.indices {
      let one = stepped.cost.plan(ofArc: arc)
      let other = fresh.cost.plan(ofArc: arc)
      #expect(one?.legs.map(\.link) == other?.legs.map(\.link))
      #expect(one?.legs.map(\.vehicle) == other?.legs.map(\.vehicle))
      #expect(one?.runningHours == other?.runningHours)
      #expect(one?.waitingHours == other?.waitingHours)
      #expect(one?.tripCostSEK == other?.tripCostSEK)
      #expect(one?.locoChanges == other?.locoChanges)
    }
  }
}
