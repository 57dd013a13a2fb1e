package import FlowAssignment
package import FreightGraph
package import FreightModel

/// Sums assignment results over the periods of a year into a scenario's indicators.
package struct IndicatorCollector {
  private let model: ScenarioModel
  private let industryOfClass: [Int?]
  private let rowOfLinkInScenario: [Int?]
  /// One of the arcs of each road link.
  private let arcOfRoad: [RoadDirection: Int]
  /// Classes that stand for the preload's cars and heavy vehicles.
  private let carClass: Int?
  private let lorryClass: Int?
  private var industries: [IndustryIndicators]
  private var background = BackgroundIndicators()
  private var links: [LinkIndicators]
  private var terminals: [TerminalIndicators]
  private var queues: [QueueIndicators]
  private var unserved: [Int: Double] = [:]

  /// Begins with an empty year of a scenario.
  package init(_ model: ScenarioModel) {
    self.model = model
    let supernetwork = model.supernetwork
    let layout = model.layout
    let demand = model.demand
    industryOfClass = layout.classes.map { userClass in
      guard case .freight(let commodity, _) = userClass else { return nil }
      return Industry.allCases.firstIndex(of: demand.commodities[commodity].industry)
    }
    func backgroundClass(_ isSuited: (Vehicle) -> Bool) -> Int? {
      layout.classes.firstIndex { userClass in
        guard case .background(let row) = userClass else { return false }
        return isSuited(supernetwork.network.vehicles[row])
      }
    }
    carClass = backgroundClass { $0.payloadTonnes == 0 }
    lorryClass = backgroundClass { $0.payloadTonnes > 0 }
    arcOfRoad = Dictionary(
      supernetwork.arcs.enumerated().compactMap { arc, meaning in
        guard case .moving(let link, let isForward) = meaning else { return nil }
        return (RoadDirection(link: link, isForward: isForward), arc)
      }, uniquingKeysWith: { first, _ in first })
    let rows = Dictionary(
      uniqueKeysWithValues: model.scenario.network.links.enumerated().map { ($1.id, $0) })
    rowOfLinkInScenario = supernetwork.network.links.map { rows[$0.id] }
    industries = Industry.allCases.map { industry in
      var indicators = IndustryIndicators(industry: industry)
      indicators.chains = supernetwork.network.chainTypes.map {
        ChainTonnes(chain: $0.id, tonnes: 0)
      }
      return indicators
    }
    links = model.scenario.network.links.map { LinkIndicators(link: $0.id) }
    terminals = supernetwork.network.terminals.map { TerminalIndicators(terminal: $0.id) }
    queues = supernetwork.network.queues.map {
      QueueIndicators(queue: $0.id, periods: [], delayPCUHours: 0, delayLorryHours: 0)
    }
  }

  /// Adds one period's equilibrium.
  package mutating func add(
    _ problem: AssignmentProblem, _ result: AssignmentResult, _ period: Period
  ) {
    addPreload(problem, result, period)
    for path in 0..<result.paths.count {
      let slot = Int(result.paths.alternative[path])
      let pair = layout.pairs[layout.pairOfAlternative[slot]]
      let visit = PathVisit(
        userClass: Int(pair.userClass), chain: layout.chains[slot],
        unitsPerYear: result.paths.flow[path] * period.hoursPerYear)
      add(visit, result.paths.arcs[result.paths.arcRange(of: path)], problem, result)
    }
    for (index, source) in layout.sources.enumerated() {
      let demand = problem.pairs[index].demand * period.hoursPerYear
      let isServed = result.pairLogsum[index] < .infinity
      switch source {
      case .flow(let row, _):
        guard let industry = industryOfClass[Int(layout.pairs[index].userClass)] else { continue }
        if isServed {
          industries[industry].logsumCostSEK += demand * result.pairLogsum[index]
        } else if demand > 0 {
          unserved[row, default: 0] += demand
        }
      case .background:
        if !isServed { background.unservedVehicles += demand }
      }
    }
  }

  /// The year's indicators.
  package func indicators() -> Indicators {
    let scenario = model.scenario.network
    let queueOf = Dictionary(uniqueKeysWithValues: queues.map { ($0.queue, $0) })
    let terminalOf = Dictionary(uniqueKeysWithValues: terminals.map { ($0.terminal, $0) })
    return Indicators(
      industries: industries, background: background, links: links,
      queues: scenario.queues.map { queueOf[$0.id]! },
      terminals: scenario.terminals.map { terminalOf[$0.id]! },
      unserved: unserved.keys.sorted().map {
        UnservedFlow(flow: demand.flows[$0].id, tonnes: unserved[$0]!)
      })
  }

  private var supernetwork: Supernetwork { model.supernetwork }
  private var layout: DemandLayout { model.layout }
  private var demand: Demand { model.demand }

  private struct PathVisit {
    let userClass: Int
    let chain: Int
    /// Tonnes or vehicles per year.
    let unitsPerYear: Double
  }

  private mutating func add(
    _ visit: PathVisit, _ arcs: ArraySlice<Int32>, _ problem: AssignmentProblem,
    _ result: AssignmentResult
  ) {
    var cost = 0.0
    var hours = 0.0
    for arc in arcs {
      let terms = model.cost.terms(ofClass: visit.userClass, onArc: Int(arc))!
      let delay = problem.delay(on: arc, in: result)
      cost += terms.totalSEK + terms.load * delay.costSEKPerUnit
      hours += terms.hours + delay.hours
      add(visit, Int(arc), terms, delay.hours)
    }
    if let industry = industryOfClass[visit.userClass] {
      industries[industry].tonnes += visit.unitsPerYear
      industries[industry].costSEK += visit.unitsPerYear * cost
      industries[industry].tonneHours += visit.unitsPerYear * hours
      industries[industry].chains[visit.chain].tonnes += visit.unitsPerYear
    } else {
      background.costSEK += visit.unitsPerYear * cost
    }
  }

  /// Adds a path's use of one arc; `delay` is the arc's delay in hours per vehicle.
  private mutating func add(
    _ visit: PathVisit, _ arc: Int, _ terms: CostTerms, _ delay: Double
  ) {
    let userClass = layout.classes[visit.userClass]
    let vehicle = model.cost.roadVehicle(ofClass: visit.userClass)
    switch supernetwork.arcs[arc] {
    case .loading, .unloading: break
    case .moving(let link, let isForward):
      addRoad(visit, vehicle, terms, delay)
      guard let row = rowOfLinkInScenario[link] else { return }
      links[row].add(
        visit.unitsPerYear, vehicles: visit.unitsPerYear * terms.load / vehicle.pcu,
        industry: industryOfClass[visit.userClass], isForward: isForward)
    case .turn(let movement):
      addRoad(visit, vehicle, terms, delay)
      guard case .freight = userClass, let row = model.scenario.queueRows[movement]
      else { return }
      queues[row].delayLorryHours +=
        visit.unitsPerYear * terms.load / vehicle.pcu * delay
    case .transhipment(let row), .siding(let row):
      guard case .freight(let commodity, let form) = userClass,
        let industry = industryOfClass[visit.userClass]
      else { return }
      terminals[row].tonnes += visit.unitsPerYear
      terminals[row].tonnesByIndustry[industry] += visit.unitsPerYear
      // Lorries and trailers that roll aboard a ferry are not containers.
      if form == .unitised, supernetwork.network.terminals[row].kind != .roro {
        let units = visit.unitsPerYear * terms.load
        terminals[row].loadUnits += units
        terminals[row].teu += units * demand.commodities[commodity].teuPerLoadUnit
      }
    case .haul(let haul): addHaul(visit, haul.mode, model.cost.plan(ofArc: arc)!, terms, delay)
    }
  }

  private mutating func addRoad(
    _ visit: PathVisit, _ vehicle: Vehicle, _ terms: CostTerms, _ delay: Double
  ) {
    let vehicles = visit.unitsPerYear * terms.load / vehicle.pcu
    let kilometres = vehicles * terms.kilometres
    let hours = vehicles * (terms.hours + delay)
    let co2 = kilometres * vehicle.co2KilogramsPerKilometre / 1000
    if let industry = industryOfClass[visit.userClass] {
      let road = Mode.road.order
      industries[industry].modes[road].tonneKilometres += visit.unitsPerYear * terms.kilometres
      industries[industry].modes[road].vehicleKilometres += kilometres
      industries[industry].modes[road].vehicleHours += hours
      industries[industry].modes[road].co2Tonnes += co2
    } else {
      background.vehicleKilometres += kilometres
      background.vehicleHours += hours
      background.co2Tonnes += co2
    }
  }

  private mutating func addHaul(
    _ visit: PathVisit, _ haulMode: Mode, _ plan: HaulPlan, _ terms: CostTerms, _ delay: Double
  ) {
    guard let industry = industryOfClass[visit.userClass] else { return }
    let runs = visit.unitsPerYear * terms.load
    let mode = haulMode.order
    industries[industry].modes[mode].tonneKilometres += visit.unitsPerYear * terms.kilometres
    industries[industry].modes[mode].vehicleKilometres += runs * terms.kilometres
    industries[industry].modes[mode].vehicleHours += runs * (plan.runningHours + delay)
    for leg in plan.legs {
      let vehicle = supernetwork.network.vehicles[leg.vehicle]
      let link = model.scenario.links[leg.link]!
      industries[industry].modes[mode].co2Tonnes +=
        runs * link.lengthKilometres * vehicle.co2KilogramsPerKilometre / 1000
      guard let row = rowOfLinkInScenario[leg.link] else { continue }
      links[row].add(
        visit.unitsPerYear, vehicles: runs, industry: industry, isForward: leg.isForward)
    }
  }

  /// Facilities' own figures, and the traffic that no path carries.
  private mutating func addPreload(
    _ problem: AssignmentProblem, _ result: AssignmentResult, _ period: Period
  ) {
    for (facility, key) in supernetwork.facilities.keys.enumerated() {
      let flow = result.facilityFlow[facility]
      let use = flow / problem.facilities[facility].delay.capacity
      let load = FacilityPeriod(
        period: period.id, flowPerHour: flow, utilisation: use,
        delaySeconds: result.facilityDelay[facility] * 3600)
      switch key {
      case .link(let link, let isForward):
        guard let row = rowOfLinkInScenario[link] else { continue }
        links[row].raise(load, isForward: isForward)
        let scenarioLink = model.scenario.links[link]!
        // Single track is one facility for both directions.
        if case .rail(let rail) = scenarioLink.supply, rail.tracks == 1, isForward {
          links[row].raise(load, isForward: false)
        }
        if case .road(let road) = scenarioLink.supply {
          let vehicles =
            scenarioLink.preloadVehiclesPerDay(isForward: isForward) * period.aadtSharePerHour
            * period.hoursPerYear
          links[row].addBackground(vehicles, isForward: isForward)
          addPreloadCost(
            vehicles, on: arcOfRoad[RoadDirection(link: link, isForward: isForward)],
            heavyShare: road.heavyShare,
            delayHours: result.facilityDelay[facility],
            delayCostPerHour: problem.facilities[facility].delayCostPerHour)
        }
      case .queue(let row):
        background.preloadCostSEK +=
          problem.facilities[facility].preload * problem.facilities[facility].delayCostPerHour
          * result.facilityDelay[facility] * period.hoursPerYear
        queues[row].periods.append(load)
        queues[row].delayPCUHours +=
          flow * result.facilityDelay[facility] * period.hoursPerYear
      case .terminal(let row): terminals[row].periods.append(load)
      }
    }
  }
}

extension IndicatorCollector {
  /// The preload pays what cars and lorries of the background matrix would pay on its road.
  private mutating func addPreloadCost(
    _ vehicles: Double, on arc: Int?, heavyShare: Double, delayHours: Double,
    delayCostPerHour: Double
  ) {
    guard let arc, vehicles > 0 else { return }
    for (userClass, share) in [(carClass, 1 - heavyShare), (lorryClass, heavyShare)] {
      guard let userClass, let terms = model.cost.terms(ofClass: userClass, onArc: arc)
      else { continue }
      background.preloadCostSEK +=
        vehicles * share * (terms.totalSEK + terms.load * delayHours * delayCostPerHour)
    }
  }
}

/// A road link in one direction.
private struct RoadDirection: Hashable {
  let link: Int
  let isForward: Bool
}
