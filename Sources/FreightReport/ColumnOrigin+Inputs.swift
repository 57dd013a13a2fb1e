import FreightModel

extension ColumnOrigin {
  /// Losses of facilities.
  static let closures: [Entry] = [
    made(
      industries("_msek_per_year"),
      "näringsgrenens logsummekostnad utan anläggningen minus med den, för gods som har en väg i "
        + "båda",
      "the industry's logsum cost without the facility less with it, of goods that have a way in "
        + "both",
      from: ["relative_gap"]),
    made(
      "empties_msek_per_year", "kostnad för tomma lastbärare utan anläggningen minus med den",
      "cost of empties without the facility less with it", from: ["relative_gap"]),
    made(
      "background_msek_per_year",
      "kostnad för bilar och övriga lastbilar utan anläggningen minus med den, för dem som har en "
        + "väg i båda",
      "cost of cars and other lorries without the facility less with it, of those that have a way "
        + "in both",
      from: ["relative_gap"], parameters: [.carTimeCost]),
    made(
      "total_msek_per_year", "summan av näringsgrenar, tomma och bakgrundstrafik",
      "sum of industries, empties and background traffic",
      from: [
        "vehicle_msek_per_year", "manufacturing_msek_per_year", "other_msek_per_year",
        "empties_msek_per_year", "background_msek_per_year", "relative_gap",
      ]),
    made(
      "unserved_tonnes_per_year", "ton utan någon öppen kedja när anläggningen är borta",
      "tonnes without any open chain where the facility is gone"),
    made(
      "served_tonnes_per_year", "ton som har en kedja när anläggningen är borta",
      "tonnes that have a chain where the facility is gone", from: ["unserved_tonnes_per_year"]),
    made(
      "unserved_vehicles_per_year", "bakgrundsmatrisens fordon utan väg när anläggningen är borta",
      "vehicles of the background matrix without a way where the facility is gone",
      files: ["background.csv"]),
    made(
      "displaced_preload_vehicles_per_year",
      "fast trafik på den stängda vägen: den läggs inte på någon annan",
      "fixed traffic of the closed road: it is put on no other", files: ["link.csv"]),
    made(
      "lorry_km_per_year_difference",
      "lastbilskm för gods som har en väg, utan anläggningen minus med",
      "lorry-km of goods that have a way, without the facility less with it",
      from: ["relative_gap"]),
    made(
      "lorry_hours_per_year_difference",
      "lastbilstimmar med fördröjning för gods som har en väg, utan anläggningen minus med",
      "lorry-hours with delay of goods that have a way, without the facility less with it",
      from: ["relative_gap"]),
    made(
      "background_vkm_per_year_difference",
      "bakgrundsmatrisens fordonskm, utan anläggningen minus med",
      "vehicle-km of the background matrix, without the facility less with it",
      from: ["relative_gap"]),
    made(
      "background_hours_per_year_difference",
      "bakgrundsmatrisens fordonstimmar med fördröjning, utan anläggningen minus med",
      "vehicle-hours with delay of the background matrix, without the facility less with it",
      from: ["relative_gap"]),
    made(
      "relative_gap", "gap / total kostnad i lösningen utan anläggningen",
      "gap / total cost of the solve without the facility"),
    made(
      "is_converged", "om lösningen nådde det begärda gapet",
      "whether the solve reached the gap asked for", from: ["relative_gap"]),
    made(
      "days_per_year", "dagar per år som begränsningen gäller", "days a year of the restriction"),
    made(
      "sum_of_singles_msek_per_year", "summan av de två bortfallen var för sig",
      "sum of the two losses apart, as in the table of single losses"),
    made(
      "is_single", "om paret ger samma sak som det ena bortfallet ensamt",
      "whether the pair is the same as one of the losses alone", from: ["total_msek_per_year"]),
    made(
      "cost_of_days_msek", "totalt per år × dagar / 365", "total a year × days / 365",
      from: ["total_msek_per_year", "days_per_year"]),
  ]

  /// The model beside public figures and counts.
  static let checks: [Entry] = [
    made("observed", "den offentliga uppgiften", "the public figure"),
    made(
      "observations/model",
      "samma storhet i JA: ton, TEU, tåg eller km för de ställen som raden nämner",
      "the same quantity in the base case: tonnes, TEU, trains or km of the places that the row "
        + "names"
    ),
    made("difference", "modell − uppgift", "model − figure", from: ["model", "observed"]),
    made(
      "difference_percent", "(modell − uppgift) / uppgift × 100", "(model − figure) / figure × 100",
      from: ["difference", "observed"]),
    made(
      "comment", "vad uppgiften omfattar och var modellen är fel",
      "what the figure covers and where the model is wrong"),
    made("count_vehicles_per_day", "räkningens fordon per dygn", "vehicles a day of the count"),
    made(
      "counts/freight_vehicles_per_day", "studiens lastbilar på länken, tomkörning medräknad / 365",
      "the study's lorries on the link, empty running included / 365"),
    made(
      "matrix_vehicles_per_day",
      "den skattade bakgrundsmatrisen på länken (entropi med räkningarna vägda efter medelfel)",
      "the estimated background matrix on the link (entropy, counts weighted by standard error)",
      parameters: [.priorDispersion], files: ["background.csv"]),
    made(
      "preload_vehicles_per_day", "räkning − gods − matris, minst noll",
      "count − freight − matrix, at least nought",
      from: [
        "count_vehicles_per_day", "freight_vehicles_per_day", "matrix_vehicles_per_day",
      ]),
    made(
      "model_vehicles_per_day", "gods + matris + fast trafik", "freight + matrix + fixed traffic",
      from: [
        "freight_vehicles_per_day", "matrix_vehicles_per_day", "preload_vehicles_per_day",
      ]),
    made(
      "difference_vehicles_per_day", "modell − räkning", "model − count",
      from: ["model_vehicles_per_day", "count_vehicles_per_day"]),
    made(
      "geh",
      "√(2(M − C)²/(M + C)) i den mest belastade timmen, M gods och matris, C räkning",
      "√(2(M − C)²/(M + C)) in the busiest hour, M freight and matrix, C count",
      from: [
        "freight_vehicles_per_day", "matrix_vehicles_per_day", "count_vehicles_per_day",
      ], files: ["period.csv"]),
    made(
      "geh_of_model",
      "√(2(M − C)²/(M + C)) i den mest belastade timmen, M hela modellen, C räkning",
      "√(2(M − C)²/(M + C)) in the busiest hour, M all of the model, C count",
      from: ["model_vehicles_per_day", "count_vehicles_per_day"], files: ["period.csv"]),
    made(
      "finding",
      "gods plus matris mot räkningen: inom två medelfel, mer eller mindre, eller ingen relation",
      "freight plus matrix against the count: within two standard errors, more or less, or no pair",
      from: [
        "freight_vehicles_per_day", "matrix_vehicles_per_day", "count_vehicles_per_day",
        "standard_error_percent",
      ]),
    made("standard_error_percent", "räkningens medelfel", "standard error of the count"),
    made("year", "året som raden gäller", "the year that the row is about"),
  ]

