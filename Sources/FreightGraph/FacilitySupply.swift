import FlowAssignment
import FreightModel

/// Delay function and preload of every facility of a scenario in one period.
struct FacilitySupply {
  private let supernetwork: Supernetwork
  private let scenario: ScenarioNetwork
  private let parameters: ParameterSet
  private let period: Period
  private let roadClasses: [RoadClass.ID: RoadClass]

  init(
    _ supernetwork: Supernetwork, _ scenario: ScenarioNetwork, _ parameters: ParameterSet,
    _ period: Period
  ) {
    self.supernetwork = supernetwork
    self.scenario = scenario
    self.parameters = parameters
    self.period = period
    roadClasses = Dictionary(
      uniqueKeysWithValues: supernetwork.network.roadClasses.map { ($0.id, $0) })
  }

  /// All facilities, in the layout's order; what the scenario lacks has no delay.
  func facilities() -> [AssignmentProblem.Facility] {
    supernetwork.facilities.keys.map { key in
      let facility =
        switch key {
        case .link(let row, let isForward):
          scenario.links[row].flatMap { oneDirection(of: $0, isForward) }
        case .queue(let row): scenario.queues[row].map(approach)
        case .terminal(let row): scenario.terminals[row].map(terminal)
        }
      return facility ?? Self.withoutDelay
    }
  }

  private static let withoutDelay = AssignmentProblem.Facility(
    delay: .none, delayCostPerHour: 0, preload: 0)

  /// One direction of a link; nil where nothing runs that way, or single track is one facility.
  private func oneDirection(of link: Link, _ isForward: Bool) -> AssignmentProblem.Facility? {
    guard isForward || link.hasBackwardFacility else { return nil }
    switch link.supply {
    case .road(let road):
      let roadClass = roadClasses[road.roadClass]!
      let heavy = 1 + road.heavyShare * (parameters[.heavyVehiclePCU] - 1)
      return AssignmentProblem.Facility(
        delay: .bpr(
          freeFlowHours: link.lengthKilometres / link.speedKilometresPerHour,
          capacity: road.capacityPCUPerHourPerLane * Double(road.lanes),
          alpha: roadClass.alpha, beta: roadClass.beta),
        delayCostPerHour: parameters[.roadDelayCost],
        preload: link.preloadVehiclesPerDay(isForward: isForward) * period.aadtSharePerHour * heavy)
    case .rail(let rail):
      return AssignmentProblem.Facility(
        delay: .track(
          freeFlowHours: link.lengthKilometres
            / (link.speedKilometresPerHour * parameters[.trainSpeedShare]),
          capacity: rail.trainsPerHour(link, parameters),
          weight: parameters[.trackDelayWeight],
          limit: parameters[.asymptoteUtilisation]),
        delayCostPerHour: parameters[.trainDelayCost],
        preload: rail.otherTrainsPerDay / (link.hasBackwardFacility ? 2 : 1)
          * period.otherTrainsSharePerHour)
    case .sailing: return nil
    }
  }

  private func approach(_ queue: JunctionQueue) -> AssignmentProblem.Facility {
    AssignmentProblem.Facility(
      delay: .queue(
        capacity: queue.capacityPCUPerHour, limit: parameters[.asymptoteUtilisation]),
      delayCostPerHour: parameters[.roadDelayCost],
      preload: queue.preloadPCUPerDay * period.aadtSharePerHour)
  }

  private func terminal(_ terminal: Terminal) -> AssignmentProblem.Facility {
    AssignmentProblem.Facility(
      delay: .queue(capacity: terminal.capacityPerHour, limit: parameters[.asymptoteUtilisation]),
      delayCostPerHour: parameters[
        terminal.loadForm == .unitised ? .loadUnitDelayCost : .tonneDelayCost],
      preload: 0)
  }
}

extension Link {
  /// Whether the other direction fills up by itself: not on single track, nor where all run one way.
  var hasBackwardFacility: Bool {
    if case .rail(let rail) = supply, rail.tracks == 1 { return false }
    return !isDirected
  }
}

extension Link.Rail {
  /// Trains per hour, both directions on single track, one direction otherwise (Scott's formula):
  /// `60 eta / (t + tau)`, t minutes over the longest section, tau minutes lost per train.
  func trainsPerHour(_ link: Link, _ parameters: ParameterSet) -> Double {
    let sectionMinutes =
      60 * Swift.min(sectionKilometres, link.lengthKilometres)
      / (link.speedKilometresPerHour * parameters[.trainSpeedShare])
    let perTrack = 60 * parameters[.trackEfficiency] / (sectionMinutes + headwayMinutes)
    return tracks == 1 ? perTrack : perTrack * Double(tracks) / 2
  }
}
