/// Delay beyond free flow as a function of flow: increasing, with closed derivative and integral.
///
/// Delays are in hours per unit (PCU, train, lift or tonne) and flows in units per hour. The two
/// forms with an asymptote (queue and track) continue above a utilisation `limit` as their
/// second-order Taylor polynomial, so that an overloaded iterate stays finite and the function stays
/// twice continuously differentiable and convex.
public enum DelayFunction: Sendable, Equatable {
  /// No delay at any flow.
  case none
  /// `t0 alpha (v/C)^beta` (Bureau of Public Roads, Traffic Assignment Manual, 1964).
  case bpr(freeFlowHours: Double, capacity: Double, alpha: Double, beta: Double)
  /// `1/(mu - v) - 1/mu`: time in an M/M/1 queue beyond the service itself.
  case queue(capacity: Double, limit: Double)
  /// `weight t0 u/(1 - u)` with `u = v/C`: waiting for a path on single or busy track.
  case track(freeFlowHours: Double, capacity: Double, weight: Double, limit: Double)

  /// Delay at a flow and its derivative with respect to the flow.
  public func delay(
    at flow: Double, _ mathematics: Mathematics
  ) -> (hours: Double, slope: Double) {
    switch self {
    case .none: return (0, 0)
    case .bpr(let hours, let capacity, let alpha, let beta):
      // Flows may be a rounding error below zero; a fractional power of that is no number.
      let ratio = Swift.max(0, flow) / capacity
      // The derivative is 0 at zero flow for beta > 1 and alpha t0/C for beta = 1: the power below
      // is taken of the ratio alone, so that both come out without dividing by the flow.
      let power = Self.power(ratio, beta - 1, mathematics)
      let scale = hours * alpha
      return (scale * power * ratio, scale * beta * power / capacity)
    case .queue(let capacity, let limit), .track(_, let capacity, _, let limit):
      let knee = limit * capacity
      let (hours, slope, curvature) = asymptoticForm(at: Swift.min(flow, knee))
      guard flow > knee else { return (hours, slope) }
      let beyond = flow - knee
      return (hours + beyond * (slope + beyond * curvature / 2), slope + beyond * curvature)
    }
  }

  /// Integral of the delay from zero flow, unit-hours per hour.
  public func integral(to flow: Double, _ mathematics: Mathematics) -> Double {
    switch self {
    case .none: return 0
    case .bpr(let hours, let capacity, let alpha, let beta):
      let ratio = Swift.max(0, flow) / capacity
      return hours * alpha * capacity / (beta + 1) * Self.power(ratio, beta + 1, mathematics)
    case .queue(let capacity, let limit), .track(_, let capacity, _, let limit):
      let knee = limit * capacity
      let inside = asymptoticIntegral(to: Swift.min(flow, knee), mathematics)
      guard flow > knee else { return inside }
      let (hours, slope, curvature) = asymptoticForm(at: knee)
      let beyond = flow - knee
      return inside + beyond * (hours + beyond * (slope / 2 + beyond * curvature / 6))
    }
  }

  /// Flow at which the facility is full; infinite without a capacity.
  public var capacity: Double {
    switch self {
    case .none: .infinity
    case .bpr(_, let capacity, _, _), .queue(let capacity, _), .track(_, let capacity, _, _):
      capacity
    }
  }

  /// Powers 0 to 5 come up at every evaluation of the usual BPR curves.
  private static func power(
    _ base: Double, _ exponent: Double, _ mathematics: Mathematics
  ) -> Double {
    switch exponent {
    case 0: return 1
    case 1: return base
    case 2: return base * base
    case 3: return base * base * base
    case 4:
      let square = base * base
      return square * square
    case 5:
      let square = base * base
      return square * square * base
    default: return base == 0 ? (exponent > 0 ? 0 : 1) : mathematics.pow(base, exponent)
    }
  }

  /// A queue's or track's delay and its first two derivatives, below capacity.
  private func asymptoticForm(
    at flow: Double
  ) -> (hours: Double, slope: Double, curvature: Double) {
    switch self {
    case .queue(let capacity, _):
      let room = capacity - flow
      return (1 / room - 1 / capacity, 1 / (room * room), 2 / (room * room * room))
    case .track(let freeFlowHours, let capacity, let weight, _):
      let room = 1 - flow / capacity
      let scale = weight * freeFlowHours
      return (
        scale * (1 / room - 1), scale / (capacity * room * room),
        2 * scale / (capacity * capacity * room * room * room)
      )
    case .none, .bpr: preconditionFailure("the form has no asymptote")
    }
  }

  private func asymptoticIntegral(to flow: Double, _ mathematics: Mathematics) -> Double {
    let use = flow / capacity
    let area = -mathematics.log(1 - use) - use
    return switch self {
    case .track(let freeFlowHours, let capacity, let weight, _):
      weight * freeFlowHours * capacity * area
    default: area
    }
  }
}
