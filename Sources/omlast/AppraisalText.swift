import FreightAppraisal
import FreightModel
import FreightReport

extension AppraisalBasis {
  /// What the figures may be called, and what they leave out; stands with them wherever they are
  /// shown.
  ///
  /// - Parameter vehicles: those of the network, whose traffic may lack unit values.
  func limits(_ vehicles: [Vehicle]) -> Label {
    let values = parameters.rows.map(\.isVerified) + externalCosts.map(\.isVerified)
    let unverified = values.count { !$0 }
    let standard =
      isASEK8
      ? Label(sv: "En kalkyl enligt ASEK 8.", en: "An appraisal by ASEK 8.")
      : Label(
        sv: "Ingen kalkyl enligt ASEK 8: \(unverified) av \(values.count) värden är inte "
          + "verifierade.",
        en: "Not an ASEK 8 appraisal: \(unverified) of \(values.count) values are not verified.")
    let co2 =
      isNet
      ? Label(
        sv: "CO₂ och skatter ingår i enhetsvärdenas nettobelopp.",
        en: "CO₂ and taxes are inside the net unit values.")
      : valuesCO2
        ? Label(sv: "CO₂ värderas för sig.", en: "CO₂ is valued by itself.")
        : Label(
          sv: "CO₂ ligger i trafikens kostnader och har inget eget värde.",
          en: "CO₂ is in operating costs and has no value of its own.")
    let missing = Unpriced.phrases(self, vehicles)
    let operators = operatorsInWords
    return Label(
      sv: "\(standard.sv) Inte värderat: \(missing.map(\.sv).joined(separator: "; ")). \(co2.sv) "
        + operators.sv,
      en: "\(standard.en) Not valued: \(missing.map(\.en).joined(separator: "; ")). \(co2.en) "
        + operators.en)
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

  private var language: Language { session.arguments.terminalLanguage }

  private func say(_ sv: String, _ en: String) -> String { Label(sv: sv, en: en)[language] }

  private func number(_ value: Double, _ digits: Int) -> String {
    value.fixed(digits, in: language)
  }

  var text: String {
    let rules = basis.rules
    let later = rules.laterRates.map { rate in
      say(
        ", \(rate.rate.percent(in: language)) % från år \(rate.fromYear)",
        ", \(rate.rate.percent(in: language)) % from year \(rate.fromYear)")
    }.joined()
    let start = Int(basis.parameters[.discountYear])
    let conditions = session.text(session.conditionsInWords)
    let rate = rules.discountRate.percent(in: language)
    let growth = rules.effectGrowth.percent(in: language)
    let residual = rules.residualShare.percent(0, in: language)
    let tax = number(rules.taxFactor, 2)
    let heading = say(
      "Nuvärden vid början av \(start), \(conditions), i \(basis.priceLevel) års penningvärde; "
        + "minus är en förlust eller kostnad. \(rate) % realt\(later), \(rules.constructionYears) "
        + "års byggtid, \(rules.appraisalYears) års effekter, tillväxt \(growth) % om året, "
        + "restvärde \(residual) %, skattefaktor \(tax).",
      "Present values at the start of \(start), \(conditions), in money of \(basis.priceLevel); "
        + "minus is a loss or cost. \(rate) % real\(later), \(rules.constructionYears) years of "
        + "building, \(rules.appraisalYears) years of effects, growth \(growth) % a year, residual "
        + "value \(residual) %, tax factor \(tax).")
    let mark = say(
      "\"*\": ett pris, ett index eller utsläppen bakom effekten är en uppskattning.",
      "\"*\": a price, an index or the emissions behind the effect is an estimate.")
    return """
      \(session.text(session.study.title))
      \(heading)
      \(session.text(basis.limits(session.study.network.vehicles)))
      \(mark)

      \(appraisals.map(text(of:)).joined(separator: "\n"))
      """
  }

  private func text(of appraisal: PackageAppraisal) -> String {
    let year = appraisal.openingYear
    let waits =
      appraisal.waitsForTheLast ? say(", alla delar med den sista", ", all with the last") : ""
    var text =
      appraisal.comparison.option.id + say(", öppnar \(year)", ", opened in \(year)") + waits + "\n"
    guard let effects = appraisal.effects else {
      let doubt = session.text(session.gapDoubtInWords)
      text += say(
        "Årets effekt: under de två beräkningarnas tröskel\(doubt)",
        "Yearly effect: below the two solves' threshold\(doubt)")
      guard let value = appraisal.value else {
        return text + say("; inget nuvärde.\n", "; no present value.\n")
      }
      let least = appraisal.thresholdMSEK.gap(in: language)
      return text
        + say(
          ", sammanlagt under \(least) mnkr i nuvärde för trafikanterna.\n",
          ", in all below \(least) MSEK of present value to users.\n")
        + costText(appraisal) + "NNV \(number(value.net, 2)) \(session.text(Self.msek))"
        + without(appraisal) + say(": minus kostnaden.\n", ": less the cost.\n")
    }
    text += effectTable(appraisal) + yearTable(appraisal, effects) + costText(appraisal)
    if let rule = appraisal.ruleOfAHalf {
      let users = appraisal.items.reduce(0.0) { sum, item in
        if case .freight = item.effect { sum + (item.sekPerYear ?? 0) } else { sum }
      }.fixed(0, in: language)
      let half = number(rule.gainSEKPerYear, 0)
      let lost = number(rule.tonnesWithoutRule, 0)
      text +=
        say(
          "Transportköparnas vinst med logsumman \(users) kr/år, med halveringsregeln \(half)",
          "Shippers' gain by logsum \(users) SEK/yr, by the rule of a half \(half)")
        + (rule.tonnesWithoutRule > 0
          ? say(
            " utan \(lost) ton/år på nya eller förlorade kedjor",
            " without \(lost) t/yr on new or lost chains") : "") + "\n"
    }
    return text + verdict(appraisal)
  }

  private static let msek = Label(sv: "mnkr", en: "MSEK")

  private func effectTable(_ appraisal: PackageAppraisal) -> String {
    let unit = session.text(Self.msek)
    var table = TextTable([
      .text(say("Effekt", "Effect")), .number(say("Per år", "Per year"), unit),
      .number(say("Nuvärde", "Present value"), unit),
    ])
    for item in appraisal.items {
      table.add([
        session.text(item.effect.title) + (item.isEstimate ? " *" : ""),
        item.sekPerYear.map { number($0 / 1e6, 3) } ?? say("ej värderad", "not valued"),
        appraisal.presentValue(of: item).map { number($0, 2) } ?? "",
      ])
    }
    return table.text()
  }

  private func yearTable(_ appraisal: PackageAppraisal, _ effects: PresentValue) -> String {
    let headings = [
      say("Investering", "Investment"), say("Effekter", "Effects"),
      say("Drift och underhåll", "Maintenance"), say("Restvärde", "Residual"),
      say("Allt hittills, nuvärde", "All so far, PV"),
    ]
    var table = TextTable(
      [.text(say("År", "Year")), .number(say("Faktor", "Factor"))]
        + headings.map { .number($0, session.text(Self.msek)) })
    for year in (appraisal.value ?? effects).years {
      let isKnown = appraisal.value != nil
      table.add([
        String(year.year), number(year.discountFactor, 4),
        isKnown ? number(year.investment, 2) : "?", number(year.effects, 3),
        isKnown ? number(year.maintenance, 3) : "?", isKnown ? number(year.residual, 2) : "?",
        number(year.cumulative, 2),
      ])
    }
    return table.text()
  }

  private func costText(_ appraisal: PackageAppraisal) -> String {
    appraisal.costs.map { cost in
      let investment = cost.investment
      let unit = session.text(Self.msek)
      let level = investment.priceLevel
      let own =
        investment.costMSEK.map { "\(number($0, 1)) \(unit)" }
        ?? say("okänd kostnad", "cost unknown")
      let here =
        cost.costMSEK.map { value in
          say(
            ", \(number(value, 1)) \(unit) i \(appraisal.priceLevel) års pengar",
            ", \(number(value, 1)) \(unit) in \(appraisal.priceLevel) money")
        } ?? ""
      let upkeep =
        cost.maintenance.map { value in
          say(
            "drift och underhåll \(number(value, 2)) \(unit)/år",
            "maintenance \(number(value, 2)) \(unit)/yr")
        } ?? say("drift och underhåll inte känt", "maintenance not known")
      return "\(investment.id), \(session.text(investment.name)): "
        + say("\(own) i \(level) års pengar", "\(own) in \(level) money")
        + "\(here), \(session.text(title(of: investment.payer))), \(upkeep)\n"
    }.joined()
  }

  private func verdict(_ appraisal: PackageAppraisal) -> String {
    let affordable = appraisal.affordableMSEK ?? 0
    let unit = session.text(Self.msek)
    let fits =
      affordable > 0
      ? say(
        "NNV är 0 eller mer upp till en investering på \(number(affordable, 1)) \(unit)",
        "NNV is 0 or above up to an investment of \(number(affordable, 1)) \(unit)")
      : say(
        "Ingen investering, hur liten den än är, ger NNV 0",
        "No investment, however small, gives an NNV of 0")
    guard let value = appraisal.value else {
      let missing = appraisal.costs.filter { $0.costMSEK == nil }.map { cost in
        let investment = cost.investment
        return investment.costMSEK == nil
          ? say("\(investment.id) saknar kostnad", "\(investment.id) has no cost")
          : say(
            "inget prisindex från \(investment.priceLevel) till \(appraisal.priceLevel) års "
              + "pengar; ange ett med --price-index",
            "no price index from \(investment.priceLevel) to \(appraisal.priceLevel) money; "
              + "give one with --price-index")
      }
      return say("Inget NNV: ", "No NNV: ") + missing.joined(separator: "; ") + ".\n\(fits).\n"
    }
    let none = say("inget", "none")
    let ratio = value.perInvestment.map { number($0, 3) } ?? none
    let all =
      appraisal.perInvestmentAndMaintenance.map { number($0, 3) }
      ?? say(
        "anges inte medan drift och underhåll inte är känt",
        "not told while maintenance is not known")
    let first = value.firstYearRate.map { $0.percent(in: language) + " %" } ?? none
    let paid =
      value.paybackYears.map { say("efter \($0) år", "after \($0) years") }
      ?? say("aldrig", "never")
    return
      "NNV \(number(value.net, 2)) \(unit)\(without(appraisal)), NNK-i \(ratio), NNK-idu \(all), "
      + say(
        "förstaårsavkastning \(first), återbetalt \(paid). ",
        "first-year rate of return \(first), paid back \(paid). ")
      + "\(fits).\(growing(appraisal))\n"
  }

  /// Whose maintenance is not known and not in NNV, in brackets; empty where all is known.
  private func without(_ appraisal: PackageAppraisal) -> String {
    let missing = session.text(appraisal.withoutMaintenanceByName)
    return missing.isEmpty
      ? ""
      : say(" (utan drift och underhåll för \(missing))", " (without maintenance of \(missing))")
  }

  private func growing(_ appraisal: PackageAppraisal) -> String {
    appraisal.growingMSEK.map {
      say(
        " Om effekterna växer som efterfrågan (growth.csv) är NNV \(number($0, 2)) mnkr.",
        " If effects grow as demand does (growth.csv), NNV is \(number($0, 2)) MSEK.")
    } ?? ""
  }
}
