public import FlowAssignment
public import FreightModel
public import PathKernel

/// One scenario ready to be assigned: what each class pays on each arc, and what each facility
/// holds in each period.
///
///     let model = ScenarioModel(
///       network.applying(investments), in: supernetwork, demand: demand, layout: layout,
///       parameters: parameters, mathematics: platform)
///     let result = BushAssignment(mathematics: platform).assign(model.problem(for: period))
///
/// Pricing is always a step from one scenario to another, in which only what differs is priced: the
/// first step is from nothing built at all, and `repriced(for:)` goes on from there.
public struct ScenarioModel: Sendable {
  /// The scenario's rows.
  public private(set) var scenario: ScenarioNetwork
  /// The scenario's cost table.
  public private(set) var cost: GeneralisedCost

  /// The study's supernetwork.
  public let supernetwork: Supernetwork
  /// The study's demand laid out on the supernetwork.
  public let layout: DemandLayout
  /// The scenario's demand, over the flows of the layout.
  public private(set) var demand: Demand
  /// Whose cost of delay the classes pay.
  public let delayValues: DelayValues
  /// Sizes of the shipments on each alternative; nil for background traffic.
  public private(set) var shipments: [ShipmentChoice?]
  /// What empties even out at the scenario's demand, one entry for each kind of equipment.
  public private(set) var balances: [EquipmentBalance]
  private let factors: TableFactors
  private let ownFlows: Int
  private let values: ParameterSet
  private let mathematics: Mathematics
  private var parameters: FacilityParameters
  private var supplies: [FacilitySupply] = []
  private var classes: [AssignmentProblem.UserClass]
  private var firstUse: [Int32] = []
  private var arcFacility: [Int32] = []

  /// Prices a scenario.
  ///
  /// - Parameters:
  ///   - network: the scenario's network; all its rows are in the supernetwork.
  ///   - supernetwork: the study's supernetwork.
  ///   - demand: the scenario's demand, with all flows that the layout holds.
  ///   - ownFlows: how many of its flows, the first ones, are the study's own and grow; all by
  ///     default. The rest are those of demand options.
  ///   - layout: the demand laid out on the supernetwork.
  ///   - parameters: the study's parameters.
  ///   - growth: from the year of the tables to the scenario's.
  ///   - without: features of the model that are left out.
  ///   - delayValues: whose cost of delay the classes pay.
  ///   - mathematics: the platform's functions.
  public init(
    _ network: FreightNetwork, in supernetwork: Supernetwork, demand: Demand,
    ownFlows: Int? = nil, layout: DemandLayout, parameters: ParameterSet,
    growth: Growth = .none, without: Set<Feature> = [], delayValues: DelayValues = .common,
    mathematics: Mathematics
  ) {
    let factors = TableFactors(parameters, growth: growth, without: without)
    let ownFlows = ownFlows ?? demand.flows.count
    let parameters = factors.appliedParameters
    let supernetwork = supernetwork.applying(factors)
    let demand = factors.applied(to: demand, ownFlows: ownFlows)
    self.factors = factors
    self.ownFlows = ownFlows
    self.values = parameters
    self.mathematics = mathematics
    self.supernetwork = supernetwork
    self.layout = layout
    self.demand = demand
    self.delayValues = delayValues
    balances = layout.balances.map { $0.filled(with: demand, supernetwork.network.vehicles) }
    shipments = layout.shipments(demand, supernetwork.network.chainTypes, parameters, mathematics)
    self.parameters = FacilityParameters(
      parameters, supernetwork.network, demand, hasQueues: !without.contains(.queues))
    scenario = ScenarioNetwork(nothingIn: supernetwork)
    cost = GeneralisedCost(
      closedIn: supernetwork, demand: demand, classes: layout.classes, parameters: parameters)
    let arcCount = supernetwork.arcs.count
    let cost = cost
    classes = layout.classes.indices.map { index in
      let scale = layout.classes[index].logitScale(demand)
      let factor =
        switch delayValues {
        case .common: 1.0
        case .perClass: cost.delayFactor(ofClass: index, demand, parameters)
        }
      return AssignmentProblem.UserClass(
        arcCost: [Double](repeating: .infinity, count: arcCount),
        arcLoad: [Double](repeating: 0, count: arcCount), logitScale: scale,
        nestScale: scale * parameters[.nestScaleRatio], delayFactor: factor)
    }
    reprice(for: network, [:], SerialExecutor())
  }

  /// The same study with another network built, and perhaps another demand.
  ///
  /// The result depends on the two alone, not on the scenario that it is repriced from.
  ///
  /// - Parameters:
  ///   - network: another scenario's network; all its rows are in the supernetwork.
  ///   - demand: another scenario's demand, with the same flows and commodities and other tonnes;
  ///     the same demand if nil.
  ///   - services: how train relations are served; those that are not named run as planned.
  ///   - executor: runs the searches for trains and prices the classes.
  public func repriced(
    for network: FreightNetwork, demand: Demand? = nil,
    services: [TrainRelation: TrainService] = [:], executor: some Executor = SerialExecutor()
  ) -> ScenarioModel {
    var model = self
    if let demand {
      model.demand = factors.applied(to: demand, ownFlows: ownFlows)
      model.parameters.follow(model.demand, supernetwork.network)
      model.balances = layout.balances.map {
        $0.filled(with: model.demand, supernetwork.network.vehicles)
      }
      model.shipments = layout.shipments(
        model.demand, supernetwork.network.chainTypes, values, mathematics)
    }
    model.reprice(for: network, services, executor)
    return model
  }

