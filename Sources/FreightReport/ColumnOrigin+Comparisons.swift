import FreightModel

extension ColumnOrigin {
  /// Options against the base case.
  static let comparisons: [Entry] = [
    made(
      "total_change_msek_per_year", "gods plus bakgrundstrafik, UA minus JA",
      "freight plus background traffic, option less base",
      from: [
        "freight_change_msek_per_year", "background_traffic_change_msek_per_year",
        "threshold_sek_per_year",
      ]),
    made(
      "freight_change_msek_per_year",
      "näringsgrenarnas logsummekostnad plus kostnad för tomma lastbärare, UA minus JA",
      "the industries' logsum cost plus cost of empties, option less base",
      from: [
        "vehicle_industry_change_msek_per_year", "manufacturing_industry_change_msek_per_year",
        "other_industry_change_msek_per_year", "empties_change_msek_per_year",
      ]),
    made(
      "empties_change_msek_per_year",
      "transport- och utbyteskostnad för tomma lastbärare, UA minus JA",
      "transport and exchange cost of empties, option less base"),
    made(
      "background_traffic_change_msek_per_year",
      "generaliserad kostnad för bilar och övriga lastbilar (matris och fast trafik), UA minus JA",
      "generalised cost of cars and other lorries (matrix and fixed traffic), option less base",
      parameters: [.carTimeCost, .roadDelayCost]),
    made(
      "vehicle_industry_change_msek_per_year", industryChange.sv, industryChange.en,
      from: ["industries-investments/cost_change_msek_per_year|industry=Vehicle industry"]),
    made(
      "manufacturing_industry_change_msek_per_year", industryChange.sv, industryChange.en,
      from: ["industries-investments/cost_change_msek_per_year|industry=Other manufacturing"]),
    made(
      "other_industry_change_msek_per_year", industryChange.sv, industryChange.en,
      from: ["industries-investments/cost_change_msek_per_year|industry=Other industry"]),
    made(
      "co2_change_t_per_year",
      "fordonskilometer × fordonstabellens utsläpp per km, gods, tomma och bakgrund, UA minus JA",
      "vehicle-kilometres × the vehicle table's emission per km, goods, empties and background, "
        + "option less base",
      files: ["vehicle.csv"]),
    made(
      "industries-investments/co2_change_t_per_year",
      "näringsgrenens fordonskilometer × fordonstabellens utsläpp per km, UA minus JA",
      "the industry's vehicle-kilometres × the vehicle table's emission per km, option less base",
      files: ["vehicle.csv"]),
    made(
      "empties-investments/co2_change_t_per_year",
      "de tommas fordonskilometer × fordonstabellens utsläpp per km, UA minus JA",
      "the empties' vehicle-kilometres × the vehicle table's emission per km, option less base",
      files: ["vehicle.csv"]),
    made(
      "cost_msek",
      "summan av delarnas kostnad × prisindex × kostnadsfaktor, före skattefaktor",
      "sum of the parts' cost × price index × cost factor, before tax factor",
      from: ["appraisal_costs/cost_msek"], parameters: [.investmentCostFactor]),
    made(
      "threshold_sek_per_year",
      "JA:s och UA:s gap + 10⁻⁸ × kostnaden för dem som väljer väg: en mindre visas inte",
      "gaps of base and option + 10⁻⁸ × the cost of those who choose: a smaller one is not shown",
      from: [
        "gaps/base/gap_sek_per_year", "gaps/gap_sek_per_year",
        "gaps/base/chosen_cost_msek_per_year", "gaps/chosen_cost_msek_per_year",
      ]),
    made(
      "converged",
      "om alla perioders lösningar nådde det begärda gapet",
      "whether the solves of all periods reached the gap asked for",
      from: ["gaps/relative_gap"]),
    made(
      "no_difference_since",
      "varför ingen skillnad är påvisad: det som åtgärden ändrar används inte i JA",
      "why no difference is detected: what the investment changes is not used in the base case",
      from: ["threshold_sek_per_year"]),
    made(
      "sum_of_parts_change_msek_per_year",
      "summan av åtgärdernas totala förändring var för sig",
      "sum of the investments' total changes one by one",
      from: ["summary/total_change_msek_per_year"]),
    made(
      "interplay_change_msek_per_year", "tillsammans minus delarnas summa",
      "together less the sum of the parts",
      from: ["total_change_msek_per_year", "sum_of_parts_change_msek_per_year"]),
    made(
      "gap_sek_per_year",
      "lösarens säkerställda gap: kostnad minus undre gräns, summerad över årets perioder",
      "the solver's certified gap: cost less lower bound, summed over the year's periods"),
    made(
      "chosen_cost_msek_per_year",
      "godsets kostnad (logsumma, med tomma lastbärare) + bakgrundsmatrisens kostnad",
      "cost of freight (logsum, with empties) + cost of the background matrix"),
    made(
      "freight_change_sek_per_year",
      "godsets kostnad när scenariot räknas om till en tusendel av begärt gap, minus den "
        + "redovisade",
      "freight's cost where the scenario is solved again to a thousandth of the gap asked for, "
        + "less the one told"),
    made(
      "background_change_sek_per_year",
      "bakgrundstrafikens kostnad när scenariot räknas om till en tusendel av begärt gap, minus "
        + "den redovisade",
      "background traffic's cost where the scenario is solved again to a thousandth of the gap "
        + "asked for, less the one told"),
    made(
      "nnv_change_msek",
      "NNV när JA och UA räknas om till en tusendel av begärt gap, minus det redovisade",
      "NNV where base and option are solved again to a thousandth of the gap asked for, less the "
        + "one "
        + "told", from: ["appraisal/nnv_msek"]),
    made(
      "solved_again_converged", "om alla perioders omräkningar nådde en tusendel av begärt gap",
      "whether the tighter solves of all periods reached a thousandth of the gap asked for"),
    made(
      "gap_per_million_of_cost", "gap / kostnaden för dem som väljer väg × 10⁶",
      "gap / cost of those who choose their way × 10⁶",
      from: ["gap_sek_per_year"]),
    made(
      "gaps/relative_gap", "gap / kostnaden för dem som väljer väg",
      "gap / cost of those who choose their way", from: ["gap_sek_per_year"]),
    made(
      "iterations", "lösarens iterationer, summerade över årets perioder",
      "the solver's iterations, summed over the year's periods"),
  ]

