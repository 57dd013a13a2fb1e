import Dispatch
import PathKernel
import Synchronization

/// Runs pieces of work on so many threads at once.
package struct ThreadedExecutor: Executor {
  package let workers: Int

  package init(workers: Int) { self.workers = workers }

  package func map<Output: Sendable>(
    count: Int, _ work: @escaping @Sendable (Int) -> Output
  ) -> [Output] {
    let results = Mutex([Output?](repeating: nil, count: count))
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: workers) { _ in
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < count else { return }
        let output = work(index)
        results.withLock { $0[index] = output }
      }
    }
    return results.withLock { $0.map { $0! } }
  }
}

/// Runs the pieces last to first: an answer must not depend on which is done when.
package struct BackwardsExecutor: Executor {
  package let workers = 1

  package init() {}

  package func map<Output: Sendable>(
    count: Int, _ work: @escaping @Sendable (Int) -> Output
  ) -> [Output] {
    (0..<count).reversed().map { work($0) }.reversed()
  }
}
