import FreightModel
import FreightReport

/// What a part of `study.json` holds, for figures that are asked for by their path in it.
struct DocumentPart {
  let basis: FigureBasis
  let meaning: Label
  /// Tables of the report that hold the same quantities.
  var tables: [String] = []
  /// Input files that it is read from, where no table tells.
  var files: [String] = []

  func meaning(_ language: Language) -> String { meaning[language] }

  /// Said of every number that no table holds.
  static func unitNote(_ language: Language) -> String {
    Label(sv: "enheten står i namnet", en: "the unit stands in the name")[language]
  }

  static func tableNote(_ language: Language) -> String {
    Label(
      sv: "samma storheter står i tabellerna nedan, med en formel per kolumn",
      en: "the same quantities stand in the tables below, with a formula for each column")[language]
  }

  /// The part that a path begins with.
  static func of(_ path: [String]) -> DocumentPart {
    path.first.flatMap { parts[$0] }
      ?? DocumentPart(
        basis: .input,
        meaning: Label(
          sv: "uppgift om körningen eller ur parametrarna",
          en: "fact of the run or its parameters"),
        files: ["parameter.csv", "config.csv"])
  }

  private static let difference = Label(
    sv: "UA minus JA, med beräkningarnas tröskel som upplösning; minus är en besparing",
    en: "option less base, with the solves' threshold as its resolution; minus is a saving")
  private static let read = Label(sv: "som i indatafilen", en: "as in the input file")

  private static let parts: [String: DocumentPart] = [
    "scenarios": .init(
      basis: .solve,
      meaning: Label(
        sv: "summa över det lösta scenariots flöden, länkar och perioder",
        en: "sum over flows, links and periods of the solved scenario"),
      tables: [
        "gaps", "industries", "scenarios-modes", "scenarios-time-co2", "scenarios-chains",
        "terminals", "junctions", "empties", "empties-zones",
      ]),
    "comparisons": .init(
      basis: .difference, meaning: difference,
      tables: ["summary", "packages", "industries-investments"]),
    "headlines": .init(
      basis: .difference, meaning: difference,
      tables: ["summary", "packages", "industries-investments"]),
    "shapley": .init(
      basis: .difference,
      meaning: Label(
        sv: "besparingar: plus är en besparing; Shapleyvärden och parvisa samspel",
        en: "savings: plus is a saving; Shapley values and interplay of pairs"),
      tables: ["shapley", "shapley-pairs"]),
    "demand_option_results": .init(
      basis: .difference, meaning: difference, tables: ["demand_options"]),
    "resilience": .init(
      basis: .difference,
      meaning: Label(
        sv: "scenariot utan anläggningen minus med den", en: "without the facility less with it"),
      tables: ["closures", "closures_named"]),
    "appraisals": .init(
      basis: .appraisal,
      meaning: Label(
        sv: "kalkylens belopp i kr, efter tabellernas formler",
        en: "amounts of the appraisal in SEK, by the tables' formulas"),
      tables: ["appraisal", "appraisal_effects", "appraisal_costs"]),
    "value_ranges": .init(
      basis: .worthRange,
      meaning: Label(
        sv: "NNV med ett indatavärde i taget vid spannets ändar",
        en: "NNV with one input at a time at the ends of its range"), tables: ["value_ranges"]),
    "switching_values": .init(
      basis: .worthRange,
      meaning: Label(
        sv: "NNV eller besparing vid spannets ändar och parameterns värde där den är noll",
        en: "NNV or saving at the ends of the range and the parameter's value where it is nought"),
      tables: ["switching"]),
    "sweep": .init(
      basis: .worthRange,
      meaning: Label(
        sv: "statistik över dragningarna; fröet bestämmer dem",
        en: "statistics of the draws; the seed decides them"),
      tables: ["sweep", "sweep_draws", "sweep_parameters"]),
    "nearest_sweep": .init(
      basis: .worthRange,
      meaning: Label(
        sv: "samma dragningar av det som ligger närmast att löna sig utom huvudpaketen",
        en: "the same draws of what comes nearest to paying beside the headline packages"),
      tables: ["sweep", "sweep_draws", "sweep_parameters"]),
    "sensitivities": .init(
      basis: .range,
      meaning: Label(
        sv: "UA minus JA med en parameter i taget vid spannets ändar, båda beräknade om",
        en:
          "option less base with one parameter at a time at the ends of its range, both solved anew"
      ), tables: ["sensitivity"]),
    "scale_economies": .init(
      basis: .scale,
      meaning: Label(
        sv: "svaret där tåg och gods följer varandra, från varje start",
        en: "the answer where trains and goods follow each other, from each start"),
      tables: ["scale_economies"]),
    "scale_sensitivities": .init(
      basis: .scale, meaning: difference, tables: ["scale_sensitivity"]),
    "headroom": .init(
      basis: .solve,
      meaning: Label(
        sv: "största antal gånger dagens efterfrågan som får plats, med undre och övre gräns",
        en: "greatest multiple of the present demand that fits, with lower and upper bound"),
      tables: ["headroom"]),
    "capacity_values": .init(
      basis: .solve,
      meaning: Label(
        sv: "jämviktens känslighet för kapacitet i JA",
        en: "the base case's sensitivity to capacity at equilibrium"),
      tables: ["capacity_values"]),
    "throughput": .init(
      basis: .solve,
      meaning: Label(
        sv: "vad som passerar platsen i perioden eller under året",
        en: "what passes the place in the period or the year"), tables: ["throughput"]),
    "observations": .init(
      basis: .solve,
      meaning: Label(sv: "modellen bredvid uppgiften", en: "the model beside the figure"),
      tables: ["observations"]),
    "background_fit": .init(
      basis: .estimation,
      meaning: Label(
        sv: "den ur räkningar skattade bakgrundsmatrisen",
        en: "the background matrix as it was estimated from counts"), tables: ["counts"]),
    "parameters": .init(basis: .input, meaning: read, tables: ["parameters"]),
    "external_costs": .init(basis: .input, meaning: read, tables: ["external_costs"]),
    "growth": .init(basis: .input, meaning: read, tables: ["growth"]),
    "investments": .init(basis: .input, meaning: read, tables: ["investments"]),
    "demand_options": .init(
      basis: .input, meaning: read, tables: ["demand_option_contents"]),
    "periods": .init(basis: .input, meaning: read, files: ["period.csv"]),
    "input_confidence": .init(
      basis: .input,
      meaning: Label(
        sv: "rader per indatatabell efter säkerhet", en: "rows of each input table by confidence"),
      tables: ["estimates"]),
  ]
}
