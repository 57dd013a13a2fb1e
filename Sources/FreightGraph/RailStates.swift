import FreightModel
import PathKernel

/// The graph in which a train's cheapest run is found: a node for each rail node and train.
///
/// A run departs at a place on any train, runs over links that admit the train, may change
/// locomotive to another train of the same length and the other traction, and arrives.
///
/// The graph holds every train on every link that any investment could lay or wire. A scenario is
/// another set of costs, infinite where a train may not run.
struct RailStates: Sendable {
  /// What the cost of a link hangs on.
  struct Track: Equatable, Sendable {
    let kilometres: Double
    let speed: Double
    let maxTrainMetres: Double
    let isElectrified: Bool
  }

  /// What an arc of the graph does.
  private enum Step: Sendable {
    case departure
    case arrival
    case run(link: Int, isForward: Bool, train: Int)
    case locoChange(row: Int)
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
  private let capacities: [Double]
  private let speedShare: Double
  private let departures: [Int32]
  private let arrivals: [Int32]
  /// By entry of `links`; nil where there is none.
  private var tracks: [Track?]
  /// SEK per unit of load capacity.
  private var costs: [Double]

  /// Lays out the graph for a form of goods, with every link closed.
  init(
    _ network: FreightNetwork, places: [Int], _ rowOfNode: [Node.ID: Int], speedShare: Double,
    _ form: LoadForm
  ) {
    self.network = network
    self.places = places
    self.speedShare = speedShare
    capacities = network.vehicles.map { $0.capacity(for: form) }
    let trains = network.vehicles.indices.filter { [capacities] row in
      network.vehicles[row].mode == .rail && capacities[row] > 0
    }
    let links = network.links.indices.filter { network.links[$0].mode == .rail }
    self.links = links
    var arcs = ArcList(nodeCount: network.nodes.count)
    for (index, row) in trains.enumerated() {
      let train = network.vehicles[row]
      for place in places {
        arcs.add(
          arcs.departure(place), arcs.state(place, index), train.costSEKPerTrip / capacities[row],
          .departure)
        arcs.add(arcs.state(place, index), arcs.arrival(place), 0, .arrival)
      }
      for link in links {
        let from = rowOfNode[network.links[link].fromNode]!
        let to = rowOfNode[network.links[link].toNode]!
        for isForward in network.links[link].directions {
          arcs.add(
            arcs.state(isForward ? from : to, index), arcs.state(isForward ? to : from, index),
            .infinity, .run(link: link, isForward: isForward, train: row))
        }
      }
      for (changeRow, change) in network.locoChanges.enumerated() {
        let node = rowOfNode[change.node]!
        let cost = change.costSEK + change.hours * train.costSEKPerHour
        for (other, otherRow) in trains.enumerated()
        where train.canChangeLocomotive(to: network.vehicles[otherRow]) {
          arcs.add(
            arcs.state(node, index), arcs.state(node, other), cost / capacities[row],
            .locoChange(row: changeRow))
        }
      }
    }
    departures = places.map { arcs.departure($0) }
    arrivals = places.map { arcs.arrival($0) }
    let sorted = ForwardStar.sorting(
      nodeCount: arcs.nodeCount * (trains.count + 2), tails: arcs.tails, heads: arcs.heads)
    var costs = arcs.costs
    var steps = arcs.steps
    for (input, arc) in sorted.arcOfInput.enumerated() {
      costs[Int(arc)] = arcs.costs[input]
      steps[Int(arc)] = arcs.steps[input]
    }
    var arcsOfRow: [Int: [Int32]] = [:]
    for (arc, step) in steps.enumerated() {
      if case .run(let link, _, _) = step { arcsOfRow[link, default: []].append(Int32(arc)) }
    }
    arcsOfLink = links.map { arcsOfRow[$0] ?? [] }
    graph = sorted.graph
    tracks = links.map { _ in nil }
    self.costs = costs
    self.steps = steps
  }

