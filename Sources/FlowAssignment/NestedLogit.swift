/// Two-level nested logit over the alternatives of one pair, safe at any cost difference.
///
/// Alternatives that are alike share a nest. Of a demand `Q`, with costs `u_m`, the scale `theta`
/// between nests and `mu >= theta` within them,
///
///     S_n = -(1/mu) ln sum_{m in n} exp(-mu u_m)            inclusive cost of nest n
///     S   = -(1/theta) ln sum_n exp(-theta S_n)             expected least cost (logsum)
///     q_m = Q exp(-theta (S_n - S)) exp(-mu (u_m - S_n))
///
/// minimise `sum_m q_m u_m + H(q)`, whose least value is `Q S`, with
///
///     H(q) = (1/theta) sum_n q_n ln(q_n/Q) + (1/mu) sum_n sum_{m in n} q_m ln(q_m/q_n)
///
/// convex in `q` as `mu >= theta` (Ben-Akiva and Lerman 1985, Discrete Choice Analysis, chapter 10;
/// Oppenheim 1995, Urban Travel Demand Modeling). With `mu = theta`, or every alternative in a nest
/// of its own, it is the plain logit of `LogitSplit`.
public struct NestedLogit: Sendable {
  /// `theta`: scale between nests, per unit of cost.
  public let scale: Double
  /// `mu`: scale within nests, per unit of cost.
  public let nestScale: Double
  /// Nest of each alternative, from 0 and below the number of alternatives; empty where each is a
  /// nest of its own.
  public let nests: ArraySlice<Int32>
  private let mathematics: Mathematics

  /// Creates a split. It is made anew for every pair in every sweep, so that what it asks for is
  /// asserted in debug builds alone.
  ///
  /// - Parameters:
  ///   - scale: `theta`, above zero, per unit of cost.
  ///   - nestScale: `mu`, no less than `scale`, per unit of cost.
  ///   - nests: nest of each alternative, one entry per alternative, from 0 and below their number;
  ///     empty where each is a nest of its own.
  ///   - mathematics: the platform's logarithm and exponential.
  public init(
    scale: Double, nestScale: Double, nests: ArraySlice<Int32>, _ mathematics: Mathematics
  ) {
    assert(scale > 0, "a scale is above zero")
    assert(nestScale >= scale, "alternatives of a nest are no less alike than nests")
    self.scale = scale
    self.nestScale = nestScale
    self.nests = nests
    self.mathematics = mathematics
  }

  /// Expected least cost, in the unit of the costs, of which there is one per alternative, as many
  /// as `nests` unless that is empty (not checked); infinite if all of them are.
  public func logsum(_ costs: [Double]) -> Double {
    LogitSplit.logsum(
      costs: nests.isEmpty ? costs : inclusiveCosts(costs), scale: scale, mathematics)
  }

  /// Share of each alternative, laid out as the costs, which are as for `logsum`; all zero if every
  /// cost is infinite.
  public func shares(_ costs: [Double]) -> [Double] {
    guard !nests.isEmpty else {
      return LogitSplit.shares(costs: costs, scale: scale, mathematics)
    }
    let inclusive = inclusiveCosts(costs)
    let ofNest = LogitSplit.shares(costs: inclusive, scale: scale, mathematics)
    var shares = costs
    var sum = 0.0
    for (index, nest) in zip(costs.indices, nests) {
      let nest = Int(nest)
      shares[index] =
        costs[index] < .infinity
        ? ofNest[nest] * mathematics.exp(-nestScale * (costs[index] - inclusive[nest])) : 0
      sum += shares[index]
    }
    // Exponentials of rounded differences sum to one only up to rounding.
    if sum > 0 { for index in shares.indices { shares[index] /= sum } }
    return shares
  }

  /// `S_n` of each nest; infinite where a nest is empty or closed.
  private func inclusiveCosts(_ costs: [Double]) -> [Double] {
    var least = [Double](repeating: .infinity, count: costs.count)
    for (cost, nest) in zip(costs, nests) { least[Int(nest)] = Swift.min(least[Int(nest)], cost) }
    var sums = [Double](repeating: 0, count: costs.count)
    for (cost, nest) in zip(costs, nests) where cost < .infinity {
      sums[Int(nest)] += mathematics.exp(-nestScale * (cost - least[Int(nest)]))
    }
    return least.indices.map { nest in
      least[nest] < .infinity
        ? least[nest] - mathematics.log(sums[nest]) / nestScale : .infinity
    }
  }

