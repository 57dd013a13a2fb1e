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

  /// Memory for one split after another; what is found of the costs leaves them as they are.
  struct Scratch {
    /// `u` of each alternative.
    var costs: [Double] = []
    /// Inclusive cost or flow of each nest, by its number.
    fileprivate var nestValues: [Double] = []
    /// Sum of each nest's exponentials, by its number.
    fileprivate var sums: [Double] = []
  }

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
    var scratch = Scratch()
    scratch.costs = costs
    return logsum(&scratch)
  }

  /// The same, of the scratch's costs.
  func logsum(_ scratch: inout Scratch) -> Double {
    guard !nests.isEmpty else {
      return LogitSplit.logsum(costs: scratch.costs, scale: scale, mathematics)
    }
    setInclusiveCosts(&scratch)
    return LogitSplit.logsum(costs: scratch.nestValues, scale: scale, mathematics)
  }

  /// Share of each alternative, laid out as the costs, which are as for `logsum`; all zero if every
  /// cost is infinite.
  public func shares(_ costs: [Double]) -> [Double] {
    guard !nests.isEmpty else {
      return LogitSplit.shares(costs: costs, scale: scale, mathematics)
    }
    var scratch = Scratch()
    scratch.costs = costs
    setInclusiveCosts(&scratch)
    let inclusive = scratch.nestValues
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

  /// Sets each nest's value to `S_n`; infinite where a nest is empty or closed.
  private func setInclusiveCosts(_ scratch: inout Scratch) {
    setInclusiveCosts(of: scratch.costs, &scratch.nestValues, &scratch.sums)
  }

  private func setInclusiveCosts(
    of costs: [Double], _ inclusive: inout [Double], _ sums: inout [Double]
  ) {
    inclusive.removeAll(keepingCapacity: true)
    sums.removeAll(keepingCapacity: true)
    for _ in costs {
      inclusive.append(.infinity)
      sums.append(0)
    }
    let (costs, nests) = (costs.span, nests.span)
    var least = inclusive.mutableSpan
    var sums = sums.mutableSpan
    for index in costs.indices {
      let nest = Int(nests[index])
      least[nest] = Swift.min(least[nest], costs[index])
    }
    for index in costs.indices where costs[index] < .infinity {
      let nest = Int(nests[index])
      sums[nest] += mathematics.exp(-nestScale * (costs[index] - least[nest]))
    }
    for nest in costs.indices where least[nest] < .infinity {
      least[nest] -= mathematics.log(sums[nest]) / nestScale
    }
  }

  /// Flow of each nest, by its number; empty without nests.
  private func nestFlows(_ flows: [Double]) -> [Double] {
    var sums: [Double] = []
    if !nests.isEmpty { setSums(of: flows.span, &sums) }
    return sums
  }

  /// Sums over the alternatives of each nest, put in place of what an array held.
  private func setSums(of flows: Span<Double>, _ sums: inout [Double]) {
    sums.removeAll(keepingCapacity: true)
    for _ in flows.indices { sums.append(0) }
    let nests = nests.span
    var sums = sums.mutableSpan
    for index in flows.indices { sums[Int(nests[index])] += flows[index] }
  }

  /// `H(q)`: what the flows' dispersion is worth, never above zero.
  func entropyCost(of flows: [Double], in demand: Double) -> Double {
    var scratch = Scratch()
    return entropyCost(of: flows.span, in: demand, &scratch)
  }

  /// The same, with memory for it.
  func entropyCost(
    of flows: Span<Double>, in demand: Double, _ scratch: inout Scratch
  ) -> Double {
    var between = 0.0
    var within = 0.0
    if nests.isEmpty {
      for index in flows.indices {
        between += LogitSplit.entropy(of: flows[index], in: demand, mathematics)
      }
      return between / scale
    }
    setSums(of: flows, &scratch.nestValues)
    let (nests, nestFlow) = (nests.span, scratch.nestValues.span)
    for nest in nestFlow.indices {
      between += LogitSplit.entropy(of: nestFlow[nest], in: demand, mathematics)
    }
    for index in flows.indices {
      within += LogitSplit.entropy(of: flows[index], in: nestFlow[Int(nests[index])], mathematics)
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
