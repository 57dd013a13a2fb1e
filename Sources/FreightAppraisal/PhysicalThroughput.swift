package import FlowAssignment
package import FreightGraph
package import FreightModel

extension PhysicalThroughput {
  /// Adds up a solution place by place and period by period.
  ///
  /// - Parameters:
  ///   - scenario: what was solved.
  ///   - model: the scenario as it was priced.
  ///   - equilibria: its periods, in the network's order.
  ///   - indicators: of each period by itself.
  ///   - corridors: links that are told together.
  package init(
    _ scenario: Scenario, _ model: ScenarioModel, _ equilibria: [BalancedAssignment.Result],
    _ indicators: [Indicators], corridors: [Corridor]
  ) {
    let periods = model.supernetwork.network.periods.enumerated().map { index, period in
      PeriodPlaces(
        model, equilibria[index].problem, equilibria[index].assignment, indicators[index], period)
    }
    let network = model.scenario.network
    var places: [PlaceThroughput] = []
    for row in network.terminals.indices { places += periods.map { $0.terminal(row) }.withYear }
    for port in network.ports { places += periods.map { $0.port(port) }.withYear }
    for corridor in corridors {
      let told = periods.map { $0.corridor(corridor) }
      places += told.map(\.place) + [told.year]
    }
    self.scenario = scenario
    self.places = places
  }
}

extension FreightNetwork {
  /// Nodes with a terminal for ships or ferries, in node order.
  fileprivate var ports: [Node] {
    let names = Set(
      terminals.filter { !$0.modes.isDisjoint(with: [.sea, .ferry]) }.map(\.node))
    return nodes.filter { names.contains($0.id) }
  }
}

extension [PlaceThroughput] {
  /// The periods and their sum.
  fileprivate var withYear: [PlaceThroughput] { self + [year] }

  /// The sum of the periods of one place.
  fileprivate var year: PlaceThroughput {
    func sum(_ value: (PlaceThroughput) -> Double?) -> Double? {
      let values = compactMap(value)
      return values.isEmpty ? nil : values.reduce(0, +)
    }
    var year = self[0]
    year.period = nil
    year.hours = reduce(0) { $0 + $1.hours }
    year.tonnes = reduce(0) { $0 + $1.tonnes }
    year.teu = sum(\.teu)
    year.lifts = sum(\.lifts)
    year.trains = sum(\.trains)
    year.lorries = sum(\.lorries)
    year.ships = sum(\.ships)
    year.flow = reduce(0) { $0 + $1.flow }
    year.capacity = sum(\.capacity)
    year.unitHours = reduce(0) { $0 + $1.unitHours }
    year.waitHours = year.flow > 0 ? year.unitHours / year.flow : 0
    year.peakUtilisation = compactMap(\.utilisation).max()
    return year
  }
}

/// A corridor in a period with the use of each of its links and directions.
private struct CorridorPeriod {
  struct Direction {
    let link: Link.ID
    let flow: Double
    let capacity: Double
  }

  var place: PlaceThroughput
  var directions: [Direction] = []
}

extension [CorridorPeriod] {
  /// The sum of the periods, of which flow and capacity are those of the link that is tightest over
  /// the year.
  fileprivate var year: PlaceThroughput {
    var year = map(\.place).year
    // The wait of the year is that of its traffic, whichever period it comes in.
    let traffic = reduce(0) { $0 + $1.place.flow }
    let waits = reduce(0) { $0 + $1.place.waitHours * $1.place.flow }
    year.waitHours = traffic > 0 ? waits / traffic : 0
    let directions = self[0].directions.indices.map { row in
      CorridorPeriod.Direction(
        link: self[0].directions[row].link,
        flow: reduce(0) { $0 + $1.directions[row].flow },
        capacity: reduce(0) { $0 + $1.directions[row].capacity })
    }
    year.take(directions)
    return year
  }
}

extension PlaceThroughput {
  /// Takes flow and capacity from the tightest of some links and directions.
  fileprivate mutating func take(_ directions: [CorridorPeriod.Direction]) {
    guard let most = directions.max(by: { $0.flow * $1.capacity < $1.flow * $0.capacity })
    else { return }
    tightest = most.link
    flow = most.flow
    capacity = most.capacity
  }
}

/// One period's flows, place by place.
private struct PeriodPlaces {
  private let model: ScenarioModel
  private let problem: AssignmentProblem
  private let result: AssignmentResult
  private let indicators: Indicators
  private let period: Period
  private let calls: TerminalCalls

  init(
    _ model: ScenarioModel, _ problem: AssignmentProblem, _ result: AssignmentResult,
    _ indicators: Indicators, _ period: Period
  ) {
    self.model = model
    self.problem = problem
    self.result = result
    self.indicators = indicators
    self.period = period
    calls = TerminalCalls(model, result)
  }

  private var network: FreightNetwork { model.scenario.network }
  private var hours: Double { period.hoursPerYear }

