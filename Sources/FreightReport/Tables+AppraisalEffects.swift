import FreightAppraisal
import FreightModel

/// Every effect of every option: example a year and present value.
func appraisalEffectTable(_ view: ResultView) -> ReportTable {
  ReportTable(
    id: "appraisal_effects",
    title: Label(sv: "Effekter av huvudpaketen", en: "Effects of the headline packages"),
    note: Label(
      sv:
        "Exempel per år är skillnaden mellan UA och JA; nyttan per år och nuvärdet har plus för en "
        + "nytta och minus för en kostnad. Ej värderad: det finns inget underlag för ett pris, och "
        + "effekten ingår inte i NNV. Övriga åtgärder står i CSV-filen.",
      en:
        "The example per year is option less base; worth per year and present value have plus for a "
        + "gain and minus for a cost. Not valued: nothing to price it by, and the effect is not in NNV. "
        + "Other options are in the CSV file."),
    columns: [
      .init(key: "effect", heading: Label(sv: "Effekt", en: "Effect"), isNumeric: false),
      .init(key: "package", heading: Label(sv: "Paket", en: "Package"), isNumeric: false),
      optionHead[0],
      .init(
        key: "effect_id", heading: Label(sv: "Kod", en: "Code"), isShown: false,
        isNumeric: false),
      .init(key: "party", heading: Label(sv: "Vem", en: "Who"), isShown: false, isNumeric: false),
      .init(
        key: "example", heading: Label(sv: "Exempel per år", en: "Example per year"),
        isNumeric: false),
      .init(
        key: "sek_per_year", heading: Label(sv: "Nytta", en: "Worth"), unit: Unit.sekPerYear,
        csvDecimals: 6, isShown: false),
      .init(
        key: "worth_msek_per_year", heading: Label(sv: "Nytta per år", en: "Worth per year"),
        unit: Unit.msekPerYear, decimals: 2, csvDecimals: 9, isDifference: true),
      .init(
        key: "present_value_msek", heading: Label(sv: "Nuvärde", en: "Present value"),
        unit: Unit.msek, decimals: 1, csvDecimals: 6, isDifference: true),
    ],
    rows: view.options.flatMap { option -> [ReportTable.Row] in
      let appraisal = option.appraisal
      let isShown = view.isHeadline(option)
      let rows = appraisal.items.map { item -> ReportTable.Row in
        .init(
          cells: [
            .label(item.effect.title), .label(view.headlineName(of: option)),
            optionHead(option)[0], .text(item.effect.id), .label(item.effect.party.title),
            .label(example(of: item, option, view)), .known(item.sekPerYear),
            item.sekPerYear.map { .number($0 / 1e6) } ?? .words(Term.notValued),
            .known(appraisal.presentValue(of: item)),
          ], isEstimate: item.isEstimate, isShown: isShown)
      }
      guard isShown, let value = appraisal.value else { return rows }
      func total(
        _ sv: String, _ en: String, _ amount: Double?, perYear: Double? = nil
      ) -> ReportTable.Row {
        .init(
          cells: [
            .label(Label(sv: sv, en: en)), .label(view.headlineName(of: option)), .empty, .empty,
            .empty, .empty, .empty, .known(perYear), .known(amount),
          ], isTotal: true)
      }
      let factor = appraisal.effects?.effectFactor
      let half = appraisal.ruleOfAHalf.map { $0.gainSEKPerYear / 1e6 }
      let gain = appraisal.logsumGainMSEKPerYear
      let other =
        option.otherCO2MSEK == nil
        ? []
        : [
          view.result.appraisalBasis.valuesCO2
            ? total(
              "NNV om koldioxid i stället ligger i trafikens kostnader",
              "NNV if CO₂ is within operating costs instead", option.otherCO2MSEK)
            : total(
              "NNV om koldioxid i stället värderas för sig",
              "NNV if CO₂ is valued by itself instead", option.otherCO2MSEK)
        ]
      return rows + [
        total(
          "Kontroll: gods enligt logsumman", "Check: freight by the logsum",
          factor.map { $0 * gain }, perYear: gain),
        total(
          "Kontroll: gods enligt halveringsregeln", "Check: freight by the rule of a half",
          half.flatMap { half in factor.map { $0 * half } }, perYear: half),
        total("Drift och underhåll", "Operation and maintenance", value.maintenance.map { -$0 }),
        total("Investering med skattefaktor", "Investment with tax factor", -value.investment),
        total("Nettonuvärde (NNV)", "Net present value (NNV)", value.net),
      ] + other
    })
}

