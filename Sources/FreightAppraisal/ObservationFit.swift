package import FreightModel

/// A public figure beside what the base case says of the same thing.
package struct ObservationFit: Sendable {
  package let observation: Observation
  /// In the unit of the observation; nil where the network has no way between two nodes.
  package let model: Double?

  /// Model less figure.
  package var difference: Double? { model.map { $0 - observation.value } }
  /// Difference in per cent of the figure; nil for a figure of nought.
  package var differencePercent: Double? {
    observation.value > 0 ? difference.map { $0 / observation.value * 100 } : nil
  }
}

extension StudyResult {
  /// Every public figure of the study beside the base case, in table order.
  package var observationFits: [ObservationFit] {
    study.observations.map {
      ObservationFit(observation: $0, model: base.value(of: $0, study.demand))
    }
  }
}

extension ScenarioOutcome {
  /// What the scenario says of an observation's quantity, in its unit.
  package func value(of observation: Observation, _ demand: Demand) -> Double? {
    let subjects = Set(observation.subjects)
    let terminals = indicators.terminals.filter { subjects.contains($0.terminal.name) }
    let links = indicators.links.filter { subjects.contains($0.link.name) }
    switch observation.quantity {
    case .terminalTonnes: return terminals.reduce(0) { $0 + $1.tonnes }
    case .terminalTEU: return terminals.reduce(0) { $0 + $1.teu }
    case .terminalLoadUnits: return terminals.reduce(0) { $0 + $1.loadUnits }
    case .railTrains:
      return links.isEmpty ? nil : links.freightVehicles / Double(links.count) / 365
    case .ferryLaneMetres:
      // All lorries and trailers take the room of the one vehicle that the table has for ferries.
      return network.vehicles.first { $0.mode == .ferry }
        .map { links.freightVehicles * $0.lengthMetres }
    case .berthCalls:
      return indicators.berths.filter { subjects.contains($0.berth.name) }.reduce(0) { sum, berth in
        sum
          + zip(berth.periods, network.periods).reduce(0) {
            $0 + $1.0.flowPerHour * $1.1.hoursPerYear
          }
      }
    case .flowTonnes:
      return demand.flows.filter { subjects.contains($0.id.name) }
        .reduce(0) { $0 + $1.tonnesPerYear }
    case .railDistance: return network.kilometres(through: observation.subjects, by: .rail)
    case .roadDistance: return network.kilometres(through: observation.subjects, by: .road)
    }
  }
}

extension [LinkIndicators] {
  fileprivate var freightVehicles: Double {
    reduce(0) { $0 + $1.forward.freightVehicles + $1.backward.freightVehicles }
  }
}

extension FreightNetwork {
  /// Least kilometres from the first node to the last by all others; nil without a way.
  fileprivate func kilometres(through nodes: [String], by mode: Mode) -> Double? {
    var sum = 0.0
    for (origin, destination) in zip(nodes, nodes.dropFirst()) {
      guard let stage = kilometres(origin, destination, by: mode) else { return nil }
      sum += stage
    }
    return sum
  }

  /// Least kilometres over links of one mode, whatever the speed; nil without a way.
  private func kilometres(_ origin: String, _ destination: String, by mode: Mode) -> Double? {
    let links = links.filter { $0.mode == mode }
    var distance: [Node.ID: Double] = [Node.ID(origin): 0]
    var isStill = false
    // Bellman's rounds, a few dozen over some hundred links: no search needs to be faster.
    while !isStill {
      isStill = true
      for link in links {
        for isForward in link.directions {
          let (tail, head) =
            isForward ? (link.fromNode, link.toNode) : (link.toNode, link.fromNode)
          guard let reached = distance[tail] else { continue }
          let next = reached + link.lengthKilometres
          if next < distance[head] ?? .infinity {
            distance[head] = next
            isStill = false
          }
        }
      }
    }
    return distance[Node.ID(destination)]
  }
}
