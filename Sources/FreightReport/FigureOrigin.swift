import FreightAppraisal
import FreightModel

/// What made a figure, and so what it can be traced to.
package enum FigureBasis: String, Codable, Sendable {
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
  /// Net present values at other values of parameters.
  case worthRange = "worth_range"
  /// Scenarios in which trains follow their goods.
  case scale
  /// The background traffic as it was estimated from counts.
  case estimation
}

/// Where the figures of a table come from, and which columns name its rows.
///
/// One entry per table: the identifiers in the report, `study.json` and `omlast explain` are all
/// drawn from here.
struct FigureOrigin: Sendable {
  let basis: FigureBasis
  /// Columns whose texts name a row; the first column if empty.
  var keys: [String] = []
  /// Input files whose rows the table's rows are about, or are.
  var files: [String] = []

  /// The entry of a table.
  static func of(_ table: String) -> FigureOrigin { tables[table] ?? FigureOrigin(basis: .solve) }

  /// By table.
  static let tables: [String: FigureOrigin] = [
    "verdict": .init(basis: .appraisal, keys: ["investment_ids"], files: ["headline.csv"]),
    "summary": .init(basis: .difference, files: ["investment.csv"]),
    "packages": .init(basis: .difference, files: ["investment.csv"]),
    "shapley": .init(
      basis: .difference, keys: ["package_ids", "investment_id"], files: ["investment.csv"]),
    "shapley-pairs": .init(
      basis: .difference, keys: ["package_ids", "first_id", "second_id"],
      files: ["investment.csv"]),
    "appraisal": .init(basis: .appraisal, files: ["investment.csv"]),
    "appraisal_effects": .init(
      basis: .appraisal, keys: ["investment_ids", "effect_id"], files: ["external_cost.csv"]),
    "appraisal_years": .init(basis: .appraisal, keys: ["investment_ids", "year"]),
    "appraisal_work": .init(
      basis: .appraisal, keys: ["investment_ids", "effect_id", "value_id"],
      files: ["external_cost.csv"]),
    "appraisal_costs": .init(
      basis: .appraisal, keys: ["investment_ids", "investment_id"], files: ["investment.csv"]),
    "distribution": .init(basis: .appraisal, files: ["investment.csv"]),
    "goals": .init(basis: .input), "unpriced": .init(basis: .input),
    "four_step": .init(basis: .input),
    "external_costs": .init(basis: .input, files: ["external_cost.csv"]),
    "price_indices": .init(basis: .input, files: ["price_index.csv"]),
    "discount_rates": .init(basis: .input, files: ["discount_step.csv"]),
    "scale_economies": .init(basis: .scale, files: ["train_service.csv"]),
    "industries": .init(basis: .solve, files: ["commodity.csv"]),
    "modes": .init(basis: .solve, files: ["vehicle.csv"]),
    "chains": .init(basis: .solve, files: ["chain_type.csv"]),
    "shipments": .init(basis: .solve, files: ["shipment_size.csv"]),
    "industries-investments": .init(
      basis: .difference, keys: ["investment_id", "industry"], files: ["commodity.csv"]),
    "scenarios-modes": .init(basis: .solve, files: ["vehicle.csv"]),
    "scenarios-time-co2": .init(basis: .solve, files: ["vehicle.csv"]),
    "scenarios-chains": .init(basis: .solve, files: ["chain_type.csv"]),
    "terminals": .init(basis: .solve, files: ["terminal.csv"]),
    "terminals-investments": .init(
      basis: .difference, keys: ["investment_id", "terminal_id"],
      files: ["terminal.csv", "investment_terminal.csv"]),
    "berths": .init(basis: .solve, files: ["berth.csv"]),
    "berths-investments": .init(
      basis: .difference, keys: ["investment_id", "berth_id"], files: ["berth.csv"]),
    "junctions": .init(basis: .solve, keys: ["queue_id", "period"], files: ["junction_queue.csv"]),
    "junctions-investments": .init(
      basis: .difference, keys: ["investment_id", "queue_id", "period"],
      files: ["junction_queue.csv"]),
    "links": .init(basis: .solve, files: ["link.csv"]),
    "unused_facilities": .init(
      basis: .solve, keys: ["kind", "facility_id"],
      files: ["link.csv", "terminal.csv", "berth.csv"]),
    "desire_lines": .init(basis: .solve, files: ["flow.csv", "commodity.csv"]),
    "empties": .init(basis: .solve, files: ["equipment.csv"]),
    "empties-zones": .init(
      basis: .solve, keys: ["equipment_id", "node_id"], files: ["equipment.csv"]),
    "empties-investments": .init(basis: .difference, files: ["equipment.csv"]),
    "headroom": .init(basis: .solve, keys: ["scenario_id", "industry"]),
    "capacity_values": .init(
      basis: .solve, keys: ["facility_id", "name", "unit"],
      files: ["link.csv", "junction_queue.csv", "terminal.csv", "berth.csv"]),
    "throughput": .init(
      basis: .solve, keys: ["scenario_id", "kind", "id", "period_id"],
      files: ["corridor.csv", "terminal.csv", "berth.csv"]),
    "demand_options": .init(
      basis: .difference, keys: ["option_id", "level"],
      files: ["demand_option.csv", "demand_option_change.csv", "demand_option_flow.csv"]),
    "investments": .init(basis: .input, files: ["investment.csv"]),
    "demand_option_contents": .init(
      basis: .input, keys: ["option_id", "what"],
      files: ["demand_option.csv", "demand_option_change.csv", "demand_option_flow.csv"]),
    "gaps": .init(basis: .solve), "parameters": .init(basis: .input, files: ["parameter.csv"]),
    "growth": .init(basis: .input, files: ["growth.csv"]),
    "sensitivity": .init(
      basis: .range, keys: ["scenario_id", "parameter_id"], files: ["parameter.csv"]),
    "scale_sensitivity": .init(
      basis: .scale, keys: ["scenario_id", "parameter_id"], files: ["parameter.csv"]),
    "value_ranges": .init(
      basis: .worthRange, keys: ["scenario_id", "input_id"],
      files: ["parameter.csv", "external_cost.csv"]),
    "sweep": .init(basis: .worthRange, files: ["parameter.csv"]),
    "sweep_draws": .init(
      basis: .worthRange, keys: ["draw", "scenario_id"], files: ["parameter.csv"]),
    "sweep_parameters": .init(
      basis: .range, keys: ["draw", "parameter_id"], files: ["parameter.csv"]),
    "switching": .init(
      basis: .worthRange, keys: ["scenario_id", "parameter_id"], files: ["parameter.csv"]),
    "observations": .init(basis: .solve, files: ["observation.csv"]),
    "counts": .init(
      basis: .estimation, keys: ["count_id", "direction", "vehicle_class"], files: ["count.csv"]),
    "estimates": .init(basis: .input),
    "unserved": .init(basis: .solve, keys: ["scenario_id", "flow_id"], files: ["flow.csv"]),
    "inputs": .init(basis: .input),
    "closures": .init(
      basis: .difference, keys: ["kind", "facility_id"],
      files: ["link.csv", "terminal.csv", "junction_queue.csv"]),
    "closures_named": .init(basis: .difference, keys: ["closure_id"], files: ["closure.csv"]),
    "closure_pairs": .init(
      basis: .difference, keys: ["first_id", "second_id"], files: ["link.csv", "terminal.csv"]),
  ]
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
