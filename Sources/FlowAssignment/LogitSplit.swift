/// Multinomial logit over alternatives, safe at any cost difference (Ben-Akiva and Lerman 1985,
/// Discrete Choice Analysis; inside an equilibrium Fisk 1980, doi:10.1016/0191-2615(80)90004-1).
///
/// Shares are `exp(-theta u_m) / sum exp(-theta u)`; the logsum `-(1/theta) ln sum exp(-theta u)`
/// is the expected least cost. Both are computed relative to the least cost, so that the largest
/// exponential is 1: shares stay finite at cost differences of any size, and alternatives of
/// infinite cost get none. Costs are in any one unit, the scale `theta` is per that unit and above
/// zero.
public enum LogitSplit {
  /// Expected least cost, in the unit of the costs, of which there is one per alternative; infinite
  /// if all of them are.
  public static func logsum(
    costs: some Collection<Double>, scale: Double, _ mathematics: Mathematics
  ) -> Double {
    guard let least = costs.min(), least < .infinity else { return .infinity }
    var sum = 0.0
    for cost in costs where cost < .infinity { sum += mathematics.exp(-scale * (cost - least)) }
    return least - mathematics.log(sum) / scale
  }

  /// Share of each alternative, laid out as the costs; all zero if every cost is infinite.
  public static func shares(
    costs: some Collection<Double>, scale: Double, _ mathematics: Mathematics
  ) -> [Double] {
    guard let least = costs.min(), least < .infinity else {
      return [Double](repeating: 0, count: costs.count)
    }
    var shares = costs.map { $0 < .infinity ? mathematics.exp(-scale * ($0 - least)) : 0 }
    var sum = 0.0
    for share in shares { sum += share }
    for index in shares.indices { shares[index] /= sum }
    return shares
  }

  /// `q ln(q/Q)`: what a flow out of a pair's demand adds to the entropy, before the logit scale.
  ///
  /// Zero where the share underflows: flows end as low as 5e-324, and the logarithm of nothing
  /// would take objective and gap with it.
  static func entropy(
    of flow: Double, in demand: Double, _ mathematics: Mathematics
  ) -> Double {
    guard flow > 0 else { return 0 }
    let share = flow / demand
    return share > 0 ? flow * mathematics.log(share) : 0
  }
}
