import FreightModel

extension ColumnOrigin {
  /// How far demand can grow, what capacity is worth and what passes.
  static let capacity: [Entry] = [
    made(
      "headroom/factor",
      "största λ så att λ × näringsgrenens flöden plus allt annat får plats inom alla kapaciteter, "
        + "över alla vägar (maximalt samtidigt flöde); undre, genomförbar gräns i den trängsta "
        + "perioden",
      "greatest λ such that λ × the industry's flows plus all else fit within every capacity, over "
        + "all ways (maximum concurrent flow); lower, feasible bound in the tightest period",
      from: ["upper_bound"], files: ["terminal.csv", "junction_queue.csv"]),
    made(
      "upper_bound", "dual övre gräns för samma λ, ur längder på det som begränsar",
      "dual upper bound of the same λ, from lengths of what binds", from: ["factor"]),
    made(
      "change_against_base", "UA:s tal minus JA:s", "the option's multiple less the base case's",
      from: ["factor", "headroom/factor|scenario_id=base"]),
    made(
      "headroom/period", "den period som har minst plats", "the period with the least room",
      from: ["factor"]),
    made(
      "binds", "de anläggningar som en procent mer kapacitet i flyttar λ mest",
      "the facilities of which one per cent more capacity moves λ most", from: ["factor"]),
    made(
      "factor_on_todays_routes",
      "minsta (C − (v − g))/g över anläggningar under sin kapacitet: C kapacitet, v flöde, g "
        + "näringsgrenens del av det, på dagens vägar",
      "least (C − (v − g))/g over facilities below their capacity: C capacity, v flow, g the "
        + "industry's part of it, on today's routes"
    ),
    made(
      "fills_on_todays_routes", "anläggningen som ger det minsta talet",
      "the facility that gives the least multiple", from: ["factor_on_todays_routes"]),
    made(
      "is_cut", "om det som begränsar skiljer näringsgrenens start från mål: ingen väg går förbi",
      "whether what binds separates the industry's origins from destinations: no way goes around",
      from: ["factor"]),

    made(
      "capacity_values/capacity_units_per_h",
      "kapacitet i medel över årets timmar, i enheten; kajtimmar vid kajer",
      "capacity in the mean of the year's hours, in the unit; berth hours at quays",
      files: ["period.csv"]),
    made(
      "capacity_values/peak_utilisation_percent",
      "största flöde / kapacitet över perioderna", "greatest flow / capacity over the periods",
      from: ["capacity_units_per_h"]),
    made(
      "value_sek_per_year_per_unit_per_h",
      "−d(gods- och bakgrundskostnad i jämvikt)/d(kapacitet per timme), summerad över periodernas "
        + "timmar, ur jämviktens känslighet",
      "−d(freight and background cost at equilibrium)/d(capacity an hour), summed over the "
        + "periods' hours, from the equilibrium's sensitivities",
      parameters: [.roadDelayCost, .trainDelayCost, .loadUnitDelayCost, .tonneDelayCost]),
    made(
      "value_sek_per_unit", "värdet av en enhet till per timme / årets timmar",
      "value of one more unit an hour / hours of the year",
      from: ["value_sek_per_year_per_unit_per_h"], files: ["period.csv"]),
    made(
      "value_sek_per_year_per_percent",
      "värdet av en enhet till per timme × kapacitet / 100",
      "value of one more unit an hour × capacity / 100",
      from: ["value_sek_per_year_per_unit_per_h", "capacity_units_per_h"]),

    made("hours", "periodens timmar per år", "the period's hours a year", files: ["period.csv"]),
    made(
      "tonnes", "gods som lastas eller lossas; i stråk medel längs stråket, vägt med längd",
      "goods loaded or unloaded; in a corridor the mean along it by length"),
    made(
      "teu", "lastade och tomma lastenheter × TEU per enhet",
      "load units, loaded and empty, × TEU per unit", from: ["lifts"]),
    made("lifts", "lastenheter som lyfts, tomma medräknade", "load units lifted, empties included"),
    made(
      "trains", "tåg som börjar eller slutar här; i stråk medel av båda riktningarna tillsammans",
      "trains that begin or end here; in a corridor the mean of both directions together"),
    made(
      "lorries", "lastbilar som lastar eller lossar här; i stråk som tåg",
      "lorries that load or unload here; in a corridor as trains"),
    made("calls", "fartyg som anlöper, andras medräknade", "ships that call, others' included"),
    made(
      "flow_units", "all trafik i det som begränsar, i enheten; i stråk den mest belastade länken",
      "all traffic in what limits, in the unit; in a corridor the tightest link"),
    made(
      "capacity_units", "kapacitet per timme × timmar", "capacity an hour × hours",
      from: ["hours"], parameters: [.terminalCapacityFactor, .trackCapacityFactor]),
    made(
      "period_utilisation_percent", "periodens flöde / periodens kapacitet × 100",
      "the period's flow / the period's capacity × 100", from: ["flow_units", "capacity_units"]),
    made(
      "year_utilisation_percent", "årets flöde / årets kapacitet × 100",
      "the year's flow / the year's capacity × 100",
      from: ["throughput/flow_units|period_id=YEAR", "throughput/capacity_units|period_id=YEAR"]),
    made(
      "throughput/peak_utilisation_percent", "platsens största belastning i någon period",
      "the place's greatest utilisation in any period",
      from: ["throughput/period_utilisation_percent|period_id"]),
    made(
      "wait_h_per_unit", "väntan × flöde / flöde över perioderna; i stråk längs hela stråket",
      "wait × flow / flow over the periods; in a corridor along the whole of it",
      from: ["flow_units"]),
    made(
      "queue_units", "Littles lag: Σ väntetimmar / timmar", "Little's law: Σ hours of wait / hours",
      from: ["wait_h_per_unit", "flow_units", "hours"]),
    made(
      "spare_units", "kapacitet − flöde, minst noll", "capacity − flow, at least nought",
      from: ["capacity_units", "flow_units"]),
    made(
      "tightest_link_id", "länken med störst flöde / kapacitet i stråket",
      "the link with the greatest flow / capacity in the corridor",
      from: ["flow_units", "capacity_units"]),
  ]
}
