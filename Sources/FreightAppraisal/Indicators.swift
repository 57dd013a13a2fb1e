package import FreightModel

/// What one scenario means for shippers, traffic and facilities, per year unless said otherwise.
///
/// Every sum is over periods, weighted by their hours. Lists follow the scenario's network.
package struct Indicators: Sendable {
  /// One entry per industry, in `Industry.allCases` order.
  package var industries: [IndustryIndicators]
  /// Cars and other lorries of the background matrix.
  package var background: BackgroundIndicators
  /// What operators are paid.
  package var payments: PaymentIndicators
  /// One entry per kind of equipment whose empties are flows of their own, in table order.
  package var empties: [EquipmentIndicators]
  /// One entry per link of the scenario's network.
  package var links: [LinkIndicators]
  /// One entry per approach queue.
  package var queues: [QueueIndicators]
  /// One entry per terminal.
  package var terminals: [TerminalIndicators]
  /// One entry per quay.
  package var berths: [BerthIndicators]
  /// Flows that no chain can serve, with their tonnes per year.
  package var unserved: [UnservedFlow]
  /// One entry per flow of the demand, those of demand options that are not in force included.
  package var flows: [FlowIndicators] = []
  /// What goods choose among, one entry a period.
  package var choices: [PeriodChoices] = []

  /// Collects the lists; flows and choices are added afterwards.
  package init(
    industries: [IndustryIndicators], background: BackgroundIndicators,
    payments: PaymentIndicators = PaymentIndicators(), empties: [EquipmentIndicators] = [],
    links: [LinkIndicators], queues: [QueueIndicators],
    terminals: [TerminalIndicators], berths: [BerthIndicators] = [], unserved: [UnservedFlow]
  ) {
    self.industries = industries
    self.background = background
    self.payments = payments
    self.empties = empties
    self.links = links
    self.queues = queues
    self.terminals = terminals
    self.berths = berths
    self.unserved = unserved
  }
}

/// Cost and transport work of one industry.
package struct IndustryIndicators: Sendable {
  /// The industry.
  package var industry: Industry
  /// Tonnes served.
  package var tonnes = 0.0
  /// Generalised cost of the chains used, SEK.
  package var costSEK = 0.0
  /// Expected least cost (logsum times tonnes), SEK: its change between two scenarios is the change
  /// in shippers' surplus with the sign of a cost.
  package var logsumCostSEK = 0.0
  /// Hours that goods are under way, waiting included, tonne-hours.
  package var tonneHours = 0.0
  /// By mode, in `Mode.allCases` order.
  package var modes: [ModeIndicators] = Mode.allCases.map { ModeIndicators(mode: $0) }
  /// Tonnes by chain type, in table order.
  package var chains: [ChainTonnes] = []
  /// Tonnes by shipment size class, in table order.
  package var sizes: [SizeTonnes] = []
  /// Cost of orders, SEK; in the logsum, not in `costSEK`.
  package var orderSEK = 0.0
  /// Cost of stores, SEK; in the logsum, not in `costSEK`.
  package var inventorySEK = 0.0

  /// An industry without goods.
  package init(industry: Industry) { self.industry = industry }

  /// Generalised cost per tonne, SEK/t; zero without tonnes.
  package var costSEKPerTonne: Double { tonnes > 0 ? costSEK / tonnes : 0 }

  /// CO2 of all modes, tonnes.
  package var co2Tonnes: Double { modes.reduce(0) { $0 + $1.co2Tonnes } }
}

/// Transport work in one mode.
package struct ModeIndicators: Sendable {
  /// The mode.
  package var mode: Mode
  /// Goods times kilometres.
  package var tonneKilometres = 0.0
  /// Vehicle-, train- or ship-kilometres, empty running included.
  package var vehicleKilometres = 0.0
  /// Vehicle-hours under way, delay included.
  package var vehicleHours = 0.0
  /// CO2 of the vehicles, tonnes.
  package var co2Tonnes = 0.0

  /// A mode without traffic.
  package init(mode: Mode) { self.mode = mode }
}

/// Tonnes on one chain type.
package struct ChainTonnes: Sendable {
  /// The chain type.
  package var chain: ChainType.ID
  /// Tonnes per year.
  package var tonnes: Double

  /// Creates one chain type's tonnes.
  package init(chain: ChainType.ID, tonnes: Double) {
    self.chain = chain
    self.tonnes = tonnes
  }
}

/// Tonnes sent in shipments of one size class.
package struct SizeTonnes: Sendable {
  /// The size class.
  package var size: ShipmentSize.ID
  /// Tonnes per year.
  package var tonnes: Double

  /// Creates one size class's tonnes.
  package init(size: ShipmentSize.ID, tonnes: Double) {
    self.size = size
    self.tonnes = tonnes
  }
}

