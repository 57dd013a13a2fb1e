extension FixtureStudy {
  /// Where goods can travel.
  static let networkTexts: [String: String] = [
    "config.csv": """
    dataset_name,short_length,long_length,speed,crs,geometry_field_format,currency,\
    version_number,id_type
    A small study,m,km,km/h,EPSG:4326,,SEK,0.96,string

    """,
    "use_definition.csv": """
    use,persons_per_vehicle,pce,special_conditions,description
    car,1.5,1,,
    lorry,1,2.5,,
    train,,1,,
    ship,,1,,

    """,
    "zone.csv": """
    zone_id,name,boundary,super_zone,source,confidence
    AHUS,Ahus,,,made up for tests,estimated
    BERG,Berg,,,made up for tests,estimated
    CBRUK,Cbruk,,,made up for tests,estimated
    ZSTAD,Zstad,,,made up for tests,estimated

    """,
    "node.csv": """
    node_id,name,x_coord,y_coord,z_coord,node_type,ctrl_type,zone_id,parent_node_id,source,\
    confidence
    AHUS,Åhus,15.5,57.2,,town,,AHUS,,made up for tests,estimated
    BERG,Berg,16.1,57.3,,town,,BERG,,made up for tests,estimated
    CBRUK,Cbruk,15.8,57.5,,plant,,CBRUK,,made up for tests,estimated
    JUNC,Junction,15.9,57.25,,junction,,,,made up for tests,estimated
    PHAMN,Phamn,16.5,57.26,,port,,,,made up for tests,estimated
    QHAMN,Qhamn,19.1,56.9,,port,,,,made up for tests,estimated
    ZSTAD,Zstad,19.3,56.8,,city,,ZSTAD,,made up for tests,estimated

    """,
    "road_class.csv": """
    road_class,alpha,beta,source,confidence
    two_lane,0.15,4,made up for tests,estimated
    motorway,0.1,5,made up for tests,estimated

    """,
    "link.csv": """
    link_id,parent_link_id,name,from_node_id,to_node_id,directed,geometry_id,geometry,\
    dir_flag,length,grade,facility_type,capacity,free_speed,lanes,bike_facility,\
    ped_facility,parking,allowed_uses,toll,jurisdiction,row_width,mode,aadt,heavy_share,\
    preload_aadt,tracks,electrified,max_train_m,axle_load_t,section_km,headway_min,\
    other_trains_per_day,departures_per_week,source,confidence
    AHUS-JUNC-R,,23,AHUS,JUNC,false,,,,24,,two_lane,1600,80,1,,,,"car,lorry",,,,road,4000,\
    0.1,500,,,,,,,,,made up for tests,estimated
    JUNC-BERG-R,,23,JUNC,BERG,false,,,,13.5,,two_lane,1600,80,1,,,,"car,lorry",,,,road,4000,\
    0.1,500,,,,,,,,,made up for tests,estimated
    JUNC-PHAMN-R,,23,JUNC,PHAMN,false,,,,37,,motorway,1900,110,2,,,,"car,lorry",,,,road,\
    4000,0.1,500,,,,,,,,,made up for tests,estimated
    CBRUK-BERG-R,,23,CBRUK,BERG,false,,,,28.2,,two_lane,1600,80,1,,,,"car,lorry",,,,road,\
    4000,0.1,500,,,,,,,,,made up for tests,estimated
    QHAMN-ZSTAD-R,,23,QHAMN,ZSTAD,false,,,,16,,two_lane,1600,80,1,,,,"car,lorry",,,,road,\
    4000,0.1,500,,,,,,,,,made up for tests,estimated
    AHUS-BERG-T,,Stambanan,AHUS,BERG,false,,,,38,,,,100,,,,,train,,,,rail,,,,1,true,630,\
    22.5,12,5,20,,made up for tests,estimated
    CBRUK-BERG-T,,Stambanan,CBRUK,BERG,false,,,,30.1,,,,100,,,,,train,,,,rail,,,,1,true,630,\
    22.5,12,5,20,,made up for tests,estimated
    PHAMN-QHAMN-S,,Sailing,PHAMN,QHAMN,false,,,,165,,,,26,,,,,ship,,,,sea,,,,,,,,,,,3,\
    made up for tests,estimated

    """,
    "junction_queue.csv": """
    queue_id,node_id,name_sv,name_en,capacity_pcu_per_h,preload_pcu_per_day,source,confidence
    JUNC_W,JUNC,Väster,West,900,1000,made up for tests,estimated

    """,
    "movement.csv": """
    mvmt_id,node_id,name,ib_link_id,start_ib_lane,end_ib_lane,ob_link_id,start_ob_lane,\
    end_ob_lane,type,penalty,capacity,ctrl_type,mvmt_code,allowed_uses,geometry,queue_id,\
    source,confidence
    JUNC-1,JUNC,,AHUS-JUNC-R,,,JUNC-BERG-R,,,thru,5,,,,,,JUNC_W,made up for tests,estimated
    JUNC-2,JUNC,,AHUS-JUNC-R,,,JUNC-PHAMN-R,,,thru,5,,,,,,JUNC_W,made up for tests,estimated
    JUNC-3,JUNC,,JUNC-BERG-R,,,AHUS-JUNC-R,,,thru,5,,,,,,,made up for tests,estimated
    JUNC-4,JUNC,,JUNC-BERG-R,,,JUNC-PHAMN-R,,,thru,5,,,,,,,made up for tests,estimated
    JUNC-5,JUNC,,JUNC-PHAMN-R,,,AHUS-JUNC-R,,,thru,5,,,,,,,made up for tests,estimated
    JUNC-6,JUNC,,JUNC-PHAMN-R,,,JUNC-BERG-R,,,thru,5,,,,,,,made up for tests,estimated

    """,
    "terminal.csv": """
    terminal_id,node_id,name,kind,modes,load_form,capacity_per_h,price_sek_per_unit,dwell_h,\
    source,confidence
    AHUS_KOMBI,AHUS,Åhus kombi,combi,road;rail,unitised,20,400,6,made up for tests,estimated
    CBRUK_KOMBI,CBRUK,Cbruk kombi,combi,road;rail,unitised,20,400,6,made up for tests,\
    estimated
    CBRUK_SPAR,CBRUK,Cbruk siding,siding,rail,conventional,150,20,4,made up for tests,\
    estimated
    PHAMN_KAJ,PHAMN,Phamn,port,road;sea,conventional,300,45,24,made up for tests,estimated
    QHAMN_KAJ,QHAMN,Qhamn,port,road;sea,conventional,300,45,24,made up for tests,estimated

    """,
    "berth.csv": """
    berth_id,node_id,name,berths,hours_per_call,other_calls_per_week,source,confidence
    PHAMN_QUAY,PHAMN,Phamn quay,2,10,0,made up for tests,estimated

    """,
    "terminal_hours.csv": """
    terminal_id,period_id,open_share,source,confidence

    """,
    "sailing_place.csv": """
    link_id,places_per_departure,source,confidence

    """,
    "train_axle.csv": """
    vehicle_id,axles,payload_axle_load_t,greatest_axle_load_t,source,confidence

    """,
    "train_service.csv": """
    from_node_id,to_node_id,load_form,departures_per_week,source,confidence

    """,
    "vehicle_mass.csv": """
    vehicle_id,gross_t,source,confidence

    """,
    "corridor.csv": """
    corridor_id,name_sv,name_en,link_ids,source,confidence
    ROAD23,Väg 23,Road 23,AHUS-JUNC-R;JUNC-PHAMN-R,made up for tests,estimated
    LINE,Stambanan,Main line,AHUS-BERG-T;CBRUK-BERG-T,made up for tests,estimated

    """,
    "fleet.csv": """
    vehicle_id,period_id,units,hours_per_year,turnaround_h,source,confidence

    """,
    "closure.csv": """
    closure_id,name_sv,name_en,facility_kind,facility_id,capacity_factor,max_vehicle_t,\
    days_per_year,source,confidence

    """,
    "loco_change.csv": """
    node_id,hours,cost_sek,source,confidence
    BERG,0.5,900,made up for tests,estimated

    """,
    "observation.csv": """
    observation_id,name_sv,name_en,quantity,subjects,value,unit,year,comment_sv,comment_en,\
    source,confidence
    KAJ,Phamns hamn,Port of Phamn,terminal_tonnes,PHAMN_KAJ,70000,t/yr,2020,bara timmer,\
    timber only,made up for tests,sourced
    SPAR,Banan,Railway,rail_distance,AHUS;CBRUK,70,km,,rak linje,straight line,\
    made up for tests,derived

    """,
    "land.geojson": """
    {"type": "FeatureCollection", "features": [{"type": "Feature",\
     "properties": {"name": "Sverige"}, "geometry": {"type": "Polygon",\
     "coordinates": [[[15, 57], [17, 57], [17, 58], [15, 58], [15, 57]]]}}]}

    """,
    "county.geojson": """
    {"type": "FeatureCollection", "features": [{"type": "Feature",\
     "properties": {"name": "Kalmar l\\u00e4n"}, "geometry": {"type": "Polygon",\
     "coordinates": [[[15.2, 57], [16.7, 57], [16.7, 57.6], [15.2, 57.6], [15.2, 57]]]}}]}

    """,
  ]
}
