/// What an assignment found, with the certificate of how far it can be from the optimum.
///
/// A solve that stops early or cannot serve a pair is a result, not an error: see `status` and
/// `unservedPairs`.
public struct AssignmentResult: Sendable {
  /// How the solve ended.
  public enum Status: Sendable {
    /// The gap asked for was reached.
    case converged
    /// It was not, within the iterations allowed.
    case iterationLimit
    /// It was not, within the time allowed: another run may stop elsewhere.
    case timeLimit
    /// It was not, and rounding lets no step of this solver lower the objective any more: further
    /// iterations would change nothing.
    case stalled
  }

  /// What a gap says of the flows that it was found at.
  public enum Certificate: String, Sendable {
    /// All classes pay the same for a delay: the gap bounds the distance to the least objective,
    /// and flows of facilities and alternatives are unique.
    case optimality
    /// Classes pay for delays by values of their own: the gap is zero at an equilibrium and nowhere
    /// else, but there may be other equilibria, and no objective is least.
    case variationalInequality = "variational inequality"
  }

  /// How the solve ended.
  public var status: Status
  /// What `gap` says.
  public var certificate: Certificate
  /// The certified gap at the returned flows.
  public var gap: Gap
  /// Objective at the returned flows, SEK/h, each delay at its facility's own rate.
  public var objective: Double
  /// Flow of each facility, preload included, units per hour.
  public var facilityFlow: [Double]
  /// Delay of each facility at that flow, hours per unit.
  public var facilityDelay: [Double]
  /// Flow of each class on each arc, units of the class per hour: class `k` on arc `a` is entry
  /// `k * arcCount + a`.
  public internal(set) var classFlow: [Double]
  /// Entries of `classFlow` that are above zero, rising: few, for a class uses few of the arcs.
  public internal(set) var entriesWithFlow: [Int]
  /// Flow of each alternative of each pair, laid out as `AssignmentProblem.sinks`.
  public var alternativeFlow: [Double]
  /// Least cost of each alternative at the returned flows, its fixed cost included, SEK per unit;
  /// infinite where there is no path. Of a pair of `BalancedAssignment`'s moves without demand it
  /// may be less than the truth, but never so little that the move would pay.
  public var alternativeCost: [Double]
  /// Expected least cost of each pair, `S` of `NestedLogit`, SEK per unit; of a pair without demand
  /// from costs that may be bounds.
  public var pairLogsum: [Double]
  /// Pairs that no alternative can serve; their demand is not in any flow.
  public var unservedPairs: [Int32]
  /// How each origin's flow spreads over the network: carries warm starts and select-link analyses.
  /// Empty from solvers that do not keep origins apart.
  public var bushes: BushFlows
  /// One entry per iteration.
  public var log: [Iteration]

  /// `G = sum_e rho_e d_e (v_e - b_e) + E(f) - sum_w Q_w S_w >= P - P*` (Evans 1976,
  /// Transportation Research 10(1), 37-57): an upper bound of the distance to the least objective.
  ///
  /// Where classes have delay values of their own it is the gap of the variational inequality,
  /// `sum_k c_k(f) (f_k - y_k) + H(f) - H(y)` with `y` the best answer to the costs at `f`: zero at
  /// an equilibrium, above zero elsewhere, and no bound of any distance.
  public struct Gap: Sendable {
    /// `G`, SEK/h.
    public var absolute: Double
    /// Cost of all flows at the current costs, entropy left out, SEK/h.
    public var totalCost: Double
    /// `sum_w Q_w S_w`: cost of the same demand if all of it were at its least, SEK/h. Summed by
    /// itself: where the gap is nearly all of the total cost, their difference has no digits.
    public var leastCost: Double

    /// `G` as a share of the total cost's size; zero without any cost, and no number where the
    /// costs are none.
    public var relative: Double { totalCost == 0 ? 0 : absolute / abs(totalCost) }

    /// Creates a gap from its three numbers, all SEK/h.
    public init(absolute: Double, totalCost: Double, leastCost: Double) {
      self.absolute = absolute
      self.totalCost = totalCost
      self.leastCost = leastCost
    }

    /// No flow, no cost.
    static var zero: Gap { Gap(absolute: 0, totalCost: 0, leastCost: 0) }
  }

  /// One line of the convergence log.
  public struct Iteration: Sendable {
    /// Counted from 1.
    public var number: Int
    /// Gap at the beginning of the iteration, over all paths of the network.
    public var gap: Gap
    /// Objective at the beginning of the iteration, SEK/h.
    public var objective: Double
    /// Seconds from the beginning of the solve to this certificate, by the solver's clock.
    public var seconds: Double

    /// Creates a line: the objective in SEK/h, the time in seconds since the solve began.
    public init(number: Int, gap: Gap, objective: Double, seconds: Double = 0) {
      self.number = number
      self.gap = gap
      self.objective = objective
      self.seconds = seconds
    }
  }
}

extension AssignmentResult {
  /// Entries of flows that are above zero; looks at eight at a time.
  static func entriesWithFlow(_ flows: [Double]) -> [Int] {
    var entries: [Int] = []
    let flows = flows.span
    var first = 0
    while first < flows.count {
      let end = Swift.min(first + 8, flows.count)
      if end - first == 8 {
        let low = flows[first] + flows[first + 1] + flows[first + 2] + flows[first + 3]
        let high = flows[first + 4] + flows[first + 5] + flows[first + 6] + flows[first + 7]
        if low + high == 0 {
          first = end
          continue
        }
      }
      for entry in first..<end where flows[entry] > 0 { entries.append(entry) }
      first = end
    }
    return entries
  }
}

extension AssignmentProblem {
  /// What a gap of this problem says.
  var certificate: AssignmentResult.Certificate {
    hasCommonDelayValues ? .optimality : .variationalInequality
  }
}
