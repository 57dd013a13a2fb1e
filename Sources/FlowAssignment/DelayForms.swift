/// A delay and its derivatives with respect to utilisation.
struct FormDerivatives {
  var value: Double
  var first: Double
  var second: Double
  var third: Double
}

/// `scale u^beta`, `u = v/C`.
struct PowerForm {
  let scale: Double
  let capacity: Double
  let beta: Double

  /// Utilisation at which derivatives that have no bound near zero flow are taken at the least.
  private static let leastUse = 1e-9

  func delay(at flow: Double, _ mathematics: Mathematics) -> (hours: Double, slope: Double) {
    // Flows may be a rounding error below zero; a fractional power of that is no number.
    let use = Swift.max(0, flow) / capacity
    // The power below is taken of the utilisation alone, so that the derivative comes out without
    // dividing by the flow: 0 at zero flow for beta > 1, alpha t0/C for beta = 1.
    if beta >= 1 {
      let power = Self.power(use, beta - 1, mathematics)
      return (scale * power * use, scale * beta * power / capacity)
    }
    let power = Self.power(Swift.max(use, Self.leastUse), beta - 1, mathematics)
    return (
      scale * Self.power(use, beta, mathematics), scale * beta * power / capacity
    )
  }

  func higherDerivatives(
    at flow: Double, _ mathematics: Mathematics
  ) -> (second: Double, third: Double) {
    let use = Swift.max(0, flow) / capacity
    let factor = scale * beta * (beta - 1) / (capacity * capacity)
    return (
      factor * derivativePower(use, beta - 2, mathematics),
      factor * (beta - 2) / capacity * derivativePower(use, beta - 3, mathematics)
    )
  }

  /// A power that a factor of zero takes out where it would have no bound, or that is held back.
  private func derivativePower(
    _ use: Double, _ exponent: Double, _ mathematics: Mathematics
  ) -> Double {
    Self.power(exponent < 0 ? Swift.max(use, Self.leastUse) : use, exponent, mathematics)
  }

  func integral(to flow: Double, _ mathematics: Mathematics) -> Double {
    let flow = Swift.max(0, flow)
    // The delay times the flow: no larger power that would overflow where the cost does not.
    return scale * Self.power(flow / capacity, beta, mathematics) * flow / (beta + 1)
  }

  /// Powers 0 to 5 come up at every evaluation of the usual BPR curves. No power is negative at a
  /// base of zero.
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
    default: return base == 0 ? 0 : mathematics.pow(base, exponent)
    }
  }
}

/// Spiess's conical form less 1: `s(u) - s(0) + alpha u` with `s(u) = sqrt(w^2 + beta^2)` and
/// `w = alpha (1 - u)`.
///
/// `s(0) = alpha + beta - 1` by the choice of `beta`. Differences of nearly equal roots are
/// rationalised, so that the delay keeps its digits near zero flow and is zero there.
struct ConicalForm {
  let alpha: Double
  private let beta: Double
  private let rootAtZero: Double

  init(alpha: Double) {
    self.alpha = alpha
    beta = (2 * alpha - 1) / (2 * alpha - 2)
    // Not the sum, so that at zero flow it is the root there to the last bit.
    rootAtZero = (alpha * alpha + beta * beta).squareRoot()
  }

  func derivatives(at use: Double) -> FormDerivatives {
    let arm = alpha * (1 - use)
    let root = (arm * arm + beta * beta).squareRoot()
    let square = alpha * alpha * beta * beta / (root * root * root)
    return FormDerivatives(
      value: value(use, root), first: alpha - alpha * arm / root, second: square,
      third: 3 * alpha * arm * square / (root * root))
  }

  private func value(_ use: Double, _ root: Double) -> Double {
    use * (alpha + alpha * alpha * (use - 2) / (root + rootAtZero))
  }

  /// `((1 - beta) u - g (1 - u) + (beta^2/alpha) (asinh(alpha/beta) - asinh(w/beta)))/2`, `g` being
  /// the value: the textbook integral of the root with all that cancels taken out by hand.
  func integral(to use: Double, _ mathematics: Mathematics) -> Double {
    let arm = alpha * (1 - use)
    let root = (arm * arm + beta * beta).squareRoot()
    let ratio =
      arm >= 0
      ? (alpha + rootAtZero) / (arm + root)
      : (alpha + rootAtZero) * (root - arm) / (beta * beta)
    return
      ((1 - beta) * use - value(use, root) * (1 - use)
      + beta * beta / alpha * mathematics.log(ratio)) / 2
  }
}

/// Akcelik's form: `u - 1 + s(u)` with `s(u) = sqrt((u - 1)^2 + k u)` and `k = 8 J/(C T)`.
struct AkcelikForm {
  let k: Double

  init(capacity: Double, periodHours: Double, delayParameter: Double) {
    k = 8 * delayParameter / (capacity * periodHours)
  }

