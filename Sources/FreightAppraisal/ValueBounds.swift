/// A number of which two bounds are proven.
package struct ValueBounds: Sendable, Equatable {
  /// The number is at least this.
  package var lower: Double
  /// The number is at most this.
  package var upper: Double

  /// Creates bounds of one number.
  package init(lower: Double, upper: Double) {
    self.lower = lower
    self.upper = upper
  }
}

extension [ValueBounds] {
  /// The greatest of so many proven lower bounds: at least `count` of the numbers reach it.
  ///
  /// - Returns: minus infinity if there are fewer numbers.
  package func threshold(ofGreatest count: Int) -> Double {
    precondition(count > 0, "the greatest none have no threshold")
    let lower = map(\.lower).sorted(by: >)
    return lower.count < count ? -.infinity : lower[count - 1]
  }

  /// Places of all numbers that may be among the `count` greatest.
  ///
  /// Whatever is left out is not: its upper bound is below `count` lower bounds of others.
  package func contenders(forGreatest count: Int) -> [Int] {
    let threshold = threshold(ofGreatest: count)
    return indices.filter { self[$0].upper >= threshold }
  }
}
