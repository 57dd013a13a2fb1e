package import FreightModel
import PathKernel

/// A public figure beside what the base case says of the same thing.
package struct ObservationFit: Sendable {
  /// The public figure.
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
  /// Least kilometres over links of one mode, whatever the speed, from the first node to the last
  /// by all others; nil without a way.
  fileprivate func kilometres(through places: [String], by mode: Mode) -> Double? {
    let rowOfNode = Dictionary(
      uniqueKeysWithValues: nodes.enumerated().map { ($1.id, Int32($0)) })
    let stops = places.compactMap { rowOfNode[Node.ID($0)] }
    guard stops.count == places.count else { return nil }
    let (graph, kilometres) = lengths(by: mode, rowOfNode)
    var search = PathWorkspace(nodeCount: nodes.count)
    var sum = 0.0
    for (origin, destination) in zip(stops, stops.dropFirst()) {
      search.run(on: graph, arcCost: kilometres.span, from: origin)
      sum += search.distance(to: destination)
    }
    return sum < .infinity ? sum : nil
  }

  /// The links of one mode as arcs, with the length of each.
  private func lengths(
    by mode: Mode, _ rowOfNode: [Node.ID: Int32]
  ) -> (graph: ForwardStar, kilometres: [Double]) {
    var tails: [Int32] = []
    var heads: [Int32] = []
    var lengths: [Double] = []
    for link in links where link.mode == mode {
      let ends = (rowOfNode[link.fromNode]!, rowOfNode[link.toNode]!)
      for isForward in link.directions {
        tails.append(isForward ? ends.0 : ends.1)
        heads.append(isForward ? ends.1 : ends.0)
        lengths.append(link.lengthKilometres)
      }
    }
    let (graph, arcOfInput) = ForwardStar.sorting(
      nodeCount: nodes.count, tails: tails, heads: heads)
    var kilometres = lengths
    for (arc, length) in zip(arcOfInput, lengths) { kilometres[Int(arc)] = length }
    return (graph, kilometres)
  }
}
