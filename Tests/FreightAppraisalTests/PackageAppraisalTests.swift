import FreightAppraisal
import FreightModel
import Testing

/// Packages worked by hand: price levels, unknown costs, payers, and what a report may call itself.
struct PackageAppraisalTests {
  private func near(_ value: Double?, _ expected: Double, _ tolerance: Double = 1e-9) -> Bool {
    value.map { abs($0 - expected) <= tolerance * max(1, abs(expected)) } ?? false
  }

  private func investment(
    _ id: Investment.ID, _ level: String, _ opening: Int, cost: Double? = 100,
    _ payer: Investment.Payer = .national
  ) -> Investment {
    Investment(
      id: id, name: Label(sv: "", en: ""), costMSEK: cost, priceLevel: level, payer: payer,
      openingYear: opening, excludes: [], needs: [], isInDefaultSet: true,
      status: Label(sv: "", en: ""), provenance: estimated, changes: [])
  }

  private let estimated = Provenance(source: "prov", confidence: .estimated)

  private func parameters(
    _ values: [ParameterName: Double] = [:], source: String = "prov", isVerified: Bool = false
  ) -> ParameterSet {
    // No discounting, two years of building and thirty of effects unless told otherwise.
    let usual: [ParameterName: Double] = [
      .discountRate: 0, .discountYear: 2030, .constructionYears: 2, .appraisalYears: 30,
      .effectGrowth: 0,
      .residualShare: 0, .taxFactor: 1, .co2Treatment: 0, .externalCostBasis: 0,
    ]
    return ParameterSet(
      rows: ParameterName.allCases.map {
        Parameter(
          id: Parameter.ID($0.rawValue), value: values[$0] ?? usual[$0] ?? 1, unit: "",
          range: 0...100, priceLevel: "", meaning: Label(sv: "", en: ""),
          provenance: Provenance(source: source, confidence: .sourced), isVerified: isVerified)
      })
  }

  private func index(_ level: String, _ value: Double, isVerified: Bool = false) -> PriceIndex {
    PriceIndex(
      priceLevel: level, value: value, range: value...value, provenance: estimated,
      isVerified: isVerified)
  }

  /// Investments that save so much in all, SEK/yr.
  private func comparison(
    _ investments: [Investment.ID], saving: Double = 10e6, resolution: Double = 1
  ) -> Comparison {
    let change = Difference(value: -saving, resolution: resolution)
    return Comparison(
      base: .base, option: Scenario(kind: .chosen, investments: investments), industryCost: [],
      emptiesCost: Difference(value: 0, resolution: resolution), freightCost: change,
      backgroundCost: change, totalCost: change, co2Tonnes: 0, tonneKilometres: [])
  }

  private func appraisal(
    _ investments: [Investment], _ tables: AppraisalTables = AppraisalTables(),
    items: [AppraisalItem]? = nil, indices: [String: Double] = [:], saving: Double = 10e6,
    resolution: Double = 1
  ) -> PackageAppraisal {
    PackageAppraisal(
      comparison(investments.map(\.id), saving: saving, resolution: resolution),
      items: items ?? [AppraisalItem(effect: .background, sekPerYear: saving)],
      investments: investments,
      basis: AppraisalBasis(
        parameters(), tables, year: 2024, priceLevel: "2024", indices: indices))
  }

  @Test func costsOfSeveralPriceLevelsAreAddedUpOnlyWithAnIndex() {
    let both = [investment("A", "2017", 2030), investment("B", "2024", 2032, .regional)]
    let without = appraisal(both)
    #expect(without.value == nil)
    #expect(without.costs.map(\.index) == [nil, 1])
    #expect(near(without.effects?.effects, 300))
    #expect(near(without.affordableMSEK, 300))
    #expect(without.openingYear == 2032)
    #expect(without.costMSEK(of: .national) == nil && without.costMSEK(of: .regional) == 100)
    let own = appraisal(both, indices: ["2017": 1.2])
    #expect(near(own.value?.investment, 220))
    #expect(near(own.value?.net, 80))
    let table = appraisal(
      both, AppraisalTables(priceIndices: [index("2017", 300), index("2024", 390)]))
    #expect(near(table.costMSEK(of: .national), 130))
    #expect(near(table.value?.net, 70))
    #expect(near(table.value?.perInvestment, 70.0 / 230))
  }

  @Test func anUnknownCostLeavesTheInvestmentThatWouldPay() {
    let unknown = appraisal([investment("A", "2024", 2030, cost: nil)])
    #expect(unknown.value == nil)
    #expect(near(unknown.affordableMSEK, 300))
    // An investment of just that has an NNV of 0.
    #expect(near(appraisal([investment("A", "2024", 2030, cost: 300)]).value?.net, 0))
  }

