import FreightModel

extension ColumnOrigin {
  /// Goods, modes, chains, links and empties of the base case, and what investments change of them.
  static let traffic: [Entry] = [
    made(
      "industries/tonnes_kt_per_year",
      "näringsgrenens flöden som har en öppen kedja, med efterfrågans faktorer",
      "the industry's flows that have an open chain, with the factors on demand",
      parameters: [.vehicleTonnesFactor, .manufacturingTonnesFactor, .otherTonnesFactor],
      files: ["flow.csv", "commodity.csv"]),
    made(
      "industries/cost_msek_per_year",
      "Σ ton × generaliserad kostnad på de kedjor som används: fordon, hantering, "
        + "avgifter, tid och väntan",
      "Σ tonnes × generalised cost of the chains used: vehicles, handling, "
        + "charges, time and waiting"
    ),
    made(
      "cost_sek_per_t", "kostnad / ton", "cost / tonnes",
      from: ["cost_msek_per_year", "tonnes_kt_per_year"]),
    made(
      "time_h", "Σ ton × tid från avsändare till mottagare / ton",
      "Σ tonnes × time from sender to receiver / tonnes", from: ["tonnes_kt_per_year"]),
    made(
      modes("_million_tkm_per_year"), "Σ ton × km på trafikslagets länkar / 10⁶",
      "Σ tonnes × km on the mode's links / 10⁶", files: ["link.csv"]),
    made(
      "million_tkm_per_year", "Σ ton × km på trafikslagets länkar / 10⁶, allt gods",
      "Σ tonnes × km on the mode's links / 10⁶, all goods",
      files: ["link.csv"]),
    made(
      "co2_t_per_year",
      "Σ fordonskilometer × fordonstabellens utsläpp per km, tomkörning medräknad",
      "Σ vehicle-kilometres × the vehicle table's emission per km, empty running included",
      files: ["vehicle.csv"]),
    made(
      "thousand_vehicle_km_per_year", "Σ fordon × km på trafikslagets länkar / 10³",
      "Σ vehicles × km on the mode's links / 10³", files: ["link.csv", "vehicle.csv"]),
    made(
      "vehicle_hours_per_year", "Σ fordon × (fri restid + fördröjning) på trafikslagets länkar",
      "Σ vehicles × (free-flow time + delay) on the mode's links"),

    made(
      industries("_kt_per_year", in: "chains"), "näringsgrenens ton på kedjetypen",
      "the industry's tonnes on the chain type"),
    made(
      industries("_kt_per_year", in: "shipments"), "näringsgrenens ton i sändningsstorleken",
      "the industry's tonnes in the shipment size"),
    made(
      "total_kt_per_year", "summan av näringsgrenarnas ton", "sum of the industries' tonnes",
      from: ["vehicle_kt_per_year", "manufacturing_kt_per_year", "other_kt_per_year"]),
    made(
      "share_percent", "ton / alla ton × 100", "tonnes / all tonnes × 100",
      from: ["total_kt_per_year"]),

    made(
      "base_logsum_msek_per_year",
      "logsummekostnad i JA: Σ Q × −(1/θ) ln Σ exp(−θ c) över flöden och perioder, c kedjans "
        + "kostnad kr/ton (kapslad logit)",
      "logsum cost in the base case: Σ Q × −(1/θ) ln Σ exp(−θ c) over flows and periods, c the "
        + "chain's cost SEK/t (nested logit)",
      parameters: [.logitScaleFactor, .nestScaleRatio], files: ["commodity.csv"]),
    made(
      "logsum_msek_per_year", "som i JA, i UA", "as in the base case, in the option",
      from: ["base_logsum_msek_per_year", "cost_change_msek_per_year"]),
    made(
      "industries-investments/cost_change_msek_per_year", "logsummekostnad, UA minus JA",
      "logsum cost, option less base",
      from: ["base_logsum_msek_per_year", "logsum_msek_per_year"]),
    made(
      "cost_change_sek_per_t", "de använda kedjornas kostnad per ton, UA minus JA",
      "cost of the chains used per tonne, option less base", from: ["industries/cost_sek_per_t"]),
    made(
      "time_change_h", "de använda kedjornas tid, UA minus JA",
      "time of the chains used, option less base", from: ["industries/time_h"]),
    made(
      modes("_change_million_tkm_per_year"),
      "näringsgrenens ton × km på trafikslagets länkar / 10⁶, UA minus JA",
      "the industry's tonnes × km on the mode's links / 10⁶, option less base",
      files: ["link.csv"]),
    made(
      "road_change_thousand_vehicle_km_per_year",
      "näringsgrenens lastbilskilometer med tomkörning / 10³, UA minus JA",
      "the industry's lorry-kilometres with empty running / 10³, option less base",
      files: ["link.csv", "vehicle.csv"]),

    made(
      "links/tonnes_kt_per_year", "studiens gods på länken i båda riktningarna, alla perioder",
      "the study's goods on the link in both directions, all periods"),
    made(
      "links/freight_vehicles_per_day",
      "studiens fordon på länken, båda riktningarna, tomma medräknade / 365",
      "the study's vehicles on the link, both directions, empties included / 365"),
    made(
      "vehicles_per_day",
      "studiens fordon plus bakgrundsmatrisen plus fast trafik, båda riktningarna / 365",
      "the study's vehicles plus background matrix plus fixed traffic, both directions / 365",
      from: ["freight_vehicles_per_day"], files: ["link.csv", "background.csv"]),
    made(
      "links/peak_utilisation_percent",
      "flöde / kapacitet i den mest belastade perioden och riktningen",
      "flow / capacity in the busiest period and direction", files: ["link.csv"]),
    made(
      "peak_delay_s_per_vehicle",
      "länkens fördröjningsfunktion d(v), utöver fri restid, "
        + "i den mest belastade perioden och riktningen",
      "the link's delay function d(v), beyond free-flow time, in the busiest period and direction",
      from: ["peak_utilisation_percent"], parameters: [.trackDelayWeight, .asymptoteUtilisation]),

    made(
      "straight_line_km", "storcirkelavstånd mellan start och mål",
      "great-circle distance from origin to destination", files: ["node.csv"]),
    made(
      "tonnes_per_year", "flödets ton med efterfrågans faktorer",
      "the flow's tonnes with the factors on demand", files: ["flow.csv"]),
    made(
      "desire_lines/unserved_tonnes_per_year", "flödets ton utan öppen kedja",
      "the flow's tonnes without an open chain", from: ["tonnes_per_year"]),
    made(
      modes("_share_ratio"),
      "ton på kedjor med trafikslaget som huvudsakligt / flödets ton som har en väg",
      "tonnes on chains whose main mode it is / the flow's tonnes that have a way",
      from: ["tonnes_per_year", "unserved_tonnes_per_year"], files: ["chain_type.csv"]),
    made(
      "main_mode", "trafikslaget med störst andel", "the mode with the greatest share",
      from: ["road_share_ratio", "rail_share_ratio", "sea_share_ratio", "ferry_share_ratio"]),
    made(
      "value_sek_per_t", "varuslagets värde per ton × faktor",
      "the commodity's value per tonne × factor",
      parameters: [.goodsValueFactor], files: ["commodity.csv"]),
    made("confidence", "hur väl raden är känd", "how well the row is known"),

    made(
      "loaded_units_per_year", "Σ lastade enheter: gods / last per enhet, en gång per kedja",
      "Σ loaded units: goods / load per unit, once a chain", files: ["equipment_use.csv"]),
    made(
      "empties_per_year", "tomma enheter som flyttas mellan zoner för balans till lägsta kostnad",
      "empties that move between zones for balance at least cost"),
    made(
      "loaded_thousand_unit_km_per_year", "Σ lastade enheter × km / 10³",
      "Σ loaded units × km / 10³", from: ["loaded_units_per_year"]),
    made(
      "empty_thousand_unit_km_per_year", "Σ tomma enheter × km / 10³",
      "Σ empties × km / 10³", from: ["empties_per_year"]),
    made(
      "empty_km_share_percent", "tomma enhetskm / lastade enhetskm × 100",
      "empty unit-km / loaded unit-km × 100",
      from: ["empty_thousand_unit_km_per_year", "loaded_thousand_unit_km_per_year"]),
    made(
      "lorry_thousand_km_per_year", "lastbilskm som tomma enheter kör / 10³",
      "lorry-km that empties run / 10³", parameters: [.lorryPositioningShare]),
    made(
      "transport_cost_msek_per_year", "Σ tomma enheter × vägens generaliserade kostnad",
      "Σ empties × generalised cost of their way", from: ["empties_per_year"]),
    made(
      "exchange_cost_msek_per_year", "Σ enheter till och från annan handel × pris × faktor",
      "Σ units to and from other trade × price × factor",
      from: ["empties-zones/exchanged_per_year"], parameters: [.exchangePriceFactor],
      files: ["equipment_exchange.csv"]),
    made("loaded_in_per_year", "lastade enheter som kommer till zonen", "loaded units that arrive"),
    made("loaded_out_per_year", "lastade enheter som lämnar zonen", "loaded units that leave"),
    made("empties_in_per_year", "tomma enheter som kommer till zonen", "empties that arrive"),
    made("empties_out_per_year", "tomma enheter som lämnar zonen", "empties that leave"),
    made(
      "exchanged_per_year",
      "lastade ut + tomma ut − lastade in − tomma in; minus: till annan handel",
      "loaded out + empty out − loaded in − empty in; minus: to other trade",
      from: [
        "loaded_out_per_year", "empties_out_per_year", "loaded_in_per_year",
        "empties_in_per_year",
      ]),
    made(
      "empties-investments/cost_change_msek_per_year",
      "transport- och utbyteskostnad för tomma lastbärare, UA minus JA",
      "transport and exchange cost of empties, option less base",
      from: ["gaps/base/gap_sek_per_year", "gaps/gap_sek_per_year"]),
    made(
      "empty_change_thousand_unit_km_per_year", "Σ tomma enheter × km / 10³, UA minus JA",
      "Σ empties × km / 10³, option less base"),
    made(
      "lorry_change_thousand_km_per_year", "lastbilskm med tomma enheter / 10³, UA minus JA",
      "lorry-km with empties / 10³, option less base"),
    made(
      "train_change_thousand_km_per_year", "tågkm med tomma enheter / 10³, UA minus JA",
      "train-km with empties / 10³, option less base"),
  ]

