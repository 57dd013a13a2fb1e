import FreightAppraisal
import FreightModel

/// Every effect of every option: quantity a year and present value.
func appraisalEffectTable(_ view: ResultView) -> ReportTable {
  ReportTable(
    id: "appraisal_effects",
    title: Label(sv: "Effekter av huvudpaketen", en: "Effects of the headline packages"),
    note: Label(
      sv:
        "Mängd per år är skillnaden mellan UA och JA. Fordonstimmar är de som nyttan räknar: "
        + "bakgrundsmatrisens och den fasta trafikens, i trafikplatser i pbe-timmar. "
        + "Fordonskm som byter vägtyp kostar andra mer eller mindre fast deras antal är detsamma. "
        + "Nyttan per år och nuvärdet har plus för en "
        + "nytta och minus för en kostnad. Ej värderad: det finns inget underlag för ett pris, och "
        + "effekten ingår inte i NNV. Övriga åtgärder står i CSV-filen.",
      en:
        "Quantity per year is option less base. Vehicle-hours are those that the worth counts: "
        + "of the background matrix and of fixed traffic, in junctions in PCU-hours. "
        + "Vehicle-kilometres that change kind of road cost others more or less though their "
        + "number is the same. Worth per year and present value have plus for a "
        + "gain and minus for a cost. Not valued: nothing to price it by, and the effect is not in "
        + "NNV. Other options are in the CSV file."),
    columns: [
      .init(key: "effect", heading: Label(sv: "Effekt", en: "Effect"), isNumeric: false),
      .init(key: "package", heading: Label(sv: "Paket", en: "Package"), isNumeric: false),
      optionHead[0],
      .init(
        key: "effect_id", heading: Label(sv: "Kod", en: "Code"), isShown: false,
        isNumeric: false),
      .init(key: "party", heading: Label(sv: "Vem", en: "Who"), isShown: false, isNumeric: false),
      .init(
        key: "example", heading: Label(sv: "Mängd per år", en: "Quantity per year"),
        isNumeric: false),
      .init(
        key: "change_quantity", heading: Label(sv: "Skillnad i mängd", en: "Change in quantity"),
        csvDecimals: 6, isShown: false),
      .init(
        key: "moved_quantity",
        heading: Label(sv: "Mängd som byter vägtyp", en: "Quantity that changes kind of road"),
        csvDecimals: 6, isShown: false),
      .init(
        key: "quantity_unit", heading: Label(sv: "Mängdens enhet", en: "Unit of the quantity"),
        isShown: false, isNumeric: false),
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
        let quantity = EffectQuantity(item, option, view)
        return .init(
          cells: [
            .label(item.effect.title), .label(view.headlineName(of: option)),
            optionHead(option, view)[0], .text(item.effect.id), .label(item.effect.party.title),
            .label(quantity?.inWords ?? Label(sv: "", en: "")), .known(quantity?.change),
            .known(quantity?.moved), .label(quantity?.unit ?? Label(sv: "", en: "")),
            .known(item.sekPerYear),
            item.sekPerYear.map { .number($0 / 1e6) } ?? .words(Term.notValued),
            .known(appraisal.presentValue(of: item)),
          ], isEstimate: view.isEstimate(item, of: option), isShown: isShown)
      }
      guard isShown, let value = appraisal.value else { return rows }
      func total(
        _ sv: String, _ en: String, _ amount: Double?, perYear: Double? = nil
      ) -> ReportTable.Row {
        .init(
          cells: [
            .label(Label(sv: sv, en: en)), .label(view.headlineName(of: option)), .empty, .empty,
            .empty, .empty, .empty, .empty, .empty, .empty, .known(perYear), .known(amount),
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
      let missing = appraisal.withoutMaintenanceInShort
      let growing =
        appraisal.growingMSEK.map {
          [
            total(
              "NNV om effekterna växer som efterfrågan (tabellen Tillväxt, uppskattad)",
              "NNV if effects grow as demand does (table Growth, estimated)", $0)
          ]
        } ?? []
      return rows + [
        total(
          "Kontroll: gods enligt logsumman", "Check: freight by the logsum",
          factor.map { $0 * gain }, perYear: gain),
        total(
          "Kontroll: gods enligt halveringsregeln", "Check: freight by the rule of a half",
          half.flatMap { half in factor.map { $0 * half } }, perYear: half),
        total(
          "Drift och underhåll" + (missing.map { " (" + $0.sv + ")" } ?? ""),
          "Operation and maintenance" + (missing.map { " (" + $0.en + ")" } ?? ""),
          value.maintenance.map { -$0 }),
        total("Investering med skattefaktor", "Investment with tax factor", -value.investment),
        total("Nettonuvärde (NNV)", "Net present value (NNV)", value.net),
      ] + other + growing
    })
}

/// The quantities behind external effects, CO2 and taxes, with their prices.
func appraisalWorkTable(_ view: ResultView) -> ReportTable {
  ReportTable(
    id: "appraisal_work",
    title: Label(sv: "Mängder och priser bakom effekterna", en: "Quantities and prices"),
    note: Label(
      sv:
        "Nyttan är UA minus JA gånger priset gånger prisindex, med minus för kostnader och plus "
        + "för skatt och företags intäkter, där priset är den andel som blir kvar. Fordonskm på "
        + "väg är all trafik i hela nätet: studiens gods, bakgrundsmatrisen och fast trafik. "
        + "Tabellen över trafikslag har bara godset och matrisen, och därför är nivåerna här "
        + "högre. Huvudpaketen; övriga i CSV-filen.",
      en:
        "The worth is option less base times price times price index, minus for costs and plus for "
        + "taxes and operators' income, whose price is the share that is left. Vehicle-kilometres "
        + "on roads are all traffic of the whole network: the study's goods, the background matrix "
        + "and fixed traffic. The table of modes has the goods and the matrix alone, so that "
        + "levels are higher here. Headline packages; others in the CSV file."),
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
            .told(work.effect.id, work.effect.title), .told(work.id, valued(work, view)),
            .unit(work.unit.rawValue),
            .number(work.base), .number(work.option), .number(work.option - work.base),
            .number(work.price), .priceLevel(work.priceLevel), .number(work.priceFactor),
            .number(work.sekPerYear),
          ],
          isEstimate: work.isEstimate || view.hasEstimatedFlows() || view.hasEstimatedBackground,
          isShown: view.isHeadline(option))
      }
    }
  ).showingLargest(24, by: ["sek_per_year"])
}

/// What a price is put on: the traffic and place of a unit value, or who pays for a parameter's and
/// by which mode.
private func valued(_ work: PricedWork, _ view: ResultView) -> Label {
  if let value = view.study.appraisal.externalCosts.first(where: { $0.id.name == work.id }) {
    let traffic = title(of: value.traffic)
    return Label(
      sv: "\(traffic.sv), \(value.environment.sv)", en: "\(traffic.en), \(value.environment.en)")
  }
  let words = work.id.split(separator: " ").dropFirst().map { word in
    Mode(rawValue: String(word)).map { title(of: $0) }
      ?? Industry(rawValue: String(word)).map { title(of: $0) } ?? AppraisalEffect.empties.title
  }
  guard let first = words.first else { return work.effect.title }
  return words.dropFirst().reduce(first) { told, word in
    Label(sv: "\(told.sv), \(lowerFirst(word.sv))", en: "\(told.en), \(lowerFirst(word.en))")
  }
}
