/// When an assignment stops: limits, the first of which to be reached decides.
///
///     let rule = StoppingRule.relativeGap(1e-6).or(.iterations(200)).or(.seconds(60))
///     BushAssignment(stopping: rule, mathematics: platform, clock: clock).assign(problem)
///
/// Of two limits of the same kind the one that is reached first holds, so that `or` only ever lets
/// a solve stop sooner. Every rule also stops at a gap of zero: there is nothing left to do. A gap
/// alone may be out of reach of rounding, and a solve then never ends: add a limit to it.
///
/// Gap and iterations depend on the problem alone. Seconds depend on the machine: a solve that they
/// stop may stop elsewhere the next time, and its status says so.
public struct StoppingRule: Sendable, Equatable {
  /// Stop at this gap as a share of the total cost.
  public private(set) var relativeGap = 0.0
  /// Stop at this gap, SEK/h.
  public private(set) var absoluteGap = 0.0
  /// Stop after so many iterations, converged or not; `Int.max` for no limit.
  public private(set) var iterationLimit = Int.max
  /// Stop at the first iteration that ends so many seconds after the solve began; infinite for no
  /// limit.
  public private(set) var timeLimit = Double.infinity

  private init() {}

  /// A gap or so many iterations (one shortest-path pass each), whichever comes first.
  ///
  /// - Precondition: the gap is not negative, and there is at least one iteration.
  public init(relativeGap: Double = 1e-7, iterationLimit: Int = 200) {
    self = Self.relativeGap(relativeGap).or(.iterations(iterationLimit))
  }

  /// Stop at this gap as a share of the total cost.
  ///
  /// - Precondition: the gap is not negative.
  public static func relativeGap(_ gap: Double) -> StoppingRule {
    precondition(gap >= 0, "no gap is negative")
    var rule = StoppingRule()
    rule.relativeGap = gap
    return rule
  }

  /// Stop at this gap in SEK/h.
  ///
  /// - Precondition: the gap is not negative.
  public static func absoluteGap(_ gap: Double) -> StoppingRule {
    precondition(gap >= 0, "no gap is negative")
    var rule = StoppingRule()
    rule.absoluteGap = gap
    return rule
  }

  /// Stop after so many iterations.
  ///
  /// - Precondition: there is at least one, for without an iteration there is no certificate.
  public static func iterations(_ limit: Int) -> StoppingRule {
    precondition(limit > 0, "the first iteration certifies the gap")
    var rule = StoppingRule()
    rule.iterationLimit = limit
    return rule
  }

  /// Stop at the first iteration that is certified so many seconds after the solve began.
  ///
  /// Time is that of the solver's `clock`, which by default stands still.
  ///
  /// - Precondition: the limit is not negative.
  public static func seconds(_ limit: Double) -> StoppingRule {
    precondition(limit >= 0, "no time is negative")
    var rule = StoppingRule()
    rule.timeLimit = limit
    return rule
  }

  /// Stops where either rule does.
  public func or(_ other: StoppingRule) -> StoppingRule {
    var rule = self
    rule.relativeGap = Swift.max(relativeGap, other.relativeGap)
    rule.absoluteGap = Swift.max(absoluteGap, other.absoluteGap)
    rule.iterationLimit = Swift.min(iterationLimit, other.iterationLimit)
    rule.timeLimit = Swift.min(timeLimit, other.timeLimit)
    return rule
  }

  /// How a solve ends with an iteration, or nil if it goes on. A gap that is reached counts before
  /// a limit that is reached with it.
  public func verdict(on iteration: AssignmentResult.Iteration) -> AssignmentResult.Status? {
    if iteration.gap.relative <= relativeGap || iteration.gap.absolute <= absoluteGap {
      return .converged
    }
    if iteration.number >= iterationLimit { return .iterationLimit }
    return iteration.seconds >= timeLimit ? .timeLimit : nil
  }

  /// The gap at which a solve whose flows cost so much stops, SEK/h.
  func gapToReach(totalCost: Double) -> Double {
    Swift.max(relativeGap * abs(totalCost), absoluteGap)
  }
}

/// The convergence log under way: what a solver's loop asks whether to go on.
struct ConvergenceLog {
  private(set) var lines: [AssignmentResult.Iteration] = []
  private let stopping: StoppingRule
  private let clock: @Sendable () -> Double
  private let start: Double

  /// Begins; seconds count from here.
  init(_ stopping: StoppingRule, _ clock: @escaping @Sendable () -> Double) {
    self.stopping = stopping
    self.clock = clock
    start = clock()
  }

  /// Adds an iteration; returns how the solve ends with it, or nil if it goes on.
  mutating func add(
    _ gap: AssignmentResult.Gap, objective: Double
  ) -> AssignmentResult.Status? {
    let line = AssignmentResult.Iteration(
      number: lines.count + 1, gap: gap, objective: objective, seconds: clock() - start)
    lines.append(line)
    return stopping.verdict(on: line)
  }
}
