public import PathKernel

/// A traffic assignment problem in plain arrays: who wants to go where, over which arcs, and which
/// facilities fill up on the way.
///
/// It is the convex programme
///
///     min  sum_e rho_e Int_0^{v_e} d_e(s) ds  +  sum_k sum_a c_ka f_ka
///          + sum_{w,m} g_wm q_wm  +  sum_w H_w(q_w)
///
/// where arc `a`'s flow of class `k` loads every facility `e` of the arc with `pi_ka` units per
/// unit of flow, `q_wm` is the flow of pair `w` on alternative `m`, `g_wm` its fixed cost, and
/// `H_w` the entropy of the pair's logit, nested or plain (see `NestedLogit`). Flows are per hour
/// of the period; costs are per unit of the class's flow (SEK/t, SEK/vehicle).
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
  /// `g`: what one unit of flow on an alternative costs whatever its path, SEK per unit, laid out
  /// as `sinks`; empty where that is nothing.
  public var alternativeCost: [Double]
  /// Nest of each alternative, laid out as `sinks` and numbered from 0 in every pair, below the
  /// number of its alternatives; empty where every alternative is a nest of its own.
  public var nestOfAlternative: [Int32]
  /// From where up nobody asks what the alternatives of a pair without demand cost, SEK per unit:
  /// the answer may be this number then. Infinite for a pair of which every cost is asked for;
  /// laid out as `pairs`, or empty where that is so of all, as in every problem outside a solve:
  /// `BalancedSolve` sets it in its own.
  var askedBelow: [Double] = []

  /// A road, track, terminal or approach with a delay that grows with its flow.
  public struct Facility: Sendable {
    /// Delay in hours per unit.
    public var delay: DelayFunction
    /// `rho`: cost of one unit-hour of delay, SEK/h.
    public var delayCostPerHour: Double
    /// Flow that is there whatever the classes do, units per hour.
    public var preload: Double

    /// Creates a facility.
    ///
    /// - Precondition: the delay function is valid (`isValid`).
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
    /// `theta_k`: logit scale over alternatives, per unit of cost; between nests where there are
    /// any.
    public var logitScale: Double
    /// `mu_k >= theta_k`: logit scale within nests, per unit of cost.
    public var nestScale: Double
    /// `phi_k`: the class's own cost of a delay as a multiple of the facility's `rho`.
    ///
    /// Where it is 1 for all, there is one convex programme and one equilibrium. Otherwise no
    /// programme belongs to the equilibrium, and its certificate is another: see
    /// `AssignmentResult.Certificate`.
    public var delayFactor: Double

    /// Creates a class; both arrays have one entry per arc.
    ///
    /// - Parameters:
    ///   - arcCost: fixed cost of each arc, SEK per unit.
    ///   - arcLoad: facility units of a unit of flow on each arc.
    ///   - logitScale: `theta` between nests, per SEK.
    ///   - nestScale: `mu` within a nest, per SEK; as `logitScale` unless given, which makes nests
    ///     mean nothing.
    ///   - delayFactor: the class's own cost of a delay as a multiple of the common one.
    /// - Precondition: `0 < logitScale <= nestScale`, and `delayFactor` is not negative.
    public init(
      arcCost: [Double], arcLoad: [Double], logitScale: Double, nestScale: Double? = nil,
      delayFactor: Double = 1
    ) {
      let nestScale = nestScale ?? logitScale
      precondition(
        nestScale >= logitScale, "the scale within nests is not below the scale between them")
      precondition(logitScale > 0, "the split is of a positive scale")
      precondition(delayFactor >= 0, "no class gains by delay")
      self.arcCost = arcCost
      self.arcLoad = arcLoad
      self.logitScale = logitScale
      self.nestScale = nestScale
      self.delayFactor = delayFactor
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

    /// Creates a pair. Nothing is looked at here: `AssignmentProblem.init` traps where a pair does
    /// not fit its problem or its demand is negative.
    public init(userClass: Int32, origin: Int32, demand: Double, alternatives: Range<Int32>) {
      self.userClass = userClass
      self.origin = origin
      self.demand = demand
      self.alternatives = alternatives
    }

    /// The alternatives, as indices of arrays with an entry for each.
    var slots: Range<Int> { Int(alternatives.lowerBound)..<Int(alternatives.upperBound) }
  }

  /// Creates a problem.
  ///
  /// - Parameters:
  ///   - graph: the network.
  ///   - firstUse: one entry more than the graph has arcs, from 0, non-decreasing.
  ///   - arcFacility: indices into `facilities`, as many as the last entry of `firstUse`.
  ///   - facilities: what fills up.
  ///   - classes: users, each with one cost and one load per arc.
  ///   - pairs: demand, grouped by class and origin.
  ///   - sinks: a node for each alternative, those of the pairs one after another.
  ///   - alternativeCost: SEK per unit, one entry per sink or none.
  ///   - nestOfAlternative: one entry per sink or none.
  /// - Precondition: arrays have these lengths; costs of alternatives are finite; classes and
  ///   origins of pairs exist, no demand is negative, and alternatives follow each other in pair
  ///   order. (That facilities, sinks and nests exist and no arc's cost is negative is asserted in
  ///   debug builds.)
  public init(
    graph: ForwardStar, firstUse: [Int32], arcFacility: [Int32], facilities: [Facility],
    classes: [UserClass], pairs: [Pair], sinks: [Int32], alternativeCost: [Double] = [],
    nestOfAlternative: [Int32] = []
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
    precondition(
      alternativeCost.isEmpty
        || alternativeCost.count == sinks.count && alternativeCost.allSatisfy { $0.isFinite },
      "every alternative has a finite cost of its own, or none has")
    precondition(
      nestOfAlternative.isEmpty || nestOfAlternative.count == sinks.count,
      "every alternative is in a nest, or none is")
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
      assert(
        nestOfAlternative.isEmpty
          || pair.alternatives.allSatisfy {
            pair.alternatives.indices.contains(
              pair.alternatives.lowerBound + nestOfAlternative[Int($0)])
          }, "a pair's nests are numbered from 0, below the number of its alternatives")
    }
    self.graph = graph
    self.firstUse = firstUse
    self.arcFacility = arcFacility
    self.facilities = facilities
    self.classes = classes
    self.pairs = pairs
    self.sinks = sinks
    self.alternativeCost = alternativeCost
    self.nestOfAlternative = nestOfAlternative
  }

  /// Whether all classes pay the same for a delay, so that there is a convex programme.
  public var hasCommonDelayValues: Bool { classes.allSatisfy { $0.delayFactor == 1 } }

  /// `askedBelow` of a pair.
  func costLimit(ofPair pair: Int) -> Double {
    askedBelow.isEmpty ? .infinity : askedBelow[pair]
  }

  /// Index range of arc `arc` in `arcFacility`.
  func uses(of arc: Int32) -> Range<Int> {
    Int(firstUse[Int(arc)])..<Int(firstUse[Int(arc) + 1])
  }
}
