import FreightModel

/// Values of another table by the identifier that both tables have: one row for each of these.
struct Joined<Value> {
  /// The other table's file name in messages.
  let file: String
  let values: [String: Value]
  let rows: [String: Row]
  /// Whether the other table could be read at all.
  let isReadable: Bool
  /// What stands for a value that has been reported as missing or wrong.
  let substitute: Value

  /// Reads a table whose key is the identifier; every row is read, so that all its faults are told.
  init(_ table: Table, _ build: (Row) -> Value) where Value: Substitutable {
    var values: [String: Value] = [:]
    var rows: [String: Row] = [:]
    let key = table.schema.key[0]
    for row in table.rows { rows[row[key]] = row }
    for entry in table.entries(build) { values[entry.row[key]] = entry.value }
    file = table.schema.file
    isReadable = table.isReadable
    self.values = values
    self.rows = rows
    substitute = .substitute
  }
}

/// A value that may stand in after an error, so that reading goes on to the next one.
protocol Substitutable {
  static var substitute: Self { get }
}

extension Double: Substitutable {
  static var substitute: Double { 1 }
}

extension CommodityLogistics: Substitutable {
  static var substitute: CommodityLogistics {
    CommodityLogistics(
      orderSEK: 0, inventorySEKPerTonneYear: 0, delayFactor: 1,
      provenance: Provenance(source: "", confidence: .estimated))
  }
}

extension Row {
  /// The other table's value for this row, which it must have.
  func joined<Value>(_ column: String, with other: Joined<Value>) -> Value {
    let name = self[column]
    if other.isReadable, !name.isEmpty, other.rows[name] == nil {
      report(
        column, problem: "\(other.file) has no row for it", allowed: "one row for each",
        fix: "add a row \(name) to \(other.file)")
    }
    return other.values[name] ?? other.substitute
  }

  /// A row of `commodity_logistics.csv`.
  func logistics(commodities: Known<Commodity>) -> CommodityLogistics {
    _ = reference("commodity_id", to: commodities)
    return CommodityLogistics(
      orderSEK: number("order_cost_sek", .from(0, to: 1e7)),
      inventorySEKPerTonneYear: number("inventory_sek_per_t_year", .from(0, to: 1e8)),
      delayFactor: number("delay_factor", .from(0, to: 1_000)), provenance: provenance())
  }

  /// A row of `shipment_size.csv`.
  func shipmentSize() -> ShipmentSize {
    ShipmentSize(
      id: id("size_id"), name: label("name"), tonnes: number("tonnes", .above(0, to: 500_000)),
      provenance: provenance())
  }

  /// A row of `flow_relation.csv`.
  func relations(flows: Known<Flow>) -> Double {
    _ = reference("flow_id", to: flows)
    _ = provenance()
    return number("relations", .from(1, to: 1e6))
  }
}

extension Table {
  /// Checks that each relation of each flow gets at least the smallest shipment in a year.
  func check(_ relations: Joined<Double>, of flows: [Entry<Flow>], against sizes: [ShipmentSize]) {
    guard let least = sizes.map(\.tonnes).min() else { return }
    for flow in flows.map(\.value) where flow.tonnesPerYear > 0 {
      let each = flow.tonnesPerYear / flow.relations
      guard each < least, let row = relations.rows[flow.id.name] else { continue }
      row.report(
        "relations", problem: "each relation gets \(brief(each)) t a year",
        allowed: "at least one shipment of the smallest size, \(brief(least)) t",
        fix: "write fewer relations, or add a smaller size to shipment_size.csv")
    }
  }
}
