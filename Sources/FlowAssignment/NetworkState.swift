import PathKernel

/// Flows, costs and slopes of a network while it is being solved, for one class at a time.
///
/// Facility flows are common to all classes. Arcs are priced for one bush at a time, by `choose`;
/// only with one class and in a separable network do prices stand and follow every change. In such
/// a network every facility belongs to one arc: facilities are then numbered like their arcs.
///
/// A change of flow is first collected as a direction (units on each facility per unit of flow
/// moved), so that facilities on both sides cancel, and then applied by any amount.
struct NetworkState: ~Copyable {
  var problem: AssignmentProblem
  let mathematics: Mathematics
  private let isSeparable: Bool
  /// Hot data of each arc; what it costs is true for the core of the bush last chosen.
  private(set) var arcs: [HotArc]
  private(set) var facilities: [FacilityRecord]
  private let delays: [DelayFunction]
  private var userClass = -1
  /// The class's costs and loads.
  private var fixedCost: [Double] = []
  private var arcLoad: [Double] = []
  /// The class's own cost of delay as a multiple of the facilities'.
  private var delayFactor = 1.0
  /// The direction collected: units on each facility per unit of flow moved.
  private var direction: [Change] = []
  private var change: [Double]
  private var touched: [Int32] = []
  /// Cost per unit of flow moved that no delay changes.
  private var fixedChange = 0.0

  private struct Change {
    var facility: Int32
    var units: Double
  }

  init(_ problem: AssignmentProblem, _ mathematics: Mathematics) {
    self.problem = problem
    self.mathematics = mathematics
    let graph = problem.graph
    isSeparable = problem.isSeparable
    let inputs = isSeparable ? problem.facilitiesByArc() : problem.facilities
    delays = inputs.map { $0.delay }
    facilities = inputs.map { FacilityRecord($0) }
    change = [Double](repeating: 0, count: inputs.count)
    arcs = (0..<graph.arcCount).map {
      HotArc(cost: 0, tail: graph.tail[$0], head: graph.head[$0])
    }
    for facility in facilities.indices { evaluate(facility) }
    choose(0)
    priceAll()
  }

  /// Makes the costs of the arcs in a bush's core those of a class at the current delays. Other
  /// arcs may keep the costs of another class, or older ones where facilities are shared.
  mutating func choose(_ userClass: Int, for bush: borrowing Bush) {
    if hasStandingPrices { return }
    choose(userClass)
    for entry in bush.entries[..<bush.coreCount] where entry >= 0 { price(Int(entry)) }
    for arc in bush.slotArc { price(Int(arc)) }
  }

  private mutating func choose(_ userClass: Int) {
    guard userClass != self.userClass, problem.classes.indices.contains(userClass) else { return }
    self.userClass = userClass
    fixedCost = problem.classes[userClass].arcCost
    arcLoad = problem.classes[userClass].arcLoad
    delayFactor = problem.classes[userClass].delayFactor
  }

  /// Sets the flow of every class on every arc at once, as facility flows; this also removes the
  /// rounding left by many small shifts.
  ///
  /// Where prices do not stand, `choose` must follow.
  ///
  /// - Parameter loads: load units on each arc, preload not included.
  mutating func set(arcLoads loads: [Double]) {
    for facility in facilities.indices { facilities[facility].flow = facilities[facility].preload }
    for arc in arcs.indices {
      if isSeparable {
        facilities[arc].flow += loads[arc]
      } else {
        for use in problem.uses(of: Int32(truncatingIfNeeded: arc)) {
          facilities[Int(problem.arcFacility[use])].flow += loads[arc]
        }
      }
    }
    for facility in facilities.indices { evaluate(facility) }
    priceAll()
  }

  /// The delays' part of the objective less what the classes pay for them, SEK/h.
  func delayIntegralLessCost() -> Double {
    facilities.indices.reduce(0) { sum, index in
      let facility = facilities[index]
      return sum + facility.integral(delays, index, mathematics)
        - (facility.flow - facility.preload) * facility.cost
    }
  }

  /// Delay cost of one load unit on each arc, the same for all classes.
  func arcDelays() -> [Double] {
    isSeparable ? facilities.map { $0.cost } : problem.arcDelays { facilities[$0].cost }
  }

  // MARK: Directions

  /// Adds an arc, times a factor, to the direction.
  @inline(__always)
  mutating func collect(_ arc: Int, times factor: Double) {
    fixedChange += factor * fixedCost[arc]
    let load = factor * arcLoad[arc]
    if isSeparable {
      if change[arc] == 0 { touched.append(Int32(truncatingIfNeeded: arc)) }
      change[arc] += load
    } else {
      for use in problem.uses(of: Int32(truncatingIfNeeded: arc)) {
        let facility = Int(problem.arcFacility[use])
        if change[facility] == 0 { touched.append(Int32(truncatingIfNeeded: facility)) }
        change[facility] += load
      }
    }
  }

