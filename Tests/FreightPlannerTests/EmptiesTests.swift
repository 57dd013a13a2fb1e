import FlowAssignment
import FreightAppraisal
import FreightGraph
import FreightModel
import FreightPlanner
import TestSupport
import Testing

/// Empties as flows of their own, from the tables to the indicators.
struct EmptiesTests {
  private let base = Scenario(kind: .base, investments: [])

  /// Goods in load units from AHUS to CBRUK, 12,500 a year, that find no train.
  private var byRoad: FixtureStudy {
    FixtureStudy().using("VEHICLES,unitised,UNIT")
      .setting("min_main_haul_km", of: 3, to: "20000", in: "chain_type.csv")
  }

  @Test func everyUnitThatArrivesGoesBack() async throws {
    let planner = Planner(try fixture(byRoad), workers: 2)
    let outcome = planner.outcome(of: await planner.solve(base))
    let empties = outcome.indicators.empties[0]
    #expect(outcome.gap.isConverged)
    #expect(abs(empties.empties - 12_500) < 1e-6)
    // CBRUK, BERG, JUNC, AHUS: 28.2 + 13.5 + 24 km, and a tenth more for positioning.
    #expect(abs(empties.emptyUnitKilometres - 12_500 * 65.7) < 1e-3)
    #expect(abs(empties.loadedUnitKilometres - 12_500 * 65.7) < 1e-3)
    let road = empties.modes[Mode.road.order]
    #expect(abs(road.vehicleKilometres - 12_500 * 65.7 * 1.1) < 1e-3)
    // Time and distance, and a quarter of an hour at each end; queues and turns add a little.
    let free = 12_500 * ((370 * 65.7 / 80 + 6 * 65.7) * 1.1 + 370 * 0.5)
    #expect(empties.costSEK > free && empties.costSEK < 1.05 * free)
    #expect(empties.exchangeCostSEK == 0 && empties.unbalanced == 0)
  }

  @Test func everyZoneKeepsItsBalance() async throws {
    let planner = Planner(try oskarshamn(), workers: 2)
    let outcome = planner.outcome(of: await planner.solve(base))
    #expect(outcome.gap.isConverged)
    for empties in outcome.indicators.empties {
      #expect(empties.empties > 0)
      #expect(abs(empties.zones.reduce(0) { $0 + $1.exchanged }) < 1e-6 * empties.loadedUnits)
      for zone in empties.zones {
        let range = planner.study.demand.equipmentExchanges.first {
          $0.node == zone.node && $0.equipment == empties.equipment
        }?.emptiesPerYear
        let (most, least) = (range?.upperBound ?? 0, range?.lowerBound ?? 0)
        #expect(zone.exchanged >= least - 1e-6 && zone.exchanged <= most + 1e-6)
      }
    }
  }

  @Test func everyMoveIsOnTheNetwork() async throws {
    // Costs that the balances were solved at are costs of the flows that the indicators read.
    let planner = Planner(try oskarshamn(), workers: 2)
    let solution = await planner.solve(base)
    let told = planner.outcome(of: solution).indicators.emptiesCostSEK
    var moved = 0.0
    for (period, equilibrium) in zip(planner.study.network.periods, solution.equilibria) {
      let balances = solution.model.balances(for: period)
      var sum = equilibrium.priceCost
      for (balance, flows) in zip(balances, equilibrium.moves) {
        for (move, flow) in zip(balance.moves, flows) where flow > 0 {
          guard let pair = move.pair else { continue }
          let slot = Int(equilibrium.problem.pairs[Int(pair)].alternatives.lowerBound)
          sum += flow * equilibrium.assignment.alternativeCost[slot]
        }
      }
      moved += sum * period.hoursPerYear
    }
    #expect(abs(told - moved) < 1e-6 * moved)
  }

  @Test func aHigherPriceOfExchangeIsNoSaving() async throws {
    let cheap = Planner(try oskarshamn(), workers: 2)
    let dear = Planner(try oskarshamn().exchanging(at: 4000), workers: 2)
    let closed = Planner(try oskarshamn().withoutExchange, workers: 2)
    var costs: [Double] = []
    for planner in [cheap, dear, closed] {
      costs.append(planner.outcome(of: await planner.solve(base)).indicators.emptiesCostSEK)
    }
    #expect(costs[0] < costs[1] && costs[1] < costs[2])
  }

