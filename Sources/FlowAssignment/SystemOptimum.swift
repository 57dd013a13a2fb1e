// The system optimum is the user equilibrium of a problem whose delays are marginal ones
// (Beckmann, McGuire and Winsten 1956, Studies in the Economics of Transportation): no solver has
// to know about it.

extension DelayFunction {
  /// `m(v) = d(v) + v d'(v)`, whose slope is `2 d'(v) + v d''(v)` and whose integral is `v d(v)`
  /// (Beckmann, McGuire and Winsten 1956, Studies in the Economics of Transportation); hours per
  /// unit.
  ///
  /// Forms that are their own marginal but for a factor stay what they are, so that a solver that
  /// treats them apart still does: `2 slope` for a linear one, `alpha (1 + beta)` for BPR.
  public var marginalView: DelayFunction {
    switch self {
    case .none: .none
    case .linear(let slope): .linear(slope: 2 * slope)
    case .bpr(let hours, let capacity, let alpha, let beta):
      .bpr(freeFlowHours: hours, capacity: capacity, alpha: alpha * (1 + beta), beta: beta)
    case .queue, .track, .closing, .conical, .akcelik, .tabulated, .marginal: .marginal(self)
    }
  }

  /// Whether `v d(v)` is convex, so that an equilibrium at marginal delays is the system optimum.
  ///
  /// True of every form but a table whose slopes fall somewhere. (The marginal of a convex table
  /// jumps up at its points.)
  public var hasMonotoneMarginal: Bool {
    switch self {
    case .none, .linear, .bpr, .queue, .track, .closing, .conical, .akcelik: true
    case .tabulated(let table): table.isConvex
    case .marginal: false
    }
  }
}

extension AssignmentProblem {
  /// Whether `systemOptimum()` is a convex problem: of monotone marginals, that all classes pay
  /// alike.
  public var hasConvexSystemOptimum: Bool {
    hasCommonDelayValues && facilities.allSatisfy { $0.delay.hasMonotoneMarginal }
  }

  /// The problem whose equilibrium is this problem's system optimum: the same but for
  /// `delay.marginalView` in every facility (Beckmann, McGuire and Winsten 1956, Studies in the
  /// Economics of Transportation).
  ///
  ///     let best = GradientProjection(mathematics: platform).assign(problem.systemOptimum())
  ///     best.objective     // least total cost
  ///
  /// It minimises
  ///
  ///     sum_e rho_e v_e d_e(v_e)  +  sum_k sum_a c_ka f_ka  +  entropy of the alternatives
  ///
  /// with `v_e` the flow preload included: the delay of *all* traffic on a facility counts, also of
  /// that which is there whatever the classes do. An answer's `objective` is this sum; its costs,
  /// delays and gap are the marginal ones (`facilityDelay` is `d + v d'`), and real delays come
  /// from this problem's functions at its flows. Fixed costs need no change: they do not depend on
  /// flow.
  ///
  /// Every facility's delay must have a monotone marginal, and classes pay alike. With a table,
  /// whose marginal jumps, the optimum may lie at a jump, where no solver can equalise costs: flows
  /// come near and the certified gap is still a bound, but it need not go to zero.
  ///
  /// - Precondition: `hasConvexSystemOptimum`.
  public func systemOptimum() -> AssignmentProblem {
    precondition(hasConvexSystemOptimum, "total cost is convex, so that an equilibrium is least")
    var problem = self
    problem.facilities = facilities.map {
      Facility(
        delay: $0.delay.marginalView, delayCostPerHour: $0.delayCostPerHour, preload: $0.preload)
    }
    return problem
  }
}