  /// Closes the direction; returns how cost and its slope change along it at the current flows.
  mutating func closeDirection() -> (gradient: Double, curvature: Double) {
    direction.removeAll(keepingCapacity: true)
    var gradient = 0.0
    var curvature = 0.0
    for facility in touched {
      // A facility that cancelled on the way may be listed twice; the second time it holds nothing.
      let units = change[Int(facility)]
      guard units != 0 else { continue }
      change[Int(facility)] = 0
      direction.append(Change(facility: facility, units: units))
      gradient += units * facilities[Int(facility)].cost
      curvature += units * units * facilities[Int(facility)].slope
    }
    touched.removeAll(keepingCapacity: true)
    return (fixedChange + delayFactor * gradient, delayFactor * curvature)
  }

  /// Cost of one more unit along the direction, at the current flows.
  func gradient() -> Double {
    var gradient = 0.0
    for change in direction { gradient += change.units * facilities[Int(change.facility)].cost }
    return fixedChange + delayFactor * gradient
  }

  /// Moves flow along the direction.
  mutating func move(_ amount: Double) {
    for change in direction {
      let facility = Int(change.facility)
      facilities[facility].flow += amount * change.units
      evaluate(facility)
      // Where facilities are shared, the arcs of a bush are priced when its turn comes: a direction
      // is weighed by the facilities' costs, which are always those of the moment.
      if isSeparable { price(facility) }
    }
  }

  /// Forgets the direction.
  mutating func dropDirection() {
    direction.removeAll(keepingCapacity: true)
    fixedChange = 0
  }

  // MARK: Evaluation

  private mutating func evaluate(_ facility: Int) {
    facilities[facility].evaluate(delays, facility, mathematics)
  }

  /// Prices every arc where bushes do not have their own priced in their turn.
  private mutating func priceAll() {
    // A problem without classes has nobody to pay.
    guard userClass >= 0 && hasStandingPrices else { return }
    for arc in arcs.indices { price(arc) }
  }

  /// Whether prices hold from one bush to the next.
  private var hasStandingPrices: Bool { isSeparable && problem.classes.count == 1 }

  private mutating func price(_ arc: Int) {
    let delay =
      isSeparable ? facilities[arc].cost : problem.arcDelay(arc) { facilities[$0].cost }
    arcs[arc].cost = fixedCost[arc] + delayFactor * (arcLoad[arc] * delay)
  }
}

/// What a search or sweep reads of an arc, on 16 bytes.
struct HotArc: Sendable {
  var cost: Double
  let tail: Int32
  let head: Int32
}

/// A facility's flow with its delay cost and slope at that flow.
///
/// The Bureau of Public Roads curve with power 4 and functions without delay are evaluated here;
/// all others by `DelayFunction`.
struct FacilityRecord {
  var flow: Double
  let preload: Double
  /// `rho d(v)`, SEK per unit.
  private(set) var cost = 0.0
  /// `rho d'(v)`, SEK per unit and unit per hour.
  private(set) var slope = 0.0
  private let scale: Double
  private let inverseCapacity: Double
  private let form: Form

  private enum Form: UInt8 { case none, quartic, other }

  init(_ facility: AssignmentProblem.Facility) {
    flow = facility.preload
    preload = facility.preload
    switch facility.delay {
    case .none:
      form = .none
      scale = 0
      inverseCapacity = 0
    case .bpr(let hours, let capacity, let alpha, 4) where (1 / capacity).isFinite:
      form = .quartic
      scale = facility.delayCostPerHour * hours * alpha
      inverseCapacity = 1 / capacity
    default:
      form = .other
      scale = facility.delayCostPerHour
      inverseCapacity = 0
    }
  }

  /// `rho Int_0^v d(s) ds`, SEK/h.
  func integral(_ delays: [DelayFunction], _ index: Int, _ mathematics: Mathematics) -> Double {
    switch form {
    case .none: 0
    case .quartic: cost * Swift.max(0, flow) / 5
    case .other: scale * delays[index].integral(to: flow, mathematics)
    }
  }

  @inline(__always)
  mutating func evaluate(_ delays: [DelayFunction], _ index: Int, _ mathematics: Mathematics) {
    switch form {
    case .none: return
    case .quartic:
      let ratio = Swift.max(0, flow) * inverseCapacity
      let cube = ratio * ratio * ratio
      cost = scale * cube * ratio
      slope = 4 * scale * inverseCapacity * cube
    case .other:
      let (hours, perUnit) = delays[index].delay(at: flow, mathematics)
      cost = scale * hours
      slope = scale * perUnit
    }
  }
}

extension AssignmentProblem {
  /// Whether every arc uses at most one facility and every facility belongs to at most one arc.
  var isSeparable: Bool {
    var isUsed = [Bool](repeating: false, count: facilities.count)
    for arc in 0..<graph.arcCount where firstUse[arc] < firstUse[arc + 1] {
      guard firstUse[arc + 1] == firstUse[arc] + 1 else { return false }
      let facility = Int(arcFacility[Int(firstUse[arc])])
      guard !isUsed[facility] else { return false }
      isUsed[facility] = true
    }
    return true
  }

  /// In a separable problem, the facility of each arc; one without delay where it uses none.
  func facilitiesByArc() -> [Facility] {
    (0..<graph.arcCount).map { arc in
      firstUse[arc] < firstUse[arc + 1]
        ? facilities[Int(arcFacility[Int(firstUse[arc])])]
        : Facility(delay: .none, delayCostPerHour: 0, preload: 0)
    }
  }
}
