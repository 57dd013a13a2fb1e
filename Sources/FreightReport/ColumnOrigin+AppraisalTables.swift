import FreightAppraisal
import FreightModel

extension ColumnOrigin {
  private static let rates: [ParameterName] = [.discountRate, .discountYear]

  /// What stands behind the appraisal: effects, years, quantities, costs and who bears them.
  static let appraisalTables: [Entry] = [
    made("effect_id", "effektens kod", "the effect's code"),
    made(
      "party", "den som effekten räknas till: trafikanter, företag, andra eller det allmänna",
      "whom the effect counts to: users, operators, others or the public budget"),
    made(
      "example", "skillnaden i mängd och det som byter vägtyp, i ord",
      "the change in quantity and what changes kind of road, in words",
      from: ["change_quantity", "moved_quantity"]),
    made(
      "change_quantity", "effektens mängd i UA minus JA, i mängdens enhet",
      "the effect's quantity in the option less the base case, in the unit of the quantity",
      from: ["appraisal_work/change_per_year"]),
    made(
      "moved_quantity",
      "per trafikslag: (Σ |skillnad| − |Σ skillnad|) / 2 över vägtyperna, i mängdens enhet",
      """
      by kind of traffic: (Σ |change| − |Σ change|) / 2 over kinds of road, in the unit of the \
      quantity
      """,
      from: ["appraisal_work/change_per_year"]),
    made("quantity_unit", "mängdens enhet", "unit of the quantity"),
    made(
      "sek_per_year",
      """
      effekter med mängder: summan av mängd × pris; gods, tomma och bakgrund: minus förändringen \
      av deras generaliserade kostnad; plus för en nytta
      """,
      """
      effects with quantities: sum of quantity × price; freight, empties and background: less the \
      change in their generalised cost; plus for a gain
      """,
      from: ["appraisal_work/sek_per_year"]),
    made(
      "worth_msek_per_year", "nytta per år / 10⁶", "worth per year / 10⁶", from: ["sek_per_year"]),
    made(
      "present_value_msek",
      "nytta per år × Σ (tillväxt × diskonteringsfaktor) över kalkylåren",
      "worth per year × Σ (growth × discount factor) over the appraisal's years",
      from: ["worth_msek_per_year"],
      parameters: rates + [.appraisalYears, .effectGrowth]),

    made(
      "discount_factor", "Π 1/(1 + räntan) från diskonteringsåret till årets slut",
      "Π 1/(1 + rate) from the year of discounting to the end of the year",
      from: ["discount_rates/rate_percent"], parameters: rates, files: ["discount_step.csv"]),
    made(
      "growth_factor", "(1 + effect_growth) ^ (år − beräknat år); noll före öppningen",
      "(1 + effect_growth) ^ (year − year that was solved); nought before opening",
      parameters: [.effectGrowth]),
    made(
      "investment_msek", "−kostnad × skattefaktor / byggår under byggåren, annars noll",
      "−cost × tax factor / years of building in the years of building, else nought",
      from: ["appraisal/cost_msek"], parameters: [.taxFactor, .constructionYears]),
    made(
      "users_msek", "trafikanters och transportköpares nytta per år × tillväxt",
      "users' and shippers' worth per year × growth",
      from: ["growth_factor"] + [yearly(.users)], parameters: [.effectGrowth]),
    made(
      "appraisal_years/operators_msek",
      "transport- och terminalföretags resultat per år × tillväxt",
      "operators' profit per year × growth",
      from: ["growth_factor"] + [yearly(.operators)], parameters: [.effectGrowth]),
    made(
      "appraisal_years/others_msek", "externa effekters värde per år × tillväxt",
      "external effects' worth per year × growth",
      from: ["growth_factor"] + [yearly(.others)], parameters: [.effectGrowth]),
    made(
      "appraisal_years/state_msek", "budgeteffekternas värde per år × tillväxt",
      "the public budget's worth per year × growth",
      from: ["growth_factor"] + [yearly(.state)], parameters: [.effectGrowth]),
    made(
      "maintenance_msek", "−drift och underhåll per år från öppningen",
      "−operation and maintenance a year from the opening on",
      from: ["appraisal_costs/maintenance_msek_per_year"], parameters: [.maintenanceCostFactor]),
    made(
      "residual_msek", "kostnad × andel som är kvar, i det sista kalkylåret",
      "cost × share that is left, in the appraisal's last year",
      from: ["appraisal/cost_msek"], parameters: [.residualShare]),
    made(
      "net_msek", "summan av årets poster, odiskonterad", "sum of the year's items, not discounted",
      from: [
        "investment_msek", "users_msek", "others_msek", "state_msek", "maintenance_msek",
        "residual_msek",
      ]),
    made(
      "cumulative_present_value_msek",
      "summan av årens nettobelopp × diskonteringsfaktor till och med året",
      "sum of the years' net amounts × discount factor up to the year",
      from: ["net_msek", "discount_factor"], parameters: rates),

    made(
      "base_per_year",
      "mängd i JA per år: fordonskm per vägtyp, tonkm, kg koldioxid, liter eller kr",
      """
      quantity in the base case a year: vehicle-km by kind of road, tonne-km, kg of CO₂, litres or \
      SEK
      """),
    made(
      "option_per_year", "mängd i UA per år", "quantity in the option a year"),
    made(
      "change_per_year", "UA minus JA", "option less base",
      from: ["base_per_year", "option_per_year"]),
    made(
      "appraisal_work/price_sek_per_unit",
      "enhetsvärdet ur external_cost.csv, eller parameterns värde, i sin egen prisnivå",
      "the unit value of external_cost.csv, or the parameter's, in its own price level",
      from: ["external_costs/value"], files: ["external_cost.csv"]),
    made(
      "price_factor", "kalkylens prisindex / index för värdets prisnivå",
      "index of the appraisal's money / index of the value's price level",
      from: ["price_indices/value"], files: ["price_index.csv"]),
    made(
      "appraisal_work/sek_per_year",
      "−skillnad × pris × prisindex; för skatt och företags intäkter +skillnad × pris × prisindex",
      "−change × price × price index; for taxes and operators' income +change × price × price "
        + "index",
      from: ["change_per_year", "price_sek_per_unit", "price_factor"]),

    made(
      "appraisal_costs/cost_msek", "ursprunglig kostnad × prisindex × kostnadsfaktor",
      "original cost × price index × cost factor", from: ["original_cost_msek", "price_factor"],
      parameters: [.investmentCostFactor]),
    made(
      "original_cost_msek", "åtgärdens kostnad i dess egen prisnivå",
      "the investment's cost in its own price level", from: ["investments/cost_msek"],
      files: ["investment.csv"]),
    made(
      "maintenance_msek_per_year",
      "drift och underhåll utöver JA × prisindex × faktor",
      "operation and maintenance beyond the base case × price index × factor",
      parameters: [.maintenanceCostFactor],
      files: ["investment_maintenance.csv", "price_index.csv"]
    ),

    made(
      "cost_national_msek cost_regional_msek cost_municipal_msek",
      "−summan av kostnaden för de åtgärder som finansiären betalar, före skattefaktor",
      "−sum of the cost of the investments that the payer pays, before tax factor",
      from: ["appraisal_costs/cost_msek"]),
    made(
      "net_national_msek", net.sv, net.en,
      from: ["cost_national_msek", "appraisal_costs/maintenance_msek_per_year"], parameters: netOf),
    made(
      "net_regional_msek", net.sv, net.en,
      from: ["cost_regional_msek", "appraisal_costs/maintenance_msek_per_year"], parameters: netOf),
    made(
      "net_municipal_msek", net.sv, net.en,
      from: ["cost_municipal_msek", "appraisal_costs/maintenance_msek_per_year"],
      parameters: netOf),
    made(
      "tax_cost_msek", "−nuvärdet av investeringen × (1 − 1/skattefaktorn)",
      "−present value of the investment × (1 − 1/tax factor)",
      from: ["appraisal/investment_present_value_msek"], parameters: [.taxFactor]),
    effect(.freight(.vehicle)), effect(.freight(.manufacturing)), effect(.freight(.other)),
    effect(.empties), effect(.background),
    made(
      "operators_msek", "nuvärdet av transport- och terminalföretags resultat",
      "present value of operators' profits", from: ["appraisal/operators_present_value_msek"]),
    made(
      "others_msek", "nuvärdet av de externa effekterna", "present value of external effects",
      from: ["appraisal/others_present_value_msek"]),
    made(
      "state_msek", "nuvärdet av budgeteffekterna", "present value of the public budget's effects",
      from: ["appraisal/state_present_value_msek"]),
    made(
      "distribution/nnv_msek",
      "summan av finansiärernas netto, skattefaktorn och gruppernas nyttor",
      "sum of the payers' net, the tax factor and the groups' gains",
      from: [
        "net_national_msek", "net_regional_msek", "net_municipal_msek", "tax_cost_msek",
        "freight_vehicle_msek", "freight_manufacturing_msek", "freight_other_msek",
        "freight_empties_msek", "background_traffic_msek", "operators_msek", "others_msek",
        "state_msek",
      ]),
  ]

  private static func yearly(_ party: AppraisalEffect.Party) -> String {
    "appraisal_effects/worth_msek_per_year|party=\(party.title.en)"
  }

  /// Of the table of who gains: the present value of one effect.
  private static func effect(_ effect: AppraisalEffect) -> Entry {
    made(
      effect.id + "_msek", "effektens nuvärde: " + lowerFirst(effect.title.sv),
      "present value of the effect: " + lowerFirst(effect.title.en),
      from: ["appraisal_effects/present_value_msek|effect_id=\(effect.id)"])
  }

  private static let netOf: [ParameterName] = [
    .discountRate, .discountYear, .constructionYears, .appraisalYears, .residualShare,
  ]
  private static let net = (
    sv:
      """
    nuvärdet, utan skattefaktor, av finansiärens del av kostnaden och dess kända drift och \
    underhåll, plus restvärde
    """,
    en:
      """
    present value, without tax factor, of the payer's part of the cost and its known operation \
    and maintenance, plus residual value
    """
  )
}
