import Dispatch
import PathKernel
import Synchronization

/// Runs pieces of work on so many threads at once.
package struct ThreadedExecutor: Executor {
  /// Threads at once.
  package let workers: Int

  /// Runs on so many threads.
  package init(workers: Int) { self.workers = workers }

  /// The outputs in the order of the pieces.
  package func map<Output: Sendable>(
    count: Int, _ work: @escaping @Sendable (Int) -> Output
  ) -> [Output] {
    map(count: count, scratch: {}) { index, _ in work(index) }
  }

  /// The same; each thread keeps its memory.
  package func map<Scratch: ~Copyable, Output: Sendable>(
    count: Int, scratch: @escaping @Sendable () -> Scratch,
    _ work: @escaping @Sendable (Int, inout Scratch) -> Output
  ) -> [Output] {
    let results = Mutex([Output?](repeating: nil, count: count))
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: workers) { _ in
      var own = scratch()
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < count else { return }
        let output = work(index, &own)
        results.withLock { $0[index] = output }
      }
    }
    return results.withLock { $0.map { $0! } }
  }
}

/// Runs the pieces last to first: an answer must not depend on which is done when.
package struct BackwardsExecutor: Executor {
  /// One: the pieces run one after another.
  package let workers = 1

  /// Runs on the caller's own thread.
  package init() {}

  /// The outputs in the order of the pieces.
  package func map<Output: Sendable>(
    count: Int, _ work: @escaping @Sendable (Int) -> Output
  ) -> [Output] {
    (0..<count).reversed().map { work($0) }.reversed()
  }

  /// The same, all in one memory.
  package func map<Scratch: ~Copyable, Output: Sendable>(
    count: Int, scratch: @escaping @Sendable () -> Scratch,
    _ work: @escaping @Sendable (Int, inout Scratch) -> Output
  ) -> [Output] {
    var own = scratch()
    var results: [Output] = []
    for index in (0..<count).reversed() { results.append(work(index, &own)) }
    return results.reversed()
  }
}
