/// Runs independent pieces of work, perhaps several at once.
///
/// The kernels know no threads: the host passes an executor in. Work is cut by its size, never by
/// the number of workers. What a piece of work computes depends on its index alone, and results
/// come back in index order, so that an answer is the same bit for bit for any number of workers.
public protocol Executor: Sendable {
  /// Work below which a solve of many rounds is better off on the caller's thread than shared out
  /// here, in arcs that a round looks at (some nanoseconds each); 0, as by default, where sharing
  /// costs nothing. It decides who computes, never what; equilibria ask it once, before their first
  /// round.
  var minimumWork: Int { get }

  /// Results of `work` for `0 ..< count`, in that order.
  func map<Output: Sendable>(
    count: Int, _ work: @escaping @Sendable (Int) -> Output
  ) -> [Output]

  /// The same for work that needs memory of its own, which a worker may keep from one piece to the
  /// next: by default each piece has its own.
  ///
  /// - Parameters:
  ///   - count: pieces of work.
  ///   - scratch: makes the memory, on any thread and at most once a piece.
  ///   - work: one piece. What it leaves in the memory must not change what the next computes.
  /// - Returns: the results in the order of the pieces.
  func map<Scratch: ~Copyable, Output: Sendable>(
    count: Int, scratch: @escaping @Sendable () -> Scratch,
    _ work: @escaping @Sendable (Int, inout Scratch) -> Output
  ) -> [Output]
}

extension Executor {
  /// Work is shared out however small it is.
  public var minimumWork: Int { 0 }

  /// Runs each piece with memory of its own.
  public func map<Scratch: ~Copyable, Output: Sendable>(
    count: Int, scratch: @escaping @Sendable () -> Scratch,
    _ work: @escaping @Sendable (Int, inout Scratch) -> Output
  ) -> [Output] {
    map(count: count) { index in
      var own = scratch()
      return work(index, &own)
    }
  }

  /// What a solve runs on whose rounds look at so many arcs.
  package func forRounds(of arcs: Int) -> SizedExecutor<Self> {
    SizedExecutor(self, shares: arcs >= minimumWork)
  }
}

/// An executor for work of one size: shares it out, or keeps it on the caller's thread.
package struct SizedExecutor<Base: Executor>: Executor {
  private let base: Base
  private let shares: Bool

  fileprivate init(_ base: Base, shares: Bool) {
    self.base = base
    self.shares = shares
  }

  /// Runs the pieces as `Base` does, or one after another.
  package func map<Output: Sendable>(
    count: Int, _ work: @escaping @Sendable (Int) -> Output
  ) -> [Output] {
    shares ? base.map(count: count, work) : SerialExecutor().map(count: count, work)
  }

  /// The same, with memory for the work.
  package func map<Scratch: ~Copyable, Output: Sendable>(
    count: Int, scratch: @escaping @Sendable () -> Scratch,
    _ work: @escaping @Sendable (Int, inout Scratch) -> Output
  ) -> [Output] {
    shares
      ? base.map(count: count, scratch: scratch, work)
      : SerialExecutor().map(count: count, scratch: scratch, work)
  }
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

  /// Runs the pieces one after another in the same memory.
  public func map<Scratch: ~Copyable, Output: Sendable>(
    count: Int, scratch: @escaping @Sendable () -> Scratch,
    _ work: @escaping @Sendable (Int, inout Scratch) -> Output
  ) -> [Output] {
    guard count > 0 else { return [] }
    var own = scratch()
    var results: [Output] = []
    results.reserveCapacity(count)
    for index in 0..<count { results.append(work(index, &own)) }
    return results
  }
}
