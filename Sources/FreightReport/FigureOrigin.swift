import FreightAppraisal
import FreightModel

/// Where the figures of a table come from, and which columns name its rows.
///
/// One entry per table: the identifiers in the report, `study.json` and `omlast explain` are all
/// drawn from here.
struct FigureOrigin: Sendable {
  /// What made a figure, and so what it can be traced to.
  enum Basis: String, Sendable {
    /// An input as it was read.
    case input
    /// An indicator of a solved scenario.
    case solve
    /// A solved option less the base case.
    case difference
    /// Differences priced over the years.
    case appraisal
    /// Differences at other values of parameters.
    case range
    /// Scenarios in which trains follow their goods.
    case scale
    /// The background traffic as it was estimated from counts.
    case estimation
  }

  let basis: Basis
  /// Columns whose texts name a row; the first column if empty.
  var keys: [String] = []

  /// The entry of a table.
  static func of(_ table: String) -> FigureOrigin { tables[table] ?? FigureOrigin(basis: .solve) }

  /// By table.
  static let tables: [String: FigureOrigin] = [
    "verdict": .init(basis: .appraisal, keys: ["investment_ids"]),
    "summary": .init(basis: .difference), "packages": .init(basis: .difference),
    "shapley": .init(basis: .difference, keys: ["package_ids", "investment_id"]),
    "shapley-pairs": .init(basis: .difference, keys: ["package_ids", "first_id", "second_id"]),
    "appraisal": .init(basis: .appraisal),
    "appraisal_effects": .init(basis: .appraisal, keys: ["investment_ids", "effect_id"]),
    "appraisal_years": .init(basis: .appraisal, keys: ["investment_ids", "year"]),
    "appraisal_work": .init(
      basis: .appraisal, keys: ["investment_ids", "effect_id", "value_id"]),
    "appraisal_costs": .init(basis: .appraisal, keys: ["investment_ids", "investment_id"]),
    "distribution": .init(basis: .appraisal),
    "goals": .init(basis: .input), "unpriced": .init(basis: .input),
    "four_step": .init(basis: .input), "external_costs": .init(basis: .input),
    "price_indices": .init(basis: .input), "discount_rates": .init(basis: .input),
    "scale_economies": .init(basis: .scale),
    "industries": .init(basis: .solve), "modes": .init(basis: .solve),
    "chains": .init(basis: .solve), "shipments": .init(basis: .solve),
    "industries-investments": .init(basis: .difference, keys: ["investment_id", "industry"]),
    "scenarios-modes": .init(basis: .solve), "scenarios-time-co2": .init(basis: .solve),
    "scenarios-chains": .init(basis: .solve), "terminals": .init(basis: .solve),
    "terminals-investments": .init(basis: .difference, keys: ["investment_id", "terminal_id"]),
    "berths": .init(basis: .solve),
    "berths-investments": .init(basis: .difference, keys: ["investment_id", "berth_id"]),
    "junctions": .init(basis: .solve, keys: ["queue_id", "period"]),
    "junctions-investments": .init(
      basis: .difference, keys: ["investment_id", "queue_id", "period"]),
    "links": .init(basis: .solve), "desire_lines": .init(basis: .solve),
    "empties": .init(basis: .solve),
    "empties-zones": .init(basis: .solve, keys: ["equipment_id", "node_id"]),
    "empties-investments": .init(basis: .difference),
    "headroom": .init(basis: .solve, keys: ["scenario_id", "industry"]),
    "capacity_values": .init(basis: .solve, keys: ["facility_id", "name", "unit"]),
    "throughput": .init(basis: .solve, keys: ["scenario_id", "kind", "id", "period_id"]),
    "demand_options": .init(basis: .difference, keys: ["option_id", "level"]),
    "investments": .init(basis: .input),
    "demand_option_contents": .init(basis: .input, keys: ["option_id", "what"]),
    "gaps": .init(basis: .solve), "parameters": .init(basis: .input),
    "growth": .init(basis: .input),
    "sensitivity": .init(basis: .range, keys: ["scenario_id", "parameter_id"]),
    "scale_sensitivity": .init(basis: .scale, keys: ["scenario_id", "parameter_id"]),
    "value_ranges": .init(basis: .range, keys: ["scenario_id", "input_id"]),
    "sweep": .init(basis: .range),
    "sweep_draws": .init(basis: .range, keys: ["draw", "scenario_id"]),
    "sweep_parameters": .init(basis: .range, keys: ["draw", "parameter_id"]),
    "switching": .init(basis: .range, keys: ["scenario_id", "parameter_id"]),
    "observations": .init(basis: .solve),
    "counts": .init(basis: .estimation, keys: ["count_id", "direction", "vehicle_class"]),
    "estimates": .init(basis: .input),
    "unserved": .init(basis: .solve, keys: ["scenario_id", "flow_id"]),
    "inputs": .init(basis: .input),
    "closures": .init(basis: .difference, keys: ["kind", "facility_id"]),
    "closures_named": .init(basis: .difference, keys: ["closure_id"]),
    "closure_pairs": .init(basis: .difference, keys: ["first_id", "second_id"]),
  ]
}

