import FreightModel
import PathKernel

/// The graph in which a train's cheapest run is found: a node for each rail node and train.
///
/// A run departs at a place on any train, runs over links that admit the train, may change
/// locomotive to another train of the same length and the other traction, and arrives.
///
/// The graph holds every train on every link that any investment could lay or wire. A scenario is
/// another set of costs, infinite where a train may not run.
///
/// The weakest track of a run sets what its wagons may carry, and so the cost per tonne of all its
/// links. A run is therefore searched once for each axle load that a scenario has, over the tracks
/// that bear it, and the cheapest of the answers is the plan. Trains of load units are compared per
/// unit, whatever it weighs: one search is enough for them.
struct RailStates: Sendable {
  /// What an arc of the graph does.
  private enum Step: Sendable {
    case departure(train: Int)
    case arrival
    case run(link: Int, isForward: Bool, train: Int)
    case locoChange(row: Int, train: Int)
  }

  /// Node rows where runs begin and end.
  let places: [Int]
  /// Rows of the links with a track in any scenario.
  let links: [Int]

  private let graph: ForwardStar
  private let steps: [Step]
  /// Arcs of each entry of `links`.
  private let arcsOfLink: [[Int32]]
  private let network: FreightNetwork
  private let form: LoadForm
  /// Place of each link in `links`, -1 for others.
  private let position: [Int]
  private let speedShare: Double
  private let departures: [Int32]
  private let arrivals: [Int32]
  /// By entry of `links`; nil where there is none.
  private var tracks: [Track?]
  /// Searches to make; none before any track is laid.
  private var levels: [Level] = []
  /// The order in which the first search from each of `places` settled the nodes, for all others.
  private var orders: [[Int32]]

  /// The costs over the tracks of an axle load or more.
  private struct Level: Sendable {
    let axleLoadTonnes: Double
    /// Greatest load by vehicle row, in load units or tonnes.
    let capacities: [Double]
    /// SEK per unit of load capacity.
    var costs: [Double]
  }

  /// Lays out the graph for a form of goods, with every link closed.
  init(
    _ network: FreightNetwork, places: [Int], _ rowOfNode: [Node.ID: Int], speedShare: Double,
    _ form: LoadForm
  ) {
    self.network = network
    self.places = places
    self.speedShare = speedShare
    self.form = form
    let trains = network.vehicles.indices.filter { row in
      network.vehicles[row].mode == .rail && network.vehicles[row].capacity(for: form) > 0
    }
    let links = network.links.indices.filter { network.links[$0].mode == .rail }
    self.links = links
    var position = [Int](repeating: -1, count: network.links.count)
    for (index, link) in links.enumerated() { position[link] = index }
    self.position = position
    var arcs = ArcList(nodeCount: network.nodes.count)
    for (index, row) in trains.enumerated() {
      let train = network.vehicles[row]
      for place in places {
        arcs.add(arcs.departure(place), arcs.state(place, index), .departure(train: row))
        arcs.add(arcs.state(place, index), arcs.arrival(place), .arrival)
      }
      for link in links {
        let from = rowOfNode[network.links[link].fromNode]!
        let to = rowOfNode[network.links[link].toNode]!
        for isForward in network.links[link].directions {
          arcs.add(
            arcs.state(isForward ? from : to, index), arcs.state(isForward ? to : from, index),
            .run(link: link, isForward: isForward, train: row))
        }
      }
      for (changeRow, change) in network.locoChanges.enumerated() {
        let node = rowOfNode[change.node]!
        for (other, otherRow) in trains.enumerated()
        where train.canChangeLocomotive(to: network.vehicles[otherRow]) {
          arcs.add(
            arcs.state(node, index), arcs.state(node, other),
            .locoChange(row: changeRow, train: row))
        }
      }
    }
    departures = places.map { arcs.departure($0) }
    arrivals = places.map { arcs.arrival($0) }
    let sorted = ForwardStar.sorting(
      nodeCount: arcs.nodeCount * (trains.count + 2), tails: arcs.tails, heads: arcs.heads)
    var steps = arcs.steps
    for (input, arc) in sorted.arcOfInput.enumerated() { steps[Int(arc)] = arcs.steps[input] }
    var arcsOfRow: [Int: [Int32]] = [:]
    for (arc, step) in steps.enumerated() {
      if case .run(let link, _, _) = step { arcsOfRow[link, default: []].append(Int32(arc)) }
    }
    arcsOfLink = links.map { arcsOfRow[$0] ?? [] }
    graph = sorted.graph
    tracks = links.map { _ in nil }
    orders = places.map { _ in [] }
    self.steps = steps
  }

  /// Takes over a scenario's tracks, one per entry of `links`.
  ///
  /// - Returns: whether any train's cost changes.
  mutating func lay(_ new: [Track?]) -> Bool {
    let changed = links.indices.filter { new[$0] != tracks[$0] }
    guard !changed.isEmpty else { return false }
    // A weaker track may leave the cost per load unit as it is and still limit what units weigh.
    var hasChanged = changed.contains { new[$0]?.axleLoadTonnes != tracks[$0]?.axleLoadTonnes }
    tracks = new
    // Below every axle load that there is, no track is left out.
    let axleLoads =
      form == .unitised ? [0] : Set(new.compactMap { $0?.axleLoadTonnes }).sorted()
    guard axleLoads == levels.map(\.axleLoadTonnes) else {
      levels = axleLoads.map(level)
      return true
    }
    let arcs = changed.flatMap { arcsOfLink[$0].map { Int($0) } }
    for index in levels.indices {
      // All before any is written: reading and writing in turn copies the graph for each arc.
      let costs = arcs.map { cost(ofArc: $0, levels[index]) }
      for (arc, cost) in zip(arcs, costs) where cost != levels[index].costs[arc] {
        levels[index].costs[arc] = cost
        hasChanged = true
      }
    }
    return hasChanged
  }

