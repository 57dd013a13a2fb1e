package import FreightAppraisal
package import FreightModel

extension AppraisalEffect {
  /// The effect in the terms of a *samlad effektbedömning*.
  package var title: Label {
    switch self {
    case .freight(.vehicle):
      Label(sv: "Godstransporter, fordonsindustri", en: "Freight, vehicle industry")
    case .freight(.manufacturing):
      Label(sv: "Godstransporter, övrig tillverkningsindustri", en: "Freight, other manufacturing")
    case .freight(.other):
      Label(sv: "Godstransporter, övrigt näringsliv", en: "Freight, other industry")
    case .empties: Label(sv: "Tomma lastbärare", en: "Empties")
    case .background:
      Label(sv: "Personbilar och övriga lastbilar", en: "Cars and other lorries")
    case .terminals:
      Label(sv: "Terminaler och hamnar, resultat", en: "Terminals and ports, profit")
    case .carriers: Label(sv: "Transportföretag, resultat", en: "Carriers, profit")
    case .charges:
      Label(sv: "Banavgifter och farledsavgifter", en: "Track charges and fairway dues")
    case .external(.accidents): Label(sv: "Trafikolyckor", en: "Accidents")
    case .external(.air): Label(sv: "Luftföroreningar", en: "Air pollution")
    case .external(.noise): Label(sv: "Buller", en: "Noise")
    case .external(.wear): Label(sv: "Slitage av väg och bana", en: "Wear of road and track")
    case .external(.all):
      Label(sv: "Externa effekter, netto efter skatter", en: "External costs, net of taxes")
    case .co2: Label(sv: "Koldioxid", en: "CO₂")
    case .fuelTax: Label(sv: "Drivmedelsskatter", en: "Fuel taxes")
    }
  }
}

extension AppraisalEffect.Party {
  /// Who it is.
  var title: Label {
    switch self {
    case .users: Label(sv: "Trafikanter och transportköpare", en: "Users and shippers")
    case .operators: Label(sv: "Transport- och terminalföretag", en: "Operators")
    case .others: Label(sv: "Externa effekter", en: "External effects")
    case .state: Label(sv: "Budgeteffekter", en: "Public budget")
    }
  }
}

extension PackageAppraisal {
  /// What goods gain by the logsum, all industries, MSEK/yr.
  var logsumGainMSEKPerYear: Double {
    items.reduce(0) { sum, item in
      if case .freight = item.effect { sum + (item.sekPerYear ?? 0) / 1e6 } else { sum }
    }
  }

  /// Present value of one party's effects, MSEK; nil where effects are not known.
  func presentValue(of party: AppraisalEffect.Party) -> Double? {
    effects.map { $0.effectFactor * sekPerYear(of: party) / 1e6 }
  }
}

extension ResultView {
  /// Whether operators keep anything of what they are paid: else prices follow costs.
  var hasProfits: Bool {
    study.parameters[.carrierProfitShare] != 0 || study.parameters[.terminalProfitShare] != 0
  }
}

/// What an option's rows begin with.
let optionHead: [ReportTable.Column] = [
  .init(
    key: "investment_ids", heading: Label(sv: "Kod", en: "Code"), isShown: false,
    isNumeric: false),
  .init(key: "name", heading: Label(sv: "Åtgärd (UA)", en: "Option (UA)"), isNumeric: false),
]

func optionHead(_ option: ResultView.Option, _ view: ResultView) -> [ReportTable.Cell] {
  [
    .text(option.outcome.value.scenario.id),
    .label(option.subject == nil ? view.headlineName(of: option) : title(of: option)),
  ]
}

/// As `optionHead`, by a headline's short name, for tables that repeat it.
func shortHead(_ option: ResultView.Option, _ view: ResultView) -> [ReportTable.Cell] {
  [.text(option.outcome.value.scenario.id), .label(view.headlineName(of: option))]
}

private func money(
  _ key: String, _ sv: String, _ en: String, isShown: Bool = true, isDifference: Bool = false
) -> ReportTable.Column {
  .init(
    key: key + "_msek", heading: Label(sv: sv, en: en), unit: Unit.msek, csvDecimals: 6,
    isShown: isShown, isDifference: isDifference)
}

