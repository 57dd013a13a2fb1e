package import FlowAssignment
package import FreightGraph
package import FreightModel

/// Sums assignment results over the periods of a year into a scenario's indicators.
///
/// Everything comes from flows that the equilibrium determines: of facilities, of classes on arcs,
/// and of alternatives. No path is looked at.
package struct IndicatorCollector {
  private let model: ScenarioModel
  private let roles: [ClassRole]
  /// Classes that stand for the preload's cars and heavy vehicles.
  private let carClass: Int?
  private let lorryClass: Int?
  private var periods: [AnnualFlow.Period] = []
  private var choices: [PeriodChoices] = []
  var industries: [IndustryIndicators]
  var background = BackgroundIndicators()
  var payments = PaymentIndicators()
  var links: LinkSums
  var terminals: [TerminalIndicators]
  var queues: [QueueIndicators]
  var empties: [EquipmentSums]
  private var berths: [BerthIndicators]
  private var flows: [FlowIndicators]

  /// Begins with an empty year of a scenario.
  package init(_ model: ScenarioModel) {
    self.model = model
    let network = model.supernetwork.network
    let layout = model.layout
    roles = layout.classes.indices.map { ClassRole($0, model) }
    func backgroundClass(_ isSuited: (Vehicle) -> Bool) -> Int? {
      layout.classes.firstIndex { userClass in
        guard case .background(let row) = userClass else { return false }
        return isSuited(network.vehicles[row])
      }
    }
    carClass = backgroundClass { $0.payloadTonnes == 0 }
    lorryClass = backgroundClass { $0.payloadTonnes > 0 }
    industries = Industry.allCases.map { industry in
      var indicators = IndustryIndicators(industry: industry)
      indicators.chains = network.chainTypes.map { ChainTonnes(chain: $0.id, tonnes: 0) }
      indicators.sizes = model.demand.shipmentSizes.map { SizeTonnes(size: $0.id, tonnes: 0) }
      return indicators
    }
    links = LinkSums(
      model.scenario.network.links, commodityCount: model.demand.commodities.count,
      periodCount: network.periods.count)
    flows = model.demand.flows.map {
      FlowIndicators(
        flow: $0.id, tonnesByChain: [Double](repeating: 0, count: network.chainTypes.count))
    }
    terminals = network.terminals.map { TerminalIndicators(terminal: $0.id) }
    empties = model.balances.map { EquipmentSums($0, model) }
    berths = network.limits.berths.map { BerthIndicators(berth: $0.id) }
    queues = network.queues.map {
      QueueIndicators(queue: $0.id, periods: [], delayPCUHours: 0, delayLorryHours: 0)
    }
  }

  /// Adds one period's equilibrium with its empties.
  package mutating func add(_ equilibrium: BalancedAssignment.Result, _ period: Period) {
    for index in empties.indices {
      empties[index].add(
        equilibrium.moves[index], unbalanced: equilibrium.unbalanced[index], model.layout,
        equilibrium.problem, hoursPerYear: period.hoursPerYear)
    }
    add(equilibrium.problem, equilibrium.assignment, period)
  }

  private mutating func add(
    _ problem: AssignmentProblem, _ result: AssignmentResult, _ period: Period
  ) {
    addFacilities(problem, result, period)
    addDemand(problem, result, period)
    periods.append(AnnualFlow.Period(problem, result, hoursPerYear: period.hoursPerYear))
  }

  /// The year's indicators.
  package func indicators() -> Indicators {
    var sums = self
    var year = AnnualFlow(arcCount: model.supernetwork.arcs.count)
    for userClass in roles.indices {
      year.sum(periods, ofClass: userClass)
      sums.add(year, userClass, roles[userClass], model)
    }
    let scenario = model.scenario.network
    let queueOf = Dictionary(uniqueKeysWithValues: sums.queues.map { ($0.queue, $0) })
    let terminalOf = Dictionary(uniqueKeysWithValues: sums.terminals.map { ($0.terminal, $0) })
    var indicators = Indicators(
      industries: sums.industries, background: sums.background, payments: sums.payments,
      empties: sums.empties.map { $0.year() }, links: sums.links.indicators(),
      queues: scenario.queues.map { queueOf[$0.id]! },
      terminals: scenario.terminals.map { terminalOf[$0.id]! }, berths: berths,
      unserved: flows.filter { $0.unservedTonnes > 0 }.map {
        UnservedFlow(flow: $0.flow, tonnes: $0.unservedTonnes)
      })
    indicators.flows = flows
    indicators.choices = choices
    return indicators
  }

  /// What is served and what is not, by chain, with the expected least cost.
  private mutating func addDemand(
    _ problem: AssignmentProblem, _ result: AssignmentResult, _ period: Period
  ) {
    let layout = model.layout
    var choices = PeriodChoices(hoursPerYear: period.hoursPerYear)
    defer { self.choices.append(choices) }
    for (index, source) in layout.sources.enumerated() {
      let pair = problem.pairs[index]
      let demand = pair.demand * period.hoursPerYear
      let isServed = result.pairLogsum[index] < .infinity
      if case .empties = source { continue }
      guard case .flow(let row, _) = source,
        let industry = roles[Int(pair.userClass)].goods?.industry
      else {
        if !isServed { background.unservedVehicles += demand }
        continue
      }
      for slot in pair.alternatives {
        let tonnes = result.alternativeFlow[Int(slot)] * period.hoursPerYear
        choices.flow.append(result.alternativeFlow[Int(slot)])
        choices.cost.append(result.alternativeCost[Int(slot)])
        industries[industry].tonnes += tonnes
        industries[industry].chains[layout.chains[Int(slot)]].tonnes += tonnes
        flows[row].tonnesByChain[layout.chains[Int(slot)]] += tonnes
        guard let shipments = model.shipments[Int(slot)] else { continue }
        for (size, share) in zip(shipments.sizes, shipments.shares) {
          industries[industry].sizes[size].tonnes += tonnes * share
        }
        industries[industry].orderSEK += tonnes * shipments.orderSEKPerTonne
        industries[industry].inventorySEK += tonnes * shipments.inventorySEKPerTonne
      }
      if isServed {
        industries[industry].logsumCostSEK += demand * result.pairLogsum[index]
      } else {
        flows[row].unservedTonnes += demand
      }
    }
  }

  /// Facilities' own figures, and the traffic that no class carries.
  private mutating func addFacilities(
    _ problem: AssignmentProblem, _ result: AssignmentResult, _ period: Period
  ) {
    for (facility, key) in model.supernetwork.facilities.keys.enumerated() {
      let flow = result.facilityFlow[facility]
      let load = FacilityPeriod(
        period: period.id, flowPerHour: flow,
        utilisation: flow / problem.facilities[facility].delay.capacity,
        delaySeconds: result.facilityDelay[facility] * 3600)
      switch key {
      case .link(let link, let isForward):
        guard let row = model.scenario.linkRows[link] else { continue }
        links.raise(load, period: periods.count, row: row, isForward: isForward)
        switch model.scenario.network.links[row].supply {
        case .road:
          let preload = model.scenario.network.links[row].preload(isForward: isForward)
          let days = period.aadtSharePerHour * period.hoursPerYear
          links.addBackground(
            cars: preload.carsPerDay * days, lorries: preload.lorriesPerDay * days, row: row,
            isForward: isForward)
          let arc = model.supernetwork.roadArc(ofFacility: facility)
          let delaySEK =
            result.facilityDelay[facility] * problem.facilities[facility].delayCostPerHour
          let carSEK = preloadSEK(preload.carsPerDay * days, carClass, on: arc, delaySEK)
          let lorrySEK = preloadSEK(preload.lorriesPerDay * days, lorryClass, on: arc, delaySEK)
          background.preloadCostSEK += carSEK
          background.preloadCostSEK += lorrySEK
          background.preloadVehicleHours +=
            preloadHours(preload.carsPerDay * days, carClass, on: arc, result, facility)
            + preloadHours(preload.lorriesPerDay * days, lorryClass, on: arc, result, facility)
          links.addPreload(carSEK: carSEK, lorrySEK: lorrySEK, row: row, isForward: isForward)
        case .rail(let rail):
          // Single track is one facility for both directions.
          if rail.tracks == 1, isForward {
            links.raise(load, period: periods.count, row: row, isForward: false)
          }
        case .sailing: break
        }
      case .queue(let row):
        let hours = result.facilityDelay[facility] * period.hoursPerYear
        let preloadSEK =
          problem.facilities[facility].preload * problem.facilities[facility].delayCostPerHour
          * hours
        background.preloadCostSEK += preloadSEK
        background.preloadQueuePCUHours += problem.facilities[facility].preload * hours
        queues[row].preloadSEK += preloadSEK
        queues[row].periods.append(load)
        queues[row].delayPCUHours += flow * hours
      case .terminal(let row): terminals[row].periods.append(load)
      case .opening(let row):
        // The terminal's own entry of the period came before: its queue and its opening are one
        // wait.
        terminals[row].periods[terminals[row].periods.count - 1].delaySeconds += load.delaySeconds
      case .berth(let row): berths[row].periods.append(load)
      }
    }
  }

  /// The preload pays what cars and lorries of the background matrix would pay on its road; nothing
  /// where they may not go.
  private func preloadSEK(
    _ vehicles: Double, _ userClass: Int?, on arc: Int?, _ delaySEK: Double
  ) -> Double {
    guard vehicles > 0, let arc, let userClass,
      let terms = model.cost.terms(ofClass: userClass, onArc: arc)
    else { return 0 }
    return vehicles * (terms.totalSEK + roles[userClass].delayFactor * (terms.load * delaySEK))
  }

  /// Vehicle-hours of the preload where it pays.
  private func preloadHours(
    _ vehicles: Double, _ userClass: Int?, on arc: Int?, _ result: AssignmentResult,
    _ facility: Int
  ) -> Double {
    guard vehicles > 0, let arc, let userClass,
      let terms = model.cost.terms(ofClass: userClass, onArc: arc)
    else { return 0 }
    return vehicles * (terms.hours + result.facilityDelay[facility])
  }
}
