import PathKernel

/// Where rounds of sweeps creep.
///
/// Two who meet on the same two roads and pay other fixed costs on the way there cannot both be
/// indifferent: one must leave a road altogether. Sweep by sweep it gives way by next to nothing,
/// because the other fills the room at once. The way of one whole round leads there: their moves on
/// it cancel on the roads, and it can be followed at once to where it ends. Nobody meets so where
/// all are of one class and every arc has its own delay.
extension BushSolve {
  /// Makes a round over all bushes and follows its way on as far as that pays.
  ///
  /// - Returns: whether it paid for longer than another round would have gone.
  mutating func leap() -> Bool {
    guard problem.classes.count > 1 || !problem.isSeparable else { return false }
    let start = (bushes: bushes, alternativeFlow: alternativeFlow)
    for index in groups.indices {
      _ = sweep.sweep(groups[index], &bushes[index], &alternativeFlow, negligible: 0)
    }
    let changes = Changes(
      slots: zip(bushes, start.bushes).map { Self.changes(of: $0.slotFlow, since: $1.slotFlow) },
      alternatives: alternativeChanges(since: start.alternativeFlow))
    let end = (bushes: bushes, alternativeFlow: alternativeFlow, classFlow: classFlows())
    let longest = room(changes)
    guard longest > 1, longest < .infinity else { return false }
    move(along: changes, by: 1)
    let way = Way(problem, from: end.classFlow, to: classFlows())
    (bushes, alternativeFlow) = (end.bushes, end.alternativeFlow)
    guard let length = length(of: way, changes, longest) else { return false }
    let before = objective()
    move(along: changes, by: length)
    // Flows through several merges are no straight line.
    if problem.hasCommonDelayValues && !(objective() < before) {
      (bushes, alternativeFlow) = (end.bushes, end.alternativeFlow)
      return false
    }
    sweep.network.set(arcLoads: arcLoads(SerialExecutor()))
    return true
  }

  /// Of the flows of all bushes' slots and of the alternatives.
  private struct Changes {
    let slots: [[Double]]
    let alternatives: [Double]
  }

  /// How far the way pays; nil where not even as far as the round.
  private func length(of way: Way, _ changes: Changes, _ longest: Double) -> Double? {
    func pays(_ length: Double) -> Bool {
      way.slope(length, mathematics) + splitSlope(changes.alternatives, length) < 0
    }
    guard pays(1) else { return nil }
    if pays(longest) { return longest }
    var (low, high) = (1.0, longest)
    for _ in 0..<40 {
      let middle = (low + high) / 2
      if pays(middle) { low = middle } else { high = middle }
    }
    return low
  }

  /// What has changed; nothing where a flow has gone altogether, which can go no further.
  private static func changes(of flows: [Double], since before: [Double]) -> [Double] {
    zip(flows, before).map { $0 == 0 ? 0 : $0 - $1 }
  }

  /// Nothing for a pair of which an alternative has gone: the others could not go on without it.
  private func alternativeChanges(since before: [Double]) -> [Double] {
    var changes = zip(alternativeFlow, before).map { $0 - $1 }
    for pair in problem.pairs
    where pair.slots.contains(where: { alternativeFlow[$0] == 0 && changes[$0] != 0 }) {
      for slot in pair.slots { changes[slot] = 0 }
    }
    return changes
  }

  private func room(_ changes: Changes) -> Double {
    var room = Self.room(alternativeFlow, changes.alternatives)
    for (bush, changes) in zip(bushes, changes.slots) {
      room = Swift.min(room, Self.room(bush.slotFlow, changes))
    }
    return room
  }

  /// How many times the changes can be made again before a flow is gone.
  private static func room(_ flows: [Double], _ changes: [Double]) -> Double {
    var room = Double.infinity
    for (flow, change) in zip(flows, changes) where change < 0 {
      room = Swift.min(room, flow / -change)
    }
    return room
  }

  private mutating func move(along changes: Changes, by length: Double) {
    for (index, changes) in changes.slots.enumerated() {
      Self.move(&bushes[index].slotFlow, along: changes, by: length)
    }
    Self.move(&alternativeFlow, along: changes.alternatives, by: length)
  }

  private static func move(_ flows: inout [Double], along changes: [Double], by length: Double) {
    for index in flows.indices where changes[index] != 0 {
      flows[index] = Swift.max(0, flows[index] + length * changes[index])
    }
  }

  /// What the alternatives' own costs and their entropy add to the slope.
  private func splitSlope(_ changes: [Double], _ length: Double) -> Double {
    var sum = 0.0
    for (index, pair) in problem.pairs.enumerated() where pair.alternatives.count > 1 {
      let slots = pair.slots
      let along = Array(changes[slots])
      guard pair.demand > 0, along.contains(where: { $0 != 0 }) else { continue }
      var flows = Array(alternativeFlow[slots])
      Self.move(&flows, along: along, by: length)
      sum += problem.choice(ofPair: index, mathematics)
        .gradient(along: along, at: flows, in: pair.demand)
      for (slot, change) in zip(slots, along) { sum += change * problem.fixedCost(of: slot) }
    }
    return sum
  }
}

/// A way from some flows to others and on, on facilities.
private struct Way {
  private struct Step {
    let delay: DelayFunction
    /// Where the way begins.
    let flow: Double
    /// By how much it changes over one length of the way.
    let change: Double
    /// What the change is worth, SEK for each hour of delay.
    let costPerHour: Double
  }

  private var steps: [Step] = []
  /// Of the arcs' costs without delay, SEK/h.
  private var fixedChange = 0.0

  /// - Parameters:
  ///   - start: flow of each class on each arc where the way begins.
  ///   - end: the same one length on.
  init(_ problem: AssignmentProblem, from start: [Double], to end: [Double]) {
    let arcCount = problem.graph.arcCount
    var change = [Double](repeating: 0, count: problem.facilities.count)
    var worth = change
    for entry in end.indices where end[entry] != start[entry] {
      let (row, arc) = entry.quotientAndRemainder(dividingBy: arcCount)
      let userClass = problem.classes[row]
      let units = end[entry] - start[entry]
      fixedChange += units * userClass.arcCost[arc]
      for use in problem.uses(of: Int32(arc)) {
        let facility = Int(problem.arcFacility[use])
        change[facility] += units * userClass.arcLoad[arc]
        worth[facility] += units * userClass.arcLoad[arc] * userClass.delayFactor
      }
    }
    let flow = problem.facilityFlows(start, AssignmentResult.entriesWithFlow(start))
    for facility in change.indices where worth[facility] != 0 || change[facility] != 0 {
      let row = problem.facilities[facility]
      steps.append(
        Step(
          delay: row.delay, flow: flow[facility], change: change[facility],
          costPerHour: worth[facility] * row.delayCostPerHour))
    }
  }

  /// Change of the cost at a distance along the way, SEK/h for another length of it.
  func slope(_ length: Double, _ mathematics: Mathematics) -> Double {
    steps.reduce(fixedChange) { sum, step in
      let flow = Swift.max(0, step.flow + length * step.change)
      return sum + step.costPerHour * step.delay.delay(at: flow, mathematics).hours
    }
  }
}
