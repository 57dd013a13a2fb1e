package import FlowAssignment
package import FreightGraph
package import FreightModel

/// What the loss of a facility means over a year, against the same scenario with everything open.
///
/// A cost is compared for those who have a way both before and after: what has none any more is
/// told in tonnes and vehicles and is given no price. Served and unserved tonnes come to the
/// demand.
package struct ClosureEffect: Sendable {
  /// What is closed.
  package private(set) var closures: [Closure]
  /// Shippers' cost (logsum) by industry, SEK/yr, in `Industry.allCases` order; minus is a saving.
  package let industryCost: [Difference]
  /// Cost of empties, SEK/yr; not comparable where some have no way any more.
  package let emptiesCost: Difference
  /// Cost of the background matrix and of preload that keeps its road, SEK/yr.
  package let backgroundCost: Difference
  /// All of these, SEK/yr.
  package let totalCost: Difference
  /// Tonnes a year that have no way any more, by industry.
  package let unservedTonnes: [Double]
  /// Tonnes a year that are served, by industry.
  package let servedTonnes: [Double]
  /// Vehicles of the background matrix a year that have no way any more.
  package let unservedVehicles: Double
  /// Vehicles of the preload a year whose road is closed to them. Where they go instead is not
  /// known: they are in no cost and on no other road.
  package let displacedVehicles: Double
  /// Change in lorry-kilometres of goods that are served, per year.
  package let lorryKilometres: Double
  /// Change in their hours under way, delay included, per year.
  package let lorryHours: Double
  /// Change in vehicle-kilometres of the background matrix, per year.
  package let backgroundKilometres: Double
  /// Change in its vehicle-hours, delay included, per year.
  package let backgroundHours: Double
  /// Change in freight tonne-kilometres by mode, in `Mode.allCases` order.
  package let tonneKilometres: [Double]
  /// Gap of the solve; the base's own where nothing had to be solved.
  package let gap: AnnualGap

  /// An effect whose parts are known.
  package init(
    closures: [Closure], industryCost: [Difference], emptiesCost: Difference,
    backgroundCost: Difference, totalCost: Difference, unservedTonnes: [Double],
    servedTonnes: [Double], unservedVehicles: Double, displacedVehicles: Double,
    lorryKilometres: Double, lorryHours: Double, backgroundKilometres: Double,
    backgroundHours: Double, tonneKilometres: [Double], gap: AnnualGap
  ) {
    self.closures = closures
    self.industryCost = industryCost
    self.emptiesCost = emptiesCost
    self.backgroundCost = backgroundCost
    self.totalCost = totalCost
    self.unservedTonnes = unservedTonnes
    self.servedTonnes = servedTonnes
    self.unservedVehicles = unservedVehicles
    self.displacedVehicles = displacedVehicles
    self.lorryKilometres = lorryKilometres
    self.lorryHours = lorryHours
    self.backgroundKilometres = backgroundKilometres
    self.backgroundHours = backgroundHours
    self.tonneKilometres = tonneKilometres
    self.gap = gap
  }

  /// The same effect of other closures that are proven to have it.
  package func naming(_ closures: [Closure]) -> ClosureEffect {
    var copy = self
    copy.closures = closures
    return copy
  }

  /// All goods without a way, tonnes per year.
  package var unserved: Double { unservedTonnes.reduce(0, +) }

  /// One side of the comparison.
  package struct Side: Sendable {
    /// The scenario's indicators and gap.
    package let outcome: ScenarioOutcome
    /// In the network's period order.
    package let results: [AssignmentResult]

    /// Takes a solved scenario; `results` in the network's period order.
    package init(_ outcome: ScenarioOutcome, _ results: [AssignmentResult]) {
      self.outcome = outcome
      self.results = results
    }
  }

  /// Compares a solution with closures against one without.
  ///
  /// - Parameters:
  ///   - closures: what is closed.
  ///   - base: with everything open.
  ///   - closed: with the closures.
  ///   - model: the scenario with everything open.
  ///   - problems: its problems, in the network's period order.
  package init(
    _ closures: [Closure], base: Side, closed: Side, _ model: ScenarioModel,
    _ problems: [AssignmentProblem]
  ) {
    let before = base.outcome.indicators
    let after = closed.outcome.indicators
    let resolution = AnnualGap.resolution(
      of: (base.outcome.gap, before.chosenCostSEK), (closed.outcome.gap, after.chosenCostSEK))
    func difference(_ value: Double, isComparable: Bool = true) -> Difference {
      Difference(value: value, resolution: resolution, isComparable: isComparable)
    }
    var sums = PairSums()
    for (index, period) in model.supernetwork.network.periods.enumerated() {
      sums.add(base.results[index], closed.results[index], problems[index], period, model)
    }
    let preload = PreloadChange(base.outcome, closed.outcome)
    let empties = after.emptiesCostSEK - before.emptiesCostSEK
    let keepsEmpties = before.empties.map(\.unbalanced) == after.empties.map(\.unbalanced)
    let background = sums.backgroundCost + preload.costSEK
    self.init(
      closures: closures, industryCost: sums.industryCost.map { difference($0) },
      emptiesCost: difference(empties, isComparable: keepsEmpties),
      backgroundCost: difference(background),
      totalCost: difference(
        sums.industryCost.reduce(background, +) + (keepsEmpties ? empties : 0)),
      unservedTonnes: sums.unservedTonnes, servedTonnes: after.industries.map(\.tonnes),
      unservedVehicles: sums.unservedVehicles, displacedVehicles: preload.vehicles,
      lorryKilometres: after.lorryKilometres - before.lorryKilometres,
      lorryHours: after.lorryHours - before.lorryHours,
      backgroundKilometres: after.background.vehicleKilometres
        - before.background.vehicleKilometres,
      backgroundHours: after.background.vehicleHours - before.background.vehicleHours,
      tonneKilometres: Mode.allCases.map {
        after.tonneKilometres(by: $0) - before.tonneKilometres(by: $0)
      }, gap: closed.outcome.gap)
  }
}