  @Test func emptiesLoadRoadsAndLifts() async throws {
    // Without exchange empties come home from abroad, by train where that is cheapest.
    let closed = Planner(try oskarshamn().withoutExchange, workers: 2)
    let outcome = closed.outcome(of: await closed.solve(base)).indicators
    // The empties' lorry-kilometres are on the links, and nobody else's are lost.
    let work = zip(closed.study.network.links, outcome.links).reduce(0) { sum, pair in
      pair.0.mode == .road
        ? sum + pair.0.lengthKilometres
          * (pair.1.forward.freightVehicles + pair.1.backward.freightVehicles) : sum
    }
    let road = outcome.freight(by: .road).vehicleKilometres
    #expect(abs(work - road) < 1e-9 * road)
    // Lifts of loaded and empty units are what the terminals' queues see.
    #expect(outcome.empties.contains { $0.modes[Mode.rail.order].vehicleKilometres > 0 })
    for (terminal, load) in zip(closed.study.network.terminals, outcome.terminals)
    where terminal.loadForm == .unitised && terminal.kind != .roro {
      let seen = zip(closed.study.network.periods, load.periods).reduce(0) {
        $0 + $1.0.hoursPerYear * $1.1.flowPerHour
      }
      #expect(abs(seen - load.loadUnits) <= 1e-9 * (1 + seen), "\(terminal.id)")
    }
  }

  @Test func aBackloadSavesWhatAnEmptyCost() async throws {
    // Goods the other way fill the units that went back empty.
    let loaded = byRoad.appending(
      "F4,CBRUK,AHUS,VEHICLES,250000,0.6,made up for tests,estimated", to: "flow.csv"
    ).appending("F4,1,made up for tests,estimated", to: "flow_relation.csv")
    let planner = Planner(try fixture(loaded), workers: 2)
    let outcome = planner.outcome(of: await planner.solve(base))
    #expect(outcome.indicators.empties[0].empties == 0)
    #expect(outcome.indicators.emptiesCostSEK == 0)
  }

  @Test func otherTradeTakesEmptiesWhereItIsCheaper() async throws {
    let closed = Planner(try fixture(byRoad), workers: 2)
    let open = Planner(
      try fixture(
        byRoad.exchanging("CBRUK,UNIT,-99999,99999,100").exchanging("AHUS,UNIT,-99999,99999,100")),
      workers: 2)
    let without = closed.outcome(of: await closed.solve(base)).indicators
    let with = open.outcome(of: await open.solve(base)).indicators
    #expect(with.empties[0].empties == 0)
    // 12,500 handed over at CBRUK and as many taken at AHUS, at 100 SEK each.
    #expect(abs(with.emptiesCostSEK - 12_500 * 200) < 1e-3)
    #expect(with.emptiesCostSEK < without.emptiesCostSEK)
  }

  @Test func switchedOffTheSharesAreChargedAsBefore() async throws {
    let balanced = Planner(try fixture(byRoad), PlannerSettings(without: [.empties], workers: 2))
    let plain = Planner(
      try fixture(
        FixtureStudy().setting("min_main_haul_km", of: 3, to: "20000", in: "chain_type.csv")),
      workers: 2)
    let off = await balanced.solve(base).results
    let never = await plain.solve(base).results
    for (a, b) in zip(off, never) {
      #expect(a.facilityFlow == b.facilityFlow)
      #expect(a.objective == b.objective)
    }
  }

  @Test func aCheaperWayForEmptiesIsASaving() async throws {
    let planner = Planner(try oskarshamn(), workers: 2)
    let scenario = Scenario(kind: .single, investments: ["RV3747_NEW_A"], subject: "RV3747_NEW_A")
    let result = await planner.result(of: [base, scenario], command: "") { _ in }
    let comparison = result.comparisons[0]
    #expect(comparison.emptiesCost.isResolved && comparison.emptiesCost.value < 0)
    let parts = comparison.industryCost.reduce(comparison.emptiesCost.value) { $0 + $1.value }
    #expect(abs(parts - comparison.freightCost.value) < 1e-3)
  }
}

extension Study {
  /// The study with another price for each empty that is handed over.
  fileprivate func exchanging(at price: Double) -> Study {
    with(
      demand.equipmentExchanges.map {
        EquipmentExchange(
          node: $0.node, equipment: $0.equipment, emptiesPerYear: $0.emptiesPerYear,
          priceSEKPerEmpty: price, provenance: $0.provenance)
      })
  }

  /// The study as a closed world, whose own flows must bring every unit back.
  fileprivate var withoutExchange: Study { with([]) }

  private func with(_ exchanges: [EquipmentExchange]) -> Study {
    Study(
      name: name, title: title, network: network,
      demand: Demand(
        commodities: demand.commodities, flows: demand.flows, background: demand.background,
        equipment: demand.equipment, equipmentUses: demand.equipmentUses,
        equipmentExchanges: exchanges),
      investments: investments, parameters: parameters, outlines: outlines, inputs: inputs)
  }
}
