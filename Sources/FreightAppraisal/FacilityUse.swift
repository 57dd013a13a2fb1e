package import FlowAssignment
package import FreightGraph
package import FreightModel

/// Which facilities carry any class's flow in any period: goods, their empties or the background
/// matrix.
package struct FacilityUse: Sendable {
  /// In use, by facility.
  package let facilities: Set<Closure.Facility>

  /// Looks at every arc with flow, and at every leg of the runs among them.
  package init(_ model: ScenarioModel, _ results: [AssignmentResult]) {
    let arcs = model.supernetwork.arcs
    let network = model.supernetwork.network
    var hasFlow = [Bool](repeating: false, count: arcs.count)
    for result in results {
      for entry in result.entriesWithFlow { hasFlow[entry % arcs.count] = true }
    }
    var facilities: Set<Closure.Facility> = []
    for arc in arcs.indices where hasFlow[arc] {
      switch arcs[arc] {
      case .loading, .unloading: break
      case .moving(let row, _): facilities.insert(.link(network.links[row].id))
      case .turn(let row):
        let movement = network.movements[row]
        facilities.insert(.junction(movement.node))
        if let queue = model.scenario.queueRows[row] {
          facilities.insert(.approach(network.queues[queue].id))
        }
      case .transhipment(let row), .siding(let row):
        facilities.insert(.terminal(network.terminals[row].id))
      case .haul:
        for leg in model.cost.plan(ofArc: arc)?.legs ?? [] {
          facilities.insert(.link(network.links[leg.link].id))
        }
      }
    }
    self.facilities = facilities
  }
}

extension FreightNetwork {
  /// Every facility that can be closed by itself: links, junctions, approaches, terminals, each in
  /// table order.
  package var closableFacilities: [Closure.Facility] {
    var junctions: [Node.ID] = []
    for movement in movements where !junctions.contains(movement.node) {
      junctions.append(movement.node)
    }
    return links.map { .link($0.id) } + junctions.map { .junction($0) }
      + queues.map { .approach($0.id) } + terminals.map { .terminal($0.id) }
  }
}
