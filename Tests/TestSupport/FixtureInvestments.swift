extension FixtureStudy {
  /// What could be built.
  static let investmentTexts: [String: String] = [
    "investment.csv": """
    investment_id,name_sv,name_en,cost_msek,price_level,payer,opening_year,excludes,needs,\
    in_default_set,status_sv,status_en,source,confidence
    BYPASS,Förbifart,Bypass,400,2017,national,2030,WIDEN,,true,Utreds,Under study,\
    made up for tests,estimated
    WIDEN,Breddning,Widening,150,2017,national,2030,,,true,Utreds,Under study,\
    made up for tests,estimated
    STAGE2,Etapp 2,Stage 2,90,2017,national,2033,,BYPASS,true,Idé,Idea,made up for tests,\
    estimated
    QUEUE,Fler körfält,More lanes,30,2017,municipal,2029,,,true,Plan,Planned,\
    made up for tests,estimated
    BERG_KOMBI,Kombi i Berg,Combi terminal in Berg,80,2017,municipal,2030,,,false,Idé,Idea,\
    made up for tests,estimated

    """,
    "external_cost.csv": """
    value_id,effect,traffic,environment_sv,environment_en,road_classes,value,unit,low,high,\
    price_level,basis,verified,source,confidence
    ACC_CAR,accidents,car,väg,road,two_lane,0.2,SEK/vkm,0.1,0.4,2024,gross,false,\
    made up for tests,estimated
    WEAR_LORRY,wear,lorry,väg,road,two_lane,0.5,SEK/vkm,0.2,1,2024,gross,false,\
    made up for tests,estimated
    NOISE_TRAIN,noise,train,järnväg,railway,,2,SEK/vkm,1,4,2024,gross,false,\
    made up for tests,estimated
    NET_LORRY,all,lorry,väg,road,two_lane,0.4,SEK/vkm,0.2,1,2024,net,false,\
    made up for tests,estimated

    """,
    "price_index.csv": """
    price_level,value,low,high,verified,source,confidence

    """,
    "discount_step.csv": """
    from_year,rate,verified,source,confidence

    """,
    "investment_maintenance.csv": """
    investment_id,msek_per_year,low,high,price_level,verified,source,confidence
    BYPASS,1.5,1,2,2024,false,made up for tests,estimated

    """,
    "investment_node.csv": """
    investment_id,node_id,name,x_coord,y_coord,z_coord,node_type,ctrl_type,zone_id,\
    parent_node_id,source,confidence
    BYPASS,NPUNKT,Northern junction,15.85,57.28,,junction,,,,made up for tests,estimated
    WIDEN,WPUNKT,Widening's end,15.84,57.27,,junction,,,,made up for tests,estimated

    """,
    "investment_link.csv": """
    investment_id,link_id,parent_link_id,name,from_node_id,to_node_id,directed,geometry_id,\
    geometry,dir_flag,length,grade,facility_type,capacity,free_speed,lanes,bike_facility,\
    ped_facility,parking,allowed_uses,toll,jurisdiction,row_width,mode,aadt,heavy_share,\
    preload_aadt,tracks,electrified,max_train_m,axle_load_t,section_km,headway_min,\
    other_trains_per_day,departures_per_week,source,confidence
    BYPASS,AHUS-NPUNKT-R,,23,AHUS,NPUNKT,false,,,,20,,two_lane,1600,100,1,,,,"car,lorry",,,,\
    road,0,0,0,,,,,,,,,made up for tests,estimated
    BYPASS,NPUNKT-BERG-R,,23,NPUNKT,BERG,false,,,,12,,two_lane,1600,100,1,,,,"car,lorry",,,,\
    road,0,0,0,,,,,,,,,made up for tests,estimated
    WIDEN,WPUNKT-JUNC-R,,23,WPUNKT,JUNC,false,,,,4,,two_lane,1600,100,1,,,,"car,lorry",,,,\
    road,0,0,0,,,,,,,,,made up for tests,estimated

    """,
    "investment_junction_queue.csv": """
    investment_id,queue_id,node_id,name_sv,name_en,capacity_pcu_per_h,preload_pcu_per_day,source,\
    confidence
    QUEUE,JUNC_E,JUNC,Öster,East,800,0,made up for tests,estimated

    """,
    "investment_movement.csv": """
    investment_id,mvmt_id,node_id,name,ib_link_id,start_ib_lane,end_ib_lane,ob_link_id,\
    start_ob_lane,end_ob_lane,type,penalty,capacity,ctrl_type,mvmt_code,allowed_uses,\
    geometry,queue_id,source,confidence
    WIDEN,JUNC-7,JUNC,,WPUNKT-JUNC-R,,,JUNC-BERG-R,,,thru,5,,,,,,,made up for tests,\
    estimated

    """,
    "investment_terminal.csv": """
    investment_id,terminal_id,node_id,name,kind,modes,load_form,capacity_per_h,\
    price_sek_per_unit,dwell_h,source,confidence
    BERG_KOMBI,BERG_KOMBI,BERG,Berg kombi,combi,road;rail,unitised,20,400,6,\
    made up for tests,estimated

    """,
    "investment_change.csv": """
    investment_id,table,id,field,action,value,source,confidence
    BYPASS,link,AHUS-JUNC-R,free_speed,set,60,made up for tests,estimated
    WIDEN,link,AHUS-JUNC-R,lanes,set,2,made up for tests,estimated
    WIDEN,link,AHUS-JUNC-R,facility_type,set,motorway,made up for tests,estimated
    STAGE2,link,NPUNKT-BERG-R,lanes,set,2,made up for tests,estimated
    QUEUE,junction_queue,JUNC_W,capacity_pcu_per_h,multiply,1.5,made up for tests,estimated
    QUEUE,movement,JUNC-6,,remove,,made up for tests,estimated
    BERG_KOMBI,terminal,AHUS_KOMBI,dwell_h,set,4,made up for tests,estimated

    """,
    "headline.csv": """
    headline_id,name_sv,name_en,investments
    ROAD,Väg,Road,BYPASS
    BOTH,Båda,Both,QUEUE;BYPASS

    """,
  ]
}
