import FlowAssignment
import FreightModel
import TestSupport
import Testing

@testable import FreightGraph

/// Orders, stores and the sizes that follow from them.
@Suite struct ShipmentChoiceTests {
  private static let vehicles = CommodityLogistics(
    orderSEK: 716, inventorySEKPerTonneYear: 31_173, delayFactor: 1,
    provenance: Provenance(source: "made up for tests", confidence: .estimated))

  private static func sizes(_ tonnes: [Double]) -> [ShipmentSize] {
    tonnes.map {
      ShipmentSize(
        id: ShipmentSize.ID("T\(Int($0))"), name: Label(sv: "", en: ""), tonnes: $0,
        provenance: vehicles.provenance)
    }
  }

  private static func yearlyCost(_ tonnes: Double) -> Double {
    let cost = vehicles.shipmentCost(tonnes: tonnes, annualTonnes: 10_000)
    return 10_000 * (cost.orderSEK + cost.inventorySEK)
  }

  @Test func theEconomicOrderQuantityIsThatOfGoldTestNine() {
    let best = Self.vehicles.economicOrderQuantity(annualTonnes: 10_000)
    #expect(abs(best - 21.43296) < 5e-6)
    #expect(abs(Self.yearlyCost(best) - 668_129.75) < 5e-3)
    for other in [0.5, 0.9, 0.99, 1.01, 1.1, 2] {
      #expect(Self.yearlyCost(other * best) > Self.yearlyCost(best))
    }
    // At the least cost, orders and stores cost the same.
    let cost = Self.vehicles.shipmentCost(tonnes: best, annualTonnes: 10_000)
    #expect(abs(cost.orderSEK - cost.inventorySEK) < 1e-12)
  }

