import TestSupport
import Testing

/// Values that a cell does not accept, whatever the other rows say.
@Suite struct BadValueTests {
  @Test(arguments: numbers) func refusesABadNumber(_ input: BadInput) throws { try input.check() }

  @Test(arguments: words) func refusesABadWord(_ input: BadInput) throws { try input.check() }

  @Test(arguments: places) func refusesABadPlace(_ input: BadInput) throws { try input.check() }

  private static let numbers: [BadInput] = [
    .cell("negative length", "link.csv", 2, "length", "-3", says: "remove the sign"),
    .cell("zero length", "link.csv", 2, "length", "0", says: "below"),
    .cell("length in metres", "link.csv", 2, "length", "24000", says: "unit"),
    .cell("zero capacity", "link.csv", 3, "capacity", "0"),
    .cell("zero queue capacity", "junction_queue.csv", 2, "capacity_pcu_per_h", "0"),
    .cell("zero terminal capacity", "terminal.csv", 4, "capacity_per_h", "0"),
    .cell("zero speed", "link.csv", 8, "free_speed", "0"),
    .cell("no departures", "link.csv", 9, "departures_per_week", "0"),
    .cell("half a lane", "link.csv", 2, "lanes", "1.5", says: "whole number"),
    .cell("text for a number", "link.csv", 2, "length", "long"),
    .cell("not a number", "link.csv", 2, "length", "nan"),
    .cell("infinity", "link.csv", 2, "length", "inf"),
    .cell("overflow", "link.csv", 2, "length", "1e999"),
    .cell("hexadecimal", "link.csv", 2, "length", "0x18"),
    .cell("decimal comma", "link.csv", 2, "length", "\"24,5\"", says: "write 24.5"),
    .cell("thousands space", "flow.csv", 2, "tonnes_per_year", "250 000", says: "250000"),
    .cell("a unit in the cell", "link.csv", 2, "length", "24 km"),
    .cell("blank number", "link.csv", 2, "length", "", says: "blank"),
    .cell("negative tonnes", "flow.csv", 2, "tonnes_per_year", "-250000"),
    .cell("share above one", "flow.csv", 2, "containerisable_share", "1.2"),
    .cell("share below zero", "flow.csv", 2, "containerisable_share", "-0.1"),
    .cell("heavy share in per cent", "link.csv", 2, "heavy_share", "12"),
    .cell("preload above aadt", "link.csv", 2, "preload_aadt", "4001"),
    .cell("zero fill", "vehicle.csv", 3, "fill", "0"),
    .cell("a ship without payload", "vehicle.csv", 6, "payload_t", "0", hasOthers: true),
    .cell("negative penalty", "movement.csv", 2, "penalty", "-5"),
    .cell(
      "parameter that the formulas cannot be evaluated with", "parameter.csv", 13, "value", "1"),
    .cell("parameter outside its range", "parameter.csv", 2, "value", "0.3", says: "low"),
    .cell("parameter range turned round", "parameter.csv", 2, "low", "0.9", says: "swap"),
    .cell("a year in two digits", "investment.csv", 2, "opening_year", "30"),
    .cell("negative cost", "investment.csv", 3, "cost_msek", "-150"),
  ]

  private static let words: [BadInput] = [
    .cell("mode misspelt", "link.csv", 2, "mode", "raod", says: "road"),
    .cell("truth value in Swedish", "link.csv", 2, "directed", "FALSKT", says: "false"),
    .cell("unknown industry", "commodity.csv", 3, "industry", "forestry"),
    .cell("unknown confidence", "node.csv", 2, "confidence", "guess"),
    .cell("blank source", "link.csv", 2, "source", "", says: "blank"),
    .cell("blank source of a parameter", "parameter.csv", 3, "source", ""),
    .cell("blank confidence of a parameter", "parameter.csv", 3, "confidence", ""),
    .cell("a question mark for a source", "parameter.csv", 3, "source", "?", says: "no source"),
    .cell("a dash for a source", "vehicle.csv", 2, "source", "-", says: "no source"),
    .cell(
      "not applicable for a source", "link.csv", 3, "source", "n/a", says: "Estimate:"),
    .cell(
      "unit of another parameter", "parameter.csv", 3, "unit", "SEK/min",
      says: "write SEK/h"),
    .cell("blank unit", "parameter.csv", 2, "unit", "", says: "blank"),
    .cell("money without a price level", "parameter.csv", 3, "price_level", "", says: "blank"),
    .cell("blank name", "node.csv", 2, "name", ""),
    .cell("blank English name", "period.csv", 2, "name_en", ""),
    .cell("one digit of NST 2007", "commodity.csv", 3, "nst2007", "6", says: "06"),
    .cell("rail column on a road", "link.csv", 2, "tracks", "1"),
    .cell("road column on a railway", "link.csv", 7, "aadt", "100"),
    .cell("departures of a road", "link.csv", 2, "departures_per_week", "7"),
    .cell(
      "unknown parameter", "parameter.csv", 2, "parameter_id", "intrest_rate",
      says: "interest_rate", hasOthers: true),
    .cell("identifier with a space", "flow.csv", 2, "flow_id", "F 1", hasOthers: true),
    .cell("identifier outside ASCII", "terminal.csv", 4, "terminal_id", "SPÅR"),
    .cell("other unit of length", "config.csv", 2, "long_length", "m"),
    .cell("other coordinate system", "config.csv", 2, "crs", "EPSG:3006", says: "EPSG:4326"),
    BadInput(
      "chain with the same mode twice",
      FixtureStudy().setting("modes", of: 3, to: "road>road", in: "chain_type.csv"),
      at: "chain_type.csv", 3, "modes", "road>road"),
    BadInput(
      "unknown mode in a list",
      FixtureStudy().setting("modes", of: 3, to: "road>raill>road", in: "chain_type.csv"),
      at: "chain_type.csv", 3, "modes", "raill", says: "did you mean rail?"),
    BadInput(
      "combi terminal with one mode",
      FixtureStudy().setting("modes", of: 2, to: "rail", in: "terminal.csv"),
      at: "terminal.csv", 2, "modes", "rail", says: "siding"),
  ]

  private static let places: [BadInput] = [
    BadInput(
      "longitude and latitude swapped",
      FixtureStudy().setting("x_coord", of: 2, to: "57.2", in: "node.csv")
        .setting("y_coord", of: 2, to: "15.5", in: "node.csv"),
      at: "node.csv", 2, "x_coord", "57.2", says: "swapped"),
    BadInput(
      "SWEREF 99 TM read as degrees",
      FixtureStudy().setting("x_coord", of: 2, to: "587364.229", in: "node.csv")
        .setting("y_coord", of: 2, to: "6347758.467", in: "node.csv"),
      at: "node.csv", 2, "x_coord", "587364.229", says: "EPSG:3006"),
    .cell("longitude beyond the Earth", "node.csv", 2, "x_coord", "190"),
    .cell("latitude beyond the pole", "node.csv", 2, "y_coord", "91"),
  ]
}
