import FreightAppraisal
import FreightGraph
import FreightModel
import FreightPlanner

/// `omlast appraise --json`.
struct AppraisalRecord: Encodable {
  struct Effect: Encodable {
    let effect: String
    let party: String
    /// Null for what has no price.
    let sekPerYear: Double?
    let presentValueMsek: Double?
    /// Whether a price, an index or the emissions behind it is an estimate.
    let isEstimate: Bool
  }

  struct Cost: Encodable {
    let investment: String
    let payer: String
    let priceLevel: String
    let costMsek: Double?
    let priceIndex: Double?
    let maintenanceMsekPerYear: Double?
  }

  struct Year: Encodable {
    let year: Int
    let discountFactor: Double
    let effectsMsek: Double
    /// Null without an NNV.
    let investmentMsek: Double?
    let maintenanceMsek: Double?
    let residualMsek: Double?
  }

  struct Package: Encodable {
    let id: String
    /// Whether the solves of the base case and of the package reached the gap asked for.
    let isConverged: Bool
    let openingYear: Int
    /// Whether parts of the package could open earlier than it is taken to.
    let opensWithTheLast: Bool
    /// Whether the solves tell it from the base case; otherwise NNV is less the cost, and the
    /// users' gain is below `effect_threshold_msek` of present value.
    let isDetected: Bool
    let effectThresholdMsek: Double
    let effects: [Effect]
    let effectsPresentValueMsek: Double?
    let ruleOfAHalfSekPerYear: Double?
    let costs: [Cost]
    let affordableMsek: Double?
    let nnvMsek: Double?
    /// Investments whose operation and maintenance is not known and not in NNV.
    let withoutMaintenance: [String]
    /// Where effects grow as demand does, by the rates of `growth.csv`.
    let nnvGrowingMsek: Double?
    let nnkI: Double?
    let nnkIdu: Double?
    let firstYearRate: Double?
    let paybackYears: Int?
    let years: [Year]

    init(_ appraisal: PackageAppraisal) {
      id = appraisal.comparison.option.id
      isConverged = appraisal.comparison.isConverged
      openingYear = appraisal.openingYear
      opensWithTheLast = appraisal.waitsForTheLast
      isDetected = appraisal.isDetected
      effectThresholdMsek = appraisal.thresholdMSEK
      effects = appraisal.items.map { item in
        Effect(
          effect: item.effect.id, party: item.effect.party.rawValue, sekPerYear: item.sekPerYear,
          presentValueMsek: appraisal.presentValue(of: item), isEstimate: item.isEstimate)
      }
      effectsPresentValueMsek = appraisal.effects?.effects
      ruleOfAHalfSekPerYear = appraisal.ruleOfAHalf?.gainSEKPerYear
      costs = appraisal.costs.map {
        Cost(
          investment: $0.investment.id.name, payer: $0.investment.payer.rawValue,
          priceLevel: $0.investment.priceLevel, costMsek: $0.investment.costMSEK,
          priceIndex: $0.index, maintenanceMsekPerYear: $0.maintenance)
      }
      affordableMsek = appraisal.affordableMSEK
      nnvMsek = appraisal.value?.net
      withoutMaintenance = appraisal.withoutMaintenance.map(\.id.name)
      nnvGrowingMsek = appraisal.growingMSEK
      nnkI = appraisal.value?.perInvestment
      nnkIdu = appraisal.perInvestmentAndMaintenance
      firstYearRate = appraisal.value?.firstYearRate
      paybackYears = appraisal.value?.paybackYears
      let isKnown = appraisal.value != nil
      years = ((appraisal.value ?? appraisal.effects)?.years ?? []).map { year in
        Year(
          year: year.year, discountFactor: year.discountFactor, effectsMsek: year.effects,
          investmentMsek: isKnown ? year.investment : nil,
          maintenanceMsek: isKnown ? year.maintenance : nil,
          residualMsek: isKnown ? year.residual : nil)
      }
    }
  }

  let schemaVersion = 4
  let year: Int
  /// The year at whose start all present values stand.
  let discountYear: Int
  let priceLevel: String
  let isAsek8: Bool
  let limits: String
  /// Whose cost of delay the classes pay, and what the gaps of the solves prove.
  let delayValues: String
  let gapCertificate: String
  let packages: [Package]

  init(_ session: Session, _ basis: AppraisalBasis, _ appraisals: [PackageAppraisal]) {
    let delayValues = session.planner.delayValues
    self.delayValues = delayValues.rawValue
    gapCertificate = RunRecord.gapCertificate(hasCommonDelayValues: delayValues == .common)
    year = basis.year
    discountYear = Int(basis.parameters[.discountYear])
    priceLevel = basis.priceLevel
    isAsek8 = basis.isASEK8
    // JSON is the same in every language.
    limits = basis.limits(session.study.network.vehicles).en
    packages = appraisals.map(Package.init)
  }
}
