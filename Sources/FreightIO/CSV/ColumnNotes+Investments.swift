extension ColumnNotes {
  /// Periods, parameters, investments, figures to hold the answer against, and the appraisal.
  static let investments = """
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
    unit | | the parameter's own unit | unit of value, low and high
    low | its unit | by parameter | least value of its range
    high | its unit | by parameter | greatest value of its range
    price_level? | year | text; needed where the unit is SEK | year of the money, or not stated
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
    note_sv? | | text | a sentence that the report tells beside its figures, Swedish
    note_en? | | text | a sentence that the report tells beside its figures, English
    # observation.csv: a public figure beside the base case
    observation_id | | identifier | name
    name_sv | | text | name, Swedish
    name_en | | text | name, English
    quantity | | terminal_tonnes, terminal_teu, terminal_load_units, rail_trains, \
    ferry_lane_metres, flow_tonnes, berth_calls, rail_distance, road_distance \
    | what is compared (see Validation)
    subjects | | rows of the quantity's table, with ; | terminals, links, flows, quays or nodes
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
    source_currency? | | three capitals, ISO 4217 | money of the source; blank where it is \
    the study's own
    # price_index.csv: the level of prices in a year
    price_level | year | text | year, as other tables name it
    value | 1 | > 0 to 1000000 | prices over any common level
    low | 1 | > 0 to 1000000 | least value of its range
    high | 1 | > 0 to 1000000 | greatest value of its range
    verified | | true or false | whether somebody has checked it against its source
    # discount_step.csv: a discount rate from some year on
    from_year | year | 2 to 1000 | first year, that of discounting being 1
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
}
