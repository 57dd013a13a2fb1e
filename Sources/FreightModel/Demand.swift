/// Who ships the goods, as the comparison reports it.
public enum Industry: String, Sendable, CaseIterable, Comparable {
  /// Vehicle industry.
  case vehicle
  /// Other manufacturing industry.
  case manufacturing
  /// Forestry, food, trade, energy and the rest.
  case other

  /// Vehicle, manufacturing, other.
  public static func < (a: Self, b: Self) -> Bool { a.order < b.order }

  /// Place in `allCases`.
  public var order: Int {
    switch self {
    case .vehicle: 0
    case .manufacturing: 1
    case .other: 2
    }
  }
}

/// A kind of goods: `commodity.csv`.
public struct Commodity: Sendable, Identifiable {
  /// Identifier of a commodity.
  public typealias ID = FreightModel.ID<Commodity>

  /// `commodity_id`.
  public let id: ID
  /// `name_sv`, `name_en`.
  public let name: Label
  /// `nst2007`: division of the NST 2007 classification, two digits.
  public let nst2007: String
  /// `industry` that ships or receives it.
  public let industry: Industry
  /// `value_sek_per_t`: SEK per tonne.
  public internal(set) var valueSEKPerTonne: Double
  /// `tonnes_per_lorry`: mean load of a loaded lorry.
  public let tonnesPerLorry: Double
  /// `tonnes_per_load_unit`: mean load of a load unit; zero if the goods never travel in one.
  public let tonnesPerLoadUnit: Double
  /// `teu_per_load_unit`.
  public let teuPerLoadUnit: Double
  /// `lorry_id`: the vehicle that carries it on roads.
  public let lorry: Vehicle.ID
  /// `conventional_modes`: modes that it may use outside load units. Cabs and consumer goods that
  /// do not fit a load unit go by lorry; they are never poured into a bulk ship.
  public let conventionalModes: Set<Mode>
  /// `logit_scale_per_sek_per_t`: dispersion over chains, theta of the documentation's model page.
  public internal(set) var logitScale: Double
  /// `share_<period>`: share of the annual tonnes in each period; sums to 1.
  public internal(set) var periodShares: [Period.ID: Double]
  /// What ordering, storing and delay cost, from `commodity_logistics.csv`.
  public internal(set) var logistics: CommodityLogistics
  /// Source and confidence.
  public let provenance: Provenance

  /// Creates a commodity.
  public init(
    id: ID, name: Label, nst2007: String, industry: Industry, valueSEKPerTonne: Double,
    tonnesPerLorry: Double, tonnesPerLoadUnit: Double, teuPerLoadUnit: Double,
    lorry: Vehicle.ID, conventionalModes: Set<Mode> = Set(Mode.allCases), logitScale: Double,
    periodShares: [Period.ID: Double], logistics: CommodityLogistics, provenance: Provenance
  ) {
    self.id = id
    self.name = name
    self.nst2007 = nst2007
    self.industry = industry
    self.valueSEKPerTonne = valueSEKPerTonne
    self.tonnesPerLorry = tonnesPerLorry
    self.tonnesPerLoadUnit = tonnesPerLoadUnit
    self.teuPerLoadUnit = teuPerLoadUnit
    self.lorry = lorry
    self.conventionalModes = conventionalModes
    self.logitScale = logitScale
    self.periodShares = periodShares
    self.logistics = logistics
    self.provenance = provenance
  }
}

extension Commodity {
  /// Whether the commodity may use a chain type in a form.
  public func mayUse(_ chain: ChainType, in form: LoadForm) -> Bool {
    chain.loadForms.contains(form)
      && (form == .unitised || conventionalModes.isSuperset(of: chain.modes))
  }
}

/// Hours of the year that are alike: `period.csv`.
public struct Period: Sendable, Identifiable {
  /// Identifier of a period.
  public typealias ID = FreightModel.ID<Period>

  /// `period_id`.
  public let id: ID
  /// `name_sv`, `name_en`.
  public let name: Label
  /// `hours_per_year`.
  public let hoursPerYear: Double
  /// `aadt_share_per_h`: share of a day's road traffic in one hour of the period.
  public let aadtSharePerHour: Double
  /// `other_trains_share_per_h`: share of a day's passenger and other trains in one hour.
  public let otherTrainsSharePerHour: Double
  /// Source and confidence.
  public let provenance: Provenance

  /// Creates a period.
  public init(
    id: ID, name: Label, hoursPerYear: Double, aadtSharePerHour: Double,
    otherTrainsSharePerHour: Double, provenance: Provenance
  ) {
    self.id = id
    self.name = name
    self.hoursPerYear = hoursPerYear
    self.aadtSharePerHour = aadtSharePerHour
    self.otherTrainsSharePerHour = otherTrainsSharePerHour
    self.provenance = provenance
  }
}

/// Annual tonnes of one commodity between two zones: `flow.csv`.
public struct Flow: Sendable, Identifiable {
  /// Identifier of a flow.
  public typealias ID = FreightModel.ID<Flow>