  /// Flow of each nest, by its number; empty without nests.
  private func nestFlows(_ flows: borrowing [Double]) -> [Double] {
    guard !nests.isEmpty else { return [] }
    var sums = [Double](repeating: 0, count: flows.count)
    for (index, nest) in zip(flows.indices, nests) { sums[Int(nest)] += flows[index] }
    return sums
  }

  /// `H(q)`: what the flows' dispersion is worth, never above zero.
  func entropyCost(of flows: [Double], in demand: Double) -> Double {
    let nestFlow = nestFlows(flows)
    var between = 0.0
    var within = 0.0
    if nests.isEmpty {
      for flow in flows { between += LogitSplit.entropy(of: flow, in: demand, mathematics) }
    } else {
      for flow in nestFlow { between += LogitSplit.entropy(of: flow, in: demand, mathematics) }
      for (flow, nest) in zip(flows, nests) {
        within += LogitSplit.entropy(of: flow, in: nestFlow[Int(nest)], mathematics)
      }
    }
    return between / scale + within / nestScale
  }

  /// Derivative of `H` along changes of flow that leave the demand as it is.
  func gradient(along changes: [Double], at flows: [Double], in demand: Double) -> Double {
    let nestFlow = nestFlows(flows)
    let nestChange = nestFlows(changes)
    var between = 0.0
    var within = 0.0
    if nests.isEmpty {
      for (change, flow) in zip(changes, flows) where change != 0 {
        between += change * logShare(flow, of: demand)
      }
    } else {
      for (change, flow) in zip(nestChange, nestFlow) where change != 0 {
        between += change * logShare(flow, of: demand)
      }
      for (index, nest) in zip(flows.indices, nests) where changes[index] != 0 {
        within += changes[index] * logShare(flows[index], of: nestFlow[Int(nest)])
      }
    }
    return between / scale + within / nestScale
  }

  /// Change of the derivative of `H` over the whole way from some flows to others, along that way:
  /// never below zero.
  func secant(from flows: [Double], to targets: [Double], in demand: Double) -> Double {
    var between = 0.0
    var within = 0.0
    if nests.isEmpty {
      for (flow, target) in zip(flows, targets) where target != flow {
        between += (target - flow) * logRatio(flow / demand, target / demand)
      }
    } else {
      let nestFlow = nestFlows(flows)
      let nestTarget = nestFlows(targets)
      for (flow, target) in zip(nestFlow, nestTarget) where target != flow {
        between += (target - flow) * logRatio(flow / demand, target / demand)
      }
      for (index, nest) in zip(flows.indices, nests) where targets[index] != flows[index] {
        within +=
          (targets[index] - flows[index])
          * logRatio(
            Self.share(flows[index], of: nestFlow[Int(nest)]),
            Self.share(targets[index], of: nestTarget[Int(nest)]))
      }
    }
    // The sums are; rounding need not be.
    return Swift.max(0, between / scale + within / nestScale)
  }

  /// Where the entropy's slope is cut off. Shares underflow at cost differences above 700/theta;
  /// with an infinite slope there, no step length would follow.
  private static var leastShare: Double { 1e-300 }

  private static func share(_ flow: Double, of total: Double) -> Double {
    total > 0 ? flow / total : 0
  }

  private func logShare(_ flow: Double, of total: Double) -> Double {
    mathematics.log(Swift.max(Self.share(flow, of: total), Self.leastShare))
  }

  private func logRatio(_ from: Double, _ to: Double) -> Double {
    mathematics.log(Swift.max(to, Self.leastShare) / Swift.max(from, Self.leastShare))
  }
}

extension AssignmentProblem {
  /// The split of a pair's demand.
  func choice(ofPair index: Int, _ mathematics: Mathematics) -> NestedLogit {
    let pair = pairs[index]
    let userClass = classes[Int(pair.userClass)]
    let slots = pair.slots
    // Without nests there is no scale within them.
    guard !nestOfAlternative.isEmpty else {
      return NestedLogit(
        scale: userClass.logitScale, nestScale: userClass.logitScale, nests: [], mathematics)
    }
    return NestedLogit(
      scale: userClass.logitScale, nestScale: userClass.nestScale,
      nests: nestOfAlternative[slots], mathematics)
  }

  /// Fixed cost of an alternative.
  func fixedCost(of alternative: Int) -> Double {
    alternativeCost.isEmpty ? 0 : alternativeCost[alternative]
  }
}
