/// What a table must have: its file, the columns that are read, and whether it may have no rows.
///
/// GMNS tables may have further columns of the standard and any table may have columns of the
/// user's own; they are allowed and not read.
struct TableSchema {
  let file: String
  /// Columns that must stand in the header, in the order they are usually written.
  let columns: [String]
  /// Columns that are read where they stand in the header.
  let optional: [String]
  /// Columns that name a row, first the identifier itself; together they are unique.
  let key: [String]
  /// Whether a header without rows is accepted.
  let mayBeEmpty: Bool
  /// Whether each row says where it comes from, which every table of values must.
  let hasProvenance: Bool

  init(
    _ file: String, key: [String], _ columns: String, optional: [String] = [],
    mayBeEmpty: Bool = false, hasProvenance: Bool = true
  ) {
    self.file = file
    self.key = key
    self.mayBeEmpty = mayBeEmpty
    self.hasProvenance = hasProvenance
    self.optional = optional
    self.columns =
      columns.split(separator: ",").map(String.init)
      + (hasProvenance ? ["source", "confidence"] : [])
  }

  /// The table of what investments add to `base`: the same columns after `investment_id`.
  private static func investment(_ base: TableSchema) -> TableSchema {
    TableSchema(
      "investment_" + base.file, key: ["investment_id"] + base.key,
      "investment_id," + base.columns.dropLast(2).joined(separator: ","),
      optional: base.optional, mayBeEmpty: true)
  }

  // Networks/<name>, in reading order.
  static let config = TableSchema(
    "config.csv", key: [], "dataset_name,long_length,speed,crs,currency",
    optional: ["dataset_name_en"], hasProvenance: false)
  static let useDefinition = TableSchema(
    "use_definition.csv", key: ["use"], "use,pce", hasProvenance: false)
  static let zone = TableSchema("zone.csv", key: ["zone_id"], "zone_id,name")
  static let node = TableSchema(
    "node.csv", key: ["node_id"], "node_id,name,x_coord,y_coord,node_type,zone_id",
    optional: ["name_en"])
  static let roadClass = TableSchema(
    "road_class.csv", key: ["road_class"], "road_class,alpha,beta")
  static let link = TableSchema(
    "link.csv", key: ["link_id"],
    """
    link_id,name,from_node_id,to_node_id,directed,length,facility_type,capacity,free_speed,lanes,\
    allowed_uses,mode,aadt,heavy_share,preload_aadt,tracks,electrified,max_train_m,axle_load_t,\
    section_km,headway_min,other_trains_per_day,departures_per_week
    """, optional: ["name_en"])
  static let junctionQueue = TableSchema(
    "junction_queue.csv", key: ["queue_id"],
    "queue_id,node_id,name_sv,name_en,capacity_pcu_per_h,preload_pcu_per_day", mayBeEmpty: true)
  static let movement = TableSchema(
    "movement.csv", key: ["mvmt_id"],
    "mvmt_id,node_id,ib_link_id,ob_link_id,penalty,queue_id", mayBeEmpty: true)
  static let terminal = TableSchema(
    "terminal.csv", key: ["terminal_id"],
    """
    terminal_id,node_id,name,kind,modes,load_form,capacity_per_h,price_sek_per_unit,dwell_h
    """, optional: ["name_en"], mayBeEmpty: true)
  static let berth = TableSchema(
    "berth.csv", key: ["berth_id"],
    "berth_id,node_id,name,berths,hours_per_call,other_calls_per_week", optional: ["name_en"],
    mayBeEmpty: true)
  static let terminalHours = TableSchema(
    "terminal_hours.csv", key: ["terminal_id", "period_id"], "terminal_id,period_id,open_share",
    mayBeEmpty: true)
  static let sailingPlace = TableSchema(
    "sailing_place.csv", key: ["link_id"], "link_id,places_per_departure", mayBeEmpty: true)
  static let trainAxle = TableSchema(
    "train_axle.csv", key: ["vehicle_id"],
    "vehicle_id,axles,payload_axle_load_t,greatest_axle_load_t", mayBeEmpty: true)
  static let trainService = TableSchema(
    "train_service.csv", key: ["load_form", "from_node_id", "to_node_id"],
    "from_node_id,to_node_id,load_form,departures_per_week", mayBeEmpty: true)
  static let locoChange = TableSchema(
    "loco_change.csv", key: ["node_id"], "node_id,hours,cost_sek", mayBeEmpty: true)
  static let vehicle = TableSchema(
    "vehicle.csv", key: ["vehicle_id"],
    """
    vehicle_id,name_sv,name_en,mode,traction,payload_t,load_units,fill,length_m,speed_cap_kmh,\
    cost_sek_per_h,cost_sek_per_km,cost_sek_per_trip,empty_km_share,pcu,co2_kg_per_km
    """)
  static let chainType = TableSchema(
    "chain_type.csv", key: ["chain_id"],
    "chain_id,name_sv,name_en,modes,load_forms,min_main_haul_km,nest,min_shipment_t")
  static let period = TableSchema(
    "period.csv", key: ["period_id"],
    "period_id,name_sv,name_en,hours_per_year,aadt_share_per_h,other_trains_share_per_h")
  static let parameter = TableSchema(
    "parameter.csv", key: ["parameter_id"],
    "parameter_id,value,unit,low,high,price_level,description_sv,description_en,verified")
  static let investment = TableSchema(
    "investment.csv", key: ["investment_id"],
    """
    investment_id,name_sv,name_en,cost_msek,price_level,payer,opening_year,excludes,needs,\
    in_default_set,status_sv,status_en
    """, mayBeEmpty: true)
  static let investmentNode = investment(node)
  static let investmentLink = investment(link)
  static let investmentJunctionQueue = investment(junctionQueue)
  static let investmentMovement = investment(movement)
  static let investmentTerminal = investment(terminal)
  static let investmentChange = TableSchema(
    "investment_change.csv", key: [], "investment_id,table,id,field,action,value",
    mayBeEmpty: true)
  static let observation = TableSchema(
    "observation.csv", key: ["observation_id"],
    """
    observation_id,name_sv,name_en,quantity,subjects,value,unit,year,comment_sv,comment_en
    """, mayBeEmpty: true)

