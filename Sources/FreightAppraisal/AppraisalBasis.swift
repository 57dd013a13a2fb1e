package import FreightModel

extension ParameterName {
  /// Parameters that weigh effects and future money; they change no flow and no yearly cost.
  package static let appraisal: Set<ParameterName> = [
    .discountRate, .discountYear, .constructionYears, .appraisalYears, .effectGrowth,
    .residualShare, .taxFactor, .investmentCostFactor, .maintenanceCostFactor, .co2Value,
    .co2Treatment, .externalCostBasis, .fuelTax, .fuelCO2, .carrierProfitShare,
    .terminalProfitShare,
  ]
  /// Those of them that are drawn with the model's: what is paid is as uncertain as what is gained,
  /// while rates, periods and unit values are conventions that every appraisal shares.
  package static let drawnInAppraisal: Set<ParameterName> = [
    .investmentCostFactor, .maintenanceCostFactor,
  ]
  /// Parameters of trains that follow their goods; nothing else reads them.
  package static let scale: Set<ParameterName> = [
    .trainLeastDepartures, .trainGreatestFill, .trainLeastFill, .scaleTolerance, .scaleStep,
    .scaleRounds,
  ]
}

extension PresentValueRules {
  /// The conventions of a study.
  package init(_ parameters: ParameterSet, steps: [DiscountStep] = []) {
    self.init(
      discountRate: parameters[.discountRate], discountYear: Int(parameters[.discountYear]),
      constructionYears: Int(parameters[.constructionYears].rounded()),
      appraisalYears: Int(parameters[.appraisalYears].rounded()),
      effectGrowth: parameters[.effectGrowth], residualShare: parameters[.residualShare],
      taxFactor: parameters[.taxFactor],
      laterRates: steps.map { LaterRate(fromYear: $0.fromYear, rate: $0.rate) })
  }
}

/// What a study's packages are appraised with: conventions, unit values and price levels.
package struct AppraisalBasis: Sendable {
  /// How future money is weighed.
  package let rules: PresentValueRules
  /// The year that was solved.
  package let year: Int
  /// Price level of all amounts: the tables' rates are money of the year that they describe.
  package let priceLevel: String
  /// Unit values, price indices, later rates and maintenance.
  package let tables: AppraisalTables
  /// The study's parameters.
  package let parameters: ParameterSet
  /// How fast demand grows, which the alternative with growing effects follows.
  package let growth: [GrowthRate]
  /// The user's own factors to `priceLevel`, by price level.
  private let indices: [String: Double]

  /// Takes a study's tables.
  ///
  /// - Parameters:
  ///   - study: the study.
  ///   - year: the year that was solved.
  ///   - indices: the user's own price indices, by price level; they go before the table's.
  package init(_ study: Study, year: Int, indices: [String: Double] = [:]) {
    self.init(
      study.parameters, study.appraisal, year: year, priceLevel: String(study.baseYear),
      growth: study.growth, indices: indices)
  }

  /// Takes parameters and tables by themselves.
  package init(
    _ parameters: ParameterSet, _ tables: AppraisalTables, year: Int, priceLevel: String,
    growth: [GrowthRate] = [], indices: [String: Double] = [:]
  ) {
    self.growth = growth
    rules = PresentValueRules(parameters, steps: tables.discountSteps)
    self.year = year
    self.priceLevel = priceLevel
    self.tables = tables
    self.parameters = parameters
    self.indices = indices
  }

  /// Unit values in use whose source is in other money.
  package var foreignValues: [ExternalCost] {
    externalCosts.filter { $0.sourceCurrency != nil }
  }

  /// The factor to money of `priceLevel`; nil where there is no index.
  package func priceFactor(from level: String) -> Double? {
    indices[level] ?? tables.priceFactor(from: level, to: priceLevel)
  }

  /// Operation and maintenance beyond the base case, MSEK/yr in money of `priceLevel`; nil if it is
  /// not known.
  package func maintenanceMSEKPerYear(of investment: Investment.ID) -> Double? {
    tables.maintenance.first { $0.investment == investment }.flatMap { row in
      priceFactor(from: row.priceLevel).map {
        $0 * row.costMSEKPerYear * parameters[.maintenanceCostFactor]
      }
    }
  }

  /// Whether CO2 has a value of its own; otherwise it is in operating costs, or in net unit values.
  package var valuesCO2: Bool { !isNet && parameters[.co2Treatment] < 0.5 }

  /// Whether unit values are net of taxes and charges, with CO2 among them.
  package var isNet: Bool { parameters[.externalCostBasis] >= 0.5 }

  /// The unit values in force.
  package var externalCosts: [ExternalCost] {
    tables.externalCosts.filter { $0.basis == (isNet ? .net : .gross) }
  }

  /// Whether `priceFactor(from:)` is of the table and any of its two indices is an estimate.
  func isIndexEstimated(from level: String) -> Bool {
    indices[level] == nil && level != priceLevel
      && tables.priceIndices.contains {
        [level, priceLevel].contains($0.priceLevel) && $0.provenance.isEstimate
      }
  }

  /// Whether a parameter's row is an estimate.
  func isEstimated(_ name: ParameterName) -> Bool {
    parameters.rows.contains { $0.id.name == name.rawValue && $0.provenance.isEstimate }
  }

  /// Price level of a parameter, or that of all amounts where its row has none.
  func level(of name: ParameterName) -> String {
    let level = parameters.rows.first { $0.id.name == name.rawValue }?.priceLevel ?? ""
    return level.isEmpty ? priceLevel : level
  }

  /// Whether the appraisal may be called one by ASEK 8: every parameter and unit value has been
  /// checked against its source by a person, and that source is ASEK 8.
  package var isASEK8: Bool {
    let deciding: [ParameterName] = [.discountRate, .appraisalYears, .taxFactor, .co2Value]
    let isVerified =
      parameters.rows.allSatisfy(\.isVerified) && externalCosts.allSatisfy(\.isVerified)
      && tables.priceIndices.allSatisfy(\.isVerified)
      && tables.discountSteps.allSatisfy(\.isVerified)
      && tables.maintenance.allSatisfy(\.isVerified)
    let sources =
      parameters.rows.filter { row in deciding.contains { $0.rawValue == row.id.name } }
      .map(\.provenance) + externalCosts.map(\.provenance)
    return isVerified && !externalCosts.isEmpty
      && sources.allSatisfy { $0.source.contains("ASEK 8") }
  }
}
