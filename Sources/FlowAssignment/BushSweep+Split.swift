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
  mutating func splitGap(
    of group: OriginGroup, _ alternativeFlow: borrowing [Double]
  ) -> Double {
    var gap = 0.0
    for index in group.pairs {
      let pair = network.problem.pairs[index]
      guard pair.alternatives.count > 1, pair.demand > 0 else { continue }
      let choice = network.problem.choice(ofPair: index, network.mathematics)
      setLeastCosts(of: pair)
      let expected = choice.logsum(&scratch)
      guard expected < .infinity else { continue }
      let flows = alternativeFlow.span.extracting(pair.slots)
      var sum = choice.entropyCost(of: flows, in: pair.demand, &scratch)
      for place in flows.indices where flows[place] > 0 {
        sum += flows[place] * scratch.costs[place]
      }
      gap += sum - pair.demand * expected
    }
    return gap
  }

  /// Puts the least costs of a pair's alternatives into the scratch.
  private mutating func setLeastCosts(of pair: AssignmentProblem.Pair) {
    scratch.costs.removeAll(keepingCapacity: true)
    for slot in pair.slots {
      let low = labels[Int(network.problem.sinks[slot])].low
      scratch.costs.append(low + network.problem.fixedCost(of: slot))
    }
  }

  /// Moves a pair's demand towards the logit shares of its alternatives.
  ///
  /// All alternatives move at once, each over the paths that it uses, in proportion. The step
  /// weighs the entropy's exact secant along the move against the slope of the delays, so that it
  /// is 1 where nothing is congested.
  mutating func split(
    _ index: Int, _ bush: borrowing Bush, _ alternativeFlow: inout [Double]
  ) {
    let pair = network.problem.pairs[index]
    guard pair.alternatives.count > 1, pair.demand > 0 else { return }
    let choice = network.problem.choice(ofPair: index, network.mathematics)
    let slots = pair.slots
    let flows = Array(alternativeFlow[slots])
    setLeastCosts(of: pair)
    let targets = choice.shares(scratch.costs).map { $0 * pair.demand }
    let changes = zip(targets, flows).map { $0 - $1 }
    guard changes.contains(where: { $0 != 0 }) else { return }
    let fixed = collect(changes, of: slots, over: bush, from: pair.origin)
    func slope(_ costs: Double, _ flows: [Double]) -> Double {
      costs + fixed + choice.gradient(along: changes, at: flows, in: pair.demand)
    }
    let (costGradient, curvature) = network.closeDirection()
    let gradient = slope(costGradient, flows)
    guard gradient < 0 else { return network.dropDirection() }
    let weight = curvature + choice.secant(from: flows, to: targets, in: pair.demand)
    var step = weight > 0 ? Swift.min(1, -gradient / weight) : 1
    move(changes, of: slots, by: step, &alternativeFlow)
    // Delays bend upwards: a step may run past the minimum and is then cut by the secant.
    for _ in 0..<20 {
      let now = slope(network.gradient(), Array(alternativeFlow[slots]))
      guard now > -gradient / 2 else { break }
      let shorter = step * gradient / (gradient - now)
      move(changes, of: slots, by: shorter - step, &alternativeFlow)
      step = shorter
    }
    network.dropDirection()
  }

  private mutating func move(
    _ changes: [Double], of slots: Range<Int>, by step: Double, _ alternativeFlow: inout [Double]
  ) {
    network.move(step)
    for (slot, change) in zip(slots, changes) where change != 0 {
      alternativeFlow[slot] = Swift.max(0, alternativeFlow[slot] + step * change)
    }
  }

  /// Collects the direction in which changes of the alternatives' flows move the flows of the
  /// bush's arcs.
  ///
  /// - Returns: what the alternatives' own costs add to the cost of the direction.
  private mutating func collect(
    _ changes: [Double], of slots: Range<Int>, over bush: borrowing Bush, from origin: Int32
  ) -> Double {
    var last: Int32 = -1
    var fixed = 0.0
    for (slot, change) in zip(slots, changes) where change != 0 {
      let sink = Int(network.problem.sinks[slot])
      fixed += change * network.problem.fixedCost(of: slot)
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
    return fixed
  }
}
