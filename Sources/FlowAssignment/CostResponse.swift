/// What a little more cost on a facility does to the cost of all, users' answers included.
///
/// At an equilibrium let each unit on facility `e` pay `x_e` more. To first order the facilities'
/// flows change by `dv = -K x`, where `dv` minimises
///
///     1/2 dv' D dv + 1/2 dq' H dq + x' dv,  D = diag(rho_e d'_e(v_e)),  H = Hessian of the entropy
///
/// over all changes of route flows and of alternatives' flows `q` that keep every pair's demand, on
/// the paths in use (Patriksson 2004, doi:10.1287/trsc.1030.0043). `K` is symmetric. With
/// `u_e = v_e - b_e` users on each facility, their cost `W = sum_w Q_w S_w` then changes by
///
///     dW = z' x,    z = u - K D u
///
/// since users save by their answer only what others' delays become. One linear system, with
/// `x = D u`, thus tells `z` for all facilities at once: the adjoint of one system for each.
///
/// A path that begins or ceases to be used bends `W`: there `z` is the derivative on the side on
/// which the paths in use stay so.
public struct CostResponse: Sendable {
  /// `z` of each facility, in units per hour: what each SEK more that a unit pays there adds to the
  /// cost of all in SEK an hour.
  public var unitsPaying: [Double]
  /// What is left of the linear system's right side, as a share of it.
  public var residual: Double
  /// Steps of conjugate gradients.
  public var iterations: Int

  /// What one more unit per hour of a facility's capacity is worth, SEK an hour: `-z rho dd/dC`.
  ///
  /// - Parameters:
  ///   - facility: its index in the problem.
  ///   - problem: the problem that was solved.
  ///   - flow: the facility's flow, units per hour.
  ///   - mathematics: the platform's functions.
  public func valueOfCapacity(
    of facility: Int, in problem: AssignmentProblem, flow: Double, _ mathematics: Mathematics
  ) -> Double {
    let facilities = problem.facilities
    let slope = facilities[facility].delay.capacitySlope(at: flow, mathematics)
    return -unitsPaying[facility] * facilities[facility].delayCostPerHour * slope
  }
}

extension AssignmentProblem {
  /// How the cost of all answers to costs on facilities, at an equilibrium of this problem.
  ///
  /// All classes must pay the same for a delay: otherwise the answer is not symmetric.
  ///
  /// - Parameters:
  ///   - result: the equilibrium, with its bushes.
  ///   - tolerance: residual of the linear system at which it is solved.
  ///   - iterationLimit: steps after which to stop anyway.
  ///   - mathematics: the platform's functions.
  /// - Precondition: all classes pay the same for a delay (`hasCommonDelayValues`).
  public func costResponse(
    of result: AssignmentResult, tolerance: Double = 1e-10,
    iterationLimit: Int = 20_000, _ mathematics: Mathematics
  ) -> CostResponse {
    precondition(hasCommonDelayValues, "answers to costs are symmetric at common delay values")
    let users = zip(result.facilityFlow, facilities).map { $0 - $1.preload }
    let slope = facilities.indices.map {
      facilities[$0].delayCostPerHour
        * facilities[$0].delay.delay(at: result.facilityFlow[$0], mathematics).slope
    }
    let shifts = FlowShifts(self, result.bushes, slope: slope, mathematics)
    let cost = facilities.indices.map { slope[$0] * users[$0] }
    let answer = shifts.answer(
      toFacilityCost: cost, tolerance: tolerance, iterationLimit: iterationLimit)
    return CostResponse(
      unitsPaying: zip(users, answer.change).map { $0 + $1 }, residual: answer.residual,
      iterations: answer.iterations)
  }
}
