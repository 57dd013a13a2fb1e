import TestSupport
import Testing

/// Faults in what says how goods are ordered and sent.
@Suite struct BadLogisticsTests {
  @Test(arguments: rows) func refusesARowThatDoesNotFit(_ input: BadInput) throws {
    try input.check()
  }

  @Test(arguments: numbers) func refusesNumbersOutOfRange(_ input: BadInput) throws {
    try input.check()
  }

  private static let rows: [BadInput] = [
    BadInput(
      "commodity without logistics",
      FixtureStudy().removingRow(3, from: "commodity_logistics.csv"), at: "commodity.csv", 3,
      "commodity_id", "TIMBER", says: "commodity_logistics.csv"),
    BadInput(
      "flow without relations", FixtureStudy().removingRow(2, from: "flow_relation.csv"),
      at: "flow.csv", 2, "flow_id", "F1", says: "flow_relation.csv"),
    .cell(
      "logistics of an unknown commodity", "commodity_logistics.csv", 3, "commodity_id", "TIMBR",
      says: "TIMBER", hasOthers: true),
    .cell(
      "relations of an unknown flow", "flow_relation.csv", 4, "flow_id", "F33", says: "F3",
      hasOthers: true),
    .cell("size twice", "shipment_size.csv", 3, "size_id", "S3", says: "row 2"),
    BadInput(
      "chain without a nest", FixtureStudy().setting("nest", of: 2, to: "", in: "chain_type.csv"),
      at: "chain_type.csv", 2, "nest", "", says: "blank"),
    .cell(
      "relations of less than a shipment", "flow_relation.csv", 4, "relations", "2500",
      says: "2 t a year"),
    BadInput(
      "no sizes", FixtureStudy().removing("shipment_size.csv"), at: "shipment_size.csv", nil, nil,
      nil),
  ]

  private static let numbers: [BadInput] = [
    .cell("negative order cost", "commodity_logistics.csv", 2, "order_cost_sek", "-1"),
    .cell("inventory in words", "commodity_logistics.csv", 2, "inventory_sek_per_t_year", "high"),
    .cell("negative delay factor", "commodity_logistics.csv", 2, "delay_factor", "-0.1"),
    .cell("size of nothing", "shipment_size.csv", 2, "tonnes", "0"),
    .cell("no relation", "flow_relation.csv", 2, "relations", "0"),
    .cell("negative least shipment", "chain_type.csv", 2, "min_shipment_t", "-5"),
    .cell("nests more unlike inside than outside", "parameter.csv", 15, "value", "0.9"),
    .cell("relations of nothing", "parameter.csv", 16, "value", "0"),
  ]
}
