import FreightAppraisal
import FreightModel

extension DerivedFigure {
  /// Every number that the report's sentences tell and no table holds.
  static func sentences(_ view: ResultView) -> [DerivedFigure] {
    firstPage(view) + carbon(view) + counts(view) + changes(view) + trains(view)
      + effectsWithoutCost(view)
  }

  /// A number that no table holds, with what it counts or sums.
  static func sentence(
    _ name: String, _ title: Label, _ formula: Label, _ basis: FigureBasis,
    _ figures: [String], _ value: Double, _ scenarios: [String] = [], decimals: Int = 0,
    unit: Label = Label(sv: "", en: "")
  ) -> DerivedFigure {
    DerivedFigure(
      id: "sentence/" + name, title: title, formula: formula, basis: basis, figures: figures,
      scenarios: scenarios, value: value, decimals: decimals, unit: unit)
  }

  /// What CO2 is of a terminal's gains.
  private static func carbon(_ view: ResultView) -> [DerivedFigure] {
    guard let found = view.carbonShare else { return [] }
    let id = found.option.outcome.value.scenario.id
    let name = view.headlineName(of: found.option)
    let worth = figureID("appraisal_effects", id, "co2", column: "present_value_msek")
    return [
      sentence(
        "carbon_share_percent",
        Label(
          sv: "Koldioxidens andel av effekternas summa för \(name.sv)",
          en: "Share of CO₂ in the sum of effects of \(name.en)"),
        Label(
          sv: "koldioxidens nuvärde / Σ alla effekters nuvärde × 100",
          en: "present value of CO₂ / Σ present values of all effects × 100"), .appraisal, [worth],
        found.carbon.share * 100, [id], unit: Unit.perCent),
      sentence(
        "nnv_without_carbon",
        Label(
          sv: "NNV av \(name.sv) utan koldioxid", en: "NNV of \(name.en) without CO₂"),
        Label(sv: "NNV − koldioxidens nuvärde", en: "NNV − present value of CO₂"), .appraisal,
        [figureID("appraisal", id, column: "nnv_msek"), worth], found.carbon.netWithoutMSEK, [id],
        unit: Unit.msek),
    ]
  }

  /// What the present value of an option's effects is called after `sentence/`.
  static func effectsName(of option: ResultView.Option) -> String {
    "effects_" + FigureID.part(option.id)
  }

  /// Present value of the effects of headline packages whose cost is not known.
  static func effectsWithoutCost(_ view: ResultView) -> [DerivedFigure] {
    view.headlines.compactMap { option in
      guard option.appraisal.value == nil, let effects = option.appraisal.effects else {
        return nil
      }
      return sentence(
        effectsName(of: option),
        Label(sv: "Nyttornas nuvärde", en: "Present value of the effects"),
        Label(sv: "Σ effekternas nuvärden", en: "Σ present values of the effects"), .appraisal,
        ["appraisal_effects/present_value_msek"], effects.effects, [option.id], unit: Unit.msek)
    }
  }

  /// Counts and shares of the first page.
  private static func firstPage(_ view: ResultView) -> [DerivedFigure] {
    let rows = inputConfidence(view.study).flatMap(\.rows)
    let basis = view.result.appraisalBasis
    let verified = basis.parameters.rows.map(\.isVerified) + basis.externalCosts.map(\.isVerified)
    let (kind, appraised) = view.appraised
    let nets = appraised.compactMap { $0.appraisal.value?.net }
    let appraisal = kind == .headlines ? "verdict" : "appraisal"
    let values = [
      "parameters/verified", "external_costs/verified|basis=\(basis.isNet ? "net" : "gross")",
    ]
    return [
      view.singles.isEmpty
        ? sentence(
          "investments", Label(sv: "Antal paket", en: "Number of packages"),
          Label(sv: "antal rader i tabellen", en: "number of rows of the table"), .difference,
          ["packages/total_change_msek_per_year"], Double(view.packages.count))
        : sentence(
          "investments",
          Label(sv: "Antal åtgärder, var för sig", en: "Investments, each by itself"),
          Label(sv: "antal rader i tabellen", en: "number of rows of the table"),
          .difference, ["summary/total_change_msek_per_year"], Double(view.singles.count)),
      sentence(
        "appraised",
        Label(
          sv: "Antal \(kind.name.sv) med kalkyl",
          en: "Number of \(kind.name.en) with an appraisal"),
        Label(sv: "antal rader som har ett NNV", en: "number of rows that have an NNV"),
        .appraisal, [appraisal + "/nnv_msek"], Double(nets.count), appraised.map(\.id)),
      sentence(
        "paying",
        Label(
          sv: "Antal \(kind.name.sv) med NNV på noll eller mer",
          en: "Number of \(kind.name.en) with an NNV of zero or more"),
        Label(sv: "antal rader med NNV ≥ 0", en: "number of rows with NNV ≥ 0"), .appraisal,
        [appraisal + "/nnv_msek"], Double(nets.count { $0 >= 0 }), appraised.map(\.id)),
      sentence(
        "estimated_rows_percent",
        Label(
          sv: "Andel indatarader vars säkerhet är ”uppskattad”",
          en: "Share of input rows that are estimates"),
        Label(
          sv: "Σ uppskattade rader / Σ rader × 100 över indatatabellerna",
          en: "Σ estimated rows / Σ rows × 100 over the input tables"), .input,
        ["estimates/estimated_rows", "estimates/rows"],
        rows.isEmpty ? 0 : 100 * Double(rows.count { $0 == .estimated }) / Double(rows.count),
        unit: Unit.perCent),
      sentence(
        "unverified_values",
        Label(
          sv: "Antal parametrar och enhetsvärden som inte är verifierade",
          en: "Parameters and unit values that are not verified"),
        Label(
          sv: "antal rader med verified = false, av de enhetsvärden som kalkylen använder",
          en: "number of rows with verified = false, of the unit values that the appraisal uses"),
        .input, values, Double(verified.count { !$0 })),
      sentence(
        "appraisal_values",
        Label(sv: "Antal parametrar och enhetsvärden", en: "Parameters and unit values"),
        Label(
          sv: "antal rader, av enhetsvärdena de som kalkylen använder",
          en: "number of rows, of the unit values those that the appraisal uses"),
        .input, values, Double(verified.count)),
      sentence(
        "no_difference",
        Label(
          sv: "Antal åtgärder utan påvisbar skillnad i total kostnad",
          en: "Investments without a detectable difference in total cost"),
        Label(
          sv:
            "antal rader vars |totala förändring| inte är större än tröskeln (tomt fält)",
          en:
            "number of rows whose |total change| is not above the threshold (blank field)"
        ),
        .difference, ["summary/total_change_msek_per_year", "summary/threshold_sek_per_year"],
        Double(view.singles.count { !$0.comparison.totalCost.isResolved })),
    ]
  }
}
