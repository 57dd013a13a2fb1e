import FlowAssignment
import FreightModel

/// Delay function and preload of a facility in a scenario, whatever the period.
struct FacilitySupply: Sendable {
  /// What share of a day's preload comes in an hour of a period.
  private enum Rhythm {
    case road
    case rail
  }

  private let delay: DelayFunction
  private let delayCostPerHour: Double
  /// Vehicles, PCU or trains per day.
  private let preloadPerDay: Double
  /// PCU of a mean vehicle of the preload, trains of a train.
  private let unitsPerVehicle: Double
  private let rhythm: Rhythm

  /// What the scenario lacks has no delay.
  private static let none = FacilitySupply(.none, costPerHour: 0)

  private init(
    _ delay: DelayFunction, costPerHour: Double, preloadPerDay: Double = 0,
    unitsPerVehicle: Double = 1, _ rhythm: Rhythm = .road
  ) {
    self.delay = delay
    delayCostPerHour = costPerHour
    self.preloadPerDay = preloadPerDay
    self.unitsPerVehicle = unitsPerVehicle
    self.rhythm = rhythm
  }

  /// The facility in one period.
  func facility(in period: Period) -> AssignmentProblem.Facility {
    let share =
      switch rhythm {
      case .road: period.aadtSharePerHour
      case .rail: period.otherTrainsSharePerHour
      }
    return AssignmentProblem.Facility(
      delay: delay, delayCostPerHour: delayCostPerHour,
      preload: preloadPerDay * share * unitsPerVehicle)
  }

  /// All facilities of a scenario, in the layout's order.
  static func all(
    _ supernetwork: Supernetwork, _ scenario: ScenarioNetwork, _ parameters: FacilityParameters
  ) -> [FacilitySupply] {
    supernetwork.facilities.keys.map { key in
      switch key {
      case .link(let row, let isForward):
        scenario.links[row].flatMap { oneDirection(of: $0, isForward, parameters) } ?? none
      case .queue(let row): scenario.queues[row].map { approach($0, parameters) } ?? none
      case .terminal(let row): scenario.terminals[row].map { terminal($0, parameters) } ?? none
      }
    }.map { parameters.hasQueues ? $0 : $0.withoutDelay }
  }

  /// The same facility with a delay of zero at any flow; its capacity still tells how full it is.
  private var withoutDelay: FacilitySupply {
    guard delay.capacity < .infinity else { return self }
    return FacilitySupply(
      .bpr(freeFlowHours: 0, capacity: delay.capacity, alpha: 0, beta: 1),
      costPerHour: delayCostPerHour, preloadPerDay: preloadPerDay,
      unitsPerVehicle: unitsPerVehicle, rhythm)
  }

  /// One direction of a link; nil where nothing runs that way, or single track is one facility.
  private static func oneDirection(
    of link: Link, _ isForward: Bool, _ parameters: FacilityParameters
  ) -> FacilitySupply? {
    guard isForward || link.hasBackwardFacility else { return nil }
    switch link.supply {
    case .road(let road):
      let roadClass = parameters.roadClasses[road.roadClass]!
      let preload = link.preload(isForward: isForward)
      return FacilitySupply(
        .bpr(
          freeFlowHours: link.lengthKilometres / link.speedKilometresPerHour,
          capacity: road.capacityPCUPerHourPerLane * Double(road.lanes),
          alpha: roadClass.alpha, beta: roadClass.beta),
        costPerHour: parameters.roadDelayCost,
        preloadPerDay: preload.vehiclesPerDay,
        unitsPerVehicle: preload.pcuPerVehicle(heavyVehiclePCU: parameters.heavyVehiclePCU))
    case .rail(let rail):
      return FacilitySupply(
        .track(
          freeFlowHours: link.lengthKilometres
            / (link.speedKilometresPerHour * parameters.trainSpeedShare),
          capacity: rail.trainsPerHour(link, parameters), weight: parameters.trackDelayWeight,
          limit: parameters.asymptoteUtilisation),
        costPerHour: parameters.trainDelayCost,
        preloadPerDay: rail.otherTrainsPerDay / (link.hasBackwardFacility ? 2 : 1), .rail)
    case .sailing: return nil
    }
  }

  private static func approach(
    _ queue: JunctionQueue, _ parameters: FacilityParameters
  ) -> FacilitySupply {
    FacilitySupply(
      .queue(capacity: queue.capacityPCUPerHour, limit: parameters.asymptoteUtilisation),
      costPerHour: parameters.roadDelayCost, preloadPerDay: queue.preloadPCUPerDay)
  }

  private static func terminal(
    _ terminal: Terminal, _ parameters: FacilityParameters
  ) -> FacilitySupply {
    FacilitySupply(
      .queue(capacity: terminal.capacityPerHour, limit: parameters.asymptoteUtilisation),
      costPerHour: terminal.loadForm == .unitised
        ? parameters.loadUnitDelayCost : parameters.tonneDelayCost)
  }
}

/// The parameters of facilities, looked up once per study.
struct FacilityParameters: Sendable {
  let roadClasses: [RoadClass.ID: RoadClass]
  let roadDelayCost: Double
  let trainDelayCost: Double
  let loadUnitDelayCost: Double
  let tonneDelayCost: Double
  let heavyVehiclePCU: Double
  let trainSpeedShare: Double
  let trackDelayWeight: Double
  let trackEfficiency: Double
  let asymptoteUtilisation: Double
  /// False where the feature `queues` is left out.
  let hasQueues: Bool

  init(_ parameters: ParameterSet, _ network: FreightNetwork, hasQueues: Bool) {
    self.hasQueues = hasQueues
    roadClasses = Dictionary(uniqueKeysWithValues: network.roadClasses.map { ($0.id, $0) })
    roadDelayCost = parameters[.roadDelayCost]
    trainDelayCost = parameters[.trainDelayCost]
    loadUnitDelayCost = parameters[.loadUnitDelayCost]
    tonneDelayCost = parameters[.tonneDelayCost]
    heavyVehiclePCU = parameters[.heavyVehiclePCU]
    trainSpeedShare = parameters[.trainSpeedShare]
    trackDelayWeight = parameters[.trackDelayWeight]
    trackEfficiency = parameters[.trackEfficiency]
    asymptoteUtilisation = parameters[.asymptoteUtilisation]
  }
}

extension Link {
  /// Whether the other direction fills up by itself: not on single track, nor where all run one
  /// way.
  var hasBackwardFacility: Bool {
    if case .rail(let rail) = supply, rail.tracks == 1 { return false }
    return !isDirected
  }
}

extension Link.Rail {
  /// Trains per hour, both directions on single track, one direction otherwise (Scott's formula):
  /// `60 eta / (t + tau)`, t minutes over the longest section, tau minutes lost per train.
  func trainsPerHour(_ link: Link, _ parameters: FacilityParameters) -> Double {
    let sectionMinutes =
      60 * Swift.min(sectionKilometres, link.lengthKilometres)
      / (link.speedKilometresPerHour * parameters.trainSpeedShare)
    let perTrack = 60 * parameters.trackEfficiency / (sectionMinutes + headwayMinutes)
    return tracks == 1 ? perTrack : perTrack * Double(tracks) / 2
  }
}