  /// `flow_id`.
  public let id: ID
  /// `origin_node_id`.
  public let origin: Node.ID
  /// `destination_node_id`.
  public let destination: Node.ID
  /// `commodity_id`.
  public let commodity: Commodity.ID
  /// `tonnes_per_year`.
  public internal(set) var tonnesPerYear: Double
  /// `containerisable_share`, 0 to 1: the part that may travel in load units.
  public let containerisableShare: Double
  /// `relations` of `flow_relation.csv`: pairs of a sending and a receiving firm that the flow is
  /// the sum of, each with orders of its own.
  public let relations: Double
  /// Source and confidence.
  public let provenance: Provenance

  /// Creates a flow, from one firm to another unless it has more relations.
  public init(
    id: ID, origin: Node.ID, destination: Node.ID, commodity: Commodity.ID,
    tonnesPerYear: Double, containerisableShare: Double, relations: Double = 1,
    provenance: Provenance
  ) {
    self.id = id
    self.origin = origin
    self.destination = destination
    self.commodity = commodity
    self.tonnesPerYear = tonnesPerYear
    self.containerisableShare = containerisableShare
    self.relations = relations
    self.provenance = provenance
  }
}

/// Background vehicles between two cordon zones: `background.csv`.
public struct BackgroundFlow: Sendable {
  /// `origin_node_id`.
  public let origin: Node.ID
  /// `destination_node_id`.
  public let destination: Node.ID
  /// `vehicle_id`: a car or another lorry.
  public let vehicle: Vehicle.ID
  /// `vehicles_per_day`, mean over the year.
  public let vehiclesPerDay: Double
  /// Source and confidence.
  public let provenance: Provenance

  /// Creates a background flow.
  public init(
    origin: Node.ID, destination: Node.ID, vehicle: Vehicle.ID, vehiclesPerDay: Double,
    provenance: Provenance
  ) {
    self.origin = origin
    self.destination = destination
    self.vehicle = vehicle
    self.vehiclesPerDay = vehiclesPerDay
    self.provenance = provenance
  }
}

/// What is shipped and who else is on the road.
public struct Demand: Sendable {
  /// Goods kinds, in table order.
  public private(set) var commodities: [Commodity]
  /// Annual tonnes, in table order.
  public private(set) var flows: [Flow]
  /// Cars and other lorries around Oskarshamn, in table order.
  public private(set) var background: [BackgroundFlow]
  /// Sizes that goods are sent in, in table order.
  public private(set) var shipmentSizes: [ShipmentSize]
  /// Traffic counts that the background is estimated from, in table order.
  public private(set) var counts: [TrafficCount]
  /// Kinds of equipment whose empties are flows of their own, in table order.
  public private(set) var equipment: [Equipment]
  /// Which goods travel in it, in table order.
  public private(set) var equipmentUses: [EquipmentUse]
  /// What other trade gives or takes of it, in table order.
  public private(set) var equipmentExchanges: [EquipmentExchange]

  /// Creates the demand of a study; without equipment, empty running is a share of the vehicles'
  /// kilometres.
  public init(
    commodities: [Commodity], flows: [Flow], background: [BackgroundFlow],
    shipmentSizes: [ShipmentSize] = [], counts: [TrafficCount] = [],
    equipment: [Equipment] = [], equipmentUses: [EquipmentUse] = [],
    equipmentExchanges: [EquipmentExchange] = []
  ) {
    self.commodities = commodities
    self.flows = flows
    self.background = background
    self.shipmentSizes = shipmentSizes
    self.counts = counts
    self.equipment = equipment
    self.equipmentUses = equipmentUses
    self.equipmentExchanges = equipmentExchanges
  }

  /// The same demand with another part.
  public func replacing(
    commodities: [Commodity]? = nil, flows: [Flow]? = nil, background: [BackgroundFlow]? = nil,
    counts: [TrafficCount]? = nil, equipment: [Equipment]? = nil,
    shipmentSizes: [ShipmentSize]? = nil, equipmentExchanges: [EquipmentExchange]? = nil
  ) -> Demand {
    var demand = self
    demand.commodities = commodities ?? self.commodities
    demand.flows = flows ?? self.flows
    demand.background = background ?? self.background
    demand.counts = counts ?? self.counts
    demand.equipment = equipment ?? self.equipment
    demand.shipmentSizes = shipmentSizes ?? self.shipmentSizes
    demand.equipmentExchanges = equipmentExchanges ?? self.equipmentExchanges
    return demand
  }

  /// The same goods with empty running as a share of every vehicle's kilometres.
  public var withoutEquipment: Demand {
    var demand = self
    demand.equipment = []
    demand.equipmentUses = []
    demand.equipmentExchanges = []
    return demand
  }

  /// Row of the equipment that a commodity travels in; nil where its empties are not balanced.
  public func equipment(of commodity: Commodity.ID, in form: LoadForm) -> Int? {
    let use = equipmentUses.first { $0.commodity == commodity && $0.loadForm == form }
    return use.flatMap { use in equipment.firstIndex { $0.id == use.equipment } }
  }
}
