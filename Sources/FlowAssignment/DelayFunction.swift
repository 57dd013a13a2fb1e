/// Delay beyond free flow as a function of flow: zero at zero flow (but for `closing`),
/// non-decreasing, with its first two derivatives and its integral in closed form.
///
/// Delays are in hours per unit (PCU, train, lift or tonne) and flows in units per hour; `v` is the
/// flow, `C` the capacity and `u = v/C`. What happens at the ends of the range:
///
/// - **Zero flow.** A flow that rounding left below zero counts as zero. A power below 1 has no
///   derivative there, a power below 2 no second one: both are taken at a utilisation of at least
///   `1e-9`, large and finite, so that no step of a solver divides by them in vain.
/// - **Capacity and above.** Every form goes on. Those with an asymptote (queue, track and
///   closing) continue above the utilisation `limit` as their second-order Taylor polynomial: an
///   overloaded iterate stays finite, and the function twice continuously differentiable and
///   convex.
/// - **No capacity.** A capacity of zero is not valid (`isValid`), and no facility is made of it:
///   what passes nothing is an arc of infinite cost, what never fills up is `none`.
///
/// `linear`, `conical`, `queue`, `track`, `closing`, and `bpr` from a power of 1 up are convex;
/// `akcelik` is up to `8 J/(C T) = 4`, far beyond any road's; `tabulated` where its slopes never
/// fall.
public enum DelayFunction: Sendable, Equatable {
  /// No delay at any flow.
  case none
  /// `slope v`, the slope in hours per unit and unit per hour.
  case linear(slope: Double)
  /// `t0 alpha u^beta` (Bureau of Public Roads, Traffic Assignment Manual, 1964).
  case bpr(freeFlowHours: Double, capacity: Double, alpha: Double, beta: Double)
  /// `1/(mu - v) - 1/mu`: mean time in an M/M/1 queue (Poisson arrivals, one server with
  /// exponential times) beyond the service itself, `mu` being the capacity. The textbook result.
  case queue(capacity: Double, limit: Double)
  /// `weight t0 u/(1 - u)`: waiting for a path on single or busy track. `weight` (`kappa`, no unit)
  /// is the wait at half the capacity as a share of the free-flow time `t0`.
  ///
  /// The form is the project's own: `queue` as a function of `u`, with the time over the section in
  /// place of that of a service. The study's weight is an estimate without a source.
  case track(freeFlowHours: Double, capacity: Double, weight: Double, limit: Double)
  /// `hours/(1 - u)`: waiting for a facility that is closed part of the time. `hours` is the mean
  /// wait of the first to come, and `capacity` what is served per hour while open: the rest is the
  /// time that the backlog takes to clear.
  ///
  /// The form is the project's own: from the area under a fluid queue that grows by `v` while
  /// closed and shrinks by `C - v` while open.
  case closing(hours: Double, capacity: Double, limit: Double)
  /// `t0 (f(u) - 1)`, `f(u) = 2 + sqrt(alpha^2 (1 - u)^2 + beta^2) - alpha (1 - u) - beta` with
  /// `beta = (2 alpha - 1)/(2 alpha - 2)` and `alpha > 1` (Spiess 1990, doi:10.1287/trsc.24.2.153).
  ///
  /// That `beta` makes `f(0) = 1` and `f(1) = 2`: the delay is 0 at zero flow and `t0` at capacity.
  case conical(freeFlowHours: Double, capacity: Double, alpha: Double)
  /// `L (T/4) (u - 1 + sqrt((u - 1)^2 + 8 J u/(C T)))`: Davidson's queue with time to build up
  /// (Akcelik 1991, Australian Road Research 21(3), 49-59).
  ///
  /// `L` is the length in kilometres, `T` the hours with that flow, and `J` the delay parameter,
  /// per kilometre and greater the more a road is interrupted. With `L = J = 1` it is the delay at
  /// an approach without signals in the Highway Capacity Manual.
  case akcelik(kilometres: Double, periodHours: Double, capacity: Double, delayParameter: Double)
  /// Straight lines between given points, for volume-delay curves published as tables.
  case tabulated(DelayTable)
  /// `d(v) + v d'(v)`: what one more unit costs everybody (Beckmann, McGuire and Winsten 1956,
  /// Studies in the Economics of Transportation); see `marginalView`.
  ///
  /// Its integral is `v d(v)`. A marginal of a marginal is not valid.
  indirect case marginal(DelayFunction)

  /// Delay at a flow in units per hour: hours per unit, and its derivative with respect to the flow
  /// in hours per unit and unit per hour.
  public func delay(
    at flow: Double, _ mathematics: Mathematics
  ) -> (hours: Double, slope: Double) {
    switch self {
    case .none: return (0, 0)
    case .linear(let slope): return (slope * Swift.max(0, flow), slope)
    case .bpr(let hours, let capacity, let alpha, let beta):
      return PowerForm(scale: hours * alpha, capacity: capacity, beta: beta)
        .delay(at: flow, mathematics)
    case .queue, .track, .closing:
      let form = asymptoticForm(at: flow)
      return (form.hours, form.slope)
    case .conical(let hours, let capacity, let alpha):
      let form = ConicalForm(alpha: alpha).derivatives(at: Swift.max(0, flow) / capacity)
      return (hours * form.value, hours * form.first / capacity)
    case .akcelik(let kilometres, let period, let capacity, let parameter):
      let form = AkcelikForm(capacity: capacity, periodHours: period, delayParameter: parameter)
        .derivatives(at: Swift.max(0, flow) / capacity)
      let scale = kilometres * period / 4
      return (scale * form.value, scale * form.first / capacity)
    case .tabulated(let table): return table.delay(at: flow)
    case .marginal(let base):
      let flow = Swift.max(0, flow)
      let (hours, slope) = base.delay(at: flow, mathematics)
      return (
        hours + flow * slope, 2 * slope + flow * base.curvature(at: flow, mathematics)
      )
    }
  }

