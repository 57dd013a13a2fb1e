public import FlowAssignment
public import FreightModel

/// One scenario ready to be assigned: what each class pays on each arc, and what each facility
/// holds in each period.
///
///     let model = ScenarioModel(
///       network.applying(investments), in: supernetwork, demand: demand, layout: layout,
///       parameters: parameters)
///     let result = GradientProjection(mathematics: platform).assign(model.problem(for: period))
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
  /// The study's demand.
  public let demand: Demand
  private let parameters: FacilityParameters
  private var supplies: [FacilitySupply] = []
  private var classes: [AssignmentProblem.UserClass]
  private var firstUse: [Int32] = []
  private var arcFacility: [Int32] = []

  /// Prices a scenario.
  ///
  /// - Parameters:
  ///   - network: the scenario's network; all its rows are in the supernetwork.
  ///   - supernetwork: the study's supernetwork.
  ///   - demand: the study's demand.
  ///   - layout: the demand laid out on the supernetwork.
  ///   - parameters: the study's parameters.
  public init(
    _ network: FreightNetwork, in supernetwork: Supernetwork, demand: Demand,
    layout: DemandLayout, parameters: ParameterSet
  ) {
    self.supernetwork = supernetwork
    self.layout = layout
    self.demand = demand
    self.parameters = FacilityParameters(parameters, supernetwork.network, demand)
    scenario = ScenarioNetwork(nothingIn: supernetwork)
    cost = GeneralisedCost(
      closedIn: supernetwork, demand: demand, classes: layout.classes, parameters: parameters)
    let arcCount = supernetwork.arcs.count
    classes = layout.classes.map { kind in
      AssignmentProblem.UserClass(
        arcCost: [Double](repeating: .infinity, count: arcCount),
        arcLoad: [Double](repeating: 0, count: arcCount), logitScale: kind.logitScale(demand))
    }
    reprice(for: network)
  }

  /// The same study with another network built.
  ///
  /// The result depends on the network alone, not on the scenario that it is repriced from.
  ///
  /// - Parameters:
  ///   - network: another scenario's network; all its rows are in the supernetwork.
  ///   - services: how train relations are served; those that are not named run as planned.
  public func repriced(
    for network: FreightNetwork, services: [TrainRelation: TrainService] = [:]
  ) -> ScenarioModel {
    var model = self
    model.reprice(for: network, services)
    return model
  }

  /// The same scenario with its trains served otherwise.
  ///
  /// - Parameter services: those that are not named run as planned.
  public func served(by services: [TrainRelation: TrainService]) -> ScenarioModel {
    var model = self
    model.price(services)
    return model
  }

  private mutating func reprice(
    for network: FreightNetwork, _ services: [TrainRelation: TrainService] = [:]
  ) {
    scenario = ScenarioNetwork(network, in: supernetwork)
    supplies = FacilitySupply.all(supernetwork, scenario, parameters)
    price(services)
  }

  private mutating func price(_ services: [TrainRelation: TrainService]) {
    let changed = cost.reprice(for: scenario, services)
    for index in classes.indices { reprice(index, changed) }
    listFacilities()
  }

  /// The assignment problem of one period, in flows per hour.
  public func problem(for period: Period) -> AssignmentProblem {
    var pairs = layout.pairs
    for index in pairs.indices {
      switch layout.sources[index] {
      case .flow(let row, let form):
        let flow = demand.flows[row]
        guard case .freight(let commodity, _) = layout.classes[Int(pairs[index].userClass)]
        else { continue }
        let share = demand.commodities[commodity].periodShares[period.id] ?? 0
        pairs[index].demand = flow.tonnes(in: form) * share / period.hoursPerYear
      case .background(let row):
        pairs[index].demand = demand.background[row].vehiclesPerDay * period.aadtSharePerHour
      }
    }
    return AssignmentProblem(
      graph: supernetwork.graph, firstUse: firstUse, arcFacility: arcFacility,
      facilities: supplies.map { $0.facility(in: period) },
      classes: classes, pairs: pairs, sinks: layout.sinks)
  }

  /// Prices the offers that have changed for one class, on every arc that they are.
  private mutating func reprice(_ userClass: Int, _ changed: [Int]) {
    for offer in changed {
      let terms = cost.terms(ofClass: userClass, offer: offer)
      let total = terms?.totalSEK ?? .infinity
      let load = terms?.load ?? 0
      for arc in cost.layout.arcs(of: offer) {
        // Arrays are shared with the scenario before until something is written.
        if classes[userClass].arcCost[Int(arc)] != total {
          classes[userClass].arcCost[Int(arc)] = total
        }
        if classes[userClass].arcLoad[Int(arc)] != load {
          classes[userClass].arcLoad[Int(arc)] = load
        }
      }
    }
  }

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

extension ClassKind {
  /// `theta` of the class. Background traffic has one alternative, for which it means nothing.
  fileprivate func logitScale(_ demand: Demand) -> Double {
    switch self {
    case .freight(let commodity, _): demand.commodities[commodity].logitScale
    case .background: 1
    }
  }
}
