/// Every property of every map of an answer, as a part of a documentation page.
enum MapDictionary {
  enum Kind: String { case text, number, yesOrNo = "true or false" }

  /// A property by its name, in which `PERIOD` and `COMMODITY` stand for identifiers.
  struct Property {
    let name: String
    let unit: String
    let kind: Kind
    let maps: String
    let meaning: String

    init(
      _ name: String, _ unit: String = "", _ kind: Kind = .number, in maps: String,
      _ meaning: String
    ) {
      self.name = name
      self.unit = unit
      self.kind = kind
      self.maps = maps
      self.meaning = meaning
    }
  }

  /// The files and what they hold.
  static let maps: [(name: String, meaning: String)] = [
    ("links", "every link of the base case, from its first node to its second"),
    ("flows", "links with goods, busiest first, in the direction of most tonnes"),
    ("terminals", "every terminal and port of the base case"),
    ("junctions", "every approach with a queue, on the approaching link"),
    ("desire_lines", "every flow of goods, a straight line from origin to destination"),
    ("difference-ID", "an investment or headline package less the base case, link by link"),
    ("capacity_value_links", "what more capacity of links is worth, by direction"),
    ("capacity_value_points", "what more capacity of approaches, terminals and quays is worth"),
    ("criticality-links", "what the loss of a road, track or sailing costs"),
    ("criticality-points", "what the loss of a junction, approach or terminal costs"),
    ("places", "towns, cities and what lies in the detailed window, to name them on the maps"),
    ("outline_land, outline_county", "land and county of the study, to draw under the maps"),
  ]

  /// The documentation of a property as it is written; nil if it has none.
  static func property(
    _ name: String, periods: [String], commodities: [String]
  ) -> Property? {
    properties.first { property in
      property.name == name
        || periods.contains { property.name.replacing("PERIOD", with: $0) == name }
        || commodities.contains { property.name.replacing("COMMODITY", with: $0) == name }
    }
  }

  static var page: String {
    var text = """

      ## Maps

      GeoJSON (RFC 7946, longitude and latitude in WGS 84), each with a QGIS style file of the same
      name, and `omlast.qgs`, a project that opens all of them. A number with decimals keeps its
      decimal point where it is whole, so that its column has one type in every file; what is not
      known is null.

      | File | Holds |
      |---|---|

      """
    for map in maps { text += "| `\(map.name)` | \(map.meaning) |\n" }
    text += "\n| Property | Unit | Values | In | Meaning |\n|---|---|---|---|---|\n"
    for property in properties {
      text +=
        "| `\(property.name)` | \(property.unit) | \(property.kind.rawValue) | \(property.maps) "
        + "| \(property.meaning) |\n"
    }
    return text
  }
}

extension MapDictionary {
  private static let links = "links, flows, difference, capacity"

