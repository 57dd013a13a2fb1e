import FreightAppraisal
import FreightModel

/// Numbers of the chapters' sentences that no table holds.
extension DerivedFigure {
  /// How many there are of what a table lists; none of what the study has not.
  static func counts(_ view: ResultView) -> [DerivedFigure] {
    options(view) + values(view) + solves(view) + losses(view)
  }

  /// A count of a table's rows.
  private static func count(
    _ name: String, _ sv: String, _ en: String, _ madeSV: String, _ madeEN: String,
    _ basis: FigureBasis, _ figures: [String], _ value: Int, _ scenarios: [String] = []
  ) -> DerivedFigure {
    sentence(
      name, Label(sv: sv, en: en), Label(sv: madeSV, en: madeEN), basis, figures, Double(value),
      scenarios)
  }

  private static func options(_ view: ResultView) -> [DerivedFigure] {
    let known = view.singles.filter { $0.appraisal.value != nil }
    let ids = known.map(\.id)
    let packages =
      view.packages.isEmpty
      ? []
      : [
        count(
          "packages", "Antal paket", "Number of packages", "antal rader i tabellen",
          "number of rows of the table", .difference, ["packages/total_change_msek_per_year"],
          view.packages.count)
      ]
    let plan =
      view.result.bestPlan.map { plan in
        [
          count(
            "default_set_packages", "Antal sätt att bygga av de förvalda åtgärderna",
            "Ways to build of the default set",
            "antal sätt att bygga några av de förvalda åtgärderna eller ingen, med det som de "
              + "kräver och utan det som de utesluter",
            "ways to build some of the default set or none, with what they need and without what "
              + "they exclude",
            .difference, ["investments/needs", "investments/excludes"], plan.table.masks.count),
          sentence(
            "best_plan_nnv",
            Label(sv: "NNV av den bästa utbyggnaden", en: "NNV of the best plan"),
            Label(
              sv: "som ett pakets NNV, men varje år har effekterna av det som då är öppet",
              en: "as a package's NNV, but each year has the effects of what is open then"),
            .appraisal, ["appraisal/nnv_msek"], plan.phasing.netPresentValue, unit: Unit.msek),
        ]
      } ?? []
    guard !known.isEmpty else { return packages + plan }
    return packages + plan + [
      count(
        "singles_appraised", "Antal åtgärder med kalkyl, var för sig",
        "Investments with an appraisal, each by itself", "antal åtgärder som har ett NNV",
        "number of investments that have an NNV", .appraisal, ["appraisal/nnv_msek"], known.count,
        ids),
      count(
        "singles_paying", "Antal åtgärder med NNV på noll eller mer",
        "Investments with an NNV of zero or more", "antal åtgärder med NNV ≥ 0",
        "number of investments with NNV ≥ 0", .appraisal, ["appraisal/nnv_msek"],
        known.count { ($0.appraisal.value?.net ?? -1) >= 0 }, ids),
      count(
        "singles_without_maintenance", "Antal åtgärder utan känd drift och underhåll",
        "Investments whose operation and maintenance is not known", "antal rader som namnger någon",
        "number of rows that name any", .appraisal, ["appraisal/without_maintenance"],
        known.count { !$0.appraisal.isMaintenanceKnown }, ids),
      count(
        "singles_undetected", "Antal åtgärder utan påvisbar effekt",
        "Investments without a detectable effect", "antal rader med effect_detected = false",
        "number of rows with effect_detected = false", .appraisal, ["appraisal/effect_detected"],
        known.count { !$0.appraisal.isDetected }, ids),
    ]
  }

  private static func values(_ view: ResultView) -> [DerivedFigure] {
    let basis = view.result.appraisalBasis
    let rows = inputConfidence(view.study).flatMap(\.rows)
    let fit = view.result.fit.map { fit in
      [
        count(
          "counts", "Antal trafikräkningar", "Traffic counts", "antal rader i tabellen",
          "number of rows of the table", .estimation, ["counts/count_vehicles_per_day"],
          fit.entries.count),
        count(
          "counts_assumed", "Antal antagna trafikräkningar", "Traffic counts that are assumed",
          "antal rader vars säkerhet är ”uppskattad”", "number of rows that are estimates",
          .estimation, ["counts/count_vehicles_per_day"], fit.estimatedCounts),
        count(
          "counts_matched", "Antal trafikräkningar med GEH under 5",
          "Traffic counts with a GEH below 5", "antal rader med GEH < 5",
          "number of rows with GEH < 5", .estimation, ["counts/geh"], fit.goodMatches),
      ]
    }
    return [
      count(
        "parameters", "Antal parametrar", "Parameters", "antal rader i tabellen",
        "number of rows of the table", .input, ["parameters/verified"],
        basis.parameters.rows.count),
      count(
        "unit_values", "Antal enhetsvärden som kalkylen använder",
        "Unit values that the appraisal uses", "antal rader som kalkylen använder",
        "number of rows that the appraisal uses", .input,
        ["external_costs/verified|basis=\(basis.isNet ? "net" : "gross")"],
        basis.externalCosts.count),
      count(
        "foreign_unit_values", "Antal enhetsvärden ur en källa i annan valuta",
        "Unit values from a source in other money", "antal rader vars källa är i annan valuta",
        "number of rows whose source is in other money", .input,
        ["external_costs/verified|basis=\(basis.isNet ? "net" : "gross")"],
        basis.foreignValues.count),
      count(
        "input_files", "Antal indatafiler", "Input files", "antal rader i tabellen",
        "number of rows of the table", .input, ["inputs/sha256"], view.study.inputs.count),
      count(
        "input_rows", "Antal indatarader", "Input rows", "Σ rader över indatatabellerna",
        "Σ rows over the input tables", .input, ["estimates/rows"], rows.count),
      count(
        "estimated_rows", "Antal uppskattade indatarader", "Input rows that are estimates",
        "Σ uppskattade rader över indatatabellerna", "Σ estimated rows over the input tables",
        .input, ["estimates/estimated_rows"], rows.count { $0 == .estimated }),
    ] + (fit ?? [])
  }