  func derivatives(at use: Double) -> FormDerivatives {
    let root = self.root(use)
    let value = self.value(use, root)
    let square = k * (4 - k) / (4 * root * root * root)
    // The second derivative's factor changes sign at k = 4, where the root is that of a square.
    return FormDerivatives(
      value: value, first: (value + k / 2) / root, second: square,
      third: -1.5 * square * (2 * use + k - 2) / (root * root))
  }

  private func root(_ use: Double) -> Double { ((use - 1) * (use - 1) + k * use).squareRoot() }

  /// Below capacity the difference is rationalised: `k` may be as small as 1e-4.
  private func value(_ use: Double, _ root: Double) -> Double {
    use < 1 ? k * use / (root + 1 - use) : use - 1 + root
  }

  /// With `p = u + k/2 - 1` and `n = k (1 - k/4)`, so that `s^2 = p^2 + n`:
  /// `(g k/2 - u k/2 - g (1 - u) + n ln((p + s)/(p(0) + 1)))/2`, `g` being the value: the textbook
  /// integral of the root with all that cancels taken out by hand.
  func integral(to use: Double, _ mathematics: Mathematics) -> Double {
    let root = self.root(use)
    let value = self.value(use, root)
    let excess = k * (1 - k / 4)
    let start = k / 2 - 1
    let arm = use + start
    // (p + s)(s - p) = n: the sum that does not cancel on either side of p = 0.
    let ratio =
      arm < 0
      ? (1 - start) / (root - arm) : (arm + root) / (start < 0 ? k / 2 : 1 + start)
    let area = excess * mathematics.log(ratio)
    return (value * k / 2 - use * k / 2 - value * (1 - use) + area) / 2
  }
}

extension DelayFunction {
  /// The delay of a form with an asymptote and its derivatives, continued above its limit.
  func asymptoticForm(
    at flow: Double
  ) -> (hours: Double, slope: Double, curvature: Double, third: Double) {
    let flow = Swift.max(0, flow)
    switch self {
    case .queue(let capacity, let limit), .track(_, let capacity, _, let limit),
      .closing(_, let capacity, let limit):
      let knee = limit * capacity
      let form = hyperbola(at: Swift.min(flow, knee))
      guard flow > knee else { return form }
      let beyond = flow - knee
      return (
        form.hours + beyond * (form.slope + beyond * form.curvature / 2),
        form.slope + beyond * form.curvature, form.curvature, 0
      )
    default: preconditionFailure("the form has no asymptote")
    }
  }

  /// Integral of the delay of a form with an asymptote, continued above its limit.
  func asymptoticIntegral(to flow: Double, _ mathematics: Mathematics) -> Double {
    let flow = Swift.max(0, flow)
    switch self {
    case .queue(let capacity, let limit), .track(_, let capacity, _, let limit),
      .closing(_, let capacity, let limit):
      let knee = limit * capacity
      let use = Swift.min(flow, knee) / capacity
      let excess = logarithmExcess(use, mathematics)
      let inside =
        switch self {
        case .track(let hours, _, let weight, _): weight * hours * capacity * excess
        case .closing(let hours, _, _): hours * capacity * (excess + use)
        default: excess
        }
      guard flow > knee else { return inside }
      let form = hyperbola(at: knee)
      let beyond = flow - knee
      return inside
        + beyond * (form.hours + beyond * (form.slope / 2 + beyond * form.curvature / 6))
    default: preconditionFailure("the form has no asymptote")
    }
  }

  /// `-ln(1 - u) - u`, as its series where the difference would cancel.
  private func logarithmExcess(_ use: Double, _ mathematics: Mathematics) -> Double {
    guard use < 0.03 else { return -mathematics.log(1 - use) - use }
    var sum = 0.0
    for power in stride(from: 12, through: 2, by: -1) { sum = sum * use + 1 / Double(power) }
    return sum * use * use
  }

  /// The form itself, below capacity.
  private func hyperbola(
    at flow: Double
  ) -> (hours: Double, slope: Double, curvature: Double, third: Double) {
    switch self {
    case .queue(let capacity, _):
      let room = capacity - flow
      let square = room * room
      return (
        1 / room - 1 / capacity, 1 / square, 2 / (square * room), 6 / (square * square)
      )
    case .track(let freeFlowHours, let capacity, let weight, _):
      let room = 1 - flow / capacity
      let scale = weight * freeFlowHours
      let curvature = 2 * scale / (capacity * capacity * room * room * room)
      return (
        scale * (1 / room - 1), scale / (capacity * room * room), curvature,
        3 * curvature / (capacity * room)
      )
    case .closing(let hours, let capacity, _):
      let room = 1 - flow / capacity
      let slope = hours / (capacity * room * room)
      let curvature = 2 * slope / (capacity * room)
      return (hours / room, slope, curvature, 3 * curvature / (capacity * room))
    default: preconditionFailure("the form has no asymptote")
    }
  }
}
