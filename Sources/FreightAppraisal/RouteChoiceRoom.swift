package import FlowAssignment
package import FreightGraph
package import FreightModel
import PathKernel

/// A facility whose traffic that no route choice moves is above its capacity.
package struct OverfilledFacility: Sendable {
  package let place: FacilityPlace
  /// Preload over capacity.
  package let utilisation: Double

  /// Describes a facility of a scenario.
  package init(_ facility: Int, _ problem: AssignmentProblem, _ model: ScenarioModel) {
    place = FacilityPlace(model.supernetwork.facilities.keys[facility], model.scenario)
    let row = problem.facilities[facility]
    utilisation = row.preload / row.delay.capacity
  }
}

/// How far demand can grow on the routes of an equilibrium before it fills a facility.
///
/// The flows that grow are scaled by one factor, on the routes, chains and trains that they have;
/// nobody turns to another, and all else, empties included, stays. With `g` units an hour of what
/// grows on a facility that carries `v` of its capacity `C`, the factor there is
/// `(C - (v - g))/g`; the least of all is told. Facilities that are above their capacity as it is
/// are left out: they are full before anything grows. It is no forecast: at an equilibrium, routes
/// change long before.
package struct RouteChoiceRoom: Sendable {
  /// The period in which it fills first.
  package let period: Period
  /// What fills first.
  package let place: FacilityPlace
  /// Its flow over capacity today.
  package let utilisation: Double
  /// Multiple of today's demand at which it is full.
  package let factor: Double

  /// Looks through all periods; nil where nothing that grows uses a facility with a capacity.
  ///
  /// - Parameters:
  ///   - growing: whose demand grows.
  ///   - model: the scenario.
  ///   - equilibria: its periods, in the network's order.
  package init?(
    _ growing: Growing, _ model: ScenarioModel,
    _ equilibria: [BalancedAssignment.Result]
  ) {
    let grows = model.layout.classes.map { kind in
      guard case .freight(let row, _) = kind else { return false }
      return growing.includes(model.demand.commodities[row])
    }
    var least: (factor: Double, period: Int, facility: Int)?
    for (index, equilibrium) in equilibria.enumerated() {
      let load = Self.load(grows, equilibrium.problem, equilibrium.assignment)
      for (facility, load) in load.enumerated() where load > 0 {
        let capacity = equilibrium.problem.facilities[facility].delay.capacity
        let flow = equilibrium.assignment.facilityFlow[facility]
        guard capacity.isFinite, flow <= capacity else { continue }
        let factor = (capacity - (flow - load)) / load
        if factor < least?.factor ?? .infinity { least = (factor, index, facility) }
      }
    }
    guard let least else { return nil }
    let filled = equilibria[least.period]
    period = model.supernetwork.network.periods[least.period]
    place = FacilityPlace(model.supernetwork.facilities.keys[least.facility], model.scenario)
    utilisation =
      filled.assignment.facilityFlow[least.facility]
      / filled.problem.facilities[least.facility].delay.capacity
    factor = least.factor
  }

  /// Units per hour that the classes that grow put on each facility.
  private static func load(
    _ grows: [Bool], _ problem: AssignmentProblem, _ result: AssignmentResult
  ) -> [Double] {
    let arcs = problem.graph.arcCount
    var load = [Double](repeating: 0, count: problem.facilities.count)
    for entry in result.entriesWithFlow where grows[entry / arcs] {
      let arc = entry % arcs
      let units = result.classFlow[entry] * problem.classes[entry / arcs].arcLoad[arc]
      for use in Int(problem.firstUse[arc])..<Int(problem.firstUse[arc + 1]) {
        load[Int(problem.arcFacility[use])] += units
      }
    }
    return load
  }
}