  private static func solves(_ view: ResultView) -> [DerivedFigure] {
    let drawn = view.result.sweep.map { sweep in
      [
        count(
          "drawn_parameters", "Antal parametrar som dras", "Parameters that are drawn",
          "antal rader för varje dragning", "number of rows for each draw", .range,
          ["parameters/low", "sweep_parameters/value|draw=0"], sweep.parameters.count),
        count(
          "drawn_model_parameters", "Antal av modellens parametrar som dras",
          "Parameters of the model that are drawn",
          "antal rader för varje dragning utan kalkylens kostnadsfaktorer",
          "number of rows for each draw without the appraisal's factors on cost", .range,
          ["parameters/low", "sweep_parameters/value|draw=0"], view.drawnModelParameters),
      ]
    }
    return [
      count(
        "solves", "Antal beräkningar, JA och UA", "Solves, base case and options",
        "antal rader i tabellen", "number of rows of the table", .solve, ["gaps/converged"],
        view.result.outcomes.count),
      count(
        "open_solves", "Antal beräkningar som stannade före sitt gap",
        "Solves that stopped before their gap", "antal rader med converged = false",
        "number of rows with converged = false", .solve, ["gaps/converged"],
        view.unconverged.count),
    ] + (drawn ?? []) + troubles(view)
  }

  /// What a reader is warned of, where there is any.
  private static func troubles(_ view: ResultView) -> [DerivedFigure] {
    let open = view.result.openSolvesBeside
    let full = Set(view.result.outcomes.flatMap(\.overloads).map(\.id)).count
    let unserved = view.base.indicators.unserved.reduce(0) { $0 + $1.tonnes }
    let figures = [
      open == 0
        ? nil
        : count(
          "open_solves_beside",
          "Antal beräkningar vid sidan av scenarierna som stannade före sitt gap",
          "Solves beside the scenarios that stopped before their gap",
          "antal som inte är konvergerade i study.json",
          "number in study.json that have not converged", .difference,
          ["closures/is_converged", "sweep_draws/converged", "gaps/solved_again_converged"], open),
      full == 0
        ? nil
        : count(
          "above_capacity", "Antal anläggningar med mer flöde än kapacitet",
          "Facilities with more flow than capacity",
          "antal anläggningar i study.json/scenarios/*/above_capacity; tabellerna visar JA",
          "facilities in study.json/scenarios/*/above_capacity; the tables show the base case",
          .solve,
          [
            "links/peak_utilisation_percent", "junctions/utilisation_percent",
            "terminals/peak_utilisation_percent", "berths/peak_utilisation_percent",
          ], full),
      unserved == 0
        ? nil
        : sentence(
          "unserved", Label(sv: "Gods utan öppen kedja i JA", en: "Goods without an open chain"),
          Label(sv: "Σ ton över raderna", en: "Σ tonnes over the rows"), .solve,
          ["unserved/tonnes_per_year|scenario_id=base"], unserved / 1e3, decimals: 1,
          unit: Unit.kilotonnesPerYear),
    ]
    return figures.compactMap { $0 }
  }

  private static func losses(_ view: ResultView) -> [DerivedFigure] {
    guard let answer = view.result.resilience, !answer.singles.isEmpty else { return [] }
    let longest = answer.singles.map(\.backgroundKilometres).max() ?? 0
    let all = answer.base.indicators.background.vehicleKilometres
    return [
      count(
        "losses", "Antal bortfall som prövats", "Losses tried", "antal rader i tabellen",
        "number of rows of the table", .difference, ["closures/total_msek_per_year"],
        answer.singles.count),
      count(
        "facilities", "Antal anläggningar som kan förloras", "Facilities that may be lost",
        "antal rader i tabellen och anläggningar i study.json/resilience/unused_facilities",
        "number of rows of the table and of facilities in study.json/resilience/unused_facilities",
        .difference, ["closures/total_msek_per_year"], answer.singles.count + answer.unused.count),
      count(
        "unused_facilities", "Antal anläggningar som inte används", "Facilities that nothing uses",
        "antal anläggningar i study.json/resilience/unused_facilities; tabellen har de andra",
        "number of facilities in study.json/resilience/unused_facilities; the table has the others",
        .difference, ["closures/total_msek_per_year"], answer.unused.count),
      count(
        "isolating_losses", "Antal bortfall som lämnar gods utan väg",
        "Losses that leave goods without a way", "antal rader med mer gods utan väg än i JA",
        "number of rows with more goods without a way than in the base case", .difference,
        ["closures/unserved_tonnes_per_year"], answer.isolating.count),
      sentence(
        "longest_detour_percent",
        Label(
          sv: "Längsta omvägen som andel av bakgrundsmatrisens trafikarbete",
          en: "The longest detour as a share of the background matrix's vehicle-km"),
        Label(
          sv: "det största av radernas fkm / bakgrundsmatrisens fkm i JA × 100",
          en: "the greatest of the rows' vkm / the background matrix's vkm in the base case × 100"),
        .difference,
        [
          "closures/background_vkm_per_year_difference",
          "scenarios-time-co2/base/background_thousand_vehicle_km_per_year",
        ], all > 0 ? 100 * longest / all : 0, unit: Unit.perCent),
    ]
  }
}
