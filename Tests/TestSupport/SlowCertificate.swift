package import FlowAssignment
import PathKernel

/// Everything that can be said of a result from its facility and class flows alone, by Bellman and
/// Ford and the definitions: no code of a solver takes part.
package struct SlowCertificate {
  /// `G` and the total cost.
  package private(set) var gap = AssignmentResult.Gap(absolute: 0, totalCost: 0, leastCost: 0)
  /// The objective at the flows.
  package private(set) var objective = 0.0
  /// Least cost of each alternative.
  package private(set) var alternativeCost: [Double]
  /// Expected least cost of each pair.
  package private(set) var pairLogsum: [Double] = []
  /// Pairs with demand and no way.
  package private(set) var unservedPairs: [Int32] = []
  /// Facility flows by the class flows.
  package private(set) var facilityFlow: [Double]
  /// Greatest absolute difference at any node between what comes in of any class and what goes out,
  /// demand included.
  package private(set) var imbalance = 0.0
  /// Greatest share of a pair's demand that its alternatives do not add up to; pairs that cannot be
  /// served must have none.
  package private(set) var missingDemand = 0.0
  /// Whether a class has flow on an arc that is closed to it, or negative flow.
  package private(set) var isOnClosedArcs = false

  private let problem: AssignmentProblem

  /// Certifies a result.
  package init(
    _ problem: AssignmentProblem, _ result: AssignmentResult, _ mathematics: Mathematics
  ) {
    self.problem = problem
    alternativeCost = [Double](repeating: .infinity, count: problem.sinks.count)
    facilityFlow = problem.facilities.map(\.preload)
    let delay = zip(problem.facilities, result.facilityFlow).map { facility, flow in
      objective += facility.delayCostPerHour * facility.delay.integral(to: flow, mathematics)
      return facility.delayCostPerHour * facility.delay.delay(at: flow, mathematics).hours
    }
    for index in problem.classes.indices {
      let cost = Self.arcCosts(problem, ofClass: index, delay)
      addClass(index, cost, result)
      for slot in slots(ofClass: index) {
        let distances = bellmanFord(problem.graph, cost: cost, from: slot.origin)
        alternativeCost[slot.index] =
          distances[Int(problem.sinks[slot.index])]
          + (problem.alternativeCost.isEmpty ? 0 : problem.alternativeCost[slot.index])
      }
    }
    for index in problem.pairs.indices { addPair(index, result, mathematics) }
  }

  /// Cost of every arc for a class, given the delay cost of each facility.
  package static func arcCosts(
    _ problem: AssignmentProblem, ofClass index: Int, _ delay: [Double]
  ) -> [Double] {
    let userClass = problem.classes[index]
    return (0..<problem.graph.arcCount).map { arc in
      var cost = userClass.arcCost[arc]
      for use in problem.firstUse[arc]..<problem.firstUse[arc + 1] {
        cost +=
          userClass.delayFactor * userClass.arcLoad[arc]
          * delay[Int(problem.arcFacility[Int(use)])]
      }
      return cost
    }
  }

  private func slots(ofClass userClass: Int) -> [(index: Int, origin: Int32)] {
    problem.pairs.filter { Int($0.userClass) == userClass }.flatMap { pair in
      pair.alternatives.map { (Int($0), pair.origin) }
    }
  }

  private mutating func addClass(_ index: Int, _ cost: [Double], _ result: AssignmentResult) {
    let userClass = problem.classes[index]
    var surplus = [Double](repeating: 0, count: problem.graph.nodeCount)
    for arc in 0..<problem.graph.arcCount {
      let flow = result.classFlow[index * problem.graph.arcCount + arc]
      guard flow != 0 else { continue }
      if flow < 0 || userClass.arcCost[arc] == .infinity { isOnClosedArcs = true }
      surplus[Int(problem.graph.tail[arc])] += flow
      surplus[Int(problem.graph.head[arc])] -= flow
      gap.totalCost += flow * cost[arc]
      objective += flow * userClass.arcCost[arc]
      for use in problem.firstUse[arc]..<problem.firstUse[arc + 1] {
        facilityFlow[Int(problem.arcFacility[Int(use)])] += flow * userClass.arcLoad[arc]
      }
    }
    for slot in slots(ofClass: index) {
      if !problem.alternativeCost.isEmpty {
        let cost = result.alternativeFlow[slot.index] * problem.alternativeCost[slot.index]
        gap.totalCost += cost
        objective += cost
      }
      surplus[Int(slot.origin)] -= result.alternativeFlow[slot.index]
      surplus[Int(problem.sinks[slot.index])] += result.alternativeFlow[slot.index]
    }
    imbalance = surplus.reduce(imbalance) { max($0, abs($1)) }
  }

  private mutating func addPair(
    _ index: Int, _ result: AssignmentResult, _ mathematics: Mathematics
  ) {
    let pair = problem.pairs[index]
    let slots = pair.alternatives.map { Int($0) }
    let costs = slots.map { alternativeCost[$0] }
    if index == 0 { gap.absolute = gap.totalCost }
    let served = slots.reduce(0) { $0 + result.alternativeFlow[$1] }
    guard costs.contains(where: { $0 < .infinity }) else {
      pairLogsum.append(.infinity)
      if pair.demand > 0 { unservedPairs.append(Int32(index)) }
      missingDemand = max(missingDemand, served)
      return
    }
    pairLogsum.append(slowLogsum(costs, problem, pair, mathematics))
    if pair.demand > 0 {
      missingDemand = max(missingDemand, abs(served - pair.demand) / pair.demand)
    } else {
      missingDemand = max(missingDemand, served)
    }
    gap.absolute -= pair.demand * pairLogsum[index]
    guard slots.count > 1 else { return }
    let entropy = SlowEntropy(problem, pair, mathematics).cost { result.alternativeFlow[$0] }
    gap.absolute += entropy
    objective += entropy
  }
}

