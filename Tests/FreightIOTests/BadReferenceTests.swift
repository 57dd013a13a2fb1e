import TestSupport
import Testing

/// Rows that are fine by themselves but do not fit the others.
@Suite struct BadReferenceTests {
  @Test(arguments: unknown) func refusesAReferenceToNothing(_ input: BadInput) throws {
    try input.check()
  }

  @Test(arguments: duplicates) func refusesARowTwice(_ input: BadInput) throws {
    try input.check()
  }

  @Test(arguments: misfits) func refusesRowsThatDoNotFit(_ input: BadInput) throws {
    try input.check()
  }

  @Test(arguments: sums) func refusesSharesThatDoNotSum(_ input: BadInput) throws {
    try input.check()
  }

  private static let unknown: [BadInput] = [
    .cell("node", "link.csv", 2, "to_node_id", "JUNK", says: "did you mean JUNC?", hasOthers: true),
    .cell("zone", "node.csv", 2, "zone_id", "AHU", says: "AHUS"),
    .cell("road class", "link.csv", 2, "facility_type", "two_lanes", says: "two_lane"),
    .cell("queue", "movement.csv", 2, "queue_id", "JUNC_V", says: "JUNC_W"),
    .cell(
      "link of a movement", "movement.csv", 2, "ib_link_id", "AHUS-JUNC-T", says: "AHUS-JUNC-R"),
    .cell("node of a terminal", "terminal.csv", 4, "node_id", "CBRUKK", says: "CBRUK"),
    .cell("node of a locomotive change", "loco_change.csv", 2, "node_id", "BURG", says: "BERG"),
    .cell("lorry", "commodity.csv", 2, "lorry_id", "LORY", says: "LORRY"),
    .cell("commodity", "flow.csv", 3, "commodity_id", "TIMBR", says: "TIMBER"),
    .cell("origin", "flow.csv", 3, "origin_node_id", "CBRUCK", says: "CBRUK"),
    .cell("background vehicle", "background.csv", 2, "vehicle_id", "KAR", says: "CAR"),
    BadInput(
      "use of a link",
      FixtureStudy().setting("allowed_uses", of: 2, to: "\"car,lory\"", in: "link.csv"),
      at: "link.csv", 2, "allowed_uses", "lory", says: "lorry"),
    BadInput(
      "period of a share column",
      FixtureStudy().replacing("share_REST", with: "share_RST", in: "commodity.csv"),
      at: "commodity.csv", 1, "share_RST", "share_RST", says: "share_REST", hasOthers: true),
    BadInput(
      "parameter without a row", FixtureStudy().removingRow(2, from: "parameter.csv"),
      at: "parameter.csv", nil, "parameter_id", "interest_rate"),
  ]

  private static let duplicates: [BadInput] = [
    .cell("node", "node.csv", 3, "node_id", "AHUS", says: "row 2", hasOthers: true),
    .cell("link", "link.csv", 3, "link_id", "AHUS-JUNC-R", says: "row 2", hasOthers: true),
    .cell("flow", "flow.csv", 4, "flow_id", "F1", says: "row 2", hasOthers: true),
    .cell("movement", "movement.csv", 4, "mvmt_id", "JUNC-2", says: "row 3"),
    .cell("period", "period.csv", 3, "period_id", "PEAK", says: "row 2", hasOthers: true),
    .cell("vehicle", "vehicle.csv", 5, "vehicle_id", "TRAIN_E", says: "row 4"),
  ]