  /// Second derivative of the delay with respect to the flow, in hours per unit and per
  /// (unit per hour)^2.
  ///
  /// Zero wherever a table is straight; at its points, where there is none, also zero.
  public func curvature(at flow: Double, _ mathematics: Mathematics) -> Double {
    higherDerivatives(at: flow, mathematics).second
  }

  /// Integral of the delay from zero flow, unit-hours per hour.
  public func integral(to flow: Double, _ mathematics: Mathematics) -> Double {
    switch self {
    case .none: return 0
    case .linear(let slope):
      let flow = Swift.max(0, flow)
      return slope * flow * flow / 2
    case .bpr(let hours, let capacity, let alpha, let beta):
      return PowerForm(scale: hours * alpha, capacity: capacity, beta: beta)
        .integral(to: flow, mathematics)
    case .queue, .track, .closing: return asymptoticIntegral(to: flow, mathematics)
    case .conical(let hours, let capacity, let alpha):
      return hours * capacity
        * ConicalForm(alpha: alpha).integral(to: Swift.max(0, flow) / capacity, mathematics)
    case .akcelik(let kilometres, let period, let capacity, let parameter):
      return kilometres * period / 4 * capacity
        * AkcelikForm(capacity: capacity, periodHours: period, delayParameter: parameter)
        .integral(to: Swift.max(0, flow) / capacity, mathematics)
    case .tabulated(let table): return table.integral(to: flow)
    case .marginal(let base):
      let flow = Swift.max(0, flow)
      return flow * base.delay(at: flow, mathematics).hours
    }
  }

  /// Flow at which the facility is full, units per hour; infinite without a capacity.
  public var capacity: Double {
    switch self {
    case .none, .linear: .infinity
    case .bpr(_, let capacity, _, _), .queue(let capacity, _), .track(_, let capacity, _, _),
      .closing(_, let capacity, _), .conical(_, let capacity, _), .akcelik(_, _, let capacity, _):
      capacity
    case .tabulated(let table): table.capacity
    case .marginal(let base): base.capacity
    }
  }

  /// Second and third derivative; the third serves the second of a marginal.
  private func higherDerivatives(
    at flow: Double, _ mathematics: Mathematics
  ) -> (second: Double, third: Double) {
    switch self {
    case .none, .linear, .tabulated: return (0, 0)
    case .bpr(let hours, let capacity, let alpha, let beta):
      return PowerForm(scale: hours * alpha, capacity: capacity, beta: beta)
        .higherDerivatives(at: flow, mathematics)
    case .queue, .track, .closing:
      let form = asymptoticForm(at: flow)
      return (form.curvature, form.third)
    case .conical(let hours, let capacity, let alpha):
      let form = ConicalForm(alpha: alpha).derivatives(at: Swift.max(0, flow) / capacity)
      let square = capacity * capacity
      return (hours * form.second / square, hours * form.third / (square * capacity))
    case .akcelik(let kilometres, let period, let capacity, let parameter):
      let form = AkcelikForm(capacity: capacity, periodHours: period, delayParameter: parameter)
        .derivatives(at: Swift.max(0, flow) / capacity)
      let (scale, square) = (kilometres * period / 4, capacity * capacity)
      return (scale * form.second / square, scale * form.third / (square * capacity))
    case .marginal(let base):
      let flow = Swift.max(0, flow)
      let (second, third) = base.higherDerivatives(at: flow, mathematics)
      // Only the curvature of a marginal is ever asked for: a valid one has no marginal itself.
      return (3 * second + flow * third, .nan)
    }
  }
}

extension DelayFunction {
  /// Whether the parameters are in range, all of them finite: capacities and the Akcelik form's
  /// period and parameter positive, `alpha > 1` in the conical form, `0 < limit < 1`, all else not
  /// negative. A marginal is valid where its function is and has no `marginal` in it.
  public var isValid: Bool {
    func isFinite(_ number: Double, atLeast bound: Double) -> Bool {
      number >= bound && number < .infinity
    }
    func isPositive(_ number: Double) -> Bool { number > 0 && number < .infinity }
    return switch self {
    case .none, .tabulated: true
    case .linear(let slope): isFinite(slope, atLeast: 0)
    case .bpr(let hours, let capacity, let alpha, let beta):
      isFinite(hours, atLeast: 0) && isPositive(capacity) && isFinite(alpha, atLeast: 0)
        && isFinite(beta, atLeast: 0)
    case .queue(let capacity, let limit): isPositive(capacity) && limit > 0 && limit < 1
    case .track(let hours, let capacity, let weight, let limit):
      isFinite(hours, atLeast: 0) && isPositive(capacity) && isFinite(weight, atLeast: 0)
        && limit > 0 && limit < 1
    case .closing(let hours, let capacity, let limit):
      isFinite(hours, atLeast: 0) && isPositive(capacity) && limit > 0 && limit < 1
    case .conical(let hours, let capacity, let alpha):
      isFinite(hours, atLeast: 0) && isPositive(capacity) && isPositive(alpha - 1)
    case .akcelik(let kilometres, let period, let capacity, let parameter):
      isFinite(kilometres, atLeast: 0) && isPositive(period) && isPositive(capacity)
        && isPositive(parameter)
    case .marginal(.marginal): false
    case .marginal(let base): base.isValid
    }
  }
}
