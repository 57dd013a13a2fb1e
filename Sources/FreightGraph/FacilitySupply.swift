import FlowAssignment
import FreightModel

/// Delay function and preload of a facility in a scenario, whatever the period.
struct FacilitySupply: Sendable {
  /// What share of a day's preload comes in an hour of a period.
  private enum Rhythm {
    case road
    case rail
    /// With the goods: what lies at a quay or waits for a ferry longer than a period lasts has the
    /// same utilisation in all of them.
    case freight
  }

  private let delay: DelayFunction
  private var hasDelay = true
  private let delayCostPerHour: Double
  /// Vehicles, PCU or trains per day.
  private let preloadPerDay: Double
  /// PCU of a mean vehicle of the preload, freight trains' paths of another train.
  private let unitsPerVehicle: Double
  private let rhythm: Rhythm
  /// Share of each period's hours in which it works, where it closes.
  private var openShares: [Period.ID: Double] = [:]
  /// What comes in an hour of a period over what comes in an hour of the year.
  private var freightRhythm: [Period.ID: Double] = [:]

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
      case .freight: freightRhythm[period.id]! / 24
      }
    let delay = delay(in: period)
    return AssignmentProblem.Facility(
      delay: hasDelay || delay.capacity == .infinity
        ? delay : .bpr(freeFlowHours: 0, capacity: delay.capacity, alpha: 0, beta: 1),
      delayCostPerHour: delayCostPerHour,
      preload: preloadPerDay * share * unitsPerVehicle)
  }

  /// The delay function over a period of which the facility works a share `s`.
  ///
  /// A queue's capacity is the mean over the period, `s C`. The other part of the delay is the wait
  /// for the opening: closed for one stretch of `(1 - s) D` hours in each day's `D` hours of the
  /// period, goods that come at an even pace wait `(1 - s)^2 D / 2` in the mean if nobody else
  /// does, and `1/(1 - v/C)` times that with the backlog that the closed hours leave. Where `s` is
  /// zero the goods are handled as soon as the period is over: they wait, and their queue is not
  /// counted.
  ///
  /// A quay's and a ferry's capacity follows the goods: their queue outlasts a period, so that its
  /// utilisation is that of the year and not of the lorries' rush hours.
  private func delay(in period: Period) -> DelayFunction {
    if rhythm == .freight, case .track(let hours, let capacity, let weight, let limit) = delay {
      let rate = freightRhythm[period.id]!
      return rate > 0
        ? .track(freeFlowHours: hours, capacity: capacity * rate, weight: weight, limit: limit)
        : .none
    }
    let share = openShares[period.id] ?? 1
    switch delay {
    case .queue(let capacity, let limit):
      return share > 0 ? .queue(capacity: share * capacity, limit: limit) : .none
    case .closing(_, let capacity, let limit):
      let hoursPerDay = period.hoursPerYear / 365
      let closedShare = 1 - share
      return share < 1
        ? .closing(
          hours: closedShare * closedShare * hoursPerDay / 2, capacity: capacity, limit: limit)
        : .none
    default: return delay
    }
  }

  /// All facilities of a scenario, in the layout's order.
  static func all(
    _ supernetwork: Supernetwork, _ scenario: ScenarioNetwork, _ parameters: FacilityParameters
  ) -> [FacilitySupply] {
    let limits = scenario.network.limits
    return supernetwork.facilities.keys.map { key in
      switch key {
      case .link(let row, let isForward):
        scenario.links[row].flatMap { oneDirection(of: $0, isForward, limits, parameters) } ?? none
      case .queue(let row): scenario.queues[row].map { approach($0, parameters) } ?? none
      case .terminal(let row):
        scenario.terminals[row].map { terminal($0, limits, parameters) } ?? none
      case .opening(let row):
        scenario.terminals[row].map { opening(of: $0, limits, parameters) } ?? none
      case .berth(let row): berth(limits.berths[row], parameters)
      }
    }.map { parameters.hasQueues ? $0 : $0.withoutDelay }
  }

  /// The same facility with a delay of zero at any flow; its capacity still tells how full it is.
  private var withoutDelay: FacilitySupply {
    var supply = self
    supply.hasDelay = false
    return supply
  }

  /// One direction of a link; nil where nothing runs that way, or single track is one facility.
  private static func oneDirection(
    of link: Link, _ isForward: Bool, _ limits: SupplyLimits, _ parameters: FacilityParameters
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
          freeFlowHours: link.lengthKilometres / parameters.trainKilometresPerHour(on: link),
          capacity: rail.trainsPerHour(link, parameters), weight: parameters.trackDelayWeight,
          limit: parameters.asymptoteUtilisation),
        costPerHour: parameters.trainDelayCost,
        preloadPerDay: rail.otherTrainsPerDay / (link.hasBackwardFacility ? 2 : 1),
        unitsPerVehicle: rail.pathsPerOtherTrain(link, parameters), .rail)
    case .sailing(let sailing):
      return limits.placesPerDeparture[link.id].map {
        ferry(placesPerHour: sailing.departuresPerWeek * $0 / 168, parameters)
      }
    }
  }

  /// The wait for another departure where the next is full, beyond half the interval that everybody
  /// waits: Kingman's queue `(c_a^2 + c_s^2)/2 u/(1 - u) / C` (1961,
  /// doi:10.1017/S0305004100036094), whose factor is a half for lorries that come by chance to
  /// places that come by the timetable.
  private static func ferry(
    placesPerHour: Double, _ parameters: FacilityParameters
  ) -> FacilitySupply {
    var supply = FacilitySupply(
      .track(
        freeFlowHours: 1 / placesPerHour, capacity: placesPerHour,
        weight: parameters.ferryVariability, limit: parameters.asymptoteUtilisation),
      costPerHour: parameters.ferryDelayCost, .freight)
    supply.freightRhythm = parameters.freightRhythm
    return supply
  }

  /// All berths of a quay as one server that is so many times as fast, an M/M/1 queue written by
  /// its utilisation, `u/(1 - u) / C`: it overstates the wait of a quay with several berths and
  /// little traffic, and is right where waits matter.
  private static func berth(_ berth: Berth, _ parameters: FacilityParameters) -> FacilitySupply {
    var supply = FacilitySupply(
      .track(
        freeFlowHours: 1 / berth.shipsPerHour, capacity: berth.shipsPerHour, weight: 1,
        limit: parameters.asymptoteUtilisation),
      costPerHour: parameters.shipDelayCost, preloadPerDay: berth.otherCallsPerWeek / 7, .freight)
    supply.freightRhythm = parameters.freightRhythm
    return supply
  }

  private static func approach(
    _ queue: JunctionQueue, _ parameters: FacilityParameters
  ) -> FacilitySupply {
    FacilitySupply(
      .queue(capacity: queue.capacityPCUPerHour, limit: parameters.asymptoteUtilisation),
      costPerHour: parameters.roadDelayCost, preloadPerDay: queue.preloadPCUPerDay)
  }

  private static func terminal(
    _ terminal: Terminal, _ limits: SupplyLimits, _ parameters: FacilityParameters
  ) -> FacilitySupply {
    var supply = FacilitySupply(
      .queue(capacity: terminal.capacityPerHour, limit: parameters.asymptoteUtilisation),
      costPerHour: parameters.delayCost(in: terminal))
    supply.openShares = limits.openShares[terminal.id] ?? [:]
    return supply
  }

  private static func opening(
    of terminal: Terminal, _ limits: SupplyLimits, _ parameters: FacilityParameters
  ) -> FacilitySupply {
    var supply = FacilitySupply(
      .closing(
        hours: 0, capacity: terminal.capacityPerHour, limit: parameters.asymptoteUtilisation),
      costPerHour: parameters.delayCost(in: terminal))
    supply.openShares = limits.openShares[terminal.id] ?? [:]
    return supply
  }
}