  static let closure = TableSchema(
    "closure.csv", key: ["closure_id"],
    """
    closure_id,name_sv,name_en,facility_kind,facility_id,capacity_factor,max_vehicle_t,days_per_year
    """, mayBeEmpty: true)
  static let vehicleMass = TableSchema(
    "vehicle_mass.csv", key: ["vehicle_id"], "vehicle_id,gross_t", mayBeEmpty: true)

  static let corridor = TableSchema(
    "corridor.csv", key: ["corridor_id"], "corridor_id,name_sv,name_en,link_ids", mayBeEmpty: true)
  static let fleet = TableSchema(
    "fleet.csv", key: ["vehicle_id", "period_id"],
    "vehicle_id,period_id,units,hours_per_year,turnaround_h", mayBeEmpty: true)

  static let headline = TableSchema(
    "headline.csv", key: ["headline_id"], "headline_id,name_sv,name_en,investments",
    optional: ["note_sv", "note_en"], mayBeEmpty: true, hasProvenance: false)

  static let externalCost = TableSchema(
    "external_cost.csv", key: ["value_id"],
    """
    value_id,effect,traffic,environment_sv,environment_en,road_classes,value,unit,low,high,\
    price_level,basis,verified
    """, optional: ["source_currency"], mayBeEmpty: true)
  static let priceIndex = TableSchema(
    "price_index.csv", key: ["price_level"], "price_level,value,low,high,verified",
    mayBeEmpty: true)
  static let discountStep = TableSchema(
    "discount_step.csv", key: ["from_year"], "from_year,rate,verified", mayBeEmpty: true)
  static let investmentMaintenance = TableSchema(
    "investment_maintenance.csv", key: ["investment_id"],
    "investment_id,msek_per_year,low,high,price_level,verified", mayBeEmpty: true)

