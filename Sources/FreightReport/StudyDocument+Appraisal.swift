import FreightAppraisal
import FreightModel

extension StudyDocument {
  /// What one option is worth over its years, in the order of `comparisons`; amounts are in money
  /// of `price_level`, above zero for a gain.
  struct AppraisalEntry: Encodable {
    let scenario: String
    let openingYear: Int
    /// The year at whose start all present values stand.
    let discountYear: Int
    /// Whether the solves tell the option from the base case; otherwise NNV is less the cost.
    let isEffectDetected: Bool
    /// Present value of the threshold below which a users' gain is not told.
    let effectThresholdSek: Number
    let priceLevel: String
    let isAsek8: Bool
    let effects: [EffectEntry]
    let ruleOfAHalfSekPerYear: Number
    let costs: [CostEntry]
    let investmentPresentValueSek: Number
    let maintenancePresentValueSek: Number
    let residualPresentValueSek: Number
    let effectsPresentValueSek: Number
    let nnvSek: Number
    let nnkI: Number
    let nnkIdu: Number
    let firstYearRate: Number
    let paybackYears: Int?
    /// The largest investment with an NNV of zero.
    let affordableSek: Number
    /// With CO2 valued by itself where it is not, or within operating costs where it is.
    let nnvOtherCo2Sek: Number
    /// Where each effect grows as the traffic behind it does.
    let nnvGrowingSek: Number
    /// Investments whose operation and maintenance is not known and not in NNV.
    let withoutMaintenance: [String]
    /// Threshold above which the yearly worth to users is told, SEK/yr.
    let resolutionSekPerYear: Number

    init(_ option: ResultView.Option, isASEK8: Bool, discountYear: Int) {
      let appraisal = option.appraisal
      func sek(_ millions: Double?) -> Number { Number(millions.map { $0 * 1e6 } ?? .nan) }
      let value = appraisal.value
      scenario = appraisal.comparison.option.id
      openingYear = appraisal.openingYear
      self.discountYear = discountYear
      isEffectDetected = appraisal.isDetected
      effectThresholdSek = sek(appraisal.thresholdMSEK)
      priceLevel = appraisal.priceLevel
      isAsek8 = isASEK8
      effects = appraisal.items.map { EffectEntry($0, appraisal) }
      ruleOfAHalfSekPerYear = Number(appraisal.ruleOfAHalf?.gainSEKPerYear ?? .nan)
      costs = appraisal.costs.map(CostEntry.init)
      investmentPresentValueSek = sek(value?.investment)
      maintenancePresentValueSek = sek(value?.maintenance)
      residualPresentValueSek = sek(value?.residual)
      effectsPresentValueSek = sek(appraisal.effects?.effects)
      nnvSek = sek(value?.net)
      nnkI = Number(value?.perInvestment ?? .nan)
      nnkIdu = Number(appraisal.perInvestmentAndMaintenance ?? .nan)
      firstYearRate = Number(value?.firstYearRate ?? .nan)
      paybackYears = value?.paybackYears
      affordableSek = sek(appraisal.affordableMSEK)
      nnvOtherCo2Sek = sek(option.otherCO2MSEK)
      nnvGrowingSek = sek(appraisal.growingMSEK)
      withoutMaintenance = appraisal.withoutMaintenance.map(\.id.name)
      resolutionSekPerYear = Number(appraisal.comparison.totalCost.resolution)
    }
  }

  /// One effect with the rows that price it; null where it has no price.
  struct EffectEntry: Encodable {
    let effect: String
    let party: String
    let sekPerYear: Number
    let presentValueSek: Number
    /// `external_cost.csv` rows or parameters behind it.
    let pricedBy: [String]
    /// Whether any of them, or the emissions behind them, is an estimate.
    let isEstimate: Bool

    init(_ item: AppraisalItem, _ appraisal: PackageAppraisal) {
      effect = item.effect.id
      party = item.effect.party.rawValue
      sekPerYear = Number(item.sekPerYear ?? .nan)
      presentValueSek = Number(appraisal.presentValue(of: item).map { $0 * 1e6 } ?? .nan)
      pricedBy = item.work.map(\.id)
      isEstimate = item.isEstimate
    }
  }

  struct CostEntry: Encodable {
    let investment: String
    let payer: String
    let costMsek: Number
    let priceLevel: String
    let priceFactor: Number
    let maintenanceMsekPerYear: Number

    init(_ cost: PackageAppraisal.Cost) {
      investment = cost.investment.id.name
      payer = cost.investment.payer.rawValue
      costMsek = Number(cost.investment.costMSEK ?? .nan)
      priceLevel = cost.investment.priceLevel
      priceFactor = Number(cost.index ?? .nan)
      maintenanceMsekPerYear = Number(cost.maintenance ?? .nan)
    }
  }

  /// A unit value of an external effect.
  struct UnitValueEntry: Encodable {
    let id: String
    let effect: String
    let traffic: String
    let roadClasses: [String]
    let value: Number
    let unit: String
    let low: Number
    let high: Number
    let priceLevel: String
    let basis: String
    let source: String
    let confidence: String
    let isVerified: Bool
    /// Whether the appraisal prices with it: gross or net values, never both.
    let isUsed: Bool

    init(_ row: ExternalCost, isUsed: Bool) {
      self.isUsed = isUsed
      id = row.id.name
      effect = row.effect.rawValue
      traffic = row.traffic.rawValue
      roadClasses = row.roadClasses.sorted().map(\.name)
      value = Number(row.value)
      unit = row.unit.rawValue
      low = Number(row.range.lowerBound)
      high = Number(row.range.upperBound)
      priceLevel = row.priceLevel
      basis = row.basis.rawValue
      source = row.provenance.source
      confidence = row.provenance.confidence.rawValue
      isVerified = row.isVerified
    }
  }
}
