import Dispatch
package import FlowAssignment
import Foundation
import PathKernel
import Synchronization

extension Mathematics {
  /// The C library's functions.
  package static let platform = Mathematics(
    log: { Foundation.log($0) }, exp: { Foundation.exp($0) }, pow: { Foundation.pow($0, $1) })
}

/// Clock and processors of the machine.
package enum Platform {
  /// Seconds on its monotonic clock: only differences mean anything.
  package static let clock: @Sendable () -> Double = {
    Double(DispatchTime.now().uptimeNanoseconds) * 1e-9
  }

  /// Makes all threads take memory from one heap, where the C library is GNU's, which gives each
  /// its own: what one thread gives back another can take, and a large solve needs about as much on
  /// every run. Threads that ask for small pieces all the time would wait for each other.
  ///
  /// - Returns: whether there is such an option, and it was set.
  @discardableResult package static func shareHeap() -> Bool {
    #if canImport(Glibc)
      // Its <malloc.h> is not among the headers that Swift sees.
      guard let address = dlsym(nil, "mallopt") else { return false }
      let setOption = unsafeBitCast(address, to: (@convention(c) (CInt, CInt) -> CInt).self)
      let mostHeaps: CInt = -8
      return setOption(mostHeaps, 1) == 1
    #else
      return false
    #endif
  }

  /// Processors that the process may use, counted when first asked for.
  private static let processors = ProcessInfo.processInfo.activeProcessorCount

  /// How many of so many pieces of work are under way at once: up to `limit`, or up to as many as
  /// there are processors, which are not counted where there is nothing to share; at least one.
  ///
  /// - Precondition: a limit is above zero.
  package static func workers(_ limit: Int?, for pieces: Int) -> Int {
    precondition(limit ?? 1 > 0, "work needs a worker")
    return pieces > 1 && limit != 1 ? min(limit ?? processors, pieces) : 1
  }
}

/// Runs pieces of work on so many threads of the process at once.
package struct ThreadExecutor: Executor {
  /// Measured: so many arcs are looked at in the time in which another thread starts.
  package let minimumWork = 10_000
  private let limit: Int?

  /// - Parameter workers: threads at once; nil for as many as there are processors.
  package init(workers: Int?) {
    precondition(workers ?? 1 > 0, "work needs a worker")
    limit = workers
  }

  package func map<Output: Sendable>(
    count: Int, _ work: @escaping @Sendable (Int) -> Output
  ) -> [Output] {
    map(count: count, scratch: {}) { index, _ in work(index) }
  }

  package func map<Scratch: ~Copyable, Output: Sendable>(
    count: Int, scratch: @escaping @Sendable () -> Scratch,
    _ work: @escaping @Sendable (Int, inout Scratch) -> Output
  ) -> [Output] {
    let workers = Platform.workers(limit, for: count)
    guard workers > 1 else {
      return SerialExecutor().map(count: count, scratch: scratch, work)
    }
    let results = Mutex([Output?](repeating: nil, count: count))
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: workers) { _ in
      var index = next.wrappingAdd(1, ordering: .relaxed).oldValue
      guard index < count else { return }
      var own = scratch()
      while index < count {
        let output = work(index, &own)
        results.withLock { $0[index] = output }
        index = next.wrappingAdd(1, ordering: .relaxed).oldValue
      }
    }
    return results.withLock { $0.map { $0! } }
  }
}