  /// The same scenario with its trains served otherwise.
  ///
  /// - Parameter services: those that are not named run as planned.
  public func served(by services: [TrainRelation: TrainService]) -> ScenarioModel {
    var model = self
    model.price(services, SerialExecutor())
    return model
  }

  private mutating func reprice(
    for network: FreightNetwork, _ services: [TrainRelation: TrainService],
    _ executor: some Executor
  ) {
    scenario = ScenarioNetwork(factors.applied(to: network), in: supernetwork)
    supplies = FacilitySupply.all(supernetwork, scenario, parameters)
    price(services, executor)
  }

  private mutating func price(
    _ services: [TrainRelation: TrainService], _ executor: some Executor
  ) {
    let changed = cost.reprice(for: scenario, services, executor)
    let (cost, former) = (cost, classes)
    classes = executor.map(count: former.count) { cost.repriced(former[$0], $0, changed) }
    listFacilities()
  }

  /// The equipment whose empties a commodity makes in a form, and its units per tonne; nil where
  /// its empties are no flows of their own.
  public func unitsPerTonne(
    of commodity: Commodity, in form: LoadForm
  ) -> (equipment: Int, unitsPerTonne: Double)? {
    guard let row = demand.equipment(of: commodity.id, in: form),
      let tonnes = demand.equipment[row].tonnes(of: commodity, supernetwork.network.vehicles)
    else { return nil }
    return (row, 1 / tonnes)
  }

  /// What empties even out in one period, per hour; the pairs are those of `problem(for:)`.
  public func balances(for period: Period) -> [FlowBalance] {
    balances.map { $0.balance(of: demand.equipment[$0.equipment], in: period) }
  }

  /// The assignment problem of one period, in flows per hour.
  public func problem(for period: Period) -> AssignmentProblem {
    let shares = demand.commodities.map { $0.periodShares[period.id] ?? 0 }
    let (cars, lorries) = (
      factors.backgroundFactor(isHeavy: false), factors.backgroundFactor(isHeavy: true)
    )
    var pairs = layout.pairs
    for index in pairs.indices {
      switch layout.sources[index] {
      case .flow(let row, let form):
        guard case .freight(let commodity, _) = layout.classes[Int(pairs[index].userClass)]
        else { continue }
        pairs[index].demand =
          demand.flows[row].tonnes(in: form) * shares[commodity] / period.hoursPerYear
      case .background(let row):
        guard case .background(let vehicle) = layout.classes[Int(pairs[index].userClass)]
        else { continue }
        let isHeavy = supernetwork.network.vehicles[vehicle].payloadTonnes > 0
        pairs[index].demand =
          demand.background[row].vehiclesPerDay * (isHeavy ? lorries : cars)
          * period.aadtSharePerHour
      case .empties: break  // `balances(for:)` decide.
      }
    }
    return AssignmentProblem(
      graph: supernetwork.graph, firstUse: firstUse, arcFacility: arcFacility,
      facilities: supplies.map { $0.facility(in: period) },
      classes: classes, pairs: pairs, sinks: layout.sinks,
      alternativeCost: shipments.map { $0?.constantSEKPerTonne ?? 0 },
      nestOfAlternative: layout.nests)
  }

  /// `phi` of a class: its own cost of a delay as a multiple of the facility's rate.
  public func delayFactor(ofClass userClass: Int) -> Double { classes[userClass].delayFactor }

  /// Lists the facilities that flow on each arc uses.
  private mutating func listFacilities() {
    let layout = supernetwork.facilities
    let sharesTrack = scenario.links.indices.map {
      scenario.links[$0]?.hasBackwardFacility == false
    }
    var firstUse: [Int32] = []
    firstUse.reserveCapacity(supernetwork.arcs.count + 1)
    var arcFacility: [Int32] = []
    arcFacility.reserveCapacity(self.arcFacility.count)
    for (index, arc) in supernetwork.arcs.enumerated() {
      firstUse.append(Int32(arcFacility.count))
      switch arc {
      case .loading, .unloading: break
      case .moving(let row, let isForward):
        arcFacility.append(layout.facility(ofLink: row, isForward: isForward))
      case .turn(let movement):
        if let queue = scenario.queueRows[movement] {
          arcFacility.append(layout.facility(ofQueue: queue))
        }
      case .transhipment(let terminal), .siding(let terminal):
        arcFacility.append(layout.facility(ofTerminal: terminal))
        if let opening = layout.opening(ofTerminal: terminal) { arcFacility.append(opening) }
      case .haul(let haul):
        guard let plan = cost.plan(ofArc: index) else { continue }
        for leg in plan.legs {
          arcFacility.append(
            layout.facility(ofLink: leg.link, isForward: leg.isForward || sharesTrack[leg.link]))
        }
        // A ship's call loads the quay where it comes from and the quay where it goes.
        if haul.mode == .sea {
          arcFacility += layout.berths(at: haul.from) + layout.berths(at: haul.to)
        }
      }
    }
    firstUse.append(Int32(arcFacility.count))
    self.firstUse = firstUse
    self.arcFacility = arcFacility
  }
}
