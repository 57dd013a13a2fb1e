/// The split of a pair's demand between alternatives, by logit at the alternatives' least costs.
extension BushSweep {
  /// Marks the alternatives' sinks as not reached, until the labels say otherwise.
  mutating func closeSinks(of group: OriginGroup) {
    for pair in group.pairs {
      for slot in network.problem.pairs[pair].alternatives {
        labels[Int(network.problem.sinks[Int(slot)])] = NodeLabel(position: -1)
      }
    }
  }

  /// What the alternatives' flows cost, entropy included, beyond the least that they could.
  func splitGap(of group: OriginGroup, _ alternativeFlow: borrowing [Double]) -> Double {
    let scale = network.problem.classes[group.userClass].logitScale
    var gap = 0.0
    for index in group.pairs {
      let pair = network.problem.pairs[index]
      guard pair.alternatives.count > 1, pair.demand > 0 else { continue }
      var sum = 0.0
      for slot in pair.alternatives {
        let flow = alternativeFlow[Int(slot)]
        guard flow > 0 else { continue }
        let cost = labels[Int(network.problem.sinks[Int(slot)])].low
        sum +=
          flow * cost
          + LogitSplit.entropy(of: flow, in: pair.demand, network.mathematics) / scale
      }
      let expected = LogitSplit.logsum(
        costs: leastCosts(of: pair), scale: scale, network.mathematics)
      if expected < .infinity { gap += sum - pair.demand * expected }
    }
    return gap
  }

  private func leastCosts(of pair: AssignmentProblem.Pair) -> [Double] {
    pair.alternatives.map { labels[Int(network.problem.sinks[Int($0)])].low }
  }

  /// Where the entropy's slope is cut off. Shares underflow at cost differences above 700/theta;
  /// with an infinite slope there, no step length would follow.
  private static var leastShare: Double { 1e-300 }

  /// Moves a pair's demand towards the logit shares of its alternatives.
  ///
  /// All alternatives move at once, each over the paths that it uses, in proportion. The step weighs
  /// the entropy's exact secant along the move against the slope of the delays, so that it is 1
  /// where nothing is congested.
  mutating func split(
    _ index: Int, _ bush: borrowing Bush, _ alternativeFlow: inout [Double]
  ) {
    let pair = network.problem.pairs[index]
    guard pair.alternatives.count > 1, pair.demand > 0 else { return }
    let scale = network.problem.classes[Int(pair.userClass)].logitScale
    let shares = LogitSplit.shares(
      costs: leastCosts(of: pair), scale: scale, network.mathematics)
    var moves: [(slot: Int, change: Double)] = []
    var secant = 0.0
    for (share, slot) in zip(shares, pair.alternatives) {
      let flow = alternativeFlow[Int(slot)]
      let change = share * pair.demand - flow
      guard change != 0 else { continue }
      moves.append((Int(slot), change))
      let ratio =
        Swift.max(share, Self.leastShare) / Swift.max(flow / pair.demand, Self.leastShare)
      secant += change * network.mathematics.log(ratio) / scale
    }
    guard !moves.isEmpty else { return }
    collect(moves, over: bush, from: pair.origin)
    let (costGradient, curvature) = network.closeDirection()
    let gradient =
      costGradient + entropyGradient(moves, alternativeFlow, pair.demand, scale)
    guard gradient < 0 else { return network.dropDirection() }
    var step = Swift.min(1, -gradient / (curvature + secant))
    move(moves, by: step, &alternativeFlow)
    // Delays bend upwards: a step may run past the minimum and is then cut by the secant.
    for _ in 0..<20 {
      let now =
        network.gradient() + entropyGradient(moves, alternativeFlow, pair.demand, scale)
      guard now > -gradient / 2 else { break }
      let shorter = step * gradient / (gradient - now)
      move(moves, by: shorter - step, &alternativeFlow)
      step = shorter
    }
    network.dropDirection()
  }

  private mutating func move(
    _ moves: [(slot: Int, change: Double)], by step: Double, _ alternativeFlow: inout [Double]
  ) {
    network.move(step)
    for (slot, change) in moves {
      alternativeFlow[slot] = Swift.max(0, alternativeFlow[slot] + step * change)
    }
  }

  /// Derivative of `(1/theta) sum q ln(q/Q)` along moves that leave the pair's demand as it is.
  private func entropyGradient(
    _ moves: [(slot: Int, change: Double)], _ alternativeFlow: borrowing [Double],
    _ demand: Double, _ scale: Double
  ) -> Double {
    var sum = 0.0
    for (slot, change) in moves {
      let share = Swift.max(alternativeFlow[slot] / demand, Self.leastShare)
      sum += change * network.mathematics.log(share)
    }
    return sum / scale
  }

  /// Collects the direction in which moves change the flows of the bush's arcs.
  private mutating func collect(
    _ moves: [(slot: Int, change: Double)], over bush: borrowing Bush, from origin: Int32
  ) {
    var last: Int32 = -1
    for (slot, change) in moves {
      let sink = Int(network.problem.sinks[slot])
      delta[sink] += change
      last = Swift.max(last, labels[sink].position)
    }
    for position in stride(from: Int(last), through: 0, by: -1) {
      let entry = bush.entries[position]
      if entry >= 0 {
        let arc = network.arcs[Int(entry)]
        let change = delta[Int(arc.head)]
        guard change != 0 else { continue }
        delta[Int(arc.head)] = 0
        delta[Int(arc.tail)] += change
        network.collect(Int(entry), times: change)
      } else {
        let slots = bush.slots(of: Int(~entry))
        let node = Int(network.arcs[Int(bush.slotArc[slots.lowerBound])].head)
        let change = delta[node]
        guard change != 0 else { continue }
        delta[node] = 0
        var sum = 0.0
        for slot in slots { sum += bush.slotFlow[slot] }
        for slot in slots {
          let share =
            sum > 0
            ? bush.slotFlow[slot] / sum : (~Int32(slot) == labels[node].lowEntry ? 1 : 0)
          guard share > 0 else { continue }
          let arc = bush.slotArc[slot]
          delta[Int(network.arcs[Int(arc)].tail)] += share * change
          network.collect(Int(arc), times: share * change)
        }
      }
    }
    // What has come back to the origin sums to zero, up to rounding.
    delta[Int(origin)] = 0
  }
}
