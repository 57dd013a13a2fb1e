import FreightAppraisal
import FreightModel
import FreightReport

extension AppraisalBasis {
  /// What the figures may be called, and what they leave out; stands with them wherever they are
  /// shown.
  ///
  /// - Parameter vehicles: those of the network, whose traffic may lack unit values.
  func limits(_ vehicles: [Vehicle]) -> String {
    let values = parameters.rows.map(\.isVerified) + externalCosts.map(\.isVerified)
    let unverified = values.count { !$0 }
    let standard =
      isASEK8
      ? "An appraisal by ASEK 8."
      : "Not an ASEK 8 appraisal: \(unverified) of \(values.count) values are not verified."
    let co2 =
      isNet
      ? "CO2 and taxes are inside the net unit values."
      : valuesCO2
        ? "CO2 is valued by itself." : "CO2 is in operating costs and has no value of its own."
    let traffic = UnpricedTraffic.phrases(unpricedTraffic(of: vehicles)).map { $0.en + "; " }
    return standard
      + " Not valued: profits of terminals and carriers; track charges and fairway dues; "
      + traffic.joined() + "reliability; barriers and land. " + co2
  }
}

extension AppraisalEffect {
  /// The effect as a heading.
  var title: String {
    switch self {
    case .freight(let industry): "Freight, \(industry.title.lowercased())"
    case .empties: "Empties"
    case .background: "Cars and other lorries"
    case .terminals: "Terminals and ports"
    case .carriers: "Carriers"
    case .charges: "Track charges and dues"
    case .external(.accidents): "Accidents"
    case .external(.air): "Air pollution"
    case .external(.noise): "Noise"
    case .external(.wear): "Wear of road and track"
    case .external(.all): "External costs, net"
    case .co2: "CO2"
    case .fuelTax: "Fuel tax"
    }
  }
}

/// The terminal's answer: for each package its effects, the yearly table and what it comes to.
struct AppraisalText {
  let session: Session
  let basis: AppraisalBasis
  let appraisals: [PackageAppraisal]

  init(_ session: Session, _ basis: AppraisalBasis, _ appraisals: [PackageAppraisal]) {
    self.session = session
    self.basis = basis
    self.appraisals = appraisals
  }

  var text: String {
    let rules = basis.rules
    let later = rules.laterRates.map { ", \($0.rate.percent()) % from year \($0.fromYear)" }
      .joined()
    return """
      \(session.text(session.study.title))
      Present values at the start of \(Int(basis.parameters[.discountYear])), \(session.conditions), \
      in money of \(basis.priceLevel); minus is a loss or \
      cost. \(rules.discountRate.percent()) % real\(later), \(rules.constructionYears) years of \
      building, \(rules.appraisalYears) years of effects, growth \(rules.effectGrowth.percent()) % \
      a year, residual value \(rules.residualShare.percent(0)) %, tax factor \
      \(rules.taxFactor.fixed(2)).
      \(basis.limits(session.study.network.vehicles))
      "*": a price, an index or the emissions behind the effect is an estimate.

      \(appraisals.map(text(of:)).joined(separator: "\n"))
      """
  }

  private func text(of appraisal: PackageAppraisal) -> String {
    var text = appraisal.comparison.option.id + ", opened in \(appraisal.openingYear)"
    text += appraisal.waitsForTheLast ? ", all with the last\n" : "\n"
    guard let effects = appraisal.effects else {
      text += "Yearly effect: smaller than what the two solves tell apart\(session.gapDoubt)"
      guard let value = appraisal.value else { return text + "; no present value.\n" }
      return text
        + ", in all below \(appraisal.thresholdMSEK.gap) MSEK of present value to users.\n"
        + costText(appraisal)
        + "NNV \(value.net.fixed(2)) MSEK\(without(appraisal)): less the cost.\n"
    }
    text += effectTable(appraisal) + yearTable(appraisal, effects) + costText(appraisal)
    if let rule = appraisal.ruleOfAHalf {
      let users = appraisal.items.reduce(0.0) { sum, item in
        if case .freight = item.effect { sum + (item.sekPerYear ?? 0) } else { sum }
      }
      text +=
        "Shippers' gain by logsum \(users.fixed(0)) SEK/yr, by the rule of a half "
        + "\(rule.gainSEKPerYear.fixed(0))"
        + (rule.tonnesWithoutRule > 0
          ? " without \(rule.tonnesWithoutRule.fixed(0)) t/yr on new or lost chains" : "") + "\n"
    }
    return text + verdict(appraisal)
  }

