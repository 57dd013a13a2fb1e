/// Runs independent pieces of work, perhaps several at once.
///
/// The kernels know no threads: the host passes an executor in. Work is cut by its size, never by
/// the number of workers. What a piece of work computes depends on its index alone, and results
/// come back in index order, so that an answer is the same bit for bit for any number of workers.
public protocol Executor: Sendable {
  /// Work below which a solve of many rounds is better off on the caller's thread than shared out
  /// here, in arcs that a round looks at (some nanoseconds each); 0, as by default, where sharing
  /// costs nothing. It decides who computes, never what.
  var minimumWork: Int { get }

  /// Results of `work` for `0 ..< count`, in that order.
  func map<Output: Sendable>(
    count: Int, _ work: @escaping @Sendable (Int) -> Output
  ) -> [Output]
}

extension Executor {
  /// Work is shared out however small it is.
  public var minimumWork: Int { 0 }
}

/// Runs everything on the caller's thread.
public struct SerialExecutor: Executor {
  /// Creates the executor.
  public init() {}

  /// Runs the pieces one after another.
  public func map<Output: Sendable>(
    count: Int, _ work: @escaping @Sendable (Int) -> Output
  ) -> [Output] {
    (0..<count).map { work($0) }
  }
}
