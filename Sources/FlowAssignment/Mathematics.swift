/// The transcendental functions that the kernels need, given by the platform.
///
/// The kernels import nothing, so that they compile unchanged with Embedded Swift; the host passes
/// its C library's functions (or, in a browser, the engine's).
public struct Mathematics: Sendable {
  /// Natural logarithm.
  public let log: @Sendable (Double) -> Double
  /// Exponential function.
  public let exp: @Sendable (Double) -> Double
  /// `pow(base, exponent)`, not called for exponents 0 to 5.
  public let pow: @Sendable (Double, Double) -> Double

  /// Bundles the platform's functions.
  public init(
    log: @escaping @Sendable (Double) -> Double, exp: @escaping @Sendable (Double) -> Double,
    pow: @escaping @Sendable (Double, Double) -> Double
  ) {
    self.log = log
    self.exp = exp
    self.pow = pow
  }
}
