package import FlowAssignment
package import FreightGraph
package import FreightModel

/// Sums assignment results over the periods of a year into a scenario's indicators.
package struct IndicatorCollector {
  private let model: ScenarioModel
  private let pairOfAlternative: [Int]
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
    var pairOfAlternative = [Int](repeating: 0, count: layout.sinks.count)
    for (index, pair) in layout.pairs.enumerated() {
      for slot in pair.alternatives { pairOfAlternative[Int(slot)] = index }
    }
    self.pairOfAlternative = pairOfAlternative
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
      let pair = layout.pairs[pairOfAlternative[slot]]
      let visit = PathVisit(
        userClass: Int(pair.userClass), chain: layout.chains[slot],
        unitsPerYear: result.paths.flow[path] * period.hoursPerYear)
      add(visit, result.paths.arcs[result.paths.arcRange(of: path)], problem, result)
    }
    for (index, source) in layout.sources.enumerated() {
      guard case .flow(let row, _) = source,
        let industry = industryOfClass[Int(layout.pairs[index].userClass)]
      else { continue }
      let tonnes = problem.pairs[index].demand * period.hoursPerYear
      if result.pairLogsum[index] < .infinity {
        industries[industry].logsumCostSEK += tonnes * result.pairLogsum[index]
      } else if tonnes > 0 {
        unserved[row, default: 0] += tonnes
      }
    }
  }

  /// The year's indicators.
  package func indicators() -> Indicators {
    let scenario = model.scenario
    return Indicators(
      industries: industries, background: background, links: links,
      queues: queues.indices.filter { scenario.queues[$0] != nil }.map { queues[$0] },
      terminals: terminals.indices.filter { scenario.terminals[$0] != nil }.map { terminals[$0] },
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
      guard case .freight = userClass, let queue = model.scenario.movements[movement]?.queue,
        let row = queues.firstIndex(where: { $0.queue == queue })
      else { return }
      queues[row].delayLorryHours +=
        visit.unitsPerYear * terms.load / vehicle.pcu * delay
    case .transhipment(let row), .siding(let row):
      guard case .freight(let commodity, let form) = userClass,
        let industry = industryOfClass[visit.userClass]
      else { return }
      terminals[row].tonnes += visit.unitsPerYear
      terminals[row].tonnesByIndustry[industry] += visit.unitsPerYear
      if form == .unitised {
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
        if case .road(let road) = model.scenario.links[link]!.supply {
          links[row].addBackground(
            road.preloadAADT / 2 * period.aadtSharePerHour * period.hoursPerYear,
            isForward: isForward)
          addPreloadCost(
            link, isForward, road, result.facilityDelay[facility],
            problem.facilities[facility].delayCostPerHour, period)
        }
      case .track(let link):
        guard let row = rowOfLinkInScenario[link] else { continue }
        links[row].raise(load, isForward: true)
        links[row].raise(load, isForward: false)
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
    _ link: Int, _ isForward: Bool, _ road: Link.Road, _ delayHours: Double,
    _ delayCostPerHour: Double, _ period: Period
  ) {
    guard let arc = arcOfRoad[RoadDirection(link: link, isForward: isForward)] else { return }
    let vehicles =
      road.preloadAADT / 2 * period.aadtSharePerHour * period.hoursPerYear
    for (userClass, share) in [(carClass, 1 - road.heavyShare), (lorryClass, road.heavyShare)] {
      guard let userClass, let terms = model.cost.terms(ofClass: userClass, onArc: arc)
      else { continue }
      background.preloadCostSEK +=
        vehicles * share
        * (terms.totalSEK + terms.load * delayHours * delayCostPerHour)
    }
  }
}

/// A road link in one direction.
private struct RoadDirection: Hashable {
  let link: Int
  let isForward: Bool
}

extension LinkIndicators {
  /// Adds freight of an industry, or background vehicles.
  fileprivate mutating func add(
    _ units: Double, vehicles: Double, industry: Int?, isForward: Bool
  ) {
    change(isForward) { direction in
      if let industry {
        direction.tonnes += units
        direction.tonnesByIndustry[industry] += units
        direction.freightVehicles += vehicles
      } else {
        direction.backgroundVehicles += vehicles
      }
    }
  }

  fileprivate mutating func addBackground(_ vehicles: Double, isForward: Bool) {
    change(isForward) { $0.backgroundVehicles += vehicles }
  }

  /// Keeps the busiest period's load.
  fileprivate mutating func raise(_ load: FacilityPeriod, isForward: Bool) {
    change(isForward) { direction in
      guard load.utilisation > direction.peakUtilisation else { return }
      direction.peakUtilisation = load.utilisation
      direction.peakDelaySeconds = load.delaySeconds
    }
  }

  private mutating func change(
    _ isForward: Bool, _ body: (inout DirectionIndicators) -> Void
  ) {
    if isForward { body(&forward) } else { body(&backward) }
  }
}
