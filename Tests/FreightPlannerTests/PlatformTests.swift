import PathKernel
import Synchronization
import Testing

@testable import FreightPlanner

/// What is asked of the C library.
@Suite struct PlatformTests {
  @Test func itsHeapsBecomeOneWhereItIsGNUs() {
    #if canImport(Glibc)
      #expect(Platform.shareHeap())
    #else
      #expect(!Platform.shareHeap())
    #endif
  }
}

/// Work shared out among threads.
@Suite struct ThreadExecutorTests {
  private final class Count: Sendable {
    let value = Atomic(0)
  }

  /// A worker keeps its memory from one piece to the next, and no two workers have the same.
  @Test(arguments: [1, 2, 5]) func everyWorkerMakesItsMemoryOnce(workers: Int) {
    let made = Count()
    let found = ThreadExecutor(workers: workers).map(
      count: 40,
      scratch: {
        made.value.wrappingAdd(1, ordering: .relaxed)
        return [Int]()
      }
    ) { index, seen in
      seen.append(index)
      return (index: index, seen: seen)
    }
    #expect(found.map(\.index) == Array(0..<40))
    let memories = made.value.load(ordering: .relaxed)
    #expect((1...workers).contains(memories))
    #expect(found.count { $0.seen.count == 1 } == memories)
    #expect(found.allSatisfy { $0.seen == $0.seen.sorted() && $0.seen.last == $0.index })
  }

  @Test func noMemoryIsMadeForNoWork() {
    let made = Count()
    let found = ThreadExecutor(workers: 2).map(
      count: 0, scratch: { made.value.wrappingAdd(1, ordering: .relaxed) }
    ) { index, _ in index }
    #expect(found.isEmpty)
    #expect(made.value.load(ordering: .relaxed) == 0)
  }
}
