import FlowAssignment
import FreightGraph
import FreightModel
import TestSupport
import Testing

/// What each factor multiplies, and that nothing else changes.
struct TableFactorsTests {
  private let laid: Laid

  init() throws { laid = try Laid() }

  private func factors(
    _ name: ParameterName? = nil, growth: Growth = .none, without: Set<Feature> = []
  ) -> TableFactors {
    var parameters = laid.study.parameters
    if let name { parameters = parameters.setting(name, to: 2) }
    return TableFactors(parameters, growth: growth, without: without)
  }

  @Test func factorsOfOneLeaveTheTablesAsTheyAre() {
    let (network, demand) = (laid.study.network, laid.study.demand)
    let same = factors().applied(to: network)
    #expect(fingerprint(same) == fingerprint(network))
    #expect(fingerprint(factors().applied(to: demand, ownFlows: 3)) == fingerprint(demand))
    #expect(
      factors().appliedParameters[.trackEfficiency] == laid.study.parameters[.trackEfficiency])
  }

  @Test func ratesOfEachModeHaveAFactorOfTheirOwn() {
    for (name, mode) in [
      (ParameterName.lorryCostFactor, Mode.road), (.trainCostFactor, .rail),
      (.shipCostFactor, .sea),
    ] {
      let scaled = factors(name).applied(to: laid.study.network)
      for (new, old) in zip(scaled.vehicles, laid.study.network.vehicles) {
        let factor: Double = old.mode == mode && old.payloadTonnes > 0 ? 2 : 1
        #expect(new.costSEKPerHour == factor * old.costSEKPerHour)
        #expect(new.costSEKPerKilometre == factor * old.costSEKPerKilometre)
        #expect(new.costSEKPerTrip == factor * old.costSEKPerTrip)
      }
      #expect(scaled.locoChanges[0].costSEK == (mode == .rail ? 1800 : 900))
    }
  }

  @Test func terminalsApproachesAndEmptyRunningFollowTheirFactors() {
    func scaled(_ name: ParameterName) -> FreightNetwork {
      factors(name).applied(to: laid.study.network)
    }
    #expect(scaled(.liftPriceFactor).terminals[0].priceSEKPerUnit == 800)
    #expect(scaled(.dwellFactor).terminals[0].dwellHours == 12)
    #expect(scaled(.terminalCapacityFactor).terminals[0].capacityPerHour == 40)
    #expect(scaled(.approachCapacityFactor).queues[0].capacityPCUPerHour == 1800)
    #expect(scaled(.backgroundFactor).queues[0].preloadPCUPerDay == 2000)
    #expect(scaled(.emptyRunningFactor).vehicles[1].emptyKilometresShare == 0.5)
    #expect(factors(.trackCapacityFactor).appliedParameters[.trackEfficiency] == 1.4)
  }

  @Test func goodsFollowTheirFactors() {
    func scaled(_ name: ParameterName) -> Demand {
      factors(name).applied(to: laid.study.demand, ownFlows: 3)
    }
    #expect(
      scaled(.vehicleTonnesFactor).flows.map(\.tonnesPerYear) == [500_000, 80_000, 5_000])
    #expect(scaled(.otherTonnesFactor).flows.map(\.tonnesPerYear) == [250_000, 160_000, 10_000])
    #expect(
      scaled(.manufacturingTonnesFactor).flows.map(\.tonnesPerYear) == [250_000, 80_000, 5_000])
    #expect(scaled(.goodsValueFactor).commodities[0].valueSEKPerTonne == 208_000)
    #expect(scaled(.logitScaleFactor).commodities[0].logitScale == 0.04)
  }

  @Test func ordersStoresSizesAndExchangesFollowTheirFactorsAndNothingElseDoes() {
    let exchange = EquipmentExchange(
      node: "AHUS", equipment: "UNIT", emptiesPerYear: -10...20, priceSEKPerEmpty: 1600,
      provenance: Provenance(source: "a test", confidence: .estimated))
    let demand = laid.study.demand.replacing(equipmentExchanges: [exchange])
    /// Order costs, inventory costs, sizes and the exchange's price.
    func values(_ demand: Demand) -> [[Double]] {
      [
        demand.commodities.map(\.logistics.orderSEK),
        demand.commodities.map(\.logistics.inventorySEKPerTonneYear),
        demand.shipmentSizes.map(\.tonnes),
        demand.equipmentExchanges.map(\.priceSEKPerEmpty),
      ]
    }
    let own: [[Double]] = [[716, 1518], [31_173, 255], [3, 25, 400], [1600]]
    #expect(values(factors().applied(to: demand, ownFlows: 3)) == own)
    for (row, name) in [
      ParameterName.orderCostFactor, .inventoryCostFactor, .shipmentSizeFactor,
      .exchangePriceFactor,
    ].enumerated() {
      let scaled = factors(name).applied(to: demand, ownFlows: 3)
      var expected = own
      expected[row] = own[row].map { 2 * $0 }
      #expect(values(scaled) == expected, "\(name)")
      #expect(fingerprint(scaled) == fingerprint(demand), "\(name)")
      #expect(scaled.equipmentExchanges[0].emptiesPerYear == -10...20)
    }
  }

  @Test func growthMovesGoodsTrafficAndTrainsButNoOptionsFlow() {
    let growth = Growth(laid.study.growth, years: 2)
    let factors = factors(growth: growth)
    let demand = factors.applied(
      to: laid.study.demand.under(["NEWCOMER"], of: laid.study.demandOptions), ownFlows: 3)
    let tonnes = demand.flows.map(\.tonnesPerYear)
    // Vehicles 2 % up and other goods 1 % down, two years; F2 is halved by the option.
    let expected = [250_000 * 1.0404, 40_000 * 0.9801, 5_000 * 0.9801, 7_000, 3_000]
    #expect(zip(tonnes, expected).allSatisfy { abs($0 - $1) < 1e-6 })
    let network = factors.applied(to: laid.study.network)
    guard case .road(let road) = network.links[0].supply,
      case .rail(let rail) = network.links[5].supply
    else {
      Issue.record("a link has changed its mode")
      return
    }
    // 450 cars at 1 % and 50 heavy vehicles at 3 % a year.
    let (cars, heavy) = (450 * 1.0201, 50 * 1.0609)
    #expect(abs(road.preloadAADT - cars - heavy) < 1e-9)
    #expect(abs(road.heavyShare - heavy / (cars + heavy)) < 1e-12)
    #expect(abs(rail.otherTrainsPerDay - 20 * 1.1025) < 1e-9)
    #expect(abs(network.queues[0].preloadPCUPerDay - 1000 * 1.0201) < 1e-9)
    let vehicles = laid.study.demand.background[0].vehiclesPerDay
    let (others, lorries) = (
      factors.backgroundFactor(isHeavy: false), factors.backgroundFactor(isHeavy: true)
    )
    #expect(abs(vehicles * others - 1500 * 1.0201) < 1e-9)
    #expect(abs(vehicles * lorries - 1500 * 1.0609) < 1e-9)
  }

  @Test func withoutBackgroundNoOtherTrafficIsOnTheRoads() throws {
    let model = ScenarioModel(
      laid.study.network, in: laid.supernetwork, demand: laid.study.demand, layout: laid.layout,
      parameters: laid.study.parameters, without: [.background], mathematics: .platform)
    let problem = model.problem(for: laid.study.network.periods[0])
    for (pair, source) in zip(problem.pairs, laid.layout.sources) {
      if case .background = source { #expect(pair.demand == 0) } else { #expect(pair.demand > 0) }
    }
    for (facility, key) in zip(problem.facilities, laid.supernetwork.facilities.keys) {
      guard case .link(let row, _) = key, laid.supernetwork.network.links[row].mode == .rail
      else {
        #expect(facility.preload == 0)
        continue
      }
    }
    #expect(problem.facilities.contains { $0.preload > 0 }, "other trains stay")
  }

  @Test func withoutQueuesNothingDelaysAndCapacitiesAreKnown() {
    func problem(_ without: Set<Feature>) -> [Double] {
      let facilities = ScenarioModel(
        laid.study.network, in: laid.supernetwork, demand: laid.study.demand,
        layout: laid.layout, parameters: laid.study.parameters, without: without,
        mathematics: .platform
      ).problem(for: laid.study.network.periods[0]).facilities
      if without.contains(.queues) {
        for facility in facilities {
          #expect(facility.delay.delay(at: 1e6, .platform).hours == 0)
        }
      }
      return facilities.map(\.delay.capacity)
    }
    #expect(problem([.queues]) == problem([]))
  }

  @Test func withoutDispersionEveryCommodityHasTheLargeScale() {
    let demand = factors(without: [.dispersion]).applied(to: laid.study.demand, ownFlows: 3)
    #expect(demand.commodities.allSatisfy { $0.logitScale == 10 })
  }

  /// Every number of a network that a factor could change.
  private func fingerprint(_ network: FreightNetwork) -> [Double] {
    network.vehicles.flatMap {
      [$0.costSEKPerHour, $0.costSEKPerKilometre, $0.costSEKPerTrip, $0.emptyKilometresShare]
    }
      + network.terminals.flatMap { [$0.capacityPerHour, $0.priceSEKPerUnit, $0.dwellHours] }
      + network.queues.flatMap { [$0.capacityPCUPerHour, $0.preloadPCUPerDay] }
      + network.locoChanges.map(\.costSEK)
      + network.links.flatMap { link -> [Double] in
        switch link.supply {
        case .road(let road): [road.preloadAADT, road.heavyShare]
        case .rail(let rail): [rail.otherTrainsPerDay]
        case .sailing: []
        }
      }
  }

  private func fingerprint(_ demand: Demand) -> [Double] {
    demand.commodities.flatMap { [$0.valueSEKPerTonne, $0.logitScale] }
      + demand.flows.map(\.tonnesPerYear)
  }
}