  private static let misfits: [BadInput] = [
    .cell("link from a node to itself", "link.csv", 2, "to_node_id", "AHUS", hasOthers: true),
    .cell(
      "movement from a link elsewhere", "movement.csv", 2, "ib_link_id", "CBRUK-BERG-R",
      says: "CBRUK"),
    .cell(
      "movement onto a link elsewhere", "movement.csv", 2, "ob_link_id", "AHUS-BERG-T",
      says: "leave"),
    BadInput(
      "movement onto a railway",
      FixtureStudy().setting("from_node_id", of: 7, to: "JUNC", in: "link.csv")
        .setting("ob_link_id", of: 2, to: "AHUS-BERG-T", in: "movement.csv"),
      at: "movement.csv", 2, "ob_link_id", "AHUS-BERG-T", says: "rail", hasOthers: true),
    BadInput(
      "movement against a directed link",
      FixtureStudy().setting("directed", of: 2, to: "true", in: "link.csv"),
      at: "movement.csv", 4, "ob_link_id", "AHUS-JUNC-R", says: "leave", hasOthers: true),
    BadInput(
      "junction that is a zone",
      FixtureStudy().setting("zone_id", of: 5, to: "BERG", in: "node.csv"),
      at: "movement.csv", 2, "node_id", "JUNC", says: "zone", hasOthers: true),
    BadInput(
      "queue of another junction",
      FixtureStudy().setting("node_id", of: 2, to: "BERG", in: "junction_queue.csv"),
      at: "movement.csv", 2, "queue_id", "JUNC_W", says: "BERG", hasOthers: true),
    BadInput(
      "terminal without a link of its mode",
      FixtureStudy().setting("modes", of: 2, to: "road;sea", in: "terminal.csv"),
      at: "terminal.csv", 2, "modes", "sea", says: "no sea link touches node AHUS"),
    .cell(
      "flow from a node that is no zone", "flow.csv", 2, "origin_node_id", "PHAMN",
      says: "not a zone"),
    .cell(
      "background from no zone", "background.csv", 2, "origin_node_id", "PHAMN",
      says: "not a zone"),
    .cell("goods in a train on the road", "commodity.csv", 2, "lorry_id", "TRAIN_E", says: "rail"),
    .cell(
      "load units for goods that do not fit", "flow.csv", 3, "containerisable_share", "0.5",
      says: "tonnes_per_load_unit"),
    BadInput(
      "terminal in an expanded junction",
      FixtureStudy().setting("node_id", of: 5, to: "JUNC", in: "terminal.csv"),
      at: "terminal.csv", 5, "node_id", "JUNC", says: "junction", hasOthers: true),
    .cell("goods in a car", "commodity.csv", 2, "lorry_id", "CAR", says: "carries nothing"),
    .cell("background by ship", "background.csv", 2, "vehicle_id", "SHIP", says: "sea"),
    BadInput(
      "no electric train",
      FixtureStudy().setting("traction", of: 4, to: "diesel", in: "vehicle.csv"),
      at: "vehicle.csv", nil, "traction", nil),
    BadInput(
      "chain by a mode without vehicle", FixtureStudy().removingRow(6, from: "vehicle.csv"),
      at: "chain_type.csv", 5, "modes", "sea"),
    BadInput(
      "demand that no chain serves",
      FixtureStudy().removingRow(9, from: "link.csv")
        .setting("modes", of: 5, to: "road;rail", in: "terminal.csv")
        .setting("modes", of: 6, to: "road;rail", in: "terminal.csv"),
      at: "terminal.csv", 5, "modes", "rail", hasOthers: true),
    BadInput(
      "demand whose only chain is forbidden to it",
      FixtureStudy().setting("load_forms", of: 5, to: "unitised", in: "chain_type.csv"),
      at: "flow.csv", 3, "destination_node_id", "ZSTAD", says: "no chain"),
    BadInput(
      "demand across a missing sailing",
      FixtureStudy().setting("directed", of: 9, to: "true", in: "link.csv")
        .setting("from_node_id", of: 9, to: "QHAMN", in: "link.csv")
        .setting("to_node_id", of: 9, to: "PHAMN", in: "link.csv"),
      at: "flow.csv", 3, "destination_node_id", "ZSTAD", says: "no chain"),
    BadInput(
      "background without a road",
      FixtureStudy().setting("destination_node_id", of: 2, to: "ZSTAD", in: "background.csv"),
      at: "background.csv", 2, "destination_node_id", "ZSTAD", says: "no road"),
  ]

  private static let sums: [BadInput] = [
    BadInput(
      "shares of a commodity",
      FixtureStudy().setting("share_PEAK", of: 2, to: "0.4", in: "commodity.csv"),
      at: "commodity.csv", 2, "share_PEAK", "0.4", says: "sum to 1.1"),
    BadInput(
      "hours of the year",
      FixtureStudy().setting("hours_per_year", of: 2, to: "1001", in: "period.csv"),
      at: "period.csv", nil, "hours_per_year", "8761", says: "8760", hasOthers: true),
    BadInput(
      "days of traffic",
      FixtureStudy().setting("aadt_share_per_h", of: 2, to: "0.076", in: "period.csv"),
      at: "period.csv", nil, "aadt_share_per_h", "366", says: "365"),
  ]
}
