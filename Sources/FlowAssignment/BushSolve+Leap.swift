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
    let start = (bushes: bushes, alternativeFlow: alternativeFlow, classFlow: classFlows())
    for index in groups.indices {
      _ = sweep.sweep(groups[index], &bushes[index], &alternativeFlow, negligible: 0)
    }
    let slotChanges = zip(bushes, start.bushes).map {
      Self.changes(of: $0.slotFlow, since: $1.slotFlow)
    }
    let changes = Self.changes(of: alternativeFlow, since: start.alternativeFlow)
    var longest = Self.room(alternativeFlow, changes)
    for (bush, changes) in zip(bushes, slotChanges) {
      longest = Swift.min(longest, Self.room(bush.slotFlow, changes))
    }
    guard longest > 1, longest < .infinity else { return false }
    let way = Way(problem, from: start.classFlow, to: classFlows())
    func slope(_ length: Double) -> Double {
      way.slope(length, mathematics) + splitSlope(changes, length)
    }
    guard slope(1) < 0 else { return false }
    var length = longest
    if slope(longest) > 0 {
      var low = 1.0
      for _ in 0..<40 {
        let middle = (low + length) / 2
        if slope(middle) > 0 { length = middle } else { low = middle }
      }
      length = low
    }
    for (index, changes) in slotChanges.enumerated() {
      Self.move(&bushes[index].slotFlow, along: changes, by: length)
    }
    Self.move(&alternativeFlow, along: changes, by: length)
    sweep.network.set(arcLoads: arcLoads(SerialExecutor()))
    return true
  }

  /// What has changed; nothing where a flow has gone altogether, which can go no further.
  private static func changes(of flows: [Double], since before: [Double]) -> [Double] {
    zip(flows, before).map { $0 == 0 ? 0 : $0 - $1 }
  }

  /// How many times the changes can be made again before a flow is gone.
  private static func room(_ flows: [Double], _ changes: [Double]) -> Double {
    var room = Double.infinity
    for (flow, change) in zip(flows, changes) where change < 0 {
      room = Swift.min(room, flow / -change)
    }
    return room
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

/// The way that a round of sweeps has gone, on facilities.
private struct Way {
  private struct Step {
    let delay: DelayFunction
    /// Flow at the end of the round.
    let flow: Double
    /// Its change in the round.
    let change: Double
    /// What the change is worth, SEK for each hour of delay.
    let costPerHour: Double
  }

  private var steps: [Step] = []
  /// Of the arcs' costs without delay, SEK/h.
  private var fixedChange = 0.0

  /// - Parameters:
  ///   - start: flow of each class on each arc before the round.
  ///   - end: the same after it.
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
    let flow = problem.facilityFlows(end, AssignmentResult.entriesWithFlow(end))
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