  @Test func maintenanceIsKnownForAllOrThereIsNoNNKidu() {
    func upkeep(_ id: Investment.ID) -> Maintenance {
      Maintenance(
        investment: id, costMSEKPerYear: 2, range: 1...3, priceLevel: "2024",
        provenance: estimated, isVerified: false)
    }
    let both = [investment("A", "2024", 2030), investment("B", "2024", 2030)]
    let one = appraisal(both, AppraisalTables(maintenance: [upkeep("A")]))
    #expect(near(one.value?.net, 300 - 200 - 60))
    #expect(one.perInvestmentAndMaintenance == nil)
    let all = appraisal(both, AppraisalTables(maintenance: [upkeep("A"), upkeep("B")]))
    #expect(near(all.perInvestmentAndMaintenance, (300.0 - 200 - 120) / 320))
    #expect(near(all.affordableMSEK, 180))
  }

  @Test func anEffectWithinTheThresholdIsWorthNought() {
    // A threshold of 1 SEK a year over thirty years.
    let hidden = appraisal([investment("A", "2024", 2030)], saving: 0.5)
    #expect(!hidden.isDetected && hidden.effects == nil && hidden.affordableMSEK == nil)
    #expect(near(hidden.value?.net, -100))
    #expect(near(hidden.thresholdMSEK, 30e-6))
    #expect(hidden.presentValue(of: hidden.items[0]) == nil)
    let shown = appraisal([investment("A", "2024", 2030)])
    #expect(shown.isDetected && near(shown.value?.net, 200))
  }

  @Test func carbonIsAPartOfTheEffectsWhereBothGain() throws {
    func share(
      users: Double, carbon: Double?, cost: Double? = 100, saving: Double = 10e6
    ) -> CarbonShare? {
      appraisal(
        [investment("A", "2024", 2030, cost: cost)],
        items: [
          AppraisalItem(effect: .background, sekPerYear: users),
          AppraisalItem(effect: .co2, sekPerYear: carbon),
        ], saving: saving
      ).carbonShare
    }
    // Thirty years of 6 and 4, less 100.
    let found = try #require(share(users: 6e6, carbon: 4e6))
    #expect(near(found.presentValueMSEK, 120) && near(found.share, 0.4))
    #expect(near(found.netWithoutMSEK, 80))
    // More than the whole where users lose.
    #expect(near(share(users: -1e6, carbon: 4e6)?.share, 4.0 / 3))
    #expect(share(users: -5e6, carbon: 4e6) == nil && share(users: 6e6, carbon: -4e6) == nil)
    #expect(share(users: 6e6, carbon: nil) == nil)
    #expect(share(users: 6e6, carbon: 4e6, cost: nil) == nil)
    #expect(share(users: 6e6, carbon: 4e6, saving: 0.5) == nil)
  }

  @Test func aPackageWithoutMaintenanceNamesWhose() {
    let upkeep = Maintenance(
      investment: "A", costMSEKPerYear: 2, range: 1...3, priceLevel: "2024",
      provenance: estimated, isVerified: false)
    let both = [investment("A", "2024", 2030), investment("B", "2024", 2030)]
    let found = appraisal(both, AppraisalTables(maintenance: [upkeep]))
    #expect(found.withoutMaintenance.map(\.id) == ["B"] && !found.isMaintenanceKnown)
    #expect(!found.waitsForTheLast)
    #expect(appraisal([both[0], investment("C", "2024", 2032)]).waitsForTheLast)
  }

  @Test func presentValuesOfAllPackagesStandAtOneYear() {
    func net(_ opening: Int, discountYear: Double) -> Double? {
      PackageAppraisal(
        comparison(["A"]), items: [AppraisalItem(effect: .background, sekPerYear: 10e6)],
        investments: [investment("A", "2024", opening)],
        basis: AppraisalBasis(
          parameters([.discountRate: 0.1, .discountYear: discountYear]), AppraisalTables(),
          year: 2024, priceLevel: "2024")
      ).value?.net
    }
    let early = net(2030, discountYear: 2030) ?? 0
    #expect(early != 0)
    // Four years later everything is worth 1.1^-4 of it, whatever year all stand at.
    #expect(near(net(2034, discountYear: 2030), early / 1.4641))
    #expect(near(net(2034, discountYear: 2034), early))
    #expect(near(net(2030, discountYear: 2034), early * 1.4641))
  }