/// What every option is worth over its years, and the largest investment that it would bear.
func appraisalTable(_ view: ResultView) -> ReportTable {
  let level = view.result.appraisalBasis.priceLevel
  let discountYear = view.discountYear
  let operators =
    view.hasProfits
    ? Label(sv: "transport- och terminalföretag, ", en: "operators, ") : Label(sv: "", en: "")
  return ReportTable(
    id: "appraisal", title: Label(sv: "Samhällsekonomisk kalkyl", en: "Appraisal"),
    note: Label(
      sv: "Nuvärden i \(level) års penningvärde, alla vid början av \(discountYear). "
        + "Kolumnerna märkta ”dras av” är kostnader; i de andra är plus en nytta. NNV är "
        + "trafikanter, \(operators.sv)externa effekter, budgeteffekter och restvärde minus de två "
        + "kostnaderna. "
        + "Investeringen är med skattefaktor och ränta under byggtiden. NNV är nettonuvärdet, "
        + "NNK\u{2011}i NNV per investerad krona, NNK\u{2011}idu NNV per krona i investering, "
        + "drift och underhåll. Lönsam upp till: den investeringskostnad, före skattefaktor, vid "
        + "vilken NNV är noll. Återbetalningstid: år från öppningen tills nuvärdet hittills är "
        + "noll och förblir det. Ej påvisbar: effekten är under beräkningarnas tröskel, vars "
        + "nuvärde står i mnkr, och NNV är då minus kostnaden. Drift och underhåll som inte är "
        + "känt ingår inte i NNV. Ett pakets delar räknas med samma öppningsår, den sista delens. "
        + "Paketen utom huvudpaketen står i CSV-filen.",
      en:
        "Present values in money of \(level), all at the start of \(discountYear). "
        + "The columns marked “deducted” are costs; in the others plus is a gain. NNV is users, "
        + "\(operators.en)external effects, public budget and residual less the two costs. The "
        + "investment has tax factor and interest while building. NNV is the net present value, "
        + "NNK\u{2011}i NNV per krona invested, NNK\u{2011}idu per krona of investment, operation "
        + "and maintenance. Fits within: the largest investment, before tax factor, with an NNV of "
        + "zero. Payback time: years from opening until the present value so far is nought and "
        + "stays so. Not detectable: the effect is below the solves' threshold, whose present "
        + "value is told in MSEK, and NNV is then less the cost. Operation and maintenance that is "
        + "not known is not in NNV. The parts of a package are taken to open together, with the "
        + "last. Packages other than the headlines are in the CSV file."),
    columns: optionHead + [
      .init(
        key: "opening_year", heading: Label(sv: "Öppningsår", en: "Opens"), isNumeric: false),
      .init(
        key: "discount_year", heading: Label(sv: "Diskonterat till", en: "Discounted to"),
        isShown: false, isNumeric: false),
      .init(
        key: "effect_detected", heading: Label(sv: "Effekt påvisad", en: "Effect detected"),
        isShown: false, isNumeric: false),
      money(
        "effect_threshold", "Tröskel för en påvisbar effekt", "Threshold of a detectable effect",
        isShown: false),
      money("cost", "Kostnad", "Cost"),
      money(
        "investment_present_value", "Investering, nuvärde (dras av)",
        "Investment, present value (deducted)"),
      money(
        "users_present_value", "Trafikanter och transport\u{ad}köpare", "Users and shippers",
        isDifference: true),
      money(
        "operators_present_value", "Transport- och terminal\u{ad}företag", "Operators",
        isShown: view.hasProfits, isDifference: true),
      money("others_present_value", "Externa effekter", "External effects", isDifference: true),
      money("state_present_value", "Budget\u{ad}effekter", "Public budget", isDifference: true),
      money(
        "maintenance_present_value", "Drift och underhåll (dras av)",
        "Operation and maintenance (deducted)"),
      .init(
        key: "without_maintenance",
        heading: Label(
          sv: "Drift och underhåll saknas för", en: "Operation and maintenance missing for"),
        isShown: view.options.contains { !$0.appraisal.isMaintenanceKnown }, isNumeric: false),
      money(
        "residual_present_value", "Restvärde", "Residual",
        isShown: view.options.contains { ($0.appraisal.value?.residual ?? 0) != 0 },
        isDifference: true),
      money("nnv", "NNV", "NNV", isDifference: true),
      .init(
        key: "nnv_sek", heading: Label(sv: "NNV", en: "NNV"), unit: Label(sv: "kr", en: "SEK"),
        csvDecimals: 0, isShown: false),
      .init(
        key: "nnk_i", heading: Label(sv: "NNK\u{2011}i", en: "NNK\u{2011}i"), decimals: 2,
        csvDecimals: 6,
        isDifference: true),
      .init(
        key: "nnk_idu", heading: Label(sv: "NNK\u{2011}idu", en: "NNK\u{2011}idu"), decimals: 2,
        csvDecimals: 6, isDifference: true),
      .init(
        key: "first_year_rate_percent",
        heading: Label(sv: "Första årets avkastning", en: "First-year return"),
        unit: Unit.perCent, decimals: 1, csvDecimals: 6, isDifference: true),
      .init(
        key: "payback_years",
        heading: Label(sv: "Åter\u{ad}betalnings\u{ad}tid", en: "Payback time"),
        unit: Label(sv: "år", en: "years")),
      money("affordable", "Lönsam upp till", "Fits within"),
      money(
        "nnv_other_co2", "NNV med annan CO₂-behandling", "NNV with CO₂ treated otherwise",
        isShown: false, isDifference: true),
      money(
        "nnv_growing", "NNV om effekterna växer som efterfrågan",
        "NNV with effects growing as demand does", isShown: false, isDifference: true),
      .init(
        key: "logsum_gain_msek_per_year",
        heading: Label(sv: "Gods, logsumma", en: "Freight, logsum"), unit: Unit.msekPerYear,
        csvDecimals: 9, isShown: false),
      .init(
        key: "rule_of_a_half_gain_msek_per_year",
        heading: Label(sv: "Gods, halveringsregeln", en: "Freight, rule of a half"),
        unit: Unit.msekPerYear, csvDecimals: 9, isShown: false),
    ],
    rows: view.options.map { option in
      let appraisal = option.appraisal
      let value = appraisal.value
      let affordable = appraisal.affordableMSEK
      return .init(
        cells: optionHead(option, view) + [
          .text(String(appraisal.openingYear)), .text(String(discountYear)),
          .flag(appraisal.isDetected), .number(appraisal.thresholdMSEK),
          .known(appraisal.totalCostMSEK), .known(value?.investment),
          appraisal.presentValue(of: .users).map { .number($0) }
            ?? .words(appraisal.notDetectedInWords),
          .known(appraisal.presentValue(of: .operators)),
          .known(appraisal.presentValue(of: .others)),
          .known(appraisal.presentValue(of: .state)), .known(value?.maintenance),
          .told(
            appraisal.withoutMaintenance.map(\.id.name).joined(separator: " + "),
            appraisal.withoutMaintenanceByName),
          .known(value?.residual), .known(value?.net), .known(value.map { $0.net * 1e6 }),
          .known(value?.perInvestment), .known(appraisal.perInvestmentAndMaintenance),
          .known(value?.firstYearRate.map { 100 * $0 }),
          value.map { $0.paybackYears.map { .number(Double($0)) } ?? .words(Term.neverPaid) }
            ?? .empty,
          affordable.map { $0 > 0 ? .number($0) : .words(Term.nothingFits) } ?? .empty,
          .known(option.otherCO2MSEK), .known(appraisal.growingMSEK),
          .known(appraisal.logsumGainMSEKPerYear),
          .known(appraisal.ruleOfAHalf.map { $0.gainSEKPerYear / 1e6 }),
        ], isEstimate: option.isEstimate,
        isShown: option.subject != nil || view.isHeadline(option))
    })
}