  // Demand/<name>, in reading order.
  static let commodity = TableSchema(
    "commodity.csv", key: ["commodity_id"],
    """
    commodity_id,name_sv,name_en,nst2007,industry,value_sek_per_t,tonnes_per_lorry,\
    tonnes_per_load_unit,teu_per_load_unit,lorry_id,conventional_modes,logit_scale_per_sek_per_t
    """)
  static let commodityLogistics = TableSchema(
    "commodity_logistics.csv", key: ["commodity_id"],
    "commodity_id,order_cost_sek,inventory_sek_per_t_year,delay_factor")
  static let shipmentSize = TableSchema(
    "shipment_size.csv", key: ["size_id"], "size_id,name_sv,name_en,tonnes")
  static let flow = TableSchema(
    "flow.csv", key: ["flow_id"],
    """
    flow_id,origin_node_id,destination_node_id,commodity_id,tonnes_per_year,containerisable_share
    """)
  static let flowRelation = TableSchema(
    "flow_relation.csv", key: ["flow_id"], "flow_id,relations")
  static let background = TableSchema(
    "background.csv", key: [], "origin_node_id,destination_node_id,vehicle_id,vehicles_per_day",
    mayBeEmpty: true)
  static let count = TableSchema(
    "count.csv", key: ["count_id"],
    "count_id,link_id,direction,vehicle_class,vehicles_per_day,year,standard_error_percent",
    mayBeEmpty: true)

  static let growth = TableSchema(
    "growth.csv", key: ["growth_class"], "growth_class,percent_per_year,low,high")
  static let demandOption = TableSchema(
    "demand_option.csv", key: ["option_id"],
    "option_id,name_sv,name_en,kind,excludes,description_sv,description_en", mayBeEmpty: true)
  static let demandOptionChange = TableSchema(
    "demand_option_change.csv", key: ["option_id", "selector", "selected"],
    "option_id,selector,selected,factor,low,high", mayBeEmpty: true)
  static let demandOptionFlow = TableSchema(
    "demand_option_flow.csv", key: ["flow_id"],
    """
    option_id,flow_id,origin_node_id,destination_node_id,commodity_id,tonnes_per_year,low,high,\
    containerisable_share,relations
    """, mayBeEmpty: true)

  static let equipment = TableSchema(
    "equipment.csv", key: ["equipment_id"],
    """
    equipment_id,name_sv,name_en,load_form,lorry_id,empties_per_lorry,empty_t,teu,handling_units,\
    handling_price_factor
    """, mayBeEmpty: true)
  static let equipmentUse = TableSchema(
    "equipment_use.csv", key: ["commodity_id", "load_form"],
    "commodity_id,load_form,equipment_id", mayBeEmpty: true)
  static let equipmentExchange = TableSchema(
    "equipment_exchange.csv", key: ["equipment_id", "node_id"],
    "node_id,equipment_id,least_per_year,most_per_year,price_sek_per_empty", mayBeEmpty: true)

  /// Files of a network folder, in reading order.
  static let networkFiles =
    [
      config, useDefinition, zone, node, roadClass, link, junctionQueue, movement, terminal,
      berth, locoChange, vehicle, chainType, period, parameter, investment, investmentNode,
      investmentLink, investmentJunctionQueue, investmentMovement, investmentTerminal,
      investmentChange, headline, observation, terminalHours, sailingPlace, trainAxle,
      trainService, vehicleMass, closure, fleet, corridor, externalCost, priceIndex,
      discountStep, investmentMaintenance,
    ].map(\.file) + ["land.geojson", "county.geojson"]

  /// Files of a demand folder, in reading order.
  static let demandFiles = [
    commodity, commodityLogistics, shipmentSize, flow, flowRelation, background, count, growth,
    demandOption, demandOptionChange, demandOptionFlow,
    equipment, equipmentUse, equipmentExchange,
  ].map(\.file)
}
