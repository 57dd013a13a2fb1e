public import FlowAssignment
public import FreightModel

/// One scenario ready to be assigned: what each class pays on each arc, and what each facility
/// holds in each period.
///
///     let model = ScenarioModel(
///       network.applying(investments), in: supernetwork, demand: demand, layout: layout,
///       parameters: parameters)
///     let result = GradientProjection(mathematics: platform).assign(model.problem(for: period))
public struct ScenarioModel: Sendable {
  /// The scenario's rows.
  public let scenario: ScenarioNetwork
  /// The scenario's cost table.
  public let cost: GeneralisedCost

  /// The study's supernetwork.
  public let supernetwork: Supernetwork
  /// The study's demand laid out on the supernetwork.
  public let layout: DemandLayout
  /// The study's demand.
  public let demand: Demand
  private let parameters: ParameterSet
  private let classes: [AssignmentProblem.UserClass]
  private let firstUse: [Int32]
  private let arcFacility: [Int32]

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
    self.parameters = parameters
    scenario = ScenarioNetwork(network, in: supernetwork)
    let cost = GeneralisedCost(
      supernetwork, scenario, demand: demand, layout: layout, parameters: parameters)
    self.cost = cost
    classes = layout.classes.indices.map { index in
      Self.userClass(index, layout.classes[index], cost, demand, supernetwork.arcs.count)
    }
    var firstUse: [Int32] = [0]
    var arcFacility: [Int32] = []
    for (index, arc) in supernetwork.arcs.enumerated() {
      arcFacility += Self.facilities(of: arc, cost.plan(ofArc: index), supernetwork, scenario)
      firstUse.append(Int32(arcFacility.count))
    }
    self.firstUse = firstUse
    self.arcFacility = arcFacility
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
      facilities: FacilitySupply(supernetwork, scenario, parameters, period).facilities(),
      classes: classes, pairs: pairs, sinks: layout.sinks)
  }

  /// A class's cost and load on every arc.
  private static func userClass(
    _ index: Int, _ kind: ClassKind, _ cost: GeneralisedCost, _ demand: Demand, _ arcCount: Int
  ) -> AssignmentProblem.UserClass {
    var arcCost = [Double](repeating: .infinity, count: arcCount)
    var arcLoad = [Double](repeating: 0, count: arcCount)
    for arc in 0..<arcCount {
      guard let terms = cost.terms(ofClass: index, onArc: arc) else { continue }
      arcCost[arc] = terms.totalSEK
      arcLoad[arc] = terms.load
    }
    // Background traffic has one alternative, for which the scale means nothing.
    let scale =
      switch kind {
      case .freight(let commodity, _): demand.commodities[commodity].logitScale
      case .background: 1.0
      }
    return AssignmentProblem.UserClass(arcCost: arcCost, arcLoad: arcLoad, logitScale: scale)
  }

  /// The facilities that flow on an arc uses.
  private static func facilities(
    of arc: Supernetwork.Arc, _ plan: HaulPlan?, _ supernetwork: Supernetwork,
    _ scenario: ScenarioNetwork
  ) -> [Int32] {
    let layout = supernetwork.facilities
    switch arc {
    case .loading, .unloading: return []
    case .moving(let row, let isForward):
      return layout.facility(ofLink: row, isForward: isForward).map { [$0] } ?? []
    case .turn(let movement):
      return scenario.queueRows[movement].map { [layout.facility(ofQueue: $0)] } ?? []
    case .transhipment(let terminal), .siding(let terminal):
      return [layout.facility(ofTerminal: terminal)]
    case .haul:
      guard let plan else { return [] }
      return plan.legs.compactMap { leg in
        let sharesTrack = scenario.links[leg.link]?.hasBackwardFacility == false
        return layout.facility(ofLink: leg.link, isForward: leg.isForward || sharesTrack)
      }
    }
  }
}
