/// How the flow of one class leaves one origin: an acyclic set of arcs, most nodes entered by one.
///
///     entries     [a, b, ~0, c, ~1]       in topological order, one per node with flow:
///                                         the arc into the node, or ~m where several arcs merge
///     firstSlot   [0, 2, 5]               merge m's slots: firstSlot[m] ..< firstSlot[m + 1]
///     slotArc     [d, e, f, g, h]         the arcs of each merge
///     slotFlow    [...]                   their flows
///     coreCount   3                       how many entries a sweep must look at
///     outflow     [...]                   of each, what leaves for all others or ends there
///
/// The node of an entry is the head of its arc. Flow through a node that one arc enters is whatever
/// goes on from there, so that flows are kept at merges only (Dial 2006,
/// doi:10.1016/j.trb.2006.02.008): four bytes a node, eight more in the core, and twelve for each
/// arc of a merge. Slot flows count as proportions: when the flow through a merge changes, its arcs
/// share it as before.
///
/// A sweep moves flow between the segments that end in merges. It need not look at nodes from which
/// no merge is reached: they follow after the core, and what flows to them is summed once.
struct Bush: Sendable {
  var entries: [Int32] = []
  var firstSlot: [Int32] = [0]
  var slotArc: [Int32] = []
  var slotFlow: [Double] = []
  var coreCount = 0
  /// Empty where alternatives are split: their flows end at nodes of the core in changing amounts.
  var outflow: [Double] = []

  /// Number of merges; merge numbers follow the topological order.
  var mergeCount: Int { firstSlot.count - 1 }

  /// Index range of a merge's arcs.
  func slots(of merge: Int) -> Range<Int> { Int(firstSlot[merge])..<Int(firstSlot[merge + 1]) }

  /// Appends a node that one arc enters; its tail is the origin or has been appended.
  mutating func append(arc: Int32) { entries.append(arc) }

  /// Appends a node with flow as it is in another bush, over its arcs with flow, and perhaps one
  /// more.
  ///
  /// - Parameters:
  ///   - entry: the node's entry in `bush`.
  ///   - added: the arc to be added without flow, or -1.
  ///   - flow: flow through the node, needed where a second arc is added.
  mutating func append(_ entry: Int32, of bush: Bush, adding added: Int32 = -1, flow: Double = 0) {
    if entry >= 0 {
      guard added >= 0 else { return entries.append(entry) }
      appendSlot(entry, flow)
    } else {
      for slot in bush.slots(of: Int(~entry)) where bush.slotFlow[slot] > 0 {
        appendSlot(bush.slotArc[slot], bush.slotFlow[slot])
      }
    }
    if added >= 0 { appendSlot(added, 0) }
    switch slotArc.count - Int(firstSlot[mergeCount]) {
    case 1:
      entries.append(slotArc.removeLast())
      slotFlow.removeLast()
    default:
      entries.append(~Int32(mergeCount))
      firstSlot.append(Int32(slotArc.count))
    }
  }

  private mutating func appendSlot(_ arc: Int32, _ flow: Double) {
    slotArc.append(arc)
    slotFlow.append(flow)
  }
}

extension Bush {
  /// An arc that leads to the node of an entry.
  @inline(__always)
  func arcInto(_ entry: Int32) -> Int {
    Int(entry >= 0 ? entry : slotArc[Int(firstSlot[Int(~entry)])])
  }

  /// The arc that a label's entry stands for, an arc or ~slot.
  @inline(__always)
  func arc(of entry: Int32) -> Int { Int(entry >= 0 ? entry : slotArc[Int(~entry)]) }
}
