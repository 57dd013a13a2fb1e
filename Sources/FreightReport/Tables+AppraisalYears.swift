import FreightAppraisal
import FreightModel

private func msek(
  _ key: String, _ sv: String, _ en: String, _ decimals: Int = 1, isShown: Bool = true
) -> ReportTable.Column {
  .init(
    key: key + "_msek", heading: Label(sv: sv, en: en), unit: Unit.msek, decimals: decimals,
    csvDecimals: 9, isShown: isShown, isDifference: true)
}

/// Every year of every option that has a net present value.
func appraisalYearTable(_ view: ResultView) -> ReportTable {
  ReportTable(
    id: "appraisal_years", title: Label(sv: "Kalkylen år för år", en: "The appraisal year by year"),
    note: Label(
      sv:
        "Belopp vid årets slut, diskonterade till början av \(view.discountYear). Byggtid, "
        + "öppningsår och vart tionde år för huvudpaketen; alla år och åtgärder i CSV-filen.",
      en:
        "Amounts at the end of the year, discounted to the start of \(view.discountYear). Years of "
        + "building, the opening year and every tenth year of the headline packages; all years and "
        + "options in the CSV file."),
    columns: optionHead + [
      .init(key: "year", heading: Label(sv: "År", en: "Year"), isNumeric: false),
      .init(
        key: "discount_factor", heading: Label(sv: "Diskonterings\u{ad}faktor", en: "Factor"),
        decimals: 4, csvDecimals: 15),
      .init(
        key: "growth_factor", heading: Label(sv: "Tillväxt", en: "Growth"), csvDecimals: 15,
        isShown: false),
      msek("investment", "Investering", "Investment"),
      msek("users", "Trafikanter och transport\u{ad}köpare", "Users and shippers", 2),
      msek(
        "operators", "Transport- och terminal\u{ad}företag", "Operators", 2,
        isShown: view.hasProfits),
      msek("others", "Externa effekter", "External effects", 2),
      msek("state", "Budget\u{ad}effekter", "Public budget", 2),
      msek("maintenance", "Drift och underhåll", "Operation and maintenance", 2),
      msek("residual", "Restvärde", "Residual", isShown: false),
      msek("net", "Summa", "Sum", 2),
      msek("cumulative_present_value", "Nuvärde hittills", "Present value so far"),
    ],
    rows: view.options.flatMap { option -> [ReportTable.Row] in
      let appraisal = option.appraisal
      return (appraisal.value?.years ?? []).map { year in
        let parties = AppraisalEffect.Party.allCases
        let sinceOpening = year.year - appraisal.openingYear
        return .init(
          cells: shortHead(option, view) + [
            .text(String(year.year)), .number(year.discountFactor), .number(year.growth),
            .number(year.investment),
          ]
            + parties.map { .number(appraisal.sekPerYear(of: $0) / 1e6 * year.growth) } + [
              .number(year.maintenance), .number(year.residual), .number(year.net),
              .number(year.cumulative),
            ],
          isShown: view.isHeadline(option) && (sinceOpening <= 0 || sinceOpening % 10 == 9))
      }
    })
}

/// What each option's investments cost, who pays and what they cost to keep.
func appraisalCostTable(_ view: ResultView) -> ReportTable {
  let level = view.result.appraisalBasis.priceLevel
  return ReportTable(
    id: "appraisal_costs",
    title: Label(sv: "Kostnader i kalkylen", en: "Costs in the appraisal"),
    note: Label(
      sv: "Kostnad före skattefaktor i \(level) års penningvärde, omräknad med konsumentprisindex; "
        + "ursprunglig kostnad och prisnivå står i tabellen Åtgärderna. ? = inte känt och inte med "
        + "i NNV. Huvudpaketen; övriga i CSV-filen.",
      en: "Cost before tax factor in money of \(level), converted by consumer prices; the original "
        + "cost and its price level are in the table of investments. ? = not known, and not in "
        + "NNV. Headline packages; others in the CSV file."),
    columns: optionHead + [
      .init(
        key: "investment_id", heading: Label(sv: "Kod", en: "Code"), isShown: false,
        isNumeric: false),
      .init(key: "investment", heading: Label(sv: "Del", en: "Part"), isNumeric: false),
      .init(key: "funding", heading: Label(sv: "Finansiering", en: "Funding"), isNumeric: false),
      .init(
        key: "opening_year", heading: Label(sv: "Öppningsår", en: "Opens"), isNumeric: false),
      .init(
        key: "cost_msek", heading: Label(sv: "Kostnad", en: "Cost"), unit: Unit.msek,
        csvDecimals: 6),
      .init(
        key: "original_cost_msek", heading: Label(sv: "Ursprunglig kostnad", en: "Original cost"),
        unit: Unit.msek, csvDecimals: 6, isShown: false),
      .init(
        key: "price_level", heading: Label(sv: "Prisnivå", en: "Price level"), isShown: false,
        isNumeric: false),
      .init(
        key: "price_factor", heading: Label(sv: "Prisindex", en: "Price index"), decimals: 3,
        csvDecimals: 12, isShown: false),
      .init(
        key: "maintenance_msek_per_year",
        heading: Label(sv: "Drift och underhåll", en: "Operation and maintenance"),
        unit: Unit.msekPerYear, decimals: 2, csvDecimals: 9),
    ],
    rows: view.options.flatMap { option in
      option.appraisal.costs.map { cost in
        let investment = cost.investment
        return .init(
          cells: shortHead(option, view) + [
            .text(investment.id.name), .label(investment.name),
            .label(title(of: investment.payer)), .text(String(investment.openingYear)),
            .known(cost.costMSEK), .known(investment.costMSEK), .text(investment.priceLevel),
            .known(cost.index),
            cost.maintenance.map { .number($0) } ?? .words(Label(sv: "?", en: "?")),
          ], isEstimate: investment.provenance.isEstimate, isShown: view.isHeadline(option))
      }
    })
}