  @Test func payersTaxAndPartiesComeToTheNetPresentValue() {
    func upkeep(_ id: Investment.ID, _ cost: Double) -> Maintenance {
      Maintenance(
        investment: id, costMSEKPerYear: cost, range: 0...9, priceLevel: "2024",
        provenance: estimated, isVerified: false)
    }
    func found(_ values: [ParameterName: Double]) -> PackageAppraisal {
      PackageAppraisal(
        comparison(["A", "B"]), items: [AppraisalItem(effect: .background, sekPerYear: 10e6)],
        investments: [investment("A", "2024", 2030), investment("B", "2024", 2032, .regional)],
        basis: AppraisalBasis(
          parameters(
            [.discountRate: 0.05, .taxFactor: 1.3, .residualShare: 0.2].merging(values) { $1 }),
          AppraisalTables(maintenance: [upkeep("A", 2), upkeep("B", 1)]), year: 2024,
          priceLevel: "2024"))
    }
    let plain = found([:])
    let payers = Investment.Payer.allCases.compactMap { plain.presentValue(of: $0) }
    #expect(payers.count == 3 && payers[0] < payers[1] && payers[2] == 0)
    let gain = plain.presentValue(of: plain.items[0]) ?? 0
    let tax = plain.taxCostMSEK ?? 0
    #expect(tax < 0)
    #expect(near(plain.value?.net, payers.reduce(0, +) + tax + gain))
    // Half as much again to build, twice as much to keep.
    let dear = found([.investmentCostFactor: 1.5, .maintenanceCostFactor: 2])
    #expect(near(dear.totalCostMSEK, 300))
    #expect(near(dear.value?.investment, 1.5 * (plain.value?.investment ?? 0)))
    #expect(near(dear.value?.maintenance, 2 * (plain.value?.maintenance ?? 0)))
  }

  @Test func effectsGrowAsTheirOwnTrafficDoes() {
    let growth = [
      GrowthRate(growthClass: .cars, percentPerYear: 1, range: 0...2, provenance: estimated)
    ]
    func found(_ growth: [GrowthRate]) -> PackageAppraisal {
      PackageAppraisal(
        comparison(["A"]),
        items: [
          AppraisalItem(effect: .background, sekPerYear: 6e6),
          AppraisalItem(effect: .freight(.vehicle), sekPerYear: 4e6),
        ], investments: [investment("A", "2024", 2030)],
        basis: AppraisalBasis(
          parameters([.appraisalYears: 2]), AppraisalTables(), year: 2029, priceLevel: "2024",
          growth: growth))
    }
    #expect(found([]).growingMSEK == nil)
    #expect(near(found(growth).value?.net, 20 - 100))
    // Cars' 6 a year grow from 2029; vehicles' goods have no rate and stay at 4.
    #expect(near(found(growth).growingMSEK, 6 * (1.01 + 1.0201) + 8 - 100))
  }

  @Test func anUnverifiedValueNeverMakesAnASEK8Appraisal() {
    func basis(
      parametersAre: Bool = true, valuesAre: Bool = true, source: String = "ASEK 8.0 ch. 5"
    ) -> AppraisalBasis {
      let value = ExternalCost(
        id: "V", effect: .noise, traffic: .train, environment: Label(sv: "", en: ""),
        roadClasses: [], value: 1, unit: .vehicleKilometre, range: 0...2, priceLevel: "2024",
        basis: .gross, provenance: Provenance(source: source, confidence: .sourced),
        isVerified: valuesAre)
      return AppraisalBasis(
        parameters(source: source, isVerified: parametersAre),
        AppraisalTables(externalCosts: [value], priceIndices: [index("2017", 1, isVerified: true)]),
        year: 2024, priceLevel: "2024")
    }
    #expect(basis().isASEK8)
    #expect(!basis(parametersAre: false).isASEK8)
    #expect(!basis(valuesAre: false).isASEK8)
    #expect(!basis(source: "ASEK 7.0").isASEK8)
  }

  @Test func theRuleOfAHalfIsThatOfGoldTestT13() throws {
    // Costs (100, 120) to (100, 105) with theta 0.05: logsum 5.253555, rule of a half 5.300737.
    var before = PeriodChoices(hoursPerYear: 1000)
    (before.flow, before.cost) = ([0.7310585786, 0.2689414214, 0], [100, 120, .infinity])
    var after = PeriodChoices(hoursPerYear: 1000)
    (after.flow, after.cost) = ([0.5621765009, 0.4378234991, 0], [100, 105, .infinity])
    let rule = try #require(RuleOfAHalf([before], [after]))
    #expect(near(rule.gainSEKPerYear, 5300.737, 1e-6))
    #expect(rule.tonnesWithoutRule == 0)
    after.flow[2] = 0.01
    after.cost[2] = 90
    let new = try #require(RuleOfAHalf([before], [after]))
    #expect(near(new.tonnesWithoutRule, 10))
    #expect(RuleOfAHalf([before], []) == nil)
  }
}
