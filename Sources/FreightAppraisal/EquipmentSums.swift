import FlowAssignment
import FreightGraph
import FreightModel

/// Sums of one kind of equipment over the periods and classes of a year.
struct EquipmentSums {
  private let balance: EquipmentBalance
  private(set) var indicators: EquipmentIndicators
  /// By zone of the supernetwork.
  private var zones: [ZoneEmpties]

  init(_ balance: EquipmentBalance, _ model: ScenarioModel) {
    self.balance = balance
    let supernetwork = model.supernetwork
    indicators = EquipmentIndicators(equipment: model.demand.equipment[balance.equipment].id)
    indicators.loadedUnits = balance.loadedOut.reduce(0, +)
    indicators.chains = supernetwork.network.chainTypes.map {
      ChainEmpties(chain: $0.id, empties: 0)
    }
    zones = supernetwork.zones.enumerated().map { zone, row in
      ZoneEmpties(
        node: supernetwork.network.nodes[row].id, loadedIn: balance.loadedIn[zone],
        loadedOut: balance.loadedOut[zone])
    }
  }

  /// Adds one period's moves, empties per hour.
  mutating func add(
    _ moves: [Double], unbalanced: Double, _ layout: DemandLayout,
    _ problem: AssignmentProblem, hoursPerYear: Double
  ) {
    indicators.unbalanced += unbalanced * hoursPerYear
    for (move, flow) in zip(balance.moves, moves) where flow > 0 {
      let empties = flow * hoursPerYear
      let source = balance.sources[Int(move.source)]
      let target = balance.targets[Int(move.target)]
      if let pair = move.pair {
        let slot = Int(problem.pairs[Int(pair)].alternatives.lowerBound)
        indicators.empties += empties
        indicators.chains[layout.chains[slot]].empties += empties
        zones[source.zone].emptiesOut += empties
        zones[target.zone].emptiesIn += empties
      }
      indicators.exchangeCostSEK += empties * (source.priceSEK + target.priceSEK)
    }
  }

  /// Adds what a year of empties costs on the way.
  mutating func addEmpties(costSEK: Double) { indicators.transportCostSEK += costSEK }

  /// Adds a year of empties on one arc.
  mutating func addEmpties(
    units: Double, kilometres: Double, _ mode: Mode, _ work: VehicleWork
  ) {
    indicators.emptyUnitKilometres += units * kilometres
    indicators.modes[mode.order].add(work)
  }

  mutating func addLoaded(unitKilometres: Double) {
    indicators.loadedUnitKilometres += unitKilometres
  }

  /// The year's indicators; what zones exchange with other trade is what the rest leaves open.
  func year() -> EquipmentIndicators {
    var result = indicators
    result.zones = zones.map { zone in
      var zone = zone
      let given = zone.loadedOut + zone.emptiesOut - zone.loadedIn - zone.emptiesIn
      // Sums that should cancel may leave their last digits.
      let scale = zone.loadedOut + zone.emptiesOut + zone.loadedIn + zone.emptiesIn
      zone.exchanged = abs(given) <= 1e-9 * scale ? 0 : given
      return zone
    }.filter { $0.loadedIn + $0.loadedOut + $0.emptiesIn + $0.emptiesOut > 0 }
    return result
  }
}

/// What vehicles do on an arc in a year.
struct VehicleWork {
  /// Vehicle-kilometres.
  let kilometres: Double
  /// Vehicle-hours, delay included.
  let hours: Double
  let co2Tonnes: Double
}

extension ModeIndicators {
  /// Adds what vehicles do, and the work of the goods that they carry.
  mutating func add(_ work: VehicleWork, tonneKilometres: Double = 0) {
    self.tonneKilometres += tonneKilometres
    vehicleKilometres += work.kilometres
    vehicleHours += work.hours
    co2Tonnes += work.co2Tonnes
  }
}
