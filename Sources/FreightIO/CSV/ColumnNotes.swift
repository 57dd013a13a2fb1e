/// What each column of the input tables is: unit, what the readers accept, and meaning.
///
/// One line a column, `column | unit | accepted | meaning`, under a line `# file: one row is`. A
/// column whose field may be blank has `?` after its name; `*` stands for a name of the study's own.
/// `DataDictionaryTests` holds these notes against the schemas and against the readers themselves.
enum ColumnNotes {
  static let network = """
    # config.csv: the folder's name and units
    dataset_name | | text | name of the study
    long_length | | km | unit of length
    speed | | km/h | unit of speed
    crs | | EPSG:4326 | coordinates: longitude and latitude, WGS 84
    currency | | SEK | currency
    # use_definition.csv: a kind of road user
    use | | text | name in allowed_uses
    pce | PCU | > 0 to 20 | passenger car units
    # zone.csv: a place where demand begins and ends
    zone_id | | identifier | name in node.csv
    name | | text | name in report and maps
    # node.csv: a place
    node_id | | identifier | name in other tables
    name | | text | name in report and maps
    x_coord | degrees | any number | longitude, WGS 84
    y_coord | degrees | any number | latitude, WGS 84
    node_type | | text | what the place is; for readers
    zone_id? | | row of zone.csv | makes the node a place where demand begins and ends
    # road_class.csv: a kind of road
    road_class | | identifier | name in facility_type of link.csv
    alpha | 1 | 0 to 10 | volume-delay: delay at capacity over free-flow time
    beta | 1 | 1 to 20 | volume-delay: exponent
    # link.csv: a stretch of one mode between two places
    link_id | | identifier | name in other tables
    name | | text | name of road, line or sailing
    from_node_id | | row of node.csv | one end
    to_node_id | | row of node.csv | the other end
    directed | | true or false | whether it is used one way only
    length | km | > 0 to 2000 | length; up to 25000 at sea
    facility_type? | | row of road_class.csv | road: volume-delay parameters
    capacity? | PCU/h | > 0 to 5000 | road: capacity of one lane
    free_speed | km/h | > 0 to 400 | posted or line speed
    lanes? | 1 | 1 to 8 | road: lanes in each direction
    allowed_uses? | | rows of use_definition.csv, with commas | who may use it
    mode | | road, rail, sea, ferry | mode
    aadt? | vehicles/day | 0 to 500000 | road: annual average daily traffic, both directions
    heavy_share? | share | 0 to 1 | road: heavy vehicles in aadt
    preload_aadt? | vehicles/day | 0 to 500000 | road: part of aadt that no matrix explains
    tracks? | 1 | 1 to 8 | rail: tracks
    electrified? | | true or false | rail: whether it has a wire
    max_train_m? | m | > 0 to 5000 | rail: longest train
    axle_load_t? | t | > 0 to 60 | rail: greatest axle load
    section_km? | km | > 0 to 500 | rail: longest section between crossing loops
    headway_min? | min | > 0 to 240 | rail: time lost per train
    other_trains_per_day? | trains/day | 0 to 2000 | rail: trains of others, both directions
    departures_per_week? | 1/week | > 0 to 2000 | sea and ferry: departures in each direction
    # junction_queue.csv: an approach of a junction, in which movements wait together
    queue_id | | identifier | name in other tables
    node_id | | row of node.csv | the junction
    name_sv | | text | name, Swedish
    name_en | | text | name, English
    capacity_pcu_per_h | PCU/h | > 0 to 20000 | capacity
    preload_pcu_per_day | PCU/day | 0 to 200000 | traffic that no matrix explains
    # movement.csv: an allowed turn at an expanded junction
    mvmt_id | | identifier | name in other tables
    node_id | | row of node.csv | the junction
    ib_link_id | | row of link.csv | link in
    ob_link_id | | row of link.csv | link out
    penalty | s | 0 to 3600 | time lost without any traffic
    queue_id? | | row of junction_queue.csv | approach in which it waits; blank for none
    # terminal.csv: a place to change mode
    terminal_id | | identifier | name in other tables
    node_id | | row of node.csv | where it is
    name | | text | name in report and maps
    kind | | combi, port, roro, siding | kind
    modes | | road, rail, sea, ferry, with ; | modes that it joins
    load_form | | unitised, conventional | load units, or goods outside them
    capacity_per_h | units/h or t/h | > 0 to 100000 | capacity: load units, or tonnes
    price_sek_per_unit | SEK/unit or SEK/t | 0 to 100000 | price of handling once
    dwell_h | h | 0 to 2200 | hours in the terminal without any queue
    # berth.csv: a port's quay; none where ships never wait
    berth_id | | identifier | name in other tables
    node_id | | row of node.csv | the port
    name | | text | name in the report
    berths | ships | > 0 to 200 | ships that can lie there at once
    hours_per_call | h | > 0 to 1000 | hours that a ship keeps its berth
    other_calls_per_week | 1/week | 0 to 10000 | calls of ships without goods of the study
    # terminal_hours.csv: opening hours; all hours where a terminal has no row
    terminal_id | | row of terminal.csv | terminal
    period_id | | row of period.csv | period
    open_share | share | 0 to 1 | of the period's hours in which it works
    # sailing_place.csv: a ferry that can be full
    link_id | | row of link.csv | ferry line
    places_per_departure | places | > 0 to 5000 | room for lorries and trailers on one departure
    # train_axle.csv: a train whose payload depends on the track
    vehicle_id | | row of vehicle.csv | train
    axles | 1 | > 0 to 2000 | loaded axles
    payload_axle_load_t | t | > 0 to 60 | axle load at which payload_t holds
    greatest_axle_load_t | t | > 0 to 60 | what the wagons are built for
    # train_service.csv: a train that runs whatever the study's goods do
    from_node_id | | row of node.csv | first terminal
    to_node_id | | row of node.csv | last terminal
    load_form | | unitised, conventional | goods that it takes
    departures_per_week | 1/week | > 0 to 2000 | departures
    # vehicle_mass.csv: a lorry's gross mass
    vehicle_id | | row of vehicle.csv | a vehicle of mode road
    gross_t | t | > 0 to 200 | greatest gross mass; no weight limit concerns a vehicle without a row
    # closure.csv: a partial or seasonal loss of a facility
    closure_id | | identifier | name of the row
    name_sv | | text | name in Swedish
    name_en | | text | name in English
    facility_kind | | link, junction, approach, terminal | what is restricted
    facility_id | | row of the table of the kind | link_id, node_id, queue_id or terminal_id
    capacity_factor | share | 0 to 1 | share of the capacity that is left; 0 closes it
    max_vehicle_t? | t | > 0 to 200 | road links: heavier vehicles may not pass
    days_per_year | days | > 0 to 366 | days in force
    # loco_change.csv: a place to change locomotive
    node_id | | row of node.csv | where
    hours | h | 0 to 48 | time lost
    cost_sek | SEK | 0 to 1000000 | cost of a change
    # vehicle.csv: a vehicle, train or ship
    vehicle_id | | identifier | name in other tables
    name_sv | | text | name, Swedish
    name_en | | text | name, English
    mode | | road, rail, sea, ferry | mode
    traction | | diesel, electric | traction
    payload_t | t | 0 to 500000 | greatest net load; 0 for cars
    load_units | units | 0 to 30000 | greatest number of load units
    fill | share | > 0 to 1 | mean load over the greatest
    length_m | m | > 0 to 5000 | length
    speed_cap_kmh | km/h | > 0 to 400 | greatest speed, whatever is posted
    cost_sek_per_h | SEK/h | 0 to 1000000 | cost of an hour
    cost_sek_per_km | SEK/km | 0 to 1000000 | cost of a kilometre
    cost_sek_per_trip | SEK | 0 to 100000000 | cost of a departure
    empty_km_share | share | 0 to 2 | kilometres run empty per loaded kilometre
    pcu | PCU | > 0 to 20 | passenger car units
    co2_kg_per_km | kg/km | 0 to 10000 | CO2 from the vehicle
    # chain_type.csv: an allowed sequence of modes
    chain_id | | identifier | name in results
    name_sv | | text | name, Swedish
    name_en | | text | name, English
    modes | | road, rail, sea, ferry, with > | modes in their order
    load_forms | | unitised, conventional, with ; | goods that may use it
    min_main_haul_km | km | 0 to 25000 | shortest main haul
    nest | | text | chains of one nest are more alike than others
    min_shipment_t | t | 0 to 500000 | smallest shipment
    # period.csv: hours of the year with an equilibrium of their own
    period_id | | identifier | name in other tables
    name_sv | | text | name, Swedish
    name_en | | text | name, English
    hours_per_year | h/year | > 0 to 8760 | hours; all periods sum to 8,760
    aadt_share_per_h | 1/h | 0 to 1 | share of a day's road traffic in one of its hours
    other_trains_share_per_h | 1/h | 0 to 1 | share of a day's other trains in one of its hours
    # parameter.csv: a number of the model
    parameter_id | | name of a parameter | which
    value | its unit | by parameter | value
    unit | | text | unit of value, low and high
    low | its unit | by parameter | least value of its range
    high | its unit | by parameter | greatest value of its range
    price_level? | year | text | year of the money
    description_sv | | text | what it is, Swedish
    description_en | | text | what it is, English
    verified | | true or false | whether somebody has checked it against its source
    # investment.csv: a measure
    investment_id | | identifier | name on the command line
    name_sv | | text | name, Swedish
    name_en | | text | name, English
    cost_msek? | MSEK | 0 to 1000000 | cost of building; blank if not known
    price_level | year | text | year of the cost's money
    payer | | national, regional, municipal | who pays
    opening_year | year | 1990 to 2100 | first year of use
    excludes? | | rows of investment.csv, with ; | measures that it cannot be built with
    needs? | | rows of investment.csv, with ; | measures that it needs
    in_default_set | | true or false | whether packages are made of it
    status_sv | | text | how far plans have come, Swedish
    status_en | | text | how far plans have come, English
    # investment_change.csv: what a measure changes or removes
    investment_id | | row of investment.csv | measure
    table | | link, terminal, movement, berth, junction_queue | table
    id | | row of that table | row
    field? | | column of that table | column; blank to remove the row
    action | | set, multiply, remove | what is done
    value? | the column's | as the column | new value, or factor
    # headline.csv: a package whose worth is told in every way
    headline_id | | identifier | name
    name_sv | | text | name, Swedish
    name_en | | text | name, English
    investments | | rows of investment.csv, with ; | the package
    # observation.csv: a public figure beside the base case
    observation_id | | identifier | name
    name_sv | | text | name, Swedish
    name_en | | text | name, English
    quantity | | terminal_tonnes, terminal_teu, terminal_load_units, rail_trains, ferry_lane_metres, flow_tonnes, rail_distance, road_distance | what is compared (see Validation)
    subjects | | rows of the quantity's table, with ; | terminals, links, flows or nodes
    value | its unit | 0 to 1000000000000 | the figure
    unit | | unit of the quantity | unit
    year? | year | 1900 to 2100 | year of the figure
    comment_sv | | text | where the model is wrong, Swedish
    comment_en | | text | where the model is wrong, English
    # fleet.csv: vehicles that there are; as many as are wanted where one has no row
    vehicle_id | | row of vehicle.csv | lorry, train, ship or ferry place
    period_id | | row of period.csv | period
    units | 1 | > 0 to 1000000 | vehicles in service
    hours_per_year | h | > 0 to 8784 | hours of the period that one of them can be in use
    turnaround_h | h | 0 to 1000 | hours at the ends of each run; 0 for a lorry
    # corridor.csv: links that are told as one road or line
    corridor_id | | identifier | name in results
    name_sv | | text | name in Swedish
    name_en | | text | name in English
    link_ids | | rows of link.csv, with ; | links of one mode, in any order
    # external_cost.csv: what a kilometre costs others
    value_id | | identifier | name
    effect | | accidents, air, noise, wear, all | what is done to others
    traffic | | car, lorry, train, ship, ferry | whose kilometres
    environment_sv | | text | where it holds, Swedish
    environment_en | | text | where it holds, English
    road_classes? | | rows of road_class.csv, with ; | kinds of road; blank off the road
    value | its unit | -1000 to 1000 | cost of one kilometre
    unit | | SEK/vkm, SEK/tkm | vehicle- or tonne-kilometres
    low | its unit | -1000 to 1000 | least value of its range
    high | its unit | -1000 to 1000 | greatest value of its range
    price_level | year | text | year of the money
    basis | | gross, net | before or after the taxes that traffic pays
    verified | | true or false | whether somebody has checked it against its source
    # price_index.csv: the level of prices in a year
    price_level | year | text | year, as other tables name it
    value | 1 | > 0 to 1000000 | prices over any common level
    low | 1 | > 0 to 1000000 | least value of its range
    high | 1 | > 0 to 1000000 | greatest value of its range
    verified | | true or false | whether somebody has checked it against its source
    # discount_step.csv: a discount rate from some year on
    from_year | year | 2 to 1000 | first year, the opening year being 1
    rate | 1/year | 0 to 1 | real discount rate
    verified | | true or false | whether somebody has checked it against its source
    # investment_maintenance.csv: what a measure costs a year once it is open
    investment_id | | row of investment.csv | measure
    msek_per_year | MSEK/year | -10000 to 10000 | operation and maintenance beyond the base case
    low | MSEK/year | -10000 to 10000 | least value of its range
    high | MSEK/year | -10000 to 10000 | greatest value of its range
    price_level | year | text | year of the money
    verified | | true or false | whether somebody has checked it against its source
    """

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
    vehicles_per_day | vehicles/day | 0 to 500000 | mean day of the year; prior where roads are counted
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
