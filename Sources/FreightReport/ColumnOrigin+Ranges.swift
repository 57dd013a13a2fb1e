import FreightModel

extension ColumnOrigin {
  /// What the answer depends on: ends of ranges, draws and other demand.
  static let ranges: [Entry] = [
    made(
      "total_at_low_msek_per_year",
      "total kostnad, UA minus JA, med parametern vid sitt lägsta värde och båda beräknade om",
      "total cost, option less base, with the parameter at its least value and both solved anew",
      from: ["low"]),
    made(
      "sensitivity/total_msek_per_year", "total kostnad, UA minus JA, i studien",
      "total cost, option less base, in the study",
      from: ["summary/total_change_msek_per_year", "packages/total_change_msek_per_year"]),
    made(
      "total_at_high_msek_per_year",
      "total kostnad, UA minus JA, med parametern vid sitt högsta värde och båda beräknade om",
      "total cost, option less base, with the parameter at its greatest value and both solved anew",
      from: ["high"]),
    made(
      "freight_at_low_msek_per_year",
      "godsets logsumma med tomma, UA minus JA, med parametern vid sitt lägsta värde",
      "freight's logsum with empties, option less base, with the parameter at its least value",
      from: ["low"]),
    made(
      "freight_msek_per_year", "godsets logsumma med tomma, UA minus JA, i studien",
      "freight's logsum with empties, option less base, in the study",
      from: ["summary/freight_change_msek_per_year", "packages/freight_change_msek_per_year"]),
    made(
      "freight_at_high_msek_per_year",
      "godsets logsumma med tomma, UA minus JA, med parametern vid sitt högsta värde",
      "freight's logsum with empties, option less base, with the parameter at its greatest value",
      from: ["high"]),
    made(
      "sensitivity/changes_sign scale_sensitivity/changes_sign",
      "om förändringen vid någon ände har annat tecken än i studien, tröskeln medräknad",
      "whether the change at an end has another sign than in the study, threshold allowed for",
      from: [
        "total_at_low_msek_per_year", "total_msek_per_year", "total_at_high_msek_per_year",
      ]),
    made(
      "over_capacity",
      "den ände vid vilken någon anläggning är över sin kapacitet som inte är det i studien",
      "the end at which some facility is above its capacity that in the study is not",
      from: ["low", "high"]),

    made(
      "nnv_at_low_msek", "NNV med indatavärdet vid sitt lägsta värde och allt annat som i studien",
      "NNV with the input at its least value and all else as in the study", from: ["low"]),
    made(
      "nnv_at_high_msek", "NNV med indatavärdet vid sitt högsta värde och allt annat som i studien",
      "NNV with the input at its greatest value and all else as in the study", from: ["high"]),
    made(
      "value_ranges/changes_sign", "om NNV vid någon ände har annat tecken än i studien",
      "whether NNV at an end has another sign than in the study",
      from: ["nnv_at_low_msek", "nnv_msek", "nnv_at_high_msek"]),
    made(
      "nnv_is_nought_at",
      "parameterns värde där NNV = 0, sökt med falsk position (Illinois) "
        + "och JA och UA beräknade om",
      "the parameter's value at which NNV = 0, sought by false position (Illinois) with "
        + "base and option solved anew",
      from: ["nnv_at_low_msek", "nnv_msek", "nnv_at_high_msek"]),
    made(
      "saving_at_low_sek_per_year",
      "−förändring av total kostnad med parametern vid sitt lägsta värde",
      "−change in total cost with the parameter at its least value", from: ["low"]),
    made(
      "saving_sek_per_year", "−förändring av total kostnad i studien",
      "−change in total cost in the study",
      from: ["summary/total_change_msek_per_year", "packages/total_change_msek_per_year"]),
    made(
      "saving_at_high_sek_per_year",
      "−förändring av total kostnad med parametern vid sitt högsta värde",
      "−change in total cost with the parameter at its greatest value", from: ["high"]),
    made(
      "saving_is_nought_at", "parameterns värde där besparingen = 0, sökt som för NNV",
      "the parameter's value at which the saving = 0, sought as for NNV",
      from: ["saving_at_low_sek_per_year", "saving_sek_per_year", "saving_at_high_sek_per_year"]),

    made(
      "draws", "antal dragningar med känt NNV och samma efterfrågan",
      "number of draws with a known NNV and the same demand", from: ["sweep_draws/nnv_msek"]),
    made(
      "mean_nnv_msek", "Σ NNV / dragningar", "Σ NNV / draws",
      from: ["sweep_draws/nnv_msek", "draws"]),
    made(
      "nnv_at_5_percent_msek nnv_at_25_percent_msek nnv_at_50_percent_msek "
        + "nnv_at_75_percent_msek nnv_at_95_percent_msek",
      "kvantil av NNV över dragningarna, linjärt mellan sorterade värden",
      "quantile of NNV over the draws, linear between sorted values",
      from: ["sweep_draws/nnv_msek"]),
    made(
      "nnv_above_zero_percent", "dragningar med NNV > 0 / alla dragningar × 100",
      "draws with NNV > 0 / all draws × 100", from: ["sweep_draws/nnv_msek", "draws"]),
    made(
      "nnv_above_zero_low_percent",
      "undre gräns av ett 95-procentigt intervall för andelen (Wilson 1927), "
        + "som för oberoende dragningar",
      "lower end of a 95 per cent interval of the share (Wilson 1927), as for independent draws",
      from: ["nnv_above_zero_percent", "draws"]),
    made(
      "nnv_above_zero_high_percent",
      "övre gräns av ett 95-procentigt intervall för andelen (Wilson 1927), "
        + "som för oberoende dragningar",
      "upper end of a 95 per cent interval of the share (Wilson 1927), as for independent draws",
      from: ["nnv_above_zero_percent", "draws"]),
    made(
      "extrapolated_draws_above_zero",
      "dragningar med NNV > 0 i vilka någon anläggning är över sin kapacitet "
        + "som inte är det i studien",
      "draws with NNV > 0 in which some facility is above its capacity that in the study is not",
      from: ["sweep_draws/nnv_msek", "sweep_draws/newly_above_capacity"]),
    made(
      "best_percent",
      "dragningar i vilka inget annat huvudpaket, och inte heller att låta bli, "
        + "är värt mer / alla × 100",
      "draws in which no other headline package, nor building nothing, is worth more / all × 100",
      from: ["sweep_draws/nnv_msek"]),
    made(
      "greatest_regret_msek",
      "största (bästa valets NNV − detta NNV) över dragningarna; att låta bli har NNV 0",
      "greatest (best choice's NNV − this NNV) over the draws; building nothing has NNV 0",
      from: ["sweep_draws/nnv_msek"]),
    made(
      "sweep_draws/saving_sek_per_year",
      "−förändring av total kostnad, UA minus JA, med dragningens värden och båda beräknade om",
      "−change in total cost, option less base, with the draw's values and both solved anew",
      from: ["sweep_parameters/value", "threshold_sek_per_year"]),
    made(
      "sweep_draws/threshold_sek_per_year",
      "JA:s och UA:s gap + 10⁻⁸ × kostnaden för dem som väljer väg, i dragningen",
      "gaps of base and option + 10⁻⁸ × the cost of those who choose their way, in the draw"),
    made(
      "sweep_draws/nnv_msek", "NNV av dragningens effekter, efter studiens kalkylregler",
      "NNV of the draw's effects, by the study's conventions", from: ["sweep_parameters/value"]),
    made(
      "above_capacity",
      "anläggningar med mer flöde än kapacitet i JA eller UA i dragningen: "
        + "fördröjningen där är extrapolerad",
      "facilities with more flow than capacity in base or option in the draw: "
        + "delay there is extrapolated",
      from: ["sweep_parameters/value"]),
    made(
      "newly_above_capacity", "de av dem som inte är över sin kapacitet i studien",
      "those of them that are not above their capacity in the study", from: ["above_capacity"]),
    made(
      "sweep_draws/converged", "om alla lösningar i dragningen nådde sitt gap",
      "whether every solve of the draw reached its gap", from: ["threshold_sek_per_year"]),
    made(
      "comparable", "om JA och UA har samma efterfrågan i dragningen",
      "whether base and option serve the same demand in the draw"),
    made(
      "sweep_parameters/value",
      "draget ur en triangel över parameterns spann med toppen i tabellens värde; "
        + "fröet står i study.json/sweep/seed",
      "drawn from a triangle over the parameter's range with the peak at the table's value; the "
        + "seed is study.json/sweep/seed",
      from: ["parameters/value", "parameters/low", "parameters/high"]),

    made(
      industries("_change_kt_per_year"), "näringsgrenens ton under alternativet minus JA",
      "the industry's tonnes under the option less the base case",
      from: ["demand_option_contents/value"]),
    made(
      industries("_own_cost_change_msek_per_year"),
      "näringsgrenens logsummekostnad under alternativet minus JA, utan åtgärder",
      "the industry's logsum cost under the option less the base case, without investments"),
    made(
      "background_own_cost_change_msek_per_year",
      "bakgrundstrafikens kostnad under alternativet minus JA, utan åtgärder",
      "background traffic's cost under the option less the base case, without investments"),
    made(
      "demand_options/*_total_change_msek_per_year",
      "total kostnad med åtgärden minus utan den, under samma efterfrågan",
      "total cost with the investment less without it, under the same demand"),
    made(
      "demand_options/*_freight_change_msek_per_year",
      "godsets kostnad med åtgärden minus utan den, under samma efterfrågan",
      "freight's cost with the investment less without it, under the same demand"),
    made(
      "demand_options/*_against_base_case_msek_per_year",
      "förändringen under alternativet minus förändringen i JA:s efterfrågan (radens base)",
      "the change under the option less the change under the base case's demand (row base)"),
    made(
      "level", "var i sina spann alternativets alla värden står",
      "where in their ranges all values of the option stand"),
  ]

