package import FlowAssignment
package import PathKernel

/// Distances from `origin` by Bellman and Ford: all arcs, as often as there are nodes.
package func bellmanFord(
  _ graph: ForwardStar, cost: [Double], from origin: Int32
) -> [Double] {
  var distance = [Double](repeating: .infinity, count: graph.nodeCount)
  distance[Int(origin)] = 0
  for _ in 0..<graph.nodeCount {
    for arc in 0..<graph.arcCount {
      let tail = graph.tail[arc]
      if tail < graph.firstThroughNode && tail != origin { continue }
      let head = Int(graph.head[arc])
      distance[head] = min(distance[head], distance[Int(tail)] + cost[arc])
    }
  }
  return distance
}

/// All paths from `origin` to `sink` that visit no node twice, over arcs of finite cost.
package func simplePaths(
  _ graph: ForwardStar, cost: [Double], from origin: Int32, to sink: Int32
) -> [[Int32]] {
  var result: [[Int32]] = []
  var visited = [Bool](repeating: false, count: graph.nodeCount)
  var path: [Int32] = []
  func extend(_ node: Int32) {
    if node == sink {
      result.append(path)
      return
    }
    if node < graph.firstThroughNode && node != origin { return }
    visited[Int(node)] = true
    for arc in graph.firstOut[Int(node)]..<graph.firstOut[Int(node) + 1] {
      let next = graph.head[Int(arc)]
      guard !visited[Int(next)], cost[Int(arc)] < .infinity else { continue }
      path.append(arc)
      extend(next)
      path.removeLast()
    }
    visited[Int(node)] = false
  }
  extend(origin)
  return result
}

