import FreightAppraisal
import FreightIO
import FreightModel
import FreightPlanner

/// `omlast appraise`: present values of packages, from those effects that have a price so far.
enum AppraiseCommand {
  static func run(_ session: Session) async throws(Failure) -> ExitCode {
    let indices = try priceIndices(session)
    let chosen = try options(session)
    let planner = session.planner
    let demand = chosen[0].demandOptions
    let base = Scenario(kind: .base, investments: [], demandOptions: demand)
    let outcomes = await session.solve([base] + chosen).map { planner.outcome(of: $0) }
    let appraisals = outcomes.dropFirst().map { outcome in
      PackageAppraisal(
        Comparison(outcomes[0], outcome),
        investments: planner.scenarios.investments(of: outcome.scenario), year: planner.year,
        // The tables' rates are money of the year that they describe.
        priceLevel: String(session.study.baseYear), indices: indices,
        rules: PresentValueRules(session.study.parameters))
    }
    if session.arguments.has(.json) {
      try session.console.answer(json: AppraisalRecord(session, appraisals))
    } else {
      try session.console.answer(AppraisalText(session, appraisals).text)
    }
    return session.verdict(on: outcomes)
  }

  /// The package of `--with`, or every headline.
  private static func options(_ session: Session) throws(Failure) -> [Scenario] {
    let scenario = try session.scenario(session.arguments.list(.with))
    if !scenario.investments.isEmpty { return [scenario] }
    let headlines = session.planner.scenarios.headlineScenarios().map {
      Scenario(
        kind: $0.kind, investments: $0.investments, demandOptions: scenario.demandOptions)
    }
    guard !headlines.isEmpty else {
      throw .usage(["headline.csv names no package; name investments with --with"], in: .appraise)
    }
    return headlines
  }

  /// The factors of `--price-index`, by price level.
  static func priceIndices(_ session: Session) throws(Failure) -> [String: Double] {
    let known = Set(session.study.investments.map(\.priceLevel))
    var indices: [String: Double] = [:]
    var problems: [String] = []
    for entry in session.arguments.list(.priceIndex) {
      let parts = entry.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2, let factor = Double(parts[1]), factor > 0, factor.isFinite else {
        problems.append("--price-index is LEVEL=FACTOR with a factor above 0, not \"\(entry)\"")
        continue
      }
      if !known.contains(parts[0]) {
        let levels = known.sorted().joined(separator: ", ")
        problems.append("no investment has the price level \"\(parts[0])\"; there are \(levels)")
      }
      if indices.updateValue(factor, forKey: parts[0]) != nil {
        problems.append("--price-index has \(parts[0]) twice")
      }
    }
    guard problems.isEmpty else { throw .usage(problems, in: session.arguments.command) }
    return indices
  }
}

/// What the figures leave out; stands with them wherever they are shown.
let appraisalLimits = """
  Incomplete: shippers' cost (logsum) and background traffic alone. No accidents, air, noise, wear \
  or CO2, no operators' or tax effects, no operation and maintenance, so no NNK-idu. Not an ASEK \
  appraisal.
  """

/// The terminal's answer: for each package the yearly table and what it comes to.
private struct AppraisalText {
  let session: Session
  let appraisals: [PackageAppraisal]

  init(_ session: Session, _ appraisals: [PackageAppraisal]) {
    self.session = session
    self.appraisals = appraisals
  }

  var text: String {
    let rules = PresentValueRules(session.study.parameters)
    return """
      \(session.study.title)
      Present values, \(session.conditions); minus is a cost. \(rules.discountRate.percent()) % real, \
      \(rules.constructionYears) years of building, \(rules.appraisalYears) years of effects, \
      growth \(rules.effectGrowth.percent()) % a year, residual value \
      \(rules.residualShare.percent(0)) %, tax factor \(rules.taxFactor.fixed(2)).
      \(appraisalLimits)

      \(appraisals.map(text(of:)).joined(separator: "\n"))
      """
  }

