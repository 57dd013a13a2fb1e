import FreightAppraisal
import FreightModel

/// What the made-up result is changed by, to tell what it does not by itself.
extension SmallResult {
  static let twoHeadlines = [
    Headline(id: "VAG", name: Label(sv: "Vägen", en: "The road"), investments: ["NY_VAG"]),
    Headline(
      id: "TERM", name: Label(sv: "Terminalen", en: "The terminal"), investments: ["TERMINAL"]),
  ]

  static let threeHeadlines =
    twoHeadlines + [
      Headline(
        id: "ALLT", name: Label(sv: "Allt", en: "Everything"),
        investments: ["NY_VAG", "TERMINAL"])
    ]

  /// Costs at which nothing pays.
  static let losses: [Investment.ID: Double] = ["NY_VAG": 250_000, "TERMINAL": 450_000]

  /// Draws with these NNVs of each option, MSEK.
  static func sweep(of options: [Scenario], _ draws: [[Double]]) -> SweepAnswer {
    SweepAnswer(
      options: options, parameters: [],
      design: SweepDesign(.latinHypercube, draws: draws.count, parameters: 0, seed: 1),
      draws: draws.enumerated().map { number, nets in
        SweepDraw(
          draw: number, baseCostSEK: 1e9, savingSEK: nets, resolutionSEK: nets.map { _ in 0 },
          netPresentValueMSEK: nets, isConverged: true, isComparable: true)
      })
  }
}

extension StudyResult {
  /// The same scenarios with other headline packages, costs or indicators, and nothing beside them.
  func with(
    headlines: [Headline]? = nil, costsMSEK: [Investment.ID: Double] = [:],
    outcomes other: [ScenarioOutcome]? = nil, overCapacity: Set<String> = []
  ) -> StudyResult {
    let outcomes = other ?? outcomes
    return StudyResult(
      study: study.with(headlines: headlines, costsMSEK: costsMSEK), outcomes: outcomes,
      comparisons: outcomes.dropFirst().map {
        Comparison(outcomes[0], $0).with(overCapacity: overCapacity)
      }, headlines: self.headlines, run: run)
  }
}

extension ScenarioOutcome {
  /// The same with another's indicators, or with solves that stopped early.
  func with(indicatorsOf other: ScenarioOutcome? = nil, isConverged: Bool = true) -> Self {
    ScenarioOutcome(
      scenario: scenario, network: network,
      gap: AnnualGap(
        absoluteSEK: gap.absoluteSEK, relative: gap.relative, isConverged: isConverged,
        iterations: gap.iterations), indicators: other?.indicators ?? indicators)
  }
}

extension Comparison {
  /// The same with other facilities above their capacity.
  func with(overCapacity: Set<String>) -> Comparison {
    Comparison(
      base: base, option: option, industryCost: industryCost, emptiesCost: emptiesCost,
      freightCost: freightCost, backgroundCost: backgroundCost, totalCost: totalCost,
      co2Tonnes: co2Tonnes, tonneKilometres: tonneKilometres, isConverged: isConverged,
      overCapacity: overCapacity)
  }
}

extension Study {
  /// The same with other headline packages, and investments at another cost, MSEK.
  func with(headlines: [Headline]?, costsMSEK: [Investment.ID: Double]) -> Study {
    Study(
      name: name, title: title, network: network, demand: demand,
      investments: investments.map { $0.costing(costsMSEK[$0.id]) },
      headlines: headlines ?? self.headlines, parameters: parameters, outlines: outlines,
      inputs: inputs, appraisal: appraisal)
  }
}

extension Investment {
  /// The same at another cost, MSEK; as it is if nil.
  fileprivate func costing(_ other: Double?) -> Investment {
    Investment(
      id: id, name: name, costMSEK: other ?? costMSEK, priceLevel: priceLevel, payer: payer,
      openingYear: openingYear, excludes: excludes, needs: needs, isInDefaultSet: isInDefaultSet,
      status: status, provenance: provenance, changes: changes)
  }
}
