package import FlowAssignment
package import FreightGraph
package import FreightModel
import PathKernel

/// Why goods between two zones travel as they do: each chain's least-cost path, step by step, at
/// the costs of an equilibrium.
package struct PathExplanation: Sendable {
  /// Whose goods they are.
  package let flow: Flow
  /// Load units, or goods outside them.
  package let loadForm: LoadForm
  /// The period whose equilibrium it is.
  package let period: Period.ID
  /// In chain type order; only the chains that the load form may use.
  package let chains: [Chain]

  /// One chain type.
  package struct Chain: Sendable {
    /// The chain type.
    package let chain: ChainType.ID
    /// Share of the flow's tonnes in this form, 0 to 1.
    package let share: Double
    /// Generalised cost, SEK per tonne, shipments included; infinite where no path exists.
    package let costSEKPerTonne: Double
    /// What the choice of shipment size adds, orders and stores, SEK per tonne.
    package let shipmentSEKPerTonne: Double
    /// Steps from origin to destination; empty where no path exists.
    package let steps: [Step]
  }

  /// One arc of a path: a link, a turn, a lift, or a train's or ship's run.
  package struct Step: Sendable {
    /// What the step is in the supernetwork.
    package let arc: Supernetwork.Arc
    /// Its costs without delay, per tonne.
    package let terms: CostTerms
    /// Delay at the equilibrium, hours.
    package let delayHours: Double
    /// Delay at the equilibrium, SEK per tonne.
    package let delaySEK: Double
    /// What each link of a train's or ship's run costs; empty for other steps. The departure, loco
    /// changes and the waits for a departure and at quays belong to the run and to none of its
    /// links.
    package let legs: [Leg]

    /// The step's generalised cost, SEK per tonne.
    package var costSEK: Double { terms.totalSEK + delaySEK }
  }

  /// One link of a run, per tonne.
  package struct Leg: Sendable {
    /// Row of the link.
    package let link: Int
    /// Whether the link is run from `from_node_id`.
    package let isForward: Bool
    /// Length, kilometres.
    package let kilometres: Double
    /// Hours at free flow.
    package let hours: Double
    /// Cost of the vehicle's time, SEK per tonne.
    package let timeSEK: Double
    /// Cost of the vehicle's distance, SEK per tonne.
    package let distanceSEK: Double
    /// Capital cost of the goods, SEK per tonne.
    package let cargoSEK: Double
    /// Delay at the equilibrium, hours.
    package let delayHours: Double
    /// Delay at the equilibrium, SEK per tonne.
    package let delaySEK: Double

    /// The link's generalised cost, SEK per tonne.
    package var costSEK: Double { timeSEK + distanceSEK + cargoSEK + delaySEK }
  }
}

extension PathExplanation {
  /// What a chain's cost is made of.
  package enum Term: CaseIterable, Sendable {
    /// Vehicles' hours at free flow.
    case time
    /// Vehicles' kilometres.
    case distance
    /// Capital cost of the goods.
    case cargo
    /// Loading, unloading and lifts.
    case handling
    /// Departures, and changes of locomotive.
    case trip
    /// Delays and waits at the equilibrium.
    case delay
    /// Orders and stores, by the choice of shipment size.
    case shipments
  }
}

extension PathExplanation.Chain {
  /// A term's part of the chain's cost; the parts of all terms add up to 1.
  package func share(of term: PathExplanation.Term) -> Double {
    func sum(_ value: (PathExplanation.Step) -> Double) -> Double {
      steps.reduce(0) { $0 + value($1) }
    }
    let sek =
      switch term {
      case .time: sum { $0.terms.timeSEK }
      case .distance: sum { $0.terms.distanceSEK }
      case .cargo: sum { $0.terms.cargoSEK }
      case .handling: sum { $0.terms.handlingSEK }
      case .trip: sum { $0.terms.tripSEK }
      case .delay: sum { $0.delaySEK }
      case .shipments: shipmentSEKPerTonne
      }
    return sek / costSEKPerTonne
  }
}