/// Background traffic: cars and other lorries of the cordon matrix. The preload has figures
/// of its own.
package struct BackgroundIndicators: Sendable {
  /// Generalised cost of the matrix, SEK.
  package var costSEK = 0.0
  /// Generalised cost of the preload: traffic that stays on its road whatever is built, over the
  /// whole network, SEK. Its level says little, its change who gains by a better road.
  package var preloadCostSEK = 0.0
  /// Vehicle-hours of the preload on its roads, delay included.
  package var preloadVehicleHours = 0.0
  /// Hours that the preload waits in junctions, in PCU, since nothing tells its vehicles there.
  package var preloadQueuePCUHours = 0.0
  /// Vehicles of the matrix that no open road serves.
  package var unservedVehicles = 0.0
  /// Vehicle-kilometres of the matrix.
  package var vehicleKilometres = 0.0
  /// Vehicle-hours, delay included.
  package var vehicleHours = 0.0
  /// CO2 of the matrix, tonnes.
  package var co2Tonnes = 0.0

  /// No traffic.
  package init() {}
}

/// Flow and load of one link.
package struct LinkIndicators: Sendable {
  /// The link.
  package var link: Link.ID
  /// From -> to.
  package var forward: DirectionIndicators
  /// To -> from; zero for a directed link.
  package var backward: DirectionIndicators
  /// Tonnes in both directions by commodity, in the demand's order.
  package var tonnesByCommodity: [Double] = []
  /// The busier direction in each period, in the network's period order; zeros without a capacity.
  package var periods: [FacilityLoad] = []

  /// A link with the loads of its directions.
  package init(
    link: Link.ID, forward: DirectionIndicators = .init(), backward: DirectionIndicators = .init()
  ) {
    self.link = link
    self.forward = forward
    self.backward = backward
  }

  /// Tonnes in both directions.
  package var tonnes: Double { forward.tonnes + backward.tonnes }
  /// The study's own lorries, trains or ships in both directions, empties included.
  package var freightVehicles: Double { forward.freightVehicles + backward.freightVehicles }
  /// Tonnes in both directions by industry, in `Industry.allCases` order.
  package var tonnesByIndustry: [Double] {
    zip(forward.tonnesByIndustry, backward.tonnesByIndustry).map { $0 + $1 }
  }
  /// The busier direction's utilisation in the busiest period.
  package var peakUtilisation: Double {
    Swift.max(forward.peakUtilisation, backward.peakUtilisation)
  }
}

/// One direction of a link.
package struct DirectionIndicators: Sendable {
  /// Tonnes of the study's goods.
  package var tonnes = 0.0
  /// In `Industry.allCases` order.
  package var tonnesByIndustry = [Double](repeating: 0, count: Industry.allCases.count)
  /// Freight vehicles of the study's own demand (lorries, trains, ships), with empties and empty
  /// running.
  package var freightVehicles = 0.0
  /// Vehicles of the background matrix and of the preload.
  package var backgroundVehicles = 0.0
  /// Generalised cost of the preload's cars, SEK; zero where they may not go.
  package var preloadCarSEK = 0.0
  /// The same of its lorries.
  package var preloadLorrySEK = 0.0
  /// Lorries among them.
  package var backgroundLorries = 0.0
  /// Flow over capacity in the busiest period; zero where there is no capacity.
  package var peakUtilisation = 0.0
  /// Delay in the busiest period, seconds per vehicle.
  package var peakDelaySeconds = 0.0

  /// A direction without traffic.
  package init() {}
}

/// Demand without any open chain.
package struct UnservedFlow: Sendable {
  /// The flow.
  package var flow: Flow.ID
  /// Tonnes per year.
  package var tonnes: Double

  /// Creates a flow's unserved tonnes.
  package init(flow: Flow.ID, tonnes: Double) {
    self.flow = flow
    self.tonnes = tonnes
  }
}

/// What becomes of one flow.
package struct FlowIndicators: Sendable {
  /// The flow.
  package var flow: Flow.ID
  /// Tonnes by chain type, in table order.
  package var tonnesByChain: [Double]
  /// Tonnes that no open chain serves.
  package var unservedTonnes = 0.0

  /// Creates one flow's tonnes.
  package init(flow: Flow.ID, tonnesByChain: [Double], unservedTonnes: Double = 0) {
    self.flow = flow
    self.tonnesByChain = tonnesByChain
    self.unservedTonnes = unservedTonnes
  }

  /// All tonnes, served or not.
  package var tonnes: Double { tonnesByChain.reduce(unservedTonnes, +) }
}

/// What the goods of a period choose among: every chain and shipment size of every flow, in one
/// order that all scenarios of a study share.
package struct PeriodChoices: Sendable {
  /// Hours of the year in the period.
  package var hoursPerYear: Double
  /// Tonnes per hour.
  package var flow: [Double] = []
  /// Least generalised cost, SEK/t; infinite where there is no way.
  package var cost: [Double] = []

  /// A period without goods yet.
  package init(hoursPerYear: Double) { self.hoursPerYear = hoursPerYear }
}