  /// Trains that follow their goods.
  static let scale: [Entry] = [
    made(
      "core_change_msek_per_year", "total förändring i huvudsvaret",
      "total change in the main answer",
      from: ["summary/total_change_msek_per_year", "packages/total_change_msek_per_year"]),
    made(
      "scale_change_msek_per_year",
      "total kostnad, UA minus JA, när tåg och gods följer varandra från dagens fyllnad",
      "total cost, option less base, where trains and goods follow each "
        + "other from the present fill",
      parameters: rules),
    made(
      "least_change_msek_per_year", "minsta besparing bland de tre starterna",
      "least saving among the three starts", from: ["scale_change_msek_per_year"],
      parameters: rules),
    made(
      "greatest_change_msek_per_year", "största besparing bland de tre starterna",
      "greatest saving among the three starts", from: ["scale_change_msek_per_year"],
      parameters: rules),
    made(
      "core_trains_per_week", "tåg per vecka och riktning vid den nya terminalen i huvudsvaret",
      "trains a week and direction at the new terminal in the main answer",
      from: ["terminals-investments/option_trains_per_week"]),
    made(
      "scale_trains_per_week", "(avgångar + ankomster) / 2 per vecka vid den nya terminalen",
      "(departures + arrivals) / 2 a week at the new terminal", parameters: rules),
    made(
      "least_trains_per_week", "minst tåg bland de tre starterna",
      "fewest trains among the three starts", from: ["scale_trains_per_week"], parameters: rules),
    made(
      "greatest_trains_per_week", "flest tåg bland de tre starterna",
      "most trains among the three starts", from: ["scale_trains_per_week"], parameters: rules),
    made(
      "relations", "tågrelationer som trafikeras", "train relations that are served",
      parameters: rules),
    made(
      "rounds", "varv av tåg efter gods och gods efter tåg",
      "rounds of trains after goods and back",
      parameters: [.scaleRounds, .scaleStep, .scaleTolerance]),
    made(
      "settled", "om tåg och gods står stilla från alla tre starterna",
      "whether trains and goods stand still from all three starts", from: ["rounds"],
      parameters: [.scaleTolerance, .scaleRounds]),
    made(
      "scale_sensitivity/total_msek_per_year",
      "förändring med skalfördelar vid studiens egna regler",
      "change with economies of scale at the study's own rules",
      from: ["scale_economies/scale_change_msek_per_year"], parameters: rules),
    made(
      "total_at_low_from_full_msek_per_year",
      "som vid lågt, men JA och UA börjar med fulla tåg överallt",
      "as at low, but base and option begin with full trains everywhere", from: ["low"],
      parameters: rules),
    made(
      "total_at_high_from_full_msek_per_year",
      "som vid högt, men JA och UA börjar med fulla tåg överallt",
      "as at high, but base and option begin with full trains everywhere", from: ["high"],
      parameters: rules),
  ]

  private static let rules: [ParameterName] = [
    .trainLeastDepartures, .trainGreatestFill, .trainLeastFill,
  ]
}
