public import PathKernel

/// A traffic assignment problem in plain arrays: who wants to go where, over which arcs, and which
/// facilities fill up on the way.
///
/// It is the convex programme
///
///     min  sum_e rho_e Int_0^{v_e} d_e(s) ds  +  sum_k sum_a c_ka f_ka
///          + sum_k (1/theta_k) sum_{w,m} q_kwm ln(q_kwm / Q_kw)
///
/// where arc `a`'s flow of class `k` loads every facility `e` of the arc with `pi_ka` units per unit
/// of flow, `q_kwm` is the flow of pair `w` on alternative `m`, and `Q_kw` the pair's demand.
/// Flows are per hour of the period; costs are per unit of the class's flow (SEK/t, SEK/vehicle).
///
/// Several arcs may share a facility (both directions of a single track, all turns of an approach),
/// and an arc may use several (a train's run over many track sections).
public struct AssignmentProblem: Sendable {
  /// The network in forward-star form. Origins and sinks are nodes of it.
  public var graph: ForwardStar
  /// Facilities in use order: arc `a` uses `arcFacility[firstUse[a] ..< firstUse[a + 1]]`.
  public var firstUse: [Int32]
  /// See `firstUse`.
  public var arcFacility: [Int32]
  /// What fills up, each with its delay function.
  public var facilities: [Facility]
  /// Users with costs of their own.
  public var classes: [UserClass]
  /// Demand, grouped by class and origin: pairs of one class and origin lie side by side.
  public var pairs: [Pair]
  /// Sinks of all pairs' alternatives: pair `w` chooses among `sinks[w.alternatives]`.
  public var sinks: [Int32]

  /// A road, track, terminal or approach with a delay that grows with its flow.
  public struct Facility: Sendable {
    /// Delay in hours per unit.
    public var delay: DelayFunction
    /// `rho`: cost of one unit-hour of delay, SEK/h.
    public var delayCostPerHour: Double
    /// Flow that is there whatever the classes do, units per hour.
    public var preload: Double

    /// Creates a facility; its delay function must be valid.
    public init(delay: DelayFunction, delayCostPerHour: Double, preload: Double) {
      precondition(delay.isValid, "a delay function's parameters are in range")
      self.delay = delay
      self.delayCostPerHour = delayCostPerHour
      self.preload = preload
    }
  }

  /// Users who see the same costs.
  public struct UserClass: Sendable {
    /// `c_ka`: cost per unit of flow on each arc, without delay; infinite where not allowed.
    public var arcCost: [Double]
    /// `pi_ka`: facility units per unit of flow on each arc.
    public var arcLoad: [Double]
    /// `theta_k`: logit scale over alternatives, per unit of cost.
    public var logitScale: Double

    /// Creates a class; both arrays have one entry per arc.
    public init(arcCost: [Double], arcLoad: [Double], logitScale: Double) {
      self.arcCost = arcCost
      self.arcLoad = arcLoad
      self.logitScale = logitScale
    }
  }

  /// Demand between one origin and one destination, which may be reached by several alternatives.
  public struct Pair: Sendable {
    /// Index into `classes`.
    public var userClass: Int32
    /// Origin node.
    public var origin: Int32
    /// `Q`: flow per hour, not negative.
    public var demand: Double
    /// Range of `sinks`, one per alternative.
    public var alternatives: Range<Int32>

    /// Creates a pair.
    public init(userClass: Int32, origin: Int32, demand: Double, alternatives: Range<Int32>) {
      self.userClass = userClass
      self.origin = origin
      self.demand = demand
      self.alternatives = alternatives
    }
  }

  /// Creates a problem; every array must be consistent with the graph, and the pairs' alternatives
  /// must follow each other in the order of the pairs.
  public init(
    graph: ForwardStar, firstUse: [Int32], arcFacility: [Int32], facilities: [Facility],
    classes: [UserClass], pairs: [Pair], sinks: [Int32]
  ) {
    precondition(firstUse.count == graph.arcCount + 1, "every arc has a range of facilities")
    for userClass in classes {
      precondition(
        userClass.arcCost.count == graph.arcCount && userClass.arcLoad.count == graph.arcCount,
        "every class has one cost and one load per arc")
    }
    precondition(Int(firstUse.last ?? 0) == arcFacility.count, "ranges end with the facilities")
    assert(arcFacility.allSatisfy { facilities.indices.contains(Int($0)) }, "facilities exist")
    assert(sinks.allSatisfy { $0 >= 0 && $0 < graph.nodeCount }, "sinks are nodes")
    assert(classes.allSatisfy { $0.arcCost.allSatisfy { $0 >= 0 } }, "costs are not negative")
    var next: Int32 = 0
    for pair in pairs {
      precondition(classes.indices.contains(Int(pair.userClass)), "every pair has a class")
      precondition(
        pair.origin >= 0 && pair.origin < graph.nodeCount && pair.demand >= 0,
        "origins are nodes, and no demand is negative")
      precondition(
        pair.alternatives.lowerBound == next && Int(pair.alternatives.upperBound) <= sinks.count,
        "alternatives follow each other in the order of the pairs")
      next = pair.alternatives.upperBound
    }
    self.graph = graph
    self.firstUse = firstUse
    self.arcFacility = arcFacility
    self.facilities = facilities
    self.classes = classes
    self.pairs = pairs
    self.sinks = sinks
  }

  /// Index range of arc `arc` in `arcFacility`.
  func uses(of arc: Int32) -> Range<Int> {
    Int(firstUse[Int(arc)])..<Int(firstUse[Int(arc) + 1])
  }
}