  /// What was read.
  static let inputs: [Entry] = [
    made("value", "som i indatafilen", "as in the input file"),
    made(
      "switching/value", "parameterns värde i studien", "the parameter's value in the study",
      from: ["parameters/value"], files: ["parameter.csv"]),
    made(
      "low", "spannets lägsta värde, som i indatafilen",
      "least value of the range, as in the input file"),
    made(
      "high", "spannets högsta värde, som i indatafilen",
      "greatest value of the range, as in the input file"),
    made(
      "investments/cost_msek", "som i investment.csv, i åtgärdens egen prisnivå",
      "as in investment.csv, in the investment's own price level"),
    made(
      "appraisal_costs/opening_year investments/opening_year", "som i investment.csv",
      "as in investment.csv", files: ["investment.csv"]),
    made(
      "from_year", "1 för parametern, annars from_year i discount_step.csv",
      "1 for the parameter, else from_year of discount_step.csv"),
    made(
      "rate_percent", "ränta × 100: parametern, och från senare år raden i discount_step.csv",
      "rate × 100: the parameter, and from later years the row of discount_step.csv",
      parameters: [.discountRate]),
    made("percent_per_year", "som i growth.csv", "as in growth.csv"),
    made(
      "growth/factor", "(1 + tillväxt) ^ (beräknat år − tabellernas år)",
      "(1 + growth) ^ (year that was solved − year of the tables)", from: ["percent_per_year"],
      parameters: [.baseYear, .forecastYear]),
    made("rows", "rader i filen", "rows of the file"),
    made("sourced_rows", "rader vars säkerhet är sourced", "rows whose confidence is sourced"),
    made("derived_rows", "rader vars säkerhet är derived", "rows whose confidence is derived"),
    made(
      "estimated_rows", "rader vars säkerhet är estimated", "rows whose confidence is estimated"),
    made(
      "estimated_share_percent", "uppskattade rader / rader × 100", "estimated rows / rows × 100",
      from: ["estimated_rows", "rows"]),
    made(
      "unserved/tonnes_per_year", "flödets ton, som ingen kedja kan ta i scenariot",
      "the flow's tonnes, which no chain can take in the scenario"),
    made(
      "file sha256", "filen och SHA-256 av dess innehåll", "the file and the SHA-256 of its content"
    ),
    made(
      "used", "om svaret beror på parametern med det som beräknades och utelämnades",
      "whether the answer depends on the parameter, given what was solved and left out"),
    made(
      "verified", "om en person har jämfört värdet med källan",
      "whether a person has compared the value with its source"),
    made(
      "price_level", "året vars penningvärde beloppet har",
      "the year of the money that the amount is in"),
    made(
      "funding", "finansiärerna av åtgärderna, som i investment.csv",
      "payers of the investments, as in investment.csv", files: ["investment.csv"]),
    made(
      "basis", "hela kostnaden (brutto) eller det som skatter inte täcker (netto)",
      "the whole cost (gross) or what taxes do not cover (net)"),
    made("needs excludes status", "som i investment.csv", "as in investment.csv"),
    made("source", "radens källa, som i indatafilen", "the row's source, as in the input file"),
    made(
      "judgement", "fylls i av den som bedömer; programmet lämnar den tom",
      "filled in by whoever judges; the program leaves it blank"),
    made(
      "subject guidance", "rubrik och vägledning för den som bedömer",
      "subject and guidance for whoever judges"),
  ]

  /// Columns that say what a row is about.
  static let names: [Entry] = [
    made(
      "investment_ids package_ids scenario_id investment_id first_id second_id parameter_id "
        + "input_id value_id option_id chain_id size_id terminal_id berth_id queue_id link_id "
        + "flow_id origin_node_id destination_node_id commodity_id equipment_id node_id "
        + "facility_id closure_id observation_id count_id period_id id",
      "kod ur indatatabellerna; scenariots kod är åtgärdernas koder med + mellan",
      "code of the input tables; a scenario's code is its investments' codes with + between"),
    made(
      "name names package first second investment scenario headline description parameter input "
        + "industry mode kind approach period from to origin destination commodity equipment zone "
        + "road direction vehicle_class traffic environment effect growth_class table what draw",
      "namn ur indatatabellerna på det som raden handlar om",
      "name, of the input tables, of what the row is about"),
    made("unit", "enhet för radens värden", "unit of the row's values"),
  ]
}
