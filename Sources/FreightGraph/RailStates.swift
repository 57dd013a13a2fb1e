import FreightModel
import PathKernel

/// The graph in which a train's cheapest run is found: a node for each rail node and train.
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
    let numbering = Numbering(nodeCount: network.nodes.count)
    self.numbering = numbering
    var arcs = ArcList()
    for (index, row) in trains.enumerated() {
      let train = network.vehicles[row]
      let capacity = train.capacity(for: form)
      for node in 0..<numbering.nodeCount {
        arcs.add(numbering.departure(node), numbering.state(node, index), train.costSEKPerTrip / capacity, Step())
        arcs.add(numbering.state(node, index), numbering.arrival(node), 0, Step())
      }
      for (linkRow, link) in scenario.links.enumerated() {
        guard let link, case .rail(let rail) = link.supply, rail.admits(train) else { continue }
        let running = link.runningHours(for: train, railSpeedShare: speedShare)
        let cost =
          (train.costSEKPerHour * running + train.costSEKPerKilometre * link.lengthKilometres)
          / capacity
        let from = rowOfNode[link.fromNode]!
        let to = rowOfNode[link.toNode]!
        for isForward in link.isDirected ? [true] : [true, false] {
          arcs.add(
            numbering.state(isForward ? from : to, index), numbering.state(isForward ? to : from, index), cost,
            Step(leg: HaulPlan.Leg(link: linkRow, isForward: isForward, vehicle: row)))
        }
      }
      for (changeRow, change) in network.locoChanges.enumerated() {
        let node = rowOfNode[change.node]!
        let cost = (change.costSEK + change.hours * train.costSEKPerHour) / capacity
        for (other, otherRow) in trains.enumerated() where other != index {
          let next = network.vehicles[otherRow]
          guard next.lengthMetres == train.lengthMetres, next.traction != train.traction
          else { continue }
          arcs.add(numbering.state(node, index), numbering.state(node, other), cost, Step(locoChange: changeRow))
        }
      }
    }
    let sorted = ForwardStar.sorting(
      nodeCount: numbering.nodeCount * (trains.count + 2), tails: arcs.tails, heads: arcs.heads)
    var costs = arcs.costs
    var steps = arcs.steps
    for (input, arc) in sorted.arcOfInput.enumerated() {
      costs[Int(arc)] = arcs.costs[input]
      steps[Int(arc)] = arcs.steps[input]
    }
    graph = sorted.graph
    self.costs = costs
    self.steps = steps
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
    var tails: [Int32] = []
    var heads: [Int32] = []
    var costs: [Double] = []
    var steps: [Step] = []

    mutating func add(_ tail: Int32, _ head: Int32, _ cost: Double, _ step: Step) {
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
