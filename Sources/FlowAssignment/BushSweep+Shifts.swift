extension BushSweep {
  /// Equalises the merges of a bush from the last to the first. Flows must have been passed.
  mutating func shiftMerges(of bush: inout Bush) {
    for merge in stride(from: bush.mergeCount - 1, through: 0, by: -1) {
      let slots = bush.slots(of: merge)
      let node = Int(network.arcs[Int(bush.slotArc[slots.lowerBound])].head)
      let cheapest = labels[node].lowEntry
      for slot in slots where ~Int32(slot) != cheapest && bush.slotFlow[slot] > 0 {
        shift(from: ~Int32(slot), to: cheapest, in: &bush)
      }
    }
  }

  /// Moves flow between two segments that end in one node by arcs `from` and `to`.
  private mutating func shift(from: Int32, to: Int32, in bush: inout Bush) {
    let (difference, limit) = walk(from: from, to: to, in: bush)
    guard difference > 0, limit > 0 else { return }
    for entry in dear { network.collect(bush.arc(of: entry), times: -1) }
    for entry in cheap { network.collect(bush.arc(of: entry), times: 1) }
    let (gradient, curvature) = network.closeDirection()
    guard gradient < 0 else { return network.dropDirection() }
    var step = curvature > 0 ? Swift.min(limit, -gradient / curvature) : limit
    network.move(step)
    // Delays bend upwards: a Newton step may run past the minimum and is then cut by the secant.
    for _ in 0..<20 {
      let now = network.gradient()
      guard now > -gradient / 2 else { break }
      let shorter = step * gradient / (gradient - now)
      network.move(shorter - step)
      step = shorter
    }
    network.dropDirection()
    carry(-step, along: true, in: &bush)
    carry(step, along: false, in: &bush)
  }

  /// Follows the dearest path back from one arc and the cheapest from another to where they part.
  ///
  /// - Returns: difference of the segments' costs, and the least flow on the dear one.
  private mutating func walk(
    from: Int32, to: Int32, in bush: borrowing Bush
  ) -> (difference: Double, limit: Double) {
    dear.removeAll(keepingCapacity: true)
    cheap.removeAll(keepingCapacity: true)
    var difference = 0.0
    var limit = Double.infinity
    var high = from
    var low = to
    var x = 0
    var y = 0
    // Each turn takes one step back on the side that is later in the topological order.
    var takesHigh = true
    var takesLow = true
    while true {
      if takesHigh {
        dear.append(high)
        let arc = network.arcs[bush.arc(of: high)]
        difference += arc.cost
        limit = Swift.min(
          limit, high < 0 ? bush.slotFlow[Int(~high)] : labels[Int(arc.head)].flow)
        x = Int(arc.tail)
      }
      if takesLow {
        cheap.append(low)
        let arc = network.arcs[bush.arc(of: low)]
        difference -= arc.cost
        y = Int(arc.tail)
      }
      if x == y { return (difference, limit) }
      takesHigh = labels[x].position > labels[y].position
      takesLow = !takesHigh
      if takesHigh { high = labels[x].highEntry } else { low = labels[y].lowEntry }
    }
  }

  /// Changes the flow of nodes and merge arcs on a segment; the node at its end keeps its flow.
  private mutating func carry(_ amount: Double, along isDear: Bool, in bush: inout Bush) {
    let count = isDear ? dear.count : cheap.count
    for index in 0..<count {
      let entry = isDear ? dear[index] : cheap[index]
      if entry < 0 {
        let slot = Int(~entry)
        bush.slotFlow[slot] = Swift.max(0, bush.slotFlow[slot] + amount)
      }
      guard index > 0 else { continue }
      let node = Int(network.arcs[bush.arc(of: entry)].head)
      labels[node].flow = Swift.max(0, labels[node].flow + amount)
    }
  }
}