  /// The cheapest plan between any two places that is wanted; nil where no train can run.
  ///
  /// - Parameters:
  ///   - wanted: for each pair of entries of `places`, in row order, whether a plan is wanted.
  ///   - executor: runs the searches.
  /// - Returns: one plan for each pair, nil where none is wanted.
  mutating func plans(_ wanted: [Bool], _ executor: some Executor) -> [HaulPlan?] {
    let states = self
    let count = places.count
    let size = 4
    let found = executor.map(count: (count + size - 1) / size) { block in
      var search = PathWorkspace(nodeCount: states.graph.nodeCount)
      return (block * size..<Swift.min((block + 1) * size, count)).map { from in
        states.plans(from: from, wanted[from * count..<(from + 1) * count], &search)
      }
    }.joined()
    orders = found.map { $0.order }
    return found.flatMap { $0.plans }
  }

  private func plans(
    from origin: Int, _ wanted: ArraySlice<Bool>, _ search: inout PathWorkspace
  ) -> (plans: [HaulPlan?], order: [Int32]) {
    var plans = [HaulPlan?](repeating: nil, count: places.count)
    var order = orders[origin]
    guard wanted.contains(true) else { return (plans, order) }
    var best = [Double](repeating: .infinity, count: places.count)
    var path: [Int32] = []
    for level in levels {
      if order.isEmpty {
        search.run(on: graph, arcCost: level.costs.span, from: departures[origin])
        order = Array(search.settleOrder[..<search.settledNodes])
      } else {
        search.run(
          on: graph, arcCost: level.costs.span, from: departures[origin], inOrder: order.span)
      }
      for to in places.indices where to != origin && wanted[wanted.startIndex + to] {
        let cost = search.distance(to: arrivals[to])
        guard cost < best[to] else { continue }
        best[to] = cost
        path.removeAll(keepingCapacity: true)
        search.appendPath(to: arrivals[to], on: graph, into: &path)
        plans[to] = plan(path)
      }
    }
    return (plans, order)
  }

  private func level(ofAxleLoad tonnes: Double) -> Level {
    let capacities = network.vehicles.map { vehicle in
      form == .unitised
        ? vehicle.capacity(for: form)
        : vehicle.fill * network.payloadTonnes(of: vehicle, onAxleLoad: tonnes)
    }
    var level = Level(axleLoadTonnes: tonnes, capacities: capacities, costs: [])
    level.costs = steps.indices.map { cost(ofArc: $0, level) }
    return level
  }

  /// SEK per load unit or tonne that the train can carry; infinite where it may not run.
  private func cost(ofArc arc: Int, _ level: Level) -> Double {
    let (costSEK, train): (Double, Int)
    switch steps[arc] {
    case .arrival: return 0
    case .departure(let row): (costSEK, train) = (network.vehicles[row].costSEKPerTrip, row)
    case .locoChange(let row, let vehicle):
      let change = network.locoChanges[row]
      (costSEK, train) = (
        change.costSEK + change.hours * network.vehicles[vehicle].costSEKPerHour, vehicle
      )
    case .run(let link, let isForward, let row):
      guard let track = tracks[position[link]], track.admits(network.vehicles[row]),
        track.axleLoadTonnes >= level.axleLoadTonnes
      else { return .infinity }
      let leg = leg(link, isForward, row, track)
      (costSEK, train) = (leg.timeCostSEK + leg.distanceCostSEK, row)
    }
    let capacity = level.capacities[train]
    return capacity > 0 ? costSEK / capacity : .infinity
  }

  private func leg(_ link: Int, _ isForward: Bool, _ row: Int, _ track: Track) -> HaulPlan.Leg {
    HaulPlan.Leg(
      link: link, isForward: isForward, vehicle: row, by: network.vehicles[row],
      kilometres: track.kilometres, speed: track.speed, speedShare: speedShare)
  }

  private func plan(_ path: [Int32]) -> HaulPlan {
    var legs: [HaulPlan.Leg] = []
    legs.reserveCapacity(path.count)
    var locoChanges: [Int] = []
    var axleLoad = Double.infinity
    for arc in path {
      switch steps[Int(arc)] {
      case .departure, .arrival: break
      case .run(let link, let isForward, let row):
        let track = tracks[position[link]]!
        axleLoad = Swift.min(axleLoad, track.axleLoadTonnes)
        legs.append(leg(link, isForward, row, track))
      case .locoChange(let row, _): locoChanges.append(row)
      }
    }
    return HaulPlan(legs, locoChanges: locoChanges, axleLoadTonnes: axleLoad, network)
  }

  /// Departures first, then arrivals, then each train's own copy of the nodes.
  private struct ArcList {
    let nodeCount: Int
    var tails: [Int32] = []
    var heads: [Int32] = []
    var steps: [Step] = []

    init(nodeCount: Int) { self.nodeCount = nodeCount }

    func departure(_ node: Int) -> Int32 { Int32(node) }
    func arrival(_ node: Int) -> Int32 { Int32(nodeCount + node) }
    func state(_ node: Int, _ train: Int) -> Int32 { Int32(nodeCount * (2 + train) + node) }

    mutating func add(_ tail: Int32, _ head: Int32, _ step: Step) {
      tails.append(tail)
      heads.append(head)
      steps.append(step)
    }
  }
}