/// What changes in the world, before it has a price.
private func example(
  of item: AppraisalItem, _ option: ResultView.Option, _ view: ResultView
) -> Label {
  func label(_ value: Double, _ sv: String, _ en: String) -> Label {
    Label(
      sv: Wording(.sv).signedSignificant(value, digits: 2) + " " + sv,
      en: Wording(.en).signedSignificant(value, digits: 2) + " " + en)
  }
  let before = view.base.indicators
  let after = option.outcome.indicators
  let work = item.work.reduce(0) { $0 + $1.option - $1.base }
  switch item.effect {
  case .freight(let industry):
    let index = industry.order
    let hours = after.industries[index].tonneHours - before.industries[index].tonneHours
    return label(hours / 1e3, "tusen tontimmar", "thousand tonne-hours")
  case .background:
    let hours = after.background.vehicleHours - before.background.vehicleHours
    return label(hours / 1e3, "tusen fordonstimmar", "thousand vehicle-hours")
  case .external: return label(work / 1e3, "tusen fordonskm", "thousand vehicle-km")
  case .co2:
    // Also where it has no price of its own.
    return label(option.comparison.co2Tonnes, "ton", "t")
  case .fuelTax: return label(work / 1e3, "kubikmeter", "cubic metres")
  case .empties, .terminals, .carriers, .charges: return Label(sv: "", en: "")
  }
}

/// The quantities behind external effects, CO2 and taxes, with their prices.
func appraisalWorkTable(_ view: ResultView) -> ReportTable {
  ReportTable(
    id: "appraisal_work",
    title: Label(sv: "Mängder och priser bakom effekterna", en: "Quantities and prices"),
    note: Label(
      sv:
        "Nyttan är UA minus JA gånger priset gånger prisindex, med minus för kostnader och plus för "
        + "skatt. Huvudpaketen; övriga i CSV-filen.",
      en:
        "The worth is option less base times price times price index, minus for costs and plus for "
        + "taxes. Headline packages; others in the CSV file."),
    columns: optionHead + [
      .init(
        key: "effect_id", heading: Label(sv: "Effekt", en: "Effect"), isNumeric: false),
      .init(key: "value_id", heading: Label(sv: "Värde", en: "Value"), isNumeric: false),
      .init(key: "unit", heading: Label(sv: "Enhet", en: "Unit"), isNumeric: false),
      .init(
        key: "base_per_year", heading: Label(sv: "JA per år", en: "Base per year"),
        csvDecimals: 6, isShown: false),
      .init(
        key: "option_per_year", heading: Label(sv: "UA per år", en: "Option per year"),
        csvDecimals: 6, isShown: false),
      .init(
        key: "change_per_year", heading: Label(sv: "Skillnad per år", en: "Change per year"),
        csvDecimals: 6, isDifference: true),
      .init(
        key: "price_sek_per_unit", heading: Label(sv: "Pris", en: "Price"),
        unit: Label(sv: "kr/enhet", en: "SEK/unit"), decimals: 3, csvDecimals: 6,
        isTrimmed: true),
      .init(
        key: "price_level", heading: Label(sv: "Prisnivå", en: "Price level"), isNumeric: false),
      .init(
        key: "price_factor", heading: Label(sv: "Prisindex", en: "Price index"), decimals: 3,
        csvDecimals: 12),
      .init(
        key: "sek_per_year", heading: Label(sv: "Nytta", en: "Worth"), unit: Unit.sekPerYear,
        csvDecimals: 6, isDifference: true),
    ],
    rows: view.options.flatMap { option in
      option.appraisal.items.flatMap(\.work).map { work in
        .init(
          cells: shortHead(option, view) + [
            .text(work.effect.id), .text(work.id), .text(work.unit.rawValue),
            .number(work.base), .number(work.option), .number(work.option - work.base),
            .number(work.price), .text(work.priceLevel), .number(work.priceFactor),
            .number(work.sekPerYear),
          ], isEstimate: work.isEstimate, isShown: view.isHeadline(option))
      }
    })
}