extension Indicators {
  /// Lorry-kilometres of the study's goods per year, without those of balanced empties.
  package var lorryKilometres: Double {
    industries.reduce(0) { $0 + $1.modes[Mode.road.order].vehicleKilometres }
  }

  /// Their hours under way per year, delay included.
  package var lorryHours: Double {
    industries.reduce(0) { $0 + $1.modes[Mode.road.order].vehicleHours }
  }
}

/// Sums over the pairs of a year.
private struct PairSums {
  var industryCost = [Double](repeating: 0, count: Industry.allCases.count)
  var unservedTonnes = [Double](repeating: 0, count: Industry.allCases.count)
  var backgroundCost = 0.0
  var unservedVehicles = 0.0

  mutating func add(
    _ base: AssignmentResult, _ closed: AssignmentResult, _ problem: AssignmentProblem,
    _ period: Period, _ model: ScenarioModel
  ) {
    for (index, pair) in problem.pairs.enumerated() where pair.demand > 0 {
      let amount = pair.demand * period.hoursPerYear
      let isServed = closed.pairLogsum[index] < .infinity
      let wasServed = base.pairLogsum[index] < .infinity
      let change =
        isServed && wasServed
        ? amount * (closed.pairLogsum[index] - base.pairLogsum[index]) : 0
      switch model.layout.classes[Int(pair.userClass)] {
      case .freight(let row, _):
        let industry = model.demand.commodities[row].industry.order
        industryCost[industry] += change
        if !isServed { unservedTonnes[industry] += amount }
      case .background:
        backgroundCost += change
        if !isServed { unservedVehicles += amount }
      case .empties: break
      }
    }
  }
}

/// What happens to traffic that has a road and no route: it pays more or less as long as it may go
/// there, and is displaced where it may not.
private struct PreloadChange {
  var costSEK = 0.0
  var vehicles = 0.0

  init(_ base: ScenarioOutcome, _ closed: ScenarioOutcome) {
    let rows = Dictionary(uniqueKeysWithValues: closed.indicators.links.map { ($0.link, $0) })
    for (link, load) in zip(base.network.links, base.indicators.links) {
      for isForward in link.directions {
        let before = isForward ? load.forward : load.backward
        let after = rows[link.id].map { isForward ? $0.forward : $0.backward }
        let preload = link.preload(isForward: isForward)
        add(before.preloadCarSEK, after?.preloadCarSEK, preload.carsPerDay)
        add(before.preloadLorrySEK, after?.preloadLorrySEK, preload.lorriesPerDay)
      }
    }
    let queues = Dictionary(uniqueKeysWithValues: closed.indicators.queues.map { ($0.queue, $0) })
    for queue in base.indicators.queues {
      if let after = queues[queue.queue] { costSEK += after.preloadSEK - queue.preloadSEK }
    }
  }

  private mutating func add(_ before: Double, _ after: Double?, _ vehiclesPerDay: Double) {
    guard before > 0 else { return }
    if let after, after > 0 {
      costSEK += after - before
    } else {
      vehicles += vehiclesPerDay * 365
    }
  }
}