/// Who pays and who gains.
func distributionTable(_ view: ResultView) -> ReportTable {
  let parties: [AppraisalEffect.Party] = [.operators, .others, .state]
  func column(_ key: String, _ label: Label, isShown: Bool = true) -> ReportTable.Column {
    .init(
      key: key + "_msek", heading: label, unit: Unit.msek, decimals: 1, csvDecimals: 6,
      isShown: isShown, isDifference: true)
  }
  return ReportTable(
    id: "distribution",
    title: Label(sv: "Vem betalar och vem vinner", en: "Who pays and who gains"),
    note: Label(
      sv:
        "Nuvärden vid början av \(view.discountYear). Finansiärens netto är dess del av kostnaden "
        + "före skattefaktor med den drift och det underhåll som är känt, mindre restvärde: den "
        + "som bygger antas också underhålla. Vad finansiärens invånare vinner vet modellen inte: "
        + "nyttorna redovisas efter grupp, och budgeteffekterna (drivmedelsskatt) är statens. "
        + "Skattefaktorn bärs av alla. Raden summerar till NNV med tomma lastbärare, som står i "
        + "CSV-filen. Plus är en nytta, minus en kostnad.",
      en:
        "Present values at the start of \(view.discountYear). A payer's net is its part of the "
        + "cost before tax factor with what operation and maintenance is known, less what is left: "
        + "whoever builds is taken to maintain. What a payer's inhabitants gain the model does not "
        + "know: gains stand by group, and the public budget (fuel tax) is the state's. The tax "
        + "factor is borne by all. The row adds up to NNV with empties, which are in the CSV file. "
        + "Plus is a gain, minus a cost."),
    columns: optionHead
      + Investment.Payer.allCases.map {
        column("cost_" + $0.rawValue, title(of: $0), isShown: false)
      }
      + Investment.Payer.allCases.map {
        let payer = title(of: $0)
        return column(
          "net_" + $0.rawValue, Label(sv: "\(payer.sv), netto", en: "\(payer.en), net"))
      }
      + [column("tax_cost", Label(sv: "Skattefaktor", en: "Tax factor"))]
      + Industry.allCases.map {
        column("freight_" + $0.rawValue, title(of: $0))
      } + [
        column("freight_empties", AppraisalEffect.empties.title, isShown: false),
        column("background_traffic", AppraisalEffect.background.title),
      ]
      + parties.map {
        column($0.rawValue, $0.title, isShown: $0 != .operators || view.hasProfits)
      }
      + [column("nnv", Label(sv: "NNV", en: "NNV"))],
    rows: view.options.map { option in
      let appraisal = option.appraisal
      let users = appraisal.items.filter { $0.effect.party == .users }
      return .init(
        cells: optionHead(option, view)
          + Investment.Payer.allCases.map { payer in
            .known(appraisal.costMSEK(of: payer).map { -$0 })
          }
          + Investment.Payer.allCases.map { .known(appraisal.presentValue(of: $0)) }
          + [.known(appraisal.taxCostMSEK)] + users.map { .known(appraisal.presentValue(of: $0)) }
          + parties.map { .known(appraisal.presentValue(of: $0)) } + [.known(appraisal.value?.net)],
        isEstimate: option.isEstimate,
        isShown: option.subject != nil || view.isHeadline(option))
    })
}