extension FigureOrigin {
  /// How a column is made, where its heading and the table's note do not say it all.
  static func formula(of column: String) -> Label? { formulas[column] }

  private static let formulas: [String: Label] = [
    "total_change_msek_per_year": Label(
      sv: "gods plus bakgrundstrafik, UA minus JA",
      en: "freight plus background traffic, option less base"),
    "freight_change_msek_per_year": Label(
      sv: "logsummekostnad för allt gods och kostnad för tomma lastbärare, UA minus JA",
      en: "logsum cost of all goods and cost of empties, option less base"),
    "empties_change_msek_per_year": Label(
      sv: "kostnad för tomma lastbärare, UA minus JA", en: "cost of empties, option less base"),
    "background_traffic_change_msek_per_year": Label(
      sv: "generaliserad kostnad för bilar och övriga lastbilar, UA minus JA",
      en: "generalised cost of cars and other lorries, option less base"),
    "vehicle_industry_change_msek_per_year": industryChange,
    "manufacturing_industry_change_msek_per_year": industryChange,
    "other_industry_change_msek_per_year": industryChange,
    "co2_change_t_per_year": Label(
      sv: "koldioxid ur fordonstabellens utsläpp per km, UA minus JA",
      en: "CO2 by the vehicle table's emission per km, option less base"),
    "two_gaps_sek_per_year": Label(
      sv: "JA:s gap plus UA:s gap: en skillnad som är mindre är inte påvisad",
      en: "gap of base plus gap of option: a smaller difference is not detected"),
    "sum_of_parts_change_msek_per_year": Label(
      sv: "summan av åtgärdernas totala förändring var för sig",
      en: "sum of the investments' total changes one by one"),
    "interplay_change_msek_per_year": Label(
      sv: "tillsammans minus delarnas summa", en: "together less the sum of the parts"),
    "share_change_msek_per_year": Label(
      sv: "Shapleyvärde: medel av åtgärdens tillskott över alla ordningsföljder",
      en: "Shapley value: mean of the investment's addition over all orders"),
    "investment_present_value_msek": Label(
      sv:
        "investering × prisindex × skattefaktor, fördelad på byggtiden och diskonterad till studiens "
        + "diskonteringsår",
      en:
        "investment × price index × tax factor, spread over the years of building and discounted to "
        + "the study's year of discounting"
    ),
    "users_present_value_msek": presentValue, "others_present_value_msek": presentValue,
    "state_present_value_msek": presentValue, "present_value_msek": presentValue,
    "nnv_msek": netPresentValue, "nnv_sek": netPresentValue,
    "nnv_growing_msek": Label(
      sv: "som NNV, men varje effekt växer med sin trafiks tal i tabellen Tillväxt",
      en: "as NNV, but each effect grows by its traffic's rate of the table Growth"),
    "effect_bound_msek": Label(
      sv: "(JA:s gap + UA:s gap) × nuvärdet av en krona om året",
      en: "(gap of base + gap of option) × present value of one krona a year"),
    "tax_cost_msek": Label(
      sv: "−nuvärdet av investeringen × (1 − 1/skattefaktorn)",
      en: "−present value of the investment × (1 − 1/tax factor)"),
    "nnk_i": Label(
      sv: "NNV / nuvärdet av investeringen med skattefaktor",
      en: "NPV / present value of the investment with tax factor"),
    "nnk_idu": Label(
      sv: "NNV / nuvärdet av investering, drift och underhåll",
      en: "NPV / present value of investment, operation and maintenance"),
    "first_year_rate_percent": Label(
      sv: "nyttan första året / investeringen med skattefaktor",
      en: "benefit of the first year / investment with tax factor"),
    "affordable_msek": Label(
      sv: "största investering som ger NNV = 0", en: "largest investment at which NPV = 0"),
    "sek_per_year": Label(
      sv: "(UA − JA) × pris × prisindex, plus för en nytta",
      en: "(option − base) × price × price index, plus for a gain"),
    "net_msek": Label(
      sv: "summan av årets poster, odiskonterad", en: "sum of the year's items, not discounted"),
    "cumulative_present_value_msek": Label(
      sv: "summan av årens nettobelopp × diskonteringsfaktor till och med året",
      en: "sum of the years' net amounts × discount factor up to the year"),
    "gap_sek_per_year": Label(
      sv: "lösarens säkerställda gap: kostnad minus undre gräns, summerad över årets perioder",
      en: "the solver's certified gap: cost less lower bound, summed over the year's periods"),
    "gap_per_million_of_cost": Label(
      sv: "gap / total kostnad × 10⁶", en: "gap / total cost × 10⁶"),
    "peak_utilisation_percent": Label(
      sv: "flöde / kapacitet i den mest belastade perioden och riktningen",
      en: "flow / capacity in the busiest period and direction"),
    "utilisation_percent": Label(sv: "flöde / kapacitet", en: "flow / capacity"),
    "share_percent": Label(sv: "andel av alla ton", en: "share of all tonnes"),
    "geh": Label(
      sv: "√(2(M − C)²/(M + C)) i den mest belastade timmen, M modell, C räkning",
      en: "√(2(M − C)²/(M + C)) in the busiest hour, M model, C count"),
  ]