  private func text(of appraisal: PackageAppraisal) -> String {
    let level = appraisal.priceLevel
    var text = appraisal.comparison.option.id + ", opened in \(appraisal.openingYear)\n"
    guard let effects = appraisal.effects else {
      return text + "Yearly effect: smaller than the two solves' gaps; no present value.\n"
    }
    text += table(appraisal, effects)
    text += "Effects, present value: \(effects.effects.fixed(2)) MSEK in \(level) money\n"
    for cost in appraisal.costs {
      text +=
        "Investment, present value: \(cost.value.investment.fixed(2)) MSEK in \(cost.priceLevel) "
        + "money (\(cost.costMSEK.fixed(1)) MSEK before building time and tax factor)\n"
    }
    guard let value = appraisal.value else {
      let missing = appraisal.costs.filter { $0.index == nil }.map(\.priceLevel)
      return text + """
        No NNV: there is no price index with a source from \(missing.joined(separator: ", ")) to \
        \(level) money; give one with --price-index.
        NNV is 0 where costs in \(level) money are \
        \(appraisal.breakEvenFactor.map { $0.fixed(3) } ?? "?") times those above.

        """
    }
    return text + """
      NNV \(value.net.fixed(2)) MSEK, NNK-i \(value.perInvestment?.fixed(3) ?? "none"), first-year \
      rate of return \(value.firstYearRate.map { $0.percent() + " %" } ?? "none"), paid back \
      \(value.paybackYears.map { "after \($0) years" } ?? "never"), all in \(level) money

      """
  }

  /// Every year; the investment by price level as long as it cannot be added to the effects.
  private func table(_ appraisal: PackageAppraisal, _ effects: PresentValue) -> String {
    let level = appraisal.priceLevel
    let lines = appraisal.value.map { [$0] } ?? appraisal.costs.map(\.value)
    let levels = appraisal.value == nil ? appraisal.costs.map(\.priceLevel) : [level]
    var table = TextTable(
      [.text("Year"), .number("Factor")]
        + levels.map { .number("Investment", "MSEK, \($0)") }
        + [.number("Effects", "MSEK, \(level)"), .number("Residual", "MSEK")]
        + (appraisal.value == nil
          ? [.number("Effects so far", "PV")] : [.number("All so far", "PV")]))
    for (row, year) in effects.years.enumerated() {
      let residual = lines.reduce(0) { $0 + $1.years[row].residual }
      let cumulative = appraisal.value?.years[row].cumulative ?? year.cumulative
      table.add(
        [String(year.year), year.discountFactor.fixed(4)]
          + lines.map { $0.years[row].investment.fixed(2) }
          + [
            year.effects.fixed(3),
            appraisal.value == nil && residual != 0 ? "mixed" : residual.fixed(2),
            cumulative.fixed(2),
          ])
    }
    return table.text()
  }
}

/// The same as JSON.
private struct AppraisalRecord: Encodable {
  struct Year: Encodable {
    let year: Int
    let discountFactor: Double
    let effectsMsek: Double
    /// By price level, in the order of `costs`.
    let investmentMsek: [Double]
  }

  struct Cost: Encodable {
    let priceLevel: String
    let costMsek: Double
    let presentValueMsek: Double
    let priceIndex: Double?
  }

  struct Package: Encodable {
    let id: String
    let openingYear: Int
    let effectsSekPerYear: Double?
    let effectsPresentValueMsek: Double?
    let effectsPriceLevel: String
    let costs: [Cost]
    let breakEvenFactor: Double?
    let nnvMsek: Double?
    let nnkI: Double?
    let firstYearRate: Double?
    let paybackYears: Int?
    let years: [Year]

    init(_ appraisal: PackageAppraisal) {
      id = appraisal.comparison.option.id
      openingYear = appraisal.openingYear
      let total = appraisal.comparison.totalCost
      effectsSekPerYear = total.isResolved ? -total.value : nil
      effectsPresentValueMsek = appraisal.effects?.effects
      effectsPriceLevel = appraisal.priceLevel
      costs = appraisal.costs.map {
        Cost(
          priceLevel: $0.priceLevel, costMsek: $0.costMSEK,
          presentValueMsek: $0.value.investment, priceIndex: $0.index)
      }
      breakEvenFactor = appraisal.breakEvenFactor
      nnvMsek = appraisal.value?.net
      nnkI = appraisal.value?.perInvestment
      firstYearRate = appraisal.value?.firstYearRate
      paybackYears = appraisal.value?.paybackYears
      years = (appraisal.effects?.years ?? []).enumerated().map { row, year in
        Year(
          year: year.year, discountFactor: year.discountFactor, effectsMsek: year.effects,
          investmentMsek: appraisal.costs.map { $0.value.years[row].investment })
      }
    }
  }

  let schemaVersion = 1
  let year: Int
  let limits: String
  let packages: [Package]

  init(_ session: Session, _ appraisals: [PackageAppraisal]) {
    year = session.planner.year
    limits = appraisalLimits
    packages = appraisals.map(Package.init)
  }
}
