/// A bush laid out anew, in topological order.
extension BushBuilder {
  /// Lays out the nodes with flow and the way to every sink in topological order: over arcs with
  /// flow and those to be added where there is flow, over the tree where there is none.
  ///
  /// The bush's own order stays as it is, but for nodes that an added arc needs earlier.
  mutating func layOut(
    _ bush: Bush, for group: OriginGroup, _ alternativeFlow: [Double]
  ) -> Bush {
    var result = Bush()
    result.entries.reserveCapacity(bush.entries.count)
    placed[origin] = call
    for entry in bush.entries {
      let node = arcs[bush.arcInto(entry)].head
      guard placed[Int(node)] != call, labels[Int(node)].flow > 0 else { continue }
      if added[Int(node)] < 0 {
        placed[Int(node)] = call
        result.append(entry, of: bush)
      } else {
        place(node, of: bush, in: &result)
      }
    }
    let isPartial = isPartial(group)
    for pair in problem.pairs[group.pairs] where !isPartial || pair.demand > 0 {
      for slot in pair.alternatives {
        let sink = problem.sinks[Int(slot)]
        if finder.distances[Int(sink)] < .infinity { place(sink, of: bush, in: &result) }
      }
    }
    core.set(of: &result, group, alternativeFlow, problem)
    return result
  }

  /// Places a node after all that it is reached from.
  private mutating func place(_ node: Int32, of bush: Bush, in result: inout Bush) {
    visit(node)
    while let (node, next) = path.last {
      if let tail = tail(next, of: Int(node), in: bush) {
        path[path.count - 1].next += 1
        visit(tail)
      } else {
        path.removeLast()
        append(Int(node), of: bush, to: &result)
      }
    }
  }

  private mutating func visit(_ node: Int32) {
    guard placed[Int(node)] != call else { return }
    placed[Int(node)] = call
    path.append((node, 0))
  }

  /// Tail of the `next`-th arc into a node; nil when there are no more.
  private mutating func tail(_ next: Int, of node: Int, in bush: Bush) -> Int32? {
    guard isUsed(node) else {
      return next == 0 ? arcs[Int(finder.arc(into: Int32(node)))].tail : nil
    }
    var next = next
    if added[node] >= 0 {
      if next == 0 { return arcs[Int(added[node])].tail }
      next -= 1
    }
    let entry = bush.entries[Int(labels[node].position)]
    if entry >= 0 { return next == 0 ? arcs[Int(entry)].tail : nil }
    // Arcs without flow are left behind: greatest costs need not rise along them.
    for slot in bush.slots(of: Int(~entry)) where bush.slotFlow[slot] > 0 {
      if next == 0 { return arcs[Int(bush.slotArc[slot])].tail }
      next -= 1
    }
    return nil
  }

  private mutating func append(_ node: Int, of bush: Bush, to result: inout Bush) {
    if isUsed(node) {
      let entry = bush.entries[Int(labels[node].position)]
      result.append(entry, of: bush, adding: added[node], flow: labels[node].flow)
    } else {
      result.append(arc: finder.arc(into: Int32(node)))
    }
  }
}
