import PathKernel

/// What is known of each node while one bush is worked on.
struct NodeLabel {
  /// Least cost from the origin over the bush.
  var low = Double.infinity
  /// Greatest cost from the origin over arcs with flow.
  var high = 0.0
  /// Flow through the node.
  var flow = 0.0
  /// The arc by which the least cost arrives, or ~slot at a merge.
  var lowEntry: Int32 = 0
  /// The arc by which the greatest cost arrives, or ~slot at a merge.
  var highEntry: Int32 = 0
  /// Place in the topological order; the origin is before all.
  var position: Int32 = 0
}

extension Bush {
  /// Labels the first `count` entries' nodes with least and greatest costs and positions; their
  /// flow becomes the outflow if that is known, and zero otherwise.
  ///
  /// - Returns: what the flows cost beyond the bush's own least-cost paths.
  func label(
    _ labels: inout MutableSpan<NodeLabel>, from origin: Int32, _ arcs: Span<HotArc>,
    count: Int, outflow: Span<Double>
  ) -> Double {
    let entries = self.entries.span
    let firstSlot = self.firstSlot.span
    let slotArc = self.slotArc.span
    let slotFlow = self.slotFlow.span
    var gap = 0.0
    labels[Int(origin)] = NodeLabel(low: 0, position: -1)
    for position in 0..<count {
      let flow = outflow.isEmpty ? 0 : outflow[position]
      let entry = entries[position]
      if entry >= 0 {
        let arc = arcs[Int(entry)]
        let before = labels[Int(arc.tail)]
        labels[Int(arc.head)] = NodeLabel(
          low: before.low + arc.cost, high: before.high + arc.cost, flow: flow, lowEntry: entry,
          highEntry: entry, position: Int32(truncatingIfNeeded: position))
        continue
      }
      let first = Int(firstSlot[Int(~entry)])
      var label = NodeLabel(high: -1, flow: flow, position: Int32(truncatingIfNeeded: position))
      var cost = 0.0
      var through = 0.0
      var highOfLow = 0.0
      for slot in first..<Int(firstSlot[Int(~entry) + 1]) {
        let arc = arcs[Int(slotArc[slot])]
        let before = labels[Int(arc.tail)]
        let low = before.low + arc.cost
        if low < label.low {
          label.low = low
          highOfLow = before.high + arc.cost
          label.lowEntry = ~Int32(truncatingIfNeeded: slot)
        }
        let slotFlow = slotFlow[slot]
        guard slotFlow > 0 else { continue }
        cost += slotFlow * low
        through += slotFlow
        let high = before.high + arc.cost
        if high > label.high {
          label.high = high
          label.highEntry = ~Int32(truncatingIfNeeded: slot)
        }
      }
      if label.high < 0 {
        label.high = highOfLow
        label.highEntry = label.lowEntry
      }
      gap += cost - through * label.low
      labels[Int(arcs[Int(slotArc[first])].head)] = label
    }
    return gap
  }

  /// Adds the flow on every arc, times the arc's load, to `loads`, and leaves the bush as it is.
  ///
  /// - Parameters:
  ///   - flow: what ends at each node; zero everywhere afterwards.
  ///   - first: how many entries of `loads` come before those of the arcs.
  func addFlows(
    _ flow: inout MutableSpan<Double>, from origin: Int32, on graph: ForwardStar,
    times load: Span<Double>, to loads: inout MutableSpan<Double>, after first: Int
  ) {
    let entries = self.entries.span
    let firstSlot = self.firstSlot.span
    let slotArc = self.slotArc.span
    let slotFlow = self.slotFlow.span
    let tail = graph.tail.span
    let head = graph.head.span
    for position in stride(from: entries.count - 1, through: 0, by: -1) {
      let entry = entries[position]
      if entry >= 0 {
        let arc = Int(entry)
        let node = Int(head[arc])
        loads[first + arc] += flow[node] * load[arc]
        flow[Int(tail[arc])] += flow[node]
        flow[node] = 0
        continue
      }
      let slots = Int(firstSlot[Int(~entry)])..<Int(firstSlot[Int(~entry) + 1])
      let node = Int(head[Int(slotArc[slots.lowerBound])])
      var sum = 0.0
      for slot in slots { sum += slotFlow[slot] }
      let scale = flow[node] / sum
      for slot in slots {
        let arc = Int(slotArc[slot])
        // As in `passFlow`, but that no cheapest way is known here.
        let share =
          scale.isFinite ? slotFlow[slot] * scale : slot == slots.lowerBound ? flow[node] : 0
        loads[first + arc] += share * load[arc]
        flow[Int(tail[arc])] += share
      }
      flow[node] = 0
    }
    flow[Int(origin)] = 0
  }

  /// Sums the flow through the first `count` entries' nodes in reverse topological order, and
  /// shares it among the arcs of each merge as before. The labels hold the flow that ends at each
  /// node.
  mutating func pass(
    _ labels: inout MutableSpan<NodeLabel>, _ arcs: Span<HotArc>, count: Int
  ) {
    var ownFlow: [Double] = []
    swap(&ownFlow, &slotFlow)
    var slotFlow = ownFlow.mutableSpan
    passFlow(&labels, arcs, count, &slotFlow)
    self.slotFlow = ownFlow
  }

  private func passFlow(
    _ labels: inout MutableSpan<NodeLabel>, _ arcs: Span<HotArc>, _ count: Int,
    _ slotFlow: inout MutableSpan<Double>
  ) {
    let entries = self.entries.span
    let firstSlot = self.firstSlot.span
    let slotArc = self.slotArc.span
    for position in stride(from: count - 1, through: 0, by: -1) {
      let entry = entries[position]
      if entry >= 0 {
        let arc = arcs[Int(entry)]
        labels[Int(arc.tail)].flow += labels[Int(arc.head)].flow
        continue
      }
      let slots = Int(firstSlot[Int(~entry)])..<Int(firstSlot[Int(~entry) + 1])
      let label = labels[Int(arcs[Int(slotArc[slots.lowerBound])].head)]
      var sum = 0.0
      for slot in slots { sum += slotFlow[slot] }
      // Flows underflow: of nothing, and of next to nothing, the proportions tell nothing.
      let scale = label.flow / sum
      if scale.isFinite {
        for slot in slots { slotFlow[slot] *= scale }
      } else {
        for slot in slots { slotFlow[slot] = 0 }
        slotFlow[Int(~label.lowEntry)] = label.flow
      }
      for slot in slots { labels[Int(arcs[Int(slotArc[slot])].tail)].flow += slotFlow[slot] }
    }
  }
}
