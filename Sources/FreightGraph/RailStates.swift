import FreightModel
import PathKernel

/// The graph in which a train's cheapest run is found: a node for each rail node and train.
///
/// A run departs at a network node on any train, runs over links that admit the train, may change
/// locomotive to another train of the same length and the other traction, and arrives.
struct RailStates {
  /// What an arc of the graph does: runs over a link, changes locomotive, or neither.
  struct Step {
    var leg: HaulPlan.Leg?
    var locoChange: Int?
  }

  let graph: ForwardStar
  /// SEK per unit of load capacity.
  let costs: [Double]
  let steps: [Step]
  private let numbering: Numbering

  init(
    _ supernetwork: Supernetwork, _ scenario: ScenarioNetwork, _ trains: [Int],
    _ rowOfNode: [Node.ID: Int], _ speedShare: Double, _ form: LoadForm
  ) {
    let network = supernetwork.network
    var arcs = ArcList(numbering: Numbering(nodeCount: network.nodes.count))
    for (index, row) in trains.enumerated() {
      let train = network.vehicles[row]
      let capacity = train.capacity(for: form)
      arcs.addEnds(train: index, costPerUnit: train.costSEKPerTrip / capacity)
      for (linkRow, link) in scenario.links.enumerated() {
        guard let link, case .rail(let rail) = link.supply, rail.admits(train) else { continue }
        let from = rowOfNode[link.fromNode]!
        let to = rowOfNode[link.toNode]!
        for isForward in link.directions {
          let leg = HaulPlan.Leg(
            link: linkRow, isForward: isForward, vehicle: row, over: link, by: train,
            railSpeedShare: speedShare)
          arcs.addRun(
            train: index, from: isForward ? from : to, to: isForward ? to : from,
            costPerUnit: (leg.timeCostSEK + leg.distanceCostSEK) / capacity, leg)
        }
      }
      for (changeRow, change) in network.locoChanges.enumerated() {
        let cost = change.costSEK + change.hours * train.costSEKPerHour
        for (other, otherRow) in trains.enumerated()
        where train.canChangeLocomotive(to: network.vehicles[otherRow]) {
          arcs.addLocoChange(
            changeRow, at: rowOfNode[change.node]!, from: index, to: other,
            costPerUnit: cost / capacity)
        }
      }
    }
    let sorted = ForwardStar.sorting(
      nodeCount: arcs.numbering.nodeCount * (trains.count + 2), tails: arcs.tails,
      heads: arcs.heads)
    var costs = arcs.costs
    var steps = arcs.steps
    for (input, arc) in sorted.arcOfInput.enumerated() {
      costs[Int(arc)] = arcs.costs[input]
      steps[Int(arc)] = arcs.steps[input]
    }
    graph = sorted.graph
    self.costs = costs
    self.steps = steps
    numbering = arcs.numbering
  }

  /// The graph node from which a run begins at a network node, whatever the train.
  func departure(_ node: Int) -> Int32 { numbering.departure(node) }

  /// The graph node in which a run ends at a network node.
  func arrival(_ node: Int) -> Int32 { numbering.arrival(node) }

  /// Departures first, then arrivals, then each train's own copy of the nodes.
  private struct Numbering {
    let nodeCount: Int

    func departure(_ node: Int) -> Int32 { Int32(node) }
    func arrival(_ node: Int) -> Int32 { Int32(nodeCount + node) }
    func state(_ node: Int, _ train: Int) -> Int32 { Int32(nodeCount * (2 + train) + node) }
  }

  private struct ArcList {
    let numbering: Numbering
    var tails: [Int32] = []
    var heads: [Int32] = []
    var costs: [Double] = []
    var steps: [Step] = []

    mutating func addEnds(train: Int, costPerUnit: Double) {
      for node in 0..<numbering.nodeCount {
        add(numbering.departure(node), numbering.state(node, train), costPerUnit, Step())
        add(numbering.state(node, train), numbering.arrival(node), 0, Step())
      }
    }

    mutating func addRun(
      train: Int, from: Int, to: Int, costPerUnit: Double, _ leg: HaulPlan.Leg
    ) {
      add(
        numbering.state(from, train), numbering.state(to, train), costPerUnit, Step(leg: leg))
    }

    mutating func addLocoChange(
      _ row: Int, at node: Int, from train: Int, to other: Int, costPerUnit: Double
    ) {
      add(
        numbering.state(node, train), numbering.state(node, other), costPerUnit,
        Step(locoChange: row))
    }

    private mutating func add(_ tail: Int32, _ head: Int32, _ cost: Double, _ step: Step) {
      tails.append(tail)
      heads.append(head)
      costs.append(cost)
      steps.append(step)
    }
  }
}

extension Link.Rail {
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
