/// Targets whose directions are conjugate to the last moves (Mitradjieva and Lindberg 2013,
/// doi:10.1287/trsc.1120.0409, sections 3 and 4).
///
/// With `x` the flows, `y` the trees' flows, `s1` and `s2` the last two targets, `t` the last step
/// and `H` the Hessian of the objective, a diagonal over the facilities, the target is
///
///     (y + nu s1 + mu s2)/(1 + nu + mu)
///     mu = max(0, -(dd' H (y - x))/(dd' H (s2 - s1)))
///     nu = max(0, -(d' H (y - x))/(d' H d) + mu t/(1 - t))
///     d  = s1 - x                         along the last move
///     dd = t s1 + (1 - t) s2 - x          along the one before
///
/// After one move there is no `s2` and `mu = 0`, which is the conjugate Frank-Wolfe method; at
/// first, and after a full step, which leaves no direction to be conjugate to, the target is `y`.
struct ConjugateDirections {
  private var last: (target: FlowPoint, step: Double)?
  private var before: FlowPoint?

  /// The old targets' weight is held so far below the trees': a target that hardly takes note of
  /// the trees no longer leads anywhere.
  private static let largestWeight = 99.0

  /// Forgets the last moves.
  mutating func restart() {
    last = nil
    before = nil
  }

  /// Takes note of a move.
  mutating func record(_ target: FlowPoint, step: Double) {
    // At a full step the flows are the target itself.
    if step >= 1 - 1e-6 {
      restart()
      return
    }
    before = last?.target
    last = (target, step)
  }

  /// The next target.
  ///
  /// - Parameter slope: the Hessian's diagonal at `current`.
  func target(from current: FlowPoint, _ loaded: FlowPoint, slope: [Double]) -> FlowPoint {
    guard let (first, step) = last else { return loaded }
    var (mu, nu) = (0.0, 0.0)
    if let before {
      var (along, length) = (0.0, 0.0)
      for facility in slope.indices {
        let flow = current.facilityFlow[facility]
        let (one, two) = (first.facilityFlow[facility], before.facilityFlow[facility])
        let weighted = slope[facility] * (step * one + (1 - step) * two - flow)
        along += weighted * (loaded.facilityFlow[facility] - flow)
        length += weighted * (two - one)
      }
      mu = Self.coefficient(along, length)
    }
    var (along, length) = (0.0, 0.0)
    for facility in slope.indices {
      let flow = current.facilityFlow[facility]
      let change = first.facilityFlow[facility] - flow
      along += slope[facility] * change * (loaded.facilityFlow[facility] - flow)
      length += slope[facility] * change * change
    }
    nu = length > 0 ? Swift.max(0, -along / length + mu * step / (1 - step)) : 0
    let total = mu + nu
    guard total > 0 && total < .infinity else { return loaded }
    if total > Self.largestWeight {
      mu *= Self.largestWeight / total
      nu *= Self.largestWeight / total
    }
    var target = loaded
    target.mix(with: first, nu / (1 + nu))
    if let before, mu > 0 { target.mix(with: before, mu / (1 + mu + nu)) }
    return target
  }

  private static func coefficient(_ along: Double, _ length: Double) -> Double {
    length > 0 ? Swift.max(0, -along / length) : 0
  }
}
