import FreightAppraisal
import FreightModel

extension ColumnOrigin {
  /// What decides present values of effects.
  private static let years: [ParameterName] = [
    .discountRate, .discountYear, .appraisalYears, .effectGrowth,
  ]

  /// Present values of effects of one party.
  private static func effects(_ party: AppraisalEffect.Party, _ column: String) -> String {
    "appraisal_effects/\(column)|party=\(party.title.en)"
  }

  private static let presentValue = (
    sv:
      """
    summan över partens effekter av årets nytta × Σ (tillväxt × diskonteringsfaktor) över \
    kalkylåren
    """,
    en:
      """
    sum over the party's effects of the year's worth × Σ (growth × discount factor) over the \
    appraisal's years
    """
  )

  /// The appraisal of every option, and the verdict.
  static let appraisal: [Entry] = [
    made(
      "nnv_msek",
      """
      nuvärdet av alla prissatta effekter plus restvärde minus investering med skattefaktor minus \
      drift och underhåll
      """,
      """
      present value of all priced effects plus residual value less investment with tax factor less \
      operation and maintenance
      """,
      from: [
        "users_present_value_msek", "operators_present_value_msek",
        "others_present_value_msek", "state_present_value_msek",
        "residual_present_value_msek", "investment_present_value_msek",
        "maintenance_present_value_msek",
      ]),
    made(
      "verdict/nnv_msek switching/nnv_msek value_ranges/nnv_msek",
      "NNV i studien, som i tabellen Samhällsekonomisk kalkyl",
      "NNV in the study, as in the table Appraisal", from: ["appraisal/nnv_msek"]),
    made(
      "nnv_sek", "NNV i mnkr × 10⁶", "NNV in MSEK × 10⁶", from: ["nnv_msek"]),
    made(
      "nnv_growing_msek",
      """
      Σ (effektens nytta per år × Σ (tillväxt av dess trafik × diskonteringsfaktor) över \
      kalkylåren) plus restvärde minus investering minus drift och underhåll
      """,
      """
      Σ (the effect's worth per year × Σ (growth of its traffic × discount factor) over the \
      appraisal's years) plus residual value less investment less operation and maintenance
      """,
      from: [
        "appraisal_effects/worth_msek_per_year", "growth/percent_per_year",
        "residual_present_value_msek", "investment_present_value_msek",
        "maintenance_present_value_msek",
      ], parameters: [.discountRate, .discountYear, .appraisalYears], files: ["growth.csv"]),
    made(
      "verdict/nnv_growing_msek",
      """
      som i tabellen Samhällsekonomisk kalkyl: varje effekt växer med sin trafiks tal i tabellen \
      Tillväxt
      """,
      "as in the table Appraisal: each effect grows by its traffic's rate of the table Growth",
      from: ["appraisal/nnv_growing_msek"], files: ["growth.csv"]),
    made(
      "nnv_trains_by_demand_msek",
      "som NNV, men JA och UA beräknade med tåg som bara går där godset "
        + "räcker, från dagens fyllnad",
      """
      as NNV, but base and option solved with trains that run only where goods suffice, from the \
      present fill
      """,
      from: [
        "scale_economies/scale_change_msek_per_year", "appraisal/investment_present_value_msek",
      ],
      parameters: [.trainLeastDepartures, .trainGreatestFill, .trainLeastFill]),
    made(
      "nnk_i", "NNV / nuvärdet av investeringen med skattefaktor",
      "NPV / present value of the investment with tax factor",
      from: ["nnv_msek", "investment_present_value_msek"], parameters: [.taxFactor]),
    made(
      "verdict/nnk_i", "NNV / nuvärdet av investeringen med skattefaktor",
      "NPV / present value of the investment with tax factor",
      from: ["nnv_msek", "appraisal/investment_present_value_msek"], parameters: [.taxFactor]),
    made(
      "nnk_idu", "NNV / (nuvärdet av investering + nuvärdet av drift och underhåll)",
      "NPV / (present value of investment + present value of operation and maintenance)",
      from: ["nnv_msek", "investment_present_value_msek", "maintenance_present_value_msek"]),
    made(
      "verdict/nnv_above_zero_percent",
      "andel av dragningarna i vilka NNV är över noll, som i tabellen över dragningar",
      "share of the draws in which NNV is above zero, as in the table of draws",
      from: ["sweep/nnv_above_zero_percent"]),
    made(
      "opening_year", "senaste öppningsår bland paketets åtgärder",
      "latest opening year of the package's investments", files: ["investment.csv"]),
    made(
      "discount_year", "det år vid vars början alla nuvärden står",
      "the year at whose start all present values stand", parameters: [.discountYear]),
    made(
      "effect_detected", "om |total förändring| är större än tröskeln",
      "whether |total change| is above the threshold",
      from: [
        "summary/total_change_msek_per_year", "packages/total_change_msek_per_year",
        "effect_threshold_msek",
      ]),
    made(
      "effect_threshold_msek", "tröskeln × nuvärdet av en krona om året",
      "threshold × present value of one krona a year",
      from: ["summary/threshold_sek_per_year", "packages/threshold_sek_per_year"],
      parameters: years),
    made(
      "investment_present_value_msek",
      "Σ (kostnad × skattefaktor / byggår × diskonteringsfaktor) över byggåren före öppningen",
      """
      Σ (cost × tax factor / years of building × discount factor) over the years of building \
      before opening
      """,
      from: ["cost_msek"],
      parameters: [.taxFactor, .constructionYears, .discountRate, .discountYear]),
    made(
      "users_present_value_msek", presentValue.sv, presentValue.en,
      from: [effects(.users, "present_value_msek")], parameters: years),
    made(
      "operators_present_value_msek", presentValue.sv, presentValue.en,
      from: [effects(.operators, "present_value_msek")], parameters: years),
    made(
      "others_present_value_msek", presentValue.sv, presentValue.en,
      from: [effects(.others, "present_value_msek")], parameters: years),
    made(
      "state_present_value_msek", presentValue.sv, presentValue.en,
      from: [effects(.state, "present_value_msek")], parameters: years),
    made(
      "maintenance_present_value_msek",
      """
      Σ (årets drift och underhåll × diskonteringsfaktor) över kalkylåren; det som inte är känt \
      räknas som noll
      """,
      """
      Σ (operation and maintenance of the year × discount factor) over the appraisal's years; what \
      is not known counts as nought
      """,
      from: ["appraisal_costs/maintenance_msek_per_year"],
      parameters: [.discountRate, .discountYear, .appraisalYears]),
    made(
      "without_maintenance", "åtgärder utan rad i investment_maintenance.csv",
      "investments without a row in investment_maintenance.csv",
      files: ["investment_maintenance.csv"]),
    made(
      "residual_present_value_msek",
      "kostnad × andel som är kvar × diskonteringsfaktor för det sista kalkylåret",
      "cost × share that is left × discount factor of the appraisal's last year",
      from: ["cost_msek"], parameters: [.residualShare, .discountRate, .appraisalYears]),
    made(
      "first_year_rate_percent",
      """
      (öppningsårets effekter minus drift och underhåll) / nuvärdet av investeringen med \
      skattefaktor
      """,
      """
      (effects of the opening year less operation and maintenance) / present value of the \
      investment with tax factor
      """,
      from: ["investment_present_value_msek"]),
    made(
      "payback_years",
      """
      år från öppningen tills nuvärdet hittills är noll eller mer och förblir det; tomt om NNV är \
      under noll
      """,
      """
      years from opening until the present value so far is nought or more and stays so; blank if \
      NNV is below nought
      """,
      from: ["appraisal_years/cumulative_present_value_msek"]),
    made(
      "affordable_msek",
      """
      största investering före skattefaktor vid vilken NNV = 0: (nuvärdet av effekterna − drift \
      och underhåll) / (nuvärdet av investering med skattefaktor − restvärde, per krona av \
      kostnaden)
      """,
      """
      largest investment before tax factor at which NPV = 0: (present value of effects − operation \
      and maintenance) / (present value of investment with tax factor − residual, per krona of \
      cost)
      """,
      from: [
        "users_present_value_msek", "operators_present_value_msek",
        "others_present_value_msek", "state_present_value_msek",
        "maintenance_present_value_msek", "investment_present_value_msek", "cost_msek",
      ], parameters: [.taxFactor]),
    made(
      "nnv_other_co2_msek",
      """
      som NNV, men med koldioxid behandlad på det andra sättet (co2_treatment): värderad för sig \
      eller i trafikens kostnader
      """,
      """
      as NNV, but with CO₂ treated the other way (co2_treatment): valued by itself or within \
      operating costs
      """,
      from: ["nnv_msek", "appraisal_effects/present_value_msek|effect_id=co2"],
      parameters: [.co2Treatment, .co2Value]),
    made(
      "logsum_gain_msek_per_year",
      "minus förändringen av näringsgrenarnas logsummekostnad, tomma inte medräknade",
      "less the change in the industries' logsum cost, empties not counted",
      from: ["appraisal_effects/worth_msek_per_year|effect=Freight"]),
    made(
      "rule_of_a_half_gain_msek_per_year",
      """
      Σ ½ (q₀ + q₁)(c₀ − c₁) över flöden, kedjor och perioder; c kr/ton, q ton, 0 är JA och 1 är \
      UA
      """,
      """
      Σ ½ (q₀ + q₁)(c₀ − c₁) over flows, chains and periods; c SEK/t, q tonnes, 0 is base and 1 \
      option
      """,
      from: ["logsum_gain_msek_per_year"]),
    made(
      "unpriced verdict goals/judgement_* unpriced/judgement_* four_step/step four_step/reason",
      "fylls i av den som bedömer; programmet lämnar den tom",
      "filled in by whoever judges; the program leaves it blank"),
    made("goal_id", "målets kod", "the goal's code"),
  ]
}
