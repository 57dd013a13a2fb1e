import FreightModel

extension ColumnOrigin {
  private static let delay = (
    sv: "köns fördröjningsfunktion 1/(μ − λ) − 1/μ eller tabell i perioden, UA eller JA",
    en: "the queue's delay function 1/(μ − λ) − 1/μ or table in the period, option or base"
  )

  /// Terminals, quays and approaches of junctions.
  static let terminals: [Entry] = [
    made(
      "terminals/tonnes_kt_per_year",
      "gods som lastas eller lossas i terminalen, alla näringsgrenar",
      "goods loaded or unloaded in the terminal, all industries",
      from: ["vehicle_kt_per_year", "manufacturing_kt_per_year", "other_kt_per_year"]),
    made(
      industries("_kt_per_year", in: "terminals"), "näringsgrenens gods i terminalen",
      "the industry's goods in the terminal"),
    made(
      "teu_per_year", "lastade och tomma lastenheter × TEU per enhet",
      "load units, loaded and empty, × TEU per unit", from: ["load_units_per_year"]),
    made(
      "load_units_per_year", "gods i lastenheter / ton per enhet, plus tomma",
      "goods in load units / tonnes per unit, plus empties", files: ["equipment_use.csv"]),
    made(
      "trains_per_week",
      "studiens godståg på banorna vid terminalen / 2 riktningar / 52 veckor, passerande "
        + "medräknade",
      "the study's freight trains on the tracks at the terminal / 2 directions / 52 weeks, passing "
        + "ones included"
    ),
    made(
      "terminals/capacity_units_per_h", "kapacitet per öppen timme × faktor",
      "capacity an open hour × factor", parameters: [.terminalCapacityFactor]),
    made(
      "terminals/peak_utilisation_percent",
      "flöde per timme / kapacitet i den mest belastade perioden",
      "flow an hour / capacity in the busiest period", from: ["capacity_units_per_h"],
      files: ["terminal_hours.csv"]),
    made(
      "terminals/price_sek_per_unit", "pris per lyft eller ton × faktor",
      "price of a lift or tonne × factor", parameters: [.liftPriceFactor]),
    made(
      "base_kt_per_year", "gods i terminalen i JA", "goods in the terminal in the base case",
      from: ["terminals/tonnes_kt_per_year"]),
    made(
      "option_kt_per_year", "gods i terminalen i UA", "goods in the terminal in the option"),
    made(
      "change_kt_per_year", "UA minus JA", "option less base",
      from: ["option_kt_per_year", "base_kt_per_year"]),
    made(
      "change_teu_per_year", "TEU i UA minus JA", "TEU in the option less base",
      from: ["terminals/teu_per_year"]),
    made(
      "base_trains_per_week", "godståg per vecka och riktning vid terminalen i JA",
      "freight trains a week and direction at the terminal in the base case",
      from: ["terminals/trains_per_week"]),
    made(
      "option_trains_per_week", "godståg per vecka och riktning vid terminalen i UA",
      "freight trains a week and direction at the terminal in the option"),
    made(
      "option_peak_utilisation_percent",
      "flöde per timme / kapacitet i den mest belastade perioden, i UA",
      "flow an hour / capacity in the busiest period, in the option",
      from: ["terminals/capacity_units_per_h"]),

    made(
      "berths/tonnes_kt_per_year", "gods i de sjöterminaler som ligger vid kajens nod",
      "goods in the sea terminals at the quay's node", from: ["terminals/tonnes_kt_per_year"],
      files: ["terminal.csv"]),
    made(
      "calls_per_year", "Σ anlöp per timme × timmar över perioderna, andra fartyg medräknade",
      "Σ calls an hour × hours over the periods, other ships included",
      from: ["other_calls_per_year"]),
    made(
      "other_calls_per_year", "andra fartygs anlöp per vecka / 7 × 365",
      "other ships' calls a week / 7 × 365"),
    made("berths/berths", "antal kajplatser", "number of berths"),
    made("hours_per_call", "tid vid kaj per anlöp", "time at the quay per call"),
    made(
      "berths/utilisation_percent", "anlöp per år / (kajplatser / tid per anlöp × årets timmar)",
      "calls a year / (berths / time per call × hours of the year)",
      from: ["calls_per_year", "berths", "hours_per_call"], files: ["period.csv"]),
    made(
      "berths/peak_utilisation_percent",
      "anlöp per timme × tid per anlöp / kajplatser i den mest belastade perioden",
      "calls an hour × time per call / berths in the busiest period",
      from: ["berths", "hours_per_call"]),
    made(
      "wait_h_per_call", "Σ väntan × anlöp / anlöp över perioderna; väntan efter köns funktion",
      "Σ wait × calls / calls over the periods; the wait by the queue's function",
      from: ["calls_per_year", "utilisation_percent"]),
    made(
      "base_calls_per_year", "anlöp i JA", "calls in the base case", from: ["berths/calls_per_year"]
    ),
    made("option_calls_per_year", "anlöp i UA", "calls in the option"),
    made(
      "option_utilisation_percent", "anlöp i UA / (kajplatser / tid per anlöp × årets timmar)",
      "calls in the option / (berths / time per call × hours of the year)",
      from: ["option_calls_per_year", "berths/berths", "berths/hours_per_call"]),
    made(
      "base_wait_h_per_call", "väntan per anlöp i JA", "wait per call in the base case",
      from: ["berths/wait_h_per_call"]),
    made(
      "option_wait_h_per_call", "väntan per anlöp i UA", "wait per call in the option",
      from: ["option_utilisation_percent"]),
    made(
      "change_h_per_call", "UA minus JA", "option less base",
      from: ["option_wait_h_per_call", "base_wait_h_per_call"]),

    made(
      "unused_facilities/peak_utilisation_percent",
      "andras flöde / kapacitet, störst över perioder och beräknade scenarier",
      "others' flow / capacity, the greatest over periods and scenarios solved"),
    made(
      "scenario_count", "antal beräknade scenarier, JA medräknat, som har anläggningen",
      "number of scenarios solved, the base case included, that have the facility"),

    made(
      "capacity_pcu_per_h", "tillfartens kapacitet × faktor", "the approach's capacity × factor",
      parameters: [.approachCapacityFactor]),
    made(
      "flow_pcu_per_h",
      "studiens lastbilar, bakgrundsmatris och fast trafik i tillfarten, i pbe per timme i "
        + "perioden",
      "the study's lorries, background matrix and fixed traffic in the approach, PCU an hour in "
        + "the period",
      parameters: [.heavyVehiclePCU], files: ["background.csv", "movement.csv"]),
    made(
      "junctions/utilisation_percent", "flöde / kapacitet × 100", "flow / capacity × 100",
      from: ["flow_pcu_per_h", "capacity_pcu_per_h"]),
    made(
      "delay_s_per_pcu", delay.sv, delay.en, from: ["flow_pcu_per_h", "capacity_pcu_per_h"],
      parameters: [.asymptoteUtilisation]),
    made(
      "base_delay_s_per_pcu", delay.sv, delay.en, from: ["junctions/delay_s_per_pcu"],
      parameters: [.asymptoteUtilisation]),
    made(
      "option_delay_s_per_pcu", delay.sv, delay.en, parameters: [.asymptoteUtilisation],
      files: ["investment_junction_queue.csv"]),
    made(
      "change_s_per_pcu", "UA minus JA", "option less base",
      from: ["option_delay_s_per_pcu", "base_delay_s_per_pcu"]),
  ]
}
