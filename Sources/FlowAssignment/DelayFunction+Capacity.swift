/// What more capacity does to a delay.
extension DelayFunction {
  /// Derivative of the delay with respect to the capacity at a fixed flow, hours per unit and unit
  /// per hour: not above zero for forms that are convex, and zero without a capacity.
  ///
  /// All else stays as it is: the free-flow time of `track`, the hours of `closing`, the period of
  /// `akcelik`. Of `queue` the capacity is also the rate of service. `tabulated` is stretched along
  /// its flows, its last flow being the capacity.
  ///
  /// Every form but `akcelik` depends on flow and capacity as `C^-k g(v/C)` with `k` 1 for `queue`
  /// and 0 for the others, on either side of `limit`, so that
  ///
  ///     dd/dC = -(k d + v dd/dv)/C
  ///
  /// - Parameters:
  ///   - flow: units per hour.
  ///   - mathematics: the platform's functions.
  public func capacitySlope(at flow: Double, _ mathematics: Mathematics) -> Double {
    guard case .marginal(let base) = self else {
      return capacitySlopes(at: flow, mathematics).first
    }
    let (first, mixed) = base.capacitySlopes(at: flow, mathematics)
    return first + Swift.max(0, flow) * mixed
  }

  /// `dd/dC`, and its derivative with respect to the flow, of a form that is no marginal.
  private func capacitySlopes(
    at flow: Double, _ mathematics: Mathematics
  ) -> (first: Double, mixed: Double) {
    guard capacity < .infinity else { return (0, 0) }
    let flow = Swift.max(0, flow)
    let (hours, slope) = delay(at: flow, mathematics)
    let bend = curvature(at: flow, mathematics)
    var order = 0.0
    if case .queue = self { order = 1 }
    var slopes = (
      first: -(order * hours + flow * slope) / capacity,
      mixed: -((order + 1) * slope + flow * bend) / capacity
    )
    if case .akcelik(let kilometres, let period, let capacity, let parameter) = self {
      let form = AkcelikForm(
        capacity: capacity, periodHours: period, delayParameter: parameter)
      let (value, derivative) = form.parameterTerm(at: flow / capacity)
      let scale = kilometres * period / (4 * capacity)
      slopes.first -= scale * value
      slopes.mixed -= scale * derivative / capacity
    }
    return slopes
  }
}

extension AkcelikForm {
  /// `k dg/dk = k u/(2 s)`, for `k` falls with the capacity too, and its derivative with respect to
  /// the utilisation.
  fileprivate func parameterTerm(at use: Double) -> (value: Double, derivative: Double) {
    let form = derivatives(at: use)
    // s = g + 1 - u, s' = g' - 1.
    let root = form.value + 1 - use
    let value = k * use / (2 * root)
    return (value, k / (2 * root) - value * (form.first - 1) / root)
  }
}
