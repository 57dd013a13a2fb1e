/// Runs independent pieces of work, perhaps several at once.
///
/// The kernels know no threads: the host passes an executor in. Work is cut by its size, never by
/// the number of workers. What a piece of work computes depends on its index alone, and results
/// come back in index order, so that an answer is the same bit for bit for any number of workers.
public protocol Executor: Sendable {
  /// Results of `work` for `0 ..< count`, in that order.
  func map<Output: Sendable>(
    count: Int, _ work: @escaping @Sendable (Int) -> Output
  ) -> [Output]
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