  private func place(
    _ kind: PlaceThroughput.Kind, _ id: String, _ name: Label, isEstimate: Bool
  ) -> PlaceThroughput {
    PlaceThroughput(
      kind: kind, id: id, name: name, isEstimate: isEstimate, period: period.id, hours: hours)
  }

  func terminal(_ row: Int) -> PlaceThroughput {
    let terminal = network.terminals[row]
    let load = indicators.terminals[row]
    var place = place(
      .terminal, terminal.id.name, terminal.title, isEstimate: terminal.provenance.isEstimate)
    place.tonnes = load.tonnes
    if terminal.loadForm == .unitised, terminal.kind != .roro {
      place.teu = load.teu
      place.lifts = load.loadUnits
    }
    if terminal.modes.contains(.road) {
      place.lorries = calls.lorries[terminal.id, default: 0] * hours
    }
    if terminal.modes.contains(.rail) {
      place.trains = calls.trains[terminal.id, default: 0] * hours
    }
    place.unit = terminal.loadForm == .unitised ? .lift : .tonne
    place.capacity =
      terminal.capacityPerHour * network.limits.openShare(of: terminal.id, in: period.id) * hours
    for use in load.periods { place.add(use, hours: hours) }
    place.peakUtilisation = place.utilisation
    return place
  }

  func port(_ node: Node) -> PlaceThroughput {
    let rows = network.terminals.indices.filter {
      network.terminals[$0].node == node.id
        && !network.terminals[$0].modes.isDisjoint(with: [.sea, .ferry])
    }
    let berths = network.limits.berths.indices.filter { network.limits.berths[$0].node == node.id }
    var place = place(
      .port, node.id.name, node.title,
      isEstimate: rows.contains { network.terminals[$0].provenance.isEstimate }
        || berths.contains { network.limits.berths[$0].provenance.isEstimate })
    let terminals = rows.map { terminal($0) }
    func sum(_ value: (PlaceThroughput) -> Double?) -> Double? {
      let values = terminals.compactMap(value)
      return values.isEmpty ? nil : values.reduce(0, +)
    }
    place.tonnes = terminals.reduce(0) { $0 + $1.tonnes }
    place.teu = sum(\.teu)
    place.lifts = sum(\.lifts)
    place.lorries = sum(\.lorries)
    place.trains = sum(\.trains)
    for row in berths {
      place.unit = .call
      for use in indicators.berths[row].periods { place.add(use, hours: hours) }
      let facility = model.supernetwork.facilities.keys.firstIndex(of: .berth(row))!
      let capacity = problem.facilities[facility].delay.capacity
      if capacity < .infinity { place.capacity = (place.capacity ?? 0) + capacity * hours }
    }
    if !berths.isEmpty { place.ships = place.flow }
    place.peakUtilisation = place.utilisation
    return place
  }

  func corridor(_ corridor: Corridor) -> CorridorPeriod {
    var place = place(
      .corridor, corridor.id.name, corridor.name, isEstimate: corridor.provenance.isEstimate)
    var directions: [CorridorPeriod.Direction] = []
    var kilometres = 0.0
    var vehicles = 0.0
    var isRail = false
    for id in corridor.links {
      guard let row = network.links.firstIndex(where: { $0.id == id }),
        let everywhere = model.supernetwork.network.links.firstIndex(where: { $0.id == id })
      else { continue }
      let link = network.links[row]
      let load = indicators.links[row]
      isRail = link.mode == .rail
      place.unit = isRail ? .train : .pcu
      kilometres += link.lengthKilometres
      place.tonnes += load.tonnes * link.lengthKilometres
      vehicles +=
        (load.forward.freightVehicles + load.backward.freightVehicles) * link.lengthKilometres
      var flow = 0.0
      var unitHours = 0.0
      for isForward in [true, false] {
        let facility = Int(
          model.supernetwork.facilities.facility(ofLink: everywhere, isForward: isForward))
        let capacity = problem.facilities[facility].delay.capacity
        guard capacity < .infinity else { continue }
        flow += result.facilityFlow[facility]
        unitHours += result.facilityFlow[facility] * result.facilityDelay[facility]
        directions.append(
          .init(
            link: id, flow: result.facilityFlow[facility] * hours, capacity: capacity * hours))
      }
      place.unitHours += unitHours * hours
      if flow > 0 { place.waitHours += unitHours / flow }
    }
    if kilometres > 0 {
      place.tonnes /= kilometres
      vehicles /= kilometres
    }
    if isRail { place.trains = vehicles } else { place.lorries = vehicles }
    place.take(directions)
    place.peakUtilisation = place.utilisation
    return CorridorPeriod(place: place, directions: directions)
  }
}

extension PlaceThroughput {
  /// Adds one facility's use in these hours.
  fileprivate mutating func add(_ use: FacilityPeriod, hours: Double) {
    flow += use.flowPerHour * hours
    unitHours += use.flowPerHour * hours * use.delaySeconds / 3600
    waitHours = flow > 0 ? unitHours / flow : 0
  }
}