/// Unit values of external effects.
func externalCostTable(_ view: ResultView) -> ReportTable {
  ReportTable(
    id: "external_costs",
    title: Label(sv: "Värden av externa effekter", en: "Unit values of external effects"),
    note: Label(
      sv:
        "Brutto: hela kostnaden, med skatter som en egen effekt. Netto: det som skatter och "
        + "avgifter inte täcker, med koldioxid; "
        + "används bara om parametern för externa effekter är 1.",
      en:
        "Gross: the whole cost, with taxes as an effect of their own. Net: what taxes and charges "
        + "do not cover, CO₂ included; used only where the parameter for external costs is 1."),
    columns: [
      .init(
        key: "value_id", heading: Label(sv: "Kod", en: "Code"), isShown: false,
        isNumeric: false),
      .init(key: "effect", heading: Label(sv: "Effekt", en: "Effect"), isNumeric: false),
      .init(key: "traffic", heading: Label(sv: "Trafik", en: "Traffic"), isNumeric: false),
      .init(key: "environment", heading: Label(sv: "Miljö", en: "Where"), isNumeric: false),
      .init(
        key: "value", heading: Label(sv: "Värde", en: "Value"), decimals: 3, csvDecimals: 6,
        isTrimmed: true),
      .init(
        key: "low", heading: Label(sv: "Lågt", en: "Low"), decimals: 3, csvDecimals: 6,
        isTrimmed: true),
      .init(
        key: "high", heading: Label(sv: "Högt", en: "High"), decimals: 3, csvDecimals: 6,
        isTrimmed: true),
      .init(key: "unit", heading: Label(sv: "Enhet", en: "Unit"), isNumeric: false),
      .init(
        key: "price_level", heading: Label(sv: "Prisnivå", en: "Price level"), isNumeric: false),
      .init(key: "basis", heading: Label(sv: "Slag", en: "Basis"), isNumeric: false),
      .init(key: "source", heading: DataWords.sourceHeading, isNumeric: false),
      .init(
        key: "verified", heading: Label(sv: "Verifierad", en: "Verified"), isShown: false,
        isNumeric: false),
    ],
    rows: view.study.appraisal.externalCosts.map { value in
      .init(
        cells: [
          .text(value.id.name), .label(AppraisalEffect.external(value.effect).title),
          .label(title(of: value.traffic)), .label(value.environment), .number(value.value),
          .number(value.range.lowerBound), .number(value.range.upperBound),
          .unit(value.unit.rawValue), .priceLevel(value.priceLevel),
          .label(
            value.basis == .gross
              ? Label(sv: "brutto", en: "gross") : Label(sv: "netto", en: "net")),
          .source(value.provenance), .flag(value.isVerified),
        ], isEstimate: value.provenance.isEstimate)
    })
}

func title(of traffic: ExternalCost.Traffic) -> Label {
  switch traffic {
  case .car: Label(sv: "personbil", en: "car")
  case .lorry: Label(sv: "lastbil", en: "lorry")
  case .train: Label(sv: "godståg", en: "freight train")
  case .ship: Label(sv: "fartyg", en: "ship")
  case .ferry: Label(sv: "färjeplats", en: "ferry place")
  }
}

/// What converts money of one year to another.
func priceIndexTable(_ view: ResultView) -> ReportTable {
  ReportTable(
    id: "price_indices", title: Label(sv: "Prisindex", en: "Price indices"),
    note: Label(
      sv:
        "Konsumentprisindex. Byggkostnader har stigit mer än konsumentpriserna: gamla kostnader i "
        + "kalkylen är snarare för låga.",
      en:
        "Consumer prices. Building costs have risen more: old costs in the appraisal are rather "
        + "too low."),
    columns: [
      .init(
        key: "price_level", heading: Label(sv: "Prisnivå", en: "Price level"), isNumeric: false),
      .init(
        key: "value", heading: Label(sv: "Index", en: "Index"), decimals: 2, csvDecimals: 9),
      .init(key: "source", heading: DataWords.sourceHeading, isNumeric: false),
    ],
    rows: view.study.appraisal.priceIndices.map {
      .init(
        cells: [.text($0.priceLevel), .number($0.value), .source($0.provenance)],
        isEstimate: $0.provenance.isEstimate)
    })
}

/// The discount rate by year.
func discountRateTable(_ view: ResultView) -> ReportTable {
  let rules = view.result.appraisalBasis.rules
  return ReportTable(
    id: "discount_rates", title: Label(sv: "Diskonteringsränta", en: "Discount rate"),
    note: Label(
      sv: "Real ränta från och med året, där \(view.discountYear) är år 1.",
      en: "Real rate from the year on, \(view.discountYear) being year 1."),
    columns: [
      .init(key: "from_year", heading: Label(sv: "Från år", en: "From year")),
      .init(
        key: "rate_percent", heading: Label(sv: "Ränta", en: "Rate"), unit: Unit.perCent,
        decimals: 2, csvDecimals: 9),
    ],
    rows: ([(1, rules.discountRate)] + rules.laterRates.map { ($0.fromYear, $0.rate) }).map {
      .init(cells: [.number(Double($0)), .number($1 * 100)])
    })
}