  @Test func sizesOfLeastCostHaveTheGreatestSharesAndFollowTheLogit() throws {
    let choice = try #require(
      ShipmentChoice(
        Self.vehicles, annualTonnes: 10_000, minimumTonnes: 5,
        of: Self.sizes([1, 10, 20, 100, 1e5]), nestScale: 0.02, .platform))
    #expect(choice.sizes == [1, 2, 3], "too small for the chain, or more than a year's goods")
    // 716/q + 1.55865 q: 87.1865, 66.973 and 163.025 SEK/t.
    let costs = [87.1865, 66.973, 163.025]
    let weights = costs.map { Mathematics.platform.exp(-0.02 * $0) }
    let sum = weights.reduce(0, +)
    for (share, weight) in zip(choice.shares, weights) {
      #expect(abs(share - weight / sum) < 1e-12)
    }
    // Five classes in all, of which three can be sent.
    #expect(abs(choice.constantSEKPerTonne + Mathematics.platform.log(sum / 5) / 0.02) < 1e-10)
    #expect(choice.constantSEKPerTonne >= 66.973)
    let mean = zip(choice.shares, costs).reduce(0) { $0 + $1.0 * $1.1 }
    #expect(abs(choice.orderSEKPerTonne + choice.inventorySEKPerTonne - mean) < 1e-10)
  }

  @Test func isNoneWhereAYearsGoodsDoNotFillTheLeastShipment() {
    #expect(
      ShipmentChoice(
        Self.vehicles, annualTonnes: 50, minimumTonnes: 60, of: Self.sizes([10, 60]),
        nestScale: 0.02, .platform) == nil)
  }

  /// Two congested chains of one nest and one of another: with every size as an alternative, and
  /// with the sizes of each chain as its constant.
  @Test func sizesAsAConstantOfTheChainGiveWhatSizesAsAlternativesGive() throws {
    let sizes = Self.sizes([3, 10, 25, 60])
    let leasts = [1.0, 10, 25]
    let nests: [Int32] = [0, 1, 1]
    let (scale, nestScale) = (0.02, 0.05)
    let choices = try leasts.map { least in
      try #require(
        ShipmentChoice(
          Self.vehicles, annualTonnes: 4_000, minimumTonnes: least, of: sizes,
          nestScale: nestScale, .platform))
    }
    func network() -> ProblemBuilder {
      var network = ProblemBuilder(nodes: 4)
      network.classes = [ProblemBuilder.UserClass(logitScale: scale, nestScale: nestScale)]
      for (chain, cost) in [200.0, 220, 240].enumerated() {
        network.arc(0, Int32(chain + 1), cost: cost, delay: .linear(slope: 7))
      }
      return network
    }
    var short = network()
    short.pair(
      from: 0, to: [1, 2, 3], demand: 12, costs: choices.map(\.constantSEKPerTonne), nests: nests)
    var long = network()
    var chainOf: [Int] = []
    var costs: [Double] = []
    for (chain, choice) in choices.enumerated() {
      for size in choice.sizes {
        let cost = Self.vehicles.shipmentCost(tonnes: sizes[size].tonnes, annualTonnes: 4_000)
        chainOf.append(chain)
        // The weight of one class in four, as a cost.
        let weight = Mathematics.platform.log(4) / nestScale
        costs.append(cost.orderSEK + cost.inventorySEK + weight)
      }
    }
    long.pair(
      from: 0, to: chainOf.map { Int32($0 + 1) }, demand: 12, costs: costs,
      nests: chainOf.map { nests[$0] })
    let solver = BushAssignment(
      stopping: StoppingRule(relativeGap: 1e-13), mathematics: .platform)
    let constant = solver.assign(short.problem())
    let explicit = solver.assign(long.problem())
    #expect(abs(constant.objective - explicit.objective) < 1e-8)
    #expect(abs(constant.pairLogsum[0] - explicit.pairLogsum[0]) < 1e-8)
    var slot = 0
    for (chain, choice) in choices.enumerated() {
      for share in choice.shares {
        let flow = constant.alternativeFlow[chain] * share
        #expect(abs(explicit.alternativeFlow[slot] - flow) < 1e-6)
        slot += 1
      }
    }
  }

  @Test func theModelsAlternativesHaveTheConstantOfTheirSizesAndTheirChainsNests() throws {
    let laid = try Laid()
    let model = laid.model()
    let problem = model.problem(for: laid.study.network.periods[0])
    var compared = 0
    for (slot, shipments) in model.shipments.enumerated() {
      let pair = laid.layout.pairOfAlternative[slot]
      guard case .flow(let row, _) = laid.layout.sources[pair] else {
        #expect(shipments == nil && problem.alternativeCost[slot] == 0)
        continue
      }
      let flow = laid.study.demand.flows[row]
      let goods = laid.study.demand.commodities.first { $0.id == flow.commodity }!
      let chain = laid.supernetwork.network.chainTypes[laid.layout.chains[slot]]
      // The fixture's ratio is 2, and its factor on relations 1.
      let expected = ShipmentChoice(
        goods.logistics, annualTonnes: flow.tonnesPerYear / flow.relations,
        minimumTonnes: chain.minimumShipmentTonnes, of: laid.study.demand.shipmentSizes,
        nestScale: 2 * goods.logitScale, .platform)
      #expect(shipments == expected)
      #expect(problem.alternativeCost[slot] == expected?.constantSEKPerTonne)
      for mate in problem.pairs[pair].alternatives.map({ Int($0) }) {
        let other = laid.supernetwork.network.chainTypes[laid.layout.chains[mate]]
        #expect(
          (problem.nestOfAlternative[mate] == problem.nestOfAlternative[slot])
            == (other.nest == chain.nest))
      }
      compared += 1
    }
    #expect(compared >= 6)
    for userClass in problem.classes.dropLast() {
      #expect(userClass.nestScale == 2 * userClass.logitScale)
    }
  }

  @Test func aChainIsNoAlternativeWhereRelationsAreTooSmallForIt() throws {
    // 80,000 t in 2,000 relations are 40 t each: no wagon of 60 t.
    let few = try Laid()
    let many = try Laid(
      FixtureStudy().setting("relations", of: 3, to: "2000", in: "flow_relation.csv"))
    let rail = few.supernetwork.network.chainTypes.firstIndex { $0.id == "RAIL" }!
    func count(_ laid: Laid) -> Int { laid.layout.chains.count { $0 == rail } }
    #expect(count(many) == count(few) - 1)
  }

  @Test func classesPayTheirOwnDelayValuesIfAsked() throws {
    let laid = try Laid()
    let common = laid.model().problem(for: laid.study.network.periods[0])
    #expect(common.hasCommonDelayValues)
    let model = laid.model(delayValues: .perClass)
    let own = model.problem(for: laid.study.network.periods[0])
    #expect(own.classes[laid.row("VEHICLES", .unitised)].delayFactor == 1.5)
    #expect(own.classes[laid.row("TIMBER", .conventional)].delayFactor == 0.8)
    let car = laid.layout.classes.firstIndex {
      if case .background = $0 { true } else { false }
    }!
    // A car's hour is worth car_time_cost, 300 SEK, as is a PCU-hour of delay.
    #expect(own.classes[car].delayFactor == 1)
    #expect(model.delayFactor(ofClass: laid.row("VEHICLES", .unitised)) == 1.5)
  }
}