  static let properties: [Property] = [
    Property("link_id", "", .text, in: links, "the link's row in `link.csv`"),
    Property("from_node_id", "", .text, in: links, "node at which the drawn line begins"),
    Property("to_node_id", "", .text, in: links, "node at which it ends"),
    Property(
      "name", "", .text, in: "links, flows, terminals, difference, places, outlines", "name"),
    Property("mode", "", .text, in: "links, flows, difference", "road, rail, sea or ferry"),
    Property(
      "length_km", "km", in: "links, difference", "length of the way, not of the drawn line"),
    Property("free_speed_km_per_h", "km/h", in: "links", "speed without delay"),
    Property("aadt_vehicles_per_day", "vehicles/day", in: "links", "annual average daily traffic"),
    Property("heavy_share_ratio", "1", in: "links", "share of heavy vehicles in it"),
    Property("other_trains_per_day", "trains/day", in: "links", "trains outside the study"),
    Property("electrified", "", .yesOrNo, in: "links", "whether the track is"),
    Property("departures_per_week", "1/week", in: "links", "of a sailing"),
    Property(
      "tonnes_per_year", "t/yr", in: "links, flows, terminals, desire_lines",
      "goods in both directions; through a terminal; of a flow, with a way or without"),
    Property(
      "tonnes_per_year_from_to", "t/yr", in: "links", "goods from the first node to the second"),
    Property("tonnes_per_year_to_from", "t/yr", in: "links", "goods the other way"),
    Property("tonnes_per_year_this_way", "t/yr", in: "flows", "goods along the drawn line"),
    Property("tonnes_per_year_other_way", "t/yr", in: "flows", "goods against it"),
    Property(
      "tonnes_per_year_vehicle", "t/yr", in: "links, flows, terminals",
      "goods of the vehicle industry"),
    Property(
      "tonnes_per_year_manufacturing", "t/yr", in: "links, flows, terminals",
      "goods of other manufacturing"),
    Property("tonnes_per_year_other", "t/yr", in: "links, flows, terminals", "goods of the others"),
    Property(
      "tonnes_per_year_of_COMMODITY", "t/yr", in: "flows",
      "goods of one row of `commodity.csv`, both directions"),
    Property(
      "freight_vehicles_per_year", "vehicles/yr", in: "links, flows",
      "the study's lorries, trains or ships, empties included"),
    Property(
      "background_vehicles_per_year", "vehicles/yr", in: "links", "cars and other lorries"),
    Property("vehicles_per_day", "vehicles/day", in: "links", "all vehicles, mean day"),
    Property(
      "peak_utilisation_ratio", "1", in: "links, flows, terminals, junctions, capacity",
      "flow over capacity in the busiest period and direction; null without a capacity"),
    Property(
      "peak_delay_s_per_vehicle", "s/vehicle", in: "links",
      "delay in the busiest period and direction"),
    Property(
      "utilisation_ratio_PERIOD", "1", in: "links, flows, junctions",
      "flow over capacity in a period, of the busier direction; null without a capacity"),
    Property(
      "delay_s_per_vehicle_PERIOD", "s/vehicle", in: "links, flows",
      "delay in a period, of the busier direction"),
    Property("queue_id", "", .text, in: "junctions", "the row in `junction_queue.csv`"),
    Property("node_id", "", .text, in: "terminals, junctions, places", "node of the place"),
    Property("name_sv", "", .text, in: "junctions, capacity, criticality", "name in Swedish"),
    Property("name_en", "", .text, in: "junctions, capacity, criticality", "name in English"),
    Property("capacity_pcu_per_h", "PCU/h", in: "junctions", "capacity of the approach"),
    Property("peak_delay_s_per_pcu", "s/PCU", in: "junctions", "delay in the worst period"),
    Property("delay_pcu_hours_per_year", "PCU-h/yr", in: "junctions", "delay of all traffic"),
    Property(
      "delay_lorry_hours_per_year", "vehicle-h/yr", in: "junctions",
      "delay of the study's lorries"),
    Property("flow_pcu_per_h_PERIOD", "PCU/h", in: "junctions", "traffic in a period"),
    Property("delay_s_per_pcu_PERIOD", "s/PCU", in: "junctions", "delay in a period"),
    Property("terminal_id", "", .text, in: "terminals", "the row in `terminal.csv`"),
    Property(
      "kind", "", .text, in: "terminals, capacity, criticality, places",
      "combi, port, roro or siding; of other places what they are: road, track, approach"),
    Property("modes", "", .text, in: "terminals", "modes that meet, with semicolons between"),
    Property("load_form", "", .text, in: "terminals", "unitised or conventional"),
    Property("teu_per_year", "TEU/yr", in: "terminals", "load units, loaded and empty"),
    Property("load_units_per_year", "units/yr", in: "terminals", "load units, loaded and empty"),
    Property(
      "capacity_units_per_h", "units/h", in: "terminals, capacity",
      "load units or tonnes of a terminal; else as `unit`; berths at a quay"),
    Property("price_sek_per_unit", "SEK/unit", in: "terminals", "price of handling"),
    Property("dwell_h", "h", in: "terminals", "time in the terminal without queue"),
    Property("flow_id", "", .text, in: "desire_lines", "the row in `flow.csv`"),
    Property("origin_node_id", "", .text, in: "desire_lines", "node of the origin"),
    Property("origin", "", .text, in: "desire_lines", "name of the origin"),
    Property("destination_node_id", "", .text, in: "desire_lines", "node of the destination"),
    Property("destination", "", .text, in: "desire_lines", "name of the destination"),
    Property("industry", "", .text, in: "desire_lines", "vehicle, manufacturing or other"),
    Property("commodity_id", "", .text, in: "desire_lines", "the row in `commodity.csv`"),
    Property("commodity_sv", "", .text, in: "desire_lines", "name of the goods in Swedish"),
    Property("commodity_en", "", .text, in: "desire_lines", "name of the goods in English"),
    Property("straight_line_km", "km", in: "desire_lines", "great circle from end to end"),
    Property(
      "unserved_tonnes_per_year", "t/yr", in: "desire_lines, criticality",
      "goods that have no way"),
    Property(
      "road_share_ratio", "1", in: "desire_lines", "share of goods with a way that go by road alone"
    ),
    Property(
      "rail_share_ratio", "1", in: "desire_lines", "by chains with rail and without a ship"),
    Property("sea_share_ratio", "1", in: "desire_lines", "by chains with a ship"),
    Property(
      "ferry_share_ratio", "1", in: "desire_lines", "by chains with a ferry, no rail and no ship"),
    Property("main_mode", "", .text, in: "desire_lines", "the mode with the largest share"),
    Property("value_sek_per_t", "SEK/t", in: "desire_lines", "value of the goods"),
    Property("investment_id", "", .text, in: "difference", "what is built, joined by `+`"),
    Property("status", "", .text, in: "difference", "unchanged, changed, added or removed"),
    Property("tonnes_per_year_base", "t/yr", in: "difference", "goods without it"),
    Property("tonnes_per_year_option", "t/yr", in: "difference", "goods with it"),
    Property("tonnes_per_year_difference", "t/yr", in: "difference", "with less without"),
    Property(
      "vehicles_per_day_difference", "vehicles/day", in: "difference", "all vehicles, mean day"),
    Property("peak_delay_s_difference", "s/vehicle", in: "difference", "delay, busiest period"),
    Property(
      "facility_id", "", .text, in: "capacity, criticality", "the row of the link or place"),
    Property(
      "unit", "", .text, in: "capacity",
      "pcu, train_path, lift, tonne, berth_hour or ferry_place"),
    Property(
      "value_sek_per_year_per_unit_per_h", "SEK/yr per unit/h", in: "capacity",
      "what all users save by one more unit an hour in every hour; minus is a loss"),
    Property("value_sek_per_unit", "SEK/unit", in: "capacity", "the same for one unit"),
    Property(
      "value_sek_per_year_per_percent", "SEK/yr per cent", in: "capacity",
      "the same for one per cent more capacity"),
    Property("rank", "", in: "criticality", "1 is the dearest loss"),
    Property(
      "cost_msek_per_year", "MSEK/yr", in: "criticality",
      "what a year without it costs those who still have a way"),
    Property(
      "resolution_msek_per_year", "MSEK/yr", in: "criticality",
      "the two solves' gaps and 10⁻⁸ of the cost of those who choose: a smaller cost is not told"),
    Property("freight_cost_msek_per_year", "MSEK/yr", in: "criticality", "goods' part of it"),
    Property(
      "background_cost_msek_per_year", "MSEK/yr", in: "criticality", "other traffic's part of it"),
    Property(
      "unserved_vehicles_per_year", "vehicles/yr", in: "criticality",
      "background vehicles without a way"),
    Property(
      "displaced_preload_vehicles_per_year", "vehicles/yr", in: "criticality",
      "vehicles whose road is closed and whose way is not known"),
    Property(
      "source", "", .text, in: "all but capacity and criticality", "source of the table's row"),
    Property(
      "confidence", "", .text, in: "all but capacity, criticality and outlines",
      "sourced, derived or estimated"),
    Property(
      "is_estimate", "", .yesOrNo, in: "all but outlines",
      "whether the table's row is an estimate"),
  ]
}
