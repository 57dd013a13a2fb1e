/// A limit on what flow takes on many arcs together, for example the hours of a fleet.
///
/// A facility fills up arc by arc, at one load per class for all facilities of an arc; what a limit
/// is taken up by is its own for each class and arc. The form is the project's own: one linear row
/// more in the programme of `ConcurrentFlow`.
public struct SharedLimit: Sendable {
  /// `h_ka`: what a unit of flow takes on each arc, by class, in any one unit (hours of a fleet's
  /// vehicles); empty for a class that takes nothing.
  public var use: [[Double]]
  /// Greatest sum over classes and arcs of use times flow, in that unit per hour.
  public var capacity: Double

  /// Creates a limit.
  ///
  /// - Parameters:
  ///   - use: by class, one entry per arc, not negative; empty for a class that takes nothing.
  ///   - capacity: greatest sum per hour.
  /// - Precondition: the capacity is finite and above zero.
  public init(use: [[Double]], capacity: Double) {
    precondition(capacity > 0 && capacity < .infinity, "a limit is finite and above zero")
    assert(use.allSatisfy { $0.allSatisfy { $0 >= 0 } }, "nothing is given back")
    self.use = use
    self.capacity = capacity
  }

  /// What a unit of flow of a class takes on an arc.
  func use(ofClass userClass: Int, onArc arc: Int) -> Double {
    use[userClass].isEmpty ? 0 : use[userClass][arc]
  }
}