  private func effectTable(_ appraisal: PackageAppraisal) -> String {
    var table = TextTable(
      [.text("Effect"), .number("Per year", "MSEK"), .number("Present value", "MSEK")])
    for item in appraisal.items {
      table.add([
        item.effect.title + (item.isEstimate ? " *" : ""),
        item.sekPerYear.map { ($0 / 1e6).fixed(3) } ?? "not valued",
        appraisal.presentValue(of: item)?.fixed(2) ?? "",
      ])
    }
    return table.text()
  }

  private func yearTable(_ appraisal: PackageAppraisal, _ effects: PresentValue) -> String {
    var table = TextTable(
      [.text("Year"), .number("Factor")]
        + ["Investment", "Effects", "Maintenance", "Residual", "All so far, PV"].map {
          .number($0, "MSEK")
        })
    for year in (appraisal.value ?? effects).years {
      let isKnown = appraisal.value != nil
      table.add([
        String(year.year), year.discountFactor.fixed(4),
        isKnown ? year.investment.fixed(2) : "?", year.effects.fixed(3),
        isKnown ? year.maintenance.fixed(3) : "?", isKnown ? year.residual.fixed(2) : "?",
        year.cumulative.fixed(2),
      ])
    }
    return table.text()
  }

  private func costText(_ appraisal: PackageAppraisal) -> String {
    appraisal.costs.map { cost in
      let investment = cost.investment
      let own = investment.costMSEK.map { "\($0.fixed(1)) MSEK" } ?? "cost unknown"
      let here = cost.costMSEK.map { ", \($0.fixed(1)) MSEK in \(appraisal.priceLevel) money" }
      let upkeep =
        cost.maintenance.map { "maintenance \($0.fixed(2)) MSEK/yr" } ?? "maintenance not known"
      return
        "\(investment.id), \(session.text(investment.name)): \(own) in \(investment.priceLevel) money\(here ?? ""), "
        + "\(investment.payer.rawValue) plan, \(upkeep)\n"
    }.joined()
  }

  private func verdict(_ appraisal: PackageAppraisal) -> String {
    let affordable = appraisal.affordableMSEK ?? 0
    let fits =
      affordable > 0
      ? "NNV is 0 or above up to an investment of \(affordable.fixed(1)) MSEK"
      : "No investment, however small, gives an NNV of 0"
    guard let value = appraisal.value else {
      let missing = appraisal.costs.filter { $0.costMSEK == nil }.map { cost in
        cost.investment.costMSEK == nil
          ? "\(cost.investment.id) has no cost"
          : "no price index from \(cost.investment.priceLevel) to \(appraisal.priceLevel) money; "
            + "give one with --price-index"
      }
      return "No NNV: \(missing.joined(separator: "; ")).\n\(fits).\n"
    }
    let ratio = appraisal.perInvestmentAndMaintenance
    return """
      NNV \(value.net.fixed(2)) MSEK\(without(appraisal)), NNK-i \(value.perInvestment?.fixed(3) ?? "none"), NNK-idu \
      \(ratio?.fixed(3) ?? "not told while maintenance is not known"), first-year rate of return \
      \(value.firstYearRate.map { $0.percent() + " %" } ?? "none"), paid back \
      \(value.paybackYears.map { "after \($0) years" } ?? "never"). \(fits).\(growing(appraisal))

      """
  }

  /// Whose maintenance is not known and not in NNV, in brackets; empty where all is known.
  private func without(_ appraisal: PackageAppraisal) -> String {
    let missing = appraisal.withoutMaintenance.map(\.id.name)
    return missing.isEmpty ? "" : " (without maintenance of \(missing.joined(separator: ", ")))"
  }

  private func growing(_ appraisal: PackageAppraisal) -> String {
    appraisal.growingMSEK.map {
      " If effects grow as demand does (growth.csv), NNV is \($0.fixed(2)) MSEK."
    } ?? ""
  }
}
