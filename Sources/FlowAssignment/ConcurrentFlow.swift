import PathKernel

/// The largest factor by which chosen pairs' demand can grow within capacity, the others fixed at
/// theirs: a maximum concurrent flow (Shahrokhi and Matula 1990, The maximum concurrent flow
/// problem, Journal of the ACM 37(2), doi:10.1145/77600.77620), solved to a certified gap.
///
///     let headroom = ConcurrentFlow().solve(problem, growing: chosen)
///     headroom.factor          // a flow of so much exists
///     headroom.upperBound      // and none of more than this
///
/// With `u_e` the capacity that preload leaves of facility `e`, and `x_p` the flow on path `p`, it
/// is
///
///     max lambda   s.t.  sum_p x_p = Q_w           for fixed pairs w,
///                        sum_p x_p = lambda Q_w    for growing pairs w,
///                        sum_p pi_pe x_p <= u_e,   x >= 0,
///                        sum_p h_pl x_p <= b_l     for limits l that many arcs share,
///
/// over all paths to any of a pair's alternatives on arcs of finite cost; what arcs cost or delay
/// is of no account. Paths are generated (Ford and Fulkerson 1958, A suggested computation for
/// maximal multi-commodity network flows, Management Science 5(1), 97-101): the simplex method
/// solves the programme of the paths known, shortest paths at its duals `y` find better ones. Any
/// `y >= 0` proves that
///
///     lambda <= (sum_e u_e y_e - sum_fixed Q_w dist_w(y)) / sum_growing Q_w dist_w(y),
///
/// limits counting as facilities here, and that the fixed demand alone does not fit if what is
/// above the line is negative. The bound rests on capacities and shortest paths, not on the
/// simplex.
///
/// Where preload fills a facility to capacity or beyond, nothing is left, and no flow uses it.
public struct ConcurrentFlow: Sendable {
  /// Difference of upper bound and factor at which to stop, relative to the bound or to 1,
  /// whichever is greater.
  public var relativeGap: Double
  /// Rounds of pricing after which to stop anyway.
  public var roundLimit: Int

  /// Creates a solver.
  ///
  /// - Precondition: the gap is above zero.
  public init(relativeGap: Double = 1e-9, roundLimit: Int = 1000) {
    precondition(relativeGap > 0, "a gap of nothing is not reached in floating point")
    self.relativeGap = relativeGap
    self.roundLimit = roundLimit
  }

  /// Solves one problem.
  ///
  /// - Parameters:
  ///   - problem: who wants to go where; costs count only in that an infinite one closes an arc.
  ///   - growing: for each pair, whether its demand grows.
  ///   - limits: what flow may take on all arcs together, beside the facilities' capacities.
  /// - Precondition: `growing` has one entry per pair, and each limit's `use` one per class, which
  ///   is empty or has one per arc.
  public func solve(
    _ problem: AssignmentProblem, growing: [Bool], limits: [SharedLimit] = []
  ) -> Headroom {
    precondition(growing.count == problem.pairs.count, "every pair grows or does not")
    for limit in limits {
      precondition(
        limit.use.count == problem.classes.count
          && limit.use.allSatisfy { $0.isEmpty || $0.count == problem.graph.arcCount },
        "a limit knows what every class takes on every arc")
    }
    var solve = ConcurrentFlowSolve(problem, growing: growing, limits: limits)
    return solve.run(self)
  }
}

/// How far demand can grow, with the proof and with what stops it.
public struct Headroom: Sendable {
  /// How a solve ended.
  public enum Status: Sendable, Equatable {
    /// Factor and bound agree to the gap asked for.
    case certified
    /// No capacity binds: the growing demand has paths that fill nothing, or there is none.
    case unbounded
    /// The fixed demand alone does not fit, or has no path.
    case infeasible
    /// Growing demand has no path at all: the factor is zero.
    case unserved
    /// Rounds or rounding ended the solve; factor and bound hold, and differ by more.
    case stopped
  }

  /// What one round of pricing found. Factor and bound have no unit: multiples of the growing
  /// pairs' demand.
  public struct Round: Sendable, Equatable {
    /// `lambda` of the flows of the round; nil while no flow is feasible.
    public var factor: Double?
    /// The bound on `lambda` by the duals of this round alone; infinite where they prove nothing.
    public var upperBound: Double
    /// Number of paths known before the round's were added.
    public var paths: Int
  }

  /// How the solve ended.
  public var status: Status
  /// `lambda` of the flows; 1 is the problem's own demand, infinite if nothing binds.
  public var factor: Double
  /// No flow has a greater factor.
  public var upperBound: Double
  /// Of each facility: by how much the bound grows with one more unit per hour of capacity.
  ///
  /// If the fixed demand does not fit, a proof of that: `sum u y < sum Q dist(y) = 1`.
  public var dual: [Double]
  /// Of each limit, likewise.
  public var limitDual: [Double]
  /// Units per hour on each facility at the factor, preload included; none without a feasible flow.
  public var facilityFlow: [Double]
  /// What the flows take of each limit per hour at the factor; none without a feasible flow.
  public var limitFlow: [Double]
  /// Flow of each alternative at the factor, laid out as the problem's sinks; as `facilityFlow`.
  public var alternativeFlow: [Double]
  /// By how much the flows exceed a capacity at the most, as a share of it: rounding alone.
  public var excess: Double
  /// Pairs with demand and without a path.
  public var unserved: [Int]
  /// Growing pairs that cannot avoid the facilities and limits whose dual is positive. If it is all
  /// of them, those are a cut.
  public var separated: [Int]
  /// Facilities that preload alone fills beyond capacity.
  public var overfilled: [Int]
  /// Every round.
  public var log: [Round]
}
