extension ColumnNotes {
  /// Tables of a demand's folder.
  static let demand = """
    # commodity.csv: a kind of goods
    commodity_id | | identifier | name in other tables
    name_sv | | text | name, Swedish
    name_en | | text | name, English
    nst2007 | | two digits | division of NST 2007
    industry | | vehicle, manufacturing, other | industry
    value_sek_per_t | SEK/t | 0 to 100000000 | value of the goods
    tonnes_per_lorry | t | > 0 to 100 | load of a lorry
    tonnes_per_load_unit | t | 0 to 100 | load of a load unit; 0 where it uses none
    teu_per_load_unit | TEU | 0 to 4 | size of its load unit
    lorry_id | | row of vehicle.csv | its lorry
    conventional_modes | | road, rail, sea, ferry, with ; | modes that it may use outside load units
    logit_scale_per_sek_per_t | t/SEK | > 0 to 1000 | how sharply shares follow costs
    share_* | share | 0 to 1 | of a year's tonnes in each period; they sum to 1
    # commodity_logistics.csv: what ordering and storing a commodity cost
    commodity_id | | row of commodity.csv | commodity
    order_cost_sek | SEK | 0 to 10000000 | cost of an order
    inventory_sek_per_t_year | SEK/t/year | 0 to 100000000 | cost of a tonne in store
    delay_factor | 1 | 0 to 1000 | own cost of delay over the common one
    # shipment_size.csv: a class of shipment sizes
    size_id | | identifier | name in results
    name_sv | | text | name, Swedish
    name_en | | text | name, English
    tonnes | t | > 0 to 500000 | tonnes sent at a time
    # flow.csv: annual tonnes of a commodity between two zones
    flow_id | | identifier | name in other tables
    origin_node_id | | row of node.csv | sender; a node with a zone
    destination_node_id | | row of node.csv | receiver; a node with a zone
    commodity_id | | row of commodity.csv | goods
    tonnes_per_year | t/year | 0 to 1000000000 | tonnes
    containerisable_share | share | 0 to 1 | of the tonnes that load units can carry
    # flow_relation.csv: how many relations a flow is the sum of
    flow_id | | row of flow.csv | flow
    relations | 1 | 1 to 1000000 | pairs of a sending and a receiving firm
    # background.csv: other vehicles between two zones
    origin_node_id | | row of node.csv | a node with a zone
    destination_node_id | | row of node.csv | a node with a zone
    vehicle_id | | row of vehicle.csv | car or lorry
    vehicles_per_day | vehicles/day | 0 to 500000 | mean day of the year; prior where roads \
    are counted
    # count.csv: cars or lorries counted on a road
    count_id | | identifier | name in results
    link_id | | row of link.csv | road
    direction | | forward, backward, both | direction from from_node_id to to_node_id, or back
    vehicle_class | | car, lorry | what was counted
    vehicles_per_day | vehicles/day | 0 to 500000 | mean day of the year
    year | year | 1900 to 2100 | year of the count
    standard_error_percent | % | > 0 to 100 | error of the count
    # growth.csv: growth of a class to another year
    growth_class | | vehicle, manufacturing, other, cars, lorries, other_trains | what grows
    percent_per_year | %/year | -20 to 20 | each year on the last
    low | %/year | -20 to 20 | least value of its range
    high | %/year | -20 to 20 | greatest value of its range
    # demand_option.csv: another demand, an assumption
    option_id | | identifier | name on the command line
    name_sv | | text | name, Swedish
    name_en | | text | name, English
    kind | | growth, decline, establishment, transition | kind
    excludes? | | rows of demand_option.csv, with ; | options that cannot hold with it
    description_sv | | text | what it assumes, Swedish
    description_en | | text | what it assumes, English
    # demand_option_change.csv: a factor on tonnes under an option
    option_id | | row of demand_option.csv | option
    selector | | industry, commodity, origin, destination, flow | by what flows are chosen
    selected | | a name of that kind | which
    factor | 1 | 0 to 100 | factor
    low | 1 | 0 to 100 | least value of its range
    high | 1 | 0 to 100 | greatest value of its range
    # demand_option_flow.csv: a flow that exists under an option alone
    option_id | | row of demand_option.csv | option
    flow_id | | identifier | name in results
    origin_node_id | | row of node.csv | a node with a zone
    destination_node_id | | row of node.csv | a node with a zone
    commodity_id | | row of commodity.csv | goods
    tonnes_per_year | t/year | 0 to 1000000000 | tonnes in the year asked for
    low | t/year | 0 to 1000000000 | least value of its range
    high | t/year | 0 to 1000000000 | greatest value of its range
    containerisable_share | share | 0 to 1 | of the tonnes that load units can carry
    relations | 1 | 1 to 1000000 | pairs of a sending and a receiving firm
    # equipment.csv: a kind of load unit or lorry whose empties are balanced
    equipment_id | | identifier | name in other tables
    name_sv | | text | name, Swedish
    name_en | | text | name, English
    load_form | | unitised, conventional | goods that travel in it
    lorry_id | | row of vehicle.csv | lorry that moves an empty
    empties_per_lorry | 1 | > 0 to 100 | empties on one lorry
    empty_t | t | > 0 to 100 | weight of an empty
    teu | TEU | 0 to 4 | size
    handling_units | 1 | > 0 to 100 | lifts that an empty takes
    handling_price_factor | 1 | 0 to 10 | price of an empty's lift over a loaded one's
    share_* | share | 0 to 1 | of a year's empties in each period; they sum to 1
    # equipment_use.csv: goods that travel in an equipment
    commodity_id | | row of commodity.csv | goods
    load_form | | unitised, conventional | form in which they travel
    equipment_id | | row of equipment.csv | equipment
    # equipment_exchange.csv: what other trade leaves or takes at a zone
    node_id | | row of node.csv | a node with a zone
    equipment_id | | row of equipment.csv | equipment
    least_per_year | 1/year | -1000000000 to 1000000000 | least number left here; below zero: taken
    most_per_year | 1/year | -1000000000 to 1000000000 | greatest number left here
    price_sek_per_empty | SEK | 0 to 1000000 | price of handing one over
    """
}
