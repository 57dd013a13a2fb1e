/// What each column of the input tables is: unit, what the readers accept, and meaning.
///
/// One line a column, `column | unit | accepted | meaning`, under a line `# file: one row is`. A
/// column whose field may be blank has `?` after its name; `*` stands for a name of the study's
/// own. `DataDictionaryTests` holds these notes against the schemas and against the readers
/// themselves.
enum ColumnNotes {
  /// Tables of a network's folder.
  static let network = supply + investments

  /// Places, links, facilities and vehicles.
  private static let supply = """
    # config.csv: the folder's name and units
    dataset_name | | text | name of the study
    dataset_name_en? | | text | the same in English; the column may be missing
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
    name_en? | | text | the name in English, where it differs; the column may be missing
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
    name_en? | | text | the name in English, where it differs; the column may be missing
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
    name_en? | | text | the name in English, where it differs; the column may be missing
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
    name_en? | | text | the name in English, where it differs; the column may be missing
    berths | ships | 1 to 200 | ships that can lie there at once
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
    axles | 1 | 1 to 2000 | loaded axles
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

    """
}