  /// How a package's worth is divided among its investments.
  static let shares: [Entry] = [
    made(
      "alone_change_msek_per_year", "åtgärdens totala förändring ensam mot JA",
      "the investment's total change by itself against the base case",
      from: ["summary/total_change_msek_per_year"]),
    made(
      "half_of_interplay_change_msek_per_year",
      "hälften av summan av åtgärdens parvisa samspel i paketet",
      "half of the sum of the investment's interplays with each other one of the package",
      from: ["shapley-pairs/interplay_change_msek_per_year"]),
    made(
      "share_change_msek_per_year",
      "Shapleyvärde Σ |S|!(k−|S|−1)!/k! × (värdet av S med åtgärden − värdet av S): medel av dess "
        + "tillskott över alla ordningsföljder = ensam + hälften av samspelet",
      "Shapley value Σ |S|!(k−|S|−1)!/k! × (worth of S with the investment − worth of S): mean of "
        + "its addition over all orders = alone + half of the interplay",
      from: ["alone_change_msek_per_year", "half_of_interplay_change_msek_per_year"]),
    made(
      "shapley-pairs/interplay_change_msek_per_year",
      "Shapley–Taylors index av andra ordningen: tillsammans minus var för sig, medel över "
        + "paketets delar; värden av delarna i tabellen Paket",
      "Shapley-Taylor index of order two: together less each by itself, mean over the package's "
        + "parts; the parts' worth is in the table Packages"
    ),
    made(
      "worst_addition_change_msek_per_year",
      "största förändring av total kostnad, över tröskeln, när åtgärden läggs till en del av "
        + "paketet",
      "greatest change in total cost, above the threshold, when the investment is added to a part "
        + "of the package"
    ),
    made(
      "worst_addition_to", "den del av paketet som blir dyrast av åtgärden (base = ingen)",
      "the part of the package that the investment makes dearest (base = none)",
      from: ["worst_addition_change_msek_per_year"]),
    made(
      "shapley/package shapley-pairs/package", "paketets nummer i tabellens text",
      "the package's number in the table's note"),
  ]

  private static let industryChange = (
    sv: "näringsgrenens logsummekostnad, UA minus JA",
    en: "the industry's logsum cost, option less base"
  )
}