  /// The tables that list every scenario.
  static let scenarios: [Entry] = [
    share(.road), share(.rail), share(.sea), share(.ferry),
    made(
      modes("_thousand_vehicle_km_per_year"),
      "Σ studiens fordon × km på trafikslagets länkar / 10³, tomkörning medräknad",
      "Σ the study's vehicles × km on the mode's links / 10³, empty running included",
      files: ["link.csv", "vehicle.csv"]),
    made(
      modes("_vehicle_hours_per_year"),
      "Σ studiens fordon × (fri restid + fördröjning) på trafikslagets länkar",
      "Σ the study's vehicles × (free-flow time + delay) on the mode's links"),
    made(
      "tonne_hours_per_year", "Σ ton × tid från avsändare till mottagare",
      "Σ tonnes × time from sender to receiver"),
    made(
      "background_thousand_vehicle_km_per_year", "Σ bakgrundsmatrisens fordon × km / 10³",
      "Σ vehicles of the background matrix × km / 10³", files: ["background.csv", "link.csv"]),
    made(
      "background_vehicle_hours_per_year",
      "Σ bakgrundsmatrisens fordon × (fri restid + fördröjning)",
      "Σ vehicles of the background matrix × (free-flow time + delay)", files: ["background.csv"]),
    made(
      "preload_vehicle_hours_per_year", "Σ fast trafiks fordon × (fri restid + fördröjning)",
      "Σ vehicles of fixed traffic × (free-flow time + delay)", files: ["link.csv", "count.csv"]),
    made(
      modes("_co2_t_per_year"), "Σ studiens fordonskm × fordonstabellens utsläpp per km",
      "Σ the study's vehicle-km × the vehicle table's emission per km", files: ["vehicle.csv"]),
    made(
      "background_co2_t_per_year", "Σ bakgrundsmatrisens fordonskm × utsläpp per km",
      "Σ vehicle-km of the background matrix × emission per km",
      from: ["background_thousand_vehicle_km_per_year"], files: ["vehicle.csv"]),
    made(
      "scenarios-chains/*_kt_per_year", "allt gods på kedjetypen", "all goods on the chain type",
      files: ["chain_type.csv"]),
  ]

  private static func share(_ mode: Mode) -> Entry {
    made(
      mode.rawValue + "_tkm_share_percent", "trafikslagets tonkm / alla tonkm × 100",
      "the mode's tonne-km / all tonne-km × 100",
      from: Mode.allCases.map { $0.rawValue + "_million_tkm_per_year" })
  }
}