  private static let industryChange = Label(
    sv: "näringsgrenens logsummekostnad, UA minus JA",
    en: "the industry's logsum cost, option less base")
  private static let presentValue = Label(
    sv: "summan över kalkylåren av årets effekt × tillväxt × diskonteringsfaktor",
    en: "sum over the appraisal's years of the year's effect × growth × discount factor")
  private static let netPresentValue = Label(
    sv:
      "nuvärdet av alla prissatta effekter minus drift, underhåll och investering med skattefaktor, "
      + "plus restvärde",
    en:
      "present value of all priced effects less operation, maintenance and investment with tax factor, "
      + "plus residual value")
}

extension ReportTable {
  /// Where its figures come from.
  var origin: FigureOrigin { .of(id) }

  /// The columns that name its rows.
  var keyColumns: [Int] {
    let columns = origin.keys.compactMap { key in self.columns.firstIndex { $0.key == key } }
    return columns.isEmpty ? [0] : columns
  }

  /// The identifier of a figure, `table/row/column`: the same in every language.
  func figureID(_ row: Row, _ column: Column) -> String {
    let names = keyColumns.map { FigureID.part(plainText(row.cells[$0], columns[$0])) }
    return ([id] + names + [column.key]).joined(separator: "/")
  }

  /// A cell as it stands in plain CSV, labels in English.
  private func plainText(_ cell: Cell, _ column: Column) -> String {
    switch cell {
    case .text(let text), .told(let text, _): text
    case .label(let label): label.en
    case .number(let value), .resolved(let value): trimmed(value, decimals: column.csvDecimals)
    case .flag(let flag): flag ? "true" : "false"
    case .unresolved, .words, .empty: ""
    }
  }
}

/// Identifiers of figures: `table/row/column`.
package enum FigureID {
  /// A row's name inside an identifier: no spaces, `+` between joined names.
  package static func part(_ text: String) -> String {
    text.replacing(" + ", with: "+").split(whereSeparator: \.isWhitespace).joined(separator: "_")
  }
}
