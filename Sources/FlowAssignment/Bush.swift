/// How the flow of one class leaves one origin: an acyclic set of arcs, most nodes entered by one.
///
///     entries     [a, b, ~0, c, ~1]       in topological order, one per node with flow:
///                                         the arc into the node, or ~m where several arcs merge
///     firstSlot   [0, 2, 5]               merge m's arcs are slots firstSlot[m] ..< firstSlot[m + 1]
///     slotArc     [d, e, f, g, h]         the arcs of each merge
///     slotFlow    [...]                   their flows
///
/// The node of an entry is the head of its arc. Flow through a node that one arc enters is whatever
/// goes on from there, so that flows are kept at merges only: four bytes a node, a sixth of what a
/// flow per link takes (Dial 2006, doi:10.1016/j.trb.2006.02.008). Slot flows count as proportions:
/// when the flow through a merge changes, its arcs share it as before.
struct Bush: Sendable {
  var entries: [Int32] = []
  var firstSlot: [Int32] = [0]
  var slotArc: [Int32] = []
  var slotFlow: [Double] = []

  /// Number of merges; merge numbers follow the topological order.
  var mergeCount: Int { firstSlot.count - 1 }

  /// Index range of a merge's arcs.
  func slots(of merge: Int) -> Range<Int> { Int(firstSlot[merge])..<Int(firstSlot[merge + 1]) }

  /// Appends a node that one arc enters; its tail is the origin or has been appended.
  mutating func append(arc: Int32) { entries.append(arc) }

  /// Appends a node where arcs with these flows merge.
  mutating func append(merging arcs: [(arc: Int32, flow: Double)]) {
    entries.append(~Int32(mergeCount))
    for (arc, flow) in arcs {
      slotArc.append(arc)
      slotFlow.append(flow)
    }
    firstSlot.append(Int32(slotArc.count))
  }
}

/// What a sweep knows of each node while it works on one bush.
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
  /// Labels the bush's nodes with least and greatest costs and positions; their flow becomes zero.
  ///
  /// - Returns: what the flows cost beyond the bush's own least-cost paths.
  func label(
    _ labels: inout MutableSpan<NodeLabel>, from origin: Int32, _ arcs: Span<HotArc>
  ) -> Double {
    let entries = self.entries.span
    let firstSlot = self.firstSlot.span
    let slotArc = self.slotArc.span
    let slotFlow = self.slotFlow.span
    var gap = 0.0
    labels[Int(origin)] = NodeLabel(low: 0, position: -1)
    for position in 0..<entries.count {
      let entry = entries[position]
      if entry >= 0 {
        let arc = arcs[Int(entry)]
        let before = labels[Int(arc.tail)]
        labels[Int(arc.head)] = NodeLabel(
          low: before.low + arc.cost, high: before.high + arc.cost, flow: 0, lowEntry: entry,
          highEntry: entry, position: Int32(truncatingIfNeeded: position))
        continue
      }
      let first = Int(firstSlot[Int(~entry)])
      var label = NodeLabel(high: -1, position: Int32(truncatingIfNeeded: position))
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
        let flow = slotFlow[slot]
        guard flow > 0 else { continue }
        cost += flow * low
        through += flow
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

  /// Sums the flow through every node in reverse topological order, and shares it among the arcs of
  /// each merge as before. The labels hold the flow that ends at each node.
  mutating func pass(_ labels: inout MutableSpan<NodeLabel>, _ arcs: Span<HotArc>) {
    var ownFlow: [Double] = []
    swap(&ownFlow, &slotFlow)
    var slotFlow = ownFlow.mutableSpan
    passFlow(&labels, arcs, &slotFlow)
    self.slotFlow = ownFlow
  }

  private func passFlow(
    _ labels: inout MutableSpan<NodeLabel>, _ arcs: Span<HotArc>,
    _ slotFlow: inout MutableSpan<Double>
  ) {
    let entries = self.entries.span
    let firstSlot = self.firstSlot.span
    let slotArc = self.slotArc.span
    for position in stride(from: entries.count - 1, through: 0, by: -1) {
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
      if sum > 0 {
        for slot in slots { slotFlow[slot] *= label.flow / sum }
      } else {
        slotFlow[Int(~label.lowEntry)] = label.flow
      }
      for slot in slots { labels[Int(arcs[Int(slotArc[slot])].tail)].flow += slotFlow[slot] }
    }
  }
}

/// Demand of one class from one origin: neighbours among the problem's pairs.
struct Commodity: Sendable, Equatable {
  var userClass: Int
  var origin: Int32
  var pairs: Range<Int>
  /// Whether a pair has several alternatives.
  var hasChoice: Bool
}

extension AssignmentProblem {
  /// Adds what ends at each sink of a commodity to the nodes' flows.
  func addDemand(
    of commodity: Commodity, _ alternativeFlow: Span<Double>,
    to labels: inout MutableSpan<NodeLabel>
  ) {
    let pairs = self.pairs.span
    let sinks = self.sinks.span
    for pair in commodity.pairs {
      for slot in pairs[pair].alternatives {
        labels[Int(sinks[Int(slot)])].flow += alternativeFlow[Int(slot)]
      }
    }
  }

  /// Index range of a commodity's alternatives in `sinks`.
  func slots(of commodity: Commodity) -> Range<Int> {
    guard let first = pairs[commodity.pairs].first, let last = pairs[commodity.pairs].last
    else { return 0..<0 }
    return Int(first.alternatives.lowerBound)..<Int(last.alternatives.upperBound)
  }

  /// The commodities in pair order.
  func commodities() -> [Commodity] {
    var result: [Commodity] = []
    for (index, pair) in pairs.enumerated() {
      if let last = result.last, last.userClass == Int(pair.userClass), last.origin == pair.origin {
        result[result.count - 1].pairs = last.pairs.lowerBound..<index + 1
        result[result.count - 1].hasChoice = last.hasChoice || pair.alternatives.count > 1
      } else {
        result.append(
          Commodity(
            userClass: Int(pair.userClass), origin: pair.origin, pairs: index..<index + 1,
            hasChoice: pair.alternatives.count > 1))
      }
    }
    return result
  }
}
