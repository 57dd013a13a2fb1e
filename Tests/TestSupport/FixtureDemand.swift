extension FixtureStudy {
  /// Who travels, with what vehicles and when.
  static let demandTexts: [String: String] = [
    "vehicle.csv": """
    vehicle_id,name_sv,name_en,mode,traction,payload_t,load_units,fill,length_m,\
    speed_cap_kmh,cost_sek_per_h,cost_sek_per_km,cost_sek_per_trip,empty_km_share,pcu,\
    co2_kg_per_km,source,confidence
    CAR,Personbil,Car,road,diesel,0,0,1,5,120,200,2,0,0,1,0.15,made up for tests,estimated
    LORRY,Lastbil,Lorry,road,diesel,40,2,0.8,25,80,370,6,0,0.25,2.5,0.9,made up for tests,\
    estimated
    TRAIN_E,Eltåg,Electric train,rail,electric,1000,60,0.7,630,100,4000,40,3000,0.3,1,0,\
    made up for tests,estimated
    TRAIN_D,Dieseltåg,Diesel train,rail,diesel,900,50,0.7,600,90,4200,60,3000,0.3,1,8,\
    made up for tests,estimated
    SHIP,Fartyg,Ship,sea,diesel,5000,300,0.7,100,26,6000,60,20000,0.2,1,60,\
    made up for tests,estimated

    """,
    "chain_type.csv": """
    chain_id,name_sv,name_en,modes,load_forms,min_main_haul_km,nest,min_shipment_t,source,\
    confidence
    ROAD,Väg,Road,road,unitised;conventional,0,road,1,made up for tests,estimated
    COMBI,Kombi,Combi,road>rail>road,unitised,20,rail,10,made up for tests,estimated
    RAIL,Järnväg,Rail,rail,conventional,20,rail,60,made up for tests,estimated
    SEA,Sjöfart,Sea,road>sea>road,conventional,50,sea,10,made up for tests,estimated

    """,
    "period.csv": """
    period_id,name_sv,name_en,hours_per_year,aadt_share_per_h,other_trains_share_per_h,\
    source,confidence
    PEAK,Högtrafik,Peak,1000,0.075,0.075,made up for tests,estimated
    REST,Övrig tid,Rest,7760,0.037371134020618556,0.037371134020618556,made up for tests,\
    estimated

    """,
    "parameter.csv": """
    parameter_id,value,unit,low,high,price_level,description_sv,description_en,verified,\
    source,confidence
    interest_rate,0.1,1/year,0.05,0.2,,interest rate,interest rate,false,made up for tests,\
    estimated
    road_delay_cost,300,SEK/h,100,6000,2017,road delay cost,road delay cost,false,\
    made up for tests,estimated
    train_delay_cost,300,SEK/h,100,6000,2017,train delay cost,train delay cost,false,\
    made up for tests,estimated
    load_unit_delay_cost,300,SEK/h,100,6000,2017,load unit delay cost,load unit delay cost,\
    false,made up for tests,estimated
    tonne_delay_cost,300,SEK/h,100,6000,2017,tonne delay cost,tonne delay cost,false,\
    made up for tests,estimated
    car_time_cost,300,SEK/h,100,6000,2017,car time cost,car time cost,false,\
    made up for tests,estimated
    heavy_vehicle_pcu,2.5,PCU,1.5,4,,heavy vehicle pcu,heavy vehicle pcu,false,\
    made up for tests,estimated
    zone_handling_time,0.25,h,0.1,1,,zone handling time,zone handling time,false,\
    made up for tests,estimated
    zone_handling_cost,10,SEK/t,5,20,2017,zone handling cost,zone handling cost,false,\
    made up for tests,estimated
    track_efficiency,0.7,share,0.5,0.9,,track efficiency,track efficiency,false,\
    made up for tests,estimated
    track_delay_weight,1,share,0.5,2,,track delay weight,track delay weight,false,\
    made up for tests,estimated
    asymptote_utilisation,0.95,share,0.8,0.99,,asymptote utilisation,asymptote utilisation,\
    false,made up for tests,estimated
    train_speed_share,0.6,share,0.4,0.9,,train speed share,train speed share,false,\
    made up for tests,estimated
    nest_scale_ratio,2,1,1,5,,nest scale ratio,nest scale ratio,false,made up for tests,\
    estimated
    relation_factor,1,1,0.3,3,,relation factor,relation factor,false,made up for tests,\
    estimated
    prior_dispersion,400,vehicles/day,50,4000,,prior dispersion,prior dispersion,false,\
    made up for tests,estimated
    undispersed_logit_scale,10,t/SEK,1,1000,,undispersed logit scale,undispersed logit scale,false,\
    made up for tests,estimated
    base_year,2024,year,2020,2030,,base year,base year,false,\
    made up for tests,estimated
    forecast_year,2034,year,2030,2050,,forecast year,forecast year,false,\
    made up for tests,estimated
    lorry_cost_factor,1,factor,0.5,2,,lorry cost factor,lorry cost factor,false,\
    made up for tests,estimated
    train_cost_factor,1,factor,0.5,2,,train cost factor,train cost factor,false,\
    made up for tests,estimated
    ship_cost_factor,1,factor,0.5,2,,ship cost factor,ship cost factor,false,\
    made up for tests,estimated
    lift_price_factor,1,factor,0.5,2,,lift price factor,lift price factor,false,\
    made up for tests,estimated
    approach_capacity_factor,1,factor,0.5,2,,approach capacity factor,approach capacity factor,\
    false,made up for tests,estimated
    terminal_capacity_factor,1,factor,0.5,2,,terminal capacity factor,terminal capacity factor,\
    false,made up for tests,estimated
    track_capacity_factor,1,factor,0.5,2,,track capacity factor,track capacity factor,false,\
    made up for tests,estimated
    vehicle_tonnes_factor,1,factor,0.5,2,,vehicle tonnes factor,vehicle tonnes factor,false,\
    made up for tests,estimated
    manufacturing_tonnes_factor,1,factor,0.5,2,,manufacturing tonnes factor,\
    manufacturing tonnes factor,false,made up for tests,estimated
    other_tonnes_factor,1,factor,0.5,2,,other tonnes factor,other tonnes factor,false,\
    made up for tests,estimated
    background_factor,1,factor,0.5,2,,background factor,background factor,false,\
    made up for tests,estimated
    logit_scale_factor,1,factor,0.5,2,,logit scale factor,logit scale factor,false,\
    made up for tests,estimated
    goods_value_factor,1,factor,0.5,2,,goods value factor,goods value factor,false,\
    made up for tests,estimated
    empty_running_factor,1,factor,0.5,2,,empty running factor,empty running factor,false,\
    made up for tests,estimated
    dwell_factor,1,factor,0.5,2,,dwell factor,dwell factor,false,\
    made up for tests,estimated
    lorry_positioning_share,0.1,share,0,0.3,,lorry positioning share,lorry positioning share,\
    false,made up for tests,estimated
    ship_delay_cost,3000,SEK/h,1000,9000,2017,ship delay cost,ship delay cost,false,\
    made up for tests,estimated
    ferry_delay_cost,100,SEK/h,30,400,2017,ferry delay cost,ferry delay cost,false,\
    made up for tests,estimated
    ferry_variability,0.5,1,0.5,2,,ferry variability,ferry variability,false,\
    made up for tests,estimated
    train_least_departures,2,1/week,1,5,,train least departures,train least departures,false,\
    made up for tests,estimated
    train_greatest_fill,0.85,share,0.7,1,,train greatest fill,train greatest fill,false,\
    made up for tests,estimated
    train_least_fill,0.4,share,0.2,0.6,,train least fill,train least fill,false,\
    made up for tests,estimated
    scale_tolerance,0.001,1/week,0.0001,0.01,,scale tolerance,scale tolerance,false,\
    made up for tests,estimated
    scale_step,1,share,0.3,1,,scale step,scale step,false,made up for tests,estimated
    scale_rounds,40,1,10,200,,scale rounds,scale rounds,false,made up for tests,estimated
    shipment_size_factor,1,factor,0.5,2,,shipment sizes,shipment sizes,false,\
    made up for tests,estimated
    order_cost_factor,1,factor,0.5,2,,order cost,order cost,false,made up for tests,estimated
    inventory_cost_factor,1,factor,0.5,2,,store cost,store cost,false,made up for tests,estimated
    exchange_price_factor,1,factor,0.3,3,,exchange price,exchange price,false,\
    made up for tests,estimated
    discount_rate,0.035,1/year,0.02,0.05,,discount rate,discount rate,false,\
    made up for tests,estimated
    discount_year,2030,year,2030,2030,,discount year,discount year,false,made up for tests,estimated
    construction_years,3,year,1,6,,construction years,construction years,false,\
    made up for tests,estimated
    appraisal_years,40,year,20,60,,appraisal years,appraisal years,false,\
    made up for tests,estimated
    effect_growth,0,1/year,0,0.02,,effect growth,effect growth,false,\
    made up for tests,estimated
    residual_share,0,share,0,0.5,,residual share,residual share,false,\
    made up for tests,estimated
    tax_factor,1,factor,1,1.3,,tax factor,tax factor,false,\
    made up for tests,estimated
    co2_value,7,SEK/kg,0,10,2024,co2 value,co2 value,false,made up for tests,estimated
    co2_treatment,0,switch,0,1,,co2 treatment,co2 treatment,false,made up for tests,estimated
    external_cost_basis,0,switch,0,1,,basis,basis,false,made up for tests,estimated
    fuel_tax,5,SEK/l,0,10,2024,fuel tax,fuel tax,false,made up for tests,estimated
    fuel_co2,2.5,kg/l,1,3,,fuel co2,fuel co2,false,made up for tests,estimated
    carrier_profit_share,0,share,0,0.1,,carriers,carriers,false,made up for tests,estimated
    terminal_profit_share,0,share,0,0.1,,terminals,terminals,false,made up for tests,estimated
    investment_cost_factor,1,factor,0.7,1.5,,cost factor,cost factor,false,\
    made up for tests,estimated
    maintenance_cost_factor,1,factor,0.3,3,,upkeep factor,upkeep factor,false,\
    made up for tests,estimated

    """,
    "commodity.csv": """
    commodity_id,name_sv,name_en,nst2007,industry,value_sek_per_t,tonnes_per_lorry,\
    tonnes_per_load_unit,teu_per_load_unit,lorry_id,conventional_modes,\
    logit_scale_per_sek_per_t,share_PEAK,share_REST,source,confidence
    VEHICLES,Fordon,Vehicles,12,vehicle,104000,15,12,2,LORRY,road;rail;sea,0.02,0.3,0.7,\
    made up for tests,estimated
    TIMBER,Virke,Timber,06,other,850,32,0,0,LORRY,road;rail;sea,0.05,0.2,0.8,\
    made up for tests,estimated

    """,
    "commodity_logistics.csv": """
    commodity_id,order_cost_sek,inventory_sek_per_t_year,delay_factor,source,confidence
    VEHICLES,716,31173,1.5,made up for tests,estimated
    TIMBER,1518,255,0.8,made up for tests,estimated

    """,
    "shipment_size.csv": """
    size_id,name_sv,name_en,tonnes,source,confidence
    S3,3 ton,3 tonnes,3,made up for tests,estimated
    S25,25 ton,25 tonnes,25,made up for tests,estimated
    S400,400 ton,400 tonnes,400,made up for tests,estimated

    """,
    "flow_relation.csv": """
    flow_id,relations,source,confidence
    F1,2,made up for tests,estimated
    F2,4,made up for tests,estimated
    F3,1,made up for tests,estimated

    """,
    "flow.csv": """
    flow_id,origin_node_id,destination_node_id,commodity_id,tonnes_per_year,\
    containerisable_share,source,confidence
    F1,AHUS,CBRUK,VEHICLES,250000,0.6,made up for tests,estimated
    F2,CBRUK,ZSTAD,TIMBER,80000,0,made up for tests,estimated
    F3,AHUS,AHUS,TIMBER,5000,0,made up for tests,estimated

    """,
    "background.csv": """
    origin_node_id,destination_node_id,vehicle_id,vehicles_per_day,source,confidence
    AHUS,BERG,CAR,1500,made up for tests,estimated
    BERG,AHUS,CAR,1500,made up for tests,estimated

    """,
    "count.csv": """
    count_id,link_id,direction,vehicle_class,vehicles_per_day,year,standard_error_percent,\
    source,confidence

    """,
    "growth.csv": """
    growth_class,percent_per_year,low,high,source,confidence
    vehicle,2,1,3,made up for tests,estimated
    manufacturing,0,0,1,made up for tests,estimated
    other,-1,-2,0,made up for tests,estimated
    cars,1,0,2,made up for tests,estimated
    lorries,3,0,4,made up for tests,estimated
    other_trains,5,0,6,made up for tests,estimated

    """,
    "demand_option.csv": """
    option_id,name_sv,name_en,kind,excludes,description_sv,description_en,source,confidence
    MORE,Mer,More,growth,LESS,Mer gods,More goods,made up for tests,estimated
    LESS,Mindre,Less,decline,,Mindre gods,Fewer goods,made up for tests,estimated
    NEWCOMER,Ny,Newcomer,establishment,,Någon ny,Somebody new,made up for tests,estimated

    """,
    "demand_option_change.csv": """
    option_id,selector,selected,factor,low,high,source,confidence
    MORE,industry,vehicle,1.5,1.2,2,made up for tests,estimated
    LESS,flow,F1,0.5,0.2,0.8,made up for tests,estimated
    NEWCOMER,destination,ZSTAD,0.5,0,1,made up for tests,estimated

    """,
    "demand_option_flow.csv": """
    option_id,flow_id,origin_node_id,destination_node_id,commodity_id,tonnes_per_year,low,high,\
    containerisable_share,relations,source,confidence
    NEWCOMER,N1,BERG,AHUS,TIMBER,7000,5000,9000,0,1,made up for tests,estimated
    NEWCOMER,N2,BERG,CBRUK,VEHICLES,3000,0,6000,0.5,1,made up for tests,estimated

    """,
    "equipment.csv": """
    equipment_id,name_sv,name_en,load_form,lorry_id,empties_per_lorry,empty_t,teu,\
    handling_units,handling_price_factor,share_PEAK,share_REST,source,confidence
    UNIT,Lastbärare,Load unit,unitised,LORRY,1,4,2,1,0.8,0.3,0.7,made up for tests,estimated
    BODY,Lastbil,Lorry body,conventional,LORRY,1,15,0,15,1,0.3,0.7,made up for tests,estimated

    """,
    "equipment_use.csv": """
    commodity_id,load_form,equipment_id,source,confidence

    """,
    "equipment_exchange.csv": """
    node_id,equipment_id,least_per_year,most_per_year,price_sek_per_empty,source,confidence

    """,
  ]
}