  /// Takes over a scenario's tracks, one per entry of `links`.
  ///
  /// - Returns: whether any train's cost changes.
  mutating func lay(_ new: [Track?]) -> Bool {
    var hasChanged = false
    for index in links.indices where new[index] != tracks[index] {
      tracks[index] = new[index]
      for arc in arcsOfLink[index] {
        let cost = cost(ofArc: Int(arc), on: new[index])
        if cost != costs[Int(arc)] {
          costs[Int(arc)] = cost
          hasChanged = true
        }
      }
    }
    return hasChanged
  }

  /// Calls `body` with the cheapest plan between any two places, as entries of `places`; nil where
  /// no train can run.
  func findPlans(_ body: (_ from: Int, _ to: Int, HaulPlan?) -> Void) {
    var position = [Int](repeating: -1, count: network.links.count)
    for (index, link) in links.enumerated() { position[link] = index }
    var search = PathWorkspace(nodeCount: graph.nodeCount)
    var path: [Int32] = []
    for from in places.indices {
      search.run(on: graph, arcCost: costs.span, from: departures[from])
      for to in places.indices where to != from {
        guard search.distance(to: arrivals[to]) < .infinity else {
          body(from, to, nil)
          continue
        }
        path.removeAll(keepingCapacity: true)
        search.appendPath(to: arrivals[to], on: graph, into: &path)
        body(from, to, plan(path, position))
      }
    }
  }

  private func cost(ofArc arc: Int, on track: Track?) -> Double {
    guard case .run(let link, let isForward, let row) = steps[arc], let track,
      track.admits(network.vehicles[row])
    else { return .infinity }
    let leg = leg(link, isForward, row, track)
    return (leg.timeCostSEK + leg.distanceCostSEK) / capacities[row]
  }

  private func leg(_ link: Int, _ isForward: Bool, _ row: Int, _ track: Track) -> HaulPlan.Leg {
    HaulPlan.Leg(
      link: link, isForward: isForward, vehicle: row, by: network.vehicles[row],
      kilometres: track.kilometres, speed: track.speed, speedShare: speedShare)
  }

  private func plan(_ path: [Int32], _ position: [Int]) -> HaulPlan {
    var legs: [HaulPlan.Leg] = []
    legs.reserveCapacity(path.count)
    var locoChanges: [Int] = []
    for arc in path {
      switch steps[Int(arc)] {
      case .departure, .arrival: break
      case .run(let link, let isForward, let row):
        legs.append(leg(link, isForward, row, tracks[position[link]]!))
      case .locoChange(let row): locoChanges.append(row)
      }
    }
    return HaulPlan(legs, locoChanges: locoChanges, network)
  }

  /// Departures first, then arrivals, then each train's own copy of the nodes.
  private struct ArcList {
    let nodeCount: Int
    var tails: [Int32] = []
    var heads: [Int32] = []
    var costs: [Double] = []
    var steps: [Step] = []

    init(nodeCount: Int) { self.nodeCount = nodeCount }

    func departure(_ node: Int) -> Int32 { Int32(node) }
    func arrival(_ node: Int) -> Int32 { Int32(nodeCount + node) }
    func state(_ node: Int, _ train: Int) -> Int32 { Int32(nodeCount * (2 + train) + node) }

    mutating func add(_ tail: Int32, _ head: Int32, _ cost: Double, _ step: Step) {
      tails.append(tail)
      heads.append(head)
      costs.append(cost)
      steps.append(step)
    }
  }
}

extension RailStates.Track {
  /// The track of a link; nil if it is no railway.
  init?(_ link: Link) {
    guard case .rail(let rail) = link.supply else { return nil }
    self.init(
      kilometres: link.lengthKilometres, speed: link.speedKilometresPerHour,
      maxTrainMetres: rail.maxTrainMetres, isElectrified: rail.isElectrified)
  }

  /// Whether a train may run here: short enough, and under wire if electric.
  func admits(_ train: Vehicle) -> Bool {
    train.lengthMetres <= maxTrainMetres && (train.traction == .diesel || isElectrified)
  }
}

extension Vehicle {
  /// Whether another locomotive makes this train that one.
  func canChangeLocomotive(to other: Vehicle) -> Bool {
    other.lengthMetres == lengthMetres && other.traction != traction
  }
}