/// Equilibrium of a tiny problem by exchange between every two of all simple paths of a pair, each
/// to the exact minimum by bisection. No shortest paths, no Newton steps, no logit formula.
package struct SlowEquilibrium {
  private struct Path {
    var alternative: Int
    var fixedCost = 0.0
    var load: [Double]
    var flow = 0.0
  }

  private let problem: AssignmentProblem
  private let mathematics: Mathematics
  /// All simple paths of each pair.
  private var paths: [[Path]] = []
  /// Flow of each facility, preload included.
  package private(set) var facilityFlow: [Double]
  /// Flow of each alternative.
  package private(set) var alternativeFlow: [Double]
  /// Evans's bound over all simple paths.
  package private(set) var gap = Double.infinity

  /// Solves until the gap is below `tolerance` or after `sweepLimit` rounds.
  package init(
    _ problem: AssignmentProblem, _ mathematics: Mathematics, tolerance: Double,
    sweepLimit: Int = 2000
  ) {
    self.problem = problem
    self.mathematics = mathematics
    facilityFlow = problem.facilities.map { $0.preload }
    alternativeFlow = [Double](repeating: 0, count: problem.sinks.count)
    for pair in problem.pairs { enumerate(pair) }
    for _ in 0..<sweepLimit {
      for pair in paths.indices {
        for first in paths[pair].indices {
          for second in paths[pair].indices where second > first { exchange(first, second, pair) }
        }
      }
      sumFlows()
      gap = certifiedGap()
      if gap <= tolerance { return }
    }
  }

  /// Objective at the flows found, by the definition.
  package var objective: Double {
    var sum = 0.0
    for (facility, flow) in zip(problem.facilities, facilityFlow) {
      sum += facility.delayCostPerHour * facility.delay.integral(to: flow, mathematics)
    }
    for path in paths.joined() { sum += path.flow * path.fixedCost }
    for pair in problem.pairs where pair.demand > 0 {
      for slot in pair.alternatives { sum += alternativeFlow[Int(slot)] * fixedCost(Int(slot)) }
      if pair.alternatives.count > 1 { sum += entropy(pair).cost { alternativeFlow[$0] } }
    }
    return sum
  }

  private mutating func enumerate(_ pair: AssignmentProblem.Pair) {
    let userClass = problem.classes[Int(pair.userClass)]
    var all: [Path] = []
    for slot in pair.alternatives {
      for arcs in simplePaths(
        problem.graph, cost: userClass.arcCost, from: pair.origin,
        to: problem.sinks[Int(slot)])
      {
        var path = Path(
          alternative: Int(slot), load: [Double](repeating: 0, count: problem.facilities.count))
        for arc in arcs.map({ Int($0) }) {
          path.fixedCost += userClass.arcCost[arc]
          for use in problem.firstUse[arc]..<problem.firstUse[arc + 1] {
            path.load[Int(problem.arcFacility[Int(use)])] += userClass.arcLoad[arc]
          }
        }
        all.append(path)
      }
    }
    for index in all.indices { all[index].flow = pair.demand / Double(all.count) }
    paths.append(all)
    sumFlows()
  }

  private mutating func sumFlows() {
    facilityFlow = problem.facilities.map { $0.preload }
    for slot in alternativeFlow.indices { alternativeFlow[slot] = 0 }
    for path in paths.joined() {
      alternativeFlow[path.alternative] += path.flow
      for facility in facilityFlow.indices {
        facilityFlow[facility] += path.flow * path.load[facility]
      }
    }
  }

  private func delayCost(_ facility: Int, at flow: Double) -> Double {
    problem.facilities[facility].delayCostPerHour
      * problem.facilities[facility].delay.delay(at: flow, mathematics).hours
  }

  private func entropy(_ pair: AssignmentProblem.Pair) -> SlowEntropy {
    SlowEntropy(problem, pair, mathematics)
  }

  private func fixedCost(_ slot: Int) -> Double {
    problem.alternativeCost.isEmpty ? 0 : problem.alternativeCost[slot]
  }

  /// Moves flow from `first` to `second` (or back) until the objective falls no more.
  private mutating func exchange(_ first: Int, _ second: Int, _ pair: Int) {
    let from = paths[pair][first]
    let to = paths[pair][second]
    let touched = facilityFlow.indices.filter { from.load[$0] != to.load[$0] }
    let entropy = entropy(problem.pairs[pair])
    func slope(_ shift: Double) -> Double {
      var sum = to.fixedCost - from.fixedCost
      for facility in touched {
        let change = to.load[facility] - from.load[facility]
        sum += change * delayCost(facility, at: facilityFlow[facility] + change * shift)
      }
      if from.alternative != to.alternative {
        func flow(_ slot: Int) -> Double {
          let change = slot == to.alternative ? shift : slot == from.alternative ? -shift : 0
          return max(0, alternativeFlow[slot] + change)
        }
        sum += fixedCost(to.alternative) - fixedCost(from.alternative)
        sum += entropy.marginal(of: to.alternative, flow)
        sum -= entropy.marginal(of: from.alternative, flow)
      }
      return sum
    }
    var low = -to.flow
    var high = from.flow
    guard high > low else { return }
    if slope(high) <= 0 {
      low = high
    } else if slope(low) >= 0 {
      high = low
    } else {
      for _ in 0..<60 {
        let middle = (low + high) / 2
        if slope(middle) > 0 { high = middle } else { low = middle }
      }
    }
    let shift = slope(low) >= 0 ? low : (low + high) / 2
    paths[pair][first].flow = max(0, from.flow - shift)
    paths[pair][second].flow = max(0, to.flow + shift)
    alternativeFlow[from.alternative] -= shift
    alternativeFlow[to.alternative] += shift
    for facility in touched {
      facilityFlow[facility] += shift * (to.load[facility] - from.load[facility])
    }
  }

  private func certifiedGap() -> Double {
    var sum = 0.0
    let delay = facilityFlow.indices.map { delayCost($0, at: facilityFlow[$0]) }
    for (pair, all) in zip(problem.pairs, paths) where !all.isEmpty && pair.demand > 0 {
      var least: [Int: Double] = [:]
      for path in all {
        let cost =
          path.fixedCost + fixedCost(path.alternative)
          + zip(path.load, delay).reduce(0) { $0 + $1.0 * $1.1 }
        least[path.alternative] = min(least[path.alternative] ?? .infinity, cost)
        sum += path.flow * cost
      }
      if pair.alternatives.count > 1 { sum += entropy(pair).cost { alternativeFlow[$0] } }
      let costs = pair.alternatives.map { least[Int($0)] ?? .infinity }
      sum -= pair.demand * slowLogsum(costs, problem, pair, mathematics)
    }
    return sum
  }
}