/// The logsum of a pair's logsums, by the definition.
package func slowLogsum(
  _ costs: [Double], _ problem: AssignmentProblem, _ pair: AssignmentProblem.Pair,
  _ mathematics: Mathematics
) -> Double {
  func logsum(_ costs: [Double], _ scale: Double) -> Double {
    guard let least = costs.min(), least < .infinity else { return .infinity }
    let sum = costs.reduce(0) { $0 + mathematics.exp(-scale * ($1 - least)) }
    return least - mathematics.log(sum) / scale
  }
  if costs.count == 1 { return costs[0] }
  let userClass = problem.classes[Int(pair.userClass)]
  guard !problem.nestOfAlternative.isEmpty else { return logsum(costs, userClass.logitScale) }
  let nests = pair.alternatives.map { problem.nestOfAlternative[Int($0)] }
  let inclusive = Set(nests).sorted().map { nest in
    logsum(zip(costs, nests).filter { $0.1 == nest }.map { $0.0 }, userClass.nestScale)
  }
  return logsum(inclusive, userClass.logitScale)
}

/// The entropy of one pair's alternatives by the definition.
package struct SlowEntropy {
  private let problem: AssignmentProblem
  private let pair: AssignmentProblem.Pair
  private let mathematics: Mathematics

  /// Takes a pair of a problem with at least one alternative.
  package init(
    _ problem: AssignmentProblem, _ pair: AssignmentProblem.Pair, _ mathematics: Mathematics
  ) {
    self.problem = problem
    self.pair = pair
    self.mathematics = mathematics
  }

  private var userClass: AssignmentProblem.UserClass { problem.classes[Int(pair.userClass)] }

  private func nestMates(of slot: Int) -> [Int] {
    guard !problem.nestOfAlternative.isEmpty else { return [slot] }
    return pair.alternatives.map { Int($0) }.filter {
      problem.nestOfAlternative[$0] == problem.nestOfAlternative[slot]
    }
  }

  /// What one more unit on an alternative adds, but for a constant of the pair.
  package func marginal(of slot: Int, _ flow: (Int) -> Double) -> Double {
    let ofNest = nestMates(of: slot).reduce(0) { $0 + flow($1) }
    let within = flow(slot) == ofNest ? 0 : mathematics.log(flow(slot) / ofNest)
    return within / userClass.nestScale
      + mathematics.log(ofNest / pair.demand) / userClass.logitScale
  }

  /// `sum q (ln(q/q_n)/mu + ln(q_n/Q)/theta)`: the two sums of the definition taken together.
  package func cost(_ flow: (Int) -> Double) -> Double {
    // A share may underflow to nothing where its flow is still a number.
    pair.alternatives.map { Int($0) }.filter { flow($0) / pair.demand > 0 }.reduce(0) {
      $0 + flow($1) * marginal(of: $1, flow)
    }
  }
}
