package import FlowAssignment
package import FreightGraph
import FreightModel

/// What one more unit of a facility's capacity is worth to freight and the background matrix.
package struct CapacityValue: Sendable {
  /// What capacity is counted in.
  package enum Unit: String, Sendable {
    /// Passenger car units, of roads and approaches.
    case pcu
    /// Trains on a track.
    case trainPath = "train_path"
    /// Load units lifted in a terminal.
    case lift
    /// Tonnes handled in a terminal, port or siding.
    case tonne
    /// Hours of a ship at a quay.
    case berthHour = "berth_hour"
    /// Places on a ferry.
    case ferryPlace = "ferry_place"
  }

  /// The facility.
  package let place: FacilityPlace
  /// What its capacity is counted in.
  package let unit: Unit
  /// Units per hour in the mean of the year; berths at a quay.
  package let capacity: Double
  /// Greatest utilisation of any period.
  package let peakUtilisation: Double
  /// Fall of all users' cost for one more unit per hour in all hours of the year, SEK/yr, by
  /// period.
  ///
  /// Below zero where more capacity draws traffic to places at which it delays others more.
  package let byPeriodSEKPerYear: [Double]

  /// The same over the year.
  package var sekPerYear: Double { byPeriodSEKPerYear.reduce(0, +) }
  /// For one per cent more capacity, SEK/yr: what facilities are ranked by.
  package var sekPerYearPerPercent: Double { sekPerYear * capacity / 100 }

  /// For one more unit: one lorry's PCU, one train path, one lift, one hour at the berth, SEK.
  ///
  /// - Parameter hours: those of the year.
  package func sekPerUnit(hours: Double) -> Double { sekPerYear / hours }
}

/// The values of all facilities of a scenario that have any.
package struct CapacityValues: Sendable {
  /// The scenario whose equilibrium the values hold at.
  package let scenario: Scenario
  /// Those whose value for one per cent more capacity is greatest come first.
  package let values: [CapacityValue]
  /// Greatest residual of the periods' linear systems, relative to their right sides.
  package let residual: Double
}

extension CapacityValues {
  /// Values a scenario's capacities at its equilibrium, with the empties' moves as they are.
  ///
  /// Users are goods, empties and the background matrix. Preload's gain is not counted: most of it
  /// is other traffic on long roads of which the study knows a day's count and nothing else.
  ///
  /// - Parameters:
  ///   - scenario: what was solved.
  ///   - model: the scenario as it was priced.
  ///   - problems: of each period, empties as demand.
  ///   - results: their equilibria.
  ///   - mathematics: the platform's functions.
  package init(
    _ scenario: Scenario, _ model: ScenarioModel, _ problems: [AssignmentProblem],
    _ results: [AssignmentResult], _ mathematics: Mathematics
  ) {
    let periods = model.supernetwork.network.periods
    let keys = model.supernetwork.facilities.keys
    let responses = zip(problems, results).map { problem, result in
      problem.costResponse(of: result, mathematics)
    }
    let year = periods.reduce(0) { $0 + $1.hoursPerYear }
    var values: [CapacityValue] = []
    for (facility, key) in keys.enumerated() {
      let capacities = problems.map { $0.facilities[facility].delay.capacity }
      guard capacities.contains(where: { $0 < .infinity }),
        let supply = Supply(key, model, capacities, periods, hours: year)
      else { continue }
      let byPeriod = problems.indices.map { index -> Double in
        let capacity = capacities[index]
        guard capacity < .infinity else { return 0 }
        let flow = results[index].facilityFlow[facility]
        let own = problems[index].facilities[facility]
        var perUnit = responses[index].valueOfCapacity(
          of: facility, in: problems[index], flow: flow, mathematics)
        perUnit *= capacity / supply.capacity
        // A server that is faster also takes less time itself.
        if supply.setsService {
          perUnit +=
            responses[index].unitsPaying[facility] * own.delayCostPerHour
            * own.delay.delay(at: flow, mathematics).hours / supply.capacity
        }
        return perUnit / supply.perUnit * periods[index].hoursPerYear
      }
      let use = zip(results, capacities).map { $0.facilityFlow[facility] / $1 }
      // The wait for a terminal's opening and its queue are one capacity's doing.
      if case .opening(let row) = key,
        let index = values.firstIndex(where: {
          $0.place.kind == .terminal && $0.place.id == model.scenario.terminals[row]?.id.name
        })
      {
        values[index] = values[index].adding(byPeriod)
        continue
      }
      values.append(
        CapacityValue(
          place: FacilityPlace(key, model.scenario), unit: supply.unit,
          capacity: supply.capacity * supply.perUnit, peakUtilisation: use.max() ?? 0,
          byPeriodSEKPerYear: byPeriod))
    }
    self.scenario = scenario
    residual = responses.map(\.residual).max() ?? 0
    self.values = values.filter { $0.sekPerYear != 0 }.enumerated().sorted {
      ($1.element.sekPerYearPerPercent, $0.offset) < ($0.element.sekPerYearPerPercent, $1.offset)
    }.map(\.element)
  }

  /// How a facility's capacity in each period follows from the one that its table has.
  private struct Supply {
    /// Units of the assignment per hour.
    var capacity: Double
    var unit: CapacityValue.Unit
    /// Planner's units for a unit of the assignment.
    var perUnit = 1.0
    /// Whether capacity is also the rate of service in the delay's own time.
    var setsService = false

    init?(
      _ key: FacilityLayout.Key, _ model: ScenarioModel, _ capacities: [Double],
      _ periods: [Period], hours: Double
    ) {
      capacity = zip(capacities, periods).reduce(0) {
        $1.0 < .infinity ? $0 + $1.0 * $1.1.hoursPerYear / hours : $0
      }
      switch key {
      case .link(let row, _):
        guard let link = model.scenario.links[row] else { return nil }
        switch link.supply {
        case .road: unit = .pcu
        case .rail: unit = .trainPath
        case .sailing: (unit, setsService) = (.ferryPlace, true)
        }
      case .queue: unit = .pcu
      case .terminal(let row), .opening(let row):
        guard let terminal = model.scenario.terminals[row] else { return nil }
        capacity = terminal.capacityPerHour
        unit = terminal.loadForm == .unitised ? .lift : .tonne
      case .berth(let row):
        (unit, setsService) = (.berthHour, true)
        perUnit = model.scenario.network.limits.berths[row].hoursPerCall
      }
    }
  }
}

extension CapacityValue {
  /// The same place with another part of its value.
  fileprivate func adding(_ byPeriod: [Double]) -> CapacityValue {
    CapacityValue(
      place: place, unit: unit, capacity: capacity, peakUtilisation: peakUtilisation,
      byPeriodSEKPerYear: zip(byPeriodSEKPerYear, byPeriod).map { $0 + $1 })
  }
}
