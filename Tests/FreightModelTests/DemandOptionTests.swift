import FreightModel
import TestSupport
import Testing

/// Demand under options, by hand.
struct DemandOptionTests {
  private let provenance = Provenance(source: "a test", confidence: .estimated)

  private var demand: Demand {
    Demand(
      commodities: [commodity("CABS", .vehicle), commodity("LOGS", .other)],
      flows: [
        flow("F1", "A", "B", "CABS", 100), flow("F2", "A", "C", "LOGS", 40),
        flow("F3", "C", "B", "LOGS", 10),
      ], background: [])
  }

  private var options: [DemandOption] {
    [
      option("UP", changes: [change(.industry(.vehicle), 1.5)]),
      option(
        "SHIFT",
        changes: [change(.origin("A"), 0.5), change(.destination("B"), 4)],
        flows: [flow("N1", "B", "C", "LOGS", 7)]),
      option("END", changes: [change(.commodity("LOGS"), 0), change(.flow("F1"), 3)]),
    ]
  }

  @Test(
    arguments: [
      ([], [100, 40, 10, 0]), (["UP"], [150, 40, 10, 0]),
      // F1 starts in A and ends in B: both factors count.
      (["SHIFT"], [200, 20, 40, 7]), (["UP", "SHIFT"], [300, 20, 40, 7]),
      (["END"], [300, 0, 0, 0]),
    ] as [([DemandOption.ID], [Double])])
  func factorsMultiplyAndAddedFlowsHaveTonnesUnderTheirOptionAlone(
    _ chosen: [DemandOption.ID], _ tonnes: [Double]
  ) {
    let under = demand.under(Set(chosen), of: options)
    #expect(under.flows.map(\.tonnesPerYear) == tonnes)
    #expect(under.flows.map(\.id) == demand.holding(options).flows.map(\.id))
  }

  @Test(
    arguments: [
      // F1 is under 0...5 twice, F2 under 0...5 once as F3 is; N1 has 0...10 tonnes.
      (.middle, [200, 20, 40, 7]), (.low, [0, 0, 0, 0]), (.high, [2500, 200, 50, 10]),
    ] as [(DemandOption.Level, [Double])])
  func aLevelTakesEveryValueAtTheSameEndOfItsRange(
    _ level: DemandOption.Level, _ tonnes: [Double]
  ) {
    let under = demand.under(["SHIFT"], of: options, at: level)
    #expect(under.flows.map(\.tonnesPerYear) == tonnes)
    #expect(
      demand.under([], of: options, at: level).flows.map(\.tonnesPerYear) == [100, 40, 10, 0])
  }

  @Test func onlyAValueWithARangeMakesAnOptionRanged() {
    let fixed = DemandOption.Change(
      selector: .origin("A"), factor: 2, range: 2...2, provenance: provenance)
    #expect(!option("FIXED", changes: [fixed]).isRanged)
    #expect(options.allSatisfy { $0.isRanged })
    #expect(option("NEW", flows: [flow("N2", "A", "B", "LOGS", 1)]).isRanged)
  }

  @Test func anExclusionHoldsBothWays() {
    let first = option("FIRST", excludes: ["SECOND"])
    let second = option("SECOND")
    #expect(first.isExcluded(with: second) && second.isExcluded(with: first))
    #expect(!second.isExcluded(with: option("THIRD")))
  }

  @Test func growthIsCompoundAndGoesBackInTime() {
    let rate = GrowthRate(
      growthClass: .cars, percentPerYear: 10, range: 0...20, provenance: provenance)
    #expect(abs(Growth([rate], years: 3).factor(of: .cars) - 1.331) < 1e-12)
    #expect(abs(Growth([rate], years: -2).factor(of: .cars) - 1 / 1.21) < 1e-12)
    #expect(Growth([rate], years: 0).factor(of: .cars) == 1)
    #expect(Growth([rate], years: 3).factor(of: .lorries) == 1)
  }

  private func option(
    _ id: DemandOption.ID, excludes: Set<DemandOption.ID> = [],
    changes: [DemandOption.Change] = [], flows: [Flow] = []
  ) -> DemandOption {
    DemandOption(
      id: id, name: Label(sv: "", en: ""), kind: .growth, excludes: excludes,
      meaning: Label(sv: "", en: ""), provenance: provenance, changes: changes,
      flows: flows.map { DemandOption.AddedFlow(flow: $0, range: 0...10) })
  }

  private func change(_ selector: DemandOption.Selector, _ factor: Double) -> DemandOption.Change {
    DemandOption.Change(selector: selector, factor: factor, range: 0...5, provenance: provenance)
  }

  private func flow(
    _ id: Flow.ID, _ origin: Node.ID, _ destination: Node.ID, _ commodity: Commodity.ID,
    _ tonnes: Double
  ) -> Flow {
    Flow(
      id: id, origin: origin, destination: destination, commodity: commodity,
      tonnesPerYear: tonnes, containerisableShare: 0, provenance: provenance)
  }

  private func commodity(_ id: Commodity.ID, _ industry: Industry) -> Commodity {
    Commodity(
      id: id, name: Label(sv: "", en: ""), nst2007: "01", industry: industry,
      valueSEKPerTonne: 1, tonnesPerLorry: 1, tonnesPerLoadUnit: 0, teuPerLoadUnit: 0,
      lorry: "LORRY", logitScale: 1, periodShares: [:],
      logistics: CommodityLogistics(
        orderSEK: 0, inventorySEKPerTonneYear: 0, delayFactor: 1, provenance: provenance),
      provenance: provenance)
  }
}