extension PathExplanation {
  /// Explains every flow between two zones, in each load form.
  package static func between(
    _ origin: Node.ID, _ destination: Node.ID, _ model: ScenarioModel,
    _ problem: AssignmentProblem, _ result: AssignmentResult, period: Period.ID
  ) -> [PathExplanation] {
    let demand = model.demand
    let supernetwork = model.supernetwork
    let layout = model.layout
    return layout.sources.enumerated().compactMap { index, source in
      guard case .flow(let row, let form) = source, demand.flows[row].origin == origin,
        demand.flows[row].destination == destination
      else { return nil }
      let pair = problem.pairs[index]
      let userClass = problem.classes[Int(pair.userClass)]
      let costs = supernetwork.arcs.indices.map { arc in
        userClass.arcCost[arc]
          + userClass.delayFactor
          * (userClass.arcLoad[arc] * problem.delay(on: Int32(arc), in: result).costSEKPerUnit)
      }
      var search = PathWorkspace(nodeCount: problem.graph.nodeCount)
      search.run(on: problem.graph, arcCost: costs.span, from: pair.origin)
      var chains: [Chain] = []
      for slot in pair.alternatives.map({ Int($0) }) {
        var arcs: [Int32] = []
        if search.distance(to: problem.sinks[slot]) < .infinity {
          search.appendPath(to: problem.sinks[slot], on: problem.graph, into: &arcs)
        }
        chains.append(
          Chain(
            chain: supernetwork.network.chainTypes[layout.chains[slot]].id,
            share: pair.demand > 0 ? result.alternativeFlow[slot] / pair.demand : 0,
            costSEKPerTonne: search.distance(to: problem.sinks[slot])
              + problem.alternativeCost[slot],
            shipmentSEKPerTonne: problem.alternativeCost[slot],
            steps: arcs.map {
              step($0, Int(pair.userClass), model, problem, result)
            }))
      }
      return PathExplanation(
        flow: demand.flows[row], loadForm: form, period: period, chains: chains)
    }
  }

  private static func step(
    _ arc: Int32, _ userClass: Int, _ model: ScenarioModel, _ problem: AssignmentProblem,
    _ result: AssignmentResult
  ) -> Step {
    let meaning = model.supernetwork.arcs[Int(arc)]
    let terms = model.cost.terms(ofClass: userClass, onArc: Int(arc))!
    let delay = problem.delay(on: arc, in: result)
    let factor = problem.classes[userClass].delayFactor
    return Step(
      arc: meaning, terms: terms, delayHours: delay.hours,
      delaySEK: factor * (terms.load * delay.costSEKPerUnit),
      legs: model.cost.plan(ofArc: Int(arc)).map {
        legs(of: $0, arc, terms, factor, problem, result)
      } ?? [])
  }

  /// A run's links, whose facilities come before those of quays.
  private static func legs(
    of plan: HaulPlan, _ arc: Int32, _ terms: CostTerms, _ delayFactor: Double,
    _ problem: AssignmentProblem, _ result: AssignmentResult
  ) -> [Leg] {
    let first = Int(problem.firstUse[Int(arc)])
    return plan.legs.enumerated().map { index, leg in
      let facility = Int(problem.arcFacility[first + index])
      let delay = result.facilityDelay[facility]
      let rate = problem.facilities[facility].delayCostPerHour
      return Leg(
        link: leg.link, isForward: leg.isForward, kilometres: leg.lengthKilometres,
        hours: leg.runningHours, timeSEK: leg.timeCostSEK * terms.load,
        distanceSEK: leg.distanceCostSEK * terms.load,
        cargoSEK: terms.hours > 0 ? terms.cargoSEK * leg.runningHours / terms.hours : 0,
        delayHours: delay, delaySEK: delayFactor * (delay * rate * terms.load))
    }
  }
}
